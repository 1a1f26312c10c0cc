//! How far a value and a word lie apart, in words.

use super::Bidding;
use crate::extract::marked::{Marked, Slot};
use crate::rule::pattern::marks;
use std::ops::Range;

/// What leaving the value's own clause costs an anchor, in words.
const CLAUSE_FEE: usize = 6;

impl Bidding<'_> {
    /// What an anchor costs, in words, that stands in another clause than the value, or outside of
    /// the aside that the value is in.
    pub(super) fn fee(&self, value: &Range<usize>, anchor: &Range<usize>) -> usize {
        let clause_of = |range: &Range<usize>| {
            let inner = self.marked.sentence_range(range);
            self.place.clauses.around(self.fact.value_type, &inner)
        };
        let clause = if clause_of(value) == clause_of(anchor) { 0 } else { CLAUSE_FEE };
        let aside = if self.marked.aside_of(value) == self.marked.aside_of(anchor) { 0 } else { CLAUSE_FEE };
        clause + aside
    }
}

/// Whether two values stand in one list: nothing but "and", "or" or a comma between them.
pub(super) fn coordinated(marked: &Marked, a: &Slot, b: &Slot) -> bool {
    let between = gap_between(&a.marked, &b.marked);
    let between: String = marked.text[between].chars().filter(|c| !marks::is_mark(*c)).collect();
    matches!(between.trim().to_lowercase().as_str(), "and" | "or" | "," | "and/or" | ", and" | ", or")
}

/// The words between the value and the anchor.
pub(super) fn distance(text: &str, value: &Range<usize>, anchor: &Range<usize>) -> usize {
    words(text, &gap_between(value, anchor)).count()
}

/// What lies between two ranges; empty where they touch or overlap.
pub(super) fn gap_between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    if a.end <= b.start {
        a.end..b.start
    } else if b.end <= a.start {
        b.end..a.start
    } else {
        a.start..a.start
    }
}

pub(in crate::extract) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The words inside a range, hyphens and apostrophes inside them.
pub(super) fn words<'t>(text: &'t str, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'t> {
    let start = range.start;
    let inside = &text[range.clone()];
    let mut chars = inside.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            if c.is_alphanumeric() {
                let mut end = at + c.len_utf8();
                while let Some((next, c)) =
                    chars.next_if(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))
                {
                    end = next + c.len_utf8();
                }
                return Some(start + at..start + end);
            }
        }
    })
}
