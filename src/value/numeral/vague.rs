//! Words that say how many without a figure: "several", "dozens", "tens of thousands".

use super::words::spelled_scale;
use super::{Extent, Form, NumberWord, Numeral, scale10, words_numeral};
use crate::value::scan::Scan;
use crate::value::token::role;
use std::ops::Range;

/// "several", "few", "couple of", "handful of", with a magnitude or without.
pub(super) fn few(scan: Scan, at: usize) -> Option<Numeral> {
    let article = scan.says(at.wrapping_sub(1), "a");
    let window = scan.says_any(
        at.wrapping_sub(1),
        &["past", "last", "next", "first", "these", "those", "coming", "final"],
    );
    let word = |text| scan.says(at, text);
    // "a score of vehicles"
    if word("score") && article && scan.says(at + 1, "of") && scan.is_lowercase(at + 2) {
        return Some(words_numeral(at..at + 1, 20.0));
    }
    let (low, high, lone) = match scan.raw(at).len() {
        7 if word("several") => (3.0, 9.0, true),
        3 if word("few") => (3.0, 9.0, article || window),
        6 if word("couple") => (
            2.0,
            3.0,
            (article || window)
                && (scan.says_any(at + 1, &["of", "more", "hundred", "thousand"])
                    || !scan.is_word(at + 1)
                    || scan.has(at + 1, role::UNIT)),
        ),
        7 if word("handful") => (3.0, 9.0, article && scan.says(at + 1, "of")),
        _ => return None,
    };
    let mut next = at + 1;
    if scan.says(next, "of") && word("couple") && scan.number(next + 1).is_some() {
        next += 1;
    }
    let power = match scan.number(next) {
        Some(NumberWord::Hundred) => {
            next += 1;
            let more = spelled_scale(scan, next);
            next = more.map_or(next, |(_, end)| end);
            Some(scale10(1.0, 2 + more.map_or(0, |(power, _)| power)))
        }
        Some(NumberWord::Dozen { many: false }) => {
            next += 1;
            Some(12.0)
        }
        Some(NumberWord::Scale { many: false, .. }) => spelled_scale(scan, next).map(|(power, end)| {
            next = end;
            scale10(1.0, power)
        }),
        _ => None,
    };
    let (low, high) = match power {
        Some(power) if word("couple") => (2.0 * power, 3.0 * power),
        Some(power) => (2.0 * power, 10.0 * power - 1.0),
        None if lone => (low, high),
        None => return None,
    };
    Some(vague(at..next, low, Some(high)))
}

/// "dozens", "scores of", "hundreds", "tens of thousands", "millions".
pub(super) fn crowd(scan: Scan, at: usize) -> Option<Numeral> {
    let many = |at: usize| match scan.number(at) {
        Some(NumberWord::Scale { power, many: true }) => Some(scale10(1.0, i32::from(power))),
        _ => None,
    };
    let of = scan.says(at + 1, "of");
    let times = if of { many(at + 2) } else { None };
    let low = match scan.number(at) {
        Some(NumberWord::Scale { many: true, .. }) => many(at)?,
        Some(NumberWord::Dozen { many: true }) => 20.0,
        _ if of && scan.says(at, "scores") => 40.0,
        _ if times.is_some() && scan.says(at, "tens") => 10.0,
        _ => return None,
    };
    let next = if times.is_some() { at + 3 } else { at + 1 };
    Some(vague(at..next, low * times.unwrap_or(1.0), None))
}

/// "double-digit", "triple-digit".
pub(super) fn digit_class(scan: Scan, at: usize) -> Option<Numeral> {
    let (low, high) = match scan.raw(at).len() {
        6 if scan.says(at, "double") => (10.0, 99.0),
        6 if scan.says(at, "triple") => (100.0, 999.0),
        6 if scan.says(at, "single") => (1.0, 9.0),
        _ => return None,
    };
    let next = at + 1 + usize::from(scan.is_joint(at + 1));
    scan.says_any(next, &["digit", "digits"]).then(|| vague(at..next + 1, low, Some(high)))
}

/// "a six-figure sum", "in the low seven figures": as many digits as are named.
pub(super) fn figure_class(scan: Scan, at: usize) -> Option<Numeral> {
    let Some(NumberWord::Small(digits @ 3..=12)) = scan.number(at) else { return None };
    let tied = scan.is_joint(at + 1) && scan.says_any(at + 2, &["figure", "figures"]);
    let told = scan.says(at + 1, "figures")
        && scan.says_any(at.wrapping_sub(1), &["low", "mid", "high", "into", "in", "of"]);
    let end = if tied { at + 3 } else { at + 2 };
    let low = scale10(1.0, i32::from(digits) - 1);
    (tied || told).then(|| vague(at..end, low, Some(low * 10.0 - 1.0)))
}

fn vague(tokens: Range<usize>, low: f64, high: Option<f64>) -> Numeral {
    Numeral {
        tokens,
        extent: Extent::Vaguely { low, high },
        step: 0.0,
        written: 0.0,
        power: 0,
        form: Form::Words,
    }
}
