//! Opening the home.

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::app::App;
use super::icons::{self, Icon};
use super::parts::Problem;
use super::passkey;
use crate::bridge::{Ask, Opener, Passkey};

/// Asks for what opens it.
#[component]
pub(super) fn Unlock(passkey: Option<Passkey>) -> impl IntoView {
    let app = App::get();
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None);
    let by_passkey = passkey.is_some();
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let passkey = passkey.clone();
        spawn_local(async move {
            let opener = match &passkey {
                Some(passkey) => passkey::open(passkey).await,
                None => Some(Opener::Passphrase(Zeroizing::new(passphrase.get_untracked()))),
            };
            let outcome = match opener {
                Some(opener) => app.ask(Ask::Unlock { opener }).await.map_err(|failure| app.says(failure)),
                None => Err(app.language.get_untracked().web().wrong_passkey().to_owned()),
            };
            if let Err(why) = outcome {
                problem.set(Some(why));
            }
            passphrase.set(String::new());
            busy.set(false);
        });
    };
    let field = move || {
        (!by_passkey).then(|| {
            view! {
                <label>
                    {move || app.texts().passphrase_label()}
                    <input type="password" autocomplete="current-password" autofocus required prop:value=passphrase
                        on:input=move |event| passphrase.set(event_target_value(&event)) />
                </label>
            }
        })
    };
    let text = move || match (busy.get(), by_passkey) {
        (true, _) => app.texts().unlocking(),
        (false, true) => app.texts().unlock_passkey(),
        (false, false) => app.texts().unlock(),
    };
    view! {
        <main class="center narrow">
            <span class="emblem"><Icon path=icons::LOCK /></span>
            <h1>{move || app.texts().unlock_title()}</h1>
            <form class="stack" on:submit=unlock>
                {field}
                <Problem text=problem />
                <button class="button main" disabled=busy>{text}</button>
            </form>
        </main>
    }
}
