//! Proofs of a relay's directory: nothing stops a checker, and nothing but the truth is proven.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

use kith_directory::{Checker, Publisher, Root, Version, append_only};

const ACCOUNT: [u8; 32] = [1; 32];

/// A directory of two epochs, the second of which changed the account.
struct Told {
    checker: Checker,
    roots: [Root; 2],
    truth: [Version; 2],
    proofs: Vec<Vec<u8>>,
}

static TOLD: LazyLock<Told> = LazyLock::new(|| {
    let memory = Arc::new(Mutex::new(BTreeMap::new()));
    let publisher = Publisher::new(memory.clone(), [3; 32]);
    let epochs = [1u8, 2].map(|number| {
        let values = BTreeMap::from([(ACCOUNT, vec![number]), ([2; 32], vec![0])]);
        let published = publisher.publish(&values, &[number; 32]).unwrap();
        memory.lock().unwrap().extend(published.rows);
        (published.root, published.proof)
    });
    let (_, lookup) = publisher.lookup(&ACCOUNT).unwrap().unwrap();
    let (_, history) = publisher.history(&ACCOUNT).unwrap().unwrap();
    Told {
        checker: Checker::new(publisher.key().unwrap()),
        roots: [epochs[0].0, epochs[1].0],
        truth: [1, 2].map(|number| Version { number, since: number, value: vec![number as u8] }),
        proofs: vec![lookup, history, epochs[1].1.clone()],
    }
});

pub(crate) fn proof(bytes: &[u8]) {
    let Told { checker, roots: [before, root], truth, .. } = &*TOLD;
    if let Ok(said) = checker.lookup(root, &ACCOUNT, bytes) {
        assert_eq!(said, truth[1]);
    }
    if let Ok(said) = checker.history(root, &ACCOUNT, bytes) {
        assert_eq!(said, *truth);
    }
    let other = Root { hash: [0; 32], ..*root };
    assert!(checker.lookup(&other, &ACCOUNT, bytes).is_err() && checker.history(&other, &ACCOUNT, bytes).is_err());
    assert!(append_only(before, &other, bytes).is_err());
    let _ = append_only(before, root, bytes);
}

pub(crate) fn seeds() -> Vec<Vec<u8>> {
    TOLD.proofs.clone()
}
