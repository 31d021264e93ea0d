//! What a hostile relay does to the records of conversations.

use kith_wire::{ChannelId, EpochKeys, PublicKey, Record, Seq, ServerEvent};

use super::{Malice, Sin};
use crate::device::DeviceIndex;

impl Malice {
    pub(super) fn records(&mut self, to: DeviceIndex, channel: ChannelId, records: Vec<Record>) -> Vec<ServerEvent> {
        let mut shown = Vec::new();
        for record in records {
            let record = self.reordered(to, channel, record);
            shown.extend(record.into_iter().flat_map(|record| self.record(to, channel, record)));
        }
        if shown.is_empty() { Vec::new() } else { vec![ServerEvent::Records { channel, records: shown }] }
    }

    /// What is shown instead of one record.
    fn record(&mut self, to: DeviceIndex, channel: ChannelId, record: Record) -> Vec<Record> {
        if self.is_withheld(to, channel) {
            return Vec::new();
        }
        let mut shown = vec![record.clone()];
        if record.next.is_none() && self.gives_in(Sin::Forge) {
            shown = self.forged(record.clone());
        }
        if self.gives_in(Sin::ForgeCommits) {
            shown = vec![self.forged_commit(record.clone())];
        }
        if self.gives_in(Sin::Replay) {
            shown.extend(self.replayed(&record));
        }
        if self.gives_in(Sin::Duplicate) {
            let again = Record { seq: Seq(record.seq.0 + self.below(2) as u64), ..record };
            shown.push(again);
        }
        shown
    }

    fn is_withheld(&mut self, to: DeviceIndex, channel: ChannelId) -> bool {
        if self.gives_in(Sin::Withhold) {
            match self.below(6) {
                0 => self.silenced.insert((to, channel)),
                1 => self.silenced.remove(&(to, channel)),
                _ => return true,
            };
        }
        self.silenced.contains(&(to, channel))
    }

    /// A record with another body, or one more that nobody wrote before it.
    fn forged(&mut self, record: Record) -> Vec<Record> {
        let length = self.below(600) + 1;
        match self.below(3) {
            0 => vec![Record { body: self.turned(record.body.clone()), ..record }],
            1 => vec![Record { body: self.bytes(length), ..record }],
            _ => {
                let invented = Record { body: self.turned(record.body.clone()), ..record.clone() };
                vec![invented, Record { seq: Seq(record.seq.0 + 1), ..record }]
            }
        }
    }

    /// A commit that is none, or one with keys of the relay's own.
    fn forged_commit(&mut self, record: Record) -> Record {
        let keys = EpochKeys { read: PublicKey([1; 32]), write: PublicKey([2; 32]) };
        match self.below(2) {
            0 => Record { next: Some(keys), ..record },
            _ => Record { body: self.bytes(500), next: Some(keys), ..record },
        }
    }

    /// An old record, of this channel or another, as if it came after this one.
    fn replayed(&mut self, record: &Record) -> Option<Record> {
        let kept: Vec<Record> = self.memory.records.iter().cloned().collect();
        let old = kept.get(self.below(kept.len()))?.clone();
        let epoch = if record.next.is_some() { record.epoch.next() } else { record.epoch };
        let epoch = self.one_of(&[epoch, old.epoch]);
        Some(Record { seq: Seq(record.seq.0 + 1), epoch, ..old })
    }

    /// A message is kept back until the next one of its epoch, and shown in its place.
    fn reordered(&mut self, to: DeviceIndex, channel: ChannelId, record: Record) -> Vec<Record> {
        match self.kept_back.remove(&(to, channel)) {
            Some(earlier) if earlier.epoch == record.epoch && record.next.is_none() => {
                let (first, second) = (earlier.seq, record.seq);
                vec![Record { seq: first, ..record }, Record { seq: second, ..earlier }]
            }
            Some(earlier) => vec![earlier, record],
            None if record.next.is_none() && self.gives_in(Sin::Reorder) => {
                self.kept_back.insert((to, channel), record);
                Vec::new()
            }
            None => vec![record],
        }
    }
}
