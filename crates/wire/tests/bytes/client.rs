//! Every operation that a client may ask for.

use kith_wire::{
    Append, Authenticate, AuthenticatePhrase, BackupRequest, ClientFrame, Commit, CreateAccount, DecodeError, Epoch,
    GrantToken, Message, OpenChannel, Operation, Prove, PublishKeyPackages, Purpose, PutBackup, Seconds, Seq, Session,
    Shown, Subscribe, TokenRights,
};

use crate::contract::{RELAY as CONTRACT, assert_complete};
use crate::notation::{bytes, pin};
use crate::values::{
    ACCOUNT, CHANNEL, DEVICE, HASH, KEYS, KEYS_LINE, NONCE, RELAY, SIGNATURE, SIGNED_LINE, TOKEN, signed,
};

/// An arm of the operation, a value of it, and its bytes after the request number.
type Pinned = (&'static str, Operation, String);

#[test]
fn every_operation_has_these_bytes() {
    let operations =
        [of_the_own_account(), about_tokens(), with_a_token(), with_an_epochs_keys(), of_blobs(), of_backups()]
            .concat();
    for (name, operation, line) in &operations {
        pin(name, &ClientFrame { request: 300, operation: operation.clone() }, &format!("08ac02 {line}"));
    }
    assert_complete(operations.iter().map(|(name, ..)| *name), CONTRACT, "oneof operation");
}

fn of_the_own_account() -> Vec<Pinned> {
    let create = |invite| Operation::CreateAccount(CreateAccount { genesis: signed(), invite });
    let proof = Authenticate { account: ACCOUNT, device: DEVICE, session: Session(5), signature: SIGNATURE };
    vec![
        ("create_account", create(Some("letmein".into())), format!("52ad01 0aa101 {SIGNED_LINE} 1207 'letmein'")),
        ("create_account", create(None), format!("52a401 0aa101 {SIGNED_LINE}")),
        (
            "authenticate_phrase",
            Operation::AuthenticatePhrase(AuthenticatePhrase { key: KEYS.read, signature: SIGNATURE }),
            "a201 64 0a20 ea*32 1240 51*64".into(),
        ),
        ("authenticate", Operation::Authenticate(proof), "5a78 0a20 ac*32 1210 de*16 1805 2240 51*64".into()),
        ("append_entry", Operation::AppendEntry(signed()), format!("62a401 0aa101 {SIGNED_LINE}")),
        ("read_own_chain", Operation::ReadOwnChain { from: 12 }, "6a02 080c".into()),
        ("read_inbox", Operation::ReadInbox { after: Seq(13) }, "7202 080d".into()),
        (
            "publish_key_packages",
            Operation::PublishKeyPackages(PublishKeyPackages {
                one_time: vec![b"one".into(), b"two".into()],
                last_resort: Some(b"last".into()),
            }),
            "7a10 0a03 'one' 0a03 'two' 1204 'last'".into(),
        ),
        ("publish_key_packages", Operation::PublishKeyPackages(PublishKeyPackages::default()), "7a00".into()),
    ]
}

fn about_tokens() -> Vec<Pinned> {
    let card = GrantToken {
        hash: HASH,
        rights: TokenRights { deliver: true, key_packages: false, chain: false },
        once: true,
        expires: Some(Seconds(1_800_000_000)),
        card_key: Some(b"key".into()),
    };
    let contact = GrantToken {
        hash: HASH,
        rights: TokenRights { deliver: true, key_packages: true, chain: true },
        once: false,
        expires: None,
        card_key: None,
    };
    let nothing = GrantToken { rights: TokenRights::default(), ..contact.clone() };
    let card_line = "820133 0a20 4a*32 1202 0801 1801 2080a4a7da06 2a03 'key'";
    vec![
        ("grant_token", Operation::GrantToken(card), card_line.into()),
        ("grant_token", Operation::GrantToken(contact), "82012a 0a20 4a*32 1206 0801 1001 1801".into()),
        ("grant_token", Operation::GrantToken(nothing), "820124 0a20 4a*32 1200".into()),
        ("revoke_token", Operation::RevokeToken { hash: HASH }, "8a0122 0a20 4a*32".into()),
        ("invite", Operation::Invite { hash: HASH }, "920122 0a20 4a*32".into()),
    ]
}

fn of_blobs() -> Vec<Pinned> {
    let put = |offset, part: &[u8]| Operation::PutBlob { id: HASH, size: 300, offset, part: part.into() };
    vec![
        ("put_blob", put(295, b"part"), "9a012e 0a20 4a*32 10ac02 18a702 2204 'part'".into()),
        ("put_blob", put(0, b""), "9a0125 0a20 4a*32 10ac02".into()),
        ("get_blob", Operation::GetBlob { id: HASH, offset: 300, length: 5 }, "9a0327 0a20 4a*32 10ac02 1805".into()),
    ]
}

fn of_backups() -> Vec<Pinned> {
    let put = |pin| PutBackup { replaces: 3, head: b"head".into(), blobs: vec![HASH, HASH], pin };
    let ask = Operation::Backup;
    vec![
        ("begin_pin", ask(BackupRequest::BeginPin(b"pin".into())), "b20105 0a03 'pin'".into()),
        ("show_pin", ask(BackupRequest::ShowPin(b"pin".into())), "ba0105 0a03 'pin'".into()),
        ("finish_pin", ask(BackupRequest::FinishPin(b"pin".into())), "c20105 0a03 'pin'".into()),
        (
            "put_backup",
            ask(BackupRequest::Put(put(Some(b"pin".into())))),
            "ca0151 0803 1204 'head' 1a20 4a*32 1a20 4a*32 2203 'pin'".into(),
        ),
        ("put_backup", ask(BackupRequest::Put(put(None))), "ca014c 0803 1204 'head' 1a20 4a*32 1a20 4a*32".into()),
        // `GetBackup` in the contract.
        ("get_backup", ask(BackupRequest::Get), "d20100".into()),
    ]
}

fn with_a_token() -> Vec<Pinned> {
    let shown = || Shown { account: ACCOUNT, token: TOKEN };
    let deliver = Operation::Deliver { shown: shown(), body: b"sealed".into() };
    vec![
        ("fetch_card_key", Operation::FetchCardKey(shown()), "f20144 0a20 ac*32 1220 70*32".into()),
        ("deliver", deliver, "fa014c 0a20 ac*32 1220 70*32 1a06 'sealed'".into()),
        ("claim_key_packages", Operation::ClaimKeyPackages(shown()), "820244 0a20 ac*32 1220 70*32".into()),
        ("read_chain", Operation::ReadChain { shown: shown(), from: 12 }, "8a0246 0a20 ac*32 1220 70*32 180c".into()),
    ]
}

fn with_an_epochs_keys() -> Vec<Pinned> {
    let (channel, epoch, body) = (CHANNEL, Epoch(9), || b"sealed".to_vec());
    let open = OpenChannel { channel, keys: KEYS, retention: 2_592_000 };
    let prove = |purpose| Operation::Prove(Prove { channel, epoch, purpose, signature: SIGNATURE });
    let commit = Commit { channel, epoch, body: body(), next: KEYS };
    let commit_line = format!("da0272 0a20 c4*32 1009 1a06 'sealed' 2244 {KEYS_LINE}");
    vec![
        ("open_channel", Operation::OpenChannel(open), format!("c2026d 0a20 c4*32 1244 {KEYS_LINE} 18809a9e01")),
        ("prove", prove(Purpose::Read), "ca0268 0a20 c4*32 1009 1801 2240 51*64".into()),
        ("prove", prove(Purpose::Write), "ca0268 0a20 c4*32 1009 1802 2240 51*64".into()),
        (
            "append",
            Operation::Append(Append { channel, epoch, body: body() }),
            "d2022c 0a20 c4*32 1009 1a06 'sealed'".into(),
        ),
        ("commit", Operation::Commit(commit), commit_line),
        (
            "subscribe",
            Operation::Subscribe(Subscribe { channel, epoch, after: Seq(13) }),
            "e20226 0a20 c4*32 1009 180d".into(),
        ),
        ("unsubscribe", Operation::Unsubscribe { channel }, "ea0222 0a20 c4*32".into()),
        // `WhereaboutsFor` in the contract, where the answer has the shorter name.
        ("whereabouts", Operation::Whereabouts { channel }, "920322 0a20 c4*32".into()),
    ]
}

#[test]
fn a_request_has_a_number() {
    let read_inbox = "7202 080d";
    assert!(ClientFrame::decode(&bytes(&format!("0801 {read_inbox}"))).is_ok());
    for no_number in ["", "0800"] {
        let frame = ClientFrame::decode(&bytes(&format!("{no_number} {read_inbox}")));
        assert_eq!(frame, Err(DecodeError::Value { field: "request" }));
    }
}

#[test]
fn an_operation_of_a_newer_version_is_named_missing() {
    for none in ["08ac02", "08ac02 fa0602 080d"] {
        assert_eq!(ClientFrame::decode(&bytes(none)), Err(DecodeError::Missing { field: "operation" }));
    }
}

#[test]
fn an_addition_of_a_newer_version_to_an_operation_is_passed_over() {
    let subscribe = Subscribe { channel: CHANNEL, epoch: Epoch(9), after: Seq(13) };
    let frame = ClientFrame { request: 300, operation: Operation::Subscribe(subscribe) };
    assert_eq!(ClientFrame::decode(&bytes("08ac02 e20229 0a20 c4*32 1009 180d c03e01")), Ok(frame));
}

#[test]
fn a_purpose_is_one_of_these_two() {
    for unspecified_or_new in ["1800", "1803", ""] {
        let length = if unspecified_or_new.is_empty() { "66" } else { "68" };
        let line = format!("08ac02 ca02{length} 0a20 c4*32 1009 {unspecified_or_new} 2240 51*64");
        assert_eq!(ClientFrame::decode(&bytes(&line)), Err(DecodeError::Value { field: "purpose" }));
    }
    assert_complete(["PURPOSE_UNSPECIFIED", "PURPOSE_READ", "PURPOSE_WRITE"], CONTRACT, "enum Purpose");
}

#[test]
fn what_a_client_signs_and_what_a_relay_stores_of_a_token_is_pinned() {
    assert_eq!(
        AuthenticatePhrase::signed(&RELAY, &NONCE, &KEYS.read).to_hex(),
        "ef1e883ac2c633f424fa1270b1bd54c84ac86ac72c7fe3a011391ca44d7a9b9e"
    );
    assert_eq!(
        Authenticate::signed(&RELAY, &NONCE, &ACCOUNT, &DEVICE, Session(5)).to_hex(),
        "4ae03d196c34ac2b884b0851e0767c0cdde522ab99a3980ec17eb22f7d324282"
    );
    let proof = |purpose| Prove::signed(&RELAY, &NONCE, &CHANNEL, Epoch(9), purpose).to_hex();
    assert_eq!(proof(Purpose::Read), "c10bd73e5ad5d8b0900f9d02a9aa1994a1ac83a49c26271dff95dd3692276fdb");
    assert_eq!(proof(Purpose::Write), "adde77111db09219cc2c6eb6662d7f7ffeb22ec05305c846411af73a7725afb7");
    assert_eq!(TOKEN.hash().to_hex(), "90afdac5cdae76cc083c543b89ec0b0baaece481d22eedf94f8eb62c3a1469f9");
}
