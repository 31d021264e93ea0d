//! The one suite that every store passes: the promises of [`Store`], each as a test.
//!
//! A crate with a store implements [`Bench`] for it and calls [`store_conformance!`](crate::store_conformance), which
//! makes a `#[test]` of every function here. Promise 3 (honest failure) needs a way to break the store, which differs from
//! store to store: its tests are with the stores.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test suite: what is not as promised is a panic")]

mod atomic;
mod expiry;
mod model;
mod reading;

pub use atomic::*;
pub use expiry::*;
pub use model::*;
pub use reading::*;

use kith_wire::{Epoch, Seconds, Seq};

use super::{Batch, LogHead, LogId, NewRecord, Store};

/// Makes stores, and breaks them.
pub trait Bench {
    /// The store under test.
    type S: Store;

    /// A new, empty store.
    fn open(&mut self) -> Self::S;

    /// Kills the store without ceremony, as `kill -9` would, and opens what is left.
    fn crash(&mut self, store: Self::S) -> Self::S;
}

/// Makes a `#[test]` of every function of the suite, each with a [`Bench`] of its own from the given expression.
#[macro_export]
macro_rules! store_conformance {
    ($bench:expr) => {
        $crate::store_conformance!($bench;
            a_new_store_is_empty
            a_batch_is_read_back_whole
            an_empty_batch_changes_nothing
            the_last_of_several_changes_in_a_batch_wins
            a_batch_survives_a_crash
            a_reader_never_sees_half_a_batch
            records_are_read_by_rising_number_with_gaps
            a_read_keeps_to_its_limits
            logs_with_neighbouring_names_do_not_mix
            ten_thousand_logs_keep_apart
            values_of_two_mebibytes_come_back
            rows_are_found_by_prefix_in_key_order
            a_row_is_replaced_and_removed
            only_what_has_expired_goes
            expiry_raises_low_and_changes_nothing_else_of_a_head
            expiry_takes_no_more_than_it_was_told_to
            expiry_survives_a_crash
            numbers_stay_given_out_when_every_record_has_gone
            a_record_that_comes_late_still_expires
            a_store_does_what_the_model_does
        );
    };
    ($bench:expr; $($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                $crate::store::conformance::$name(&mut $bench);
            }
        )*
    };
}

const ALL: usize = usize::MAX;

/// A log named by a number.
fn log(number: u32) -> LogId {
    let mut name = [7; 33];
    for (to, from) in name.iter_mut().skip(1).zip(number.to_be_bytes()) {
        *to = from;
    }
    LogId(name)
}

fn record(log: LogId, seq: u64, value: &[u8], expires: Option<u64>) -> NewRecord {
    NewRecord { log, seq: Seq(seq), value: value.to_vec(), expires: expires.map(Seconds) }
}

fn head(newest: u64, low: u64, epoch: u64) -> LogHead {
    LogHead { newest: Seq(newest), low: Seq(low), epoch: Epoch(epoch) }
}

fn rows(changes: &[(&[u8], Option<&[u8]>)]) -> Batch {
    let rows = changes.iter().map(|(key, value)| (key.to_vec(), value.map(<[u8]>::to_vec))).collect();
    Batch { rows, ..Batch::default() }
}

fn all<S: Store>(store: &S, log: &LogId) -> Vec<(u64, Vec<u8>)> {
    store.read(log, Seq(0), ALL, ALL).unwrap().into_iter().map(|record| (record.seq.0, record.value)).collect()
}

fn numbers<S: Store>(store: &S, log: &LogId) -> Vec<u64> {
    all(store, log).into_iter().map(|(seq, _)| seq).collect()
}
