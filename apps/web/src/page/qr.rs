//! A text as a QR code (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

/// The modules on a side, and a path that fills the dark ones; `None` if the text is too long for a code.
pub(super) fn path(text: &str) -> Option<(i32, String)> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let dark = (0..size).flat_map(|y| (0..size).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    Some((size, dark.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect()))
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_card_fits_and_a_book_does_not() {
        assert!(path(&"k".repeat(400)).is_some_and(|(size, path)| size > 20 && path.starts_with("M0 0h1")));
        assert!(path(&"k".repeat(5000)).is_none());
    }
}
