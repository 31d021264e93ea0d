//! One message in a conversation.

use kith_core::engine::io::{MessageState, MessageView};
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::app::App;
use super::icons::{self, Icon};
use super::links::{Piece, pieces};
use super::parts::Dialog;
use super::when;

/// A text with its time and mark. Its links open only after their site was shown.
#[component]
pub(super) fn Message(id: String, message: Memo<Option<MessageView>>, is_sought: Signal<bool>) -> impl IntoView {
    let app = App::get();
    let link = RwSignal::new(None);
    let own = move || message.with(|message| message.as_ref().is_some_and(|message| message.from.is_none()));
    let text = Memo::new(move |_| message.with(|message| message.as_ref().map(|m| m.text.clone()).unwrap_or_default()));
    let time =
        move || message.with(|message| message.as_ref().map(|message| when::time(app.language.get(), message.sent)));
    let class = move || if own() { "message own" } else { "message" };
    view! {
        <article class=class class:sought=is_sought data-id=id>
            <p dir="auto">{move || pieces(&text.get()).into_iter().map(|piece| part(piece, link)).collect_view()}</p>
            <footer><time>{time}</time>{move || own().then(|| view! { <Mark message /> })}</footer>
        </article>
        {move || link.get().map(|target: String| view! { <Leaving target on_close=move |()| link.set(None) /> })}
    }
}

fn part(piece: Piece, chosen: RwSignal<Option<String>>) -> AnyView {
    match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Link(link) => {
            let target = link.clone();
            view! {
                <button type="button" class="link" on:click=move |_| chosen.set(Some(target.clone()))><bdi>{link}</bdi></button>
            }
            .into_any()
        }
    }
}

/// Shows which site a link really leads to, and opens it if that is wanted.
#[component]
fn Leaving(target: String, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let app = App::get();
    let url = web_sys::Url::new(&target).ok();
    let site = url.as_ref().map_or_else(|| target.clone(), web_sys::Url::host);
    let plain = url.as_ref().is_some_and(|url| url.protocol() == "http:");
    let copied = target.clone();
    let copy = move |_| {
        let write = window().navigator().clipboard().write_text(&copied);
        leptos::task::spawn_local(async move { drop(JsFuture::from(write).await) });
        on_close.run(());
    };
    view! {
        <Dialog title=move || app.texts().link_title().to_owned() on_close=on_close>
            <p>{move || app.texts().link_lead()}</p>
            <p class="site"><bdi>{site}</bdi></p>
            <p class="whole"><bdi>{target.clone()}</bdi></p>
            {plain.then(|| view! { <p class="condition">{app.texts().link_plain()}</p> })}
            <form method="dialog" class="row">
                <button class="button">{move || app.texts().cancel()}</button>
                <button type="button" class="button" on:click=copy>{move || app.texts().link_copy()}</button>
                <a class="button main" href=target.clone() target="_blank" rel="noopener noreferrer"
                    referrerpolicy="no-referrer" on:click=move |_| on_close.run(())>{move || app.texts().link_open()}</a>
            </form>
        </Dialog>
    }
}

/// How far an own message came.
#[component]
fn Mark(message: Memo<Option<MessageView>>) -> impl IntoView {
    let app = App::get();
    let state = Memo::new(move |_| message.with(|message| message.as_ref().map(|message| message.state)));
    move || {
        let texts = app.texts();
        state.get().map(|state| {
            let (class, path, says) = match state {
                MessageState::Waiting => ("mark", icons::CLOCK, texts.mark_waiting()),
                MessageState::Queued => ("mark", icons::CLOCK, texts.mark_queued()),
                MessageState::Sent => ("mark", icons::CHECK, texts.mark_sent()),
                MessageState::Delivered => ("mark", icons::CHECKS, texts.mark_delivered()),
                MessageState::Read | MessageState::Unread => ("mark read", icons::CHECKS, texts.mark_read()),
                MessageState::Failed => ("mark failed", icons::FAILED, texts.mark_failed()),
            };
            view! { <span class=class role="img" aria-label=says title=says><Icon path=path /></span> }
        })
    }
}
