//! The dots of a code, read from where its corners stand.

use super::bitmap::Bitmap;
use super::finder::Finder;
use super::geometry::{Perspective, Point};

/// Dots along a side: the smallest and the largest codes.
const SIZES: std::ops::RangeInclusive<usize> = 21..=177;

/// The share of dots known beforehand that must be right before the place is improved: chance makes half of them so.
const PROMISING: f32 = 0.6;

/// And after.
const GOOD: f32 = 0.74;

/// The dots of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dots {
    size: usize,
    black: Vec<bool>,
}

impl rqrr::BitGrid for Dots {
    fn size(&self) -> usize {
        self.size
    }

    fn bit(&self, y: usize, x: usize) -> bool {
        self.black.get(y * self.size + x).copied().unwrap_or(false)
    }
}

impl Dots {
    /// What the dots say.
    pub(super) fn decoded(&self) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        rqrr::Grid::new(self.clone()).decode_to(&mut content).ok()?;
        (!content.is_empty()).then_some(content)
    }

    /// As in a mirror.
    fn mirrored(&self) -> Self {
        let at =
            |place: usize| self.black.get(place % self.size * self.size + place / self.size).copied().unwrap_or(false);
        Self { size: self.size, black: (0..self.black.len()).map(at).collect() }
    }
}

/// What a code says of which three squares are known, and where its corners are.
pub(super) fn read(bitmap: &Bitmap, finders: [Finder; 3]) -> Option<(Vec<u8>, [Point; 4])> {
    let [corner, across, below] = finders;
    let dot = (width(bitmap, corner.center, across.center, corner.dot)
        + width(bitmap, corner.center, below.center, corner.dot))
        / 2.0;
    let far = (width(bitmap, across.center, corner.center, across.dot)
        + width(bitmap, below.center, corner.center, below.dot))
        / 2.0;
    let side = |other: Finder| other.center.minus(corner.center).length();
    let dots = (side(across) + side(below)) / (dot + far) + 7.0;
    sizes(dots).into_iter().find_map(|size| {
        Placed::new(bitmap, [corner.center, across.center, below.center], size).into_iter().find_map(|placed| {
            let dots = placed.dots();
            let content = dots.decoded().or_else(|| dots.mirrored().decoded())?;
            Some((content, placed.corners()))
        })
    })
}

/// The sizes that a code can have that seems to have so many dots a side, the nearest first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded before")]
fn sizes(dots: f32) -> Vec<usize> {
    let dots = dots.clamp(15.0, 200.0);
    let nearest = ((dots - 17.0) / 4.0).round().max(1.0) as usize * 4 + 17;
    let (near, far) = if real(nearest) > dots { (nearest - 4, nearest + 4) } else { (nearest + 4, nearest - 4) };
    let mut sizes = vec![nearest, near, far];
    if dots > 60.0 {
        sizes.extend([near + near - nearest, far + far - nearest]);
    }
    sizes.retain(|size| SIZES.contains(size));
    sizes
}

#[expect(clippy::cast_precision_loss, reason = "no code and no picture is that large")]
const fn real(count: usize) -> f32 {
    count as f32
}

/// How wide a dot is along the line from one square to another: a square is seven dots wide.
fn width(bitmap: &Bitmap, from: Point, to: Point, guess: f32) -> f32 {
    let way = to.minus(from);
    let step = way.times(1.0 / way.length().max(1.0));
    let edge = |step: Point| {
        let (mut changes, mut black) = (0, true);
        let mut place = from;
        for count in 0_u16..2_000 {
            place = place.plus(step);
            if bitmap.is_black_at(place) != black {
                black = !black;
                changes += 1;
                if changes == 3 {
                    return Some(f32::from(count) + 0.5);
                }
            }
        }
        None
    };
    match (edge(step), edge(step.times(-1.0))) {
        (Some(on), Some(back)) if on.max(back) < 2.0 * on.min(back) => (on + back) / 7.0,
        _ => guess,
    }
}

/// Where a code of some size lies in a picture.
struct Placed<'a> {
    bitmap: &'a Bitmap,
    size: usize,
    /// The centres of three squares, and where the fourth corner is held by.
    held: [Point; 4],
    /// How far from the code's last edges the fourth is, in dots.
    inset: f32,
    perspective: Perspective,
}

impl<'a> Placed<'a> {
    /// With the small square near the fourth corner where there is one, and else as the three squares say; the better first.
    fn new(bitmap: &'a Bitmap, three: [Point; 3], size: usize) -> Vec<Self> {
        let [corner, across, below] = three;
        let between = real(size) - 7.0;
        let (right, down) = (across.minus(corner).times(1.0 / between), below.minus(corner).times(1.0 / between));
        let guess = |inset: f32| {
            let dots = real(size) - 3.5 - inset;
            corner.plus(right.times(dots)).plus(down.times(dots))
        };
        let mut placed = Vec::new();
        if size > 21
            && let Some(small) = alignment(bitmap, guess(6.5), [right, down], (between / 5.0).clamp(4.0, 14.0))
        {
            placed.extend(Self::held(bitmap, size, [corner, across, small, below], 6.5));
        }
        placed.extend(Self::held(bitmap, size, [corner, across, guess(3.5), below], 3.5));
        placed.retain(|placed| placed.fits(PROMISING));
        placed.iter_mut().for_each(Self::settle);
        placed.retain(|placed| placed.fits(GOOD));
        placed
    }

    /// Whether enough of the dots are right that are known beforehand.
    fn fits(&self, share: f32) -> bool {
        let small = if self.size > 21 { 25 } else { 0 };
        real(self.fit()) >= share * real(2 * (self.size - 16) + 3 * 49 + small)
    }

    fn held(bitmap: &'a Bitmap, size: usize, held: [Point; 4], inset: f32) -> Option<Self> {
        let perspective = squared(size, held, inset)?;
        Some(Self { bitmap, size, held, inset, perspective })
    }

    /// Moves the fourth corner about until what is known of every code fits best.
    fn settle(&mut self) {
        let dot = self.held[1].minus(self.held[0]).length() / (real(self.size) - 7.0);
        let mut best = self.fit();
        for step in [3.0, 1.5, 0.75, 0.4] {
            for _ in 0..6 {
                let before = best;
                for (x, y) in [
                    (1.0, 0.0),
                    (-1.0, 0.0),
                    (0.0, 1.0),
                    (0.0, -1.0),
                    (1.0, 1.0),
                    (-1.0, -1.0),
                    (1.0, -1.0),
                    (-1.0, 1.0),
                ] {
                    best = self.moved(Point::new(x, y).times(step * dot), best);
                }
                if best == before {
                    break;
                }
            }
        }
    }

    /// Moves the fourth corner if that fits better, and tells how well it fits then.
    fn moved(&mut self, by: Point, best: usize) -> usize {
        let (held, perspective) = (self.held, self.perspective);
        self.held[2] = held[2].plus(by);
        if let Some(moved) = squared(self.size, self.held, self.inset) {
            self.perspective = moved;
            let fit = self.fit();
            if fit > best {
                return fit;
            }
        }
        (self.held, self.perspective) = (held, perspective);
        best
    }

    fn is_black(&self, x: f32, y: f32) -> bool {
        let size = real(self.size);
        self.bitmap.is_black_at(self.perspective.at(x / size, y / size))
    }

    /// How many of the dots are right that every code of this size has: squares, the lines of dots between them, the small square.
    fn fit(&self) -> usize {
        let size = self.size;
        let dot = |x: usize, y: usize, black: bool| usize::from(self.is_black(real(x) + 0.5, real(y) + 0.5) == black);
        let line: usize = (8..size - 8).map(|at| dot(at, 6, at % 2 == 0) + dot(6, at, at % 2 == 0)).sum();
        let ring = |left: usize, top: usize, across: usize| -> usize {
            let middle = across / 2;
            let far = |x: usize, y: usize| x.abs_diff(middle).max(y.abs_diff(middle));
            let black = |x: usize, y: usize| if across == 7 { far(x, y) != 2 } else { far(x, y) != 1 };
            (0..across)
                .flat_map(|y| (0..across).map(move |x| (x, y)))
                .map(|(x, y)| dot(left + x, top + y, black(x, y)))
                .sum()
        };
        let small = if size > 21 { ring(size - 9, size - 9, 5) } else { 0 };
        line + small + ring(0, 0, 7) + ring(size - 7, 0, 7) + ring(0, size - 7, 7)
    }

    fn dots(&self) -> Dots {
        let places = (0..self.size).flat_map(|y| (0..self.size).map(move |x| (x, y)));
        let black = places.map(|(x, y)| self.is_black(real(x) + 0.5, real(y) + 0.5)).collect();
        Dots { size: self.size, black }
    }

    fn corners(&self) -> [Point; 4] {
        [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| self.perspective.at(x, y))
    }
}

/// How the whole code lies, from four points in it: three at 3.5 dots from the edges, one at `inset` from the last ones.
fn squared(size: usize, held: [Point; 4], inset: f32) -> Option<Perspective> {
    let inner = Perspective::new(held)?;
    let size = real(size);
    // The inner quadrangle is no square if the fourth point has another inset: it is one in coordinates that are themselves tilted.
    let plane = Perspective::new([
        Point::new(3.5, 3.5),
        Point::new(size - 3.5, 3.5),
        Point::new(size - inset, size - inset),
        Point::new(3.5, size - 3.5),
    ])?;
    let corner = |x: f32, y: f32| {
        let unit = plane.inverse(Point::new(x, y))?;
        Some(inner.at(unit.x, unit.y))
    };
    Perspective::new([corner(0.0, 0.0)?, corner(size, 0.0)?, corner(size, size)?, corner(0.0, size)?])
}

/// The middle of the small square nearest to a guess, if there is one within some dots.
fn alignment(bitmap: &Bitmap, guess: Point, [right, down]: [Point; 2], reach: f32) -> Option<Point> {
    /// Dots of 25 that must be right.
    const ENOUGH: usize = 21;
    let steps = i16::try_from(
        std::iter::successors(Some(0.0_f32), |reached| Some(reached + 0.5))
            .take_while(|reached| *reached < reach)
            .count(),
    )
    .ok()?;
    let places = (-steps..=steps).flat_map(|y| (-steps..=steps).map(move |x| (f32::from(x) / 2.0, f32::from(y) / 2.0)));
    let fits = |middle: Point| {
        let dot = |x: i8, y: i8| {
            let place = middle.plus(right.times(f32::from(x))).plus(down.times(f32::from(y)));
            bitmap.is_black_at(place) == (x.abs().max(y.abs()) != 1)
        };
        (-2..=2).flat_map(|y| (-2..=2).map(move |x| (x, y))).filter(|(x, y)| dot(*x, *y)).count()
    };
    let ranked = places.filter_map(|(x, y)| {
        let middle = guess.plus(right.times(x)).plus(down.times(y));
        let fit = fits(middle);
        (fit >= ENOUGH).then_some((fit, x * x + y * y, middle))
    });
    // Of places that fit alike, the nearest.
    ranked.min_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1))).map(|(_, _, middle)| middle)
}
