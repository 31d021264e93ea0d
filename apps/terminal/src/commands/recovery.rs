//! `kith account freeze`, `thaw`, `recover` and `recovery`.

use std::fs;
use std::path::Path;

use kith_core::account::RecoveryPhrase;
use kith_core::engine::Engine;
use kith_core::engine::io::{Command, DeviceStanding, Event, RecoveryState, RecoveryView, Secret};
use kith_core::error::Error;
use serde_json::json;
use zeroize::Zeroizing;

use super::{Session, account, close};
use crate::cli::{FreezeAccount, NewHome, Patience, RecoverAccount, Recovery, VetoRecovery};
use crate::driver::{self, Driver, KIND};
use crate::failure::Failure;
use crate::home::Home;
use crate::socket::Address;
use crate::texts::{commands, errors, guardians, recovery};
use crate::{ask, view};

/// Bytes of a file with a phrase: more than any has, line breaks and numbers included.
const PHRASE: u64 = 4096;

pub(super) async fn freeze(options: FreezeAccount, session: &Session) -> Result<(), Failure> {
    if let (Some(file), Some(relay)) = (&options.recovery_file, &options.relay) {
        return freeze_by_phrase(relay, file, &options, session).await;
    }
    change(Command::Freeze, true, options.patience, session).await
}

pub(super) async fn thaw(patience: Patience, session: &Session) -> Result<(), Failure> {
    change(Command::Thaw, false, patience, session).await
}

/// Freezes or thaws with this device; what is so already needs nothing.
async fn change(command: Command, frozen: bool, patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let is_so =
        move |engine: &Engine| -> Result<bool, Failure> { Ok(engine.frozen(driver::now())?.is_some() == frozen) };
    driver.insist_online()?;
    ask_relay(&mut driver, patience).await?;
    if !is_so(driver.engine())? {
        driver.command(command)?;
    }
    let changed = driver.run_until(patience.timeout, recovery().freeze_goes_on(), |engine| {
        Ok((is_so(engine)? && engine.idle()).then_some(()))
    });
    let changed = changed.await;
    // What came of it is said below.
    drop(driver.take_events());
    close(driver).await;
    changed?;
    session.output.show(&json!({ "frozen": frozen }), || {
        if frozen { recovery().frozen_now().to_owned() } else { recovery().thawed_now().to_owned() }
    })
}

/// Freezes from a folder without an account, which is as it was afterwards.
async fn freeze_by_phrase(relay: &str, file: &Path, options: &FreezeAccount, session: &Session) -> Result<(), Failure> {
    Address::parse(relay)?;
    let phrase = phrase_in(file)?;
    let is_new = !Home::exists(&session.home);
    let new = NewHome { no_passphrase: is_new, ca_file: None };
    let mut driver = account::open_or_create(&new, session, || Ok(()))?;
    if driver.engine().account()?.is_some() {
        return Err(Failure::Misuse(recovery().freeze_elsewhere().to_owned()));
    }
    driver.command(Command::FreezeByPhrase { url: relay.to_owned(), phrase })?;
    driver.insist_online()?;
    let timeout = options.patience.timeout;
    let over = driver.run_until(timeout, recovery().not_frozen(), |engine| Ok((!engine.has_phrase()?).then_some(())));
    let over = over.await;
    let frozen = driver.take_events().iter().any(|event| matches!(event, Event::Frozen { frozen: true }));
    if over.is_err() {
        driver.command(Command::ForgetPhrase)?;
    }
    let trouble = driver.trouble().map(str::to_owned);
    driver.close().await;
    if is_new {
        // Only this command made it, and there is nothing in it.
        let _ = fs::remove_dir_all(&session.home);
    }
    over?;
    if !frozen {
        return Err(Failure::Refused(trouble.unwrap_or_else(|| recovery().unknown_phrase().to_owned())));
    }
    session.output.show(&json!({ "frozen": true }), || recovery().frozen_now().to_owned())
}

pub(super) async fn recover(options: RecoverAccount, session: &Session) -> Result<(), Failure> {
    Address::parse(&options.relay)?;
    let phrase = phrase_in(&options.recovery_file)?;
    let mut driver = account::open_or_create(&options.new, session, || Ok(()))?;
    let name = options.name.clone().unwrap_or_else(driver::host_name);
    let (url, kind) = (options.relay.clone(), KIND.to_owned());
    driver.command(Command::Recover { url, phrase, name, kind })?;
    driver.go_online()?;
    let started = driver.run_until(options.patience.timeout, recovery().start_goes_on(), |engine| {
        let view = engine.recovery(driver::now())?;
        match view.state {
            RecoveryState::Asked => Ok(None),
            RecoveryState::None => Err(Failure::Refused(recovery().unknown_phrase().to_owned())),
            RecoveryState::Pending
            | RecoveryState::Reminder
            | RecoveryState::Vetoed
            | RecoveryState::Completed
            | RecoveryState::Expired
            | RecoveryState::Unknown => Ok(Some(view)),
        }
    });
    let started = started.await;
    close(driver).await;
    let view = started?;
    session.output.show(&view, || recovery().started(&moment(view.ends)))
}

pub(super) async fn run(command: Recovery, session: &Session) -> Result<(), Failure> {
    match command {
        Recovery::Status(patience) => status(patience, session).await,
        Recovery::Veto(options) => veto(options, session).await,
    }
}

async fn status(patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.go_online()?;
    let asked = ask_relay(&mut driver, patience).await?;
    let view = driver.engine().recovery(driver::now())?;
    let is_here = view.state == RecoveryState::None && driver.engine().account()?.is_some();
    let came = driver
        .take_events()
        .into_iter()
        .any(|event| matches!(event, Event::Recovery { state: RecoveryState::Completed, this: true, .. }));
    if !asked {
        ask::tell(recovery().ask_relay());
    }
    close(driver).await;
    session.output.show(&view, || if came && is_here { recovery().done_here().to_owned() } else { sentence(&view) })
}

async fn veto(options: VetoRecovery, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.insist_online()?;
    ask_relay(&mut driver, options.patience).await?;
    let before = driver.engine().recovery(driver::now())?;
    if !options.yes && session.can_ask() && before.state != RecoveryState::None {
        ask::tell(&sentence(&before));
        if !ask::is_yes(&format!("{} {}", recovery().ask_veto(), commands().yes_no()))? {
            return Err(Failure::Refused(errors().nothing_removed().to_owned()));
        }
    }
    driver.command(Command::Veto)?;
    let out = driver.engine().account()?.is_some_and(|account| account.standing == DeviceStanding::Out);
    let said = driver.try_until(options.patience.timeout.duration(), |engine| {
        let view = engine.recovery(driver::now())?;
        Ok(!matches!(view.state, RecoveryState::Pending | RecoveryState::Completed) && engine.idle())
    });
    let said = said.await?;
    let view = driver.engine().recovery(driver::now())?;
    driver.close().await;
    if !said {
        let timeout = options.patience.timeout;
        return Err(Failure::TooLate { timeout, trouble: None, consequence: recovery().freeze_goes_on() });
    }
    session
        .output
        .show(&view, || if out { recovery().veto_undone().to_owned() } else { recovery().veto_done().to_owned() })
}

/// Reads the account's chain as it stands on the relay; whether that could be done.
async fn ask_relay(driver: &mut Driver, patience: Patience) -> Result<bool, Failure> {
    driver.try_until(patience.timeout.duration(), |engine| Ok(engine.has_read_chain())).await
}

/// What a person is told of a recovery.
fn sentence(view: &RecoveryView) -> String {
    let (texts, until) = (recovery(), moment(view.ends));
    match (view.state, view.this) {
        (RecoveryState::None, _) => texts.none().to_owned(),
        (RecoveryState::Asked, _) => texts.asked().to_owned(),
        (RecoveryState::Pending | RecoveryState::Reminder, true) => with_guardians(view, &texts.waiting_here(&until)),
        (RecoveryState::Pending | RecoveryState::Reminder, false) => texts.waiting(&until),
        (RecoveryState::Vetoed, true) => with_guardians(view, texts.vetoed_here()),
        (RecoveryState::Vetoed, false) => texts.vetoed().to_owned(),
        (RecoveryState::Completed, true) => texts.done_here().to_owned(),
        (RecoveryState::Completed, false) => texts.done_elsewhere(&until),
        (RecoveryState::Expired, _) => texts.expired().to_owned(),
        (RecoveryState::Unknown, _) => texts.unknown_phrase().to_owned(),
    }
}

/// The same, with how many guardians have approved, if there are any who can.
fn with_guardians(view: &RecoveryView, sentence: &str) -> String {
    if view.needed == 0 {
        return sentence.to_owned();
    }
    format!("{sentence}\n{}", guardians().so_far(&view.approved.to_string(), &view.needed.to_string()))
}

fn moment(at: Option<u64>) -> String {
    at.map_or_else(|| "?".to_owned(), view::time)
}

/// What happened, in a line.
pub(crate) fn happened(state: RecoveryState, ends: Option<u64>, this: bool) -> String {
    let is_notice = matches!(state, RecoveryState::Pending | RecoveryState::Reminder) && !this;
    if is_notice {
        return recovery().notice(&moment(ends));
    }
    sentence(&RecoveryView { state, ends, this, ..RecoveryView::NONE })
}

/// The phrase in a file, which must read before a folder is made for it.
pub(super) fn phrase_in(file: &Path) -> Result<Secret, Failure> {
    let bytes = Zeroizing::new(ask::file_or_stdin(file, PHRASE)?);
    let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
    let phrase = RecoveryPhrase::parse(&text).map_err(|error| Error::Misuse(error.into()))?;
    Ok(Secret(phrase.words().to_string()))
}
