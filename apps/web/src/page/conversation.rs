//! A conversation: its head, its messages, and where the next one is written.

use kith_core::engine::io::{ChatView, Command, ContactState, ContactView, DeviceStanding};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::icons::{self, Icon};
use super::messages::Messages;
use super::parts::{Avatar, Problem, state_text};
use super::route::Route;
use super::when;
use crate::bridge::{Ask, Sight, Told};

/// A draft is kept when nothing was typed for so many milliseconds.
const PAUSE: i32 = 700;
/// Emoji that people use most, without those whose meaning depends on where one lives.
const EMOJI: [&str; 40] = [
    "😀", "😄", "😂", "🙂", "😉", "😊", "😍", "😘", "🤗", "🤔", "😎", "😅", "😇", "😴", "😢", "😭", "😡", "😱", "🥳",
    "🤒", "👍", "👎", "👋", "🙏", "💪", "👏", "🤝", "❤️", "💔", "🔥", "⭐", "🎉", "🎂", "🌞", "🌧️", "🌈", "🍋", "☕",
    "🚗", "🏠",
];

/// The screen of one conversation.
#[component]
pub(super) fn Conversation(name: String) -> impl IntoView {
    let app = App::get();
    let contact = contact(app, &name);
    let details = Route::Contact(name.clone()).href();
    let is_own = is_own(app, contact);
    let title = {
        let name = name.clone();
        move || if is_own.get() { app.language.get().devices().note_to_self().to_owned() } else { name.clone() }
    };
    let shown = title.clone();
    let has_changed = move || contact.with(|contact| news(app, contact.as_ref(), is_own.get()));
    let state = move || {
        let state = contact.with(|contact| contact.as_ref().map(|contact| state_text(app.texts(), contact.state)));
        if is_own.get() { Some(app.texts().note_hint()) } else { state }
    };
    let verified = move || contact.with(|contact| contact.as_ref().is_some_and(|contact| contact.verified));
    view! {
        <section class="conversation">
            <header class="head">
                <a class="button quiet round back" href=Route::Chats.href() aria-label=move || app.texts().back()>
                    <Icon path=icons::BACK />
                </a>
                <a class="who" href=move || (!is_own.get()).then(|| details.clone())>
                    <Avatar name=Signal::derive(shown) />
                    <span class="lines">
                        <h2 tabindex="-1"><bdi>{title}</bdi></h2>
                        <small>
                            {move || verified().then(|| view! { <Icon path=icons::SHIELD /><span>{app.texts().verified()}</span> " · " })}
                            {state}
                        </small>
                        {move || has_changed().map(|text| view! { <small class="changed">{text}</small> })}
                    </span>
                </a>
            </header>
            <Messages name=name.clone() contact is_own />
            <Composer name contact />
        </section>
    }
}

/// The contact of a name, kept up to date.
pub(super) fn contact(app: App, name: &str) -> Memo<Option<ContactView>> {
    let name = name.to_owned();
    let contact = app.see::<ContactView>(move || Some(Sight::Contact { name: name.clone() }));
    Memo::new(move |_| contact.get())
}

/// Whether a contact is oneself.
fn is_own(app: App, contact: Memo<Option<ContactView>>) -> Memo<bool> {
    Memo::new(move |_| {
        let own = app.of_account(|account| account.id.clone());
        contact.with(|contact| contact.as_ref().is_some_and(|contact| Some(&contact.account) == own.as_ref()))
    })
}

/// The same of a contact; of oneself one knows it.
fn news(app: App, contact: Option<&ContactView>, is_own: bool) -> Option<String> {
    contact.filter(|_| !is_own).and_then(|contact| changed(app, contact.changed, contact.frozen))
}

/// That a contact's account is frozen, or has had another device lately.
pub(super) fn changed(app: App, changed: Option<u64>, frozen: Option<u64>) -> Option<String> {
    if let Some(since) = frozen {
        return Some(app.language.get().recovery().contact_frozen(&when::date_and_time(app.language.get(), since)));
    }
    Some(app.texts().contact_changed(&when::short(app.language.get(), changed?)))
}

/// Where a message is written, or why none can be.
#[component]
fn Composer(name: String, contact: Memo<Option<ContactView>>) -> impl IntoView {
    let app = App::get();
    let name = StoredValue::new(name);
    let state = Memo::new(move |_| contact.with(|contact| contact.as_ref().map(|contact| contact.state)));
    let words = move || contact.with(|contact| contact.as_ref().and_then(|contact| contact.words.clone()));
    let why =
        move || contact.with(|contact| contact.as_ref().and_then(|contact| app.reason("card", contact.why.as_ref()?)));
    let is_out = Memo::new(move |_| app.of_account(|a| a.standing == DeviceStanding::Out) == Some(true));
    let note = move || {
        let (texts, name) = (app.texts(), name.get_value());
        if is_out.get() {
            return Some(app.language.get().devices().removed_this().to_owned());
        }
        match state.get()? {
            ContactState::Ended => Some(texts.ended_note(&name)),
            ContactState::Blocked => Some(texts.blocked_note(&name)),
            ContactState::Unblocked => Some(texts.unblocked_note().to_owned()),
            ContactState::Failed => Some(why().unwrap_or_else(|| texts.state_failed()).to_owned()),
            ContactState::Adding | ContactState::Requested | ContactState::Accepting | ContactState::Active => None,
        }
    };
    let waiting = move || {
        let waits = matches!(state.get()?, ContactState::Adding | ContactState::Requested);
        waits.then(|| {
            let words = words().map(|words| app.texts().words_note(&words.join(" ")));
            view! { <p class="note">{app.texts().waiting_note(&name.get_value())} " " {words}</p> }
        })
    };
    let is_own = is_own(app, contact);
    // Before something is said that only one person is to read, not after.
    let has_changed = move || {
        let text = contact.with(|contact| news(app, contact.as_ref(), is_own.get()))?;
        let held = contact.with(|contact| contact.as_ref().map_or(0, |contact| contact.held));
        let hint = if held > 0 {
            app.language.get().recovery().contact_held(held as u64)
        } else {
            app.texts().contact_changed_hint().to_owned()
        };
        let text = format!("{}: {text}. {hint}", name.get_value());
        Some(view! { <p class="note changed"><Icon path=icons::DEVICES />{text}</p> })
    };
    // The field stays the same one, with its cursor in it, when the other side accepts.
    let can_write = Memo::new(move |_| state.get().is_some().then(|| note().is_none()));
    move || {
        Some(if can_write.get()? {
            view! { {waiting} {has_changed} <Field name=name.get_value() /> }.into_any()
        } else {
            view! { <p class="composer note">{note}</p> }.into_any()
        })
    }
}

#[component]
fn Field(name: String) -> impl IntoView {
    let app = App::get();
    let field = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None);
    let emoji = RwSignal::new(false);
    let name = StoredValue::new(name);
    let keystrokes = StoredValue::new(0_u64);
    let draft =
        Memo::new(move |_| app.drafts.with(|drafts| drafts.get(&name.get_value()).cloned().unwrap_or_default()));
    let write = move |text: String| {
        app.drafts.update(|drafts| drop(drafts.insert(name.get_value(), text)));
        keep_soon(app, name, keystrokes);
    };
    bring_back(app, name);
    on_cleanup(move || keep(app, name.get_value(), true));
    let send = move || {
        let text = draft.get_untracked().trim().to_owned();
        if text.is_empty() {
            return;
        }
        if text.len() > kith_wire::limits::TEXT {
            problem.set(Some(app.language.get_untracked().web().too_long().to_owned()));
            return;
        }
        write(String::new());
        keep(app, name.get_value(), false);
        problem.set(None);
        spawn_local(async move {
            let command = Command::SendText { name: name.get_value(), text: text.clone() };
            if let Err(failure) = app.command(command).await {
                write(text);
                problem.set(Some(app.says(failure)));
            }
        });
    };
    // Enter that chooses a word in an input method is not one that sends.
    let key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.shift_key() && !event.is_composing() {
            event.prevent_default();
            send();
        }
    };
    let insert = move |text: &'static str| {
        write(draft.get_untracked() + text);
        emoji.set(false);
        let _ = field.get_untracked().map(|field| field.focus());
    };
    let choices = move || {
        EMOJI.map(|text| view! { <button type="button" on:click=move |_| insert(text)>{text}</button> }).to_vec()
    };
    view! {
        <form class="composer" on:submit=move |event| { event.prevent_default(); send(); }>
            <Problem text=problem />
            <Show when=move || emoji.get()>
                <div class="emoji" role="group" aria-label=move || app.texts().emoji()>{choices}</div>
            </Show>
            <button type="button" class="button quiet round" aria-label=move || app.texts().emoji()
                aria-expanded=move || emoji.get().to_string() on:click=move |_| emoji.update(|shown| *shown = !*shown)>
                <Icon path=icons::SMILE />
            </button>
            <textarea node_ref=field rows="1" dir="auto" aria-label=move || app.texts().write()
                placeholder=move || app.texts().write() prop:value=draft
                on:input=move |event| write(event_target_value(&event)) on:keydown=key></textarea>
            <button class="button main round" aria-label=move || app.texts().send()
                disabled=move || draft.with(|draft| draft.trim().is_empty())>
                <Icon path=icons::SEND />
            </button>
        </form>
    }
}

/// Asks the engine for the draft, unless this page knows a newer one.
fn bring_back(app: App, name: StoredValue<String>) {
    if app.drafts.with_untracked(|drafts| drafts.contains_key(&name.get_value())) {
        return;
    }
    let name = name.get_value();
    spawn_local(async move {
        let Ok(Told::View(chats)) = app.ask(Ask::See(Sight::Chats)).await else { return };
        let chats: Vec<ChatView> = serde_json::from_value(chats).unwrap_or_default();
        let kept = chats.into_iter().find(|chat| chat.name == name).and_then(|chat| chat.draft);
        if let Some(kept) = kept {
            app.drafts.update(|drafts| {
                let _known = drafts.entry(name).or_insert(kept);
            });
        }
    });
}

/// Has a draft kept when nothing was typed for a while.
fn keep_soon(app: App, name: StoredValue<String>, keystrokes: StoredValue<u64>) {
    keystrokes.update_value(|keystrokes| *keystrokes += 1);
    let (typed, name) = (keystrokes.get_value(), name.get_value());
    spawn_local(async move {
        super::calls::after(PAUSE).await;
        if keystrokes.try_get_value() == Some(typed) {
            keep(app, name, false);
        }
    });
}

/// Has a draft kept now, and then shown in the list, once it is left. One that is too long to be sent is too long to be kept.
fn keep(app: App, name: String, is_left: bool) {
    let Some(text) = app.drafts.with_untracked(|drafts| drafts.get(&name).cloned()) else { return };
    spawn_local(async move {
        let _kept = app.ask(Ask::Do(Command::SetDraft { name, text })).await;
        if is_left {
            app.revision.update(|revision| *revision += 1);
        }
    });
}
