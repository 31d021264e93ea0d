//! A passphrase is made into a key in a worker of its own, which ends when it is done: memory that a program once took in a
//! browser is given back with its worker only, and this takes 64 MiB of it.

use futures_channel::oneshot;
use kith_core::vault::{Cost, Header, Passphrase, Secret, Stretched, UnlockError};
use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use super::driver;
use super::home::HomeError;

/// The name of a worker that does this and nothing else.
const NAME: &str = "stretch";

/// What it says first: it has loaded and listens.
const READY: &str = "ready";

/// What is asked of it.
#[derive(Serialize, Deserialize)]
struct Task {
    /// Of the home that is to be opened; without one, a new one is made.
    header: Option<Vec<u8>>,
    passphrase: Zeroizing<String>,
}

/// What it answers; nothing if there is not enough memory.
#[derive(Serialize, Deserialize)]
struct Done {
    header: Vec<u8>,
    key: Zeroizing<[u8; 32]>,
}

/// A new home's header, and the key that opens it.
pub(super) async fn create(passphrase: &Zeroizing<String>) -> Result<(Header, Stretched), HomeError> {
    let done = ask(&Task { header: None, passphrase: passphrase.clone() }).await?;
    Ok((Header::decode(&done.header)?, Stretched::from_bytes(done.key)))
}

/// The key that a passphrase is for a header.
pub(super) async fn stretch(header: &Header, passphrase: &Zeroizing<String>) -> Result<Stretched, HomeError> {
    let done = ask(&Task { header: Some(header.encode()), passphrase: passphrase.clone() }).await?;
    Ok(Stretched::from_bytes(done.key))
}

/// Starts a worker, has it do this, and ends it.
async fn ask(task: &Task) -> Result<Done, HomeError> {
    let worker = Helper::start().ok_or(UnlockError::OutOfMemory)?;
    worker.said().await.filter(|said| said == READY).ok_or(UnlockError::OutOfMemory)?;
    let task = serde_json::to_string(task).map(Zeroizing::new).map_err(|_| UnlockError::Damaged)?;
    worker.say(&task).ok_or(UnlockError::OutOfMemory)?;
    let said = worker.said().await.map(Zeroizing::new).ok_or(UnlockError::OutOfMemory)?;
    let done = serde_json::from_str::<Option<Done>>(&said).map_err(|_| UnlockError::Damaged)?;
    Ok(done.ok_or(UnlockError::OutOfMemory)?)
}

/// A worker that is ended when this is dropped.
struct Helper(Worker);

impl Helper {
    fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(NAME);
        Worker::new_with_options(&scope().location().href(), &options).ok().map(Self)
    }

    fn say(&self, text: &str) -> Option<()> {
        self.0.post_message(&JsValue::from_str(text)).ok()
    }

    /// The next that it says; nothing if it failed.
    async fn said(&self) -> Option<String> {
        let (tell, told) = oneshot::channel::<Option<String>>();
        let tell = std::rc::Rc::new(std::cell::Cell::new(Some(tell)));
        let failed = tell.clone();
        let says = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let _ = tell.take().map(|tell| tell.send(event.data().as_string()));
        });
        let fails = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            let _ = failed.take().map(|failed| failed.send(None));
        });
        self.0.set_onmessage(Some(says.as_ref().unchecked_ref()));
        self.0.set_onerror(Some(fails.as_ref().unchecked_ref()));
        let said = told.await.ok().flatten();
        self.0.set_onmessage(None);
        self.0.set_onerror(None);
        said
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Whether this worker is one that does this and nothing else.
pub(super) fn is_meant() -> bool {
    scope().name() == NAME
}

/// The worker's whole life.
pub(super) fn serve() {
    let asked = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let task = event.data().as_string().map(Zeroizing::new);
        let done = task.and_then(|task| serde_json::from_str(&task).ok()).and_then(|task| work(&task));
        if let Ok(text) = serde_json::to_string(&done).map(Zeroizing::new) {
            tell(&text);
        }
    });
    scope().set_onmessage(Some(asked.as_ref().unchecked_ref()));
    // As long as the worker.
    asked.forget();
    tell(READY);
}

fn tell(text: &str) {
    let _ = scope().post_message(&JsValue::from_str(text));
}

fn work(task: &Task) -> Option<Done> {
    let secret = Secret::Passphrase(Passphrase::first_line(&task.passphrase).ok()?);
    let (header, key) = match &task.header {
        Some(header) => {
            let key = Header::decode(header).and_then(|header| header.stretch(&secret)).ok()?;
            (header.clone(), key)
        }
        None => {
            let (header, key) = Header::create_stretched(&secret, Cost::STANDARD, &mut driver::rng().ok()?).ok()?;
            (header.encode(), key)
        }
    };
    Some(Done { header, key: key.as_bytes().clone() })
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
