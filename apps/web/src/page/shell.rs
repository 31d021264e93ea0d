//! Which of the large states the page is in, and the frame around the screens.

use kith_core::engine::io::AccountView;
use leptos::prelude::*;

use super::app::App;
use super::devices::Notices;
use super::parts::Dialog;
use super::route::Route;
use super::update::Update;
use super::{add, backup, chats, contact, conversation, first_run, linking, lock, requests, settings, waiting};
use crate::bridge::{Passkey, Standing};

/// The whole page.
#[component]
pub(super) fn Shell() -> impl IntoView {
    let app = App::get();
    let stage = Memo::new(move |_| {
        app.standing.with(|standing| match standing {
            None => Stage::Starting,
            Some(Standing::Empty) => Stage::FirstRun,
            Some(Standing::Joining { .. }) => Stage::Joining,
            Some(Standing::Locked { passkey }) => Stage::Locked(passkey.clone()),
            Some(Standing::Broken { text }) => Stage::Broken(text.clone()),
            Some(Standing::Open { .. }) => Stage::Open,
        })
    });
    let texts = move || app.texts();
    move || match stage.get() {
        Stage::Starting => view! { <main class="center"><p role="status">{texts().starting()}</p></main> }.into_any(),
        Stage::FirstRun => view! { <first_run::FirstRun /> }.into_any(),
        Stage::Joining => view! { <waiting::Waiting /> }.into_any(),
        Stage::Locked(passkey) => view! { <lock::Unlock passkey /> }.into_any(),
        Stage::Broken(text) => view! {
            <main class="center narrow">
                <h1>{texts().broken_title()}</h1>
                <p class="problem" role="alert">{text}</p>
                <p>{texts().broken_hint()}</p>
            </main>
        }
        .into_any(),
        Stage::Open => view! { <Frame /> }.into_any(),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    Starting,
    FirstRun,
    Joining,
    Locked(Option<Passkey>),
    Broken(String),
    Open,
}

/// The list, and beside it (or over it, on a narrow screen) one screen.
#[component]
fn Frame() -> impl IntoView {
    let app = App::get();
    let class = move || if app.route.get() == Route::Chats { "frame at-list" } else { "frame at-screen" };
    view! {
        <a class="skip" href="#screen" on:click=focus_screen>{move || app.texts().skip_to_content()}</a>
        <div class=class>
            <Notices />
            <chats::List />
            <main id="screen" tabindex="-1">
                <Condition />
                <Update />
                {move || screen(app.route.get())}
            </main>
        </div>
        <Alerts />
    }
}

fn focus_screen(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    let screen = document().get_element_by_id("screen");
    let screen = screen.and_then(|screen| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(screen).ok());
    let _ = screen.map(|screen| screen.focus());
}

fn screen(route: Route) -> AnyView {
    match route {
        Route::Chats => view! { <Nothing /> }.into_any(),
        Route::Chat(name) => view! { <conversation::Conversation name /> }.into_any(),
        Route::Contact(name) => view! { <contact::Details name /> }.into_any(),
        Route::Requests => view! { <requests::Requests /> }.into_any(),
        Route::Add => view! { <add::Add /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::Backup => view! { <backup::Backup /> }.into_any(),
        Route::Link => view! { <linking::Linking /> }.into_any(),
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let app = App::get();
    view! { <p class="nothing">{move || app.texts().choose_chat()}</p> }
}

/// What is wrong with the connection or the account, if anything is.
#[component]
fn Condition() -> impl IntoView {
    let app = App::get();
    let line = move || {
        let texts = app.texts();
        app.standing.with(|standing| match standing {
            Some(Standing::Open { account: AccountView { copied: true, .. }, .. }) => {
                Some(("condition grave", format!("{}. {}", texts.copied_title(), texts.copied_hint())))
            }
            Some(Standing::Open { account: AccountView { refused: Some(why), .. }, .. }) => {
                Some(("condition grave", texts.refused(why)))
            }
            Some(Standing::Open { account: AccountView { ready: false, .. }, .. }) => {
                Some(("condition", texts.connecting().to_owned()))
            }
            Some(Standing::Open { online: false, .. }) => Some(("condition", texts.offline().to_owned())),
            Some(
                Standing::Open { .. }
                | Standing::Empty
                | Standing::Locked { .. }
                | Standing::Joining { .. }
                | Standing::Broken { .. },
            )
            | None => None,
        })
    };
    view! { <div role="status">{move || line().map(|(class, text)| view! { <p class=class>{text}</p> })}</div> }
}

/// What a person should know, one at a time.
#[component]
fn Alerts() -> impl IntoView {
    let app = App::get();
    let first = Memo::new(move |_| app.alerts.with(|alerts| alerts.first().cloned()));
    let dismiss = move || app.alerts.update(|alerts| drop(alerts.drain(..alerts.len().min(1))));
    move || {
        first.get().map(|alert| {
            let title = alert.title.clone();
            view! {
                <Dialog title=move || title.clone() on_close=move |()| dismiss()>
                    <p>{alert.text.clone()}</p>
                    <form method="dialog"><button class="button main">{move || app.texts().close()}</button></form>
                </Dialog>
            }
        })
    }
}
