//! The engine's body in a browser: what it changes is kept before anything leaves.

use std::collections::BTreeSet;

use futures_channel::mpsc;
use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Event, Input, Output, Reply};
use kith_core::error::Error;
use kith_core::state::State;
use kith_wire::Millis;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::home::{Home, HomeError};
use super::sockets::{Arrival, Sockets};
use super::time::now;
use crate::browser;

/// What a browser is among the devices of an account.
pub(super) const KIND: &str = "web";

/// An engine that runs in an opened home.
pub(super) struct Driver {
    home: Home,
    engine: Engine,
    rng: ChaCha20Rng,
    sockets: Sockets,
    wake: Option<Millis>,
    online: bool,
    events: Vec<Event>,
    /// Relays that this page may not talk to.
    out_of_reach: BTreeSet<String>,
}

/// The driver must stop.
#[derive(Debug, thiserror::Error)]
pub(super) enum Halt {
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error(transparent)]
    Engine(#[from] Error),
    #[error("this browser gives no randomness")]
    Randomness,
}

/// Fresh randomness.
pub(super) fn rng() -> Result<ChaCha20Rng, Halt> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Halt::Randomness)?;
    Ok(ChaCha20Rng::from_seed(seed))
}

/// An engine on a state.
pub(super) fn engine(state: State) -> Result<Engine, Halt> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Halt::Randomness)?;
    let mut engine = Engine::load(state, seed)?;
    engine.describe(&browser::name(), KIND);
    Ok(engine)
}

impl Driver {
    /// Begins to talk to relays.
    pub(super) async fn start(home: Home, engine: Engine) -> Result<(Self, mpsc::UnboundedReceiver<Arrival>), Halt> {
        let (sockets, arrivals) = Sockets::new();
        let rng = rng()?;
        let mut driver = Self {
            home,
            engine,
            rng,
            sockets,
            wake: None,
            online: false,
            events: Vec::new(),
            out_of_reach: BTreeSet::new(),
        };
        driver.engine.online(true);
        driver.handle(vec![Input::Tick]).await?;
        Ok((driver, arrivals))
    }

    pub(super) fn home(&self) -> &Home {
        &self.home
    }

    /// Stops, and takes away all that is kept.
    pub(super) async fn forget(self) -> Result<(), HomeError> {
        self.home.forget().await
    }

    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(super) fn is_online(&self) -> bool {
        self.online
    }

    /// When it wants to be woken.
    pub(super) fn wake(&self) -> Option<Millis> {
        self.wake
    }

    /// What happened since this was asked last.
    pub(super) fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Does what a person asks. The inner error is the person's, the outer one this home's end.
    pub(super) async fn command(&mut self, command: Command) -> Result<Result<Reply, Error>, Halt> {
        let done = self.engine.command(command, now());
        self.settle().await?;
        match done {
            Err(error @ Error::Damaged(_)) => Err(error.into()),
            done => Ok(done),
        }
    }

    /// Takes in what came from connections.
    pub(super) async fn arrived(&mut self, arrivals: Vec<Arrival>) -> Result<(), Halt> {
        let inputs = arrivals.into_iter().filter_map(|arrival| self.sockets.accept(arrival)).collect();
        self.handle(inputs).await
    }

    /// The time it wanted to be woken at has come.
    pub(super) async fn tick(&mut self) -> Result<(), Halt> {
        self.wake = None;
        self.handle(vec![Input::Tick]).await
    }

    async fn handle(&mut self, inputs: Vec<Input>) -> Result<(), Halt> {
        let now = now();
        inputs.into_iter().try_for_each(|input| self.engine.handle(input, now))?;
        self.settle().await
    }

    /// Keeps all changes, then does the rest in its order.
    async fn settle(&mut self) -> Result<(), Halt> {
        let (changes, rest) = self.engine.drain();
        self.home.save(&changes, self.engine.state(), &mut self.rng).await?;
        rest.into_iter().for_each(|output| self.perform(output));
        Ok(())
    }

    /// Said once for each relay.
    fn out_of_reach(&mut self, relay: String) {
        if self.out_of_reach.insert(relay.clone()) {
            let text = format!("the page may not talk to {relay}");
            self.events.push(Event::Trouble { code: "other_relay".to_owned(), text });
        }
    }

    fn perform(&mut self, output: Output) {
        match output {
            Output::Save(_) => {}
            Output::Connect(link) if Sockets::reaches(&link) => self.sockets.connect(link),
            Output::Connect(link) => self.out_of_reach(link.url),
            Output::Send(link, message) => self.sockets.send(&link, &message),
            Output::Disconnect(link) => self.sockets.disconnect(&link),
            Output::Wait(until) => self.wake = Some(until),
            Output::Show(event) => {
                if let Event::Connection { online } = event {
                    self.online = online;
                }
                self.events.push(event);
            }
        }
    }
}
