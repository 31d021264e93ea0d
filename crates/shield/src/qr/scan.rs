//! All codes of a picture: in several sizes, bright on dark and dark on bright, until they are found.

use super::bitmap::Bitmap;
use super::finder::{Finder, finders, groups};
use super::geometry::Point;
use super::grid;
use super::picture::Picture;

/// Groups of three squares that are tried in one picture, in all its sizes and lights together.
const TRIES: usize = 600;

/// Codes that are told of one picture.
const CODES: usize = 64;

/// Sides that pictures are looked at with.
const SMALL: usize = 500;
const MIDDLE: usize = 1_000;
const LARGE: usize = 2_400;

/// The longest side of a picture that is looked at twice as large, for codes with tiny dots.
const DOUBLED: usize = 1_200;

/// A code that was found in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct QrCode {
    /// What it says.
    pub content: Vec<u8>,
    /// Where its corners are, in parts of the picture's width and height, clockwise from where it is read.
    pub corners: [(f32, f32); 4],
}

impl QrCode {
    /// What it says, as text; bytes that are none become signs.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.content).into_owned()
    }
}

/// The codes in a picture, from top to bottom.
#[must_use]
pub fn codes(picture: &Picture) -> Vec<QrCode> {
    let mut scan = Scan::default();
    let longest = picture.longest();
    // The cheapest first; then all there is to be seen; then coarse, for what is large and grainy.
    for side in [MIDDLE, LARGE, SMALL] {
        let is_new = side == MIDDLE || if side > MIDDLE { longest > MIDDLE } else { longest > side };
        if is_new && !scan.is_done() {
            scan.all(&if longest > side { picture.shrunk(side) } else { picture.clone() });
        }
    }
    if !scan.is_done() && longest <= DOUBLED {
        scan.all(&picture.doubled());
    }
    scan.found
        .sort_by(|a, b| a.corners[0].1.total_cmp(&b.corners[0].1).then(a.corners[0].0.total_cmp(&b.corners[0].0)));
    scan.found
}

#[derive(Debug, Default)]
struct Scan {
    found: Vec<QrCode>,
    tried: usize,
    /// Squares of corners were seen that belong to no code that was read.
    open: bool,
}

impl Scan {
    /// Something was found, and nothing else seems to be there.
    fn is_done(&self) -> bool {
        !self.found.is_empty() && !self.open
    }

    /// Tries a picture in every light.
    fn all(&mut self, picture: &Picture) {
        self.open = false;
        let wide = (picture.longest() / 10).max(8);
        self.light(&Bitmap::local(picture, wide));
        self.light(&Bitmap::local(picture, wide).inverted());
        if self.is_done() {
            return;
        }
        self.light(&Bitmap::global(picture));
        self.light(&Bitmap::global(picture).inverted());
        let smooth = picture.smoothed();
        self.light(&Bitmap::local(&smooth, (wide / 3).max(8)));
        self.light(&Bitmap::local(&smooth, (wide / 3).max(8)).inverted());
    }

    fn light(&mut self, bitmap: &Bitmap) {
        let finders = finders(bitmap);
        let mut free = vec![true; finders.len()];
        for group in groups(&finders) {
            let three = group.finders;
            let is_free = three.iter().all(|finder| free.get(*finder) == Some(&true));
            let Some(these) = is_free.then(|| pick(&finders, three)).flatten() else { continue };
            self.tried += 1;
            if self.tried > TRIES {
                return;
            }
            let Some((content, corners)) = grid::read(bitmap, these) else { continue };
            three.iter().for_each(|finder| free.iter_mut().skip(*finder).take(1).for_each(|free| *free = false));
            self.add(content, corners, bitmap);
        }
        self.open |= free.iter().filter(|free| **free).count() >= 3;
    }

    fn add(&mut self, content: Vec<u8>, corners: [Point; 4], bitmap: &Bitmap) {
        let parts = Point::new(1.0 / real(bitmap.width), 1.0 / real(bitmap.height));
        let corners = corners.map(|corner| (corner.x * parts.x, corner.y * parts.y));
        let near = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() < 0.02 && (a.1 - b.1).abs() < 0.02;
        let same = |old: &QrCode| {
            old.content == content && near(old.corners[0], corners[0]) && near(old.corners[2], corners[2])
        };
        if self.found.len() < CODES && !self.found.iter().any(same) {
            self.found.push(QrCode { content, corners });
        }
    }
}

fn pick(finders: &[Finder], [a, b, c]: [usize; 3]) -> Option<[Finder; 3]> {
    Some([*finders.get(a)?, *finders.get(b)?, *finders.get(c)?])
}

#[expect(clippy::cast_precision_loss, reason = "no picture is that large")]
const fn real(count: usize) -> f32 {
    count as f32
}
