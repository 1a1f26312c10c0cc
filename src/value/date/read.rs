//! Reads the date that begins at a token: hedges, ranges, and what a date is read against.
//!
//! A token that cannot begin a date is turned away at once; nothing looks further than a few
//! words to either side, so that reading stays linear.

use super::part::{Part, slice};
use super::prose::Prose;
use super::story::{LastDate, named_last};
use super::tense::{Tense, is_scheduled, tense};
use super::weekday::nearest_weekday;
use super::{Date, End, Form, Grain, Point, Stretch, Word};
use crate::value::token::{Token, TokenKind};
use crate::value::{Context, DayOrder};
use jiff::ToSpan;
use jiff::civil::{self, Weekday};
use std::cell::Cell;
use std::ops::Range;

/// A date and the words it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateReading {
    pub(crate) date: Date,
    /// All tokens that belong to it, a time of day behind it included: reading goes on behind them.
    pub(crate) tokens: Range<usize>,
    /// The bytes of the date with its hedge: "before June 2024".
    pub(crate) range: Range<usize>,
    /// The bytes without the hedge: "June 2024".
    pub(crate) core: Range<usize>,
}

/// The date whose first word is the token at `at`, hedge included; the date last named in `context`
/// becomes this one. `asked` is set if that date was looked at.
pub(crate) fn read_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    context: &mut Context,
    asked: &Cell<bool>,
) -> Option<DateReading> {
    let prose = Prose { text, tokens };
    if !can_begin(prose, at) {
        return None;
    }
    let reader = Reader {
        prose,
        day_order: context.day_order,
        now: context.published.as_ref().and_then(Anchor::of),
        last_named: context.last_date,
        asked,
        is_history: context.is_history,
        depth: 3,
    };
    let found = reader.hedged(at).filter(|found| found.date.is_writable())?;
    context.last_date = named_last(prose, at..found.next, found.date, context.last_date);
    let bytes = |from: usize| tokens[from].start..end_of(prose, found.next - 1);
    let next = reader.behind_time(found.next);
    Some(DateReading { date: found.date, tokens: at..next, range: bytes(at), core: bytes(found.core) })
}

/// Days from publication within which a date without a year is not doubted.
const NEAR_DAYS: i64 = 60;

/// Days behind which a date without a year is doubted, even where something is told as past.
const FAR_DAYS: i64 = 300;

/// A day that other dates are read against.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    pub(super) day: civil::Date,
    /// The last day that it may be.
    pub(super) latest: civil::Date,
    pub(super) grain: Grain,
    pub(super) approximate: bool,
}

/// A date as its words stand: parts may be missing until it is settled against an anchor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) what: What,
    pub(super) weekday: Option<Weekday>,
    /// The part of it that is meant: "early".
    pub(super) part: Option<Part>,
    /// The token behind it.
    pub(super) next: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Parts { year: Option<i16>, month: Option<i8>, day: Option<i8> },
    Season { year: Option<i16>, season: super::Season },
    Settled(Date),
}

/// A date that is read to the end.
struct Found {
    date: Date,
    /// The first token behind the hedge.
    core: usize,
    next: usize,
}

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) day_order: Option<DayOrder>,
    pub(super) now: Option<Anchor>,
    pub(super) last_named: Option<LastDate>,
    pub(super) asked: &'a Cell<bool>,
    pub(super) is_history: bool,
    /// How many more dates may be told from one another: "the end of the first week of June".
    depth: u8,
}

impl Anchor {
    pub(super) fn of(date: &Date) -> Option<Self> {
        let day = date.bounds()?.1?;
        let latest = date.possible()?.1?;
        Some(Self { day, latest, grain: date.grain(), approximate: date.is_approximate() })
    }

    /// What is known of the stretch of `grain` around `day` that was reckoned from this anchor: not more than of
    /// the anchor itself.
    pub(super) fn place(self, day: civil::Date, grain: Grain) -> Point {
        let month = Stretch::Month { year: Some(day.year()), month: Some(day.month()) };
        let year = Stretch::Year(Some(day.year()));
        let (stretch, approximate) = match (grain, self.grain) {
            (Grain::Day, Grain::Day) => (Stretch::day(day), self.approximate),
            (Grain::Day, Grain::Month | Grain::Season) => (month, true),
            (Grain::Month | Grain::Season, Grain::Day | Grain::Month | Grain::Season) => (month, false),
            (Grain::Day | Grain::Month | Grain::Season, _) => (year, true),
            _ => (year, self.grain > Grain::Year),
        };
        Point { stretch, approximate }
    }

    /// The days from `first` to `last`.
    pub(super) fn stretch(self, first: civil::Date, last: civil::Date) -> Date {
        between(self.place(first, Grain::Day), self.place(last, Grain::Day))
    }
}

impl Said {
    pub(super) fn settled(date: impl Into<Date>, next: usize) -> Self {
        Self { what: What::Settled(date.into()), weekday: None, part: None, next }
    }

    pub(super) fn parts(year: Option<i16>, month: Option<i8>, day: Option<i8>, next: usize) -> Self {
        Self { what: What::Parts { year, month, day }, weekday: None, part: None, next }
    }

    fn is_month(self) -> bool {
        matches!(self.what, What::Parts { year: None, month: Some(_), day: None }) && self.part.is_none()
    }

    pub(super) fn season(year: Option<i16>, season: super::Season, next: usize) -> Self {
        Self { what: What::Season { year, season }, weekday: None, part: None, next }
    }
}

/// The stretch from one date to another; one date if they are the same.
pub(super) fn between(first: Point, last: Point) -> Date {
    if first == last { first.into() } else { Form::Between(End::At(first), End::At(last)).into() }
}

pub(super) fn about(stretch: Stretch) -> Point {
    Point { stretch, approximate: true }
}

pub(super) fn exactly(stretch: Stretch) -> Point {
    Point { stretch, approximate: false }
}

/// Whether the token at `at` can be the first of a date.
fn can_begin(prose: Prose<'_>, at: usize) -> bool {
    let Some(token) = prose.tokens.get(at) else { return false };
    // "test_october_first" is a name.
    if token.glued && prose.mark_before(at) == Some('_') && token.is_word() {
        return false;
    }
    match token.kind {
        TokenKind::Digits => token.end - token.start <= 8 && !prose.number_is_tail(at),
        TokenKind::Mark(_) => {
            prose.is_apostrophe(at) && prose.is_glued(at + 1) && prose.digits(at + 1).is_some()
        }
        TokenKind::Word => match token.date() {
            // "Saint Patrick's Day" may be "St Patrick's Day".
            Some(Word::OrdinalEnding) => !token.glued,
            word => word.is_some_and(Word::can_begin),
        },
    }
}

/// Where the token ends, a possessive ending aside.
fn end_of(prose: Prose<'_>, at: usize) -> usize {
    let token = &prose.tokens[at];
    let spelling = token.text(prose.text);
    let (stem, possessive) = super::words::strip_possessive(spelling);
    if possessive && token.is_possessive() { token.start + stem.len() } else { token.end }
}

impl Reader<'_> {
    /// The single date at `at` that another date is told from; none below a small depth, so that endless nesting
    /// costs nothing.
    pub(super) fn nested(&self, at: usize) -> Option<Said> {
        Reader { depth: self.depth.checked_sub(1)?, ..*self }.said(at)
    }

    /// A date with the hedge that begins at `at`, or without one.
    fn hedged(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        match prose.word(at) {
            Some(Word::Circa) => self.circa(at),
            Some(Word::Within) => {
                let said = self.within(at)?;
                Some(Found { date: self.settle(said, at)?, core: at + 1, next: said.next })
            }
            Some(Word::About) => self.about(at),
            Some(Word::Nearly | Word::More | Word::Less | Word::Over) => self.bounded_ago(at),
            Some(Word::Before | Word::By | Word::Until | Word::After) => self.limit(at),
            Some(Word::Earlier | Word::Later) if prose.is(at + 1, Word::Than) => self.limit(at),
            Some(Word::No) => self.denied_limit(at),
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

    /// A range or a single date.
    pub(super) fn expression(&self, at: usize) -> Option<(Date, usize)> {
        self.range(at).or_else(|| {
            let said = self.said(at)?;
            Some((self.settle(said, at)?, said.next))
        })
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
    fn strict_year(&self, at: usize) -> Option<Said> {
        let said = self.year_forms(at, false).or_else(|| self.year_forms(at, true))?;
        self.prose.is_free(said.next).then_some(said)
    }

    /// "more than a year ago", "nearly two weeks ago"
    fn bounded_ago(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let word = prose.word(at)?;
        let core = prose.behind(at + 1, Word::Than);
        let said = self.counted(core)?;
        let date = self.settle(said, at)?;
        let ago = prose.is(said.next - 1, Word::Ago);
        let (Form::One(point), Some(now)) = (date.form(), self.now) else { return None };
        let date = match word {
            Word::More | Word::Over if ago => {
                Form::Between(End::Open, End::At(approximate_point(point))).into()
            }
            Word::Less if ago => between(point, now.place(now.day, Grain::Day)),
            Word::Nearly => approximate(date),
            _ => return None,
        };
        Some(Found { date, core, next: said.next })
    }

    /// "before June 2024", "by the end of 2023", "after 2016"
    fn limit(&self, at: usize) -> Option<Found> {
        let prose = self.prose;
        let word = prose.word(at)?;
        let mut core = prose.behind(at + 1, Word::Than);
        core = prose.behind(prose.behind(core, Word::On), Word::The);
        let (date, next) = self.expression(core).or_else(|| {
            let said = self.strict_year(core)?;
            Some((self.settle(said, at)?, said.next))
        })?;
        // "after Monday's talks" and "before the 2019 election" set no limit to the date.
        let behind = if prose.word(next) == Some(Word::TimeOfDay) { next + 1 } else { next };
        // A day can be no more than a limit, whatever follows: "before March 1, 2025 in full".
        let plain_day = date.grain() == Grain::Day
            && matches!(prose.word(core), None | Some(Word::Month(_) | Word::MonthShort(_)));
        if prose.is_possessive(behind - 1)
            || prose.is_apostrophe(behind)
            || !(prose.is_free(behind) || plain_day)
        {
            return None;
        }
        let inclusive =
            matches!(prose.word_before(at), Some(Word::Or)) && !matches!(word, Word::Earlier | Word::Later);
        let date = match word {
            Word::By | Word::Until => at_latest(date)?,
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

    /// "between 18 and 20 June"
    fn range_between(&self, at: usize) -> Option<(Date, usize)> {
        self.range_from(at + 1, true)
    }

    /// "June 19-20", "from May to October 2020", "1998–2004"
    fn range(&self, at: usize) -> Option<(Date, usize)> {
        self.range_from(at, false)
    }

    fn range_from(&self, at: usize, is_between: bool) -> Option<(Date, usize)> {
        let prose = self.prose;
        let from = is_between || matches!(prose.word_before(at), Some(Word::From));
        let at_first = if is_between { prose.behind(at, Word::The) } else { at };
        if let Some(said) = self.days_of_month(at_first, is_between) {
            return Some((self.settle(said, at)?, said.next));
        }
        if let Some(said) = self.years_range(at_first, from, is_between) {
            return Some((self.settle(said, at)?, said.next));
        }
        let first = self.said(at_first).or_else(|| {
            if from { self.now_word(at_first).or_else(|| self.strict_year(at_first)) } else { None }
        })?;
        if let Some(said) = self.and_day(first, at_first) {
            return Some(said);
        }
        let connected = self.connector(first.next, is_between)?;
        let second_at = prose.behind(connected, Word::The);
        // "open Monday to Friday" is said of every week.
        let weekdays = matches!(prose.word(at_first), Some(Word::OnWeekday(_) | Word::WeekdayShort(_)));
        if weekdays && !from && first.next == at_first + 1 {
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
        let first_date = self.settle(first, at)?;
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

    /// The token behind a time of day that belongs to the date: "2024-06-19T10:00:00Z".
    fn behind_time(&self, at: usize) -> usize {
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

    /// The date of what was said at `at`, missing parts found by what it is read against.
    pub(super) fn settle(&self, said: Said, at: usize) -> Option<Date> {
        let date: Date = match said.what {
            What::Settled(date) => date,
            What::Season { year: Some(_), .. } | What::Parts { year: Some(_), .. } => {
                whole(said.what)?.into()
            }
            What::Season { year: None, .. } => self.nearest(said, at, false)?.into(),
            What::Parts { year: None, month: None, day: Some(day) } => {
                return self.day_of_nearest_month(day, said, at);
            }
            What::Parts { year: None, month: Some(_), day } => self.nearest(said, at, day.is_some())?.into(),
            What::Parts { .. } => return None,
        };
        if let Some(part) = said.part {
            return slice(date, part);
        }
        Some(if said.weekday.is_some() { date.with_weekday(said.weekday) } else { date })
    }

    /// The latest that has begun, or the next one where the words look ahead.
    fn nearest(&self, said: Said, at: usize, is_day: bool) -> Option<Stretch> {
        let unsaid = whole(said.what)?;
        let in_year = |year: i16| match said.what {
            What::Parts { month, day, .. } => whole(What::Parts { year: Some(year), month, day }),
            What::Season { season, .. } => whole(What::Season { year: Some(year), season }),
            What::Settled(_) => None,
        };
        let tense = tense(self.prose, at, said.next);
        let since = self.prose.word_before(at) == Some(Word::Since);
        let is_ahead =
            tense == Tense::Future && !since && !(said.is_month() && self.is_of_report(at, said.next));
        if !is_ahead
            && let Some(year) = self.year_of_story(|year| days_in(&in_year, year))
            && said.weekday.is_none_or(|weekday| {
                days_in(&in_year, year).is_some_and(|(first, _)| first.weekday() == weekday)
            })
        {
            return in_year(year);
        }
        let Some(now) = self.now.filter(|now| now.grain < Grain::Year) else { return Some(unsaid) };
        let this_year = now.day.year();
        // 29 February is looked for as far as the next leap year but one.
        let years = |from: i16, step: i16| (0..9).map(move |n| from + step * n);
        let chosen = if is_ahead {
            years(this_year - 1, 1)
                .find(|year| days_in(&in_year, *year).is_some_and(|(_, last)| last >= now.day))
        } else {
            let today = if is_day { now.latest } else { now.day };
            years(this_year + 1, -1)
                .find(|year| days_in(&in_year, *year).is_some_and(|(first, _)| first <= today))
        };
        let Some(chosen) = chosen else { return in_year(this_year) };
        let chosen = if !is_ahead && (is_day || self.is_limit(at)) {
            self.sooner(at, tense, &in_year, now, chosen).unwrap_or(chosen)
        } else {
            chosen
        };
        let fits =
            |year: &i16| days_in(&in_year, *year).is_some_and(|(day, _)| Some(day.weekday()) == said.weekday);
        // A weekday tells the year of a date that is far; near by, one that does not fit is a mistake to be told.
        let far = days_in(&in_year, chosen)
            .is_some_and(|(day, _)| now.day.duration_since(day).as_hours().abs() > 24 * NEAR_DAYS);
        let year = if said.weekday.is_some() && is_day && far {
            [chosen, chosen + 1, chosen - 1].into_iter().find(fits).unwrap_or(chosen)
        } else {
            chosen
        };
        in_year(year)
    }

    /// The year after `chosen`, where the date in it is much nearer and no word tells of the past: nobody leaves out
    /// the year of a day that is so far. What is over "by June" or lasts "until June" has an end in either.
    fn sooner(
        &self,
        at: usize,
        tense: Tense,
        in_year: &impl Fn(i16) -> Option<Stretch>,
        now: Anchor,
        chosen: i16,
    ) -> Option<i16> {
        let (_, past) = days_in(in_year, chosen)?;
        let (coming, _) = days_in(in_year, chosen + 1)?;
        let days = |span: jiff::SignedDuration| span.as_hours() / 24;
        let (since, until) = (days(past.duration_until(now.day)), days(now.day.duration_until(coming)));
        let is_sooner = if tense == Tense::Past && !self.is_limit(at) {
            since > FAR_DAYS && until < NEAR_DAYS && is_scheduled(self.prose, at)
        } else {
            2 * until < since
        };
        (is_sooner && self.prose.word_before(at) != Some(Word::Since)).then_some(chosen + 1)
    }

    /// Whether the date is the last one of something: "by June", "until the end of March".
    fn is_limit(&self, at: usize) -> bool {
        let prose = self.prose;
        let is_limit = |at: usize| matches!(prose.word(at), Some(Word::By | Word::Until));
        is_limit(at)
            || at >= 1 && is_limit(at - 1)
            || at >= 2 && prose.is(at - 1, Word::The) && is_limit(at - 2)
    }

    /// "will report October sales figures": what is reported has been.
    fn is_of_report(&self, at: usize, next: usize) -> bool {
        const REPORTING: &[&str] = &[
            "announce", "disclose", "issue", "publish", "release", "releases", "report", "reports", "unveil",
        ];
        let prose = self.prose;
        let is_adjective = prose.is_word(next) && !prose.is_free(next);
        is_adjective
            && (at.saturating_sub(6)..at)
                .any(|before| REPORTING.iter().any(|verb| prose.spelling(before).eq_ignore_ascii_case(verb)))
    }

    /// "the 19th": of the latest month that has such a day, or of the coming one.
    fn day_of_nearest_month(&self, day: i8, said: Said, at: usize) -> Option<Date> {
        let unsaid = Stretch::Day { year: None, month: None, day: Some(day) };
        if let Some(date) = self.day_of_story(day, said.weekday) {
            return Some(date);
        }
        let Some(now) = self.now.filter(|now| now.grain == Grain::Day) else { return Some(unsaid.into()) };
        let future = tense(self.prose, at, said.next) == Tense::Future;
        let this_month = now.day.first_of_month();
        let in_month = |months: i32| {
            let month = this_month.checked_add(months.months()).ok()?;
            civil::Date::new(month.year(), month.month(), day).ok()
        };
        // A weekday beside it tells the month: the nearest one where the two meet.
        if let Some(weekday) = said.weekday {
            let found = (0..24).filter_map(|n| in_month(if n % 2 == 0 { n / 2 } else { -n / 2 - 1 }));
            return found
                .filter(|found| !future || *found >= now.day)
                .find(|found| found.weekday() == weekday)
                .map(|day| Date::day(day).with_weekday(said.weekday));
        }
        (0..14)
            .filter_map(|months| in_month(if future { months } else { -months }))
            .find(|found| if future { *found >= now.day } else { *found <= now.latest })
            .map(Date::day)
    }
}

fn days_in(in_year: &impl Fn(i16) -> Option<Stretch>, year: i16) -> Option<(civil::Date, civil::Date)> {
    in_year(year)?.days()
}

/// The stretch of the parts that were said.
fn whole(what: What) -> Option<Stretch> {
    Some(match what {
        What::Parts { year, month, day: Some(day) } => Stretch::Day { year, month, day: Some(day) },
        What::Parts { year, month: Some(month), day: None } => Stretch::Month { year, month: Some(month) },
        What::Parts { year, month: None, day: None } => Stretch::Year(year),
        What::Season { year, season } => Stretch::Season { year, season },
        What::Settled(_) => return None,
    })
}

fn ends(date: Date) -> (End, End) {
    match date.form() {
        Form::One(point) => (End::At(point), End::At(point)),
        Form::Between(first, last) => (first, last),
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
    use super::super::WORDS;
    use super::*;
    use crate::value::token::tokenize;
    use proptest::prelude::*;

    /// Words of dates, numbers and marks in any order.
    fn soup() -> impl Strategy<Value = String> {
        let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
        let piece = prop_oneof![
            8 => proptest::sample::select(words).prop_map(str::to_owned),
            2 => proptest::sample::select(vec!["June", "May", "Tuesday", "Christmas", "Easter", "BC", "the", "of", "in"]).prop_map(str::to_owned),
            4 => (0..3000_u32).prop_map(|number| number.to_string()),
            2 => (1..32_u32, 1..13_u32, 1000..9999_u32).prop_map(|(day, month, year)| format!("{day}/{month}/{year}")),
            1 => (1..32_u32).prop_map(|day| format!("{day}th")),
            3 => proptest::sample::select(vec!["-", "–", ",", ".", "/", "(", ")", "’", "'s", ":", "é", "\u{2003}"]).prop_map(str::to_owned),
        ];
        let glue = proptest::sample::select(vec!["", " ", " ", " ", " "]);
        proptest::collection::vec((piece, glue), 1..12)
            .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect())
    }

    proptest! {
        #[test]
        fn about_is_wider_and_no_other_date(date in super::super::edtf::tests::dates()) {
            let about = approximate(date);
            prop_assert_eq!(about.bounds(), date.bounds());
            prop_assert_eq!(approximate(about), about);
            if let (Some((first, last)), Some((about_first, about_last))) = (date.possible(), about.possible()) {
                prop_assert!(about_first <= first && last <= about_last);
            }
        }

        #[test]
        fn limits_leave_out_what_they_exclude(date in super::super::edtf::tests::dates()) {
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

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_words_are_read_or_left(
            text in soup(),
            published in proptest::option::of(super::super::edtf::tests::dates()),
            last_date in proptest::option::of(super::super::edtf::tests::dates().prop_map(LastDate::from)),
        ) {
            let tokens = tokenize(&text);
            let mut context = Context { published, last_date, ..Context::default() };
            for at in 0..tokens.len() {
                let Some(reading) = read_at(&text, &tokens, at, &mut context, &Cell::new(false)) else { continue };
                prop_assert!(text.get(reading.range.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(reading.range.start <= reading.core.start && reading.core.end <= reading.range.end);
                prop_assert!(reading.tokens.start == at && at < reading.tokens.end && reading.tokens.end <= tokens.len());
                prop_assert_eq!(Date::parse_edtf(&reading.date.to_string()), Ok(reading.date));
            }
        }
    }
}
