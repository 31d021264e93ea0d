//! Entries to and from their generated form.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::{Approver, EntryKind, Guardians, RecoverySetting, Wait};
use super::{APPROVALS, DEVICES, Entry, GUARDIANS, Signer, VERSION};
use crate::proto::approval::Approver as ApproverForm;
use crate::proto::entry_body::{Kind as KindForm, Signer as SignerForm};
use crate::{AccountId, DecodeError, DeviceId, Hash, Signature, proto};

pub(super) fn body(entry: &Entry) -> proto::EntryBody {
    proto::EntryBody {
        version: VERSION,
        account: entry.account.0.to_vec(),
        index: entry.index,
        previous: entry.previous.0.to_vec(),
        signer: Some(match &entry.signer {
            Signer::Device(device) => SignerForm::Device(device.0.to_vec()),
            Signer::Recovery(key) => SignerForm::Recovery(key.0.to_vec()),
        }),
        kind: Some(kind_form(&entry.kind)),
    }
}

/// Checks every field and what ties them together in a genesis; not that the form is the only one of its content.
pub(super) fn entry(form: proto::EntryBody) -> Result<Entry, DecodeError> {
    if form.version != VERSION {
        return Err(DecodeError::Value { field: "version" });
    }
    let entry = Entry {
        account: form.account.as_slice().try_into()?,
        index: form.index,
        previous: form.previous.as_slice().try_into()?,
        signer: match form.signer.ok_or(DecodeError::Missing { field: "signer" })? {
            SignerForm::Device(id) => Signer::Device(id.as_slice().try_into()?),
            SignerForm::Recovery(key) => Signer::Recovery(key.as_slice().try_into()?),
        },
        kind: kind(form.kind.ok_or(DecodeError::Missing { field: "kind" })?)?,
    };
    if founds(&entry) == (entry.index == 0) { Ok(entry) } else { Err(DecodeError::Value { field: "index" }) }
}

/// A genesis names no account and no entry before it, and is signed by the device it brings.
fn founds(entry: &Entry) -> bool {
    let EntryKind::Genesis { device_key, .. } = &entry.kind else { return false };
    entry.account == AccountId([0; AccountId::LEN])
        && entry.previous == Hash([0; Hash::LEN])
        && entry.signer == Signer::Device(DeviceId::of_key(device_key))
}

fn kind_form(kind: &EntryKind) -> KindForm {
    match kind {
        EntryKind::Genesis { device_key, recovery, relay } => KindForm::Genesis(proto::Genesis {
            device_key: device_key.0.to_vec(),
            recovery: Some(setting_form(recovery)),
            relay: relay.0.to_vec(),
        }),
        EntryKind::DeviceAdded { key, probation, proof } => KindForm::DeviceAdded(proto::DeviceAdded {
            key: key.0.to_vec(),
            probation: probation.seconds(),
            proof: proof.0.to_vec(),
        }),
        EntryKind::DeviceConfirmed { device } => {
            KindForm::DeviceConfirmed(proto::DeviceConfirmed { device: device.0.to_vec() })
        }
        EntryKind::DeviceRemoved { devices } => KindForm::DeviceRemoved(proto::DeviceRemoved {
            devices: devices.iter().map(|device| device.0.to_vec()).collect(),
        }),
        EntryKind::DeviceKeyReplaced { key, proof } => {
            KindForm::DeviceKeyReplaced(proto::DeviceKeyReplaced { key: key.0.to_vec(), proof: proof.0.to_vec() })
        }
        EntryKind::RecoverySet(setting) => KindForm::RecoverySet(setting_form(setting)),
        EntryKind::RecoveryStarted { key, proof } => {
            KindForm::RecoveryStarted(proto::RecoveryStarted { key: key.0.to_vec(), proof: proof.0.to_vec() })
        }
        EntryKind::RecoverySeen { started } => KindForm::RecoverySeen(proto::RecoverySeen { started: *started }),
        EntryKind::RecoveryCompleted { started, approvals } => KindForm::RecoveryCompleted(proto::RecoveryCompleted {
            started: *started,
            approvals: approvals.iter().map(approval_form).collect(),
        }),
        EntryKind::Vetoed { entry } => KindForm::Vetoed(proto::Vetoed { entry: *entry }),
        EntryKind::Frozen => KindForm::Frozen(proto::Frozen {}),
        EntryKind::Thawed => KindForm::Thawed(proto::Thawed {}),
        EntryKind::GuardiansSet(guardians) => KindForm::GuardiansSet(proto::Guardians {
            threshold: guardians.threshold(),
            keys: guardians.keys().iter().map(|key| key.0.to_vec()).collect(),
        }),
        EntryKind::Moved { account } => KindForm::Moved(proto::Moved { account: account.0.to_vec() }),
        EntryKind::RelayChanged { relay } => KindForm::RelayChanged(proto::RelayChanged { relay: relay.0.to_vec() }),
        EntryKind::Closed => KindForm::Closed(proto::Closed {}),
    }
}

fn kind(form: KindForm) -> Result<EntryKind, DecodeError> {
    Ok(match form {
        KindForm::Genesis(form) => EntryKind::Genesis {
            device_key: form.device_key.as_slice().try_into()?,
            recovery: setting(&form.recovery.ok_or(DecodeError::Missing { field: "recovery" })?)?,
            relay: form.relay.as_slice().try_into()?,
        },
        KindForm::DeviceAdded(form) => EntryKind::DeviceAdded {
            key: form.key.as_slice().try_into()?,
            probation: Wait::new(form.probation)?,
            proof: form.proof.as_slice().try_into()?,
        },
        KindForm::DeviceConfirmed(form) => EntryKind::DeviceConfirmed { device: form.device.as_slice().try_into()? },
        KindForm::DeviceRemoved(form) => EntryKind::DeviceRemoved { devices: devices(&form.devices)? },
        KindForm::DeviceKeyReplaced(form) => EntryKind::DeviceKeyReplaced {
            key: form.key.as_slice().try_into()?,
            proof: form.proof.as_slice().try_into()?,
        },
        KindForm::RecoverySet(form) => EntryKind::RecoverySet(setting(&form)?),
        KindForm::RecoveryStarted(form) => EntryKind::RecoveryStarted {
            key: form.key.as_slice().try_into()?,
            proof: form.proof.as_slice().try_into()?,
        },
        KindForm::RecoverySeen(form) => EntryKind::RecoverySeen { started: form.started },
        KindForm::RecoveryCompleted(form) => {
            EntryKind::RecoveryCompleted { started: form.started, approvals: approvals(form.approvals)? }
        }
        KindForm::Vetoed(form) => EntryKind::Vetoed { entry: form.entry },
        KindForm::Frozen(proto::Frozen {}) => EntryKind::Frozen,
        KindForm::Thawed(proto::Thawed {}) => EntryKind::Thawed,
        KindForm::GuardiansSet(form) => EntryKind::GuardiansSet(guardians(&form)?),
        KindForm::Moved(form) => EntryKind::Moved { account: form.account.as_slice().try_into()? },
        KindForm::RelayChanged(form) => EntryKind::RelayChanged { relay: form.relay.as_slice().try_into()? },
        KindForm::Closed(proto::Closed {}) => EntryKind::Closed,
    })
}

fn setting_form(setting: &RecoverySetting) -> proto::RecoverySetting {
    proto::RecoverySetting { key: setting.key.0.to_vec(), wait: setting.wait.seconds() }
}

fn setting(form: &proto::RecoverySetting) -> Result<RecoverySetting, DecodeError> {
    Ok(RecoverySetting { key: form.key.as_slice().try_into()?, wait: Wait::new(form.wait)? })
}

fn devices(ids: &[Vec<u8>]) -> Result<BTreeSet<DeviceId>, DecodeError> {
    match ids.len() {
        0 => Err(DecodeError::Missing { field: "devices" }),
        1..=DEVICES => ids.iter().map(|id| id.as_slice().try_into()).collect(),
        _ => Err(DecodeError::TooLarge { field: "devices", limit: DEVICES }),
    }
}

fn guardians(form: &proto::Guardians) -> Result<Guardians, DecodeError> {
    if form.keys.len() > GUARDIANS {
        return Err(DecodeError::TooLarge { field: "guardians", limit: GUARDIANS });
    }
    Guardians::new(form.threshold, form.keys.iter().map(|key| key.as_slice().try_into()).collect::<Result<_, _>>()?)
}

fn approval_form((approver, signature): (&Approver, &Signature)) -> proto::Approval {
    proto::Approval {
        approver: Some(match approver {
            Approver::Guardian(key) => ApproverForm::Guardian(key.0.to_vec()),
            Approver::Device(device) => ApproverForm::Device(device.0.to_vec()),
        }),
        signature: signature.0.to_vec(),
    }
}

fn approvals(forms: Vec<proto::Approval>) -> Result<BTreeMap<Approver, Signature>, DecodeError> {
    if forms.len() > APPROVALS {
        return Err(DecodeError::TooLarge { field: "approvals", limit: APPROVALS });
    }
    forms.into_iter().map(approval).collect()
}

fn approval(form: proto::Approval) -> Result<(Approver, Signature), DecodeError> {
    let approver = match form.approver.ok_or(DecodeError::Missing { field: "approver" })? {
        ApproverForm::Guardian(key) => Approver::Guardian(key.as_slice().try_into()?),
        ApproverForm::Device(device) => Approver::Device(device.as_slice().try_into()?),
    };
    Ok((approver, form.signature.as_slice().try_into()?))
}
