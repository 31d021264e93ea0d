//! `kith check`: is this message or link a trap? It needs no account, no home and no network.

mod batch;
mod chat;
mod image;
mod page;
mod source;
mod view;

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use kith_shield::{Code, Context, link, text};

use crate::ask;
use crate::cli::Check;
use crate::failure::Failure;
use crate::output::Output;
use crate::texts::errors;
use view::{Explained, Report};

/// Bytes of a pasted message that are read.
const MESSAGE: usize = 64 * 1024;

pub(crate) fn run(options: Check, output: &Output) -> Result<(), Failure> {
    match options {
        Check { batch: Some(file), .. } => lines(&file),
        Check { chat: Some(file), me, report, .. } => chat::run(&file, me.as_deref(), report.as_deref(), output),
        Check { image: Some(file), .. } => image::run(&file, output),
        Check { explain: Some(code), .. } => explain(&code, output),
        Check { link: Some(link), .. } => {
            let link = ask::argument_or_stdin(link, MESSAGE)?;
            Report::of(&link, &link::check(&link, None)).show(output)
        }
        Check { text: Some(message), .. } => {
            let message = ask::argument_or_stdin(message, MESSAGE)?;
            Report::of(&message, &text::check(&message, &Context::default(), None)).show(output)
        }
        Check { .. } => Err(Failure::Misuse(errors().check_nothing().to_owned())),
    }
}

fn lines(file: &Path) -> Result<(), Failure> {
    let unreadable = |source| Failure::Read { what: file.display().to_string(), source };
    let stdout = io::stdout().lock();
    if ask::is_stdin(&file.to_string_lossy()) {
        return batch::run(io::stdin().lock(), stdout);
    }
    batch::run(BufReader::new(File::open(file).map_err(unreadable)?), stdout)
}

fn explain(code: &str, output: &Output) -> Result<(), Failure> {
    match Code::named(code) {
        Some(code) => Explained::of(code).show(output),
        None => Err(Failure::Misuse(errors().no_such_code(code))),
    }
}
