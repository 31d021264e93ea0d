//! What is known about a message besides its text.

/// Who sends it, and what was said before. Whatever is not known stays out; [`Context::default`] knows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// What the sender is to the receiver.
    pub sender: Option<Sender>,
    /// So many days ago the sender's keys, number or device changed, if they ever did.
    pub identity_changed_days: Option<u32>,
    /// Whether nothing was said before.
    pub first_message: Option<bool>,
    /// What was said before, the oldest first.
    pub previous: Vec<Earlier>,
}

/// What a sender is to the receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sender {
    /// Nobody that was ever accepted.
    Stranger,
    /// Accepted lately.
    NewContact,
    /// A contact of old.
    Known,
    /// A contact whose keys were compared, or a service that proves its name.
    Verified,
}

/// A message that came before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Who wrote it.
    pub from: Side,
    /// What it says.
    pub text: String,
}

/// One of two who talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The one who asks for the check.
    Me,
    /// The sender of what is checked.
    Them,
}
