//! The three squares in the corners of a code.

use super::bitmap::Bitmap;
use super::geometry::Point;

/// Squares that are looked at, those first that more lines cross.
const SQUARES: usize = 60;

/// Squares that are told apart while a picture is scanned. A picture with more is no picture of codes.
const CLUSTERS: usize = 2_000;

/// Groups of three that are tried.
const GROUPS: usize = 160;

/// A square of a corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finder {
    pub(super) center: Point,
    /// How wide one dot of the code is, as the line across it says.
    pub(super) dot: f32,
    /// Lines that cross it.
    lines: u32,
}

/// Three squares that can belong to one code.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// The one between the others, then those across and below, as the code is read.
    pub(super) finders: [usize; 3],
    /// How unlike a square the three stand.
    oddness: f32,
}

/// All squares that look like a corner's.
pub(super) fn finders(bitmap: &Bitmap) -> Vec<Finder> {
    let mut found = Vec::new();
    for y in 0..bitmap.height {
        for (start, total) in crossings(bitmap.row(y)) {
            if let Some(finder) = confirmed(bitmap, start, total, y)
                && !merged(&mut found, finder)
            {
                if found.len() >= CLUSTERS {
                    return Vec::new();
                }
                found.push(finder);
            }
        }
    }
    // Lines through a square's middle are three dots high; in what is none one or two meet by chance.
    found.retain(|finder| finder.lines >= 2 && real(finder.lines as usize) > finder.dot * 0.8);
    found.sort_by_key(|finder| std::cmp::Reverse(finder.lines));
    found.truncate(SQUARES);
    found
}

/// The groups of three that can be codes, the likeliest first.
pub(super) fn groups(finders: &[Finder]) -> Vec<Group> {
    let mut groups = Vec::new();
    for (i, a) in finders.iter().enumerate() {
        for (j, b) in finders.iter().enumerate().skip(i + 1) {
            if a.dot.max(b.dot) > 3.0 * a.dot.min(b.dot) {
                continue;
            }
            for (k, c) in finders.iter().enumerate().skip(j + 1) {
                groups.extend(group([(i, a), (j, b), (k, c)]));
            }
        }
    }
    groups.sort_by(|a, b| a.oddness.total_cmp(&b.oddness));
    groups.truncate(GROUPS);
    groups
}

fn group(three: [(usize, &Finder); 3]) -> Option<Group> {
    let [a, b, c] = three;
    let side = |one: &Finder, other: &Finder| one.center.minus(other.center).length();
    let (ab, bc, ca) = (side(a.1, b.1), side(b.1, c.1), side(c.1, a.1));
    let (corner, one, other) = if ab >= bc && ab >= ca {
        (c, a, b)
    } else if bc >= ca {
        (a, b, c)
    } else {
        (b, c, a)
    };
    let (to_one, to_other) = (one.1.center.minus(corner.1.center), other.1.center.minus(corner.1.center));
    let (long, short) = (to_one.length().max(to_other.length()), to_one.length().min(to_other.length()));
    let dot = (a.1.dot + b.1.dot + c.1.dot) / 3.0;
    let slant = to_one.dot(to_other).abs() / (long * short).max(1.0);
    let spread = a.1.dot.max(b.1.dot).max(c.1.dot) / a.1.dot.min(b.1.dot).min(c.1.dot);
    let fits = short > dot * 8.0 && long < dot * 260.0 && long < short * 2.2 && slant < 0.65 && spread < 3.0;
    // Across and below: seen from the corner, the first lies so that the second is clockwise of it.
    let (across, below) = if to_one.cross(to_other) > 0.0 { (one, other) } else { (other, one) };
    fits.then(|| Group {
        finders: [corner.0, across.0, below.0],
        oddness: (long / short - 1.0) + slant + (spread - 1.0) * 0.5 + long / dot * 0.002,
    })
}

/// Where in a row black, white, black, white, black follow each other as 1:1:3:1:1: where it begins and how long it is.
fn crossings(row: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let mut runs = [0_usize; 5];
    let mut black = false;
    let mut x = 0;
    std::iter::from_fn(move || {
        while x <= row.len() {
            let next = row.get(x).copied();
            x += 1;
            if next == Some(black) {
                if let Some(last) = runs.last_mut() {
                    *last += 1;
                }
                continue;
            }
            let (ended, was_black) = (runs, black);
            runs.rotate_left(1);
            if let Some(last) = runs.last_mut() {
                *last = 1;
            }
            black = next.unwrap_or(false);
            if was_black && is_ratio(ended) {
                let total = ended.iter().sum();
                return Some((x - 1 - total, total));
            }
        }
        None
    })
}

#[expect(clippy::cast_precision_loss, reason = "lengths of runs are far below 2^24")]
const fn real(length: usize) -> f32 {
    length as f32
}

fn is_ratio(runs: [usize; 5]) -> bool {
    let total: usize = runs.iter().sum();
    if total < 7 || runs.contains(&0) {
        return false;
    }
    let dot = real(total) / 7.0;
    let near = |run: usize, dots: f32| (real(run) - dots * dot).abs() < dot * (0.4 + 0.15 * dots) + 0.35;
    let [a, b, c, d, e] = runs;
    near(a, 1.0) && near(b, 1.0) && near(c, 3.0) && near(d, 1.0) && near(e, 1.0)
}

/// A crossing that a line from above to below and a second one across cross in the same way.
fn confirmed(bitmap: &Bitmap, start: usize, total: usize, y: usize) -> Option<Finder> {
    let x = start + total / 2;
    let (top, tall) = through(|y| bitmap.is_black(x, y), y, bitmap.height, total * 2)?;
    let (left, wide) = through(|x| bitmap.is_black(x, top + tall / 2), x, bitmap.width, total * 2)?;
    let (top, tall) = through(|y| bitmap.is_black(left + wide / 2, y), top + tall / 2, bitmap.height, total * 2)?;
    let even = tall.max(wide) < 3 * tall.min(wide);
    even.then(|| Finder {
        center: Point::new(real(left) + real(wide) / 2.0, real(top) + real(tall) / 2.0),
        dot: real(tall + wide) / 14.0,
        lines: 1,
    })
}

/// The five runs around a black place on a line, if they are 1:1:3:1:1: where they begin and how long they are.
fn through(is_black: impl Fn(usize) -> bool, at: usize, end: usize, longest: usize) -> Option<(usize, usize)> {
    if !is_black(at) {
        return None;
    }
    let back =
        |from: usize, black: bool| (0..from).rev().take(longest).take_while(|place| is_black(*place) == black).count();
    let on = |from: usize, black: bool| (from..end).take(longest).take_while(|place| is_black(*place) == black).count();
    let middle_back = back(at, true);
    let white_back = back(at - middle_back, false);
    let outer_back = back(at - middle_back - white_back, true);
    let middle_on = on(at, true);
    let white_on = on(at + middle_on, false);
    let outer_on = on(at + middle_on + white_on, true);
    let runs = [outer_back, white_back, middle_back + middle_on, white_on, outer_on];
    is_ratio(runs).then(|| (at - middle_back - white_back - outer_back, runs.iter().sum()))
}

/// Puts a finder together with one that is the same.
fn merged(found: &mut [Finder], new: Finder) -> bool {
    let same = |old: &&mut Finder| {
        let apart = old.center.minus(new.center);
        apart.x.abs() < old.dot * 2.0 && apart.y.abs() < old.dot * 2.0 && (0.5..2.0).contains(&(new.dot / old.dot))
    };
    let Some(old) = found.iter_mut().find(same) else { return false };
    let part = 1.0 / (real(old.lines as usize) + 1.0);
    old.center = old.center.towards(new.center, part);
    old.dot += (new.dot - old.dot) * part;
    old.lines += 1;
    true
}
