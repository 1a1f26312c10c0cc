//! Distances in words: "at least 11 months", "2.7 times as many".

use super::words::number;
use crate::value::{Order, Unit};

/// The mean month and year of the calendar, in days.
const MONTH: f64 = 30.436_875;
const YEAR: f64 = 365.242_5;

/// A number of days in the largest unit that tells it well: "3 days", "at least 11 months".
///
/// Only days between two whole days are told as they are; all else is the least of what is possible.
pub(super) fn days(days: i64, exact: bool) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no calendar has 2^52 days")]
    let length = days as f64;
    let (count, unit) = if days <= 45 {
        (days, "day")
    } else if length < 2.0 * YEAR {
        ((length / MONTH).floor() as i64, "month")
    } else {
        ((length / YEAR).floor() as i64, "year")
    };
    let plural = if count == 1 { "" } else { "s" };
    let least = if exact && unit == "day" { "" } else { "at least " };
    format!("{least}{} {unit}{plural}", number(count as f64))
}

/// What the first of two figures is to the second: "ten times as many as", "150 more than".
pub(super) fn times(ratio: f64, unit: &Unit) -> Option<String> {
    if !ratio.is_finite() || ratio < 1.15 {
        return None;
    }
    let measure = match unit {
        Unit::One => "many",
        Unit::Of(code) if is_time(code) => "long",
        _ => "much",
    };
    Some(format!("{} as {measure}", ratio_in_words(ratio)))
}

/// "twice", "ten times", "2.7 times", "340 times".
pub(super) fn ratio_in_words(ratio: f64) -> String {
    const NAMES: [&str; 9] = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];
    let rounded = if ratio < 9.95 { (ratio * 10.0).round() / 10.0 } else { ratio.round() };
    if rounded == 2.0 {
        return "twice".to_owned();
    }
    let name = NAMES.iter().zip(3u8..).find(|(_, count)| f64::from(*count) == rounded);
    match name {
        Some((name, _)) => format!("{name} times"),
        None => format!("{} times", number(rounded)),
    }
}

/// The order that a gap is told in: whether the first of two is the larger one.
pub(super) fn first_is_larger(order: Order) -> Option<bool> {
    match order {
        Order::FirstAbove => Some(true),
        Order::FirstBelow => Some(false),
        Order::Unordered => None,
    }
}

fn is_time(code: &str) -> bool {
    matches!(code, "a" | "mo" | "wk" | "d" | "h" | "min" | "s")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(length: i64, exact: bool, expected: &str) {
        assert_eq!(days(length, exact), expected);
    }

    #[test]
    fn days_in_words() {
        check(1, true, "1 day");
        check(3, true, "3 days");
        check(3, false, "at least 3 days");
        check(45, true, "45 days");
        check(46, true, "at least 1 month");
        check(337, false, "at least 11 months");
        check(365, false, "at least 11 months");
        check(366, false, "at least 12 months");
        check(800, true, "at least 2 years");
        check(500_000, false, "at least 1,368 years");
    }

    #[test]
    fn ratios_in_words() {
        for (ratio, expected) in [
            (2.0, "twice"),
            (2.04, "twice"),
            (2.727, "2.7 times"),
            (10.0, "ten times"),
            (12.4, "12 times"),
            (1.5, "1.5 times"),
            (2500.0, "2,500 times"),
        ] {
            assert_eq!(ratio_in_words(ratio), expected);
        }
    }

    #[test]
    fn a_ratio_goes_with_what_is_measured() {
        assert_eq!(times(10.0, &Unit::One).as_deref(), Some("ten times as many"));
        assert_eq!(times(2.0, &Unit::Currency("USD")).as_deref(), Some("twice as much"));
        assert_eq!(times(3.0, &Unit::Of("d")).as_deref(), Some("three times as long"));
        assert_eq!(times(1.1, &Unit::One), None);
    }
}
