//! The account in danger: what stays on every screen while somebody recovers it or while it is frozen, and freezing it.

use kith_core::engine::io::{Command, DeviceStanding, RecoveryState, RecoveryView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::icons::{self, Icon};
use super::parts::{Dialog, Problem};
use super::prove::{Proof, ProofField};
use super::when;
use crate::bridge::Sight;

/// What can be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Veto,
    /// The same, from a device that a recovery put out.
    TakeBack,
    Freeze,
    Thaw,
}

impl Deed {
    fn title(self, app: App) -> &'static str {
        let texts = app.language.get().recovery();
        match self {
            Self::Veto => texts.not_me(),
            Self::TakeBack => texts.take_back(),
            Self::Freeze => texts.freeze(),
            Self::Thaw => texts.thaw(),
        }
    }

    fn says(self, app: App) -> &'static str {
        let texts = app.language.get().recovery();
        match self {
            Self::Veto | Self::TakeBack => texts.ask_no(),
            Self::Freeze => texts.ask_freeze(),
            Self::Thaw => texts.ask_thaw(),
        }
    }

    const fn command(self) -> Command {
        match self {
            Self::Veto | Self::TakeBack => Command::Veto,
            Self::Freeze => Command::Freeze,
            Self::Thaw => Command::Thaw,
        }
    }

    /// Freezing is for a hurry, and can be ended: nothing is asked for again.
    const fn is_proven(self) -> bool {
        !matches!(self, Self::Freeze)
    }
}

/// Since when the account is frozen, if it is.
fn frozen(app: App) -> Option<u64> {
    app.of_account(|account| account.frozen).flatten()
}

/// Whether this device has a say in it.
fn may_freeze(app: App) -> bool {
    app.of_account(|account| account.standing) == Some(DeviceStanding::Confirmed)
}

/// What is said on every screen; nothing while all is well.
#[component]
pub(super) fn Danger() -> impl IntoView {
    let app = App::get();
    let recovery = app.see::<RecoveryView>(|| Some(Sight::Recovery));
    let asked = RwSignal::new(None);
    let out = Memo::new(move |_| app.of_account(|account| account.standing) == Some(DeviceStanding::Out));
    // A text, and what is done about it.
    let notice = Memo::new(move |_| {
        let texts = app.language.get().recovery();
        let time =
            |at: Option<u64>| at.map_or_else(|| "?".to_owned(), |at| when::date_and_time(app.language.get(), at));
        let view = recovery.get().filter(|view| !view.this);
        match view.map(|view| (view.state, view.ends)) {
            Some((RecoveryState::Pending, ends)) => Some((texts.banner(&time(ends)), Deed::Veto)),
            Some((RecoveryState::Completed, ends)) if out.get() => {
                Some((texts.banner_undo(&time(ends)), Deed::TakeBack))
            }
            _ => frozen(app).map(|since| (texts.banner_frozen(&time(Some(since))), Deed::Thaw)),
        }
    });
    // Once it was shown to somebody, the wait is no longer than was set.
    let is_pending = Memo::new(move |_| notice.with(|notice| matches!(notice, Some((_, Deed::Veto)))));
    Effect::new(move |_| {
        if is_pending.get() && !document().hidden() {
            spawn_local(async move { drop(app.command(Command::SeeRecovery).await) });
        }
    });
    view! {
        <div role="alert">
            {move || notice.get().map(|(text, deed)| view! {
                <div class="notice grave">
                    <Icon path=icons::LOCK />
                    <span>{text}</span>
                    <span class="row">
                        <button type="button" class="button danger" on:click=move |_| asked.set(Some(deed))>
                            {deed.title(app)}
                        </button>
                    </span>
                </div>
            })}
        </div>
        {move || asked.get().map(|deed| view! { <Ask deed asked /> })}
    }
}

/// Where the account is frozen on purpose.
#[component]
pub(super) fn Freeze() -> impl IntoView {
    let app = App::get();
    view! {
        <Show when=move || may_freeze(app)>
            <article class="card">
                <h3>{move || app.language.get().recovery().in_danger()}</h3>
                <p>{move || app.language.get().recovery().freeze_lead()}</p>
                <FreezeButton />
            </article>
        </Show>
    }
}

/// The button itself, which asks once.
#[component]
pub(super) fn FreezeButton() -> impl IntoView {
    let app = App::get();
    let asked = RwSignal::new(None);
    let deed = Memo::new(move |_| if frozen(app).is_some() { Deed::Thaw } else { Deed::Freeze });
    view! {
        <Show when=move || may_freeze(app)>
            <button type="button" class="button danger" on:click=move |_| asked.set(Some(deed.get_untracked()))>
                {move || deed.get().title(app)}
            </button>
        </Show>
        {move || asked.get().map(|deed| view! { <Ask deed asked /> })}
    }
}

#[component]
fn Ask(deed: Deed, asked: RwSignal<Option<Deed>>) -> impl IntoView {
    let app = App::get();
    let (proof, wrong, busy) = (Proof::new(), RwSignal::new(None), RwSignal::new(false));
    let act = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match proof.command(deed.command()).await {
                Ok(_) => asked.set(None),
                Err(why) => wrong.set(Some(why)),
            }
            let _gone = busy.try_set(false);
        });
    };
    view! {
        <Dialog title=Signal::derive(move || deed.title(app).to_owned()) on_close=move |()| asked.set(None)>
            <form class="stack" on:submit=act>
                <p>{move || deed.says(app)}</p>
                {deed.is_proven().then(|| view! { <ProofField proof /> })}
                <Problem text=wrong />
                <div class="row">
                    <button type="button" class="button" on:click=move |_| asked.set(None)>{move || app.texts().cancel()}</button>
                    <button class="button danger" disabled=busy>{move || deed.title(app)}</button>
                </div>
            </form>
        </Dialog>
    }
}
