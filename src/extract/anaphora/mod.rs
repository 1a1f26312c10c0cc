//! What a sentence says by a pronoun or leaves out, written in: "It was built by 640 people" names no tunnel, and a
//! pattern that does finds it once "it" is taken for what the sentence before is about.
//!
//! Only what hardly admits of another reading is written in, and a match must need it. Words of grammar alone; no value
//! is read anew, and no offset is searched for: each goes back through the one place where words were written in.

mod label;
mod noun;
mod opening;
mod phrase;
mod pronoun;
mod subject;

use super::speech::Words;
use crate::text::{Block, BlockKind, Prose};
use crate::value::Reading;
use std::ops::Range;

/// How a word that stands in for another was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inferred {
    /// A pronoun is taken for the subject of a sentence before: "It".
    Pronoun,
    /// A participle that opens a sentence is taken to be told of its subject: "Founded in 1921, the mill …"; it or a
    /// label, of what the heading names.
    Opening,
    /// A figure without a noun is taken to count what another of the sentence counts: "84 aircraft … which flies 47".
    Noun,
}

/// Words written into a sentence, and for what.
#[derive(Clone, Debug)]
pub(super) struct Filling {
    pub(super) inferred: Inferred,
    /// What they stand for; bytes of the prose.
    pub(super) stands: Range<usize>,
    /// Where they were found; bytes of the prose.
    pub(super) antecedent: Range<usize>,
    /// What they take the place of; bytes of the sentence.
    was: Range<usize>,
    words: String,
    /// A match must hold more than the words behind the value that were written in.
    needs_more: bool,
    /// A match must end before this; bytes of the sentence.
    reach: usize,
}

/// A sentence as it is meant.
pub(super) struct Resolved<'f> {
    pub(super) filling: &'f Filling,
    pub(super) text: String,
    pub(super) readings: Vec<Reading>,
    /// What was written in; bytes of `text`.
    written: Range<usize>,
}

/// A paragraph cut into sentences, one of which is looked at.
#[derive(Clone, Copy)]
pub(super) struct Context<'p> {
    pub(super) prose: &'p Prose,
    /// Index of the paragraph in the prose.
    pub(super) block: usize,
    /// Bytes of the paragraph.
    pub(super) sentences: &'p [Range<usize>],
    pub(super) index: usize,
}

impl<'p> Context<'p> {
    pub(super) fn block(&self) -> &'p Block {
        &self.prose.blocks[self.block]
    }

    pub(super) fn paragraph(&self) -> &'p str {
        &self.prose.text[self.block().range.clone()]
    }

    pub(super) fn sentence(&self) -> &'p str {
        &self.prose.text[self.place(self.index)]
    }

    /// Where a sentence of the paragraph stands; bytes of the prose.
    pub(super) fn place(&self, index: usize) -> Range<usize> {
        let (start, sentence) = (self.block().range.start, &self.sentences[index]);
        start + sentence.start..start + sentence.end
    }

    /// What the pronouns of the sentence stand for, and what its opening is told of.
    pub(super) fn fillings(&self) -> Vec<Filling> {
        let sentence = self.sentence();
        if label::is_label(sentence) {
            return label::filling(self).into_iter().collect();
        }
        if self.block().kind == BlockKind::Heading
            || !pronoun::may_stand_in(sentence) && !opening::may_open(sentence)
        {
            return Vec::new();
        }
        let words = Words::of(sentence);
        let mut fillings = pronoun::fillings(self, &words);
        fillings.extend(opening::filling(self, &words));
        fillings
    }

    /// What figures of the sentence count that say it of another one.
    pub(super) fn counted(&self, readings: &[Reading]) -> Vec<Filling> {
        noun::fillings(self.sentence(), readings, self.place(self.index).start)
    }
}

impl Filling {
    /// The sentence with the words written in, unless a value stands there.
    pub(super) fn resolve<'f>(&'f self, sentence: &str, readings: &[Reading]) -> Option<Resolved<'f>> {
        let is_free = |range: &Range<usize>| range.end <= self.was.start || self.was.end <= range.start;
        if !readings.iter().all(|reading| is_free(&reading.range)) {
            return None;
        }
        let text = format!("{}{}{}", &sentence[..self.was.start], self.words, &sentence[self.was.end..]);
        let written = self.was.start..self.was.start + self.words.len();
        let forth = |range: &Range<usize>| {
            if range.start < self.was.end || range.start < self.was.start {
                range.clone()
            } else {
                let shift = |at: usize| at - self.was.end + written.end;
                shift(range.start)..shift(range.end)
            }
        };
        let readings = readings
            .iter()
            .map(|reading| Reading {
                range: forth(&reading.range),
                core: forth(&reading.core),
                number: reading.number.as_ref().map(|(range, value)| (forth(range), value.clone())),
                length: reading.length.as_ref().map(|(range, value)| (forth(range), value.clone())),
                ..reading.clone()
            })
            .collect();
        Some(Resolved { filling: self, text, readings, written })
    }
}

impl Resolved<'_> {
    /// Whether a match needs what was written in, and keeps to what that holds for.
    pub(super) fn needs(&self, matched: &Range<usize>, value: &Range<usize>) -> bool {
        let uses = matched.start < self.written.end && self.written.start < matched.end;
        let holds_more = !self.filling.needs_more || matched.end > self.written.end;
        uses && holds_more && self.back(value).end <= self.filling.reach
    }

    /// The stretch of the sentence as it stands that one of the sentence as it is meant comes from.
    pub(super) fn back(&self, range: &Range<usize>) -> Range<usize> {
        let was = &self.filling.was;
        let behind = |at: usize| at - self.written.end + was.end;
        let start = match range.start {
            at if at < self.written.start => at,
            at if at < self.written.end => was.start,
            at => behind(at),
        };
        let end = match range.end {
            at if at <= self.written.start => at,
            at if at <= self.written.end => was.end,
            at => behind(at),
        };
        start..end.max(start)
    }
}
