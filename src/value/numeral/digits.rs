//! Numbers in digits, with grouping, decimals, magnitudes, exponents and fractions.

use super::decimal::{written_step, written_times};
use super::words::{and_a_part, lower_part, scaled_group, spelled_scale, tail_of_hundred};
use super::{Extent, Form, NumberWord, Numeral, fraction, last_step, scale10, tidy, words_numeral};
use crate::value::currency;
use crate::value::scan::Scan;
use crate::value::token::role;
use std::borrow::Cow;
use std::ops::{Deref, Range};

/// Digits as they were written, without grouping, a point for the decimal mark.
pub(super) struct Written<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) next: usize,
    pub(super) plain: bool,
}

impl Written<'_> {
    /// Of what does not stand in the text as it has to be read.
    pub(super) fn joined(text: String, next: usize) -> Self {
        Self { text: Cow::Owned(text), next, plain: false }
    }

    pub(super) fn decimals(&self) -> i32 {
        self.text.split_once('.').map_or(0, |(_, decimals)| i32::try_from(decimals.len()).unwrap_or(0))
    }

    /// How many digits stand before the point.
    fn whole(&self) -> usize {
        self.text.split('.').next().map_or(0, str::len)
    }

    pub(super) fn times(&self, power: i32) -> f64 {
        written_times(&self.text, power)
    }
}

pub(super) fn written_in_digits(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
    let written = decimal(scan, at)?;
    let next = written.next;
    if written.plain {
        if let Some((numerator, end)) = mixed_fraction(scan, at, next) {
            let value = written.times(0) + numerator;
            return Some(Numeral {
                tokens: at..end,
                step: last_step(value),
                written: 1.0,
                power: 0,
                extent: Extent::Exactly(value),
                form: Form::Digits,
            });
        }
        if let Some((value, end)) = slashed(scan, at) {
            return Some(fraction(at..end, value));
        }
    }
    if let Some((part, end)) = part_of_last_digit(scan, next) {
        let value = tidy(written.times(0) + part);
        return Some(Numeral {
            tokens: at..end,
            step: last_step(value),
            written: last_step(value),
            power: 0,
            extent: Extent::Exactly(value),
            form: Form::Digits,
        });
    }
    let (power, scaled_end) = magnitude(scan, &written, money).unwrap_or((0, next));
    if scaled_end > next && power != 2 {
        let end = scaled_end;
        if let Some((part, end)) = and_a_part(scan, end).filter(|_| power >= 3 && !scan.glued(next)) {
            return Some(words_numeral(at..end, tidy(scale10(written.times(0) + part, power))));
        }
        if let Some(rest) = lower_part(scan, end, power, true) {
            return Some(words_numeral(at..rest.1, written.times(power) + rest.0));
        }
        return Some(of_written(&written, at..end, power, Form::Digits));
    }
    if power == 2 {
        let value = written.times(2);
        if let Some((tail, end)) = tail_of_hundred(scan, scaled_end, true) {
            return Some(scaled_group(scan, at, value + tail, end));
        }
        return Some(scaled_group(scan, at, value, scaled_end));
    }
    if matches!(scan.number(next), Some(NumberWord::Dozen { .. })) {
        return Some(words_numeral(at..next + 1, written.times(0) * 12.0));
    }
    if let Some((part, end)) = and_a_part(scan, next) {
        let (power, end) = spelled_scale(scan, end).unwrap_or((0, end));
        return Some(words_numeral(at..end, tidy(scale10(written.times(0) + part, power))));
    }
    if let Some((power, end)) = exponent(scan, next) {
        return Some(of_written(&written, at..end, power, Form::Digits));
    }
    if let Some((power, end)) = raised_to(scan, next) {
        let value = tidy(written.times(0).powi(power));
        return value.is_finite().then(|| Numeral { step: 0.0, ..words_numeral(at..end, value) });
    }
    let form = if written.plain { Form::Plain } else { Form::Digits };
    Some(of_written(&written, at..next, 0, form))
}

pub(super) fn of_written(written: &Written, tokens: Range<usize>, power: i32, form: Form) -> Numeral {
    let value = written.times(power);
    let last = scale10(1.0, power - written.decimals());
    let step = if value == 0.0 { last } else { written_step(&written.text, power) };
    Numeral { tokens, extent: Extent::Exactly(value), step, written: last, power, form }
}

/// Digits with their grouping and decimal mark.
pub(super) fn decimal<'a>(scan: Scan<'a>, at: usize) -> Option<Written<'a>> {
    if scan.is(at, '.') {
        let decimals = scan.digits(at + 1).filter(|digits| scan.glued(at + 1) && digits.len() <= LONGEST)?;
        let after_word =
            scan.glued(at) && (scan.is_word(at.wrapping_sub(1)) || scan.digits(at.wrapping_sub(1)).is_some());
        return (!after_word && !scan.is(at.wrapping_sub(1), '.'))
            .then(|| Written::joined(format!("0.{decimals}"), at + 2));
    }
    let first = scan.digits(at).filter(|digits| digits.len() <= LONGEST)?;
    let commas = groups(scan, at, ',');
    if let Some(joined) = grouped_by(first, &commas) {
        let next = at + 1 + 2 * commas.len();
        let decimals = groups(scan, next - 1, '.');
        return match decimals[..] {
            [] => Some(Written::joined(joined, next)),
            [decimals] => Some(Written::joined(format!("{joined}.{decimals}"), next + 2)),
            _ => None,
        };
    }
    let dots = groups(scan, at, '.');
    // 1.234.567 and 1.234,56 are unambiguous; 1.234 is not, and in English a decimal.
    if first.len() <= 3
        && !first.starts_with('0')
        && !dots.is_empty()
        && dots.iter().all(|group| group.len() == 3)
    {
        let next = at + 1 + 2 * dots.len();
        let decimals = groups(scan, next - 1, ',');
        match decimals[..] {
            [decimals] if decimals.len() <= 2 => {
                return Some(Written::joined(format!("{first}{}.{decimals}", dots.concat()), next + 2));
            }
            [] if dots.len() >= 2 && !is_address(first, &dots) => {
                return Some(Written::joined(format!("{first}{}", dots.concat()), next));
            }
            _ => {}
        }
    }
    match (&dots[..], &commas[..]) {
        // The point is in the text as it has to be.
        ([_], _) => {
            let text = Cow::Borrowed(&scan.text[scan.bytes(at..at + 3)]);
            Some(Written { text, next: at + 3, plain: false })
        }
        ([_, ..], _) => None,
        ([], [decimals]) if decimals.len() <= 2 && !scan.is(at.wrapping_sub(1), ',') => {
            Some(Written::joined(format!("{first}.{decimals}"), at + 3))
        }
        _ => Some(spaced(scan, at, first)),
    }
}

/// Digits of one number; longer runs are names of things.
const LONGEST: usize = 18;

/// Runs of digits, each behind a mark.
struct Groups<'a> {
    runs: [&'a str; 8],
    count: usize,
}

impl<'a> Deref for Groups<'a> {
    type Target = [&'a str];

    fn deref(&self) -> &Self::Target {
        &self.runs[..self.count]
    }
}

/// The runs of digits that follow `at`, each behind this mark and without white space.
fn groups<'a>(scan: Scan<'a>, at: usize, mark: char) -> Groups<'a> {
    let mut groups = Groups { runs: [""; 8], count: 0 };
    let mut next = at + 1;
    while groups.count < groups.runs.len()
        && scan.is(next, mark)
        && scan.glued(next)
        && scan.glued(next + 1)
        && let Some(digits) = scan.digits(next + 1)
    {
        groups.runs[groups.count] = digits;
        groups.count += 1;
        next += 2;
    }
    groups
}

/// Digits joined, if their groups are those of thousands, or of lakhs and crores.
fn grouped_by(first: &str, groups: &[&str]) -> Option<String> {
    let (last, middle) = groups.split_last()?;
    let western = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let indian = first.len() <= 2 && !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    (last.len() == 3 && (western || indian) && groups.len() < 8 && !first.starts_with('0'))
        .then(|| groups.iter().fold(first.to_owned(), |joined, group| joined + group))
}

/// A network address: four numbers below 256.
fn is_address(first: &str, groups: &[&str]) -> bool {
    let is_byte = |digits: &&str| digits.parse::<u32>().is_ok_and(|number| number < 256);
    groups.len() == 3 && is_byte(&first) && groups.iter().all(is_byte)
}

/// Digits grouped by spaces: "1 234 567"; "40 000" alone must end in noughts or stand behind a space
/// that holds the line together.
fn spaced<'a>(scan: Scan<'a>, at: usize, first: &'a str) -> Written<'a> {
    let mut joined = Cow::Borrowed(first);
    let mut next = at + 1;
    let mut firm = false;
    while let Some(group) =
        scan.digits(next).filter(|group| group.len() == 3 && !scan.glued(next) && next - at <= 8)
    {
        let gap = &scan.text[scan.tokens[next - 1].end..scan.tokens[next].start];
        if gap.chars().count() != 1 {
            break;
        }
        firm |= gap != " ";
        joined += group;
        next += 1;
    }
    let groups = next - at - 1;
    let ended = !(scan.digits(next).is_some() && !scan.glued(next) && groups > 0);
    let firm = firm || groups > 1 || joined.ends_with("000");
    if groups == 0 || first.len() > 3 || first.starts_with('0') || !firm || !ended {
        return Written { text: Cow::Borrowed(first), next: at + 1, plain: true };
    }
    if scan.is(next, '.')
        && scan.glued(next)
        && scan.glued(next + 1)
        && let Some(decimals) = scan.digits(next + 1).filter(|digits| digits.len() <= LONGEST)
    {
        return Written::joined(format!("{joined}.{decimals}"), next + 2);
    }
    Written { text: joined, next, plain: false }
}

/// A magnitude behind digits: "12k", "3.4m", "1.2bn", "1.5 million", "3 hundred", "5-million".
fn magnitude(scan: Scan, written: &Written, money: bool) -> Option<(i32, usize)> {
    let next = written.next;
    if let Some((power, end)) = spelled_scale(scan, next) {
        return Some((power, end));
    }
    if matches!(scan.number(next), Some(NumberWord::Hundred)) {
        return Some((2, next + 1));
    }
    let ends = !scan.is_word(next + 1) && scan.digits(next + 1).is_none();
    if !(scan.glued(next) || money || ends && matches!(scan.raw(next), "k" | "M"))
        || scan.glued(next + 1) && (scan.is_word(next + 1) || scan.digits(next + 1).is_some())
    {
        return None;
    }
    let power = match scan.raw(next) {
        // The "4K" of a screen, the 573.15K of a thermometer.
        "K" if !money && (written.text.len() == 1 || written.whole() >= 3 && !written.plain) => return None,
        "k" | "K" => 3,
        "M" if !money && (scan.is(next + 1, '/') || scan.is(next + 1, '²')) => return None,
        "M" => 6,
        "MM" | "mm" | "m" if money => 6,
        "m" if counts_people(scan, next + 1)
            || goes_on_in_millions(scan, next)
            || leads_to_millions(scan, next)
            || is_told_of_crowds(scan, next) =>
        {
            6
        }
        // "Hallam 9b" is a planet, "1500b" a packet.
        "b" | "B" if money || written.whole() <= 3 && !written.plain => 9,
        "B" if written.whole() == 2 => 9,
        "t" | "T" if money => 12,
        _ => return None,
    };
    Some((power, next + 1))
}

/// Whether "3.4m" goes on to name what there are millions of: people, things, money.
fn counts_people(scan: Scan, next: usize) -> bool {
    let raw = scan.raw(next);
    let money =
        || raw.len() > 2 && currency::after(scan, next, 1e6, true).is_some_and(|found| found.power == 0);
    scan.is_lowercase(next)
        && (money()
            || scan.says_any(next, &["people", "children", "men", "women"])
            || raw.len() > 4
                && raw.ends_with('s')
                && !raw.ends_with("ss")
                && !scan.says_any(
                    next,
                    &[
                        "across", "towards", "always", "perhaps", "sprints", "hurdles", "swells", "waves",
                        "seas", "walls", "drops", "putts",
                    ],
                ))
}

/// "2.4m barrels to *437.8m*": what was told in millions before is so still.
fn goes_on_in_millions(scan: Scan, at: usize) -> bool {
    const FAR: usize = 12;
    let ends = !scan.has(at + 1, role::EXTENT) && !scan.says(at + 1, "of") && !scan.is_joint(at + 1);
    let counted = |at: usize| {
        scan.raw(at) == "m" && scan.glued(at) && scan.digits(at - 1).is_some() && counts_people(scan, at + 1)
    };
    ends && (at.saturating_sub(FAR).max(1)..at).any(counted)
}

/// "an audience of 3.2m", "subscribers rose to 12.4m": what is counted in millions stands before, and nothing that is
/// measured in metres around.
fn is_told_of_crowds(scan: Scan, at: usize) -> bool {
    const FAR: usize = 8;
    // "2m of water", "12m from the shore"
    let goes_on = scan.has(at + 1, role::EXTENT) || scan.says_any(at + 1, &["of", "from", "short"]);
    let back = at.saturating_sub(FAR)..at;
    let ends = back
        .clone()
        .rev()
        .find(|before| matches!(scan.mark(*before), Some('.' | ';' | '!' | '?')) && !scan.glued(before + 1));
    let mut own = ends.map_or(back.start, |end| end + 1)..at;
    let of_crowd = own.clone().any(|before| scan.has(before, role::CROWD));
    of_crowd && !own.any(|before| scan.has(before, role::EXTENT)) && !goes_on && !scan.is_joint(at + 1)
}

/// "between *5m* and 6m tonnes", "*5m*-6m people": what goes on to be told in millions is so already.
fn leads_to_millions(scan: Scan, at: usize) -> bool {
    if !(scan.says_any(at + 1, &["and", "to", "or"]) || scan.is_dash(at + 1)) || scan.digits(at + 2).is_none()
    {
        return false;
    }
    let point = scan.is(at + 3, '.') && scan.glued(at + 4);
    let sign = at + 3 + 2 * usize::from(point);
    scan.raw(sign) == "m" && scan.glued(sign) && counts_people(scan, sign + 1)
}

/// "e10", "e+14", "x10^6", " x 10^6", "×10⁻⁵" behind a decimal.
fn exponent(scan: Scan, next: usize) -> Option<(i32, usize)> {
    let spelled = scan.says(next, "x") && (scan.is(next + 2, '^') || superscript(scan, next + 2).is_some());
    if !scan.glued(next) && !scan.is(next, '×') && !spelled {
        return None;
    }
    let mut at = next;
    if scan.says(at, "e") {
        at += 1;
    } else {
        let times = scan.is(at, '×') || scan.is(at, '*') || scan.says(at, "x");
        if !times || scan.digits(at + 1) != Some("10") {
            return None;
        }
        at += 2;
        if let Some(found) = superscript(scan, at) {
            return Some(found);
        }
        if scan.is(at, '^') {
            at += 1;
        } else if !matches!(scan.mark(at), Some('-' | '−')) {
            return None;
        }
    }
    let negative = matches!(scan.mark(at), Some('-' | '−'));
    if negative || scan.is(at, '+') {
        at += 1;
    }
    let power: i32 = scan.digits(at).filter(|digits| scan.glued(at) && digits.len() <= 2)?.parse().ok()?;
    Some((if negative { -power } else { power }, at + 1))
}

/// "^23", "^-1" behind a decimal.
fn raised_to(scan: Scan, next: usize) -> Option<(i32, usize)> {
    let tied = |at: usize| scan.glued(at);
    if !scan.is(next, '^') || !tied(next) || !tied(next + 1) {
        return None;
    }
    let sign = usize::from(matches!(scan.mark(next + 1), Some('+' | '-' | '−')));
    let digits = scan.digits(next + 1 + sign).filter(|digits| tied(next + 1 + sign) && digits.len() <= 3)?;
    let power: i32 = digits.parse().ok()?;
    Some((if matches!(scan.mark(next + 1), Some('-' | '−')) { -power } else { power }, next + 2 + sign))
}

fn superscript(scan: Scan, at: usize) -> Option<(i32, usize)> {
    let negative = scan.is(at, '⁻');
    let first = at + usize::from(negative);
    let mut power = 0;
    let mut next = first;
    while let Some(digit) =
        scan.mark(next).and_then(|mark| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == mark))
    {
        if next - first == 2 || !scan.glued(next) {
            return None;
        }
        power = power * 10 + i32::try_from(digit).ok()?;
        next += 1;
    }
    (next > first).then_some((if negative { -power } else { power }, next))
}

/// The fraction behind a whole number: "2 1/2", "2-1/2", "2½", "2 ½".
fn mixed_fraction(scan: Scan, at: usize, next: usize) -> Option<(f64, usize)> {
    if scan.raw(at).len() > 4 {
        return None;
    }
    if let Some(found) = vulgar(scan, next) {
        return Some(found);
    }
    let next = if scan.is_joint(next) { next + 1 } else { next };
    (scan.is(next + 1, '/') || scan.is(next + 1, '⁄'))
        .then(|| slashed(scan, next))
        .flatten()
        .filter(|(value, _)| *value < 1.0)
}

/// "10.43½": half of what the last digit counts, as grain is priced.
fn part_of_last_digit(scan: Scan, next: usize) -> Option<(f64, usize)> {
    let decimals =
        next.checked_sub(1).filter(|last| scan.is(last.wrapping_sub(1), '.') && scan.glued(next))?;
    let (part, end) = vulgar(scan, next)?;
    let power = i32::try_from(scan.digits(decimals)?.len()).ok()?;
    Some((scale10(part, -power), end))
}

/// "3/4", "1⁄2": a proper fraction with a divisor that people divide by.
fn slashed(scan: Scan, at: usize) -> Option<(f64, usize)> {
    let free = !scan.glued(at) || !matches!(scan.mark(at.wrapping_sub(1)), Some('/' | '.' | ',' | ':'));
    let slash = matches!(scan.mark(at + 1), Some('/' | '⁄')) && scan.glued(at + 1) && scan.glued(at + 2);
    let ended = !(scan.glued(at + 3)
        && (matches!(scan.mark(at + 3), Some('/' | ':')) || scan.is_word(at + 3)))
        && (!scan.is_joint(at + 3) || scan.is_lowercase(at + 4));
    if !free || !slash || !ended {
        return None;
    }
    let numerator: u32 = scan.digits(at).filter(|digits| digits.len() <= 2)?.parse().ok()?;
    let divisor: u32 = scan.digits(at + 2).filter(|digits| digits.len() <= 3)?.parse().ok()?;
    let usual = matches!(divisor, 2..=6 | 8 | 10 | 16 | 20 | 32 | 40 | 50 | 64 | 100 | 200 | 500);
    (usual && numerator > 0 && numerator < divisor)
        .then(|| (f64::from(numerator) / f64::from(divisor), at + 3))
}

/// "½" and its kin.
pub(super) fn vulgar(scan: Scan, at: usize) -> Option<(f64, usize)> {
    let (numerator, divisor) = match scan.mark(at)? {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((f64::from(numerator) / f64::from(divisor), at + 1))
}
