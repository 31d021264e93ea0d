//! What this browser keeps of Kith, and whether it may throw it away.

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::app::App;

/// How much is kept, and how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Kept {
    bytes: f64,
    lasting: bool,
}

/// Asks the browser not to throw the account away when the disk is full.
pub(super) async fn persist() {
    if let Some(asked) = manager().and_then(|manager| manager.persist().ok()) {
        // A browser that will not says so in the settings.
        let _granted = JsFuture::from(asked).await;
    }
}

/// Pages without encryption have none.
fn manager() -> Option<StorageManager> {
    Reflect::get(&window().navigator(), &"storage".into()).ok()?.dyn_into().ok()
}

async fn kept() -> Option<Kept> {
    let manager = manager()?;
    let lasting = JsFuture::from(manager.persisted().ok()?).await.ok()?.is_truthy();
    let estimate: JsValue = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let bytes = Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()?;
    Some(Kept { bytes, lasting })
}

/// The storage in the settings; nothing, if the browser does not tell.
#[component]
pub(super) fn Storage() -> impl IntoView {
    let app = App::get();
    let known = RwSignal::new(None::<Kept>);
    let look = move || {
        spawn_local(async move {
            let _gone = known.try_set(kept().await);
        });
    };
    look();
    let ask = move |_| {
        spawn_local(async move {
            persist().await;
            look();
        });
    };
    move || {
        let Kept { bytes, lasting } = known.get()?;
        let texts = app.texts();
        let fate = if lasting { texts.storage_lasting() } else { texts.storage_passing() };
        Some(view! {
            <article class="card">
                <h3>{texts.storage_title()}</h3>
                <p>{texts.storage_used(&size(bytes))}</p>
                <p class="quiet">{fate}</p>
                {(!lasting).then(|| view! { <button type="button" class="button" on:click=ask>{texts.storage_keep()}</button> })}
            </article>
        })
    }
}

/// Bytes as people read them.
fn size(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} KB", (bytes / 1e3).ceil()) } else { format!("{:.1} MB", bytes / 1e6) }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        assert_eq!([0.0, 1.0, 12_345.0, 2_345_678.0].map(size), ["0 KB", "1 KB", "13 KB", "2.3 MB"]);
    }
}
