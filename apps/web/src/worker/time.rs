//! The clock.

use js_sys::{Function, Promise, Reflect, global};
use kith_wire::Millis;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a time after 1970")]
pub(super) fn now() -> Millis {
    Millis(js_sys::Date::now() as u64)
}

/// Waits until a time has come; a browser may wake it later, and never before.
pub(super) async fn sleep_until(time: Millis) {
    let wait = time.0.saturating_sub(now().0).min(60_000);
    let mut set = |resolve: Function, _: Function| {
        let set: Option<Function> =
            Reflect::get(&global(), &JsValue::from_str("setTimeout")).ok().and_then(|set| set.dyn_into().ok());
        if let Some(set) = set {
            let _ = set.call2(&JsValue::UNDEFINED, &resolve, &JsValue::from_f64(wait as f64));
        }
    };
    let _ = JsFuture::from(Promise::new(&mut set)).await;
}
