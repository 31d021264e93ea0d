//! What each command does.

mod account;
pub(crate) mod backup;
mod card;
mod chat;
pub(crate) mod check;
mod contact;
mod device;
mod guardian;
mod history;
mod invitation;
mod pages;
pub(crate) mod recovery;
mod request;
mod screen;
mod settings;
mod sync;
mod welcome;

use std::cell::RefCell;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kith_core::engine::io::{BackupState, Command as Wish, DeviceChange, Event, RecoveryState, Reply};
use kith_core::state::State;

use crate::cli::{Command, Global};
use crate::driver::Driver;
use crate::failure::Failure;
use crate::home::{Home, Protection};
use crate::output::Output;
use crate::rpc;
use crate::socket::certificates_in;
use crate::texts::errors;
use crate::{ask, driver, view, wording};

pub(crate) use self::welcome::begin;

/// How long something is tried that nobody waits for.
const ONE_TRY: Duration = Duration::from_secs(5);

/// Bytes of certificates that are taken at most.
const AUTHORITIES: u64 = 256 * 1024;

/// What every command gets.
#[derive(Debug)]
pub(crate) struct Session {
    home: PathBuf,
    passphrase_file: Option<PathBuf>,
    output: Output,
    /// The home, once it was opened: nobody is asked for its passphrase twice.
    opened: RefCell<Option<Home>>,
    /// What a program's last command read, so that its next one reads only what is new.
    known: RefCell<Option<(Home, State)>>,
    /// A program asks: nothing is read from standard input in an argument's place, and nobody is asked anything.
    is_for_program: bool,
}

pub(crate) async fn run(command: Command, session: &Session) -> Result<(), Failure> {
    match command {
        Command::Account(command) => account::run(command, session).await,
        Command::Device(command) => device::run(command, session).await,
        Command::Guardian(command) => guardian::run(command, session).await,
        Command::History(command) => history::run(command, session).await,
        Command::Backup(command) => backup::run(command, session).await,
        Command::Card(command) => card::run(command, session).await,
        Command::Invitation(command) => invitation::run(command, session).await,
        Command::Contact(command) => contact::run(command, session).await,
        Command::Request(command) => request::run(command, session).await,
        Command::Chat(command) => chat::run(command, session).await,
        Command::Sync(patience) => sync::sync(patience, session).await,
        Command::Listen => sync::listen(session).await,
        Command::Screen(options) => screen::run(&options, session).await,
        Command::Settings(command) => settings::run(command, session),
        Command::Rpc(options) => rpc::run(&options, session).await,
        Command::Completions(options) => pages::completions(options.shell),
        Command::Man(options) => pages::manual(&options.folder),
        Command::Check(options) => check::run(options, &session.output),
    }
}

impl Session {
    pub(crate) fn new(global: Global) -> Result<Self, Failure> {
        let home = match global.home {
            Some(home) => home,
            None => default_home().ok_or_else(|| Failure::Misuse(errors().no_home_folder().to_owned()))?,
        };
        let passphrase_file = global.passphrase_file.or_else(|| env::var_os("KITH_PASSPHRASE_FILE").map(PathBuf::from));
        let output = Output::new(global.json);
        Ok(Self {
            home,
            passphrase_file,
            output,
            opened: RefCell::default(),
            known: RefCell::default(),
            is_for_program: false,
        })
    }

    /// The same home for a program that asks within this process, and takes what it asked for from the output.
    pub(crate) fn for_program(&self) -> Result<Self, Failure> {
        Ok(Self {
            home: self.home.clone(),
            passphrase_file: None,
            output: Output::Kept(RefCell::default()),
            opened: RefCell::new(Some(self.unlock()?)),
            known: RefCell::default(),
            is_for_program: true,
        })
    }

    pub(crate) const fn output(&self) -> &Output {
        &self.output
    }

    /// The home, which must be there.
    pub(crate) fn unlock(&self) -> Result<Home, Failure> {
        if let Some(home) = &*self.opened.borrow() {
            return Ok(home.again());
        }
        let home = Home::open(&self.home, self.protection()?)?;
        let again = home.again();
        self.opened.replace(Some(home));
        Ok(again)
    }

    /// The driver of the home, which must be there.
    pub(crate) fn open(&self) -> Result<Driver, Failure> {
        if !self.is_for_program {
            return Driver::open(self.unlock()?, &self.home);
        }
        let (home, state) = match self.known.take() {
            Some(known) => known,
            None => (self.unlock()?, State::default()),
        };
        let driver = Driver::open_from(home, state, &self.home)?;
        self.known.replace(Some(driver.known()));
        Ok(driver)
    }

    /// Whether there is a person who can be asked.
    fn can_ask(&self) -> bool {
        !self.is_for_program && ask::is_possible()
    }

    /// What opens the home, which must be there.
    fn protection(&self) -> Result<Protection, Failure> {
        if !Home::needs_passphrase(&self.home)? {
            return Ok(Protection::KeyFile);
        }
        match &self.passphrase_file {
            Some(file) => Ok(Protection::Passphrase(ask::passphrase_in(file)?)),
            None if ask::is_possible() => Ok(Protection::Passphrase(ask::passphrase()?)),
            None => Err(Failure::Misuse(errors().no_passphrase().to_owned())),
        }
    }

    /// The certificates in a file, in PEM.
    fn authorities(&self, file: &Path) -> Result<Vec<u8>, Failure> {
        if file == Path::new("-") && self.passphrase_file.as_deref() == Some(file) {
            return Err(Failure::Misuse(errors().stdin_twice().to_owned()));
        }
        let pem = ask::file_or_stdin(file, AUTHORITIES)?;
        if certificates_in(&pem).is_empty() {
            return Err(Failure::Misuse(errors().ca_file_empty(&wording::path(file))));
        }
        Ok(pem)
    }

    /// An argument, or standard input in its place, unless the passphrase comes from there.
    fn argument(&self, argument: String, limit: usize) -> Result<String, Failure> {
        if self.is_for_program {
            return Ok(argument);
        }
        if ask::is_stdin(&argument) && self.passphrase_file.as_deref() == Some(Path::new("-")) {
            return Err(Failure::Misuse(errors().stdin_twice().to_owned()));
        }
        ask::argument_or_stdin(argument, limit)
    }
}

/// Ends a driver's work, and shows what the person should know though nobody asked.
async fn close(driver: Driver) {
    close_knowing(driver, None).await;
}

/// The same, where a device is new that the person has just been told of.
async fn close_knowing(mut driver: Driver, known: Option<&str>) {
    for event in driver.take_events() {
        let is_known = matches!(&event, Event::Device { device, .. } if Some(device.as_str()) == known);
        if is_worth_a_word(&event) && !is_known {
            ask::tell(&view::event(&event));
        }
    }
    tell_of_recovery(&mut driver).await;
    driver.close().await;
}

/// Whoever uses Kith while somebody recovers his account is told, whatever he is doing. Once a person has seen it, nobody has to
/// wait any longer than was set.
async fn tell_of_recovery(driver: &mut Driver) {
    let Ok(view) = driver.engine().recovery(driver::now()) else { return };
    if view.this || view.state != RecoveryState::Pending {
        return;
    }
    ask::tell(&recovery::happened(view.state, view.ends, view.this));
    if ask::is_possible() && driver.command(Wish::SeeRecovery).is_ok() {
        let _ = driver.tell_once(ONE_TRY).await;
    }
}

/// What is told though nobody asked.
fn is_worth_a_word(event: &Event) -> bool {
    match event {
        Event::Alarm { .. }
        | Event::Missed { .. }
        | Event::HistorySent { .. }
        | Event::Copied
        | Event::Guardians { .. }
        | Event::Ward { .. }
        | Event::Frozen { .. } => true,
        Event::Backup { state, .. } => *state == BackupState::AskPin,
        Event::Recovery { state, this, .. } => !this && *state == RecoveryState::Completed,
        Event::Device { this, change, .. } => !this && matches!(change, DeviceChange::Added | DeviceChange::Reminder),
        Event::Connection { .. }
        | Event::AccountReady
        | Event::CardReady { .. }
        | Event::Invitation { .. }
        | Event::Request { .. }
        | Event::Contact { .. }
        | Event::Message { .. }
        | Event::Marked { .. }
        | Event::Trouble { .. }
        | Event::Incompatible { .. }
        | Event::Linking { .. }
        | Event::Joining { .. }
        | Event::History { .. }
        | Event::Approval { .. }
        | Event::Approved { .. }
        | Event::Rekeyed { .. } => false,
    }
}

/// The name that a command gave to a contact.
fn name_of(reply: Reply, asked: Option<String>) -> String {
    match reply {
        Reply::Contact(name) => name,
        Reply::Done
        | Reply::RecoveryPhrase(_)
        | Reply::LinkCode { .. }
        | Reply::GuardianCode { .. }
        | Reply::History(_)
        | Reply::Card(_)
        | Reply::Invitation(_)
        | Reply::Message(_) => asked.unwrap_or_default(),
    }
}

/// Where the platform keeps a program's data.
fn default_home() -> Option<PathBuf> {
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    if let Some(data) = env::var_os("XDG_DATA_HOME").map(PathBuf::from).and_then(absolute) {
        return Some(data.join("kith"));
    }
    let user = env::home_dir().and_then(absolute)?;
    let data = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
    Some(user.join(data).join("kith"))
}
