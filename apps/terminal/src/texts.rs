//! The language this process speaks: a process has one person before it, and so one language.

use std::env;
use std::ffi::{OsStr, OsString};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use kith_texts::{
    Backup, Commands, Devices, Errors, Guardians, Help, Language, Reasons, Recovery, Report, Screen, Shield, Welcome,
};

/// What was found out at the start, and whether somebody asked for just that.
static LANGUAGE: OnceLock<(Language, bool)> = OnceLock::new();
/// What the person chose since: the place in [`Language::ALL`], counted from 1.
static PREFERRED: AtomicUsize = AtomicUsize::new(0);

/// Chooses the language, once: what the command line asks for, or else `KITH_LANG`, or else the system's.
pub(crate) fn choose(arguments: impl Iterator<Item = OsString>) {
    let wished = asked_for(arguments).or_else(|| locale("KITH_LANG"));
    let is_asked = wished.is_some();
    let language = wished.or_else(|| {
        // The first one that is set counts, even when it names no language of ours.
        let system = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(|name| is_set(name));
        system.and_then(locale)
    });
    let _ = LANGUAGE.set((language.unwrap_or_default(), is_asked));
}

/// The language of this process.
pub(crate) fn language() -> Language {
    let preferred = PREFERRED.load(Ordering::Relaxed).checked_sub(1).and_then(|at| Language::ALL.get(at));
    preferred.copied().or_else(|| LANGUAGE.get().map(|(language, _)| *language)).unwrap_or_default()
}

/// Speaks a language from now on; without one, that of the start.
pub(crate) fn prefer(language: Option<Language>) {
    let place = language.and_then(|wanted| Language::ALL.iter().position(|language| *language == wanted));
    PREFERRED.store(place.map_or(0, |place| place + 1), Ordering::Relaxed);
}

/// The same, unless this very process was asked for another.
pub(crate) fn prefer_unless_asked(language: Option<Language>) {
    if LANGUAGE.get().is_none_or(|(_, is_asked)| !is_asked) {
        prefer(language);
    }
}

pub(crate) fn commands() -> Commands {
    language().commands()
}

pub(crate) fn errors() -> Errors {
    language().errors()
}

pub(crate) fn devices() -> Devices {
    language().devices()
}

pub(crate) fn backup() -> Backup {
    language().backup()
}

pub(crate) fn recovery() -> Recovery {
    language().recovery()
}

pub(crate) fn guardians() -> Guardians {
    language().guardians()
}

pub(crate) fn reasons() -> Reasons {
    language().reasons()
}

pub(crate) fn welcome() -> Welcome {
    language().welcome()
}

pub(crate) fn report() -> Report {
    language().report()
}

pub(crate) fn shield() -> Shield {
    language().shield()
}

pub(crate) fn screen() -> Screen {
    language().screen()
}

pub(crate) fn help() -> Help {
    language().help()
}

/// What `--lang` says, wherever it stands. It is needed before the command line is read, whose help it translates.
fn asked_for(mut arguments: impl Iterator<Item = OsString>) -> Option<Language> {
    while let Some(argument) = arguments.next() {
        let argument = argument.to_str().unwrap_or_default();
        if argument == "--" {
            return None;
        }
        if argument == "--lang" {
            return arguments.next().and_then(|value| parsed(&value));
        }
        if let Some(value) = argument.strip_prefix("--lang=") {
            return parsed(OsStr::new(value));
        }
    }
    None
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn locale(name: &str) -> Option<Language> {
    env::var_os(name).and_then(|value| parsed(&value))
}

fn parsed(value: &OsStr) -> Option<Language> {
    value.to_str().and_then(Language::of_locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_wherever_it_stands_on_the_command_line() {
        for (line, language) in [
            ("kith --lang de chat list", Some(Language::De)),
            ("kith chat list --lang=nl", Some(Language::Nl)),
            ("kith --lang xx chat list", None),
            ("kith --lang", None),
            ("kith chat send Ada -- --lang de", None),
        ] {
            let arguments = line.split_whitespace().map(OsString::from);
            assert_eq!(asked_for(arguments), language, "{line}");
        }
    }
}
