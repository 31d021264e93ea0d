//! Questions to the person at the terminal, and what comes by standard input or a file instead.
//!
//! Without a terminal nothing is ever asked: what is missing is an error that names the flag.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::Path;

use kith_core::vault::Passphrase;
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use zeroize::{Zeroize, Zeroizing};

use crate::failure::Failure;
use crate::texts::{commands, errors};

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
    let unreadable = |source| Failure::Read { what: errors().standard_input().to_owned(), source };
    let mut bytes = Vec::new();
    from.take(limit as u64 + LINE_END).read_to_end(&mut bytes).map_err(unreadable)?;
    while bytes.last().is_some_and(|last| matches!(last, b'\n' | b'\r')) {
        bytes.pop();
    }
    if bytes.len() > limit {
        return Err(Failure::Misuse(errors().too_much_input(limit as u64)));
    }
    String::from_utf8(bytes).map_err(|_| Failure::Misuse(errors().input_not_text().to_owned()))
}

/// What is in a file, or comes on standard input in its place.
pub(crate) fn file_or_stdin(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if path == Path::new(STDIN) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|source| Failure::Read { what: path.display().to_string(), source })
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
    Passphrase::first_line(&text).map_err(|_| Failure::Misuse(errors().empty_passphrase().to_owned()))
}

/// The passphrase of a home that exists.
pub(crate) fn passphrase() -> Result<Passphrase, Failure> {
    let typed = hidden(commands().ask_passphrase())?;
    Passphrase::first_line(&typed).map_err(|_| Failure::Misuse(errors().empty_passphrase().to_owned()))
}

/// A passphrase for a new home, typed twice.
pub(crate) fn new_passphrase() -> Result<Passphrase, Failure> {
    for _ in 0..TRIES {
        let typed = hidden(commands().ask_new_passphrase())?;
        match Passphrase::first_line(&typed) {
            Err(_) => tell(errors().empty_passphrase()),
            Ok(passphrase) if is_same(&hidden(commands().ask_again())?, &typed) => return Ok(passphrase),
            Ok(_) => tell(errors().passphrases_differ()),
        }
    }
    Err(Failure::Misuse(errors().passphrases_differ().to_owned()))
}

fn is_same(a: &str, b: &str) -> bool {
    a.lines().next() == b.lines().next()
}

/// Shows the recovery phrase and has one of its words typed, as a sign that it was written down.
pub(crate) fn confirm_phrase(phrase: &Zeroizing<String>, random: u8) -> Result<(), Failure> {
    tell(&commands().recovery_phrase(phrase));
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let index = usize::from(random) % words.len().max(1);
    for _ in 0..TRIES {
        let typed = line(&commands().ask_word(index as u64 + 1))?;
        if words.get(index).is_some_and(|word| typed.trim().eq_ignore_ascii_case(word)) {
            return Ok(());
        }
        say(&format!("{} ", commands().wrong_word()));
    }
    Err(Failure::Refused(errors().not_confirmed().to_owned()))
}

/// A question that is answered with yes or anything else.
pub(crate) fn is_yes(question: &str) -> Result<bool, Failure> {
    Ok(means_yes(&line(question)?))
}

/// Whether an answer is yes.
pub(crate) fn means_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    ["y", "yes"].into_iter().chain(commands().yes_words().split(' ')).any(|yes| answer == yes)
}

/// Asks until the answer is of use, and gives what it means. Spaces around it do not count.
pub(crate) fn answer<T>(question: &str, tries: usize, mut meant: impl FnMut(&str) -> Option<T>) -> Result<T, Failure> {
    for _ in 0..tries {
        if let Some(meant) = meant(line(question)?.trim()) {
            return Ok(meant);
        }
    }
    Err(Failure::Interrupted)
}

/// A line for the person, beside the result.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// The same, with nothing after it.
pub(crate) fn say(text: &str) {
    let mut stderr = io::stderr();
    let _ = write!(stderr, "{text}").and_then(|()| stderr.flush());
}

fn line(question: &str) -> Result<Zeroizing<String>, Failure> {
    say(&format!("{question} "));
    let mut typed = Zeroizing::new(String::with_capacity(1024));
    let read = io::stdin().lock().read_line(&mut typed);
    match read.map_err(unreadable)? {
        0 => Err(Failure::Interrupted),
        _ => Ok(typed),
    }
}

/// A line that the terminal does not show.
fn hidden(question: &str) -> Result<Zeroizing<String>, Failure> {
    let silence = Silence::begin().map_err(unreadable)?;
    say(&format!("{question} "));
    let typed = typed_line(io::stdin().lock());
    drop(silence);
    say("\n");
    typed
}

/// Reads what is typed key by key, up to the end of the line. Ctrl-C is a key here, so that the terminal is put back to what
/// it was before this process ends by it.
fn typed_line(keys: impl BufRead) -> Result<Zeroizing<String>, Failure> {
    let mut typed = Zeroizing::new(String::with_capacity(1024));
    let mut letter = Zeroizing::new(Vec::with_capacity(4));
    for key in keys.bytes() {
        match key.map_err(unreadable)? {
            b'\n' | b'\r' => return Ok(typed),
            // Ctrl-C, Ctrl-\, and Ctrl-D before anything else.
            0x03 | 0x1c => return Err(Failure::Interrupted),
            0x04 if typed.is_empty() => return Err(Failure::Interrupted),
            // Backspace, and Ctrl-U.
            0x08 | 0x7f => drop(typed.pop()),
            0x15 => typed.zeroize(),
            key if key < 0x20 => {}
            key => {
                letter.push(key);
                if let Ok(whole) = std::str::from_utf8(&letter) {
                    typed.push_str(whole);
                    letter.clear();
                }
            }
        }
    }
    Err(Failure::Interrupted)
}

fn unreadable(source: io::Error) -> Failure {
    Failure::Read { what: errors().the_terminal().to_owned(), source }
}

/// A terminal that hands over key by key and does not show what is typed, until this is dropped.
struct Silence {
    before: rustix::termios::Termios,
}

impl Silence {
    fn begin() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG);
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
    fn what_is_typed_unseen_can_be_mended_and_given_up() {
        for (keys, line) in [
            (&b"open sesame\n"[..], "open sesame"),
            (b"opem\x7fn\r", "open"),
            ("ü€\x7f\x08ö\n".as_bytes(), "ö"),
            (b"wrong\x15right\n", "right"),
            (b"\x1b\x01a\n", "a"),
        ] {
            assert_eq!(*typed_line(keys).unwrap(), line);
        }
        for keys in [&b"half\x03"[..], b"\x04", b"half\x1c", b"half"] {
            assert!(matches!(typed_line(keys), Err(Failure::Interrupted)));
        }
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
