//! `kith account pin` and `kith backup`.

use std::path::Path;

use kith_core::engine::io::{BackupState, BackupView, Command, Event, Secret};
use serde_json::json;
use zeroize::Zeroizing;

use super::{Session, close, recovery};
use crate::cli::{BackUp, Backup, OpenBackup, Pin};
use crate::driver::{self, Driver};
use crate::duration::Span;
use crate::failure::Failure;
use crate::texts::backup;
use crate::{ask, view};

/// Bytes of a file with a PIN.
const PIN: u64 = 1024;

pub(super) async fn pin(command: Pin, session: &Session) -> Result<(), Failure> {
    match command {
        Pin::Set(options) => {
            let pin = pin_in(&options.pin_file)?;
            let phrase = options.recovery_file.as_deref().map(recovery::phrase_in).transpose()?;
            let what = Command::SetPin { pin, phrase };
            perform(what, options.timeout, backup().goes_on(), session, Some(backup().pin_set())).await
        }
        Pin::Check(options) => {
            let what = Command::CheckPin { pin: pin_in(&options.pin_file)? };
            perform(what, options.patience.timeout, backup().not_done(), session, None).await
        }
    }
}

pub(super) async fn run(command: Backup, session: &Session) -> Result<(), Failure> {
    match command {
        Backup::Status => status(session),
        Backup::Now(BackUp { timeout }) => perform(Command::BackUp, timeout, backup().goes_on(), session, None).await,
        Backup::Restore(options) => open(&options, false, session).await,
        Backup::Drill(options) => open(&options, true, session).await,
    }
}

fn status(session: &Session) -> Result<(), Failure> {
    let view = session.open()?.engine().backup(driver::now())?;
    session.output.show(&view, || sentence(&view))
}

async fn open(options: &OpenBackup, drill: bool, session: &Session) -> Result<(), Failure> {
    let pin = pin_in(&options.pin_file)?;
    let phrase = recovery::phrase_in(&options.recovery_file)?;
    perform(Command::OpenBackup { pin, phrase, drill }, options.timeout, backup().not_done(), session, None).await
}

/// Does it, waits until it is done, and says what came of it.
async fn perform(
    what: Command,
    timeout: Span,
    consequence: &'static str,
    session: &Session,
    done: Option<&str>,
) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.insist_online()?;
    driver.try_until(timeout.duration(), |engine| Ok(engine.has_read_chain())).await?;
    driver.command(what)?;
    let over = driver.run_until(timeout, consequence, |engine| {
        let busy = engine.backup(driver::now())?.busy;
        Ok((!busy).then_some(()))
    });
    let over = over.await;
    let came = outcome(&mut driver);
    close(driver).await;
    over?;
    let (state, said, event) = came.ok_or_else(|| failed(BackupState::Failed, backup().failed().to_owned()))?;
    match state {
        BackupState::Made | BackupState::Checked | BackupState::Drilled | BackupState::Restored => {
            session.output.show(&event, || done.map_or(said, ToOwned::to_owned))
        }
        BackupState::WrongPin
        | BackupState::WrongPhrase
        | BackupState::Wait
        | BackupState::None
        | BackupState::Failed
        | BackupState::AskPin => Err(failed(state, said)),
    }
}

const fn failed(state: BackupState, text: String) -> Failure {
    Failure::Backup { code: state.code(), text }
}

/// What was said of the backup at last; everything else that was said is passed over.
fn outcome(driver: &mut Driver) -> Option<(BackupState, String, serde_json::Value)> {
    let events = driver.take_events();
    events.iter().rev().find_map(|event| {
        let Event::Backup { state, left, made, contacts, texts, .. } = event else { return None };
        let value = json!({ "state": state, "left": left, "made": made, "contacts": contacts, "texts": texts });
        (*state != BackupState::AskPin).then(|| (*state, happened(event), value))
    })
}

/// What happened, in a line; empty for what is no event of a backup.
pub(crate) fn happened(event: &Event) -> String {
    let Event::Backup { state, left, until, made, contacts, texts } = event else { return String::new() };
    let time = |at: &Option<u64>| at.map_or_else(|| "?".to_owned(), view::time);
    let (made, contacts, texts) = (time(made), contacts.to_string(), texts.to_string());
    match state {
        BackupState::Made => backup().made(&contacts, &texts, &made),
        BackupState::Checked => backup().checked().to_owned(),
        BackupState::Drilled => backup().drilled(&contacts, &texts, &made),
        BackupState::Restored => backup().restored(&contacts, &texts, &made),
        BackupState::WrongPin => backup().wrong_pin(&left.unwrap_or(0).to_string()),
        BackupState::WrongPhrase => backup().wrong_phrase().to_owned(),
        BackupState::Wait => backup().wait(&time(until)),
        BackupState::None => backup().none().to_owned(),
        BackupState::Failed => backup().failed().to_owned(),
        BackupState::AskPin => backup().ask_pin().to_owned(),
    }
}

/// How the backup stands.
pub(crate) fn sentence(view: &BackupView) -> String {
    let made = view.made.map_or_else(
        || backup().never().to_owned(),
        |at| backup().made(&view.contacts.to_string(), &view.texts.to_string(), &view::time(at)),
    );
    let more = [
        (!view.pin).then(|| backup().no_pin()),
        view.busy.then(|| backup().busy()),
        view.ask_pin.then(|| backup().ask_pin()),
    ];
    [made].into_iter().chain(more.into_iter().flatten().map(ToOwned::to_owned)).collect::<Vec<_>>().join("\n")
}

/// The PIN in a file: its first line.
fn pin_in(file: &Path) -> Result<Secret, Failure> {
    let bytes = Zeroizing::new(ask::file_or_stdin(file, PIN)?);
    let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
    Ok(Secret(text.lines().next().unwrap_or_default().trim().to_owned()))
}
