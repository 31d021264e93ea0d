//! Text on a grid of cells: what others wrote made harmless, measured, broken into lines, and put into its place.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::neutral;

/// Code points of one letter that are shown: more marks than any script stacks would cover the lines around it.
const MARKS: usize = 12;
const TAB: &str = "    ";
const MORE: &str = "…";
/// First strong isolate and its end: within them a text has its own direction, and what stands around it keeps its own.
const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';

/// The lines of a text that anybody may have written, harmless to a terminal.
pub(crate) fn lines(text: &str) -> Vec<String> {
    neutral::lines(&without_marks(text))
}

/// A text that stands alone: the same words are written small where they follow a key.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The same as one line: breaks become spaces.
pub(crate) fn line(text: &str) -> String {
    let text = without_marks(text).replace("\r\n", " ");
    neutral::line(&text.replace('\n', " "))
}

/// What a person types or pastes: line breaks stay, whatever else moves a cursor or reorders goes.
pub(crate) fn typed(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', TAB);
    text.chars().filter(|c| *c == '\n' || !neutral::is_active(*c)).collect()
}

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.graphemes(true).map(columns).sum()
}

/// The beginning of a text that fits, with a sign if it is not all of it.
pub(crate) fn fit(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |letter: &&str| {
        used += columns(letter);
        used < room
    };
    let start: String = text.graphemes(true).take_while(fits).collect();
    if room == 0 { String::new() } else { start + MORE }
}

/// A harmless text broken to a width.
pub(crate) fn wrap(text: &str, room: usize) -> Vec<String> {
    ranges(text, room).into_iter().filter_map(|range| text.get(range)).map(|row| row.trim_end().to_owned()).collect()
}

/// Where the rows of a text begin and end when it is broken to a width: between words if that is possible. A row's end
/// may have spaces that hang over.
pub(crate) fn ranges(text: &str, room: usize) -> Vec<Range<usize>> {
    let room = room.max(2);
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    // The last place to break at, and the columns up to there.
    let mut gap = None;
    for (at, letter) in text.grapheme_indices(true) {
        if letter == "\n" {
            rows.push(start..at);
            (start, used, gap) = (at + letter.len(), 0, None);
            continue;
        }
        let wide = columns(letter);
        if letter == " " {
            used += wide;
            gap = Some((at + letter.len(), used));
            continue;
        }
        if used + wide > room {
            let (cut, before) = gap.take().filter(|(cut, _)| *cut > start).unwrap_or((at, used));
            rows.push(start..cut);
            (start, used) = (cut, used - before);
            if used + wide > room {
                rows.push(start..at);
                (start, used) = (at, 0);
            }
        }
        used += wide;
    }
    rows.push(start..text.len());
    rows
}

/// Puts a harmless text on one row, as much of it as fits, and gives the columns that it took. A text with letters that
/// run from right to left is isolated; the cell before it must have been drawn already.
pub(crate) fn put(buffer: &mut Buffer, (x, y): (u16, u16), room: u16, text: &str, style: Style) -> u16 {
    let room = room.min(buffer.area.right().saturating_sub(x));
    if y >= buffer.area.bottom() || y < buffer.area.y || room == 0 {
        return 0;
    }
    let mut at = x;
    let mut last = None;
    for letter in fit(text, usize::from(room)).graphemes(true) {
        let wide = u16::try_from(columns(letter)).unwrap_or(0);
        if wide == 0 {
            continue;
        }
        if let Some(cell) = buffer.cell_mut((at, y)) {
            cell.set_symbol(&shown(letter)).set_style(style);
        }
        if wide == 2
            && let Some(cell) = buffer.cell_mut((at + 1, y))
        {
            cell.reset();
            cell.set_style(style);
        }
        last = Some(at);
        at += wide;
    }
    if let Some(last) = last.filter(|_| runs_left(text)) {
        isolate(buffer, (x, y), last);
    }
    at - x
}

/// Marks the direction of what stands on a row between two cells. The signs go with the cells they stand behind, so that
/// they are written again only with these.
fn isolate(buffer: &mut Buffer, (first, y): (u16, u16), last: u16) {
    if let Some(cell) = first.checked_sub(1).and_then(|before| buffer.cell_mut((before, y))) {
        let symbol = format!("{}{ISOLATE}", cell.symbol());
        cell.set_symbol(&symbol);
    }
    if let Some(cell) = buffer.cell_mut((last, y)) {
        let symbol = format!("{}{END_ISOLATE}", cell.symbol());
        cell.set_symbol(&symbol);
    }
}

/// Takes away signs of direction whose other half was drawn over: what stands in front may cover a part of a text.
pub(crate) fn balance(buffer: &mut Buffer) {
    let area = buffer.area;
    for y in area.y..area.bottom() {
        let mut open = Vec::new();
        let mut alone = Vec::new();
        for x in area.x..area.right() {
            let symbol = buffer.cell((x, y)).map(|cell| cell.symbol().to_owned()).unwrap_or_default();
            for sign in symbol.chars() {
                match sign {
                    ISOLATE => open.push(x),
                    END_ISOLATE if open.pop().is_none() => alone.push((x, END_ISOLATE)),
                    _ => {}
                }
            }
        }
        alone.extend(open.into_iter().map(|x| (x, ISOLATE)));
        for (x, sign) in alone {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                let symbol = cell.symbol().replacen(sign, "", 1);
                cell.set_symbol(&symbol);
            }
        }
    }
}

fn columns(letter: &str) -> usize {
    letter.width().min(2)
}

fn shown(letter: &str) -> String {
    letter.chars().take(MARKS).collect()
}

/// Whether a text has letters that are written from right to left.
fn runs_left(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// Tabs as spaces, and without the marks that say a direction and nothing more: every text has its own here.
fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')).collect::<String>().replace('\t', TAB)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn row(text: &str, room: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        put(&mut buffer, (1, 0), room, text, Style::new());
        let mut cells = (0..20).map(|x| buffer[(x, 0)].symbol());
        let mut row = String::new();
        while let Some(cell) = cells.next() {
            row.push_str(cell);
            cells.by_ref().take(cell.width().saturating_sub(1)).for_each(drop);
        }
        row.trim_end().to_owned()
    }

    #[test]
    fn a_text_breaks_between_words_and_a_long_word_anywhere() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(wrap("a bcdefgh", 4), ["a", "bcde", "fgh"]);
        assert_eq!(wrap("名前名前", 5), ["名前", "名前"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }

    #[test]
    fn rows_cover_a_text_and_none_is_wider_than_its_room() {
        let text = "Ünï 名前 x 👩‍👩‍👧 e\u{301}e\u{301} شلوم aaaaaaaaaaaaaaa  bb    c";
        for room in 2..30 {
            let rows = ranges(text, room);
            assert_eq!((rows[0].start, rows[rows.len() - 1].end), (0, text.len()));
            assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start), "{room}");
            assert!(wrap(text, room).iter().all(|row| width(row) <= room), "{room}: {:?}", wrap(text, room));
        }
    }

    #[test]
    fn what_does_not_fit_ends_with_a_sign() {
        assert_eq!(fit("Hello", 5), "Hello");
        assert_eq!(fit("Hello", 4), "Hel…");
        assert_eq!(fit("名前名", 5), "名前…");
        assert_eq!(fit("名前名", 4), "名…");
        assert_eq!(fit("Hello", 0), "");
    }

    #[test]
    fn letters_from_right_to_left_are_isolated_and_others_are_not() {
        assert_eq!(row("שלום", 10), " \u{2068}שלום\u{2069}");
        assert_eq!(row("Hello 名", 10), " Hello 名");
    }

    #[test]
    fn a_letter_has_no_more_marks_than_a_row_can_bear() {
        let tower = format!("a{}", "\u{301}".repeat(500));
        assert_eq!(row(&tower, 10).chars().count(), 1 + MARKS);
    }

    #[test]
    fn nothing_that_controls_a_terminal_is_left_of_what_others_wrote() {
        let hostile = "a\u{1b}[2J\u{9b}31m\u{7}\r\nb\u{202e}c\u{2028}d\u{7f}\u{200f}\te";
        for c in lines(hostile).concat().chars().chain(line(hostile).chars()).chain(typed(hostile).chars()) {
            assert!(c == '\n' || !neutral::is_active(c), "{c:?}");
        }
        assert_eq!(typed(hostile), "a[2J31m\nbcd    e");
    }
}
