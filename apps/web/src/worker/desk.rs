//! Answers what pages ask, and keeps the engine going meanwhile.

use futures_channel::mpsc;
use futures_util::future::{Either, select};
use futures_util::{StreamExt, pin_mut};
use kith_core::engine::Engine;
use kith_core::engine::io::{Command, DeviceStanding, Reply};
use kith_core::state::{Batch, State};
use kith_core::vault::Header;
use kith_wire::Millis;

use super::answers::{decides_who_reads, failure, halted, not_now, not_open, see, told};
use super::channel::Ear;
use super::disk::Disk;
use super::driver::{self, Driver, Halt};
use super::home::{Found, Home, HomeError, vault};
use super::sockets::Arrival;
use super::time::{now, sleep_until};
use crate::bridge::{Answer, Ask, Call, Failure, Notice, Opener, Passkey, Post, Standing, Told};

/// Arrivals that are handled together at most: they share one write.
const AT_ONCE: usize = 64;

/// The one worker that holds the home.
pub(super) struct Desk {
    ear: Ear,
    stage: Stage,
}

/// What there is to work with.
enum Stage {
    /// No account; perhaps one that is prepared and not kept yet.
    Empty(Option<Box<Founding>>),
    Locked(Header, Option<Passkey>),
    Open(Box<Open>),
    Broken(String),
}

/// An account whose phrase is being shown.
struct Founding {
    engine: Engine,
    first: Batch,
}

struct Open {
    driver: Driver,
    arrivals: mpsc::UnboundedReceiver<Arrival>,
    /// For workers that may have to take over, and to forget when the home is locked.
    opener: Option<Opener>,
    passkey: Option<Passkey>,
    lock_after: Option<u32>,
    /// When somebody was at a page.
    here: Millis,
}

impl Open {
    /// When it is to be locked, if nobody comes.
    fn locks(&self) -> Option<Millis> {
        let minutes = self.lock_after.filter(|_| self.opener.is_some())?;
        Some(Millis(self.here.0.saturating_add(u64::from(minutes) * 60_000)))
    }
}

impl Open {
    /// Whether somebody who wants to decide who can read along has what opens the home.
    fn is_proven(&self, given: Option<&Opener>) -> bool {
        match (&self.opener, given) {
            (None, _) => true,
            (Some(Opener::Passphrase(known)), Some(Opener::Passphrase(given))) => known == given,
            (Some(Opener::Passkey(known)), Some(Opener::Passkey(given))) => known == given,
            (Some(_), _) => false,
        }
    }

    /// Whether nothing came of joining an account.
    fn is_vain(&self) -> bool {
        let engine = self.driver.engine();
        matches!((engine.account(), engine.joining()), (Ok(None), Ok(None)))
    }

    /// Whether what is kept is of an account that this browser is no device of.
    fn is_without_rights(&self) -> bool {
        let account = self.driver.engine().account();
        matches!(account, Ok(None)) || matches!(account, Ok(Some(a)) if a.standing == DeviceStanding::Out)
    }
}

enum Turn {
    Call(Call),
    Arrivals(Vec<Arrival>),
    Tick,
}

impl Desk {
    pub(super) async fn open(ear: Ear, opener: Option<Opener>) -> Self {
        let stage = match (find().await, opener) {
            (Ok(Stage::Locked(header, passkey)), Some(opener)) => {
                unlock(header, passkey, opener).await.unwrap_or_else(|(stage, _)| stage)
            }
            (Ok(stage), _) => stage,
            (Err(halt), _) => Stage::Broken(halt.to_string()),
        };
        Self { ear, stage }
    }

    pub(super) async fn run(mut self) {
        self.announce();
        loop {
            let done = match self.turn().await {
                Turn::Call(call) => self.answer(call).await,
                Turn::Arrivals(arrivals) => self.driver(async |driver| driver.arrived(arrivals).await).await,
                Turn::Tick if self.is_deserted() => self.lock().await.map(drop),
                Turn::Tick => self.driver(Driver::tick).await,
            };
            if let Err(halt) = done {
                self.stage = Stage::Broken(halt.to_string());
                self.announce();
            }
            self.tell();
            self.leave_vain().await;
        }
    }

    /// What comes next: somebody asks, a relay sends, or it is time.
    async fn turn(&mut self) -> Turn {
        let Stage::Open(open) = &mut self.stage else { return Turn::Call(self.ear.call().await) };
        let timer = wake(open.driver.wake().into_iter().chain(open.locks()).min());
        let (call, arrival) = (self.ear.call(), open.arrivals.next());
        pin_mut!(call, arrival, timer);
        let first = match select(call, select(arrival, timer)).await {
            Either::Left((call, _)) => return Turn::Call(call),
            Either::Right((Either::Left((Some(first), _)), _)) => first,
            Either::Right((Either::Left((None, _)) | Either::Right(_), _)) => return Turn::Tick,
        };
        let mut arrivals = vec![first];
        while arrivals.len() < AT_ONCE
            && let Ok(next) = open.arrivals.try_recv()
        {
            arrivals.push(next);
        }
        Turn::Arrivals(arrivals)
    }

    async fn driver(&mut self, work: impl AsyncFnOnce(&mut Driver) -> Result<(), Halt>) -> Result<(), Halt> {
        match &mut self.stage {
            Stage::Open(open) => work(&mut open.driver).await,
            Stage::Empty(_) | Stage::Locked(..) | Stage::Broken(_) => Ok(()),
        }
    }

    async fn answer(&mut self, call: Call) -> Result<(), Halt> {
        let Call { from: to, number, ask } = call;
        let outcome = self.ask(ask).await?;
        self.ear.say(&Post::Answer(Answer { to, number, outcome }));
        Ok(())
    }

    async fn ask(&mut self, ask: Ask) -> Result<Result<Told, Failure>, Halt> {
        Ok(match ask {
            Ask::Standing => Ok(Told::Standing(Box::new(self.standing()))),
            Ask::Found { url, name, invite } => self.found(Command::CreateAccount { url, name, invite }),
            Ask::Keep { opener, passkey } => self.keep(opener, passkey).await,
            Ask::Join { code, name, opener, passkey } => self.join(&code, name, opener, passkey).await,
            Ask::Forget => self.forget().await,
            Ask::Unlock { opener } => self.unlock(opener).await,
            Ask::Lock => self.lock().await?,
            Ask::LockAfter { minutes } => self.lock_after(minutes).await?,
            Ask::Here => {
                if let Stage::Open(open) = &mut self.stage {
                    open.here = now();
                }
                Ok(Told::Done)
            }
            Ask::Opener => Ok(Told::Opener(self.opener())),
            Ask::Do(command) => self.proven(command, None).await?,
            Ask::DoProven { command, opener } => self.proven(command, opener).await?,
            Ask::See(sight) => match &self.stage {
                Stage::Open(open) => see(open.driver.engine(), &sight),
                Stage::Empty(_) | Stage::Locked(..) | Stage::Broken(_) => Err(not_open()),
            },
        })
    }

    async fn proven(&mut self, command: Command, opener: Option<Opener>) -> Result<Result<Told, Failure>, Halt> {
        if let Stage::Open(open) = &self.stage
            && decides_who_reads(&command)
            && !open.is_proven(opener.as_ref())
        {
            let by_passkey = matches!(open.opener, Some(Opener::Passkey(_)));
            return Ok(Err(Failure::named(if by_passkey { "wrong_passkey" } else { "wrong_passphrase" })));
        }
        self.command(command).await
    }

    async fn command(&mut self, command: Command) -> Result<Result<Told, Failure>, Halt> {
        let Stage::Open(open) = &mut self.stage else { return Ok(Err(not_open())) };
        // Nothing happens when an own choice changes, and every page shows it all the same.
        let is_own_choice = matches!(command, Command::SetName { .. } | Command::SetMarks { .. });
        let outcome = open.driver.command(command).await?.map(told).map_err(|error| failure(&error));
        if is_own_choice {
            self.announce();
        }
        Ok(outcome)
    }

    /// Prepares an account in memory. Whoever closes the page before the phrase is written down has none.
    fn found(&mut self, create: Command) -> Result<Told, Failure> {
        let Stage::Empty(founding) = &mut self.stage else { return Err(not_now()) };
        let mut engine = driver::engine(State::default()).map_err(|halt| halted(&halt))?;
        match engine.command(create, now()).map_err(|error| failure(&error))? {
            Reply::RecoveryPhrase(phrase) => {
                let first = engine.drain().0;
                *founding = Some(Box::new(Founding { engine, first }));
                Ok(Told::Phrase(phrase))
            }
            Reply::Done
            | Reply::LinkCode { .. }
            | Reply::GuardianCode { .. }
            | Reply::History(_)
            | Reply::Card(_)
            | Reply::Invitation(_)
            | Reply::Contact(_)
            | Reply::Message(_) => Err(not_now()),
        }
    }

    async fn keep(&mut self, opener: Option<Opener>, passkey: Option<Passkey>) -> Result<Told, Failure> {
        let Stage::Empty(founding) = &mut self.stage else { return Err(not_now()) };
        let Some(founding) = founding.take() else { return Err(not_now()) };
        let Founding { engine, first } = *founding;
        self.settle_in(engine, &first, opener, passkey).await
    }

    /// Makes a home for an account that another device is to let this browser into.
    async fn join(
        &mut self,
        code: &str,
        name: String,
        opener: Option<Opener>,
        passkey: Option<Passkey>,
    ) -> Result<Told, Failure> {
        let Stage::Empty(_) = &self.stage else { return Err(not_now()) };
        let mut engine = driver::engine(State::default()).map_err(|halt| halted(&halt))?;
        let join = Command::JoinAccount { code: code.to_owned(), name, kind: driver::KIND.to_owned() };
        engine.command(join, now()).map_err(|error| failure(&error))?;
        let first = engine.drain().0;
        self.settle_in(engine, &first, opener, passkey).await
    }

    /// Makes a home that begins with these changes, and opens it.
    async fn settle_in(
        &mut self,
        engine: Engine,
        first: &Batch,
        opener: Option<Opener>,
        passkey: Option<Passkey>,
    ) -> Result<Told, Failure> {
        let kept = async {
            let disk = Disk::open().await.map_err(HomeError::from)?;
            let home = Home::create(disk, opener.as_ref(), passkey.as_ref(), first, &mut driver::rng()?).await?;
            open(home, engine, opener, passkey).await
        };
        self.stage = kept.await.map_err(|halt| halted(&halt))?;
        self.announce();
        Ok(Told::Done)
    }

    async fn forget(&mut self) -> Result<Told, Failure> {
        match std::mem::replace(&mut self.stage, Stage::Empty(None)) {
            Stage::Open(open) if open.is_without_rights() => {
                let forgotten = open.driver.forget().await;
                self.announce();
                forgotten.map(|()| Told::Done).map_err(|error| halted(&error.into()))
            }
            stage @ (Stage::Empty(_) | Stage::Locked(..) | Stage::Open(_) | Stage::Broken(_)) => {
                self.stage = stage;
                Err(not_now())
            }
        }
    }

    /// Nothing is kept of an account that did not let this browser in.
    async fn leave_vain(&mut self) {
        if matches!(&self.stage, Stage::Open(open) if open.is_vain()) {
            // Should it not go, it is in the way of nothing: the next home takes its place.
            let _gone = self.forget().await;
        }
    }

    async fn unlock(&mut self, opener: Opener) -> Result<Told, Failure> {
        let (header, passkey) = match std::mem::replace(&mut self.stage, Stage::Empty(None)) {
            Stage::Locked(header, passkey) => (header, passkey),
            stage @ (Stage::Empty(_) | Stage::Open(_) | Stage::Broken(_)) => {
                self.stage = stage;
                return Err(not_now());
            }
        };
        let outcome = match unlock(header, passkey, opener).await {
            Ok(stage) => {
                self.stage = stage;
                Ok(Told::Done)
            }
            Err((stage, failure)) => {
                self.stage = stage;
                Err(failure)
            }
        };
        self.announce();
        outcome
    }

    async fn lock(&mut self) -> Result<Result<Told, Failure>, Halt> {
        let Stage::Open(open) = &self.stage else { return Ok(Err(not_now())) };
        if open.opener.is_none() {
            return Ok(Err(not_now()));
        }
        self.stage = find().await?;
        self.announce();
        Ok(Ok(Told::Done))
    }

    fn is_deserted(&self) -> bool {
        match &self.stage {
            Stage::Open(open) => open.locks().is_some_and(|locks| locks <= now()),
            Stage::Empty(_) | Stage::Locked(..) | Stage::Broken(_) => false,
        }
    }

    async fn lock_after(&mut self, minutes: Option<u32>) -> Result<Result<Told, Failure>, Halt> {
        let Stage::Open(open) = &mut self.stage else { return Ok(Err(not_now())) };
        open.driver.home().set_lock_after(minutes).await?;
        open.lock_after = minutes;
        open.here = now();
        self.announce();
        Ok(Ok(Told::Done))
    }

    fn opener(&self) -> Option<Opener> {
        match &self.stage {
            Stage::Open(open) => open.opener.clone(),
            Stage::Empty(_) | Stage::Locked(..) | Stage::Broken(_) => None,
        }
    }

    fn standing(&self) -> Standing {
        match &self.stage {
            Stage::Empty(_) => Standing::Empty,
            Stage::Locked(_, passkey) => Standing::Locked { passkey: passkey.clone() },
            Stage::Broken(text) => Standing::Broken { text: text.clone() },
            Stage::Open(open) => match open.driver.engine().account() {
                Ok(Some(account)) => {
                    let (online, protected) = (open.driver.is_online(), open.opener.is_some());
                    let passkey = open.passkey.clone();
                    Standing::Open { account, online, protected, passkey, lock_after: open.lock_after }
                }
                Ok(None) => match open.driver.engine().joining() {
                    Ok(Some(joining)) => Standing::Joining { joining, online: open.driver.is_online() },
                    Ok(None) => Standing::Empty,
                    Err(error) => Standing::Broken { text: error.to_string() },
                },
                Err(error) => Standing::Broken { text: error.to_string() },
            },
        }
    }

    fn announce(&self) {
        self.ear.say(&Post::Notice(Notice::Standing(Box::new(self.standing()))));
    }

    /// Tells everybody what happened in this turn.
    fn tell(&mut self) {
        let Stage::Open(open) = &mut self.stage else { return };
        let events = open.driver.take_events();
        if !events.is_empty() {
            self.ear.say(&Post::Notice(Notice::Changed(events)));
            self.announce();
        }
    }
}

async fn wake(time: Option<Millis>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}

/// What this browser keeps; opened, if its key lies beside it.
async fn find() -> Result<Stage, Halt> {
    let disk = Disk::open().await.map_err(HomeError::from)?;
    match Found::on(&disk).await? {
        Found::Nothing => Ok(Stage::Empty(None)),
        Found::Locked(header, passkey) => Ok(Stage::Locked(header, passkey)),
        Found::Unlocked(header, secret) => {
            let vault = header.unlock(&secret).map_err(HomeError::from)?;
            let (home, state) = Home::open(disk, vault).await?;
            open(home, driver::engine(state)?, None, None).await
        }
    }
}

async fn unlock(header: Header, passkey: Option<Passkey>, opener: Opener) -> Result<Stage, (Stage, Failure)> {
    let opened = async {
        let disk = Disk::open().await.map_err(HomeError::from)?;
        let (home, state) = Home::open(disk, vault(&header, &opener).await?).await?;
        open(home, driver::engine(state)?, Some(opener), passkey.clone()).await
    };
    opened.await.map_err(|halt| (Stage::Locked(header, passkey), halted(&halt)))
}

async fn open(home: Home, engine: Engine, opener: Option<Opener>, passkey: Option<Passkey>) -> Result<Stage, Halt> {
    let lock_after = home.lock_after().await?;
    let (driver, arrivals) = Driver::start(home, engine).await?;
    Ok(Stage::Open(Box::new(Open { driver, arrivals, opener, passkey, lock_after, here: now() })))
}
