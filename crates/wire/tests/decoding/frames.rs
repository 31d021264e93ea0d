//! Arbitrary messages between a client and a relay.

use std::net::IpAddr;

use kith_wire::{
    Append, Authenticate, AuthenticatePhrase, Backup, BackupRequest, ClientFrame, ClientHello, Closing, ClosingReason,
    Commit, CreateAccount, GrantToken, Greeting, InboxItem, Incompatible, OpenChannel, Operation, Prove,
    PublishKeyPackages, Purpose, PutBackup, Record, Refusal, Role, ServerEvent, ServerFrame, ServerHello, Session,
    Shown, Span, Subscribe, TokenRights, Whereabouts, limits,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::parts::{
    account, body, chain, channel, device, epoch, hash, key_packages, keys, nonce, public_key, relay, seconds, seq,
    signature, signed_entry, stamp, token,
};

pub(crate) fn client_hello() -> impl Strategy<Value = ClientHello> {
    let role = select(vec![Role::Account, Role::Conversation]);
    (any::<u32>(), any::<u32>(), role, nonce()).prop_map(|(version_min, version_max, role, nonce)| ClientHello {
        version_min,
        version_max,
        role,
        nonce,
    })
}

pub(crate) fn server_hello() -> impl Strategy<Value = ServerHello> {
    let greeting = (any::<u32>(), relay(), nonce(), signature(), seconds())
        .prop_map(|(version, relay, nonce, signature, time)| Greeting { version, relay, nonce, signature, time });
    let incompatible =
        any::<(u32, u32)>().prop_map(|(version_min, version_max)| Incompatible { version_min, version_max });
    prop_oneof![greeting.prop_map(ServerHello::Greeting), incompatible.prop_map(ServerHello::Incompatible)]
}

pub(crate) fn client_frame() -> impl Strategy<Value = ClientFrame> {
    let operation = prop_oneof![of_the_own_account(), with_a_token(), with_an_epochs_keys()];
    (1_u64.., operation).prop_map(|(request, operation)| ClientFrame { request, operation })
}

fn of_the_own_account() -> impl Strategy<Value = Operation> {
    let create = (signed_entry(), option::of(".{1,30}"))
        .prop_map(|(genesis, invite)| Operation::CreateAccount(CreateAccount { genesis, invite }));
    let authenticate =
        (account(), device(), any::<u64>(), signature()).prop_map(|(account, device, session, signature)| {
            Operation::Authenticate(Authenticate { account, device, session: Session(session), signature })
        });
    let publish = (key_packages(), option::of(body())).prop_map(|(one_time, last_resort)| {
        Operation::PublishKeyPackages(PublishKeyPackages { one_time, last_resort })
    });
    prop_oneof![
        create,
        authenticate,
        (public_key(), signature())
            .prop_map(|(key, signature)| Operation::AuthenticatePhrase(AuthenticatePhrase { key, signature })),
        publish,
        grant(),
        signed_entry().prop_map(Operation::AppendEntry),
        any::<u64>().prop_map(|from| Operation::ReadOwnChain { from }),
        seq().prop_map(|after| Operation::ReadInbox { after }),
        hash().prop_map(|hash| Operation::RevokeToken { hash }),
        hash().prop_map(|hash| Operation::Invite { hash }),
        put_blob(),
        backup(),
    ]
}

fn put_blob() -> impl Strategy<Value = Operation> {
    (hash(), 1..=limits::BLOB as u64, any::<u64>(), vec(any::<u8>(), 0..200))
        .prop_map(|(id, size, offset, part)| Operation::PutBlob { id, size, offset, part })
}

fn backup() -> impl Strategy<Value = Operation> {
    let message = || vec(any::<u8>(), 1..200);
    let put = (any::<u64>(), message(), vec(hash(), 0..5), option::of(message()));
    let put = put.prop_map(|(replaces, head, blobs, pin)| BackupRequest::Put(PutBackup { replaces, head, blobs, pin }));
    prop_oneof![
        message().prop_map(BackupRequest::BeginPin),
        message().prop_map(BackupRequest::ShowPin),
        message().prop_map(BackupRequest::FinishPin),
        put,
        Just(BackupRequest::Get),
    ]
    .prop_map(Operation::Backup)
}

fn grant() -> impl Strategy<Value = Operation> {
    let rights = any::<(bool, bool, bool)>().prop_map(|(deliver, key_packages, chain)| TokenRights {
        deliver,
        key_packages,
        chain,
    });
    let expires = option::of(seconds().prop_filter("0 is never", |at| at.0 != 0));
    (hash(), rights, any::<bool>(), expires, option::of(body())).prop_map(|(hash, rights, once, expires, card_key)| {
        Operation::GrantToken(GrantToken { hash, rights, once, expires, card_key })
    })
}

fn with_a_token() -> impl Strategy<Value = Operation> {
    let shown = || (account(), token()).prop_map(|(account, token)| Shown { account, token });
    prop_oneof![
        shown().prop_map(Operation::FetchCardKey),
        shown().prop_map(Operation::ClaimKeyPackages),
        (shown(), body()).prop_map(|(shown, body)| Operation::Deliver { shown, body }),
        (shown(), any::<u64>()).prop_map(|(shown, from)| Operation::ReadChain { shown, from }),
    ]
}

fn with_an_epochs_keys() -> impl Strategy<Value = Operation> {
    let purpose = select(vec![Purpose::Read, Purpose::Write]);
    let prove = (channel(), epoch(), purpose, signature()).prop_map(|(channel, epoch, purpose, signature)| {
        Operation::Prove(Prove { channel, epoch, purpose, signature })
    });
    prop_oneof![
        prove,
        (channel(), keys(), limits::RETENTION_MIN..=limits::RETENTION_MAX)
            .prop_map(|(channel, keys, retention)| Operation::OpenChannel(OpenChannel { channel, keys, retention })),
        (channel(), epoch(), body()).prop_map(|(channel, epoch, body)| Operation::Append(Append {
            channel,
            epoch,
            body
        })),
        (channel(), epoch(), body(), keys()).prop_map(|(channel, epoch, body, next)| Operation::Commit(Commit {
            channel,
            epoch,
            body,
            next
        })),
        (channel(), epoch(), seq()).prop_map(|(channel, epoch, after)| Operation::Subscribe(Subscribe {
            channel,
            epoch,
            after
        })),
        channel().prop_map(|channel| Operation::Unsubscribe { channel }),
        channel().prop_map(|channel| Operation::Whereabouts { channel }),
        (hash(), any::<u64>(), 1..=limits::BLOB_PART as u64).prop_map(|(id, offset, length)| Operation::GetBlob {
            id,
            offset,
            length
        }),
    ]
}

pub(crate) fn server_frame() -> impl Strategy<Value = ServerFrame> {
    (any::<u64>(), prop_oneof![answer(), push()]).prop_map(|(request, event)| ServerFrame { request, event })
}

fn answer() -> impl Strategy<Value = ServerEvent> {
    let span = || (seq(), seq()).prop_map(|(head, low)| Span { head, low });
    prop_oneof![
        refusal().prop_map(ServerEvent::Refusal),
        Just(ServerEvent::Done),
        stamp().prop_map(ServerEvent::Stamped),
        chain().prop_map(ServerEvent::OwnChain),
        span().prop_map(ServerEvent::InboxOpened),
        any::<(u32, bool)>().prop_map(|(one_time, last_resort)| ServerEvent::KeyPackageStock { one_time, last_resort }),
        body().prop_map(ServerEvent::CardKey),
        key_packages().prop_map(ServerEvent::KeyPackages),
        chain().prop_map(ServerEvent::ChainPart),
        seq().prop_map(|seq| ServerEvent::Appended { seq }),
        (span(), epoch()).prop_map(|(span, epoch)| ServerEvent::Subscribed { span, epoch }),
        whereabouts().prop_map(ServerEvent::Whereabouts),
        any::<u64>().prop_map(|received| ServerEvent::BlobReceived { received }),
        (1..=limits::BLOB as u64, vec(any::<u8>(), 0..200))
            .prop_map(|(size, part)| ServerEvent::BlobPart { size, part }),
        (vec(any::<u8>(), 1..200), any::<u32>()).prop_map(|(message, left)| ServerEvent::Pin { message, left }),
        (any::<u64>(), vec(any::<u8>(), 1..200), vec(hash(), 0..5))
            .prop_map(|(number, head, blobs)| ServerEvent::Backup(Backup { number, head, blobs })),
    ]
}

fn whereabouts() -> impl Strategy<Value = Whereabouts> {
    let address = any::<IpAddr>().prop_map(|address| address.to_canonical());
    (address, seconds(), signature()).prop_map(|(address, time, signature)| Whereabouts { address, time, signature })
}

fn refusal() -> impl Strategy<Value = Refusal> {
    prop_oneof![
        select(vec![
            Refusal::Malformed,
            Refusal::TooLarge,
            Refusal::WrongRole,
            Refusal::NotAuthenticated,
            Refusal::SessionTaken,
            Refusal::Full,
            Refusal::NotAdmitted,
            Refusal::Unavailable,
            Refusal::NoRight,
            Refusal::ChannelTaken,
            Refusal::TooMany,
            Refusal::Internal,
        ]),
        any::<u64>().prop_map(|retry_after_ms| Refusal::RateLimited { retry_after_ms }),
        ".{0,60}".prop_map(|rule| Refusal::ChainRule { rule }),
        epoch().prop_map(|current| Refusal::StaleEpoch { current }),
    ]
}

fn push() -> impl Strategy<Value = ServerEvent> {
    let item = (seq(), body()).prop_map(|(seq, body)| InboxItem { seq, body });
    let record = (seq(), epoch(), body(), option::of(keys())).prop_map(|(seq, epoch, body, next)| Record {
        seq,
        epoch,
        body,
        next,
    });
    let reason = select(vec![
        ClosingReason::ShuttingDown,
        ClosingReason::Superseded,
        ClosingReason::Malformed,
        ClosingReason::TooSlow,
    ]);
    prop_oneof![
        vec(item, 0..4).prop_map(ServerEvent::InboxItems),
        (channel(), vec(record, 0..4)).prop_map(|(channel, records)| ServerEvent::Records { channel, records }),
        (channel(), epoch()).prop_map(|(channel, epoch)| ServerEvent::SubscriptionEnded { channel, epoch }),
        (reason, ".{0,60}").prop_map(|(reason, text)| ServerEvent::Closing(Closing { reason, text })),
    ]
}
