//! `kith card`.

use kith_core::engine::Engine;
use kith_core::engine::io::{CardState, CardView, Command, Reply};
use kith_core::error::{Error, Misuse};
use kith_wire::Seconds;

use super::{Session, close};
use crate::cli::{Card, NewCard, RevokeCard};
use crate::failure::Failure;
use crate::neutral::line;
use crate::texts::{commands, errors};
use crate::{driver, view, wording};

pub(super) async fn run(command: Card, session: &Session) -> Result<(), Failure> {
    match command {
        Card::New(options) => new(options, session).await,
        Card::List => list(session),
        Card::Revoke(options) => revoke(options, session).await,
    }
}

/// Shows the link only once it works.
async fn new(options: NewCard, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let expires = options.expires.map(|span| Seconds(driver::now().seconds().0.saturating_add(span.seconds().0)));
    let command = Command::NewCard { once: options.once, expires, label: options.label };
    let Reply::Card(id) = driver.command(command)? else { return Ok(()) };
    driver.go_online()?;
    let card = driver.run_until(options.patience.timeout, errors().handed_on(), |engine| match find(engine, &id)? {
        card if card.state == CardState::Active => Ok(Some(card)),
        card if card.state == CardState::Waiting => Ok(None),
        card => Err(Failure::Refused(errors().card_does_not_work(wording::card_state(card.state)))),
    });
    let card = card.await;
    close(driver).await;
    let card = card?;
    session.output.show(&card, || format!("{}\n\n{}", card.link, commands().card_made(&card.id)))
}

fn list(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let cards = driver.engine().cards(driver::now())?;
    session.output.show(&cards, || view::cards(&cards))
}

async fn revoke(options: RevokeCard, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    driver.command(Command::RevokeCard { card: options.card.clone() })?;
    driver.insist_online()?;
    let told =
        driver.run_until(options.patience.timeout, errors().revoked_here(), |engine| Ok(engine.idle().then_some(())));
    let told = told.await;
    let card = find(driver.engine(), &options.card);
    close(driver).await;
    told?;
    let card = card?;
    session.output.show(&card, || commands().card_revoked(&line(&card.id)))
}

fn find(engine: &Engine, id: &str) -> Result<CardView, Failure> {
    let found = engine.cards(driver::now())?.into_iter().find(|card| card.id == id);
    found.ok_or_else(|| Error::Misuse(Misuse::NoSuchCard(id.to_owned())).into())
}
