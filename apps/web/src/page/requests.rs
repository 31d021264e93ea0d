//! Who asks to write. Nothing of a stranger's making is shown but a filtered name, and nothing here can be clicked open.

use kith_core::engine::io::{Command, RequestView};
use kith_wire::inbox::Salutation;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::parts::{Head, Problem};
use super::route::Route;
use crate::bridge::{Sight, Told};

/// The open requests.
#[component]
pub(super) fn Requests() -> impl IntoView {
    let app = App::get();
    let requests = app.see::<Vec<RequestView>>(|| Some(Sight::Requests));
    let is_empty = move || requests.with(|requests| requests.as_ref().is_some_and(Vec::is_empty));
    view! {
        <section class="screen">
            <Head title=Signal::derive(move || app.texts().requests().to_owned()) />
            <div class="cards">
                <For each=move || requests.get().unwrap_or_default() key=|request| request.id.clone() let:request>
                    <Request request />
                </For>
                {move || is_empty().then(|| view! {
                    <div class="empty">
                        <h3>{app.texts().requests_empty_title()}</h3>
                        <p>{app.texts().requests_empty_hint()}</p>
                    </div>
                })}
            </div>
        </section>
    }
}

#[component]
fn Request(request: RequestView) -> impl IntoView {
    let app = App::get();
    let RequestView { id, card, says, stamped, salutation, words, again, .. } = request;
    let name = RwSignal::new(says.clone().unwrap_or_default());
    let problem = RwSignal::new(None);
    let accept = {
        let id = id.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let (request, name) =
                (id.clone(), Some(name.get_untracked().trim().to_owned()).filter(|name| !name.is_empty()));
            spawn_local(async move {
                match app.command(Command::AcceptRequest { request, name }).await {
                    Ok(Told::Contact(contact)) => Route::Chat(contact).go(),
                    Ok(_) => {}
                    Err(failure) => problem.set(Some(app.says(failure))),
                }
            });
        }
    };
    let decline = move |_| app.try_command(Command::DeclineRequest { request: id.clone() });
    let says = move || {
        says.as_ref().map_or_else(|| app.texts().request_no_name().to_owned(), |name| app.texts().request_says(name))
    };
    view! {
        <article class="card">
            <p>{move || if again {
                app.language.get().recovery().from_before().to_owned()
            } else {
                app.texts().request_lead(&card)
            }}</p>
            <h3>{says}</h3>
            <p class="quiet">{move || greeting(app, salutation)}</p>
            {stamped.then(|| view! { <p class="condition grave">{move || app.texts().request_lookalike()}</p> })}
            <p>{move || app.texts().request_words()}</p>
            <p class="words">{words.map(|word| view! { <b>{word}</b> }).to_vec()}</p>
            <form class="stack" on:submit=accept>
                <label>
                    {move || app.texts().request_name_label()}
                    <input maxlength="64" autocomplete="off" prop:value=name
                        on:input=move |event| name.set(event_target_value(&event)) />
                </label>
                <Problem text=problem />
                <div class="row">
                    <button type="button" class="button" on:click=decline>{move || app.texts().decline()}</button>
                    <button class="button main">{move || app.texts().accept()}</button>
                </div>
                <small>{move || app.texts().declined_note()}</small>
            </form>
        </article>
    }
}

fn greeting(app: App, salutation: Salutation) -> Option<&'static str> {
    let texts = app.texts();
    match salutation {
        Salutation::None => None,
        Salutation::Hello => Some(texts.greeting_hello()),
        Salutation::WeMet => Some(texts.greeting_we_met()),
        Salutation::Family => Some(texts.greeting_family()),
        Salutation::Work => Some(texts.greeting_work()),
    }
}
