//! What is asked before a device is confirmed, signed out, or sent what was said before.

use kith_core::engine::io::{Command, DeviceView};
use kith_wire::Millis;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::app::App;
use super::super::parts::{Dialog, Problem};
use super::super::prove::{Proof, ProofField};
use super::{Asked, Done, name};
use crate::bridge::Told;

const DAY: u64 = 86_400_000;

/// What a person is asked before it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Question {
    Confirm,
    Remove,
    History,
}

impl Question {
    /// What is done if the answer is yes.
    pub(in super::super) fn deed(self, app: App) -> &'static str {
        let texts = app.language.get().devices();
        match self {
            Self::Confirm => texts.confirm(),
            Self::Remove => texts.sign_out(),
            Self::History => app.texts().history_send(),
        }
    }

    fn says(self, app: App, device: &DeviceView) -> String {
        let texts = app.language.get().devices();
        match self {
            Self::Confirm => texts.ask_confirm(&name(texts, device)),
            Self::Remove if device.this => texts.ask_remove_this().to_owned(),
            Self::Remove => texts.ask_remove(&name(texts, device)),
            Self::History => app.texts().history_lead(&name(texts, device)),
        }
    }
}

/// How much of the past is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    Month,
    Year,
    All,
}

impl Past {
    const EVERY: [Self; 3] = [Self::Month, Self::Year, Self::All];

    fn since(self) -> Option<Millis> {
        let days = match self {
            Self::Month => 30,
            Self::Year => 365,
            Self::All => return None,
        };
        Some(Millis((js_sys::Date::now() as u64).saturating_sub(days * DAY)))
    }
}

/// Asks before anything is done.
#[component]
pub(in super::super) fn Ask(
    question: Question,
    device: DeviceView,
    asked: Asked,
    done: RwSignal<Option<Done>>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = App::get();
    let device = StoredValue::new(device);
    let (proof, past, busy) = (Proof::new(), RwSignal::new(Past::Month), RwSignal::new(false));
    let wrong = RwSignal::new(None);
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let device = device.get_value();
        let id = device.id.clone();
        let command = match question {
            Question::Confirm => Command::ConfirmDevice { device: id },
            Question::Remove => Command::RemoveDevice { device: id },
            Question::History => Command::SendHistory { device: id, since: past.get_untracked().since() },
        };
        spawn_local(async move {
            match proof.command(command).await {
                Ok(told) => {
                    problem.set(None);
                    done.set(Some(outcome(question, device, &told)));
                    asked.set(None);
                }
                Err(why) => wrong.set(Some(why)),
            }
            let _gone = busy.try_set(false);
        });
    };
    let class = if question == Question::Remove { "button danger" } else { "button main" };
    view! {
        <Dialog title=Signal::derive(move || question.deed(app).to_owned()) on_close=move |()| asked.set(None)>
            <form class="stack" on:submit=act>
                <p>{move || device.with_value(|device| question.says(app, device))}</p>
                {(question == Question::History).then(|| view! { <Pasts past /> })}
                {(question != Question::History).then(|| view! { <ProofField proof /> })}
                <Problem text=wrong />
                <div class="row">
                    <button type="button" class="button" on:click=move |_| asked.set(None)>
                        {move || app.texts().cancel()}
                    </button>
                    <button class=class disabled=busy>{move || question.deed(app)}</button>
                </div>
            </form>
        </Dialog>
    }
}

fn outcome(question: Question, device: DeviceView, told: &Told) -> Done {
    match (question, told) {
        (Question::History, Told::History(texts)) => Done::History(device, *texts),
        (Question::History, _) => Done::History(device, 0),
        (Question::Confirm, _) => Done::Confirmed(device),
        (Question::Remove, _) => Done::Removed(device),
    }
}

#[component]
fn Pasts(past: RwSignal<Past>) -> impl IntoView {
    let app = App::get();
    let choices = Past::EVERY.map(|choice| {
        let text = move || match choice {
            Past::Month => app.texts().history_month(),
            Past::Year => app.texts().history_year(),
            Past::All => app.texts().history_all(),
        };
        view! {
            <label class="choice">
                <input type="radio" name="past" prop:checked=move || past.get() == choice on:change=move |_| past.set(choice) />
                <span>{text}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="hidden">{move || app.texts().history_send()}</legend>
            {choices.to_vec()}
        </fieldset>
    }
}
