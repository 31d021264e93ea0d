//! A text that is being typed, with a cursor.

use unicode_segmentation::UnicodeSegmentation;

use super::text;

/// A text and the place in it where the next letter goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Editor {
    text: String,
    /// A byte between two letters.
    cursor: usize,
}

/// Where the rows of a text are, and its cursor among them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) rows: Vec<String>,
    pub(crate) row: usize,
    pub(crate) column: usize,
}

impl Editor {
    pub(crate) fn with(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes the text away.
    pub(crate) fn take(&mut self) -> String {
        self.cursor = 0;
        std::mem::take(&mut self.text)
    }

    /// Puts in what was typed or pasted.
    pub(crate) fn insert(&mut self, typed: &str) {
        let typed = text::typed(typed);
        let at = self.cursor;
        self.text.insert_str(at, &typed);
        self.move_to(at + typed.len());
    }

    /// The same without line breaks.
    pub(crate) fn insert_line(&mut self, typed: &str) {
        self.insert(&typed.trim_matches(['\r', '\n']).replace(['\r', '\n'], " "));
    }

    pub(crate) fn erase_before(&mut self) {
        self.erase(self.before(), self.cursor);
    }

    pub(crate) fn erase_after(&mut self) {
        self.erase(self.cursor, self.after());
    }

    pub(crate) fn erase_word(&mut self) {
        self.erase(self.word_before(), self.cursor);
    }

    pub(crate) fn erase_to_start(&mut self) {
        self.erase(self.line_start(), self.cursor);
    }

    pub(crate) fn erase_to_end(&mut self) {
        self.erase(self.cursor, self.line_end());
    }

    pub(crate) fn left(&mut self) {
        self.cursor = self.before();
    }

    pub(crate) fn right(&mut self) {
        self.cursor = self.after();
    }

    pub(crate) fn word_left(&mut self) {
        self.cursor = self.word_before();
    }

    pub(crate) fn word_right(&mut self) {
        let words = self.rest().unicode_word_indices().next();
        self.cursor = words.map_or(self.text.len(), |(at, word)| self.cursor + at + word.len());
    }

    pub(crate) fn start(&mut self) {
        self.cursor = self.line_start();
    }

    pub(crate) fn end(&mut self) {
        self.cursor = self.line_end();
    }

    /// One row up, as the text stands at a width; `false` in the first.
    pub(crate) fn up(&mut self, room: usize) -> bool {
        let place = self.rows(room);
        place.row.checked_sub(1).is_some_and(|row| self.go(room, row, place.column))
    }

    /// One row down; `false` in the last.
    pub(crate) fn down(&mut self, room: usize) -> bool {
        let place = self.rows(room);
        place.row + 1 < place.rows.len() && self.go(room, place.row + 1, place.column)
    }

    /// The text broken to a width. The cursor may stand one column behind it.
    pub(crate) fn rows(&self, room: usize) -> Rows {
        let ranges = text::ranges(&self.text, room);
        let row = ranges.iter().rposition(|range| range.start <= self.cursor).unwrap_or(0);
        let start = ranges.get(row).map_or(0, |range| range.start);
        let column = text::width(self.text.get(start..self.cursor).unwrap_or_default()).min(room);
        let rows = ranges.into_iter().map(|range| self.text.get(range).unwrap_or_default().to_owned()).collect();
        Rows { rows, row, column }
    }

    /// Goes to a row and the letter nearest to a column.
    fn go(&mut self, room: usize, row: usize, column: usize) -> bool {
        let ranges = text::ranges(&self.text, room);
        let Some(range) = ranges.get(row).cloned() else { return false };
        let line = self.text.get(range.clone()).unwrap_or_default();
        let mut used = 0;
        let passed = line.grapheme_indices(true).find(|(_, letter)| {
            used += text::width(letter);
            used > column
        });
        self.cursor = passed.map_or(range.end, |(at, _)| range.start + at);
        // A break between words belongs to the row before it: stay in front of it.
        if passed.is_none() && row + 1 < ranges.len() && !self.rest().starts_with('\n') {
            self.cursor = self.before();
        }
        true
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.move_to(from);
    }

    /// Letters may join where something was put in or taken out: the cursor never stands within one.
    fn move_to(&mut self, at: usize) {
        let ends = self.text.grapheme_indices(true).map(|(start, letter)| start + letter.len());
        self.cursor = std::iter::once(0).chain(ends).find(|end| *end >= at).unwrap_or(self.text.len());
    }

    fn past(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn rest(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn before(&self) -> usize {
        self.past().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.cursor + self.rest().graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        self.past().unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn line_start(&self) -> usize {
        self.past().rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self) -> usize {
        self.rest().find('\n').map_or(self.text.len(), |at| self.cursor + at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(editor: &Editor, room: usize) -> (usize, usize) {
        let rows = editor.rows(room);
        (rows.row, rows.column)
    }

    #[test]
    fn letters_of_several_code_points_go_as_one() {
        let mut editor = Editor::with("a👩‍👩‍👧e\u{301}");
        editor.erase_before();
        assert_eq!(editor.text(), "a👩‍👩‍👧");
        editor.left();
        editor.insert("b");
        assert_eq!(editor.text(), "ab👩‍👩‍👧");
        editor.erase_after();
        assert_eq!(editor.text(), "ab");
    }

    #[test]
    fn a_paste_keeps_its_lines_and_loses_what_controls() {
        let mut editor = Editor::default();
        editor.insert("one\r\ntwo\u{1b}[2J\tthree\u{202e}");
        assert_eq!(editor.text(), "one\ntwo[2J    three");
        let mut line = Editor::default();
        line.insert_line("kith:card/AB\nCD\n");
        assert_eq!(line.text(), "kith:card/AB CD");
    }

    #[test]
    fn the_cursor_goes_up_and_down_as_the_rows_are_seen() {
        let mut editor = Editor::with("one two\nthree");
        assert_eq!(place(&editor, 80), (1, 5));
        assert!(editor.up(80) && !editor.up(80));
        assert_eq!(place(&editor, 80), (0, 5));
        assert!(editor.down(80) && !editor.down(80));
        let mut wrapped = Editor::with("aaaa bbbb cccc");
        assert_eq!(place(&wrapped, 5), (2, 4));
        assert!(wrapped.up(5));
        assert_eq!(place(&wrapped, 5), (1, 4));
        assert!(wrapped.up(5));
        assert_eq!(place(&wrapped, 5), (0, 4));
    }

    #[test]
    fn words_and_lines_are_erased_whole() {
        let mut editor = Editor::with("one two three");
        editor.erase_word();
        assert_eq!(editor.text(), "one two ");
        editor.word_left();
        editor.erase_to_end();
        assert_eq!(editor.text(), "one ");
        editor.insert("\nxy");
        editor.left();
        editor.erase_to_start();
        assert_eq!(editor.text(), "one \ny");
    }

    #[test]
    fn a_mark_that_joins_the_letter_before_does_not_split_it() {
        let mut editor = Editor::with("e");
        editor.insert("\u{301}");
        editor.left();
        assert_eq!(place(&editor, 80), (0, 0));
    }
}
