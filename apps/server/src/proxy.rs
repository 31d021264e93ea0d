//! Declared proxies: from whom a forwarded address is believed, and from nobody else.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use axum::http::HeaderMap;

/// The header in which a proxy names those it speaks for, the nearest last.
const FORWARDED: &str = "x-forwarded-for";

/// The addresses of the proxies that the operator declared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

/// Addresses that begin alike: `10.0.0.0/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    base: IpAddr,
    bits: u32,
}

impl Proxies {
    /// These and no others.
    #[must_use]
    pub fn new(networks: Vec<Network>) -> Self {
        Self(networks)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is the address of one.
    #[must_use]
    pub fn include(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.includes(address))
    }

    /// For whom a proxy speaks: the last address in the header that is not a proxy's own. What stands before it was said by
    /// a stranger. `None` if the header says nothing of use.
    pub(crate) fn forwarded(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let lines: Vec<_> = headers.get_all(FORWARDED).iter().map(|line| line.to_str().unwrap_or_default()).collect();
        let mut hops = lines.iter().flat_map(|line| line.split(',')).rev().map(|hop| parse_hop(hop.trim()));
        hops.find(|hop| hop.is_none_or(|address| !self.include(address))).flatten()
    }
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let bracketed = hop.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let address = bracketed.unwrap_or(hop);
    let parsed = address.parse().or_else(|_| address.parse::<std::net::SocketAddr>().map(|address| address.ip()));
    parsed.ok().map(|address: IpAddr| address.to_canonical())
}

impl Network {
    fn includes(&self, address: IpAddr) -> bool {
        let same_family = self.base.is_ipv4() == address.is_ipv4();
        same_family && (number(self.base) ^ number(address)) & mask(self.bits, width(self.base)) == 0
    }
}

impl FromStr for Network {
    type Err = NotANetwork;

    fn from_str(text: &str) -> Result<Self, NotANetwork> {
        let (base, bits) = text.split_once('/').map_or((text, None), |(base, bits)| (base, Some(bits)));
        let base: IpAddr = base.parse().map_err(|_| NotANetwork)?;
        let bits = bits.map_or(Ok(width(base)), str::parse).map_err(|_| NotANetwork)?;
        if bits > width(base) || number(base) & !mask(bits, width(base)) != 0 {
            return Err(NotANetwork);
        }
        Ok(Self { base, bits })
    }
}

/// A text is neither an address nor the beginning of some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANetwork;

impl fmt::Display for NotANetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address or a network such as 10.0.0.0/8")
    }
}

const fn width(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address as a number, in the low bits.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_bits().into(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The upper `bits` of `width`; bits above the width are set too, where every number of that width has none.
fn mask(bits: u32, width: u32) -> u128 {
    u128::MAX.checked_shl(width - bits).unwrap_or(0)
}

/// Whom the limits of one address hold: an IPv4 address, or a whole IPv6 /64, which one household is given.
pub(crate) fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask(64, 128))),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(networks: &[&str]) -> Proxies {
        Proxies::new(networks.iter().map(|network| network.parse().unwrap()).collect())
    }

    fn forwarded(networks: &[&str], lines: &[&str]) -> Option<String> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        proxies(networks).forwarded(&headers).map(|address| address.to_string())
    }

    #[test]
    fn a_network_includes_what_begins_like_it_and_nothing_else() {
        let declared = proxies(&["10.1.0.0/16", "::1", "fd00::/8", "192.0.2.7"]);
        for inside in ["10.1.255.3", "::1", "fdab::1", "192.0.2.7", "::ffff:10.1.2.3"] {
            assert!(declared.include(inside.parse().unwrap()), "{inside}");
        }
        for outside in ["10.2.0.1", "::2", "fe80::1", "192.0.2.8", "0.0.0.1"] {
            assert!(!declared.include(outside.parse().unwrap()), "{outside}");
        }
        assert!(proxies(&["0.0.0.0/0"]).include("203.0.113.9".parse().unwrap()));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "proxy", "10.0.0.0/33", "10.0.0.1/8", "::/129", "10.0.0.0/-1"] {
            assert_eq!(text.parse::<Network>(), Err(NotANetwork), "{text}");
        }
    }

    #[test]
    fn the_last_address_that_is_no_proxys_is_believed_and_nothing_before_it() {
        let own = ["10.0.0.0/8"];
        assert_eq!(forwarded(&own, &["203.0.113.9"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(forwarded(&own, &["1.1.1.1, 203.0.113.9, 10.0.0.2"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(forwarded(&own, &["1.1.1.1", "203.0.113.9:4711"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(forwarded(&own, &["[2001:db8::1]:443"]).as_deref(), Some("2001:db8::1"));
        assert_eq!(forwarded(&own, &["1.1.1.1, unknown"]), None);
        assert_eq!(forwarded(&own, &["10.0.0.2"]), None);
        assert_eq!(forwarded(&own, &[]), None);
    }

    #[test]
    fn a_household_is_an_ipv4_address_or_an_ipv6_network() {
        let of = |address: &str| household(address.parse().unwrap()).to_string();
        assert_eq!(of("192.0.2.7"), "192.0.2.7");
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }
}
