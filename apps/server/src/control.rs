//! How the operator's commands reach a running server: a socket in its folder, which only the folder's owner can open.
//!
//! One line asks, and what comes back until the end is the answer: an export as bytes, or lines of text that begin with
//! `ok` or with `failed`.

use std::fs;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use kith_relay::Base;
use tokio::net::UnixListener;
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::blobs::FolderBlobs;
use crate::failure::Failure;
use crate::folder::BLOBS;
use crate::http;
use crate::logging;
use crate::store::FjallStore;

const NAME: &str = "control";
/// Longer than any question.
const LINE: u64 = 64;
/// How long somebody may take to ask, or to take the next part of an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a running server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Everything it has.
    Export,
    /// Whether everything it has can be read.
    Check,
}

impl Question {
    const ALL: [Self; 2] = [Self::Export, Self::Check];

    const fn line(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Check => "check",
        }
    }
}

/// The server's end.
pub(crate) struct Control {
    listener: UnixListener,
    path: PathBuf,
    store: Arc<FjallStore>,
    base: Arc<Base>,
    folder: Arc<FolderBlobs>,
}

impl Control {
    /// Begins to listen in a folder that this server holds.
    pub(crate) fn listen(data: &Path, store: Arc<FjallStore>, base: Arc<Base>) -> Result<Self, Failure> {
        let path = data.join(NAME);
        let folder = Arc::new(FolderBlobs::at(data.join(BLOBS)));
        let listen = || {
            // Left behind by a server that was killed; whoever holds the folder is the only one.
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            let listener = UnixListener::bind(&path)?;
            fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
            Ok(listener)
        };
        let listener = listen().map_err(|cause| Failure::Folder { path: path.clone(), cause })?;
        Ok(Self { listener, path, store, base, folder })
    }

    /// Answers one after another, until the task is ended.
    pub(crate) async fn serve(self) {
        loop {
            let Ok((stream, _)) = self.listener.accept().await else {
                sleep(http::PAUSE).await;
                continue;
            };
            let (store, base, folder) = (Arc::clone(&self.store), Arc::clone(&self.base), Arc::clone(&self.folder));
            let answered = spawn_blocking(move || answer(stream.into_std()?, &store, &base, &folder)).await;
            if !matches!(answered, Ok(Ok(()))) {
                logging::warn("an operator's command was not answered to its end", &"whoever asked knows why");
            }
        }
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        // What is left is removed at the next start.
        let _ = fs::remove_file(&self.path);
    }
}

/// What is in a bucket stays there, and is not exported.
fn answer(stream: UnixStream, store: &FjallStore, base: &Base, folder: &FolderBlobs) -> io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = String::new();
    BufReader::new((&stream).take(LINE)).read_line(&mut line)?;
    match Question::ALL.into_iter().find(|question| question.line() == line.trim_end()) {
        Some(Question::Export) => {
            let count = store.export(&base.key.to_bytes(), folder, &stream).map_err(io::Error::other)?;
            logging::info("everything was exported, entries", &count);
            Ok(())
        }
        Some(Question::Check) => match store.check(base.blobs.as_ref()) {
            Ok(checked) => writeln!(&stream, "ok {checked}"),
            Err(fault) => writeln!(&stream, "failed {fault}"),
        },
        None => {
            writeln!(&stream, "failed this server does not know the command; use the kith-server it was started with")
        }
    }
}

/// Asks the server that holds a folder; what it answers is read from the stream. `None` if there is no server.
pub(crate) fn ask(data: &Path, question: Question) -> io::Result<Option<UnixStream>> {
    let mut stream = match UnixStream::connect(data.join(NAME)) {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => return Ok(None),
        Err(error) => return Err(error),
    };
    writeln!(stream, "{}", question.line())?;
    Ok(Some(stream))
}
