//! Numbers, written in digits and in words: "1,234.5", "twelve hundred", "half a million", "a few
//! dozen". What they count, and how they are hedged, is read elsewhere.

use super::scan::Scan;
use std::ops::Range;

/// A number as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub(crate) tokens: Range<usize>,
    pub(crate) extent: Extent,
    /// The worth of one step of the last digit that is not zero.
    pub(crate) step: f64,
    /// The worth of one step of the last digit that was written.
    pub(crate) written: f64,
    /// The power of ten that a magnitude behind the number gave it: 6 of "1.5 million".
    pub(crate) power: i32,
    pub(crate) form: Form,
}

/// The numbers that a numeral may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Extent {
    Exactly(f64),
    /// "several", "dozens": no figure was said.
    Vaguely {
        low: f64,
        high: Option<f64>,
    },
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A bare run of digits, which may be a year, a name or a label as well.
    Plain,
    /// Digits with grouping, a decimal mark, a magnitude or an exponent.
    Digits,
    Words,
    /// A fraction below one, or "half" on its own.
    Fraction,
}

/// What a word says in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberWord {
    /// zero … nineteen.
    Small(u8),
    /// twenty, thirty … ninety.
    Tens(u8),
    Hundred,
    /// A power of ten that multiplies: thousand, million, lakh, bn; plural where `many`.
    Scale {
        power: u8,
        many: bool,
    },
    Dozen {
        many: bool,
    },
    /// first, second, twenty-*first*, hundredth; below a hundred, and the powers of ten.
    Ordinal(u64),
    /// thirds, quarters, fifths: what ordinals divide by in the plural.
    Parts(u64),
    Half {
        many: bool,
    },
    Quarter {
        many: bool,
    },
}

/// The words that numbers are written with.
pub(crate) const WORDS: &[(&str, NumberWord)] = &[
    ("zero", NumberWord::Small(0)),
    ("nought", NumberWord::Small(0)),
    ("naught", NumberWord::Small(0)),
    ("one", NumberWord::Small(1)),
    ("two", NumberWord::Small(2)),
    ("three", NumberWord::Small(3)),
    ("four", NumberWord::Small(4)),
    ("five", NumberWord::Small(5)),
    ("six", NumberWord::Small(6)),
    ("seven", NumberWord::Small(7)),
    ("eight", NumberWord::Small(8)),
    ("nine", NumberWord::Small(9)),
    ("ten", NumberWord::Small(10)),
    ("eleven", NumberWord::Small(11)),
    ("twelve", NumberWord::Small(12)),
    ("thirteen", NumberWord::Small(13)),
    ("fourteen", NumberWord::Small(14)),
    ("fifteen", NumberWord::Small(15)),
    ("sixteen", NumberWord::Small(16)),
    ("seventeen", NumberWord::Small(17)),
    ("eighteen", NumberWord::Small(18)),
    ("nineteen", NumberWord::Small(19)),
    ("twenty", NumberWord::Tens(20)),
    ("thirty", NumberWord::Tens(30)),
    ("forty", NumberWord::Tens(40)),
    ("fourty", NumberWord::Tens(40)),
    ("fifty", NumberWord::Tens(50)),
    ("sixty", NumberWord::Tens(60)),
    ("seventy", NumberWord::Tens(70)),
    ("eighty", NumberWord::Tens(80)),
    ("ninety", NumberWord::Tens(90)),
    ("hundred", NumberWord::Hundred),
    ("hundreds", NumberWord::Scale { power: 2, many: true }),
    ("thousand", NumberWord::Scale { power: 3, many: false }),
    ("thousands", NumberWord::Scale { power: 3, many: true }),
    ("million", NumberWord::Scale { power: 6, many: false }),
    ("millions", NumberWord::Scale { power: 6, many: true }),
    ("billion", NumberWord::Scale { power: 9, many: false }),
    ("billions", NumberWord::Scale { power: 9, many: true }),
    ("trillion", NumberWord::Scale { power: 12, many: false }),
    ("trillions", NumberWord::Scale { power: 12, many: true }),
    ("lakh", NumberWord::Scale { power: 5, many: false }),
    ("lakhs", NumberWord::Scale { power: 5, many: true }),
    ("crore", NumberWord::Scale { power: 7, many: false }),
    ("crores", NumberWord::Scale { power: 7, many: true }),
    ("mil", NumberWord::Scale { power: 6, many: false }),
    ("mln", NumberWord::Scale { power: 6, many: false }),
    ("mn", NumberWord::Scale { power: 6, many: false }),
    ("bn", NumberWord::Scale { power: 9, many: false }),
    ("bln", NumberWord::Scale { power: 9, many: false }),
    ("tn", NumberWord::Scale { power: 12, many: false }),
    ("tln", NumberWord::Scale { power: 12, many: false }),
    ("trn", NumberWord::Scale { power: 12, many: false }),
    ("dozen", NumberWord::Dozen { many: false }),
    ("dozens", NumberWord::Dozen { many: true }),
    ("half", NumberWord::Half { many: false }),
    ("halves", NumberWord::Half { many: true }),
    ("quarter", NumberWord::Quarter { many: false }),
    ("quarters", NumberWord::Quarter { many: true }),
    ("first", NumberWord::Ordinal(1)),
    ("second", NumberWord::Ordinal(2)),
    ("third", NumberWord::Ordinal(3)),
    ("fourth", NumberWord::Ordinal(4)),
    ("fifth", NumberWord::Ordinal(5)),
    ("sixth", NumberWord::Ordinal(6)),
    ("seventh", NumberWord::Ordinal(7)),
    ("eighth", NumberWord::Ordinal(8)),
    ("ninth", NumberWord::Ordinal(9)),
    ("tenth", NumberWord::Ordinal(10)),
    ("eleventh", NumberWord::Ordinal(11)),
    ("twelfth", NumberWord::Ordinal(12)),
    ("thirteenth", NumberWord::Ordinal(13)),
    ("fourteenth", NumberWord::Ordinal(14)),
    ("fifteenth", NumberWord::Ordinal(15)),
    ("sixteenth", NumberWord::Ordinal(16)),
    ("seventeenth", NumberWord::Ordinal(17)),
    ("eighteenth", NumberWord::Ordinal(18)),
    ("nineteenth", NumberWord::Ordinal(19)),
    ("twentieth", NumberWord::Ordinal(20)),
    ("thirtieth", NumberWord::Ordinal(30)),
    ("fortieth", NumberWord::Ordinal(40)),
    ("fiftieth", NumberWord::Ordinal(50)),
    ("sixtieth", NumberWord::Ordinal(60)),
    ("seventieth", NumberWord::Ordinal(70)),
    ("eightieth", NumberWord::Ordinal(80)),
    ("ninetieth", NumberWord::Ordinal(90)),
    ("hundredth", NumberWord::Ordinal(100)),
    ("thousandth", NumberWord::Ordinal(1_000)),
    ("millionth", NumberWord::Ordinal(1_000_000)),
    ("billionth", NumberWord::Ordinal(1_000_000_000)),
    ("trillionth", NumberWord::Ordinal(1_000_000_000_000)),
    ("firsts", NumberWord::Parts(1)),
    ("thirds", NumberWord::Parts(3)),
    ("fourths", NumberWord::Parts(4)),
    ("fifths", NumberWord::Parts(5)),
    ("sixths", NumberWord::Parts(6)),
    ("sevenths", NumberWord::Parts(7)),
    ("eighths", NumberWord::Parts(8)),
    ("ninths", NumberWord::Parts(9)),
    ("tenths", NumberWord::Parts(10)),
    ("twelfths", NumberWord::Parts(12)),
    ("sixteenths", NumberWord::Parts(16)),
    ("twentieths", NumberWord::Parts(20)),
    ("hundredths", NumberWord::Parts(100)),
    ("thousandths", NumberWord::Parts(1_000)),
    ("millionths", NumberWord::Parts(1_000_000)),
    ("billionths", NumberWord::Parts(1_000_000_000)),
    ("trillionths", NumberWord::Parts(1_000_000_000_000)),
];

/// The number that begins at a token. Right after a currency sign (`money`), "m", "b" and "t" are
/// magnitudes.
pub(crate) fn read(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
    if let Some(next) = minus(scan, at) {
        let mut numeral = read_unsigned(scan, next, money)?;
        let Extent::Exactly(value) = numeral.extent else { return None };
        numeral.extent = Extent::Exactly(-value);
        numeral.tokens.start = at;
        return Some(numeral);
    }
    read_unsigned(scan, at, money)
}

/// A value times a power of ten, as exact as its decimal text.
pub(crate) fn scale10(value: f64, power: i32) -> f64 {
    if power == 0 {
        return value;
    }
    format!("{value}e{power}").parse().unwrap_or(value)
}

/// Rounds away the noise of binary arithmetic: 33.000000000000004 is 33.
pub(crate) fn tidy(value: f64) -> f64 {
    format!("{value:.13e}").parse().unwrap_or(value)
}

/// The worth of one step of the last digit of a number that is not zero.
pub(crate) fn last_step(value: f64) -> f64 {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    scale10(1.0, exponent - i32::try_from(decimals).unwrap_or(0))
}

/// Where the number behind a minus sign begins: "-5", "minus five", not "F-5" or "3-5".
fn minus(scan: Scan, at: usize) -> Option<usize> {
    if scan.says_any(at, &["minus", "negative"]) {
        return (scan.digits(at + 1).is_some() || scan.number(at + 1).is_some()).then_some(at + 1);
    }
    let free = !scan.glued(at)
        || matches!(
            scan.mark(at.wrapping_sub(1)),
            Some('(' | '[' | '"' | '“' | '<' | '>' | '=' | '$' | '€' | '£' | '≤' | '≥' | '~' | '|')
        );
    let sign = matches!(scan.mark(at), Some('-' | '−' | '–')) && scan.glued(at + 1);
    (free && sign && (scan.digits(at + 1).is_some() || scan.is(at + 1, '.'))).then_some(at + 1)
}

fn read_unsigned(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
    match scan.number(at) {
        _ if scan.digits(at).is_some() || scan.is(at, '.') => written_in_digits(scan, at, money),
        _ if scan.mark(at).is_some() => vulgar(scan, at).map(|(value, next)| fraction(at..next, value)),
        Some(NumberWord::Scale { many: true, .. } | NumberWord::Dozen { many: true }) => crowd(scan, at),
        Some(NumberWord::Half { many: false } | NumberWord::Quarter { many: false }) => part(scan, at),
        Some(_) => in_words(scan, at),
        None => match scan.raw(at).len() {
            1 | 2 if scan.says_any(at, &["a", "an"]) => with_article(scan, at),
            _ => few(scan, at).or_else(|| crowd(scan, at)).or_else(|| digit_class(scan, at)),
        },
    }
}

// ── in digits ──────────────────────────────────────────────────────────────────────────────────

/// Digits as they were written, without grouping, a point for the decimal mark.
struct Written {
    text: String,
    next: usize,
    plain: bool,
}

impl Written {
    fn decimals(&self) -> i32 {
        self.text.split_once('.').map_or(0, |(_, decimals)| i32::try_from(decimals.len()).unwrap_or(0))
    }

    fn times(&self, power: i32) -> f64 {
        format!("{}e{power}", self.text).parse().unwrap_or(0.0)
    }
}

fn written_in_digits(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
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
    let (power, scaled_end) = magnitude(scan, next, money).unwrap_or((0, next));
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
    let form = if written.plain { Form::Plain } else { Form::Digits };
    Some(of_written(&written, at..next, 0, form))
}

fn of_written(written: &Written, tokens: Range<usize>, power: i32, form: Form) -> Numeral {
    let value = written.times(power);
    let last = scale10(1.0, power - written.decimals());
    let step = if value == 0.0 { last } else { last_step(value) };
    Numeral { tokens, extent: Extent::Exactly(value), step, written: last, power, form }
}

fn words_numeral(tokens: Range<usize>, value: f64) -> Numeral {
    let step = if value == 0.0 { 1.0 } else { last_step(value) };
    Numeral {
        tokens,
        extent: Extent::Exactly(value),
        step,
        written: step.min(1.0),
        power: 0,
        form: Form::Words,
    }
}

fn fraction(tokens: Range<usize>, value: f64) -> Numeral {
    // A spoken fraction is a round figure: half is between 47.5 and 52.5 per cent.
    let step = value.abs() / 10.0;
    Numeral { tokens, extent: Extent::Exactly(value), step, written: step, power: 0, form: Form::Fraction }
}

/// Digits with their grouping and decimal mark.
fn decimal(scan: Scan, at: usize) -> Option<Written> {
    if scan.is(at, '.') {
        let decimals = scan.digits(at + 1).filter(|digits| scan.glued(at + 1) && digits.len() <= LONGEST)?;
        let after_word =
            scan.glued(at) && (scan.is_word(at.wrapping_sub(1)) || scan.digits(at.wrapping_sub(1)).is_some());
        return (!after_word && !scan.is(at.wrapping_sub(1), '.')).then(|| Written {
            text: format!("0.{decimals}"),
            next: at + 2,
            plain: false,
        });
    }
    let first = scan.digits(at).filter(|digits| digits.len() <= LONGEST)?;
    let commas = groups(scan, at, ',');
    let dots = groups(scan, at, '.');
    if let Some(joined) = grouped_by(first, &commas) {
        let next = at + 1 + 2 * commas.len();
        let decimals = groups(scan, next - 1, '.');
        return match decimals[..] {
            [] => Some(Written { text: joined, next, plain: false }),
            [decimals] => {
                Some(Written { text: format!("{joined}.{decimals}"), next: next + 2, plain: false })
            }
            _ => None,
        };
    }
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
                return Some(Written {
                    text: format!("{first}{}.{decimals}", dots.concat()),
                    next: next + 2,
                    plain: false,
                });
            }
            [] if dots.len() >= 2 && !is_address(first, &dots) => {
                return Some(Written { text: format!("{first}{}", dots.concat()), next, plain: false });
            }
            _ => {}
        }
    }
    match (&dots[..], &commas[..]) {
        ([decimals], _) => Some(Written { text: format!("{first}.{decimals}"), next: at + 3, plain: false }),
        ([_, ..], _) => None,
        ([], [decimals]) if decimals.len() <= 2 && !scan.is(at.wrapping_sub(1), ',') => {
            Some(Written { text: format!("{first}.{decimals}"), next: at + 3, plain: false })
        }
        _ => Some(spaced(scan, at, first)),
    }
}

/// Digits of one number; longer runs are names of things.
const LONGEST: usize = 18;

/// The runs of digits that follow `at`, each behind this mark and without white space.
fn groups<'a>(scan: Scan<'a>, at: usize, mark: char) -> Vec<&'a str> {
    let mut groups = Vec::new();
    let mut next = at + 1;
    while groups.len() < 8 && scan.is(next, mark) && scan.glued(next) && scan.glued(next + 1) {
        let Some(digits) = scan.digits(next + 1) else { break };
        groups.push(digits);
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
        .then(|| format!("{first}{}", groups.concat()))
}

/// A network address: four numbers below 256.
fn is_address(first: &str, groups: &[&str]) -> bool {
    let is_byte = |digits: &&str| digits.parse::<u32>().is_ok_and(|number| number < 256);
    groups.len() == 3 && is_byte(&first) && groups.iter().all(is_byte)
}

/// Digits grouped by spaces: "1 234 567"; "40 000" alone must end in noughts or stand behind a space
/// that holds the line together.
fn spaced(scan: Scan, at: usize, first: &str) -> Written {
    let mut joined = first.to_owned();
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
        joined.push_str(group);
        next += 1;
    }
    let groups = next - at - 1;
    let ended = !(scan.digits(next).is_some() && !scan.glued(next) && groups > 0);
    let firm = firm || groups > 1 || joined.ends_with("000");
    if groups == 0 || first.len() > 3 || first.starts_with('0') || !firm || !ended {
        return Written { text: first.to_owned(), next: at + 1, plain: true };
    }
    if scan.is(next, '.')
        && scan.glued(next)
        && scan.glued(next + 1)
        && let Some(decimals) = scan.digits(next + 1).filter(|digits| digits.len() <= LONGEST)
    {
        return Written { text: format!("{joined}.{decimals}"), next: next + 2, plain: false };
    }
    Written { text: joined, next, plain: false }
}

/// A magnitude behind digits: "12k", "3.4m", "1.2bn", "1.5 million", "3 hundred", "5-million".
fn magnitude(scan: Scan, next: usize, money: bool) -> Option<(i32, usize)> {
    if let Some((power, end)) = spelled_scale(scan, next) {
        return Some((power, end));
    }
    if matches!(scan.number(next), Some(NumberWord::Hundred)) {
        return Some((2, next + 1));
    }
    if !(scan.glued(next) || money)
        || scan.glued(next + 1) && (scan.is_word(next + 1) || scan.digits(next + 1).is_some())
    {
        return None;
    }
    let power = match scan.raw(next) {
        "k" | "K" => 3,
        "M" if !money && (scan.is(next + 1, '/') || scan.is(next + 1, '²')) => return None,
        "M" => 6,
        "MM" | "mm" | "m" if money => 6,
        "m" if counts_people(scan, next + 1) => 6,
        "b" | "B" => 9,
        "t" | "T" if money => 12,
        _ => return None,
    };
    Some((power, next + 1))
}

/// Whether "3.4m" goes on to name what there are millions of.
fn counts_people(scan: Scan, next: usize) -> bool {
    let raw = scan.raw(next);
    scan.is_lowercase(next)
        && (scan.says_any(next, &["people", "children", "men", "women"])
            || raw.len() > 4
                && raw.ends_with('s')
                && !raw.ends_with("ss")
                && !scan.says_any(next, &["across", "towards", "always", "perhaps", "sprints", "hurdles"]))
}

/// "million", "-million", "thousand crore" and so on, as a power of ten.
fn spelled_scale(scan: Scan, next: usize) -> Option<(i32, usize)> {
    let mut end = next;
    let mut power = 0;
    loop {
        let word = if scan.is_joint(end) { end + 1 } else { end };
        let Some(NumberWord::Scale { power: more, many }) = scan.number(word) else { break };
        if more == 2 || many && power == 0 && scan.says(word + 1, "of") && scan.number(word + 2).is_some() {
            break;
        }
        power += i32::from(more);
        end = word + 1;
    }
    (power > 0 && power <= 24).then_some((power, end))
}

/// "e10", "e+14", "x10^6", "×10⁻⁵" behind a decimal.
fn exponent(scan: Scan, next: usize) -> Option<(i32, usize)> {
    if !scan.glued(next) && !scan.is(next, '×') {
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

/// "3/4", "1⁄2": a proper fraction with a divisor that people divide by.
fn slashed(scan: Scan, at: usize) -> Option<(f64, usize)> {
    let free = !scan.glued(at) || !matches!(scan.mark(at.wrapping_sub(1)), Some('/' | '.' | ',' | ':'));
    let slash = matches!(scan.mark(at + 1), Some('/' | '⁄')) && scan.glued(at + 1) && scan.glued(at + 2);
    let ended =
        !(scan.glued(at + 3) && (matches!(scan.mark(at + 3), Some('/' | '-' | ':')) || scan.is_word(at + 3)));
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
fn vulgar(scan: Scan, at: usize) -> Option<(f64, usize)> {
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

// ── in words ───────────────────────────────────────────────────────────────────────────────────

/// "two hundred and forty", "twenty-one trillion three hundred", "two-thirds", "one and a half million".
fn in_words(scan: Scan, at: usize) -> Option<Numeral> {
    let (value, next) = below_thousand(scan, at)?;
    if let Some((divisor, end)) = divisor(scan, next, value == 1.0) {
        return Some(times_scale(scan, at, value / divisor, end));
    }
    if scan.says(next, "point")
        && let Some((text, end)) = spoken_decimals(scan, next + 1, value)
    {
        let written = Written { text, next: end, plain: false };
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
fn scaled_group(scan: Scan, at: usize, value: f64, next: usize) -> Numeral {
    let dozen = if scan.is_joint(next) { next + 1 } else { next };
    if matches!(scan.number(dozen), Some(NumberWord::Dozen { .. })) {
        return words_numeral(at..dozen + 1, value * 12.0);
    }
    let Some((power, end)) = spelled_scale(scan, next) else { return words_numeral(at..next, value) };
    let scaled = scale10(value, power);
    if let Some((part, end)) = and_a_part(scan, end) {
        return words_numeral(at..end, tidy(scale10(value + part, power)));
    }
    match lower_part(scan, end, power, false) {
        Some((rest, end)) => words_numeral(at..end, scaled + rest),
        None => Numeral { power, ..words_numeral(at..end, scaled) },
    }
}

/// What follows a power of ten and is less than it: "two thousand *and two hundred*".
fn lower_part(scan: Scan, at: usize, below: i32, digits: bool) -> Option<(f64, usize)> {
    let and = scan.says(at, "and") || scan.is(at, '&');
    let start = at + usize::from(and);
    let (mut value, mut next) = if digits && scan.digits(start).is_some() {
        let written = decimal(scan, start).filter(|written| written.plain && and)?;
        if matches!(scan.number(written.next), Some(NumberWord::Hundred)) {
            let tail = tail_of_hundred(scan, written.next + 1, true);
            tail.map_or((written.times(2), written.next + 1), |(tail, next)| (written.times(2) + tail, next))
        } else if below > 3 || !scan.says(start.wrapping_sub(1), "and") {
            return None;
        } else {
            (written.times(0), written.next)
        }
    } else {
        below_thousand(scan, start)?
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
    match lower_part(scan, next, power.max(1), digits).filter(|_| power > 1) {
        Some((rest, end)) => Some((value + rest, end)),
        None => Some((value, next)),
    }
}

/// A number below a thousand in words, or "twelve hundred".
fn below_thousand(scan: Scan, at: usize) -> Option<(f64, usize)> {
    let (mut value, mut next) = match scan.number(at)? {
        NumberWord::Hundred => return None,
        _ => below_hundred(scan, at)?,
    };
    let hundred = if scan.is_joint(next) { next + 1 } else { next };
    if value > 0.0 && matches!(scan.number(hundred), Some(NumberWord::Hundred)) {
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
fn tail_of_hundred(scan: Scan, at: usize, digits: bool) -> Option<(f64, usize)> {
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
    let goes_on =
        matches!(scan.number(next), Some(NumberWord::Hundred)) || divisor(scan, next, value == 1.0).is_some();
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
                _ => Some((f64::from(tens), at + 1)),
            }
        }
        _ => None,
    }
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

/// What a spoken fraction divides by: "thirds", "-quarters", or (behind one) "third", "half".
fn divisor(scan: Scan, at: usize, one: bool) -> Option<(f64, usize)> {
    let dashed = scan.is_joint(at) || scan.is(at, '-') && !scan.glued(at) && !scan.glued(at + 1);
    let word = if dashed { at + 1 } else { at };
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
fn and_a_part(scan: Scan, at: usize) -> Option<(f64, usize)> {
    if !scan.says(at, "and") {
        return None;
    }
    if scan.says(at + 1, "a") {
        let (divisor, next) = divisor(scan, at + 2, true)?;
        let counted = !matches!(scan.number(at + 2), Some(NumberWord::Ordinal(_)))
            || !scan.is_lowercase(next)
            || scan.raw(next).ends_with('s')
            || scan.number(next).is_some();
        return counted.then_some((1.0 / divisor, next));
    }
    if matches!(scan.number(at + 1), Some(NumberWord::Half { many: false })) {
        return Some((0.5, at + 2));
    }
    let (value, next) = below_hundred(scan, at + 1)?;
    let (divisor, next) = divisor(scan, next, value == 1.0)?;
    (value < divisor).then_some((value / divisor, next))
}

/// "half", "half a million", "half-dozen", "quarter million".
fn part(scan: Scan, at: usize) -> Option<Numeral> {
    let half = matches!(scan.number(at), Some(NumberWord::Half { .. }));
    let value = if half { 0.5 } else { 0.25 };
    let numeral = times_scale(scan, at, value, at + 1);
    (half || numeral.form == Form::Words).then_some(numeral)
}

/// A fraction, or so much "of a million", "a dozen", "-million".
fn times_scale(scan: Scan, at: usize, value: f64, next: usize) -> Numeral {
    let of = next + usize::from(scan.says(next, "of") && scan.says(next + 1, "a"));
    let word = of + usize::from(scan.says(of, "a"));
    let word = if word == next && scan.is_joint(next) { next + 1 } else { word };
    match scan.number(word) {
        Some(NumberWord::Scale { power, many: false }) => {
            let value = tidy(value * scale10(1.0, i32::from(power)));
            words_numeral(at..word + 1, value)
        }
        Some(NumberWord::Dozen { many: false }) => words_numeral(at..word + 1, value * 12.0),
        _ => fraction(at..next, value),
    }
}

/// "a dozen", "a hundred and two", "a million and a half", "a third", "a few hundred", "a couple of".
fn with_article(scan: Scan, at: usize) -> Option<Numeral> {
    if let Some(mut numeral) = few(scan, at + 1) {
        numeral.tokens.start = at;
        return Some(numeral);
    }
    match scan.number(at + 1)? {
        NumberWord::Hundred => match tail_of_hundred(scan, at + 2, false) {
            Some((tail, next)) => Some(scaled_group(scan, at, 100.0 + tail, next)),
            None => Some(scaled_group(scan, at, 100.0, at + 2)),
        },
        NumberWord::Scale { many: false, .. } | NumberWord::Dozen { many: false } => {
            Some(scaled_group(scan, at, 1.0, at + 1))
        }
        NumberWord::Half { many: false } | NumberWord::Quarter { many: false } | NumberWord::Ordinal(3..) => {
            let (divisor, next) = divisor(scan, at + 1, true)?;
            let numeral = times_scale(scan, at, 1.0 / divisor, next);
            // "a third explosion" is the third in order.
            let ends =
                !scan.is_word(next) || scan.says_any(next, &["of", "or", "and", "as", "more", "less", "to"]);
            (numeral.form == Form::Words || ends).then_some(numeral)
        }
        _ => None,
    }
}

/// "several", "few", "couple of", "handful of", with a magnitude or without.
fn few(scan: Scan, at: usize) -> Option<Numeral> {
    let article = scan.says(at.wrapping_sub(1), "a");
    let window = scan.says_any(
        at.wrapping_sub(1),
        &["past", "last", "next", "first", "these", "those", "coming", "final"],
    );
    let word = |text| scan.says(at, text);
    let (low, high, lone) = match scan.raw(at).len() {
        7 if word("several") => (3.0, 9.0, true),
        3 if word("few") => (3.0, 9.0, article || window),
        6 if word("couple") => (
            2.0,
            3.0,
            (article || window)
                && (scan.says_any(at + 1, &["of", "more", "hundred", "thousand"])
                    || !scan.is_word(at + 1)
                    || scan.has(at + 1, super::token::role::UNIT)),
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
fn crowd(scan: Scan, at: usize) -> Option<Numeral> {
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
fn digit_class(scan: Scan, at: usize) -> Option<Numeral> {
    let (low, high) = match scan.raw(at).len() {
        6 if scan.says(at, "double") => (10.0, 99.0),
        6 if scan.says(at, "triple") => (100.0, 999.0),
        6 if scan.says(at, "single") => (1.0, 9.0),
        _ => return None,
    };
    let next = at + 1 + usize::from(scan.is_joint(at + 1));
    scan.says_any(next, &["digit", "digits"]).then(|| vague(at..next + 1, low, Some(high)))
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
