//! Which value of a sentence belongs to which pattern of a fact.
//!
//! News writes "killing three and wounding two": most false claims come from taking the neighbour's
//! figure. So every value is tried by itself, the shortest match wins an anchor word, and one anchor
//! word serves one value.

use super::anaphora::Filling;
use super::as_of::year_of_column;
use super::clause::Clauses;
use super::condition::{condition_broken, excepted, only_soft};
use super::marked::{Marked, Slot};
use super::other::Told;
use super::people::{self, People};
use super::speech::{self, Words};
use super::topic::Topic;
use super::vocabulary::Vocabulary;
use crate::rule::pattern::{Expr, marks};
use crate::rule::{Fact, Shape, Within};
use crate::value::{Reading, Value, ValueType};
use std::ops::Range;

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
        (self.settle(), self.refused.unwrap_or_default())
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
        let same_anchor = words.any(|word| overlap(&won.anchor, word))
            && !coordinated(self.marked, other, slot)
            && !self.in_columns_of_years(slot, other);
        same_anchor.then(|| Refusal::AnchorTaken { by: other.range.clone() })
    }

    /// Whether two values stand in a row in columns that a year heads each: what the row is of, all of them are.
    fn in_columns_of_years(&self, one: &Slot, other: &Slot) -> bool {
        let has_year = |slot: &Slot| year_of_column(self.place.sentence, &slot.range).is_some();
        self.place.is_row && has_year(one) && has_year(other)
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

    fn bid_sequence(&mut self, pattern: usize, expr: &Expr) {
        for slot in slots_for(self.fact, self.marked) {
            let value = self.slot(slot).marked.clone();
            let Some(found) = self.best_match(expr, slot) else {
                self.refuse(pattern, slot, &value, Refusal::NoMatch);
                continue;
            };
            let objection = match self.conjunct(&found, slot) {
                Some(word) => Some(Refusal::Conjunct(word)),
                None => self.objection(pattern, slot, &found.matched),
            };
            let objection = objection
                .or_else(|| self.object_of(&found, slot).map(|by| Refusal::AnchorTaken { by }))
                .or_else(|| self.no_person(&found, slot))
                .or_else(|| self.told_of_else(&expr.source, slot, &found.matched));
            if let Some(why) = objection {
                self.refuse(pattern, slot, &found.matched, why);
                continue;
            }
            let anchor = anchor_of(&self.marked.text, &found, &value);
            let distance = distance(&self.marked.text, &value, &anchor) + self.fee(&value, &anchor);
            self.bids.push(Bid {
                slot,
                pattern,
                matched: found.matched,
                anchor,
                others: Vec::new(),
                key: found.key,
                distance,
            });
        }
    }

    /// The shortest match of a value, or else of what may stand for it where the pattern names the rest of its words.
    fn best_match(&mut self, expr: &Expr, slot: usize) -> Option<Match> {
        // A name that only describes another is no subject: "Ada Moe, the Oslo potter, died".
        let describes = |marked: &Marked, found: &Match| {
            let key = found.key.as_ref();
            key.is_some_and(|key| marked.is_in_description(key)) && !marked.is_in_description(&found.matched)
        };
        let best = |marked: &Marked, matches: Vec<Match>| {
            let kept = matches.into_iter().filter(|found| !leaves_key_behind(marked, found));
            kept.min_by_key(|found| (describes(marked, found), found.matched.len()))
        };
        let whole = self.marked.with_tried(slot, |text, slot| matches_with(expr, text, &slot.marked));
        if let Some(found) = best(self.marked, whole) {
            return Some(found);
        }
        if let Some(found) = self.fronted_match(expr, slot) {
            return Some(found);
        }
        if !expr.takes_inner {
            return None;
        }
        // All of the words: "{value} km" is not "30 km/h".
        let value = self.slot(slot).marked.clone();
        let names_all = |text: &str, found: &Match| {
            let (start, end) = (found.matched.start.max(value.start), found.matched.end.min(value.end));
            text[value.start..start].chars().chain(text[end..value.end].chars()).all(marks::is_mark)
        };
        let inner = self.marked.with_inner(slot, |text, tried| {
            let mut matches = matches_with(expr, text, tried);
            matches.retain(|found| names_all(text, found));
            (!matches.is_empty()).then_some(matches)
        })?;
        best(self.marked, inner)
    }

    /// The match of a pattern whose value opens the sentence: "On 3 May a fire destroyed the mill". What is only said on
    /// that day, or what another clause tells, does not match.
    fn fronted_match(&mut self, expr: &Expr, slot: usize) -> Option<Match> {
        const FURTHEST: usize = 8;
        let fronted = expr.fronted.as_ref()?;
        let before = &self.place.sentence[..self.slot(slot).range.start];
        let clause = before.rfind([';', ':', '—', '–']).unwrap_or(0);
        if before[clause..].split_whitespace().count() > FURTHEST {
            return None;
        }
        let matches = self.marked.with_tried(slot, |text, slot| matches_with(fronted, text, &slot.marked));
        let found = matches.into_iter().next()?;
        let breaks = found.gaps.iter().any(|gap| {
            let words = Words::of(&self.place.sentence[self.marked.sentence_range(gap)]);
            (0..words.len())
                .any(|index| speech::verb(&words, index).is_some() || begins_clause(words.lower(index)))
        });
        (!breaks && !leaves_key_behind(self.marked, &found)).then_some(found)
    }

    /// An article that may count as one, where it stands before no person.
    fn no_person(&self, found: &Match, slot: usize) -> Option<Refusal> {
        let slot = self.slot(slot);
        let counts_none =
            slot.implicit && self.fact.value_type == ValueType::Count && !self.is_person(found, slot);
        counts_none.then(|| Refusal::OtherSubject(slot.range.clone()))
    }

    /// Whether an article that may count as one stands before a person, or before the pattern's own noun: "a
    /// teenager was killed", but not "a quake killed".
    fn is_person(&self, found: &Match, slot: &Slot) -> bool {
        let text = &self.marked.text;
        let noun = words(text, &(slot.marked.end..found.matched.end.max(slot.marked.end)))
            .next()
            .filter(|word| !found.gaps.iter().any(|gap| overlap(gap, word)))
            .map(|word| text[word].to_lowercase());
        let is_noun = noun
            .is_some_and(|noun| !noun.ends_with("ed") && !matches!(noun.as_str(), "dead" | "died" | "hurt"));
        is_noun || people::person_behind(self.place.sentence, slot.range.end, self.place.readings).is_some()
    }

    /// The figure that the verb of a match has for its object: in "12 soldiers killed 40 people" and in "300
    /// houses burned and killed eight" nothing was done to what stands before the verb.
    fn object_of(&self, found: &Match, slot: usize) -> Option<Range<usize>> {
        let text = &self.marked.text;
        let value = &self.slot(slot).marked;
        let verb = words(text, &(value.end..found.matched.end.max(value.end)))
            .filter(|word| !found.gaps.iter().any(|gap| overlap(gap, word)))
            .last()?;
        let between: Vec<&str> = words(text, &(value.end..verb.start)).map(|word| &text[word]).collect();
        let passive =
            between.iter().any(|word| matches!(*word, "was" | "were" | "been" | "be" | "are" | "is"));
        if between.is_empty() || passive || !text[verb.clone()].ends_with("ed") {
            return None;
        }
        self.marked
            .values_of(self.fact.value_type)
            .find(|(_, other)| {
                let start = self.marked.hedge_start(other);
                start >= verb.end
                    && text[verb.end..start].chars().all(|c| c.is_whitespace() || marks::is_mark(c))
            })
            .map(|(_, other)| other.range.clone())
    }

    fn bid_near(&mut self, pattern: usize, anchors: &[Expr], within: Within) {
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

    /// What an anchor costs, in words, that stands in another clause than the value, or outside of
    /// the aside that the value is in.
    fn fee(&self, value: &Range<usize>, anchor: &Range<usize>) -> usize {
        let clause_of = |range: &Range<usize>| {
            let inner = self.marked.sentence_range(range);
            self.place.clauses.around(self.fact.value_type, &inner)
        };
        let clause = if clause_of(value) == clause_of(anchor) { 0 } else { CLAUSE_FEE };
        let aside = if self.marked.aside_of(value) == self.marked.aside_of(anchor) { 0 } else { CLAUSE_FEE };
        clause + aside
    }

    /// The word between value and anchor that begins something else: in "a man was killed and five
    /// were hurt" nothing holds the five to "killed"; in "300 houses burned and a man was killed"
    /// nothing holds the 300. A list of persons is one thing.
    fn conjunct(&self, found: &Match, slot: usize) -> Option<Range<usize>> {
        let text = &self.marked.text;
        let own = &self.slot(slot).range;
        let in_list = |word: &Range<usize>| {
            let word = self.marked.sentence_range(word);
            self.place.people.iter().any(|list| list.range.start <= word.start && word.end <= list.range.end)
        };
        for gap in &found.gaps {
            // What stands behind a semicolon is a sentence of its own.
            if let Some(at) = text[gap.clone()].find(';').filter(|_| !self.place.is_row) {
                return Some(self.marked.sentence_range(&(gap.start + at..gap.start + at + 1)));
            }
            let words: Vec<Range<usize>> = words(text, gap).collect();
            let joining = |word: &Range<usize>| {
                matches!(text[word.clone()].to_lowercase().as_str(), "and" | "but" | "while" | "whereas")
            };
            let (place, matched) =
                (self.marked.sentence_range(gap), self.marked.sentence_range(&found.matched));
            let sentence = self.place.sentence;
            let before_value = place.end <= own.start
                && matched.end <= own.end
                && only_soft(&sentence[place.end..own.start]);
            let behind_value = place.start >= own.end && only_soft(&sentence[own.end..place.start]);
            let begins = |index: usize| {
                before_value
                    || behind_value
                        && words.get(index + 1).is_none_or(|next| is_determiner(&text[next.clone()]))
            };
            let found = (0..words.len())
                .find(|&index| joining(&words[index]) && begins(index) && !in_list(&words[index]));
            if let Some(index) = found {
                return Some(self.marked.sentence_range(&words[index]));
            }
        }
        None
    }
}

/// Whether "and" stands directly behind the key: in "Ada married Bo Ray, and died in 1990" it was not
/// Bo Ray who died.
fn leaves_key_behind(marked: &Marked, found: &Match) -> bool {
    let text = &marked.text;
    let Some(key) = &found.key else { return false };
    let Some(gap) = found.gaps.iter().find(|gap| gap.start >= key.end) else { return false };
    let between = words(text, &(key.end..gap.end)).find(|word| marked.aside_of(word).is_none());
    between.is_some_and(|word| {
        word.start >= gap.start && matches!(text[word].to_lowercase().as_str(), "and" | "but" | "while")
    })
}

/// Words with which a clause of its own begins: "On 3 May, after the mill burned, …".
fn begins_clause(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "although"
            | "as"
            | "because"
            | "before"
            | "how"
            | "if"
            | "since"
            | "so"
            | "that"
            | "though"
            | "until"
            | "when"
            | "where"
            | "whether"
            | "which"
            | "while"
            | "who"
    )
}

fn is_determiner(word: &str) -> bool {
    const DETERMINERS: &[&str] =
        &["a", "an", "another", "he", "her", "his", "it", "its", "no", "one", "she", "the", "their", "they"];
    DETERMINERS.contains(&word.to_lowercase().as_str())
}

/// The nearest of some places to a value that does not overlap it.
fn nearest<'r>(places: &'r [Range<usize>], value: &Range<usize>) -> Option<&'r Range<usize>> {
    places.iter().filter(|place| !overlap(place, value)).min_by_key(|place| gap_between(place, value).len())
}

/// What the patterns of a text fact capture, in order of place; of two that overlap, the earlier pattern's.
pub(super) fn texts(fact: &Fact, patterns: &[usize], place: &Place<'_>, marked: &Marked) -> Vec<Owned> {
    let mut found: Vec<Owned> = Vec::new();
    for &pattern in patterns {
        let Shape::Sequence(expr) = &fact.patterns[pattern].shape else { continue };
        for captures in expr.regex().captures_iter(&marked.text) {
            let matched = captures.get(0).expect("a match has a whole").range();
            let Some(value) = group(expr, &captures, "value") else { continue };
            let range = marked.sentence_range(&value);
            let excepted = fact.except.iter().any(|except| {
                except.regex().find_iter(&marked.text).any(|found| overlap(&found.range(), &matched))
            });
            if excepted
                || found.iter().any(|other| overlap(&other.range, &range))
                || condition_broken(&fact.patterns[pattern], &matched, &range, fact.value_type, place, marked)
                    .is_some()
                || told(fact, &expr.source, place, marked.sentence_range(&matched), range.clone())
                    .of_something_else()
                    .is_some()
            {
                continue;
            }
            let key = group(expr, &captures, "key").map(|key| marked.sentence_range(&key));
            let value = Value::Text(canonical(fact, &place.sentence[range.clone()]));
            let matched = marked.sentence_range(&matched);
            found.push(Owned { value, range, matched, key, pattern, inference: None });
        }
    }
    found.sort_by_key(|owned| owned.range.start);
    found
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

/// The choice whose spelling this is; the words themselves, white space folded, where the fact has no choices.
fn canonical(fact: &Fact, words: &str) -> String {
    match fact.choices.iter().find(|(_, spellings)| spellings.is_match(words)) {
        Some((name, _)) => name.clone(),
        None => words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What the first group of this name took; groups of one name are numbered.
fn group(expr: &Expr, captures: &regex::Captures<'_>, name: &str) -> Option<Range<usize>> {
    let names = expr.regex().capture_names().flatten();
    names
        .filter(|numbered| numbered.starts_with(name))
        .find_map(|numbered| captures.name(numbered))
        .map(|found| found.range())
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

/// A match of a sequence, and which parts of it gaps took.
struct Match {
    matched: Range<usize>,
    gaps: Vec<Range<usize>>,
    key: Option<Range<usize>>,
}

/// The matches that hold the value tried, each later one shorter.
fn matches_with(expr: &Expr, text: &str, tried: &Range<usize>) -> Vec<Match> {
    let regex = expr.regex();
    let mut matches = Vec::new();
    let mut from = if expr.opens_with_value { hedged_start(text, tried) } else { 0 };
    // What begins behind the value does not hold it.
    while from <= tried.start
        && let Some(captures) = expr.captures_from(text, from)
    {
        let whole = captures.get(0).expect("a match has a whole").range();
        if whole.start > tried.start {
            break;
        }
        let key = group(expr, &captures, "key");
        from = whole.start + text[whole.start..].chars().next().map_or(1, char::len_utf8);
        // A match that begins inside the key is shorter for having cut the key: "Dahl" of "Ingrid Dahl".
        from = key.iter().filter(|key| key.start == whole.start).fold(from, |from, key| from.max(key.end));
        let gaps = regex.capture_names().flatten().filter(|name| name.starts_with("gap"));
        let gaps = gaps.filter_map(|name| captures.name(name)).map(|gap| gap.range()).collect();
        matches.push(Match { matched: whole, gaps, key });
    }
    matches
}

/// Where the match of a value may begin that stands at the head of its pattern: with the marks around it and its hedge.
fn hedged_start(text: &str, tried: &Range<usize>) -> usize {
    let before = text[..tried.start].trim_end_matches(marks::is_mark);
    let hedge = before.rfind(marks::is_mark).filter(|open| before[*open..].starts_with(marks::HEDGE));
    hedge.map_or(before, |open| before[..open].trim_end_matches(marks::is_mark)).len()
}

/// The content word of the match nearest to the value, gaps aside; the whole match if it has none.
fn anchor_of(text: &str, found: &Match, value: &Range<usize>) -> Range<usize> {
    words(text, &found.matched)
        .filter(|word| !overlap(word, value) && !found.gaps.iter().any(|gap| overlap(gap, word)))
        .filter(|word| !is_function_word(&text[word.clone()]))
        .min_by_key(|word| gap_between(word, value).len())
        .unwrap_or_else(|| found.matched.clone())
}

/// What leaving the value's own clause costs an anchor, in words.
const CLAUSE_FEE: usize = 6;

/// Whether two values stand in one list: nothing but "and", "or" or a comma between them.
fn coordinated(marked: &Marked, a: &Slot, b: &Slot) -> bool {
    let between = gap_between(&a.marked, &b.marked);
    let between: String = marked.text[between].chars().filter(|c| !marks::is_mark(*c)).collect();
    matches!(between.trim().to_lowercase().as_str(), "and" | "or" | "," | "and/or" | ", and" | ", or")
}

/// The words between the value and the anchor.
fn distance(text: &str, value: &Range<usize>, anchor: &Range<usize>) -> usize {
    words(text, &gap_between(value, anchor)).count()
}

/// What lies between two ranges; empty where they touch or overlap.
fn gap_between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    if a.end <= b.start {
        a.end..b.start
    } else if b.end <= a.start {
        b.end..a.start
    } else {
        a.start..a.start
    }
}

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// The words inside a range, hyphens and apostrophes inside them.
fn words<'t>(text: &'t str, range: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'t> {
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

/// Words that show grammar rather than a thing.
fn is_function_word(word: &str) -> bool {
    const WORDS: [&str; 48] = [
        "a",
        "about",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "being",
        "but",
        "by",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "in",
        "including",
        "into",
        "is",
        "it",
        "its",
        "more",
        "of",
        "on",
        "or",
        "other",
        "others",
        "she",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "to",
        "was",
        "we",
        "were",
        "which",
        "with",
    ];
    WORDS.binary_search(&word.to_lowercase().as_str()).is_ok()
}
