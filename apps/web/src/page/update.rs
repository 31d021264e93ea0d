//! A new version waits until the person wants it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerRegistration, ServiceWorkerState};

use super::app::App;

const SCRIPT: &str = "/sw.js";

/// A line that says that there is a new version, with a button that changes to it.
#[component]
pub(super) fn Update() -> impl IntoView {
    let app = App::get();
    let waiting = RwSignal::new_local(None::<ServiceWorkerRegistration>);
    spawn_local(async move {
        if let Some(registration) = register().await {
            watch(registration, waiting);
        }
    });
    let change = move |_| {
        if let Some(worker) = waiting.get_untracked().and_then(|registration| registration.waiting()) {
            reload_when_changed();
            // Should it be gone already, the next load of the page changes anyway.
            let _ = worker.post_message(&JsValue::from_str("update"));
        }
    };
    move || {
        waiting.get().map(|_| {
            view! {
                <p class="update" role="status">
                    {app.texts().update_ready()}
                    <button type="button" class="button" on:click=change>{app.texts().update_now()}</button>
                </p>
            }
        })
    }
}

/// `None` where pages cannot be kept, as in private windows: then Kith opens with a connection only.
async fn register() -> Option<ServiceWorkerRegistration> {
    let navigator = window().navigator();
    let container = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    let container: web_sys::ServiceWorkerContainer = container.dyn_into().ok()?;
    JsFuture::from(container.register(SCRIPT)).await.ok()?.dyn_into().ok()
}

fn watch(registration: ServiceWorkerRegistration, waiting: RwSignal<Option<ServiceWorkerRegistration>, LocalStorage>) {
    if registration.waiting().is_some() {
        waiting.set(Some(registration.clone()));
    }
    let found = {
        let registration = registration.clone();
        Closure::<dyn FnMut()>::new(move || {
            let Some(new) = registration.installing() else { return };
            let registration = registration.clone();
            let changed = {
                let new = new.clone();
                Closure::<dyn FnMut()>::new(move || {
                    // The very first version has nothing to wait for.
                    if new.state() == ServiceWorkerState::Installed && registration.active().is_some() {
                        waiting.set(Some(registration.clone()));
                    }
                })
            };
            new.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        })
    };
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}

fn reload_when_changed() {
    let reload = Closure::once_into_js(|| drop(window().location().reload()));
    window().navigator().service_worker().set_oncontrollerchange(Some(reload.unchecked_ref()));
}
