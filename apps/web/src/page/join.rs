//! Linking this browser to an account: the one-time code that another device of the account shows.

use kith_core::code::{self, WordsError};
use kith_core::engine::io::JoiningState;
use kith_core::error::Misuse;
use kith_wire::link::CodeError;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Url;
use zeroize::Zeroizing;

use super::app::App;
use super::first_run::{Entered, Step, chosen, own_relay};
use super::parts::Problem;
use super::scan::{self, Scan, Wanted};
use crate::bridge::Ask;

/// Beside the beginning of a new account: the way into one that exists.
#[component]
pub(super) fn Offer(entered: Entered) -> impl IntoView {
    let app = App::get();
    let begin = move |_| {
        entered.joins.set(true);
        entered.step.set(Step::Lock);
    };
    view! {
        <section class="other-way" aria-labelledby="other-way">
            <h2 id="other-way">{move || app.texts().join_offer()}</h2>
            <button type="button" class="button" on:click=begin>{move || app.texts().join_begin()}</button>
        </section>
    }
}

/// Why the last attempt came to nothing.
#[component]
pub(super) fn Ended() -> impl IntoView {
    let app = App::get();
    let why = move || {
        let texts = app.language.get().devices();
        Some(match app.join_ended.get()? {
            JoiningState::Refused => texts.join_refused(),
            JoiningState::Expired => texts.join_expired(),
            JoiningState::Asked | JoiningState::Joined => return None,
        })
    };
    view! { <div role="alert">{move || why().map(|why| view! { <p class="condition grave">{why}</p> })}</div> }
}

/// Where the code is scanned, pasted or typed.
#[component]
pub(super) fn Code(entered: Entered) -> impl IntoView {
    let app = App::get();
    let link = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if entered.busy.get_untracked() {
            return;
        }
        match read(app, &entered.code.get_untracked()) {
            Ok(code) => {
                entered.problem.set(None);
                entered.busy.set(true);
                spawn_local(join(app, entered, code));
            }
            Err(why) => entered.problem.set(Some(why)),
        }
    };
    view! {
        <h1 tabindex="-1">{move || app.texts().join_code_title()}</h1>
        <p>{move || app.texts().join_code_lead()}</p>
        <form class="stack" on:submit=link>
            <Scan wanted=Wanted::LinkCode on_found=move |code| entered.code.set(code) />
            <label>
                {move || app.texts().join_code_label()}
                <textarea required rows="3" spellcheck="false" autocapitalize="characters" autocomplete="off" translate="no"
                    prop:value=entered.code on:input=move |event| entered.code.set(event_target_value(&event))></textarea>
                <small>{move || app.texts().join_code_hint()}</small>
            </label>
            <label>
                {move || app.texts().join_name_label()}
                <input required maxlength="64" autocomplete="off" prop:value=entered.device
                    on:input=move |event| entered.device.set(event_target_value(&event)) />
                <small>{move || app.texts().join_name_hint()}</small>
            </label>
            <Problem text=entered.problem />
            <div class="row">
                <button type="button" class="button" on:click=move |_| entered.step.set(Step::Lock)>
                    {move || app.texts().back()}
                </button>
                <button class="button main" disabled=entered.busy>{move || app.texts().join_send()}</button>
            </div>
        </form>
    }
}

/// The code, if this page can use it: the one word, or the words, behind which the address of this page's own relay may be
/// left out.
fn read(app: App, entered: &str) -> Result<Zeroizing<String>, String> {
    let texts = app.language.get_untracked().web();
    let mut code = Zeroizing::new(entered.trim().to_owned());
    let mut found = code::link(&code);
    if let Err(Misuse::Words(WordsError::NoAddress)) = &found {
        code = Zeroizing::new(format!("{} {}", *code, own_relay()));
        found = code::link(&code);
    }
    let relay = found.map_err(|misuse| wrong(app, &misuse, &code))?.url;
    let host = Url::new(&relay).map(|url| url.host()).unwrap_or_default();
    if host != window().location().host().unwrap_or_default() {
        return Err(texts.join_elsewhere(&host));
    }
    Ok(code)
}

/// What is wrong with what was entered for a code.
#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is wrong with it, it is something else than a code")]
fn wrong(app: App, misuse: &Misuse, entered: &str) -> String {
    let (texts, errors) = (app.language.get_untracked().web(), app.language.get_untracked().errors());
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    match misuse {
        Misuse::Code(CodeError::Damaged) => texts.join_damaged().to_owned(),
        Misuse::Code(CodeError::Newer) => texts.join_newer().to_owned(),
        Misuse::Words(WordsError::WordCount { found }) => errors.link_words_count(count(code::WORDS), count(*found)),
        Misuse::Words(WordsError::UnknownWord { position }) => errors.link_words_unknown(count(*position)),
        Misuse::Words(WordsError::NoAddress) => errors.link_words_no_address(count(code::WORDS)),
        Misuse::Words(WordsError::Checksum) => errors.link_words_checksum().to_owned(),
        _ => scan::other(app.language.get_untracked(), Wanted::LinkCode, entered),
    }
}

async fn join(app: App, entered: Entered, code: Zeroizing<String>) {
    app.join_ended.set(None);
    let name = entered.device.get_untracked().trim().to_owned();
    if let Some((opener, passkey)) = chosen(app, entered, &name).await {
        match app.ask(Ask::Join { code, name, opener, passkey }).await {
            Ok(_) => return super::storage::persist().await,
            Err(failure) => entered.problem.set(Some(app.says(failure))),
        }
    }
    entered.busy.set(false);
}
