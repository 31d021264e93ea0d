//! What a hostile relay has seen and can show again.

use std::collections::{BTreeMap, VecDeque};

use kith_wire::{ChannelId, Record, Seq, ServerEvent};

use crate::device::DeviceIndex;

/// So many of each kind are kept.
const KEPT: usize = 64;

/// See the module.
#[derive(Default)]
pub(super) struct Memory {
    pub records: VecDeque<Record>,
    pub letters: VecDeque<(DeviceIndex, Vec<u8>)>,
    pub packages: VecDeque<Vec<u8>>,
    pub card_keys: VecDeque<Vec<u8>>,
    newest: BTreeMap<ChannelId, Seq>,
}

impl Memory {
    /// The newest record of a channel that anybody was shown.
    pub(super) fn newest(&self, channel: &ChannelId) -> Seq {
        self.newest.get(channel).copied().unwrap_or_default()
    }

    pub(super) fn channels(&self) -> Vec<ChannelId> {
        self.newest.keys().copied().collect()
    }

    /// Remembers what a device is about to be told.
    pub(super) fn keep(&mut self, to: DeviceIndex, event: &ServerEvent) {
        match event {
            ServerEvent::Records { channel, records } => {
                let newest = self.newest.entry(*channel).or_default();
                for record in records {
                    *newest = record.seq.max(*newest);
                    push(&mut self.records, record.clone());
                }
            }
            ServerEvent::InboxItems(items) => {
                items.iter().for_each(|item| push(&mut self.letters, (to, item.body.clone())));
            }
            ServerEvent::KeyPackages(packages) => {
                packages.iter().for_each(|package| push(&mut self.packages, package.clone()));
            }
            ServerEvent::CardKey(key) => push(&mut self.card_keys, key.clone()),
            _ => {}
        }
    }
}

fn push<T>(kept: &mut VecDeque<T>, item: T) {
    kept.push_back(item);
    if kept.len() > KEPT {
        kept.pop_front();
    }
}
