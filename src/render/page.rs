//! What the formats for people must know of the page they write on.

use anstyle::{AnsiColor, Style};

/// The page a person reads: how wide it is, and whether it takes colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether styles are written as escape sequences.
    pub color: bool,
}

impl Default for Page {
    /// Where nobody knows better: eighty columns, plain.
    fn default() -> Self {
        Self { width: 80, color: false }
    }
}

/// Bold, for the message of a diagnostic.
pub(super) const MESSAGE: Style = Style::new().bold();
/// What frames a text: borders, line numbers, bullets.
pub(super) const FRAME: Style = AnsiColor::BrightBlue.on_default();
/// The other side of a disagreement.
pub(super) const SECONDARY: Style = AnsiColor::Cyan.on_default();
