//! Reads every value of a stretch of prose.

use super::token::tokenize;
use super::{Date, Value, date};
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
    /// What a bare `$` means, where the document shows another dollar than the American: "CAD".
    pub dollar: Option<&'static str>,
    /// The date last named before this stretch of prose, for "three days later".
    pub last_date: Option<Date>,
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
}

/// Every value of `text`, in order, none overlapping another.
pub fn read(text: &str, context: &Context) -> Vec<Reading> {
    let tokens = tokenize(text);
    let mut context = context.clone();
    let mut readings = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(found) = date::read_at(text, &tokens, at, &mut context) else {
            at += 1;
            continue;
        };
        at = found.tokens.end;
        readings.push(Reading {
            value: Value::Date(found.date),
            range: found.range,
            core: found.core,
            number: None,
        });
    }
    readings
}
