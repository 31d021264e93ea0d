//! Every time and number in the rules, seconds where nothing else is said. The sizes of entries are in
//! [`kith_wire::account`].

const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

/// A device's probation lasts at least this long, and at least the wait.
pub const PROBATION_MIN: u64 = DAY;
/// The least a recovery waits that no old device has seen.
pub const UNSEEN_WAIT: u64 = 7 * DAY;
/// How long a recovery waits that enough guardians, or another old device, approve, if no old device has said anything of it.
pub const APPROVED_WAIT: u64 = 600;
/// The same if one has: somebody may be about to say no.
pub const APPROVED_SEEN_WAIT: u64 = HOUR;
/// A device has a vote in a recovery that others approve if it was confirmed this long before the start.
pub const VOTER_AGE: u64 = 7 * DAY;
/// Vetoes of voters that end a recovery which others approve; fewer do not.
pub const VETOES: usize = 2;
/// A recovery that is not completed this long after its start is over.
pub const LAPSE: u64 = 30 * DAY;
/// Starts that one phrase has in each [`STARTS_PERIOD`].
pub const STARTS: usize = 3;
/// See [`STARTS`].
pub const STARTS_PERIOD: u64 = 30 * DAY;
/// After a thaw the phrase cannot freeze for this long.
pub const FREEZE_PAUSE: u64 = 7 * DAY;
/// For this long contacts see that a device came in, or that the account was recovered.
pub const MARKED: u64 = 7 * DAY;
/// The last places of a chain are for entries that defend the account, so that nobody can fill it up and be safe.
pub const RESERVED: u64 = 1000;
