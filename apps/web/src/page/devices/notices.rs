//! What stays on every screen: that a device is new, that this one is, or that it was signed out.

use std::collections::BTreeSet;

use kith_core::engine::io::{DeviceStanding, DeviceView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::app::App;
use super::super::icons::{self, Icon};
use super::super::look::{keep, keeping};
use super::super::parts::{Dialog, Problem};
use super::super::recovery::Danger;
use super::super::route::Route;
use super::super::when;
use super::facts::ends;
use super::{Ask, Done, Outcome, Question, name};
use crate::bridge;

/// So long a device counts as new, milliseconds.
const NEW: u64 = 86_400_000;
const KEY: &str = "known devices";
/// So many letters of an id are kept: no more than tell devices apart.
const SHORT: usize = 8;

/// New devices of which the owner said that they are the owner's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Known(BTreeSet<String>);

impl Known {
    pub(in super::super) fn kept() -> Self {
        Self(keeping(KEY).unwrap_or_default().split_whitespace().map(ToOwned::to_owned).collect())
    }

    fn has(&self, id: &str) -> bool {
        self.0.contains(&short(id))
    }

    fn add(&mut self, id: &str) {
        self.0.insert(short(id));
        self.keep();
    }

    /// Its owner is to look once more.
    pub(in super::super) fn forget(&mut self, id: &str) {
        self.0.remove(&short(id));
        self.keep();
    }

    fn keep(&self) {
        keep(KEY, &self.0.iter().cloned().collect::<Vec<_>>().join(" "));
    }
}

fn short(id: &str) -> String {
    id.chars().take(SHORT).collect()
}

/// All that there is to say.
#[component]
pub(in super::super) fn Notices() -> impl IntoView {
    let app = App::get();
    let devices = app.see::<Vec<DeviceView>>(|| Some(bridge::Sight::Devices));
    let done = RwSignal::new(None::<Done>);
    let standing = Memo::new(move |_| app.of_account(|account| account.standing));
    let this = Memo::new(move |_| devices.with(|all| all.iter().flatten().find(|device| device.this).cloned()));
    let newcomer = Memo::new(move |_| {
        app.known_devices.with(|known| devices.with(|all| newest(all.iter().flatten(), known).cloned()))
    });
    let notice = move || match standing.get() {
        Some(DeviceStanding::Out) => Some(view! { <SignedOut erased=false /> }.into_any()),
        Some(DeviceStanding::Erased) => Some(view! { <SignedOut erased=true /> }.into_any()),
        Some(DeviceStanding::Probation) => this.get().map(|this| {
            let says = app.language.get().devices().probation_here(&ends(app, &this));
            view! { <p class="notice"><Icon path=icons::CLOCK /><span>{says}</span></p> }.into_any()
        }),
        // Where one is linked it stands on the screen itself.
        Some(DeviceStanding::Confirmed) | None if app.route.get() == Route::Link => None,
        Some(DeviceStanding::Confirmed) | None => {
            newcomer.get().map(|device| view! { <Newcomer device done /> }.into_any())
        }
    };
    view! {
        <aside class="notices" aria-label=move || app.language.get().devices().devices()>
            <Danger />
            <div role="alert">{notice}</div>
            {move || done.get().map(|what| view! {
                <div class="notice">
                    <Outcome done=what />
                    <button type="button" class="button" on:click=move |_| done.set(None)>{app.texts().close()}</button>
                </div>
            })}
        </aside>
    }
}

/// The device that was let in last, while that is new and nobody said that it is the owner's.
fn newest<'a>(devices: impl Iterator<Item = &'a DeviceView>, known: &Known) -> Option<&'a DeviceView> {
    let now = js_sys::Date::now() as u64;
    let is_new = |device: &&DeviceView| {
        let is_young = device.added.saturating_add(NEW) > now || device.state == DeviceStanding::Probation;
        !device.this && device.added_by.is_some() && is_young && !known.has(&device.id)
    };
    devices.filter(is_new).max_by_key(|device| device.added)
}

#[component]
fn Newcomer(device: DeviceView, done: RwSignal<Option<Done>>) -> impl IntoView {
    let app = App::get();
    let texts = move || app.language.get().devices();
    let device = StoredValue::new(device);
    let asked = RwSignal::new(None);
    let problem = RwSignal::new(None);
    let says = move || {
        device.with_value(|device| {
            texts().banner(&name(texts(), device), &when::date_and_time(app.language.get(), device.added))
        })
    };
    let mine = move |_| app.known_devices.update(|known| device.with_value(|device| known.add(&device.id)));
    view! {
        <div class="notice grave">
            <Icon path=icons::DEVICES />
            <span>{says}</span>
            <span class="row">
                <button type="button" class="button" on:click=mine>{move || app.texts().it_was_me()}</button>
                <button type="button" class="button danger"
                    on:click=move |_| asked.set(Some((Question::Remove, device.get_value())))>
                    {move || texts().not_mine()}
                </button>
            </span>
            <Problem text=problem />
            {move || asked.get().map(|(question, device)| view! { <Ask question device asked done problem /> })}
        </div>
    }
}

/// What is left here, and the way to be rid of it.
#[component]
fn SignedOut(erased: bool) -> impl IntoView {
    let app = App::get();
    let (asked, problem) = (RwSignal::new(false), RwSignal::new(None));
    let forget = move |_| {
        spawn_local(async move {
            match app.ask(bridge::Ask::Forget).await {
                Ok(_) => Route::Chats.go(),
                Err(failure) => problem.set(Some(app.says(failure))),
            }
        });
    };
    view! {
        <div class="notice grave">
            <Icon path=icons::LOCK />
            <span>{move || if erased {
                app.language.get().devices().erased_this()
            } else {
                app.language.get().devices().removed_this()
            }}</span>
            <button type="button" class="button" on:click=move |_| asked.set(true)>{move || app.texts().forget()}</button>
            {move || asked.get().then(|| view! {
                <Dialog title=Signal::derive(move || app.texts().forget().to_owned()) on_close=move |()| asked.set(false)>
                    <p>{move || app.texts().forget_ask()}</p>
                    <Problem text=problem />
                    <div class="row">
                        <button type="button" class="button" on:click=move |_| asked.set(false)>{move || app.texts().cancel()}</button>
                        <button type="button" class="button danger" on:click=forget>{move || app.texts().forget()}</button>
                    </div>
                </Dialog>
            })}
        </div>
    }
}
