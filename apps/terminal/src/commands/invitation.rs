//! `kith invitation`.

use kith_core::engine::Engine;
use kith_core::engine::io::{Command, InvitationState, InvitationView, Reply};

use super::{Session, close};
use crate::cli::{Invitation, Patience};
use crate::failure::Failure;
use crate::texts::{commands, errors};
use crate::{view, wording};

pub(super) async fn run(command: Invitation, session: &Session) -> Result<(), Failure> {
    match command {
        Invitation::New(patience) => new(patience, session).await,
        Invitation::List => list(session),
    }
}

/// Shows the code only once it works.
async fn new(patience: Patience, session: &Session) -> Result<(), Failure> {
    let mut driver = session.open()?;
    let Reply::Invitation(id) = driver.command(Command::NewInvitation)? else { return Ok(()) };
    driver.go_online()?;
    let made = driver.run_until(patience.timeout, errors().invitation_goes_on(), |engine| outcome(engine, &id));
    let made = made.await;
    close(driver).await;
    let made = made?;
    session.output.show(&made, || {
        format!("{}\n\n{}", made.code, commands().invitation_made(&made.code, &wording::typed(&made.relay)))
    })
}

fn outcome(engine: &Engine, id: &str) -> Result<Option<InvitationView>, Failure> {
    let Some(found) = engine.invitations()?.into_iter().find(|invitation| invitation.id == id) else {
        return Err(Failure::Refused(errors().invitation_refused().to_owned()));
    };
    match (found.state, found.again) {
        (InvitationState::Active, _) => Ok(Some(found)),
        (InvitationState::Waiting, _) => Ok(None),
        (InvitationState::Refused, Some(again)) => {
            Err(Failure::Refused(errors().invitation_refused_until(&view::time(again))))
        }
        (InvitationState::Refused, None) => Err(Failure::Refused(errors().invitation_refused().to_owned())),
    }
}

fn list(session: &Session) -> Result<(), Failure> {
    let driver = session.open()?;
    let invitations = driver.engine().invitations()?;
    session.output.show(&invitations, || view::invitations(&invitations))
}
