//! How far something came that was begun with a device.

use kith_core::engine::io::{DeviceStanding, DeviceView, HistoryView};
use leptos::prelude::*;

use super::super::app::App;
use super::super::calls::every;
use super::name;
use crate::bridge::Sight;

/// How often it is looked at, milliseconds.
const LOOK: u64 = 500;

/// What was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Done {
    Confirmed(DeviceView),
    Removed(DeviceView),
    /// So many texts are being sent.
    History(DeviceView, u64),
}

impl Done {
    const fn device(&self) -> &DeviceView {
        match self {
            Self::Confirmed(device) | Self::Removed(device) | Self::History(device, _) => device,
        }
    }
}

/// How far it came: a line, and a bar as long as it is under way.
#[component]
pub(in super::super) fn Outcome(done: Done) -> impl IntoView {
    let app = App::get();
    let tick = RwSignal::new(0_u64);
    every(LOOK, move || tick.update(|tick| *tick += 1));
    let (done, id) = (StoredValue::new(done.clone()), done.device().id.clone());
    let devices = app.see::<Vec<DeviceView>>(|| Some(Sight::Devices));
    let look = move || tick.track();
    let idle = app.see::<bool>(move || Some(Sight::Idle).inspect(|_| look()));
    let history = app.see::<HistoryView>(move || Some(Sight::History).inspect(|_| look()));
    let asked = id.clone();
    let is_in = app.see::<bool>(move || Some(Sight::BroughtIn { device: asked.clone() }).inspect(|_| look()));
    let state = Memo::new(move |_| {
        devices.with(|all| all.as_ref().map(|all| all.iter().find(|device| device.id == id).map(|device| device.state)))
    });
    // The line, and how much is done of what is under way; nothing is known of how much where it is less than none.
    let line = Memo::new(move |_| {
        let texts = app.language.get().devices();
        done.with_value(|done| {
            let called = name(texts, done.device());
            match (done, state.get()) {
                (_, None) => None,
                (Done::Confirmed(_), Some(Some(DeviceStanding::Confirmed))) if is_in.get() == Some(true) => {
                    Some((texts.confirmed_now(&called), None))
                }
                (Done::Confirmed(_), Some(Some(DeviceStanding::Confirmed))) => {
                    Some((texts.confirmed_soon(&called), None))
                }
                (Done::Confirmed(_), _) => Some((app.texts().confirming().to_owned(), Some(-1.0))),
                (Done::Removed(device), _) if device.this => Some((texts.removed_this().to_owned(), None)),
                (Done::Removed(_), Some(None)) if idle.get() == Some(true) => Some((texts.removed_now(&called), None)),
                (Done::Removed(_), Some(None)) => Some(match app.rekeyed.get() {
                    Some((done, total)) if done < total => (texts.rekeyed(done, total), part(done, total)),
                    Some(_) | None => (texts.removing(&called), Some(-1.0)),
                }),
                (Done::Removed(_), Some(Some(_))) => Some((app.texts().signing_out(&called), Some(-1.0))),
                (Done::History(_, 0), _) => Some((app.texts().history_none().to_owned(), None)),
                (Done::History(_, texts_sent), _) => {
                    let part = history.get().and_then(|history| part(history.sent, history.sending));
                    Some((texts.history_sent(*texts_sent, &called), part))
                }
            }
        })
    });
    view! {
        <div class="outcome" role="status">
            {move || line.get().map(|(line, _)| view! { <p>{line}</p> })}
            <Bar part=Signal::derive(move || line.get().and_then(|(_, part)| part)) />
        </div>
    }
}

/// What was said before this device came, while it arrives.
#[component]
pub(in super::super) fn Arriving() -> impl IntoView {
    let app = App::get();
    let (tick, is_under_way) = (RwSignal::new(0_u64), RwSignal::new(false));
    every(LOOK, move || {
        if is_under_way.get_untracked() {
            tick.update(|tick| *tick += 1);
        }
    });
    let history = app.see::<HistoryView>(move || Some(Sight::History).inspect(|_| tick.track()));
    let arriving = Memo::new(move |_| history.get().and_then(|history| part(history.fetched, history.fetching)));
    Effect::new(move |_| is_under_way.set(arriving.get().is_some()));
    move || {
        arriving.get().map(|part| {
            view! {
                <div class="outcome">
                    <p>{app.texts().history_arriving()}</p>
                    <Bar part=Signal::derive(move || Some(part)) />
                </div>
            }
        })
    }
}

/// How much of a whole, if there is one.
fn part(some: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| some as f64 / whole as f64)
}

#[component]
fn Bar(part: Signal<Option<f64>>) -> impl IntoView {
    let app = App::get();
    move || {
        part.get().map(|part| {
            let value = (part >= 0.0).then(|| format!("{part:.2}"));
            view! { <progress max="1" value=value aria-label=move || app.texts().under_way()></progress> }
        })
    }
}
