//! PINs and backups: what a device asks of its relay, and what lies there.

use crate::codec::{self, Proto};
use crate::proto::client_frame::Operation as Form;
use crate::{DecodeError, Hash, Millis, limits, proto};

/// What a device asks about its account's backup. Messages about PINs are OPAQUE's, opaque here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupRequest {
    /// Begins to set a PIN; it is set by the backup that is made under it.
    BeginPin(Vec<u8>),
    /// Begins to show the PIN.
    ShowPin(Vec<u8>),
    /// Ends that: it was the right one.
    FinishPin(Vec<u8>),
    /// Puts a backup in the place of another.
    Put(PutBackup),
    /// Asks for the newest one.
    Get,
}

/// See [`BackupRequest::Put`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBackup {
    /// The number of the one that it replaces; 0 if there is none.
    pub replaces: u64,
    /// An encoded [`BackupHead`].
    pub head: Vec<u8>,
    /// Its blobs, in their order.
    pub blobs: Vec<Hash>,
    /// What ends the setting of a PIN.
    pub pin: Option<Vec<u8>>,
}

/// A backup as the relay has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Rises with each.
    pub number: u64,
    /// An encoded [`BackupHead`].
    pub head: Vec<u8>,
    /// Its blobs, in their order.
    pub blobs: Vec<Hash>,
}

/// What lies beside the blobs of a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupHead {
    /// The key under what the PIN gives, and that sealed to the phrase.
    pub wrapped: Vec<u8>,
    /// A [`BackupIndex`] under the key.
    pub sealed: Vec<u8>,
}

/// What a backup says of itself to whoever can open it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupIndex {
    /// When it was made.
    pub made: Millis,
    /// Its blobs, in their order.
    pub blobs: Vec<Hash>,
    /// How many contacts are in it.
    pub contacts: u32,
    /// How many texts.
    pub texts: u64,
}

impl BackupRequest {
    pub(crate) fn to_operation(&self) -> Form {
        match self {
            Self::BeginPin(request) => Form::BeginPin(proto::BeginPin { request: request.clone() }),
            Self::ShowPin(request) => Form::ShowPin(proto::ShowPin { request: request.clone() }),
            Self::FinishPin(message) => Form::FinishPin(proto::FinishPin { message: message.clone() }),
            Self::Put(put) => Form::PutBackup(put.to_form()),
            Self::Get => Form::GetBackup(proto::GetBackup {}),
        }
    }
}

/// A message about a PIN.
pub(crate) fn pin_message(bytes: Vec<u8>) -> Result<Vec<u8>, DecodeError> {
    codec::some_bytes(bytes, "pin", limits::PIN_MESSAGE)
}

fn hashes(blobs: &[Hash]) -> Vec<Vec<u8>> {
    blobs.iter().map(|blob| blob.0.to_vec()).collect()
}

fn blobs(blobs: &[Vec<u8>]) -> Result<Vec<Hash>, DecodeError> {
    if blobs.len() > limits::BACKUP_BLOBS {
        return Err(DecodeError::TooLarge { field: "blobs", limit: limits::BACKUP_BLOBS });
    }
    blobs.iter().map(|blob| blob.as_slice().try_into()).collect()
}

impl Proto for PutBackup {
    type Form = proto::PutBackup;
    const NAME: &'static str = "PutBackup";

    fn to_form(&self) -> proto::PutBackup {
        proto::PutBackup {
            replaces: self.replaces,
            head: self.head.clone(),
            blobs: hashes(&self.blobs),
            pin: self.pin.clone().unwrap_or_default(),
        }
    }

    fn from_form(form: proto::PutBackup) -> Result<Self, DecodeError> {
        Ok(Self {
            replaces: form.replaces,
            head: codec::some_bytes(form.head, "head", limits::BACKUP_HEAD)?,
            blobs: blobs(&form.blobs)?,
            pin: Some(codec::bytes(form.pin, "pin", limits::PIN_MESSAGE)?).filter(|pin| !pin.is_empty()),
        })
    }
}

impl Proto for Backup {
    type Form = proto::Backup;
    const NAME: &'static str = "Backup";

    fn to_form(&self) -> proto::Backup {
        proto::Backup { number: self.number, head: self.head.clone(), blobs: hashes(&self.blobs) }
    }

    fn from_form(form: proto::Backup) -> Result<Self, DecodeError> {
        Ok(Self {
            number: form.number,
            head: codec::some_bytes(form.head, "head", limits::BACKUP_HEAD)?,
            blobs: blobs(&form.blobs)?,
        })
    }
}

impl Proto for BackupHead {
    type Form = proto::BackupHead;
    const NAME: &'static str = "BackupHead";

    fn to_form(&self) -> proto::BackupHead {
        proto::BackupHead { wrapped: self.wrapped.clone(), sealed: self.sealed.clone() }
    }

    fn from_form(form: proto::BackupHead) -> Result<Self, DecodeError> {
        Ok(Self {
            wrapped: codec::some_bytes(form.wrapped, "wrapped", limits::BACKUP_HEAD)?,
            sealed: codec::some_bytes(form.sealed, "sealed", limits::BACKUP_HEAD)?,
        })
    }
}

impl Proto for BackupIndex {
    type Form = proto::BackupIndex;
    const NAME: &'static str = "BackupIndex";

    fn to_form(&self) -> proto::BackupIndex {
        proto::BackupIndex { made: self.made.0, blobs: hashes(&self.blobs), contacts: self.contacts, texts: self.texts }
    }

    fn from_form(form: proto::BackupIndex) -> Result<Self, DecodeError> {
        Ok(Self { made: Millis(form.made), blobs: blobs(&form.blobs)?, contacts: form.contacts, texts: form.texts })
    }
}
