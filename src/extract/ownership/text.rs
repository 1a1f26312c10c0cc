//! What patterns of text facts capture: words, and no value that was read.

use super::reach::overlap;
use super::sequence::group;
use super::{Owned, Place, told};
use crate::extract::condition::condition_broken;
use crate::extract::marked::Marked;
use crate::rule::{Fact, Shape};
use crate::value::Value;

/// What the patterns of a text fact capture, in order of place; of two that overlap, the earlier pattern's.
pub(in crate::extract) fn texts(
    fact: &Fact,
    patterns: &[usize],
    place: &Place<'_>,
    marked: &Marked,
) -> Vec<Owned> {
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

/// The choice whose spelling this is; the words themselves, white space folded, where the fact has no choices.
fn canonical(fact: &Fact, words: &str) -> String {
    match fact.choices.iter().find(|(_, spellings)| spellings.is_match(words)) {
        Some((name, _)) => name.clone(),
        None => words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
