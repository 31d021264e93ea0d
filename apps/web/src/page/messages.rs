//! The messages of a conversation by day. Of a long one, only a stretch around what is read is in the page.

use kith_core::engine::io::{Command, ContactState, ContactView, MessageState, MessageView, Stretch};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::app::App;
use super::icons::{self, Icon};
use super::message::Message;
use super::when;
use crate::bridge::Sight;

/// Messages before one that is gone to, and pixels above it.
const AROUND: usize = 30;
const ABOVE: i32 = 160;
/// So many messages are loaded at first, and each time that the reader comes near an edge.
const PAGE: usize = 60;
/// More than this are never in the page.
const MOST: usize = 240;
/// Nearer to an edge than this, more are loaded, pixels.
const NEAR: i32 = 600;
/// Nearer to the newest message than this is at it, pixels.
const AT_END: i32 = 80;
/// Messages before the first new one that are shown with it.
const BEFORE: usize = 6;

/// Which stretch is wanted: from a number on, or the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Option<usize>,
    pub(super) limit: usize,
}

/// What stays where it is on the screen while messages come and go around it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    End,
    FirstNew,
    /// The message of this id, so many pixels below the upper edge.
    At(String, i32),
}

/// Where a reader left a conversation.
#[derive(Clone, Debug)]
pub(super) struct Left(Span, Place);

/// What is between messages, and the messages themselves by id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Row {
    Day((u32, u32, u32), u64),
    Unread,
    Message(String),
}

impl Span {
    const NEWEST: Self = Self { first: None, limit: PAGE };

    fn older(seen: &Stretch) -> Option<Self> {
        let first = seen.first.checked_sub(1)?.saturating_sub(PAGE - 1);
        Some(Self { first: Some(first), limit: (end(seen) - first).min(MOST) })
    }

    fn newer(seen: &Stretch) -> Option<Self> {
        let end = Some(end(seen)).filter(|end| *end < seen.total)?.saturating_add(PAGE).min(seen.total);
        let first = seen.first.max(end.saturating_sub(MOST));
        Some(Self { first: (end < seen.total).then_some(first), limit: end - first })
    }

    /// The stretch around a message.
    const fn around(number: usize) -> Self {
        Self { first: Some(number.saturating_sub(AROUND)), limit: PAGE }
    }

    /// The stretch with the first new message, if the one that was seen begins after it.
    fn first_new(seen: &Stretch) -> Option<Self> {
        let first = seen.unread.filter(|unread| *unread < seen.first)?.saturating_sub(BEFORE);
        Some(Self { first: Some(first), limit: PAGE })
    }
}

fn end(seen: &Stretch) -> usize {
    seen.first + seen.messages.len()
}

/// The list, which begins at the first new message, or where the reader left it.
#[component]
pub(super) fn Messages(name: String, contact: Memo<Option<ContactView>>, is_own: Memo<bool>) -> impl IntoView {
    let app = App::get();
    let left = app.left.with_value(|left| left.get(&name).cloned());
    let Left(span, place) = left.unwrap_or(Left(Span::NEWEST, Place::FirstNew));
    let (span, place) = (RwSignal::new(span), StoredValue::new(place));
    let stretch = {
        let chat = name.clone();
        app.see::<Stretch>(move || {
            let Span { first, limit } = span.get();
            Some(Sight::Stretch { chat: chat.clone(), first, limit })
        })
    };
    // The first message that was new when the conversation was opened; its line stays where it was.
    let first_new = StoredValue::new(None::<Option<String>>);
    // Whether the newest messages were asked for and are not here yet: until then, where the list stands means nothing.
    let jumps = StoredValue::new(false);
    let list = NodeRef::<html::Div>::new();
    // Whether the newest message is on the screen; not known before the first layout.
    let at_end = RwSignal::new(None);
    let rows = Memo::new(move |_| {
        stretch.with(|seen| {
            let seen = seen.as_ref()?;
            if first_new.get_value().is_none() {
                if let Some(wanted) = Span::first_new(seen) {
                    span.set(wanted);
                    return None;
                }
                let is_new = |message: &&MessageView| message.state == MessageState::Unread;
                first_new.set_value(Some(seen.messages.iter().find(is_new).map(|message| message.id.clone())));
            }
            Some(rows(&seen.messages, first_new.get_value().flatten().as_deref()))
        })
    });
    Effect::new(move |_| {
        if rows.with(Option::is_some) {
            let is_here = stretch.with_untracked(|seen| seen.as_ref().is_some_and(|seen| end(seen) == seen.total));
            jumps.update_value(|jumps| *jumps &= !is_here);
            request_animation_frame(move || {
                hold(list, &place.get_value());
                at_end.set(is_at_end(list, stretch));
            });
        }
    });
    let scrolled = move |_| {
        let Some(shown) = list.get_untracked().filter(|_| !jumps.get_value()) else { return };
        let below = shown.scroll_height() - shown.scroll_top() - shown.client_height();
        stretch.with_untracked(|seen| {
            let Some(seen) = seen.as_ref() else { return };
            let wanted = if shown.scroll_top() < NEAR { Span::older(seen) } else { None };
            let wanted = wanted.or_else(|| if below < NEAR { Span::newer(seen) } else { None });
            if let Some(wanted) = wanted.filter(|wanted| *wanted != span.get_untracked()) {
                span.set(wanted);
            }
        });
        at_end.set(is_at_end(list, stretch));
        place.set_value(if at_end.get_untracked() == Some(true) { Place::End } else { seen_first(&shown) });
    };
    let to_newest = move |_| {
        place.set_value(Place::End);
        jumps.set_value(stretch.with_untracked(|seen| seen.as_ref().is_some_and(|seen| end(seen) < seen.total)));
        span.set(Span::NEWEST);
        hold(list, &Place::End);
    };
    // The message that was looked for, until the conversation is left.
    let sought = RwSignal::new(None::<String>);
    let chat = name.clone();
    Effect::new(move |_| {
        let Some(target) = app.target.get().filter(|target| target.chat == chat) else { return };
        first_new.update_value(|first_new| {
            first_new.get_or_insert(None);
        });
        place.set_value(Place::At(target.id.clone(), ABOVE));
        span.set(Span::around(target.number));
        sought.set(Some(target.id));
        app.target.set(None);
        request_animation_frame(move || hold(list, &place.get_value()));
    });
    read_what_is_seen(app, &name, stretch, at_end);
    on_cleanup({
        let name = name.clone();
        move || {
            let left = Left(span.get_untracked(), place.get_value());
            app.left.update_value(|all| drop(all.insert(name, left)));
        }
    });
    let row = move |row: Row| match row {
        Row::Day(_, millis) => {
            view! { <p class="day"><span>{move || when::day_name(app.language.get(), millis)}</span></p> }.into_any()
        }
        Row::Unread => view! { <p class="day new"><span>{move || app.texts().unread_line()}</span></p> }.into_any(),
        Row::Message(id) => {
            let wanted = id.clone();
            let message = Memo::new(move |_| {
                stretch.with(|seen| seen.as_ref()?.messages.iter().rfind(|message| message.id == wanted).cloned())
            });
            let is_sought = {
                let id = id.clone();
                Signal::derive(move || sought.with(|sought| sought.as_ref() == Some(&id)))
            };
            view! { <Message id message is_sought /> }.into_any()
        }
    };
    let is_empty = move || rows.with(|rows| rows.as_ref().is_some_and(Vec::is_empty));
    let is_open =
        move || contact.with(|contact| contact.as_ref().is_some_and(|contact| contact.state == ContactState::Active));
    let empty = move || if is_own.get() { app.texts().note_hint() } else { app.texts().empty_chat() };
    // What is loaded from the past is not news.
    let live = move || if at_end.get() == Some(true) { "polite" } else { "off" };
    view! {
        <div class="messages" node_ref=list role="log" aria-live=live aria-label=move || app.texts().messages_of(&name)
            tabindex="0" on:scroll=scrolled>
            <For each=move || rows.get().unwrap_or_default() key=Clone::clone children=row />
            {move || (is_empty() && is_open()).then(|| view! { <p class="nothing">{empty()}</p> })}
        </div>
        <Show when=move || at_end.get() == Some(false)>
            <button type="button" class="button round newest" aria-label=move || app.texts().newest() on:click=to_newest>
                <Icon path=icons::DOWN />
            </button>
        </Show>
    }
}

/// Tells the engine that everything is read, when the newest message is on a visible screen.
fn read_what_is_seen(app: App, name: &str, stretch: RwSignal<Option<Stretch>>, at_end: RwSignal<Option<bool>>) {
    let name = name.to_owned();
    Effect::new(move |_| {
        let is_new = |seen: &Stretch| seen.unread.is_some() && end(seen) == seen.total;
        if app.visible.get() && at_end.get() == Some(true) && stretch.with(|seen| seen.as_ref().is_some_and(is_new)) {
            app.try_command(Command::MarkRead { name: name.clone() });
        }
    });
}

fn is_at_end(list: NodeRef<html::Div>, stretch: RwSignal<Option<Stretch>>) -> Option<bool> {
    let list = list.try_get_untracked().flatten()?;
    let below = list.scroll_height() - list.scroll_top() - list.client_height();
    stretch.try_with_untracked(|seen| seen.as_ref().map(|seen| below < AT_END && end(seen) == seen.total)).flatten()
}

/// Puts what is to stay where it was.
fn hold(list: NodeRef<html::Div>, place: &Place) {
    let Some(list) = list.try_get_untracked().flatten() else { return };
    let to_end = || list.set_scroll_top(list.scroll_height());
    let found =
        |selector: &str| list.query_selector(selector).ok()?.and_then(|found| found.dyn_into::<HtmlElement>().ok());
    match place {
        Place::End => to_end(),
        Place::FirstNew => match found(".day.new") {
            Some(line) => list.set_scroll_top(line.offset_top() - list.offset_top()),
            None => to_end(),
        },
        Place::At(id, below) => {
            if let Some(message) = found(&format!("[data-id=\"{id}\"]")) {
                list.set_scroll_top(message.offset_top() - list.offset_top() - below);
            }
        }
    }
}

/// The first message that is on the screen.
fn seen_first(list: &HtmlElement) -> Place {
    let (top, children) = (list.scroll_top() + list.offset_top(), list.children());
    let mut all = (0..children.length()).filter_map(|number| children.item(number)?.dyn_into::<HtmlElement>().ok());
    let seen = all.find_map(|child| {
        let id = child.get_attribute("data-id")?;
        (child.offset_top() + child.offset_height() > top).then(|| (id, child.offset_top() - top))
    });
    seen.map_or(Place::End, |(id, below)| Place::At(id, below))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(total: usize, span: Span) -> Stretch {
        let message = |number: usize| MessageView {
            id: number.to_string(),
            from: None,
            text: String::new(),
            state: MessageState::Read,
            sent: 0,
        };
        let first = span.first.unwrap_or_else(|| total.saturating_sub(span.limit));
        let last = (first + span.limit).min(total);
        Stretch { total, first, unread: None, messages: (first..last).map(message).collect() }
    }

    #[test]
    fn who_reads_back_and_forth_sees_every_message_and_never_has_too_many() {
        for total in [0, 1, PAGE, PAGE + 1, MOST, 1000, 10_007] {
            let mut stretch = seen(total, Span::NEWEST);
            while let Some(older) = Span::older(&stretch) {
                let next = seen(total, older);
                assert!(next.first < stretch.first && end(&next) >= stretch.first && next.messages.len() <= MOST);
                stretch = next;
            }
            assert_eq!(stretch.first, 0);
            while let Some(newer) = Span::newer(&stretch) {
                let next = seen(total, newer);
                assert!(end(&next) > end(&stretch) && next.first <= end(&stretch) && next.messages.len() <= MOST);
                stretch = next;
            }
            assert_eq!(end(&stretch), total);
        }
    }

    #[test]
    fn a_conversation_with_more_news_than_fit_begins_at_the_first() {
        let mut stretch = seen(1000, Span::NEWEST);
        stretch.unread = Some(990);
        assert_eq!(Span::first_new(&stretch), None);
        stretch.unread = Some(500);
        assert_eq!(Span::first_new(&stretch), Some(Span { first: Some(500 - BEFORE), limit: PAGE }));
    }
}
