//! `kith history`.

use kith_core::engine::io::{Command, HistoryView, Reply};
use serde_json::json;

use super::{Session, close};
use crate::cli::{History, SendHistory};
use crate::driver;
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::{devices, errors};
use crate::{ask, view};

pub(super) async fn run(command: History, session: &Session) -> Result<(), Failure> {
    match command {
        History::Send(options) => send(options, session).await,
    }
}

/// Ends when the relay has all of it: from then on the other device finds it there, whether this one stays or not.
async fn send(options: SendHistory, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let device = driver.engine().linked(&options.device, driver::now())?;
    let since = options.since.map(|span| driver::now().seconds().0.saturating_sub(span.seconds().0));
    let command =
        Command::SendHistory { device: device.id.clone(), since: since.map(|at| kith_wire::Seconds(at).millis()) };
    let Reply::History(texts) = driver.command(command)? else { return Ok(()) };
    driver.insist_online()?;
    let is_person = session.can_ask() && !session.output.is_json();
    let mut told = 0;
    let sent = driver.run_until(options.timeout, errors().history_goes_on(), |engine| {
        let progress = percent(&engine.history()?);
        if is_person && progress > told {
            told = progress;
            ask::tell(&devices().history_progress(progress));
        }
        Ok(engine.idle().then_some(()))
    });
    let sent = sent.await;
    close(driver).await;
    sent?;
    let name = line(view::devices::name(&device.name));
    session.output.show(&json!({ "device": device.id, "texts": texts }), || devices().history_sent(texts, &name))
}

/// How much of what is to be sent the relay has, in whole tenths.
fn percent(view: &HistoryView) -> u64 {
    view.sent.saturating_mul(10).checked_div(view.sending).unwrap_or(0) * 10
}
