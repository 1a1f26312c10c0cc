//! The words of a sentence in lower case, and what is asked of some of them.

use crate::extract::speech;
use std::borrow::Cow;
use std::ops::Range;

/// The words of a sentence in lower case.
pub(in crate::extract) struct Lowercase<'s>(Vec<(Range<usize>, Cow<'s, str>)>);

impl<'s> Lowercase<'s> {
    /// "May" with a capital is taken for the month, and left out.
    pub(in crate::extract) fn of(sentence: &'s str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in sentence.char_indices().chain(std::iter::once((sentence.len(), ' '))) {
            let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’'));
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(begin)) => {
                    start = None;
                    if &sentence[begin..at] != "May" {
                        words.push((begin..at, speech::lower(&sentence[begin..at])));
                    }
                }
                _ => {}
            }
        }
        Self(words)
    }

    /// Those of a stretch, those of the value left out.
    pub(super) fn between(&self, range: Range<usize>, value: &Range<usize>) -> Words<'_> {
        let from = self.0.partition_point(|(word, _)| word.start < range.start);
        let inside = self.0[from..].iter().take_while(|(word, _)| word.end <= range.end);
        let others = inside.filter(|(word, _)| word.end <= value.start || value.end <= word.start);
        Words(others.map(|(_, word)| &**word).collect())
    }
}

/// Some words of a sentence, in order.
pub(super) struct Words<'w>(pub(super) Vec<&'w str>);

impl Words<'_> {
    pub(super) fn any(&self, of: &[&str]) -> bool {
        self.0.iter().any(|word| of.contains(word))
    }

    /// A word of the first list directly before one of the second.
    pub(super) fn pair(&self, first: &[&str], second: &[&str]) -> bool {
        self.0.windows(2).any(|pair| first.contains(&pair[0]) && second.contains(&pair[1]))
    }

    pub(super) fn last(&self) -> &str {
        self.0.last().copied().unwrap_or_default()
    }

    /// Whether a word of the first list and one of the second come first.
    pub(super) fn opens_with(&self, first: &[&str], second: &[&str]) -> bool {
        matches!(self.0[..], [one, other, ..] if first.contains(&one) && second.contains(&other))
    }

    /// The last few words.
    pub(super) fn tail(&self, count: usize) -> Self {
        Self(self.0[self.0.len().saturating_sub(count)..].to_vec())
    }
}
