//! A small logistic layer over named numbers, with signs that some weights must have.

use kith_shield::learning::probability;

/// Something to learn from.
pub(crate) struct Row {
    pub(crate) values: Vec<f32>,
    pub(crate) is: bool,
    pub(crate) weight: f32,
}

/// What sign a weight may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Any,
    Positive,
    Negative,
    Zero,
}

const ROUNDS: usize = 400;

/// The weights that explain the rows best, while being pulled towards nothing by `pull`.
pub(crate) fn learn(rows: &[Row], signs: &[Sign], pull: f32) -> Vec<f32> {
    let size = signs.len();
    let total: f32 = rows.iter().map(|row| row.weight).sum::<f32>().max(1.0);
    let (mut weights, mut moved, mut spread) = (vec![0.0_f32; size], vec![0.0_f32; size], vec![0.0_f32; size]);
    for round in 1..=ROUNDS {
        let slopes = slopes(rows, &weights, total, pull);
        let rate = if round < ROUNDS / 2 { 0.08 } else { 0.02 };
        let parts = weights.iter_mut().zip(&mut moved).zip(&mut spread).zip(slopes).zip(signs);
        for ((((weight, moved), spread), slope), sign) in parts {
            *moved = 0.9 * *moved + 0.1 * slope;
            *spread = 0.99 * *spread + 0.01 * slope * slope;
            *weight = allowed(*weight - rate * *moved / (spread.sqrt() + 1e-6), *sign);
        }
    }
    weights
}

pub(crate) fn score(weights: &[f32], values: &[f32]) -> f32 {
    weights.iter().zip(values).map(|(weight, value)| weight * value).sum()
}

fn slopes(rows: &[Row], weights: &[f32], total: f32, pull: f32) -> Vec<f32> {
    let mut slopes: Vec<f32> = weights.iter().map(|weight| pull * weight).collect();
    if let Some(bias) = slopes.first_mut() {
        *bias += 0.0;
    }
    for row in rows {
        let error = (probability(score(weights, &row.values)) - f32::from(u8::from(row.is))) * row.weight / total;
        for (slope, value) in slopes.iter_mut().zip(&row.values) {
            if *value != 0.0 {
                *slope += error * value;
            }
        }
    }
    slopes
}

fn allowed(weight: f32, sign: Sign) -> f32 {
    match sign {
        Sign::Any => weight,
        Sign::Positive => weight.max(0.0),
        Sign::Negative => weight.min(0.0),
        Sign::Zero => 0.0,
    }
}
