//! The account's devices: which there are, confirming one, and signing one out.

use kith_core::engine::io::{Command, DeviceStanding, DeviceView};
use kith_texts::Devices as Texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::{Dialog, Problem};
use super::when;
use crate::bridge::Sight;

/// What a person is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    Confirm,
    Remove,
}

/// All devices, this one first.
#[component]
pub(super) fn Devices() -> impl IntoView {
    let app = App::get();
    let devices = app.see::<Vec<DeviceView>>(|| Some(Sight::Devices));
    let asked = RwSignal::new(None::<(Question, DeviceView)>);
    let problem = RwSignal::new(None);
    let sorted = move || {
        let mut all = devices.get().unwrap_or_default();
        all.sort_by_key(|device| !device.this);
        all
    };
    // Only a confirmed device may change the others.
    let may_change = Memo::new(move |_| {
        let is_this = |device: &DeviceView| device.this && device.state == DeviceStanding::Confirmed;
        devices.with(|devices| devices.iter().flatten().any(is_this))
    });
    let rows = move || {
        let row = |device| view! { <Row device may_change asked /> };
        sorted().into_iter().map(row).collect_view()
    };
    view! {
        <article class="card" aria-labelledby="devices-title">
            <h3 id="devices-title">{move || app.language.get().devices().devices()}</h3>
            <ul class="rows">{rows}</ul>
            <Problem text=problem />
            {move || asked.get().map(|(question, device)| view! { <Ask question device asked problem /> })}
        </article>
    }
}

#[component]
fn Row(device: DeviceView, may_change: Memo<bool>, asked: RwSignal<Option<(Question, DeviceView)>>) -> impl IntoView {
    let app = App::get();
    let device = StoredValue::new(device);
    let texts = move || app.language.get().devices();
    let is_new = device.with_value(|device| device.state == DeviceStanding::Probation && !device.this);
    let ask = move |question| asked.set(Some((question, device.get_value())));
    view! {
        <li class="line">
            <span>
                <bdi>{move || device.with_value(|device| name(texts(), device))}</bdi>
                <small>{move || device.with_value(|device| facts(app, device))}</small>
            </span>
            {move || may_change.get().then(|| view! {
                <span class="row">
                    {is_new.then(|| view! {
                        <button type="button" class="button" on:click=move |_| ask(Question::Confirm)>{texts().confirm()}</button>
                    })}
                    <button type="button" class="button danger" on:click=move |_| ask(Question::Remove)>{texts().sign_out()}</button>
                </span>
            })}
        </li>
    }
}

/// Asks before anything is done; what is chosen already is to do nothing.
#[component]
fn Ask(
    question: Question,
    device: DeviceView,
    asked: RwSignal<Option<(Question, DeviceView)>>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::get();
    let device = StoredValue::new(device);
    let texts = move || app.language.get().devices();
    let deed = move || match question {
        Question::Confirm => texts().confirm(),
        Question::Remove => texts().sign_out(),
    };
    let says = move || {
        device.with_value(|device| match question {
            Question::Confirm => texts().ask_confirm(&name(texts(), device)),
            Question::Remove if device.this => texts().ask_remove_this().to_owned(),
            Question::Remove => texts().ask_remove(&name(texts(), device)),
        })
    };
    let act = move |_| {
        let device = device.with_value(|device| device.id.clone());
        let command = match question {
            Question::Confirm => Command::ConfirmDevice { device },
            Question::Remove => Command::RemoveDevice { device },
        };
        asked.set(None);
        spawn_local(async move {
            problem.set(app.command(command).await.err().map(|failure| app.says(failure)));
        });
    };
    let class = if question == Question::Remove { "button danger" } else { "button" };
    view! {
        <Dialog title=Signal::derive(move || deed().to_owned()) on_close=move |()| asked.set(None)>
            <p>{says}</p>
            <div class="row">
                <button type="button" class="button" autofocus on:click=move |_| asked.set(None)>
                    {move || app.texts().cancel()}
                </button>
                <button type="button" class=class on:click=act>{deed}</button>
            </div>
        </Dialog>
    }
}

fn name(texts: Texts, device: &DeviceView) -> String {
    if device.name.is_empty() { texts.no_name().to_owned() } else { device.name.clone() }
}

/// What it is, how it stands, since when, and when it was used.
fn facts(app: App, device: &DeviceView) -> String {
    let language = app.language.get();
    let (texts, time) = (language.devices(), |at| when::date_and_time(language, at));
    let kind = match device.kind.as_str() {
        "terminal" => texts.kind_terminal(),
        "web" => texts.kind_web(),
        _ => texts.kind_other(),
    };
    let state = match (device.state, device.ends) {
        (DeviceStanding::Probation, Some(ends)) => texts.probation(&time(ends)),
        (DeviceStanding::Probation, None) => texts.probation("?"),
        (DeviceStanding::Confirmed, _) => texts.confirmed().to_owned(),
        (DeviceStanding::Out, _) => texts.removed_this().to_owned(),
    };
    let linked = match device.added_by {
        Some(_) => texts.linked_on(&time(device.added)),
        None => texts.first_device().to_owned(),
    };
    let this = device.this.then(|| texts.this_device().to_owned());
    let used = device.last_used.filter(|_| !device.this).map(|at| texts.last_used(&time(at)));
    let facts = [Some(kind.to_owned()), this, Some(state), Some(linked), used];
    facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
