//! The table of limits in PROTOCOL.md says what the code has: every limit, with its value, and no other.

use std::collections::BTreeMap;

use kith_relay::{Limits, Rate};
use kith_wire::{account, limits};

const PROTOCOL: &str = include_str!("../../../PROTOCOL.md");
const WIRE: [&str; 2] = [include_str!("../../wire/src/limits.rs"), include_str!("../../wire/src/account.rs")];

type Values = BTreeMap<&'static str, String>;

/// A value as the table writes it.
trait Shown {
    fn shown(&self) -> String;
}

macro_rules! shown_as_numbers {
    ($($number:ty),*) => { $(
        impl Shown for $number {
            fn shown(&self) -> String {
                let digits = self.to_string();
                let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| str::from_utf8(group).unwrap()).collect();
                groups.join(",")
            }
        }
    )* };
}

shown_as_numbers!(u32, u64, usize);

impl<const N: usize> Shown for [usize; N] {
    fn shown(&self) -> String {
        self.each_ref().map(Shown::shown).join(" / ")
    }
}

impl Shown for Rate {
    fn shown(&self) -> String {
        let more = match self.interval_us {
            interval if interval < 1_000_000 => format!("{} a second", (1_000_000 / interval).shown()),
            interval => format!("one in {} s", (interval / 1_000_000).shown()),
        };
        format!("{}, then {more}", self.burst.shown())
    }
}

fn of_the_wire() -> Values {
    macro_rules! values {
        ($($module:ident: $($name:ident)*;)*) => { BTreeMap::from([$($((stringify!($name), $module::$name.shown())),*),*]) };
    }
    values! {
        limits: VERSION_MIN VERSION_MAX CLIENT_FRAME SERVER_FRAME MESSAGE COMMIT INBOX_ITEM KEY_PACKAGE KEY_PACKAGES SEAL_KEY
            URL NAME INVITE TEXT ENTRIES RECORDS DETAIL RETENTION_MIN RETENTION_MAX RETENTION_DEFAULT CONTENT_CLASSES
            LETTER_CLASSES BLOB_PART BLOB_PART_LEAST BLOB SYNC_ITEMS ARCHIVE_ITEMS ARCHIVE_CLASSES
            PIN_MESSAGE BACKUP_HEAD BACKUP_BLOBS;
        account: VERSION ENTRY_BYTES CHAIN_ENTRIES DEVICES GUARDIANS APPROVALS WAIT_MIN WAIT_MAX WAIT_DEFAULT;
    }
}

fn of_the_relay() -> Values {
    macro_rules! values {
        ($($name:ident)*) => {{
            let Limits { $($name),* } = Limits::default();
            BTreeMap::from([$((stringify!($name), $name.shown())),*])
        }};
    }
    values! {
        requests outstanding proofs subscriptions push_bytes tokens key_packages key_package_age inbox_items inbox_bytes
        inbox_retention blob_bytes blob_retention blob_upload backup_bytes pin_guesses pin_pause pin_pause_most entries invitations deliveries claims messages commits openings creations round_requests sweep
    }
}

#[test]
fn protocol_md_lists_every_limit_with_its_value() {
    let (_, section) = PROTOCOL.split_once("\n## Limits\n").unwrap();
    let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let listed: Values = rows.map(|(name, rest)| (name, rest.split(" | ").next().unwrap().to_owned())).collect();
    assert_eq!(listed, of_the_wire().into_iter().chain(of_the_relay()).collect::<Values>());
}

#[test]
fn every_constant_of_the_wire_is_a_limit_that_is_listed() {
    let constants = WIRE.iter().flat_map(|source| source.lines()).filter_map(|line| line.strip_prefix("pub const "));
    let names: Vec<_> = constants.map(|constant| constant.split_once(':').unwrap().0).collect();
    let listed = of_the_wire();
    assert!(names.iter().all(|name| listed.contains_key(name)), "{names:?}");
    assert_eq!(names.len(), listed.len());
}
