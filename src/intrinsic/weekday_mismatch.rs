//! A weekday that its date did not fall on: "Thursday, 27 June 2017" was a Tuesday.

use super::passage::Sentence;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::value::{self, Context, Date, DayOrder, Value};
use jiff::civil::{self, Weekday};

pub(super) const CHECK: Check = Check {
    code: "weekday-mismatch",
    on_by_default: true,
    page: include_str!("weekday_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for reading in &sentence.readings {
        let Value::Date(date) = &reading.value else { continue };
        let (Some(said), Some(day)) = (date.weekday(), date.exact_day()) else { continue };
        if day.weekday() == said || julian_weekday(day) == Some(said) {
            continue;
        }
        let words = &sentence.text[reading.core.clone()];
        if is_ambiguous(words) {
            continue;
        }
        let year_is_said = says_its_year(words);
        if !year_is_said && near_years(day).any(|day| day.weekday() == said) {
            continue;
        }
        let (fell, said) = (name(day.weekday()), name(said));
        let label = Label::primary(sentence.span(reading.core.clone()), format!("{day} was a {fell}"));
        let severity = if year_is_said { Severity::Error } else { Severity::Warning };
        let message = format!("{words} was a {fell}, not a {said}");
        let mut told = Diagnostic::new(CHECK.code, severity, message, label);
        if !year_is_said {
            told = told.with_note(format!(
                "the year is taken from the date of publication; neither {} nor {} fits",
                day.year() - 1,
                day.year() + 1
            ));
        }
        found.push(told);
    }
}

/// Whether the words name a day without the help of a date of publication.
fn says_its_year(words: &str) -> bool {
    read_alone(words, None).is_some_and(|date| date.exact_day().is_some())
}

/// "9/1/95" is the first of September or the ninth of January.
fn is_ambiguous(words: &str) -> bool {
    let day = |order| read_alone(words, Some(order)).and_then(|date| date.exact_day());
    day(DayOrder::DayFirst) != day(DayOrder::MonthFirst)
}

fn read_alone(words: &str, day_order: Option<DayOrder>) -> Option<Date> {
    let context = Context { day_order, ..Context::default() };
    value::read(words, &context).into_iter().find_map(|reading| match reading.value {
        Value::Date(date) => Some(date),
        _ => None,
    })
}

/// The same day of the years beside: a date of publication tells the year only about.
fn near_years(day: civil::Date) -> impl Iterator<Item = civil::Date> {
    [-1, 1]
        .into_iter()
        .filter_map(move |years| civil::Date::new(day.year() + years, day.month(), day.day()).ok())
}

/// The weekday of the same day and month in the Julian calendar, as long as any country kept it.
fn julian_weekday(day: civil::Date) -> Option<Weekday> {
    const LAST: civil::Date = civil::date(1923, 2, 28);
    if day > LAST {
        return None;
    }
    // The day number of a Julian date (Meeus, Astronomical Algorithms, chapter 7).
    let (year, month) = match i64::from(day.month()) {
        month @ 1..=2 => (i64::from(day.year()) - 1, month + 12),
        month => (i64::from(day.year()), month),
    };
    let number = 1461 * (year + 4716) / 4 + 306 * (month + 1) / 10 + i64::from(day.day()) - 1524;
    let offset = i8::try_from(number.rem_euclid(7)).expect("a remainder of seven is small");
    Weekday::from_monday_zero_offset(offset).ok()
}

fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(day: civil::Date, expected: Option<Weekday>) {
        assert_eq!(julian_weekday(day), expected, "{day}");
    }

    #[test]
    fn julian_days() {
        // The battle of Poltava, 27 June 1709 by the calendar kept there, was on a Monday.
        check(civil::date(1709, 6, 27), Some(Weekday::Monday));
        // The last Julian day in Britain, 2 September 1752, was a Wednesday.
        check(civil::date(1752, 9, 2), Some(Weekday::Wednesday));
        check(civil::date(1900, 2, 28), Some(Weekday::Monday));
        check(civil::date(1950, 1, 1), None);
    }
}
