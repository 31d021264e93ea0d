//! Each limit is where it is said to be, and what is within the limits of its parts fits into a frame.

use std::fmt::Debug;

use kith_wire::account::{Approver, Entry, EntryKind, SignedEntry, Signer, Stamp, StampedEntry};
use kith_wire::content::{Body, ChainHead, Content};
use kith_wire::inbox::{
    Conversation, Envelope, Head, Invitation, Letter, LetterKind, Reach, Rejoin, RejoinReason, RelayAddress, Request,
    Salutation, SignedLetter,
};
use kith_wire::{
    AccountId, Append, Backup, BackupRequest, ChannelId, ClientFrame, Closing, ClosingReason, Commit, CreateAccount,
    DecodeError, DeviceId, Ending, Epoch, EpochKeys, GrantToken, Hash, InboxItem, Message, MessageId, Millis,
    OpenChannel, Operation, PublicKey, PublishKeyPackages, PutBackup, Record, Refusal, RelayId, SealKeyId, Seconds,
    Seq, ServerEvent, ServerFrame, Shown, Signature, Token, TokenRights, limits,
};

const KEYS: EpochKeys = EpochKeys { read: PublicKey([1; 32]), write: PublicKey([2; 32]) };
const CHANNEL: ChannelId = ChannelId([3; 32]);

/// At the limit it is taken, one above it is refused by this name.
fn bounded<M: Message + PartialEq + Debug>(field: &'static str, limit: usize, of_size: impl Fn(usize) -> M) {
    let decoded = |size| M::decode(&of_size(size).encode());
    assert!(decoded(limit) == Ok(of_size(limit)), "{field} of {limit}");
    assert!(decoded(limit + 1) == Err(DecodeError::TooLarge { field, limit }), "{field} of {}", limit + 1);
}

fn request(operation: Operation) -> ClientFrame {
    ClientFrame { request: u64::MAX, operation }
}

fn event(event: ServerEvent) -> ServerFrame {
    ServerFrame { request: u64::MAX, event }
}

fn some_bytes(size: usize) -> Vec<u8> {
    vec![7; size]
}

fn some_text(size: usize) -> String {
    "é".repeat(size / 2) + &"e".repeat(size % 2)
}

fn shown() -> Shown {
    Shown { account: AccountId([4; 32]), token: Token([5; 32]) }
}

fn append(body: Vec<u8>) -> ClientFrame {
    request(Operation::Append(Append { channel: CHANNEL, epoch: Epoch(u64::MAX), body }))
}

fn commit(body: Vec<u8>) -> ClientFrame {
    request(Operation::Commit(Commit { channel: CHANNEL, epoch: Epoch(u64::MAX), body, next: KEYS }))
}

fn deliver(body: Vec<u8>) -> ClientFrame {
    request(Operation::Deliver { shown: shown(), body })
}

fn publish(one_time: Vec<Vec<u8>>, last_resort: Option<Vec<u8>>) -> ClientFrame {
    request(Operation::PublishKeyPackages(PublishKeyPackages { one_time, last_resort }))
}

fn grant(card_key: Vec<u8>) -> ClientFrame {
    let rights = TokenRights { deliver: true, key_packages: true, chain: true };
    let expires = Some(Seconds(u64::MAX));
    let grant = GrantToken { hash: Hash([6; 32]), rights, once: true, expires, card_key: Some(card_key) };
    request(Operation::GrantToken(grant))
}

fn open_channel(retention: u32) -> ClientFrame {
    request(Operation::OpenChannel(OpenChannel { channel: CHANNEL, keys: KEYS, retention }))
}

fn records(count: usize, size: usize, next: Option<EpochKeys>) -> ServerFrame {
    let record = Record { seq: Seq(u64::MAX), epoch: Epoch(u64::MAX), body: some_bytes(size), next };
    event(ServerEvent::Records { channel: CHANNEL, records: vec![record; count] })
}

fn inbox_items(count: usize, size: usize) -> ServerFrame {
    event(ServerEvent::InboxItems(vec![InboxItem { seq: Seq(u64::MAX), body: some_bytes(size) }; count]))
}

/// An entry of the kind that has the longest form: every guardian and every device approves a recovery.
fn longest_entry() -> StampedEntry {
    let guardians = (0..16).map(|byte| Approver::Guardian(PublicKey([byte; 32])));
    let devices = (0..16).map(|byte| Approver::Device(DeviceId([byte; 16])));
    let approvals = guardians.chain(devices).map(|approver| (approver, Signature([8; 64]))).collect();
    let entry = Entry {
        account: AccountId([4; 32]),
        index: u64::MAX,
        previous: Hash([6; 32]),
        signer: Signer::Recovery(PublicKey([9; 32])),
        kind: EntryKind::RecoveryCompleted { started: u64::MAX, approvals },
    };
    StampedEntry { entry: SignedEntry { entry, signature: Signature([8; 64]) }, stamp: stamp() }
}

fn stamp() -> Stamp {
    Stamp { time: Seconds(u64::MAX), relay: RelayId([10; 32]), signature: Signature([8; 64]) }
}

fn short_entry() -> StampedEntry {
    let kind = EntryKind::Frozen;
    let signer = Signer::Device(DeviceId([11; 16]));
    let entry = Entry { account: AccountId([4; 32]), index: 1, previous: Hash([6; 32]), signer, kind };
    StampedEntry { entry: SignedEntry { entry, signature: Signature([8; 64]) }, stamp: stamp() }
}

fn chain(length: usize) -> Vec<StampedEntry> {
    vec![short_entry(); length]
}

fn reach(seal_key: Vec<u8>) -> Reach {
    let relay = RelayAddress { url: "ws://a.example/v1".into(), relay: RelayId([10; 32]) };
    Reach { relay, account: AccountId([4; 32]), token: Token([5; 32]), seal_key }
}

fn conversation(welcome: Vec<u8>) -> Conversation {
    let Reach { relay, .. } = reach(some_bytes(1));
    let head = Head { epoch: Epoch(1), seq: Seq(1), hash: Hash([6; 32]) };
    Conversation { id: MessageId([12; 16]), relay, channel: CHANNEL, welcome, head }
}

fn content(body: Body) -> Content {
    let seen = Some(Head { epoch: Epoch(u64::MAX), seq: Seq(u64::MAX), hash: Hash([6; 32]) });
    let chain = ChainHead { length: u64::MAX, hash: Hash([6; 32]) };
    Content {
        id: MessageId([12; 16]),
        sent: Millis(u64::MAX),
        seen,
        chain,
        ending: Some(Ending::of(&Hash([6; 32]))),
        body,
    }
}

#[test]
fn each_limit_of_a_request_is_enforced() {
    let create = |invite| {
        request(Operation::CreateAccount(CreateAccount { genesis: short_entry().entry, invite: Some(invite) }))
    };
    bounded("invite", limits::INVITE, |size| create(some_text(size)));
    bounded("key_packages", limits::KEY_PACKAGES, |count| publish(vec![some_bytes(1); count], None));
    bounded("key_package", limits::KEY_PACKAGE, |size| publish(vec![some_bytes(size)], None));
    bounded("last_resort", limits::KEY_PACKAGE, |size| publish(vec![], Some(some_bytes(size))));
    bounded("card_key", limits::SEAL_KEY, |size| grant(some_bytes(size)));
    bounded("body", limits::INBOX_ITEM, |size| deliver(some_bytes(size)));
    bounded("body", limits::MESSAGE, |size| append(some_bytes(size)));
    bounded("body", limits::COMMIT, |size| commit(some_bytes(size)));
    let id = Hash([6; 32]);
    let put = |size, part| request(Operation::PutBlob { id, size, offset: u64::MAX, part });
    bounded("part", limits::BLOB_PART, |size| put(1, some_bytes(size)));
    bounded("size", limits::BLOB, |size| put(size as u64, vec![]));
    let get = |length| request(Operation::GetBlob { id, offset: u64::MAX, length });
    bounded("length", limits::BLOB_PART, |length| get(length as u64));
    let ask = |asked| request(Operation::Backup(asked));
    bounded("pin", limits::PIN_MESSAGE, |size| ask(BackupRequest::BeginPin(some_bytes(size))));
    bounded("pin", limits::PIN_MESSAGE, |size| ask(BackupRequest::ShowPin(some_bytes(size))));
    bounded("pin", limits::PIN_MESSAGE, |size| ask(BackupRequest::FinishPin(some_bytes(size))));
    let keep = |head, blobs, pin| ask(BackupRequest::Put(PutBackup { replaces: 1, head, blobs, pin }));
    bounded("head", limits::BACKUP_HEAD, |size| keep(some_bytes(size), vec![], None));
    bounded("blobs", limits::BACKUP_BLOBS, |count| keep(some_bytes(1), vec![id; count], None));
    bounded("pin", limits::PIN_MESSAGE, |size| keep(some_bytes(1), vec![], Some(some_bytes(size))));
    assert_eq!(ClientFrame::decode(&put(0, vec![]).encode()), Err(DecodeError::Value { field: "size" }));
    assert_eq!(ClientFrame::decode(&get(0).encode()), Err(DecodeError::Value { field: "length" }));
}

#[test]
fn messages_are_kept_for_a_minute_to_a_year() {
    let decoded = |retention| ClientFrame::decode(&open_channel(retention).encode());
    for kept in [limits::RETENTION_MIN, limits::RETENTION_DEFAULT, limits::RETENTION_MAX] {
        assert_eq!(decoded(kept), Ok(open_channel(kept)));
    }
    for refused in [0, limits::RETENTION_MIN - 1, limits::RETENTION_MAX + 1, u32::MAX] {
        assert_eq!(decoded(refused), Err(DecodeError::Value { field: "retention" }));
    }
}

#[test]
fn each_limit_of_an_event_is_enforced() {
    bounded("entries", limits::ENTRIES, |count| event(ServerEvent::OwnChain(chain(count))));
    bounded("entries", limits::ENTRIES, |count| event(ServerEvent::ChainPart(chain(count))));
    bounded("key", limits::SEAL_KEY, |size| event(ServerEvent::CardKey(some_bytes(size))));
    bounded("key_packages", limits::KEY_PACKAGES, |count| event(ServerEvent::KeyPackages(vec![some_bytes(1); count])));
    bounded("key_package", limits::KEY_PACKAGE, |size| event(ServerEvent::KeyPackages(vec![some_bytes(size)])));
    bounded("items", limits::RECORDS, |count| inbox_items(count, 1));
    bounded("body", limits::INBOX_ITEM, |size| inbox_items(1, size));
    let blob = |size, part| event(ServerEvent::BlobPart { size, part });
    bounded("part", limits::BLOB_PART, |size| blob(1, some_bytes(size)));
    bounded("size", limits::BLOB, |size| blob(size as u64, vec![]));
    assert_eq!(ServerFrame::decode(&blob(0, vec![]).encode()), Err(DecodeError::Value { field: "size" }));
    bounded("pin", limits::PIN_MESSAGE, |size| event(ServerEvent::Pin { message: some_bytes(size), left: 1 }));
    let backup = |head, blobs| event(ServerEvent::Backup(Backup { number: 1, head, blobs }));
    bounded("head", limits::BACKUP_HEAD, |size| backup(some_bytes(size), vec![]));
    bounded("blobs", limits::BACKUP_BLOBS, |count| backup(some_bytes(1), vec![Hash([6; 32]); count]));
    bounded("records", limits::RECORDS, |count| records(count, 1, None));
    bounded("body", limits::MESSAGE, |size| records(1, size, None));
    bounded("body", limits::COMMIT, |size| records(1, size, Some(KEYS)));
    let closing = |text| ServerEvent::Closing(Closing { reason: ClosingReason::TooSlow, text });
    bounded("text", limits::DETAIL, |size| event(closing(some_text(size))));
    let refused = |rule| ServerEvent::Refusal(Refusal::ChainRule { rule });
    bounded("detail", limits::DETAIL, |size| event(refused(some_text(size))));
}

#[test]
fn each_limit_of_a_letter_is_enforced() {
    let url = |size| RelayAddress { url: format!("ws://{}", "a".repeat(size - 5)), relay: RelayId([10; 32]) };
    bounded("url", limits::URL, url);
    bounded("seal_key", limits::SEAL_KEY, |size| reach(some_bytes(size)));
    bounded("sealed", limits::INBOX_ITEM, |size| Envelope { key: SealKeyId([13; 8]), sealed: some_bytes(size) });
    bounded("letter", limits::INBOX_ITEM, |size| SignedLetter {
        letter: some_bytes(size),
        signature: Signature([8; 64]),
    });
    bounded("chain", limits::ENTRIES, |count| Letter {
        id: MessageId([12; 16]),
        device: DeviceId([11; 16]),
        chain: chain(count),
        kind: LetterKind::Welcome(conversation(some_bytes(1))),
    });
    bounded("welcome", limits::INBOX_ITEM, |size| conversation(some_bytes(size)));
    bounded("name", limits::NAME, |size| Request {
        reach: reach(some_bytes(1)),
        name: some_text(size),
        salutation: Salutation::None,
    });
    bounded("name", limits::NAME, |size| Invitation {
        request: MessageId([12; 16]),
        reach: reach(some_bytes(1)),
        name: some_text(size),
        conversation: conversation(some_bytes(1)),
    });
    let rejoin = |key_packages| Rejoin { conversation: MessageId([12; 16]), key_packages, reason: RejoinReason::Gap };
    bounded("key_packages", limits::KEY_PACKAGES, |count| rejoin(vec![some_bytes(1); count]));
    bounded("key_package", limits::KEY_PACKAGE, |size| rejoin(vec![some_bytes(size)]));
}

#[test]
fn each_limit_of_a_content_is_enforced() {
    bounded("text", limits::TEXT, |size| content(Body::Text(some_text(size))));
    bounded("name", limits::NAME, |size| content(Body::Profile { name: some_text(size) }));
    bounded("entries", limits::ENTRIES, |count| content(Body::ChainUpdate(chain(count))));
}

#[test]
fn an_address_is_a_websockets_and_nothing_but_printable_ascii() {
    let decoded = |url: &str| {
        RelayAddress::decode(&RelayAddress { url: url.into(), relay: RelayId([10; 32]) }.encode()).map(|it| it.url)
    };
    for taken in ["ws://127.0.0.1:7171/v1", "wss://relay.example/v1?a=b#c", "ws://[::1]:80/v1"] {
        assert_eq!(decoded(taken).unwrap(), taken);
    }
    for refused in ["", "http://a", "WS://a", " ws://a", "ws://a b", "ws://a\n", "ws://a\u{7f}", "ws://a\u{202e}b"] {
        assert_eq!(decoded(refused), Err(DecodeError::Value { field: "url" }), "{refused:?}");
    }
}

#[test]
fn the_largest_of_each_request_fits_into_a_frame() {
    let key_packages = vec![some_bytes(limits::KEY_PACKAGE); limits::KEY_PACKAGES];
    for largest in [
        commit(some_bytes(limits::COMMIT)),
        append(some_bytes(limits::MESSAGE)),
        deliver(some_bytes(limits::INBOX_ITEM)),
        publish(key_packages, Some(some_bytes(limits::KEY_PACKAGE))),
        request(Operation::AppendEntry(longest_entry().entry)),
        request(Operation::PutBlob {
            id: Hash([6; 32]),
            size: limits::BLOB as u64,
            offset: u64::MAX,
            part: some_bytes(limits::BLOB_PART),
        }),
    ] {
        assert!(largest.encode().len() <= limits::CLIENT_FRAME);
    }
}

#[test]
fn the_largest_of_each_answer_and_every_single_record_fits_into_a_frame() {
    for largest in [
        event(ServerEvent::OwnChain(vec![longest_entry(); limits::ENTRIES])),
        event(ServerEvent::KeyPackages(vec![some_bytes(limits::KEY_PACKAGE); limits::KEY_PACKAGES])),
        event(ServerEvent::BlobPart { size: limits::BLOB as u64, part: some_bytes(limits::BLOB_PART) }),
        records(1, limits::COMMIT, Some(KEYS)),
        inbox_items(1, limits::INBOX_ITEM),
    ] {
        assert!(largest.encode().len() <= limits::SERVER_FRAME);
    }
}

#[test]
fn the_longest_text_fits_into_the_largest_class() {
    let longest = content(Body::Text(some_text(limits::TEXT))).to_plaintext();
    assert_eq!(Some(&longest.len()), limits::CONTENT_CLASSES.last());
    assert!(longest.len() < limits::MESSAGE);
}

#[test]
fn a_letter_of_the_largest_class_fits_into_an_inbox() {
    /// X-Wing's encapsulation (draft-connolly-cfrg-xwing-kem) and the tag of ChaCha20-Poly1305.
    const SEAL: usize = 1120 + 16;
    let largest = limits::LETTER_CLASSES[limits::LETTER_CLASSES.len() - 1];
    let envelope = Envelope { key: SealKeyId([13; 8]), sealed: some_bytes(largest + SEAL) };
    assert!(envelope.encode().len() <= limits::INBOX_ITEM);
}
