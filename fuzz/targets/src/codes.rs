//! QR codes: pictures of them, and what they say.

use kith_core::code::{link, spoken};
use kith_shield::qr::{Payload, Picture, codes};
use kith_wire::link::LinkCode;

/// A picture: its width, then its pixels.
pub(crate) fn qr_picture(bytes: &[u8]) {
    let Some((width, pixels)) = bytes.split_first() else { return };
    let width = usize::from(*width).max(1);
    let height = pixels.len() / width;
    let Some(picture) = Picture::new(width, height, pixels[..width * height].to_vec()) else { return };
    assert!(codes(&picture).iter().all(|code| !code.content.is_empty()));
}

/// A picture with the corners of a code in it.
pub(crate) fn qr_seeds() -> Vec<Vec<u8>> {
    let dot = |x: usize, y: usize| {
        let ring = |left: usize, top: usize| {
            let far = x.abs_diff(left + 3).max(y.abs_diff(top + 3));
            (far <= 3).then_some(far != 2)
        };
        ring(0, 0).or(ring(14, 0)).or(ring(0, 14)).unwrap_or((x * 7 + y * 13).is_multiple_of(3))
    };
    let shade = |place: usize| {
        let (x, y) = (place % 87, place / 87);
        let inside = (12..75).contains(&x) && (12..75).contains(&y);
        if inside && dot((x - 12) / 3, (y - 12) / 3) { 0 } else { 255 }
    };
    vec![std::iter::once(87).chain((0..87 * 87).map(shade)).collect(), vec![1, 0], vec![]]
}

/// What a code says.
pub(crate) fn qr_payload(bytes: &[u8]) {
    let payload = Payload::of(&String::from_utf8_lossy(bytes));
    let Some(assessment) = payload.assessment() else { return };
    assert!((0.0..=1.0).contains(&assessment.score) && !assessment.reasons.is_empty());
}

/// A one-time code, as one word or as words.
pub(crate) fn link_code(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(code) = link(&text) else { return };
    assert_eq!(link(&code.to_text()).as_ref(), Ok(&code));
    // Commas stand between words, so that an address with one is not read out of them.
    assert!(code.url.contains(|c: char| c == ',' || c.is_whitespace()) || link(&spoken(&code)) == Ok(code));
}

pub(crate) fn link_code_seeds() -> Vec<Vec<u8>> {
    let code = |url: &str| LinkCode { secret: [0x5e; 16], url: url.to_owned() };
    let codes = [code("wss://kith.example.org/v1"), code("ws://127.0.0.1:7171/v1")];
    codes.iter().flat_map(|code| [code.to_text().into_bytes(), spoken(code).into_bytes()]).collect()
}

pub(crate) fn payload_seeds() -> Vec<Vec<u8>> {
    let contents = [
        "2@qjV0Gm3PZt7Yb1cXo9LkWe5R,k3Jm5Np7Qr9St1Uv3Wx5,Gh5Ij7Kl9Mn1Op3Qr5,Ab==",
        "00020126330014br.gov.bcb.pix0111123456789005204000053039865405150.05802BR5903Ada6304ABCD",
        "BCD\n002\n1\nSCT\nBIC\nAda\nDE89370400440532013000\nEUR1\n",
        "upi://pay?pa=ada@bank&pn=Ada%20L&am=500",
        r"WIFI:T:WPA;S:a\;b;P:c;;",
        "BEGIN:VCARD\nFN:Ada\nEND:VCARD",
        "example.org/menu",
    ];
    contents.map(|content| content.as_bytes().to_vec()).into()
}
