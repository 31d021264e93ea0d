//! Messages that contain what is looked for, below the names that do.

use kith_core::engine::io::{FoundView, Stretch};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::{App, Target};
use super::parts::Avatar;
use super::route::Route;
use super::when;
use crate::bridge::Sight;

/// Fewer letters than this are in too many messages.
const LEAST: usize = 2;
/// Letters that are shown before those that were looked for.
const BEFORE: usize = 24;

/// What was found; nothing while nothing is looked for.
pub(super) fn found(app: App, search: RwSignal<String>) -> RwSignal<Option<Vec<FoundView>>> {
    let letters = Memo::new(move |_| search.with(|search| search.trim().to_lowercase()));
    app.see(move || Some(letters.get()).filter(|l| l.chars().count() >= LEAST).map(|letters| Sight::Found { letters }))
}

/// The list of them.
#[component]
pub(super) fn Found(search: RwSignal<String>, found: RwSignal<Option<Vec<FoundView>>>) -> impl IntoView {
    let app = App::get();
    let count = Memo::new(move |_| found.with(|found| found.as_ref().map_or(0, Vec::len)));
    let says = move || (count.get() > 0).then(|| app.texts().search_found(count.get() as u64));
    view! {
        <p class="hidden" role="status">{says}</p>
        <Show when=move || { count.get() > 0 }>
            <section aria-labelledby="found-title">
                <h2 id="found-title" class="group">{move || app.texts().search_messages()}</h2>
                <ul>
                    <For each=move || found.get().unwrap_or_default() key=|found| (found.id.clone(), found.newer) let:found>
                        <Item found search />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Item(found: FoundView, search: RwSignal<String>) -> impl IntoView {
    let app = App::get();
    let FoundView { chat, id, from, text, sent, newer } = found;
    let href = Route::Chat(chat.clone()).href();
    let shown = chat.clone();
    let line = move || {
        let part = search.with(|search| part(&text, search.trim()));
        if from.is_none() { app.texts().you_said(&part) } else { part }
    };
    let name = chat.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        // In another tab it opens as it is.
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        spawn_local(go(app, chat.clone(), id.clone(), newer));
    };
    view! {
        <li>
            <a class="item" href=href on:click=open>
                <Avatar name=Signal::derive(move || shown.clone()) />
                <span class="lines">
                    <span class="line"><strong><bdi>{name}</bdi></strong><time>{move || when::short(app.language.get(), sent)}</time></span>
                    <span class="line"><span class="last" dir="auto">{line}</span></span>
                </span>
            </a>
        </li>
    }
}

/// Opens a conversation at a message.
async fn go(app: App, chat: String, id: String, newer: usize) {
    let newest = Sight::Stretch { chat: chat.clone(), first: None, limit: 1 };
    if let Some(Stretch { total, .. }) = app.look_at(newest).await {
        app.target.set(Some(Target { chat: chat.clone(), id, number: total.saturating_sub(newer + 1) }));
    }
    Route::Chat(chat).go();
}

/// A text from a little before what was looked for, on one line.
fn part(text: &str, wanted: &str) -> String {
    let small = text.to_lowercase();
    let at =
        small.find(&wanted.to_lowercase()).and_then(|at| small.get(..at)).map_or(0, |before| before.chars().count());
    let skipped = at.saturating_sub(BEFORE);
    let rest = text.chars().skip(skipped).map(|c| if c.is_whitespace() { ' ' } else { c });
    if skipped == 0 { rest.collect() } else { std::iter::once('…').chain(rest).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_for_is_in_the_part_that_is_shown() {
        assert_eq!(part("Meet me at ten", "TEN"), "Meet me at ten");
        let long = format!("{} and then the Lemon\ncake", "so it went on ".repeat(20));
        let shown = part(&long, "lemon");
        assert!(shown.starts_with('…') && shown.ends_with("the Lemon cake"), "{shown}");
        assert_eq!(part("short", "nowhere"), "short");
    }
}
