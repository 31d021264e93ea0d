//! A host's name: what of it is rented, how it is written, how likely it is for a genuine site.

use crate::letters::{fold, imitated};
use crate::ngrams;
use crate::tables::{self, Suffix};
use crate::{Code, Reason};

/// A host's name as it is read, taken apart.
pub(crate) struct Name {
    host: String,
    /// As a person sees it: punycode undone.
    shown: String,
    /// The folded letters that it shows.
    skeleton: String,
    registrable: String,
    label: String,
    rented: bool,
}

impl Name {
    pub(crate) fn new(host: &str) -> Self {
        let host = host.trim_end_matches('.').to_lowercase();
        let shown = url::quirks::domain_to_unicode(&host);
        let skeleton: String = shown.chars().map(|c| imitated(c).unwrap_or(c)).flat_map(fold).collect();
        let suffix = tables::suffix(&host);
        let rented = suffix.is_some_and(|suffix| suffix.private);
        let registrable = registrable(&host, suffix).to_owned();
        let label = registrable.split('.').next().unwrap_or_default().to_owned();
        Self { host, shown, skeleton, registrable, label, rented }
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// The name that somebody registered.
    pub(crate) fn registrable(&self) -> &str {
        &self.registrable
    }

    /// The name that somebody registered, without its suffix.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// The same, as a person takes it who does not look closely.
    pub(crate) fn label_skeleton(&self) -> String {
        let depth = self.registrable.matches('.').count();
        self.skeleton.rsplit('.').nth(depth).unwrap_or_default().to_owned()
    }

    /// The labels in front of the registered name.
    pub(crate) fn front(&self) -> &str {
        self.host.strip_suffix(self.registrable.as_str()).unwrap_or_default().trim_end_matches('.')
    }

    /// Whether many people know the site.
    pub(crate) fn is_known(&self) -> bool {
        tables::rank(&self.registrable).is_some() || tables::rank(&self.host).is_some()
    }

    /// Whether anybody gets such a name from a firm.
    pub(crate) fn is_rented(&self) -> bool {
        self.rented
    }

    /// Whether it is written in letters of several scripts, or in punycode that a browser would not show.
    pub(crate) fn disguise(&self) -> Option<Reason> {
        let reason = |code| Some(Reason { code, span: None, fact: Some(self.shown.clone()) });
        if self.shown.split('.').any(mixes_scripts) {
            return reason(Code::LinkMixedScripts);
        }
        let hidden = self.host.contains("xn--")
            && self.shown.split('.').any(|label| is_whole_imitation(label) || label.contains("xn--"));
        if hidden { reason(Code::LinkPunycode) } else { None }
    }
}

/// How unlikely a host's name is for a genuine site, as logarithm of the odds.
pub(crate) fn unlikely(host: &str) -> f32 {
    let name = Name::new(host);
    if name.is_known() && !name.is_rented() {
        return -6.0;
    }
    ngrams::HOSTS.score(&name.host)
}

fn registrable<'a>(host: &'a str, suffix: Option<Suffix<'_>>) -> &'a str {
    let end = suffix.map_or_else(|| host.rsplit('.').next().unwrap_or(host).len(), |suffix| suffix.text.len());
    let before = host.len().saturating_sub(end + 1);
    let start = host.get(..before).and_then(|front| front.rfind('.')).map_or(0, |at| at + 1);
    host.get(start..).unwrap_or(host)
}

/// Latin together with letters that pass for Latin ones.
fn mixes_scripts(label: &str) -> bool {
    label.chars().any(|c| c.is_ascii_alphabetic()) && label.chars().any(|c| imitated(c).is_some())
}

/// Nothing but letters of another script that pass for Latin ones.
fn is_whole_imitation(label: &str) -> bool {
    let mut letters = label.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| imitated(c).is_some())
}
