//! `kith device join`: this home becomes a device of an account.

use std::cell::Cell;

use kith_core::code;
use kith_core::engine::Engine;
use kith_core::engine::io::{AccountView, Command, Event, JoiningState};
use kith_core::error::Error;

use super::super::{ONE_TRY, Session, account, close};
use crate::cli::JoinAccount;
use crate::driver::{self, Driver, KIND};
use crate::failure::Failure;
use crate::neutral::line;
use crate::socket::Address;
use crate::texts::{devices, errors};
use crate::{ask, view};

/// Bytes of a code that are read from standard input: more than any has, line breaks of a mail included.
const CODE: usize = 4096;

pub(super) async fn run(options: JoinAccount, session: &Session) -> Result<(), Failure> {
    let code = session.argument(options.code.clone(), CODE)?;
    Address::parse(&code::link(&code).map_err(Error::Misuse)?.url)?;
    let mut driver = account::open_or_create(&options.new, session, || Ok(()))?;
    let name = options.name.clone().unwrap_or_else(driver::host_name);
    driver.command(Command::JoinAccount { code, name, kind: KIND.to_owned() })?;
    driver.go_online()?;
    let joined = wait(&mut driver, &options).await;
    if joined.is_ok() {
        driver.try_until(ONE_TRY, knows_the_account).await?;
    }
    let (account, ends) = (driver.engine().account()?, ends(driver.engine()));
    close(driver).await;
    let account = account.unwrap_or(joined?);
    session.output.show(&account, || {
        let joined = devices().joined(&line(&account.name), &ends.map_or_else(|| "?".to_owned(), view::time));
        format!("{joined}\n{}", devices().joined_next())
    })
}

async fn wait(driver: &mut Driver, options: &JoinAccount) -> Result<AccountView, Failure> {
    let told = Cell::new(false);
    let joined = driver.run_until(options.timeout, errors().join_over(), |engine| {
        let waiting = match (engine.account()?, engine.joining()?) {
            (Some(account), _) => return Ok(Some(account)),
            (None, Some(waiting)) => waiting,
            (None, None) => return Err(Failure::Refused(String::new())),
        };
        if waiting.asked && !told.replace(true) {
            ask::tell(devices().join_asked());
        }
        Ok(None)
    });
    match joined.await {
        Err(Failure::Refused(_)) => Err(Failure::Refused(why(driver).to_owned())),
        outcome => outcome,
    }
}

fn why(driver: &mut Driver) -> &'static str {
    let refused = |event: &Event| matches!(event, Event::Joining { state: JoiningState::Refused });
    if driver.take_events().iter().any(refused) { errors().join_refused() } else { errors().join_over() }
}

/// Whether the other device has told what the account is called, and its devices.
fn knows_the_account(engine: &Engine) -> Result<bool, Failure> {
    Ok(engine.devices(driver::now())?.iter().any(|view| !view.this && !view.name.is_empty()))
}

/// When this device's probation ends.
fn ends(engine: &Engine) -> Option<u64> {
    engine.devices(driver::now()).ok()?.into_iter().find(|view| view.this)?.ends
}
