//! The engine's body: a home to remember in, sockets to talk through, a clock.
//!
//! Several processes may drive one home. All of them take turns at its journal, in bursts: what the others saved is taken
//! in, one thing is done, its changes are made durable, and only then anything leaves this process. One of them, the one
//! with the network lock, talks to relays; the others leave their wishes in the journal and watch it for the outcome. When
//! the one ends, however it ends, another one takes over.

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Event, Input, Output, Reply};
use kith_core::error::Error;
use kith_core::state::{Batch, Change, State};
use kith_wire::Millis;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::duration::Span;
use crate::failure::Failure;
use crate::handover::{Handover, Wish};
use crate::home::{Home, NetworkLock, News};
use crate::socket::{Arrival, Sockets, What};
use crate::watch::Sight;

/// How often the journal and the network lock are looked at while there is nothing else to do.
const GLANCE: Duration = Duration::from_millis(40);

/// The same while somebody waits for a command.
const QUICK_GLANCE: Duration = Duration::from_millis(15);

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
}

/// Whether this process talks to relays.
#[derive(Debug)]
enum Network {
    /// It has no need to.
    Unwanted,
    /// Another process does, for all that is known.
    Elsewhere,
    /// It must itself; once it holds the wish, the process that does lets go.
    Insisted(Option<Wish>),
    /// It does, until another one insists.
    Here { _lock: NetworkLock },
    /// It does, until it has done what it insisted for.
    Kept { _lock: NetworkLock },
}

impl Driver {
    /// Reads a home. Nothing is sent before [`Self::go_online`].
    pub(crate) fn open(mut home: Home, dir: &Path) -> Result<Self, Failure> {
        let mut rng = ChaCha20Rng::from_seed(seed()?);
        let mut state = State::default();
        // What was read is synced by committing nothing: it may be relied on.
        drop(home.begin(|news| news.load_into(&mut state))?.commit(&Batch::new(), &mut rng)?);
        let engine = Engine::load(state, seed()?)?;
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
        })
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Does what a person asks, durably.
    pub(crate) fn command(&mut self, command: Command) -> Result<Reply, Failure> {
        self.is_original()?;
        self.burst(|engine, now| Ok(engine.command(command, now)?))
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
            if let Some(outcome) = done(&self.engine)? {
                return Ok(outcome);
            }
            self.is_original()?;
            if Instant::now() >= end {
                return Err(Failure::TooLate { timeout, trouble: self.trouble.take(), consequence });
            }
            self.step(Some(end)).await?;
        }
    }

    /// Runs until something is so, a connection fails, or the time is over, and says whether it is so.
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
            if self.trouble.is_some() || Instant::now() >= end {
                return Ok(false);
            }
            self.step(Some(end)).await?;
        }
    }

    /// Tries to have everything sent that waits; if another process talks to relays, that one will.
    pub(crate) async fn tell_once(&mut self, timeout: Duration) -> Result<(), Failure> {
        if matches!(self.network, Network::Here { .. } | Network::Kept { .. }) {
            self.try_until(timeout, |engine| Ok(engine.idle())).await?;
        }
        Ok(())
    }

    /// Waits for the next thing that happens, or until `end`, and takes it in.
    pub(crate) async fn step(&mut self, end: Option<Instant>) -> Result<(), Failure> {
        let glance = self.glanced + if end.is_some() { QUICK_GLANCE } else { GLANCE };
        let until = end.map_or(glance, |end| end.min(glance));
        tokio::select! {
            () = interrupted(self.signals.as_mut()) => Err(Failure::Interrupted),
            arrival = self.sockets.next() => self.arrived(arrival),
            () = tokio::time::sleep_until(until.into()) => self.look_around().await,
        }
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
                self.note(why.to_string());
                Input::Disconnected(arrival.link)
            }
        }
    }

    async fn look_around(&mut self) -> Result<(), Failure> {
        self.glanced = Instant::now();
        if matches!(self.network, Network::Here { .. }) && self.handover.is_wished()? {
            self.let_go().await?;
        }
        self.take_network()?;
        if self.wake.is_some_and(|wake| wake <= now()) {
            self.wake = None;
            self.burst(|engine, now| Ok(engine.handle(Input::Tick, now)?))?;
        }
        if self.home.changed() { self.burst(|_, _| Ok(())) } else { Ok(()) }
    }

    fn want(&mut self, network: Network) -> Result<(), Failure> {
        self.network = network;
        self.signals = Some(Signals::new().map_err(Failure::Signals)?);
        self.take_network()
    }

    fn take_network(&mut self) -> Result<(), Failure> {
        let insists = match &mut self.network {
            Network::Unwanted | Network::Here { .. } | Network::Kept { .. } => return Ok(()),
            Network::Elsewhere if self.handover.is_wished()? => return Ok(()),
            Network::Elsewhere => false,
            Network::Insisted(Some(_)) => true,
            Network::Insisted(wish) => {
                *wish = self.handover.try_wish()?;
                wish.is_some()
            }
        };
        let Some(_lock) = self.home.try_network()? else { return Ok(()) };
        self.network = if insists { Network::Kept { _lock } } else { Network::Here { _lock } };
        self.burst(|engine, now| {
            engine.online(true);
            Ok(engine.handle(Input::Tick, now)?)
        })
    }

    /// Ends all connections before anybody else opens his.
    async fn let_go(&mut self) -> Result<(), Failure> {
        self.burst(|engine, now| {
            engine.online(false);
            Ok(engine.handle(Input::Tick, now)?)
        })?;
        self.sockets.close().await;
        self.network = Network::Elsewhere;
        Ok(())
    }

    /// One turn at the journal. If anything in it fails, nothing is saved and nothing is sent; the driver has then gone
    /// further in memory than on the disk, and must not be used any more.
    fn burst<T>(&mut self, work: impl FnOnce(&mut Engine, Millis) -> Result<T, Failure>) -> Result<T, Failure> {
        let now = now();
        let mut news = Vec::new();
        let turn = self.home.begin(|new| news.push(new))?;
        if !news.is_empty() {
            let before = if self.watches { Some(Sight::of(&self.engine)?) } else { None };
            let changes = changes(self.engine.state(), news);
            self.engine.handle(Input::Foreign(changes), now)?;
            if let Some(before) = before {
                self.events.extend(before.changes(&self.engine)?);
            }
        }
        let outcome = work(&mut self.engine, now)?;
        let (changes, rest) = drain(&mut self.engine);
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
            Output::Connect(link) => self.sockets.connect(link),
            Output::Send(link, message) => self.sockets.send(&link, message),
            Output::Disconnect(link) => self.sockets.disconnect(&link),
            Output::Wait(until) => self.wake = Some(until),
            Output::Show(event) => {
                match &event {
                    Event::Trouble { text } | Event::Alarm { text, .. } => self.trouble = Some(text.clone()),
                    Event::Connection { online: true } => self.trouble = None,
                    Event::Connection { online: false }
                    | Event::AccountReady
                    | Event::CardReady { .. }
                    | Event::Request { .. }
                    | Event::Contact { .. }
                    | Event::Message { .. }
                    | Event::Marked { .. }
                    | Event::Missed { .. }
                    | Event::Copied => {}
                }
                self.events.push_back(event);
            }
        }
    }

    /// Refuses to go on in a home that turned out to be an older copy.
    fn is_original(&self) -> Result<(), Failure> {
        match self.engine.account()? {
            Some(account) if account.copied => Err(Error::Copied.into()),
            Some(_) | None => Ok(()),
        }
    }

    /// Remembers why there is no connection, and tells whoever watches, once until it is another reason.
    fn note(&mut self, trouble: String) {
        if self.watches && self.trouble.as_ref() != Some(&trouble) {
            self.events.push_back(Event::Trouble { text: trouble.clone() });
        }
        self.trouble = Some(trouble);
    }
}

/// All changes as one batch, which is saved first, and the rest in its order.
fn drain(engine: &mut Engine) -> (Batch, Vec<Output>) {
    let (mut changes, mut rest) = (Batch::new(), Vec::new());
    while let Some(output) = engine.poll() {
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

/// What other processes changed: as they saved it, or, when they rewrote the journal, as far as it is new to this state.
fn changes(known: &State, news: Vec<News>) -> Batch {
    if !news.iter().any(|news| matches!(news, News::Anew)) {
        return news
            .into_iter()
            .flat_map(|news| if let News::Batch(batch) = news { batch } else { Batch::new() })
            .collect();
    }
    let mut whole = State::default();
    news.into_iter().for_each(|news| news.load_into(&mut whole));
    difference(known, &whole)
}

/// The changes that make one state the other.
fn difference(from: &State, to: &State) -> Batch {
    let gone =
        from.scan(&[]).filter(|(key, _)| to.get(key).is_none()).map(|(key, _)| Change::Delete { key: key.to_vec() });
    let new = to
        .scan(&[])
        .filter(|(key, value)| from.get(key) != Some(*value))
        .map(|(key, value)| Change::Put { key: key.to_vec(), value: value.to_vec() });
    gone.chain(new).collect()
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

/// The ways in which a person or a system asks a process to end.
#[derive(Debug)]
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }
}

async fn interrupted(signals: Option<&mut Signals>) {
    let Some(signals) = signals else { return std::future::pending().await };
    tokio::select! {
        _ = signals.interrupt.recv() => {}
        _ = signals.terminate.recv() => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_makes_one_state_the_other() {
        let (mut from, mut to) = (State::default(), State::default());
        for (key, value) in [("gone", 1), ("same", 2), ("other", 3)] {
            from.put(key.into(), vec![value]);
        }
        for (key, value) in [("same", 2), ("other", 4), ("new", 5)] {
            to.put(key.into(), vec![value]);
        }
        let difference = difference(&from, &to);
        assert_eq!(difference.len(), 3);
        let rewritten = vec![News::Anew, News::Batch(to.snapshot())];
        assert_eq!(changes(&from, rewritten), difference);
        from.load(difference);
        assert_eq!(from.snapshot(), to.snapshot());
    }

    #[test]
    fn what_others_saved_is_taken_in_their_order() {
        let put = |value| Change::Put { key: b"key".to_vec(), value: vec![value] };
        let news = vec![News::Batch(vec![put(1)]), News::Batch(vec![put(2)])];
        assert_eq!(changes(&State::default(), news), [put(1), put(2)]);
    }
}
