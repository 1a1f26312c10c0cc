//! Feasts in a text: "Christmas", "Easter Monday 2024", "Labor Day weekend".

use super::calendar::{Feast, feast, monday_of};
use super::read::Reader;
use super::relative::Step;
use super::said::{Said, about, between, exactly};
use super::tense::{Tense, tense};
use super::{Date, Grain, Stretch, Word};
use jiff::ToSpan;
use jiff::civil::{self, Weekday};

impl Reader<'_> {
    /// "Christmas", "Easter Monday 2024", "Thanksgiving"
    pub(super) fn feast_day(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if let Some(said) = self.law_term(at) {
            return Some(said);
        }
        let (feast, next) = feast(prose, at)?;
        if let Some((year, next)) = self.year_behind(next) {
            if prose.is(next, Word::Weekend) {
                return self.days_off(feast, feast.day(year)?, next + 1);
            }
            return feast.day(year).map(|day| Said::settled(Date::day(day), next));
        }
        if prose.is(next, Word::Weekend) && !prose.is_plural(next) {
            return self.feast_weekend(feast, at, next + 1);
        }
        // "Christmas Island", "an Easter egg", "Thanksgiving dinner" are no days; "Easter weekend" is more than one.
        let alone = prose.is_free(next) && !prose.is_name(next)
            || prose.is(next, Word::TimeOfDay)
            || matches!(prose.word(next), Some(Word::Early | Word::Late))
                && prose.is(next + 1, Word::TimeOfDay);
        if !alone || matches!(prose.word_before(at), Some(Word::Every | Word::A)) {
            return None;
        }
        let Some(now) = self.now.filter(|now| now.grain < Grain::Year) else {
            return match feast {
                Feast::Fixed(month, day) => Some(Said::parts(None, Some(month), Some(day), next)),
                _ => None,
            };
        };
        let day = self.told_feast(feast, now.day, at, next)?;
        Some(Said::settled(now.place(day, Grain::Day), next))
    }

    /// "Michaelmas term 1603", "Hilary Term of 1661": the terms of English courts, whose ends have moved.
    fn law_term(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (first, last) = match prose.spelling(at) {
            "Hilary" => (1, 4),
            "Easter" => (4, 5),
            "Trinity" => (6, 7),
            "Michaelmas" => (10, 12),
            _ => return None,
        };
        if !prose.is(at + 1, Word::Term) {
            return None;
        }
        let comma = at + 2 + usize::from(prose.is_mark(at + 2, ','));
        let (year, next) = self.year_at(prose.behind(comma, Word::Of))?;
        let month = |month: i8| about(Stretch::Month { year: Some(year), month: Some(month) });
        Some(Said::settled(between(month(first), month(last)), next))
    }

    /// "Labor Day weekend", "Easter weekend": the days off around the feast.
    fn feast_weekend(&self, feast: Feast, at: usize, next: usize) -> Option<Said> {
        let (year, next) = self.year_behind(next).map_or((None, next), |(year, next)| (Some(year), next));
        let day = match year {
            Some(year) => feast.day(year)?,
            None => {
                let now = self.now.filter(|now| now.grain < Grain::Year)?;
                self.told_feast(feast, now.day, at, next)?
            }
        };
        self.days_off(feast, day, next)
    }

    fn days_off(&self, feast: Feast, day: civil::Date, next: usize) -> Option<Said> {
        let monday = monday_of(day);
        let (first, last) = match day.weekday() {
            Weekday::Monday | Weekday::Tuesday => (monday.checked_sub(2.days()).ok()?, day),
            Weekday::Sunday if matches!(feast, Feast::Easter(_)) => {
                (day.checked_sub(2.days()).ok()?, day.tomorrow().ok()?)
            }
            _ => (day.min(monday.checked_add(5.days()).ok()?), monday.checked_add(6.days()).ok()?),
        };
        Some(Said::settled(between(exactly(Stretch::day(first)), exactly(Stretch::day(last))), next))
    }

    /// The last or next feast, as the words tell; where they tell nothing, one that is near at hand rather than one of
    /// a year ago.
    fn told_feast(&self, feast: Feast, today: civil::Date, at: usize, next: usize) -> Option<civil::Date> {
        if let Some(year) = self.frame(at, next) {
            return feast.day(year);
        }
        let days = |from: civil::Date, to: civil::Date| from.duration_until(to).as_hours() / 24;
        match tense(self.prose, at, next) {
            Tense::Future => self.nearest_feast(feast, today, true),
            Tense::Past => self.nearest_feast(feast, today, false),
            Tense::Untold => {
                let last = self.nearest_feast(feast, today, false)?;
                let coming = self.nearest_feast(feast, today, true)?;
                Some(if 2 * days(today, coming) < days(last, today) { coming } else { last })
            }
        }
    }

    /// The feast as it was kept last, today's included, or will be next.
    fn nearest_feast(&self, feast: Feast, today: civil::Date, future: bool) -> Option<civil::Date> {
        let this = feast.day(today.year())?;
        let year = if future {
            today.year() + i16::from(this < today)
        } else {
            today.year() - i16::from(this > today)
        };
        feast.day(year)
    }

    pub(super) fn modified_feast(&self, step: Step, at: usize) -> Option<Said> {
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
}
