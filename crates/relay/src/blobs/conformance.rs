//! What every place for blobs must do, as tests. For tests: it panics where a promise is broken.
#![expect(clippy::panic, reason = "a broken promise is to be seen")]

use super::{Blobs, Place};

const ONE: Place = Place([1; 16]);
const OTHER: Place = Place([2; 16]);

/// Runs all of it; `again` opens the same place anew, as after a restart. It is empty at first.
pub fn run<B: Blobs, C: Blobs>(blobs: &B, again: &dyn Fn() -> C) {
    a_part_is_read_as_it_was_put(blobs);
    a_part_put_again_is_the_newer_one(blobs);
    parts_are_there_after_a_restart(blobs, again());
    what_is_removed_is_gone_and_nothing_else(blobs, again());
}

fn a_part_is_read_as_it_was_put(blobs: &dyn Blobs) {
    assert_eq!(whole(blobs, ONE, 0), None, "nothing is there before it is put");
    put(blobs, ONE, 0, b"first");
    put(blobs, ONE, 5, &vec![7; 1024 * 1024]);
    put(blobs, OTHER, 5, b"another's");
    assert_eq!(whole(blobs, ONE, 0).as_deref(), Some(&b"first"[..]));
    assert_eq!(whole(blobs, ONE, 5), Some(vec![7; 1024 * 1024]));
    assert_eq!(whole(blobs, OTHER, 5).as_deref(), Some(&b"another's"[..]));
    assert_eq!(whole(blobs, OTHER, 0), None);
    for (place, offset, found) in [(ONE, 0, Some(5)), (ONE, 5, Some(1024 * 1024)), (ONE, 1, None), (OTHER, 0, None)] {
        let length = blobs.length(place, offset).unwrap_or_else(|fault| panic!("measuring: {fault}"));
        assert_eq!(length, found, "of the part at {offset}");
    }
    for (skip, length, bytes) in [(0, 2, "fi"), (2, 2, "rs"), (4, 9, "t"), (5, 9, ""), (9, 9, "")] {
        assert_eq!(read(blobs, ONE, 0, skip, length).as_deref(), Some(bytes.as_bytes()), "{length} after {skip}");
    }
}

fn a_part_put_again_is_the_newer_one(blobs: &dyn Blobs) {
    put(blobs, ONE, 0, b"again, and longer");
    assert_eq!(whole(blobs, ONE, 0).as_deref(), Some(&b"again, and longer"[..]));
    put(blobs, ONE, 0, b"short");
    assert_eq!(whole(blobs, ONE, 0).as_deref(), Some(&b"short"[..]));
}

fn parts_are_there_after_a_restart(blobs: &dyn Blobs, again: impl Blobs) {
    assert_eq!(whole(&again, ONE, 0), whole(blobs, ONE, 0));
    assert_eq!(whole(&again, ONE, 5), Some(vec![7; 1024 * 1024]));
}

fn what_is_removed_is_gone_and_nothing_else(blobs: &dyn Blobs, again: impl Blobs) {
    for _ in 0..2 {
        blobs.remove(ONE).unwrap_or_else(|fault| panic!("removing: {fault}"));
        assert_eq!(whole(blobs, ONE, 0), None);
        assert_eq!(whole(&again, ONE, 5), None);
        assert_eq!(whole(&again, OTHER, 5).as_deref(), Some(&b"another's"[..]));
    }
}

fn put(blobs: &dyn Blobs, place: Place, offset: u64, part: &[u8]) {
    blobs.put(place, offset, part.to_vec()).unwrap_or_else(|fault| panic!("putting: {fault}"));
}

fn read(blobs: &dyn Blobs, place: Place, offset: u64, skip: u64, length: u64) -> Option<Vec<u8>> {
    blobs.read(place, offset, skip, length).unwrap_or_else(|fault| panic!("reading: {fault}"))
}

fn whole(blobs: &dyn Blobs, place: Place, offset: u64) -> Option<Vec<u8>> {
    read(blobs, place, offset, 0, u64::from(u32::MAX))
}
