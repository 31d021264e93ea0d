//! Invitations to the own relay, for people who have no account yet.

use kith_core::engine::io::{Command, InvitationState, InvitationView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::{Copyable, Problem};
use super::when;
use crate::bridge::Sight;

/// Makes invitations and shows those that were made.
#[component]
pub(super) fn Invite() -> impl IntoView {
    let app = App::get();
    let problem = RwSignal::new(None);
    let invitations = app.see::<Vec<InvitationView>>(|| Some(Sight::Invitations));
    let make = move |_| {
        spawn_local(async move {
            let failure = app.command(Command::NewInvitation).await.err();
            problem.set(failure.map(|failure| match failure.code.as_str() {
                "too_many" => app.language.get_untracked().web().invite_too_many().to_owned(),
                _ => app.says(failure),
            }));
        });
    };
    view! {
        <article class="card" aria-labelledby="invite-title">
            <h3 id="invite-title">{move || app.texts().invite_title()}</h3>
            <p>{move || app.texts().invite_lead()}</p>
            <button type="button" class="button" on:click=make>{move || app.texts().invite_make()}</button>
            <Problem text=problem />
            <ul class="rows" aria-live="polite">
                <For each=move || invitations.get().unwrap_or_default()
                    key=|invitation| (invitation.id.clone(), invitation.state as u8, invitation.again) let:invitation>
                    <Row invitation />
                </For>
            </ul>
        </article>
    }
}

#[component]
fn Row(invitation: InvitationView) -> impl IntoView {
    let app = App::get();
    let InvitationView { code, state, again, .. } = invitation;
    let says = move || {
        let texts = app.texts();
        match (state, again) {
            (InvitationState::Waiting, _) => texts.invite_waiting().to_owned(),
            (InvitationState::Active, _) => texts.invite_active().to_owned(),
            (InvitationState::Refused, Some(again)) => {
                texts.invite_used_up(&when::date_and_time(app.language.get(), again))
            }
            (InvitationState::Refused, None) => texts.invite_refused().to_owned(),
        }
    };
    let copy = (state == InvitationState::Active).then(|| {
        let label = Signal::derive(move || app.texts().invite_code().to_owned());
        view! { <Copyable text=Signal::stored(code) label /> }
    });
    view! { <li class="invitation">{copy}<small>{says}</small></li> }
}
