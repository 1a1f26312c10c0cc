//! A sentence and its values, with what several readers ask of it found once: its clauses, its words, whom it cites.

use super::attribution::Citations;
use super::clause::Clauses;
use super::modality::Lowercase;
use crate::value::Reading;
use std::cell::OnceCell;

/// A sentence whose values have been read.
pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    pub(super) readings: &'s [Reading],
    pub(super) clauses: Clauses,
    words: OnceCell<Lowercase<'s>>,
    citations: OnceCell<Citations<'s>>,
}

impl<'s> Sentence<'s> {
    pub(super) fn new(text: &'s str, readings: &'s [Reading]) -> Self {
        let clauses = Clauses::of(text, readings);
        Self { text, readings, clauses, words: OnceCell::new(), citations: OnceCell::new() }
    }

    /// Its words, for what they tell of modality.
    pub(super) fn words(&self) -> &Lowercase<'s> {
        self.words.get_or_init(|| Lowercase::of(self.text))
    }

    pub(super) fn citations(&self) -> &Citations<'s> {
        self.citations.get_or_init(|| Citations::of(self.text))
    }
}
