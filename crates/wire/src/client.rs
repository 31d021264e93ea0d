//! What a client asks of a relay.

mod proofs;

use crate::account::SignedEntry;
use crate::backup::{BackupRequest, PutBackup, pin_message};
use crate::codec::{self, Proto, required};
use crate::proto::client_frame::Operation as Form;
use crate::{
    AccountId, ChannelId, DecodeError, DeviceId, Epoch, Hash, Nonce, PublicKey, RelayId, Seconds, Seq, Session,
    Signature, Token, limits, proto,
};

/// One request of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientFrame {
    /// Chosen by the client, rising; the answer carries it.
    pub request: u64,
    /// What is asked.
    pub operation: Operation,
}

/// What a client may ask; which of it on which connection, [`Operation::role`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Founds an account here.
    CreateAccount(CreateAccount),
    /// Proves a device key for the rest of the connection.
    Authenticate(Authenticate),
    /// Proves the key of a recovery phrase for the rest of the connection.
    AuthenticatePhrase(AuthenticatePhrase),
    /// Adds to the own chain.
    AppendEntry(SignedEntry),
    /// Reads the own chain from an index on.
    ReadOwnChain {
        /// Index of the first entry wanted.
        from: u64,
    },
    /// Starts delivery of the own inbox.
    ReadInbox {
        /// Everything after this.
        after: Seq,
    },
    /// Adds key packages of this device; with nothing in it, asks for the stock.
    PublishKeyPackages(PublishKeyPackages),
    /// Gives a token rights on this account.
    GrantToken(GrantToken),
    /// Takes them back.
    RevokeToken {
        /// Which token.
        hash: Hash,
    },
    /// Makes an invitation good for one account on this relay, within the account's allowance.
    Invite {
        /// [`invitation`] of its code.
        hash: Hash,
    },
    /// Brings the next part of a blob.
    PutBlob {
        /// [`crate::BlobHasher`] of all of it.
        id: Hash,
        /// Bytes of all of it.
        size: u64,
        /// Where this part begins.
        offset: u64,
        /// Empty: only asks how much was received.
        part: Vec<u8>,
    },
    /// Asks something about the account's PIN or backup.
    Backup(BackupRequest),
    /// Fetches the key that a card's requests are sealed to.
    FetchCardKey(Shown),
    /// Puts an envelope into an inbox.
    Deliver {
        /// Whose, and with what right.
        shown: Shown,
        /// A sealed envelope.
        body: Vec<u8>,
    },
    /// Claims one key package of every device of an account.
    ClaimKeyPackages(Shown),
    /// Reads somebody's chain from an index on.
    ReadChain {
        /// Whose, and with what right.
        shown: Shown,
        /// Index of the first entry wanted.
        from: u64,
    },
    /// Opens a channel.
    OpenChannel(OpenChannel),
    /// Proves membership of an epoch for the rest of the connection.
    Prove(Prove),
    /// Appends a message of the current epoch.
    Append(Append),
    /// Ends the current epoch, if it still is.
    Commit(Commit),
    /// Starts delivery of a channel.
    Subscribe(Subscribe),
    /// Stops it.
    Unsubscribe {
        /// Which channel.
        channel: ChannelId,
    },
    /// Asks where the relay sees this connection come from.
    Whereabouts {
        /// What the answer is for.
        channel: ChannelId,
    },
    /// Reads part of a blob.
    GetBlob {
        /// Which; to know it is the right to read it.
        id: Hash,
        /// Where the part begins.
        offset: u64,
        /// At most so many bytes.
        length: u64,
    },
}

/// See [`Operation::CreateAccount`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateAccount {
    /// The chain's first entry.
    pub genesis: SignedEntry,
    /// Where the relay admits by invitation.
    pub invite: Option<String>,
}

/// See [`Operation::Authenticate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticate {
    /// The device's account.
    pub account: AccountId,
    /// The device.
    pub device: DeviceId,
    /// Higher than in every session before.
    pub session: Session,
    /// By the device, over [`Authenticate::signed`].
    pub signature: Signature,
}

impl Authenticate {
    /// What the device signs: these fields, for this relay, on this connection.
    #[must_use]
    pub fn signed(relay: &RelayId, nonce: &Nonce, account: &AccountId, device: &DeviceId, session: Session) -> Hash {
        Hash::of("kith authenticate v1", &[&relay.0, &account.0, &device.0, &session.0.to_be_bytes(), &nonce.0])
    }
}

/// See [`Operation::AuthenticatePhrase`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthenticatePhrase {
    /// The key, as a chain names it.
    pub key: PublicKey,
    /// By that key, over [`AuthenticatePhrase::signed`].
    pub signature: Signature,
}

impl AuthenticatePhrase {
    /// What the key signs: itself, for this relay, on this connection.
    #[must_use]
    pub fn signed(relay: &RelayId, nonce: &Nonce, key: &PublicKey) -> Hash {
        Hash::of("kith authenticate phrase v1", &[&relay.0, &key.0, &nonce.0])
    }
}

/// See [`Operation::PublishKeyPackages`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishKeyPackages {
    /// Each is handed out once.
    pub one_time: Vec<Vec<u8>>,
    /// Handed out when the others are gone; replaces the one before.
    pub last_resort: Option<Vec<u8>>,
}

/// See [`Operation::GrantToken`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantToken {
    /// Which token.
    pub hash: Hash,
    /// What it opens.
    pub rights: TokenRights,
    /// Spent by its first delivery.
    pub once: bool,
    /// Opens nothing from then on.
    pub expires: Option<Seconds>,
    /// For a card: the key its requests are sealed to.
    pub card_key: Option<Vec<u8>>,
}

/// What a token opens on an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenRights {
    /// Writing to the inbox.
    pub deliver: bool,
    /// Claiming key packages.
    pub key_packages: bool,
    /// Reading the chain.
    pub chain: bool,
}

/// A token shown at the door of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Whose door.
    pub account: AccountId,
    /// The token itself.
    pub token: Token,
}

/// The public keys that prove membership of one epoch of a channel, one for each use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EpochKeys {
    /// Proves the right to read.
    pub read: PublicKey,
    /// Proves the right to write.
    pub write: PublicKey,
}

/// See [`Operation::OpenChannel`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenChannel {
    /// Random, chosen by the opener.
    pub channel: ChannelId,
    /// Of epoch 0.
    pub keys: EpochKeys,
    /// Seconds a message is kept.
    pub retention: u32,
}

/// What an epoch key is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Subscribing.
    Read,
    /// Appending and committing.
    Write,
}

/// See [`Operation::Prove`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prove {
    /// The channel.
    pub channel: ChannelId,
    /// The epoch whose key signs.
    pub epoch: Epoch,
    /// For what.
    pub purpose: Purpose,
    /// By that epoch's key for the purpose, over [`Prove::signed`].
    pub signature: Signature,
}

impl Prove {
    /// What the epoch key signs: these fields, for this relay, on this connection.
    #[must_use]
    pub fn signed(relay: &RelayId, nonce: &Nonce, channel: &ChannelId, epoch: Epoch, purpose: Purpose) -> Hash {
        let purpose: &[u8] = match purpose {
            Purpose::Read => b"read",
            Purpose::Write => b"write",
        };
        Hash::of("kith proof v1", &[&relay.0, &channel.0, &epoch.0.to_be_bytes(), purpose, &nonce.0])
    }
}

/// See [`Operation::Append`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Append {
    /// The channel.
    pub channel: ChannelId,
    /// The epoch the body is encrypted in.
    pub epoch: Epoch,
    /// Opaque to the relay.
    pub body: Vec<u8>,
}

/// See [`Operation::Commit`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// The channel.
    pub channel: ChannelId,
    /// The epoch it ends.
    pub epoch: Epoch,
    /// Opaque to the relay.
    pub body: Vec<u8>,
    /// Of the epoch it begins.
    pub next: EpochKeys,
}

/// See [`Operation::Subscribe`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscribe {
    /// The channel.
    pub channel: ChannelId,
    /// A proven epoch.
    pub epoch: Epoch,
    /// Everything after this.
    pub after: Seq,
}

/// What a relay remembers of an invitation's code.
#[must_use]
pub fn invitation(code: &str) -> Hash {
    Hash::of("kith invite v1", &[code.as_bytes()])
}

impl Operation {
    /// The kind of connection this belongs on.
    #[must_use]
    pub const fn role(&self) -> crate::Role {
        match self {
            Self::CreateAccount(_)
            | Self::Authenticate(_)
            | Self::AuthenticatePhrase(_)
            | Self::AppendEntry(_)
            | Self::ReadOwnChain { .. }
            | Self::ReadInbox { .. }
            | Self::PublishKeyPackages(_)
            | Self::GrantToken(_)
            | Self::RevokeToken { .. }
            | Self::Invite { .. }
            | Self::PutBlob { .. }
            | Self::Backup(_) => crate::Role::Account,
            Self::FetchCardKey(_)
            | Self::Deliver { .. }
            | Self::ClaimKeyPackages(_)
            | Self::ReadChain { .. }
            | Self::OpenChannel(_)
            | Self::Prove(_)
            | Self::Append(_)
            | Self::Commit(_)
            | Self::Subscribe(_)
            | Self::Unsubscribe { .. }
            | Self::Whereabouts { .. }
            | Self::GetBlob { .. } => crate::Role::Conversation,
        }
    }
}

impl Proto for ClientFrame {
    type Form = proto::ClientFrame;
    const NAME: &'static str = "ClientFrame";

    fn to_form(&self) -> proto::ClientFrame {
        proto::ClientFrame { request: self.request, operation: Some(self.operation.to_operation()) }
    }

    fn from_form(form: proto::ClientFrame) -> Result<Self, DecodeError> {
        if form.request == 0 {
            return Err(DecodeError::Value { field: "request" });
        }
        let operation = form.operation.ok_or(DecodeError::Missing { field: "operation" })?;
        Ok(Self { request: form.request, operation: Operation::from_operation(operation)? })
    }
}

impl Operation {
    fn to_operation(&self) -> Form {
        match self {
            Self::CreateAccount(create) => Form::CreateAccount(proto::CreateAccount {
                genesis: Some(create.genesis.to_form()),
                invite: create.invite.clone().unwrap_or_default(),
            }),
            Self::Authenticate(proof) => Form::Authenticate(proto::Authenticate {
                account: proof.account.0.to_vec(),
                device: proof.device.0.to_vec(),
                session: proof.session.0,
                signature: proof.signature.0.to_vec(),
            }),
            Self::AuthenticatePhrase(proof) => Form::AuthenticatePhrase(proto::AuthenticatePhrase {
                key: proof.key.0.to_vec(),
                signature: proof.signature.0.to_vec(),
            }),
            Self::AppendEntry(entry) => Form::AppendEntry(proto::AppendEntry { entry: Some(entry.to_form()) }),
            Self::ReadOwnChain { from } => Form::ReadOwnChain(proto::ReadOwnChain { from: *from }),
            Self::ReadInbox { after } => Form::ReadInbox(proto::ReadInbox { after: after.0 }),
            Self::PublishKeyPackages(publish) => Form::PublishKeyPackages(proto::PublishKeyPackages {
                one_time: publish.one_time.clone(),
                last_resort: publish.last_resort.clone().unwrap_or_default(),
            }),
            Self::GrantToken(grant) => Form::GrantToken(grant.to_form()),
            Self::RevokeToken { hash } => Form::RevokeToken(proto::RevokeToken { token_hash: hash.0.to_vec() }),
            Self::Invite { hash } => Form::Invite(proto::Invite { code_hash: hash.0.to_vec() }),
            Self::PutBlob { id, size, offset, part } => {
                Form::PutBlob(proto::PutBlob { id: id.0.to_vec(), size: *size, offset: *offset, part: part.clone() })
            }
            Self::Backup(request) => request.to_operation(),
            Self::FetchCardKey(shown) => Form::FetchCardKey(proto::FetchCardKey {
                account: shown.account.0.to_vec(),
                token: shown.token.0.to_vec(),
            }),
            Self::Deliver { shown, body } => Form::Deliver(proto::Deliver {
                account: shown.account.0.to_vec(),
                token: shown.token.0.to_vec(),
                body: body.clone(),
            }),
            Self::ClaimKeyPackages(shown) => Form::ClaimKeyPackages(proto::ClaimKeyPackages {
                account: shown.account.0.to_vec(),
                token: shown.token.0.to_vec(),
            }),
            Self::ReadChain { shown, from } => Form::ReadChain(proto::ReadChain {
                account: shown.account.0.to_vec(),
                token: shown.token.0.to_vec(),
                from: *from,
            }),
            Self::OpenChannel(open) => Form::OpenChannel(proto::OpenChannel {
                channel: open.channel.0.to_vec(),
                keys: Some(open.keys.to_form()),
                retention: open.retention,
            }),
            Self::Prove(prove) => Form::Prove(prove.to_form()),
            Self::Append(append) => Form::Append(proto::Append {
                channel: append.channel.0.to_vec(),
                epoch: append.epoch.0,
                body: append.body.clone(),
            }),
            Self::Commit(commit) => Form::Commit(proto::Commit {
                channel: commit.channel.0.to_vec(),
                epoch: commit.epoch.0,
                body: commit.body.clone(),
                next: Some(commit.next.to_form()),
            }),
            Self::Subscribe(subscribe) => Form::Subscribe(proto::Subscribe {
                channel: subscribe.channel.0.to_vec(),
                epoch: subscribe.epoch.0,
                after: subscribe.after.0,
            }),
            Self::Unsubscribe { channel } => Form::Unsubscribe(proto::Unsubscribe { channel: channel.0.to_vec() }),
            Self::Whereabouts { channel } => Form::Whereabouts(proto::WhereaboutsFor { channel: channel.0.to_vec() }),
            Self::GetBlob { id, offset, length } => {
                Form::GetBlob(proto::GetBlob { id: id.0.to_vec(), offset: *offset, length: *length })
            }
        }
    }

    fn from_operation(form: Form) -> Result<Self, DecodeError> {
        Ok(match form {
            Form::CreateAccount(form) => Self::CreateAccount(CreateAccount {
                genesis: required(form.genesis, "genesis")?,
                invite: Some(codec::text(form.invite, "invite", limits::INVITE)?).filter(|code| !code.is_empty()),
            }),
            Form::Authenticate(form) => Self::Authenticate(Authenticate {
                account: form.account.as_slice().try_into()?,
                device: form.device.as_slice().try_into()?,
                session: Session(form.session),
                signature: form.signature.as_slice().try_into()?,
            }),
            Form::AuthenticatePhrase(form) => Self::AuthenticatePhrase(AuthenticatePhrase {
                key: form.key.as_slice().try_into()?,
                signature: form.signature.as_slice().try_into()?,
            }),
            Form::AppendEntry(form) => Self::AppendEntry(required(form.entry, "entry")?),
            Form::ReadOwnChain(form) => Self::ReadOwnChain { from: form.from },
            Form::ReadInbox(form) => Self::ReadInbox { after: Seq(form.after) },
            Form::PublishKeyPackages(form) => Self::PublishKeyPackages(PublishKeyPackages {
                one_time: key_packages(form.one_time)?,
                last_resort: Some(codec::bytes(form.last_resort, "last_resort", limits::KEY_PACKAGE)?)
                    .filter(|package| !package.is_empty()),
            }),
            Form::GrantToken(form) => Self::GrantToken(GrantToken::from_form(form)?),
            Form::RevokeToken(form) => Self::RevokeToken { hash: form.token_hash.as_slice().try_into()? },
            Form::Invite(form) => Self::Invite { hash: form.code_hash.as_slice().try_into()? },
            Form::PutBlob(form) => Self::PutBlob {
                id: form.id.as_slice().try_into()?,
                size: codec::some_size(form.size, "size", limits::BLOB)?,
                offset: form.offset,
                part: codec::bytes(form.part, "part", limits::BLOB_PART)?,
            },
            Form::BeginPin(form) => Self::Backup(BackupRequest::BeginPin(pin_message(form.request)?)),
            Form::ShowPin(form) => Self::Backup(BackupRequest::ShowPin(pin_message(form.request)?)),
            Form::FinishPin(form) => Self::Backup(BackupRequest::FinishPin(pin_message(form.message)?)),
            Form::PutBackup(form) => Self::Backup(BackupRequest::Put(PutBackup::from_form(form)?)),
            Form::GetBackup(proto::GetBackup {}) => Self::Backup(BackupRequest::Get),
            Form::FetchCardKey(form) => Self::FetchCardKey(shown(&form.account, &form.token)?),
            Form::Deliver(form) => Self::Deliver {
                shown: shown(&form.account, &form.token)?,
                body: codec::some_bytes(form.body, "body", limits::INBOX_ITEM)?,
            },
            Form::ClaimKeyPackages(form) => Self::ClaimKeyPackages(shown(&form.account, &form.token)?),
            Form::ReadChain(form) => Self::ReadChain { shown: shown(&form.account, &form.token)?, from: form.from },
            Form::OpenChannel(form) => Self::OpenChannel(OpenChannel {
                channel: form.channel.as_slice().try_into()?,
                keys: required(form.keys, "keys")?,
                retention: retention(form.retention)?,
            }),
            Form::Prove(form) => Self::Prove(Prove::from_form(form)?),
            Form::Append(form) => Self::Append(Append {
                channel: form.channel.as_slice().try_into()?,
                epoch: Epoch(form.epoch),
                body: codec::some_bytes(form.body, "body", limits::MESSAGE)?,
            }),
            Form::Commit(form) => Self::Commit(Commit {
                channel: form.channel.as_slice().try_into()?,
                epoch: Epoch(form.epoch),
                body: codec::some_bytes(form.body, "body", limits::COMMIT)?,
                next: required(form.next, "next")?,
            }),
            Form::Subscribe(form) => Self::Subscribe(Subscribe {
                channel: form.channel.as_slice().try_into()?,
                epoch: Epoch(form.epoch),
                after: Seq(form.after),
            }),
            Form::Unsubscribe(form) => Self::Unsubscribe { channel: form.channel.as_slice().try_into()? },
            Form::GetBlob(form) => Self::GetBlob {
                id: form.id.as_slice().try_into()?,
                offset: form.offset,
                length: codec::some_size(form.length, "length", limits::BLOB_PART)?,
            },
            Form::Whereabouts(form) => Self::Whereabouts { channel: form.channel.as_slice().try_into()? },
        })
    }
}

fn shown(account: &[u8], token: &[u8]) -> Result<Shown, DecodeError> {
    Ok(Shown { account: account.try_into()?, token: token.try_into()? })
}

fn retention(seconds: u32) -> Result<u32, DecodeError> {
    if (limits::RETENTION_MIN..=limits::RETENTION_MAX).contains(&seconds) {
        Ok(seconds)
    } else {
        Err(DecodeError::Value { field: "retention" })
    }
}

/// A list of key packages within the limits of count and size.
pub(crate) fn key_packages(packages: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, DecodeError> {
    if packages.len() > limits::KEY_PACKAGES {
        return Err(DecodeError::TooLarge { field: "key_packages", limit: limits::KEY_PACKAGES });
    }
    packages.into_iter().map(|package| codec::some_bytes(package, "key_package", limits::KEY_PACKAGE)).collect()
}

impl Proto for GrantToken {
    type Form = proto::GrantToken;
    const NAME: &'static str = "GrantToken";

    fn to_form(&self) -> proto::GrantToken {
        proto::GrantToken {
            token_hash: self.hash.0.to_vec(),
            rights: Some(proto::TokenRights {
                deliver: self.rights.deliver,
                key_packages: self.rights.key_packages,
                chain: self.rights.chain,
            }),
            once: self.once,
            expires: self.expires.map_or(0, |at| at.0),
            card_key: self.card_key.clone().unwrap_or_default(),
        }
    }

    fn from_form(form: proto::GrantToken) -> Result<Self, DecodeError> {
        let rights = form.rights.ok_or(DecodeError::Missing { field: "rights" })?;
        Ok(Self {
            hash: form.token_hash.as_slice().try_into()?,
            rights: TokenRights { deliver: rights.deliver, key_packages: rights.key_packages, chain: rights.chain },
            once: form.once,
            expires: Some(Seconds(form.expires)).filter(|at| at.0 != 0),
            card_key: Some(codec::bytes(form.card_key, "card_key", limits::SEAL_KEY)?).filter(|key| !key.is_empty()),
        })
    }
}
