//! Words before a date that widen it or make it a limit: "c. 1850", "about", "before June", "no later than".

use super::evidence::is_clock;
use super::length::Offset;
use super::range::ends;
use super::read::{Found, Reader};
use super::said::{Said, What, between};
use super::{Date, End, Form, Grain, Point, Stretch, Word};
use jiff::ToSpan;
use jiff::civil;

impl Reader<'_> {
    /// A date with the hedge that begins at `at`, or without one.
    pub(super) fn hedged(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        match prose.word(at) {
            Some(Word::Circa) => self.circa(at),
            Some(Word::Within) => self.within_span(at),
            Some(Word::About) => self.about(at),
            Some(Word::Nearly | Word::More | Word::Less | Word::Over) => self.bounded(at),
            Some(Word::Before | Word::By | Word::Until | Word::After) => self.limit(at),
            Some(Word::Earlier | Word::Later) if prose.is(at + 1, Word::Than) => self.limit(at),
            Some(Word::No) => self.denied_limit(at).or_else(|| self.denied_bound(at)),
            Some(Word::Between) => {
                let (date, next) = self.range_between(at)?;
                Some(Found { date, core: at, next })
            }
            _ => self.plain(at),
        }
    }

    fn plain(&self, at: usize) -> Option<Found> {
        let (date, next) = self.expression(at)?;
        let (date, next) = self.or_later(date, next);
        Some(Found { date, core: at, next })
    }

    /// "c. 1850", "circa 1850s"
    fn circa(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let short = prose.spelling(at).len() <= 2;
        // "17 U.S.C. 1985"
        if prose.spelling(at) == "C" && prose.mark_before(at) == Some('.') {
            return None;
        }
        let mut core = at + 1;
        if short && prose.is_mark(core, '.') {
            core += 1;
        } else if short && !prose.is_glued(core) && prose.spelling(at) == "C" {
            return None;
        }
        let said = self
            .years_range(core, true, false)
            .or_else(|| self.year_forms(core, true))
            .or_else(|| self.short_year(core))?;
        let date = approximate(self.settle(said, at)?);
        if let Some(last_at) = self.connector(said.next, false).filter(|last| prose.is(*last, Word::Circa))
            && let Some(depth) = self.depth.checked_sub(1)
            && let Some(last) = (Reader { depth, ..*self }).circa(last_at)
            && let (Form::One(first), Form::One(end)) = (date.form(), last.date.form())
        {
            let whole = between(first, end);
            return (!whole.is_inverted()).then_some(Found { date: whole, core, next: last.next });
        }
        // "c. 1141 – 14 September 1199"
        if let Some(last_at) = self.connector(said.next, false)
            && let Some(last) = self.calendar_day(last_at)
            && let What::Parts { year: Some(_), .. } = last.what
            && let (Form::One(first), Form::One(end)) = (date.form(), self.settle(last, last_at)?.form())
        {
            let whole = between(first, end);
            return (!whole.is_inverted()).then_some(Found { date: whole, core, next: last.next });
        }
        Some(Found { date, core, next: said.next })
    }

    /// "c. 950": a year of three digits.
    fn short_year(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (year, _) = prose.number(at).filter(|(_, length)| *length == 3)?;
        let is_year = !prose.number_goes_on(at + 1) && !prose.is_counted(at + 1);
        is_year.then(|| Said::parts(Some(year), None, None, at + 1))
    }

    /// "around Christmas", "about 1850", "on or about June 19"
    fn about(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let core = prose.behind(at + 1, Word::The);
        // "a book about the 2019 election" names its subject.
        let is_about = prose.spelling(at).eq_ignore_ascii_case("about");
        let legal = matches!(prose.word_before(at), Some(Word::Or));
        let said = self.counted(core).or_else(|| self.strict_year(core)).or_else(|| {
            let said = if is_about && !legal { None } else { self.said(core) };
            said.filter(|said| !prose.is_possessive(said.next - 1))
        })?;
        let date = approximate(self.settle(said, at)?);
        Some(Found { date, core, next: said.next })
    }

    /// A year behind a word that counts as well as it dates: nothing may follow that could be counted.
    pub(super) fn strict_year(&self, at: usize) -> Option<Said> {
        let said = self.year_forms(at, false).or_else(|| self.year_forms(at, true))?;
        (self.prose.is_free(said.next) && !is_clock(self.prose.spelling(said.next))).then_some(said)
    }

    /// "more than a year ago", "nearly two weeks ago", "less than three days after Monday"
    fn bounded(&self, at: usize) -> Option<Found> {
        let core = self.prose.behind(at + 1, Word::Than);
        let offset = self.offset(core)?;
        // "3 per cent more than a year earlier": the figure is more.
        let is_compared = matches!(self.prose.word(offset.next - 1), Some(Word::Earlier | Word::Before));
        if is_compared && core > at + 1 {
            return None;
        }
        let is_just = matches!(self.prose.spelling(at.wrapping_sub(1)), "just" | "little");
        let word = if is_just { Word::Nearly } else { self.prose.word(at)? };
        let date = self.bound(word, &offset)?;
        Some(Found { date, core, next: offset.next })
    }

    /// "no more than three days after Monday", "not less than a year before June 2020"
    fn denied_bound(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let core = if prose.is(at + 2, Word::Than) { at + 3 } else { return None };
        let offset = self.offset(core)?;
        let date = match (prose.word(at + 1)?, offset.sign) {
            (Word::More, _) => self.bound(Word::Less, &offset)?,
            (Word::Less, 1) => at_earliest(offset.date)?,
            (Word::Less, _) => at_latest(offset.date)?,
            _ => return None,
        };
        Some(Found { date, core, next: offset.next })
    }

    /// What a word makes of a day that is told by a length: "less than" three days behind it is between it and then.
    fn bound(&self, word: Word, offset: &Offset) -> Option<Date> {
        let Form::One(point) = offset.date.form() else { return None };
        let from = offset.from.place(offset.from.day, offset.from.grain);
        let is_ago = self.prose.is(offset.next - 1, Word::Ago);
        let exact = |date: Option<Date>| date.filter(|_| !point.approximate);
        match (word, offset.sign) {
            (Word::Nearly, _) => Some(approximate(offset.date)),
            (Word::More | Word::Over, _) if is_ago => {
                Some(Form::Between(End::Open, End::At(approximate_point(point))).into())
            }
            (Word::More | Word::Over, 1) => exact(later(offset.date)).or_else(|| at_earliest(offset.date)),
            (Word::More | Word::Over, _) => exact(earlier(offset.date)).or_else(|| at_latest(offset.date)),
            (Word::Less | Word::Within, 1) => Some(between(from, point)),
            (Word::Less | Word::Within, _) => Some(between(point, from)),
            _ => None,
        }
    }

    /// "within three days of June 3", "within a week after it began", "within three months"
    fn within_span(&self, at: usize) -> Option<Found> {
        let core = at + 1;
        let found = |date, next| Found { date, core, next };
        if let Some(around) = self.bounded(at) {
            return Some(around);
        }
        if let Some((date, next)) = self.around_day(core) {
            return Some(found(date, next));
        }
        let said = self.within(at)?;
        Some(found(self.settle(said, at)?, said.next))
    }

    /// "before June 2024", "by the end of 2023", "after 2016"
    fn limit(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let word = prose.word(at)?;
        let mut core = prose.behind(at + 1, Word::Than);
        // "by noon on Thursday"
        let is_timed = prose.is(core, Word::TimeOfDay);
        core = prose.behind(core, Word::TimeOfDay);
        core = prose.behind(prose.behind(core, Word::On), Word::The);
        let (date, next) = self
            .expression(core)
            .or_else(|| {
                let said = self.strict_year(core)?;
                Some((self.settle(said, at)?, said.next))
            })
            .or_else(|| {
                // "until about 1600"
                let found = match prose.word(core)? {
                    Word::About => self.about(core),
                    Word::Circa => self.circa(core),
                    _ => None,
                }?;
                Some((found.date, found.next))
            })?;
        // "after Monday's talks" and "before the 2019 election" set no limit to the date.
        let behind = if prose.word(next) == Some(Word::TimeOfDay) { next + 1 } else { next };
        // A day can be no more than a limit, whatever follows: "before March 1, 2025 in full".
        let is_whole = behind > next || matches!(prose.word(next - 1), Some(Word::Length(_)));
        let plain_day = is_whole
            || date.grain() == Grain::Day
                && matches!(prose.word(core), None | Some(Word::Month(_) | Word::MonthShort(_)));
        if prose.is_possessive(behind - 1)
            || prose.is_apostrophe(behind)
            || !(prose.is_free(behind) || plain_day)
        {
            return None;
        }
        // "before dawn on Friday" and "after midnight on Friday" are Friday; "by noon on Friday" may be earlier.
        if is_timed && !matches!(word, Word::By | Word::Until) {
            return Some(Found { date, core, next });
        }
        let inclusive =
            matches!(prose.word_before(at), Some(Word::Or)) && !matches!(word, Word::Earlier | Word::Later);
        let date = match word {
            Word::By | Word::Until => at_latest(date)?,
            // "before the end of the month" is up to its last day.
            Word::Before if prose.is(core, Word::End) => at_latest(date)?,
            Word::Before | Word::Earlier if inclusive => at_latest(date)?,
            Word::Before | Word::Earlier => earlier(date)?,
            _ if inclusive => at_earliest(date)?,
            _ => later(date)?,
        };
        Some(Found { date, core, next })
    }

    /// "no later than January 15", "not before 2025", "not until June"
    fn denied_limit(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let word = prose.word(at + 1)?;
        let is_limit = match word {
            Word::Earlier | Word::Later => prose.is(at + 2, Word::Than),
            Word::Before | Word::Until => true,
            _ => false,
        };
        if !is_limit {
            return None;
        }
        let core = prose.behind(prose.behind(at + 2, Word::Than), Word::The);
        let (date, next) = self.expression(core).or_else(|| {
            let said = self.strict_year(core)?;
            Some((self.settle(said, at)?, said.next))
        })?;
        if prose.is_possessive(next - 1) || prose.is_apostrophe(next) {
            return None;
        }
        let date = if word == Word::Later { at_latest(date)? } else { at_earliest(date)? };
        Some(Found { date, core, next })
    }

    /// "2018 or later", "June 1 and after"
    fn or_later(&self, date: Date, next: usize) -> (Date, usize) {
        let prose = self.prose;
        let ends = !prose.is_word(next + 2) && prose.digits(next + 2).is_none();
        if matches!(prose.word(next), Some(Word::Or | Word::And)) && !prose.is(next + 2, Word::Than) {
            let open = match prose.word(next + 1) {
                Some(Word::Later) => at_earliest(date),
                Some(Word::Earlier) => at_latest(date),
                Some(Word::After) if ends => at_earliest(date),
                Some(Word::Before) if ends => at_latest(date),
                _ => None,
            };
            if let Some(open) = open {
                return (open, next + 2);
            }
        }
        (date, next)
    }
}

fn approximate_point(point: Point) -> Point {
    Point { approximate: true, ..point }
}

/// The same date, said with "about".
pub(super) fn approximate(date: Date) -> Date {
    let end = |end| match end {
        End::At(point) => End::At(approximate_point(point)),
        End::Open => End::Open,
    };
    let form = match date.form() {
        Form::One(point) => Form::One(approximate_point(point)),
        Form::Between(first, last) => Form::Between(end(first), end(last)),
    };
    Date::from(form).with_weekday(date.weekday())
}

/// "until", "by": the date is the last.
fn at_latest(date: Date) -> Option<Date> {
    match ends(date).1 {
        End::At(last) => Some(Form::Between(End::Open, End::At(last)).into()),
        End::Open => None,
    }
}

/// "or later": the date is the first.
fn at_earliest(date: Date) -> Option<Date> {
    match ends(date).0 {
        End::At(first) => Some(Form::Between(End::At(first), End::Open).into()),
        End::Open => None,
    }
}

/// "before": all up to the stretch that ends where the date begins.
fn earlier(date: Date) -> Option<Date> {
    let End::At(first) = ends(date).0 else { return None };
    let day_before = first.stretch.days().and_then(|(first, _)| first.checked_sub(1.day()).ok());
    let last = Point { stretch: day_before.map_or(first.stretch, |day| alike(first.stretch, day)), ..first };
    Some(Form::Between(End::Open, End::At(last)).into())
}

/// "after": all from the stretch that begins where the date ends.
fn later(date: Date) -> Option<Date> {
    let End::At(last) = ends(date).1 else { return None };
    let day_after = last.stretch.days().and_then(|(_, last)| last.checked_add(1.day()).ok());
    let first = Point { stretch: day_after.map_or(last.stretch, |day| alike(last.stretch, day)), ..last };
    Some(Form::Between(End::At(first), End::Open).into())
}

/// The stretch around `day`, as fine as `stretch`.
fn alike(stretch: Stretch, day: civil::Date) -> Stretch {
    match stretch {
        Stretch::Month { .. } => Stretch::Month { year: Some(day.year()), month: Some(day.month()) },
        Stretch::Year(_) => Stretch::Year(Some(day.year())),
        _ => Stretch::day(day),
    }
}

#[cfg(test)]
mod tests {
    use super::super::edtf::tests::dates;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn about_is_wider_and_no_other_date(date in dates()) {
            let about = approximate(date);
            prop_assert_eq!(about.bounds(), date.bounds());
            prop_assert_eq!(approximate(about), about);
            if let (Some((first, last)), Some((about_first, about_last))) = (date.possible(), about.possible()) {
                prop_assert!(about_first <= first && last <= about_last);
            }
        }

        #[test]
        fn limits_leave_out_what_they_exclude(date in dates()) {
            let Some((Some(first), Some(last))) = date.bounds() else { return Ok(()) };
            let open = |date: Option<Date>| date.and_then(|date| date.bounds());
            if let Some((None, Some(end))) = open(at_latest(date)) {
                prop_assert!(date.is_inverted() || end == last);
            }
            if let Some((Some(begin), None)) = open(at_earliest(date)) {
                prop_assert!(date.is_inverted() || begin == first);
            }
            // A season and a decade end on some day: "after" them begins on the next.
            if let (Some((None, Some(end))), false) = (open(earlier(date)), date.is_inverted()) {
                prop_assert_eq!(end.tomorrow().ok(), Some(first));
            }
            if let (Some((Some(begin), None)), false) = (open(later(date)), date.is_inverted()) {
                prop_assert_eq!(begin.yesterday().ok(), Some(last));
            }
        }
    }
}
