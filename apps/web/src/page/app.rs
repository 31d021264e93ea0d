//! What all screens share.

use std::collections::BTreeMap;
use std::rc::Rc;

use kith_core::engine::io::{
    AccountView, Command, DeviceChange, Event, JoiningState, PIN_LEAST, PIN_MOST, RecoveryState,
};
use kith_texts::{Language, Web};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::calls::Calls;
use super::devices::Known;
use super::look::Look;
use super::messages::Left;
use super::notify::{self, Notify};
use super::route::Route;
use crate::bridge::{Ask, Failure, Notice, Sight, Standing, Told};

/// The engine is told at most so often that somebody is here, milliseconds.
const HERE: f64 = 20_000.0;

/// The page's state; a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    calls: StoredValue<Option<Rc<Calls>>, LocalStorage>,
    /// How things stand; `None` until the engine has answered.
    pub(super) standing: RwSignal<Option<Standing>>,
    /// Grows with every change of anything that can be seen.
    pub(super) revision: RwSignal<u64>,
    pub(super) language: RwSignal<Language>,
    pub(super) look: RwSignal<Look>,
    pub(super) route: RwSignal<Route>,
    /// What a person should know now, one after the other.
    pub(super) alerts: RwSignal<Vec<Alert>>,
    /// What is written and not sent, for each conversation.
    pub(super) drafts: RwSignal<BTreeMap<String, String>>,
    /// Where each conversation was left.
    pub(super) left: StoredValue<BTreeMap<String, Left>>,
    /// A message that a conversation is to go to when it is open.
    pub(super) target: RwSignal<Option<Target>>,
    /// Whether somebody can see the page.
    pub(super) visible: RwSignal<bool>,
    pub(super) notify: RwSignal<Notify>,
    /// New devices of which the owner said that they are the owner's.
    pub(super) known_devices: RwSignal<Known>,
    /// Why nothing came of joining an account, if it was tried.
    pub(super) join_ended: RwSignal<Option<JoiningState>>,
    /// How many conversations have new keys since a device was signed out, and of how many.
    pub(super) rekeyed: RwSignal<Option<(u64, u64)>>,
    /// What has come of what was asked about PIN or backup.
    pub(super) backup_news: RwSignal<Option<Event>>,
}

/// A message to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) chat: String,
    pub(super) id: String,
    /// Its number in the conversation.
    pub(super) number: usize,
}

/// Something to know, until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alert {
    pub(super) title: String,
    pub(super) text: String,
}

impl App {
    pub(super) fn new() -> Self {
        Self {
            calls: StoredValue::new_local(None),
            standing: RwSignal::new(None),
            revision: RwSignal::new(0),
            language: RwSignal::new(super::look::language()),
            look: RwSignal::new(Look::kept()),
            route: RwSignal::new(Route::current()),
            alerts: RwSignal::new(Vec::new()),
            drafts: RwSignal::new(BTreeMap::new()),
            left: StoredValue::new(BTreeMap::new()),
            target: RwSignal::new(None),
            visible: RwSignal::new(true),
            notify: RwSignal::new(Notify::kept()),
            known_devices: RwSignal::new(Known::kept()),
            join_ended: RwSignal::new(None),
            rekeyed: RwSignal::new(None),
            backup_news: RwSignal::new(None),
        }
    }

    pub(super) fn get() -> Self {
        expect_context()
    }

    /// Listens to the engine and asks how things stand.
    pub(super) fn start(self) {
        self.calls.set_value(Calls::new(move |notice| self.notice(notice)).map(Rc::new));
        super::route::follow(self.route);
        let look = move || self.visible.set(!document().hidden());
        look();
        let _for_good = window_event_listener(leptos::ev::visibilitychange, move |_| look());
        self.keep_awake();
        super::panic::listen(self);
        Effect::new(move |_| self.look.get().apply());
        Effect::new(move |_| super::look::set_document_language(self.language.get()));
        spawn_local(async move {
            if let Ok(Told::Standing(standing)) = self.look(|| Ask::Standing).await {
                self.standing.set(Some(*standing));
            }
        });
    }

    /// Tells the engine, now and then, that somebody is here, so that it does not lock.
    fn keep_awake(self) {
        let told = StoredValue::new(f64::MIN);
        let here = move || {
            let now = js_sys::Date::now();
            if now - told.get_value() > HERE {
                told.set_value(now);
                spawn_local(async move { drop(self.ask(Ask::Here).await) });
            }
        };
        let _for_good = window_event_listener(leptos::ev::pointerdown, move |_| here());
        let _for_good = window_event_listener(leptos::ev::keydown, move |_| here());
    }

    pub(super) fn texts(self) -> Web {
        self.language.get().web()
    }

    /// A part of the account, if it is open.
    pub(super) fn of_account<T>(self, part: impl FnOnce(&AccountView) -> T) -> Option<T> {
        self.standing.with(|standing| standing.as_ref().and_then(Standing::account).map(part))
    }

    /// Does something; what went wrong is for the caller to show.
    pub(super) async fn ask(self, ask: Ask) -> Result<Told, Failure> {
        match self.calls.get_value() {
            Some(calls) => calls.ask(ask).await,
            None => Err(no_channel()),
        }
    }

    pub(super) async fn command(self, command: Command) -> Result<Told, Failure> {
        self.change(Ask::Do(command)).await
    }

    /// Does something after which much may look different.
    pub(super) async fn change(self, ask: Ask) -> Result<Told, Failure> {
        let outcome = self.ask(ask).await;
        self.revision.update(|revision| *revision += 1);
        outcome
    }

    /// Does something whose failure is shown as an alert.
    pub(super) fn try_command(self, command: Command) {
        spawn_local(async move {
            if let Err(failure) = self.command(command).await {
                self.alert(String::new(), self.says(failure));
            }
        });
    }

    /// Why something was not done, in the person's language as far as there are words for it.
    pub(super) fn says(self, failure: Failure) -> String {
        let texts = self.language.get_untracked().web();
        let text = match failure.code.as_str() {
            "no_answer" => texts.no_answer(),
            "no_channel" => texts.no_channel(),
            "locked" => texts.unlock_title(),
            "not_now" => texts.not_now(),
            "wrong_passphrase" => texts.wrong_passphrase(),
            "wrong_passkey" => texts.wrong_passkey(),
            "empty_passphrase" => texts.passphrase_empty(),
            "storage" => texts.no_storage(),
            "name" => texts.bad_name(),
            "name_taken" => texts.name_taken(),
            "not_a_card" => texts.not_a_card(),
            "own_card" => texts.own_card(),
            "already_contact" => texts.already_contact(),
            "text" => texts.too_long(),
            "not_a_link_code" => texts.join_not_a_code(),
            "pin_short" => return self.language.get_untracked().backup().pin_short(&PIN_LEAST.to_string()),
            "pin_long" => return self.language.get_untracked().backup().pin_long(&PIN_MOST.to_string()),
            "pin_repeating" | "pin_row" | "pin_common" | "pin_date" | "pin_name" => {
                self.language.get_untracked().backup().pin_obvious()
            }
            "other_phrase" => self.language.get_untracked().backup().other_phrase(),
            "no_pin" => texts.backup_none(),
            "backing_up" => self.language.get_untracked().backup().busy(),
            "nobody_asks" => self.language.get_untracked().devices().code_over(),
            "on_probation" => return self.of_rule("not_confirmed").unwrap_or(failure.text),
            code if code.starts_with("rule_") => {
                return self.of_rule(code.trim_start_matches("rule_")).unwrap_or(failure.text);
            }
            code => return self.reason("refusal", code).map_or(failure.text, ToOwned::to_owned),
        };
        text.to_owned()
    }

    /// Which rule of an account's devices does not allow something.
    fn of_rule(self, rule: &str) -> Option<String> {
        let reasons = self.language.get_untracked().reasons();
        self.reason("rule", rule).map(|rule| reasons.refusal_chain_rule(rule))
    }

    /// What a code of the engine means, if there are words for it.
    pub(super) fn reason(self, kind: &str, code: &str) -> Option<&'static str> {
        self.language.get_untracked().reasons().named(&format!("{kind}_{code}"))
    }

    pub(super) fn alert(self, title: String, text: String) {
        let alert = Alert { title, text };
        self.alerts.update(|alerts| {
            if !alerts.contains(&alert) {
                alerts.push(alert);
            }
        });
    }

    /// One of the engine's views, once.
    pub(super) async fn look_at<T: DeserializeOwned>(self, sight: Sight) -> Option<T> {
        match self.look(|| Ask::See(sight.clone())).await {
            Ok(Told::View(value)) => serde_json::from_value(value).ok(),
            Ok(_) | Err(_) => None,
        }
    }

    async fn look(self, ask: impl Fn() -> Ask) -> Result<Told, Failure> {
        match self.calls.get_value() {
            Some(calls) => calls.look(ask).await,
            None => Err(no_channel()),
        }
    }

    /// One of the engine's views, looked at again whenever anything changed; the newest look wins.
    pub(super) fn see<T>(self, sight: impl Fn() -> Option<Sight> + 'static) -> RwSignal<Option<T>>
    where
        T: DeserializeOwned + Clone + PartialEq + Send + Sync + 'static,
    {
        let seen = RwSignal::new(None);
        let looks = StoredValue::new(0_u64);
        Effect::new(move |_| {
            self.revision.track();
            looks.update_value(|looks| *looks += 1);
            let Some(sight) = sight() else { return seen.set(None) };
            let number = looks.get_value();
            spawn_local(async move {
                let view = self.look_at::<T>(sight).await;
                let is_newest = looks.try_get_value() == Some(number);
                let is_new = seen.try_with_untracked(|seen| *seen != view) == Some(true);
                if is_newest && is_new {
                    seen.set(view);
                }
            });
        });
        seen
    }

    fn notice(self, notice: Notice) {
        match notice {
            Notice::Standing(standing) => {
                if !matches!(*standing, Standing::Open { .. }) {
                    self.forget();
                }
                if self.standing.with_untracked(|known| known.as_ref() != Some(&*standing)) {
                    self.standing.set(Some(*standing));
                    self.revision.update(|revision| *revision += 1);
                }
            }
            Notice::Changed(events) => {
                events.into_iter().for_each(|event| self.happened(event));
                self.revision.update(|revision| *revision += 1);
            }
        }
    }

    /// What was said is not kept in a page that is locked.
    fn forget(self) {
        self.drafts.update(BTreeMap::clear);
        self.left.update_value(BTreeMap::clear);
        self.target.set(None);
        self.alerts.update(Vec::clear);
        self.backup_news.set(None);
    }

    fn happened(self, event: Event) {
        let texts = self.language.get_untracked().web();
        let says = |kind: &str, code: &str, text: String| self.reason(kind, code).map_or(text, ToOwned::to_owned);
        match event {
            Event::Alarm { fault, text, .. } => {
                self.alert(texts.alarm_title().to_owned(), says("fault", fault.code(), text));
            }
            Event::Missed { chat, loss, text } => {
                self.alert(texts.missed_title(&chat), says("loss", loss.code(), text))
            }
            Event::Trouble { code, text } => {
                self.alert(String::new(), says("refusal", &code, says("trouble", &code, text)));
            }
            Event::Incompatible { relay, .. } => self.alert(String::new(), texts.incompatible(&relay)),
            Event::Message { message, .. } if message.from.is_some() => notify::tell(self, texts.new_message()),
            Event::Device {
                device,
                this: false,
                change: change @ (DeviceChange::Added | DeviceChange::Reminder),
                ..
            } => {
                if change == DeviceChange::Reminder {
                    self.known_devices.update(|known| known.forget(&device));
                }
                notify::tell(self, texts.new_device());
            }
            Event::Recovery { state: RecoveryState::Pending | RecoveryState::Reminder, this: false, .. } => {
                notify::tell(self, self.language.get_untracked().recovery().look_now());
            }
            Event::Joining { state: state @ (JoiningState::Refused | JoiningState::Expired) } => {
                self.join_ended.set(Some(state));
            }
            Event::Backup { .. } => self.backup_news.set(Some(event)),
            Event::Rekeyed { done, total } => self.rekeyed.set(Some((done, total))),
            Event::Request { .. } => notify::tell(self, texts.new_request()),
            // What was written on another device of one's own is no news.
            Event::Message { .. }
            | Event::Connection { .. }
            | Event::AccountReady
            | Event::CardReady { .. }
            | Event::Invitation { .. }
            | Event::Contact { .. }
            | Event::Marked { .. }
            | Event::Device { .. }
            | Event::Linking { .. }
            | Event::Joining { .. }
            | Event::History { .. }
            | Event::HistorySent { .. }
            | Event::Frozen { .. }
            | Event::Guardians { .. }
            | Event::Ward { .. }
            | Event::Approval { .. }
            | Event::Approved { .. }
            | Event::Recovery { .. }
            | Event::Copied => {}
        }
    }
}

fn no_channel() -> Failure {
    Failure::named("no_channel")
}
