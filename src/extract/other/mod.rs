//! What shows that a match is told of something else than its fact: of another thing of the same kind, of a
//! difference, of where something is. Words of grammar alone; which things a fact is about is the rule's to say.

mod event;
mod figure;
mod name;
mod thing;

use super::clause::Clauses;
use super::topic::Topic;
use super::vocabulary::Vocabulary;
use crate::rule::Fact;
use crate::value::Reading;
use std::ops::Range;

/// A match, with what stands around it.
pub(super) struct Told<'m> {
    pub(super) fact: &'m Fact,
    /// The pattern as written. What it names itself is its own.
    pub(super) pattern: &'m str,
    pub(super) sentence: &'m str,
    pub(super) readings: &'m [Reading],
    pub(super) clauses: &'m Clauses,
    /// The prose before the sentence.
    pub(super) before: &'m str,
    /// The words of the rules.
    pub(super) known: &'m Vocabulary,
    /// The names of the document.
    pub(super) topic: &'m Topic<'m>,
    /// Bytes of the sentence.
    pub(super) matched: Range<usize>,
    /// Bytes of the sentence, hedge included.
    pub(super) value: Range<usize>,
}

impl Told<'_> {
    /// The words that show that the match is not of the fact; bytes of the sentence.
    pub(super) fn of_something_else(&self) -> Option<Range<usize>> {
        self.figure_of_something_else().or_else(|| self.of_other_thing()).or_else(|| self.at_other_event())
    }

    /// Where the match or its value begins.
    fn start(&self) -> usize {
        self.matched.start.min(self.value.start)
    }

    /// The clause of the verb that governs the match.
    fn clause(&self) -> Range<usize> {
        self.clauses.of_verb(self.fact.value_type, &(self.start()..self.matched.end.max(self.value.end)))
    }

    /// The word directly behind the value.
    fn word_behind(&self) -> Option<Range<usize>> {
        let behind = self.sentence[self.value.end..].trim_start();
        let start = self.sentence.len() - behind.len();
        let len = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        (len > 0).then_some(start..start + len)
    }

    /// Whether the rule itself has a word, in its title or pattern.
    fn names(&self, word: &str) -> bool {
        [self.fact.title.as_str(), self.pattern].iter().any(|text| text.to_lowercase().contains(word))
    }
}

fn without_last<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(word)?;
    rest.ends_with(char::is_whitespace).then(|| rest.trim_end())
}

/// The words of a text, in bytes of it.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let divides = |c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-');
    let mut at = 0;
    text.split_inclusive(divides).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches(divides);
        (!word.is_empty()).then_some(start..start + word.len())
    })
}

/// Where the end of a text begins that holds so many spaces, or the text itself.
fn start_of_end(text: &str, spaces: usize) -> usize {
    let last = text.rmatch_indices(char::is_whitespace).take(spaces).last();
    last.map_or(0, |(at, _)| at)
}
