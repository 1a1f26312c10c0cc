//! Patterns in the order of their words: the shortest match that holds a value.

use super::reach::{distance, gap_between, overlap, words};
use super::{Bid, Bidding, Refusal, slots_for};
use crate::extract::marked::Marked;
use crate::extract::speech::{self, Words};
use crate::rule::pattern::{Expr, marks};
use std::ops::Range;

/// A match of a sequence, and which parts of it gaps took.
pub(super) struct Match {
    pub(super) matched: Range<usize>,
    pub(super) gaps: Vec<Range<usize>>,
    pub(super) key: Option<Range<usize>>,
}

impl Bidding<'_> {
    pub(super) fn bid_sequence(&mut self, pattern: usize, expr: &Expr) {
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
                .or_else(|| self.agent(&expr.source, slot))
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

/// What the first group of this name took; groups of one name are numbered.
pub(super) fn group(expr: &Expr, captures: &regex::Captures<'_>, name: &str) -> Option<Range<usize>> {
    let names = expr.regex().capture_names().flatten();
    names
        .filter(|numbered| numbered.starts_with(name))
        .find_map(|numbered| captures.name(numbered))
        .map(|found| found.range())
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

/// The content word of the match nearest to the value, gaps aside; the whole match if it has none.
fn anchor_of(text: &str, found: &Match, value: &Range<usize>) -> Range<usize> {
    words(text, &found.matched)
        .filter(|word| !overlap(word, value) && !found.gaps.iter().any(|gap| overlap(gap, word)))
        .filter(|word| !is_function_word(&text[word.clone()]))
        .min_by_key(|word| gap_between(word, value).len())
        .unwrap_or_else(|| found.matched.clone())
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
