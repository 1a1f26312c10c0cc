//! Dates told from another day: "last week", "three days later", "next March".
//!
//! They are read against the day of publication, "later" and "the following" against the date last
//! named. Without that day they mean nothing and are left alone, or say only their grain.

use super::absolute::{nearest_weekday, week_of};
use super::calendar::feast;
use super::part::Part;
use super::read::{Anchor, Reader, Said, What, about, between, exactly};
use super::tense::{Tense, tense};
use super::words::Unit;
use super::year::grain_of;
use super::{Date, End, Form, Grain, Point, Season, Stretch, Word};
use jiff::civil::{self, Weekday};
use jiff::{Span, ToSpan};

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    Exactly(i32),
    /// "a couple of", "a few": from, to.
    Some(i32, i32),
}

/// Which of a row of units is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    by: i32,
    /// "past", "coming": from today on, not by the calendar.
    rolling: bool,
    /// "following", "previous", "same", "that": from the date last named, if there is one.
    from_last: bool,
    /// Nothing but the date last named will do: "same", "that".
    only_last: bool,
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
            _ => (first, at + 1),
        };
        let word = prose.word(next - 1)?;
        if prose.word_before(at) == Some(Word::Every) {
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
        // "this 5/12", "next 6th of April"
        if prose.digits(next).is_some()
            && let Some(said) = self.calendar_day(next)
            && let What::Parts { year: None, month: Some(month), day } = said.what
        {
            return self.month_of_step(step, month, day, said);
        }
        match prose.word(next)? {
            Word::Length(unit) => self.modified_unit(at, step, unit, next + 1),
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
        let last = self.last.filter(|_| step.from_last || unit == Unit::Day);
        if (step.only_last || unit == Unit::Day) && last.is_none() {
            return None;
        }
        // "the following week", where nothing was named, follows what we do not know.
        if step.from_last && last.is_none() && the {
            return None;
        }
        let told_from_last = last.is_some();
        let Some(anchor) = last.or(self.now) else {
            return unanchored(unit).map(|stretch| Said::settled(stretch, next));
        };
        if told_from_last
            && anchor.grain > grain_of(unit).max(if unit == Unit::Week { Grain::Day } else { Grain::Month })
        {
            return None;
        }
        // "this week next year" does not occur; "next week's" and "last week on Tuesday" do.
        if unit == Unit::Week
            && let Some((weekday, behind)) =
                self.weekday_at(prose.behind(next + usize::from(prose.is_dash(next)), Word::On))
        {
            let monday = week_of(anchor.day).checked_add((7 * step.by).days()).ok()?;
            let day = monday.checked_add(i32::from(weekday.to_monday_zero_offset()).days()).ok()?;
            return Some(Said::settled(anchor.place(day, Grain::Day), behind));
        }
        let rolls = step.rolling || the && prose.is(at, Word::Last);
        if rolls
            && step.by != 0
            && !told_from_last
            && !matches!(unit, Unit::Quarter)
            && !prose.is(at, Word::This)
        {
            return self.rolling(anchor, step.by, Count::Exactly(1), unit, next);
        }
        let date = shifted(anchor, unit, step.by)?;
        Some(Said::settled(date, next))
    }

    /// "the past three years", "the next 10 days", "the last two quarters"
    fn row(&self, at: usize, step: Step, count: Count, unit: Unit, next: usize) -> Option<Said> {
        let anchor = self.now?;
        // "these three weeks" and "that two weeks" are durations.
        if step.by == 0
            || step.from_last && self.prose.is(at.wrapping_sub(1), Word::The) && self.last.is_some()
        {
            return None;
        }
        if unit == Unit::Quarter
            && let Count::Exactly(count) = count
        {
            let (from, to) = if step.by < 0 { (-count, -1) } else { (1, count) };
            let (from, to) = (shifted(anchor, unit, from)?, shifted(anchor, unit, to)?);
            return Some(Said::settled(hull(from, to)?, next));
        }
        self.rolling(anchor, step.by, count, unit, next)
    }

    /// "the next four business days": Monday to Friday, today not counted.
    fn working_days(&self, step: Step, count: Count, next: usize) -> Option<Said> {
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
    fn working_week(&self, step: Step, next: usize) -> Option<Said> {
        let now = self.now.filter(|now| now.grain == Grain::Day && !step.only_last)?;
        let monday = week_of(now.day).checked_add((7 * step.by).days()).ok()?;
        Some(Said::settled(now.stretch(monday, monday.checked_add(4.days()).ok()?), next))
    }

    /// The days from today back or on; how far is no more exact than the words.
    fn rolling(&self, anchor: Anchor, by: i32, count: Count, unit: Unit, next: usize) -> Option<Said> {
        // A couple is two, give or take what the unit leaves open anyway.
        let most = match count {
            Count::Exactly(most) => most,
            Count::Some(least, 3) if unit > Unit::Day => least,
            Count::Some(_, most) => most,
        };
        let far = anchor.day.checked_add(span(unit, most.checked_mul(by.signum())?)?).ok()?;
        let mut outer = anchor.place(far, Grain::Day);
        outer.approximate |= unit > Unit::Day;
        let date = if by < 0 {
            between(outer, anchor.place(anchor.day, Grain::Day))
        } else {
            between(anchor.place(anchor.day.tomorrow().ok()?, Grain::Day), outer)
        };
        Some(Said::settled(date, next))
    }

    fn modified_weekend(&self, at: usize, step: Step, word: Word, next: usize) -> Option<Said> {
        let prose = self.prose;
        if prose.is_plural(next - 1) {
            return None;
        }
        let anchor = if step.only_last { self.last? } else { self.now? };
        if anchor.grain > Grain::Day {
            return None;
        }
        let this_week = week_of(anchor.day).checked_add(5.days()).ok()?;
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

    fn modified_weekday(&self, at: usize, step: Step, weekday: civil::Weekday, next: usize) -> Option<Said> {
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
        let anchor = if step.only_last { self.last? } else { self.now? };
        let offset = i32::from(weekday.to_monday_zero_offset());
        let in_week = |weeks: i32| week_of(anchor.day).checked_add((7 * weeks + offset).days()).ok();
        let day = match (step.rolling, step.by) {
            (true, -1) => nearest_weekday(anchor.day.yesterday().ok()?, weekday, false)?,
            (true, 1) => nearest_weekday(anchor.day.tomorrow().ok()?, weekday, true)?,
            (_, 0) if self.prose.is(at, Word::This) && tense(self.prose, at, next) == Tense::Past => {
                nearest_weekday(anchor.day, weekday, false)?
            }
            (_, by) => in_week(by)?,
        };
        let mut point = anchor.place(day, Grain::Day);
        // On Friday, "last Tuesday" may be this week's; on Monday, "next Thursday" too.
        let this_week = in_week(0)?;
        let unclear =
            !step.rolling && (step.by < 0 && this_week < anchor.day || step.by > 0 && this_week > anchor.day);
        point.approximate |= unclear;
        Some(Said::settled(point, next))
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
        if step.only_last {
            return None;
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

    /// "last summer", "this winter"
    fn modified_season(&self, step: Step, season: Season, at: usize) -> Option<Said> {
        if step.only_last || self.prose.spelling(at).eq_ignore_ascii_case("springs") {
            return None;
        }
        let Some(now) = self.now.filter(|now| now.grain < Grain::Year) else {
            return Some(Said::season(None, season, at + 1));
        };
        let this = now.day.year();
        let of = |year: i16| season.days(year).map(|days| (year, days));
        let year = match step.by {
            // The one that is nearest: this winter, said in February, began last year.
            0 => {
                let winter = of(this - 1).filter(|(_, (_, last))| *last >= now.day).map(|(year, _)| year);
                winter.unwrap_or(this)
            }
            -1 => (0..3).map(|back| this - back).filter_map(of).find(|(_, (_, last))| *last < now.day)?.0,
            _ => (0..3).map(|on| this + on).filter_map(of).find(|(_, (first, _))| *first > now.day)?.0,
        };
        Some(Said::season(Some(year), season, at + 1))
    }

    /// "last night", "this morning"
    fn time_of_day(&self, step: Step, word: Word, at: usize) -> Option<Said> {
        let days = match (word, step.by) {
            (Word::This, 0) => 0,
            (Word::Last, -1) if self.prose.spelling(at).eq_ignore_ascii_case("night") => -1,
            _ => return None,
        };
        let now = self.now?;
        Some(Said::settled(now.place(now.day.checked_add(days.days()).ok()?, Grain::Day), at + 1))
    }

    fn modified_feast(&self, step: Step, at: usize) -> Option<Said> {
        let (feast, next) = feast(self.prose, at)?;
        if step.only_last || !self.prose.is_free(next) {
            return None;
        }
        let now = self.now?;
        let day = match step.by {
            0 => feast.day(now.day.year())?,
            -1 => self.nearest_feast(feast, now.day.yesterday().ok()?, false)?,
            _ => self.nearest_feast(feast, now.day.tomorrow().ok()?, true)?,
        };
        Some(Said::settled(now.place(day, Grain::Day), next))
    }

    /// "three weeks ago", "two days later", "a month before June 19", "in two weeks", "2 weeks from now"
    pub(super) fn counted(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (count, mut unit_at) = self.count(at)?;
        // "10 previous weeks", "5 upcoming years"
        if let Some(step) = prose.word(unit_at).and_then(step).filter(|step| step.by != 0)
            && let Some(Word::Length(unit)) = prose.word(unit_at + 1)
            && count != Count::Exactly(1)
            && prose.is_plural(unit_at + 1)
        {
            return self.row(at, Step { from_last: false, ..step }, count, unit, unit_at + 2);
        }
        unit_at = prose.behind_hyphen(unit_at);
        let Some(Word::Length(unit)) = prose.word(unit_at) else { return None };
        let next = unit_at + 1;
        if let Some(said) = self.compound(count, unit, next).or_else(|| self.lasting(at, count, unit, next)) {
            return Some(said);
        }
        self.shifted_by(at, &[(count, unit)], next)
    }

    /// "within three months", said of what is to come: from today on.
    pub(super) fn within(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let inner = prose.behind(prose.behind(at + 1, Word::The), Word::Next);
        let (count, unit_at) = self.count(inner)?;
        let Some(Word::Length(unit)) = prose.word(unit_at) else { return None };
        let next = unit_at + 1;
        let ahead =
            tense(prose, at, next) == Tense::Future && prose.is_free(next) && !prose.is(next, Word::Of);
        let now = self.now.filter(|now| ahead && now.grain == Grain::Day)?;
        let date = self.settle(self.rolling(now, 1, count, unit, next)?, at)?;
        match date.form() {
            Form::Between(_, last) => {
                let first = End::At(now.place(now.day, Grain::Day));
                Some(Said::settled(Form::Between(first, last), next))
            }
            Form::One(_) => None,
        }
    }

    /// "2 weeks and 2 days ago"
    fn compound(&self, count: Count, unit: Unit, next: usize) -> Option<Said> {
        let prose = self.prose;
        let mut lengths = vec![(count, unit)];
        let mut next = next;
        while lengths.len() < 3 {
            let behind = prose.behind(next + usize::from(prose.is_mark(next, ',')), Word::And);
            let Some((count, unit_at)) = self.count(behind) else { break };
            let Some(Word::Length(unit)) = prose.word(unit_at) else { break };
            lengths.push((count, unit));
            next = unit_at + 1;
        }
        if lengths.len() == 1 { None } else { self.shifted_by(next, &lengths, next) }
    }

    /// "three days starting Monday", "for two weeks from 3 June": all the days from the first on.
    fn lasting(&self, at: usize, count: Count, unit: Unit, next: usize) -> Option<Said> {
        let prose = self.prose;
        let is_for = prose.word_before(at) == Some(Word::For);
        let from = match prose.word(next) {
            Some(Word::Starting | Word::Beginning) => {
                if prose.is(next + 1, Word::On) || prose.is(next + 1, Word::From) {
                    next + 2
                } else {
                    next + 1
                }
            }
            Some(Word::From) if is_for => next + 1,
            None if is_for && prose.is_mark(next, ',') && prose.is(next + 1, Word::From) => next + 2,
            _ => return None,
        };
        let (anchor, behind) =
            self.day_named(prose.behind(from, Word::The)).filter(|(anchor, _)| anchor.grain == Grain::Day)?;
        let Count::Exactly(count) = count else { return None };
        let last = anchor.day.checked_add(span(unit, count)?).ok()?.yesterday().ok()?;
        Some(Said::settled(anchor.stretch(anchor.day, last), behind))
    }

    /// A length of time and what it is told from.
    fn shifted_by(&self, at: usize, lengths: &[(Count, Unit)], next: usize) -> Option<Said> {
        let prose = self.prose;
        let (anchor, sign, behind) = match prose.word(next).unwrap_or(Word::Function) {
            Word::Ago => {
                let today = prose.is(next + 1, Word::Today(0));
                if today && let Some(now) = self.now {
                    let day = shift(now.day, lengths, -1, false)?;
                    return Some(Said::settled(now.place(day, Grain::Day), next + 2));
                }
                (self.now, -1, next + 1)
            }
            Word::Hence => (self.now, 1, next + 1),
            Word::From if prose.is(next + 1, Word::Now) => (self.now, 1, next + 2),
            word @ (Word::From | Word::Before | Word::After) => {
                let sign = if word == Word::Before { -1 } else { 1 };
                let of = prose.behind(next + 1, Word::The);
                if let Some((anchor, behind)) = self.day_named(of) {
                    (Some(anchor), sign, behind)
                } else if word != Word::From && prose.is_free(next + 1) && !prose.is_word(next + 1) {
                    (Some(self.last?), sign, next + 1)
                } else {
                    return None;
                }
            }
            Word::Later | Word::Earlier if prose.is(next + 1, Word::Than) => return None,
            Word::Later => (Some(self.last?), 1, next + 1),
            // "a year earlier" is told in reports of today's figures; shorter steps are steps of a story.
            Word::Earlier => {
                let long = lengths.iter().all(|(_, unit)| *unit >= Unit::Month);
                (Some(self.last.or(self.now.filter(|_| long))?), -1, next + 1)
            }
            _ => {
                let time = prose.is_possessive(next - 1) || prose.is_apostrophe(next);
                let time_at = if prose.is_apostrophe(next) { next + 1 } else { next };
                let in_time = time && prose.spelling(time_at).eq_ignore_ascii_case("time");
                let led = matches!(prose.word_before(at), Some(Word::In));
                let ahead = led
                    && (in_time
                        || prose.is_free(next)
                            && !prose.is(next, Word::Of)
                            && tense(prose, at, next) == Tense::Future);
                if !ahead {
                    return None;
                }
                (self.now, 1, if in_time { time_at + 1 } else { next })
            }
        };
        let finest = lengths.iter().map(|(_, unit)| *unit).min()?;
        let Some(anchor) = anchor else {
            return unanchored(finest).map(|stretch| Said::settled(stretch, behind));
        };
        // Three days after June are no day.
        if anchor.grain > grain_of(finest) && grain_of(finest) < Grain::Month {
            return None;
        }
        let nearer = shift(anchor.day, lengths, sign, false)?;
        let farther = shift(anchor.day, lengths, sign, true)?;
        let point = |day| Point {
            approximate: finest > Unit::Day || anchor.approximate,
            ..anchor.place(day, grain_of(finest))
        };
        let point = |day: civil::Date| widen_grain(point(day), day, finest);
        let (first, last) = if sign < 0 { (farther, nearer) } else { (nearer, farther) };
        Some(Said::settled(between(point(first), point(last)), behind))
    }

    /// A day that other days are counted from: "3 days after January 12", "two days from Tuesday".
    fn day_named(&self, at: usize) -> Option<(Anchor, usize)> {
        let prose = self.prose;
        if matches!(
            prose.word(at),
            Some(Word::A | Word::Number(_) | Word::Couple | Word::Few | Word::Half | Word::Dozen)
        ) {
            return None;
        }
        let said = self.nested(at)?;
        let date = self.settle(said, at)?;
        let (Some(first), Some(last)) = date.bounds()? else { return None };
        let day = if first == last || date.grain() > Grain::Day { first } else { return None };
        Some((
            Anchor { day, latest: last, grain: date.grain(), approximate: date.is_approximate() },
            said.next,
        ))
    }

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
        match prose.word(next).unwrap_or(Word::Function) {
            word @ (Word::Before | Word::After) => {
                let sign = if word == Word::Before { -1 } else { 1 };
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
                let alone = prose.is_free(next + 1) && !prose.is_word(next + 1);
                let last = self.last.filter(|last| alone && last.grain <= grain_of(unit))?;
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
        let monday = week_of(anchor.day);
        Some(Said::settled(anchor.stretch(monday, monday.checked_add(6.days()).ok()?), next))
    }

    /// "this week", "next week", "last week": its Monday.
    pub(super) fn week_at(&self, at: usize) -> Option<(civil::Date, usize)> {
        let prose = self.prose;
        let step = step(prose.word(at)?).filter(|step| !step.only_last)?;
        if !prose.is(at + 1, Word::Length(Unit::Week)) {
            return None;
        }
        let now = self.now.filter(|now| now.grain == Grain::Day)?;
        Some((week_of(now.day).checked_add((7 * step.by).days()).ok()?, at + 2))
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
            return Some(Said::settled(super::part::slice(date, part)?, said.next));
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

    /// "first two weeks of 2021", "last four months of the year", "first ten days of June"
    pub(super) fn units_of(&self, unit: Unit, count: i32, from_end: bool, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return None;
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

    /// "third month of 2021", "first day of June", "last day of the year"
    pub(super) fn unit_of(&self, unit: Unit, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return None;
        }
        let (date, next) = self.stretch_at(prose.behind(next + 1, Word::The))?;
        if date.grain() <= grain_of(unit) {
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
    pub(super) fn week_of_stretch(&self, number: i8, next: usize) -> Option<Said> {
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
            && !(unit == Unit::Year && prose.digits(at + 1).is_some())
        {
            return Some(Said::settled(shifted(self.now?, unit, 0)?, at + 1));
        }
        self.year_forms(at, true).or_else(|| self.nested(at)).or_else(|| {
            let (month, next, _) = self.month_at(at)?;
            Some(Said::parts(None, Some(month), None, next))
        })
    }

    /// A number of units: "three", "a", "a couple of", "several", "18".
    fn count(&self, at: usize) -> Option<(Count, usize)> {
        let prose = self.prose;
        if let Some((count, next)) = self.plain_count(at) {
            return Some((Count::Exactly(count), next));
        }
        match prose.word(at)? {
            Word::A => match prose.word(at + 1)? {
                Word::Couple => Some((Count::Some(2, 3), prose.behind(at + 2, Word::Of))),
                Word::Few => Some((Count::Some(2, 9), at + 2)),
                Word::Dozen => Some((Count::Exactly(12), at + 2)),
                _ => Some((Count::Exactly(1), at + 1)),
            },
            Word::Couple => Some((Count::Some(2, 3), prose.behind(at + 1, Word::Of))),
            Word::Few => Some((Count::Some(2, 9), at + 1)),
            _ => None,
        }
    }

    pub(super) fn plain_count(&self, at: usize) -> Option<(i32, usize)> {
        let prose = self.prose;
        if let Some((number, _)) = prose.number(at) {
            return (number > 0 && !prose.number_is_tail(at)).then_some((i32::from(number), at + 1));
        }
        let Some(Word::Number(tens)) = prose.word(at) else { return None };
        let ones_at = prose.behind_hyphen(at + 1);
        match prose.word(ones_at) {
            Some(Word::Number(ones @ 1..=9)) if tens >= 20 => Some((i32::from(tens + ones), ones_at + 1)),
            _ => Some((i32::from(tens), at + 1)),
        }
    }

    /// The token behind a time of day that belongs to the date: "2024-06-19T10:00:00Z".
    pub(super) fn behind_time(&self, at: usize) -> usize {
        let prose = self.prose;
        if !(prose.spelling(at).eq_ignore_ascii_case("t")
            && prose.is_glued(at)
            && prose.is_glued(at + 1)
            && prose.digits(at + 1).is_some())
        {
            return at;
        }
        let in_time = |index: &usize| {
            prose.is_glued(*index)
                && (prose.digits(*index).is_some()
                    || matches!(prose.mark(*index), Some(':' | '.' | '+' | '-'))
                    || prose.spelling(*index) == "Z")
        };
        // Hours, minutes, seconds, a fraction and an offset.
        (at + 1..at + 14).take_while(in_time).last().map_or(at, |last| last + 1)
    }
}

fn step(word: Word) -> Option<Step> {
    let step = |by, rolling, from_last, only_last| Some(Step { by, rolling, from_last, only_last });
    match word {
        Word::This | Word::Current => step(0, false, false, false),
        Word::Last => step(-1, false, false, false),
        Word::Past => step(-1, true, false, false),
        Word::Previous => step(-1, false, true, false),
        Word::Next => step(1, false, false, false),
        Word::Coming => step(1, true, false, false),
        Word::Following => step(1, false, true, false),
        Word::Same | Word::That => step(0, false, true, true),
        _ => None,
    }
}

/// A date of which no more is known than how fine it is.
fn unanchored(unit: Unit) -> Option<Stretch> {
    Some(match unit {
        Unit::Day => Stretch::Day { year: None, month: None, day: None },
        Unit::Month => Stretch::Month { year: None, month: None },
        Unit::Year => Stretch::Year(None),
        _ => return None,
    })
}

/// A number of units, as far as a calendar can hold it.
fn span(unit: Unit, count: i32) -> Option<Span> {
    let times = |factor: i32| count.checked_mul(factor);
    let span = Span::new();
    match unit {
        Unit::Day => span.try_days(times(1)?),
        Unit::Week => span.try_weeks(times(1)?),
        Unit::Fortnight => span.try_weeks(times(2)?),
        Unit::Month => span.try_months(times(1)?),
        Unit::Quarter => span.try_months(times(3)?),
        Unit::Year => span.try_years(times(1)?),
        Unit::Decade => span.try_years(times(10)?),
        Unit::Century => span.try_years(times(100)?),
    }
    .ok()
}

fn shift(day: civil::Date, lengths: &[(Count, Unit)], sign: i32, most: bool) -> Option<civil::Date> {
    let mut day = day;
    for (count, unit) in lengths {
        let count = match *count {
            Count::Exactly(count) => count,
            Count::Some(least, greatest) => {
                if most {
                    greatest
                } else {
                    least
                }
            }
        };
        day = day.checked_add(span(*unit, sign.checked_mul(count)?)?).ok()?;
    }
    Some(day)
}

/// A decade or a century that was told by its number: "two decades ago".
fn widen_grain(point: Point, day: civil::Date, unit: Unit) -> Point {
    match unit {
        Unit::Quarter => about(Stretch::Month { year: Some(day.year()), month: Some(day.month()) }),
        Unit::Decade => about(Stretch::Decade(day.year().div_euclid(10))),
        Unit::Century => about(Stretch::Century(day.year().div_euclid(100))),
        _ => point,
    }
}

/// The unit of the calendar `by` steps from the one that the anchor is in.
pub(super) fn shifted(anchor: Anchor, unit: Unit, by: i32) -> Option<Date> {
    let day = anchor.day;
    let year = |factor: i16| Some(day.year().div_euclid(factor) + i16::try_from(by).ok()?);
    Some(match unit {
        Unit::Day => anchor.place(day.checked_add(span(unit, by)?).ok()?, Grain::Day).into(),
        Unit::Week => {
            let monday = week_of(day).checked_add(span(unit, by)?).ok()?;
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

fn hull(first: Date, last: Date) -> Option<Date> {
    match (first.form(), last.form()) {
        (Form::One(first), Form::One(last)) => Some(between(first, last)),
        (Form::Between(first, _), Form::Between(_, last)) => Some(Form::Between(first, last).into()),
        _ => None,
    }
}

/// The Monday of the first week whose Thursday is not before `first`.
fn first_week(first: civil::Date) -> civil::Date {
    week_of(first.saturating_add(3.days()))
}

/// The Sunday of the last week whose Thursday is not after `last`.
fn last_week(last: civil::Date) -> Option<civil::Date> {
    week_of(last.checked_sub(3.days()).ok()?).checked_add(6.days()).ok()
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
