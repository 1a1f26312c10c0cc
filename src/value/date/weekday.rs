//! Weekdays, working days and weekends, told alone, beside a day or of a week.

use super::calendar::monday_of;
use super::length::{Count, shift};
use super::prose::Prose;
use super::read::Reader;
use super::relative::{Step, step};
use super::said::{Said, What, between, exactly};
use super::tense::{Tense, tense};
use super::words::Unit;
use super::{Grain, Stretch, Word};
use jiff::ToSpan;
use jiff::civil::{self, Weekday};

/// Days behind which "last Monday" may be one of the same week.
const FAR_DAYS: i32 = 5;

impl Reader<'_> {
    /// "Tuesday", "Thursday, 27 June 2024", "Friday (June 15)", "Tuesday the eleventh", "Tuesday of next week"
    pub(super) fn weekday_first(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (weekday, next) = self.weekday_at(at)?;
        let mut inner = prose.behind_hyphen(next);
        // "he sat on the Second Circuit"
        let is_plain = prose.is_capitalised(at) || matches!(prose.word(at), Some(Word::OnWeekday(_)));
        if !is_plain && prose.is(inner, Word::On) {
            return None;
        }
        let bracketed = prose.is_mark(inner, '(');
        if bracketed || prose.is_mark(inner, ',') {
            inner += 1;
        }
        inner = prose.behind(prose.behind(inner, Word::On), Word::The);
        if let Some(said) = self.calendar_day(inner)
            && (!bracketed || prose.is_mark(said.next, ')'))
        {
            return Some(Said { weekday: Some(weekday), next: said.next + usize::from(bracketed), ..said });
        }
        if !bracketed
            && let Some((day, behind, is_ordinal)) = self.day_number(inner)
            && !prose.is_mark(next, ',')
            && (is_ordinal && prose.is_free(behind) && prose.behind_hyphen(behind) == behind
                || !prose.is_word(behind) && !prose.number_goes_on(behind) && prose.digits(inner).is_some())
        {
            return Some(Said { weekday: Some(weekday), ..Said::parts(None, None, Some(day), behind) });
        }
        let of = prose.behind(prose.behind(next, Word::Of), Word::The);
        if let Some((monday, behind)) = self.week_at(of) {
            return self.weekday_of_week(weekday, monday, behind);
        }
        self.weekday_counted(weekday, next).or_else(|| self.bare_weekday(at, weekday, next))
    }

    /// "Monday two weeks from now", "Friday, three weeks ago": in the week that is told.
    fn weekday_counted(&self, weekday: Weekday, at: usize) -> Option<Said> {
        let prose = self.prose;
        let at = at + usize::from(prose.is_mark(at, ','));
        let (count, unit_at) = self.count(at)?;
        let is_told =
            matches!(prose.word(unit_at + 1), Some(Word::Ago | Word::From | Word::After | Word::Before));
        let Some(Word::Length(unit)) = prose.word(unit_at) else { return None };
        if !is_told {
            return None;
        }
        // "Thursday, two years from now", but "on Thursday, a year after it began".
        if matches!(unit, Unit::Month | Unit::Year) {
            let is_from_now = prose.is(unit_at + 1, Word::From) && prose.is(unit_at + 2, Word::Now);
            let now = self.now.filter(|now| is_from_now && now.grain == Grain::Day)?;
            let day = weekday_beside(shift(now.day, &[(count, unit)], 1, false)?, weekday)?;
            return Some(Said::settled(now.place(day, Grain::Day), unit_at + 3));
        }
        let said = self.counted(at).filter(|_| unit == Unit::Week)?;
        let day = self.settle(said, at)?.bounds()?.0?;
        self.weekday_of_week(weekday, monday_of(day), said.next)
    }

    fn weekday_of_week(&self, weekday: Weekday, monday: civil::Date, next: usize) -> Option<Said> {
        let day = monday.checked_add(i32::from(weekday.to_monday_zero_offset()).days()).ok()?;
        Some(Said::settled(self.now?.place(day, Grain::Day), next))
    }

    /// A weekday alone: the latest one, today's included, or the coming one where the words look ahead.
    fn bare_weekday(&self, at: usize, weekday: Weekday, next: usize) -> Option<Said> {
        let prose = self.prose;
        let before = prose.word_before(at);
        let is_short = prose.word(at) == Some(Word::WeekdayShort(weekday));
        let led = matches!(
            before,
            Some(
                Word::On
                    | Word::Until
                    | Word::By
                    | Word::Since
                    | Word::Before
                    | Word::After
                    | Word::From
                    | Word::To
                    | Word::And
                    | Word::Or
                    | Word::Through
            )
        );
        if matches!(before, Some(Word::Every | Word::A | Word::Number(_) | Word::Ordinal(_) | Word::Feast)) {
            return None;
        }
        if is_short
            && !(led && prose.is_capitalised(at) && !matches!(weekday, Weekday::Saturday | Weekday::Sunday))
        {
            return None;
        }
        // "Sheffield Wednesday", "the Sunday Times", "Friday Night Lights" are names.
        let named_before = !led && at > 0 && prose.is_name(at - 1) && before.is_none();
        let named =
            is_paper(prose.spelling(next)) || prose.is_name(next) && !led && before == Some(Word::The);
        // "Friday Night Lights"
        if prose.is(next, Word::TimeOfDay) && prose.is_capitalised(next) && prose.is_name(next + 1) {
            return None;
        }
        if self.is_weekly(at, next) || self.is_any(at) {
            return None;
        }
        if named || named_before && is_club(prose.spelling(at - 1)) {
            return None;
        }
        if let Some(said) = self.weekday_of_story(at, weekday, next) {
            return Some(said);
        }
        let Some(now) = self.now else {
            return Some(Said::settled(Stretch::Day { year: None, month: None, day: None }, next));
        };
        let told = tense(prose, at, next);
        let is_limit = matches!(before, Some(Word::Until | Word::By));
        let is_put_off = matches!(before, Some(Word::Until | Word::Through)) && is_stopped(prose, at);
        // "called a strike for Monday", but "blamed for Monday's attack"
        let is_set = before == Some(Word::For)
            && !prose.is_possessive(next - 1)
            && prose.is_free(next)
            && now.day.weekday() != weekday;
        // "cannot be reached before Sunday"
        let is_limit = is_limit || before == Some(Word::Before);
        let future = told == Tense::Future
            || is_set
            || is_put_off
            || is_limit && (told == Tense::Untold || has_time(prose, at - 1));
        let mut day = nearest_weekday(now.day, weekday, future)?;
        // "the line, due to reopen on Saturday, has been shut": a plan told beside may be past.
        if future && is_planned_beside(prose, at) {
            let past = nearest_weekday(now.day, weekday, false)?;
            let (since, until) = (past.duration_until(now.day), now.day.duration_until(day));
            day = if since < until { past } else { day };
        }
        Some(Said::settled(now.place(day, Grain::Day), next))
    }

    /// "On the Thursday it was shut": the one behind the day that a story has come to, and in a text of old times any
    /// weekday told as past. Where no day was named, nobody knows which.
    fn weekday_of_story(&self, at: usize, weekday: Weekday, next: usize) -> Option<Said> {
        let prose = self.prose;
        let is_definite = prose.word_before(at) == Some(Word::The)
            && at >= 2
            && matches!(prose.word(at - 2), Some(Word::On | Word::By | Word::Until | Word::Since))
            && prose.is_free(next)
            && !prose.is(next, Word::Of)
            && !prose.is_possessive(next - 1);
        if !is_definite && !self.is_history || tense(prose, at, next) == Tense::Future {
            return None;
        }
        let last = self.last().filter(|_| is_definite || self.is_story_of_old());
        match last.filter(|last| last.grain == Grain::Day) {
            Some(last) if self.is_story_of_old() || self.now.is_none() => {
                let day = nearest_weekday(last.day, weekday, true)?;
                Some(Said::settled(last.place(day, Grain::Day), next))
            }
            _ if self.is_history && is_definite => {
                Some(Said::settled(Stretch::Day { year: None, month: None, day: None }, next))
            }
            _ => None,
        }
    }

    /// "open Monday to Friday", said of every week: no preposition makes it one stretch.
    fn is_weekly(&self, at: usize, next: usize) -> bool {
        let prose = self.prose;
        let is_weekday =
            |at: usize| matches!(prose.word(at), Some(Word::OnWeekday(_) | Word::WeekdayShort(_)));
        let unled = |at: usize| !matches!(prose.word_before(at), Some(Word::From | Word::Between));
        let goes_on = self.connector(next, false).is_some_and(is_weekday) && unled(at);
        let came =
            at >= 2 && is_weekday(at - 2) && self.connector(at - 1, false) == Some(at) && unled(at - 2);
        goes_on || came
    }

    /// "on a rainy Tuesday", "one wet Monday": which one is not told.
    fn is_any(&self, at: usize) -> bool {
        let prose = self.prose;
        let described =
            at >= 3 && prose.is_word(at - 1) && prose.word(at - 1).is_none() && !prose.is_capitalised(at - 1);
        described
            && match prose.word(at - 2) {
                Some(Word::A) => matches!(prose.word(at - 3), Some(Word::On)),
                Some(Word::Number(1)) => !prose.is_word(at - 3) || prose.is(at - 3, Word::On),
                _ => false,
            }
    }

    pub(super) fn weekday_at(&self, at: usize) -> Option<(Weekday, usize)> {
        let prose = self.prose;
        match prose.word(at)? {
            Word::OnWeekday(weekday) => Some((weekday, at + 1)),
            Word::WeekdayShort(weekday) => {
                let has_stop =
                    prose.is_mark(at + 1, '.') && prose.is_glued(at + 1) && prose.tokens.len() > at + 2;
                Some((weekday, at + 1 + usize::from(has_stop)))
            }
            _ => None,
        }
    }

    /// "the next four business days": Monday to Friday, today not counted.
    pub(super) fn working_days(&self, step: Step, count: Count, next: usize) -> Option<Said> {
        let now = self.now.filter(|now| now.grain == Grain::Day && step.by != 0)?;
        let Count::Exactly(count @ 1..=60) = count else { return None };
        let weekdays = |day: &civil::Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let days = (1..).map_while(|n: i32| now.day.checked_add((n * step.by).days()).ok()).filter(weekdays);
        let mut days = days.take(usize::try_from(count).ok()?);
        let first = days.next()?;
        let last = days.last().unwrap_or(first);
        Some(Said::settled(now.stretch(first.min(last), first.max(last)), next))
    }

    /// "this working week": Monday to Friday.
    pub(super) fn working_week(&self, step: Step, next: usize) -> Option<Said> {
        let now = self.now.filter(|now| now.grain == Grain::Day && !step.only_last)?;
        let monday = monday_of(now.day).checked_add((7 * step.by).days()).ok()?;
        Some(Said::settled(now.stretch(monday, monday.checked_add(4.days()).ok()?), next))
    }

    pub(super) fn modified_weekend(&self, at: usize, step: Step, word: Word, next: usize) -> Option<Said> {
        let prose = self.prose;
        if prose.is_plural(next - 1) {
            return None;
        }
        let anchor = if step.only_last { self.last()? } else { self.now? };
        if anchor.grain > Grain::Day {
            return None;
        }
        let this_week = monday_of(anchor.day).checked_add(5.days()).ok()?;
        let weekday = anchor.day.weekday().to_monday_zero_offset();
        let weeks = match word {
            // Said of the one that is nearest in time, unless the words tell.
            Word::This if !step.rolling => match tense(prose, at, next) {
                Tense::Future => 0,
                Tense::Past if weekday < 5 => -1,
                _ if weekday <= 1 => -1,
                _ => 0,
            },
            _ if step.by < 0 => -1,
            _ if step.by == 0 => 0,
            // "the coming weekend" is this week's.
            Word::Coming => 0,
            _ => 1,
        };
        let saturday = this_week.checked_add((7 * weeks).days()).ok()?;
        Some(Said::settled(anchor.stretch(saturday, saturday.tomorrow().ok()?), next))
    }

    pub(super) fn modified_weekday(
        &self,
        at: usize,
        step: Step,
        weekday: civil::Weekday,
        next: usize,
    ) -> Option<Said> {
        // "this Friday, June 15"
        if let Some(said) = self.weekday_first(next - 1).filter(|said| said.next > next)
            && let What::Parts { year, month: Some(month), day: Some(day) } = said.what
        {
            let Some(now) = self.now.filter(|now| year.is_none() && now.grain == Grain::Day) else {
                return Some(said);
            };
            // Nobody says "this" of a day half a year away.
            let year = (-1..=1)
                .filter_map(|by| civil::Date::new(now.day.year() + by, month, day).ok())
                .min_by_key(|day| now.day.duration_since(*day).as_hours().abs())?
                .year();
            return Some(Said {
                what: What::Parts { year: Some(year), month: Some(month), day: Some(day) },
                ..said
            });
        }
        // "previous Wednesday" is told from today, "the previous Wednesday" from what was named.
        let from_last = step.only_last || step.from_last && self.prose.is(at.wrapping_sub(1), Word::The);
        let anchor = if from_last { self.last().filter(|last| last.grain == Grain::Day)? } else { self.now? };
        let offset = i32::from(weekday.to_monday_zero_offset());
        let in_week = |weeks: i32| monday_of(anchor.day).checked_add((7 * weeks + offset).days()).ok();
        let day = match (step.rolling, step.by) {
            (_, -1) if from_last => nearest_weekday(anchor.day.yesterday().ok()?, weekday, false)?,
            (_, 1) if from_last => nearest_weekday(anchor.day.tomorrow().ok()?, weekday, true)?,
            (true, -1) => nearest_weekday(anchor.day.yesterday().ok()?, weekday, false)?,
            (true, 1) => nearest_weekday(anchor.day.tomorrow().ok()?, weekday, true)?,
            (_, 0) if self.prose.is(at, Word::This) && tense(self.prose, at, next) == Tense::Past => {
                nearest_weekday(anchor.day, weekday, false)?
            }
            // "last Monday", said on a Sunday, is six days ago.
            (_, -1) if in_week(0)?.saturating_add(FAR_DAYS.days()) <= anchor.day => in_week(0)?,
            (_, by) => in_week(by)?,
        };
        let mut point = anchor.place(day, Grain::Day);
        // On Friday, "last Tuesday" may be this week's; on Monday, "next Thursday" too.
        let this_week = in_week(0)?;
        let unclear = !step.rolling
            && !step.from_last
            && (step.by < 0 && this_week < anchor.day || step.by > 0 && this_week > anchor.day);
        point.approximate |= unclear;
        Some(Said::settled(point, next))
    }

    /// "this week", "next week", "last week": its Monday.
    fn week_at(&self, at: usize) -> Option<(civil::Date, usize)> {
        let prose = self.prose;
        let step = step(prose.word(at)?).filter(|step| !step.only_last)?;
        if !prose.is(at + 1, Word::Length(Unit::Week)) {
            return None;
        }
        let now = self.now.filter(|now| now.grain == Grain::Day)?;
        Some((monday_of(now.day).checked_add((7 * step.by).days()).ok()?, at + 2))
    }

    /// "the weekend", "over the weekend": the last one, or the coming one where the words look ahead or Friday has come.
    pub(super) fn weekend(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let plural = prose.is_plural(at);
        if !plural && prose.is(at + 1, Word::Of) {
            return self.weekend_of(prose.behind(at + 2, Word::The));
        }
        if plural || !matches!(prose.word_before(at), Some(Word::The)) {
            return None;
        }
        let Some(now) = self.now else {
            return Some(Said::settled(Stretch::Day { year: None, month: None, day: None }, at + 1));
        };
        let over = matches!(prose.word(at.wrapping_sub(2)), Some(Word::Over | Word::During));
        let saturday = monday_of(now.day).checked_add(5.days()).ok()?;
        // "the Weekend Post"
        if prose.is_capitalised(at) && prose.is_name(at + 1) {
            return None;
        }
        let limit = matches!(prose.word(at.wrapping_sub(2)), Some(Word::By | Word::Until | Word::Before));
        let told = if limit { Tense::Future } else { tense(prose, at, at + 1) };
        let early =
            now.day.weekday().to_monday_zero_offset() <= if over || told == Tense::Past { 4 } else { 2 };
        let past = told != Tense::Future && early;
        let saturday = if past { saturday.checked_sub(7.days()).ok()? } else { saturday };
        Some(Said::settled(now.stretch(saturday, saturday.checked_add(1.day()).ok()?), at + 1))
    }

    /// "the weekend of June 8": the one that is nearest to the day.
    fn weekend_of(&self, at: usize) -> Option<Said> {
        let said = self.nested(at)?;
        let day = self.settle(said, at)?.exact_day()?;
        let saturday = monday_of(day.checked_sub(1.day()).ok()?).checked_add(5.days()).ok()?;
        let sunday = saturday.tomorrow().ok()?;
        Some(Said::settled(
            between(exactly(Stretch::day(saturday.min(day))), exactly(Stretch::day(sunday.max(day)))),
            said.next,
        ))
    }
}

/// The latest such weekday up to `day`, or the next one from it on.
pub(super) fn nearest_weekday(day: civil::Date, weekday: Weekday, future: bool) -> Option<civil::Date> {
    let step = if future { day.weekday().until(weekday) } else { -day.weekday().since(weekday) };
    day.checked_add(i32::from(step).days()).ok()
}

/// The weekday that is next to a day, before it or behind.
pub(super) fn weekday_beside(day: civil::Date, weekday: Weekday) -> Option<civil::Date> {
    nearest_weekday(day.checked_add(3.days()).ok()?, weekday, false)
}

/// "they had until Sunday", "has only until Friday": the time that is left, before the preposition at `until`.
fn has_time(prose: Prose<'_>, until: usize) -> bool {
    (until.saturating_sub(2)..until).any(|at| matches!(prose.spelling(at), "had" | "has" | "have"))
}

/// Whether a plan is told in apposition: ", due to reopen at noon on Saturday".
fn is_planned_beside(prose: Prose<'_>, at: usize) -> bool {
    const REACH: usize = 9;
    const PLANNED: &[&str] = &["due", "expected", "planned", "scheduled", "set"];
    (at.saturating_sub(REACH).max(1)..at)
        .any(|before| prose.is_mark(before - 1, ',') && PLANNED.contains(&prose.spelling(before)))
}

/// "canceled rallies through Wednesday", "closed until Friday": what was done lasts on.
fn is_stopped(prose: Prose<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    const STOPPED: &[&str] = &[
        "adjourned",
        "canceled",
        "cancelled",
        "closed",
        "delayed",
        "extended",
        "halted",
        "postponed",
        "recessed",
        "suspended",
    ];
    (at.saturating_sub(REACH)..at).any(|before| STOPPED.contains(&prose.spelling(before)))
}

fn is_paper(name: &str) -> bool {
    matches!(
        name,
        "Times"
            | "Telegraph"
            | "Mirror"
            | "Mail"
            | "Herald"
            | "Post"
            | "Star"
            | "Express"
            | "Independent"
            | "Business"
            | "Addams"
    )
}

fn is_club(name: &str) -> bool {
    matches!(name, "Sheffield" | "Bloody" | "Super" | "Ruby" | "Happy" | "Fat" | "Freaky")
}
