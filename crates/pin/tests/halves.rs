//! The two halves against each other.
#![expect(clippy::unwrap_used, reason = "a test")]

use kith_pin::device::{NotShown, Setting, Showing};
use kith_pin::relay::{Setup, is_record};
use kith_pin::{Export, Parties, Pin};

const PARTIES: Parties<'static> = Parties { account: b"account", relay: b"relay" };

fn set(setup: &Setup, credential: &[u8], pin: &str) -> (Vec<u8>, Export) {
    let (setting, request) = Setting::begin(Pin::entered(pin), [1; 32]).unwrap();
    let answer = setup.set(credential, &request).unwrap();
    setting.finish(&answer, PARTIES, [2; 32]).unwrap()
}

/// What the device comes to, and what the relay.
fn show(
    setup: &Setup,
    (credential, record): (&[u8], &[u8]),
    pin: &str,
    here: Parties<'_>,
) -> Result<(bool, Export), NotShown> {
    let (showing, request) = Showing::begin(Pin::entered(pin), [3; 32]).unwrap();
    let (answer, shown) = setup.show((credential, record), &request, PARTIES, &[b"one"]).unwrap();
    let (last, export) = showing.finish(&answer, here, [4; 32])?;
    Ok((shown.is_right(&last, PARTIES), export))
}

#[test]
fn the_right_pin_gives_the_same_key_each_time_and_the_relay_knows_that_it_was_right() {
    let setup = Setup::of(&[9; 32]);
    let (record, export) = set(&setup, b"c", "739164");
    assert!(is_record(&record));
    let (right, again) = show(&Setup::of(&[9; 32]), (b"c", &record), " 739164\n", PARTIES).unwrap();
    assert!(right);
    assert_eq!(*again, *export);
}

#[test]
fn another_pin_record_account_or_relay_gives_nothing() {
    let setup = Setup::of(&[9; 32]);
    let (record, _) = set(&setup, b"c", "739164");
    let (other, _) = set(&setup, b"d", "739164");
    let elsewhere = Parties { relay: b"another", ..PARTIES };
    let tries = [
        show(&setup, (b"c", &record), "739165", PARTIES),
        show(&setup, (b"c", &other), "739164", PARTIES),
        show(&Setup::of(&[8; 32]), (b"c", &record), "739164", PARTIES),
        show(&setup, (b"c", &record), "739164", elsewhere),
    ];
    for tried in tries {
        assert_eq!(tried.map(|_| ()).unwrap_err(), NotShown::WrongPin);
    }
}

#[test]
fn what_reads_as_no_message_is_refused() {
    let setup = Setup::of(&[9; 32]);
    assert!(!is_record(&[0; 192]) && !is_record(b"short"));
    assert!(setup.set(b"c", &[0xff; 32]).is_err());
    let (record, _) = set(&setup, b"c", "739164");
    assert!(setup.show((b"c", &record), b"short", PARTIES, &[]).is_err());
    assert!(setup.show((b"c", b"short"), &[1; 96], PARTIES, &[]).is_err());
    let (_, request) = Showing::begin(Pin::entered("739164"), [3; 32]).unwrap();
    let (_, shown) = setup.show((b"c", &record), &request, PARTIES, &[b"one"]).unwrap();
    assert!(!shown.is_right(&[0; 64], PARTIES));
}

#[test]
fn what_a_relays_secret_gives_never_changes() {
    let setup = Setup::of(&[9; 32]);
    let (_, request) = Setting::begin(Pin::entered("739164"), [1; 32]).unwrap();
    let answer = data_encoding::HEXLOWER.encode(&setup.set(&setup.credential(&[b"c"]), &request).unwrap());
    assert_eq!(
        answer,
        "1a4b95c6cec133b366a2aafcc11e1ca21e2e9cf33c830edf212ad011d234ae19c409593999921dfa6535bd7da0ec8201378b5657966332389f860d3015a50e2f"
    );
}
