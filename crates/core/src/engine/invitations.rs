//! Invitations to found an account on the own relay: made here, within what the relay allows its members.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use kith_wire::{Millis, Operation, Refusal, ServerEvent, invitation};
use serde::{Deserialize, Serialize};

use super::Engine;
use super::errand::Errand;
use super::io::{Event, InvitationState, InvitationView, Reply};
use super::links::Asked;
use crate::error::{Error, Misuse};
use crate::state::State;
use crate::tables::{self, Row};

/// Invitations that are remembered.
const INVITATIONS: usize = 1000;
const CODE_BYTES: usize = 15;

/// An invitation that was made here. The row's key is its id.
#[derive(Clone, Serialize, Deserialize)]
struct InvitationRow {
    code: String,
    made: Millis,
    state: InvitationState,
    /// When the relay will allow another one, if it refused this one for now.
    again: Option<Millis>,
}

impl Row for InvitationRow {
    const TABLE: u8 = b'V';
    const NAME: &'static str = "invitation";
}

impl Engine {
    /// The invitations made here, newest first; those that the relay refused go with the next one that is made.
    ///
    /// # Errors
    /// [`Error::Damaged`].
    pub fn invitations(&self) -> Result<Vec<InvitationView>, Error> {
        let relay = self.device()?.relay.url;
        let mut views = tables::scan::<InvitationRow>(&self.state, &[])
            .map(|row| row.map(|(key, row)| row.view(&key, relay.clone())))
            .collect::<Result<Vec<_>, _>>()?;
        views.sort_by_key(|view| std::cmp::Reverse(view.made));
        Ok(views)
    }

    pub(super) fn new_invitation(&mut self) -> Result<Reply, Error> {
        let rows = tables::scan::<InvitationRow>(&self.state, &[]).collect::<Result<Vec<_>, _>>()?;
        let (refused, kept): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|(_, row)| row.state == InvitationState::Refused);
        if kept.len() >= INVITATIONS {
            return Err(Misuse::TooManyInvitations.into());
        }
        for (key, _) in refused {
            tables::delete::<InvitationRow>(&mut self.state, &key);
        }
        let id = HEXLOWER.encode(&self.random::<4>());
        let code = BASE32_NOPAD.encode(&self.random::<CODE_BYTES>()).to_lowercase();
        let row = InvitationRow { code, made: self.now, state: InvitationState::Waiting, again: None };
        tables::put(&mut self.state, id.as_bytes(), &row)?;
        Errand::Invite { invitation: id.clone() }.add(&mut self.state)?;
        Ok(Reply::Invitation(id))
    }

    /// Whether a refusal of this is about how many people an account may invite, and not about patience.
    pub(super) fn asks_to_invite(&self, asked: &Asked) -> Result<bool, Error> {
        let Asked::Errand(number) = asked else { return Ok(false) };
        Ok(matches!(Errand::load(&self.state, *number)?, Some(Errand::Invite { .. })))
    }

    pub(super) fn invitation_answered(&mut self, id: &str, event: &ServerEvent) -> Result<(), Error> {
        let Some(mut row) = tables::get::<InvitationRow>(&self.state, id.as_bytes())? else { return Ok(()) };
        row.state = if *event == ServerEvent::Done { InvitationState::Active } else { InvitationState::Refused };
        if let ServerEvent::Refusal(Refusal::RateLimited { retry_after_ms }) = event {
            row.again = Some(Millis(self.now.0.saturating_add(*retry_after_ms)));
        }
        self.show(Event::Invitation { invitation: id.to_owned(), state: row.state });
        tables::put(&mut self.state, id.as_bytes(), &row)
    }
}

impl InvitationRow {
    fn view(self, key: &[u8], relay: String) -> InvitationView {
        InvitationView {
            id: String::from_utf8_lossy(key).into_owned(),
            code: self.code,
            relay,
            state: self.state,
            made: self.made.0,
            again: self.again.map(|at| at.0),
        }
    }
}

/// What is asked of the relay for an invitation. `None` if it is gone.
pub(super) fn operation(state: &State, id: &str) -> Result<Option<Operation>, Error> {
    let row = tables::get::<InvitationRow>(state, id.as_bytes())?;
    Ok(row.map(|row| Operation::Invite { hash: invitation(&row.code) }))
}
