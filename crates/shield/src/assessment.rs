//! What a check answers.

use crate::Code;

/// What something is taken for, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What it is taken for.
    pub verdict: Verdict,
    /// The estimated probability that it is unwanted, fraud and bulk alike: 0 to 1.
    pub score: f32,
    /// Why, the weightiest first. Only what is [`Verdict::Fine`] may have none.
    pub reasons: Vec<Reason>,
    /// What to do about it.
    pub advice: Advice,
}

/// What something is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing about it is suspicious.
    Fine,
    /// It is in no script that is known here, or too short to say anything about.
    CannotTell,
    /// Bulk that sells something, and does not deceive about what it is.
    Advert,
    /// Somebody wants money, a code, an account or a secret by deceit.
    Scam,
}

impl Verdict {
    /// Its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::CannotTell => "cannot_tell",
            Self::Advert => "advert",
            Self::Scam => "scam",
        }
    }
}

/// One thing that speaks for the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub code: Code,
    /// Where in the text it stands, if it stands in the text.
    pub span: Option<Span>,
    /// What the sentence about it names: a host, the name it imitates, a number of days.
    pub fact: Option<String>,
}

/// A part of a text: the bytes from `start` up to `end`, both at the border of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// What a person is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Advice {
    /// Nothing.
    None,
    /// Ask the person by another way, best by voice, before doing anything.
    CallThem,
    /// Give the code or secret to nobody.
    KeepSecret,
    /// Do not open it; go to the sender's own app or page as always.
    UseOwnWay,
    /// Do not scan it, or do not confirm what comes then.
    DoNotScan,
    /// Do not pay, do not answer; tell somebody, and the police.
    DoNotPay,
    /// Do not answer, and block.
    DoNotAnswer,
    /// An advert: unsubscribe or block if it is not wanted.
    Unsubscribe,
    /// Nobody here can say: ask somebody who knows the language or the sender.
    AskSomebody,
}

impl Advice {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::CallThem,
        Self::KeepSecret,
        Self::UseOwnWay,
        Self::DoNotScan,
        Self::DoNotPay,
        Self::DoNotAnswer,
        Self::Unsubscribe,
        Self::AskSomebody,
    ];

    /// Its stable name, by which the catalogue of texts knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::CallThem => "call_them",
            Self::KeepSecret => "keep_secret",
            Self::UseOwnWay => "use_own_way",
            Self::DoNotScan => "do_not_scan",
            Self::DoNotPay => "do_not_pay",
            Self::DoNotAnswer => "do_not_answer",
            Self::Unsubscribe => "unsubscribe",
            Self::AskSomebody => "ask_somebody",
        }
    }
}
