//! The list of conversations.

use kith_core::engine::io::{ChatView, ContactState, DeviceStanding, RequestView};
use leptos::prelude::*;

use super::app::App;
use super::backup::Reminder;
use super::conversation::changed;
use super::icons::{self, Icon};
use super::notify::Offer;
use super::panic::InAHurry;
use super::parts::{Avatar, state_text};
use super::route::Route;
use super::search::Found;
use super::when;
use crate::bridge::Sight;

/// The list beside every screen.
#[component]
pub(super) fn List() -> impl IntoView {
    let app = App::get();
    let chats = app.see::<Vec<ChatView>>(|| Some(Sight::Chats));
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let wanted = search.get().to_lowercase();
        let chats = chats.get().unwrap_or_default();
        chats.into_iter().filter(|chat| chat.name.to_lowercase().contains(wanted.trim())).collect::<Vec<_>>()
    });
    let said = super::search::found(app, search);
    let is_nothing = move || {
        found.get().is_empty() && !search.get().is_empty() && said.with(|said| said.as_ref().is_none_or(Vec::is_empty))
    };
    // A device on probation has what it was given; one that was signed out has what it had.
    let may_begin = Memo::new(move |_| app.of_account(|a| a.standing == DeviceStanding::Confirmed) == Some(true));
    let own_name = move || app.of_account(|account| account.name.clone()).unwrap_or_default();
    view! {
        <nav class="list" aria-label=move || app.texts().chats()>
            <header class="head">
                <Avatar name=Signal::derive(own_name) />
                <h1>{move || app.texts().app_name()}<small><bdi>{own_name}</bdi></small></h1>
                <a class="button quiet round" href=Route::Add.href() aria-label=move || app.texts().new_chat()>
                    <Icon path=icons::PLUS />
                </a>
                <a class="button quiet round" href=Route::Settings.href() aria-label=move || app.texts().settings()>
                    <Icon path=icons::GEAR />
                </a>
            </header>
            <input class="search" type="search" aria-label=move || app.texts().search()
                placeholder=move || app.texts().search() prop:value=search
                on:input=move |event| search.set(event_target_value(&event)) />
            <Requests />
            <Reminder />
            <Offer when=Signal::derive(move || chats.with(|chats| chats.iter().flatten().any(|c| c.state == ContactState::Active))) />
            <ul>
                <For each=move || found.get() key=|chat| chat.name.clone() let:chat>
                    <Item name=chat.name.clone() chats=found />
                </For>
            </ul>
            {move || (may_begin.get() && chats.get().is_some_and(|chats| chats.is_empty())).then(|| view! { <Empty /> })}
            <Found search found=said />
            {move || is_nothing().then(|| view! { <p class="nothing">{app.texts().search_none()}</p> })}
            <InAHurry />
        </nav>
    }
}

#[component]
fn Empty() -> impl IntoView {
    let app = App::get();
    view! {
        <div class="empty">
            <h2>{move || app.texts().chats_empty_title()}</h2>
            <p>{move || app.texts().chats_empty_hint()}</p>
            <a class="button main" href=Route::Add.href()>{move || app.texts().new_chat()}</a>
        </div>
    }
}

/// The way to the requests, if there are any.
#[component]
fn Requests() -> impl IntoView {
    let app = App::get();
    let requests = app.see::<Vec<RequestView>>(|| Some(Sight::Requests));
    let count = Memo::new(move |_| requests.with(|requests| requests.as_ref().map_or(0, Vec::len)));
    move || {
        (count.get() > 0).then(|| {
            let text = move || app.texts().request_count(u64::try_from(count.get()).unwrap_or(u64::MAX));
            view! {
                <a class="item waiting" href=Route::Requests.href() aria-current=current(app, Route::Requests)>
                    <span class="avatar plain"><Icon path=icons::PEOPLE /></span>
                    <span class="lines"><strong>{text}</strong></span>
                </a>
            }
        })
    }
}

#[component]
fn Item(name: String, chats: Memo<Vec<ChatView>>) -> impl IntoView {
    let app = App::get();
    let route = Route::Chat(name.clone());
    let href = route.href();
    let chat = {
        let name = name.clone();
        Memo::new(move |_| chats.with(|chats| chats.iter().find(|chat| chat.name == name).cloned()))
    };
    let line = move || {
        let texts = app.texts();
        let Some(chat) = chat.get() else { return String::new() };
        let is_open = app.route.get() == Route::Chat(chat.name);
        if let Some(draft) = chat.draft.filter(|draft| !is_open && !draft.trim().is_empty()) {
            return texts.draft_is(&draft);
        }
        match chat.last {
            Some(last) if last.from.is_none() => texts.you_said(&last.text),
            Some(last) => last.text,
            None if chat.own => texts.note_hint().to_owned(),
            None => state_text(texts, chat.state).to_owned(),
        }
    };
    let time = move || {
        let last = chat.get().and_then(|chat| chat.last);
        last.map(|last| when::short(app.language.get(), last.sent))
    };
    let unread = move || {
        chat.get().map(|chat| chat.unread).filter(|unread| *unread > 0).map(|unread| {
            let text = app.texts().unread_count(unread);
            view! { <span class="badge"><span aria-hidden="true">{unread}</span><span class="hidden">{text}</span></span> }
        })
    };
    let has_changed = move || {
        let news =
            |chat: &ChatView| changed(app, chat.changed.filter(|_| !chat.own), chat.frozen.filter(|_| !chat.own));
        chat.with(|chat| chat.as_ref().and_then(news))
    };
    let is_own = Memo::new(move |_| chat.with(|chat| chat.as_ref().is_some_and(|chat| chat.own)));
    let title =
        move || if is_own.get() { app.language.get().devices().note_to_self().to_owned() } else { name.clone() };
    let shown = title.clone();
    view! {
        <li>
            <a class="item" href=href aria-current=current(app, route)>
                <Avatar name=Signal::derive(shown) />
                <span class="lines">
                    <span class="line"><strong><bdi>{title}</bdi></strong><time>{time}</time></span>
                    <span class="line"><span class="last" dir="auto">{line}</span>{unread}</span>
                    {move || has_changed().map(|text| view! {
                        <span class="line"><small class="changed"><Icon path=icons::DEVICES />{text}</small></span>
                    })}
                </span>
            </a>
        </li>
    }
}

/// Marks the way to the screen that is shown; the details of a contact belong to its conversation.
fn current(app: App, route: Route) -> impl Fn() -> Option<&'static str> {
    move || {
        let mut shown = app.route.get();
        if let Route::Contact(name) = shown {
            shown = Route::Chat(name);
        }
        (shown == route).then_some("page")
    }
}
