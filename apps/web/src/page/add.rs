//! A new conversation: a card to give, or a card that was given.

use kith_core::engine::io::{CardState, CardView, Command, ContactView};
use kith_wire::Seconds;
use kith_wire::inbox::Salutation;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::invitations::Invite;
use super::parts::{Copyable, Head, Picture, Problem};
use super::route::Route;
use super::scan::{self, Scan, Wanted};
use crate::bridge::{Sight, Told};

const WEEK: u64 = 7 * 24 * 3600;

/// The screen.
#[component]
pub(super) fn Add() -> impl IntoView {
    let app = App::get();
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.texts().new_chat().to_owned()) />
            <div class="cards">
                <Give />
                <Take />
                <Cards />
                <Invite />
            </div>
        </section>
    }
}

/// Makes a card and shows it.
#[component]
fn Give() -> impl IntoView {
    let app = App::get();
    let (label, once, week) = (RwSignal::new(String::new()), RwSignal::new(true), RwSignal::new(true));
    let made = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None);
    let cards = app.see::<Vec<CardView>>(|| Some(Sight::Cards));
    let link = Memo::new(move |_| {
        let id = made.get()?;
        cards.with(|cards| cards.as_ref()?.iter().find(|card| card.id == id).map(|card| card.link.clone()))
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let label = Some(label.get_untracked().trim().to_owned()).filter(|label| !label.is_empty());
        let expires = week.get_untracked().then(|| Seconds((js_sys::Date::now() / 1000.0) as u64 + WEEK));
        let command = Command::NewCard { once: once.get_untracked(), expires, label };
        spawn_local(async move {
            match app.command(command).await {
                Ok(Told::Card(id)) => made.set(Some(id)),
                Ok(_) => {}
                Err(failure) => problem.set(Some(app.says(failure))),
            }
        });
    };
    let check = move |value: RwSignal<bool>, text: fn(kith_texts::Web) -> &'static str| {
        view! {
            <label class="choice">
                <input type="checkbox" prop:checked=value on:change=move |event| value.set(event_target_checked(&event)) />
                <span>{move || text(app.texts())}</span>
            </label>
        }
    };
    view! {
        <article class="card">
            <h3>{move || app.texts().own_card_title()}</h3>
            <p>{move || app.texts().own_card_lead()}</p>
            {move || match link.get() {
                Some(link) => view! { <Card link /> }.into_any(),
                None => view! {
                    <form class="stack" on:submit=make>
                        <label>
                            {move || app.texts().card_label_label()}
                            <input maxlength="64" autocomplete="off" prop:value=label
                                on:input=move |event| label.set(event_target_value(&event)) />
                        </label>
                        {check(once, |texts| texts.card_once())}
                        {check(week, |texts| texts.card_week())}
                        <Problem text=problem />
                        <button class="button main">{move || app.texts().card_make()}</button>
                    </form>
                }.into_any(),
            }}
        </article>
    }
}

/// A card's link as a picture and as text.
#[component]
fn Card(link: String) -> impl IntoView {
    let app = App::get();
    view! {
        <Picture text=link.clone() label=Signal::derive(move || app.texts().card_qr().to_owned()) />
        <Copyable text=Signal::derive(move || link.clone()) label=Signal::derive(move || app.texts().card_link().to_owned()) />
    }
}

/// Asks by a card that was given.
#[component]
fn Take() -> impl IntoView {
    let app = App::get();
    let (link, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None);
    let asked = RwSignal::new(None::<String>);
    let contacts = app.see::<Vec<ContactView>>(|| Some(Sight::Contacts));
    let words = move || {
        let asked = asked.get()?;
        contacts.with(|all| all.as_ref()?.iter().find(|contact| contact.name == asked)?.words.clone())
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let harm = scan::harmful(app.language.get_untracked(), &link.get_untracked());
        if harm.is_some() {
            return problem.set(harm);
        }
        let name = Some(name.get_untracked().trim().to_owned()).filter(|name| !name.is_empty());
        let command =
            Command::AddContact { link: link.get_untracked().trim().to_owned(), name, salutation: Salutation::Hello };
        spawn_local(async move {
            match app.command(command).await {
                Ok(Told::Contact(contact)) => {
                    problem.set(None);
                    link.set(String::new());
                    asked.set(Some(contact));
                }
                Ok(_) => {}
                Err(failure) => problem.set(Some(app.says(failure))),
            }
        });
    };
    view! {
        <article class="card">
            <h3>{move || app.texts().add_title()}</h3>
            <p>{move || app.texts().add_lead()}</p>
            <Scan wanted=Wanted::Card on_found=move |card| link.set(card) />
            <form class="stack" on:submit=send>
                <label>
                    {move || app.texts().add_link_label()}
                    <textarea required rows="3" spellcheck="false" autocapitalize="none" prop:value=link
                        on:input=move |event| link.set(event_target_value(&event))></textarea>
                </label>
                <label>
                    {move || app.texts().add_name_label()}
                    <input maxlength="64" autocomplete="off" prop:value=name
                        on:input=move |event| name.set(event_target_value(&event)) />
                    <small>{move || app.texts().add_name_hint()}</small>
                </label>
                <Problem text=problem />
                <button class="button main">{move || app.texts().add_send()}</button>
            </form>
            <div role="status">
                {move || words().map(|words| view! { <p class="words-sent">{app.texts().add_words(&words.join(" "))}</p> })}
                {move || asked.get().map(|name| {
                    view! { <a class="button" href=Route::Chat(name).href()>{move || app.texts().write()}</a> }
                })}
            </div>
        </article>
    }
}

/// The cards that were given away.
#[component]
fn Cards() -> impl IntoView {
    let app = App::get();
    let cards = app.see::<Vec<CardView>>(|| Some(Sight::Cards));
    let row = move |card: CardView| {
        let texts = app.texts();
        let state = match card.state {
            CardState::Waiting => texts.card_state_waiting(),
            CardState::Active => texts.card_state_active(),
            CardState::Used => texts.card_state_used(),
            CardState::Expired => texts.card_state_expired(),
            CardState::Revoked => texts.card_state_revoked(),
        };
        let works = matches!(card.state, CardState::Waiting | CardState::Active);
        let id = card.id.clone();
        let revoke = move |_| app.try_command(Command::RevokeCard { card: id.clone() });
        view! {
            <li class="line">
                <span><bdi>{card.label.unwrap_or(card.id)}</bdi><small>{state}</small></span>
                {works.then(|| view! { <button type="button" class="button" on:click=revoke>{texts.card_revoke()}</button> })}
            </li>
        }
    };
    view! {
        <article class="card">
            <h3>{move || app.texts().cards_title()}</h3>
            <ul class="rows">{move || cards.get().unwrap_or_default().into_iter().rev().map(row).collect_view()}</ul>
            {move || cards.with(|cards| cards.as_ref().is_some_and(Vec::is_empty))
                .then(|| view! { <p class="quiet">{app.texts().cards_none()}</p> })}
        </article>
    }
}
