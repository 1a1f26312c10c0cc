//! Dates told by their place in a longer stretch: "the first week of June", "the last four months of 2021",
//! "the 19th century", "the week of June 10".

use super::calendar::monday_of;
use super::length::span;
use super::part::Part;
use super::read::Reader;
use super::relative::shifted;
use super::said::{Anchor, Said, What, about, between, exactly};
use super::tense::{Tense, tense};
use super::words::Unit;
use super::year::years;
use super::{Date, End, Form, Grain, Point, Stretch, Word};
use jiff::ToSpan;
use jiff::civil::{self, Weekday};

impl Reader<'_> {
    /// "day before yesterday", "week of June 10", "year before last", "week after next", "year 2019"
    pub(super) fn unit_first(&self, at: usize, unit: Unit) -> Option<Said> {
        let prose = self.prose;
        let next = at + 1;
        let plural = prose.is_plural(at);
        if plural {
            return None;
        }
        if unit == Unit::Year
            && let Some(said) = self.year_range_or_year(next)
        {
            return Some(said);
        }
        if unit == Unit::Year && prose.is(next, Word::To) && prose.spelling(next + 1) == "date" {
            let now = self.now?;
            let first = civil::Date::new(now.day.year(), 1, 1).ok()?;
            return Some(Said::settled(now.stretch(first, now.day), next + 2));
        }
        if unit == Unit::Year && prose.is(prose.behind_hyphen(next), Word::End) {
            return self.year_part(at, prose.behind_hyphen(next) + 1, Part::Late);
        }
        if let Some(said) = self.the_unit(at, unit) {
            return Some(said);
        }
        if unit == Unit::Year
            && let Some(said) = self.year_ago(next)
        {
            return Some(said);
        }
        match prose.word(next).unwrap_or(Word::Function) {
            word @ (Word::Before | Word::After) => {
                let sign = if word == Word::Before { -1 } else { 1 };
                if let Some(said) = self.unit_beside(unit, sign, next + 1) {
                    return Some(said);
                }
                // "the year before last", "the week after next"
                if let Some(Word::Last | Word::Next) = prose.word(next + 1)
                    && !prose.is_word(next + 2)
                {
                    return Some(Said::settled(shifted(self.now?, unit, 2 * sign)?, next + 2));
                }
                if unit == Unit::Day
                    && let Some((anchor, behind)) = self.day_named(prose.behind(next + 1, Word::The))
                {
                    let day = anchor.day.checked_add(sign.days()).ok()?;
                    return (anchor.grain == Grain::Day)
                        .then(|| Said::settled(anchor.place(day, Grain::Day), behind));
                }
                // "the day before he had tied the mark"
                let had = prose.is(next + 1, Word::Function) && prose.spelling(next + 2) == "had";
                let alone = prose.is_free(next + 1) && (!prose.is_word(next + 1) || had);
                let last = self.last().filter(|last| alone && last.grain <= unit.grain())?;
                Some(Said::settled(shifted(last, unit, sign)?, next + 1))
            }
            _ if unit == Unit::Week && prose.number(next).is_some() => self.week_by_number(next),
            Word::Of if unit == Unit::Week => self.week_of_day(prose.behind(next + 1, Word::The)),
            Word::Beginning | Word::Starting if unit == Unit::Week => {
                self.week_of_day(prose.behind(prose.behind(next + 1, Word::On), Word::The))
            }
            // "w/c 3 June": the week commencing then.
            _ if prose.spelling(at).eq_ignore_ascii_case("w") => {
                let commencing =
                    prose.is_mark(next, '/') && prose.spelling(next + 1).eq_ignore_ascii_case("c");
                if commencing { self.week_of_day(next + 2) } else { None }
            }
            _ => None,
        }
    }

    /// "the year before 2015", "the month after June 2012", "the week before Christmas", whose date stands at `at`.
    fn unit_beside(&self, unit: Unit, sign: i32, at: usize) -> Option<Said> {
        match unit {
            Unit::Year => {
                let (year, next) = self.year_at(at)?;
                Some(Said::settled(Stretch::Year(Some(year + i16::try_from(sign).ok()?)), next))
            }
            Unit::Month => {
                let said = self.month_first(at)?;
                let date = self.settle(said, at).filter(|date| date.grain() == Grain::Month)?;
                Some(Said::settled(shifted(Anchor::of(&date)?, unit, sign)?, said.next))
            }
            Unit::Week => {
                let (anchor, next) = self
                    .day_named(self.prose.behind(at, Word::The))
                    .filter(|(day, _)| day.grain == Grain::Day)?;
                let other = anchor.day.checked_add((7 * sign).days()).ok()?;
                let beside = anchor.day.checked_add(sign.days()).ok()?;
                Some(Said::settled(anchor.stretch(other.min(beside), other.max(beside)), next))
            }
            _ => None,
        }
    }

    /// "week 3 of 2027", by ISO 8601; a season of football has weeks as well, so the year must stand there.
    fn week_by_number(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (number, _) = prose.number(at).filter(|(week, _)| (1..=53).contains(week))?;
        let of = if prose.is(at + 1, Word::Of) { at + 2 } else { return None };
        let (year, next) = self.year_at(of).or_else(|| self.relative_year(of))?;
        let monday = first_week(civil::Date::new(year, 1, 1).ok()?)
            .checked_add((7 * (i32::from(number) - 1)).days())
            .ok()?;
        let day = |day: civil::Date| exactly(Stretch::day(day));
        Some(Said::settled(between(day(monday), day(monday.checked_add(6.days()).ok()?)), next))
    }

    /// "year-end 2023", "by year-end", "at midyear"
    pub(super) fn year_part(&self, at: usize, next: usize, part: Part) -> Option<Said> {
        let prose = self.prose;
        let led = matches!(
            prose.word_before(at),
            Some(Word::By | Word::At | Word::Before | Word::Until | Word::Since)
        );
        let (year, next) = match self.year_at(next) {
            Some(found) => found,
            None if led && prose.is_free(next) => (self.now?.day.year(), next),
            None => return None,
        };
        Some(Said { part: Some(part), ..Said::parts(Some(year), None, None, next) })
    }

    fn year_range_or_year(&self, at: usize) -> Option<Said> {
        let of = self.prose.behind(at, Word::Of);
        self.years_range(of, true, false)
            .or_else(|| self.year_forms(of, true))
            .filter(|said| self.prose.is_free(said.next) || self.prose.is_mark(said.next, '-'))
    }

    /// The week that a day is in.
    fn week_of_day(&self, at: usize) -> Option<Said> {
        let by_number = || {
            let (day, next, is_ordinal) =
                self.day_number(at).filter(|(_, next, _)| self.prose.is_free(*next))?;
            let date = self.settle(Said::parts(None, None, Some(day), next), at).filter(|_| is_ordinal)?;
            Some((Anchor::of(&date)?, next))
        };
        let (anchor, next) =
            self.day_named(at).or_else(by_number).filter(|(anchor, _)| anchor.grain == Grain::Day)?;
        let monday = monday_of(anchor.day);
        Some(Said::settled(anchor.stretch(monday, monday.checked_add(6.days()).ok()?), next))
    }

    /// "first two weeks of 2021", "last four months of the year", "first ten days of June"
    fn units_of(&self, unit: Unit, count: i32, from_end: bool, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return if unit == Unit::Month && !from_end { self.months_of_report(count, next) } else { None };
        }
        let (date, next) = self.stretch_at(prose.behind(next + 1, Word::The))?;
        let (Some(first), Some(last)) = date.bounds()? else { return None };
        let (first, last) =
            if unit == Unit::Week { (first_week(first), last_week(last)?) } else { (first, last) };
        let length = span(unit, count)?;
        let (from, to) = if from_end {
            (last.tomorrow().ok()?.checked_sub(length).ok()?, last)
        } else {
            (first, first.checked_add(length).ok()?.yesterday().ok()?)
        };
        Some(Said::settled(whole_months(from, to), next))
    }

    /// "in the first nine months" of the year whose third quarter was named; of "last year", where that stands behind.
    fn months_of_report(&self, count: i32, next: usize) -> Option<Said> {
        if let Some((year, next)) = self.relative_year(next) {
            return Some(Said::settled(first_months(year, count)?, next));
        }
        let Some((part, year)) = self.part_of_report(Unit::Quarter) else {
            return self.months_to_last(count, next);
        };
        let last = first_months(year, count)?.bounds()?.1?;
        // What a report is of ends with its quarter, or lies in it.
        let fits = last <= part.bounds()?.1?;
        (fits && self.prose.is_free(next)).then_some(Said::settled(first_months(year, count)?, next))
    }

    /// "in the first nine months", in a report of September.
    fn months_to_last(&self, count: i32, next: usize) -> Option<Said> {
        let last =
            self.last().filter(|last| last.grain == Grain::Month && i32::from(last.day.month()) == count)?;
        let now = self.now.filter(|now| last.day < now.day)?;
        let year = if i32::from(now.day.month()) > count { now.day.year() } else { last.day.year() };
        if !self.prose.is_free(next) {
            return None;
        }
        Some(Said::settled(first_months(year, count)?, next))
    }

    /// "third month of 2021", "first day of June", "last day of the year"
    fn unit_of(&self, unit: Unit, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return None;
        }
        let (date, next) = self.stretch_at(prose.behind(next + 1, Word::The))?;
        if date.grain() <= unit.grain() {
            return None;
        }
        let (Some(first), Some(last)) = date.bounds()? else { return None };
        let number = i32::from(number);
        let from = if number < 0 {
            last.tomorrow().ok()?.checked_sub(span(unit, 1)?).ok()?
        } else {
            first.checked_add(span(unit, number - 1)?).ok()?
        };
        if from > last {
            return None;
        }
        let stretch = if unit == Unit::Day {
            Stretch::day(from)
        } else {
            Stretch::Month { year: Some(from.year()), month: Some(from.month()) }
        };
        Some(Said::settled(stretch, next))
    }

    /// "first week of June", "last week of 2016": by the week's Thursday, give or take a few days.
    fn week_of_stretch(&self, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return None;
        }
        let (date, next) = self.stretch_at(prose.behind(next + 1, Word::The))?;
        if date.grain() == Grain::Day {
            return None;
        }
        let (Some(first), Some(last)) = date.bounds()? else { return None };
        let monday = if number < 0 {
            last_week(last)?.checked_sub(6.days()).ok()?
        } else {
            first_week(first).checked_add((7 * (i32::from(number) - 1)).days()).ok()?
        };
        if monday > last {
            return None;
        }
        let day = |day| about(Stretch::day(day));
        Some(Said::settled(between(day(monday), day(monday.checked_add(6.days()).ok()?)), next))
    }

    /// What parts are taken of: a month, a year, a decade, "the year", "last month".
    pub(super) fn stretch_at(&self, at: usize) -> Option<(Date, usize)> {
        let said = self.stretch_said(at)?;
        Some((self.settle(said, at)?, said.next))
    }

    pub(super) fn stretch_said(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if let Some(Word::Length(
            unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Quarter),
        )) = prose.word(at)
            && matches!(prose.word_before(at), Some(Word::The | Word::Of))
            && !(unit == Unit::Year && prose.digits(at + 1).is_some_and(|year| year.len() >= 3))
        {
            if unit == Unit::Quarter
                && let Some((date, _)) = self.part_of_report(unit)
            {
                return Some(Said::settled(date, at + 1));
            }
            let of_story = self.last().filter(|last| last.grain <= unit.grain() && self.is_story_of_old());
            return Some(Said::settled(shifted(of_story.or(self.now)?, unit, 0)?, at + 1));
        }
        self.year_forms(at, true).or_else(|| self.nested(at)).or_else(|| {
            let (month, next, _) = self.month_at(at)?;
            Some(Said::parts(None, Some(month), None, next))
        })
    }

    /// "third quarter of 2023", "second half of the year", "19th century", "first week of June", "last four months of
    /// 2021"
    pub(super) fn numbered(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let is_last = matches!(prose.word(at), Some(Word::Last | Word::Final));
        let (number, next) = match prose.word(at) {
            Some(Word::Last | Word::Final) => (-1, at + 1),
            _ => {
                let (number, next, is_ordinal) = self.day_number(at)?;
                if !is_ordinal {
                    return None;
                }
                (number, next)
            }
        };
        // "since the first of the year"
        if number == 1
            && prose.is(next, Word::Of)
            && prose.is(next + 1, Word::The)
            && let Some(Word::Length(unit @ (Unit::Month | Unit::Year))) = prose.word(next + 2)
            && prose.is(at.wrapping_sub(1), Word::The)
            && prose.is_free(next + 3)
        {
            let first = shifted(self.now?, unit, 0)?.bounds()?.0?;
            return Some(Said::settled(self.now?.place(first, Grain::Day), next + 3));
        }
        if !is_last && let Some(said) = self.century(at, number, next) {
            return Some(said);
        }
        let unit_at = prose.behind_hyphen(next);
        if let Some((count, unit_at)) = self.plain_count(unit_at)
            && number.abs() == 1
            && let Some(Word::Length(unit)) = prose.word(unit_at)
        {
            return self.units_of(unit, count, is_last, unit_at + 1);
        }
        match prose.word(unit_at)? {
            Word::Length(Unit::Quarter) if (1..=4).contains(&number) => {
                self.ordinal_quarter(at, number, unit_at + 1)
            }
            // "the last quarter of this year"
            Word::Length(Unit::Quarter) if is_last && prose.is(unit_at + 1, Word::Of) => {
                self.ordinal_quarter(at, 4, unit_at + 1)
            }
            Word::Half if number <= 2 => {
                let half = if number == -1 { 2 } else { number };
                self.half(at, half, unit_at + 1)
            }
            Word::Length(Unit::Week) => self.week_of_stretch(number, unit_at + 1),
            Word::OnWeekday(weekday) => self.weekday_of_month(number, weekday, unit_at + 1),
            Word::Length(unit @ (Unit::Day | Unit::Month)) => self.unit_of(unit, number, unit_at + 1),
            _ => None,
        }
    }

    /// "first Tuesday of November", "last Friday in May 2019"
    fn weekday_of_month(&self, number: i8, weekday: Weekday, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !matches!(prose.word(next), Some(Word::Of | Word::In)) || number > 5 {
            return None;
        }
        let said = self.stretch_said(prose.behind(next + 1, Word::The))?;
        let date = self.settle(said, next + 1)?;
        let Form::One(Point { stretch: Stretch::Month { year: Some(year), month: Some(month) }, .. }) =
            date.form()
        else {
            return None;
        };
        let of_year =
            |year: i16| civil::Date::new(year, month, 1).ok()?.nth_weekday_of_month(number, weekday).ok();
        let is_bare = matches!(said.what, What::Parts { year: None, .. });
        let coming = self.now.filter(|now| is_bare && now.grain == Grain::Day).and_then(|now| {
            let (past, coming) = (of_year(year)?, of_year(year + 1)?);
            let sooner = past.duration_until(now.day) > 2 * now.day.duration_until(coming);
            (sooner && tense(prose, next, said.next) != Tense::Past).then_some(coming)
        });
        Some(Said::settled(Date::day(coming.or_else(|| of_year(year))?), said.next))
    }

    /// "19th century", "18th and 19th centuries", "5th century BC"
    fn century(&self, at: usize, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        let is_century = |at: usize| prose.is(at, Word::Length(Unit::Century));
        let unit_at = prose.behind_hyphen(next);
        if is_century(unit_at) {
            let in_words = prose.digits(at).is_none();
            let (is_before, next) = self
                .era_mark(unit_at + 1)
                .map_or((false, unit_at + 1), |(is_before, next)| (is_before, next));
            // A batsman makes a second century; the third century of Rome needs "the" and no "of his career".
            let counted = in_words && number <= 10 && next == unit_at + 1;
            if counted && (!prose.is(at.wrapping_sub(1), Word::The) || prose.is(next, Word::Of)) {
                return None;
            }
            return Some(centuries(number, number, is_before, next));
        }
        let last_at = match prose.word(next) {
            Some(Word::And | Word::Or) => next + 1,
            _ => self.connector(next, false)?,
        };
        let (last, next, is_ordinal) = self.day_number(prose.behind(last_at, Word::The))?;
        let unit_at = prose.behind_hyphen(next);
        if !is_ordinal || !is_century(unit_at) {
            return None;
        }
        let (is_before, next) = self.era_mark(unit_at + 1).unwrap_or((false, unit_at + 1));
        Some(centuries(number, last, is_before, next))
    }
}

/// The Monday of the first week whose Thursday is not before `first`.
fn first_week(first: civil::Date) -> civil::Date {
    monday_of(first.saturating_add(3.days()))
}

/// The Sunday of the last week whose Thursday is not after `last`.
fn last_week(last: civil::Date) -> Option<civil::Date> {
    monday_of(last.checked_sub(3.days()).ok()?).checked_add(6.days()).ok()
}

/// The months of a year from January on.
fn first_months(year: i16, count: i32) -> Option<Date> {
    let last = i8::try_from(count).ok().filter(|last| (1..=12).contains(last))?;
    let month = |month| exactly(Stretch::Month { year: Some(year), month: Some(month) });
    Some(between(month(1), month(last)))
}

/// A stretch in months, where it is made of whole ones.
fn whole_months(first: civil::Date, last: civil::Date) -> Date {
    if first.day() == 1 && last == last.last_of_month() {
        let month =
            |day: civil::Date| exactly(Stretch::Month { year: Some(day.year()), month: Some(day.month()) });
        return between(month(first), month(last));
    }
    Form::Between(End::At(exactly(Stretch::day(first))), End::At(exactly(Stretch::day(last)))).into()
}

/// The centuries from the n-th to the m-th.
fn centuries(first: i8, last: i8, is_before: bool, next: usize) -> Said {
    let (first, last) = (i16::from(first), i16::from(last));
    if is_before {
        // The 5th century BC began in 500 BC, which is the year -499.
        let (first, last) = (first.max(last), first.min(last));
        return years(1 - 100 * first, -100 * (last - 1), next);
    }
    Said::settled(between(exactly(Stretch::Century(first - 1)), exactly(Stretch::Century(last - 1))), next)
}
