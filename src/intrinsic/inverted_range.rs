//! A range whose ends stand in the wrong order: "between 12,000 and 10,000", "1998–1989".

use super::order_mismatch::{date, days_backward};
use super::passage::{Sentence, ends_in, is_any, reads, words};
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{self, Context, Unit, Value};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "inverted-range",
    on_by_default: true,
    page: include_str!("inverted_range.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for (index, reading) in sentence.readings.iter().enumerate() {
        let told = match &reading.value {
            Value::Date(date)
                if date.is_inverted()
                    && !counts_down(sentence, index)
                    && !is_grown_together(sentence, index)
                    && !is_change(sentence, index) =>
            {
                Some(tell(sentence, &reading.core, "ends before it begins"))
            }
            Value::Date(_) => {
                days(sentence, index).map(|range| tell(sentence, &range, "ends before it begins"))
            }
            _ => between(sentence, index).map(|range| tell(sentence, &range, "the larger end stands first")),
        };
        found.extend(told);
    }
}

/// "from 5 May 2021 to 3 May 2021"
fn days(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let (first, last) = (date(sentence, index)?, date(sentence, index + 1)?);
    let says = |opening, closing: &[&str]| {
        ends_in(sentence.before(index), opening) && reads(sentence.between(index, index + 1), closing)
    };
    let joined = says("from", &["to", "until", "through", "till"]) || says("between", &["and"]);
    // Without a year, "from December to March" ends in the year after.
    let years_said = [index, index + 1].into_iter().all(|index| says_its_year(sentence.core(index)));
    let backward =
        joined && years_said && days_backward(first, last).is_some() && !counts_down(sentence, index + 1);
    backward.then(|| sentence.readings[index].core.start..sentence.readings[index + 1].core.end)
}

fn says_its_year(words: &str) -> bool {
    let alone = value::read(words, &Context::default());
    alone.iter().any(|reading| matches!(&reading.value, Value::Date(date) if date.bounds().is_some()))
}

/// What lies between two figures without being a range.
const COMPARED: &[&str] = &[
    "difference",
    "differences",
    "gap",
    "ratio",
    "choice",
    "choose",
    "relation",
    "switch",
    "toggle",
    "alternate",
];

/// "between 12,000 and 10,000"
fn between(sentence: &Sentence<'_>, index: usize) -> Option<Range<usize>> {
    let (first, second) = (sentence.measure(index)?, sentence.measure(index + 1)?);
    let joined =
        ends_in(sentence.before(index), "between") && reads(sentence.between(index, index + 1), &["and"]);
    let alike = first.unit == second.unit && first.is_bare() && second.is_bare();
    if !joined || !alike || counts_down(sentence, index + 1) {
        return None;
    }
    let (low, high) = (first.stated()?, second.stated()?);
    let compared = words(sentence.before(index)).rev().nth(1).is_some_and(|word| is_any(word, COMPARED));
    // Small figures without a unit are hours, names of roads and much else.
    let says_nothing = first.unit == Unit::One && low < 1000.0;
    if compared || says_nothing {
        return None;
    }
    // Depths, temperatures below zero and slopes are named from where one stands.
    (low > high && high > 0.0)
        .then(|| sentence.readings[index].core.start..sentence.readings[index + 1].core.end)
}

/// "moved from 1928 to 1901": the year before and the year after a change.
fn is_change(sentence: &Sentence<'_>, index: usize) -> bool {
    const CHANGES: &[&str] = &[
        "changed",
        "change",
        "changes",
        "moved",
        "move",
        "shifted",
        "shift",
        "down",
        "corrected",
        "revised",
        "backdated",
        "back",
        "reduced",
        "lowered",
        "fell",
        "dropped",
        "went",
        "brought",
        "updated",
        "amended",
        "fixed",
        "redated",
        "set",
    ];
    let spoken = !sentence.core(index).contains(['-', '–', '—', '/']);
    spoken && words(sentence.before(index)).rev().take(4).any(|word| is_any(word, CHANGES))
}

/// "CVE-2025-1244": a part of a number.
fn is_grown_together(sentence: &Sentence<'_>, index: usize) -> bool {
    let tied = |c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | '_' | '/' | '.' | '#');
    let behind = sentence.tail(index);
    sentence.head(index).ends_with(tied)
        || behind.starts_with(['-', '–', '_', '/', '#'])
        || behind.starts_with(char::is_alphanumeric)
}

/// "between 12,000 and 10,000 years ago", "427–347 BC": time that is counted backward.
fn counts_down(sentence: &Sentence<'_>, index: usize) -> bool {
    const BACKWARD: &[&str] = &[
        "ago",
        "bc",
        "bce",
        "bp",
        "before",
        "b",
        "earlier",
        "prior",
        "down",
        "remaining",
        "left",
        "mya",
        "kya",
        "million",
        "years",
    ];
    words(sentence.tail(index)).take(3).any(|word| is_any(word, BACKWARD))
        || sentence.says_near(
            index,
            &["bc", "bce", "b.c", "countdown", "descending", "backward", "backwards", "reverse"],
        )
}

fn tell(sentence: &Sentence<'_>, range: &Range<usize>, label: &str) -> Diagnostic {
    let words = &sentence.text[range.clone()];
    let label = Label::primary(sentence.span(range.clone()), label);
    Diagnostic::warning(CHECK.code, format!("the range {words} runs backward"), label)
}
