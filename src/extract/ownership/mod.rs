//! Which value of a sentence belongs to which pattern of a fact.
//!
//! News writes "killing three and wounding two": most false claims come from taking the neighbour's
//! figure. So every value is tried by itself, the shortest match wins an anchor word, and one anchor
//! word serves one value.

mod grammar;
mod near;
mod reach;
mod sequence;
mod text;

use super::anaphora::Filling;
use super::as_of::year_of_column;
use super::clause::Clauses;
use super::condition::{condition_broken, excepted};
use super::marked::{Marked, Slot};
use super::other::Told;
use super::people::People;
use super::topic::Topic;
use super::vocabulary::Vocabulary;
use crate::rule::{Fact, Shape};
use crate::value::{Reading, Value, ValueType};
use reach::coordinated;
pub(super) use reach::overlap;
use std::ops::Range;
pub(super) use text::texts;

/// A value of a sentence and the pattern that took it.
#[derive(Clone, Debug)]
pub(super) struct Owned {
    pub(super) value: Value,
    /// The value with its hedge, in bytes of the sentence.
    pub(super) range: Range<usize>,
    /// The whole match, in bytes of the sentence.
    pub(super) matched: Range<usize>,
    /// What `{key}` took, in bytes of the sentence.
    pub(super) key: Option<Range<usize>>,
    /// Index into the fact's patterns.
    pub(super) pattern: usize,
    /// The words that were written in for the match.
    pub(super) inference: Option<Filling>,
}

/// A match before ownership is settled. All ranges are bytes of the marked text.
struct Bid {
    slot: usize,
    pattern: usize,
    matched: Range<usize>,
    anchor: Range<usize>,
    /// Words of a `near` pattern besides the anchor.
    others: Vec<Range<usize>>,
    key: Option<Range<usize>>,
    /// Words between the value and the anchor, and a fee for every clause that is left.
    distance: usize,
}

/// A sentence that is being matched, with the paragraph around it.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) sentence: &'p str,
    pub(super) readings: &'p [Reading],
    pub(super) clauses: &'p Clauses,
    pub(super) paragraph: &'p str,
    /// The prose before the sentence, or the end of it.
    pub(super) before: &'p str,
    /// The sentence is a row of a table, whose cells are told apart by semicolons.
    pub(super) is_row: bool,
    /// The lists of persons in the sentence.
    pub(super) people: &'p [People],
    /// The words of the rules.
    pub(super) known: &'p Vocabulary,
    /// The names of the document.
    pub(super) topic: &'p Topic<'p>,
}

/// Why a pattern did not get a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The words of the pattern do not stand around the value.
    NoMatch,
    /// Of a `near` pattern, these words stand nowhere in its reach: indices of its anchors.
    Missing(Vec<usize>),
    /// `not-followed-by`, `not-preceded-by` or `unless` found this; bytes of the sentence where known.
    Forbidden(Range<usize>),
    /// Nothing of `with` stands in the clause.
    Lacking,
    /// An `except` of the fact overlaps the match.
    Excepted,
    /// Another value of the same type stands between the value and the words.
    Crossed(Range<usize>),
    /// "and" stands between them and begins something else.
    Conjunct(Range<usize>),
    /// The match is told of another: its relative clause hangs on this name, or the length only says where.
    OtherSubject(Range<usize>),
    /// Another pattern took the value by a shorter match.
    ValueTaken { pattern: usize },
    /// The nearest word of the pattern serves another value.
    AnchorTaken { by: Range<usize> },
}

/// A pattern and a value that did not come together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// Index into the fact's patterns.
    pub(super) pattern: usize,
    /// Index into [`Marked::slots`].
    pub(super) slot: usize,
    /// The match that was refused, in bytes of the sentence; the value where there was none.
    pub(super) matched: Range<usize>,
    pub(super) why: Refusal,
}

/// The values of the sentence that the given patterns of the fact own, in order of place.
pub(super) fn owned(fact: &Fact, patterns: &[usize], place: &Place<'_>, marked: &mut Marked) -> Vec<Owned> {
    Bidding { fact, place, marked, bids: Vec::new(), refused: None }.run(patterns).0
}

/// As [`owned`], and beside it why the other pairs of pattern and value did not come together.
pub(super) fn owned_and_refused(
    fact: &Fact,
    patterns: &[usize],
    place: &Place<'_>,
    marked: &mut Marked,
) -> (Vec<Owned>, Vec<Refused>) {
    Bidding { fact, place, marked, bids: Vec::new(), refused: Some(Vec::new()) }.run(patterns)
}

/// The slots that a fact may take: values of its type, and numbers lent to it.
pub(super) fn slots_for(fact: &Fact, marked: &Marked) -> Vec<usize> {
    let fits = |slot: &Slot| {
        slot.value.value_type() == fact.value_type
            && (!slot.implicit || fact.value_type == ValueType::Version || fact.implicit_one)
            && is_of_dimension(fact, &slot.value)
    };
    (0..marked.slots.len()).filter(|&slot| fits(&marked.slots[slot])).collect()
}

fn is_of_dimension(fact: &Fact, value: &Value) -> bool {
    match (&fact.dimension, value) {
        (Some(dimension), Value::Measure(measure)) => measure.is_of(dimension),
        _ => true,
    }
}

/// One fact bidding for the values of one sentence.
struct Bidding<'b> {
    fact: &'b Fact,
    place: &'b Place<'b>,
    marked: &'b mut Marked,
    bids: Vec<Bid>,
    /// Kept only where somebody asks why.
    refused: Option<Vec<Refused>>,
}

impl Bidding<'_> {
    fn run(mut self, patterns: &[usize]) -> (Vec<Owned>, Vec<Refused>) {
        let fact = self.fact;
        for &pattern in patterns {
            match &fact.patterns[pattern].shape {
                Shape::Sequence(expr) => self.bid_sequence(pattern, expr),
                Shape::Near { anchors, within } => self.bid_near(pattern, anchors, *within),
            }
        }
        let settled = self.settle();
        let dealt = settled.len();
        let owned = self.columns_of_years(settled);
        let mut refused = self.refused.take().unwrap_or_default();
        if owned.len() > dealt {
            let is_owned = |slot: usize| owned.iter().any(|owned| owned.range == self.slot(slot).range);
            refused.retain(|refused| !is_owned(refused.slot));
        }
        (owned, refused)
    }

    /// Deals the values out: the shortest match first, one value an anchor word.
    fn settle(&mut self) -> Vec<Owned> {
        let mut bids = std::mem::take(&mut self.bids);
        bids.sort_by_key(|bid| (bid.distance, bid.pattern, self.slot(bid.slot).marked.start));
        let mut won: Vec<Bid> = Vec::new();
        for bid in bids {
            let lost = won.iter().find_map(|other| self.lost_to(&bid, other));
            match lost {
                Some(why) => self.refuse(bid.pattern, bid.slot, &bid.matched, why),
                None => won.push(bid),
            }
        }
        won.sort_by_key(|bid| self.slot(bid.slot).marked.start);
        won.into_iter()
            .map(|bid| Owned {
                value: self.slot(bid.slot).value.clone(),
                range: self.slot(bid.slot).range.clone(),
                matched: self.marked.sentence_range(&bid.matched),
                key: bid.key.map(|key| self.marked.sentence_range(&key)),
                pattern: bid.pattern,
                inference: None,
            })
            .collect()
    }

    /// Why a bid that won already leaves nothing for this one.
    fn lost_to(&self, bid: &Bid, won: &Bid) -> Option<Refusal> {
        let (slot, other) = (self.slot(bid.slot), self.slot(won.slot));
        if overlap(&slot.range, &other.range) {
            return Some(Refusal::ValueTaken { pattern: won.pattern });
        }
        // In "two guides who survived the accident in which 14 died" nothing holds the two to "died".
        let mut words = std::iter::once(&bid.anchor).chain(&bid.others);
        let same_anchor =
            words.any(|word| overlap(&won.anchor, word)) && !coordinated(self.marked, other, slot);
        same_anchor.then(|| Refusal::AnchorTaken { by: other.range.clone() })
    }

    /// In a row whose columns a year heads each, what a pattern takes of one the others are too: "Staff | 412 | 398".
    fn columns_of_years(&self, owned: Vec<Owned>) -> Vec<Owned> {
        let has_year = |range: &Range<usize>| year_of_column(self.place.sentence, range).is_some();
        let Some(first) = owned.iter().find(|owned| self.place.is_row && has_year(&owned.range)).cloned()
        else {
            return owned;
        };
        let mut all = owned;
        for slot in slots_for(self.fact, self.marked) {
            let slot = self.slot(slot);
            if !slot.lent
                && has_year(&slot.range)
                && !all.iter().any(|owned| overlap(&owned.range, &slot.range))
            {
                let matched =
                    first.matched.start.min(slot.range.start)..first.matched.end.max(slot.range.end);
                let (value, range) = (slot.value.clone(), slot.range.clone());
                all.push(Owned { value, range, matched, ..first.clone() });
            }
        }
        all.sort_by_key(|owned| owned.range.start);
        all
    }

    fn slot(&self, slot: usize) -> &Slot {
        &self.marked.slots[slot]
    }

    fn refuse(&mut self, pattern: usize, slot: usize, matched: &Range<usize>, why: Refusal) {
        if let Some(refused) = &mut self.refused {
            refused.push(Refused { pattern, slot, matched: self.marked.sentence_range(matched), why });
        }
    }

    /// What stands against a match: the pattern's own conditions, the fact's exceptions.
    fn objection(&mut self, pattern: usize, slot: usize, matched: &Range<usize>) -> Option<Refusal> {
        let own = self.slot(slot).range.clone();
        let fact = self.fact;
        condition_broken(&fact.patterns[pattern], matched, &own, fact.value_type, self.place, self.marked)
            .or_else(|| excepted(fact, slot, matched, self.marked).then_some(Refusal::Excepted))
    }

    /// What shows that a match is told of something else than the fact.
    fn told_of_else(&self, pattern: &str, slot: usize, matched: &Range<usize>) -> Option<Refusal> {
        let matched = self.marked.sentence_range(matched);
        let told = told(self.fact, pattern, self.place, matched, self.slot(slot).range.clone());
        told.of_something_else().map(Refusal::OtherSubject)
    }
}

/// A match with what stands around it; `matched` and `value` are bytes of the sentence.
fn told<'m>(
    fact: &'m Fact,
    pattern: &'m str,
    place: &'m Place<'_>,
    matched: Range<usize>,
    value: Range<usize>,
) -> Told<'m> {
    Told {
        fact,
        pattern,
        sentence: place.sentence,
        readings: place.readings,
        clauses: place.clauses,
        before: place.before,
        known: place.known,
        topic: place.topic,
        matched,
        value,
    }
}
