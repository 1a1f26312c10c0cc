//! Titles: names with a number in them that would count or measure, were it not for their capitals: "60 Minutes",
//! "50 Cent", “Eight Days a Week”, "12 Angry Men".

use crate::value::numeral::NumberWord;
use crate::value::scan::Scan;
use crate::value::token::role;
use std::ops::Range;

/// How far to either side words are looked at that tell running prose from a headline.
const REACH: usize = 12;

/// Whether the words around are those of running prose, in which a capital says something: a headline gives one to
/// every word.
pub(super) fn in_running_prose(scan: Scan, words: &Range<usize>) -> bool {
    around(scan, words).any(|at| {
        scan.is_lowercase(at) && scan.raw(at).len() >= 3 && !scan.has(at, role::FUNCTION | role::UNIT)
    })
}

/// Whether the words around are a headline's: some, and every one with a capital.
pub(super) fn in_headline(scan: Scan, words: &Range<usize>) -> bool {
    const FEWEST: usize = 3;
    !in_running_prose(scan, words)
        && around(scan, words).filter(|at| scan.is_capitalised(*at)).count() >= FEWEST
}

fn around(scan: Scan, words: &Range<usize>) -> impl Iterator<Item = usize> {
    let before = words.start.saturating_sub(REACH)..words.start;
    let behind = words.end..(words.end + REACH).min(scan.tokens.len());
    before.chain(behind)
}

/// Whether a number with a unit is but a part of a name, or no measure for another reason.
pub(crate) fn is_titled_measure(scan: Scan, tokens: &Range<usize>) -> bool {
    is_titled_length(scan, tokens)
        || goes_on_in_digits(scan, tokens.end)
        || is_ordinal_of_unit(scan, tokens)
        || is_quoted_title(scan, tokens)
}

/// "60 Minutes", "50 Cent", "12 Years a Slave": a number whose unit has a capital in running prose.
///
/// Contracts write "within 30 Days" as well, and names like Celsius have a capital anyway.
fn is_titled_length(scan: Scan, tokens: &Range<usize>) -> bool {
    const UNITS: &[&str] = &[
        "cent",
        "degrees",
        "grams",
        "inches",
        "ounces",
        "yards",
        "century",
        "centuries",
        "day",
        "days",
        "feet",
        "hour",
        "hours",
        "later",
        "mile",
        "miles",
        "minute",
        "minutes",
        "month",
        "months",
        "pounds",
        "second",
        "seconds",
        "week",
        "weeks",
        "year",
        "years",
    ];
    const SPANS: &[&str] = &[
        "after",
        "before",
        "every",
        "exceeding",
        "for",
        "in",
        "lasted",
        "lasts",
        "least",
        "next",
        "of",
        "only",
        "over",
        "past",
        "takes",
        "than",
        "took",
        "up",
        "within",
    ];
    let (before, last) = (tokens.start.wrapping_sub(1), tokens.end - 1);
    let written_out = scan.raw(last).bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    scan.is_capitalised(last)
        && written_out
        && scan.says_any(last, UNITS)
        && !scan.says_any(before, SPANS)
        && !scan.is(before, ')')
        && (in_running_prose(scan, tokens) || scan.is_lowercase(before) && !scan.has(before, role::HEDGE))
}

/// "2024 YR4": what looks like a unit goes on in digits.
fn goes_on_in_digits(scan: Scan, end: usize) -> bool {
    scan.is_word(end - 1) && scan.digits(end).is_some() && scan.glued(end)
}

/// `"Take Five"`, `“Eight Days a Week”`: words in quotation marks, all with a capital but the little ones.
pub(super) fn is_quoted_title(scan: Scan, words: &Range<usize>) -> bool {
    const LONGEST: usize = 8;
    const LITTLE: &[&str] =
        &["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];
    let opening = |at: &usize| match scan.mark(*at) {
        Some('“' | '‘') => true,
        Some('"') => !scan.glued(*at) && scan.glued(*at + 1),
        _ => false,
    };
    let closing = |at: &usize| matches!(scan.mark(*at), Some('”' | '’' | '"')) && scan.glued(*at);
    let before = words.start.saturating_sub(LONGEST)..words.start;
    let behind = words.end..words.end + LONGEST;
    let (Some(open), Some(close)) = (before.rev().find(opening), behind.into_iter().find(closing)) else {
        return false;
    };
    let big = |at: usize| scan.is_capitalised(at) || scan.digits(at).is_some();
    let little = |at: usize| {
        scan.is_lowercase(at) && scan.says_any(at, LITTLE)
            || scan.is_joint(at)
            || matches!(scan.mark(at), Some('\'' | '’' | ',' | '&'))
    };
    // "In 2011", “DAY FIVE” are as they would be in any quotation.
    let tells = |at: usize| {
        let is_number = words.contains(&at) && at > open + 1;
        scan.is_capitalised(at)
            && scan.raw(at).bytes().skip(1).all(|byte| !byte.is_ascii_uppercase())
            && (is_number || !scan.has(at, role::FUNCTION | role::NUMBER | role::DATE))
    };
    let mut inside = open + 1..close;
    big(open + 1) && inside.clone().any(tells) && inside.len() >= 2 && inside.all(|at| big(at) || little(at))
}

/// "a fourth-year student": of the fourth year, not a quarter of one.
fn is_ordinal_of_unit(scan: Scan, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        matches!(scan.number(at), Some(NumberWord::Ordinal(_)))
            && scan.is_joint(at + 1)
            && scan.says(at + 2, "year")
    })
}

/// "12 Angry Men": people who have a capital in running prose, and an adjective before them.
pub(super) fn is_titled_people(scan: Scan, start: usize, end: usize) -> bool {
    let last = end + 1;
    scan.is_capitalised(end)
        && scan.is_capitalised(last)
        && scan.has(last, role::COUNTED)
        && in_running_prose(scan, &(start..last + 1))
}
