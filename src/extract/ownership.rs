//! Which value of a sentence belongs to which pattern of a fact.
//!
//! News writes "killing three and wounding two": most false claims come from taking the neighbour's
//! figure. So every value is tried by itself, the shortest match wins an anchor word, and one anchor
//! word serves one value.

use super::clause::clause;
use super::marked::{Marked, Slot};
use crate::rule::pattern::{Expr, marks};
use crate::rule::{Fact, Pattern, Shape, Within};
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
}

/// A match before ownership is settled. All ranges are bytes of the marked text.
struct Bid {
    slot: usize,
    pattern: usize,
    matched: Range<usize>,
    anchor: Range<usize>,
    key: Option<Range<usize>>,
    /// Words between the value and the anchor, and a fee for every clause that is left.
    distance: usize,
}

/// A sentence that is being matched, with the paragraph around it.
pub(super) struct Place<'p> {
    pub(super) sentence: &'p str,
    pub(super) readings: &'p [Reading],
    pub(super) paragraph: &'p str,
}

/// The values of the sentence that the given patterns of the fact own, in order of place.
pub(super) fn owned(fact: &Fact, patterns: &[usize], place: &Place<'_>, marked: &mut Marked) -> Vec<Owned> {
    let mut bids = Vec::new();
    for &pattern in patterns {
        match &fact.patterns[pattern].shape {
            Shape::Sequence(expr) => bid_sequence(fact, pattern, expr, place, marked, &mut bids),
            Shape::Near { anchors, within } => {
                bid_near(fact, pattern, anchors, *within, place, marked, &mut bids)
            }
        }
    }
    bids.sort_by_key(|bid| (bid.distance, bid.pattern, marked.slots[bid.slot].marked.start));
    let mut won: Vec<Bid> = Vec::new();
    for bid in bids {
        let value_taken =
            won.iter().any(|other| overlap(&marked.slots[other.slot].range, &marked.slots[bid.slot].range));
        let anchor_taken = won.iter().any(|other| {
            overlap(&other.anchor, &bid.anchor)
                && !coordinated(marked, &marked.slots[other.slot], &marked.slots[bid.slot])
        });
        if !value_taken && !anchor_taken {
            won.push(bid);
        }
    }
    won.sort_by_key(|bid| marked.slots[bid.slot].marked.start);
    won.into_iter()
        .map(|bid| Owned {
            value: marked.slots[bid.slot].value.clone(),
            range: marked.slots[bid.slot].range.clone(),
            matched: marked.sentence_offset(bid.matched.start)..marked.sentence_offset(bid.matched.end),
            key: bid.key.map(|key| marked.sentence_offset(key.start)..marked.sentence_offset(key.end)),
        })
        .collect()
}

/// What the patterns of a text fact capture, in order of place; of two that overlap, the earlier pattern's.
pub(super) fn texts(fact: &Fact, patterns: &[usize], place: &Place<'_>, marked: &Marked) -> Vec<Owned> {
    let mut found: Vec<Owned> = Vec::new();
    for &pattern in patterns {
        let Shape::Sequence(expr) = &fact.patterns[pattern].shape else { continue };
        for captures in expr.regex().captures_iter(&marked.text) {
            let in_sentence =
                |range: Range<usize>| marked.sentence_offset(range.start)..marked.sentence_offset(range.end);
            let matched = captures.get(0).expect("a match has a whole").range();
            let Some(value) = group(expr, &captures, "value") else { continue };
            let range = in_sentence(value);
            let excepted = fact.except.iter().any(|except| {
                except.regex().find_iter(&marked.text).any(|found| overlap(&found.range(), &matched))
            });
            if excepted
                || found.iter().any(|other| overlap(&other.range, &range))
                || !granted(&fact.patterns[pattern], &matched, &range, fact.value_type, place, marked)
            {
                continue;
            }
            let key = group(expr, &captures, "key").map(in_sentence);
            let value = Value::Text(canonical(fact, &place.sentence[range.clone()]));
            found.push(Owned { value, range, matched: in_sentence(matched), key });
        }
    }
    found.sort_by_key(|owned| owned.range.start);
    found
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
    let fits =
        |slot: &Slot| slot.value.value_type() == fact.value_type && (fact.implicit_one || !slot.implicit);
    (0..marked.slots.len()).filter(|&slot| fits(&marked.slots[slot])).collect()
}

fn bid_sequence(
    fact: &Fact,
    pattern: usize,
    expr: &Expr,
    place: &Place<'_>,
    marked: &mut Marked,
    bids: &mut Vec<Bid>,
) {
    for slot in slots_for(fact, marked) {
        let found = marked.with_tried(slot, |text, slot| {
            let matches = matches_with(expr, text, &slot.marked);
            matches.into_iter().min_by_key(|found| found.matched.len())
        });
        let Some(found) = found else { continue };
        let tried = marked.slots[slot].marked.clone();
        if !granted(
            &fact.patterns[pattern],
            &found.matched,
            &marked.slots[slot].range,
            fact.value_type,
            place,
            marked,
        ) || excepted(fact, slot, &found.matched, marked)
        {
            continue;
        }
        let anchor = anchor_of(&marked.text, &found, &tried);
        let distance = distance(&marked.text, &tried, &anchor);
        bids.push(Bid { slot, pattern, matched: found.matched, anchor, key: found.key, distance });
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
    let mut from = 0;
    while let Some(captures) = regex.captures_at(text, from) {
        let whole = captures.get(0).expect("a match has a whole").range();
        if whole.start > tried.start {
            break;
        }
        from = whole.start + text[whole.start..].chars().next().map_or(1, char::len_utf8);
        let gaps = regex.capture_names().flatten().filter(|name| name.starts_with("gap"));
        let gaps = gaps.filter_map(|name| captures.name(name)).map(|gap| gap.range()).collect();
        matches.push(Match { matched: whole, gaps, key: group(expr, &captures, "key") });
    }
    matches
}

/// The content word of the match nearest to the value, gaps aside; the whole match if it has none.
fn anchor_of(text: &str, found: &Match, value: &Range<usize>) -> Range<usize> {
    words(text, &found.matched)
        .filter(|word| !overlap(word, value) && !found.gaps.iter().any(|gap| overlap(gap, word)))
        .filter(|word| !is_function_word(&text[word.clone()]))
        .min_by_key(|word| gap_between(word, value).len())
        .unwrap_or_else(|| found.matched.clone())
}

fn bid_near(
    fact: &Fact,
    pattern: usize,
    anchors: &[Expr],
    within: Within,
    place: &Place<'_>,
    marked: &mut Marked,
    bids: &mut Vec<Bid>,
) {
    let found: Vec<Vec<Range<usize>>> = anchors
        .iter()
        .map(|anchor| anchor.regex().find_iter(&marked.text).map(|found| found.range()).collect())
        .collect();
    let elsewhere = |anchor: &Expr| within == Within::Paragraph && anchor.regex().is_match(place.paragraph);
    if found.iter().zip(anchors).any(|(here, anchor)| here.is_empty() && !elsewhere(anchor)) {
        return;
    }
    for slot in slots_for(fact, marked) {
        let value = marked.slots[slot].marked.clone();
        let nearest: Vec<&Range<usize>> = found
            .iter()
            .filter_map(|here| {
                here.iter()
                    .filter(|anchor| !overlap(anchor, &value))
                    .min_by_key(|anchor| gap_between(anchor, &value).len())
            })
            .collect();
        let Some(&anchor) = nearest.first() else { continue };
        let crossed = marked.values_of(fact.value_type).any(|(other, others)| {
            other != slot
                && overlap(&others.marked, &gap_between(anchor, &value))
                && !overlap(&others.marked, &value)
        });
        if marked.slots[slot].lent || crossed {
            continue;
        }
        let matched = nearest
            .iter()
            .fold(value.clone(), |whole, anchor| whole.start.min(anchor.start)..whole.end.max(anchor.end));
        if !granted(
            &fact.patterns[pattern],
            &matched,
            &marked.slots[slot].range,
            fact.value_type,
            place,
            marked,
        ) || excepted(fact, slot, &matched, marked)
        {
            continue;
        }
        let clause_of = |range: &Range<usize>| {
            let inner = marked.sentence_offset(range.start)..marked.sentence_offset(range.end);
            clause(place.sentence, place.readings, fact.value_type, &inner)
        };
        let fee = if clause_of(&value) == clause_of(anchor) { 0 } else { CLAUSE_FEE };
        let distance = distance(&marked.text, &value, anchor) + fee;
        bids.push(Bid { slot, pattern, matched, anchor: anchor.clone(), key: None, distance });
    }
}

/// What leaving the value's own clause costs an anchor, in words.
const CLAUSE_FEE: usize = 6;

/// Whether `unless`, `with`, `not-followed-by` and `not-preceded-by` let a match stand.
fn granted(
    pattern: &Pattern,
    matched: &Range<usize>,
    own: &Range<usize>,
    value_type: ValueType,
    place: &Place<'_>,
    marked: &Marked,
) -> bool {
    let text = &marked.text;
    if pattern.not_followed_by.iter().any(|expr| follows(expr, text, matched.end))
        || pattern.not_preceded_by.iter().any(|expr| precedes(expr, text, matched.start))
    {
        return false;
    }
    if pattern.unless.is_empty() && pattern.with.is_empty() {
        return true;
    }
    let inner = marked.sentence_offset(matched.start)..marked.sentence_offset(matched.end);
    let around = clause(place.sentence, place.readings, value_type, &inner);
    let mut rest = String::with_capacity(around.len());
    rest.push_str(&place.sentence[around.start..own.start.max(around.start)]);
    rest.push(marks::CLOSE);
    rest.push_str(&place.sentence[own.end.min(around.end)..around.end]);
    let stands = |expr: &Expr| expr.regex().is_match(&rest);
    !pattern.unless.iter().any(stands) && (pattern.with.is_empty() || pattern.with.iter().any(stands))
}

/// Whether an `except` of the fact overlaps the match.
fn excepted(fact: &Fact, slot: usize, matched: &Range<usize>, marked: &mut Marked) -> bool {
    !fact.except.is_empty()
        && marked.with_tried(slot, |text, _| {
            fact.except
                .iter()
                .any(|except| except.regex().find_iter(text).any(|found| overlap(&found.range(), matched)))
        })
}

/// Whether the expression stands directly behind `end`.
fn follows(expr: &Expr, text: &str, end: usize) -> bool {
    expr.regex().find_at(text, end).is_some_and(|found| only_soft(&text[end..found.start()]))
}

/// Whether the expression stands directly before `start`.
fn precedes(expr: &Expr, text: &str, start: usize) -> bool {
    expr.regex()
        .find_iter(text)
        .take_while(|found| found.start() < start)
        .any(|found| found.end() <= start && only_soft(&text[found.end()..start]))
}

/// Whether only white space, quotes, brackets and marks stand here.
fn only_soft(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || marks::is_mark(c) || "\"'“”‘’()[]*_,".contains(c))
}

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

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
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
