//! For a hurry: locking at once, and freezing the account, from under the list and by a key.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::icons::{self, Icon};
use super::recovery::FreezeButton;
use crate::bridge::{Ask, Standing};

/// Whether there is anything that would have to be opened again.
pub(super) fn can_lock(app: App) -> bool {
    app.standing.with(|standing| matches!(standing, Some(Standing::Open { protected: true, .. })))
}

/// Locks in all tabs: their worker forgets the keys, and shows nothing more.
pub(super) fn lock(app: App) {
    spawn_local(async move { drop(app.ask(Ask::Lock).await) });
}

/// Ctrl, Shift and L lock on every screen.
pub(super) fn listen(app: App) {
    let _for_good = window_event_listener(leptos::ev::keydown, move |event| {
        if event.ctrl_key() && event.shift_key() && event.code() == "KeyL" {
            event.prevent_default();
            lock(app);
        }
    });
}

/// Under the list of conversations, in words.
#[component]
pub(super) fn InAHurry() -> impl IntoView {
    let app = App::get();
    view! {
        <footer class="hurry">
            <FreezeButton />
            <Show when=move || can_lock(app)>
                <button type="button" class="button" on:click=move |_| lock(app)>
                    <Icon path=icons::LOCK />{move || app.texts().lock_now()}
                </button>
            </Show>
        </footer>
    }
}
