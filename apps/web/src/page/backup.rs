//! PIN and backup: setting and checking the PIN, how the backup stands, making one, and seeing that it opens or having it here.

use kith_core::account::{PhraseError, RecoveryPhrase, WORDS};
use kith_core::engine::io::{BackupState, BackupView, Command, DeviceStanding, Event, PIN_LEAST, Secret};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::{Head, Problem};
use super::prove::{Proof, ProofField};
use super::route::Route;
use super::when;
use crate::bridge::Sight;

/// What is entered for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Set,
    Check,
    Drill,
    Restore,
}

impl Deed {
    const fn needs_phrase(self) -> bool {
        matches!(self, Self::Drill | Self::Restore)
    }

    fn title(self, app: App, has_pin: bool) -> &'static str {
        let texts = app.texts();
        match self {
            Self::Set if has_pin => texts.pin_change(),
            Self::Set => texts.pin_set(),
            Self::Check => texts.pin_check(),
            Self::Drill => texts.backup_drill(),
            Self::Restore => texts.backup_restore(),
        }
    }
}

/// The screen.
#[component]
pub(super) fn Backup() -> impl IntoView {
    let app = App::get();
    let view = app.see::<BackupView>(|| Some(Sight::Backup));
    let has_pin = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.pin)));
    let is_busy = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.busy)));
    let needs_phrase = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.needs_phrase)));
    let is_known = Memo::new(move |_| view.with(Option::is_some));
    let may = Memo::new(move |_| app.of_account(|account| account.standing) == Some(DeviceStanding::Confirmed));
    app.backup_news.set(None);
    // The answer stands where it was asked: on a phone nothing else is in sight.
    let acted = RwSignal::new(None::<Deed>);
    let back_up = move |_| {
        app.backup_news.set(None);
        acted.set(None);
        app.try_command(Command::BackUp);
    };
    let made = move || {
        let view = view.get()?;
        let texts = app.language.get().backup();
        let time = view.made.map(|at| when::date_and_time(app.language.get(), at));
        Some(match time {
            Some(time) => texts.made(&view.contacts.to_string(), &view.texts.to_string(), &time),
            None if view.pin => texts.never().to_owned(),
            None => app.texts().backup_none().to_owned(),
        })
    };
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.texts().backup_title().to_owned()) back=Route::Settings />
            <div class="cards">
                <article class="card">
                    <p>{made}</p>
                    <Show when=move || acted.get().is_none()><News is_busy /></Show>
                    <Show when=move || has_pin.get() && may.get()>
                        <button type="button" class="button" disabled=is_busy on:click=back_up>
                            {move || app.texts().backup_now()}
                        </button>
                    </Show>
                </article>
                <Show when=move || is_known.get() && may.get()>
                    <Show when=move || has_pin.get()><Entry deed=Deed::Check has_pin needs_phrase is_busy acted /></Show>
                    <Entry deed=Deed::Set has_pin needs_phrase is_busy acted />
                    <Show when=move || has_pin.get()><Entry deed=Deed::Drill has_pin needs_phrase is_busy acted /></Show>
                    <Entry deed=Deed::Restore has_pin needs_phrase is_busy acted />
                </Show>
            </div>
        </section>
    }
}

/// Where PIN and phrase are entered for one of the deeds.
#[component]
fn Entry(
    deed: Deed,
    has_pin: Memo<bool>,
    needs_phrase: Memo<bool>,
    is_busy: Memo<bool>,
    acted: RwSignal<Option<Deed>>,
) -> impl IntoView {
    let app = App::get();
    let (pin, again, phrase) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (problem, proof) = (RwSignal::new(None), Proof::new());
    let with_phrase = Memo::new(move |_| deed.needs_phrase() || (deed == Deed::Set && needs_phrase.get()));
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        let shown = with_phrase.get_untracked().then(|| phrase.get_untracked());
        let is_other = deed == Deed::Set && pin.get_untracked() != again.get_untracked();
        let wrong = if is_other {
            Some(app.language.get_untracked().web().pins_differ().to_owned())
        } else {
            shown.as_ref().and_then(|shown| wrong_phrase(app, shown))
        };
        if wrong.is_some() {
            return problem.set(wrong);
        }
        let (pin_said, phrase_said) = (Secret(pin.get_untracked()), shown.map(Secret));
        let drill = deed == Deed::Drill;
        let command = match (deed, phrase_said) {
            (Deed::Set, phrase) => Command::SetPin { pin: pin_said, phrase },
            (Deed::Check, _) => Command::CheckPin { pin: pin_said },
            (_, phrase) => {
                Command::OpenBackup { pin: pin_said, phrase: phrase.unwrap_or(Secret(String::new())), drill }
            }
        };
        app.backup_news.set(None);
        acted.set(Some(deed));
        spawn_local(async move {
            let done = match deed {
                Deed::Set => proof.command(command).await.map(drop),
                Deed::Check | Deed::Drill | Deed::Restore => {
                    app.command(command).await.map(drop).map_err(|failure| app.says(failure))
                }
            };
            if done.is_ok() {
                [pin, again, phrase].into_iter().for_each(|field| drop(field.try_set(String::new())));
            }
            let _gone = problem.try_set(done.err());
        });
    };
    let field = move |value: RwSignal<String>, label: fn(kith_texts::Web) -> &'static str| {
        view! {
            <label>
                {move || label(app.texts())}
                <input type="password" required autocomplete="off" prop:value=value
                    on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
    };
    let least = u64::try_from(PIN_LEAST).unwrap_or_default().to_string();
    view! {
        <article class="card">
            <h3>{move || deed.title(app, has_pin.get())}</h3>
            <form class="stack" on:submit=act>
                {deed.needs_phrase().then(|| view! { <p>{move || app.texts().backup_open()}</p> })}
                {field(pin, |texts| texts.pin_label())}
                {(deed == Deed::Set).then(|| view! {
                    <small>{move || app.texts().pin_hint(&least)}</small>
                    {field(again, |texts| texts.pin_again())}
                })}
                <Show when=move || with_phrase.get()>
                    <label>
                        {move || app.texts().phrase_label()}
                        <textarea required rows="3" spellcheck="false" autocapitalize="none" autocomplete="off" translate="no"
                            prop:value=phrase on:input=move |event| phrase.set(event_target_value(&event))></textarea>
                        {(deed == Deed::Set).then(|| view! { <small>{move || app.texts().phrase_once()}</small> })}
                    </label>
                </Show>
                {(deed == Deed::Set).then(|| view! { <ProofField proof /> })}
                <Problem text=problem />
                <div class="row start">
                    <button class="button" class:main=move || deed == Deed::Set && !has_pin.get() disabled=is_busy>
                        {move || deed.title(app, has_pin.get())}
                    </button>
                </div>
            </form>
            <Show when=move || acted.get() == Some(deed)><News is_busy /></Show>
        </article>
    }
}

/// What is wrong with what was entered for a phrase, before anything is asked of anybody.
fn wrong_phrase(app: App, entered: &str) -> Option<String> {
    let texts = app.language.get_untracked().recovery();
    Some(match RecoveryPhrase::parse(entered).err()? {
        PhraseError::WordCount { found } => texts.phrase_words(&found.to_string(), &WORDS.to_string()),
        PhraseError::UnknownWord { position } => texts.phrase_unknown(&position.to_string()),
        PhraseError::Checksum => texts.phrase_checksum().to_owned(),
    })
}

/// What has come of what was asked last, or that it is under way.
#[component]
fn News(is_busy: Memo<bool>) -> impl IntoView {
    let app = App::get();
    let line = move || {
        let Some(Event::Backup { state, left, until, made, contacts, texts }) = app.backup_news.get() else {
            return None;
        };
        let says = app.language.get().backup();
        let time =
            |at: Option<u64>| at.map_or_else(|| "?".to_owned(), |at| when::date_and_time(app.language.get(), at));
        let (contacts, texts, made) = (contacts.to_string(), texts.to_string(), time(made));
        Some(match state {
            BackupState::Made => ("good", app.texts().saved().to_owned()),
            BackupState::Checked => ("good", says.checked().to_owned()),
            BackupState::Drilled => ("good", says.drilled(&contacts, &texts, &made)),
            BackupState::Restored => ("good", says.restored(&contacts, &texts, &made)),
            BackupState::WrongPin => ("problem", says.wrong_pin(&left.unwrap_or(0).to_string())),
            BackupState::WrongPhrase => ("problem", says.wrong_phrase().to_owned()),
            BackupState::Wait => ("problem", says.wait(&time(until))),
            BackupState::None => ("problem", says.none().to_owned()),
            BackupState::Failed => ("problem", says.failed().to_owned()),
            BackupState::AskPin => return None,
        })
    };
    view! {
        <div class="outcome" role="status">
            {move || is_busy.get().then(|| view! {
                <p>{app.texts().under_way()}</p>
                <progress max="1" aria-label=app.texts().under_way()></progress>
            })}
            {move || line().map(|(class, text)| view! { <p class=class>{text}</p> })}
        </div>
    }
}

/// In the settings: how it stands, and the way to the screen. A home without a PIN is told there that it has no backup.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let app = App::get();
    let view = app.see::<BackupView>(|| Some(Sight::Backup));
    let line = move || {
        view.get().map(|view| match view.made.filter(|_| view.pin) {
            Some(at) => {
                let time = when::date_and_time(app.language.get(), at);
                app.language.get().backup().made(&view.contacts.to_string(), &view.texts.to_string(), &time)
            }
            None => app.texts().backup_none().to_owned(),
        })
    };
    view! {
        <article class="card">
            <h3>{move || app.texts().backup_title()}</h3>
            <p>{line}</p>
            <a class="button" href=Route::Backup.href()>{move || app.texts().backup_title()}</a>
        </article>
    }
}

/// Now and then, above the list: whether the PIN is still known.
#[component]
pub(super) fn Reminder() -> impl IntoView {
    let app = App::get();
    let view = app.see::<BackupView>(|| Some(Sight::Backup));
    let later = RwSignal::new(false);
    let is_due = Memo::new(move |_| {
        let is_asked = view.with(|view| view.as_ref().is_some_and(|view| view.ask_pin));
        is_asked && !later.get() && app.route.get() != Route::Backup
    });
    view! {
        <Show when=move || is_due.get()>
            <div class="offer" role="status">
                <p>{move || app.texts().pin_ask()}</p>
                <button type="button" class="button quiet" on:click=move |_| later.set(true)>{move || app.texts().pin_later()}</button>
                <a class="button main" href=Route::Backup.href()>{move || app.texts().pin_check()}</a>
            </div>
        </Show>
    }
}
