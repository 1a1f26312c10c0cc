//! A pattern cut into what the rule language adds, and the regular expression in between.

use std::ops::Range;

/// How many words a gap without a number may cross.
const DEFAULT_GAP: u32 = 10;

/// A stretch of a pattern's source.
#[derive(Clone, Debug)]
pub(super) struct Piece<'s> {
    pub(super) range: Range<usize>,
    pub(super) kind: PieceKind<'s>,
}

#[derive(Clone, Debug)]
pub(super) enum PieceKind<'s> {
    Space,
    /// `...` or `...{n}`, the spaces around it included.
    Gap {
        words: u32,
    },
    /// `{name}` or `{name:shape}`.
    Hole {
        name: &'s str,
        shape: Option<&'s str>,
    },
    Dot,
    /// A character class, brackets included.
    Class(&'s str),
    /// An opening parenthesis that captures in the regex crate; here it only groups.
    Open,
    /// Anything else: letters, escapes, operators.
    Raw(&'s str),
}

pub(super) fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((kind, end)) = next_piece(source, at) {
        pieces.push(Piece { range: at..end, kind });
        at = end;
    }
    pieces
}

fn next_piece(source: &str, at: usize) -> Option<(PieceKind<'_>, usize)> {
    let rest = &source[at..];
    let first = rest.chars().next()?;
    let spaces = rest.len() - rest.trim_start().len();
    if let Some(gap) = rest[spaces..].strip_prefix("...") {
        let (words, length) = gap_width(gap);
        let behind = &gap[length..];
        let trailing = behind.len() - behind.trim_start().len();
        return Some((PieceKind::Gap { words }, at + spaces + 3 + length + trailing));
    }
    let piece = match first {
        c if c.is_whitespace() => (PieceKind::Space, at + spaces),
        '.' => (PieceKind::Dot, at + 1),
        '[' => {
            let end = at + class_length(rest);
            (PieceKind::Class(&source[at..end]), end)
        }
        '{' if rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') => match hole(rest) {
            Some((name, shape, length)) => (PieceKind::Hole { name, shape }, at + length),
            None => (PieceKind::Raw(rest), source.len()),
        },
        '\\' => {
            let end = at + escape_length(rest);
            (PieceKind::Raw(&source[at..end]), end)
        }
        '(' if !rest.starts_with("(?") => (PieceKind::Open, at + 1),
        c => (PieceKind::Raw(&rest[..c.len_utf8()]), at + c.len_utf8()),
    };
    Some(piece)
}

/// The width in words and the length in bytes of what follows `...`: `{n}` or nothing.
fn gap_width(rest: &str) -> (u32, usize) {
    let width = rest.strip_prefix('{').and_then(|inner| {
        let (digits, _) = inner.split_once('}')?;
        Some((digits.parse().ok()?, digits.len() + 2))
    });
    width.unwrap_or((DEFAULT_GAP, 0))
}

/// The length of a class that begins `rest`, nested classes and escapes included.
fn class_length(rest: &str) -> usize {
    let mut depth = 0;
    let mut chars = rest.char_indices().peekable();
    let mut class_start = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
                class_start = false;
            }
            '[' => {
                depth += 1;
                class_start = true;
                chars.next_if(|(_, c)| *c == '^');
            }
            // A bracket that stands first in a class is a member of it.
            ']' if class_start => class_start = false,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => class_start = false,
        }
    }
    rest.len()
}

fn escape_length(rest: &str) -> usize {
    let Some(escaped) = rest[1..].chars().next() else { return rest.len() };
    let base = 1 + escaped.len_utf8();
    let braced = matches!(escaped, 'p' | 'P' | 'u' | 'x' | 'U' | 'b') && rest[base..].starts_with('{');
    match rest[base..].find('}') {
        Some(end) if braced => base + end + 1,
        _ => base,
    }
}

/// The name, the shape and the length of the hole that begins `rest`.
fn hole(rest: &str) -> Option<(&str, Option<&str>, usize)> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    let inner = &rest[1..at];
                    return Some(match inner.split_once(':') {
                        Some((name, shape)) => (name, Some(shape), at + 1),
                        None => (inner, None, at + 1),
                    });
                }
            }
            _ => {}
        }
    }
    None
}
