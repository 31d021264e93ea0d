//! A device in words: what it is called, what it is, how it stands, and since when.

use kith_core::engine::io::{DeviceStanding, DeviceView};
use kith_texts::Devices as Texts;
use leptos::prelude::*;

use super::super::app::App;
use super::super::icons::{self, Icon};
use super::super::when;

/// All of it, in a list.
#[component]
pub(in super::super) fn Facts(device: DeviceView) -> impl IntoView {
    let app = App::get();
    let device = StoredValue::new(device);
    let texts = move || app.language.get().devices();
    let picture = device.with_value(|device| match device.kind.as_str() {
        "web" => icons::BROWSER,
        "terminal" => icons::TERMINAL,
        _ => icons::DEVICES,
    });
    let is_confirmed = device.with_value(|device| device.state == DeviceStanding::Confirmed);
    let this = move || device.with_value(|device| device.this).then(|| view! { <b>{texts().this_device()}</b> });
    view! {
        <span class="device-facts">
            <span class="avatar plain"><Icon path=picture /></span>
            <span class="lines">
                <span class="title"><strong><bdi>{move || device.with_value(|device| name(texts(), device))}</bdi></strong>{this}</span>
                <small>
                    {move || device.with_value(|device| kind(texts(), &device.kind))} " · "
                    <span class=if is_confirmed { "confirmed" } else { "probation" }>
                        {move || device.with_value(|device| standing(app, device))}
                    </span>
                </small>
                <small>{move || device.with_value(|device| used(app, device))}</small>
            </span>
        </span>
    }
}

pub(in super::super) fn name(texts: Texts, device: &DeviceView) -> String {
    named(texts, &device.name)
}

pub(in super::super) fn named(texts: Texts, name: &str) -> String {
    if name.is_empty() { texts.no_name().to_owned() } else { name.to_owned() }
}

pub(in super::super) fn kind(texts: Texts, kind: &str) -> &'static str {
    match kind {
        "terminal" => texts.kind_terminal(),
        "web" => texts.kind_web(),
        _ => texts.kind_other(),
    }
}

fn standing(app: App, device: &DeviceView) -> String {
    let texts = app.language.get().devices();
    match device.state {
        DeviceStanding::Probation => texts.probation(&ends(app, device)),
        DeviceStanding::Confirmed => texts.confirmed().to_owned(),
        DeviceStanding::Out => texts.removed_this().to_owned(),
        DeviceStanding::Erased => texts.erased_this().to_owned(),
    }
}

/// When its probation ends.
pub(in super::super) fn ends(app: App, device: &DeviceView) -> String {
    device.ends.map_or_else(|| "?".to_owned(), |at| when::date_and_time(app.language.get(), at))
}

fn used(app: App, device: &DeviceView) -> String {
    let language = app.language.get();
    let (texts, time) = (language.devices(), |at| when::date_and_time(language, at));
    let linked = match device.added_by {
        Some(_) => texts.linked_on(&time(device.added)),
        None => texts.first_device().to_owned(),
    };
    let used = device.last_used.filter(|_| !device.this).map(|at| texts.last_used(&time(at)));
    [Some(linked), used].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
