//! The times that figures are of, as stretches of days, and what can be said of their order.

use crate::value::Date;
use jiff::civil;

/// The days between two bounds, both inside; `None` is no bound on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stretch {
    first: Option<i32>,
    last: Option<i32>,
}

impl Stretch {
    /// Every day on which the date may lie, `~` granted; `None` for a date without a year.
    pub(super) fn possible(date: &Date) -> Option<Self> {
        date.possible().map(Self::of)
    }

    /// The days in the words, `~` not granted; `None` for a date without a year.
    pub(super) fn stated(date: &Date) -> Option<Self> {
        date.bounds().map(Self::of)
    }

    fn of((first, last): (Option<civil::Date>, Option<civil::Date>)) -> Self {
        Self { first: first.map(day_number), last: last.map(day_number) }
    }

    /// The last day of this one comes before the first day of the other.
    pub(super) fn certainly_before(self, other: Self) -> bool {
        matches!((self.last, other.first), (Some(last), Some(first)) if last < first)
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        !self.certainly_before(other) && !other.certainly_before(self)
    }

    /// The least number of days between a day of the one and a day of the other.
    pub(super) fn days_apart(self, other: Self) -> u32 {
        let gap = |last: Option<i32>, first: Option<i32>| match (last, first) {
            (Some(last), Some(first)) => u32::try_from(i64::from(first) - i64::from(last)).unwrap_or(0),
            _ => 0,
        };
        gap(self.last, other.first).max(gap(other.last, self.first))
    }

    /// Whether this one lies inside the other and leaves a tenth or more of it out.
    pub(super) fn is_portion_of(self, other: Self) -> bool {
        let within = (other.first.is_none() || (self.first.is_some() && self.first >= other.first))
            && (other.last.is_none() || (self.last.is_some() && self.last <= other.last));
        let shorter = match (self.days(), other.days()) {
            (Some(own), Some(whole)) => own * 10 <= whole * 9,
            (own, whole) => own.is_some() && whole.is_none(),
        };
        within && shorter
    }

    /// The first day, those without one before all others.
    pub(super) fn first(self) -> Option<i32> {
        self.first
    }

    /// How many days it has, if it is open on neither side.
    pub(super) fn days(self) -> Option<i64> {
        Some(i64::from(self.last?) - i64::from(self.first?) + 1)
    }
}

/// Days since the beginning of 1970.
fn day_number(day: civil::Date) -> i32 {
    const EPOCH: civil::Date = civil::date(1970, 1, 1);
    i32::try_from(day.duration_since(EPOCH).as_hours() / 24).expect("the calendar has fewer than 2^31 days")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(first: Option<i32>, last: Option<i32>) -> Stretch {
        Stretch { first, last }
    }

    #[test]
    fn days_apart_is_zero_where_the_two_can_meet() {
        let june = stretch(Some(10), Some(20));
        assert_eq!(june.days_apart(stretch(Some(25), Some(30))), 5);
        assert_eq!(stretch(Some(25), Some(30)).days_apart(june), 5);
        assert_eq!(june.days_apart(stretch(Some(20), None)), 0);
        assert_eq!(june.days_apart(stretch(None, Some(3))), 7);
    }

    #[test]
    fn order_is_certain_only_without_a_day_in_common() {
        let early = stretch(Some(1), Some(7));
        assert!(early.certainly_before(stretch(Some(8), Some(9))));
        assert!(!early.certainly_before(stretch(Some(7), Some(9))));
        assert!(!early.certainly_before(stretch(None, Some(9))));
    }

    #[test]
    fn a_portion_leaves_something_out() {
        let year = stretch(Some(0), Some(364));
        assert!(stretch(Some(90), Some(180)).is_portion_of(year));
        assert!(!year.is_portion_of(year));
        assert!(!stretch(Some(1), Some(364)).is_portion_of(year));
        assert!(!stretch(Some(-90), Some(180)).is_portion_of(year));
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day_number(civil::date(1970, 1, 2)), 1);
        assert_eq!(day_number(civil::date(1969, 12, 31)), -1);
        assert_eq!(day_number(civil::date(2024, 2, 29)), 19_782);
    }
}
