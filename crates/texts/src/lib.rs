//! Every text a person reads, in every language Kith speaks.
//!
//! The texts are files of [Fluent](https://projectfluent.org), one folder a language, one file an area; `locales/README.md`
//! is for those who translate. The build turns them into one type an area, with one method a text:
//!
//! ```
//! use kith_texts::Language;
//!
//! assert_eq!(Language::De.commands().synced(), "alles ist ausgetauscht");
//! assert_eq!(Language::En.commands().unread(3), "3 new");
//! ```
//!
//! A text that a language lacks, has too much, or has with other parameters than the English one, fails the build. Parameters
//! come in the order of the alphabet. What is inserted into a text never changes the order of the letters around it: see
//! [`isolated`].

mod isolation;
mod language;
mod plural;

pub use isolation::isolated;
pub use language::{Language, UnknownLanguage};

use plural::{Category, category};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
