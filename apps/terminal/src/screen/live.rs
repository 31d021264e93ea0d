//! The engine behind the screen. It runs on a thread of its own and the two talk by channels: neither a slow disk nor a
//! slow network holds up a key.

use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use kith_core::engine::Engine;
use kith_core::engine::io::{
    AccountView, CardView, ChatView, Command, ContactView, DeviceView, Event, FoundView, LinkView, MessageView,
    RecoveryView, Reply, RequestView,
};
use kith_core::error::{Error, Misuse};
use tokio::sync::mpsc;

use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::socket::Address;
use crate::texts::devices;

use super::unlock::Secret;

/// Between two looks at a state that goes on changing.
const BETWEEN: Duration = Duration::from_millis(25);
/// Texts that a search gives at most.
const FOUND: usize = 100;

/// What the screen wants.
#[derive(Debug)]
pub(crate) enum Wish {
    /// A command; its outcome is told under this number.
    Do(u64, Command),
    /// The same, if this is the home's passphrase.
    Unlock(u64, Secret, Command),
    /// To see this from now on.
    Look(Scope),
    /// The texts with some letters in them.
    Search(String),
    /// No more.
    Leave,
}

/// What of the state is on the screen, beside the lists that always are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// The open conversation, and how many of its newest messages.
    pub(crate) chat: Option<(String, usize)>,
    /// The contact whose details are shown.
    pub(crate) contact: Option<String>,
}

/// What the screen is told.
#[derive(Debug)]
pub(crate) enum Tidings {
    /// The state, whenever it changed.
    Views(Box<Views>),
    /// What became of a command; the error is for people.
    Done(u64, Result<Reply, String>),
    /// Something that a person should know.
    Happened(Event),
    /// What was looked for, and what was found.
    Found(String, Vec<FoundView>),
    /// The engine is at its end.
    Ended(Result<(), Failure>),
}

/// Everything that a screen shows of a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Views {
    pub(crate) account: AccountView,
    pub(crate) link: Link,
    pub(crate) chats: Vec<ChatView>,
    pub(crate) requests: Vec<RequestView>,
    pub(crate) cards: Vec<CardView>,
    /// This one first.
    pub(crate) devices: Vec<DeviceView>,
    /// A one-time code that is shown, and who comes with it.
    pub(crate) linking: Option<LinkView>,
    pub(crate) recovery: RecoveryView,
    /// Whether there is a passphrase.
    pub(crate) is_locked: bool,
    /// See [`Scope`].
    pub(crate) open: Option<OpenChat>,
    pub(crate) contact: Option<Details>,
}

/// A contact, with what only its details show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    pub(crate) contact: ContactView,
    /// Once there is one.
    pub(crate) safety_number: Option<String>,
}

/// The newest messages of a conversation, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenChat {
    pub(crate) name: String,
    pub(crate) messages: Vec<MessageView>,
    /// There are no older ones.
    pub(crate) whole: bool,
}

/// How the own relay is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    Connecting,
    Connected,
    /// Another process on the same home talks to it.
    Elsewhere,
    /// Not, and why; it is tried again.
    Down(String),
}

/// The running engine, from the screen's side.
#[derive(Debug)]
pub(crate) struct Live {
    wishes: mpsc::UnboundedSender<Wish>,
    thread: JoinHandle<()>,
}

impl Live {
    /// Starts the engine of an opened home, which has an account. `tell` is called on its thread, and says whether anybody still listens.
    pub(crate) fn start(driver: Driver, tell: impl Fn(Tidings) + Send + 'static) -> Result<Self, Failure> {
        let (wishes, wished) = mpsc::unbounded_channel();
        let run = move || {
            let farewell = Farewell(&tell);
            let ended = run(driver, wished, &tell);
            drop(farewell);
            tell(Tidings::Ended(ended));
        };
        let thread = thread::Builder::new().name("engine".to_owned()).spawn(run).map_err(Failure::Runtime)?;
        Ok(Self { wishes, thread })
    }

    /// Wishes for something; once the engine has ended, in vain.
    pub(crate) fn wish(&self, wish: Wish) {
        let _ = self.wishes.send(wish);
    }

    /// Waits until everything handed over is sent and saved.
    pub(crate) fn end(self) {
        self.wish(Wish::Leave);
        if let Err(panic) = self.thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
}

/// Tells the screen that the engine panicked: it must not wait for it.
struct Farewell<'a>(&'a dyn Fn(Tidings));

impl Drop for Farewell<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)(Tidings::Ended(Err(Failure::Interrupted)));
        }
    }
}

fn run(driver: Driver, wishes: mpsc::UnboundedReceiver<Wish>, tell: &dyn Fn(Tidings)) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(Failure::Runtime)?.block_on(async {
        let is_locked = driver.has_passphrase()?;
        let mut host = Host { driver, tell, scope: Scope::default(), online: false, is_locked, shown: None };
        let served = host.serve(wishes).await;
        host.driver.close().await;
        served
    })
}

/// The engine from its own side.
struct Host<'a> {
    driver: Driver,
    tell: &'a dyn Fn(Tidings),
    scope: Scope,
    online: bool,
    is_locked: bool,
    /// What was shown last, and when.
    shown: Option<(u64, Link, Instant)>,
}

impl Host<'_> {
    async fn serve(&mut self, mut wishes: mpsc::UnboundedReceiver<Wish>) -> Result<(), Failure> {
        self.show()?;
        self.driver.go_online()?;
        loop {
            self.tell_events();
            self.show_if_changed()?;
            match self.driver.step_unless(wishes.recv()).await? {
                Some(Some(Wish::Leave) | None) => return Ok(()),
                Some(Some(wish)) => self.fulfil(wish)?,
                None => {}
            }
        }
    }

    fn fulfil(&mut self, wish: Wish) -> Result<(), Failure> {
        match wish {
            Wish::Do(number, command) => {
                let outcome = self.command(command)?;
                self.show()?;
                (self.tell)(Tidings::Done(number, outcome));
                Ok(())
            }
            Wish::Unlock(number, secret, command) => {
                let outcome = match self.driver.is_passphrase(secret.typed())? {
                    true => self.command(command)?,
                    false => Err(devices().wrong_passphrase().to_owned()),
                };
                self.show()?;
                (self.tell)(Tidings::Done(number, outcome));
                Ok(())
            }
            Wish::Look(scope) => {
                self.scope = scope;
                self.show()
            }
            Wish::Search(letters) => {
                let found = self.driver.engine().search(&letters, FOUND)?;
                (self.tell)(Tidings::Found(letters, found));
                Ok(())
            }
            Wish::Leave => Ok(()),
        }
    }

    /// What a person can do something about is told; the rest ends the engine.
    fn command(&mut self, command: Command) -> Result<Result<Reply, String>, Failure> {
        let done = checked(command).and_then(|command| self.driver.command(command));
        match done {
            Ok(reply) => Ok(Ok(reply)),
            Err(
                failure @ (Failure::Engine(
                    Error::Misuse(_) | Error::Refused(_) | Error::PeerMisbehaved(_) | Error::Copied,
                )
                | Failure::Misuse(_)
                | Failure::SignedOut
                | Failure::Socket(_)),
            ) => Ok(Err(failure.to_string())),
            Err(failure) => Err(failure),
        }
    }

    fn tell_events(&mut self) {
        for event in self.driver.take_events() {
            if let Event::Connection { online } = event {
                self.online = online;
            }
            (self.tell)(Tidings::Happened(event));
        }
    }

    fn show_if_changed(&mut self) -> Result<(), Failure> {
        let link = self.link();
        let is_due = self.shown.as_ref().is_none_or(|(revision, shown, at)| {
            (*revision != self.driver.revision() || *shown != link) && at.elapsed() >= BETWEEN
        });
        if is_due { self.show() } else { Ok(()) }
    }

    fn show(&mut self) -> Result<(), Failure> {
        let link = self.link();
        let mut views = views(self.driver.engine(), &self.scope, link.clone())?;
        views.is_locked = self.is_locked;
        (self.tell)(Tidings::Views(Box::new(views)));
        self.shown = Some((self.driver.revision(), link, Instant::now()));
        Ok(())
    }

    fn link(&mut self) -> Link {
        if self.driver.is_elsewhere() {
            self.online = false;
            return Link::Elsewhere;
        }
        match self.driver.trouble() {
            _ if self.online => Link::Connected,
            Some(trouble) => Link::Down(trouble.to_owned()),
            None => Link::Connecting,
        }
    }
}

/// Refuses a card whose relay this program cannot open a connection to: better now than silently later.
fn checked(command: Command) -> Result<Command, Failure> {
    if let Command::AddContact { link, .. } = &command {
        let card = kith_core::code::card(link).map_err(Error::Misuse)?;
        Address::parse(&card.relay.url)?;
    }
    Ok(command)
}

fn views(engine: &Engine, scope: &Scope, link: Link) -> Result<Views, Failure> {
    let account = engine.account()?.ok_or(Error::Misuse(Misuse::NoAccount))?;
    let is_founded = !account.id.is_empty();
    Ok(Views {
        link,
        chats: if is_founded { engine.chats()? } else { Vec::new() },
        requests: if is_founded { engine.requests()? } else { Vec::new() },
        cards: if is_founded { engine.cards(driver::now())? } else { Vec::new() },
        devices: if is_founded { devices_of(engine)? } else { Vec::new() },
        linking: if is_founded { engine.link()? } else { None },
        recovery: engine.recovery(driver::now())?,
        is_locked: false,
        open: if_there(scope.chat.as_ref().map(|(name, limit)| open(engine, name, *limit)))?,
        contact: if_there(scope.contact.as_ref().map(|name| details(engine, name)))?,
        account,
    })
}

fn devices_of(engine: &Engine) -> Result<Vec<DeviceView>, Failure> {
    let mut devices = engine.devices(driver::now())?;
    devices.sort_by_key(|view| !view.this);
    Ok(devices)
}

/// A contact may have another name by now.
fn if_there<T>(view: Option<Result<T, Error>>) -> Result<Option<T>, Failure> {
    match view {
        Some(Err(Error::Misuse(Misuse::NoSuchContact(_)))) | None => Ok(None),
        Some(view) => Ok(Some(view?)),
    }
}

fn details(engine: &Engine, name: &str) -> Result<Details, Error> {
    Ok(Details { contact: engine.contact(name)?, safety_number: engine.safety_number(name)? })
}

fn open(engine: &Engine, name: &str, limit: usize) -> Result<OpenChat, Error> {
    let messages = engine.messages(name, limit)?;
    Ok(OpenChat { name: name.to_owned(), whole: messages.len() < limit, messages })
}
