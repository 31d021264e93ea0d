//! Questions to the person at the terminal, and what comes by standard input or a file instead.
//!
//! Without a terminal nothing is ever asked: what is missing is an error that names the flag.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use kith_core::vault::Passphrase;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::texts;

/// How an argument names standard input.
const STDIN: &str = "-";

/// Bytes of a passphrase file that are read at most.
const PASSPHRASE_FILE: u64 = 64 * 1024;

/// More than the longest line end, so that a text with one byte too many is told from one with a line end.
const LINE_END: u64 = 3;

/// Tries that a person has to type the same again.
const TRIES: usize = 3;

/// Whether a person can be asked. Both ends count: what is asked goes to standard error, and a phrase shown there must
/// not end up in a file.
pub(crate) fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Whether an argument means standard input.
pub(crate) fn is_stdin(argument: &str) -> bool {
    argument == STDIN
}

/// An argument, or standard input in its place, without the line end and with no more than `limit` bytes.
pub(crate) fn argument_or_stdin(argument: String, limit: usize) -> Result<String, Failure> {
    if is_stdin(&argument) { text_of(io::stdin().lock(), limit) } else { Ok(argument) }
}

fn text_of(from: impl Read, limit: usize) -> Result<String, Failure> {
    let unreadable = |source| Failure::Read { what: texts::STANDARD_INPUT.to_owned(), source };
    let mut bytes = Vec::new();
    from.take(limit as u64 + LINE_END).read_to_end(&mut bytes).map_err(unreadable)?;
    while bytes.last().is_some_and(|last| matches!(last, b'\n' | b'\r')) {
        bytes.pop();
    }
    if bytes.len() > limit {
        return Err(Failure::Misuse(texts::too_much_input(limit)));
    }
    String::from_utf8(bytes).map_err(|_| Failure::Misuse(texts::INPUT_NOT_TEXT.to_owned()))
}

/// The passphrase in a file's first line.
pub(crate) fn passphrase_in(path: &Path) -> Result<Passphrase, Failure> {
    let unreadable = |source| Failure::Read { what: path.display().to_string(), source };
    let mut text = Zeroizing::new(String::with_capacity(1024));
    let read = if path == Path::new(STDIN) {
        io::stdin().lock().take(PASSPHRASE_FILE).read_to_string(&mut text)
    } else {
        File::open(path).and_then(|file| file.take(PASSPHRASE_FILE).read_to_string(&mut text))
    };
    read.map_err(unreadable)?;
    Passphrase::first_line(&text).map_err(|_| Failure::Misuse(texts::EMPTY_PASSPHRASE.to_owned()))
}

/// The passphrase of a home that exists.
pub(crate) fn passphrase() -> Result<Passphrase, Failure> {
    let typed = hidden(texts::ASK_PASSPHRASE)?;
    Passphrase::first_line(&typed).map_err(|_| Failure::Misuse(texts::EMPTY_PASSPHRASE.to_owned()))
}

/// A passphrase for a new home, typed twice.
pub(crate) fn new_passphrase() -> Result<Passphrase, Failure> {
    for _ in 0..TRIES {
        let typed = hidden(texts::ASK_NEW_PASSPHRASE)?;
        match Passphrase::first_line(&typed) {
            Err(_) => tell(texts::EMPTY_PASSPHRASE),
            Ok(passphrase) if is_same(&hidden(texts::ASK_AGAIN)?, &typed) => return Ok(passphrase),
            Ok(_) => tell(texts::PASSPHRASES_DIFFER),
        }
    }
    Err(Failure::Misuse(texts::PASSPHRASES_DIFFER.to_owned()))
}

fn is_same(a: &str, b: &str) -> bool {
    a.lines().next() == b.lines().next()
}

/// Shows the recovery phrase and has one of its words typed, as a sign that it was written down.
pub(crate) fn confirm_phrase(phrase: &Zeroizing<String>, random: u8) -> Result<(), Failure> {
    tell(&texts::recovery_phrase(phrase));
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let index = usize::from(random) % words.len().max(1);
    for _ in 0..TRIES {
        let typed = line(&texts::ask_word(index + 1))?;
        if words.get(index).is_some_and(|word| typed.trim().eq_ignore_ascii_case(word)) {
            return Ok(());
        }
        say(texts::WRONG_WORD);
    }
    Err(Failure::Refused(texts::NOT_CONFIRMED.to_owned()))
}

/// A question that is answered with yes or anything else.
pub(crate) fn is_yes(question: &str) -> Result<bool, Failure> {
    let answer = line(question)?.trim().to_lowercase();
    Ok(texts::YES.contains(&answer.as_str()))
}

/// A line for the person, beside the result.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn say(text: &str) {
    let mut stderr = io::stderr();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn line(question: &str) -> Result<Zeroizing<String>, Failure> {
    say(question);
    let mut typed = Zeroizing::new(String::with_capacity(1024));
    let read = io::stdin().lock().read_line(&mut typed);
    match read.map_err(|source| Failure::Read { what: texts::THE_TERMINAL.to_owned(), source })? {
        0 => Err(Failure::Interrupted),
        _ => Ok(typed),
    }
}

/// A line that the terminal does not show.
fn hidden(question: &str) -> Result<Zeroizing<String>, Failure> {
    let silence = Silence::begin().map_err(|source| Failure::Read { what: texts::THE_TERMINAL.to_owned(), source })?;
    let typed = line(question);
    drop(silence);
    say("\n");
    typed
}

/// A terminal that does not show what is typed, until this is dropped.
struct Silence {
    before: rustix::termios::Termios,
}

impl Silence {
    fn begin() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(io::stdin(), OptionalActions::Flush, &silent)?;
        Ok(Self { before })
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_file_without_a_passphrase_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pass");
        assert!(matches!(passphrase_in(&file), Err(Failure::Read { .. })));
        std::fs::write(&file, "\nsecond line").unwrap();
        assert_eq!(passphrase_in(&file).unwrap_err().exit_code(), 2);
        std::fs::write(&file, "open sesame\n").unwrap();
        assert!(passphrase_in(&file).is_ok());
    }

    #[test]
    fn an_argument_that_is_no_dash_is_itself() {
        assert_eq!(argument_or_stdin("--".to_owned(), 1).unwrap(), "--");
    }

    #[test]
    fn standard_input_loses_its_line_end_and_nothing_else() {
        for (input, text) in [("a b\n", "a b"), ("a\nb\r\n", "a\nb"), (" a ", " a "), ("", ""), ("12345\r\n", "12345")]
        {
            assert_eq!(text_of(input.as_bytes(), 5).unwrap(), text);
        }
        for input in [&b"123456"[..], b"12345678901234567890", "äää".as_bytes(), b"\xff"] {
            assert_eq!(text_of(input, 5).unwrap_err().exit_code(), 2);
        }
    }
}
