//! What words mean as dates, counts, money, shares, quantities and durations, and how two such
//! meanings relate.
//!
//! A [`Value`] is the set of worlds in which the words are true, and beside it the figure that was
//! stated. This layer knows nothing of rules or documents: it is given a stretch of prose and a
//! [`Context`], and it gives back [`Reading`]s.

mod currency;
mod date;
mod extent;
mod figure;
mod hedge;
mod label;
mod measure;
mod notation;
mod number;
mod numeral;
mod properties;
mod read;
mod relation;
mod scan;
mod token;
mod unit;
mod version;

pub use currency::currency_codes;
pub use date::{Date, Days, Grain, LastDate, MONTHS};
pub use extent::{Extent, Scale, extent};
pub use measure::{Bound, Interval, Measure, Stated, Unit};
pub use notation::{NotationError, parse_notation};
pub use number::{Number, number_at};
pub use read::{Context, DayOrder, Reading, Tokens, Told, read, read_on};
pub use relation::{Gap, Order, Relation, Tolerance, convert, relate, same_stated};

use std::fmt;

/// The type of a value, as rule files name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueType {
    Date,
    Count,
    Money,
    Share,
    Quantity,
    Duration,
    Version,
    Text,
}

impl ValueType {
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Count,
        Self::Money,
        Self::Share,
        Self::Quantity,
        Self::Duration,
        Self::Version,
        Self::Text,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Count => "count",
            Self::Money => "money",
            Self::Share => "share",
            Self::Quantity => "quantity",
            Self::Duration => "duration",
            Self::Version => "version",
            Self::Text => "text",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What some words mean. Its [`Display`](fmt::Display) is the canonical notation that rules, tests
/// and JSON use; [`parse_notation`] reads it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A day, month, year or stretch of days.
    Date(Date),
    /// A count, an amount of money, a share, a quantity or a duration.
    Measure(Measure),
    /// A version number, its parts from the most significant; 3.2 covers 3.2.1.
    Version(Vec<u64>),
    /// A name or one of a rule's choices.
    Text(String),
}

impl Value {
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Date(_) => ValueType::Date,
            Self::Measure(measure) => measure.value_type,
            Self::Version(_) => ValueType::Version,
            Self::Text(_) => ValueType::Text,
        }
    }
}

/// Whether two values are the same, however they are written down: the last quarter of a year is its months from
/// October to December.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => a.to_string() == b.to_string() || a.has_days_of(b),
        _ => a.to_string() == b.to_string(),
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Measure(measure) => measure.fmt(f),
            Self::Version(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        f.write_str(".")?;
                    }
                    part.fmt(f)?;
                }
                Ok(())
            }
            Self::Text(text) => f.write_str(text),
        }
    }
}
