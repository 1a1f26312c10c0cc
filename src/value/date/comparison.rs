//! Stretches that figures are compared with: "the year-ago quarter", "the same period of 1988", "a year earlier"; and
//! "the quarter", "the year" of a report, which are those last named.

use super::hedge::approximate;
use super::length::{Count, compares};
use super::read::Reader;
use super::relative::shifted;
use super::said::{Said, about};
use super::words::Unit;
use super::{Date, End, Form, Grain, Point, Season, Stretch, Word};

impl Reader<'_> {
    /// "year-ago quarter", "year-earlier period", "year ago quarter", behind whose year `at` stands.
    pub(super) fn year_ago(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let joined = prose.behind_hyphen(at);
        if !matches!(prose.word(joined), Some(Word::Ago | Word::Earlier)) {
            return None;
        }
        let next = joined + 1;
        let is_noun = matches!(
            prose.word(next),
            Some(Word::Period | Word::Half | Word::Length(Unit::Quarter | Unit::Month | Unit::Week))
        );
        if joined == at && !is_noun {
            return None;
        }
        let next = next + usize::from(is_noun);
        let now = self.now?;
        let of_quarter = is_noun && prose.is(next - 1, Word::Length(Unit::Quarter));
        let of_report = if of_quarter { self.part_of_report(Unit::Quarter) } else { None };
        let date = match of_report.or_else(|| self.part_last_named()) {
            Some((date, year)) => {
                let of_month = is_noun && prose.is(next - 1, Word::Length(Unit::Month));
                let date = if of_month { last_month_of(date)? } else { date };
                // Months are reported at once, quarters of last year into this one.
                let of_report = if date.grain() == Grain::Month { year + 1 } else { year };
                moved(date, self.latest_year(date)?.min(of_report.max(now.day.year() - 1)) - 1 - year)?
            }
            // Reports come out in the quarter behind the one that they are of.
            None if of_quarter => approximate(moved(shifted(now, Unit::Quarter, -1)?, -1)?),
            None => about(Stretch::Year(Some(now.day.year() - 1))).into(),
        };
        Some(Said::settled(date, next))
    }

    /// "the same period of 1988", "the same quarter last year", "the same month a year ago"; alone, what was last
    /// named.
    pub(super) fn same(&self, unit: Option<Unit>, next: usize) -> Option<Said> {
        let of_report = unit.and_then(|unit| self.part_of_report(unit));
        let (date, year) = of_report.or_else(|| self.part_last_named())?;
        let fits = match unit {
            None => true,
            Some(unit) => date.grain() == unit.grain() && matches!(date.form(), Form::One(_)),
        };
        if !fits {
            return None;
        }
        let Some((other, next)) = self.year_of_comparison(next) else {
            return Some(Said::settled(date, next));
        };
        Some(Said::settled(moved(date, other.unwrap_or(year - 1) - year)?, next))
    }

    /// "the 1988 quarter", "the 1988 period": in a report, the same part of that year.
    pub(super) fn part_of_named_year(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (year, length) = prose.number(at)?;
        let unit_at = at + 1;
        let is_quarter = prose.is(unit_at, Word::Length(Unit::Quarter)) && !prose.is_plural(unit_at);
        let led = prose.is(at.wrapping_sub(1), Word::The)
            || matches!(
                prose.spelling(at.wrapping_sub(1)),
                "comparable" | "corresponding" | "like" | "similar"
            );
        let led = led && length == 4 && (1900..=2100).contains(&year);
        if !led || !is_quarter && !prose.is(unit_at, Word::Period) {
            return None;
        }
        let of_quarter = if is_quarter { self.part_of_report(Unit::Quarter) } else { None };
        let (date, named) = of_quarter.or_else(|| self.part_last_named())?;
        Some(Said::settled(moved(date, year - named)?, unit_at + 1))
    }

    /// The year behind "the same period": "of 1988", "in 1988", "last year"; none for "a year earlier".
    fn year_of_comparison(&self, at: usize) -> Option<(Option<i16>, usize)> {
        let prose = self.prose;
        let of = if matches!(prose.word(at), Some(Word::Of | Word::In)) { at + 1 } else { at };
        if let Some((year, next)) =
            self.relative_year(of).or_else(|| if of > at { self.year_at(of) } else { None })
        {
            return Some((Some(year), next));
        }
        let (count, unit_at) = self.count(of)?;
        let ends = matches!(prose.word(unit_at + 1), Some(Word::Ago | Word::Earlier | Word::Before));
        let is_year = count == Count::Exactly(1) && prose.is(unit_at, Word::Length(Unit::Year));
        (is_year && ends).then_some((None, unit_at + 2))
    }

    /// "a year earlier" than the quarter last named, or "from a year earlier" than the month: the same of that year.
    pub(super) fn year_before_part(&self, at: usize) -> Option<Date> {
        let (date, _) = self.part_last_named()?;
        // A day that was named since is told of, unless the quarter ended on it or figures are compared.
        let is_of_day = self.last().is_some_and(|last| {
            last.grain == Grain::Day && date.bounds().is_some_and(|(_, end)| end != Some(last.day))
        });
        if is_of_day && !compares(self.prose, at) {
            return None;
        }
        let from = matches!(self.prose.word_before(at), Some(Word::From | Word::Than));
        let is_part = date.grain() == Grain::Season || date.grain() == Grain::Month && from;
        if is_part { moved(date, -1) } else { None }
    }

    /// "in the quarter", "for the year": of a report, the one last named, else that of publication.
    pub(super) fn the_unit(&self, at: usize, unit: Unit) -> Option<Said> {
        let prose = self.prose;
        let led = at >= 2
            && prose.is(at - 1, Word::The)
            && matches!(prose.word(at - 2), Some(Word::In | Word::For | Word::During));
        let next = at + 1;
        let ends = match prose.word(next) {
            None => !prose.is_word(next) && prose.digits(next).is_none() && !prose.is_apostrophe(next),
            Some(Word::And | Word::From) => true,
            Some(_) => unit == Unit::Quarter && prose.is_free(next) && !prose.is(next, Word::Of),
        };
        if !led
            || !ends
            || prose.is_plural(at)
            || prose.is_possessive(at)
            || prose.behind_hyphen(next) != next
        {
            return None;
        }
        match unit {
            Unit::Quarter => {
                let (date, _) = self.part_of_report(unit)?;
                Some(Said::settled(date, next))
            }
            Unit::Week | Unit::Month | Unit::Year => {
                let last = self.last().filter(|last| last.grain <= unit.grain() && self.is_story_of_old());
                Some(Said::settled(shifted(last.or(self.now)?, unit, 0)?, next))
            }
            _ => None,
        }
    }

    /// "for the full year", in a report of its last quarter.
    pub(super) fn full_year_of_report(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let unit_at = prose.behind_hyphen(at + 1);
        let led = prose.is(at.wrapping_sub(1), Word::The) || unit_at > at + 1;
        if !led || !prose.is(unit_at, Word::Length(Unit::Year)) || prose.is_plural(unit_at) {
            return None;
        }
        let (part, year) = self.part_of_report(Unit::Quarter)?;
        let is_over = part.bounds()?.1?.month() == 12;
        is_over.then(|| Said::settled(Stretch::Year(Some(year)), unit_at + 1))
    }

    /// The part of a year that was named last, if no whole year was named since, nor a day but in the same paragraph;
    /// and its year. A quarter to come is what was promised, and not what was earned.
    fn part_last_named(&self) -> Option<(Date, i16)> {
        let last = self.last()?;
        let named = self.last_named?;
        let is_to_come = last.grain == Grain::Season && self.now.is_some_and(|now| last.day >= now.day);
        let date = match last.grain {
            Grain::Season if is_to_come => named.part().unwrap_or(named.date()),
            Grain::Month | Grain::Season => named.date(),
            Grain::Day => named.part().filter(|_| named.is_of_this_paragraph())?,
            _ => return None,
        };
        Some((date, date.bounds()?.1?.year()))
    }

    /// The quarter that a report is of, whatever days and years were named since; and its year.
    pub(super) fn part_of_report(&self, unit: Unit) -> Option<(Date, i16)> {
        if unit != Unit::Quarter {
            return None;
        }
        self.asked.set(true);
        let part = self.last_named?.part()?;
        let last = part.bounds()?.1?;
        let season = match part.form() {
            Form::One(Point {
                stretch: Stretch::Season { season: season @ Season::Quarter(_), .. }, ..
            }) => season,
            // The first nine months end with the third quarter.
            Form::Between(..) if last.month() % 3 == 0 => Season::Quarter(last.month() / 3),
            _ => return None,
        };
        Some((Stretch::Season { year: Some(last.year()), season }.into(), last.year()))
    }

    /// The latest year in which a part of the year has begun.
    fn latest_year(&self, date: Date) -> Option<i16> {
        let now = self.now?;
        let first = date.bounds()?.0?;
        let this = now.day.year();
        Some(if (first.month(), first.day()) <= (now.day.month(), now.day.day()) { this } else { this - 1 })
    }
}

/// The month that a date is or ends with.
fn last_month_of(date: Date) -> Option<Date> {
    let last = date.bounds()?.1?;
    Some(Stretch::Month { year: Some(last.year()), month: Some(last.month()) }.into())
}

/// The same date some years later, or earlier.
pub(super) fn moved(date: Date, years: i16) -> Option<Date> {
    let year = |year: Option<i16>| match year {
        Some(year) => year.checked_add(years).map(Some),
        None => Some(None),
    };
    let point = |point: Point| {
        let stretch = match point.stretch {
            Stretch::Day { year: of, month, day } => Stretch::Day { year: year(of)?, month, day },
            Stretch::Month { year: of, month } => Stretch::Month { year: year(of)?, month },
            Stretch::Season { year: of, season } => Stretch::Season { year: year(of)?, season },
            Stretch::Year(of) => Stretch::Year(year(of)?),
            Stretch::Decade(_) | Stretch::Century(_) => return None,
        };
        Some(Point { stretch, ..point })
    };
    let end = |end: End| match end {
        End::At(at) => point(at).map(End::At),
        End::Open => Some(End::Open),
    };
    Some(match date.form() {
        Form::One(one) => point(one)?.into(),
        Form::Between(first, last) => Form::Between(end(first)?, end(last)?).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::edtf::tests::dates;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn years_are_moved_back_again(date in dates(), years in -300..300_i16) {
            if let Some(other) = moved(date, years) {
                prop_assert_eq!(moved(other, -years), Some(date));
                prop_assert_eq!(other.grain(), date.grain());
                prop_assert_eq!(other.is_approximate(), date.is_approximate());
            }
        }
    }
}
