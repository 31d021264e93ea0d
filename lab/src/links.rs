//! What is learnt from lists of hosts: which names traps have, and how much each fact about a link weighs.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use kith_shield::learning;

use crate::gram::{Example, Grams};
use crate::layer::{self, Row, Sign};
use crate::report::{false_alarm_point, sorted};

const BITS: u32 = 13;

/// What is learnt from links.
pub(crate) struct LinkModel {
    pub(crate) hosts: Grams,
    pub(crate) layer: Vec<f32>,
    pub(crate) point: f32,
}

/// The lines of a list.
pub(crate) fn lines(data: &Path, name: &str) -> Result<Vec<String>> {
    let path = data.join("url").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text
        .lines()
        .filter_map(|line| line.split('\t').next())
        .map(str::to_owned)
        .filter(|line| !line.is_empty())
        .collect())
}

/// Learns from the lists that may be passed on. Of the benign ones every other is kept for measuring.
pub(crate) fn learn(data: &Path) -> Result<LinkModel> {
    let traps: Vec<String> =
        [lines(data, "phish_discord_domains.txt")?, lines(data, "phish_polkadot_domains.txt")?].concat();
    let benign: Vec<String> = lines(data, "benign_tranco10k.txt")?.into_iter().step_by(2).collect();
    let grams = |hosts: &[String]| hosts.iter().map(|host| learning::host_grams(host)).collect::<Vec<_>>();
    let (bad, good) = (grams(&traps), grams(&benign));
    let hosts = Grams::learn(&examples(&bad, &good, |_| true), BITS);
    let halves = [0, 1].map(|half| Grams::learn(&examples(&bad, &good, |index| index / 7 % 2 == half), BITS));
    let rows = rows(&traps, &bad, true, &halves).chain(rows(&benign, &good, false, &halves)).collect::<Vec<_>>();
    let signs: Vec<Sign> = learning::link_names()
        .iter()
        .map(|name| if name == "is.always" { Sign::Any } else { Sign::Positive })
        .collect();
    let layer = layer::learn(&rows, &signs, 1e-4);
    let harmless = sorted(rows.iter().filter(|row| !row.is).map(|row| layer::score(&layer, &row.values)));
    let point = false_alarm_point(&harmless, 0.002).max(trusted_point(data, &hosts, &layer)?);
    Ok(LinkModel { hosts, layer, point })
}

/// Names of genuine sites are often like those of the traps that imitate them: a list of such sites says how sure one must be.
fn trusted_point(data: &Path, hosts: &Grams, layer: &[f32]) -> Result<f32> {
    let trusted = lines(data, "lists/metamask_whitelist.txt")?;
    let score = |host: &String| {
        layer::score(
            layer,
            &learning::link_numbers(&format!("http://{host}/"), hosts.score(&learning::host_grams(host))),
        )
    };
    Ok(false_alarm_point(&sorted(trusted.iter().map(score)), 0.003))
}

fn examples<'a>(bad: &'a [Vec<u32>], good: &'a [Vec<u32>], take: impl Fn(usize) -> bool) -> Vec<Example<'a>> {
    let side = |all: &'a [Vec<u32>], is| {
        all.iter().enumerate().map(move |(index, grams)| (index, Example { grams, is, weight: 1.0 }))
    };
    side(bad, true).chain(side(good, false)).filter(|(index, _)| take(*index)).map(|(_, example)| example).collect()
}

/// The facts of each host, with what the half of the names says that it is not in.
fn rows<'a>(
    hosts: &'a [String],
    grams: &'a [Vec<u32>],
    is: bool,
    halves: &'a [Grams; 2],
) -> impl Iterator<Item = Row> + 'a {
    hosts.iter().zip(grams).enumerate().map(move |(index, (host, grams))| {
        let [even, odd] = halves;
        let other = if index / 7 % 2 == 0 { odd } else { even };
        Row { values: learning::link_numbers(&format!("http://{host}/"), other.score(grams)), is, weight: 1.0 }
    })
}
