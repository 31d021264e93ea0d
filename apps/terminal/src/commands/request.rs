//! `kith request`.

use kith_core::engine::io::{Command, ContactState, RequestView};
use kith_wire::inbox::Salutation;
use serde_json::{Value, json};

use super::{ONE_TRY, Session, close, name_of};
use crate::cli::{AcceptRequest, DeclineRequest, Request};
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::{commands, errors};
use crate::{view, wording};

pub(super) async fn run(command: Request, session: &Session) -> Result<(), Failure> {
    match command {
        Request::List => list(session).await,
        Request::Accept(options) => accept(options, session).await,
        Request::Decline(options) => decline(&options, session),
    }
}

/// Asks the relay first, if it can be reached at once; what is known is shown in any case.
async fn list(session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.go_online()?;
    driver.tell_once(ONE_TRY).await?;
    let requests = driver.engine().requests()?;
    close(driver).await;
    let values: Vec<Value> = requests.iter().map(to_json).collect();
    session.output.show(&values, || view::requests(&requests))
}

fn to_json(request: &RequestView) -> Value {
    json!({
        "id": request.id,
        "card": request.card,
        "says": request.says,
        "stamped": request.stamped,
        "greeting": greeting(request.salutation),
        "words": request.words,
        "received": request.received,
        "again": request.again,
    })
}

/// The same words as `contact add --greeting` takes.
fn greeting(salutation: Salutation) -> &'static str {
    match salutation {
        Salutation::None => "none",
        Salutation::Hello => "hello",
        Salutation::WeMet => "we-met",
        Salutation::Family => "family",
        Salutation::Work => "work",
    }
}

async fn accept(options: AcceptRequest, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let command = Command::AcceptRequest { request: options.request, name: options.name.clone() };
    let name = name_of(driver.command(command)?, options.name);
    driver.go_online()?;
    let accepted = driver.run_until(options.patience.timeout, errors().handed_on(), |engine| {
        let contact = engine.contacts()?.into_iter().find(|contact| contact.name == name);
        match contact {
            Some(contact) if contact.state == ContactState::Accepting => Ok(None),
            Some(contact) if contact.state == ContactState::Active => Ok(Some(contact)),
            Some(contact) if contact.state == ContactState::Ended => {
                Err(Failure::Refused(errors().contact_ended(&line(&name))))
            }
            contact => {
                let why = contact.and_then(|contact| contact.why);
                Err(Failure::Refused(wording::contact_failed(&name, why.as_deref())))
            }
        }
    });
    let accepted = accepted.await;
    if accepted.is_ok() {
        // The letter that says so leaves before this process ends.
        driver.tell_once(ONE_TRY).await?;
    }
    close(driver).await;
    let contact = accepted?;
    session.output.show(&contact, || now_accepted(&contact.name))
}

fn now_accepted(name: &str) -> String {
    let name = line(name);
    commands().accepted(&name, &wording::typed(&name))
}

fn decline(options: &DeclineRequest, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::DeclineRequest { request: options.request.clone() })?;
    session
        .output
        .show(&json!({ "id": options.request, "state": "declined" }), || commands().declined(&line(&options.request)))
}
