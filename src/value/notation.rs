//! The canonical notation of values, written and read back.

use super::currency;
use super::hedge::Hedge;
use super::measure::{Bound, Interval, Measure, Stated, Unit};
use super::numeral::{last_step, scale10, tidy};
use super::unit;
use super::{Date, Value, ValueType};
use std::borrow::Cow;
use std::fmt;

/// Why a notation could not be read, in words that complete "this is …".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotationError(pub String);

/// Reads what [`Value`]'s `Display` writes: `>=100`, `~EUR 6.8e6`, `2024-06`, `P3Y`; and beside it what people
/// write who know the notation less well: quarters as `2024-Q4`, units as texts spell them (`17 °C`), a minus sign.
///
/// The notation holds the set and, where one was said, the figure. Of a vague word it holds the set
/// alone: `2..3` is read back as a range that was said.
///
/// # Errors
/// Says what was expected where the notation is not one of `value_type`.
pub fn parse_notation(notation: &str, value_type: ValueType) -> Result<Value, NotationError> {
    let notation = notation.trim();
    match value_type {
        ValueType::Date => Date::parse_edtf(&with_coded_quarters(notation)).map(Value::Date),
        ValueType::Text => Ok(Value::Text(notation.to_owned())),
        ValueType::Version => {
            parse_version(notation).map(Value::Version).ok_or_else(|| wrong("no version, such as `3.2.1`"))
        }
        _ => match parse_measure(&notation.replace('−', "-"), value_type) {
            Some(measure) => Ok(Value::Measure(measure)),
            None => Err(unknown_unit(notation, value_type).unwrap_or_else(|| wrong(expected(value_type)))),
        },
    }
}

/// Writes the measure in canonical notation.
impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |figure: f64| number_text(self, figure);
        let (before, set, after) = match (self.approximate, self.stated, self.set.low, self.set.high) {
            (true, Stated::One(figure), ..) => ("~", number(figure), ""),
            (true, Stated::Both(low, high), ..) => ("~", format!("{}..{}", number(low), number(high)), ""),
            // Ends that are apart by less than what is written are one figure.
            (_, _, Some(low), Some(high))
                if low.closed && high.closed && number(low.at) == number(high.at) =>
            {
                ("", number(low.at), "")
            }
            (_, _, Some(low), Some(high)) => {
                let open = if high.closed { "" } else { "<" };
                (
                    if low.closed { "" } else { ">" },
                    format!("{}..{open}{}", number(low.at), number(high.at)),
                    "",
                )
            }
            (_, _, Some(low), None) => (if low.closed { ">=" } else { ">" }, number(low.at), ""),
            (_, _, None, Some(high)) => (if high.closed { "<=" } else { "<" }, number(high.at), ""),
            (_, _, None, None) => ("", String::new(), ".."),
        };
        f.write_str(before)?;
        if let Unit::Currency(code) = self.unit {
            write!(f, "{code} ")?;
        }
        f.write_str(&set)?;
        match self.unit {
            Unit::Percent => f.write_str("%")?,
            Unit::PercentagePoint => f.write_str(" pp")?,
            Unit::Of(code) if self.value_type != ValueType::Duration => write!(f, " {code}")?,
            Unit::Rate(of, per) => write!(f, " {of}/{per}")?,
            _ => {}
        }
        f.write_str(after)
    }
}

fn wrong(reason: &str) -> NotationError {
    NotationError(reason.to_owned())
}

/// What is wrong with a quantity if its figure is right and its unit is not.
fn unknown_unit(notation: &str, value_type: ValueType) -> Option<NotationError> {
    let (number, unit) = split_hedge(notation).1.split_once(char::is_whitespace)?;
    let is_figure = value_type == ValueType::Quantity && Number::parse(number).is_some();
    is_figure.then(|| NotationError(format!("no quantity: `{}` is no unit of measure", unit.trim())))
}

/// Quarters with the codes that EDTF has for them: `2024-Q4` is `2024-36`.
fn with_coded_quarters(notation: &str) -> Cow<'_, str> {
    const QUARTERS: [(&str, &str); 4] = [("-Q1", "-33"), ("-Q2", "-34"), ("-Q3", "-35"), ("-Q4", "-36")];
    QUARTERS
        .iter()
        .filter(|(quarter, _)| notation.contains(quarter))
        .fold(Cow::Borrowed(notation), |coded, (quarter, code)| coded.replace(quarter, code).into())
}

fn expected(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Money => "no amount of money, such as `USD 7e9` or `>GBP 6e8`",
        ValueType::Share => "no share, such as `52%` or `>50%`",
        ValueType::Quantity => "no quantity, such as `11.5 mi2` or `~30 km`",
        ValueType::Duration => "no duration, such as `P3Y` or `~PT72H`",
        _ => "no count, such as `1000`, `>=100` or `10000..12000`",
    }
}

// ── numbers ────────────────────────────────────────────────────────────────────────────────────

fn number_text(measure: &Measure, figure: f64) -> String {
    match (measure.value_type, &measure.unit) {
        (ValueType::Duration, Unit::Of(code)) => iso_duration(figure, code, code),
        (ValueType::Duration, Unit::Compound(code, last)) => iso_duration(figure, code, last),
        (ValueType::Share, _) => percentage(figure, measure.step),
        _ => plain(figure),
    }
}

/// The shortest digits; with an exponent from a million on, where that is shorter; what has no end,
/// like two thirds, to six digits.
fn plain(figure: f64) -> String {
    // Most figures are counts, and are written as they are.
    if figure.fract() == 0.0 && figure.abs() < 1e6 && (figure < 0.0 || figure.is_sign_positive()) {
        #[expect(clippy::cast_possible_truncation, reason = "whole, and below a million")]
        return (figure as i64).to_string();
    }
    let digits = format!("{figure}");
    let scientific = format!("{figure:e}");
    let endless = scientific.bytes().filter(u8::is_ascii_digit).count() > 14;
    if endless {
        let rounded: f64 = format!("{figure:.5e}").parse().unwrap_or(figure);
        return if rounded == figure { digits } else { plain(rounded) };
    }
    let large = figure.abs() >= 1e6 || figure != 0.0 && figure.abs() < 1e-4;
    if large && scientific.len() < digits.len() { scientific } else { digits }
}

/// Noughts behind the point are part of what a share says: 52.0.
fn percentage(figure: f64, step: f64) -> String {
    let digits = plain(figure);
    let places = (1..=4).find(|places| scale10(1.0, -places) == step).unwrap_or(0);
    let written = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    match usize::try_from(places) {
        Ok(places) if places > written && !digits.contains('e') => format!("{figure:.places$}"),
        _ => digits,
    }
}

/// The units of a duration from the largest, with the letter of ISO 8601, whether it stands behind
/// `T`, and how many of the next one make it. A month has its mean length.
const CALENDAR: [(&str, char, bool, f64); 7] = [
    ("a", 'Y', false, 12.0),
    ("mo", 'M', false, 30.436_875),
    ("wk", 'W', false, 7.0),
    ("d", 'D', false, 24.0),
    ("h", 'H', true, 60.0),
    ("min", 'M', true, 60.0),
    ("s", 'S', true, 1.0),
];

fn calendar_index(code: &str) -> Option<usize> {
    CALENDAR.iter().position(|(unit, ..)| *unit == code)
}

/// How many of the unit `last` make one `first`, both durations, `first` the larger.
pub(crate) fn calendar_ratio(first: &str, last: &str) -> Option<f64> {
    let (first, last) = (calendar_index(first)?, calendar_index(last)?);
    let steps = CALENDAR.get(first..last)?;
    if first < 2 && last == 2 {
        return Some(calendar_ratio(CALENDAR[first].0, "d")? / 7.0);
    }
    let weeks_stand_aside = first < 2 && last > 2;
    Some(
        steps
            .iter()
            .filter(|(code, ..)| !(weeks_stand_aside && *code == "wk"))
            .map(|(.., ratio)| ratio)
            .product(),
    )
}

fn iso_duration(figure: f64, first: &str, last: &str) -> String {
    let sign = if figure < 0.0 { "-" } else { "" };
    let (Some(start), Some(end)) = (calendar_index(first), calendar_index(last)) else {
        // Thousandths of a second and less.
        let seconds = unit::define(first).map_or(figure, |unit| tidy(figure * unit.factor.0));
        return format!("{sign}PT{}S", plain(seconds.abs()));
    };
    let end = last_exact(figure, start, end);
    let last = CALENDAR[end].0;
    let in_last = |code: &str| calendar_ratio(code, last).unwrap_or(1.0);
    let mut rest = figure.abs() * in_last(first);
    let exact = exactness(rest);
    let mut text = format!("{sign}P");
    let mut timed = false;
    for (index, (code, letter, of_day, _)) in CALENDAR.iter().enumerate().take(end + 1).skip(start) {
        if *code == "wk" && index != start && index != end {
            continue;
        }
        let whole = if start == end {
            tidy(rest)
        } else if index == end {
            scale10((rest / scale10(1.0, exact)).round().max(0.0), exact)
        } else {
            whole_units(rest, in_last(code), scale10(0.5, exact))
        };
        rest = (rest - whole * in_last(code)).max(0.0);
        // Of nothing at all the last unit is written: "0 years and 0 minutes" is PT0M.
        if whole != 0.0 || index == end && text.ends_with('P') {
            if *of_day && !timed {
                text.push('T');
                timed = true;
            }
            text.push_str(&plain(whole));
            text.push(*letter);
        }
    }
    text
}

/// The last unit, from one to another, in which a figure of the first is told exactly enough to be written: of
/// millions of years, a float holds no seconds.
fn last_exact(figure: f64, first: usize, last: usize) -> usize {
    let holds = |unit: &usize| {
        let times = calendar_ratio(CALENDAR[first].0, CALENDAR[*unit].0).unwrap_or(1.0);
        exactness(figure.abs() * times) <= 0
    };
    (first..=last).rev().find(holds).unwrap_or(first)
}

/// How many whole units of a size a sum holds; what lacks less than the slack to a whole one is one.
fn whole_units(sum: f64, size: f64, slack: f64) -> f64 {
    let units = sum / size;
    if (units.round() - units).abs() * size <= slack { units.round() } else { units.floor() }
}

/// The power of ten to which a sum of units is exact: the sixth decimal, or what is left of a sum so large
/// that a float holds less.
fn exactness(sum: f64) -> i32 {
    const DIGITS: f64 = 1e-13;
    (sum * DIGITS).log10().ceil().max(-6.0) as i32
}

// ── read back ──────────────────────────────────────────────────────────────────────────────────

fn parse_version(notation: &str) -> Option<Vec<u64>> {
    notation.split('.').map(|part| part.parse().ok()).collect()
}

/// A number of the notation with the worth of its steps.
#[derive(Clone, Copy)]
struct Number<'a> {
    text: &'a str,
    value: f64,
}

impl<'a> Number<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let plain = !text.is_empty()
            && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e'));
        let value: f64 = text.parse().ok().filter(|_| plain)?;
        value.is_finite().then_some(Self { text, value })
    }

    fn step(self, value_type: ValueType) -> f64 {
        let (mantissa, exponent) = self.text.split_once('e').unwrap_or((self.text, "0"));
        let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let written = scale10(1.0, exponent.parse().unwrap_or(0) - i32::try_from(decimals).unwrap_or(0));
        if value_type == ValueType::Share || self.value == 0.0 { written } else { last_step(self.value) }
    }
}

fn parse_measure(notation: &str, value_type: ValueType) -> Option<Measure> {
    let (hedge, rest) = split_hedge(notation);
    let (unit, numbers) = match value_type {
        ValueType::Count => (Unit::One, rest),
        ValueType::Money => {
            let (code, numbers) = rest.split_once(' ')?;
            (Unit::Currency(currency::by_code(code)?), numbers)
        }
        ValueType::Share => match rest.strip_suffix('%') {
            Some(numbers) => (Unit::Percent, numbers),
            None => (Unit::PercentagePoint, rest.strip_suffix(" pp")?),
        },
        ValueType::Quantity => {
            let (numbers, code) = rest.split_once(char::is_whitespace)?;
            (quantity_unit(code.trim())?, numbers)
        }
        ValueType::Duration => return parse_duration(hedge, rest),
        ValueType::Date | ValueType::Version | ValueType::Text => return None,
    };
    let numbers = numbers.trim();
    if let Some((low, high)) = numbers.split_once("..") {
        let open = high.strip_prefix('<');
        let (low, high) = (Number::parse(low)?, Number::parse(open.unwrap_or(high))?);
        let step = low.step(value_type).max(high.step(value_type));
        return between(value_type, unit, hedge, low.value, high.value, open.is_some(), step);
    }
    let number = Number::parse(numbers)?;
    let mut measure = Measure::bare(value_type, unit, number.value, number.step(value_type));
    if let Some(hedge) = hedge {
        measure.hedge(hedge);
    }
    Some(measure)
}

fn split_hedge(notation: &str) -> (Option<Hedge>, &str) {
    for (sign, hedge) in [
        (">=", Hedge::AtLeast),
        ("<=", Hedge::UpTo),
        (">", Hedge::Over),
        ("<", Hedge::Under),
        ("~", Hedge::About),
    ] {
        if let Some(rest) = notation.strip_prefix(sign) {
            return (Some(hedge), rest.trim_start());
        }
    }
    (None, notation)
}

/// `a..b`, `~a..b`, `a..<b` (nearly b) and `>a..b` (just over a).
fn between(
    value_type: ValueType,
    unit: Unit,
    hedge: Option<Hedge>,
    low: f64,
    high: f64,
    open: bool,
    step: f64,
) -> Option<Measure> {
    if low > high {
        return None;
    }
    let mut measure = Measure {
        value_type,
        set: Interval::closed(low, high),
        stated: Stated::Both(low, high),
        approximate: false,
        step,
        unit,
    };
    let figure = match (hedge, open) {
        (None, false) => return Some(measure),
        (Some(Hedge::About), false) => {
            measure.hedge(Hedge::About);
            return Some(measure);
        }
        (None, true) => (low == tidy(high - high.abs() / 10.0)).then_some(high),
        (Some(Hedge::Over), false) => (high == tidy(low + low.abs() / 10.0)).then_some(low),
        (Some(Hedge::Over), true) => None,
        _ => return None,
    };
    measure.set = Interval {
        low: Some(Bound { at: low, closed: hedge.is_none() }),
        high: Some(Bound { at: high, closed: !open }),
    };
    if let Some(figure) = figure {
        measure.stated = Stated::One(figure);
    }
    Some(measure)
}

/// A unit by its code, or as texts spell it.
fn quantity_unit(unit: &str) -> Option<Unit> {
    if let Some(unit) = unit::define(unit) {
        return Some(Unit::Of(unit.code));
    }
    if let Some((of, per)) = unit.split_once('/')
        && let (Some(of), Some(per)) = (unit::define(of), unit::define(per))
    {
        return Some(Unit::Rate(of.code, per.code));
    }
    match unit::spelled(unit)? {
        (of, Some(per)) => Some(Unit::Rate(of, per)),
        // Lengths of time are durations.
        (of, None) => (unit::define(of)?.dimension != unit::TIME).then_some(Unit::Of(of)),
    }
}

fn parse_duration(hedge: Option<Hedge>, text: &str) -> Option<Measure> {
    let measure = |unit, figure: f64| {
        let step = if figure == 0.0 { 1.0 } else { last_step(figure) };
        Measure::bare(ValueType::Duration, unit, figure, step)
    };
    if let Some((low, high)) = text.split_once("..") {
        let open = high.strip_prefix('<');
        let (unit, low, high) =
            in_common_unit(parse_iso_duration(low)?, parse_iso_duration(open.unwrap_or(high))?)?;
        let step = last_step(low).max(last_step(high));
        return between(ValueType::Duration, unit, hedge, low, high, open.is_some(), step);
    }
    let (unit, figure) = parse_iso_duration(text)?;
    let mut measure = measure(unit, figure);
    if let Some(hedge) = hedge {
        measure.hedge(hedge);
    }
    Some(measure)
}

/// Both ends of a range in one unit, from the largest to the smallest of theirs: `PT3H..PT3H20M`.
fn in_common_unit(low: (Unit, f64), high: (Unit, f64)) -> Option<(Unit, f64, f64)> {
    if low.0 == high.0 {
        return Some((low.0, low.1, high.1));
    }
    let span = |unit: &Unit| match unit {
        Unit::Of(code) => Some((*code, *code)),
        Unit::Compound(first, last) => Some((*first, *last)),
        _ => None,
    };
    let ((one, end), (other, other_end)) = (span(&low.0)?, span(&high.0)?);
    let first = if calendar_index(one)? < calendar_index(other)? { one } else { other };
    let last = if calendar_index(end)? > calendar_index(other_end)? { end } else { other_end };
    let unit = if first == last { Unit::Of(first) } else { Unit::Compound(first, last) };
    Some((unit, low.1 / calendar_ratio(first, one)?, high.1 / calendar_ratio(first, other)?))
}

/// `P3Y`, `PT1H30M`, `-P2W`.
fn parse_iso_duration(text: &str) -> Option<(Unit, f64)> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut rest = text.strip_prefix('P')?;
    let mut timed = false;
    let mut parts: Vec<(&'static str, f64)> = Vec::new();
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix('T').filter(|_| !timed) {
            timed = true;
            rest = behind;
        }
        let end = rest.find(|c: char| c.is_ascii_uppercase())?;
        let number = Number::parse(&rest[..end])?;
        let letter = rest[end..].chars().next()?;
        let (code, ..) =
            CALENDAR.iter().find(|(_, of_unit, of_day, _)| *of_unit == letter && *of_day == timed)?;
        let in_order = parts.last().is_none_or(|(last, _)| calendar_index(last) < calendar_index(code));
        if !in_order {
            return None;
        }
        parts.push((code, number.value));
        rest = &rest[end + 1..];
    }
    let ((first, _), (last, _)) = (parts.first()?, parts.last()?);
    let unit = if parts.len() == 1 { Unit::Of(first) } else { Unit::Compound(first, last) };
    let mut figure = 0.0;
    for (code, number) in &parts {
        figure += number / calendar_ratio(first, code)?;
    }
    Some((unit, if negative { -figure } else { figure }))
}
