//! Numbers in words: "two hundred and forty", "half a million", "two-thirds".

use super::digits::{Written, decimal, of_written};
use super::vague::few;
use super::{Form, NumberWord, Numeral, fraction, scale10, tidy, words_numeral};
use crate::value::hedge::{self, Place};
use crate::value::measure::DOZEN;
use crate::value::scan::Scan;
use crate::value::token::role;
use crate::value::unit;
use std::ops::Range;

/// The highest power of ten that words name: a million million millions is more than anybody counts.
const HIGHEST: i32 = 18;

/// "million", "-million", "thousand crore" and so on, as a power of ten.
pub(super) fn spelled_scale(scan: Scan, next: usize) -> Option<(i32, usize)> {
    let mut end = next;
    let mut power = 0;
    loop {
        let word = if scan.is_joint(end) { end + 1 } else { end };
        let Some(NumberWord::Scale { power: more, many }) = scan.number(word) else { break };
        if more == 2 || many && power == 0 && scan.says(word + 1, "of") && scan.number(word + 2).is_some() {
            break;
        }
        if power + i32::from(more) > HIGHEST {
            break;
        }
        power += i32::from(more);
        end = word + 1;
    }
    (power > 0).then_some((power, end))
}

/// "two hundred and forty", "twenty-one trillion three hundred", "two-thirds", "one and a half million".
pub(super) fn in_words(scan: Scan, at: usize) -> Option<Numeral> {
    let (value, next) = below_thousand(scan, at)?;
    // "each of the next two quarters"
    let period = scan.says(next, "quarters")
        && scan
            .says_any(at.wrapping_sub(1), &["next", "last", "past", "first", "previous", "final", "coming"]);
    if let Some((divisor, end)) = divisor(scan, next, value == 1.0).filter(|_| !period) {
        return Some(times_scale(scan, at, value / divisor, end));
    }
    if scan.says(next, "point")
        && let Some((text, end)) = spoken_decimals(scan, next + 1, value)
    {
        let written = Written::joined(text, end);
        let (power, end) = spelled_scale(scan, end).unwrap_or((0, end));
        return Some(of_written(&written, at..end, power, Form::Words));
    }
    if let Some((part, end)) = and_a_part(scan, next) {
        let (power, end) = spelled_scale(scan, end).unwrap_or((0, end));
        return Some(words_numeral(at..end, tidy(scale10(value + part, power))));
    }
    Some(scaled_group(scan, at, value, next))
}

/// A group and what multiplies and follows it: "… thousand two hundred", "… dozen".
pub(super) fn scaled_group(scan: Scan, at: usize, value: f64, next: usize) -> Numeral {
    let dozen = if scan.is_joint(next) { next + 1 } else { next };
    if matches!(scan.number(dozen), Some(NumberWord::Dozen { .. })) {
        return dozens(at..dozen + 1, value);
    }
    let Some((power, end)) = spelled_scale(scan, next) else { return words_numeral(at..next, value) };
    let scaled = scale10(value, power);
    // "a hundred thousand trillionths"
    if let Some((divisor, end)) = divisor(scan, end, false).filter(|(divisor, _)| *divisor > scaled) {
        return fraction(at..end, scaled / divisor);
    }
    if let Some((part, end)) = and_a_part(scan, end) {
        if let Some((lower, end)) = spelled_scale(scan, end).filter(|(lower, _)| *lower < power) {
            return words_numeral(at..end, scaled + tidy(scale10(part, lower)));
        }
        // Of a hundred, no half is told this way: "one hundred and three quarters".
        return words_numeral(at..end, tidy(scale10(value + part, power)));
    }
    match lower_part(scan, end, power, false) {
        Some((rest, end)) => words_numeral(at..end, scaled + rest),
        None => Numeral { power, ..words_numeral(at..end, scaled) },
    }
}

/// What follows a power of ten and is less than it: "two thousand *and two hundred*".
pub(super) fn lower_part(scan: Scan, at: usize, below: i32, digits: bool) -> Option<(f64, usize)> {
    let and = scan.says(at, "and") || scan.is(at, '&');
    // "two million, three hundred thousand"
    let comma = scan.is(at, ',') && !digits;
    let start = at + usize::from(and || comma);
    let (mut value, mut next) = if digits && scan.digits(start).is_some() {
        let written = decimal(scan, start).filter(|written| written.plain)?;
        if matches!(scan.number(written.next), Some(NumberWord::Hundred)) {
            let tail = tail_of_hundred(scan, written.next + 1, true);
            tail.map_or((written.times(2), written.next + 1), |(tail, next)| (written.times(2) + tail, next))
        } else if below > 3 || !and {
            return None;
        } else {
            (written.times(0), written.next)
        }
    } else {
        // "5 million two years ago": words go on with what digits began only behind "and".
        below_thousand(scan, start).filter(|(value, _)| !digits || and && *value >= 100.0)?
    };
    if value == 0.0 || divisor(scan, next, value == 1.0).is_some() {
        return None;
    }
    let power = match spelled_scale(scan, next) {
        Some((power, end)) => {
            value = scale10(value, power);
            next = end;
            power
        }
        None => 0,
    };
    if value >= scale10(1.0, below)
        || matches!(scan.number(next), Some(NumberWord::Hundred | NumberWord::Dozen { .. }))
    {
        return None;
    }
    if let Some((rest, end)) = lower_part(scan, next, power.max(1), digits).filter(|_| power > 1) {
        return Some((value + rest, end));
    }
    // "six million and two others", "two thousand six years ago": too small to be meant as its end; "of the two
    // thousand, three hundred died".
    let apart = comma && (value < 100.0 || power == 0 && next == start + 2);
    let far_below = below >= 6 && value < 100.0 || !and && value < 10.0 || apart;
    (!far_below).then_some((value, next))
}

/// A number below a thousand in words, or "twelve hundred".
fn below_thousand(scan: Scan, at: usize) -> Option<(f64, usize)> {
    let (mut value, mut next) = match scan.number(at)? {
        NumberWord::Hundred => return None,
        _ => below_hundred(scan, at)?,
    };
    let hundred = if scan.is_joint(next) { next + 1 } else { next };
    let of_parts = tens_of_parts(scan, next).is_some();
    if value > 0.0 && !of_parts && matches!(scan.number(hundred), Some(NumberWord::Hundred)) {
        value *= 100.0;
        next = hundred + 1;
        if let Some((tail, end)) = tail_of_hundred(scan, next, false) {
            value += tail;
            next = end;
        }
    }
    Some((value, next))
}

/// "and forty", "forty-two" behind a hundred; not where it goes on to hundreds or parts itself.
pub(super) fn tail_of_hundred(scan: Scan, at: usize, digits: bool) -> Option<(f64, usize)> {
    let and = scan.says(at, "and") || scan.is(at, '&');
    let start = at + usize::from(and || scan.is_joint(at));
    let (value, next) = match scan.digits(start) {
        Some(number)
            if digits && and && number.len() <= 2 && !number.starts_with('0') && !scan.is(start + 1, '.') =>
        {
            (number.parse().ok()?, start + 1)
        }
        Some(_) => return None,
        None => below_hundred(scan, start)?,
    };
    // "one hundred and three quarters" has its tail in the fraction, "one hundred and thirty fifths" not.
    let in_fraction = divisor(scan, next, value == 1.0).is_some_and(|(divisor, _)| value < divisor);
    let goes_on = matches!(scan.number(next), Some(NumberWord::Hundred)) || in_fraction;
    (value > 0.0 && !goes_on).then_some((value, next))
}

/// "forty", "forty-two", "twelve".
fn below_hundred(scan: Scan, at: usize) -> Option<(f64, usize)> {
    match scan.number(at)? {
        NumberWord::Small(value) => Some((f64::from(value), at + 1)),
        NumberWord::Tens(tens) => {
            let dashed =
                scan.is_joint(at + 1) || scan.is(at + 1, '-') && !scan.glued(at + 1) && !scan.glued(at + 2);
            let ones = if dashed { at + 2 } else { at + 1 };
            match scan.number(ones) {
                Some(NumberWord::Small(value @ 1..=9)) => Some((f64::from(tens + value), ones + 1)),
                _ => Some(antique(scan, at, tens).unwrap_or((f64::from(tens), at + 1))),
            }
        }
        _ => None,
    }
}

/// "twenty and four hours", as the King James Bible counts.
fn antique(scan: Scan, at: usize, tens: u8) -> Option<(f64, usize)> {
    let Some(NumberWord::Small(value @ 1..=9)) = scan.number(at + 2) else { return None };
    let counted =
        scan.says(at + 1, "and") && scan.says_any(at + 3, &["years", "days", "hours", "cubits", "elders"]);
    (counted && !scan.says(at.wrapping_sub(1), "between")).then(|| (f64::from(tens + value), at + 3))
}

/// "three", "zero three" behind "point".
fn spoken_decimals(scan: Scan, at: usize, whole: f64) -> Option<(String, usize)> {
    let mut text = format!("{whole}.");
    let mut next = at;
    while let Some((value, end)) = below_hundred(scan, next).filter(|_| next - at < 12) {
        text.push_str(&value.to_string());
        next = end;
    }
    (next > at).then_some((text, next))
}

/// The "ten-" of "ten-thousandths", the "hundred-" of "hundred-millionths".
fn tens_of_parts(scan: Scan, at: usize) -> Option<f64> {
    let tens = match scan.number(at)? {
        NumberWord::Small(10) => 10.0,
        NumberWord::Hundred => 100.0,
        _ => return None,
    };
    let parts = scan.is_joint(at + 1) && matches!(scan.number(at + 2), Some(NumberWord::Parts(1_000..)));
    parts.then_some(tens)
}

/// What a spoken fraction divides by: "thirds", "-quarters", or (behind one) "third", "half".
fn divisor(scan: Scan, at: usize, one: bool) -> Option<(f64, usize)> {
    let dashed = scan.is_joint(at) || scan.is(at, '-') && !scan.glued(at) && !scan.glued(at + 1);
    let word = if dashed { at + 1 } else { at };
    if let NumberWord::Tens(tens) = scan.number(word)? {
        // "twenty-fifths", "twenty-first".
        let ones = word + 1 + usize::from(scan.is_joint(word + 1));
        return match scan.number(ones)? {
            NumberWord::Parts(parts @ ..10) => Some(((u64::from(tens) + parts) as f64, ones + 1)),
            NumberWord::Ordinal(parts @ ..10) if one => Some(((u64::from(tens) + parts) as f64, ones + 1)),
            _ => None,
        };
    }
    // "ten-thousandths", "hundred-millionths"
    if let Some(tens) = tens_of_parts(scan, word) {
        let NumberWord::Parts(parts) = scan.number(word + 2)? else { return None };
        return Some((parts as f64 * tens, word + 3));
    }
    let divisor = match scan.number(word)? {
        NumberWord::Parts(parts @ 3..) => parts as f64,
        NumberWord::Ordinal(parts @ 3..) if one => parts as f64,
        NumberWord::Half { many } if one || many => 2.0,
        NumberWord::Quarter { many } if one || many => 4.0,
        _ => return None,
    };
    Some((divisor, word + 1))
}

/// "and a half", "and three quarters", "and one third".
pub(super) fn and_a_part(scan: Scan, at: usize) -> Option<(f64, usize)> {
    // "five-and-a-half-year".
    let tied = scan.is_joint(at);
    let at = at + usize::from(tied);
    if !scan.says(at, "and") {
        return None;
    }
    if tied {
        let a_half = scan.says_all(at + 1, &["-", "a", "-", "half"]);
        return a_half.then_some((0.5, at + 5));
    }
    if scan.says(at + 1, "a") {
        let (divisor, next) = divisor(scan, at + 2, true)?;
        let counted = !matches!(scan.number(at + 2), Some(NumberWord::Ordinal(_)))
            || !scan.is_lowercase(next)
            || scan.raw(next).ends_with('s')
            || scan.number(next).is_some();
        return counted.then_some((1.0 / divisor, next));
    }
    // "Halo 3 and Half-Life 2"
    let half = matches!(scan.number(at + 1), Some(NumberWord::Half { many: false }));
    if half && !(scan.is_capitalised(at + 1) && scan.is_joint(at + 2)) {
        return Some((0.5, at + 2));
    }
    let (value, next) = below_hundred(scan, at + 1)?;
    let (divisor, next) = divisor(scan, next, value == 1.0)?;
    (value < divisor).then_some((value / divisor, next))
}

/// "half", "half a million", "half-dozen", "quarter million".
pub(super) fn part(scan: Scan, at: usize) -> Option<Numeral> {
    let half = matches!(scan.number(at), Some(NumberWord::Half { .. }));
    let value = if half { 0.5 } else { 0.25 };
    let numeral = times_scale(scan, at, value, at + 1);
    (half || numeral.form == Form::Words).then_some(numeral)
}

/// A fraction, or so much "of a million", "a dozen", "-million".
fn times_scale(scan: Scan, at: usize, value: f64, next: usize) -> Numeral {
    let of = next + usize::from(scan.says(next, "of") && scan.says(next + 1, "a"));
    let word = of + usize::from(scan.says(of, "a"));
    // "half-a-million"
    let tied = scan.is_joint(next) && scan.says(next + 1, "a") && scan.is_joint(next + 2);
    let word = match word {
        _ if tied => next + 3,
        word if word == next && scan.is_joint(next) => next + 1,
        word => word,
    };
    match scan.number(word) {
        Some(NumberWord::Scale { power, many: false }) => {
            let value = tidy(value * scale10(1.0, i32::from(power)));
            words_numeral(at..word + 1, value)
        }
        Some(NumberWord::Dozen { many: false }) => dozens(at..word + 1, value),
        _ => fraction(at..next, value),
    }
}

/// "two dozen": a figure that is rounded to the dozen.
fn dozens(tokens: Range<usize>, dozens: f64) -> Numeral {
    Numeral { step: DOZEN, ..words_numeral(tokens, dozens * DOZEN) }
}

/// "the *dozen* people", "these *thousand* words": one of a magnitude, of which some are known already.
pub(super) fn after_article(scan: Scan, at: usize) -> Option<Numeral> {
    let known = scan.says_any(at.wrapping_sub(1), &["the", "these", "those"]);
    let raw = scan.raw(at + 1);
    let many = scan.is_lowercase(at + 1)
        && (raw.ends_with('s') || scan.says_any(at + 1, &["people", "men", "women", "children"]));
    let power = match scan.number(at)? {
        NumberWord::Hundred => 100.0,
        NumberWord::Dozen { .. } => 12.0,
        NumberWord::Scale { power, .. } => scale10(1.0, i32::from(power)),
        _ => return None,
    };
    (known && many).then(|| words_numeral(at..at + 1, power))
}

/// "a dozen", "a hundred and two", "a million and a half", "a third", "a few hundred", "a couple of".
pub(super) fn with_article(scan: Scan, at: usize) -> Option<Numeral> {
    // By another of its kind: "followed by a third in the same street".
    const FOLLOWED: &[&str] = &["accompanied", "followed", "joined", "preceded", "replaced", "succeeded"];
    if let Some(mut numeral) = few(scan, at + 1) {
        numeral.tokens.start = at;
        return Some(numeral);
    }
    match scan.number(at + 1)? {
        NumberWord::Hundred => {
            let (tail, next) = tail_of_hundred(scan, at + 2, false).unwrap_or((0.0, at + 2));
            if let Some((divisor, next)) = divisor(scan, next, false) {
                return Some(times_scale(scan, at, (100.0 + tail) / divisor, next));
            }
            Some(scaled_group(scan, at, 100.0 + tail, next))
        }
        NumberWord::Scale { many: false, .. } | NumberWord::Dozen { many: false } => {
            Some(scaled_group(scan, at, 1.0, at + 1))
        }
        NumberWord::Half { many: false }
        | NumberWord::Quarter { many: false }
        | NumberWord::Ordinal(3..)
        | NumberWord::Tens(_) => {
            let (divisor, next) = divisor(scan, at + 1, true)?;
            let numeral = times_scale(scan, at, 1.0 / divisor, next);
            // "a third explosion" is the third in order, and so is "a third on 6 October"; "fell by a third in May".
            let before =
                hedge::before(scan, at, 0, Place::Nowhere).map_or(at, |(_, start)| start).wrapping_sub(1);
            let is_next = scan.says_any(before.wrapping_sub(1), FOLLOWED);
            let is_by = scan.says(before, "by") && !is_next || scan.has(before, role::CHANGE);
            let compared = scan.raw(next).ends_with("er") && scan.says(next + 1, "than");
            let ends = !scan.is_word(next)
                || compared
                || scan.says_any(next, &["of", "off", "or", "and", "as", "from", "more", "less", "to"])
                || scan.says(next, "on") && !(1..=2).any(|by| scan.has(next + by, role::DATE))
                || is_by && scan.has(next, role::FUNCTION)
                || divisor == 4.0 && scan.says(next - 1, "quarter") && unit::read(scan, next).is_some();
            (numeral.form == Form::Words || ends).then_some(numeral)
        }
        _ => None,
    }
}
