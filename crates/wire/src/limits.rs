//! Every size, count, age and rate that both ends must agree on, in one place; PROTOCOL.md lists them.

/// The protocol versions this build speaks.
pub const VERSION_MIN: u32 = 1;
/// See [`VERSION_MIN`].
pub const VERSION_MAX: u32 = 1;

/// A WebSocket message from a client, bytes: the largest commit with its frame.
pub const CLIENT_FRAME: usize = COMMIT + 1024;
/// A WebSocket message from a relay, bytes.
pub const SERVER_FRAME: usize = 4 * 1024 * 1024;

/// The body of a message record, bytes: the largest padding class inside MLS.
pub const MESSAGE: usize = 66 * 1024;
/// The body of a commit record, bytes: a path through a freshly filled post-quantum tree of 1,024 members.
pub const COMMIT: usize = 2 * 1024 * 1024;
/// The body of an inbox item, bytes: an invitation with the tree of 256 members.
pub const INBOX_ITEM: usize = 1024 * 1024;
/// A part of a blob, bytes.
pub const BLOB_PART: usize = 1024 * 1024;
/// The same at least, unless it is the last one, so that a blob has few.
pub const BLOB_PART_LEAST: usize = 64 * 1024;
/// A blob, bytes.
pub const BLOB: usize = 64 * 1024 * 1024;
/// A key package, bytes.
pub const KEY_PACKAGE: usize = 8 * 1024;
/// Key packages in one message.
pub const KEY_PACKAGES: usize = 100;
/// A card's or a contact's public seal key, bytes (X-Wing has 1,216).
pub const SEAL_KEY: usize = 2048;
/// A relay's URL, bytes.
pub const URL: usize = 256;
/// A profile name, bytes.
pub const NAME: usize = 128;
/// An invitation code of a relay, bytes.
pub const INVITE: usize = 128;
/// Text of one message, bytes.
pub const TEXT: usize = 60 * 1024;
/// Entries of an account chain in one message.
pub const ENTRIES: usize = 1000;
/// Items in one message between the devices of an account.
pub const SYNC_ITEMS: usize = 1000;
/// Items in one piece of history.
pub const ARCHIVE_ITEMS: usize = 100_000;
/// The sizes that a piece of history is padded to, bytes.
pub const ARCHIVE_CLASSES: [usize; 4] = [64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024];
/// A message about a PIN, bytes.
pub const PIN_MESSAGE: usize = 512;
/// What lies beside the blobs of a backup, bytes.
pub const BACKUP_HEAD: usize = 16 * 1024;
/// Blobs of a backup.
pub const BACKUP_BLOBS: usize = 64;
/// Records, or inbox items, in one push.
pub const RECORDS: usize = 256;
/// A refusal's or closing's free text, bytes.
pub const DETAIL: usize = 256;

/// How long a message may be kept, seconds: at least a minute, at most a year; 30 days by default.
pub const RETENTION_MIN: u32 = 60;
/// See [`RETENTION_MIN`].
pub const RETENTION_MAX: u32 = 366 * 86_400;
/// See [`RETENTION_MIN`].
pub const RETENTION_DEFAULT: u32 = 30 * 86_400;

/// The sizes that the plaintext of an application message is padded to, bytes.
pub const CONTENT_CLASSES: [usize; 5] = [256, 1024, 4096, 16 * 1024, 64 * 1024];
/// The sizes that a sealed letter's plaintext is padded to, bytes.
pub const LETTER_CLASSES: [usize; 5] = [8 * 1024, 32 * 1024, 128 * 1024, 512 * 1024, 1000 * 1024];
