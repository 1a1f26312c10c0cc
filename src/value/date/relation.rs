//! How two dates relate: whether some day is in both.
//!
//! A date without a year is compared on what it has: June agrees with June of whatever year, and
//! is as far from 3 July 2024 as the nearest June is.

use super::{Date, Days, End, Form, Grain, Stretch};
use crate::value::{Gap, Order, Relation, Tolerance};
use jiff::civil;

/// How two dates relate, `~` granted; a tolerance in days is granted on top.
pub(crate) fn relate(a: &Date, b: &Date, tolerance: Option<Tolerance>) -> Relation {
    if !a.exists() || !b.exists() {
        return Relation::Incomparable;
    }
    let (gap, order) = match (a.possible(), b.possible()) {
        (Some(a), Some(b)) => gap(a, b),
        (Some(days), None) => (gap_to_recurring(days, b), Order::Unordered),
        (None, Some(days)) => (gap_to_recurring(days, a), Order::Unordered),
        (None, None) => (gap_of_recurring(a, b), Order::Unordered),
    };
    if gap <= granted(tolerance) {
        return Relation::Overlapping { ends_ratio: None };
    }
    Relation::Disjoint { gap: Gap::Days(gap), order, near: false }
}

/// The days that a tolerance grants; a relative one means nothing for dates.
fn granted(tolerance: Option<Tolerance>) -> i64 {
    match tolerance {
        Some(Tolerance::Days(days)) => days.max(0),
        Some(Tolerance::Absolute(days)) if days >= 0.0 => days as i64,
        _ => 0,
    }
}

/// The days from the last of the one to the first of the other; 0 if they meet.
fn gap(a: Days, b: Days) -> (i64, Order) {
    let between = |last: Option<civil::Date>, first: Option<civil::Date>| match (last, first) {
        (Some(last), Some(first)) => days_between(last, first).max(0),
        _ => 0,
    };
    let (a_first, b_first) = (between(a.1, b.0), between(b.1, a.0));
    if a_first > 0 {
        (a_first, Order::FirstBelow)
    } else if b_first > 0 {
        (b_first, Order::FirstAbove)
    } else {
        (0, Order::Unordered)
    }
}

fn days_between(first: civil::Date, last: civil::Date) -> i64 {
    last.duration_since(first).as_hours() / 24
}

/// The gap between known days and the nearest occurrence of a date without a year.
fn gap_to_recurring(days: Days, date: &Date) -> i64 {
    let (Some(first), Some(last)) = days else { return 0 };
    if days_between(first, last) >= 365 {
        return 0;
    }
    let years = i32::from(first.year()) - 2..=i32::from(last.year()) + 2;
    nearest(
        years.flat_map(|year| occurrences(date, year)).map(|(from, to)| gap(days, (Some(from), Some(to))).0),
    )
}

/// The gap between two dates of no year: the nearest they come in any year.
fn gap_of_recurring(a: &Date, b: &Date) -> i64 {
    // A leap year, so that every day occurs.
    let in_one_year = |a: &Date, b: &Date| {
        nearest(
            occurrences(a, 2000)
                .into_iter()
                .map(|(first, last)| gap_to_recurring((Some(first), Some(last)), b)),
        )
    };
    in_one_year(a, b).min(in_one_year(b, a))
}

/// The least of the gaps; a date that recurs at no known days agrees with any.
fn nearest(gaps: impl Iterator<Item = i64>) -> i64 {
    gaps.min().unwrap_or(0)
}

/// The days of a yearless date in one year; empty where nothing but its grain is known.
fn occurrences(date: &Date, year: i32) -> Vec<(civil::Date, civil::Date)> {
    let Ok(year) = i16::try_from(year) else { return Vec::new() };
    match date.form() {
        Form::One(point) => in_year(point.stretch, year)
            .into_iter()
            .map(|(first, last)| widened(first, last, point.approximate, point.stretch.grain()))
            .collect(),
        Form::Between(End::At(first), End::At(last)) => {
            let ([(from, _)], [until]) =
                (&in_year(first.stretch, year)[..], &in_year(last.stretch, year)[..])
            else {
                return Vec::new();
            };
            // By the days in the words: "about" turns no year over.
            let is_in_one_year = *from <= until.1;
            let (from, _) = widened(*from, *from, first.approximate, first.stretch.grain());
            let (_, to) = widened(until.1, until.1, last.approximate, last.stretch.grain());
            if is_in_one_year {
                return vec![(from, to)];
            }
            // "November to February" ends in the year after.
            let next = in_year(last.stretch, year.saturating_add(1));
            next.first()
                .map(|until| (from, widened(until.1, until.1, last.approximate, last.stretch.grain()).1))
                .into_iter()
                .collect()
        }
        Form::Between(..) => Vec::new(),
    }
}

fn widened(
    first: civil::Date,
    last: civil::Date,
    approximate: bool,
    grain: Grain,
) -> (civil::Date, civil::Date) {
    if approximate { grain.widen(first, last) } else { (first, last) }
}

/// The days of a yearless stretch in one year.
fn in_year(stretch: Stretch, year: i16) -> Vec<(civil::Date, civil::Date)> {
    let year = Some(year);
    match stretch {
        Stretch::Day { year: None, month: Some(2), day: Some(29) } => {
            // In a common year, said of the turn of the month.
            let (february, march) = (
                Stretch::Day { year, month: Some(2), day: Some(28) },
                Stretch::Day { year, month: Some(3), day: Some(1) },
            );
            let leap = Stretch::Day { year, month: Some(2), day: Some(29) }.days();
            leap.or_else(|| Some((february.days()?.0, march.days()?.1))).into_iter().collect()
        }
        Stretch::Day { year: None, month: Some(month), day } => {
            Stretch::Day { year, month: Some(month), day }.days().into_iter().collect()
        }
        Stretch::Day { year: None, month: None, day: Some(day) } => (1..=12)
            .filter_map(|month| Stretch::Day { year, month: Some(month), day: Some(day) }.days())
            .collect(),
        Stretch::Month { year: None, month: Some(month) } => {
            Stretch::Month { year, month: Some(month) }.days().into_iter().collect()
        }
        Stretch::Season { year: None, season } => {
            Stretch::Season { year, season }.days().into_iter().collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::edtf::tests::dates;
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expected: &str) {
        let read = |notation| Date::parse_edtf(notation).unwrap_or_else(|error| panic!("{error}"));
        let shown = match relate(&read(a), &read(b), None) {
            Relation::Incomparable => "incomparable".to_owned(),
            Relation::Overlapping { .. } => "overlapping".to_owned(),
            Relation::Disjoint { gap: Gap::Days(days), order: Order::FirstBelow, .. } => {
                format!("{days} days before")
            }
            Relation::Disjoint { gap: Gap::Days(days), order: Order::FirstAbove, .. } => {
                format!("{days} days after")
            }
            Relation::Disjoint { gap, .. } => format!("{gap:?} apart"),
        };
        assert_eq!(shown, expected, "{a} and {b}");
    }

    #[test]
    fn relations() {
        check("2023-06", "2024-06", "337 days before");
        check("2024-06", "2024-06-19", "overlapping");
        check("2024-06-19", "2024-06-18", "1 days after");
        check("2024-06-19~", "2024-06-26", "overlapping");
        check("2024-06-19~", "2024-06-27", "1 days before");
        check("2023~", "2024-12-31", "overlapping");
        check("2023~", "2025-01-01", "1 days before");
        check("../2024-06-18", "2024-06-19", "1 days before");
        check("../2024-06-18", "2020", "overlapping");
        check("2024-06/..", "2024-05-31", "1 days after");
        check("XXXX-06", "2024-06-19", "overlapping");
        check("XXXX-06", "2024-07-03", "Days(3) apart");
        check("XXXX-06", "XXXX-07", "Days(1) apart");
        check("XXXX-06", "2023/2024", "overlapping");
        check("XXXX-12", "2024-01-02", "Days(2) apart");
        check("XXXX-02-29", "2023-03-01", "overlapping");
        check("XXXX-XX-19", "2024-06-19", "overlapping");
        check("XXXX-XX-19", "2024-06-18", "Days(1) apart");
        check("XXXX-XX-19", "XXXX-06", "overlapping");
        check("XXXX-XX-XX", "2024-06-18", "overlapping");
        check("XXXX-11/XXXX-02", "2024-01-10", "overlapping");
        check("XXXX-11/XXXX-02", "2024-03-02", "Days(2) apart");
        check("2024-06-31", "2024-06-30", "incomparable");
    }

    #[test]
    fn a_tolerance_is_granted() {
        let (a, b) = (Date::day(civil::date(2024, 6, 18)), Date::day(civil::date(2024, 6, 20)));
        assert_eq!(relate(&a, &b, Some(Tolerance::Days(2))), Relation::Overlapping { ends_ratio: None });
        assert!(matches!(
            relate(&a, &b, Some(Tolerance::Days(1))),
            Relation::Disjoint { gap: Gap::Days(2), .. }
        ));
    }

    fn turned(relation: Relation) -> Relation {
        match relation {
            Relation::Disjoint { gap, order, near } => {
                let order = match order {
                    Order::FirstBelow => Order::FirstAbove,
                    Order::FirstAbove => Order::FirstBelow,
                    Order::Unordered => Order::Unordered,
                };
                Relation::Disjoint { gap, order, near }
            }
            same => same,
        }
    }

    /// The same date, said with "about".
    fn approximate(date: Date) -> Date {
        let widen = |end| match end {
            End::At(point) => End::At(super::super::Point { approximate: true, ..point }),
            End::Open => End::Open,
        };
        match date.form() {
            Form::One(point) => super::super::Point { approximate: true, ..point }.into(),
            Form::Between(first, last) => Form::Between(widen(first), widen(last)).into(),
        }
    }

    proptest! {
        #[test]
        fn neither_side_is_favoured(a in dates(), b in dates()) {
            prop_assert_eq!(relate(&a, &b, None), turned(relate(&b, &a, None)));
        }

        #[test]
        fn a_date_agrees_with_itself(a in dates().prop_filter("exists", Date::exists)) {
            prop_assert_eq!(relate(&a, &a, None), Relation::Overlapping { ends_ratio: None });
        }

        #[test]
        fn widening_never_sets_apart(a in dates(), b in dates(), days in 0..400_i64) {
            if let Relation::Overlapping { .. } = relate(&a, &b, None) {
                prop_assert_eq!(relate(&approximate(a), &b, None), Relation::Overlapping { ends_ratio: None });
                prop_assert_eq!(relate(&a, &b, Some(Tolerance::Days(days))), Relation::Overlapping { ends_ratio: None });
            }
        }
    }
}
