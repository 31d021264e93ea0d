//! Linking a device, on one that is in the account: which chats it may be in at first, the one-time code, who asks with it, and
//! what came of it.

use std::collections::BTreeSet;

use kith_core::engine::io::{Command, ContactState, ContactView, DeviceStanding, DeviceView, LinkState, LinkView};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::calls::every;
use super::devices::{Ask, Done, Facts, Outcome, Question, ends, kind, name};
use super::icons::{self, Icon};
use super::parts::{Copyable, Head, Picture, Problem};
use super::prove::{Proof, ProofField};
use super::route::Route;
use crate::bridge::Sight;

/// What the person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Yes,
    No,
    TakenBack,
}

/// Which part is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// It is not known yet whether there is a code.
    Unknown,
    Choose,
    Code(LinkView),
    Asks(LinkView),
    /// The question before was answered by yes, but the device is elsewhere.
    Elsewhere(LinkView),
    Admitting,
    Linked(String),
    Refused,
    TakenBack,
    Over,
}

/// What the parts share.
#[derive(Clone, Copy)]
struct Linking {
    app: App,
    said: RwSignal<Option<Said>>,
    is_far: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
    /// Whether there was a code.
    began: RwSignal<bool>,
    /// The devices that there were before.
    known: RwSignal<Option<BTreeSet<String>>>,
}

impl Linking {
    fn again(self) {
        self.said.set(None);
        self.is_far.set(false);
        self.problem.set(None);
        self.began.set(false);
        self.known.set(None);
    }

    fn say(self, said: Said, command: Command) {
        spawn_local(async move {
            match self.app.command(command).await {
                Ok(_) => self.said.set(Some(said)),
                Err(failure) => self.problem.set(Some(self.app.says(failure))),
            }
        });
    }
}

/// The screen.
#[component]
pub(super) fn Linking() -> impl IntoView {
    let app = App::get();
    let linking = Linking {
        app,
        said: RwSignal::new(None),
        is_far: RwSignal::new(false),
        problem: RwSignal::new(None),
        began: RwSignal::new(false),
        known: RwSignal::new(None),
    };
    let link = app.see::<Option<LinkView>>(|| Some(Sight::Link));
    let devices = app.see::<Vec<DeviceView>>(|| Some(Sight::Devices));
    Effect::new(move |_| {
        let ids = devices.with(|all| all.as_ref().map(|all| all.iter().map(|d| d.id.clone()).collect()));
        if linking.known.with_untracked(Option::is_none) && ids.is_some() {
            linking.known.set(ids);
        }
        if link.with(|link| matches!(link, Some(Some(_)))) {
            linking.began.set(true);
        }
    });
    let step = Memo::new(move |_| step(linking, link.get(), devices.get().unwrap_or_default()));
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.language.get().devices().link_a_device().to_owned()) back=Route::Settings />
            <div class="cards">
                {move || match step.get() {
                    Step::Unknown => ().into_any(),
                    Step::Choose => view! { <Choose linking /> }.into_any(),
                    Step::Code(link) => view! { <Code linking link /> }.into_any(),
                    Step::Asks(link) => view! { <Asks linking link /> }.into_any(),
                    Step::Elsewhere(link) => view! { <Elsewhere linking link /> }.into_any(),
                    Step::Linked(id) => view! { <Linked id devices /> }.into_any(),
                    Step::Admitting => view! {
                        <article class="card"><p role="status">{app.language.get().devices().admitting()}</p></article>
                    }.into_any(),
                    Step::Refused => over(linking, app.language.get().devices().refused()),
                    Step::TakenBack | Step::Over => over(linking, app.language.get().devices().code_over()),
                }}
            </div>
        </section>
    }
}

fn step(linking: Linking, link: Option<Option<LinkView>>, devices: Vec<DeviceView>) -> Step {
    let Some(link) = link else { return Step::Unknown };
    let said = linking.said.get();
    match (link, said) {
        (Some(_), Some(Said::No)) | (None, Some(Said::No)) => Step::Refused,
        (_, Some(Said::TakenBack)) => Step::TakenBack,
        (Some(link), None) => match link.state {
            LinkState::Waiting => Step::Code(link),
            LinkState::Asked if linking.is_far.get() => Step::Elsewhere(link),
            LinkState::Asked => Step::Asks(link),
            LinkState::Admitting | LinkState::Answered | LinkState::Expired => Step::Admitting,
        },
        (Some(_), Some(Said::Yes)) => Step::Admitting,
        (None, Some(Said::Yes)) => {
            let known = linking.known.get().unwrap_or_default();
            let new = devices.into_iter().find(|device| !known.contains(&device.id));
            new.map_or(Step::Over, |device| Step::Linked(device.id))
        }
        (None, None) if linking.began.get() => Step::Over,
        (None, None) => Step::Choose,
    }
}

fn over(linking: Linking, text: &'static str) -> AnyView {
    let app = linking.app;
    view! {
        <article class="card">
            <p role="status">{text}</p>
            <div class="row start">
                <button type="button" class="button main" on:click=move |_| linking.again()>
                    {move || app.texts().link_again()}
                </button>
                <a class="button" href=Route::Settings.href()>{move || app.language.get().devices().devices()}</a>
            </div>
        </article>
    }
    .into_any()
}

/// Which chats it may be in before it is confirmed; none, unless some are chosen.
#[component]
fn Choose(linking: Linking) -> impl IntoView {
    let app = linking.app;
    let texts = move || app.language.get().devices();
    let contacts = app.see::<Vec<ContactView>>(|| Some(Sight::Contacts));
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let (proof, busy) = (Proof::new(), RwSignal::new(false));
    let show = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let chats = chosen.get_untracked().into_iter().collect();
        spawn_local(async move {
            linking.problem.set(proof.command(Command::LinkDevice { chats }).await.err());
            let _gone = busy.try_set(false);
        });
    };
    let choice = move |contact: ContactView| {
        let name = contact.name.clone();
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            chosen.update(|chosen| {
                let _was = if is_chosen { chosen.insert(name.clone()) } else { chosen.remove(&name) };
            });
        };
        view! {
            <label class="choice"><input type="checkbox" on:change=choose /><span><bdi>{contact.name}</bdi></span></label>
        }
    };
    let people = Memo::new(move |_| {
        let all = contacts.get().unwrap_or_default();
        all.into_iter().filter(|contact| contact.state == ContactState::Active).collect::<Vec<_>>()
    });
    let has_people = move || people.with(|people| !people.is_empty());
    view! {
        <article class="card">
            <p>{move || texts().code_what()}</p>
            <p>{move || texts().code_next()}</p>
            <form class="stack" on:submit=show>
                <Show when=has_people>
                    <fieldset>
                        <legend>{move || app.texts().link_chats()}</legend>
                        <p class="quiet">{move || app.texts().link_chats_hint()}</p>
                        {move || people.get().into_iter().map(choice).collect_view()}
                    </fieldset>
                </Show>
                <ProofField proof />
                <Problem text=linking.problem />
                <button class="button main" disabled=busy>{move || app.texts().link_show()}</button>
            </form>
        </article>
    }
}

/// The code as a picture and as text, and how long it is good.
#[component]
fn Code(linking: Linking, link: LinkView) -> impl IntoView {
    let LinkView { code, words, expires, .. } = link;
    let app = linking.app;
    let texts = move || app.language.get().devices();
    let now = || (js_sys::Date::now() / 1000.0) as u64;
    let left = RwSignal::new(expires.saturating_sub(now()));
    every(1000, move || left.set(expires.saturating_sub(now())));
    let ends = move || texts().code_ends(&format!("{}:{:02}", left.get() / 60, left.get() % 60));
    let page = window().location().origin().unwrap_or_default();
    let shown = code.clone();
    view! {
        <article class="card linking">
            <p class="condition grave">{move || texts().code_warning()}</p>
            <Picture text=code label=Signal::derive(move || app.texts().link_qr().to_owned()) />
            <p class="timer" role="timer">{ends}</p>
            <p>{move || app.texts().link_how(&page)}</p>
            <Copyable text=Signal::derive(move || shown.clone())
                label=Signal::derive(move || app.texts().link_code().to_owned()) />
            <p class="quiet">{move || texts().code_words()}</p>
            <p class="spoken" translate="no">{words}</p>
            <p role="status" class="quiet waits">{move || texts().waiting()}</p>
            <Problem text=linking.problem />
            <button type="button" class="button" on:click=move |_| linking.say(Said::TakenBack, Command::CancelLink)>
                {move || texts().take_back()}
            </button>
        </article>
    }
}

/// Who asks: what it calls itself, what it is, and where.
#[component]
fn Asks(linking: Linking, link: LinkView) -> impl IntoView {
    let app = linking.app;
    let texts = move || app.language.get().devices();
    let is_near = link.near == Some(true);
    let yes = move |_| {
        if is_near {
            linking.say(Said::Yes, Command::AdmitDevice { elsewhere: false });
        } else {
            linking.is_far.set(true);
        }
    };
    let link = StoredValue::new(link);
    let called = move || link.with_value(|link| link.name.clone()).unwrap_or_default();
    let what = move || link.with_value(|link| kind(texts(), link.kind.as_deref().unwrap_or_default()));
    let place = move || link.with_value(|link| network(app, link));
    view! {
        <article class="card linking">
            <Heading text=Signal::derive(move || texts().asks().to_owned()) />
            <dl class="facts">
                <dt>{move || texts().label_name()}</dt><dd><bdi>{called}</bdi></dd>
                <dt>{move || texts().label_kind()}</dt><dd>{what}</dd>
                <dt>{move || texts().label_network()}</dt>
                <dd class=if is_near { "near" } else { "far" }>{place}</dd>
            </dl>
            <p>{move || texts().asks_next()}</p>
            <p><strong>{move || texts().ask_admit()}</strong></p>
            <Problem text=linking.problem />
            <div class="row">
                <button type="button" class="button" on:click=move |_| linking.say(Said::No, Command::RefuseDevice)>
                    {move || texts().keep_out()}
                </button>
                <button type="button" class="button main" on:click=yes>{move || texts().let_in()}</button>
            </div>
        </article>
    }
}

/// The second question, about a device that is elsewhere.
#[component]
fn Elsewhere(linking: Linking, link: LinkView) -> impl IntoView {
    let app = linking.app;
    let texts = move || app.language.get().devices();
    let link = StoredValue::new(link);
    let yes = move |_| linking.say(Said::Yes, Command::AdmitDevice { elsewhere: true });
    view! {
        <article class="card linking">
            <Heading text=Signal::derive(move || texts().another_network().to_owned()) />
            <p class="far"><Icon path=icons::FAILED />{move || link.with_value(|link| network(app, link))}</p>
            <p class="condition grave">{move || texts().far_warning()}</p>
            <p><strong>{move || texts().ask_far()}</strong></p>
            <Problem text=linking.problem />
            <div class="row">
                <button type="button" class="button main" on:click=move |_| linking.say(Said::No, Command::RefuseDevice)>
                    {move || texts().keep_out()}
                </button>
                <button type="button" class="button danger" on:click=yes>{move || texts().let_in()}</button>
            </div>
        </article>
    }
}

fn network(app: App, link: &LinkView) -> String {
    let texts = app.language.get().devices();
    match (link.near, &link.address) {
        (Some(true), _) => texts.network_near().to_owned(),
        (_, Some(address)) => texts.network_far(address),
        (_, None) => texts.network_unknown().to_owned(),
    }
}

/// It is in, on probation: it is confirmed side by side, or signed out again.
#[component]
fn Linked(id: String, devices: RwSignal<Option<Vec<DeviceView>>>) -> impl IntoView {
    let app = App::get();
    let texts = move || app.language.get().devices();
    let (asked, done, problem) = (RwSignal::new(None), RwSignal::new(None::<Done>), RwSignal::new(None));
    let now = Memo::new(move |_| devices.with(|all| all.iter().flatten().find(|device| device.id == id).cloned()));
    let ask = move |question| {
        if let Some(device) = now.get_untracked() {
            asked.set(Some((question, device)));
        }
    };
    let is_new = move || now.get().is_some_and(|device| device.state == DeviceStanding::Probation);
    let admitted = move || {
        now.get().map(|device| texts().admitted(&name(texts(), &device), &ends(app, &device))).unwrap_or_default()
    };
    view! {
        <article class="card linking">
            <Show when=is_new>
                <Heading text=Signal::derive(admitted) />
                <p>{move || texts().admitted_next()}</p>
                <div class="row">
                    <button type="button" class="button danger" on:click=move |_| ask(Question::Remove)>
                        {move || texts().not_mine()}
                    </button>
                    <button type="button" class="button main" on:click=move |_| ask(Question::Confirm)>
                        {move || texts().confirm()}
                    </button>
                </div>
            </Show>
            {move || now.get().filter(|_| !is_new()).map(|device| view! { <Facts device /> })}
            {move || done.get().map(|done| view! { <Outcome done /> })}
            <Show when=move || now.get().is_some_and(|device| device.state == DeviceStanding::Confirmed)>
                <button type="button" class="button" on:click=move |_| ask(Question::History)>
                    {move || app.texts().history_send()}
                </button>
            </Show>
            <Problem text=problem />
            {move || asked.get().map(|(question, device)| view! { <Ask question device asked done problem /> })}
            <a class="button" href=Route::Settings.href()>{move || texts().devices()}</a>
        </article>
    }
}

/// A heading that is gone to as soon as it appears: what it says has to be answered.
#[component]
fn Heading(text: Signal<String>) -> impl IntoView {
    let heading = NodeRef::<html::H3>::new();
    Effect::new(move |_| {
        let _ = heading.get().map(|heading| heading.focus());
    });
    view! { <h3 tabindex="-1" node_ref=heading>{text}</h3> }
}
