//! `kith device confirm` and `kith device remove`.

use std::time::Duration;

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, DeviceStanding, DeviceView};
use serde_json::json;

use super::super::{Session, close};
use super::of_id;
use crate::cli::{ConfirmDevice, RemoveDevice};
use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::{commands, devices, errors};
use crate::{ask, view};

/// How long a confirmed device that is connected is given to come into every conversation.
const TOGETHER: Duration = Duration::from_secs(10);

/// After this long a person is told what is going on.
const SILENCE: Duration = Duration::from_secs(1);

pub(super) async fn confirm(options: ConfirmDevice, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let device = driver.engine().linked(&options.device, driver::now())?;
    driver.command(Command::ConfirmDevice { device: device.id.clone() })?;
    driver.insist_online()?;
    let confirmed = driver.run_until(options.patience.timeout, errors().confirm_goes_on(), |engine| {
        Ok(of_id(engine, &device.id)?.filter(|view| view.state == DeviceStanding::Confirmed))
    });
    let confirmed = confirmed.await;
    let mut complete = false;
    if confirmed.is_ok() {
        complete = driver.try_until(TOGETHER, |engine| is_everywhere(engine, &device.id)).await?;
    }
    close(driver).await;
    let device = confirmed?;
    session.output.show(&with(&device, "complete", complete), || {
        let name = line(view::devices::name(&device.name));
        if complete { devices().confirmed_now(&name) } else { devices().confirmed_soon(&name) }
    })
}

fn with(device: &DeviceView, field: &str, value: bool) -> serde_json::Value {
    let mut fields = serde_json::to_value(device).unwrap_or_default();
    if let Some(fields) = fields.as_object_mut() {
        fields.insert(field.to_owned(), value.into());
    }
    fields
}

fn is_everywhere(engine: &Engine, id: &str) -> Result<bool, Failure> {
    Ok(engine.is_brought_in(id)? && engine.idle())
}

pub(super) async fn remove(options: RemoveDevice, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let device = driver.engine().linked(&options.device, driver::now())?;
    let name = line(view::devices::name(&device.name));
    if !options.yes {
        may(&device, &name, session)?;
    }
    driver.command(Command::RemoveDevice { device: device.id.clone() })?;
    driver.insist_online()?;
    let removed = until_gone(&mut driver, &device, &name, &options).await;
    close(driver).await;
    removed?;
    session.output.show(&json!({ "id": device.id, "name": device.name, "state": "removed" }), || {
        if device.this { devices().removed_this().to_owned() } else { devices().removed_now(&name) }
    })
}

fn may(device: &DeviceView, name: &str, session: &Session) -> Result<(), Failure> {
    if !session.can_ask() {
        return Err(Failure::Misuse(errors().remove_no_terminal().to_owned()));
    }
    let question = if device.this { devices().ask_remove_this().to_owned() } else { devices().ask_remove(name) };
    if ask::is_yes(&format!("{question} {}", commands().yes_no()))? {
        return Ok(());
    }
    Err(Failure::Refused(errors().nothing_removed().to_owned()))
}

/// Waits until the chain has it, and everybody has new keys.
async fn until_gone(
    driver: &mut Driver,
    device: &DeviceView,
    name: &str,
    options: &RemoveDevice,
) -> Result<(), Failure> {
    let (timeout, consequence) = (options.patience.timeout, errors().remove_goes_on());
    let gone = |engine: &Engine| Ok(of_id(engine, &device.id)?.is_none().then_some(()));
    match driver.run_until(timeout, consequence, gone).await {
        Err(Failure::SignedOut) if device.this => return Ok(()),
        gone => gone?,
    }
    if device.this || driver.try_until(SILENCE, |engine| Ok(engine.idle())).await? {
        return Ok(());
    }
    if ask::is_possible() {
        ask::tell(&devices().removing(name));
    }
    let is_person = ask::is_possible();
    let mut told = 0;
    driver
        .run_until(timeout, consequence, |engine| {
            let (done, total) = engine.rekeying();
            let tenth = (done * 10).checked_div(total).unwrap_or_default();
            if is_person && tenth > told {
                told = tenth;
                ask::tell(&devices().rekeyed(done, total));
            }
            Ok(engine.idle().then_some(()))
        })
        .await
}
