//! What a conversation connection has proven.

use std::collections::BTreeMap;

use kith_wire::{ChannelId, Epoch, EpochKeys, Nonce, Prove, PublicKey, Purpose, RelayId, verify};

use crate::refused::Stop;
use crate::round::Round;
use crate::rows;

/// The newest epoch proven of each channel and purpose. It covers the epochs before it: its members could read those
/// anyway, and what is written in them is refused as stale whoever asks.
#[derive(Debug, Default)]
pub(crate) struct Rights {
    proven: BTreeMap<(ChannelId, Purpose), Epoch>,
}

impl Rights {
    pub(crate) fn allow(&self, channel: ChannelId, purpose: Purpose, epoch: Epoch) -> bool {
        self.proven.get(&(channel, purpose)).is_some_and(|proven| *proven >= epoch)
    }

    pub(crate) fn may_take(&self, channel: ChannelId, purpose: Purpose, limit: usize) -> bool {
        self.proven.len() < limit || self.proven.contains_key(&(channel, purpose))
    }

    pub(crate) fn take(&mut self, prove: &Prove) {
        let newest = self.proven.entry((prove.channel, prove.purpose)).or_default();
        *newest = prove.epoch.max(*newest);
    }
}

/// Whether the signature is one by the key that the channel's epoch has for the purpose, made on this connection. A
/// channel or epoch that is not there costs the same verification.
pub(crate) fn holds(round: &Round<'_>, relay: &RelayId, nonce: &Nonce, prove: &Prove) -> Result<bool, Stop> {
    let row = round.row(&rows::epoch(&prove.channel, prove.epoch))?;
    let keys = row.as_ref().map_or(Ok(NOBODY), rows::EpochRow::keys)?;
    let key = match prove.purpose {
        Purpose::Read => keys.read,
        Purpose::Write => keys.write,
    };
    let signed = Prove::signed(relay, nonce, &prove.channel, prove.epoch, prove.purpose);
    Ok(verify(&key, &signed, &prove.signature) && row.is_some())
}

/// Stands in for a key that is not there, so that checking costs the same; what it signs is never accepted.
pub(crate) const NOBODYS_KEY: PublicKey = {
    let mut base_point = [0x66; PublicKey::LEN];
    base_point[0] = 0x58;
    PublicKey(base_point)
};
const NOBODY: EpochKeys = EpochKeys { read: NOBODYS_KEY, write: NOBODYS_KEY };
