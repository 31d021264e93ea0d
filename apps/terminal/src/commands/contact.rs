//! `kith contact`.

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, ContactState, ContactView};
use kith_core::error::{Error, Misuse};
use serde_json::json;

use super::{Session, close, name_of};
use crate::cli::{AddContact, Contact, Named, Verify};
use crate::failure::Failure;
use crate::neutral::line;
use crate::socket::Address;
use crate::texts::{commands, errors};
use crate::{ask, view, wording};

/// Bytes of a link that are read from standard input: more than any card has, line breaks of a mail included.
const LINK: usize = 4096;

pub(super) async fn run(command: Contact, session: &Session) -> Result<(), Failure> {
    match command {
        Contact::Add(options) => add(options, session).await,
        Contact::List => list(session),
        Contact::Verify(options) => verify(&options, session),
        Contact::Block(options) => block(&options, session).await,
        Contact::Unblock(options) => unblock(&options, session).await,
    }
}

async fn add(options: AddContact, session: &Session) -> Result<(), Failure> {
    let link = session.argument(options.link, LINK)?;
    let card = kith_core::code::card(&link).map_err(Error::Misuse)?;
    Address::parse(&card.relay.url)?;
    let mut driver = session.open()?;
    let command = Command::AddContact { link, name: options.name.clone(), salutation: options.greeting.into() };
    let name = name_of(driver.command(command)?, options.name);
    driver.go_online()?;
    let asked = driver.run_until(options.patience.timeout, errors().handed_on(), |engine| {
        let contact = find(engine, &name)?;
        match contact.state {
            ContactState::Adding => Ok(None),
            ContactState::Failed => Err(Failure::Refused(wording::contact_failed(&name, contact.why.as_deref()))),
            ContactState::Requested
            | ContactState::Accepting
            | ContactState::Active
            | ContactState::Ended
            | ContactState::Blocked
            | ContactState::Unblocked => Ok(Some(contact)),
        }
    });
    let asked = asked.await;
    close(driver).await;
    let contact = asked?;
    session.output.show(&contact, || asked_words(&contact))
}

fn asked_words(contact: &ContactView) -> String {
    let name = line(&contact.name);
    match &contact.words {
        Some(words) => commands().asked_words(&name, &view::words(words)),
        None => commands().asked(&name),
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let contacts = driver.engine().contacts()?;
    session.output.show(&contacts, || view::contacts(&contacts))
}

/// Shows the number, and marks the contact only when the person says that it is the same on both sides.
fn verify(options: &Verify, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let contact = find(driver.engine(), &options.name)?;
    let Some(number) = driver.engine().safety_number(&options.name)? else {
        return Err(Error::Misuse(Misuse::NotYetConnected(options.name.clone())).into());
    };
    let shown = commands().safety_number(&line(&contact.name), &view::safety_number(&number));
    let same = options.yes || (session.can_ask() && !contact.verified && is_same(&shown)?);
    if same {
        driver.command(Command::Verify { name: options.name.clone() })?;
    }
    let verified = same || contact.verified;
    let value = json!({ "name": contact.name, "safety_number": number, "verified": verified });
    session.output.show(&value, || {
        let name = line(&contact.name);
        let end =
            if verified { commands().is_verified(&name) } else { commands().how_to_verify(&wording::typed(&name)) };
        format!("{shown}\n{end}")
    })
}

fn is_same(shown: &str) -> Result<bool, Failure> {
    ask::tell(shown);
    ask::is_yes(commands().ask_same_number())
}

async fn block(options: &Named, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::Block { name: options.name.clone() })?;
    driver.insist_online()?;
    let told =
        driver.run_until(options.patience.timeout, errors().blocked_here(), |engine| Ok(engine.idle().then_some(())));
    let told = told.await;
    let contact = find(driver.engine(), &options.name);
    close(driver).await;
    told?;
    let contact = contact?;
    session.output.show(&contact, || commands().blocked(&line(&contact.name)))
}

async fn unblock(options: &Named, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::Unblock { name: options.name.clone() })?;
    let contact = find(driver.engine(), &options.name)?;
    close(driver).await;
    session.output.show(&contact, || commands().unblocked(&line(&contact.name)))
}

fn find(engine: &Engine, name: &str) -> Result<ContactView, Failure> {
    Ok(engine.contact(name)?)
}
