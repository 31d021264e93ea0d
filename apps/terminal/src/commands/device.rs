//! `kith device`.

mod change;
mod join;
mod link;

use kith_core::engine::Engine;
use kith_core::engine::io::DeviceView;

use super::Session;
use crate::cli::Device;
use crate::failure::Failure;
use crate::{driver, view};

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

fn of_id(engine: &Engine, id: &str) -> Result<Option<DeviceView>, Failure> {
    Ok(engine.devices(driver::now())?.into_iter().find(|view| view.id == id))
}
