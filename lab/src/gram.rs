//! Learning what hashed sequences of letters say: a logistic regression with a step for every weight of its own (AdaGrad).

use kith_shield::learning::scale;

/// Something to learn from: its sequences, what it is, and how much it counts.
pub(crate) struct Example<'a> {
    pub(crate) grams: &'a [u32],
    pub(crate) is: bool,
    pub(crate) weight: f32,
}

/// What was learnt.
#[derive(Clone)]
pub(crate) struct Grams {
    bits: u32,
    bias: f32,
    weights: Vec<f32>,
    /// What a weight is a multiple of.
    step: f32,
}

/// So many steps a weight has on either side: few, for each costs every visitor of the web client.
const STEPS: f32 = 15.0;

/// One weight of so many may be larger than the largest step.
const RARE: usize = 500;
const ROUNDS: usize = 8;
const STEP: f32 = 0.6;
/// What pulls every weight towards nothing.
const DECAY: f32 = 2e-5;

impl Grams {
    /// Learns to tell those that are from those that are not. Both sides count the same together.
    pub(crate) fn learn(examples: &[Example<'_>], bits: u32) -> Self {
        let size = 1_usize << bits;
        let mut grams = Self { bits, bias: 0.0, weights: vec![0.0; size], step: 1.0 };
        let mut steps = vec![1e-3_f32; size];
        let (yes, no) = balance(examples);
        let order = shuffled(examples.len());
        for _ in 0..ROUNDS {
            for index in &order {
                let Some(example) = examples.get(*index) else { continue };
                let share = example.weight * if example.is { yes } else { no };
                grams.learn_from(example, share, &mut steps);
            }
        }
        grams.rounded()
    }

    /// As it is shipped, so that what is measured is what is shipped.
    fn rounded(mut self) -> Self {
        let mut sizes: Vec<f32> = self.weights.iter().map(|weight| weight.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let rare = sizes.get(sizes.len().saturating_sub(sizes.len() / RARE + 1)).copied().unwrap_or(1.0);
        self.step = (rare / STEPS).max(f32::MIN_POSITIVE);
        for weight in &mut self.weights {
            *weight = (*weight / self.step).round().clamp(-STEPS, STEPS) * self.step;
        }
        self
    }

    fn learn_from(&mut self, example: &Example<'_>, share: f32, steps: &mut [f32]) {
        let error =
            (kith_shield::learning::probability(self.score(example.grams)) - f32::from(u8::from(example.is))) * share;
        let scale = scale(example.grams.len());
        self.bias -= 0.01 * error;
        for gram in example.grams {
            let index = self.index(*gram);
            let (Some(weight), Some(step)) = (self.weights.get_mut(index), steps.get_mut(index)) else { continue };
            let slope = error * scale + DECAY * *weight;
            *step += slope * slope;
            *weight -= STEP * slope / step.sqrt();
        }
    }

    pub(crate) fn score(&self, grams: &[u32]) -> f32 {
        let sum: f32 = grams.iter().filter_map(|gram| self.weights.get(self.index(*gram))).sum();
        self.bias + sum * scale(grams.len())
    }

    fn index(&self, gram: u32) -> usize {
        usize::try_from(gram >> (32 - self.bits)).unwrap_or_default()
    }

    /// As the shield reads it: bits, bias, step, a signed byte a weight.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![u8::try_from(self.bits).unwrap_or_default()];
        bytes.extend(self.bias.to_le_bytes());
        bytes.extend(self.step.to_le_bytes());
        bytes.extend(self.weights.iter().map(|weight| byte(*weight / self.step)));
        bytes
    }
}

#[expect(clippy::cast_possible_truncation, reason = "it is clamped to what fits")]
fn byte(weight: f32) -> u8 {
    (weight.round().clamp(-127.0, 127.0) as i8).cast_unsigned()
}

fn balance(examples: &[Example<'_>]) -> (f32, f32) {
    let sum = |is: bool| {
        examples.iter().filter(|example| example.is == is).map(|example| example.weight).sum::<f32>().max(1.0)
    };
    let (yes, no) = (sum(true), sum(false));
    let all = yes + no;
    (all / (2.0 * yes), all / (2.0 * no))
}

/// Always the same order, which has nothing to do with the sources.
fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<(u64, usize)> = (0..count)
        .map(|index| {
            (
                (index as u64 + 1)
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(29)
                    .wrapping_mul(0xbf58_476d_1ce4_e5b9),
                index,
            )
        })
        .collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}
