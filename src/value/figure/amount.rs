//! One number with what it counts: a currency, a share, a unit of measure or of time.

use super::compound;
use super::sign::{fits, is_rate_step, of_topic, share};
use crate::value::hedge::{self, Hedge, Place};
use crate::value::measure::Unit;
use crate::value::numeral::{self, Extent, Form, NumberWord, Numeral, scale10, tidy};
use crate::value::scan::Scan;
use crate::value::{ValueType, currency, label, unit};
use std::ops::Range;

/// One number with what it counts.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) numeral: Numeral,
    pub(super) kind: Kind,
    /// From the currency before it to the unit behind it.
    pub(super) tokens: Range<usize>,
    /// "-odd", "or more", "+" behind the number or behind the unit.
    pub(super) hedge: Option<(Hedge, usize)>,
    /// What the unit made of the number: 10 of a decade; -2, a power of ten, of cents.
    pub(super) times: f64,
    pub(super) power: i32,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Bare,
    Money(&'static str),
    Percent,
    PercentagePoint,
    Quantity(Unit),
    Duration(Unit),
}

impl Kind {
    pub(super) fn of(&self) -> (ValueType, Unit) {
        match self {
            Self::Bare => (ValueType::Count, Unit::One),
            Self::Money(code) => (ValueType::Money, Unit::Currency(code)),
            Self::Percent => (ValueType::Share, Unit::Percent),
            Self::PercentagePoint => (ValueType::Share, Unit::PercentagePoint),
            Self::Quantity(unit) => (ValueType::Quantity, unit.clone()),
            Self::Duration(unit) => (ValueType::Duration, unit.clone()),
        }
    }
}

pub(super) fn amount(scan: Scan, at: usize) -> Option<Amount> {
    of_number(scan, at, numeral::read(scan, at, false))
}

/// The amount at a token, where `number` is the number that begins there, if one does.
pub(super) fn of_number(scan: Scan, at: usize, number: Option<Numeral>) -> Option<Amount> {
    let minus = usize::from(
        matches!(scan.mark(at), Some('-' | '−'))
            && scan.glued(at + 1)
            && scan.mark(at + 1).is_some()
            && !(scan.glued(at) && scan.is_word(at.wrapping_sub(1))),
    );
    if let Some(money) = currency::before(scan, at + minus) {
        return amount_of_money(scan, at, minus == 1, money);
    }
    if let Some(NumberWord::Fold(times)) = scan.number(at) {
        return Some(manifold(at, times));
    }
    let numeral = number.or_else(|| one_of_unit(scan, at))?;
    let mut amount = Amount {
        tokens: numeral.tokens.clone(),
        numeral,
        kind: Kind::Bare,
        hedge: None,
        times: 1.0,
        power: 0,
    };
    amount.hedge = hedge::after(scan, amount.tokens.end);
    with_late_scale(scan, &mut amount);
    let behind = amount.hedge.map_or(amount.tokens.end, |(_, next)| next);
    let between = scan.says_all(at.wrapping_sub(4), &["between", "the", "ages", "of"])
        || is_between_ages(scan, at.wrapping_sub(1));
    let range = scan.says_any(amount.tokens.end, &["to", "or"])
        || scan.is_dash(amount.tokens.end)
        || between && scan.says(amount.tokens.end, "and");
    if is_age(scan, at) && !range && unit::read(scan, amount.tokens.end).is_none() {
        amount.kind = Kind::Duration(Unit::Of("a"));
        return Some(amount);
    }
    let said_twice =
        behind_repetition(scan, &amount.numeral).is_some_and(|unit| with_unit(scan, &mut amount, unit));
    if !said_twice && !with_unit(scan, &mut amount, behind) && behind > amount.tokens.end {
        // "20 or more" may as well stand before no unit at all.
        return Some(amount);
    }
    if is_no_length(scan, &amount) {
        return None;
    }
    if amount.hedge.is_none() {
        amount.hedge = hedge::after(scan, amount.tokens.end);
    }
    Some(amount)
}

/// "900-odd million", "40-plus thousand": a magnitude behind the hedge.
fn with_late_scale(scan: Scan, amount: &mut Amount) {
    let Some((hedge, next)) = amount.hedge else { return };
    if let Some((power, end)) = numeral::scale(scan, next).filter(|_| amount.numeral.power == 0) {
        rescale(&mut amount.numeral, power);
        amount.numeral.power = power;
        amount.numeral.tokens.end = end;
        amount.tokens.end = end;
        amount.hedge = Some((hedge, end));
    }
}

/// "sixty (60) days": the token behind the number that is said once more in brackets.
fn behind_repetition(scan: Scan, numeral: &Numeral) -> Option<usize> {
    let end = numeral.tokens.end;
    let bracketed = scan.is(end, '(') && scan.is(end + 2, ')') && scan.digits(numeral.tokens.start).is_none();
    let again: f64 = scan.digits(end + 1).filter(|_| bracketed)?.parse().ok()?;
    (numeral.extent == Extent::Exactly(again)).then_some(end + 3)
}

/// "at 1945 hours" tells the time; "Boeing 737s", "1901 Second Street" and "the Thirty Years' War" tell none.
fn is_no_length(scan: Scan, amount: &Amount) -> bool {
    let Kind::Duration(Unit::Of(code)) = amount.kind else { return false };
    let start = amount.numeral.tokens.start;
    let last = amount.tokens.end - 1;
    let behind = amount.tokens.end + usize::from(matches!(scan.mark(amount.tokens.end), Some('\'' | '’')));
    let is_name = |at: usize| matches!(scan.raw(at), "War" | "Wars" | "Plan" | "Plans");
    if scan.is_capitalised(start) && scan.is_capitalised(last) && is_name(behind) {
        return true;
    }
    let digits = scan.digits(start).unwrap_or_default();
    let before = start.wrapping_sub(1);
    if code == "a" && is_hundred_runs(scan, start, last) {
        return true;
    }
    match code {
        "h" => {
            let (hours, minutes) = (digits.get(..2), digits.get(2..4));
            let reads = |part: Option<&str>, below: u32| {
                part.and_then(|part| part.parse().ok()).is_some_and(|number: u32| number < below)
            };
            digits.len() == 4
                && reads(hours, 24)
                && reads(minutes, 60)
                && scan.says_any(
                    before,
                    &[
                        "at", "by", "around", "about", "until", "from", "since", "before", "after", "and",
                        "to",
                    ],
                )
        }
        // "787s" are aircraft, whoever they were ordered from.
        "s" if scan.raw(last) == "s" => {
            let airliner = digits.starts_with('7') && digits.ends_with('7');
            scan.glued(last) && digits.len() == 3 && (scan.is_capitalised(before) || airliner)
        }
        "s" => scan.raw(last) == "Second" && scan.is_capitalised(last + 1),
        _ => false,
    }
}

/// "scored two centuries", "a half-century from Root": a hundred runs, not years.
fn is_hundred_runs(scan: Scan, start: usize, last: usize) -> bool {
    const BATTED: &[&str] = &[
        "batted", "compiled", "hit", "hits", "hitting", "made", "maiden", "makes", "notched", "scored",
        "scores", "scoring", "struck", "test", "unbeaten",
    ];
    let back = start.saturating_sub(4)..start;
    scan.says_any(last, &["century", "centuries"])
        && (back.into_iter().any(|at| scan.says_any(at, BATTED))
            || scan.says_any(last + 1, &["off", "from"]) && scan.is_capitalised(last + 2))
}

fn amount_of_money(scan: Scan, at: usize, negative: bool, money: currency::Found) -> Option<Amount> {
    let loss = in_brackets(scan, money.next);
    let negative = negative || loss.is_some();
    let mut numeral = loss.or_else(|| numeral::read(scan, money.next, true))?;
    // "PHP 8.1" is a language, not so many pesos.
    let language = money.code == "PHP" && numeral.power == 0 && scan.is_word(at);
    if language && matches!(numeral.extent, Extent::Exactly(value) if value < 10.0) {
        return None;
    }
    if money.next < scan.tokens.len()
        && scan.is_word(at)
        && !scan.is(money.next - 1, '$')
        && numeral.form == Form::Fraction
    {
        return None;
    }
    rescale(&mut numeral, money.power);
    if negative && let Extent::Exactly(value) = numeral.extent {
        numeral.extent = Extent::Exactly(-value);
    }
    let mut end = numeral.tokens.end;
    // "$10 dollars", "US$5 USD" say it twice.
    if let Some(again) = currency::after(scan, end, 1.0, true)
        .filter(|again| again.power == 0 && !scan.is(end, '$') && again.code == money.code)
    {
        end = again.next;
    }
    let hedge = hedge::after(scan, end);
    let mut amount = Amount {
        tokens: at..end,
        numeral,
        kind: Kind::Money(money.code),
        hedge,
        times: 1.0,
        power: money.power,
    };
    with_late_scale(scan, &mut amount);
    Some(amount)
}

/// "rose to $400m from *342m*", "2.9 billion euros, or *25m* apiece": the money that a figure right before was told in.
pub(super) fn with_currency_before(scan: Scan, amount: &mut Amount, floor: usize) {
    let start = amount.tokens.start;
    let Some(mut join) = start.checked_sub(1).filter(|join| floor > 0 && *join >= floor) else { return };
    let or = scan.says(join, "or");
    if !or && !scan.says_any(join, &["from", "against", "versus"]) {
        return;
    }
    join -= usize::from(scan.says_any(join - 1, &["up", "down"]));
    join -= usize::from(scan.is(join - 1, ','));
    let Some(code) = money_before(scan, floor).filter(|_| join == floor) else { return };
    let Some(numeral) = numeral::read(scan, start, true) else { return };
    let end = numeral.tokens.end;
    let told = numeral.power > 0 || numeral.form == Form::Digits && !or;
    let tied = scan.glued(end) && scan.is_word(end) || scan.is(end, '%');
    let counted = scan.is_word(end) && label::counts_things(scan, end);
    if told && !tied && !counted && end >= amount.tokens.end {
        amount.tokens = start..end;
        amount.numeral = numeral;
        amount.kind = Kind::Money(code);
        amount.hedge = hedge::after(scan, end);
    }
}

/// The currency of the money that ends right before a token.
fn money_before(scan: Scan, end: usize) -> Option<&'static str> {
    const LONGEST: usize = 8;
    (end.saturating_sub(LONGEST)..end).find_map(|at| {
        let starts = scan.digits(at).is_some() || currency::before(scan, at).is_some();
        let found = amount(scan, at).filter(|found| starts && found.tokens.end == end)?;
        if let Kind::Money(code) = found.kind { Some(code) } else { None }
    })
}

/// "(4.2) million" behind a currency: what accounts have lost stands in brackets.
fn in_brackets(scan: Scan, at: usize) -> Option<Numeral> {
    if !scan.is(at, '(') || !scan.glued(at) {
        return None;
    }
    let mut numeral = numeral::read(scan, at + 1, true)?;
    let closes = numeral.tokens.end;
    if !scan.is(closes, ')') || !scan.glued(closes) || scan.digits(numeral.tokens.start).is_none() {
        return None;
    }
    numeral.tokens = at..closes + 1;
    if let Some((power, end)) = numeral::scale(scan, closes + 1).filter(|_| numeral.power == 0) {
        rescale(&mut numeral, power);
        numeral.power = power;
        numeral.tokens.end = end;
    }
    Some(numeral)
}

/// "aged between", "aged from".
fn is_between_ages(scan: Scan, at: usize) -> bool {
    scan.says_any(at, &["between", "from"]) && scan.says(at.wrapping_sub(1), "aged")
}

/// "aged 31", "at the age of 92", "ages 6 to 12": years, though they are not named.
pub(super) fn is_age(scan: Scan, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let number = |at: usize| scan.digits(at).is_some() || scan.number(at).is_some();
    scan.says_any(before, &["aged", "age", "ages"])
        || is_between_ages(scan, before)
        || scan.says(before, "of") && scan.says_any(before.wrapping_sub(1), &["age", "ages"])
        || scan.says(before, "and")
            && number(before.wrapping_sub(1))
            && scan.says(before.wrapping_sub(2), "aged")
}

/// Multiplies by a power of ten.
pub(super) fn rescale(numeral: &mut Numeral, power: i32) {
    if power == 0 {
        return;
    }
    numeral.extent = match numeral.extent {
        Extent::Exactly(value) => Extent::Exactly(scale10(value, power)),
        Extent::Vaguely { low, high } => {
            Extent::Vaguely { low: scale10(low, power), high: high.map(|high| scale10(high, power)) }
        }
    };
    numeral.step = scale10(numeral.step, power);
    numeral.written = scale10(numeral.written, power);
}

/// Multiplies by what a unit holds of its code: a decade is ten years.
pub(super) fn multiply(numeral: &mut Numeral, times: f64) {
    if times == 1.0 {
        return;
    }
    numeral.extent = match numeral.extent {
        Extent::Exactly(value) => Extent::Exactly(tidy(value * times)),
        Extent::Vaguely { low, high } => {
            Extent::Vaguely { low: tidy(low * times), high: high.map(|high| tidy(high * times)) }
        }
    };
    numeral.step *= times;
    numeral.written *= times;
}

/// "a", "an" before a unit: "an hour", "a mile".
fn one_of_unit(scan: Scan, at: usize) -> Option<Numeral> {
    let all = scan.says(at, "all")
        && scan.says_any(at + 1, &["day", "week", "month", "year", "night", "summer", "winter"]);
    if !all && !scan.says_any(at, &["a", "an", "another"]) {
        return None;
    }
    let raw = scan.raw(at + 1);
    let hedged = || hedge::before(scan, at, 0, Place::Nowhere).is_some();
    // "under a dollar"
    if scan.is_lowercase(at + 1)
        && !raw.ends_with('s')
        && currency::after(scan, at + 1, 1.0, false).is_some()
        && hedged()
    {
        return Some(one(at));
    }
    let found = unit::read(scan, at + 1).filter(|found| !found.symbol && found.per.is_none())?;
    // "a second", "a pound", "a degree", "a kilo", "a quarter" are rarely measures.
    let timed = unit::define(found.named.code)?.dimension == unit::TIME;
    let far = scan.raw(at).len() < 3
        && matches!(found.named.code, "mi" | "km" | "m" | "ft" | "yd" | "in")
        && (scan.says_any(
            found.next,
            &[
                "away", "from", "wide", "long", "deep", "high", "off", "north", "south", "east", "west",
                "tall", "apart", "and",
            ],
        ) || hedged())
        // "just under a tonne"
        || matches!(found.named.code, "t" | "ton" | "kg" | "L" | "gal" | "acre" | "ha" | "bbl") && hedged();
    // "in under a second", but "more than a second chance"
    let timed = timed && (found.named.code != "s" || !scan.is_lowercase(found.next) && hedged());
    let plural = raw.ends_with('s') && found.named.code != "century";
    let and_a_half = scan.says_all(found.next, &["and", "a", "half"]);
    ((and_a_half || timed || far) && !plural).then(|| one(at))
}

fn one(at: usize) -> Numeral {
    one_word(at, 1.0)
}

/// A whole number that is one word.
fn one_word(at: usize, value: f64) -> Numeral {
    Numeral {
        tokens: at..at + 1,
        extent: Extent::Exactly(value),
        step: 1.0,
        written: 1.0,
        power: 0,
        form: Form::Words,
    }
}

/// "threefold", which counts nothing: it says how many times as much.
fn manifold(at: usize, times: u16) -> Amount {
    Amount {
        numeral: one_word(at, f64::from(times)),
        kind: Kind::Quantity(Unit::Of("fold")),
        tokens: at..at + 1,
        hedge: None,
        times: 1.0,
        power: 0,
    }
}

/// Reads the unit behind an amount's number; false if there is none.
fn with_unit(scan: Scan, amount: &mut Amount, behind: usize) -> bool {
    let joint = behind + usize::from(scan.is_joint(behind));
    if let Some((kind, power, next)) = share(scan, joint) {
        amount.power = power;
        rescale(&mut amount.numeral, power);
        amount.kind = kind;
        amount.tokens.end = next;
        return true;
    }
    let vague = matches!(amount.numeral.extent, Extent::Vaguely { .. });
    // "0.34 of an acre"
    let below_one = matches!(amount.numeral.extent, Extent::Exactly(value) if 0.0 < value && value < 1.0);
    let fraction = amount.numeral.form == Form::Fraction || below_one && scan.says(joint, "of");
    if is_rate_step(scan, amount, joint) {
        amount.kind = Kind::PercentagePoint;
        amount.tokens.end = joint + 1;
        return true;
    }
    let mut next = joint;
    if vague && scan.says(next, "of") {
        next += 1;
    } else if fraction {
        next += usize::from(scan.says(next, "of") && scan.says_any(next + 1, &["a", "an"]));
        let article = scan.says_any(next, &["a", "an"]);
        next += usize::from(article);
        if article && let Some((kind, power, next)) = share(scan, next) {
            rescale(&mut amount.numeral, power);
            amount.kind = kind;
            amount.tokens.end = next;
            return true;
        }
    }
    with_currency(scan, amount, next) || with_measure(scan, amount, next)
}

/// "million euros", "50 cents", "75 USD million", "three dollars and fifty cents".
fn with_currency(scan: Scan, amount: &mut Amount, at: usize) -> bool {
    let Extent::Exactly(value) = amount.numeral.extent else {
        let Some(money) = currency::after(scan, at, 1e6, true) else { return false };
        rescale(&mut amount.numeral, money.power);
        amount.kind = Kind::Money(money.code);
        amount.tokens.end = money.next;
        return true;
    };
    let Some(money) = currency::after(scan, at, value, amount.numeral.power >= 5 || value >= 1e6) else {
        return false;
    };
    amount.power = money.power;
    rescale(&mut amount.numeral, money.power);
    amount.kind = Kind::Money(money.code);
    amount.tokens.end = money.next;
    if let Some(NumberWord::Scale { power, .. }) = scan.number(money.next) {
        rescale(&mut amount.numeral, i32::from(power));
        amount.tokens.end = money.next + 1;
    } else if money.power == 0 {
        compound::with_cents(scan, amount);
    }
    true
}

/// A unit of measure or of time behind an amount's number.
fn with_measure(scan: Scan, amount: &mut Amount, at: usize) -> bool {
    let bracket = matches!(scan.mark(at), Some('(' | '[' | '{' | '<'));
    // "two more years", "five full days", "10 consecutive weeks".
    let spaced = usize::from(
        unit::read(scan, at).is_none()
            && scan.says_any(
                at,
                &[
                    "more",
                    "full",
                    "whole",
                    "long",
                    "consecutive",
                    "straight",
                    "additional",
                    "further",
                    "extra",
                ],
            ),
    );
    if let Some(found) = compound::inches(scan, at, amount) {
        return found;
    }
    let start = at + usize::from(bracket) + spaced;
    let Some(mut found) = unit::read(scan, start) else { return false };
    if found.per.is_none() && compound::is_minutes(scan, start) {
        found.named.code = "min";
    }
    let Some(definition) = unit::define(found.named.code) else { return false };
    let timed = definition.dimension == unit::TIME;
    // "down 8,200 month on month"
    if timed
        && scan.says_any(found.next, &["on", "over", "by", "to"])
        && scan.says(found.next + 1, scan.raw(start))
    {
        return false;
    }
    let closed = !bracket || found.symbol && matches!(scan.mark(found.next), Some(')' | ']' | '}' | '>'));
    if !closed || spaced == 1 && !timed || !fits(scan, amount, &found, start) {
        return false;
    }
    let code = of_topic(scan, start, amount).and_then(unit::define).map(|unit| unit.code);
    let found = match code {
        Some(code) => unit::Found { named: unit::Named { code, ..found.named }, ..found },
        None => found,
    };
    amount.times = found.named.times;
    multiply(&mut amount.numeral, found.named.times);
    amount.tokens.end = found.next + usize::from(bracket);
    let code = found.named.code;
    if timed && found.per.is_none() {
        amount.kind = Kind::Duration(Unit::Of(code));
        compound::with_part_of_unit(scan, amount, found.named.times);
        compound::with_smaller_times(scan, amount, code);
        compound::with_ending(scan, amount);
        return true;
    }
    amount.kind = Kind::Quantity(found.per.map_or(Unit::Of(code), |per| Unit::Rate(code, per)));
    if found.per.is_none() {
        compound::with_part_of_unit(scan, amount, 1.0);
        compound::with_smaller_unit(scan, amount, code);
        compound::with_rise(scan, amount);
    }
    true
}
