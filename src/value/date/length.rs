//! Dates told by a length of time: "three weeks ago", "two days later", "the past three years".

use super::prose::Prose;
use super::read::Reader;
use super::relative::{Step, hull, shifted, step};
use super::said::{Anchor, Said, about, between};
use super::tense::{Tense, tense};
use super::weekday::{nearest_weekday, weekday_beside};
use super::words::Unit;
use super::{Date, End, Form, Grain, Point, Stretch, Word};
use jiff::Span;
use jiff::civil;

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Exactly(i32),
    /// "a couple of", "a few": from, to.
    Some(i32, i32),
}

/// What a length of time is told from.
struct Told {
    /// Nothing is known of it in a text without a date.
    anchor: Option<Anchor>,
    /// Back or on.
    sign: i32,
    /// Its date is named right behind: "two weeks after June 3".
    is_named: bool,
    /// The token behind it.
    behind: usize,
}

/// A day that is told by a length of time: "three days after Monday".
pub(super) struct Offset {
    pub(super) date: Date,
    /// What it is told from.
    pub(super) from: Anchor,
    /// Back or on.
    pub(super) sign: i32,
    pub(super) next: usize,
}

impl Reader<'_> {
    /// "the past three years", "the next 10 days", "the last two quarters"
    pub(super) fn row(&self, at: usize, step: Step, count: Count, unit: Unit, next: usize) -> Option<Said> {
        let anchor = self.now?;
        // "these three weeks" and "that two weeks" are durations.
        // The month's last two weeks are not those before today.
        if step.by == 0
            || at > 0 && is_owned(self.prose, at)
            || !step.rolling && self.prose.is(next, Word::Of)
            || step.from_last && self.prose.is(at.wrapping_sub(1), Word::The) && self.last().is_some()
        {
            return None;
        }
        let first = (vec![(count, unit)], next);
        // "for the last three months and two days ago they": "ago" ends no row.
        let (lengths, next) = Some(self.lengths(count, unit, next))
            .filter(|(_, next)| !self.prose.is(*next, Word::Ago))
            .unwrap_or(first);
        if unit == Unit::Quarter
            && let Count::Exactly(count) = count
        {
            let (from, to) = if step.by < 0 { (-count, -1) } else { (1, count) };
            let (from, to) = (shifted(anchor, unit, from)?, shifted(anchor, unit, to)?);
            return Some(Said::settled(hull(from, to)?, next));
        }
        rolling(anchor, step.by, &lengths).map(|date| Said::settled(date, next))
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
        match rolling(now, 1, &[(count, unit)])?.form() {
            Form::Between(_, last) => {
                let first = End::At(now.place(now.day, Grain::Day));
                Some(Said::settled(Form::Between(first, last), next))
            }
            Form::One(_) => None,
        }
    }

    /// "three days of June 3", behind "within": as far before it as behind it.
    pub(super) fn around_day(&self, at: usize) -> Option<(Date, usize)> {
        let prose = self.prose;
        let (count, unit_at) = self.count(at)?;
        let Some(Word::Length(unit)) = prose.word(unit_at) else { return None };
        if !prose.is(unit_at + 1, Word::Of) {
            return None;
        }
        let (anchor, next) = self.day_named(prose.behind(unit_at + 2, Word::The))?;
        let day = Anchor { grain: Grain::Day, ..anchor };
        let end = |sign| shift(anchor.day, &[(count, unit)], sign, true);
        (anchor.grain == Grain::Day).then_some((day.stretch(end(-1)?, end(1)?), next))
    }

    /// "2 weeks and 2 days", of which the first is read, and the token behind.
    fn lengths(&self, count: Count, unit: Unit, next: usize) -> (Vec<(Count, Unit)>, usize) {
        let prose = self.prose;
        let mut lengths = vec![(count, unit)];
        let mut next = next;
        while lengths.len() < 3 {
            let behind = prose.behind(next + usize::from(prose.is_mark(next, ',')), Word::And);
            let Some((count, unit_at)) = self.count(behind) else { break };
            let Some(Word::Length(unit)) = prose.word(unit_at) else { break };
            if lengths.iter().any(|(_, larger)| *larger <= unit) {
                break;
            }
            lengths.push((count, unit));
            next = unit_at + 1;
        }
        (lengths, next)
    }

    /// "2 weeks and 2 days ago"
    fn compound(&self, count: Count, unit: Unit, next: usize) -> Option<Said> {
        let (lengths, next) = self.lengths(count, unit, next);
        if lengths.len() == 1 { None } else { self.shifted_by(next, &lengths, next) }
    }

    /// A length of time that is told from a day, for those who ask how far it may be: the day that it leads to, the one
    /// that it leads from, and the token behind.
    pub(super) fn offset(&self, at: usize) -> Option<Offset> {
        let prose = self.prose;
        let (count, unit_at) = self.count(at)?;
        let unit_at = prose.behind_hyphen(unit_at);
        let Some(Word::Length(unit)) = prose.word(unit_at) else { return None };
        let (lengths, next) = self.lengths(count, unit, unit_at + 1);
        let told = self.told_from(at, &lengths, next)?;
        let said = self.shifted_by(at, &lengths, next)?;
        let date = self.settle(said, at)?;
        Some(Offset { date, from: told.anchor?, sign: told.sign, next: said.next })
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
        let is_told =
            prose.is(next + 1, Word::Today(0)) || self.weekday_at(prose.behind(next + 1, Word::On)).is_some();
        if lengths == [(Count::Exactly(1), Unit::Year)]
            && !is_told
            && matches!(prose.word(next), Some(Word::Earlier | Word::Ago))
            && let Some(date) = self.year_before_part(at)
        {
            return Some(Said::settled(date, next + 1));
        }
        if prose.is(next, Word::Ago)
            && let Some(said) = self.ago_then(lengths, next + 1)
        {
            return Some(said);
        }
        let Told { anchor, sign, is_named, behind } = self.told_from(at, lengths, next)?;
        let finest = lengths.iter().map(|(_, unit)| *unit).min()?;
        let Some(anchor) = anchor else {
            return unanchored(finest).map(|stretch| Said::settled(stretch, behind));
        };
        // Three days after June are no day.
        if anchor.grain > finest.grain() && finest.grain() < Grain::Month {
            return None;
        }
        // "four months from 3 June": that day, give or take.
        let finest =
            if is_named && finest == Unit::Month && anchor.grain == Grain::Day { Unit::Week } else { finest };
        let nearer = shift(anchor.day, lengths, sign, false)?;
        let farther = shift(anchor.day, lengths, sign, true)?;
        // "two months from today on Tuesday": the Tuesday next to it.
        if finest > Unit::Day
            && nearer == farther
            && prose.is(behind, Word::On)
            && let Some((weekday, next)) = self.weekday_at(behind + 1)
            && self.calendar_day(next).is_none()
        {
            let day = Stretch::day(weekday_beside(nearer, weekday)?);
            return Some(Said::settled(day, next));
        }
        let point = |day| Point {
            approximate: finest > Unit::Day || anchor.approximate,
            ..anchor.place(day, finest.grain())
        };
        let point = |day: civil::Date| widen_grain(point(day), day, finest);
        let (first, last) = if sign < 0 { (farther, nearer) } else { (nearer, farther) };
        Some(Said::settled(between(point(first), point(last)), behind))
    }

    /// What a length of time is told from, by the words that stand behind it at `next`.
    fn told_from(&self, at: usize, lengths: &[(Count, Unit)], next: usize) -> Option<Told> {
        let prose = self.prose;
        let mut is_named = false;
        let is_fine = lengths.iter().all(|(_, unit)| *unit < Unit::Month);
        let named = || if is_fine { self.last_of_days().or_else(|| self.last()) } else { self.last() };
        let of_last = || if self.is_aside_of_last(at) { None } else { named() };
        let (anchor, sign, behind) = match prose.word(next).unwrap_or(Word::Function) {
            Word::Ago => (self.now, -1, next + 1),
            Word::Hence => (self.now, 1, next + 1),
            Word::From if prose.is(next + 1, Word::Now) => (self.now, 1, next + 2),
            word @ (Word::From | Word::Before | Word::After) => {
                let sign = if word == Word::Before { -1 } else { 1 };
                let of = prose.behind(next + 1, Word::The);
                if let Some((anchor, behind)) = self.day_named(of) {
                    is_named = true;
                    (Some(anchor), sign, behind)
                } else if word != Word::From
                    && prose.is_free(next + 1)
                    && (!prose.is_word(next + 1) || prose.is(next + 1, Word::Gone))
                {
                    (Some(of_last()?), sign, next + 1)
                } else if word != Word::From
                    && prose.is(next + 1, Word::That)
                    && (prose.is_free(next + 2) || matches!(prose.word(next + 2), Some(Word::Number(_))))
                {
                    (Some(named()?), sign, next + 2)
                } else {
                    return None;
                }
            }
            Word::Later | Word::Earlier if prose.is(next + 1, Word::Than) => return None,
            Word::Later if prose.is(at.wrapping_sub(1), Word::Than) => (Some(named()?), 1, next + 1),
            Word::Later => (Some(of_last()?), 1, next + 1),
            // "a year earlier" is told in reports of today's figures; shorter steps are steps of a story.
            Word::Earlier => {
                let long = lengths.iter().all(|(_, unit)| *unit >= Unit::Month);
                // "is seen at $1.58 by September, against $1.62 a week earlier": than today.
                let is_compared = lengths.iter().all(|(_, unit)| *unit >= Unit::Week) && compares(prose, at);
                let last =
                    of_last().filter(|last| !(is_compared && self.now.is_some_and(|now| last.day > now.day)));
                (Some(last.or(self.now.filter(|_| long || is_compared))?), -1, next + 1)
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
                            && !ranks(prose, at - 1)
                            && (tense(prose, at, next) == Tense::Future || asks_again(prose, at, next)));
                if !ahead {
                    return None;
                }
                (self.now, 1, if in_time { time_at + 1 } else { next })
            }
        };
        Some(Told { anchor, sign, is_named, behind })
    }

    /// "20 years ago this month", "a week ago Friday", "two weeks ago on Monday": in that month or week.
    fn ago_then(&self, lengths: &[(Count, Unit)], at: usize) -> Option<Said> {
        let prose = self.prose;
        let now = self.now.filter(|now| now.grain == Grain::Day)?;
        let day = shift(now.day, lengths, -1, false)?;
        if prose.is(at, Word::Today(0)) {
            return Some(Said::settled(now.place(day, Grain::Day), at + 1));
        }
        // "five years ago next month"
        let by = match prose.word(at) {
            Some(Word::This) => Some(0),
            Some(Word::Next) => Some(1),
            Some(Word::Last) => Some(-1),
            _ => None,
        };
        if let Some(by) = by
            && let Some(Word::Length(unit @ (Unit::Week | Unit::Month))) = prose.word(at + 1)
        {
            return Some(Said::settled(shifted(Anchor { day, ..now }, unit, by)?, at + 2));
        }
        let (weekday, behind) = self.weekday_at(prose.behind(at, Word::On))?;
        if lengths.iter().any(|(_, unit)| *unit < Unit::Week) || self.calendar_day(behind).is_some() {
            return None;
        }
        let last = nearest_weekday(now.day, weekday, false)?;
        let then = now.place(shift(last, lengths, -1, false)?, Grain::Day);
        // "a year ago Thursday" is the same day of the month, or the same weekday.
        let approximate = then.approximate || lengths.iter().any(|(_, unit)| *unit > Unit::Fortnight);
        Some(Said::settled(Point { approximate, ..then }, behind))
    }

    /// "in 1989, twelve years later, …" says of the date before it how far it lies from another; "a fifth more than
    /// ten years before" compares with what was not named.
    fn is_aside_of_last(&self, at: usize) -> bool {
        let prose = self.prose;
        let ends_date = |at: usize| {
            prose.number(at).is_some_and(|(_, length)| length == 4)
                || matches!(prose.word(at), Some(Word::Month(_) | Word::OnWeekday(_)))
        };
        prose.is(at.wrapping_sub(1), Word::Than) || at >= 2 && prose.is_mark(at - 1, ',') && ends_date(at - 2)
    }

    /// A day that other days are counted from: "3 days after January 12", "two days from Tuesday".
    pub(super) fn day_named(&self, at: usize) -> Option<(Anchor, usize)> {
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

    /// A number of units: "three", "a", "a couple of", "several", "18", "three to four".
    pub(super) fn count(&self, at: usize) -> Option<(Count, usize)> {
        let prose = self.prose;
        if let Some((count, next)) = self.plain_count(at) {
            let most = self.count_behind(next).filter(|(most, _)| *most > count);
            return Some(
                most.map_or((Count::Exactly(count), next), |(most, next)| (Count::Some(count, most), next)),
            );
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

    /// The greater of two numbers of one unit: "to four months", "-12 weeks", "or three years".
    fn count_behind(&self, at: usize) -> Option<(i32, usize)> {
        let prose = self.prose;
        let joined = if prose.is(at, Word::Or) { at + 1 } else { self.connector(at, false)? };
        let in_digits = || {
            let (number, length) = prose.number(joined).filter(|_| prose.is_dash(at))?;
            (length <= 2).then_some((i32::from(number), joined + 1))
        };
        let found = self.plain_count(joined).or_else(in_digits)?;
        matches!(prose.word(found.1), Some(Word::Length(_))).then_some(found)
    }

    pub(super) fn plain_count(&self, at: usize) -> Option<(i32, usize)> {
        let prose = self.prose;
        if let Some((thousands, 1 | 2)) = prose.number(at)
            && prose.is_mark(at + 1, ',')
            && prose.is_glued(at + 1)
            && prose.is_glued(at + 2)
            && let Some((rest, 3)) = prose.number(at + 2)
            && prose.is(at + 3, Word::Length(Unit::Year))
        {
            // "2,300 years ago"
            let years = i32::from(thousands) * 1000 + i32::from(rest);
            return (!prose.number_is_tail(at)).then_some((years, at + 3));
        }
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
}

/// The days from today back or on; how far is no more exact than the words.
pub(super) fn rolling(anchor: Anchor, by: i32, lengths: &[(Count, Unit)]) -> Option<Date> {
    let mut far = anchor.day;
    for (count, unit) in lengths {
        // A couple is two, give or take what the unit leaves open anyway.
        let most = match *count {
            Count::Exactly(most) => most,
            Count::Some(2, 3) if *unit > Unit::Day => 2,
            Count::Some(_, most) => most,
        };
        far = far.checked_add(span(*unit, most.checked_mul(by.signum())?)?).ok()?;
    }
    let mut outer = anchor.place(far, Grain::Day);
    outer.approximate |= lengths.iter().all(|(_, unit)| *unit > Unit::Day);
    Some(if by < 0 {
        between(outer, anchor.place(anchor.day, Grain::Day))
    } else {
        between(anchor.place(anchor.day.tomorrow().ok()?, Grain::Day), outer)
    })
}

/// A date of which no more is known than how fine it is.
pub(super) fn unanchored(unit: Unit) -> Option<Stretch> {
    Some(match unit {
        Unit::Day => Stretch::Day { year: None, month: None, day: None },
        Unit::Month => Stretch::Month { year: None, month: None },
        Unit::Year => Stretch::Year(None),
        _ => return None,
    })
}

/// A number of units, as far as a calendar can hold it.
pub(super) fn span(unit: Unit, count: i32) -> Option<Span> {
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

/// The day so much later or earlier; of "a few", at the least or at the most.
pub(super) fn shift(
    day: civil::Date,
    lengths: &[(Count, Unit)],
    sign: i32,
    most: bool,
) -> Option<civil::Date> {
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

/// Whether something has what stands at `at`: "the month's last two weeks", "her first three days".
fn is_owned(prose: Prose<'_>, at: usize) -> bool {
    prose.is_possessive(at - 1) || matches!(prose.spelling(at - 1), "her" | "his" | "its" | "their")
}

/// Whether figures are compared right before `at`: "from 300", "against $1.62", "compared with 5%".
pub(super) fn compares(prose: Prose<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at)
        .any(|at| matches!(prose.spelling(at), "against" | "compared" | "from" | "versus" | "vs"))
}

/// "Or in a week?", behind another question of when.
fn asks_again(prose: Prose<'_>, at: usize, next: usize) -> bool {
    let opens = at == 2 || at > 2 && prose.is_mark(at - 3, '?');
    opens && prose.is(at - 2, Word::Or) && prose.is_mark(next, '?')
}

/// Whether something is ranked among its like right before `at`, "the coldest day *in 20 years*": then the
/// length says over what time.
fn ranks(prose: Prose<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|at| {
        let word = prose.spelling(at);
        let superlative = word.len() > 5 && word.ends_with("est");
        superlative || ["first", "best", "worst", "most", "least"].contains(&word)
    })
}
