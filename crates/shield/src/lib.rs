//! Is this message, link, code or sender a trap?
//!
//! Everything here is a function of what it is given: it asks no network, no clock and no file, and keeps nothing. What it answers
//! is an [`Assessment`]: a [`Verdict`], a score, and the [`Reason`]s for it, each of which names a place in the text or a
//! fact. A reason is a [`Code`]; the sentences that people read stand in the catalogue of texts, by [`Code::name`].

mod advice;
mod assessment;
mod code;
mod context;
pub mod export;
mod features;
mod figures;
pub mod guard;
pub mod lang;
pub mod learning;
mod letters;
mod lexicon;
pub mod link;
pub mod names;
mod ngrams;
pub mod qr;
mod score;
mod sender;
mod shape;
mod signals;
mod tables;
pub mod text;
mod words;

pub use assessment::{Advice, Assessment, Reason, Span, Verdict};
pub use code::Code;
pub use context::{Context, Earlier, Sender, Side};
