//! `kith guardian`.

use kith_core::engine::Engine;
use kith_core::engine::io::{ApprovalState, ApprovalView, Command, Event, GuardianState, GuardiansView};
use serde_json::json;

use super::{Session, close};
use crate::cli::{Approve, Guardian, Named, Patience, Threshold};
use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::{commands, guardians};
use crate::{ask, view};

/// Bytes of a code, as one word or as words: more than any has.
const CODE: usize = 4096;

pub(super) async fn run(command: Guardian, session: &Session) -> Result<(), Failure> {
    match command {
        Guardian::Add(options) => add(options, session).await,
        Guardian::List => list(session),
        Guardian::Remove(options) => remove(options, session).await,
        Guardian::Threshold(options) => threshold(options, session).await,
        Guardian::Keep(patience) => keep(patience, session).await,
        Guardian::Request(patience) => request(patience, session).await,
        Guardian::Approve(options) => approve(options, session).await,
    }
}

/// Asks somebody, and waits a little: an app that is connected answers at once.
async fn add(options: Named, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::AddGuardian { name: options.name.clone() })?;
    driver.insist_online()?;
    let timeout = options.patience.timeout;
    let name = options.name.as_str();
    let asked = driver.try_until(timeout.duration(), |engine| {
        let waits = standing(&engine.guardians(driver::now())?, name).is_some_and(|state| !is_asked(state));
        Ok(waits && engine.idle())
    });
    asked.await?;
    let view = driver.engine().guardians(driver::now())?;
    close_knowing_guardians(driver).await;
    session.output.show(&view, || match (standing(&view, name), view.ends) {
        (Some(GuardianState::Waiting), Some(ends)) => guardians().waits_now(&line(name), &view::time(ends)),
        (Some(GuardianState::Active), _) => guardians().state_active().to_owned(),
        _ => guardians().asked_now(&line(name)),
    })
}

const fn is_asked(state: GuardianState) -> bool {
    matches!(state, GuardianState::Asked | GuardianState::Answered)
}

fn standing(view: &GuardiansView, name: &str) -> Option<GuardianState> {
    let found = view.guardians.iter().find(|guardian| guardian.name.as_deref() == Some(name));
    found.map(|guardian| guardian.state)
}

fn list(session: &Session) -> Result<(), Failure> {
    let view = session.open()?.engine().guardians(driver::now())?;
    session.output.show(&view, || view::guardians::list(&view))
}

async fn remove(options: Named, session: &Session) -> Result<(), Failure> {
    let name = line(&options.name);
    let view = change(Command::RemoveGuardian { name: options.name }, options.patience, session).await?;
    session.output.show(&view, || format!("{}\n{}", guardians().removed_now(&name), view::guardians::list(&view)))
}

async fn threshold(options: Threshold, session: &Session) -> Result<(), Failure> {
    let view = change(Command::SetThreshold { threshold: options.number }, options.patience, session).await?;
    session.output.show(&view, || view::guardians::list(&view))
}

async fn keep(patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.insist_online()?;
    driver.try_until(patience.timeout.duration(), |engine| Ok(engine.has_read_chain())).await?;
    let view = change_with(driver, Command::KeepGuardians, patience).await?;
    session.output.show(&view, || guardians().kept().to_owned())
}

async fn change(command: Command, patience: Patience, session: &Session) -> Result<GuardiansView, Failure> {
    let mut driver = session.open()?;
    driver.insist_online()?;
    change_with(driver, command, patience).await
}

/// Changes the guardians, and waits until the relay has it.
async fn change_with(mut driver: Driver, command: Command, patience: Patience) -> Result<GuardiansView, Failure> {
    driver.command(command)?;
    let done = driver.run_until(patience.timeout, guardians().goes_on(), |engine| Ok(engine.idle().then_some(())));
    let done = done.await;
    let view = driver.engine().guardians(driver::now())?;
    close_knowing_guardians(driver).await;
    done?;
    Ok(view)
}

/// Of the change that was just asked for, whoever asked is not told as of somebody else's.
async fn close_knowing_guardians(mut driver: Driver) {
    let events = driver.take_events();
    for event in events.iter().filter(|event| !matches!(event, Event::Guardians { .. })) {
        if super::is_worth_a_word(event) {
            ask::tell(&view::event(event));
        }
    }
    close(driver).await;
}

/// Shows the code once guardians who enter it find what it is about.
async fn request(patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::RequestApprovals)?;
    driver.insist_online()?;
    let ready = driver.run_until(patience.timeout, guardians().goes_on(), |engine| {
        Ok(engine.requested()?.filter(|view| view.ready && engine.has_read_chain()))
    });
    let ready = ready.await;
    close(driver).await;
    let view = ready?;
    session.output.show(&view, || {
        let texts = guardians();
        let so_far = texts.so_far(&view.approved.to_string(), &view.needed.to_string());
        let then = texts.code_then(&view.needed.to_string());
        let (lead, show) = (texts.code_lead(), texts.code_show());
        let progress = if view.approved > 0 { format!("\n\n{so_far}") } else { String::new() };
        format!("{lead}\n\n    {}\n\n{show}\n\n    {}\n\n{then}{progress}", view.words, view.code)
    })
}

async fn approve(options: Approve, session: &Session) -> Result<(), Failure> {
    let code = session.argument(options.code.clone(), CODE)?;
    let mut driver = session.open()?;
    driver.command(Command::ReadGuardianCode { code })?;
    driver.insist_online()?;
    let view = match found(&mut driver, &options).await {
        Ok(view) => view,
        Err(failure) => {
            driver.command(Command::ForgetApproval)?;
            close(driver).await;
            return Err(failure);
        }
    };
    if let Err(refused) = may(&view, &options, session) {
        driver.command(Command::ForgetApproval)?;
        close(driver).await;
        return Err(refused);
    }
    driver.command(Command::ApproveRecovery)?;
    let given = driver.run_until(options.patience.timeout, guardians().goes_on(), |engine| {
        Ok(engine.approval()?.is_none().then_some(()))
    });
    let given = given.await;
    close(driver).await;
    given?;
    let name = view.name.unwrap_or_default();
    session.output.show(&json!({ "approved": true, "name": name }), || guardians().approved_now(&line(&name)))
}

/// The recovery that the code is about, once the relay has shown it.
async fn found(driver: &mut Driver, options: &Approve) -> Result<ApprovalView, Failure> {
    let asked = |engine: &Engine| Ok(engine.approval()?.is_none_or(|view| view.state == ApprovalState::Asked));
    let in_time = driver.try_until(options.patience.timeout.duration(), asked).await?;
    if let Some(view) = driver.engine().approval()?.filter(|view| view.state == ApprovalState::Asked) {
        return Ok(view);
    }
    let ended = driver
        .take_events()
        .into_iter()
        .find_map(|event| if let Event::Approval { state } = event { Some(state) } else { None });
    let text = match ended {
        Some(ApprovalState::Unknown) => guardians().approve_unknown(),
        Some(ApprovalState::Stranger) => guardians().approve_stranger(),
        _ if in_time => guardians().not_approved(),
        _ => guardians().approve_expired(),
    };
    Err(Failure::Refused(text.to_owned()))
}

/// Shows whose recovery it is, and asks whether the person was heard or seen.
fn may(view: &ApprovalView, options: &Approve, session: &Session) -> Result<(), Failure> {
    for text in view::guardians::asked(view) {
        ask::tell(&text);
    }
    if options.yes {
        return Ok(());
    }
    if !session.can_ask() {
        return Err(Failure::Misuse(guardians().approve_no_terminal().to_owned()));
    }
    let name = line(view.name.as_deref().unwrap_or_default());
    if ask::is_yes(&format!("{} {}", guardians().approve_question(&name), commands().yes_no()))? {
        return Ok(());
    }
    Err(Failure::Refused(guardians().not_approved().to_owned()))
}
