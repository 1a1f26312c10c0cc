//! Patterns whose words stand in any order near a value: the nearest of each is taken.

use super::reach::{distance, gap_between, overlap};
use super::{Bid, Bidding, Refusal, slots_for};
use crate::rule::Within;
use crate::rule::pattern::Expr;
use std::ops::Range;

impl Bidding<'_> {
    pub(super) fn bid_near(&mut self, pattern: usize, anchors: &[Expr], within: Within) {
        let text = &self.marked.text;
        let found: Vec<Vec<Range<usize>>> = anchors
            .iter()
            .map(|anchor| anchor.regex().find_iter(text).map(|found| found.range()).collect())
            .collect();
        let elsewhere =
            |anchor: &Expr| within == Within::Paragraph && anchor.regex().is_match(self.place.paragraph);
        let is_there = |index: &usize| !found[*index].is_empty() || elsewhere(&anchors[*index]);
        let missing: Vec<usize> = (0..anchors.len()).filter(|index| !is_there(index)).collect();
        for slot in slots_for(self.fact, self.marked) {
            let value = self.slot(slot).marked.clone();
            let nearest: Vec<Range<usize>> =
                found.iter().filter_map(|here| nearest(here, &value)).cloned().collect();
            let is_lent = self.slot(slot).lent;
            let by_distance = nearest.iter().min_by_key(|word| gap_between(word, &value).len());
            let Some(anchor) = by_distance.filter(|_| missing.is_empty() && !is_lent) else {
                let why = if is_lent { Refusal::NoMatch } else { Refusal::Missing(missing.clone()) };
                self.refuse(pattern, slot, &value, why);
                continue;
            };
            let widest = |whole: Range<usize>, part: &Range<usize>| {
                whole.start.min(part.start)..whole.end.max(part.end)
            };
            let matched = nearest.iter().fold(value.clone(), widest);
            let sources: Vec<&str> = anchors.iter().map(|anchor| anchor.source.as_str()).collect();
            let objection = match self.value_between(slot, anchor) {
                Some(other) => Some(Refusal::Crossed(other)),
                None => self.objection(pattern, slot, &matched),
            };
            let objection = objection.or_else(|| self.told_of_else(&sources.join(" "), slot, &matched));
            if let Some(why) = objection {
                self.refuse(pattern, slot, &matched, why);
                continue;
            }
            let distance = distance(&self.marked.text, &value, anchor) + self.fee(&value, anchor);
            let anchor = anchor.clone();
            let others = nearest.into_iter().filter(|word| *word != anchor).collect();
            self.bids.push(Bid { slot, pattern, matched, anchor, others, key: None, distance });
        }
    }

    /// Another value of the fact's type between a value and a word, in bytes of the sentence.
    fn value_between(&self, slot: usize, anchor: &Range<usize>) -> Option<Range<usize>> {
        let value = &self.slot(slot).marked;
        let between = gap_between(anchor, value);
        self.marked
            .values_of(self.fact.value_type)
            .find(|(other, others)| {
                *other != slot && overlap(&others.marked, &between) && !overlap(&others.marked, value)
            })
            .map(|(_, others)| others.range.clone())
    }
}

/// The nearest of some places to a value that does not overlap it.
fn nearest<'r>(places: &'r [Range<usize>], value: &Range<usize>) -> Option<&'r Range<usize>> {
    places.iter().filter(|place| !overlap(place, value)).min_by_key(|place| gap_between(place, value).len())
}
