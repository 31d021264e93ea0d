//! The engine's body: a home to remember in, sockets to talk through, a clock.
//!
//! Several processes may drive one home. All of them take turns at its journal, in bursts: what the others saved is taken
//! in, one thing is done, its changes are made durable, and only then anything leaves this process. One of them, the one
//! with the network lock, talks to relays; the others leave their wishes in the journal and watch it for the outcome. When
//! the one ends, however it ends, another one takes over.

mod changes;
mod network;
mod signals;

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, DeviceStanding, Event, Input, Output, Reply};
use kith_core::error::Error;
use kith_core::state::{Batch, Change, State};
use kith_core::vault::Passphrase;
use kith_wire::Millis;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use zeroize::Zeroizing;

use self::changes::changes;
use self::network::Network;
use self::signals::{Signals, interrupted};
use crate::duration::Span;
use crate::failure::Failure;
use crate::handover::Handover;
use crate::home::Home;
use crate::socket::{Arrival, SocketError, Sockets, What};
use crate::watch::Sight;
use crate::wording;

/// How often the journal and the network lock are looked at while there is nothing else to do.
const GLANCE: Duration = Duration::from_millis(40);

/// The same while somebody waits for a command.
const QUICK_GLANCE: Duration = Duration::from_millis(15);

/// Where this device keeps the certificates that it trusts beside the system's, in PEM.
const CA_KEY: &[u8] = b"Aca";

/// What this program is among an account's devices.
pub(crate) const KIND: &str = "terminal";

/// Letters of a computer's name that are taken over.
const NAME: usize = 40;

/// Arrivals that are handled in one burst at most: they share one wait for the disk.
const AT_ONCE: usize = 64;

/// An opened home with its engine.
pub(crate) struct Driver {
    home: Home,
    engine: Engine,
    rng: ChaCha20Rng,
    sockets: Sockets,
    network: Network,
    handover: Handover,
    /// Whether what other processes do is told as events too.
    watches: bool,
    /// Only while relays are talked to: a person at a prompt ends the process as usual.
    signals: Option<Signals>,
    /// When it was last looked around; arrivals do not put it off.
    glanced: Instant,
    /// When the engine wants to be woken.
    wake: Option<Millis>,
    events: VecDeque<Event>,
    trouble: Option<String>,
    /// What only a person can mend: nothing that needs a relay goes on.
    obstacle: Option<Obstacle>,
    /// Whether the own relay is reached, as far as this process knows.
    reached: bool,
    revision: u64,
}

/// Why waiting is of no use.
#[derive(Clone, Debug)]
struct Obstacle {
    code: &'static str,
    text: String,
}

impl Driver {
    /// Reads a home. Nothing is sent before [`Self::go_online`].
    pub(crate) fn open(home: Home, dir: &Path) -> Result<Self, Failure> {
        Self::open_from(home, State::default(), dir)
    }

    /// The same, where the state is known as far as the home was read.
    pub(crate) fn open_from(mut home: Home, mut state: State, dir: &Path) -> Result<Self, Failure> {
        let mut rng = ChaCha20Rng::from_seed(seed()?);
        // What was read is synced by committing nothing: it may be relied on.
        drop(home.begin(|news| news.load_into(&mut state))?.commit(&Batch::new(), &mut rng)?);
        let mut engine = Engine::load(state, seed()?)?;
        engine.describe(&host_name(), KIND);
        Ok(Self {
            home,
            engine,
            rng,
            sockets: Sockets::new(),
            network: Network::Unwanted,
            handover: Handover::of(dir),
            watches: false,
            signals: None,
            glanced: Instant::now(),
            wake: None,
            events: VecDeque::new(),
            trouble: None,
            obstacle: None,
            reached: false,
            revision: 0,
        })
    }

    /// What [`Self::open_from`] begins with to be where this driver is.
    pub(crate) fn known(&self) -> (Home, State) {
        (self.home.as_far(), self.engine.state().clone())
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Whether the home is opened with a passphrase.
    pub(crate) fn has_passphrase(&self) -> Result<bool, Failure> {
        Ok(self.home.has_passphrase()?)
    }

    /// Whether this is the home's passphrase; takes a moment.
    pub(crate) fn is_passphrase(&self, typed: &Zeroizing<String>) -> Result<bool, Failure> {
        let Ok(passphrase) = Passphrase::first_line(typed) else { return Ok(false) };
        Ok(self.home.is_passphrase(passphrase)?)
    }

    /// Does what a person asks, durably.
    pub(crate) fn command(&mut self, command: Command) -> Result<Reply, Failure> {
        self.is_original()?;
        if !is_local(&command) {
            self.is_linked()?;
        }
        // A command that is refused has changed nothing: this process goes on where it was.
        self.burst(|engine, now| Ok(engine.command(command, now)))?.map_err(Failure::from)
    }

    /// The certificates that this device trusts beside the system's, in PEM; empty if there are none.
    pub(crate) fn own_authorities(&self) -> &[u8] {
        self.engine.state().get(CA_KEY).unwrap_or_default()
    }

    /// Remembers, durably, the certificates to trust beside the system's.
    pub(crate) fn set_own_authorities(&mut self, pem: &[u8]) -> Result<(), Failure> {
        let key = CA_KEY.to_vec();
        let change = if pem.is_empty() { Change::Delete { key } } else { Change::Put { key, value: pem.to_vec() } };
        self.burst_with(vec![change], |_, _| Ok(()))
    }

    /// Does what a person asks, after a look at what was there before: nothing comes between the two.
    pub(crate) fn look_and_command<T>(
        &mut self,
        look: impl FnOnce(&Engine) -> Result<T, Failure>,
        command: Command,
    ) -> Result<T, Failure> {
        self.burst(|engine, now| {
            let seen = look(engine)?;
            engine.command(command, now)?;
            Ok(seen)
        })
    }

    /// Does what a person asks, if something works out that must be done before it is durable.
    pub(crate) fn command_and(
        &mut self,
        command: Command,
        first: impl FnOnce(Reply) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        self.burst(|engine, now| first(engine.command(command, now)?))
    }

    /// From now on this process talks to relays whenever no other one does; what it wants sent, the other one sends.
    pub(crate) fn go_online(&mut self) -> Result<(), Failure> {
        self.want(Network::Elsewhere)
    }

    /// From now on this process talks to relays, and no other one does.
    pub(crate) fn insist_online(&mut self) -> Result<(), Failure> {
        self.want(Network::Insisted(None))
    }

    /// From now on what other processes on this home do is told as events too.
    pub(crate) fn watch(&mut self) {
        self.watches = true;
    }

    /// Runs until something is so: gives what `done` gives, or fails with `consequence` when the time is over.
    pub(crate) async fn run_until<T>(
        &mut self,
        timeout: Span,
        consequence: &'static str,
        mut done: impl FnMut(&Engine) -> Result<Option<T>, Failure>,
    ) -> Result<T, Failure> {
        let end = Instant::now() + timeout.duration();
        loop {
            self.is_linked()?;
            if let Some(outcome) = done(&self.engine)? {
                return Ok(outcome);
            }
            self.is_original()?;
            if let Some(Obstacle { code, text }) = self.obstacle.take() {
                return Err(Failure::Obstacle { code, text, consequence });
            }
            if Instant::now() >= end {
                return Err(Failure::TooLate { timeout, trouble: self.trouble.take(), consequence });
            }
            self.step(Some(end)).await?;
        }
    }

    /// Runs until something is so, there turns out to be no connection, or the time is over, and says whether it is so.
    pub(crate) async fn try_until(
        &mut self,
        timeout: Duration,
        mut done: impl FnMut(&Engine) -> Result<bool, Failure>,
    ) -> Result<bool, Failure> {
        let end = Instant::now() + timeout;
        self.trouble = None;
        loop {
            if done(&self.engine)? {
                return Ok(true);
            }
            if self.trouble.is_some() || self.is_known_offline() || Instant::now() >= end {
                return Ok(false);
            }
            self.step(Some(end)).await?;
        }
    }

    /// Tries to have everything sent that waits; if another process talks to relays, that one will.
    pub(crate) async fn tell_once(&mut self, timeout: Duration) -> Result<(), Failure> {
        if matches!(self.network, Network::Here(_) | Network::Kept(_)) {
            self.try_until(timeout, |engine| Ok(engine.idle())).await?;
        }
        Ok(())
    }

    /// Waits for the next thing that happens, or until `end`, and takes it in.
    pub(crate) async fn step(&mut self, end: Option<Instant>) -> Result<(), Failure> {
        let glance = self.glanced + if end.is_some() { QUICK_GLANCE } else { GLANCE };
        let until = end.map_or(glance, |end| end.min(glance));
        self.step_until(until, std::future::pending::<()>()).await.map(|_| ())
    }

    /// Waits for the next thing that happens and takes it in, unless something else comes first.
    pub(crate) async fn step_unless<T>(&mut self, other: impl Future<Output = T>) -> Result<Option<T>, Failure> {
        self.step_until(self.glanced + GLANCE, other).await
    }

    async fn step_until<T>(&mut self, until: Instant, other: impl Future<Output = T>) -> Result<Option<T>, Failure> {
        tokio::select! {
            () = interrupted(self.signals.as_mut()) => Err(Failure::Interrupted),
            other = other => Ok(Some(other)),
            arrival = self.sockets.next() => self.arrived(arrival).map(|()| None),
            () = tokio::time::sleep_until(until.into()) => self.look_around().await.map(|()| None),
        }
    }

    /// Rises with every change of the state, whichever process made it.
    pub(crate) const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether another process on this home talks to relays.
    pub(crate) const fn is_elsewhere(&self) -> bool {
        matches!(self.network, Network::Elsewhere | Network::Insisted(_))
    }

    /// Why there is no connection, if there was one to be had.
    pub(crate) fn trouble(&self) -> Option<&str> {
        self.trouble.as_deref()
    }

    /// What happened since this was asked last.
    pub(crate) fn take_events(&mut self) -> VecDeque<Event> {
        std::mem::take(&mut self.events)
    }

    /// Lets go of the network: everything handed over is sent first, and the next process begins after that.
    pub(crate) async fn close(mut self) {
        self.sockets.close().await;
    }

    fn arrived(&mut self, first: Arrival) -> Result<(), Failure> {
        let mut inputs = vec![self.input(first)];
        while inputs.len() < AT_ONCE
            && let Some(arrival) = self.sockets.try_next()
        {
            inputs.push(self.input(arrival));
        }
        self.burst(|engine, now| Ok(inputs.into_iter().try_for_each(|input| engine.handle(input, now))?))
    }

    fn input(&mut self, arrival: Arrival) -> Input {
        match arrival.what {
            What::Opened => Input::Connected(arrival.link),
            What::Message(bytes) => Input::Received(arrival.link, bytes),
            What::Ended(why) => {
                self.ended(&arrival.link.url, &why);
                Input::Disconnected(arrival.link)
            }
        }
    }

    async fn look_around(&mut self) -> Result<(), Failure> {
        self.glanced = Instant::now();
        if matches!(self.network, Network::Here(_)) && self.handover.is_wished()? {
            self.let_go().await?;
        }
        self.take_network()?;
        if self.wake.is_some_and(|wake| wake <= now()) {
            self.wake = None;
            self.burst(|engine, now| Ok(engine.handle(Input::Tick, now)?))?;
        }
        if self.home.changed() { self.burst(|_, _| Ok(())) } else { Ok(()) }
    }

    /// One turn at the journal: see [`Self::burst_with`].
    fn burst<T>(&mut self, work: impl FnOnce(&mut Engine, Millis) -> Result<T, Failure>) -> Result<T, Failure> {
        self.burst_with(Batch::new(), work)
    }

    /// One turn at the journal, with changes of the app's own. If anything in it fails, nothing is saved and nothing is sent; the driver has then gone
    /// further in memory than on the disk, and must not be used any more.
    fn burst_with<T>(
        &mut self,
        own: Batch,
        work: impl FnOnce(&mut Engine, Millis) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let now = now();
        let mut news = Vec::new();
        let turn = self.home.begin(|new| news.push(new))?;
        if !news.is_empty() {
            let before = if self.watches { Some(Sight::of(&self.engine)?) } else { None };
            let changes = changes(self.engine.state(), news);
            self.revision += 1;
            self.engine.handle(Input::Foreign(changes), now)?;
            if let Some(before) = before {
                self.events.extend(before.changes(&self.engine)?);
            }
        }
        if !own.is_empty() {
            self.engine.handle(Input::Foreign(own.clone()), now)?;
        }
        let outcome = work(&mut self.engine, now)?;
        let (mut changes, rest) = self.engine.drain();
        changes.extend(own);
        self.revision += u64::from(!changes.is_empty());
        let mut saved = turn.commit(&changes, &mut self.rng)?;
        // A journal that cannot be rewritten now works on, and is rewritten later.
        let _ = saved.compact(self.engine.state(), &mut self.rng);
        drop(saved);
        rest.into_iter().for_each(|output| self.perform(output));
        Ok(outcome)
    }

    fn perform(&mut self, output: Output) {
        match output {
            Output::Save(_) => {}
            Output::Connect(link) => {
                let own = self.engine.state().get(CA_KEY).unwrap_or_default();
                self.sockets.connect(link, own);
            }
            Output::Send(link, message) => self.sockets.send(&link, message),
            Output::Disconnect(link) => self.sockets.disconnect(&link),
            Output::Wait(until) => self.wake = Some(until),
            Output::Show(event) => {
                self.heed(&event);
                self.events.push_back(event);
            }
        }
    }

    /// What an event says about connections.
    fn heed(&mut self, event: &Event) {
        match event {
            Event::Trouble { code, text } => self.trouble = Some(wording::trouble(code, text)),
            Event::Alarm { fault, .. } => self.trouble = Some(wording::relay_misbehaved(*fault)),
            Event::Incompatible { relay, outdated } => {
                self.obstruct(relay, "incompatible", wording::incompatible(relay, *outdated));
            }
            Event::Connection { online } => {
                if *online {
                    (self.trouble, self.obstacle) = (None, None);
                }
                self.reached(*online);
            }
            Event::AccountReady
            | Event::CardReady { .. }
            | Event::Invitation { .. }
            | Event::Request { .. }
            | Event::Contact { .. }
            | Event::Message { .. }
            | Event::Marked { .. }
            | Event::Missed { .. }
            | Event::Device { .. }
            | Event::Linking { .. }
            | Event::Joining { .. }
            | Event::History { .. }
            | Event::Frozen { .. }
            | Event::Guardians { .. }
            | Event::Ward { .. }
            | Event::Approval { .. }
            | Event::Approved { .. }
            | Event::Recovery { .. }
            | Event::Backup { .. }
            | Event::HistorySent { .. }
            | Event::Rekeyed { .. }
            | Event::Copied => {}
        }
    }

    /// Without the own relay nothing goes on; others may be mended while this one works.
    fn obstruct(&mut self, relay: &str, code: &'static str, text: String) {
        let is_own = self.engine.account().is_ok_and(|account| account.is_some_and(|account| account.relay == relay));
        self.trouble = Some(text.clone());
        self.obstacle = is_own.then_some(Obstacle { code, text }).or_else(|| self.obstacle.take());
    }

    fn ended(&mut self, relay: &str, why: &SocketError) {
        let text = why.to_string();
        if why.is_lasting() {
            self.obstruct(relay, why.code(), text.clone());
        }
        if !self.reached {
            self.reached(false);
        }
        self.note(why.code(), text);
    }

    /// Refuses to go on in a home that turned out to be an older copy.
    fn is_original(&self) -> Result<(), Failure> {
        match self.engine.account()? {
            Some(account) if account.copied => Err(Error::Copied.into()),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses to go on in a home whose device was signed out.
    fn is_linked(&self) -> Result<(), Failure> {
        match self.engine.account()? {
            Some(account) if account.standing == DeviceStanding::Out => Err(Failure::SignedOut),
            Some(_) | None => Ok(()),
        }
    }

    /// Remembers why there is no connection, and tells whoever watches, once until it is another reason.
    fn note(&mut self, code: &str, trouble: String) {
        if self.watches && self.trouble.as_ref() != Some(&trouble) {
            self.events.push_back(Event::Trouble { code: code.to_owned(), text: trouble.clone() });
        }
        self.trouble = Some(trouble);
    }
}

/// What works on a device that was signed out: what needs nobody else, and saying no to that.
const fn is_local(command: &Command) -> bool {
    matches!(command, Command::MarkRead { .. } | Command::SetDraft { .. } | Command::Veto)
}

/// What this computer is called, to know it among others.
pub(crate) fn host_name() -> String {
    let system = rustix::system::uname();
    let name = system.nodename().to_string_lossy();
    let short = name.split('.').next().unwrap_or_default();
    let name: String = short.chars().filter(|c| !c.is_control()).take(NAME).collect();
    if name.is_empty() { KIND.to_owned() } else { name }
}

/// The time, as this computer has it.
pub(crate) fn now() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// Fresh randomness of the operating system.
pub(crate) fn seed() -> Result<[u8; 32], Failure> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Failure::NoRandomness)?;
    Ok(seed)
}
