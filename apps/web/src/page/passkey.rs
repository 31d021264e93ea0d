//! A key that this device makes each time it recognises its owner: WebAuthn's PRF extension (Web Authentication Level 3, §10.1.4).

use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

use crate::bridge::{Opener, Passkey};

/// What the key is made from, beside the passkey itself, which is another one for every home.
const INPUT: &[u8] = b"kith: the key of a browser's home";

/// Signatures that devices make; none of them is ever looked at.
const ALGORITHMS: [i32; 3] = [-8, -7, -257];

/// Whether this page can have one at all: not without encryption, nor at an address without a name.
pub(super) fn is_offered() -> bool {
    let host = window().location().hostname().unwrap_or_default();
    let is_number = host.starts_with('[') || host.split('.').all(|part| part.parse::<u8>().is_ok());
    !is_number && Reflect::has(&window(), &"PublicKeyCredential".into()).unwrap_or(false)
}

/// Makes a passkey, and the key. `None` if the person or the device did not want to, or it cannot make keys.
pub(super) async fn create(name: &str) -> Option<(Passkey, Opener)> {
    let algorithms = Array::new();
    for algorithm in ALGORITHMS {
        algorithms.push(&object(&[("type", "public-key".into()), ("alg", algorithm.into())]));
    }
    let user = object(&[("id", random()?), ("name", name.into()), ("displayName", name.into())]);
    let chosen = object(&[("userVerification", "required".into()), ("residentKey", "discouraged".into())]);
    let credential = ask(
        "create",
        &[
            ("rp", object(&[("name", "Kith".into())])),
            ("user", user),
            ("pubKeyCredParams", algorithms.into()),
            ("authenticatorSelection", chosen),
        ],
    )
    .await?;
    let id = bytes(&get(&credential, "rawId")?);
    let passkey = Passkey(id);
    match key(&credential) {
        Some(opener) => Some((passkey, opener)),
        // Some devices make no key at the moment at which they make the passkey.
        None => open(&passkey).await.map(|opener| (passkey, opener)),
    }
}

/// The key of a passkey.
pub(super) async fn open(passkey: &Passkey) -> Option<Opener> {
    let id = Uint8Array::from(passkey.0.as_slice());
    let allowed = Array::of1(&object(&[("type", "public-key".into()), ("id", id.into())]));
    key(&ask("get", &[("allowCredentials", allowed.into()), ("userVerification", "required".into())]).await?)
}

async fn ask(what: &str, options: &[(&str, JsValue)]) -> Option<JsValue> {
    let input = object(&[("first", Uint8Array::from(INPUT).into())]);
    let extensions = object(&[("prf", object(&[("eval", input)]))]);
    let options = object(&[options, &[("challenge", random()?), ("extensions", extensions)]].concat());
    let credentials = get(&window().navigator(), "credentials")?;
    let method: js_sys::Function = get(&credentials, what)?.dyn_into().ok()?;
    let asked = method.call1(&credentials, &object(&[("publicKey", options)])).ok()?;
    JsFuture::from(asked.dyn_into::<js_sys::Promise>().ok()?).await.ok().filter(|credential| credential.is_object())
}

fn key(credential: &JsValue) -> Option<Opener> {
    let results: js_sys::Function = get(credential, "getClientExtensionResults")?.dyn_into().ok()?;
    let results = results.call0(credential).ok()?;
    let first = get(&get(&get(&results, "prf")?, "results")?, "first")?;
    let key = Zeroizing::new(bytes(&first));
    let key = <[u8; 32]>::try_from(key.as_slice()).ok()?;
    Some(Opener::Passkey(Zeroizing::new(key)))
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // An object of one's own takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn get(from: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(from, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

fn random() -> Option<JsValue> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(Uint8Array::from(bytes.as_slice()).into())
}
