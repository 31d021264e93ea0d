//! The page's end of the channel.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use js_sys::Promise;
use leptos::prelude::{on_cleanup, set_interval_with_handle};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::bridge::{Answer, Ask, CHANNEL, Call, Failure, Notice, Post, Told};

/// Looking is repeated after so many milliseconds without an answer: a worker may just be taking over.
const AGAIN: i32 = 500;
/// Doing is never repeated, since it may have been done; it is given up.
const PATIENCE: i32 = 20_000;

/// Asks the engine, whichever worker has it.
pub(super) struct Calls {
    channel: BroadcastChannel,
    from: String,
    waiting: Rc<RefCell<Waiting>>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

#[derive(Default)]
struct Waiting {
    asked: u64,
    answers: BTreeMap<u64, oneshot::Sender<Result<Told, Failure>>>,
}

impl Calls {
    /// Listens to the channel; notices go to `notice`.
    pub(super) fn new(mut notice: impl FnMut(Notice) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let from = random_name()?;
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let listener = {
            let (from, waiting) = (from.clone(), Rc::clone(&waiting));
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let post = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
                match post {
                    Some(Post::Answer(Answer { to, number, outcome })) if to == from => {
                        if let Some(answer) = waiting.borrow_mut().answers.remove(&number) {
                            let _ = answer.send(outcome);
                        }
                    }
                    Some(Post::Notice(told)) => notice(told),
                    Some(Post::Answer(_) | Post::Call(_)) | None => {}
                }
            })
        };
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { channel, from, waiting, _listener: listener })
    }

    /// Asks once, and gives up after a while.
    pub(super) async fn ask(&self, ask: Ask) -> Result<Told, Failure> {
        self.try_once(ask, PATIENCE).await.unwrap_or_else(|| Err(Failure::named("no_answer")))
    }

    /// Asks until there is an answer: for what changes nothing.
    pub(super) async fn look(&self, ask: impl Fn() -> Ask) -> Result<Told, Failure> {
        loop {
            if let Some(outcome) = self.try_once(ask(), AGAIN).await {
                return outcome;
            }
        }
    }

    async fn try_once(&self, ask: Ask, patience: i32) -> Option<Result<Told, Failure>> {
        let (answer, answered) = oneshot::channel();
        let number = {
            let mut waiting = self.waiting.borrow_mut();
            waiting.asked += 1;
            let number = waiting.asked;
            waiting.answers.insert(number, answer);
            number
        };
        let call = Post::Call(Call { from: self.from.clone(), number, ask });
        let text = serde_json::to_string(&call).ok()?;
        self.channel.post_message(&JsValue::from_str(&text)).ok()?;
        match select(answered, Box::pin(after(patience))).await {
            Either::Left((outcome, _)) => outcome.ok(),
            Either::Right(_) => {
                self.waiting.borrow_mut().answers.remove(&number);
                None
            }
        }
    }
}

/// Waits so many milliseconds.
pub(super) async fn after(milliseconds: i32) {
    let mut set = |resolve: js_sys::Function, _: js_sys::Function| {
        let window = web_sys::window();
        let _ = window.map(|w| w.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
    };
    let _ = JsFuture::from(Promise::new(&mut set)).await;
}

/// Calls something again and again, as long as what is shown now is shown.
pub(super) fn every(milliseconds: u64, act: impl Fn() + 'static) {
    let interval = set_interval_with_handle(act, Duration::from_millis(milliseconds));
    on_cleanup(move || {
        let _ = interval.map(|interval| interval.clear());
    });
}

fn random_name() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
