//! `kith device link`: shows a one-time code, shows who comes with it, and lets it in if its owner says so.

use std::io::{self, IsTerminal};
use std::time::Instant;

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, DeviceView, LinkState, LinkView, Reply};
use serde_json::json;

use super::super::{ONE_TRY, Session, close_knowing};
use crate::cli::LinkDevice;
use crate::driver::{self, Driver};
use crate::duration::Span;
use crate::failure::Failure;
use crate::lines::{Line, Lines};
use crate::neutral::line;
use crate::screen::Picture;
use crate::texts::{commands, devices, errors};
use crate::{ask, view};

/// How long the relay has at least to take in what was answered.
const AFTER_THE_ANSWER: Span = Span::from_seconds(30);

pub(super) async fn run(options: LinkDevice, session: &Session) -> Result<(), Failure> {
    if !options.yes && !session.can_ask() {
        return Err(Failure::Misuse(errors().link_no_terminal().to_owned()));
    }
    let mut driver = session.open()?;
    let known = ids(driver.engine())?;
    let command = Command::LinkDevice { chats: options.chats.clone() };
    let Reply::LinkCode { code, words, expires } = driver.command(command)? else { return Ok(()) };
    session.output.show(&json!({ "code": code, "words": words, "expires": expires.0 }), || {
        format!("{code}\n\n{}\n{words}", devices().code_words())
    })?;
    explain(&code);
    let linked = serve(&mut driver, &code, &known, &options).await;
    if linked.is_err() {
        take_back(&mut driver, &code).await;
    }
    let known = linked.as_ref().ok().map(|device| device.id.clone());
    close_knowing(driver, known.as_deref()).await;
    let device = linked?;
    session.output.show(&device, || {
        let ends = device.ends.map_or_else(|| "?".to_owned(), view::time);
        let id = view::devices::short(&device.id);
        let name = line(view::devices::name(&device.name));
        [
            devices().admitted(&name, &ends),
            devices().admitted_next().to_owned(),
            commands().how_to_confirm(&id),
            commands().how_to_remove(&id),
        ]
        .join("\n")
    })
}

/// What a person should know of the code, and the code as a picture.
fn explain(code: &str) {
    if !io::stderr().is_terminal() {
        return;
    }
    let has_colours = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if let Some(picture) = Picture::of(code) {
        ask::tell(&format!("\n{}", picture.lines(has_colours).join("\n")));
    }
    let texts = devices();
    let said = [texts.code_what(), texts.code_warning(), texts.code_next()].join(" ");
    ask::tell(&format!("\n{said}\n\n{}\n\n{}", commands().how_to_join(), texts.waiting()));
}

async fn serve(driver: &mut Driver, code: &str, known: &[String], options: &LinkDevice) -> Result<DeviceView, Failure> {
    driver.go_online()?;
    let end = Instant::now() + options.timeout.duration();
    let asking = driver.run_until(options.timeout, errors().link_taken_back(), |engine| asked(engine, code)).await?;
    if !options.yes {
        decide(driver, code, &asking).await?;
    }
    driver.command(Command::AdmitDevice { elsewhere: true })?;
    let left = Span::at_least(end.saturating_duration_since(Instant::now()), AFTER_THE_ANSWER);
    driver.run_until(left, errors().link_goes_on(), |engine| admitted(engine, code, known)).await
}

fn ids(engine: &Engine) -> Result<Vec<String>, Failure> {
    Ok(engine.devices(driver::now())?.into_iter().map(|view| view.id).collect())
}

/// Who asks with this code, once somebody does.
fn asked(engine: &Engine, code: &str) -> Result<Option<LinkView>, Failure> {
    match current(engine, code)? {
        Some(view) if view.state == LinkState::Asked => Ok(Some(view)),
        Some(_) => Ok(None),
        None => Err(Failure::Refused(errors().link_over().to_owned())),
    }
}

/// The link, unless another code took its place or it is over.
fn current(engine: &Engine, code: &str) -> Result<Option<LinkView>, Failure> {
    Ok(engine.link()?.filter(|view| view.code == code))
}

/// The device that was let in, once it was told.
fn admitted(engine: &Engine, code: &str, known: &[String]) -> Result<Option<DeviceView>, Failure> {
    if current(engine, code)?.is_some() {
        return Ok(None);
    }
    Ok(engine.devices(driver::now())?.into_iter().find(|view| !known.contains(&view.id)))
}

/// Asks the person, while the connection is kept: once, and once more when the device is not near.
async fn decide(driver: &mut Driver, code: &str, asking: &LinkView) -> Result<(), Failure> {
    let texts = devices();
    ask::tell(&format!("\n{}\n\n{}\n\n{}", texts.asks(), view::devices::asking(asking), texts.asks_next()));
    let mut lines = Lines::of_standard_input();
    let mut questions = vec![texts.ask_admit().to_owned()];
    if asking.near != Some(true) {
        questions.push(format!("{}\n\n{}", texts.far_warning(), texts.ask_far()));
    }
    for question in questions {
        ask::say(&format!("\n{question} {} ", commands().yes_no()));
        if !answered_yes(driver, code, &mut lines).await? {
            return Err(Failure::Refused(errors().link_refused().to_owned()));
        }
    }
    ask::tell(&format!("\n{}", texts.admitting()));
    Ok(())
}

async fn answered_yes(driver: &mut Driver, code: &str, lines: &mut Lines) -> Result<bool, Failure> {
    loop {
        if current(driver.engine(), code)?.is_none() {
            ask::say("\n");
            return Err(Failure::Refused(errors().link_over().to_owned()));
        }
        match driver.step_unless(lines.next()).await? {
            Some(Some(Line::Whole(answer))) => return Ok(ask::means_yes(&String::from_utf8_lossy(&answer))),
            Some(Some(Line::TooLong) | None) => return Ok(false),
            None => {}
        }
    }
}

/// The code is good for nothing any more; a device that asks is told so. What fails here ends with the code's five minutes.
async fn take_back(driver: &mut Driver, code: &str) {
    let Ok(Some(view)) = current(driver.engine(), code) else { return };
    if view.state != LinkState::Asked {
        let _ = driver.command(Command::CancelLink);
        return;
    }
    if driver.command(Command::RefuseDevice).is_ok() {
        let _ = driver.try_until(ONE_TRY, |engine| Ok(engine.link()?.is_none())).await;
    }
}
