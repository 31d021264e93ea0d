//! A conversation: its head, its messages by day, and where the next one is written.

use kith_core::engine::io::{Command, ContactState, ContactView, MessageState, MessageView};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::icons::{self, Icon};
use super::message::Message;
use super::parts::{Avatar, Problem, state_text};
use super::route::Route;
use super::when;
use crate::bridge::Sight;

/// Messages that are loaded at first, and more whenever the reader comes near the oldest.
const PAGE: usize = 80;
/// Nearer to an edge than this is at it, pixels.
const NEAR: i32 = 120;
/// Emoji that people use most, without those whose meaning depends on where one lives.
const EMOJI: [&str; 40] = [
    "😀", "😄", "😂", "🙂", "😉", "😊", "😍", "😘", "🤗", "🤔", "😎", "😅", "😇", "😴", "😢", "😭", "😡", "😱", "🥳",
    "🤒", "👍", "👎", "👋", "🙏", "💪", "👏", "🤝", "❤️", "💔", "🔥", "⭐", "🎉", "🎂", "🌞", "🌧️", "🌈", "🍋", "☕",
    "🚗", "🏠",
];

/// What is between messages, and the messages themselves by id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Row {
    Day((u32, u32, u32), u64),
    Unread,
    Message(String),
}

/// The screen of one conversation.
#[component]
pub(super) fn Conversation(name: String) -> impl IntoView {
    let app = App::get();
    let limit = RwSignal::new(PAGE);
    let messages = {
        let chat = name.clone();
        app.see::<Vec<MessageView>>(move || Some(Sight::Messages { chat: chat.clone(), limit: limit.get() }))
    };
    let contact = contact(app, &name);
    let shown = name.clone();
    let details = Route::Contact(name.clone()).href();
    let state = move || contact.with(|contact| contact.as_ref().map(|contact| state_text(app.texts(), contact.state)));
    let verified = move || contact.with(|contact| contact.as_ref().is_some_and(|contact| contact.verified));
    read_what_is_seen(app, &name, messages);
    view! {
        <section class="conversation">
            <header class="head">
                <a class="button quiet round back" href=Route::Chats.href() aria-label=move || app.texts().back()>
                    <Icon path=icons::BACK />
                </a>
                <a class="who" href=details>
                    <Avatar name=Signal::derive(move || shown.clone()) />
                    <span class="lines">
                        <h2 tabindex="-1"><bdi>{name.clone()}</bdi></h2>
                        <small>
                            {move || verified().then(|| view! { <Icon path=icons::SHIELD /><span>{app.texts().verified()}</span> " · " })}
                            {state}
                        </small>
                    </span>
                </a>
            </header>
            <Messages name=name.clone() messages limit contact />
            <Composer name contact />
        </section>
    }
}

/// The contact of a name, kept up to date.
pub(super) fn contact(app: App, name: &str) -> Memo<Option<ContactView>> {
    let contacts = app.see::<Vec<ContactView>>(|| Some(Sight::Contacts));
    let name = name.to_owned();
    Memo::new(move |_| contacts.with(|all| all.as_ref()?.iter().find(|contact| contact.name == name).cloned()))
}

/// Tells the engine that what is on a visible screen is read.
fn read_what_is_seen(app: App, name: &str, messages: RwSignal<Option<Vec<MessageView>>>) {
    let name = name.to_owned();
    Effect::new(move |_| {
        let any = messages.with(|messages| messages.iter().flatten().any(|m| m.state == MessageState::Unread));
        if any && !document().hidden() {
            app.try_command(Command::MarkRead { name: name.clone() });
        }
    });
}

#[component]
fn Messages(
    name: String,
    messages: RwSignal<Option<Vec<MessageView>>>,
    limit: RwSignal<usize>,
    contact: Memo<Option<ContactView>>,
) -> impl IntoView {
    let app = App::get();
    let list = NodeRef::<html::Div>::new();
    let at_end = RwSignal::new(true);
    // The first message that was new when the conversation was opened; it stays where it was.
    let first_new = StoredValue::new(None::<Option<String>>);
    let rows = Memo::new(move |_| {
        messages.with(|messages| {
            let messages = messages.as_deref()?;
            let unread = |message: &&MessageView| message.state == MessageState::Unread;
            if first_new.get_value().is_none() {
                first_new.set_value(Some(messages.iter().find(unread).map(|message| message.id.clone())));
            }
            Some(rows(messages, first_new.get_value().flatten().as_deref()))
        })
    });
    let scrolled = move |_| {
        let Some(list) = list.get_untracked() else { return };
        at_end.set(list.scroll_height() - list.scroll_top() - list.client_height() < NEAR);
        let loaded = messages.with_untracked(|messages| messages.as_ref().map_or(0, Vec::len));
        if list.scroll_top() < NEAR && loaded >= limit.get_untracked() {
            limit.update(|limit| *limit += PAGE);
        }
    };
    let to_end = move || {
        let _ = list.get_untracked().map(|list| list.set_scroll_top(list.scroll_height()));
    };
    Effect::new(move |_| {
        rows.track();
        if at_end.get_untracked() {
            request_animation_frame(to_end);
        }
    });
    let label = {
        let name = name.clone();
        move || app.texts().messages_of(&name)
    };
    let row = move |row: Row| match row {
        Row::Day(_, millis) => {
            view! { <p class="day"><span>{move || when::day_name(app.language.get(), millis)}</span></p> }.into_any()
        }
        Row::Unread => view! { <p class="day new"><span>{move || app.texts().unread_line()}</span></p> }.into_any(),
        Row::Message(id) => {
            let message = Memo::new(move |_| {
                messages.with(|messages| messages.as_ref()?.iter().rfind(|message| message.id == id).cloned())
            });
            view! { <Message message /> }.into_any()
        }
    };
    let is_empty = move || rows.with(|rows| rows.as_ref().is_some_and(Vec::is_empty));
    let is_open = move || contact.with(|c| c.as_ref().is_some_and(|c| c.state == ContactState::Active));
    view! {
        <div class="messages" node_ref=list role="log" aria-label=label tabindex="0" on:scroll=scrolled>
            <For each=move || rows.get().unwrap_or_default() key=Clone::clone children=row />
            {move || (is_empty() && is_open()).then(|| view! { <p class="nothing">{app.texts().empty_chat()}</p> })}
        </div>
        <Show when=move || !at_end.get()>
            <button type="button" class="button round newest" aria-label=move || app.texts().newest() on:click=move |_| to_end()>
                <Icon path=icons::DOWN />
            </button>
        </Show>
    }
}

/// Messages with a line before the first of each day, and one before the first that is new.
fn rows(messages: &[MessageView], first_new: Option<&str>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(messages.len() + 8);
    let mut last = None;
    for message in messages {
        let day = when::day(message.sent);
        if last != Some(day) {
            rows.push(Row::Day(day, message.sent));
            last = Some(day);
        }
        if first_new == Some(message.id.as_str()) {
            rows.push(Row::Unread);
        }
        rows.push(Row::Message(message.id.clone()));
    }
    rows
}

/// Where a message is written, or why none can be.
#[component]
fn Composer(name: String, contact: Memo<Option<ContactView>>) -> impl IntoView {
    let app = App::get();
    let state = Memo::new(move |_| contact.with(|contact| contact.as_ref().map(|contact| contact.state)));
    let words = move || contact.with(|contact| contact.as_ref().and_then(|contact| contact.words.clone()));
    let why =
        move || contact.with(|contact| contact.as_ref().and_then(|contact| app.reason("card", contact.why.as_ref()?)));
    move || {
        let texts = app.texts();
        let note = match state.get()? {
            ContactState::Ended => Some(texts.ended_note(&name)),
            ContactState::Blocked => Some(texts.blocked_note(&name)),
            ContactState::Unblocked => Some(texts.unblocked_note().to_owned()),
            ContactState::Failed => Some(why().unwrap_or_else(|| texts.state_failed()).to_owned()),
            ContactState::Adding | ContactState::Requested | ContactState::Accepting | ContactState::Active => None,
        };
        if let Some(note) = note {
            return Some(view! { <p class="composer note">{note}</p> }.into_any());
        }
        let waits = matches!(state.get()?, ContactState::Adding | ContactState::Requested);
        let waiting = waits.then(|| {
            let words = words().map(|words| app.texts().words_note(&words.join(" ")));
            view! { <p class="note">{app.texts().waiting_note(&name)} " " {words}</p> }
        });
        Some(view! { {waiting} <Field name=name.clone() /> }.into_any())
    }
}

#[component]
fn Field(name: String) -> impl IntoView {
    let app = App::get();
    let field = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None);
    let emoji = RwSignal::new(false);
    let name = StoredValue::new(name);
    let draft =
        Memo::new(move |_| app.drafts.with(|drafts| drafts.get(&name.get_value()).cloned().unwrap_or_default()));
    let write = move |text: String| app.drafts.update(|drafts| drop(drafts.insert(name.get_value(), text)));
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
