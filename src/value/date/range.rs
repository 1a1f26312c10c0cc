//! Two dates that make one stretch: "June 19-20", "from May to October 2020", "between 18 and 20 June".

use super::comparison::moved;
use super::prose::Prose;
use super::read::Reader;
use super::said::{Said, What, between};
use super::tense::{Tense, tense};
use super::weekday::nearest_weekday;
use super::{Date, End, Form, Grain, Word};
use jiff::civil;
use std::cell::OnceCell;

impl Reader<'_> {
    /// A range or a single date.
    pub(super) fn expression(&self, at: usize) -> Option<(Date, usize)> {
        // What is said at `at` may be the first half of a range, or all there is: it is read once.
        let first = OnceCell::new();
        let first = || *first.get_or_init(|| self.said(at));
        self.range_from(at, false, first).or_else(|| {
            let said = first()?;
            Some((self.settle(said, at)?, said.next))
        })
    }

    /// "between 18 and 20 June"
    pub(super) fn range_between(&self, at: usize) -> Option<(Date, usize)> {
        let first = self.prose.behind(at + 1, Word::The);
        self.range_from(at + 1, true, || self.said(first))
    }

    /// "June 19-20", "from May to October 2020", "1998–2004"; `first` reads the single date that it begins with.
    fn range_from(
        &self,
        at: usize,
        is_between: bool,
        first: impl FnOnce() -> Option<Said>,
    ) -> Option<(Date, usize)> {
        let prose = self.prose;
        let from = is_between || matches!(prose.word_before(at), Some(Word::From));
        let at_first = if is_between { prose.behind(at, Word::The) } else { at };
        if let Some(said) = self.days_of_month(at_first, is_between) {
            return Some((self.settle(said, at)?, said.next));
        }
        if let Some(said) = self.years_range(at_first, from, is_between) {
            return Some((self.settle(said, at)?, said.next));
        }
        let first = first().or_else(|| {
            if from { self.now_word(at_first).or_else(|| self.strict_year(at_first)) } else { None }
        })?;
        if let Some(said) = self.and_day(first, at_first) {
            return Some(said);
        }
        // "from January 1, 1970, through December 31, 1984"
        let comma = prose.is_mark(first.next, ',')
            && matches!(prose.word(first.next + 1), Some(Word::Through | Word::To));
        let connected = self.connector(first.next + usize::from(from && comma), is_between)?;
        let second_at = prose.behind(connected, Word::The);
        // "extended last week until Feb. 14" is no stretch of its own.
        let is_event = matches!(first.what, What::Settled(date) if date.exact_day().is_none());
        if prose.is(first.next, Word::Until) && is_event && !from {
            return None;
        }
        // "open Monday to Friday" is said of every week.
        let weekdays = matches!(prose.word(at_first), Some(Word::OnWeekday(_) | Word::WeekdayShort(_)));
        if weekdays && !from && first.next == at_first + 1 {
            return None;
        }
        // "put off the vote from Nov. 22 to Dec. 13" names two days.
        if prose.is(connected - 1, Word::To) && is_moved(prose, at_first) {
            return None;
        }
        let second = self.second(first, second_at)?;
        let date = self.join(first, second, at_first)?;
        Some((date, second.next))
    }

    /// "June 18 and 19"
    fn and_day(&self, first: Said, at: usize) -> Option<(Date, usize)> {
        let prose = self.prose;
        let What::Parts { year: None, month: Some(month), day: Some(day) } = first.what else { return None };
        if !matches!(prose.word(first.next), Some(Word::And | Word::Or)) {
            return None;
        }
        let (last, next, is_ordinal) = self.day_number(first.next + 1)?;
        let in_digits = is_ordinal || prose.digits(first.next + 1).is_some();
        if last <= day
            || !in_digits
            || prose.number_goes_on(next)
            || !prose.is_free(next)
            || self.month_behind_day(next).is_some()
        {
            return None;
        }
        let (year, next) = self.year_behind(next).map_or((None, next), |(year, next)| (Some(year), next));
        let second = Said::parts(year, Some(month), Some(last), next);
        Some((self.join(first, second, at)?, next))
    }

    /// The second date of a range; what it leaves out is taken from the first.
    fn second(&self, first: Said, at: usize) -> Option<Said> {
        let prose = self.prose;
        if let What::Parts { year, month: Some(month), day: Some(_) } = first.what {
            // "June 19-20, 2024": a day alone.
            let named =
                self.said_inside(at).filter(|said| !matches!(said.what, What::Parts { month: None, .. }));
            if named.is_none()
                && let Some((day, next, _)) = self.day_number(at)
                && !prose.number_goes_on(next)
                && !prose.is_counted(next)
                // "guilty on 11 February to 31 charges"
                && (!prose.is(at - 1, Word::To) || prose.is_free(next) || self.year_behind(next).is_some())
            {
                let (last, next) = if year.is_none() {
                    self.year_behind(next).map_or((None, next), |(year, next)| (Some(year), next))
                } else {
                    (None, next)
                };
                return Some(Said::parts(last.or(year), Some(month), Some(day), next));
            }
            return named.or_else(|| self.now_word(at));
        }
        if let What::Settled(date) = first.what
            && let Some(first) = date.exact_day()
            && let Some((weekday, next)) = self.weekday_at(at)
            && self
                .calendar_day(prose.behind(next + usize::from(prose.is_mark(next, ',')), Word::The))
                .is_none()
        {
            // "from next Monday to Friday": the one that follows.
            let day = nearest_weekday(first, weekday, true)?;
            return Some(Said::settled(self.now?.place(day, Grain::Day), next));
        }
        self.said_inside(at).or_else(|| self.now_word(at)).or_else(|| self.strict_year(at))
    }

    /// "now", "present", "date" as the end of a range: the day of publication.
    fn now_word(&self, at: usize) -> Option<Said> {
        if self.prose.is(at, Word::Current) && self.prose.spelling(at + 1) == "date" {
            let now = self.now?;
            return Some(Said::settled(now.place(now.day, Grain::Day), at + 2));
        }
        let is_date = self.prose.spelling(at) == "date" && self.prose.is(at.checked_sub(1)?, Word::To);
        if !self.prose.is(at, Word::Now) && !is_date {
            return None;
        }
        let now = self.now?;
        Some(Said::settled(now.place(now.day, Grain::Day), at + 1))
    }

    /// The token behind "to", "–", "through" and the like.
    pub(super) fn connector(&self, at: usize, is_between: bool) -> Option<usize> {
        let prose = self.prose;
        match prose.word(at) {
            Some(Word::To | Word::Through | Word::Until) => return Some(at + 1),
            Some(Word::And) if is_between => return Some(at + 1),
            Some(_) => return None,
            None => {}
        }
        let spaced_alike = prose.is_glued(at) == prose.is_glued(at + 1);
        (spaced_alike && (prose.is_dash(at) || prose.is_mark(at, '~'))).then_some(at + 1)
    }

    /// One stretch of two dates; parts that one leaves out are taken from the other.
    fn join(&self, first: Said, second: Said, at: usize) -> Option<Date> {
        let (mut first, mut second) = (first, second);
        let second_at = first.next;
        if let (
            What::Parts { year: first_year @ None, month: Some(first_month), day: first_day },
            What::Parts { year: Some(year), month: Some(month), day },
        ) = (&mut first.what, second.what)
        {
            // "November to February 2017" began in 2016.
            let wraps = (*first_month, first_day.unwrap_or(0)) > (month, day.unwrap_or(31));
            *first_year = Some(if wraps { year - 1 } else { year });
        }
        if let (What::Season { year: first_year @ None, .. }, What::Season { year, .. }) =
            (&mut first.what, second.what)
        {
            *first_year = year;
        }
        // What is to come ends after today, though it may have begun.
        if let (
            What::Parts { year: first_year @ None, month: Some(first_month), day: first_day },
            What::Parts { year: None, month: Some(month), day },
        ) = (&mut first.what, second.what)
            && tense(self.prose, at, second.next) == Tense::Future
            && let Some((Some(last), _)) = self.settle(second, at)?.bounds()
        {
            let wraps = (*first_month, first_day.unwrap_or(0)) > (month, day.unwrap_or(31));
            *first_year = Some(last.year() - i16::from(wraps));
        }
        let mut first_date = self.settle(first, at)?;
        // What is told in the past is over: "cut power from October to February", in November.
        if let (
            What::Parts { year: None, .. },
            What::Parts { year: None, month: Some(month), day },
            Some((Some(begin), _)),
        ) = (first.what, second.what, first_date.bounds())
            && tense(self.prose, at, second.next) == Tense::Past
            && let Some(now) = self.now.filter(|now| now.grain == Grain::Day)
        {
            let wraps = (begin.month(), begin.day()) > (month, day.unwrap_or(31));
            let end = civil::Date::new(begin.year() + i16::from(wraps), month, day.unwrap_or(1));
            if end.is_ok_and(|end| end > now.latest) {
                first_date = moved(first_date, -1)?;
            }
        }
        if let (What::Parts { year: year @ None, month: Some(_), .. }, Some((Some(begin), _))) =
            (&mut second.what, first_date.bounds())
        {
            *year = Some(begin.year());
            let ends_before = |said| {
                self.settle(said, second_at)
                    .and_then(|date| date.bounds()?.1)
                    .is_some_and(|last| last < begin)
            };
            if ends_before(second)
                && let What::Parts { year: Some(year), .. } = &mut second.what
            {
                *year += 1;
            }
        }
        let second_date = self.settle(second, second_at)?;
        let (first_end, _) = ends(first_date);
        let (_, last_end) = ends(second_date);
        let joined: Date = match (first_end, last_end) {
            (End::At(first), End::At(last)) => between(first, last),
            (first, last) => Form::Between(first, last).into(),
        };
        let whole = |said: Said| matches!(said.what, What::Parts { year: Some(_), month: None, .. });
        // Only bare years may be the wrong way round: "1998–1989".
        (!joined.is_inverted() || whole(first) && whole(second)).then_some(joined)
    }
}

/// Whether something is moved from the date at `at` to another.
fn is_moved(prose: Prose<'_>, at: usize) -> bool {
    const REACH: usize = 8;
    const MOVED: &str =
        "brought changed delayed move moved moving postpone postponed pushed put rescheduled shift shifted";
    let from = at.checked_sub(1).filter(|from| prose.is(*from, Word::From));
    from.is_some_and(|from| {
        (from.saturating_sub(REACH)..from).any(|verb| {
            MOVED.split_ascii_whitespace().any(|moved| moved == prose.spelling(verb))
                && (prose.spelling(verb) != "put"
                    || prose.spelling(verb + 1) == "off"
                    || prose.spelling(verb + 1) == "back")
        })
    })
}

pub(super) fn ends(date: Date) -> (End, End) {
    match date.form() {
        Form::One(point) => (End::At(point), End::At(point)),
        Form::Between(first, last) => (first, last),
    }
}
