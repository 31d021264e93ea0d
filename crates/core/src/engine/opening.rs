//! An account connection from the greeting to the point where everything can be asked: founding, registering, proving.
#![expect(clippy::wildcard_enum_match_arm, reason = "all answers that do not fit the question are alike")]

use kith_wire::account::{SignedEntry, Stamp, StampedEntry};
use kith_wire::inbox::RelayAddress;
use kith_wire::{Authenticate, CreateAccount, Message, Nonce, Operation, Refusal, RelayId, ServerEvent, Session};

use super::Engine;
use super::io::{Event, Link};
use super::links::{Asked, Phase};
use crate::account;
use crate::device::{Device, Founding, encode_chain};
use crate::error::{Error, RelayFault};
use crate::tables;

/// How long a device waits that its relay does not know, milliseconds.
const STRANGER: u64 = 3_600_000;

impl Engine {
    /// After the greeting of an account connection.
    pub(super) fn introduce(&mut self, link: &Link, relay: RelayId, nonce: &Nonce) -> Result<(), Error> {
        if let Some(row) = self.phrased()? {
            self.prove_phrase(link, &row, relay, nonce);
            return Ok(());
        }
        if link.relay.is_none() {
            return self.found(relay);
        }
        let device = self.device()?;
        if device.is_ready() { self.authenticate(link, device, relay, nonce) } else { self.register(link, &device) }
    }

    /// The relay's key is known now, so the genesis can name it. The founding connection is replaced by one that knows the key.
    fn found(&mut self, relay: RelayId) -> Result<(), Error> {
        let Some(founding) = self.founding()? else { return Ok(()) };
        let founded = account::found_account(&founding.seed.0, &founding.recovery, relay);
        let (seed, name) = (founding.seed.clone(), founding.name.clone());
        let address = RelayAddress { url: founding.url.clone(), relay };
        let device = Device {
            invite: founding.invite.clone(),
            genesis: founded.genesis.encode(),
            ..Device::new(founded.account, founded.device, seed, name, address)
        };
        tables::delete::<Founding>(&mut self.state, &[]);
        device.save(&mut self.state)
    }

    fn register(&mut self, link: &Link, device: &Device) -> Result<(), Error> {
        let genesis = SignedEntry::decode(&device.genesis).map_err(|_| Error::Damaged("genesis"))?;
        let create = CreateAccount { genesis, invite: device.invite.clone() };
        self.ask(link, Asked::Register, Operation::CreateAccount(create));
        Ok(())
    }

    pub(super) fn registered(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        match event {
            ServerEvent::Stamped(stamp) => self.stamped(link, stamp),
            ServerEvent::Refusal(refusal @ (Refusal::NotAdmitted | Refusal::ChainRule { .. })) => {
                let mut device = self.device()?;
                device.refused = Some(refusal.code().to_owned());
                device.save(&mut self.state)?;
                self.trouble(&Error::Refused(refusal));
                Ok(())
            }
            _ => {
                self.hang_up(link);
                Ok(())
            }
        }
    }

    fn stamped(&mut self, link: &Link, stamp: Stamp) -> Result<(), Error> {
        let mut device = self.device()?;
        let entry = SignedEntry::decode(&device.genesis).map_err(|_| Error::Damaged("genesis"))?;
        let chain = vec![StampedEntry { entry, stamp }];
        if kith_chain::Chain::verify(&chain).is_err() {
            return self.distrust(link, RelayFault::Forged);
        }
        device.chain = encode_chain(&chain);
        device.save(&mut self.state)?;
        match self.links.get(link).map(|connection| connection.phase.clone()) {
            Some(Phase::Greeted { relay, nonce }) => self.authenticate(link, device, relay, &nonce),
            _ => Ok(()),
        }
    }

    /// Proves the device, under a session number that was never shown before: it is saved first, so that a home which was
    /// copied, or restored from a copy, shows a number that the relay has seen, and finds out before it encrypts.
    fn authenticate(&mut self, link: &Link, mut device: Device, relay: RelayId, nonce: &Nonce) -> Result<(), Error> {
        device.session = Session(device.session.0.saturating_add(1));
        device.save(&mut self.state)?;
        let signed = Authenticate::signed(&relay, nonce, &device.account, &device.device, device.session);
        let proof = Authenticate {
            account: device.account,
            device: device.device,
            session: device.session,
            signature: device.key().sign(&signed.0),
        };
        self.ask(link, Asked::Authenticate, Operation::Authenticate(proof));
        Ok(())
    }

    pub(super) fn authenticated(&mut self, link: &Link, event: ServerEvent) -> Result<(), Error> {
        match event {
            ServerEvent::Done => {
                if let Some(connection) = self.links.get_mut(link)
                    && let Phase::Greeted { relay, nonce } = connection.phase
                {
                    connection.phase = Phase::Ready { relay, nonce };
                    connection.failures = 0;
                }
                self.fenced = true;
                self.dirty.extend(crate::chat::Chat::ids(&self.state));
                self.show(Event::Connection { online: true });
                self.note_use()?;
                self.ask_for_own_chain(link)
            }
            ServerEvent::Refusal(Refusal::SessionTaken) => self.is_a_copy(),
            // Signed out so long ago that it is not even told so; or the relay has lost what it knew. Neither ends soon.
            ServerEvent::Refusal(refusal @ Refusal::NotAuthenticated) => {
                self.trouble(&Error::Refused(refusal));
                self.hang_up(link);
                self.rest(link, STRANGER);
                self.erase_if_over()
            }
            ServerEvent::Refusal(refusal) => {
                self.trouble(&Error::Refused(refusal));
                self.hang_up(link);
                Ok(())
            }
            _ => self.distrust(link, RelayFault::Forged),
        }
    }

    /// A confirmed device reads the inbox, and stocks up on key packages; one on probation does neither.
    pub(super) fn open_inbox(&mut self) -> Result<(), Error> {
        let Some(device) = Device::load(&self.state)? else { return Ok(()) };
        let link = Link::to(&device.relay, kith_wire::Role::Account);
        if !device.is_ready()
            || !self.fenced
            || !self.can_ask(&link)
            || !self.inbox.is_unasked()
            || !self.is_confirmed()?
        {
            return Ok(());
        }
        self.inbox.asked();
        self.ask(&link, Asked::Inbox, Operation::ReadInbox { after: device.inbox });
        self.ask_for_stock(&device);
        Ok(())
    }

    /// This home is an older copy. From here on it is for reading.
    pub(super) fn is_a_copy(&mut self) -> Result<(), Error> {
        let mut device = self.device()?;
        device.copied = true;
        device.save(&mut self.state)?;
        self.fenced = false;
        self.show(Event::Copied);
        Ok(())
    }
}
