//! Local names: what a person calls its contacts. They are unique in a home.

use crate::error::{Error, Misuse};
use crate::state::State;

use super::Contact;

const LONGEST: usize = 64;

/// Refuses names that no list could show.
pub(crate) fn check_name(name: &str) -> Result<(), Misuse> {
    let fits = !name.trim().is_empty()
        && name.chars().count() <= LONGEST
        && name.len() <= kith_wire::limits::NAME
        && !name.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(Misuse::Name) }
}

/// The name asked for, if it is free; else the wished one, numbered when taken.
pub(crate) fn free_name(state: &State, asked: Option<&str>, wished: &str) -> Result<String, Error> {
    let taken: Vec<String> = Contact::all(state)?.into_iter().map(|(_, contact)| contact.name).collect();
    if let Some(asked) = asked {
        check_name(asked)?;
        return if taken.iter().any(|name| name == asked) {
            Err(Misuse::NameTaken(asked.to_owned()).into())
        } else {
            Ok(asked.to_owned())
        };
    }
    let wished = if check_name(wished).is_ok() { wished.trim() } else { "contact" };
    let numbered = (2..).map(|number| format!("{wished} {number}"));
    let free = std::iter::once(wished.to_owned()).chain(numbered).find(|name| !taken.contains(name));
    Ok(free.unwrap_or_else(|| wished.to_owned()))
}
