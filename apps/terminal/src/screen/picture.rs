//! A text as a QR code, two of its rows in a row of cells.

use qrcodegen::{QrCode, QrCodeEcc};

use super::canvas::Canvas;

/// Empty modules on every side, so that a camera finds the edge: the standard asks for four, cameras are content with two.
const QUIET: i32 = 2;

/// See the module.
pub(crate) struct Picture(QrCode);

impl Picture {
    /// None if the text is too long.
    pub(crate) fn of(text: &str) -> Option<Self> {
        QrCode::encode_text(text, QrCodeEcc::Low).ok().map(Self)
    }

    fn side(&self) -> i32 {
        self.0.size() + 2 * QUIET
    }

    /// Columns.
    pub(crate) fn width(&self) -> u16 {
        u16::try_from(self.side()).unwrap_or(u16::MAX)
    }

    /// Rows.
    pub(crate) fn height(&self) -> u16 {
        self.width().div_ceil(2)
    }

    fn is_dark(&self, column: u16, line: u16) -> bool {
        self.0.get_module(i32::from(column) - QUIET, i32::from(line) - QUIET)
    }

    /// As lines for a terminal without a screen: black on white, or, without colours, for light letters on a dark ground.
    pub(crate) fn lines(&self, has_colours: bool) -> Vec<String> {
        let (begin, end) = if has_colours { ("\u{1b}[38;5;16;48;5;231m", "\u{1b}[0m") } else { ("", "") };
        (0..self.height()).map(|row| format!("{begin}{}{end}", self.row(row, has_colours))).collect()
    }

    fn row(&self, row: u16, has_dark_ink: bool) -> String {
        let inked = |column, line| self.is_dark(column, line) == has_dark_ink;
        let cell = |column| match (inked(column, 2 * row), inked(column, 2 * row + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..self.width()).map(cell).collect()
    }

    /// Draws it black on white; without colours in the terminal's own two, so that what is dark in the picture is dark.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>, x: u16, y: u16) {
        let style = canvas.theme.picture.unwrap_or_default();
        let has_dark_ink = canvas.theme.picture.is_some() || !canvas.theme.is_dark;
        for row in 0..self.height() {
            canvas.put(x, y + row, self.width(), &self.row(row, has_dark_ink), style);
        }
    }
}
