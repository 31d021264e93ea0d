//! `kith rpc`: the commands as JSON-RPC 2.0 on standard input and output, and what happens as notifications.
//!
//! A program may do what its scopes allow and nothing else: see [`methods`]. Requests are answered one after the other, in
//! their order; events come in between.

mod message;
mod methods;
mod reference;

use serde_json::{Value, json};

use self::message::{Request, Trouble};
use crate::cli::{Rpc, Scope};
use crate::commands::{self, Session};
use crate::driver::Driver;
use crate::failure::Failure;
use crate::lines::{Line, Lines};
use crate::output::{print, to_json};
use kith_core::error::{Error, Misuse};

/// Requests of one batch at most.
const BATCH: usize = 100;

/// Serves a program until its input ends, or a signal does.
pub(crate) async fn run(options: &Rpc, session: &Session) -> Result<(), Failure> {
    if options.reference {
        return print(reference::text().trim_end()).map_err(Failure::Output);
    }
    let program = Program { session: session.for_program()?, allowed: options.allow.clone() };
    let mut driver = session.open()?;
    if driver.engine().account()?.is_none() {
        return Err(Error::Misuse(Misuse::NoAccount).into());
    }
    driver.watch();
    driver.go_online()?;
    let ended = tokio::select! {
        ended = tell_events(&mut driver, options.allow.contains(&Scope::Read)) => ended,
        ended = program.serve(Lines::of_standard_input()) => ended,
    };
    driver.close().await;
    match ended {
        Err(Failure::Interrupted) => Ok(()),
        ended => ended,
    }
}

/// Keeps the connections, and tells what happens to a program that may know it.
async fn tell_events(driver: &mut Driver, tells: bool) -> Result<(), Failure> {
    loop {
        for event in driver.take_events().into_iter().filter(|_| tells) {
            say(&json!({ "jsonrpc": "2.0", "method": "event", "params": event }))?;
        }
        driver.step(None).await?;
    }
}

fn say(message: &Value) -> Result<(), Failure> {
    print(&to_json(message)).map_err(Failure::Output)
}

/// The program at the other end.
struct Program {
    session: Session,
    allowed: Vec<Scope>,
}

impl Program {
    async fn serve(&self, mut lines: Lines) -> Result<(), Failure> {
        while let Some(line) = lines.next().await {
            let answer = match line {
                Line::Whole(line) => self.heard(&line).await?,
                Line::TooLong => Some(Trouble::too_long().answer(Value::Null)),
            };
            answer.as_ref().map_or(Ok(()), say)?;
        }
        Ok(())
    }

    /// What is said to one line, if anything is.
    async fn heard(&self, line: &[u8]) -> Result<Option<Value>, Failure> {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let requests = match serde_json::from_slice(line) {
            Ok(Value::Array(requests)) => requests,
            Ok(request) => return self.asked(request).await,
            Err(error) => return Ok(Some(Trouble::not_json(&error).answer(Value::Null))),
        };
        if !(1..=BATCH).contains(&requests.len()) {
            return Ok(Some(Trouble::batch(BATCH).answer(Value::Null)));
        }
        let mut answers = Vec::new();
        for request in requests {
            answers.extend(self.asked(request).await?);
        }
        Ok(Some(answers).filter(|answers| !answers.is_empty()).map(Value::Array))
    }

    /// What is said to one request: nothing to a notification.
    async fn asked(&self, request: Value) -> Result<Option<Value>, Failure> {
        let Request { id, method, params } = match Request::read(request) {
            Ok(request) => request,
            Err((id, trouble)) => return Ok(Some(trouble.answer(id))),
        };
        let outcome = self.call(&method, params).await?;
        Ok(id.map(|id| match outcome {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            Err(trouble) => trouble.answer(id),
        }))
    }

    /// Runs a command. An error ends the program; a trouble is its answer.
    async fn call(&self, method: &str, params: Value) -> Result<Result<Value, Trouble>, Failure> {
        if method == "rpc.methods" {
            return Ok(Ok(json!(methods::allowed(&self.allowed))));
        }
        let Some(known) = methods::find(method) else { return Ok(Err(Trouble::unknown(method))) };
        if !self.allowed.contains(&known.scope) {
            return Ok(Err(Trouble::not_allowed(method, known.scope)));
        }
        let command = match methods::command(known, params) {
            Ok(command) => command,
            Err(trouble) => return Ok(Err(trouble)),
        };
        // A command that serves programs calls commands: only a box has room for itself.
        match Box::pin(commands::run(command, &self.session)).await {
            Ok(()) => Ok(Ok(self.session.output().take())),
            Err(Failure::Interrupted) => Err(Failure::Interrupted),
            Err(failure) => Ok(Err(Trouble::of(&failure))),
        }
    }
}
