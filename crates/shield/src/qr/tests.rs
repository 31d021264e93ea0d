//! Codes in pictures that are drawn here.

use proptest::prelude::*;

use super::*;

/// `https://example.org/kith`
#[rustfmt::skip]
const LINK: [&str; 25] = [
    "#######.##...#.##.#######",
    "#.....#....##.#.#.#.....#",
    "#.###.#..#.##.....#.###.#",
    "#.###.#.##.####.#.#.###.#",
    "#.###.#.#.#######.#.###.#",
    "#.....#.###.......#.....#",
    "#######.#.#.#.#.#.#######",
    "........#..#..#..........",
    "#...#.###..#..##.#####..#",
    "####.#.##...#.##.#..##.#.",
    ".#..###.###..###.###.##..",
    ".####...##....##.#.#..##.",
    ".###..###...#....###.####",
    "#.##.#..#.....###...#..#.",
    "..#.#.#.##...#.###.####..",
    ".........#..#.##...##.##.",
    "###.####.####..########..",
    "........#...#.#.#...#....",
    "#######.#.##....#.#.#....",
    "#.....#..#.#..#.#...####.",
    "#.###.#.#...#...#######..",
    "#.###.#..#..##...###..###",
    "#.###.#...##..#####..#.#.",
    "#.....#..#.#......######.",
    "#######.##.##..#.##...###",
];

/// `hello`
#[rustfmt::skip]
const HELLO: [&str; 21] = [
    "#######...#.#.#######",
    "#.....#.....#.#.....#",
    "#.###.#.#.#...#.###.#",
    "#.###.#.....#.#.###.#",
    "#.###.#..#.##.#.###.#",
    "#.....#..###..#.....#",
    "#######.#.#.#.#######",
    "........#.#..........",
    "###.#####.#.###...#..",
    "#...##.....#.#.#...##",
    "###.#.#.####.###.####",
    "..##...#...###.##..#.",
    "..###.##.###.###.....",
    "........###...##..###",
    "#######.##..#...#.###",
    "#.....#.#.....##.....",
    "#.###.#.#...#.#.#..##",
    "#.###.#..#.#.#.#..##.",
    "#.###.#.##.#.##.#.#.#",
    "#.....#.#..###..#..#.",
    "#######.#..#.###...##",
];

/// A linking code.
#[rustfmt::skip]
const KEYS: [&str; 37] = [
    "#######..##.#.....#....#..#...#######",
    "#.....#.#..#.#.#..#....######.#.....#",
    "#.###.#.#####.#..#..#.##....#.#.###.#",
    "#.###.#..###..###.#....##.....#.###.#",
    "#.###.#.#...##.#.##.#.#..#.##.#.###.#",
    "#.....#.##..##.#...#....#.##..#.....#",
    "#######.#.#.#.#.#.#.#.#.#.#.#.#######",
    "........##.##...##.#.#.#...#.........",
    "##.#..##..#..#....#.#..#.#..#.###.##.",
    "#.##.#.####..##.###..##....####..#..#",
    "#.#...#.#.#.....#..####.##..##.##...#",
    "..##.#....#.##.#..#..##.########....#",
    "##..#.#..###........##...#....###.###",
    ".....#...#....##...##...##....##..#..",
    "...####..#.##.#..##.#.##.#..##.###..#",
    "#.#.#..#.#...##..#####...###...#...##",
    "##.##.###...#...##.###....######..#..",
    ".#..#...#.####...#.#.##.##......#.#.#",
    ".######..##..#..###......##..#.######",
    "#..###.###.#...###...#.#..####...##..",
    "###...####.###....#.#.....#.#.####.##",
    "....##.###.##.#.###...#....#####.#..#",
    "..##.##.###.###.##.##...#.#.#..#.####",
    ".....#.#....##..#.##.###.##..####....",
    ".#....#.#..##..##...##...#...##..##.#",
    ".##.##.#.#....##...##...##.....#.###.",
    "#.....#..#.#.##...#.####..#.#.##..#.#",
    ".#..#....#...###.##..#.#.##...###..##",
    "#####.#####.....##.###....#.######..#",
    "........#.##.....#.#.##.##..#...#####",
    "#######.##..#.#.#....#......#.#.#...#",
    "#.....#...#......#...#..#.#.#...#.#.#",
    "#.###.#...#..#.##.###..#..#.######..#",
    "#.###.#.###.###.#.#..#.............##",
    "#.###.#..#...##.#.###...#..#....#..##",
    "#.....#.##...#.##.#.###..##.##...#...",
    "#######.##.#...##...##...#..######.##",
];

const KEYS_TEXT: &str =
    "2@qjV0Gm3PZt7Yb1cXo9LkWe5RsA8uDhF2,k3Jm5Np7Qr9St1Uv3Wx5Yz7Ab9Cd1Ef3,Gh5Ij7Kl9Mn1Op3Qr5St7Uv9Wx1Yz3,Ab==";

/// The dots of a code, and where its corners lie.
type Drawn<'a> = (&'a [&'a str], [(f32, f32); 4]);

/// Draws a code so that its corners come to lie where they are wanted.
fn draw(width: usize, height: usize, codes: &[Drawn<'_>], ink: u8, paper: u8) -> Picture {
    let places: Vec<_> = codes
        .iter()
        .map(|(rows, corners)| {
            (rows, geometry::Perspective::new(corners.map(|(x, y)| geometry::Point::new(x, y))).unwrap())
        })
        .collect();
    let shade = |x: f32, y: f32| {
        let is_black = places.iter().any(|(rows, perspective)| {
            let Some(at) = perspective.inverse(geometry::Point::new(x, y)) else { return false };
            let inside = (0.0..1.0).contains(&at.x) && (0.0..1.0).contains(&at.y);
            inside && rows[(at.y * rows.len() as f32) as usize].as_bytes()[(at.x * rows.len() as f32) as usize] == b'#'
        });
        if is_black { ink } else { paper }
    };
    let pixels =
        (0..width * height).map(|place| shade((place % width) as f32 + 0.5, (place / width) as f32 + 0.5)).collect();
    Picture::new(width, height, pixels).unwrap()
}

fn square(left: f32, top: f32, side: f32) -> [(f32, f32); 4] {
    [(left, top), (left + side, top), (left + side, top + side), (left, top + side)]
}

fn turned(middle: (f32, f32), side: f32, degrees: f32) -> [(f32, f32); 4] {
    let (sin, cos) = degrees.to_radians().sin_cos();
    [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
        .map(|(x, y)| (middle.0 + side * (x * cos - y * sin), middle.1 + side * (x * sin + y * cos)))
}

fn texts(picture: &Picture) -> Vec<String> {
    codes(picture).iter().map(QrCode::text).collect()
}

const LINK_TEXT: &str = "https://example.org/kith";

#[test]
fn codes_are_read_in_many_sizes() {
    for side in [75.0, 100.0, 250.0, 600.0] {
        assert_eq!(texts(&draw(800, 700, &[(&LINK, square(40.0, 30.0, side))], 0, 255)), [LINK_TEXT], "{side}");
    }
    assert_eq!(texts(&draw(500, 500, &[(&KEYS, square(40.0, 30.0, 400.0))], 0, 255)), [KEYS_TEXT]);
}

#[test]
fn codes_are_read_at_any_angle() {
    for degrees in [0.0, 17.0, 45.0, 90.0, 133.0, 180.0, 270.0, 301.0] {
        assert_eq!(
            texts(&draw(400, 400, &[(&LINK, turned((200.0, 200.0), 220.0, degrees))], 0, 255)),
            [LINK_TEXT],
            "{degrees}"
        );
    }
}

#[test]
fn codes_are_read_from_the_side_in_a_mirror_and_bright_on_dark() {
    let aside = [(60.0, 70.0), (400.0, 40.0), (380.0, 390.0), (90.0, 340.0)];
    assert_eq!(texts(&draw(460, 430, &[(&LINK, aside)], 20, 230)), [LINK_TEXT]);
    let [a, b, c, d] = square(50.0, 50.0, 200.0);
    assert_eq!(texts(&draw(300, 300, &[(&LINK, [b, a, d, c])], 0, 255)), [LINK_TEXT]);
    assert_eq!(texts(&draw(300, 300, &[(&LINK, [a, b, c, d])], 255, 0)), [LINK_TEXT]);
    assert_eq!(texts(&draw(300, 300, &[(&LINK, [a, b, c, d])], 100, 140)), [LINK_TEXT], "with little contrast");
}

#[test]
fn all_codes_of_a_picture_are_read_from_top_to_bottom() {
    let three: [Drawn<'_>; 3] = [
        (&HELLO, square(400.0, 40.0, 130.0)),
        (&LINK, turned((180.0, 300.0), 200.0, 20.0)),
        (&KEYS, square(350.0, 330.0, 240.0)),
    ];
    let found = codes(&draw(640, 620, &three, 0, 255));
    assert_eq!(found.iter().map(QrCode::text).collect::<Vec<_>>(), ["hello", LINK_TEXT, KEYS_TEXT]);
    let (x, y) = found[0].corners[0];
    assert!((x - 400.0 / 640.0).abs() < 0.01 && (y - 40.0 / 620.0).abs() < 0.01, "{x} {y}");
}

#[test]
fn a_picture_without_codes_has_none() {
    assert_eq!(texts(&draw(300, 200, &[], 0, 255)), Vec::<String>::new());
    let stripes = (0..300 * 300).map(|place| if place / 7 % 2 == 0 { 0 } else { 255 }).collect();
    assert_eq!(texts(&Picture::new(300, 300, stripes).unwrap()), Vec::<String>::new());
}

#[test]
fn a_picture_has_as_many_pixels_as_it_says_and_not_too_many() {
    assert!(Picture::new(2, 2, vec![0; 3]).is_none() && Picture::new(0, 0, vec![]).is_none());
    assert!(Picture::new(usize::MAX, 2, vec![0; 4]).is_none() && Picture::new(2, 2, vec![0; 4]).is_some());
}

#[test]
fn a_picture_full_of_corners_is_done_with_soon() {
    // 25 × 25 squares as codes have them in their corners, and no code.
    let shade = |place: usize| {
        let (x, y) = (place % 400 % 16, place / 400 % 16);
        let far = x.abs_diff(7).max(y.abs_diff(7));
        if far == 6 || far == 7 || far < 3 { 0 } else { 255 }
    };
    assert_eq!(texts(&Picture::new(400, 400, (0..400 * 400).map(shade).collect()).unwrap()), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_picture_what_is_found_lies_near_it(
        width in 1_usize..90,
        pixels in prop::collection::vec(any::<u8>(), 1..6000),
    ) {
        let height = pixels.len() / width;
        if let Some(picture) = Picture::new(width, height, pixels[..width * height].to_vec()) {
            prop_assert!(codes(&picture).iter().all(|code| !code.content.is_empty()));
        }
    }

    #[test]
    fn a_code_is_read_wherever_and_however_it_lies(degrees in 0.0_f32..360.0, side in 130.0_f32..280.0, x in 210.0_f32..230.0) {
        prop_assert_eq!(texts(&draw(440, 440, &[(&LINK, turned((x, 220.0), side, degrees))], 0, 255)), [LINK_TEXT]);
    }
}
