//! A day that no calendar holds: 31 June, 29 February 2023.

use super::passage::Sentence;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{MONTHS, Value};

pub(super) const CHECK: Check = Check {
    code: "impossible-date",
    on_by_default: true,
    page: include_str!("impossible_date.md"),
    find: Find::Sentence(find),
};

/// Texts about calendars and software name such days in order to say that there are none.
const DOUBTS: &[&str] = &[
    "invalid",
    "incorrect",
    "impossible",
    "nonexistent",
    "non-existent",
    "exist",
    "exists",
    "existed",
    "valid",
    "illegal",
    "wrong",
    "error",
    "errors",
    "bug",
    "fictional",
    "fictitious",
    "mistaken",
    "misdated",
    "calendar",
    "calendars",
    "overflow",
    "rejects",
    "rejected",
    "accepts",
    "parse",
    "parsed",
    "parser",
    "leap",
    "no",
];

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for (index, reading) in sentence.readings.iter().enumerate() {
        let Value::Date(date) = &reading.value else { continue };
        let Some(day) = date.impossible_day() else { continue };
        if is_julian_leap_day(day) || sentence.says_near(index, DOUBTS) {
            continue;
        }
        let (year, month, day) = day;
        let words = &sentence.text[reading.core.clone()];
        let label = Label::primary(sentence.span(reading.core.clone()), "no such day");
        let name = MONTHS[usize::from(month.unsigned_abs() - 1) % 12];
        let note = match (month, year) {
            (2, Some(year)) => format!("February {year} had 28 days: {day} is too many"),
            (2, None) => "February has 28 days, in leap years 29".to_owned(),
            _ => format!("{name} has 30 days"),
        };
        found.push(Diagnostic::error(CHECK.code, format!("there is no {words}"), label).with_note(note));
    }
}

/// Where the Julian calendar was still kept, 1700, 1800 and 1900 were leap years; Greece left it last,
/// in 1923.
fn is_julian_leap_day((year, month, day): (Option<i16>, i8, i8)) -> bool {
    (month, day) == (2, 29) && year.is_some_and(|year| year < 1923 && year % 4 == 0)
}
