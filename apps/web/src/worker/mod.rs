//! The worker: waits for the lock on the home, then runs the engine until its tab closes. A passphrase is tried in another
//! one, which lives only for that.

mod answers;
mod channel;
mod desk;
mod disk;
mod driver;
mod home;
mod sockets;
mod stretch;
mod time;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::{future_to_promise, spawn_local};

use channel::Ear;
use desk::Desk;

/// Whoever holds it runs the engine.
const LOCK: &str = "kith-home";

#[wasm_bindgen]
extern "C" {
    /// The Web Locks API: the lock is held until the promise that the callback gives is settled.
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, held: &JsValue) -> Promise;
}

pub(crate) fn start() {
    if stretch::is_meant() {
        return stretch::serve();
    }
    spawn_local(async {
        let Ok(mut ear) = Ear::new() else { return };
        let opener = ear.wait(locked()).await;
        Desk::open(ear, opener).await.run().await;
    });
}

/// Waits for the lock, which is then held as long as this worker lives.
async fn locked() {
    let (held, wait) = futures_channel::oneshot::channel();
    let mut held = Some(held);
    let hold = Closure::once_into_js(move |_: JsValue| {
        if let Some(held) = held.take() {
            let _ = held.send(());
        }
        future_to_promise(std::future::pending())
    });
    let _request = request_lock(LOCK, &hold);
    let _ = wait.await;
}
