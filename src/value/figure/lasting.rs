//! Whether words of time say how long: "for a year" does, "twice a year", "one day" and "a third-year student" do not.

use crate::value::numeral::{Extent, Form, NumberWord, Numeral};
use crate::value::scan::Scan;
use std::ops::Range;

/// "a", "an" as a number.
pub(super) fn is_single(scan: Scan, numeral: &Numeral) -> bool {
    scan.says_any(numeral.tokens.start, &["a", "an"])
        && numeral.form == Form::Words
        && numeral.extent == Extent::Exactly(1.0)
}

/// Whether "a year" says how long: "for a year", "more than a decade"; "twice a day" does not.
pub(super) fn lasts(scan: Scan, tokens: &Range<usize>, hedged: bool, floor: usize) -> bool {
    const BEFORE: &[&str] = &[
        "for", "within", "after", "lasted", "lasting", "lasts", "last", "took", "takes", "take", "taking",
        "spent", "spend", "half", "spanning", "nearly", "stay", "stayed", "stays", "staying", "wait",
        "waited", "waits", "waiting",
    ];
    const HELD: &[&str] = &["custody", "detention", "hospital", "jail", "office", "power", "prison"];
    let before = tokens.start.wrapping_sub(1);
    let last = tokens.end.wrapping_sub(1);
    let is_compound = tokens.len() > 2;
    // "in a week", but not "in a week when", "once in a day".
    let in_all = scan.says(before, "in")
        && !scan.says_any(before.wrapping_sub(1), &["once", "twice", "time", "times"])
        && !scan.is_word(tokens.end)
        && !scan.is_joint(tokens.end)
        && !scan.says(last, "day");
    let is_filled = scan.says_any(last, &["decade", "century", "fortnight", "hour", "week", "month", "year"])
        && scan.says(tokens.end, "of");
    // "a week before the election", of which no day is known.
    let is_apart = scan.says_any(tokens.end, &["before", "after"])
        && scan.says_any(tokens.end + 1, &["a", "an", "his", "its", "the", "their"]);
    let is_told = hedged
        || is_apart
        || is_compound
        || scan.says_any(before, BEFORE)
        || in_all
        || scan.says_any(tokens.end, &["long"])
        || scan.says(tokens.end, "in") && scan.says_any(tokens.end + 1, HELD)
        || is_filled && !scan.has(before, crate::value::token::role::DATE);
    is_told && !is_compared_with_time(scan, tokens, floor)
}

/// "a third-year student": not a third of it.
pub(super) fn is_year_of_course(scan: Scan, tokens: &Range<usize>) -> bool {
    let joint = tokens.end.wrapping_sub(2);
    scan.is_joint(joint) && matches!(scan.number(joint.wrapping_sub(1)), Some(NumberWord::Ordinal(_)))
}

/// "One day you'll see", "hopes one day to return": none in particular.
pub(super) fn is_some_day(scan: Scan, tokens: &Range<usize>) -> bool {
    const HOW_LONG: &[&str] = &[
        "after", "and", "another", "for", "from", "in", "just", "last", "lasted", "lasting", "lasts", "only",
        "or", "over", "spend", "spent", "take", "takes", "than", "to", "took", "within",
    ];
    const BESIDE: &[&str] = &[
        "after", "ago", "before", "earlier", "later", "long", "of", "off", "only", "or", "out", "and", "per",
        "there",
    ];
    let (before, next) = (tokens.start.wrapping_sub(1), tokens.end);
    tokens.len() == 2
        && scan.says(tokens.start, "one")
        && scan.says_any(tokens.start + 1, &["day", "evening", "morning", "night"])
        && scan.is_word(next)
        && !scan.says_any(before, HOW_LONG)
        && !scan.says_any(next, BESIDE)
}

/// "3.8 per cent more than a year before": the figure is more, not the year.
fn is_compared_with_time(scan: Scan, tokens: &Range<usize>, floor: usize) -> bool {
    scan.says(tokens.start.wrapping_sub(1), "than")
        && floor > 0
        && floor + 2 == tokens.start
        && scan.says_any(tokens.end, &["before", "earlier", "ago"])
}
