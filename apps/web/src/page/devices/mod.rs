//! The account's devices: which there are, confirming one, sending it what was said before, and signing one out.

mod facts;
mod notices;
mod outcome;
mod question;

use kith_core::engine::io::{DeviceStanding, DeviceView};
use leptos::prelude::*;

use super::app::App;
use super::parts::Problem;
use super::route::Route;
use crate::bridge::Sight;

pub(super) use facts::{Facts, ends, kind, name};
pub(super) use notices::{Known, Notices};
pub(super) use outcome::{Arriving, Done, Outcome};
pub(super) use question::{Ask, Question};

/// All devices, this one first.
#[component]
pub(super) fn Devices() -> impl IntoView {
    let app = App::get();
    let devices = app.see::<Vec<DeviceView>>(|| Some(Sight::Devices));
    let asked = RwSignal::new(None::<(Question, DeviceView)>);
    let done = RwSignal::new(None::<Done>);
    let problem = RwSignal::new(None);
    let sorted = Memo::new(move |_| {
        let mut all = devices.get().unwrap_or_default();
        all.sort_by_key(|device| !device.this);
        all
    });
    // Only a confirmed device may change the others.
    let may_change = Memo::new(move |_| {
        let is_this = |device: &DeviceView| device.this && device.state == DeviceStanding::Confirmed;
        sorted.with(|devices| devices.iter().any(is_this))
    });
    let is_alone = Memo::new(move |_| sorted.with(|devices| devices.len() == 1));
    let texts = move || app.language.get().devices();
    view! {
        <article class="card devices" aria-labelledby="devices-title">
            <h3 id="devices-title">{move || texts().devices()}</h3>
            <ul class="rows">
                <For each=move || sorted.get() key=|device| device.id.clone() let:device>
                    <Row id=device.id devices=sorted may_change is_alone asked />
                </For>
            </ul>
            {move || is_alone.get().then(|| view! { <p class="quiet">{texts().only_this()}</p> })}
            <Arriving />
            {move || done.get().map(|done| view! { <Outcome done /> })}
            <Problem text=problem />
            {move || may_change.get().then(|| view! {
                <a class="button main" href=Route::Link.href()>{texts().link_a_device()}</a>
            })}
            {move || asked.get().map(|(question, device)| view! { <Ask question device asked done problem /> })}
        </article>
    }
}

/// What was chosen to be asked, and about which device.
pub(super) type Asked = RwSignal<Option<(Question, DeviceView)>>;

#[component]
fn Row(
    id: String,
    devices: Memo<Vec<DeviceView>>,
    may_change: Memo<bool>,
    is_alone: Memo<bool>,
    asked: Asked,
) -> impl IntoView {
    let app = App::get();
    let device = Memo::new(move |_| devices.with(|all| all.iter().find(|device| device.id == id).cloned()));
    let button = move |question: Question, class: &'static str| {
        let label = move || {
            let texts = app.language.get().devices();
            let name = device.with(|device| device.as_ref().map(|device| name(texts, device)));
            format!("{}: {}", question.deed(app), name.unwrap_or_default())
        };
        view! {
            <button type="button" class=class aria-label=label
                on:click=move |_| asked.set(device.get_untracked().map(|device| (question, device)))>
                {move || question.deed(app)}
            </button>
        }
    };
    let buttons = move |device: &DeviceView| {
        let is_new = device.state == DeviceStanding::Probation;
        view! {
            <span class="row">
                {(is_new && !device.this).then(|| button(Question::Confirm, "button main"))}
                {(!is_new && !device.this).then(|| button(Question::History, "button"))}
                {button(Question::Remove, "button danger")}
            </span>
        }
    };
    view! {
        <li class="device">
            {move || device.get().map(|device| {
                let buttons = (may_change.get() && !is_alone.get()).then(|| buttons(&device));
                view! { <Facts device /> {buttons} }
            })}
        </li>
    }
}
