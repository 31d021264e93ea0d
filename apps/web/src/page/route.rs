//! Which screen is shown; the address bar says it too, so that Back works.

use js_sys::{decode_uri_component, encode_uri_component};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Route {
    /// The list, and nothing beside it.
    #[default]
    Chats,
    Chat(String),
    Contact(String),
    Requests,
    Add,
    Settings,
    /// Linking a device.
    Link,
    /// PIN and backup.
    Backup,
}

impl Route {
    pub(super) fn current() -> Self {
        let hash = window().location().hash().unwrap_or_default();
        let mut parts = hash.trim_start_matches("#/").splitn(2, '/');
        let name = || parts.clone().nth(1).and_then(|name| decode_uri_component(name).ok()).map(String::from);
        let name = name();
        match (parts.next(), name) {
            (Some("chat"), Some(name)) => Self::Chat(name),
            (Some("contact"), Some(name)) => Self::Contact(name),
            (Some("requests"), None) => Self::Requests,
            (Some("add"), None) => Self::Add,
            (Some("settings"), None) => Self::Settings,
            (Some("link"), None) => Self::Link,
            (Some("backup"), None) => Self::Backup,
            _ => Self::Chats,
        }
    }

    /// For a link.
    pub(super) fn href(&self) -> String {
        let name = |name: &str| String::from(encode_uri_component(name));
        match self {
            Self::Chats => "#/".to_owned(),
            Self::Chat(chat) => format!("#/chat/{}", name(chat)),
            Self::Contact(contact) => format!("#/contact/{}", name(contact)),
            Self::Requests => "#/requests".to_owned(),
            Self::Add => "#/add".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Link => "#/link".to_owned(),
            Self::Backup => "#/backup".to_owned(),
        }
    }

    pub(super) fn go(&self) {
        let _ = window().location().set_hash(&self.href());
    }
}

/// Keeps a signal at what the address bar says.
pub(super) fn follow(route: RwSignal<Route>) {
    let changed = Closure::<dyn FnMut()>::new(move || route.set(Route::current()));
    window().set_onhashchange(Some(changed.as_ref().unchecked_ref()));
    // As long as the page.
    changed.forget();
}
