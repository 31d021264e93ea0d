//! WebSockets to relays.

use std::collections::BTreeMap;

use futures_channel::mpsc;
use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use kith_core::engine::io::{Input, Link};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BinaryType, MessageEvent, WebSocket};

/// All connections, and where what comes from them goes.
pub(super) struct Sockets {
    open: BTreeMap<Link, Socket>,
    opened: u64,
    arriving: mpsc::UnboundedSender<Arrival>,
}

/// What came from a connection.
pub(super) struct Arrival {
    number: u64,
    link: Link,
    input: Input,
    ended: bool,
}

struct Socket {
    number: u64,
    socket: WebSocket,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 3],
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        // One that is closing already is closing already.
        let _ = self.socket.close();
    }
}

impl Sockets {
    pub(super) fn new() -> (Self, mpsc::UnboundedReceiver<Arrival>) {
        let (arriving, arrivals) = mpsc::unbounded();
        (Self { open: BTreeMap::new(), opened: 0, arriving }, arrivals)
    }

    /// Opens a connection in place of the one there may be.
    pub(super) fn connect(&mut self, link: Link) {
        self.opened += 1;
        let number = self.opened;
        match self.dial(&link, number) {
            Some(socket) => drop(self.open.insert(link, socket)),
            None => self.failed(link, number),
        }
    }

    /// Whether the page may talk to this relay: browsers let it talk only to where it came from.
    pub(super) fn reaches(link: &Link) -> bool {
        let location = Reflect::get(&js_sys::global(), &"location".into());
        let own = location.and_then(|location| Reflect::get(&location, &"host".into())).ok();
        let host = web_sys::Url::new(&link.url).ok().map(|url| url.host());
        host.is_some() && own.and_then(|own| own.as_string()) == host
    }

    /// Sends a message; on a connection that has ended it is lost, as it would be on the way.
    pub(super) fn send(&self, link: &Link, message: &[u8]) {
        let _ = self.open.get(link).map(|open| open.socket.send_with_u8_array(message));
    }

    pub(super) fn disconnect(&mut self, link: &Link) {
        self.open.remove(link);
    }

    /// What the engine is to be told, if the connection is still the one it knows.
    pub(super) fn accept(&mut self, arrival: Arrival) -> Option<Input> {
        let is_current = self.open.get(&arrival.link).is_some_and(|open| open.number == arrival.number);
        let was_never_open = arrival.ended && !self.open.contains_key(&arrival.link);
        if is_current && arrival.ended {
            self.open.remove(&arrival.link);
        }
        (is_current || was_never_open).then_some(arrival.input)
    }

    fn failed(&self, link: Link, number: u64) {
        let input = Input::Disconnected(link.clone());
        let _ = self.arriving.unbounded_send(Arrival { number, link, input, ended: true });
    }

    fn dial(&self, link: &Link, number: u64) -> Option<Socket> {
        let socket = WebSocket::new(&link.url).ok()?;
        socket.set_binary_type(BinaryType::Arraybuffer);
        let listener = |ended: bool, input: fn(Link, MessageEvent) -> Input| {
            let (arriving, link) = (self.arriving.clone(), link.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |event| {
                let input = input(link.clone(), event);
                let _ = arriving.unbounded_send(Arrival { number, link: link.clone(), input, ended });
            })
        };
        let opened = listener(false, |link, _| Input::Connected(link));
        let received = listener(false, |link, event| match event.data().dyn_into::<ArrayBuffer>() {
            Ok(bytes) => Input::Received(link, Uint8Array::new(&bytes).to_vec()),
            // A relay sends no text; what is no frame is refused like any other that does not decode.
            Err(_) => Input::Received(link, Vec::new()),
        });
        let ended = listener(true, |link, _| Input::Disconnected(link));
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(received.as_ref().unchecked_ref()));
        socket.set_onclose(Some(ended.as_ref().unchecked_ref()));
        Some(Socket { number, socket, _listeners: [opened, received, ended] })
    }
}
