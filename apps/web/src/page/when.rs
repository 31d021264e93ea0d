//! Times, as the browser writes them in a language.

use js_sys::{Date, JsString, Object, Reflect};
use kith_texts::Language;
use wasm_bindgen::JsValue;

/// The local day of a time, to compare.
pub(super) fn day(millis: u64) -> (u32, u32, u32) {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    (date.get_full_year(), date.get_month(), date.get_date())
}

/// Hours and minutes.
pub(super) fn time(language: Language, millis: u64) -> String {
    let options = options(&[("hour", "2-digit"), ("minute", "2-digit")]);
    written(Date::new(&JsValue::from_f64(millis as f64)).to_locale_time_string_with_options(language.code(), &options))
}

/// Today, yesterday, or the date.
pub(super) fn day_name(language: Language, millis: u64) -> String {
    let now = Date::now();
    let yesterday = now - 24.0 * 3600.0 * 1000.0;
    let texts = language.web();
    match day(millis) {
        that if that == day(now as u64) => texts.today().to_owned(),
        that if that == day(yesterday as u64) => texts.yesterday().to_owned(),
        _ => date(language, millis, &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]),
    }
}

/// For a list: the time if it is today, otherwise the date.
pub(super) fn short(language: Language, millis: u64) -> String {
    if day(millis) == day(Date::now() as u64) {
        return time(language, millis);
    }
    date(language, millis, &[("day", "numeric"), ("month", "short")])
}

/// A date with its time.
pub(super) fn date_and_time(language: Language, millis: u64) -> String {
    format!("{}, {}", date(language, millis, &[("day", "numeric"), ("month", "long")]), time(language, millis))
}

fn date(language: Language, millis: u64, fields: &[(&str, &str)]) -> String {
    let date = Date::new(&JsValue::from_f64(millis as f64));
    written(date.to_locale_date_string(language.code(), &options(fields)))
}

fn options(fields: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options.into()
}

fn written(text: JsString) -> String {
    String::from(text)
}
