//! `kith settings`.

use kith_core::engine::io::Command;
use kith_core::error::{Error, Misuse};
use serde_json::json;

use super::Session;
use crate::cli::{CaFile, Marks, Settings, Switch};
use crate::failure::Failure;
use crate::socket::certificates_in;
use crate::table::align;
use crate::texts::commands;
use crate::view::on_or_off;

pub(super) fn run(command: Settings, session: &Session) -> Result<(), Failure> {
    match command {
        Settings::Marks(options) => marks(&options, session),
        Settings::CaFile(options) => ca_file(&options, session),
    }
}

/// What is trusted beside the system's certificates: shown, taken over from a file, or nothing any more.
fn ca_file(options: &CaFile, session: &Session) -> Result<(), Failure> {
    let pem = match &options.file {
        Some(file) => Some(session.authorities(file)?),
        None => options.none.then(Vec::new),
    };
    let mut driver = session.open()?;
    if let Some(pem) = pem {
        driver.set_own_authorities(&pem)?;
    }
    let count = certificates_in(driver.own_authorities()).len() as u64;
    session.output.show(&json!({ "certificates": count }), || commands().own_certificates(count))
}

fn marks(options: &Marks, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let account = driver.engine().account()?.ok_or(Error::Misuse(Misuse::NoAccount))?;
    let delivered = options.delivered.map_or(account.delivered_marks, Switch::is_on);
    let read = options.read.map_or(account.read_marks, Switch::is_on);
    if (delivered, read) != (account.delivered_marks, account.read_marks) {
        driver.command(Command::SetMarks { delivered, read })?;
    }
    session.output.show(&json!({ "delivered": delivered, "read": read }), || {
        let rows = [(commands().label_delivered(), delivered), (commands().label_read(), read)];
        align(&rows.map(|(label, on)| [label.to_owned(), on_or_off(on).to_owned()]))
    })
}
