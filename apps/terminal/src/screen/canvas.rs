//! What is drawn on: cells, the look of things, and which place on the screen means what to the mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::act::Act;
use super::model::Section;
use super::text;
use super::theme::Theme;

/// See the module.
#[derive(Debug)]
pub(crate) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    pub(crate) theme: Theme,
    pub(crate) hits: Vec<Hit>,
    pub(crate) cursor: Option<Position>,
}

/// A place and what pressing it means; of two, the later one counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) area: Rect,
    pub(crate) click: Click,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Click {
    Section(Section),
    /// A row of the section's list.
    Row(usize),
    /// A row of what stands in front.
    Choice(usize),
    Composer,
    Messages,
    Act(Act),
    Nothing,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        let area = buffer.area;
        buffer.set_style(area, theme.text);
        Self { buffer, theme, hits: Vec::new(), cursor: None }
    }

    pub(crate) fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Puts a text that is harmless, and gives the columns it took.
    pub(crate) fn put(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        text::put(self.buffer, (x, y), room, text, style)
    }

    /// The same so that it ends before a column; gives the column where it begins.
    pub(crate) fn put_before(&mut self, end: u16, y: u16, room: u16, text: &str, style: Style) -> u16 {
        let width = u16::try_from(text::width(text)).unwrap_or(u16::MAX).min(room);
        let start = end.saturating_sub(width);
        self.put(start, y, width, text, style);
        start
    }

    /// The same in the middle of an area's row.
    pub(crate) fn put_centred(&mut self, area: Rect, y: u16, text: &str, style: Style) {
        let width = u16::try_from(text::width(text)).unwrap_or(u16::MAX).min(area.width);
        self.put(area.x + (area.width - width) / 2, y, width, text, style);
    }

    /// A paragraph; gives the rows it took.
    pub(crate) fn paragraph(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let rows = text::wrap(text, usize::from(area.width));
        let seen = rows.iter().take(usize::from(area.height));
        seen.zip(area.y..).map(|(row, y)| self.put(area.x, y, area.width, row, style)).fold(0, |rows, _| rows + 1)
    }

    /// Paragraphs in the middle of an area: what is said where there is nothing to show.
    pub(crate) fn centred(&mut self, area: Rect, text: &str, style: Style) {
        let room = area.width.saturating_sub(4).min(50);
        let rows = text::wrap(text, usize::from(room));
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height);
        let top = area.y + (area.height - height) / 2;
        for (row, y) in rows.iter().zip(top..area.bottom()) {
            self.put_centred(area, y, row, style);
        }
    }

    /// Empties an area.
    pub(crate) fn clear(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.buffer.area);
        // Half of a wide letter cannot stay.
        for y in area.y..area.bottom() {
            if let Some(cell) = area.x.checked_sub(1).and_then(|before| self.buffer.cell_mut((before, y)))
                && text::width(cell.symbol()) == 2
            {
                cell.set_symbol(" ");
            }
        }
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                cell.reset();
                cell.set_style(style);
            }
        }
    }

    /// Ends the drawing.
    pub(crate) fn finish(self) -> (Vec<Hit>, Option<Position>) {
        text::balance(self.buffer);
        (self.hits, self.cursor)
    }

    /// Gives a row another look and leaves its letters.
    pub(crate) fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area.intersection(self.buffer.area), style);
    }

    pub(crate) fn rule(&mut self, area: Rect, y: u16) {
        self.put(area.x, y, area.width, &"─".repeat(usize::from(area.width)), self.theme.rule);
    }

    pub(crate) fn column(&mut self, x: u16, area: Rect) {
        for y in area.y..area.bottom() {
            self.put(x, y, 1, "│", self.theme.rule);
        }
    }

    /// An empty box with a title in the middle of the screen, as large as asked for if there is room; gives its inside,
    /// one column away from the lines. Nothing behind it can be pressed.
    pub(crate) fn boxed(&mut self, title: &str, (width, height): (u16, u16)) -> Rect {
        let all = self.area();
        let (width, height) = (width.saturating_add(4).min(all.width), height.saturating_add(2).min(all.height));
        let area = Rect::new((all.width - width) / 2, (all.height - height) / 2, width, height);
        self.clear(area, self.theme.text);
        let line = "─".repeat(usize::from(width.saturating_sub(2)));
        self.put(area.x, area.y, width, &format!("╭{line}╮"), self.theme.rule);
        for y in area.y + 1..area.bottom().saturating_sub(1) {
            self.put(area.x, y, 1, "│", self.theme.rule);
            self.put(area.right() - 1, y, 1, "│", self.theme.rule);
        }
        self.put(area.x, area.bottom() - 1, width, &format!("╰{line}╯"), self.theme.rule);
        self.put(area.x + 2, area.y, width.saturating_sub(4), &format!(" {title} "), self.theme.strong);
        self.nothing_behind();
        self.hit(area, Click::Nothing);
        Rect::new(area.x + 2, area.y + 1, width.saturating_sub(4), height.saturating_sub(2))
    }

    /// Empties everything.
    pub(crate) fn cover(&mut self) {
        self.clear(self.area(), self.theme.text);
        self.nothing_behind();
    }

    /// What has been drawn so far cannot be pressed any more: a press puts away what stands before it.
    fn nothing_behind(&mut self) {
        self.hits.clear();
        self.hit(self.area(), Click::Act(Act::Close));
    }

    pub(crate) fn hit(&mut self, area: Rect, click: Click) {
        self.hits.push(Hit { area, click });
    }

    /// What can be pressed, one beside the other, each with its key; those that do not fit are left out.
    pub(crate) fn buttons(&mut self, area: Rect, y: u16, buttons: &[(Act, &str, String)]) {
        let mut x = area.x;
        for (act, key, label) in buttons {
            let width = u16::try_from(text::width(key) + 1 + text::width(label)).unwrap_or(u16::MAX);
            if x.saturating_add(width) > area.right() {
                break;
            }
            let after = x + self.put(x, y, width, key, self.theme.accent) + 1;
            self.put(after, y, width, label, self.theme.dim);
            self.hit(Rect::new(x, y, width, 1), Click::Act(*act));
            x += width + 3;
        }
    }

    pub(crate) fn style_of_row(&self, is_chosen: bool, has_keys: bool) -> Style {
        match (is_chosen, has_keys) {
            (true, true) => self.theme.chosen,
            (true, false) => self.theme.marked,
            (false, _) => self.theme.text,
        }
    }
}
