//! A chain that was checked from its genesis on, entry by entry.

use kith_wire::account::{SignedEntry, Stamp, StampedEntry};
use kith_wire::content::ChainHead;
use kith_wire::{AccountId, DeviceId, Hash, PublicKey, RelayId, Seconds, verify};

use crate::{Account, ChainRule, Effect};

/// A checked chain. It remembers what the entries brought about and their links, not the entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    account: Account,
    links: Vec<Hash>,
    time: Seconds,
}

/// Why a list of entries is not a chain, or not the rest of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// It has no entries.
    #[error("the chain is empty")]
    Empty,
    /// It does not begin with a genesis signed by its device.
    #[error("the chain does not begin with a good genesis")]
    Genesis,
    /// The stamp is not by the relay the account lives on at that time.
    #[error("the stamp of entry {index} is not its relay's")]
    Stamp {
        /// The entry.
        index: u64,
    },
    /// An entry breaks a rule.
    #[error("entry {index}: {rule}")]
    Rule {
        /// The entry.
        index: u64,
        /// The rule.
        rule: ChainRule,
    },
}

/// How what somebody else has of a chain stands to what we have of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Same,
    /// It goes on where ours ends; not yet checked.
    Extends,
    /// It ends before ours.
    Behind,
    /// It is another chain from this entry on: somebody shows two chains to two people.
    Fork {
        /// The first entry that differs.
        index: u64,
    },
}

impl Chain {
    /// The chain of one entry that founds an account.
    ///
    /// # Errors
    /// If the entry is no good genesis, or the stamp is not by the relay it names.
    pub fn genesis(entry: &StampedEntry) -> Result<Self, ChainError> {
        let account = Account::found(&entry.entry, entry.stamp.time).ok_or(ChainError::Genesis)?;
        let chain = Self { account, links: Vec::new(), time: entry.stamp.time };
        chain.check_stamp(&chain.account, &entry.entry, &entry.stamp)?;
        Ok(Self { links: vec![entry.link()], ..chain })
    }

    /// The chain of these entries, from the genesis on.
    ///
    /// # Errors
    /// The first entry that is not what it should be, and why.
    pub fn verify(entries: &[StampedEntry]) -> Result<Self, ChainError> {
        let (first, rest) = entries.split_first().ok_or(ChainError::Empty)?;
        let mut chain = Self::genesis(first)?;
        for entry in rest {
            chain.enter(entry)?;
        }
        Ok(chain)
    }

    /// What an entry would do if it were stamped at `now`: the relay's question before it stamps, a device's before it signs.
    ///
    /// # Errors
    /// The rule it breaks.
    pub fn check(&self, entry: &SignedEntry, now: Seconds) -> Result<Effect, ChainRule> {
        self.follows(entry, now)?;
        self.at(now).enter(entry, now)
    }

    /// Adds the next entry.
    ///
    /// # Errors
    /// Why it is not the next one; the chain is as before.
    pub fn append(&mut self, entry: &StampedEntry) -> Result<Effect, ChainError> {
        let before = self.account.clone();
        let effect = self.enter(entry);
        if effect.is_err() {
            self.account = before;
        }
        effect
    }

    /// Adds an entry; on an error the account is spoilt.
    fn enter(&mut self, stamped: &StampedEntry) -> Result<Effect, ChainError> {
        let (entry, time) = (&stamped.entry, stamped.stamp.time);
        let index = entry.entry.index;
        self.follows(entry, time).map_err(|rule| ChainError::Rule { index, rule })?;
        self.account.settle(time);
        self.check_stamp(&self.account, entry, &stamped.stamp)?;
        let effect = self.account.enter(entry, time).map_err(|rule| ChainError::Rule { index, rule })?;
        self.links.push(stamped.link());
        self.time = time;
        Ok(effect)
    }

    fn follows(&self, entry: &SignedEntry, now: Seconds) -> Result<(), ChainRule> {
        let head = self.head();
        let entry = &entry.entry;
        if entry.account != self.account.id {
            Err(ChainRule::WrongAccount)
        } else if entry.index != head.length {
            Err(ChainRule::WrongIndex)
        } else if entry.previous != head.hash {
            Err(ChainRule::WrongPrevious)
        } else if now < self.time {
            Err(ChainRule::TimeWentBack)
        } else {
            Ok(())
        }
    }

    fn check_stamp(&self, account: &Account, entry: &SignedEntry, stamp: &Stamp) -> Result<(), ChainError> {
        let index = entry.entry.index;
        let signed = Stamp::signed(&account.id, index, &entry.entry.hash(), stamp.time);
        let genuine = stamp.relay == account.relay && verify(&PublicKey(stamp.relay.0), &signed, &stamp.signature);
        if genuine { Ok(()) } else { Err(ChainError::Stamp { index }) }
    }

    /// The account at a moment: whatever was due by then has taken effect. A moment before the last stamp is that stamp's.
    #[must_use]
    pub fn at(&self, now: Seconds) -> Account {
        let mut account = self.account.clone();
        account.settle(now.max(self.time));
        account
    }

    /// The account at the last stamp.
    #[must_use]
    pub const fn account(&self) -> &Account {
        &self.account
    }

    /// The account's id.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.account.id
    }

    /// Where the account lives, at the last stamp.
    #[must_use]
    pub const fn relay(&self) -> RelayId {
        self.account.relay
    }

    /// The key of a device that is confirmed at the last stamp. For one whose probation has ended since, ask [`Self::at`].
    #[must_use]
    pub fn confirmed_key(&self, device: &DeviceId) -> Option<PublicKey> {
        self.account.confirmed_key(device)
    }

    /// The last stamp's time.
    #[must_use]
    pub const fn time(&self) -> Seconds {
        self.time
    }

    /// How long the chain is and what it ends in, for others to compare with theirs.
    #[must_use]
    pub fn head(&self) -> ChainHead {
        let hash = self.links.last().copied().unwrap_or(Hash([0; Hash::LEN]));
        ChainHead { length: self.links.len() as u64, hash }
    }

    /// How a head that somebody named stands to this chain.
    #[must_use]
    pub fn meets(&self, head: &ChainHead) -> Relation {
        let ours = self.head();
        let Some(last) = head.length.checked_sub(1) else { return Relation::Behind };
        match self.link(last) {
            None => Relation::Extends,
            Some(link) if link != head.hash => Relation::Fork { index: last },
            Some(_) if head.length == ours.length => Relation::Same,
            Some(_) => Relation::Behind,
        }
    }

    /// How entries that somebody showed, in a row from whichever index on, stand to this chain.
    #[must_use]
    pub fn compare(&self, entries: &[StampedEntry]) -> Relation {
        for stamped in entries {
            let entry = &stamped.entry.entry;
            match self.link(entry.index) {
                Some(link) if link == stamped.link() => {}
                Some(_) => return Relation::Fork { index: entry.index },
                None => return self.joins(entry.index, &entry.previous),
            }
        }
        match entries.last() {
            Some(last) if last.entry.entry.index.saturating_add(1) == self.head().length => Relation::Same,
            _ => Relation::Behind,
        }
    }

    /// Whether an entry that is not in this chain can be one after it.
    fn joins(&self, index: u64, previous: &Hash) -> Relation {
        match index.checked_sub(1).and_then(|before| Some((before, self.link(before)?))) {
            Some((before, link)) if link != *previous => Relation::Fork { index: before },
            _ => Relation::Extends,
        }
    }

    fn link(&self, index: u64) -> Option<Hash> {
        self.links.get(usize::try_from(index).ok()?).copied()
    }
}
