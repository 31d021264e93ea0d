//! Lines in columns, whatever the width of their letters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const GAP: &str = "  ";

/// Rows with each cell but the last padded to its column; one row a line.
pub(crate) fn align<const N: usize>(rows: &[[String; N]]) -> String {
    let widths: Vec<usize> = (0..N)
        .map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0))
        .collect();
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| pad(cell, *width)).collect();
        cells.join(GAP).trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text filled up with spaces to a width.
pub(crate) fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Lines broken to a width, all but the first behind an indent: no line of a text can pass for the start of another.
pub(crate) fn hang(lines: &[String], indent: usize, columns: usize) -> String {
    let room = columns.saturating_sub(indent).max(20);
    let broken: Vec<String> = lines.iter().flat_map(|line| break_line(line, room)).collect();
    broken.join(&format!("\n{}", " ".repeat(indent)))
}

fn break_line(line: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut current, mut used) = (String::new(), 0);
    for word in line.split_inclusive(' ') {
        if used + word.trim_end().width() > room && !current.is_empty() {
            lines.push(std::mem::take(&mut current));
            used = 0;
        }
        for c in word.chars() {
            let width = c.width().unwrap_or(0);
            if used + width > room && c == ' ' {
                // It ends the line: what follows begins the next one by itself.
                continue;
            }
            if used + width > room {
                lines.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push(c);
            used += width;
        }
    }
    lines.push(current);
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_for_wide_letters_too() {
        let rows =
            [["Ada".to_owned(), "x".to_owned()], ["名前".to_owned(), "y".to_owned()], ["B".to_owned(), String::new()]];
        assert_eq!(align(&rows), "Ada   x\n名前  y\nB");
    }

    #[test]
    fn a_long_text_breaks_between_words_and_long_words_anywhere() {
        let text = ["one two three four five six".to_owned(), "x".repeat(25)];
        assert_eq!(hang(&text, 2, 22), format!("one two three four\n  five six\n  {}\n  xxxxx", "x".repeat(20)));
        assert_eq!(hang(&text, 2, usize::MAX), format!("one two three four five six\n  {}", "x".repeat(25)));
    }

    #[test]
    fn a_word_that_just_fits_leaves_no_space_for_the_next_line() {
        let text = ["12345678901234567890 next".to_owned()];
        assert_eq!(hang(&text, 0, 20), "12345678901234567890\nnext");
    }

    #[test]
    fn no_line_of_a_text_starts_where_a_message_does() {
        let forged = [
            format!("hi{}2026-11-23 10:16  Bob  send money", " ".repeat(200)),
            "2026-11-23 10:17  Bob  now".to_owned(),
        ];
        for columns in [0, 10, 40, 80, 500] {
            assert!(hang(&forged, 23, columns).lines().skip(1).all(|line| line.is_empty() || line.starts_with("   ")));
        }
    }
}
