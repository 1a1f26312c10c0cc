//! Reads every value of a stretch of prose.
//!
//! One pass over the tokens: where a word or a digit may begin a value, dates, versions and figures
//! are tried, the longest wins, and reading goes on behind it.

use super::currency;
use super::figure::{self, Figure};
use super::measure::Unit;
use super::scan::Scan;
use super::token::{Token, role, tokenize_into};
use super::{Date, LastDate, Value, date, label, version};
use std::cell::Cell;
use std::ops::Range;

/// The order of day and month in dates such as 3/4/2024.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What a reader must know beyond the words themselves.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// When the text was published; relative dates are read against it.
    pub published: Option<Date>,
    /// `None`: not known; then 3/4/2024 is read as the month first, 13/4/2024 as the day first.
    pub day_order: Option<DayOrder>,
    /// Whose money "$", "pesos" and the like are where no country is named, by ISO 4217: "AUD".
    pub currency: Option<&'static str>,
    /// The date last named before this stretch of prose, for "three days later".
    pub last_date: Option<LastDate>,
    /// The text tells of old times and nothing of its own days: a year once named holds on.
    pub is_history: bool,
}

/// A value and the words it was read from, as byte ranges of the prose.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub value: Value,
    /// The value with its hedge: "at least 1,000 or so".
    pub range: Range<usize>,
    /// The value without the hedge: "1,000".
    pub core: Range<usize>,
    /// The bare number inside a duration, share or quantity ("3" of "3 years"), for patterns that name the unit
    /// themselves, with its value as a count under the same hedge.
    pub number: Option<(Range<usize>, Box<Value>)>,
    /// The sign or the name of money that leaves open whose it is: "$", "peso".
    pub currency_word: Option<&'static str>,
    /// The length by which a stretch of days is told ("three months" of "the past three months").
    pub length: Option<(Range<usize>, Box<Value>)>,
}

impl Reading {
    /// Takes money of which nobody says whose it is for this currency, if its sign or name may stand for it.
    pub fn take_for(&mut self, code: &'static str) {
        if let Value::Measure(measure) = &mut self.value
            && let Unit::Currency(own) = &mut measure.unit
            && self.currency_word.take_if(|word| currency::means(word, code)).is_some()
        {
            *own = code;
        }
    }
}

/// Words, other than a number's own, that a figure or a version may begin with.
pub(super) const OPENERS: &[&str] =
    &["several", "few", "couple", "handful", "score", "scores", "tens", "double", "triple", "single"];

/// Those of which none says how many by itself: a number, a unit or a mark must follow.
pub(super) const LEADS: &[&str] = &[
    "a", "an", "minus", "negative", "version", "versions", "release", "releases", "v", "usd", "eur", "gbp",
    "btc", "rmb", "rs", "rp", "rm", "us", "u", "hk", "nz", "au", "aus", "ca", "can", "cdn", "nt", "mex",
    "mx", "c", "s", "r", "n", "p", "sg", "sfr", "dkr", "nkr", "skr", "dh", "dhs", "ksh", "kshs", "php", "qr",
    "bt", "sh", "shs", "ush", "tsh", "tw", "kr", "fr", "tk", "mxn", "aud", "cad", "nzd", "all", "another",
    "http", "https", "www",
];

/// The values of a stretch of prose, and what the next one needs to know.
#[derive(Clone, Debug)]
pub struct Told {
    /// In order, none overlapping another.
    pub readings: Vec<Reading>,
    /// The date that is the last named behind the stretch.
    pub last_date: Option<LastDate>,
    /// Whether anything depended on the date last named: if not, the readings are the same whatever it was.
    pub asked_for_last: bool,
}

/// Room for the tokens of one stretch of prose after another.
#[derive(Clone, Debug, Default)]
pub struct Tokens(Vec<Token>);

/// Every value of `text`, in order, none overlapping another.
pub fn read(text: &str, context: &Context) -> Vec<Reading> {
    read_on(text, context, &mut Tokens::default()).readings
}

/// Every value of `text` as a part of a longer text, that was read as far as `context` tells.
pub fn read_on(text: &str, context: &Context, tokens: &mut Tokens) -> Told {
    tokenize_into(text, &mut tokens.0);
    let tokens = tokens.0.as_slice();
    let scan = Scan { text, tokens };
    let asked = Cell::new(false);
    let mut dates = date::Reader::new(text, tokens, context, &asked);
    let mut readings: Vec<Reading> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < tokens.len() {
        let Some(start) = start_of(scan, at) else {
            at += 1;
            continue;
        };
        if start == Start::Address {
            at = behind_address(scan, at);
            continue;
        }
        match read_at(scan, at, floor, start, &mut dates) {
            Some((reading, end)) => {
                let reading = merged(scan, &readings, floor, &reading).map_or(reading, |whole| {
                    readings.pop();
                    whole
                });
                readings.push(reading);
                at = end;
                floor = end;
            }
            None if tokens[at].is_digits() => at = figure::skip(scan, at),
            None => at += 1,
        }
    }
    if let Some(code) = context.currency {
        readings.iter_mut().for_each(|reading| reading.take_for(code));
    }
    Told { readings, last_date: dates.last_named(), asked_for_last: asked.get() }
}

/// What may begin at a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Date,
    Figure,
    Either,
    /// "https://…": no prose.
    Address,
}

fn start_of(scan: Scan, at: usize) -> Option<Start> {
    let token = &scan.tokens[at];
    match token.kind {
        super::token::TokenKind::Digits => Some(Start::Either),
        super::token::TokenKind::Mark(mark) => {
            let behind = at + 1;
            let figure = match mark {
                '.' | '-' | '−' | '–' => {
                    scan.digits(behind).is_some() || mark != '.' && scan.mark(behind).is_some()
                }
                '\'' | '’' => return (scan.digits(behind).is_some()).then_some(Start::Date),
                _ => !mark.is_ascii() || mark == '$',
            };
            figure.then_some(Start::Figure)
        }
        super::token::TokenKind::Word => {
            let figure = if token.has(role::NUMBER | role::OPENER) {
                !leads_nowhere(scan, at)
            } else {
                matches!(token.len(), 3 | 4) && is_code(token.text(scan.text))
            };
            if figure && scan.says_any(at, &["http", "https", "www"]) {
                return (scan.is(at + 1, ':') || scan.is(at + 1, '.')).then_some(Start::Address);
            }
            match (figure, token.has(role::DATE)) {
                (true, true) => Some(Start::Either),
                (true, false) => Some(Start::Figure),
                (false, true) => Some(Start::Date),
                (false, false) => None,
            }
        }
    }
}

/// Three capitals, or four behind an M: the shape of a currency's code.
fn is_code(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a word with which a figure may begin is no number itself, and a word stands behind it with which none goes
/// on: "a book", "can swim". It is what prose has most of.
fn leads_nowhere(scan: Scan, at: usize) -> bool {
    let nowhere = scan.has(at, role::LEAD)
        && !scan.has(at, role::NUMBER)
        && scan.is_word(at + 1)
        && !scan.has(at + 1, role::NUMBER | role::OPENER | role::MEASURE | role::MONEY);
    debug_assert!(
        !nowhere || version::read(scan, at).is_none() && figure::read(scan, at, 0).is_none(),
        "no figure begins with {:?}, {:?}",
        scan.raw(at),
        scan.raw(at + 1)
    );
    nowhere
}

fn behind_address(scan: Scan, at: usize) -> usize {
    let mut next = at + 1;
    while scan.glued(next) {
        next += 1;
    }
    next
}

/// The value that begins at a token, and the token behind it.
fn read_at(
    scan: Scan,
    at: usize,
    floor: usize,
    start: Start,
    dates: &mut date::Reader,
) -> Option<(Reading, usize)> {
    if start != Start::Date
        && let Some(found) = version::read(scan, at)
    {
        let end = found.tokens.end;
        let reading = Reading {
            value: Value::Version(found.parts),
            range: scan.bytes(found.tokens),
            core: scan.bytes(found.core),
            number: None,
            currency_word: None,
            length: None,
        };
        return Some((reading, end));
    }
    let figure = if start == Start::Date { None } else { figure::read(scan, at, floor) };
    if start == Start::Figure {
        return figure.map(|figure| of_figure(scan, figure));
    }
    let date = dates.read_at(at).filter(|date| !label::is_dated_name(scan, &date.tokens));
    let Some(date) = date else {
        return figure.map(|figure| of_figure(scan, figure));
    };
    // A hedge that both may have ("about 2,000 people") lets a date begin before the figure does.
    let core = scan.token_range(&date.core);
    let figure =
        figure.or_else(|| (core.start > at).then(|| figure::read(scan, core.start, floor)).flatten());
    if let Some(figure) = figure.filter(|figure| {
        is_more_than(figure, &core) && !is_year_of_start(scan, at) && !is_either_year(scan, at)
    }) {
        return Some(of_figure(scan, figure));
    }
    *dates = dates.behind(date.last_named);
    let end = date.tokens.end;
    let length = length(scan, &date);
    let value = Value::Date(date.date);
    Some((
        Reading { value, range: date.range, core: date.core, number: None, currency_word: None, length },
        end,
    ))
}

/// The length that a date ends with, and is more than: "the past three months", "within 30 days".
fn length(scan: Scan, date: &date::DateReading) -> Option<(Range<usize>, Box<Value>)> {
    let tokens = &scan.tokens[date.tokens.clone()];
    let counts = |token: &Token| token.is_digits() || token.has(role::NUMBER | role::OPENER);
    let at = date.tokens.start + tokens.iter().take(LONGEST_LEAD).position(counts)?;
    // "19 June 2024", "June 19": most dates end in no unit of time.
    if !tokens.last().is_some_and(|last| last.has(role::MEASURE)) {
        return None;
    }
    let figure = figure::read(scan, at, at)?;
    let range = scan.bytes(figure.tokens.start..figure.tokens.end.max(figure.core.end));
    let is_tail = range.start >= date.range.start && range.end == date.range.end;
    (is_tail && figure.measure.value_type == super::ValueType::Duration)
        .then(|| (range, Box::new(Value::Measure(figure.measure))))
}

/// Words that stand before the number in a date that is told by its length: "this past".
const LONGEST_LEAD: usize = 3;

/// "from 9,200 in 1970 to 7,450": the number at `at` is when the first figure was, and no figure itself.
fn is_year_of_start(scan: Scan, at: usize) -> bool {
    const REACH: usize = 8;
    at >= 3
        && scan.says(at - 1, "in")
        && scan.says(at + 1, "to")
        && (at.saturating_sub(REACH)..at - 1).any(|from| scan.says(from, "from"))
}

/// "in 2007 or 2008", where 2007 is a year: so is the other.
fn is_either_year(scan: Scan, at: usize) -> bool {
    let is_year = |at: usize| scan.digits(at).is_some_and(|digits| digits.len() == 4);
    let counts = scan.is_lowercase(at + 3) && !scan.has(at + 3, role::FUNCTION | role::DATE);
    is_year(at) && scan.says(at + 1, "or") && is_year(at + 2) && !counts
}

/// Whether a figure says more of the same words than a date: it is longer.
fn is_more_than(figure: &Figure, date: &Range<usize>) -> bool {
    figure.core.end > date.end && figure.core.start <= date.start
}

fn of_figure(scan: Scan, figure: Figure) -> (Reading, usize) {
    let end = figure.tokens.end.max(figure.core.end);
    let is_money = figure.measure.value_type == super::ValueType::Money;
    let currency_word = if is_money { currency::word_in(scan, figure.core.clone()) } else { None };
    let reading = Reading {
        value: Value::Measure(figure.measure),
        range: scan.bytes(figure.tokens.start..end),
        core: scan.bytes(figure.core),
        number: figure.number.map(|(tokens, count)| (scan.bytes(tokens), Box::new(Value::Measure(count)))),
        currency_word,
        length: None,
    };
    (reading, end)
}

/// "more than 20 and less than 35": a floor and a ceiling, said one right behind the other.
fn merged(scan: Scan, readings: &[Reading], floor: usize, second: &Reading) -> Option<Reading> {
    use super::measure::{Interval, Stated};
    let first = readings.last()?;
    let (Value::Measure(one), Value::Measure(other)) = (&first.value, &second.value) else { return None };
    let joins = scan.says_any(floor, &["and", "but"]) || scan.is(floor, ',');
    let begins = scan.tokens.get(floor + 1).is_some_and(|token| token.start == second.range.start);
    if !joins || !begins || one.unit != other.unit || one.value_type != other.value_type {
        return None;
    }
    let (floor, ceiling) = match (one.set.low, one.set.high, other.set.low, other.set.high) {
        (Some(low), None, None, Some(high)) => (low, high),
        (None, Some(high), Some(low), None) => (low, high),
        _ => return None,
    };
    if floor.at >= ceiling.at || one.stated().is_none() || other.stated().is_none() {
        return None;
    }
    let mut whole = one.clone();
    whole.set = Interval { low: Some(floor), high: Some(ceiling) };
    whole.stated = Stated::Both(floor.at, ceiling.at);
    whole.step = one.step.max(other.step);
    Some(Reading {
        value: Value::Measure(whole),
        range: first.range.start..second.range.end,
        core: first.core.start..second.core.end,
        number: None,
        currency_word: first.currency_word,
        length: None,
    })
}
