//! The pictures on buttons and marks: plain strokes, which take the colour of the text around them.

use leptos::prelude::*;

/// A picture of 24 by 24; whoever shows it says in words what it means.
#[component]
pub(super) fn Icon(
    /// The path that is stroked.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}

pub(super) const BACK: &str = "M15 5l-7 7 7 7";
pub(super) const PLUS: &str = "M12 5v14M5 12h14";
pub(super) const GEAR: &str = "M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M8 14.5v5";
pub(super) const SEND: &str = "M5 12h13M12 5l7 7-7 7";
pub(super) const DOWN: &str = "M12 5v14M5 12l7 7 7-7";
pub(super) const PEOPLE: &str =
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M17 8v6M14 11h6";
pub(super) const CLOCK: &str = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2";
pub(super) const CHECK: &str = "M5 13l4 4L19 7";
pub(super) const CHECKS: &str = "M2 13l4 4L16 7M10 15l2 2L22 7";
pub(super) const FAILED: &str = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v6M12 16.5v.5";
pub(super) const SHIELD: &str = "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4";
pub(super) const SMILE: &str =
    "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5c1 1.3 2.2 2 3.5 2s2.5-.7 3.5-2M9 9.5v.5M15 9.5v.5";
pub(super) const LOCK: &str = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
pub(super) const DEVICES: &str = "M3 5h12v8H3zM2 17h9M15 9h6v11h-6zM18 17v.5";
pub(super) const BROWSER: &str = "M3 5h18v14H3zM3 9h18M6 7v.01M8.5 7v.01";
pub(super) const TERMINAL: &str = "M3 5h18v14H3zM7 9.5l3 2.5-3 2.5M12 15h5";
