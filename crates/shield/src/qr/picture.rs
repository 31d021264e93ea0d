//! Pictures in shades of grey.

/// Pixels that are looked at; a picture with more is too large.
pub const LARGEST_PICTURE: usize = 64_000_000;

/// A picture in shades of grey: 0 is black, 255 is white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl Picture {
    /// The pixels row by row. `None` if there are not as many as width and height say, none at all, or too many.
    #[must_use]
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let count = width.checked_mul(height)?;
        let fits = count == pixels.len() && (1..=LARGEST_PICTURE).contains(&count);
        fits.then_some(Self { width, height, pixels })
    }

    /// The longer of its sides.
    pub(super) fn longest(&self) -> usize {
        self.width.max(self.height)
    }

    fn row(&self, y: usize) -> &[u8] {
        let from = y * self.width;
        self.pixels.get(from..from + self.width).unwrap_or_default()
    }

    /// The same, smaller: each pixel is the mean of those it stands for. `longest` is at most what it is now.
    pub(super) fn shrunk(&self, longest: usize) -> Self {
        let scaled = |side: usize| (side * longest / self.longest()).max(1);
        let (width, height) = (scaled(self.width), scaled(self.height));
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        for y in 0..height {
            let (from, to) =
                (y * self.height / height, ((y + 1) * self.height / height).max(y * self.height / height + 1));
            sums.fill(0);
            for row in from..to {
                let row = self.row(row);
                for (x, sum) in sums.iter_mut().enumerate() {
                    let (from, to) =
                        (x * self.width / width, ((x + 1) * self.width / width).max(x * self.width / width + 1));
                    let part = row.get(from..to).unwrap_or_default();
                    *sum += part.iter().map(|pixel| u32::from(*pixel)).sum::<u32>()
                        / u32::try_from(part.len().max(1)).unwrap_or(1);
                }
            }
            let rows = u32::try_from(to - from).unwrap_or(1);
            pixels.extend(sums.iter().map(|sum| u8::try_from(sum / rows).unwrap_or(u8::MAX)));
        }
        Self { width, height, pixels }
    }

    /// The same, twice as large, with smooth steps between pixels.
    pub(super) fn doubled(&self) -> Self {
        let (width, height) = (self.width * 2, self.height * 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let near = self.row(y / 2);
            let far = self.row(if y % 2 == 0 { (y / 2).saturating_sub(1) } else { (y / 2 + 1).min(self.height - 1) });
            let at = |row: &[u8], x: usize| u32::from(row.get(x).copied().unwrap_or(255));
            pixels.extend((0..width).map(|x| {
                let other = if x % 2 == 0 { (x / 2).saturating_sub(1) } else { (x / 2 + 1).min(self.width - 1) };
                let sum = 9 * at(near, x / 2) + 3 * at(near, other) + 3 * at(far, x / 2) + at(far, other);
                u8::try_from(sum / 16).unwrap_or(u8::MAX)
            }));
        }
        Self { width, height, pixels }
    }

    /// The same, with each pixel the mean of nine: the lines of a screen that was photographed go.
    pub(super) fn smoothed(&self) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height {
            let rows = [y.saturating_sub(1), y, (y + 1).min(self.height - 1)].map(|y| self.row(y));
            pixels.extend((0..self.width).map(|x| {
                let columns = [x.saturating_sub(1), x, (x + 1).min(self.width - 1)];
                let sum: u32 = rows
                    .iter()
                    .flat_map(|row| columns.iter().filter_map(|x| row.get(*x)))
                    .map(|pixel| u32::from(*pixel))
                    .sum();
                u8::try_from(sum / 9).unwrap_or(u8::MAX)
            }));
        }
        Self { width: self.width, height: self.height, pixels }
    }
}
