//! `kith chat`.

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, MessageState, Reply, message_id};
use kith_wire::{MessageId, limits};
use serde_json::json;

use super::{ONE_TRY, Session, close};
use crate::cli::{Chat, ReadChat, SendText};
use crate::driver::Driver;
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::errors;
use crate::{output, view, wording};

pub(super) async fn run(command: Chat, session: &Session) -> Result<(), Failure> {
    match command {
        Chat::List => list(session),
        Chat::Read(options) => read(&options, session).await,
        Chat::Send(options) => send(options, session).await,
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let chats = driver.engine().chats()?;
    session.output.show(&chats, || view::chats(&chats))
}

/// Shows first, without a relay; then tells the other side, if that works at once.
async fn read(options: &ReadChat, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let limit = options.limit.map_or(usize::MAX, Into::into);
    let look = |engine: &Engine| Ok((engine.messages(&options.name, limit)?, is_unread(engine, &options.name)?));
    // What is marked as read is what is shown: nothing comes between the two.
    let command = Command::MarkRead { name: options.name.clone() };
    let (messages, is_new) = driver.look_and_command(look, command)?;
    session.output.show(&messages, || view::messages(&messages, output::columns()))?;
    if is_new {
        driver.go_online()?;
        driver.tell_once(ONE_TRY).await?;
    }
    close(driver).await;
    Ok(())
}

fn is_unread(engine: &Engine, name: &str) -> Result<bool, Failure> {
    Ok(engine.chats()?.iter().any(|chat| chat.name == *name && chat.unread > 0))
}

async fn send(options: SendText, session: &Session) -> Result<(), Failure> {
    let text = session.argument(options.text.clone(), limits::TEXT)?;
    let mut driver = session.open()?;
    let command = Command::SendText { name: options.name.clone(), text };
    let Reply::Message(id) = driver.command(command)? else { return Ok(()) };
    driver.go_online()?;
    let sent = if options.wait { wait(&mut driver, &id, &options).await } else { try_once(&mut driver, &id).await };
    close(driver).await;
    let state = sent?;
    session.output.show(&json!({ "id": message_id(&id), "state": state }), || wording::message_state(state).to_owned())
}

async fn wait(driver: &mut Driver, id: &MessageId, options: &SendText) -> Result<MessageState, Failure> {
    let consequence = match driver.engine().message_state(id)? {
        Some(MessageState::Waiting) => errors().waits_for_acceptance(),
        Some(_) | None => errors().send_goes_on(),
    };
    driver
        .run_until(options.patience.timeout, consequence, |engine| match engine.message_state(id)? {
            Some(MessageState::Failed) => Err(Failure::Refused(errors().message_refused(&line(&options.name)))),
            state => Ok(state.filter(|state| is_durable(*state))),
        })
        .await
}

async fn try_once(driver: &mut Driver, id: &MessageId) -> Result<MessageState, Failure> {
    let settled = |engine: &Engine| {
        let state = engine.message_state(id)?;
        Ok(state.is_none_or(|state| state != MessageState::Queued))
    };
    driver.try_until(ONE_TRY, settled).await?;
    Ok(driver.engine().message_state(id)?.unwrap_or(MessageState::Queued))
}

/// Whether the relay has it for good.
fn is_durable(state: MessageState) -> bool {
    matches!(state, MessageState::Sent | MessageState::Delivered | MessageState::Read)
}
