//! Values so far apart that, whatever the words, they are of two things.
//!
//! What is written wrong is mostly near what is right: a digit changed, two exchanged, the decimal point slipped. A
//! figure many times another, or a day of quite another year, is one of an earlier event, of a part, of a neighbour.

use crate::rule::Fact;
use crate::value::{Date, Gap, Grain, Measure, Stated, Value, ValueType, convert};
use jiff::civil;

/// Figures so many times apart are of different things: 24 finishers of one race, 11,000 of another.
const TIMES: f64 = 10.0;

/// How far from a whole number of decades a slip of the decimal point or of a unit's prefix may be: 2 %.
const DECIMAL_SLIP: f64 = 0.01;

/// Days so far apart are of different things, whatever was written wrong.
const ANY_YEARS: i64 = 150;

/// And so are days of which more than the year is told, unless one slip explains the distance. Of years alone ("founded
/// in 1842", "in 1907") nothing tells a slip from another event.
const YEARS: i64 = 3;

const DAYS_OF_A_YEAR: i64 = 365;

/// Whether two values of a fact, `gap` apart, are of different things. Which subject a fact with a `key` is of, the text
/// itself says.
pub(super) fn are_far_apart(fact: &Fact, a: &Value, b: &Value, gap: &Gap) -> bool {
    match (a, b, gap) {
        (Value::Measure(a), Value::Measure(b), _) => are_figures_far_apart(a, b),
        (Value::Date(a), Value::Date(b), Gap::Days(days)) => {
            let days = days.abs();
            days >= ANY_YEARS * DAYS_OF_A_YEAR
                || days >= YEARS * DAYS_OF_A_YEAR && fact.key.is_none() && are_days_far_apart(a, b)
        }
        _ => false,
    }
}

/// The figures that are stated decide, whatever room their hedges leave.
fn are_figures_far_apart(a: &Measure, b: &Measure) -> bool {
    let (Stated::One(own), Stated::One(other)) = (a.stated, b.stated) else { return false };
    let Some(other) = convert(other, b, a) else { return false };
    if a.value_type == ValueType::Share || own <= 0.0 || other <= 0.0 {
        return false;
    }
    let decades = (own / other).log10().abs();
    decades >= TIMES.log10() && (decades - decades.round()).abs() > DECIMAL_SLIP
}

fn are_days_far_apart(a: &Date, b: &Date) -> bool {
    let is_of_year = |date: &Date| date.grain() >= Grain::Year;
    let (Some(first), Some(second)) = (first_day(a), first_day(b)) else { return false };
    match (is_of_year(a), is_of_year(b)) {
        (true, true) => false,
        // The same day or month of another year: the year may be wrong.
        (false, false) => {
            let both_days = a.grain() == Grain::Day && b.grain() == Grain::Day;
            first.month() != second.month() || both_days && first.day() != second.day()
        }
        _ => a.is_approximate() || b.is_approximate() || !is_slip(first.year(), second.year()),
    }
}

fn first_day(date: &Date) -> Option<civil::Date> {
    let (first, last) = date.bounds()?;
    // What is open on a side is no day of an event.
    last.and(first)
}

/// Whether one digit changed, or two neighbours exchanged, make a year of the other.
fn is_slip(one: i16, other: i16) -> bool {
    let digits = |year: i16| [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
    let (one, other) = (digits(one), digits(other));
    let differing: Vec<usize> = (0..one.len()).filter(|&at| one[at] != other[at]).collect();
    match differing[..] {
        [_] => true,
        [at, next] => next == at + 1 && one[at] == other[next] && one[next] == other[at],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_makes_a_year_of_another() {
        for (one, other) in [(1974, 1947), (1871, 1877), (2019, 2009), (1907, 1917), (1924, 2924)] {
            assert!(is_slip(one, other) && is_slip(other, one), "{one} {other}");
        }
        for (one, other) in [(1998, 2024), (1974, 1937), (1962, 1925), (2001, 1020)] {
            assert!(!is_slip(one, other) && !is_slip(other, one), "{one} {other}");
        }
    }
}
