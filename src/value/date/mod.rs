//! Dates as sets of days, by EDTF (ISO 8601-2).

use jiff::civil;
use std::fmt;

/// A date as words give it: whole or partial, approximate, or a stretch between two such.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {}

impl Date {
    /// One whole day.
    pub fn day(_day: civil::Date) -> Self {
        Self {}
    }

    /// The first and last day in the words, `~` not granted. `None` on a side is no bound;
    /// `None` altogether is a date without a year (`XXXX-06`).
    pub fn bounds(&self) -> Option<(Option<civil::Date>, Option<civil::Date>)> {
        None
    }

    /// The first and last day that `~` leaves possible: 7 days, 1 month or 1 year either way, by grain.
    pub fn possible(&self) -> Option<(Option<civil::Date>, Option<civil::Date>)> {
        None
    }
}

impl fmt::Display for Date {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        unimplemented!("EDTF")
    }
}
