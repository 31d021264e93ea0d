//! Reads and writes the lines of the linear mode.

use std::io::{self, Write};

use tokio::sync::mpsc;

use super::linear::Linear;
use super::live::{Live, Tidings, Views};
use super::{Endings, Incoming, TICK, clock};
use crate::driver;
use crate::failure::Failure;

/// Until the person leaves, or there is nothing more to read.
pub(crate) async fn run(
    first: Views,
    live: &Live,
    tell: mpsc::UnboundedSender<Incoming>,
    mut incoming: mpsc::UnboundedReceiver<Incoming>,
) -> Result<(), Failure> {
    let mut linear = Linear::new(first, clock());
    let mut endings = Endings::new().map_err(Failure::Signals)?;
    read(tell)?;
    let mut is_asked = false;
    while !linear.is_over() {
        is_asked = write(&mut linear, live, is_asked).map_err(Failure::Output)?;
        let came = tokio::select! {
            came = incoming.recv() => came,
            () = tokio::time::sleep(TICK) => None,
            () = endings.next() => return Ok(()),
        };
        linear.clock.now = driver::now().0;
        match came {
            Some(Incoming::Line(line)) => {
                is_asked = false;
                linear.line(&line);
            }
            Some(Incoming::Deaf | Incoming::Told(Tidings::Ended(Ok(()) | Err(Failure::Interrupted)))) => return Ok(()),
            Some(Incoming::Told(Tidings::Ended(Err(failure)))) => return Err(failure),
            Some(Incoming::Told(tidings)) => linear.told(tidings),
            Some(Incoming::Input(_)) | None => {}
        }
    }
    write(&mut linear, live, is_asked).map(drop).map_err(Failure::Output)
}

/// Writes what there is to say, and behind it what stands before the next line; says whether that stands there.
fn write(linear: &mut Linear, live: &Live, is_asked: bool) -> io::Result<bool> {
    let (lines, wishes) = linear.take();
    wishes.into_iter().for_each(|wish| live.wish(wish));
    if lines.is_empty() && is_asked {
        return Ok(true);
    }
    let mut stdout = io::stdout().lock();
    if is_asked {
        writeln!(stdout)?;
    }
    for line in lines {
        writeln!(stdout, "{line}")?;
    }
    if !linear.is_over() {
        write!(stdout, "{}", linear.prompt())?;
    }
    stdout.flush()?;
    Ok(true)
}

/// Reads lines on a thread of its own, which ends with the process.
fn read(tell: mpsc::UnboundedSender<Incoming>) -> Result<(), Failure> {
    let read = move || {
        for line in io::stdin().lines().map_while(Result::ok) {
            if tell.send(Incoming::Line(line)).is_err() {
                return;
            }
        }
        let _ = tell.send(Incoming::Deaf);
    };
    std::thread::Builder::new().name("terminal".to_owned()).spawn(read).map_err(Failure::Runtime)?;
    Ok(())
}
