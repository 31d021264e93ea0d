//! On a browser that asks to be let into an account: what to do on the other device.

use kith_core::engine::io::JoiningView;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::icons::{self, Icon};
use super::parts::Problem;
use crate::bridge::{Ask, Standing};

/// The screen.
#[component]
pub(super) fn Waiting() -> impl IntoView {
    let app = App::get();
    let problem = RwSignal::new(None);
    let joining = Memo::new(move |_| {
        app.standing.with(|standing| match standing {
            Some(Standing::Joining { joining, online }) => Some((joining.clone(), *online)),
            Some(Standing::Empty | Standing::Locked { .. } | Standing::Open { .. } | Standing::Broken { .. })
            | None => None,
        })
    });
    let says = move || match joining.get() {
        Some((JoiningView { asked: true, .. }, _)) => app.language.get().devices().join_asked(),
        Some(_) | None => app.texts().join_reaching(),
    };
    let stop = move |_| {
        spawn_local(async move {
            problem.set(app.ask(Ask::Forget).await.err().map(|failure| app.says(failure)));
        });
    };
    view! {
        <main class="center narrow first-run">
            <span class="emblem pulse"><Icon path=icons::DEVICES /></span>
            <h1>{move || app.texts().join_waiting()}</h1>
            <p role="status">{says}</p>
            <p class="quiet">{move || joining.get().map(|(joining, _)| app.texts().relay_is(&joining.relay))}</p>
            <Problem text=problem />
            <button type="button" class="button" on:click=stop>{move || app.texts().join_stop()}</button>
        </main>
    }
}
