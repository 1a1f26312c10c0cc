//! A sentence whose values have been read, and the words between them.

use crate::source::Span;
use crate::text::{Block, BlockKind, Document, ValueReader};
use crate::value::{Measure, Reading, Value};
use std::ops::Range;

/// A sentence with its values. All ranges are bytes of its own text.
#[derive(Debug)]
pub(super) struct Sentence<'d> {
    pub(super) document: &'d Document,
    pub(super) block: &'d Block,
    pub(super) text: &'d str,
    pub(super) readings: Vec<Reading>,
    /// Where it begins in the prose.
    start: usize,
}

impl<'d> Sentence<'d> {
    /// Reads the values of a sentence, which is given as bytes of its block.
    pub(super) fn read(
        document: &'d Document,
        block: &'d Block,
        range: Range<usize>,
        values: &mut ValueReader<'d>,
    ) -> Self {
        let start = block.range.start + range.start;
        let text = &document.prose.text[start..block.range.start + range.end];
        let readings = values.read(block, range);
        Self { document, block, text, readings, start }
    }

    /// The place in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.document.span(self.start + range.start..self.start + range.end)
    }

    pub(super) fn in_table(&self) -> bool {
        self.block.kind == BlockKind::TableRow
    }

    /// The words of a value without its hedge.
    pub(super) fn core(&self, index: usize) -> &'d str {
        &self.text[self.readings[index].core.clone()]
    }

    /// The figure of a value that is one.
    pub(super) fn measure(&self, index: usize) -> Option<&Measure> {
        match &self.readings.get(index)?.value {
            Value::Measure(measure) => Some(measure),
            _ => None,
        }
    }

    /// What stands between a value and the one before it, or the beginning.
    pub(super) fn before(&self, index: usize) -> &'d str {
        let from = index.checked_sub(1).map_or(0, |last| self.readings[last].range.end);
        &self.text[from..self.readings[index].range.start]
    }

    /// What stands between a value and the next, or the end.
    pub(super) fn behind(&self, index: usize) -> &'d str {
        let to = self.readings.get(index + 1).map_or(self.text.len(), |next| next.range.start);
        &self.text[self.readings[index].range.end..to]
    }

    /// What stands between two values.
    pub(super) fn between(&self, one: usize, other: usize) -> &'d str {
        &self.text[self.readings[one].range.end..self.readings[other].range.start]
    }

    /// All from the beginning to a value.
    pub(super) fn head(&self, index: usize) -> &'d str {
        &self.text[..self.readings[index].range.start]
    }

    /// All from a value to the end.
    pub(super) fn tail(&self, index: usize) -> &'d str {
        &self.text[self.readings[index].range.end..]
    }

    /// The beginning of what stands behind the sentence in its block.
    pub(super) fn what_follows(&self) -> &'d str {
        const FAR: usize = 200;
        let rest = &self.document.prose.text[self.start + self.text.len()..self.block.range.end];
        &rest[..rest.floor_char_boundary(FAR)]
    }

    /// Whether one of these words, in lower case, stands not far from a value: a sentence may be long.
    pub(super) fn says_near(&self, index: usize, options: &[&str]) -> bool {
        const FAR: usize = 300;
        let core = &self.readings[index].core;
        let start = self.text.floor_char_boundary(core.start.saturating_sub(FAR));
        let end = self.text.ceil_char_boundary((core.end + FAR).min(self.text.len()));
        self::words(&self.text[start..end]).any(|word| is_any(word, options))
    }
}

/// The words of a stretch, hyphens and apostrophes inside.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    text.split(move |c: char| !inside(c)).filter(|word| word.contains(char::is_alphanumeric))
}

/// Whether a word is one of these, which are in lower case.
pub(super) fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a stretch, white space around it aside, is one of these.
pub(super) fn reads(text: &str, options: &[&str]) -> bool {
    is_any(text.trim(), options)
}

/// Whether a stretch ends in this word or these words, in lower case and divided by one space.
pub(super) fn ends_in(text: &str, ending: &str) -> bool {
    let text = text.trim_end();
    // The last letter turns most away.
    let last = |text: &str| text.as_bytes().last().map(u8::to_ascii_lowercase);
    let mut said = words(text).rev();
    last(text) == last(ending)
        && text.ends_with(char::is_alphanumeric)
        && ending
            .split(' ')
            .rev()
            .all(|word| said.next().is_some_and(|other| other.eq_ignore_ascii_case(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_whole_words() {
        assert!(ends_in("The site lay  between ", "between"));
        assert!(ends_in("died at the age of ", "the age of"));
        assert!(!ends_in("in-between ", "between"));
        assert!(!ends_in("between, ", "between"));
    }
}
