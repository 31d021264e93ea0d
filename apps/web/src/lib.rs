//! Kith in a browser: the engine in a worker, the screens in the page, one program for both.
//!
//! Every tab has a worker, and all of them hear each other. One worker holds the lock on the home and runs the engine; when
//! its tab closes, another takes over. Pages ask and are answered over the same channel, whichever worker that is.

mod bridge;
mod browser;
mod page;
mod worker;

use wasm_bindgen::prelude::wasm_bindgen;

/// Where the script that loads this begins: in a window the screens, in a worker the engine.
#[wasm_bindgen(start)]
pub fn start() {
    if web_sys::window().is_some() {
        page::start();
    } else {
        worker::start();
    }
}
