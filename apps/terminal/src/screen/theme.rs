//! Colours, or none. No meaning is in a colour alone.

use std::env;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Serialize};

/// What a person chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Choice {
    /// The terminal's own colours.
    #[default]
    Terminal,
    Dark,
    Light,
    /// None at all.
    Plain,
}

impl Choice {
    pub(crate) const ALL: [Self; 4] = [Self::Terminal, Self::Dark, Self::Light, Self::Plain];

    pub(crate) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|choice| *choice == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }
}

/// How each kind of thing looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    pub(crate) text: Style,
    /// What explains, and is not the matter itself.
    pub(crate) dim: Style,
    pub(crate) strong: Style,
    /// What can be pressed, and one's own.
    pub(crate) accent: Style,
    pub(crate) good: Style,
    pub(crate) bad: Style,
    pub(crate) rule: Style,
    /// The row that keys act on.
    pub(crate) chosen: Style,
    /// The same while keys act elsewhere.
    pub(crate) marked: Style,
    pub(crate) badge: Style,
    /// Black on white, whatever the rest: what a camera reads. None where colours are not wanted.
    pub(crate) picture: Option<Style>,
    /// Whether letters are bright on a dark ground, as far as is known.
    pub(crate) is_dark: bool,
}

/// Whether `NO_COLOR` (no-color.org) asks for none.
pub(crate) fn is_plain() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || env::var_os("TERM").is_some_and(|term| term == "dumb")
}

impl Theme {
    pub(crate) fn of(choice: Choice, is_plain: bool) -> Self {
        match choice {
            _ if is_plain => Self::plain(),
            Choice::Plain => Self::plain(),
            Choice::Terminal => Self::terminal(),
            Choice::Dark => Self::dark(),
            Choice::Light => Self::light(),
        }
    }

    fn plain() -> Self {
        let text = Style::new();
        Self {
            text,
            dim: text,
            strong: text.add_modifier(Modifier::BOLD),
            accent: text.add_modifier(Modifier::BOLD),
            good: text,
            bad: text.add_modifier(Modifier::BOLD),
            rule: text,
            chosen: text.add_modifier(Modifier::REVERSED),
            marked: text.add_modifier(Modifier::UNDERLINED),
            badge: text.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            picture: None,
            is_dark: ground_is_dark(),
        }
    }

    /// Only what every scheme of sixteen colours makes readable on its own ground.
    fn terminal() -> Self {
        let text = Style::new();
        Self {
            dim: text.add_modifier(Modifier::DIM),
            accent: text.fg(Color::Cyan),
            good: text.fg(Color::Green),
            bad: text.fg(Color::Red).add_modifier(Modifier::BOLD),
            rule: text.add_modifier(Modifier::DIM),
            badge: text.fg(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            picture: Some(Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231))),
            ..Self::plain()
        }
    }

    /// Contrast of at least 7 to 1 for text, and 4.5 to 1 for what explains.
    fn dark() -> Self {
        Self::coloured(
            true,
            Ground { ground: 234, raised: 237, text: 253, dim: 247, rule: 240, accent: 117, good: 114, bad: 210 },
        )
    }

    fn light() -> Self {
        Self::coloured(
            false,
            Ground { ground: 231, raised: 254, text: 235, dim: 241, rule: 250, accent: 24, good: 22, bad: 124 },
        )
    }

    fn coloured(is_dark: bool, colours: Ground) -> Self {
        let on = |colour| Style::new().fg(Color::Indexed(colour)).bg(Color::Indexed(colours.ground));
        Self {
            text: on(colours.text),
            dim: on(colours.dim),
            strong: on(colours.text).add_modifier(Modifier::BOLD),
            accent: on(colours.accent),
            good: on(colours.good),
            bad: on(colours.bad).add_modifier(Modifier::BOLD),
            rule: on(colours.rule),
            chosen: Style::new().fg(Color::Indexed(colours.ground)).bg(Color::Indexed(colours.accent)),
            marked: Style::new().fg(Color::Indexed(colours.text)).bg(Color::Indexed(colours.raised)),
            badge: Style::new()
                .fg(Color::Indexed(colours.ground))
                .bg(Color::Indexed(colours.accent))
                .add_modifier(Modifier::BOLD),
            picture: Some(Style::new().fg(Color::Indexed(16)).bg(Color::Indexed(231))),
            is_dark,
        }
    }
}

/// Colours of the 256 that every scheme leaves as they are.
struct Ground {
    ground: u8,
    raised: u8,
    text: u8,
    dim: u8,
    rule: u8,
    accent: u8,
    good: u8,
    bad: u8,
}

/// What terminals that say so say in `COLORFGBG`; most are dark.
fn ground_is_dark() -> bool {
    let ground = env::var("COLORFGBG").ok();
    let colour =
        ground.as_deref().and_then(|colours| colours.rsplit(';').next()).and_then(|last| last.parse::<u8>().ok());
    colour.is_none_or(|colour| colour < 7 || colour == 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of WCAG 2, of a colour of the 256.
    fn luminance(colour: Color) -> f64 {
        let Color::Indexed(index) = colour else { panic!("{colour:?}") };
        let channels = match index {
            16..=231 => {
                let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
                let cube = index - 16;
                [level(cube / 36), level(cube / 6 % 6), level(cube % 6)]
            }
            232.. => [8 + 10 * (index - 232); 3],
            _ => panic!("{index} is the terminal's own"),
        };
        let linear = channels.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(style: Style) -> f64 {
        let (a, b) = (luminance(style.fg.unwrap()), luminance(style.bg.unwrap()));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_that_is_read_has_enough_contrast() {
        for theme in [Theme::dark(), Theme::light()] {
            for style in [theme.text, theme.strong, theme.marked, theme.chosen, theme.badge, theme.picture.unwrap()] {
                assert!(contrast(style) >= 7.0, "{style:?}: {}", contrast(style));
            }
            for style in [theme.dim, theme.accent, theme.good, theme.bad] {
                assert!(contrast(style) >= 4.5, "{style:?}: {}", contrast(style));
            }
        }
    }

    #[test]
    fn no_colour_means_none() {
        for choice in Choice::ALL {
            let theme = Theme::of(choice, true);
            for style in [theme.text, theme.dim, theme.accent, theme.good, theme.bad, theme.chosen, theme.badge] {
                assert_eq!((style.fg, style.bg), (None, None), "{choice:?}");
            }
            assert!(theme.picture.is_none());
        }
    }
}
