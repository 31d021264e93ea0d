//! The worker's end of the channel.

use std::future::Future;
use std::pin::pin;

use futures_channel::mpsc;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use crate::bridge::{Answer, Ask, CHANNEL, Call, Notice, Opener, Post, Standing, Told};

/// Hears what is said on the channel, and answers.
pub(super) struct Ear {
    channel: BroadcastChannel,
    heard: mpsc::UnboundedReceiver<Post>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Ear {
    pub(super) fn new() -> Result<Self, JsValue> {
        let channel = BroadcastChannel::new(CHANNEL)?;
        let (hear, heard) = mpsc::unbounded();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            // What does not read comes from another version of the page, which will be loaded anew.
            if let Some(post) = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                let _ = hear.unbounded_send(post);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Ok(Self { channel, heard, _listener: listener })
    }

    pub(super) fn say(&self, post: &Post) {
        if let Ok(text) = serde_json::to_string(post) {
            let _ = self.channel.post_message(&JsValue::from_str(&text));
        }
    }

    /// The next call.
    pub(super) async fn call(&mut self) -> Call {
        loop {
            match self.heard.next().await {
                Some(Post::Call(call)) => return call,
                Some(Post::Answer(_) | Post::Notice(_)) => {}
                None => std::future::pending().await,
            }
        }
    }

    /// Waits for something, and meanwhile learns what opens the home, if somebody enters it or knows it.
    pub(super) async fn wait(&mut self, end: impl Future<Output = ()>) -> Option<Opener> {
        self.say(&Post::Call(Call { from: String::new(), number: 0, ask: Ask::Opener }));
        let mut opener = None;
        let mut end = pin!(end);
        loop {
            match select(end.as_mut(), self.heard.next()).await {
                Either::Left(((), _)) => return opener,
                Either::Right((Some(post), _)) => learn(&mut opener, post),
                Either::Right((None, _)) => std::future::pending().await,
            }
        }
    }
}

fn learn(opener: &mut Option<Opener>, post: Post) {
    match post {
        Post::Call(Call { ask: Ask::Unlock { opener: entered }, .. }) => *opener = Some(entered),
        Post::Call(Call { ask: Ask::Keep { opener: chosen, .. } | Ask::Join { opener: chosen, .. }, .. }) => {
            *opener = chosen;
        }
        Post::Answer(Answer { outcome: Ok(Told::Opener(known)), .. }) => *opener = known,
        Post::Call(Call { ask: Ask::Lock, .. }) => *opener = None,
        Post::Notice(Notice::Standing(standing)) if matches!(*standing, Standing::Locked { .. }) => *opener = None,
        Post::Call(_) | Post::Answer(_) | Post::Notice(_) => {}
    }
}
