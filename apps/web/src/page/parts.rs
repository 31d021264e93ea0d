//! Pieces that several screens are made of.

use kith_core::engine::io::ContactState;
use kith_texts::Web;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::app::App;
use super::icons::{self, Icon};
use super::route::Route;

/// The first letters of a name on a colour of its own.
#[component]
pub(super) fn Avatar(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let letters = move || {
        let name = name.get();
        let words = name.split_whitespace().filter_map(|word| word.chars().next());
        words.take(2).flat_map(char::to_uppercase).collect::<String>()
    };
    let hue = move || {
        format!("avatar hue-{}", name.get().bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31) + u32::from(byte)) % 8)
    };
    view! { <span class=hue aria-hidden="true">{letters}</span> }
}

/// The head of a screen beside the list: the way back on a narrow screen, and a title.
#[component]
pub(super) fn Head(#[prop(into)] title: Signal<String>, #[prop(optional)] back: Option<Route>) -> impl IntoView {
    let app = App::get();
    let back = back.unwrap_or_default().href();
    view! {
        <header class="head">
            <a class="button quiet round back" href=back aria-label=move || app.texts().back()>
                <Icon path=icons::BACK />
            </a>
            <h2 tabindex="-1">{title}</h2>
        </header>
    }
}

/// A text to copy, with a button that does.
#[component]
pub(super) fn Copyable(#[prop(into)] text: Signal<String>, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let app = App::get();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        let write = window().navigator().clipboard().write_text(&text.get_untracked());
        leptos::task::spawn_local(async move {
            copied.set(JsFuture::from(write).await.is_ok());
            super::calls::after(2000).await;
            let _ = copied.try_set(false);
        });
    };
    view! {
        <div class="copyable">
            <output tabindex="0" aria-label=label>{text}</output>
            <button type="button" class="button" on:click=copy>
                {move || if copied.get() { app.texts().copied() } else { app.texts().copy() }}
            </button>
        </div>
    }
}

/// A text as a picture to scan, if it is not too long for one.
#[component]
pub(super) fn Picture(text: String, #[prop(into)] label: Signal<String>) -> impl IntoView {
    super::qr::path(&text).map(|(size, path)| {
        let frame = format!("-2 -2 {0} {0}", size + 4);
        view! {
            <svg class="qr" viewBox=frame role="img" aria-label=label>
                <rect x="-2" y="-2" width=size + 4 height=size + 4 fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
    })
}

/// A question or notice over everything; closed by Escape and by a button.
#[component]
pub(super) fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog node_ref=dialog aria-labelledby="dialog-title" on:close=move |_| on_close.run(())>
            <h2 id="dialog-title">{title}</h2>
            {children()}
        </dialog>
    }
}

/// What went wrong with what a person just did.
#[component]
pub(super) fn Problem(#[prop(into)] text: Signal<Option<String>>) -> impl IntoView {
    view! { <p class="problem" role="alert">{move || text.get()}</p> }
}

pub(super) fn state_text(texts: Web, state: ContactState) -> &'static str {
    match state {
        ContactState::Adding => texts.state_adding(),
        ContactState::Failed => texts.state_failed(),
        ContactState::Requested => texts.state_requested(),
        ContactState::Accepting => texts.state_accepting(),
        ContactState::Active => texts.state_active(),
        ContactState::Ended => texts.state_ended(),
        ContactState::Blocked => texts.state_blocked(),
        ContactState::Unblocked => texts.state_unblocked(),
    }
}
