//! Whether a figure is of a part only: "including 3 children", "two of the five", "three others".

use super::Part;
use crate::rule::Fact;
use crate::value::ValueType;
use std::ops::Range;

/// The part that a figure is of, if not of the whole. A rule's own `part` is looked for in the
/// clause; the forms that language has for parts, directly around the value.
pub(super) fn part(fact: &Fact, sentence: &str, clause: &Range<usize>, value: &Range<usize>) -> Option<Part> {
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
    is_part.then_some(Part { scope: None })
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
