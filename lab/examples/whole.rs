//! All of the shield behind one door, to see how large it is in WebAssembly; docs/shield.md says how it is compiled and weighed.

use std::hint::black_box;
use std::io::Cursor;

use kith_shield::{Context, Earlier, Sender, Side, export, guard, link, names, qr, text};

fn main() {
    let said: String = black_box(String::new());
    let context = Context {
        sender: black_box(Some(Sender::Stranger)),
        identity_changed_days: black_box(None),
        first_message: black_box(None),
        previous: vec![Earlier { from: black_box(Side::Me), text: said.clone() }],
    };
    black_box(text::check(&said, &context, black_box(None)));
    black_box(link::check(&said, black_box(None)));
    black_box(names::says(&said, [said.as_str()]));
    let secrets = guard::Secrets { pin: black_box(Some("")), ..guard::Secrets::default() };
    black_box(guard::stops(&said, &secrets, black_box(true)));
    codes(&said);
    chat(&said);
}

fn codes(said: &str) {
    let pixels = black_box(Vec::new());
    if let Some(picture) = qr::Picture::new(black_box(0), black_box(0), pixels) {
        black_box(qr::codes(&picture));
    }
    black_box(qr::Payload::of(said).assessment());
}

fn chat(said: &str) {
    let Ok(layout) = export::survey(Cursor::new(said)) else { return };
    let mut history = export::History::new(&layout, None);
    for message in export::Messages::new(Cursor::new(said), &layout).flatten() {
        black_box(text::check(message.written(), &history.context(&message), None));
        history.take(&message);
    }
}
