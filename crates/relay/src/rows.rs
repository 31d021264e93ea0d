//! Rows: what the relay remembers beside logs, under keys that start with the kind of the row.
//!
//! A value is one byte of version, then protobuf. No row of an account and row of a conversation share an id, a token, or
//! a time finer than an hour.

use kith_wire::{AccountId, ChannelId, DeviceId, Epoch, EpochKeys, Hash, PublicKey, Seconds, Token};
use prost::Message;

use crate::blobs::Place;
use crate::logs::damaged;
use crate::store::Fault;

const VERSION: u8 = 1;

/// A kind of row, and the form of its value.
pub(crate) trait Row: Message + Default {
    fn to_value(&self) -> Vec<u8> {
        [&[VERSION], self.encode_to_vec().as_slice()].concat()
    }

    fn from_value(value: &[u8]) -> Result<Self, Fault> {
        value.strip_prefix(&[VERSION]).and_then(|form| Self::decode(form).ok()).ok_or_else(|| damaged("a row"))
    }
}

/// Where a row is; says by its type what stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key<R> {
    pub(crate) bytes: Vec<u8>,
    form: std::marker::PhantomData<fn() -> R>,
}

fn key<R>(kind: u8, parts: &[&[u8]]) -> Key<R> {
    let mut bytes = vec![kind];
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
    Key { bytes, form: std::marker::PhantomData }
}

pub(crate) fn account<R>(account: &AccountId) -> Key<R> {
    key(b'A', &[&account.0])
}

/// What a device's newest session is.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct SessionRow {
    #[prost(uint64, tag = "1")]
    pub(crate) newest: u64,
}

pub(crate) fn session(account: &AccountId, device: &DeviceId) -> Key<SessionRow> {
    key(b'S', &[&account.0, &device.0])
}

/// The account that names a recovery phrase's key. The first that does keeps it: nobody who has seen the key in a chain can
/// put another account in its place.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct PhraseRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) account: Vec<u8>,
}

pub(crate) fn phrase(key_of_phrase: &PublicKey) -> Key<PhraseRow> {
    key(b'R', &[&key_of_phrase.0])
}

/// What a token opens. The key holds one half of the token's hash, the row the other, which is compared in constant time.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct TokenRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) hash: Vec<u8>,
    #[prost(bool, tag = "2")]
    pub(crate) deliver: bool,
    #[prost(bool, tag = "3")]
    pub(crate) key_packages: bool,
    #[prost(bool, tag = "4")]
    pub(crate) chain: bool,
    #[prost(bool, tag = "5")]
    pub(crate) once: bool,
    #[prost(uint64, tag = "6")]
    pub(crate) expires: u64,
    #[prost(bytes = "vec", tag = "7")]
    pub(crate) card_key: Vec<u8>,
    /// Set when a one-time token is spent: see [`spent_on`].
    #[prost(bytes = "vec", tag = "8")]
    pub(crate) spent: Vec<u8>,
}

pub(crate) fn token(account: &AccountId, hash: &Hash) -> Key<TokenRow> {
    let (half, _) = halves(hash);
    key(b'T', &[&account.0, half])
}

pub(crate) fn tokens(account: &AccountId) -> Vec<u8> {
    key::<TokenRow>(b'T', &[&account.0]).bytes
}

/// The half of a token's hash that names its row, and the half that stands in it.
pub(crate) fn halves(hash: &Hash) -> (&[u8], &[u8]) {
    hash.0.split_at(Hash::LEN / 2)
}

/// What a one-time token was spent on, so that a delivery whose answer was lost can be repeated. It takes the token to
/// compute, so that nobody who only has the relay's rows can tell which token an inbox item came by.
pub(crate) fn spent_on(token: &Token, body: &[u8]) -> Hash {
    Hash::of("kith spent v1", &[&token.0, body])
}

/// What an inbox holds, by the day on which it will have expired: known without looking at the items.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct InboxRow {
    #[prost(message, repeated, tag = "1")]
    pub(crate) days: Vec<DayRow>,
}

/// Items, or blobs, that will have expired by the beginning of a day.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct DayRow {
    #[prost(uint64, tag = "1")]
    pub(crate) day: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) items: u64,
    #[prost(uint64, tag = "3")]
    pub(crate) bytes: u64,
}

pub(crate) fn inbox(account: &AccountId) -> Key<InboxRow> {
    key(b'Q', &[&account.0])
}

/// Which key packages of a device are left: one-time ones from `first` to before `next`.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct StockRow {
    #[prost(uint64, tag = "1")]
    pub(crate) first: u64,
    #[prost(uint64, tag = "2")]
    pub(crate) next: u64,
    #[prost(bool, tag = "3")]
    pub(crate) last_resort: bool,
    /// Of the newest publication, so that one whose answer was lost can be repeated and no package is handed out twice.
    #[prost(bytes = "vec", tag = "4")]
    pub(crate) newest: Vec<u8>,
}

pub(crate) fn stock(account: &AccountId, device: &DeviceId) -> Key<StockRow> {
    key(b'P', &[&account.0, &device.0])
}

/// A key package, and the hour in which it was published.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct PackageRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) package: Vec<u8>,
    #[prost(uint64, tag = "2")]
    pub(crate) published: u64,
}

pub(crate) fn one_time(account: &AccountId, device: &DeviceId, number: u64) -> Key<PackageRow> {
    key(b'K', &[&account.0, &device.0, &number.to_be_bytes()])
}

pub(crate) fn last_resort(account: &AccountId, device: &DeviceId) -> Key<PackageRow> {
    key(b'L', &[&account.0, &device.0])
}

/// An invitation to found an account here.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct InviteRow {
    #[prost(bool, tag = "1")]
    pub(crate) spent: bool,
    /// Made by a member, not by the operator.
    #[prost(bool, tag = "2")]
    pub(crate) of_member: bool,
}

pub(crate) fn invite(hash: &Hash) -> Key<InviteRow> {
    key(b'I', &[&hash.0])
}

/// What is left of an account's invitations: see [`crate::limits::Limits::invitations`].
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct InviterRow {
    #[prost(uint64, tag = "1")]
    pub(crate) budget: u64,
}

pub(crate) fn inviter(account: &AccountId) -> Key<InviterRow> {
    key(b'J', &[&account.0])
}

/// How long a channel keeps messages, and what is left of its commits: see [`crate::limits::Limits::commits`].
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct ChannelRow {
    #[prost(uint32, tag = "1")]
    pub(crate) retention: u32,
    #[prost(uint64, tag = "2")]
    pub(crate) commits: u64,
}

pub(crate) fn channel(channel: &ChannelId) -> Key<ChannelRow> {
    key(b'C', &[&channel.0])
}

/// An epoch's keys, and the number of the commit that ended it; 0 while it is the current one.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct EpochRow {
    #[prost(bytes = "vec", tag = "1")]
    read: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    write: Vec<u8>,
    #[prost(uint64, tag = "3")]
    pub(crate) end: u64,
}

impl EpochRow {
    pub(crate) fn begun(keys: &EpochKeys) -> Self {
        Self { read: keys.read.0.to_vec(), write: keys.write.0.to_vec(), end: 0 }
    }

    pub(crate) fn keys(&self) -> Result<EpochKeys, Fault> {
        let key = |bytes: &[u8]| bytes.try_into().map_err(|_| damaged("an epoch's key"));
        Ok(EpochKeys { read: key(&self.read)?, write: key(&self.write)? })
    }
}

pub(crate) fn epoch(channel: &ChannelId, epoch: Epoch) -> Key<EpochRow> {
    key(b'E', &[&channel.0, &epoch.0.to_be_bytes()])
}

/// A blob, or an upload that is not complete.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct BlobRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) place: Vec<u8>,
    #[prost(uint64, tag = "2")]
    pub(crate) size: u64,
    /// Of the parts that are there.
    #[prost(uint32, repeated, tag = "3")]
    pub(crate) lengths: Vec<u32>,
    /// When it goes; a whole hour.
    #[prost(uint64, tag = "4")]
    pub(crate) until: u64,
    /// Of an upload: the day that its account's quota counts it under.
    #[prost(uint64, tag = "5")]
    pub(crate) day: u64,
    /// How many backups name it: it stays until none does.
    #[prost(uint32, tag = "6")]
    pub(crate) holds: u32,
}

pub(crate) fn blob(id: &Hash) -> Key<BlobRow> {
    key(b'B', &[&id.0])
}

pub(crate) fn upload(account: &AccountId, id: &Hash) -> Key<BlobRow> {
    key(b'U', &[&account.0, &id.0])
}

/// Whether a row of this key is a [`BlobRow`].
pub(crate) fn is_of_blob(key: &[u8]) -> bool {
    matches!((key.first(), key.len()), (Some(b'B'), 33) | (Some(b'U'), 65))
}

/// What is to go: of a blob its id, of an upload its account too.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct DueRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) id: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) account: Vec<u8>,
}

pub(crate) fn due(at: Seconds, place: &Place) -> Key<DueRow> {
    key(b'X', &[&at.0.to_be_bytes(), &place.0])
}

/// All that is ever to go, the earliest first.
pub(crate) fn dues() -> Vec<u8> {
    vec![b'X']
}

pub(crate) fn due_at(key: &[u8]) -> Option<(Seconds, Place)> {
    let (at, place) = key.strip_prefix(b"X")?.split_first_chunk()?;
    Some((Seconds(u64::from_be_bytes(*at)), Place(place.try_into().ok()?)))
}

/// What an account's blobs take, by the day on which they will be gone.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct QuotaRow {
    #[prost(message, repeated, tag = "1")]
    pub(crate) days: Vec<DayRow>,
}

pub(crate) fn quota(account: &AccountId) -> Key<QuotaRow> {
    key(b'V', &[&account.0])
}

/// An account's newest backup, and the record of the PIN that it was made under.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct BackupRow {
    #[prost(uint64, tag = "1")]
    pub(crate) number: u64,
    #[prost(bytes = "vec", tag = "2")]
    pub(crate) head: Vec<u8>,
    #[prost(bytes = "vec", repeated, tag = "3")]
    pub(crate) blobs: Vec<Vec<u8>>,
    /// Names the record for OPAQUE; one of its own each time a PIN is set.
    #[prost(bytes = "vec", tag = "4")]
    pub(crate) credential: Vec<u8>,
    #[prost(bytes = "vec", tag = "5")]
    pub(crate) record: Vec<u8>,
}

pub(crate) fn backup(account: &AccountId) -> Key<BackupRow> {
    key(b'W', &[&account.0])
}

/// A PIN that a device has begun to set.
#[derive(Clone, PartialEq, Eq, Message)]
pub(crate) struct BegunRow {
    #[prost(bytes = "vec", tag = "1")]
    pub(crate) credential: Vec<u8>,
}

pub(crate) fn begun(account: &AccountId, device: &DeviceId) -> Key<BegunRow> {
    key(b'Z', &[&account.0, &device.0])
}

/// How often a device has guessed the PIN since it last was right, and until when it must wait. Of one device: what another
/// guesses costs this one nothing.
#[derive(Clone, Copy, PartialEq, Eq, Message)]
pub(crate) struct GuessRow {
    #[prost(uint32, tag = "1")]
    pub(crate) guesses: u32,
    #[prost(uint64, tag = "2")]
    pub(crate) until: u64,
}

pub(crate) fn guesses(account: &AccountId, device: &DeviceId) -> Key<GuessRow> {
    key(b'G', &[&account.0, &device.0])
}

impl Row for BackupRow {}
impl Row for BegunRow {}
impl Row for GuessRow {}
impl Row for BlobRow {}
impl Row for DueRow {}
impl Row for QuotaRow {}
impl Row for SessionRow {}
impl Row for PhraseRow {}
impl Row for TokenRow {}
impl Row for InboxRow {}
impl Row for StockRow {}
impl Row for PackageRow {}
impl Row for InviteRow {}
impl Row for InviterRow {}
impl Row for ChannelRow {}
impl Row for EpochRow {}
