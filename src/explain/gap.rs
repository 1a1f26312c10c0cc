//! Distances in words: "at least 11 months", "2.7 times as many".

use super::words::{self, number};
use crate::value::Unit;

/// The mean month and year of the calendar, in days.
const MONTH: f64 = 30.436_875;
const YEAR: f64 = 365.242_5;

/// Below this a difference says more than a ratio.
const TELLING_RATIO: f64 = 1.15;

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

/// What the larger of two figures has before the smaller: "ten times as many", "150 more"; of shares
/// always the difference, in percentage points.
pub(super) fn more(difference: Option<f64>, ratio: Option<f64>, unit: &Unit) -> Option<String> {
    if *unit == Unit::Percent {
        return difference.map(|points| format!("{} percentage points more", number(points)));
    }
    match ratio.filter(|ratio| ratio.is_finite() && *ratio >= TELLING_RATIO) {
        Some(ratio) => Some(match unit {
            Unit::One => format!("{} as many", ratio_in_words(ratio)),
            Unit::Currency(_) => format!("{} as much", ratio_in_words(ratio)),
            _ => ratio_in_words(ratio),
        }),
        None => {
            let difference = words::figure(difference.filter(|difference| *difference > 0.0)?, unit)?;
            Some(format!("{difference} more"))
        }
    }
}

/// "twice", "ten times", "2.7 times", "340 times".
fn ratio_in_words(ratio: f64) -> String {
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
    fn how_much_more() {
        let check = |difference: f64, ratio: f64, unit: Unit, expected: Option<&str>| {
            assert_eq!(more(Some(difference), Some(ratio), &unit).as_deref(), expected);
        };
        check(900.0, 10.0, Unit::One, Some("ten times as many"));
        check(5e6, 2.0, Unit::Currency("USD"), Some("twice as much"));
        check(4.0, 3.0, Unit::Of("d"), Some("three times"));
        check(1500.0, 1.1, Unit::One, Some("1,500 more"));
        check(2e6, 1.05, Unit::Currency("EUR"), Some("EUR 2 million more"));
        check(25.0, 1.7, Unit::Percent, Some("25 percentage points more"));
        check(0.0, 1.0, Unit::One, None);
    }
}
