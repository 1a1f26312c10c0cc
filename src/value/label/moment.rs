//! Hours, years and ages that a bare number tells: "at nine she played", "the 3.15 at Aintree", "Jerry Coleman, 31,".

use super::noun::{counts_things, is_plural};
use super::title::in_running_prose;
use crate::value::numeral::{Extent, Form, Numeral};
use crate::value::scan::Scan;
use crate::value::token::role;

/// "Jerry Coleman, 31, of Ohio", "Coleman (31)".
pub(super) fn is_age(scan: Scan, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let Extent::Exactly(value) = numeral.extent else { return false };
    if !(0.0..=119.0).contains(&value) || value.fract() != 0.0 {
        return false;
    }
    let before = start.wrapping_sub(1);
    let named = |at: usize| {
        scan.is_capitalised(at)
            || matches!(scan.mark(at), Some('"' | '”' | '’' | '\''))
            || scan.is(at, '.') && scan.raw(at.wrapping_sub(1)).len() <= 2
    };
    let closes = matches!(scan.mark(end), Some(',' | '.' | ';' | ')' | ':' | '—' | '–'))
        || scan.raw(end).is_empty()
        || scan.says_any(end, &["and", "who", "was", "is"]);
    let enclosed = scan.is_word(before.wrapping_sub(1)) && scan.is(end, ',');
    scan.says(before, "of") && scan.says_any(before.wrapping_sub(1), PERSONS) && !is_plural(scan, end)
        || scan.is(before, ',') && (named(before.wrapping_sub(1)) && closes || enclosed) && !scan.glued(start)
        || scan.is(before, '(') && scan.is(end, ')') && named(before.wrapping_sub(1))
}

/// A year: four digits in their time, with nothing they could count.
pub(crate) fn is_year(scan: Scan, numeral: &Numeral) -> bool {
    let Extent::Exactly(value) = numeral.extent else { return false };
    let four = numeral.form == Form::Plain && scan.raw(numeral.tokens.start).len() == 4;
    if !four || !(1100.0..2200.0).contains(&value) {
        return false;
    }
    const BEFORE: &[&str] = &[
        "in", "since", "by", "from", "until", "till", "during", "before", "after", "circa", "spring",
        "summer", "autumn", "fall", "winter", "early", "late", "mid", "year", "to",
    ];
    scan.says_any(numeral.tokens.start.wrapping_sub(1), BEFORE)
        || scan.has(numeral.tokens.start.wrapping_sub(1), role::DATE)
        || !counts_things(scan, numeral.tokens.end)
}

/// "At nine she played", "who at 19 walked", "at seven on Saturday": an age or an hour; but "stood at
/// 41 on Saturday" is a figure.
pub(super) fn is_moment(scan: Scan, numeral: &Numeral) -> bool {
    const FIGURED: &[&str] = &[
        "put",
        "stands",
        "stand",
        "stood",
        "estimated",
        "remained",
        "remains",
        "peaked",
        "valued",
        "capped",
        "pegged",
        "unchanged",
    ];
    let (before, end) = (numeral.tokens.start.wrapping_sub(1), numeral.tokens.end);
    // "gates open at 1.30"
    let minutes = numeral.form == Form::Digits
        && scan.raw(end - 1).len() == 2
        && scan.raw(end - 1) < "60"
        && numeral.tokens.len() == 3
        && scan.is(end - 2, '.');
    let early = matches!(numeral.extent, Extent::Exactly(value)
        if (1.0..120.0).contains(&value) && (value.fract() == 0.0 || minutes && value < 24.0));
    let opens = scan.raw(before) == "At"
        || scan.says_any(
            before.wrapping_sub(1),
            &[
                "arrived", "closes", "open", "opens", "began", "begin", "begins", "held", "met", "starts",
                "tomorrow", "tonight",
            ],
        );
    let goes_on =
        scan.says_any(end, &["he", "she", "they", "i", "we", "on", "is", "was", "that", "every", "sharp"]);
    let figured = scan.says_any(before.wrapping_sub(1), FIGURED);
    early && scan.says(before, "at") && (opens || goes_on) && !figured && !counts_things(scan, end)
}

/// "5 p.m.", "2 o'clock", "9 GMT".
pub(super) fn is_time_of_day(scan: Scan, end: usize) -> bool {
    scan.says_any(end, &["am", "pm", "o'clock", "o’clock", "GMT", "BST", "hrs"])
        || scan.says_any(end, &["a", "p"]) && scan.is(end + 1, '.') && scan.says(end + 2, "m")
}

/// "between 11 and 3": hours, for they go round.
pub(super) fn is_span_of_hours(scan: Scan, start: usize, end: usize) -> bool {
    let hour =
        |at: usize| scan.digits(at).and_then(|digits| digits.parse::<u8>().ok()).filter(|hour| *hour <= 12);
    let goes_round = |from: usize, to: usize| {
        hour(from).zip(hour(to)).is_some_and(|(from, to)| from > to)
            && scan.says(from.wrapping_sub(1), "between")
            && scan.says(from + 1, "and")
            && !counts_things(scan, to + 1)
    };
    end == start + 1 && (goes_round(start, start + 2) || start >= 2 && goes_round(start - 2, start))
}

/// "the 3.15 at Aintree": a race or a train by its time.
pub(super) fn is_start_of_race(scan: Scan, start: usize, end: usize) -> bool {
    let minutes = scan.digits(end.wrapping_sub(1)).filter(|minutes| minutes.len() == 2 && *minutes < "60");
    end == start + 3
        && minutes.is_some()
        && scan.says(start.wrapping_sub(1), "the")
        && (scan.is_capitalised(end) && in_running_prose(scan, &(start..end))
            || scan.says_any(end, &["at", "from", "to"]) && scan.is_capitalised(end + 1)
            || scan.says_any(end, &["had", "has", "is", "was"]))
}

/// One person, who is of an age: "a woman of 66".
const PERSONS: &[&str] = &["boy", "girl", "man", "woman", "widow", "widower", "grandmother", "grandfather"];
