//! Numbers, written in digits and in words: "1,234.5", "twelve hundred", "half a million", "a few
//! dozen". What they count, and how they are hedged, is read elsewhere.

mod decimal;
mod digits;
mod lexicon;
mod vague;
mod words;

pub(crate) use decimal::{last_step, scale10, tidy};
pub(crate) use lexicon::{CROWDS, EXTENTS, NumberWord, WORDS};

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

/// "one over twenty": a fraction as mathematicians say it, with nothing behind it that is counted.
fn one_over(scan: Scan, one: &Numeral) -> Option<Numeral> {
    let over = one.tokens.end;
    if one.extent != Extent::Exactly(1.0) || one.tokens.len() != 1 || !scan.says(over, "over") {
        return None;
    }
    let divisor = read_number(scan, over + 1, false)?;
    let Extent::Exactly(parts) = divisor.extent else { return None };
    let end = divisor.tokens.end;
    (parts > 1.0 && parts.fract() == 0.0 && !scan.is_word(end) && !scan.is(end, '%'))
        .then(|| fraction(one.tokens.start..end, 1.0 / parts))
}

fn read_unsigned(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
    let numeral = read_number(scan, at, money)?;
    Some(one_over(scan, &numeral).filter(|_| !money).unwrap_or(numeral))
}

/// A magnitude by itself, "million", "-million": its power of ten, and the token behind.
pub(crate) fn scale(scan: Scan, at: usize) -> Option<(i32, usize)> {
    words::spelled_scale(scan, at)
}

/// Where the number behind a minus sign begins: "-5", "minus five", not "F-5" or "3-5".
fn minus(scan: Scan, at: usize) -> Option<usize> {
    let margin =
        scan.says(at.wrapping_sub(1), "or") && scan.says_any(at.wrapping_sub(2), &["plus", "positive"]);
    if scan.says_any(at, &["minus", "negative"]) && !margin {
        return (scan.digits(at + 1).is_some() || scan.number(at + 1).is_some()).then_some(at + 1);
    }
    // "75 -300 mm" is a range.
    let free = !scan.glued(at) && scan.digits(at.wrapping_sub(1)).is_none()
        || scan.glued(at)
            && matches!(
                scan.mark(at.wrapping_sub(1)),
                Some('(' | '[' | '"' | '“' | '<' | '>' | '=' | '$' | '€' | '£' | '≤' | '≥' | '~' | '|')
            );
    let sign = matches!(scan.mark(at), Some('-' | '−' | '–')) && scan.glued(at + 1);
    (free && sign && (scan.digits(at + 1).is_some() || scan.is(at + 1, '.'))).then_some(at + 1)
}

fn read_number(scan: Scan, at: usize, money: bool) -> Option<Numeral> {
    match scan.number(at) {
        _ if scan.digits(at).is_some() || scan.is(at, '.') => digits::written_in_digits(scan, at, money),
        _ if scan.mark(at).is_some() => {
            digits::vulgar(scan, at).map(|(value, next)| fraction(at..next, value))
        }
        Some(NumberWord::Scale { many: true, .. } | NumberWord::Dozen { many: true }) => {
            vague::crowd(scan, at)
        }
        Some(NumberWord::Half { many: false } | NumberWord::Quarter { many: false }) => words::part(scan, at),
        Some(NumberWord::Hundred | NumberWord::Scale { .. } | NumberWord::Dozen { .. }) => {
            words::after_article(scan, at)
        }
        Some(_) => vague::figure_class(scan, at).or_else(|| words::in_words(scan, at)),
        None => match scan.raw(at).len() {
            1 | 2 if scan.says_any(at, &["a", "an"]) => words::with_article(scan, at),
            _ => vague::few(scan, at)
                .or_else(|| vague::crowd(scan, at))
                .or_else(|| vague::digit_class(scan, at)),
        },
    }
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
