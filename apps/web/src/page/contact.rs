//! One contact: the safety number, and the end.

use kith_core::engine::io::{Command, ContactState};
use leptos::prelude::*;

use super::app::App;
use super::conversation::contact;
use super::icons::{self, Icon};
use super::parts::{Avatar, Head, state_text};
use super::route::Route;
use crate::bridge::Sight;

/// The details of a contact.
#[component]
pub(super) fn Details(name: String) -> impl IntoView {
    let app = App::get();
    let contact = contact(app, &name);
    let state = Memo::new(move |_| contact.with(|contact| contact.as_ref().map(|contact| contact.state)));
    let asked = name.clone();
    let number = app.see::<Option<String>>(move || Some(Sight::SafetyNumber { name: asked.clone() }));
    let number = Memo::new(move |_| number.get().flatten());
    let verified = Memo::new(move |_| contact.with(|contact| contact.as_ref().is_some_and(|c| c.verified)));
    let shown = name.clone();
    let avatar = name.clone();
    let name = StoredValue::new(name);
    let verify = move |_| app.try_command(Command::Verify { name: name.get_value() });
    let block = move |_| app.try_command(Command::Block { name: name.get_value() });
    let unblock = move |_| app.try_command(Command::Unblock { name: name.get_value() });
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.texts().contact_title().to_owned()) back=Route::Chat(shown.clone()) />
            <div class="cards">
                <article class="card portrait">
                    <Avatar name=Signal::derive(move || avatar.clone()) />
                    <h3><bdi>{shown.clone()}</bdi></h3>
                    <p class="quiet">{move || state.get().map(|state| state_text(app.texts(), state))}</p>
                </article>
                <article class="card">
                    <h3>{move || app.texts().safety_number()}</h3>
                    {move || match number.get() {
                        None => view! { <p class="quiet">{app.texts().safety_none()}</p> }.into_any(),
                        Some(number) => view! {
                            <p class="digits" translate="no">{groups(&number)}</p>
                            <p>{app.texts().safety_hint()}</p>
                        }.into_any(),
                    }}
                    {move || match (number.get().is_some(), verified.get()) {
                        (_, true) => view! {
                            <p class="good"><Icon path=icons::SHIELD /> {app.texts().verified_hint()}</p>
                        }.into_any(),
                        (true, false) => view! {
                            <button type="button" class="button main" on:click=verify>{app.texts().verify()}</button>
                        }.into_any(),
                        (false, false) => ().into_any(),
                    }}
                </article>
                <article class="card">
                    {move || if state.get() == Some(ContactState::Blocked) {
                        view! {
                            <button type="button" class="button" on:click=unblock>{app.texts().unblock()}</button>
                            <p class="quiet">{app.texts().unblock_hint()}</p>
                        }.into_any()
                    } else {
                        view! {
                            <button type="button" class="button danger" on:click=block>{app.texts().block()}</button>
                            <p class="quiet">{app.texts().block_hint()}</p>
                        }.into_any()
                    }}
                </article>
            </div>
        </section>
    }
}

/// The digits in fives, as they are read aloud.
fn groups(number: &str) -> Vec<AnyView> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    digits.chunks(5).map(|five| view! { <span>{five.iter().collect::<String>()}</span> }.into_any()).collect()
}
