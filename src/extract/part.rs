//! Whether a figure is of a part only: "including 3 children", "two of the five", "three others".

use super::Part;
use super::clause::fronted;
use super::people::person_behind;
use crate::rule::{Expr, Fact, Kind};
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The part that a figure is of, if not of the whole. A rule's own `part` is looked for in the
/// clause and in what is set in front of it; the forms that language has for parts, directly around the value.
pub(super) fn part(
    fact: &Fact,
    sentence: &str,
    readings: &[Reading],
    clause: &Range<usize>,
    value: &Range<usize>,
) -> Option<Part> {
    let words = &sentence[clause.clone()];
    let in_front =
        || fronted(sentence, readings, fact.value_type, clause).map_or("", |range| &sentence[range]);
    let names = |expr: &Expr| expr.regex().is_match(words) || expr.regex().is_match(in_front());
    if let Some((name, _)) = fact.parts.iter().find(|(_, expr)| names(expr)) {
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
    let is_part = of_group(fact, sentence, value)
        || fact.kind == Kind::Cumulative
            && (is_of_stretch(&sentence[clause.clone()], after)
                || is_of_stretch(opening(sentence, value), "")
                || raises_total(fact, sentence, readings, value))
        || [
            "including",
            "including at least",
            "included",
            "includes",
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
        || is_among_them(after)
        || is_first_of_several(sentence, readings, value)
        || is_out_of_others(sentence, readings, value)
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

/// "Two children were among those killed"
fn is_among_them(after: &str) -> bool {
    let words: Vec<&str> = after.split_whitespace().take(6).collect();
    words.windows(3).any(|three| {
        matches!(three[0], "was" | "were" | "are" | "is")
            && three[1] == "among"
            && matches!(three[2].trim_end_matches([',', '.']), "the" | "those" | "them")
    })
}

/// "killing 18 tourists, 14 of them Danes, and three guides": what is counted is counted to its end behind the aside.
fn is_first_of_several(sentence: &str, readings: &[Reading], value: &Range<usize>) -> bool {
    let mut behind = readings.iter().filter(|reading| reading.range.start >= value.end);
    let (Some(aside), Some(next)) = (behind.next(), behind.next()) else { return false };
    let thing = sentence[value.end..aside.range.start].trim_end().strip_suffix(',');
    let within = sentence[aside.range.end..next.range.start].trim();
    let is_aside = ["of them", "of whom", "of which"].iter().any(|of| starts_with_words(within, of));
    let rest = sentence[next.range.end..].trim_start();
    let is_aside_too = ["of them", "of whom", "of which"].iter().any(|of| starts_with_words(rest, of));
    let are_persons =
        || [value.end, next.range.end].iter().all(|end| person_behind(sentence, *end, readings).is_some());
    thing.is_some_and(|thing| thing.split_whitespace().count() <= 3 && !thing.contains(','))
        && is_aside
        && within.ends_with(", and")
        && !is_aside_too
        && are_persons()
}

/// "two games out of three"; but "9.8 out of 10" is a score, and "61 out of their homes" nothing of the kind.
fn is_out_of_others(sentence: &str, readings: &[Reading], value: &Range<usize>) -> bool {
    let after = &sentence[value.end..];
    let Some(at) = after.find(" out of ").filter(|at| *at > 0) else { return false };
    let whole = value.end + at + " out of ".len();
    after[..at].split_whitespace().count() <= 3
        && readings.iter().any(|reading| {
            let article = &sentence[whole..reading.range.start.max(whole)];
            reading.range.start >= whole && matches!(article.trim(), "" | "the" | "its" | "all")
        })
}

/// "Of the injured, 19 remain": the group that the value is of stands at the head of the sentence, and is what
/// the fact counts. "Of the animals in the nets, 37 were new" counts the new ones in full.
fn of_group(fact: &Fact, sentence: &str, value: &Range<usize>) -> bool {
    let before = &sentence[..value.start];
    let before = before.rfind([';', ':']).map_or(before, |at| &before[at + 1..]);
    let group = match before.rfind(',') {
        Some(comma) if before[comma + 1..].split_whitespace().count() <= 3 => &before[..comma],
        Some(_) => return false,
        // "Among the dead were 31 children"
        None if ["were", "was", "are", "is"].iter().any(|verb| ends_with_words(before.trim_end(), verb)) => {
            before
        }
        // "Of the nine bridges only two stood"
        None if fact.value_type == ValueType::Count && before.split_whitespace().count() <= 6 => before,
        None => return false,
    };
    let title = fact.title.to_lowercase();
    let counted =
        |word: &str| word.len() > 3 && title.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
    of_some(before) && group.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(counted)
}

/// What opens the sentence of a value and is set off by a comma: "On Monday alone, 14 died".
fn opening<'s>(sentence: &'s str, value: &Range<usize>) -> &'s str {
    let before = &sentence[..value.start];
    match before.split_once(',') {
        Some((opening, _)) if opening.split_whitespace().count() <= 8 => opening,
        _ => "",
    }
}

/// What came to pass in a part of the time: "in the past 24 hours", "on Monday alone", "on the first evening", "210 new
/// cases".
fn is_of_stretch(clause: &str, after: &str) -> bool {
    const STRETCHES: &[&str] = &[
        "in the past ",
        "in the last ",
        "over the past ",
        "over the last ",
        "in the previous ",
        "in a single day",
        "in one day",
        "in the week ending",
        "in the week to ",
        "overnight",
    ];
    const FIRST_TIMES: &[&str] =
        &["afternoon", "day", "days", "evening", "hour", "hours", "minutes", "morning", "night"];
    const TIMES: &[&str] = &["day", "month", "week", "weekend", "year", "night", "hour"];
    let lower = clause.to_lowercase();
    let alone = lower.split_whitespace().collect::<Vec<_>>().windows(2).any(|two| {
        two[1].trim_end_matches([',', '.']) == "alone" && (two[0].ends_with("day") || TIMES.contains(&two[0]))
    });
    let at_first = lower.match_indices("the first ").any(|(at, lead)| {
        let time = lower[at + lead.len()..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        FIRST_TIMES.contains(&time)
    });
    alone
        || at_first
        || STRETCHES.iter().any(|stretch| lower.contains(stretch))
        || starts_with_words(after, "new") && !starts_with_words(after, "new to")
}

/// "The toll rose to 14 as three people died in hospital": those by whom the total rose.
fn raises_total(fact: &Fact, sentence: &str, readings: &[Reading], value: &Range<usize>) -> bool {
    const RISEN: &[&str] = &[
        "brings",
        "bringing",
        "brought",
        "climbed",
        "grown",
        "increased",
        "risen",
        "rises",
        "rose",
        "takes",
        "took",
    ];
    const JOINING: &[&str] = &["after", "as", "when", "with"];
    let words = |text: &'_ str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    readings
        .iter()
        .filter(|total| total.value.value_type() == fact.value_type && total.range.end <= value.start)
        .any(|total| {
            let lead = words(&sentence[..total.range.start]);
            let between = words(&sentence[total.range.end..value.start]);
            lead.last().is_some_and(|word| word == "to")
                && lead.iter().rev().take(6).any(|word| RISEN.contains(&word.as_str()))
                && between.iter().any(|word| JOINING.contains(&word.as_str()))
        })
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
