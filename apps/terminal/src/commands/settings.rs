//! `kith settings`.

use kith_core::engine::io::Command;
use kith_core::error::{Error, Misuse};
use serde_json::json;

use super::Session;
use crate::cli::{Marks, Settings, Switch};
use crate::failure::Failure;
use crate::table::align;
use crate::texts::commands;
use crate::view::on_or_off;

pub(super) fn run(command: Settings, session: &Session) -> Result<(), Failure> {
    match command {
        Settings::Marks(options) => marks(&options, session),
    }
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
