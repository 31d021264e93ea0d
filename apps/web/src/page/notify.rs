//! Telling that there is something new while nobody looks at the page. Never what, and never from whom: others may see it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission, ServiceWorkerRegistration};

use super::app::App;
use super::look::{keep, keeping};

const KEY: &str = "notify";

/// Whether the person wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notify {
    /// Not asked yet.
    Unasked,
    Yes,
    No,
    /// Wanted, but this browser does not let this page.
    Denied,
}

impl Notify {
    pub(super) fn kept() -> Self {
        match keeping(KEY).as_deref() {
            Some("yes") if is_granted() => Self::Yes,
            Some("yes") => Self::Denied,
            Some(_) => Self::No,
            None => Self::Unasked,
        }
    }
}

fn is_granted() -> bool {
    is_there() && Notification::permission() == NotificationPermission::Granted
}

/// Some browsers have no notifications at all.
fn is_there() -> bool {
    js_sys::Reflect::has(&window(), &"Notification".into()).unwrap_or(false)
}

/// Switches it on or off; the browser asks the person where it has not yet.
pub(super) fn choose(app: App, wanted: bool) {
    keep(KEY, if wanted { "yes" } else { "no" });
    if !wanted {
        return app.notify.set(Notify::No);
    }
    spawn_local(async move {
        if is_there()
            && let Ok(asked) = Notification::request_permission()
        {
            let _answer = JsFuture::from(asked).await;
        }
        app.notify.set(if is_granted() { Notify::Yes } else { Notify::Denied });
    });
}

/// Tells, if it is wanted and nobody looks.
pub(super) fn tell(app: App, text: &'static str) {
    if app.visible.get_untracked() || app.notify.get_untracked() != Notify::Yes {
        return;
    }
    spawn_local(async move {
        let options = NotificationOptions::new();
        options.set_body(text);
        // One at a time: the next takes its place.
        options.set_tag("kith");
        // Where the page may not show one itself, as on phones, its service worker does.
        match registration().await {
            Some(registration) => drop(registration.show_notification_with_options("Kith", &options)),
            None => drop(Notification::new_with_options("Kith", &options)),
        }
    });
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let container = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    let container: web_sys::ServiceWorkerContainer = container.dyn_into().ok()?;
    let found: JsValue = JsFuture::from(container.get_registration()).await.ok()?;
    found.dyn_into().ok()
}

/// Asks once, when there is somebody to hear from.
#[component]
pub(super) fn Offer(#[prop(into)] when: Signal<bool>) -> impl IntoView {
    let app = App::get();
    let is_shown = move || when.get() && app.notify.get() == Notify::Unasked;
    view! {
        <Show when=is_shown>
            <div class="offer" role="group" aria-label=move || app.texts().notify_title()>
                <p>{move || app.texts().notify_offer()}</p>
                <button type="button" class="button" on:click=move |_| choose(app, false)>{move || app.texts().notify_no()}</button>
                <button type="button" class="button main" on:click=move |_| choose(app, true)>{move || app.texts().notify_yes()}</button>
            </div>
        </Show>
    }
}

/// Switches it in the settings.
#[component]
pub(super) fn Choice() -> impl IntoView {
    let app = App::get();
    let is_on = move || matches!(app.notify.get(), Notify::Yes | Notify::Denied);
    view! {
        <article class="card">
            <h3>{move || app.texts().notify_title()}</h3>
            <label class="choice">
                <input type="checkbox" prop:checked=is_on on:change=move |event| choose(app, event_target_checked(&event)) />
                <span>{move || app.texts().notify()}<small>{move || app.texts().notify_hint()}</small></span>
            </label>
            {move || (app.notify.get() == Notify::Denied)
                .then(|| view! { <p class="problem" role="alert">{app.texts().notify_denied()}</p> })}
        </article>
    }
}
