//! The engine: inputs in, outputs out.
//!
//! Everything durable is in [`State`]; what is kept beside it (connections, subscriptions, loaded groups) can be lost at any
//! moment and is built again from there. After each input the engine looks at what is to be done and does what can be done
//! (`pump.rs`), so that no order of inputs can make it forget anything.
//!
//! Invariant: one call of [`Engine::handle`] or [`Engine::command`] gives at most one `Save`, and it comes before every `Send`.

mod answers;
mod approval;
mod backup;
mod channel;
mod commands;
mod devices;
mod erasing;
pub(crate) mod errand;
mod guardians;
mod history;
mod inbox;
mod intake;
mod invitations;
pub mod io;
mod joining;
mod linking;
mod links;
mod marks;
mod meeting;
mod missing;
mod opening;
mod own_chain;
mod phrase;
mod pins;
mod pump;
mod recovery;
mod rejoin;
mod rekeying;
mod restoring;
mod reunion;
mod roster;
mod search;
mod shared;
mod sync;
mod views;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use kith_chain::Chain;
use kith_wire::{Millis, ServerFrame};
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use crate::chat::ChatId;
use crate::device::{Device, Founding, Seed};
use crate::error::{Error, Loss, RelayFault};
use crate::mls::Group;
use crate::state::{Batch, State};
use crate::tables;
use channel::Session;
use io::{Command, Event, Input, Link, Output, Reply};
use links::Connection;

/// One device, as a value.
pub struct Engine {
    state: State,
    rng: ChaCha20Rng,
    now: Millis,
    /// Whether connections are wanted at all: of several processes on one home, one talks to relays.
    online: bool,
    /// The own relay has accepted this session: this home is no older copy, and may encrypt.
    fenced: bool,
    links: BTreeMap<Link, Connection>,
    inbox: inbox::Inbox,
    sessions: BTreeMap<ChatId, Session>,
    groups: BTreeMap<ChatId, Group>,
    /// The own chain, checked once.
    own: Option<Arc<Chain>>,
    /// The own chain was read to its end on this connection: entries can be added.
    chain_read: bool,
    /// So long another of the own devices says the chain is, while less of it was shown here.
    claimed: Option<own_chain::Claim>,
    /// When key packages of the own devices were last asked of the relay.
    claimed_own: Option<Millis>,
    meetings: meeting::Meetings,
    rekeying: rekeying::Rekeying,
    /// The chain was read to its end, by the recovery phrase, on this connection and since the last tick.
    phrase_read: bool,
    /// A PIN that is being set or shown, for what.
    pins: Option<pins::Task>,
    /// Whether it was said since the start that it is time to ask for the PIN.
    asked_for_pin: bool,
    /// When a backup was last begun without being asked for: one that the relay does not take is not tried every hour.
    tried_backup: Option<Millis>,
    /// Of each pending recovery, by its start: how many thirds of its wait had passed when it was last told.
    reminded: BTreeMap<u64, u64>,
    /// What this device is called, and what it is.
    description: (String, String),
    /// Conversations that something may have to be done for.
    dirty: BTreeSet<ChatId>,
    /// What is sent and shown once the changes of this turn are saved.
    after_save: Vec<Output>,
    outputs: VecDeque<Output>,
}

impl Engine {
    /// The device that a state describes; an empty state is a home without an account. `seed` must be fresh randomness.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the state cannot be read.
    pub fn load(state: State, seed: [u8; 32]) -> Result<Self, Error> {
        Device::load(&state)?;
        Ok(Self {
            state,
            rng: ChaCha20Rng::from_seed(seed),
            now: Millis(0),
            online: false,
            fenced: false,
            links: BTreeMap::new(),
            inbox: inbox::Inbox::default(),
            sessions: BTreeMap::new(),
            groups: BTreeMap::new(),
            own: None,
            chain_read: false,
            claimed: None,
            claimed_own: None,
            meetings: meeting::Meetings::default(),
            rekeying: rekeying::Rekeying::default(),
            phrase_read: false,
            pins: None,
            asked_for_pin: false,
            tried_backup: None,
            reminded: BTreeMap::new(),
            description: (String::new(), String::new()),
            dirty: BTreeSet::new(),
            after_save: Vec::new(),
            outputs: VecDeque::new(),
        })
    }

    /// Says whether this process is the one that talks to relays. It takes effect with the next input.
    pub fn online(&mut self, online: bool) {
        self.online = online;
        if online {
            self.dirty.extend(crate::chat::Chat::ids(&self.state));
        }
    }

    /// Takes in what happened outside. Drain [`Self::poll`] afterwards, whatever it returned.
    ///
    /// # Errors
    /// [`Error::Damaged`] if this device's own memory cannot be read: it must stop. What a relay or a peer did wrong is no
    /// error but an [`Event::Alarm`].
    pub fn handle(&mut self, input: Input, now: Millis) -> Result<(), Error> {
        self.now = now;
        let handled = self.take_in(input).and_then(|()| self.pump());
        let handled = match handled {
            Err(
                error @ (Error::PeerMisbehaved(_) | Error::Refused(_) | Error::RelayMisbehaved(_) | Error::Misuse(_)),
            ) => {
                self.trouble(&error);
                Ok(())
            }
            handled => handled,
        };
        self.flush();
        handled
    }

    /// Does what a person asks. Drain [`Self::poll`] afterwards.
    ///
    /// # Errors
    /// [`Error::Misuse`] if it makes no sense now; nothing has changed then.
    pub fn command(&mut self, command: Command, now: Millis) -> Result<Reply, Error> {
        self.now = now;
        let done = self.run(command).and_then(|reply| self.pump().map(|()| reply));
        if done.is_err() {
            self.state.undo();
            self.groups.clear();
            self.after_save.clear();
        }
        self.flush();
        done
    }

    /// The next thing the driver must do; drain until there is none.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// All that is to be done now: every change as one batch, to be made durable first, and then the rest in its order.
    pub fn drain(&mut self) -> (Batch, Vec<Output>) {
        let (mut changes, mut rest) = (Batch::new(), Vec::new());
        while let Some(output) = self.poll() {
            match output {
                Output::Save(batch) => changes.extend(batch),
                output @ (Output::Connect(_)
                | Output::Send(..)
                | Output::Disconnect(_)
                | Output::Show(_)
                | Output::Wait(_)) => rest.push(output),
            }
        }
        (changes, rest)
    }

    /// The whole durable state, to write a compact copy of.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    fn take_in(&mut self, input: Input) -> Result<(), Error> {
        match input {
            Input::Connected(link) => self.connected(&link),
            Input::Received(link, bytes) => self.received(&link, &bytes)?,
            Input::Disconnected(link) => self.disconnected(&link),
            Input::Foreign(batch) => self.foreign(batch),
            Input::Tick => {
                self.dirty.extend(crate::chat::Chat::ids(&self.state));
                self.remind()?;
                self.remind_of_recovery()?;
                self.read_by_phrase_again();
                self.look_at_contacts()?;
                self.ask_guardians_again()?;
                self.look_at_backup()?;
                if self.chain_read {
                    self.erase_if_over()?;
                }
            }
        }
        Ok(())
    }

    /// Another process changed the state: what was built from it is built again.
    fn foreign(&mut self, batch: crate::state::Batch) {
        self.state.load(batch);
        self.groups.clear();
        self.dirty.extend(crate::chat::Chat::ids(&self.state));
    }

    /// Queues this turn's outputs: first what must be durable, then what rests on it.
    fn flush(&mut self) {
        let changes = self.state.take_changes();
        if !changes.is_empty() {
            self.outputs.push_back(Output::Save(changes));
        }
        self.outputs.extend(self.after_save.drain(..));
    }

    fn show(&mut self, event: Event) {
        self.after_save.push(Output::Show(event));
    }

    fn alarm(&mut self, chat: Option<String>, fault: RelayFault) {
        let text = Error::RelayMisbehaved(fault).to_string();
        self.show(Event::Alarm { chat, fault, text });
    }

    fn lose(&mut self, chat: String, loss: Loss) {
        self.show(Event::Missed { chat, loss, text: loss.to_string() });
    }

    fn trouble(&mut self, error: &Error) {
        self.show(Event::Trouble { code: error.code().to_owned(), text: error.to_string() });
    }

    fn random<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }

    fn seed(&mut self) -> Seed {
        Seed(self.random())
    }

    fn device(&self) -> Result<Device, Error> {
        Device::load(&self.state)?.ok_or_else(|| crate::error::Misuse::NoAccount.into())
    }

    fn founding(&self) -> Result<Option<Founding>, Error> {
        tables::get(&self.state, &[])
    }

    fn frame(&mut self, link: &Link, frame: ServerFrame) -> Result<(), Error> {
        if frame.request == 0 {
            return self.pushed(link, frame.event);
        }
        let asked = self.links.get_mut(link).and_then(|connection| connection.answered(frame.request));
        match asked {
            Some(asked) => self.answered(link, asked, frame.event),
            None => Ok(()),
        }
    }
}
