//! Answers what pages ask, and keeps the engine going meanwhile.

use futures_channel::mpsc;
use futures_util::future::{Either, select};
use futures_util::{StreamExt, pin_mut};
use kith_core::engine::Engine;
use kith_core::engine::io::{Command, Reply};
use kith_core::error::Error;
use kith_core::state::{Batch, State};
use kith_core::vault::Header;
use kith_wire::Millis;
use serde::Serialize;

use super::channel::Ear;
use super::disk::Disk;
use super::driver::{self, Driver, Halt};
use super::home::{Found, Home, HomeError, vault};
use super::sockets::Arrival;
use super::time::{now, sleep_until};
use crate::bridge::{Answer, Ask, Call, Failure, Notice, Opener, Passkey, Post, Sight, Standing, Told};

/// Arrivals that are handled together at most: they share one write.
const AT_ONCE: usize = 64;

/// Messages that a search finds at most.
const FOUND: usize = 50;

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
            Ask::Do(command) => self.command(command).await?,
            Ask::See(sight) => match &self.stage {
                Stage::Open(open) => see(open.driver.engine(), &sight),
                Stage::Empty(_) | Stage::Locked(..) | Stage::Broken(_) => Err(not_open()),
            },
        })
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
        let kept = async {
            let home = Home::create(
                Disk::open().await.map_err(HomeError::from)?,
                opener.as_ref(),
                passkey.as_ref(),
                &first,
                &mut driver::rng()?,
            )
            .await?;
            open(home, engine, opener).await
        };
        self.stage = kept.await.map_err(|halt| halted(&halt))?;
        self.announce();
        Ok(Told::Done)
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
                    Standing::Open { account, online, protected, lock_after: open.lock_after }
                }
                Ok(None) => Standing::Empty,
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
            open(home, driver::engine(state)?, None).await
        }
    }
}

async fn unlock(header: Header, passkey: Option<Passkey>, opener: Opener) -> Result<Stage, (Stage, Failure)> {
    let opened = async {
        let disk = Disk::open().await.map_err(HomeError::from)?;
        let (home, state) = Home::open(disk, vault(&header, &opener).await?).await?;
        open(home, driver::engine(state)?, Some(opener)).await
    };
    opened.await.map_err(|halt| (Stage::Locked(header, passkey), halted(&halt)))
}

async fn open(home: Home, engine: Engine, opener: Option<Opener>) -> Result<Stage, Halt> {
    let lock_after = home.lock_after().await?;
    let (driver, arrivals) = Driver::start(home, engine).await?;
    Ok(Stage::Open(Box::new(Open { driver, arrivals, opener, lock_after, here: now() })))
}

fn see(engine: &Engine, sight: &Sight) -> Result<Told, Failure> {
    match sight {
        Sight::Cards => view(engine.cards(now())),
        Sight::Chats => view(engine.chats()),
        Sight::Contacts => view(engine.contacts()),
        Sight::Devices => view(engine.devices(now())),
        Sight::SafetyNumber { name } => view(engine.safety_number(name)),
        Sight::Requests => view(engine.requests()),
        Sight::Invitations => view(engine.invitations()),
        Sight::Found { letters } => view(engine.search(letters, FOUND)),
        Sight::Stretch { chat, first, limit } => view(engine.stretch(chat, *first, *limit)),
    }
}

fn view<T: Serialize>(seen: Result<T, Error>) -> Result<Told, Failure> {
    let seen = seen.map_err(|error| failure(&error))?;
    serde_json::to_value(seen).map(Told::View).map_err(|_| not_now())
}

fn told(reply: Reply) -> Told {
    match reply {
        // The page shows no code yet.
        Reply::Done | Reply::LinkCode { .. } | Reply::History(_) => Told::Done,
        Reply::RecoveryPhrase(phrase) => Told::Phrase(phrase),
        Reply::Card(id) => Told::Card(id),
        Reply::Invitation(id) => Told::Invitation(id),
        Reply::Contact(name) => Told::Contact(name),
        Reply::Message(id) => Told::Message(id.to_hex()),
    }
}

fn failure(error: &Error) -> Failure {
    Failure { code: error.code().to_owned(), text: error.to_string() }
}

fn halted(halt: &Halt) -> Failure {
    let code = match halt {
        Halt::Home(error) => error.code(),
        Halt::Engine(error) => error.code(),
        Halt::Randomness => "no_randomness",
    };
    Failure { code: code.to_owned(), text: halt.to_string() }
}

fn not_open() -> Failure {
    Failure::named("locked")
}

fn not_now() -> Failure {
    Failure::named("not_now")
}
