//! The full screen.
//!
//! A [`model::Model`] is everything it knows; `update` changes it by what comes from the terminal and from the engine,
//! `draw` shows it, and neither does anything else. The engine runs on a thread of its own ([`live`]).

#![expect(clippy::wildcard_enum_match_arm, reason = "of all the keys there are, each place knows a few")]

mod act;
mod blocked;
mod canvas;
mod cards;
mod chats;
mod clock;
mod composer;
mod confirm;
mod contact;
mod conversation;
mod devices;
mod drafts;
mod draw;
mod editor;
mod form;
mod help;
mod linear;
mod lines;
mod linking;
mod live;
mod model;
mod order;
mod palette;
mod picture;
mod prefs;
mod recovery;
mod requests;
mod settings;
mod terminal;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod unlock;
mod update;
pub(crate) mod words;

pub(crate) use self::picture::Picture;

use std::io;
use std::path::Path;
use std::time::Duration;

use jiff::tz::TimeZone;
use kith_core::error::{Error, Misuse};
use ratatui::crossterm::event;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::mpsc;

use self::live::{Live, Tidings, Views};
use self::model::{Clock, Effect, Kind, Model};
use self::prefs::{Prefs, PrefsFile};
use self::terminal::Stage;
use crate::driver::{self, Driver};
use crate::failure::Failure;
use crate::texts::{self, errors};
use crate::wording;

/// How often the clock is looked at: a new day begins on the screen too.
const TICK: Duration = Duration::from_secs(20);

/// The same while seconds are counted.
const SECOND: Duration = Duration::from_secs(1);

/// What the screen waits for.
enum Incoming {
    Input(event::Event),
    Told(Tidings),
    /// A line, where there is no screen.
    Line(String),
    /// Nothing more can be read.
    Deaf,
}

/// Shows an opened home until the person leaves, or the process is asked to end: on the full screen, or line by line.
pub(crate) async fn run(driver: Driver, dir: &Path, is_linear: bool) -> Result<(), Failure> {
    if !is_linear && !terminal::is_there() {
        return Err(Failure::Misuse(words::no_screen()));
    }
    if driver.engine().account()?.is_none() {
        return Err(Error::Misuse(Misuse::NoAccount).into());
    }
    let (tell, mut incoming) = mpsc::unbounded_channel();
    let engine = tell.clone();
    let live = Live::start(driver, move |tidings| drop(engine.send(Incoming::Told(tidings))))?;
    let first = match first(&mut incoming).await {
        Ok(views) => views,
        Err(failure) => {
            live.end();
            return Err(failure);
        }
    };
    texts::prefer_unless_asked(PrefsFile::of(dir).load().language());
    let ended = if is_linear {
        lines::run(first, &live, tell, incoming).await
    } else {
        show(first, dir, &live, tell, incoming).await
    };
    live.end();
    ended
}

/// The first sight of the state: before it there is nothing to show.
async fn first(incoming: &mut mpsc::UnboundedReceiver<Incoming>) -> Result<Views, Failure> {
    loop {
        match incoming.recv().await {
            Some(Incoming::Told(Tidings::Views(views))) => return Ok(*views),
            Some(Incoming::Told(Tidings::Ended(Err(failure)))) => return Err(failure),
            Some(Incoming::Told(Tidings::Ended(Ok(()))) | Incoming::Deaf) | None => return Err(Failure::Interrupted),
            Some(Incoming::Told(_) | Incoming::Input(_) | Incoming::Line(_)) => {}
        }
    }
}

async fn show(
    first: Views,
    dir: &Path,
    live: &Live,
    tell: mpsc::UnboundedSender<Incoming>,
    incoming: mpsc::UnboundedReceiver<Incoming>,
) -> Result<(), Failure> {
    let file = PrefsFile::of(dir);
    let prefs = file.load();
    let mut model = Model::new(first, clock(), prefs, theme::is_plain());
    let stage = Stage::take().map_err(Failure::Terminal)?;
    model.size = stage.size().map_err(Failure::Terminal)?;
    model.settle();
    read_terminal(tell)?;
    Show { model, stage, live, file }.run(incoming).await
}

fn clock() -> Clock {
    Clock { now: driver::now().0, zone: TimeZone::system() }
}

/// Reads keys on a thread of its own, which ends with the process.
fn read_terminal(tell: mpsc::UnboundedSender<Incoming>) -> Result<(), Failure> {
    let read = move || {
        while let Ok(input) = event::read() {
            if tell.send(Incoming::Input(input)).is_err() {
                return;
            }
        }
        let _ = tell.send(Incoming::Deaf);
    };
    std::thread::Builder::new().name("terminal".to_owned()).spawn(read).map_err(Failure::Runtime)?;
    Ok(())
}

/// The running screen.
struct Show<'a> {
    model: Model,
    stage: Stage,
    live: &'a Live,
    file: PrefsFile,
}

impl Show<'_> {
    async fn run(mut self, incoming: mpsc::UnboundedReceiver<Incoming>) -> Result<(), Failure> {
        let ended = self.watch(incoming).await;
        self.model.keep_drafts();
        self.effects();
        ended
    }

    async fn watch(&mut self, mut incoming: mpsc::UnboundedReceiver<Incoming>) -> Result<(), Failure> {
        let mut endings = Endings::new().map_err(Failure::Signals)?;
        loop {
            self.draw().map_err(Failure::Terminal)?;
            let most = if self.model.counts_down() { SECOND } else { TICK };
            let pause = self.model.drafts_due().map_or(most, |due| due.min(most));
            let came = tokio::select! {
                came = incoming.recv() => came,
                () = tokio::time::sleep(pause) => None,
                () = endings.next() => return Ok(()),
            };
            self.model.tick(driver::now().0);
            if let Some(ended) = self.effects() {
                return ended;
            }
            let mut next = came;
            // Whatever is there already is taken in before the screen is drawn again.
            while let Some(came) = next {
                if let Some(ended) = self.take(came) {
                    return ended;
                }
                next = incoming.try_recv().ok();
            }
        }
    }

    /// Takes one thing in; gives the end, if it is that.
    fn take(&mut self, came: Incoming) -> Option<Result<(), Failure>> {
        match came {
            Incoming::Input(input) => self.model.input(input),
            Incoming::Told(Tidings::Ended(Err(Failure::Interrupted))) | Incoming::Deaf => return Some(Ok(())),
            Incoming::Told(Tidings::Ended(ended)) => return Some(ended),
            Incoming::Told(tidings) => self.model.told(tidings),
            Incoming::Line(_) => {}
        }
        self.effects()
    }

    fn effects(&mut self) -> Option<Result<(), Failure>> {
        for effect in self.model.take_effects() {
            match effect {
                Effect::Wish(wish) => self.live.wish(wish),
                Effect::Copy(text) => drop(self.stage.copy(&text)),
                Effect::Save(prefs) => self.save(&prefs),
                Effect::Quit => return Some(Ok(())),
            }
        }
        None
    }

    fn save(&mut self, prefs: &Prefs) {
        if let Err(error) = self.file.save(prefs) {
            self.model
                .say(Kind::Failed, errors().cannot_write(&wording::path(self.file.path()), &wording::system(&error)));
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.stage.listen_to_mouse(self.model.prefs.mouse)?;
        let model = &mut self.model;
        self.stage.draw(|frame| {
            let area = frame.area();
            if model.size != (area.width, area.height) {
                model.size = (area.width, area.height);
                model.settle();
            }
            let (hits, cursor) = draw::draw(frame.buffer_mut(), model);
            model.hits = hits;
            if let Some(cursor) = cursor {
                frame.set_cursor_position(cursor);
            }
        })
    }
}

/// The ways in which a process is asked to end.
struct Endings {
    hangup: Signal,
    terminate: Signal,
    interrupt: Signal,
}

impl Endings {
    fn new() -> io::Result<Self> {
        Ok(Self {
            hangup: signal(SignalKind::hangup())?,
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.hangup.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
