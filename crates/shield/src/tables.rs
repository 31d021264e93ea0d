//! Lists that were compiled: public suffixes, hosts of a kind, names that people know. `cargo xtask shield-tables` makes them;
//! `tables/README.md` says from what.

use std::sync::LazyLock;

use fst::Map;

type Table = LazyLock<Option<Map<&'static [u8]>>>;

static SUFFIXES: Table = LazyLock::new(|| Map::new(include_bytes!("../tables/suffixes.fst").as_slice()).ok());
static HOSTS: Table = LazyLock::new(|| Map::new(include_bytes!("../tables/hosts.fst").as_slice()).ok());
static KNOWN: Table = LazyLock::new(|| Map::new(include_bytes!("../tables/known.fst").as_slice()).ok());

/// What a host is, by its own name or that of a parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HostKind {
    Shortener,
    Bio,
    Free,
    Dynamic,
}

const KINDS: [(u64, HostKind); 4] =
    [(1, HostKind::Shortener), (2, HostKind::Bio), (3, HostKind::Free), (4, HostKind::Dynamic)];

/// The kind of a host.
pub(crate) fn host_kind(host: &str) -> Option<HostKind> {
    let table = HOSTS.as_ref()?;
    let found = parents(host).find_map(|name| table.get(name))?;
    KINDS.into_iter().find(|(number, _)| *number == found).map(|(_, kind)| kind)
}

/// How well known a registrable name is: 0 to everybody, 1 to many.
pub(crate) fn rank(name: &str) -> Option<u64> {
    KNOWN.as_ref()?.get(name)
}

/// Where the public suffix of a host begins, and whether it is one that a registry rents out rather than a country.
/// None if no rule names it.
pub(crate) fn suffix(host: &str) -> Option<Suffix<'_>> {
    let table = SUFFIXES.as_ref()?;
    let mut found = None;
    for name in parents(host) {
        let Some(rule) = table.get(name) else { continue };
        let private = rule & PRIVATE != 0;
        let text = match rule {
            rule if rule & EXCEPTION != 0 => name.split_once('.').map_or(name, |(_, rest)| rest),
            rule if rule & WILDCARD != 0 => longer(host, name).unwrap_or(name),
            _ => name,
        };
        found = Some(Suffix { text, private });
        break;
    }
    found
}

/// A public suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Suffix<'a> {
    pub(crate) text: &'a str,
    /// It belongs to a firm that gives names away.
    pub(crate) private: bool,
}

const EXCEPTION: u64 = 2;
const WILDCARD: u64 = 4;
const PRIVATE: u64 = 8;

/// A host and all that stands behind each of its dots.
fn parents(host: &str) -> impl Iterator<Item = &str> {
    let behind = host.match_indices('.').filter_map(|(at, _)| host.get(at + 1..));
    std::iter::once(host).chain(behind)
}

/// The parent of a host that is one label longer than this one.
fn longer<'a>(host: &'a str, name: &str) -> Option<&'a str> {
    let before = host.strip_suffix(name)?.strip_suffix('.')?;
    let start = before.rfind('.').map_or(0, |at| at + 1);
    host.get(start..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_suffixes_are_those_of_the_list() {
        let text = |host| suffix(host).map(|suffix| suffix.text);
        assert_eq!(text("www.example.co.uk"), Some("co.uk"));
        assert_eq!(text("a.b.com"), Some("com"));
        assert_eq!(text("shop.b.c.ck"), Some("c.ck"));
        assert_eq!(text("www.ck"), Some("ck"));
        assert_eq!(text("me.github.io"), Some("github.io"));
        assert!(suffix("me.github.io").unwrap().private);
        assert_eq!(text("nothing.zzzz"), None);
    }

    #[test]
    fn hosts_of_a_kind_are_known_by_their_parents() {
        assert_eq!(host_kind("bit.ly"), Some(HostKind::Shortener));
        assert_eq!(host_kind("me.duckdns.org"), Some(HostKind::Dynamic));
        assert_eq!(host_kind("example.org"), None);
        assert!(rank("google.com").unwrap() < rank("bathandbodyworks.com").unwrap());
    }
}
