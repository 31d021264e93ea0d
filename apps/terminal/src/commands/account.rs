//! `kith account`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use kith_core::engine::io::{AccountView, Command, DeviceStanding, Reply};
use kith_core::error::{Error, Misuse};
use kith_wire::limits;
use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;
use zeroize::Zeroizing;

use super::{Session, backup, close, recovery};
use crate::cli::{Account, CreateAccount, NewHome};
use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::home::{Home, HomeError, Protection};
use crate::neutral::line;
use crate::socket::Address;
use crate::texts::{commands, errors};
use crate::{ask, view, wording};

pub(super) async fn run(command: Account, session: &Session) -> Result<(), Failure> {
    match command {
        Account::Create(options) => create(options, session).await,
        Account::Show => show(session),
        Account::Freeze(options) => recovery::freeze(options, session).await,
        Account::Thaw(patience) => recovery::thaw(patience, session).await,
        Account::Recover(options) => recovery::recover(options, session).await,
        Account::Pin(command) => backup::pin(command, session).await,
        Account::Recovery(command) => recovery::run(command, session).await,
    }
}

fn show(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let account = driver.engine().account()?.ok_or_else(|| no_account(&driver))?;
    let mut ends = None;
    if account.standing == DeviceStanding::Probation {
        let devices = driver.engine().devices(driver::now())?;
        ends = devices.into_iter().find(|view| view.this).and_then(|view| view.ends);
    }
    session.output.show(&account, || view::account(&account, ends))
}

/// Why there is no account to do something with.
pub(super) fn no_account(driver: &Driver) -> Failure {
    let view = driver.engine().recovery(driver::now());
    let misuse = if view.is_ok_and(|view| view.this) { Misuse::Recovering } else { Misuse::NoAccount };
    Error::Misuse(misuse).into()
}

/// Founds an account, or goes on with one that this home was founding when it was stopped: until the relay has it, running
/// the command again is always right.
pub(super) async fn create(options: CreateAccount, session: &Session) -> Result<(), Failure> {
    Address::parse(&options.relay)?;
    let mut driver = open_or_create(&options.new, session, || can_keep_phrase(&options))?;
    let founded = match driver.engine().account()? {
        Some(account) if account.ready => return Err(Error::Misuse(Misuse::AccountExists).into()),
        Some(account) if account.refused.is_none() => {
            is_same(&account, &options)?;
            false
        }
        Some(_) | None => {
            found(&mut driver, &options, session)?;
            true
        }
    };
    driver.go_online()?;
    let registered =
        driver.run_until(options.patience.timeout, errors().account_goes_on(), |engine| match engine.account()? {
            Some(AccountView { refused: Some(why), .. }) => Err(Failure::Refused(wording::account_refused(&why))),
            account => Ok(account.filter(|account| account.ready)),
        });
    let registered = registered.await;
    close(driver).await;
    if let (Err(Failure::Refused(_)), true, Some(file)) = (&registered, founded, &options.recovery_file) {
        // The account is nowhere, and its phrase good for nothing.
        let _ = fs::remove_file(file);
    }
    tell(&registered?, founded, &options, session)
}

fn tell(account: &AccountView, founded: bool, options: &CreateAccount, session: &Session) -> Result<(), Failure> {
    let value = serde_json::to_value(account).map(|mut value| {
        if let Some(fields) = value.as_object_mut() {
            let file = options.recovery_file.as_ref().map(|file| file.display().to_string());
            fields.insert("recovery_file".to_owned(), file.into());
        }
        value
    });
    session.output.show(&value.unwrap_or_default(), || {
        let mut lines = vec![commands().account_made(&line(&account.name), &line(&account.relay))];
        if let (true, Some(file)) = (founded, &options.recovery_file) {
            lines.push(commands().phrase_written(&wording::path(file)));
        }
        if options.new.no_passphrase {
            lines.push(commands().key_file_note().to_owned());
        }
        lines.join("\n")
    })
}

fn is_same(account: &AccountView, options: &CreateAccount) -> Result<(), Failure> {
    if account.relay == options.relay && account.name == options.name {
        return Ok(());
    }
    Err(Failure::Misuse(errors().account_elsewhere(&line(&account.name), &line(&account.relay))))
}

/// The home, made if there is none, and told whom to trust; `may` says whether it makes sense to make one.
pub(super) fn open_or_create(
    new: &NewHome,
    session: &Session,
    may: impl FnOnce() -> Result<(), Failure>,
) -> Result<Driver, Failure> {
    let authorities = new.ca_file.as_deref().map(|file| session.authorities(file)).transpose()?;
    let mut driver = opened_or_created(new.no_passphrase, session, may)?;
    if let Some(pem) = authorities.filter(|pem| pem != driver.own_authorities()) {
        driver.set_own_authorities(&pem)?;
    }
    Ok(driver)
}

fn opened_or_created(
    no_passphrase: bool,
    session: &Session,
    may: impl FnOnce() -> Result<(), Failure>,
) -> Result<Driver, Failure> {
    if Home::exists(&session.home) {
        return open(no_passphrase, session);
    }
    may()?;
    let protection = match &session.passphrase_file {
        _ if no_passphrase => Protection::KeyFile,
        Some(file) => Protection::Passphrase(ask::passphrase_in(file)?),
        None if ask::is_possible() => Protection::Passphrase(ask::new_passphrase()?),
        None => return Err(Failure::Misuse(errors().no_passphrase_choice().to_owned())),
    };
    let mut rng = ChaCha20Rng::from_seed(driver::seed()?);
    Driver::open(Home::create(&session.home, protection, &mut rng)?, &session.home)
}

/// The home of a run that was stopped, which must be protected in the way this run asks for.
fn open(no_passphrase: bool, session: &Session) -> Result<Driver, Failure> {
    let dir = session.home.clone();
    let needs_passphrase = Home::needs_passphrase(&dir)?;
    if needs_passphrase && no_passphrase {
        return Err(HomeError::NeedsPassphrase { dir }.into());
    }
    let driver = session.open()?;
    let is_ready = driver.engine().account()?.is_some_and(|account| account.ready);
    if is_ready || needs_passphrase || no_passphrase {
        return Ok(driver);
    }
    Err(Failure::Misuse(errors().not_begun_with_passphrase().to_owned()))
}

/// Makes the account, and sees to it that its recovery phrase is kept before anything else is: a phrase that was lost is
/// never that of an account.
fn found(driver: &mut Driver, options: &CreateAccount, session: &Session) -> Result<(), Failure> {
    can_keep_phrase(options)?;
    let invite = options.invite.clone().map(|invite| session.argument(invite, limits::INVITE)).transpose()?;
    let command = Command::CreateAccount { url: options.relay.clone(), name: options.name.clone(), invite };
    let random = driver::seed()?[0];
    let mut written = None;
    let founded = driver.command_and(command, |reply| {
        let Reply::RecoveryPhrase(phrase) = reply else { return Ok(()) };
        match &options.recovery_file {
            Some(file) => {
                write_phrase(file, &phrase)?;
                written = Some(file);
                Ok(())
            }
            None => ask::confirm_phrase(&phrase, random),
        }
    });
    if let (Err(_), Some(file)) = (&founded, written) {
        let _ = fs::remove_file(file);
    }
    founded
}

fn can_keep_phrase(options: &CreateAccount) -> Result<(), Failure> {
    match &options.recovery_file {
        Some(file) if file.symlink_metadata().is_ok() => Err(Failure::RecoveryFileExists(file.clone())),
        None if !ask::is_possible() => Err(Failure::Misuse(errors().no_recovery_choice().to_owned())),
        Some(_) | None => Ok(()),
    }
}

/// Writes a new file that only its owner can read, durably.
fn write_phrase(path: &Path, phrase: &Zeroizing<String>) -> Result<(), Failure> {
    let failed = |source: io::Error| {
        if source.kind() == io::ErrorKind::AlreadyExists {
            return Failure::RecoveryFileExists(path.to_owned());
        }
        Failure::Write { path: path.to_owned(), source }
    };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    let written = writeln!(file, "{}", phrase.as_str()).and_then(|()| file.sync_all()).and_then(|()| sync_folder(path));
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written.map_err(failed)
}

/// Makes a file's name durable.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_recovery_phrase_is_written_for_its_owner_alone_and_over_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("phrase");
        write_phrase(&file, &Zeroizing::new("one two".to_owned())).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "one two\n");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        let again = write_phrase(&file, &Zeroizing::new("three".to_owned()));
        assert!(matches!(again, Err(Failure::RecoveryFileExists(_))));
        assert_eq!(fs::read_to_string(&file).unwrap(), "one two\n");
    }
}
