//! Dates told from another day: "last week", "three days later", "next March".
//!
//! They are read against the day of publication, "later" and "the following" against the date last
//! named. Without that day they mean nothing and are left alone, or say only their grain.

use super::calendar::monday_of;
use super::length::{Count, rolling, span, unanchored};
use super::part::{Part, slice};
use super::prose::Prose;
use super::read::Reader;
use super::said::{Anchor, Said, What, about, between};
use super::tense::{Tense, tense};
use super::words::Unit;
use super::{Date, Form, Grain, Point, Season, Stretch, Word};
use jiff::ToSpan;
use jiff::civil;

/// Which of a row of units is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) by: i32,
    /// "past", "coming": from today on, not by the calendar.
    pub(super) rolling: bool,
    /// "following", "previous", "same", "that": from the date last named, if there is one.
    pub(super) from_last: bool,
    /// Nothing but the date last named will do: "same", "that".
    pub(super) only_last: bool,
}

impl Reader<'_> {
    /// "today", "yesterday", "tonight", "today's"
    pub(super) fn today(&self, at: usize, days: i8) -> Option<Said> {
        let prose = self.prose;
        // "USA Today" is a paper.
        if prose.is_capitalised(at) && at > 0 && prose.is_name(at - 1) {
            return None;
        }
        let Some(now) = self.now else {
            return Some(Said::settled(Stretch::Day { year: None, month: None, day: None }, at + 1));
        };
        let day = now.day.checked_add(i32::from(days).days()).ok()?;
        Some(Said::settled(now.place(day, Grain::Day), at + 1))
    }

    /// "this month", "last August", "next Tuesday", "the past three years", "last night", "the following day"
    pub(super) fn modified(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let first = step(prose.word(at)?)?;
        // "this past Monday", "this coming week"
        let (step, next) = match prose.word(at + 1).and_then(step) {
            Some(second) if first.by == 0 && !first.from_last => (Step { rolling: true, ..second }, at + 2),
            // "that same day"
            Some(second) if first.only_last && second.only_last => (second, at + 2),
            // "current-quarter revenue"
            _ => (first, prose.behind_hyphen(at + 1)),
        };
        let word = prose.word(next - 1).or_else(|| prose.word(next - 2))?;
        if prose.word_before(at) == Some(Word::Every) || first == LAST && is_to_last(prose, at) {
            return None;
        }
        if let Some((count, unit_at)) = self.count(next) {
            match prose.word(unit_at) {
                Some(Word::Length(unit)) => return self.row(at, step, count, unit, unit_at + 1),
                Some(Word::Working) if prose.is(unit_at + 1, Word::Length(Unit::Day)) => {
                    return self.working_days(step, count, unit_at + 2);
                }
                _ => {}
            }
        }
        // "the latest quarter" is over, "the latest Tuesday" is none.
        if word == Word::Latest
            && !matches!(
                prose.word(next),
                Some(Word::Length(Unit::Quarter | Unit::Month | Unit::Week) | Word::Fiscal)
            )
        {
            return None;
        }
        // "this 5/12", "next 6th of April"
        if prose.digits(next).is_some()
            && let Some(said) = self.calendar_day(next)
            && let What::Parts { year: None, month: Some(month), day } = said.what
        {
            return self.month_of_step(step, month, day, said);
        }
        match prose.word(next)? {
            Word::Length(unit) if word == Word::Same && next + 1 < prose.tokens.len() => {
                self.same(Some(unit), next + 1).or_else(|| self.modified_unit(at, step, unit, next + 1))
            }
            Word::Length(unit) => self.modified_unit(at, step, unit, next + 1),
            Word::Period if word == Word::Same => self.same(None, next + 1),
            Word::Fiscal => {
                let now = self.now.filter(|_| prose.is(next + 1, Word::Length(Unit::Year)))?;
                let year = now.day.year() + i16::try_from(step.by).ok()?;
                Some(Said::settled(about(Stretch::Year(Some(year))), next + 2))
            }
            Word::Calendar if prose.is(next + 1, Word::Length(Unit::Year)) => {
                self.modified_unit(at, step, Unit::Year, next + 2)
            }
            Word::Working if prose.is(next + 1, Word::Length(Unit::Week)) => {
                self.working_week(step, next + 2)
            }
            Word::WorkingWeek => self.working_week(step, next + 1),
            Word::Weekend => self.modified_weekend(at, step, word, next + 1),
            Word::OnWeekday(weekday) => self.modified_weekday(at, step, weekday, next + 1),
            Word::WeekdayShort(weekday) if prose.is_capitalised(next) => {
                self.modified_weekday(at, step, weekday, next + 1)
            }
            Word::Month(month) if prose.is_capitalised(next) || !matches!(month, 3 | 5) => {
                self.modified_month(step, month, next)
            }
            Word::MonthShort(month) if prose.is_capitalised(next) => self.modified_month(step, month, next),
            Word::OfYear(season) => self.modified_season(step, season, next),
            Word::TimeOfDay => self.time_of_day(step, word, next),
            Word::Feast => self.modified_feast(step, next),
            _ => None,
        }
    }

    fn modified_unit(&self, at: usize, step: Step, unit: Unit, next: usize) -> Option<Said> {
        let prose = self.prose;
        let plural = prose.is_plural(next - 1);
        // "this day and age", "that day"; "last days" are not counted.
        if plural || unit == Unit::Day && !step.from_last && step.by <= 0 {
            return None;
        }
        let the = prose.is(at.wrapping_sub(1), Word::The);
        // "the last year of the war" is no year of today's.
        if the && matches!(prose.word(at), Some(Word::Last | Word::Next)) && prose.is(next, Word::Of) {
            return None;
        }
        let is_over = at >= 2 && matches!(prose.word(at - 2), Some(Word::Over | Word::Within));
        let next_of_story = the && step == NEXT && !is_over && self.is_story_of_old();
        let last = if step.only_last && unit == Unit::Day {
            self.last_day()
        } else if unit == Unit::Day {
            self.last_of_days().or_else(|| self.last())
        } else if step.from_last || next_of_story {
            self.last()
        } else {
            None
        };
        if (step.only_last || unit == Unit::Day) && last.is_none() {
            return None;
        }
        // "the following week", where nothing was named, follows what we do not know.
        if step.from_last && last.is_none() && the {
            return None;
        }
        if unit == Unit::Quarter
            && step.from_last
            && let Some((date, _)) = self.part_of_report(unit)
        {
            return Some(Said::settled(shifted(Anchor::of(&date)?, unit, step.by)?, next));
        }
        let told_from_last = last.is_some();
        let Some(anchor) = last.or(self.now) else {
            return unanchored(unit).map(|stretch| Said::settled(stretch, next));
        };
        if told_from_last
            && anchor.grain > unit.grain().max(if unit == Unit::Week { Grain::Day } else { Grain::Month })
        {
            return None;
        }
        // "this week next year" does not occur; "next week's" and "last week on Tuesday" do.
        if unit == Unit::Week
            && let Some((weekday, behind)) =
                self.weekday_at(prose.behind(next + usize::from(prose.is_dash(next)), Word::On))
        {
            let monday = monday_of(anchor.day).checked_add((7 * step.by).days()).ok()?;
            let day = monday.checked_add(i32::from(weekday.to_monday_zero_offset()).days()).ok()?;
            return Some(Said::settled(anchor.place(day, Grain::Day), behind));
        }
        // "the last month", "over the next year", "the next decade"
        let rolls =
            step.rolling || the && prose.is(at, Word::Last) || the && prose.is(at, Word::Next) && is_over;
        if rolls
            && step.by != 0
            && !told_from_last
            && !matches!(unit, Unit::Quarter)
            && !prose.is(at, Word::This)
        {
            return rolling(anchor, step.by, &[(Count::Exactly(1), unit)])
                .map(|date| Said::settled(date, next));
        }
        let date = shifted(anchor, unit, step.by)?;
        Some(Said::settled(date, next))
    }

    fn modified_month(&self, step: Step, month: i8, month_at: usize) -> Option<Said> {
        let said = self.month_first(month_at).or_else(|| {
            let (_, next, _) = self.month_at(month_at)?;
            Some(Said::parts(None, Some(month), None, next))
        })?;
        let What::Parts { year, day, .. } = said.what else { return None };
        if year.is_some() {
            return Some(said);
        }
        self.month_of_step(step, month, day, said)
    }

    /// The month or day in the year that "last", "this" or "next" tells.
    fn month_of_step(&self, step: Step, month: i8, day: Option<i8>, said: Said) -> Option<Said> {
        if step.from_last {
            return self.month_from_last(step, month, day, said);
        }
        let Some(now) = self.now else { return Some(said) };
        if now.grain >= Grain::Year {
            return Some(said);
        }
        let this = now.day.year();
        let shift = match step.by {
            // "this June": of this year, unless it is long past and the next one meant.
            0 => 0,
            -1 => -i16::from(now.day.month() <= month),
            1 => i16::from(now.day.month() >= month),
            _ => return None,
        };
        Some(Said::parts(Some(this + shift), Some(month), day, said.next))
    }

    /// "the following March", "that May": told from the date last named.
    fn month_from_last(&self, step: Step, month: i8, day: Option<i8>, said: Said) -> Option<Said> {
        let last = self.last().filter(|last| last.grain <= Grain::Year)?;
        let shift = match step.by {
            0 => 0,
            -1 => -i16::from(last.day.month() <= month),
            _ => i16::from(last.day.month() >= month),
        };
        // In which month of a year what was named lies is not known.
        if last.grain == Grain::Year && step.by != 0 {
            return None;
        }
        Some(Said::parts(Some(last.day.year() + shift), Some(month), day, said.next))
    }

    /// "last night", "this morning"
    fn time_of_day(&self, step: Step, word: Word, at: usize) -> Option<Said> {
        // "that afternoon": of the day last named.
        if matches!(word, Word::That | Word::Same) {
            let last = self.last_day()?;
            return Some(Said::settled(last.place(last.day, Grain::Day), at + 1));
        }
        // "the next morning", "the previous evening"
        if step.from_last || step == NEXT {
            let last = self.last_day().filter(|_| self.prose.is(at.wrapping_sub(2), Word::The))?;
            let day = last.day.checked_add(step.by.days()).ok()?;
            return Some(Said::settled(last.place(day, Grain::Day), at + 1));
        }
        let days = match (word, step.by) {
            (Word::This, 0) => 0,
            (Word::Last, -1) if self.prose.spelling(at).eq_ignore_ascii_case("night") => -1,
            _ => return None,
        };
        let now = self.now?;
        Some(Said::settled(now.place(now.day.checked_add(days.days()).ok()?, Grain::Day), at + 1))
    }

    /// "the rest of the year", "the remainder of this week": from today on, in what does not tell of the past.
    pub(super) fn rest(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let of = if prose.is(at + 1, Word::Of) { at + 2 } else { return None };
        let now = self.now.filter(|now| now.grain == Grain::Day)?;
        let stretch_at = prose.behind(of, Word::The);
        let (date, next) = match prose.word(stretch_at)? {
            Word::Length(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade)) => {
                (shifted(now, unit, 0)?, stretch_at + 1)
            }
            _ => self.stretch_at(stretch_at)?,
        };
        let (Some(first), Some(last)) = date.bounds()? else { return None };
        let is_of_now = first <= now.day && now.day <= last && tense(prose, at, next) != Tense::Past;
        is_of_now.then(|| Said::settled(now.stretch(now.day, last), next))
    }

    /// "earlier this year", "later in the month": up to publication, or from it on.
    pub(super) fn earlier_or_later(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let inner = prose.behind(prose.behind(at + 1, Word::In), Word::The);
        let said = match prose.word(inner)? {
            Word::Length(unit @ (Unit::Week | Unit::Month | Unit::Year | Unit::Decade)) if inner > at + 2 => {
                Said::settled(shifted(self.now?, unit, 0)?, inner + 1)
            }
            Word::This | Word::Last | Word::Next | Word::Previous => self.modified(inner)?,
            Word::Today(0) => {
                let today = self.today(inner, 0)?;
                return Some(today);
            }
            Word::Month(_) if inner > at + 1 => self.month_first(inner)?,
            _ => return None,
        };
        let date = self.settle(said, at)?;
        let (Some(first), Some(last)) = date.bounds()? else { return Some(said) };
        let Some(now) = self.now.filter(|now| now.grain == Grain::Day && first <= now.day && now.day <= last)
        else {
            let part = if prose.is(at, Word::Earlier) { Part::Early } else { Part::Late };
            return Some(Said::settled(slice(date, part)?, said.next));
        };
        let point = |day: civil::Date| Point {
            approximate: now.approximate && day == now.day,
            stretch: Stretch::day(day),
        };
        let date = if prose.is(at, Word::Earlier) {
            between(point(first), point(now.day))
        } else {
            between(point(now.day), point(last))
        };
        Some(Said::settled(date, said.next))
    }
}

/// "may last two weeks", "built to last five years": a verb.
fn is_to_last(prose: Prose<'_>, at: usize) -> bool {
    const BEFORE: &[&str] =
        &["can", "could", "did", "might", "must", "never", "not", "should", "to", "will", "would", "ll"];
    let before = at.checked_sub(1).map_or("", |before| prose.spelling(before));
    BEFORE.contains(&before)
        || matches!(before, "may" | "cannot")
        || before.ends_with("'ll")
        || before.ends_with("n't")
}

const LAST: Step = Step { by: -1, rolling: false, from_last: false, only_last: false };
pub(super) const NEXT: Step = Step { by: 1, rolling: false, from_last: false, only_last: false };

pub(super) fn step(word: Word) -> Option<Step> {
    let step = |by, rolling, from_last, only_last| Some(Step { by, rolling, from_last, only_last });
    match word {
        Word::This | Word::Current => step(0, false, false, false),
        Word::Last | Word::Latest => step(-1, false, false, false),
        Word::Past => step(-1, true, false, false),
        Word::Previous => step(-1, false, true, false),
        Word::Next => step(1, false, false, false),
        Word::Coming => step(1, true, false, false),
        Word::Following => step(1, false, true, false),
        Word::Same | Word::That => step(0, false, true, true),
        _ => None,
    }
}

/// The unit of the calendar `by` steps from the one that the anchor is in.
pub(super) fn shifted(anchor: Anchor, unit: Unit, by: i32) -> Option<Date> {
    let day = anchor.day;
    let year = |factor: i16| Some(day.year().div_euclid(factor) + i16::try_from(by).ok()?);
    Some(match unit {
        Unit::Day => anchor.place(day.checked_add(span(unit, by)?).ok()?, Grain::Day).into(),
        Unit::Week => {
            let monday = monday_of(day).checked_add(span(unit, by)?).ok()?;
            anchor.stretch(monday, monday.checked_add(6.days()).ok()?)
        }
        Unit::Fortnight => {
            let other = day.checked_add(span(unit, by)?).ok()?;
            anchor.stretch(day.min(other), day.max(other))
        }
        Unit::Month => {
            anchor.place(day.first_of_month().checked_add(span(unit, by)?).ok()?, Grain::Month).into()
        }
        Unit::Quarter => {
            let day = day.first_of_month().checked_add(span(unit, by)?).ok()?;
            let quarter = Season::Quarter((day.month() + 2) / 3);
            if anchor.grain >= Grain::Year {
                return None;
            }
            Stretch::Season { year: Some(day.year()), season: quarter }.into()
        }
        Unit::Year => anchor.place(day.checked_add(span(unit, by)?).ok()?, Grain::Year).into(),
        Unit::Decade => Stretch::Decade(year(10)?).into(),
        Unit::Century => Stretch::Century(year(100)?).into(),
    })
}

pub(super) fn hull(first: Date, last: Date) -> Option<Date> {
    match (first.form(), last.form()) {
        (Form::One(first), Form::One(last)) => Some(between(first, last)),
        (Form::Between(first, _), Form::Between(_, last)) => Some(Form::Between(first, last).into()),
        _ => None,
    }
}
