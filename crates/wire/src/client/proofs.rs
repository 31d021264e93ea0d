//! The forms of what is shown of an epoch.

use super::{EpochKeys, Prove, Purpose};
use crate::codec::Proto;
use crate::{DecodeError, Epoch, proto};

impl Proto for EpochKeys {
    type Form = proto::EpochKeys;
    const NAME: &'static str = "EpochKeys";

    fn to_form(&self) -> proto::EpochKeys {
        proto::EpochKeys { read: self.read.0.to_vec(), write: self.write.0.to_vec() }
    }

    fn from_form(form: proto::EpochKeys) -> Result<Self, DecodeError> {
        Ok(Self { read: form.read.as_slice().try_into()?, write: form.write.as_slice().try_into()? })
    }
}

impl Proto for Prove {
    type Form = proto::Prove;
    const NAME: &'static str = "Prove";

    fn to_form(&self) -> proto::Prove {
        proto::Prove {
            channel: self.channel.0.to_vec(),
            epoch: self.epoch.0,
            purpose: match self.purpose {
                Purpose::Read => proto::Purpose::Read,
                Purpose::Write => proto::Purpose::Write,
            }
            .into(),
            signature: self.signature.0.to_vec(),
        }
    }

    fn from_form(form: proto::Prove) -> Result<Self, DecodeError> {
        Ok(Self {
            purpose: match form.purpose() {
                proto::Purpose::Read => Purpose::Read,
                proto::Purpose::Write => Purpose::Write,
                proto::Purpose::Unspecified => return Err(DecodeError::Value { field: "purpose" }),
            },
            channel: form.channel.as_slice().try_into()?,
            epoch: Epoch(form.epoch),
            signature: form.signature.as_slice().try_into()?,
        })
    }
}
