//! `kith sync` and `kith listen`.

use kith_core::error::{Error, Misuse};
use serde_json::json;

use super::{Session, close};
use crate::cli::Patience;
use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::texts::{commands, errors};
use crate::view;

/// Exchanges everything that waits on either side, as of now.
pub(super) async fn sync(patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = open(session)?;
    driver.insist_online()?;
    let idle = driver.run_until(patience.timeout, errors().sync_goes_on(), |engine| Ok(engine.idle().then_some(())));
    let idle = idle.await;
    close(driver).await;
    idle?;
    session.output.show(&json!({ "synced": true }), || commands().synced().to_owned())
}

/// Prints what happens, until it is stopped: by a signal, or by the end of whoever reads.
pub(super) async fn listen(session: &Session) -> Result<(), Failure> {
    let mut driver = open(session)?;
    driver.watch();
    driver.go_online()?;
    let ended = print_events(&mut driver, session).await;
    driver.close().await;
    match ended {
        Err(Failure::Interrupted) => Ok(()),
        ended => ended,
    }
}

async fn print_events(driver: &mut Driver, session: &Session) -> Result<(), Failure> {
    loop {
        for event in driver.take_events() {
            let time = view::time(driver::now().0);
            session.output.show(&event, || format!("{time}  {}", view::event(&event)))?;
        }
        driver.step(None).await?;
    }
}

fn open(session: &Session) -> Result<Driver, Failure> {
    let driver = session.open()?;
    match driver.engine().account()? {
        Some(_) => Ok(driver),
        None => Err(Error::Misuse(Misuse::NoAccount).into()),
    }
}
