//! The screens: what the engine's worker tells, shown; what a person does, asked of it.

#![expect(unreachable_pub, reason = "what `#[component]` makes beside a function")]

mod add;
mod app;
mod backup;
mod calls;
mod chats;
mod contact;
mod conversation;
mod devices;
mod first_run;
mod icons;
mod invitations;
mod join;
mod linking;
mod links;
mod lock;
mod look;
mod message;
mod messages;
mod notify;
mod panic;
mod parts;
mod passkey;
mod prove;
mod qr;
mod recovery;
mod requests;
mod route;
mod scan;
mod search;
mod settings;
mod shell;
mod storage;
mod update;
mod waiting;
mod when;

use leptos::prelude::*;
use web_sys::{Worker, WorkerOptions, WorkerType};

use app::App;

/// Where the page says which script starts a worker.
const WORKER_META: &str = "meta[name=kith-worker]";

pub(crate) fn start() {
    let Some(worker) = worker() else {
        let text = look::language().web().no_channel();
        return leptos::mount::mount_to_body(move || view! { <main class="center"><p role="alert">{text}</p></main> });
    };
    // It lives as long as the page.
    std::mem::forget(worker);
    leptos::mount::mount_to_body(|| {
        let app = App::new();
        provide_context(app);
        app.start();
        view! { <shell::Shell /> }
    });
}

fn worker() -> Option<Worker> {
    let meta = document().query_selector(WORKER_META).ok()??;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&meta.get_attribute("content")?, &options).ok()
}
