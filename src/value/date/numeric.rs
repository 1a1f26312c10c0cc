//! Dates in figures: 2024-06-19, 19/06/2024, 6/19/24, 06/2024.
//!
//! Figures alone are often something else: fractions, versions, telephone numbers. What is not plainly
//! a date, or shown to be one by the words before it, is left.

use super::read::Reader;
use super::said::{Said, between, exactly};
use super::{Stretch, Word};
use crate::value::DayOrder;
use jiff::civil;

impl Reader<'_> {
    /// 2024-06-19, 19/06/2024, 6/19/24, 20240619, 06/2024
    pub(super) fn numeric(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let first = prose.digits(at)?;
        if first.len() == 8 {
            let (year, month, day) =
                (first[..4].parse().ok()?, first[4..6].parse().ok()?, first[6..].parse().ok()?);
            let plausible = (1900..=2100).contains(&year) && civil::Date::new(year, month, day).is_ok();
            return (plausible && !prose.number_goes_on(at + 1))
                .then(|| Said::parts(Some(year), Some(month), Some(day), at + 1));
        }
        if let Some(said) = self.numeric_spaced(at) {
            return Some(said);
        }
        let mark = prose.mark(at + 1).filter(|mark| matches!(mark, '-' | '/' | '.' | '‑'))?;
        let part = |index: usize| {
            let number = prose.number(index)?;
            (prose.is_glued(index) && prose.is_glued(index - 1) && prose.is_mark(index - 1, mark))
                .then_some(number)
        };
        let (first, first_length) = prose.number(at)?;
        if mark == '/'
            && let Some(said) = self.numeric_range(at)
        {
            return Some(said);
        }
        if mark == '-'
            && let Some(said) = self.numeric_run(at)
        {
            return Some(said);
        }
        let (second, second_length) = part(at + 2)?;
        let Some((third, third_length)) = part(at + 4) else { return self.numeric_pair(at, mark) };
        let next = at + 5;
        if self.is_longer_number(next, mark) {
            return None;
        }
        let narrow = |number: i16| i8::try_from(number).ok();
        let (first_narrow, second_narrow, third_narrow) = (narrow(first), narrow(second), narrow(third));
        // "Version 2024.1.2" and "v2024.10.01" are no dates.
        let versioned = at > 0 && self.is_version(at - 1);
        if first_length == 4 && second_length <= 2 && third_length <= 2 && (1000..=2199).contains(&first) {
            if mark == '.' && (second_length + third_length < 4 || versioned) {
                return None;
            }
            let (month, day) = (second_narrow?, third_narrow?);
            return is_day(month, day).then(|| Said::parts(Some(first), Some(month), Some(day), next));
        }
        let year = match third_length {
            4 if (1000..=2199).contains(&third) => third,
            2 if mark == '/' => self.full_year(third),
            _ => return None,
        };
        if first_length > 2 || second_length > 2 {
            return None;
        }
        let (month, day) = self.month_and_day(first_narrow?, second_narrow?, mark)?;
        Some(Said::parts(Some(year), Some(month), Some(day), next))
    }

    /// "10/1-11/2/2017": the year stands at the end alone.
    fn numeric_range(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let is_glued = |index: usize| prose.is_glued(index);
        let shape = prose.is_mark(at + 1, '/') && prose.is_dash(at + 3) && (at + 1..at + 9).all(is_glued);
        if !shape
            || !prose.is_mark(at + 5, '/')
            || !prose.is_mark(at + 7, '/')
            || self.is_longer_number(at + 9, '/')
        {
            return None;
        }
        let part = |index: usize| {
            let (number, length) = prose.number(index)?;
            i8::try_from(number).ok().filter(|_| length <= 2)
        };
        let (year, length) = prose.number(at + 8)?;
        let year = match length {
            4 if (1000..=2199).contains(&year) => year,
            2 => self.full_year(year),
            _ => return None,
        };
        let (first_month, first_day) = self.month_and_day(part(at)?, part(at + 2)?, '/')?;
        let (last_month, last_day) = self.month_and_day(part(at + 4)?, part(at + 6)?, '/')?;
        let day = |month, day| exactly(Stretch::Day { year: Some(year), month: Some(month), day: Some(day) });
        let date = between(day(first_month, first_day), day(last_month, last_day));
        (!date.is_inverted()).then(|| Said::settled(date, at + 9))
    }

    /// "on 2024 06 19", with both digits of month and day, and a word before it that a day follows.
    fn numeric_spaced(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let led = matches!(
            prose.word_before(at),
            Some(Word::On | Word::From | Word::Since | Word::Until | Word::By)
        );
        let two = |at: usize| {
            let (number, length) = prose.number(at).filter(|_| !prose.is_glued(at))?;
            i8::try_from(number).ok().filter(|_| length == 2)
        };
        let (year, length) = prose.number(at).filter(|_| led)?;
        let (month, day) = (two(at + 1)?, two(at + 2)?);
        let ends_there = [',', '.', ';', ':', ')'].iter().any(|mark| prose.is_mark(at + 3, *mark))
            && !prose.is_glued(at + 4);
        let is_date = length == 4
            && (1900..=2100).contains(&year)
            && civil::Date::new(year, month, day).is_ok()
            && prose.is_free(at + 3)
            && (!prose.is_glued(at + 3) || ends_there);
        is_date.then(|| Said::parts(Some(year), Some(month), Some(day), at + 3))
    }

    /// "10-1-2018-10-7-2018", "2018-10-01-2018-10-07": the marks within the dates stand between them as well.
    fn numeric_run(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let end = at + 11;
        let is_run = (at + 1..end).all(|index| {
            prose.is_glued(index)
                && if (index - at) % 2 == 1 {
                    prose.is_mark(index, '-')
                } else {
                    prose.digits(index).is_some()
                }
        });
        if !is_run || self.is_longer_number(end, '-') || prose.number_goes_on(end) {
            return None;
        }
        let day_at = |at: usize| {
            let parts = [prose.number(at)?, prose.number(at + 2)?, prose.number(at + 4)?];
            let narrow = |(number, length): (i16, usize)| i8::try_from(number).ok().filter(|_| length <= 2);
            let (year, month, day) = match parts {
                [(year, 4), month, day] => (year, narrow(month)?, narrow(day)?),
                [first, second, (year, 4)] => {
                    let (month, day) = self.month_and_day(narrow(first)?, narrow(second)?, '-')?;
                    (year, month, day)
                }
                _ => return None,
            };
            civil::Date::new(year, month, day).ok()
        };
        let (first, last) = (day_at(at)?, day_at(at + 6)?);
        let day = |day: civil::Date| exactly(Stretch::day(day));
        (first <= last).then(|| Said::settled(between(day(first), day(last)), end))
    }

    /// "06/2024", "12-2015"; "22/04" where the words around it show a date.
    fn numeric_pair(&self, at: usize, mark: char) -> Option<Said> {
        let prose = self.prose;
        let next = at + 3;
        if self.is_longer_number(next, mark) || prose.number_goes_on(next) {
            return None;
        }
        let (first, first_length) = prose.number(at)?;
        let (second, second_length) = prose.number(at + 2)?;
        if first_length == 4 {
            // 2024-06 is a month, 2024-25 is a season, and 2009-10 more often than not.
            let month = i8::try_from(second).ok().filter(|month| (1..=12).contains(month))?;
            let plausible = mark == '-' && (1000..=2199).contains(&first) && second_length <= 2;
            let follows = (first + 1) % 100 == second;
            return (plausible && !follows).then(|| Said::parts(Some(first), Some(month), None, next));
        }
        let first = i8::try_from(first).ok().filter(|_| first_length <= 2)?;
        if second_length == 4 {
            let plausible = (1..=12).contains(&first)
                && first_length == 2
                && (1900..=2100).contains(&second)
                && mark != '.';
            return plausible.then(|| Said::parts(Some(second), Some(first), None, next));
        }
        let second = i8::try_from(second).ok().filter(|_| second_length <= 2)?;
        if !self.is_shown_pair(at, mark) || prose.is_counted(next) {
            return None;
        }
        let (month, day) = self.month_and_day(first, second, '/')?;
        // The one day that is known by its number.
        if (first, second) == (9, 11) && mark == '/' && prose.mark(next) != Some(',') {
            return Some(Said::parts(Some(2001), Some(9), Some(11), next));
        }
        let year = if prose.is_mark(next, ',') { self.year_behind(next) } else { None };
        let (year, next) = year.map_or((None, next), |(year, next)| (Some(year), next));
        Some(Said::parts(year, Some(month), Some(day), next))
    }

    /// Whether two numbers with a stroke or stop between them are a day and a month: a weekday or a preposition
    /// stands before them, or another such pair.
    fn is_shown_pair(&self, at: usize, mark: char) -> bool {
        let prose = self.prose;
        match prose.word_before(at) {
            Some(Word::OnWeekday(_) | Word::WeekdayShort(_)) => return true,
            Some(Word::On | Word::From | Word::Between | Word::This | Word::Next) if mark == '/' => {
                return true;
            }
            _ => {}
        }
        let is_nine_eleven = prose.spelling(at) == "9" && prose.spelling(at + 2) == "11" && mark == '/';
        let joined = prose.is_mark(at.wrapping_sub(1), ',')
            || prose.is_dash(at.wrapping_sub(1))
            || matches!(prose.word_before(at), Some(Word::And | Word::Or | Word::To | Word::Until));
        is_nine_eleven
            || joined
                && at >= 4
                && mark == '/'
                && prose.is_mark(at - 3, '/')
                && self.is_shown_pair(at - 4, mark)
    }

    fn is_version(&self, at: usize) -> bool {
        ["version", "versions", "v", "release", "ver"]
            .iter()
            .any(|word| self.prose.spelling(at).eq_ignore_ascii_case(word))
    }

    /// Whether a number of several parts goes on: "1.2.2024.5", "10-11-2024-3".
    fn is_longer_number(&self, next: usize, mark: char) -> bool {
        let prose = self.prose;
        prose.is_glued(next)
            && prose.is_mark(next, mark)
            && prose.is_glued(next + 1)
            && prose.digits(next + 1).is_some()
            || prose.is_glued(next) && prose.mark(next) == Some('%')
    }

    /// Which of two numbers is the month; a number above twelve decides, or else the document's order.
    fn month_and_day(&self, first: i8, second: i8, mark: char) -> Option<(i8, i8)> {
        let day_first = match self.day_order {
            _ if first > 12 => true,
            _ if second > 12 => false,
            // Full stops are written where the day stands first.
            _ if mark == '.' => true,
            order => order == Some(DayOrder::DayFirst),
        };
        let (month, day) = if day_first { (second, first) } else { (first, second) };
        is_day(month, day).then_some((month, day))
    }

    /// The century of a year of two digits: the latest that is not more than ten years ahead.
    pub(super) fn full_year(&self, short: i16) -> i16 {
        let latest = self.now.map_or(2040, |now| now.day.year().saturating_add(10));
        let guess = latest - latest.rem_euclid(100) + short;
        if guess > latest { guess - 100 } else { guess }
    }
}

/// Whether month and day can stand in a calendar, 31 June among them.
fn is_day(month: i8, day: i8) -> bool {
    (1..=12).contains(&month) && (1..=31).contains(&day)
}
