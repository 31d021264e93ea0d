//! `kith device`.

mod change;
mod join;
mod link;

use kith_core::engine::Engine;
use kith_core::engine::io::DeviceView;
use kith_core::error::{Error, Misuse};

use super::Session;
use crate::cli::Device;
use crate::failure::Failure;
use crate::{driver, view};

/// Letters of an id that are enough to name a device.
const ENOUGH: usize = 4;

pub(super) async fn run(command: Device, session: &Session) -> Result<(), Failure> {
    match command {
        Device::List => list(session),
        Device::Link(options) => link::run(options, session).await,
        Device::Join(options) => join::run(options, session).await,
        Device::Confirm(options) => change::confirm(options, session).await,
        Device::Remove(options) => change::remove(options, session).await,
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let views = driver.engine().devices(driver::now())?;
    session.output.show(&views, || view::devices::list(&views))
}

/// The one device of an id, of the beginning of one, or of a name.
pub(super) fn find(engine: &Engine, named: &str) -> Result<DeviceView, Failure> {
    let letters = named.to_lowercase();
    let mut found = engine
        .devices(driver::now())?
        .into_iter()
        .filter(|view| (letters.chars().count() >= ENOUGH && view.id.starts_with(&letters)) || view.name == named);
    match (found.next(), found.next()) {
        (Some(view), None) => Ok(view),
        _ => Err(Error::Misuse(Misuse::NoSuchDevice(named.to_owned())).into()),
    }
}

fn of_id(engine: &Engine, id: &str) -> Result<Option<DeviceView>, Failure> {
    Ok(engine.devices(driver::now())?.into_iter().find(|view| view.id == id))
}
