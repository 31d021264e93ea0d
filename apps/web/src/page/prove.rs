//! What opens the home, once more: before what decides who can read along.

use kith_core::engine::io::Command;
use leptos::prelude::*;
use zeroize::Zeroizing;

use super::app::App;
use super::passkey;
use crate::bridge::{Ask, Opener, Passkey, Standing, Told};

/// What opens the home.
#[derive(Clone, PartialEq, Eq)]
enum Lock {
    None,
    Passphrase,
    Passkey(Passkey),
}

/// What was entered to prove that it is the owner who decides.
#[derive(Clone, Copy)]
pub(super) struct Proof {
    app: App,
    typed: RwSignal<String>,
}

impl Proof {
    pub(super) fn new() -> Self {
        Self { app: App::get(), typed: RwSignal::new(String::new()) }
    }

    /// Has a command done with it, or says why it was not.
    pub(super) async fn command(self, command: Command) -> Result<Told, String> {
        let opener = match untrack(|| lock(self.app)) {
            Lock::None => None,
            Lock::Passphrase => Some(Opener::Passphrase(Zeroizing::new(self.typed.get_untracked()))),
            Lock::Passkey(passkey) => Some(passkey::open(&passkey).await.ok_or_else(|| self.no_passkey())?),
        };
        let done = self.app.change(Ask::DoProven { command, opener }).await;
        self.typed.set(String::new());
        done.map_err(|failure| self.app.says(failure))
    }

    fn no_passkey(self) -> String {
        self.app.language.get_untracked().web().wrong_passkey().to_owned()
    }
}

fn lock(app: App) -> Lock {
    app.standing.with(|standing| match standing {
        Some(Standing::Open { passkey: Some(passkey), .. }) => Lock::Passkey(passkey.clone()),
        Some(Standing::Open { protected: true, .. }) => Lock::Passphrase,
        Some(
            Standing::Open { .. }
            | Standing::Empty
            | Standing::Locked { .. }
            | Standing::Joining { .. }
            | Standing::Broken { .. },
        )
        | None => Lock::None,
    })
}

/// Where it is entered, if it is typed.
#[component]
pub(super) fn ProofField(proof: Proof) -> impl IntoView {
    let app = App::get();
    let is_typed = Memo::new(move |_| lock(app) == Lock::Passphrase);
    view! {
        <Show when=move || is_typed.get()>
            <label>
                {move || app.texts().passphrase_label()}
                <input type="password" autocomplete="current-password" required prop:value=proof.typed
                    on:input=move |event| proof.typed.set(event_target_value(&event)) />
                <small>{move || app.language.get().devices().unlock_again()}</small>
            </label>
        </Show>
    }
}
