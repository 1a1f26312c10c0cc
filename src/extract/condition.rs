//! What a rule says a match must not have, or must have, beside it: `unless`, `with`, `not-followed-by`,
//! `not-preceded-by` of a pattern, `except` of the fact.

use super::clause::fronted;
use super::lead_in;
use super::marked::Marked;
use super::ownership::{Place, Refusal, overlap};
use crate::rule::pattern::{Expr, marks};
use crate::rule::{Fact, Pattern};
use crate::value::ValueType;
use std::ops::Range;

/// The condition of a pattern that a match breaks, if any.
pub(super) fn condition_broken(
    pattern: &Pattern,
    matched: &Range<usize>,
    own: &Range<usize>,
    value_type: ValueType,
    place: &Place<'_>,
    marked: &Marked,
) -> Option<Refusal> {
    let text = &marked.text;
    let beside = pattern.not_followed_by.iter().find_map(|expr| following(expr, text, matched.end));
    let beside = beside
        .or_else(|| pattern.not_preceded_by.iter().find_map(|expr| preceding(expr, text, matched.start)));
    if let Some(beside) = beside {
        return Some(Refusal::Forbidden(marked.sentence_range(&beside)));
    }
    if pattern.unless.is_empty() && pattern.with.is_empty() {
        return None;
    }
    let around = place.clauses.around(value_type, &marked.sentence_range(matched));
    let read = Read::new(
        place.sentence,
        [
            fronted(place.sentence, place.readings, value_type, &around)
                .unwrap_or(around.start..around.start),
            around.start..own.start.max(around.start),
            own.end.min(around.end)..around.end,
        ],
    );
    let rest = &read.text;
    let in_sentence =
        |found: regex::Match<'_>| read.in_sentence(found.start())..read.in_sentence(found.end());
    let forbidden = pattern
        .unless
        .iter()
        .flat_map(|expr| expr.regex().find_iter(rest).map(in_sentence))
        .find(|found| !says_more_of_another(found, own, value_type, place));
    if let Some(found) = forbidden {
        return Some(Refusal::Forbidden(found));
    }
    let lacking = !pattern.with.is_empty() && !pattern.with.iter().any(|expr| expr.regex().is_match(rest));
    lacking.then_some(Refusal::Lacking)
}

/// Whether an `except` of the fact overlaps the match.
pub(super) fn excepted(fact: &Fact, slot: usize, matched: &Range<usize>, marked: &mut Marked) -> bool {
    !fact.except.is_empty()
        && (marked.with_tried(slot, |text, _| {
            fact.except.iter().any(|except| except.matches(text).any(|found| overlap(&found, matched)))
        }) || marked
            .with_inner(slot, |text, _| {
                let mut except = fact.except.iter().filter(|except| except.takes_inner);
                except.any(|except| except.matches(text).any(|found| overlap(&found, matched))).then_some(())
            })
            .is_some())
}

/// Whether only white space, quotes, brackets, marks and small words before a value stand here.
pub(super) fn only_soft(between: &str) -> bool {
    let bare: String = between.chars().filter(|c| !marks::is_mark(*c)).collect();
    bare[..lead_in::start(&bare, bare.len(), ValueType::Count)]
        .chars()
        .all(|c| c.is_whitespace() || "\"'“”‘’()[]*_,".contains(c))
}

/// Whether words stand directly behind another value of the type and so belong to that one: in "sales fell to €211m from
/// €236m a year earlier" it is not the 211 that are of a year earlier. "12 of the 30 trainees" and "12 or 13 trainees"
/// are of one kind.
fn says_more_of_another(
    words: &Range<usize>,
    own: &Range<usize>,
    value_type: ValueType,
    place: &Place<'_>,
) -> bool {
    let Place { sentence, readings, .. } = place;
    let joins = |word: &str| {
        matches!(word, "among" | "and" | "of" | "or" | "out" | "the" | "to" | "its" | "their")
            || word == "from" && value_type == ValueType::Count
    };
    readings.iter().any(|other| {
        let behind = sentence.get(other.range.end..words.start).map(str::trim);
        let between = sentence.get(own.end..other.range.start).unwrap_or_default();
        other.value.value_type() == value_type
            && matches!(behind, Some("" | "a" | "an"))
            && between.split_whitespace().any(|word| word.contains(char::is_alphanumeric) && !joins(word))
    })
}

/// Stretches of a sentence that conditions read: the clause without the value's own words, and what is set in front
/// of it. A mark keeps them apart.
struct Read {
    text: String,
    /// Where each stretch begins in the text and in the sentence.
    origins: [(usize, usize); 3],
}

impl Read {
    fn new(sentence: &str, stretches: [Range<usize>; 3]) -> Self {
        let mut text = String::new();
        let origins = stretches.map(|stretch| {
            text.push(marks::CLOSE);
            let origin = (text.len(), stretch.start);
            text.push_str(&sentence[stretch]);
            origin
        });
        Self { text, origins }
    }

    fn in_sentence(&self, at: usize) -> usize {
        let (in_text, in_sentence) =
            self.origins[self.origins.partition_point(|(begin, _)| *begin <= at).saturating_sub(1)];
        in_sentence + at.saturating_sub(in_text)
    }
}

/// Where the expression stands directly behind `end`.
fn following(expr: &Expr, text: &str, end: usize) -> Option<Range<usize>> {
    let found = expr.regex().find_at(text, end)?;
    only_soft(&text[end..found.start()]).then(|| found.range())
}

/// Where the expression stands directly before `start`.
fn preceding(expr: &Expr, text: &str, start: usize) -> Option<Range<usize>> {
    let before = expr.regex().find_iter(text).take_while(|found| found.start() < start);
    before.map(|found| found.range()).find(|found| found.end <= start && only_soft(&text[found.end..start]))
}
