//! Parts of a stretch: "early 2024", "mid-June", "the end of last year", "the first half of March".
//!
//! Where a part ends is for no one to say, so the inner ends are approximate, and the parts are rather wide than
//! narrow: early is up to the middle of a month and to April of a year.

use super::hedge::approximate;
use super::read::Reader;
use super::said::{Said, What, about, between, exactly};
use super::words::Unit;
use super::{Date, End, Form, Grain, Point, Stretch, Word};
use jiff::ToSpan;
use jiff::civil;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
}

impl Reader<'_> {
    /// The part that begins at `at`: "early June", "mid-2024", "end of the year", "late last week".
    pub(super) fn part(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let word = prose.word(at)?;
        if let Some(said) = self.parts_of_centuries(at) {
            return Some(said);
        }
        let part = match word {
            Word::Early | Word::Beginning => Part::Early,
            Word::Mid | Word::Middle => Part::Mid,
            Word::Late | Word::End => Part::Late,
            _ => return None,
        };
        let mut next = prose.behind_hyphen(at + 1);
        match word {
            Word::Beginning | Word::Middle | Word::End => {
                if prose.is(next, Word::Of) {
                    next += 1;
                } else if !(word == Word::End && next == at + 2) {
                    return None;
                }
            }
            // "the early part of the century", "the latter years of the war"
            _ if matches!(prose.spelling(next), "days" | "months" | "part" | "weeks" | "years")
                && prose.is(next + 1, Word::Of) =>
            {
                next += 2;
            }
            Word::Late if prose.is(next, Word::Half) && prose.is(next + 1, Word::Of) => {
                return self.half(at, 2, next + 1);
            }
            _ if prose.is(next, Word::In) || prose.is(next, Word::To) => {
                // "early to mid-June"
                if prose.is(next, Word::To) {
                    return self.part_to_part(part, next + 1);
                }
                next += 1;
            }
            _ => {}
        }
        self.slice_at(prose.behind(next, Word::The), part)
    }

    /// "the late 18th and early 19th centuries": from the one to the other.
    fn parts_of_centuries(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let part_at = |at: usize| match prose.word(at)? {
            Word::Early => Some((Part::Early, prose.behind_hyphen(at + 1))),
            Word::Mid => Some((Part::Mid, prose.behind_hyphen(at + 1))),
            Word::Late => Some((Part::Late, prose.behind_hyphen(at + 1))),
            _ => None,
        };
        let (from, first_at) = part_at(at)?;
        let (first, next, _) = self.day_number(first_at).filter(|(_, _, is_ordinal)| *is_ordinal)?;
        let joined = if matches!(prose.word(next), Some(Word::And | Word::Or)) {
            next + 1
        } else {
            self.connector(next, false)?
        };
        let (to, last_at) = part_at(prose.behind(joined, Word::The))?;
        let (last, next, _) = self.day_number(last_at).filter(|(_, _, is_ordinal)| *is_ordinal)?;
        let unit_at = prose.behind_hyphen(next);
        if !prose.is(unit_at, Word::Length(Unit::Century)) || first >= last {
            return None;
        }
        let of = |number: i8, part| slice(Stretch::Century(i16::from(number) - 1).into(), part);
        match (of(first, from)?.form(), of(last, to)?.form()) {
            (Form::Between(from, _), Form::Between(_, to)) => {
                Some(Said::settled(Form::Between(from, to), unit_at + 1))
            }
            _ => None,
        }
    }

    fn part_to_part(&self, first: Part, at: usize) -> Option<Said> {
        let prose = self.prose;
        let last = match prose.word(at)? {
            Word::Early => Part::Early,
            Word::Mid => Part::Mid,
            Word::Late => Part::Late,
            _ => return None,
        };
        let (date, next) = self.stretch_at(prose.behind_hyphen(at + 1))?;
        let (from, to) = (slice(date, first)?, slice(date, last)?);
        match (from.form(), to.form()) {
            (Form::Between(from, _), Form::Between(_, to)) => {
                Some(Said::settled(Form::Between(from, to), next))
            }
            _ => None,
        }
    }

    /// The part of what is said at `at`.
    pub(super) fn slice_at(&self, at: usize, part: Part) -> Option<Said> {
        let prose = self.prose;
        // "early Tuesday" is a time of day; "late May" is not "Late may".
        if matches!(
            prose.word(at),
            Some(
                Word::OnWeekday(_)
                    | Word::WeekdayShort(_)
                    | Word::Today(_)
                    | Word::TimeOfDay
                    | Word::Early
                    | Word::Mid
                    | Word::Late
            )
        ) {
            return None;
        }
        if let Some(Word::Month(_)) = prose.word(at)
            && !prose.is_capitalised(at)
            && matches!(prose.spelling(at), "may" | "march")
        {
            return None;
        }
        if let Some(Word::OfYear(_)) = prose.word(at) {
            return self.season_part(at);
        }
        let said = self.stretch_said(at)?;
        if prose.is_counted(said.next) && prose.digits(said.next - 1).is_some() {
            return None;
        }
        if let What::Parts { day: None, .. } = said.what {
            // The year may stand behind the other end of a range.
            return Some(Said { part: Some(part), ..said });
        }
        Some(Said::settled(slice(self.settle(said, at)?, part)?, said.next))
    }

    /// "early summer 2023", "late autumn": the season, which is vague as it is.
    fn season_part(&self, at: usize) -> Option<Said> {
        let Some(Word::OfYear(season)) = self.prose.word(at) else { return None };
        let said = self.season(at, season).or_else(|| {
            // "by late fall", but "a late fall in prices"
            let is_noun = matches!(
                self.prose.word(at.wrapping_sub(2)),
                Some(
                    Word::By
                        | Word::Early
                        | Word::From
                        | Word::In
                        | Word::Late
                        | Word::Since
                        | Word::To
                        | Word::Until
                )
            );
            let is_fall = self.prose.spelling(at).eq_ignore_ascii_case("fall") && !is_noun;
            let alone = self.prose.is_free(at + 1) && !is_fall;
            alone.then_some(Said::season(None, season, at + 1))
        })?;
        Some(Said::settled(self.settle(said, at)?, said.next))
    }
}

/// A part of a date; nothing of a day.
pub(super) fn slice(date: Date, part: Part) -> Option<Date> {
    match date.form() {
        Form::One(Point { stretch: Stretch::Month { year, month: Some(month) }, .. }) => {
            slice_month(year, month, part)
        }
        Form::One(Point { stretch: Stretch::Year(Some(year)), approximate: is_about }) => {
            let date = slice_year(year, part)?;
            Some(if is_about { approximate(date) } else { date })
        }
        Form::One(Point { stretch: Stretch::Decade(tens), .. }) => slice_years(tens * 10, 10, part),
        Form::One(Point { stretch: Stretch::Century(hundreds), .. }) => {
            slice_years(hundreds * 100, 100, part)
        }
        Form::One(Point { stretch: Stretch::Season { .. }, .. }) => Some(date),
        Form::Between(End::At(_), End::At(_)) if date.grain() == Grain::Day => slice_days(date, part),
        Form::Between(End::At(first), End::At(last)) => match (first.stretch, last.stretch) {
            (Stretch::Year(Some(first)), Stretch::Year(Some(last))) => {
                slice_years(first, last - first + 1, part)
            }
            _ => None,
        },
        _ => None,
    }
}

fn slice_month(year: Option<i16>, month: i8, part: Part) -> Option<Date> {
    let day = |day: i8| Stretch::Day { year, month: Some(month), day: Some(day) };
    let last = civil::Date::new(year.unwrap_or(2000), month, 1).ok()?.days_in_month();
    Some(match part {
        Part::Early => between(exactly(day(1)), about(day(15))),
        Part::Mid => between(about(day(10)), about(day(20))),
        Part::Late => between(about(day(16)), exactly(day(last))),
        Part::FirstHalf => between(exactly(day(1)), exactly(day(15))),
        Part::SecondHalf => between(exactly(day(16)), exactly(day(last))),
    })
}

fn slice_year(year: i16, part: Part) -> Option<Date> {
    let month = |month: i8| Stretch::Month { year: Some(year), month: Some(month) };
    Some(match part {
        Part::Early => between(exactly(month(1)), about(month(4))),
        Part::Mid => between(about(month(5)), about(month(8))),
        Part::Late => between(about(month(9)), exactly(month(12))),
        Part::FirstHalf => Stretch::Season { year: Some(year), season: super::Season::Half(1) }.into(),
        Part::SecondHalf => Stretch::Season { year: Some(year), season: super::Season::Half(2) }.into(),
    })
}

/// A part of a decade or a century, in years.
fn slice_years(first: i16, count: i16, part: Part) -> Option<Date> {
    let at = |tenths: i32| i16::try_from(i32::from(first) + i32::from(count) * tenths / 10).ok();
    let year = |tenths: i32| Some(Stretch::Year(Some(at(tenths)?)));
    let last = |tenths: i32| Some(Stretch::Year(Some(at(tenths)? - 1)));
    Some(match part {
        Part::Early => between(exactly(year(0)?), about(last(4)?)),
        Part::Mid => between(about(year(3)?), about(last(7)?)),
        Part::Late => between(about(year(6)?), exactly(last(10)?)),
        Part::FirstHalf => between(exactly(year(0)?), exactly(last(5)?)),
        Part::SecondHalf => between(exactly(year(5)?), exactly(last(10)?)),
    })
}

/// A part of a week.
fn slice_days(date: Date, part: Part) -> Option<Date> {
    let (Some(first), Some(last)) = date.bounds()? else { return None };
    let Form::Between(End::At(first_end), End::At(last_end)) = date.form() else { return None };
    let point =
        |day: civil::Date, like: Point| Point { stretch: Stretch::day(day), approximate: like.approximate };
    Some(match part {
        Part::Early | Part::FirstHalf => between(first_end, point(first.saturating_add(2.days()), last_end)),
        Part::Mid => between(
            point(first.saturating_add(1.day()), first_end),
            point(first.saturating_add(4.days()), last_end),
        ),
        Part::Late | Part::SecondHalf => between(point(last.saturating_sub(3.days()), first_end), last_end),
    })
}
