//! Numbers about scores: recall at few false alarms.

/// Scores, the highest first.
pub(crate) fn sorted(scores: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut scores: Vec<f32> = scores.collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    scores
}

/// The lowest score at which at most this share of harmless ones, the highest first, is called by a name.
pub(crate) fn false_alarm_point(harmless: &[f32], share: f64) -> f32 {
    let allowed = (count(harmless.len()) * share).floor();
    let above = harmless.iter().zip(0_u32..).find(|(_, index)| f64::from(*index) >= allowed);
    above.map_or(0.0, |(score, _)| score + 1e-4)
}

/// The share of scores that reach a point.
pub(crate) fn share_from(scores: &[f32], point: f32) -> f64 {
    count(scores.iter().filter(|score| **score >= point).count()) / count(scores.len().max(1))
}

pub(crate) fn count(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
