//! Where a link leads, and what about it is suspicious.

mod found;
mod host;
mod lookalike;
mod names;

use url::{Host, Url};

pub(crate) use found::{Found, find};
pub(crate) use host::unlikely;

use crate::score::{self, LinkVerdict};
use crate::tables::{self, HostKind};
use crate::{Advice, Assessment, Code, Reason, Verdict};
use host::Name;

/// What is suspicious about a link. `shown` is what stands where a person sees it, if that is not the link itself.
#[must_use]
pub fn check(link: &str, shown: Option<&str>) -> Assessment {
    let reasons = facts(link, shown);
    let LinkVerdict { suspicious, score } = score::link(&reasons, unlikely_of(link));
    let readable = address(link).is_some();
    let (verdict, advice) = match (suspicious, readable) {
        (true, _) => (Verdict::Scam, Advice::UseOwnWay),
        (false, true) => (Verdict::Fine, Advice::None),
        (false, false) => (Verdict::CannotTell, Advice::AskSomebody),
    };
    let mut reasons = reasons;
    if verdict == Verdict::CannotTell {
        reasons.push(Reason { code: Code::TooShort, span: None, fact: None });
    }
    if verdict == Verdict::Scam && reasons.is_empty() {
        let fact = address(link).and_then(|url| url.host_str().map(str::to_owned));
        reasons.push(Reason { code: Code::LinkStrangeName, span: None, fact });
    }
    Assessment { verdict, score, reasons, advice }
}

/// How unlikely the name of the link's host is for a genuine site, as logarithm of the odds.
pub(crate) fn unlikely_of(link: &str) -> f32 {
    let url = address(link);
    url.as_ref().and_then(Url::host_str).map_or(0.0, unlikely)
}

/// Every fact about a link that speaks against it, the weightiest first.
pub(crate) fn facts(link: &str, shown: Option<&str>) -> Vec<Reason> {
    let Some(url) = address(link) else { return Vec::new() };
    let mut facts = Vec::new();
    if !matches!(url.scheme(), "http" | "https") {
        facts.push(reason(scheme_code(&url), url.scheme()));
        return facts;
    }
    match url.host() {
        Some(Host::Ipv4(ip)) => facts.push(reason(Code::LinkAddress, &ip.to_string())),
        Some(Host::Ipv6(ip)) => facts.push(reason(Code::LinkAddress, &ip.to_string())),
        Some(Host::Domain(host)) => name_facts(host, &url, &mut facts),
        None => {}
    }
    if !url.username().is_empty() {
        facts.push(reason(Code::LinkUserInfo, url.username()));
    }
    if let Some(port) = url.port() {
        facts.push(reason(Code::LinkPort, &port.to_string()));
    }
    if is_program(url.path()) {
        facts.push(reason(Code::LinkProgram, url.path().rsplit('/').next().unwrap_or_default()));
    }
    facts.extend(shown.and_then(|shown| shown_elsewhere(shown, &url)));
    facts
}

/// The address as a browser reads it. What has no scheme is taken for a web address.
fn address(link: &str) -> Option<Url> {
    let link = link.trim();
    Url::parse(link)
        .ok()
        .filter(|url| url.has_host() || has_own_scheme(url))
        .or_else(|| Url::parse(&format!("http://{link}")).ok())
}

/// `host:port` parses as a scheme too.
fn has_own_scheme(url: &Url) -> bool {
    !url.scheme().contains('.')
        && matches!(
            url.scheme(),
            "javascript"
                | "data"
                | "intent"
                | "sgnl"
                | "tg"
                | "whatsapp"
                | "market"
                | "upi"
                | "fido"
                | "itms-services"
                | "file"
                | "blob"
                | "vbscript"
        )
}

fn scheme_code(url: &Url) -> Code {
    let linking =
        matches!((url.scheme(), url.host_str()), ("sgnl", Some("linkdevice")) | ("tg", Some("login")) | ("fido", _));
    match url.scheme() {
        _ if linking => Code::CodeLinksDevice,
        "upi" => Code::CodePays,
        _ => Code::LinkScheme,
    }
}

fn name_facts(host: &str, url: &Url, facts: &mut Vec<Reason>) {
    let name = Name::new(host);
    facts.extend(name.disguise());
    match tables::host_kind(host) {
        Some(HostKind::Shortener) => facts.push(reason(Code::LinkShortened, host)),
        Some(HostKind::Bio) => facts.push(reason(Code::LinkBio, host)),
        Some(HostKind::Dynamic) => facts.push(reason(Code::LinkDynamic, host)),
        Some(HostKind::Free) => facts.push(reason(Code::LinkFreeHost, host)),
        None => {}
    }
    if name.is_known() && !name.is_rented() {
        return;
    }
    let imitates = lookalike::imitated(&name);
    if let Some((code, known)) = &imitates {
        facts.insert(0, reason(*code, known));
    } else if let Some(brand) = lookalike::brand_in_path(&name, url.path()) {
        facts.push(reason(Code::LinkBrandInPath, brand));
    }
}

fn is_program(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".apk", ".exe", ".msi", ".scr", ".bat", ".vbs", ".dmg", ".pkg", ".jar", ".hta", ".lnk", ".iso"]
        .iter()
        .any(|end| path.ends_with(end))
}

/// What is shown is an address too, of another site.
fn shown_elsewhere(shown: &str, url: &Url) -> Option<Reason> {
    let found = find(shown).into_iter().next()?;
    let shown = address(&found.address)?;
    let (shown, real) = (Name::new(shown.host_str()?), Name::new(url.host_str()?));
    (shown.registrable() != real.registrable()).then(|| reason(Code::LinkShownDiffers, real.host()))
}

fn reason(code: Code, fact: &str) -> Reason {
    Reason { code, span: None, fact: Some(fact.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(link: &str) -> Vec<Code> {
        facts(link, None).into_iter().map(|reason| reason.code).collect()
    }

    #[test]
    fn a_name_that_passes_for_a_known_one_is_named() {
        assert_eq!(codes("https://paypa1.com/login"), [Code::LinkLookalike]);
        assert_eq!(check("https://paypa1.com/login", None).verdict, Verdict::Scam);
        assert_eq!(codes("https://gooogle.com"), [Code::LinkNearMiss]);
        assert_eq!(codes("https://paypal-secure-login.com"), [Code::LinkCombined]);
        assert_eq!(codes("https://www.paypal.com.account-check.info/x"), [Code::LinkEmbedded]);
        assert_eq!(codes("https://random-site.info/paypal/login"), [Code::LinkBrandInPath]);
    }

    #[test]
    fn known_sites_and_ordinary_ones_have_nothing_against_them() {
        for link in [
            "https://www.paypal.com/signin",
            "https://paypal.de",
            "https://docs.google.com/document/d/1",
            "https://en.wikipedia.org/wiki/PayPal",
            "https://www.bbc.co.uk/news",
            "https://stadtwerke-musterstadt.de/kontakt",
            "http://bakery-miller.example/menu",
        ] {
            assert_eq!(codes(link), [], "{link}");
            assert_eq!(check(link, None).verdict, Verdict::Fine, "{link}");
        }
    }

    #[test]
    fn what_a_link_hides_is_named() {
        assert_eq!(codes("http://192.168.2.7/a"), [Code::LinkAddress]);
        assert_eq!(codes("http://0x7f.1/"), [Code::LinkAddress]);
        assert_eq!(codes("https://google.com@evil-host.info/"), [Code::LinkUserInfo]);
        assert_eq!(codes("https://bit.ly/3abc"), [Code::LinkShortened]);
        assert_eq!(codes("http://bakery.example:8081/x.apk"), [Code::LinkPort, Code::LinkProgram]);
        assert_eq!(codes("sgnl://linkdevice?uuid=1&pub_key=2"), [Code::CodeLinksDevice]);
        assert_eq!(codes("javascript:alert(1)"), [Code::LinkScheme]);
    }

    #[test]
    fn letters_of_other_scripts_are_seen_through() {
        assert!(codes("https://раураl.com").contains(&Code::LinkLookalike));
        assert!(codes("https://xn--pypal-4ve.com").contains(&Code::LinkLookalike));
        assert!(!codes("https://münchen.de").contains(&Code::LinkPunycode));
    }

    #[test]
    fn a_link_that_shows_another_site_says_where_it_leads() {
        let facts = facts("https://collect.example/x", Some("www.mybank.com"));
        assert_eq!(
            facts.first().map(|fact| (fact.code, fact.fact.as_deref())),
            Some((Code::LinkShownDiffers, Some("collect.example")))
        );
        assert!(super::facts("https://www.mybank.com/x", Some("mybank.com")).is_empty());
    }
}
