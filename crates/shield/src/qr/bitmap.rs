//! Pictures in black and white.

use super::geometry::Point;
use super::picture::Picture;

/// A picture in black and white.
#[derive(Clone, Debug)]
pub(super) struct Bitmap {
    pub(super) width: usize,
    pub(super) height: usize,
    black: Vec<bool>,
}

impl Bitmap {
    /// Black is what is darker than its surroundings, a square of twice `reach` pixels: so shadows and the glow of a screen do
    /// not matter.
    pub(super) fn local(picture: &Picture, reach: usize) -> Self {
        let (width, height) = (picture.width, picture.height);
        let mut black = Vec::with_capacity(width * height);
        let mut columns = vec![0_u32; width];
        let rows = |from: usize, to: usize| {
            picture.pixels.get(from * width..to * width).unwrap_or_default().chunks_exact(width)
        };
        let (mut top, mut bottom) = (0, 0);
        for (y, row) in picture.pixels.chunks_exact(width).enumerate() {
            let (from, to) = (y.saturating_sub(reach), (y + reach + 1).min(height));
            rows(bottom, to)
                .for_each(|row| columns.iter_mut().zip(row).for_each(|(sum, pixel)| *sum += u32::from(*pixel)));
            rows(top, from)
                .for_each(|row| columns.iter_mut().zip(row).for_each(|(sum, pixel)| *sum -= u32::from(*pixel)));
            (top, bottom) = (from, to);
            darker(row, &columns, reach, to - from, &mut black);
        }
        Self { width, height, black }
    }

    /// Black is what is darker than the middle between the darkest and the brightest tenth of all pixels.
    pub(super) fn global(picture: &Picture) -> Self {
        let mut counts = [0_usize; 256];
        for pixel in &picture.pixels {
            if let Some(count) = counts.get_mut(usize::from(*pixel)) {
                *count += 1;
            }
        }
        let tenth = picture.pixels.len() / 10;
        let shade = |wanted: usize| {
            let mut seen = 0;
            let reached = |count: &usize| {
                seen += count;
                seen > wanted
            };
            counts.iter().position(reached).unwrap_or(255)
        };
        let middle = shade(tenth).midpoint(shade(9 * tenth));
        let black = picture.pixels.iter().map(|pixel| usize::from(*pixel) < middle.max(1)).collect();
        Self { width: picture.width, height: picture.height, black }
    }

    /// Black for white.
    pub(super) fn inverted(mut self) -> Self {
        self.black.iter_mut().for_each(|black| *black = !*black);
        self
    }

    pub(super) fn row(&self, y: usize) -> &[bool] {
        self.black.get(y * self.width..(y + 1) * self.width).unwrap_or_default()
    }

    /// Whether it is black there. Outside all is white.
    pub(super) fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width && self.black.get(y * self.width + x).copied().unwrap_or(false)
    }

    /// Whether it is black at a point.
    pub(super) fn is_black_at(&self, point: Point) -> bool {
        match (pixel(point.x), pixel(point.y)) {
            (Some(x), Some(y)) => self.is_black(x, y),
            _ => false,
        }
    }
}

/// The pixel that a coordinate lies in.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is in the range of what pictures can be"
)]
fn pixel(coordinate: f32) -> Option<usize> {
    (0.0..1e6).contains(&coordinate).then_some(coordinate as usize)
}

/// Which pixels of a row are darker than the mean of the square around them, given the sums of the square's columns.
fn darker(row: &[u8], columns: &[u32], reach: usize, rows: usize, black: &mut Vec<bool>) {
    /// How much darker, of 128 parts: less is the grain of the picture.
    const PART: u64 = 119;
    let width = row.len();
    let mut sum: u64 = columns.iter().take(reach).map(|column| u64::from(*column)).sum();
    for (x, pixel) in row.iter().enumerate() {
        sum += columns.get(x + reach).map_or(0, |column| u64::from(*column));
        if let Some(gone) = x.checked_sub(reach + 1) {
            sum -= columns.get(gone).map_or(0, |column| u64::from(*column));
        }
        let wide = (x + reach + 1).min(width) - x.saturating_sub(reach);
        let pixels = u64::try_from(wide * rows).unwrap_or(u64::MAX);
        black.push(u64::from(*pixel) * 128 * pixels < sum * PART);
    }
}
