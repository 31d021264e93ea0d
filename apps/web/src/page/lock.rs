//! Opening the home.

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::app::App;
use super::icons::{self, Icon};
use super::parts::Problem;
use crate::bridge::Ask;

/// Asks for the passphrase.
#[component]
pub(super) fn Unlock() -> impl IntoView {
    let app = App::get();
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None);
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let entered = Zeroizing::new(passphrase.get_untracked());
        spawn_local(async move {
            if let Err(failure) = app.ask(Ask::Unlock { passphrase: entered }).await {
                problem.set(Some(app.says(failure)));
            }
            passphrase.set(String::new());
            busy.set(false);
        });
    };
    view! {
        <main class="center narrow">
            <span class="emblem"><Icon path=icons::LOCK /></span>
            <h1>{move || app.texts().unlock_title()}</h1>
            <form class="stack" on:submit=unlock>
                <label>
                    {move || app.texts().passphrase_label()}
                    <input type="password" autocomplete="current-password" autofocus required prop:value=passphrase
                        on:input=move |event| passphrase.set(event_target_value(&event)) />
                </label>
                <Problem text=problem />
                <button class="button main" disabled=busy>
                    {move || if busy.get() { app.texts().unlocking() } else { app.texts().unlock() }}
                </button>
            </form>
        </main>
    }
}
