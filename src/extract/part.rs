//! Whether a figure is of a part only: "including 3 children", "two of the five", "three others".

use super::Part;
use crate::rule::Fact;
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The part that a figure is of, if not of the whole. A rule's own `part` is looked for in the
/// clause; the forms that language has for parts, directly around the value.
pub(super) fn part(
    fact: &Fact,
    sentence: &str,
    readings: &[Reading],
    clause: &Range<usize>,
    value: &Range<usize>,
) -> Option<Part> {
    let words = &sentence[clause.clone()];
    if let Some((name, _)) = fact.parts.iter().find(|(_, expr)| expr.regex().is_match(words)) {
        return Some(Part { scope: Some(name.clone()) });
    }
    // "Of the 1,420 who went on, 61%": a share of some is not that of all.
    if fact.value_type == ValueType::Share && of_some(&sentence[..value.start]) {
        return Some(Part { scope: None });
    }
    // Any other share is of something always, and no date is a part of another.
    if !matches!(fact.value_type, ValueType::Count | ValueType::Money | ValueType::Quantity) {
        return None;
    }
    let before = sentence[..value.start].trim_end().to_lowercase();
    let after = sentence[value.end..].trim_start().to_lowercase();
    let after = after.strip_prefix("or more").map_or(after.as_str(), str::trim_start);
    let is_part = [
        "including",
        "including at least",
        "among them",
        "among whom",
        "of them",
        "of whom",
        "of which",
        "another",
        "the other",
        "the remaining",
        "the first",
        "the last",
    ]
    .iter()
    .any(|lead| ends_with_words(&before, lead))
        || [
            "of them",
            "of whom",
            "of which",
            "of those",
            "of these",
            "of the",
            "other",
            "others",
            "remaining",
        ]
        .iter()
        .any(|trail| starts_with_words(after, trail))
        // "two games out of three"; but "9.8 out of 10" is a score.
        || (!after.starts_with("out of ")
            && after.split_whitespace().take(4).collect::<Vec<_>>().windows(2).any(|two| two == ["out", "of"]))
        || ["critical condition", "serious condition", "intensive care"]
            .iter()
            .any(|state| sentence[clause.clone()].to_lowercase().contains(state));
    (is_part || is_added(fact, readings, value, after)).then_some(Part { scope: None })
}

/// "15 more turbines will follow": on top of what was counted before. Where another figure stands before it, "more"
/// sets the two apart ("100 were killed and 900 more were hurt").
fn is_added(fact: &Fact, readings: &[Reading], value: &Range<usize>, after: &str) -> bool {
    let first = readings
        .iter()
        .all(|reading| reading.value.value_type() != fact.value_type || reading.range.start >= value.start);
    first && ["more", "further", "additional", "extra"].iter().any(|word| starts_with_words(after, word))
}

/// Whether what stands before a value names the group it is of, at the head of the sentence.
fn of_some(before: &str) -> bool {
    ["Of the ", "Of those ", "Of these ", "Among the ", "Among those "]
        .iter()
        .any(|head| before.trim_start().starts_with(head))
}

fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
