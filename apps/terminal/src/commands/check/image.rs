//! `kith check --image`: what the QR codes in a picture do.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use image::{DynamicImage, ImageError, ImageReader, Limits};
use kith_shield::qr::{LARGEST_PICTURE, Payload, Picture, QrCode, codes};
use kith_shield::{Advice, Assessment, Context, Verdict, link, text};
use serde::Serialize;

use super::view::Report;
use crate::failure::Failure;
use crate::neutral;
use crate::output::Output;
use crate::texts::report;

/// Pixels along a side.
const LONGEST: u32 = 16_384;

/// Bytes that a picture may take in memory while it is decoded.
const MEMORY: u64 = 512 << 20;

/// A picture's codes; the verdict is that of the worst.
#[derive(Serialize)]
struct Codes {
    #[serde(flatten)]
    worst: Report,
    codes: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    content: String,
    corners: [(f32, f32); 4],
    #[serde(flatten)]
    report: Report,
}

/// Says what the codes in a picture do.
pub(super) fn run(file: &Path, output: &Output) -> Result<(), Failure> {
    let picture = open(file)?;
    let found: Vec<_> = codes(&picture).into_iter().map(|code| (assessed(&code.text()), code)).collect();
    let worst = found.iter().map(|(assessment, _)| assessment).max_by(|a, b| worse(a, b)).map_or_else(nothing, whole);
    let codes: Vec<_> = found.iter().map(|(assessment, code)| told(code, assessment)).collect();
    let text = if codes.is_empty() { report().no_code().to_owned() } else { lines(&codes) };
    output.show(&Codes { worst: Report::of("", &worst), codes }, || text)
}

fn worse(a: &Assessment, b: &Assessment) -> Ordering {
    a.verdict.cmp(&b.verdict).then(a.score.total_cmp(&b.score))
}

/// An assessment of a picture: places in what a code says are no places in it.
fn whole(assessment: &Assessment) -> Assessment {
    let mut whole = assessment.clone();
    whole.reasons.iter_mut().for_each(|reason| reason.span = None);
    whole
}

fn assessed(content: &str) -> Assessment {
    let payload = Payload::of(content);
    payload.assessment().unwrap_or_else(|| {
        if let Payload::OpensLink(address) = &payload {
            // What an address stands for may be written otherwise in the code: places in the one are none in the other.
            return whole(&link::check(address, None));
        }
        text::check(content, &Context::default(), None)
    })
}

/// Of a picture without a code, or whose code cannot be read.
fn nothing() -> Assessment {
    Assessment { verdict: Verdict::CannotTell, score: 0.0, reasons: Vec::new(), advice: Advice::None }
}

fn told(code: &QrCode, assessment: &Assessment) -> Found {
    let content = code.text();
    Found { report: Report::of(&content, assessment), corners: code.corners, content }
}

fn lines(codes: &[Found]) -> String {
    let one = |found: &Found| {
        format!("{}\n{}", report().code_says(&neutral::inserted(&shortened(&found.content))), found.report.lines())
    };
    codes.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

fn shortened(content: &str) -> String {
    let start: String = content.chars().take(200).collect();
    if start.len() < content.len() { format!("{start}…") } else { start }
}

/// A picture as shades of grey. What is transparent is white.
fn open(file: &Path) -> Result<Picture, Failure> {
    let unreadable = |source: io::Error| Failure::Read { what: file.display().to_string(), source };
    let no_picture = |error: ImageError| match error {
        ImageError::IoError(source) => unreadable(source),
        ImageError::Limits(_) => too_large(file),
        other @ (ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)) => {
            Failure::Refused(report().no_picture(&file.display().to_string(), &other.to_string()))
        }
    };
    let opened = BufReader::new(File::open(file).map_err(unreadable)?);
    let mut reader = ImageReader::new(opened).with_guessed_format().map_err(unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    grey(&reader.decode().map_err(no_picture)?).ok_or_else(|| too_large(file))
}

fn too_large(file: &Path) -> Failure {
    Failure::Refused(report().picture_too_large(&file.display().to_string()))
}

fn grey(image: &DynamicImage) -> Option<Picture> {
    let (width, height) = (usize::try_from(image.width()).ok()?, usize::try_from(image.height()).ok()?);
    if width.checked_mul(height)? > LARGEST_PICTURE {
        return None;
    }
    let pixels = if image.color().has_alpha() {
        let on_white = |[grey, alpha]: [u8; 2]| {
            let (grey, alpha) = (u16::from(grey), u16::from(alpha));
            u8::try_from((grey * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        image.to_luma_alpha8().pixels().map(|pixel| on_white(pixel.0)).collect()
    } else {
        image.to_luma8().into_raw()
    };
    Picture::new(width, height, pixels)
}
