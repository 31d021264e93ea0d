//! `kith` alone, for people: the first steps, or the conversations.

use std::path::PathBuf;

use kith_core::engine::io::AccountView;

use super::{Session, account};
use crate::cli::{CreateAccount, NewHome, Patience};
use crate::failure::Failure;
use crate::home::Home;
use crate::neutral::line;
use crate::socket::Address;
use crate::texts::welcome;
use crate::{ask, screen, wording};

/// Where a relay started on this computer is.
const USUAL_RELAY: &str = "ws://127.0.0.1:7171/v1";

/// Tries that a person has to answer a question.
const TRIES: usize = 3;

/// Begins with a person at a terminal, who may be new here.
pub(crate) async fn begin(session: &Session) -> Result<(), Failure> {
    let mut begun = None;
    if Home::exists(&session.home) {
        let driver = session.open()?;
        begun = driver.engine().account()?;
        if begun.as_ref().is_some_and(|account| account.ready) {
            return screen::run(driver, &session.home, false).await;
        }
    }
    found(begun, session).await
}

/// Asks for all that an account needs, and founds it. One that was begun goes on with what was said before.
async fn found(begun: Option<AccountView>, session: &Session) -> Result<(), Failure> {
    let welcome = welcome();
    let mut options = match begun.filter(|account| account.refused.is_none()) {
        Some(account) => {
            ask::tell(&welcome.goes_on(&line(&account.name), &line(&account.relay)));
            options(account.relay, account.name, NewHome::default())
        }
        None => {
            ask::tell(&welcome.hello(&wording::path(&session.home)));
            let (relay, ca_file) = ask_relay()?;
            let name = ask::answer(welcome.ask_name(), TRIES, |name| (!name.is_empty()).then(|| name.to_owned()))?;
            let is_locked = Home::exists(&session.home) || ask_lock()?;
            options(relay, name, NewHome { no_passphrase: !is_locked, ca_file })
        }
    };
    options.new.no_passphrase |= Home::exists(&session.home) && !Home::needs_passphrase(&session.home)?;
    for _ in 0..TRIES {
        let founded = account::create(options.clone(), session).await;
        if founded.is_ok() || !wants_invitation(session)? {
            founded?;
            ask::tell(welcome.ready());
            return Ok(());
        }
        options.invite = Some(ask::answer(welcome.ask_invitation(), TRIES, |code| Some(code.to_owned()))?);
    }
    account::create(options, session).await
}

fn options(relay: String, name: String, new: NewHome) -> CreateAccount {
    CreateAccount { relay, name, invite: None, recovery_file: None, new, patience: Patience::default() }
}

/// The relay's address, and the certificates it needs if they are its own.
fn ask_relay() -> Result<(String, Option<PathBuf>), Failure> {
    let relay = ask::answer(&welcome().ask_relay(USUAL_RELAY), TRIES, |typed| {
        let url = if typed.is_empty() { USUAL_RELAY } else { typed };
        match Address::parse(url) {
            Ok(_) => Some(url.to_owned()),
            Err(error) => {
                ask::tell(&error.to_string());
                None
            }
        }
    })?;
    if !relay.starts_with("wss:") {
        return Ok((relay, None));
    }
    let file = ask::answer(welcome().ask_ca_file(), 1, |typed| Some(typed.to_owned()))?;
    Ok((relay, Some(file).filter(|file| !file.is_empty()).map(PathBuf::from)))
}

/// Whether the folder gets a passphrase: only a plain no means that it gets none.
fn ask_lock() -> Result<bool, Failure> {
    let no: Vec<&str> = ["n", "no"].into_iter().chain(welcome().no_words().split(' ')).collect();
    ask::answer(welcome().ask_lock(), TRIES, |typed| Some(!no.contains(&typed.to_lowercase().as_str())))
}

fn wants_invitation(session: &Session) -> Result<bool, Failure> {
    if !Home::exists(&session.home) {
        return Ok(false);
    }
    let account = session.open()?.engine().account()?;
    Ok(account.and_then(|account| account.refused).is_some_and(|why| why == "not_admitted"))
}
