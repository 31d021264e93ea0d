//! What is to be done now, done as far as it can be: connections opened, errands sent, conversations advanced.

use std::collections::BTreeSet;

use kith_wire::{ClientFrame, ClientHello, Message, Millis, Nonce, Operation, Role, ServerFrame, ServerHello};

use super::Engine;
use super::errand::{Errand, Post};
use super::io::{Event, Link, Output};
use super::links::{Asked, Connection, Phase};
use crate::chat::{Chat, ChatId};
use crate::contact::Contact;
use crate::device::Device;
use crate::error::{Error, RelayFault};

impl Engine {
    pub(super) fn pump(&mut self) -> Result<(), Error> {
        let wanted = if self.online { self.wanted()? } else { BTreeSet::new() };
        self.drop_unwanted(&wanted);
        for link in &wanted {
            self.open(link);
        }
        self.keep_own_chain()?;
        self.open_inbox()?;
        self.advance_meeting()?;
        self.advance_approval()?;
        self.advance_phrase()?;
        self.look_after_devices()?;
        for chat in std::mem::take(&mut self.dirty) {
            self.advance(chat)?;
        }
        self.send_errands()?;
        self.schedule();
        Ok(())
    }

    /// What is owed to the account's other devices.
    fn look_after_devices(&mut self) -> Result<(), Error> {
        if Device::load(&self.state)?.is_none() || self.is_out()? {
            return Ok(());
        }
        self.bring_in()?;
        self.name_guardians()?;
        self.ask_to_say()?;
        self.advance_history()?;
        self.advance_backup()?;
        self.tell_siblings()
    }

    /// The connections that there is something to do on, or to wait for.
    fn wanted(&self) -> Result<BTreeSet<Link>, Error> {
        let mut wanted = BTreeSet::new();
        if let Some(founding) = self.founding()? {
            wanted.insert(Link { url: founding.url, relay: None, role: Role::Account });
        }
        if let Some(row) = self.phrased()? {
            wanted.insert(row.link());
            wanted.extend(self.approval_link()?);
            return Ok(wanted);
        }
        let Some(device) = Device::load(&self.state)?.filter(|device| !device.copied && device.refused.is_none())
        else {
            wanted.extend(self.joining_row()?.and(self.meeting_link()?));
            return Ok(wanted);
        };
        if device.erased {
            return Ok(wanted);
        }
        wanted.insert(Link::to(&device.relay, Role::Account));
        if self.is_out()? {
            return Ok(wanted);
        }
        wanted.extend(self.meeting_link()?);
        wanted.extend(self.approval_link()?);
        if self.fetches_history()? || self.fetches_backup() {
            wanted.insert(Link::to(&device.relay, Role::Conversation));
        }
        for chat in Chat::ids(&self.state) {
            if let Some(place) = Chat::load(&self.state, chat)?.place.filter(|place| place.open && !place.rejoining) {
                wanted.insert(Link::to(&place.relay, Role::Conversation));
            }
        }
        for (_, errand) in Errand::all(&self.state)? {
            if self.rests(&errand)? {
                continue;
            }
            wanted.extend(errand.link(&self.state, &device)?);
        }
        Ok(wanted)
    }

    fn drop_unwanted(&mut self, wanted: &BTreeSet<Link>) {
        let unwanted: Vec<Link> = self.links.keys().filter(|link| !wanted.contains(link)).cloned().collect();
        for link in unwanted {
            self.links.remove(&link);
            self.lost(&link);
            self.after_save.push(Output::Disconnect(link));
        }
    }

    fn open(&mut self, link: &Link) {
        let now = self.now;
        let connection = self.links.entry(link.clone()).or_insert_with(Connection::new);
        if matches!(connection.phase, Phase::Resting { until } if until <= now) {
            connection.phase = Phase::Connecting;
            self.after_save.push(Output::Connect(link.clone()));
        }
    }

    fn send_errands(&mut self) -> Result<(), Error> {
        if self.links.is_empty() {
            return Ok(());
        }
        let Some(device) = Device::load(&self.state)? else { return Ok(()) };
        for (number, errand) in Errand::all(&self.state)? {
            let link = errand.link(&self.state, &device)?;
            let operation = errand.operation(&self.state)?;
            let (Some(link), Some(operation)) = (link, operation) else {
                Errand::done(&mut self.state, number);
                continue;
            };
            let asked = Asked::Errand(number);
            if matches!(errand, Errand::Entry { .. }) && !self.chain_read || self.rests(&errand)? {
                continue;
            }
            if self.can_ask(&link) && !self.awaits(&link, &asked) {
                self.ask(&link, asked, operation);
            }
        }
        Ok(())
    }

    /// Whether an errand's time has not come. A frozen account takes no letters in and gives no key packages out: what is for it waits.
    fn rests(&self, errand: &Errand) -> Result<bool, Error> {
        let (Errand::Deliver { about: Post::Conversation { contact: of }, .. } | Errand::Claim { contact: of }) =
            errand
        else {
            return Ok(errand.rests(self.now.seconds()));
        };
        Ok(Contact::load(&self.state, *of)?.frozen(self.now)?.is_some())
    }

    /// When to be woken: at the next attempt to connect, the end of a pause, or for housekeeping.
    fn schedule(&mut self) {
        let housekeeping = Millis(self.now.0 + 3_600_000);
        let due = self.phrase_due().ok().flatten().filter(|due| *due > self.now);
        let times = self.links.values().flat_map(|connection| {
            let attempt = match connection.phase {
                Phase::Resting { until } => Some(until),
                Phase::Connecting | Phase::Greeting { .. } | Phase::Greeted { .. } | Phase::Ready { .. } => None,
            };
            attempt.into_iter().chain((connection.paused_until > self.now).then_some(connection.paused_until))
        });
        let next = times.chain(due).chain([housekeeping]).min().unwrap_or(housekeeping);
        if self.online {
            self.after_save.push(Output::Wait(next));
        }
    }

    /// Whether a request can be sent now.
    pub(super) fn can_ask(&self, link: &Link) -> bool {
        let connection = self.links.get(link);
        connection.is_some_and(|connection| connection.ready().is_some() && connection.paused_until <= self.now)
    }

    pub(super) fn awaits(&self, link: &Link, asked: &Asked) -> bool {
        self.links.get(link).is_some_and(|connection| connection.awaits(asked))
    }

    /// Sends a request, and remembers why.
    pub(super) fn ask(&mut self, link: &Link, asked: Asked, operation: Operation) {
        if let Some(connection) = self.links.get_mut(link) {
            let frame = ClientFrame { request: connection.ask(asked), operation };
            self.after_save.push(Output::Send(link.clone(), frame.encode()));
        }
    }

    pub(super) fn connected(&mut self, link: &Link) {
        let nonce = Nonce(self.random());
        if let Some(connection) = self.links.get_mut(link)
            && connection.phase == Phase::Connecting
        {
            connection.phase = Phase::Greeting { nonce };
            self.after_save.push(Output::Send(link.clone(), ClientHello::new(link.role, nonce).encode()));
        }
    }

    pub(super) fn disconnected(&mut self, link: &Link) {
        let (now, jitter) = (self.now, u64::from_le_bytes(self.random()));
        let Some(connection) = self.links.get_mut(link) else { return };
        let was_ready = connection.ready().is_some();
        connection.lost(now, jitter);
        self.lost(link);
        if was_ready && link.role == Role::Account {
            self.show(Event::Connection { online: false });
        }
    }

    /// Hangs up on a relay that cannot be used now, and tries again later.
    pub(super) fn hang_up(&mut self, link: &Link) {
        self.after_save.push(Output::Disconnect(link.clone()));
        self.disconnected(link);
    }

    /// What was built on a connection is gone with it.
    fn lost(&mut self, link: &Link) {
        match link.role {
            Role::Account => {
                self.inbox = super::inbox::Inbox::default();
                self.chain_read = false;
                self.claimed.iter_mut().for_each(|claim| claim.asked = false);
            }
            Role::Conversation => self.drop_sessions(link),
        }
    }

    pub(super) fn received(&mut self, link: &Link, bytes: &[u8]) -> Result<(), Error> {
        let Some(phase) = self.links.get(link).map(|connection| connection.phase.clone()) else { return Ok(()) };
        match phase {
            Phase::Resting { .. } | Phase::Connecting => Ok(()),
            Phase::Greeting { nonce } => match ServerHello::decode(bytes) {
                Ok(hello) => self.hello(link, &nonce, hello),
                Err(_) => self.distrust(link, RelayFault::Forged),
            },
            Phase::Greeted { .. } | Phase::Ready { .. } => match ServerFrame::decode(bytes) {
                Ok(frame) => self.frame(link, frame),
                Err(_) => self.distrust(link, RelayFault::Forged),
            },
        }
    }

    fn hello(&mut self, link: &Link, nonce: &Nonce, hello: ServerHello) -> Result<(), Error> {
        let greeting = match hello {
            ServerHello::Greeting(greeting) => greeting,
            ServerHello::Incompatible(versions) => {
                self.show(Event::Incompatible { relay: link.url.clone(), outdated: versions.client_is_older() });
                self.hang_up(link);
                return Ok(());
            }
        };
        if !greeting.verify(nonce) {
            return self.distrust(link, RelayFault::Forged);
        }
        if link.relay.is_some_and(|relay| relay != greeting.relay) {
            return self.distrust(link, RelayFault::WrongKey);
        }
        let (relay, nonce) = (greeting.relay, greeting.nonce);
        let phase = match link.role {
            Role::Account => Phase::Greeted { relay, nonce },
            Role::Conversation => Phase::Ready { relay, nonce },
        };
        if let Some(connection) = self.links.get_mut(link) {
            connection.phase = phase;
        }
        match link.role {
            Role::Account => self.introduce(link, relay, &nonce),
            Role::Conversation => {
                self.dirty.extend(Chat::ids(&self.state));
                Ok(())
            }
        }
    }

    /// Does not connect again for a while.
    pub(super) fn rest(&mut self, link: &Link, milliseconds: u64) {
        let until = Millis(self.now.0.saturating_add(milliseconds));
        if let Some(connection) = self.links.get_mut(link) {
            connection.phase = Phase::Resting { until };
        }
    }

    /// Shows a relay's fault, and hangs up on it.
    pub(super) fn distrust(&mut self, link: &Link, fault: RelayFault) -> Result<(), Error> {
        self.alarm(None, fault);
        self.hang_up(link);
        Ok(())
    }

    /// Whether nothing is left to exchange: every connection stands, the errands are done, the inbox and every channel are
    /// read to the head they had when reading began, and nothing waits that could be sent.
    #[must_use]
    pub fn idle(&self) -> bool {
        self.is_idle().unwrap_or(false)
    }

    fn is_idle(&self) -> Result<bool, Error> {
        let wanted = self.wanted()?;
        let linked = wanted.iter().all(|link| {
            self.links.get(link).is_some_and(|connection| connection.ready().is_some() && !connection.is_waiting())
        });
        let chats: Vec<ChatId> = Chat::ids(&self.state);
        if self.is_out()? {
            return Ok(linked);
        }
        let settled = chats.into_iter().map(|chat| self.is_settled(chat)).collect::<Result<Vec<_>, _>>()?;
        let read = self.inbox.is_read() || Device::load(&self.state)?.is_some() && !self.is_confirmed()?;
        let joined = self.joining_row()?.is_none() && self.rests_by_phrase()? && !self.is_approving()?;
        let mut rest = true;
        for (_, errand) in Errand::all(&self.state)? {
            rest &= self.rests(&errand)?;
        }
        let carried = crate::devices::HistoryRow::is_none(&self.state) && !self.is_backing_up()?;
        Ok(linked && carried && joined && read && rest && settled.into_iter().all(|s| s))
    }

    /// Answers that ask for patience: nothing is sent on the connection for a while.
    pub(super) fn pause(&mut self, link: &Link, retry_after_ms: u64) {
        let until = Millis(self.now.0.saturating_add(retry_after_ms.clamp(50, 60_000)));
        if let Some(connection) = self.links.get_mut(link) {
            connection.paused_until = until;
        }
    }
}
