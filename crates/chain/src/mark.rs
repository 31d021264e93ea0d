//! When something took effect, and what a viewer makes of it who did not see it coming.

use kith_wire::Seconds;

/// Something that took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The entry that announced it.
    pub entry: u64,
    /// When it took effect, by the stamps.
    pub at: Seconds,
    /// How long it had been announced by then; 0 if an entry did it at once.
    pub wait: u64,
}

impl Mark {
    /// Something an entry did at once.
    pub(crate) const fn at_once(entry: u64, at: Seconds) -> Self {
        Self { entry, at, wait: 0 }
    }

    /// When it holds for a viewer who first saw the announcing entry then: a relay that withholds an announcement, or
    /// stamps it into the past, gains nothing, since the wait counts again from the first sight.
    #[must_use]
    pub const fn for_viewer(&self, first_sight: Seconds) -> Seconds {
        let seen = first_sight.0.saturating_add(self.wait);
        if seen > self.at.0 { Seconds(seen) } else { self.at }
    }
}

/// The moment so many seconds later.
pub(crate) const fn later(time: Seconds, seconds: u64) -> Seconds {
    Seconds(time.0.saturating_add(seconds))
}
