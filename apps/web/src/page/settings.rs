//! The own profile and how this browser's owner wants things.

use kith_core::engine::io::{AccountView, Command};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::backup;
use super::devices::Devices;
use super::first_run::Languages;
use super::look::Look;
use super::notify;
use super::panic;
use super::parts::{Copyable, Head, Problem};
use super::recovery::Freeze;
use super::storage::Storage;
use crate::bridge::{Ask, Standing};

/// After how many minutes it can lock by itself; zero is never.
const MINUTES: [u32; 6] = [1, 5, 15, 60, 8 * 60, 0];

/// The settings.
#[component]
pub(super) fn Settings() -> impl IntoView {
    let app = App::get();
    let account = Memo::new(move |_| app.of_account(AccountView::clone));
    let of = move |part: fn(&AccountView) -> String| {
        Signal::derive(move || account.with(|account| account.as_ref().map(part).unwrap_or_default()))
    };
    let relay = of(|account| account.relay.clone());
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.texts().settings().to_owned()) />
            <div class="cards">
                <article class="card">
                    <h3>{move || app.texts().profile()}</h3>
                    <Name kept=of(|account| account.name.clone()) />
                    <p class="quiet">{move || app.texts().relay_is(&relay.get())}</p>
                    <p class="quiet">{move || app.texts().account_id()}</p>
                    <Copyable text=of(|account| account.id.clone())
                        label=Signal::derive(move || app.texts().account_id().to_owned()) />
                </article>
                <Devices />
                <Freeze />
                <backup::Summary />
                <Marks account=account.into() />
                <article class="card">
                    <h3>{move || app.texts().look()}</h3>
                    <Themes />
                    <Languages />
                </article>
                <article class="card">
                    <h3>{move || app.texts().lock_title()}</h3>
                    {move || if panic::can_lock(app) {
                        view! {
                            <LockAfter />
                            <button type="button" class="button" on:click=move |_| panic::lock(app)>{app.texts().lock_now()}</button>
                            <p class="quiet">{app.texts().lock_key()}</p>
                        }.into_any()
                    } else {
                        view! { <p class="quiet">{app.texts().lock_none()}</p> }.into_any()
                    }}
                </article>
                <notify::Choice />
                <Storage />
            </div>
        </section>
    }
}

/// The name that people who are asked see.
#[component]
fn Name(kept: Signal<String>) -> impl IntoView {
    let app = App::get();
    // What is typed; until something is, what is kept.
    let (typed, saved, problem) = (RwSignal::new(None::<String>), RwSignal::new(false), RwSignal::new(None));
    let shown = move || typed.get().unwrap_or_else(|| kept.get());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().unwrap_or_else(|| kept.get_untracked()).trim().to_owned();
        spawn_local(async move {
            match app.command(Command::SetName { name }).await {
                Ok(_) => {
                    problem.set(None);
                    saved.set(true);
                }
                Err(failure) => problem.set(Some(app.says(failure))),
            }
        });
    };
    let type_on = move |event| {
        saved.set(false);
        typed.set(Some(event_target_value(&event)));
    };
    view! {
        <form class="stack" on:submit=save>
            <label>
                {move || app.texts().name_label()}
                <input required maxlength="64" autocomplete="off" prop:value=shown on:input=type_on />
                <small>{move || app.texts().name_hint()}</small>
            </label>
            <Problem text=problem />
            <div class="row start">
                <button class="button">{move || app.texts().save()}</button>
                <span class="good" role="status">{move || saved.get().then(|| app.texts().saved())}</span>
            </div>
        </form>
    }
}

/// When it locks by itself.
#[component]
fn LockAfter() -> impl IntoView {
    let app = App::get();
    let chosen = move || {
        app.standing.with(|standing| match standing {
            Some(Standing::Open { lock_after, .. }) => lock_after.unwrap_or(0),
            Some(Standing::Empty | Standing::Locked { .. } | Standing::Joining { .. } | Standing::Broken { .. })
            | None => 0,
        })
    };
    let choose = move |event| {
        let minutes = event_target_value(&event).parse().ok().filter(|minutes| *minutes > 0);
        spawn_local(async move { drop(app.ask(Ask::LockAfter { minutes }).await) });
    };
    let choices = MINUTES.map(|minutes| {
        let text = move || match u64::from(minutes) {
            0 => app.texts().lock_never().to_owned(),
            minutes if minutes % 60 == 0 => app.texts().lock_hours(minutes / 60),
            minutes => app.texts().lock_minutes(minutes),
        };
        view! { <option value=minutes.to_string() selected=move || chosen() == minutes>{text}</option> }
    });
    view! {
        <label>
            {move || app.texts().lock_after()}
            <select on:change=choose>{choices.to_vec()}</select>
        </label>
    }
}

#[component]
fn Marks(account: Signal<Option<AccountView>>) -> impl IntoView {
    let app = App::get();
    let delivered = move || account.with(|account| account.as_ref().is_some_and(|account| account.delivered_marks));
    let read = move || account.with(|account| account.as_ref().is_some_and(|account| account.read_marks));
    let set = move |delivered: bool, read: bool| app.try_command(Command::SetMarks { delivered, read });
    view! {
        <article class="card">
            <h3>{move || app.texts().reading()}</h3>
            <label class="choice">
                <input type="checkbox" prop:checked=delivered on:change=move |event| set(event_target_checked(&event), read()) />
                <span>{move || app.texts().give_delivered()}</span>
            </label>
            <label class="choice">
                <input type="checkbox" prop:checked=read on:change=move |event| set(delivered(), event_target_checked(&event)) />
                <span>{move || app.texts().give_read()}</span>
            </label>
        </article>
    }
}

#[component]
fn Themes() -> impl IntoView {
    let app = App::get();
    let choices = Look::ALL.map(|look| {
        let text = move || match look {
            Look::System => app.texts().theme_system(),
            Look::Light => app.texts().theme_light(),
            Look::Dark => app.texts().theme_dark(),
        };
        view! {
            <label class="choice">
                <input type="radio" name="theme" prop:checked=move || app.look.get() == look on:change=move |_| app.look.set(look) />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="hidden">{move || app.texts().look()}</legend>
            {choices.to_vec()}
        </fieldset>
    }
}
