//! How often something may happen: token buckets as values, with the time passed in.

use std::collections::BTreeMap;

use kith_wire::Millis;

/// So many at once, then one more each time an interval has passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// Microseconds until one more is allowed.
    pub interval_us: u64,
}

impl Rate {
    /// So many at once, then so many a second.
    #[must_use]
    pub const fn per_second(burst: u32, refill: u32) -> Self {
        Self { burst, interval_us: 1_000_000 / refill as u64 }
    }

    /// So many at once, then one in so many seconds.
    #[must_use]
    pub const fn one_in_seconds(burst: u32, seconds: u32) -> Self {
        Self { burst, interval_us: seconds as u64 * 1_000_000 }
    }

    const fn depth_us(self) -> u64 {
        self.interval_us.saturating_mul(self.burst as u64)
    }
}

/// How full a bucket is, as the moment (microseconds) at which it will be untouched again. A new bucket allows a whole burst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bucket(pub u64);

impl Bucket {
    /// One from which everything was taken at this moment.
    pub(crate) const fn empty(rate: Rate, now: Millis) -> Self {
        Self(now.0.saturating_mul(1000).saturating_add(rate.depth_us()))
    }

    /// Takes one.
    ///
    /// # Errors
    /// The milliseconds until one may be taken; nothing was.
    pub fn take(&mut self, rate: Rate, now: Millis) -> Result<(), u64> {
        let now = now.0.saturating_mul(1000);
        let depth = rate.depth_us();
        // No bucket is that full: the clock was set back, which is nobody's fault.
        let clock_went_back = self.0 > now.saturating_add(depth);
        self.0 = if clock_went_back { now } else { self.0.max(now) };
        let owed = (self.0 - now).saturating_add(rate.interval_us);
        if owed > depth {
            return Err((owed - depth).div_ceil(1000));
        }
        self.0 = now.saturating_add(owed);
        Ok(())
    }
}

/// Buckets by key; those that are untouched again are forgotten.
#[derive(Debug)]
pub(crate) struct Buckets<K> {
    rate: Rate,
    buckets: BTreeMap<K, Bucket>,
    forget_at: usize,
}

const FORGET_AT_LEAST: usize = 1024;

impl<K: Ord> Buckets<K> {
    pub(crate) const fn new(rate: Rate) -> Self {
        Self { rate, buckets: BTreeMap::new(), forget_at: FORGET_AT_LEAST }
    }

    /// Takes one from the bucket of a key; the milliseconds to wait if it is empty.
    pub(crate) fn take(&mut self, key: K, now: Millis) -> Result<(), u64> {
        if self.buckets.len() >= self.forget_at {
            self.forget(now);
        }
        self.buckets.entry(key).or_default().take(self.rate, now)
    }

    fn forget(&mut self, now: Millis) {
        let now = now.0.saturating_mul(1000);
        self.buckets.retain(|_, bucket| bucket.0 > now);
        self.forget_at = (self.buckets.len() * 2).max(FORGET_AT_LEAST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate::per_second(3, 10);

    #[test]
    fn a_burst_is_allowed_and_then_one_an_interval() {
        let mut bucket = Bucket::default();
        let now = Millis(5_000);
        assert!((0..3).all(|_| bucket.take(RATE, now).is_ok()));
        assert_eq!(bucket.take(RATE, now), Err(100));
        assert_eq!(bucket.take(RATE, Millis(5_099)), Err(1));
        assert_eq!(bucket.take(RATE, Millis(5_100)), Ok(()));
        assert_eq!(bucket.take(RATE, Millis(5_100)), Err(100));
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let mut bucket = Bucket::default();
        while bucket.take(RATE, Millis(1_000_000)).is_ok() {}
        assert_eq!(bucket.take(RATE, Millis(5_000)), Ok(()));
    }

    #[test]
    fn untouched_buckets_are_forgotten() {
        let mut buckets = Buckets::new(RATE);
        for key in 0..FORGET_AT_LEAST {
            buckets.take(key, Millis(0)).unwrap();
        }
        buckets.take(usize::MAX, Millis(60_000)).unwrap();
        assert_eq!(buckets.buckets.len(), 1);
    }
}
