//! From nothing to an account, in three steps: who, how it opens, and the phrase on paper; or into one that exists, in two:
//! how it opens, and the code.

use kith_texts::Language;
use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::app::App;
use super::join;
use super::parts::Problem;
use super::passkey;
use crate::bridge::{Ask, Opener, Passkey, Told};
use crate::browser;

/// How many words of the phrase are asked for.
const ASKED: usize = 3;

/// The steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Who,
    Lock,
    Phrase,
    Confirm,
    /// The code of another device.
    Code,
}

/// What is to open the home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenedBy {
    Passphrase,
    Passkey,
    Anybody,
}

/// What was entered so far.
#[derive(Clone, Copy)]
pub(super) struct Entered {
    pub(super) step: RwSignal<Step>,
    name: RwSignal<String>,
    relay: RwSignal<String>,
    invite: RwSignal<String>,
    opened_by: RwSignal<OpenedBy>,
    passphrase: RwSignal<String>,
    again: RwSignal<String>,
    phrase: RwSignal<Zeroizing<String>>,
    /// Whether it is an account that exists.
    pub(super) joins: RwSignal<bool>,
    /// What this browser is called then.
    pub(super) device: RwSignal<String>,
    pub(super) code: RwSignal<String>,
    pub(super) problem: RwSignal<Option<String>>,
    pub(super) busy: RwSignal<bool>,
}

/// The first run.
#[component]
pub(super) fn FirstRun() -> impl IntoView {
    let app = App::get();
    let joins = app.join_ended.with_untracked(Option::is_some);
    let entered = Entered {
        step: RwSignal::new(if joins { Step::Lock } else { Step::Who }),
        name: RwSignal::new(String::new()),
        relay: RwSignal::new(own_relay()),
        invite: RwSignal::new(String::new()),
        opened_by: RwSignal::new(OpenedBy::Passphrase),
        passphrase: RwSignal::new(String::new()),
        again: RwSignal::new(String::new()),
        phrase: RwSignal::new(Zeroizing::new(String::new())),
        joins: RwSignal::new(joins),
        device: RwSignal::new(browser::name()),
        code: RwSignal::new(String::new()),
        problem: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    let step = move || match (entered.joins.get(), entered.step.get()) {
        (true, Step::Code) => (2, 2),
        (true, _) => (1, 2),
        (false, Step::Who) => (1, 3),
        (false, Step::Lock) => (2, 3),
        (false, _) => (3, 3),
    };
    view! {
        <main class="center narrow first-run">
            <p class="step" role="status">{move || app.texts().step(step().0, step().1)}</p>
            <join::Ended />
            {move || match entered.step.get() {
                Step::Who => view! { <Who entered /> }.into_any(),
                Step::Lock => view! { <Lock entered /> }.into_any(),
                Step::Phrase => view! { <Phrase entered /> }.into_any(),
                Step::Confirm => view! { <Confirm entered /> }.into_any(),
                Step::Code => view! { <join::Code entered /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Who(entered: Entered) -> impl IntoView {
    let app = App::get();
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        entered.step.set(Step::Lock);
    };
    view! {
        <h1 tabindex="-1">{move || app.texts().welcome_title()}</h1>
        <p>{move || app.texts().welcome_lead()}</p>
        <form class="stack" on:submit=next>
            <label>
                {move || app.texts().name_label()}
                <input required maxlength="64" autocomplete="nickname" autofocus prop:value=entered.name
                    aria-describedby="name-hint" on:input=move |event| entered.name.set(event_target_value(&event)) />
                <small id="name-hint">{move || app.texts().name_hint()}</small>
            </label>
            <details>
                <summary>{move || app.texts().relay_is(&entered.relay.get())}</summary>
                <p><small>{move || app.texts().relay_hint()}</small></p>
                <label>
                    {move || app.texts().invite_label()}
                    <input autocomplete="off" prop:value=entered.invite
                        on:input=move |event| entered.invite.set(event_target_value(&event)) />
                </label>
            </details>
            <Languages />
            <button class="button main">{move || app.texts().next()}</button>
        </form>
        <join::Offer entered />
    }
}

/// Which language to speak.
#[component]
pub(super) fn Languages() -> impl IntoView {
    let app = App::get();
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Ok(language) = code.parse::<Language>() {
            super::look::choose_language(language);
            app.language.set(language);
        }
    };
    let options = Language::ALL.map(|language| {
        view! {
            <option value=language.code() selected=move || app.language.get() == language>{language.own_name()}</option>
        }
    });
    view! {
        <label>
            {move || app.texts().language()}
            <select on:change=choose>{options.to_vec()}</select>
        </label>
    }
}

#[component]
fn Lock(entered: Entered) -> impl IntoView {
    let app = App::get();
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let texts = app.language.get_untracked().web();
        let (one, two) = (entered.passphrase.get_untracked(), entered.again.get_untracked());
        let wrong = match entered.opened_by.get_untracked() {
            OpenedBy::Passphrase if one.is_empty() => Some(texts.passphrase_empty()),
            OpenedBy::Passphrase if one != two => Some(texts.passphrases_differ()),
            OpenedBy::Passphrase | OpenedBy::Passkey | OpenedBy::Anybody => None,
        };
        entered.problem.set(wrong.map(ToOwned::to_owned));
        if wrong.is_none() && entered.joins.get_untracked() {
            entered.step.set(Step::Code);
        } else if wrong.is_none() && !entered.busy.get_untracked() {
            entered.busy.set(true);
            spawn_local(found(app, entered));
        }
    };
    let back = move |_| {
        app.join_ended.set(None);
        entered.joins.set(false);
        entered.step.set(Step::Who);
    };
    let choice =
        move |by: OpenedBy, title: fn(kith_texts::Web) -> &'static str, hint: fn(kith_texts::Web) -> &'static str| {
            view! {
                <label class="choice">
                    <input type="radio" name="lock" prop:checked=move || entered.opened_by.get() == by
                        on:change=move |_| entered.opened_by.set(by) />
                    <span>{move || title(app.texts())}<small>{move || hint(app.texts())}</small></span>
                </label>
            }
        };
    let passphrase = move |label: fn(kith_texts::Web) -> &'static str, value: RwSignal<String>| {
        view! {
            <label>
                {move || label(app.texts())}
                <input type="password" autocomplete="new-password" prop:value=value
                    on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
    };
    view! {
        <h1 tabindex="-1">{move || app.texts().lock_title()}</h1>
        <form class="stack" on:submit=next>
            <fieldset>
                <legend class="hidden">{move || app.texts().lock_title()}</legend>
                {choice(OpenedBy::Passphrase, |texts| texts.lock_passphrase(), |texts| texts.lock_passphrase_hint())}
                {passkey::is_offered()
                    .then(|| choice(OpenedBy::Passkey, |texts| texts.lock_passkey(), |texts| texts.lock_passkey_hint()))}
                {choice(OpenedBy::Anybody, |texts| texts.lock_open(), |texts| texts.lock_open_hint())}
            </fieldset>
            <Show when=move || entered.opened_by.get() == OpenedBy::Passphrase>
                {passphrase(|texts| texts.passphrase_label(), entered.passphrase)}
                {passphrase(|texts| texts.passphrase_again_label(), entered.again)}
            </Show>
            <Problem text=entered.problem />
            <div class="row">
                <button type="button" class="button" on:click=back>
                    {move || app.texts().back()}
                </button>
                <button class="button main" disabled=entered.busy>{move || app.texts().next()}</button>
            </div>
        </form>
    }
}

async fn found(app: App, entered: Entered) {
    let invite = Some(entered.invite.get_untracked().trim().to_owned()).filter(|invite| !invite.is_empty());
    let ask =
        Ask::Found { url: entered.relay.get_untracked(), name: entered.name.get_untracked().trim().to_owned(), invite };
    match app.ask(ask).await {
        Ok(Told::Phrase(phrase)) => {
            entered.phrase.set(phrase);
            entered.step.set(Step::Phrase);
        }
        Ok(_) => {}
        Err(failure) => entered.problem.set(Some(app.says(failure))),
    }
    entered.busy.set(false);
}

#[component]
fn Phrase(entered: Entered) -> impl IntoView {
    let app = App::get();
    let words = move || {
        let phrase = entered.phrase.get();
        let words = phrase.split_whitespace().map(ToOwned::to_owned).collect::<Vec<_>>();
        words.into_iter().map(|word| view! { <li translate="no">{word}</li> }).collect_view()
    };
    view! {
        <h1 tabindex="-1">{move || app.texts().phrase_title()}</h1>
        <p>{move || app.texts().phrase_lead()}</p>
        <ol class="phrase" aria-label=move || app.texts().phrase_words()>{words}</ol>
        <p class="condition">{move || app.texts().phrase_warning()}</p>
        <button class="button main" on:click=move |_| entered.step.set(Step::Confirm)>
            {move || app.texts().phrase_written()}
        </button>
    }
}

#[component]
fn Confirm(entered: Entered) -> impl IntoView {
    let app = App::get();
    let asked = asked(entered.phrase.get_untracked().split_whitespace().count());
    let answers = asked.clone().into_iter().map(|place| (place, RwSignal::new(String::new()))).collect::<Vec<_>>();
    let check = {
        let answers = answers.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let phrase = entered.phrase.get_untracked();
            let wrong = answers.iter().find(|(place, answer)| {
                phrase.split_whitespace().nth(*place) != Some(answer.get_untracked().trim().to_lowercase().as_str())
            });
            let texts = app.language.get_untracked().web();
            entered.problem.set(wrong.map(|(place, _)| texts.confirm_wrong(number(*place))));
            if wrong.is_none() && !entered.busy.get_untracked() {
                entered.busy.set(true);
                spawn_local(keep(app, entered));
            }
        }
    };
    let fields = answers.into_iter().map(|(place, answer)| {
        view! {
            <label>
                {move || app.texts().confirm_word(number(place))}
                <input required autocomplete="off" autocapitalize="none" spellcheck="false" prop:value=answer
                    on:input=move |event| answer.set(event_target_value(&event)) />
            </label>
        }
    });
    view! {
        <h1 tabindex="-1">{move || app.texts().confirm_title()}</h1>
        <p>{move || app.texts().confirm_lead()}</p>
        <form class="stack" on:submit=check>
            {fields.collect_view()}
            <Problem text=entered.problem />
            <div class="row">
                <button type="button" class="button" on:click=move |_| entered.step.set(Step::Phrase)>
                    {move || app.texts().confirm_back()}
                </button>
                <button class="button main" disabled=entered.busy>{move || app.texts().begin()}</button>
            </div>
        </form>
    }
}

/// What is to open the home, as it was chosen; nothing if that cannot be had.
pub(super) async fn chosen(app: App, entered: Entered, name: &str) -> Option<(Option<Opener>, Option<Passkey>)> {
    match entered.opened_by.get_untracked() {
        OpenedBy::Passphrase => {
            Some((Some(Opener::Passphrase(Zeroizing::new(entered.passphrase.get_untracked()))), None))
        }
        OpenedBy::Passkey => {
            let made = passkey::create(name).await.map(|(passkey, opener)| (Some(opener), Some(passkey)));
            if made.is_none() {
                entered.problem.set(Some(app.language.get_untracked().web().passkey_none().to_owned()));
            }
            made
        }
        OpenedBy::Anybody => Some((None, None)),
    }
}

async fn keep(app: App, entered: Entered) {
    let Some((opener, passkey)) = chosen(app, entered, entered.name.get_untracked().trim()).await else {
        return entered.busy.set(false);
    };
    match app.ask(Ask::Keep { opener, passkey }).await {
        Ok(_) => super::storage::persist().await,
        Err(failure) => {
            entered.problem.set(Some(app.says(failure)));
            entered.busy.set(false);
        }
    }
}

fn number(place: usize) -> u64 {
    u64::try_from(place).unwrap_or_default() + 1
}

/// Which words are asked for: one of each third, by chance.
fn asked(words: usize) -> Vec<usize> {
    let third = words / ASKED;
    (0..ASKED).map(|part| part * third + (js_sys::Math::random() * third as f64) as usize).collect()
}

/// The relay that this page comes from.
pub(super) fn own_relay() -> String {
    let location = window().location();
    let scheme = if location.protocol().is_ok_and(|protocol| protocol == "https:") { "wss" } else { "ws" };
    format!("{scheme}://{}/v1", location.host().unwrap_or_default())
}
