//! The date last named: what "three days later", "that year" and "the following spring" are told from, and where
//! a date without a year may take its year.

use super::prose::Prose;
use super::read::Reader;
use super::said::Anchor;
use super::tense::{Tense, tense};
use super::words::Unit;
use super::{Date, End, Form, Grain, Season, Stretch, Word};
use jiff::ToSpan;
use jiff::civil::{self, Weekday};
use std::ops::Range;

/// The date that was named last before some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastDate {
    date: Date,
    /// Its year stands in its words, and the words are of the story and no aside ("born in 1874").
    tells_year: bool,
    /// It was named in a relative clause: "the war, which ended in 1988".
    is_background: bool,
    /// It was named in the same paragraph.
    is_near: bool,
    /// The quarter, half or first months of a year that a report was last said to be of.
    part: Option<Date>,
    /// How many paragraphs lie between its naming and this date.
    part_age: usize,
    /// The day that was named last, whatever coarser date was named since.
    day: Option<Date>,
    /// It was named as the last of something: "by March", "until the 1st".
    is_limit: bool,
    /// It was named in a sentence before.
    is_of_sentence_before: bool,
    /// The year that opened its sentence, and so is that of the rest: "In 1999 a deal came on Dec. 15".
    frame: Option<i16>,
}

impl LastDate {
    /// The same, some paragraphs behind the one that it was named in; what a report is of is forgotten behind `reach`.
    pub fn after(self, paragraphs: usize, reach: usize) -> Self {
        let part_age = self.part_age + paragraphs;
        Self { is_near: false, part_age, part: self.part.filter(|_| part_age <= reach), ..self }
    }

    pub(super) fn of_sentence_before(self) -> Self {
        Self { frame: None, is_of_sentence_before: true, ..self }
    }

    pub fn is_of_this_paragraph(&self) -> bool {
        self.is_near
    }

    pub(super) fn date(&self) -> Date {
        self.date
    }

    pub(super) fn part(&self) -> Option<Date> {
        self.part
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        Anchor::of(&self.date)
    }
}

impl From<Date> for LastDate {
    fn from(date: Date) -> Self {
        Self {
            date,
            tells_year: true,
            is_background: false,
            is_near: true,
            part: None,
            part_age: 0,
            day: (date.grain() == Grain::Day).then_some(date),
            is_limit: false,
            is_of_sentence_before: false,
            frame: None,
        }
    }
}

/// What is last named once `date` has been read from the tokens: `before` goes on to be where the date only tells
/// when something was said ("police said Monday"), or where it has no days. A report is of no part of a year that is
/// not over on `today`.
pub(super) fn named_last(
    prose: Prose<'_>,
    tokens: Range<usize>,
    date: Date,
    today: Option<civil::Date>,
    before: Option<LastDate>,
) -> Option<LastDate> {
    let is_limit = matches!(prose.word(tokens.start), Some(Word::By | Word::Until));
    let date = match date.form() {
        Form::Between(End::Open, End::At(last)) if is_limit => last.into(),
        Form::Between(End::Open, _) | Form::Between(_, End::Open) => return before,
        _ => date,
    };
    if date.bounds().is_none() {
        return before;
    }
    let has_year = tokens.clone().any(|at| prose.number(at).is_some_and(|(_, length)| length == 4));
    // "it had been closed since March", "which Ross had built six years earlier": told beside the story.
    let ends_in = prose.word(tokens.end - 1);
    let is_beside = is_since(prose, &tokens)
        || ends_in == Some(Word::Earlier)
        || matches!(prose.word(tokens.start), Some(Word::Today(_)))
        || date.grain() == Grain::Season && ends_in == Some(Word::Ago);
    if is_beside && before.is_some() {
        return before;
    }
    let dates_report = !has_year && date.grain() == Grain::Day && is_when_said(prose, &tokens);
    if dates_report && before.is_some() {
        return before;
    }
    let is_aside = (tokens.start.saturating_sub(5)..tokens.start)
        .any(|at| prose.word(at) == Some(Word::Dated) || prose.is_mark(at, '('));
    let opens = opens_sentence(prose, tokens.start);
    // What was told from the story goes on to tell its year.
    let same_year = |before: LastDate| match (before.anchor(), Anchor::of(&date)) {
        (Some(before), Some(this)) => (this.day.year() - before.day.year()).abs() <= 1,
        _ => false,
    };
    let goes_on = !has_year && before.is_some_and(|before| before.tells_year && same_year(before));
    let tells_year =
        goes_on || has_year && !is_aside && !is_beside && (date.grain() <= Grain::Month || opens);
    let (part, part_age) = part_of_report(prose, tokens.start, date, today, before);
    let day = if date.grain() == Grain::Day { Some(date) } else { before.and_then(|before| before.day) };
    let is_background = is_in_relative_clause(prose, tokens.start);
    let year_of = |date: Date| date.bounds().and_then(|(first, _)| first).map(civil::Date::year);
    let frame = if frames_sentence(prose, &tokens, date) {
        year_of(date)
    } else {
        before.and_then(|before| before.frame).filter(|frame| year_of(date) == Some(*frame))
    };
    Some(LastDate {
        date,
        tells_year,
        is_background,
        is_near: true,
        part,
        part_age,
        day,
        is_limit,
        is_of_sentence_before: false,
        frame,
    })
}

/// The part of a year that a report is of once `date` has been read at `at`, and how many paragraphs back it was named.
fn part_of_report(
    prose: Prose<'_>,
    at: usize,
    date: Date,
    today: Option<civil::Date>,
    before: Option<LastDate>,
) -> (Option<Date>, usize) {
    let last_of = |date: Date| date.bounds().and_then(|(_, last)| last);
    let is_over = today.zip(last_of(date)).is_none_or(|(today, last)| last < today);
    let before_part = before.and_then(|before| before.part);
    // A report is of the latest: the others are what it is compared with.
    let is_latest = before_part.is_none_or(|before| match (before.bounds(), date.bounds()) {
        (Some((_, before)), Some((_, this))) => this >= before,
        _ => true,
    });
    if let Some(quarter) = quarter_ended(prose, at, date) {
        (Some(quarter), 0)
    } else if is_part_of_year(date) && is_over && is_latest {
        (Some(date), 0)
    } else {
        (before_part, before.map_or(0, |before| before.part_age))
    }
}

/// "since March", "since the Depression of the 1930s"; but "since April 18, when a bomb went off" goes on to tell of it.
fn is_since(prose: Prose<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let leads = |at: usize| {
        prose.is_capitalised(at) || matches!(prose.word(at), Some(Word::The | Word::Of | Word::At))
    };
    let before = (tokens.start.saturating_sub(REACH)..tokens.start).rev();
    let since =
        before.take_while(|at| prose.is(*at, Word::Since) || leads(*at)).any(|at| prose.is(at, Word::Since));
    // "it had rained since May 28, 1948": the story begins there.
    let has_year = tokens.clone().any(|at| prose.number(at).is_some_and(|(_, length)| length == 4));
    let had = (tokens.start.saturating_sub(REACH)..tokens.start).any(|at| prose.spelling(at) == "had");
    if since && has_year && had && tokens.len() >= 3 {
        return false;
    }
    let is_told_on = prose.is_mark(tokens.end, ',') && prose.spelling(tokens.end + 1) == "when";
    since && !is_told_on
}

/// Whether a whole year opens a sentence as its time: "In 1999 …", "Last year …".
fn frames_sentence(prose: Prose<'_>, tokens: &Range<usize>, date: Date) -> bool {
    let led = matches!(prose.word_before(tokens.start), None | Some(Word::In));
    let is_year =
        date.grain() == Grain::Year && !date.is_approximate() && matches!(date.form(), Form::One(_));
    led && is_year && !prose.is_possessive(tokens.end - 1) && opens_sentence(prose, tokens.start)
}

/// Whether nothing but "in the" stands between the beginning of a sentence and `at`.
fn opens_sentence(prose: Prose<'_>, at: usize) -> bool {
    let lead = (1..=2).take_while(|back| {
        at.checked_sub(*back).is_some_and(|at| {
            matches!(
                prose.word(at),
                Some(Word::The | Word::In | Word::During | Word::By | Word::On | Word::From)
            )
        })
    });
    let first = at - lead.count();
    first == 0 || at <= 1 || prose.is_mark(first - 1, '.')
}

/// Whether a relative clause goes on up to `at`.
fn is_in_relative_clause(prose: Prose<'_>, at: usize) -> bool {
    const REACH: usize = 12;
    (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|at| !prose.is_mark(*at, '.') && !prose.is_mark(*at, ';'))
        .any(|at| matches!(prose.spelling(at), "which" | "who" | "whom" | "whose"))
}

/// The quarter that the words before its last day name: "the quarter ended Sept. 30", "three months to 30 June".
fn quarter_ended(prose: Prose<'_>, at: usize, date: Date) -> Option<Date> {
    let last = date.exact_day()?;
    let ended = matches!(prose.spelling(at.checked_sub(1)?), "ended" | "ending" | "through" | "to");
    let unit_at = at.checked_sub(2)?;
    let three = || matches!(prose.spelling(unit_at.wrapping_sub(1)), "three" | "3");
    let of_quarter = prose.is(unit_at, Word::Length(Unit::Quarter))
        || prose.is(unit_at, Word::Length(Unit::Month)) && three();
    (ended && of_quarter && last.month() % 3 == 0 && last == last.last_of_month()).then(|| {
        Stretch::Season { year: Some(last.year()), season: Season::Quarter(last.month() / 3) }.into()
    })
}

/// Whether a date is a quarter or half of a year, or several whole months of one.
fn is_part_of_year(date: Date) -> bool {
    match date.form() {
        Form::One(point) => {
            matches!(point.stretch, Stretch::Season { season: Season::Quarter(_) | Season::Half(_), .. })
        }
        Form::Between(End::At(first), End::At(last)) => {
            let months = first.stretch.grain() == Grain::Month && last.stretch.grain() == Grain::Month;
            months && !first.approximate && !last.approximate
        }
        Form::Between(..) => false,
    }
}

/// "said Monday", "told reporters on Tuesday", "Tuesday, police said".
fn is_when_said(prose: Prose<'_>, tokens: &Range<usize>) -> bool {
    const SAYING: &[&str] =
        &["said", "says", "told", "announced", "reported", "statement", "reporters", "added"];
    let near = (tokens.start.saturating_sub(3)..tokens.start).chain(tokens.end..tokens.end + 1);
    near.into_iter().any(|at| SAYING.iter().any(|word| prose.spelling(at).eq_ignore_ascii_case(word)))
}

impl Reader<'_> {
    /// The date last named, as a day that others are told from.
    pub(super) fn last(&self) -> Option<Anchor> {
        self.asked.set(true);
        self.last_named.as_ref().and_then(LastDate::anchor)
    }

    /// The day last named, on which something may have been: no last day of anything.
    pub(super) fn last_day(&self) -> Option<Anchor> {
        let last = self.last_of_days()?;
        self.last_named.is_some_and(|named| !(named.is_limit && named.is_of_sentence_before)).then_some(last)
    }

    /// The day last named: of a story of today, also the one before an aside to another year ("its only other test, in 1974").
    pub(super) fn last_of_days(&self) -> Option<Anchor> {
        const NEAR_DAYS: i64 = 60;
        let last = self.last()?;
        if last.grain == Grain::Day {
            return Some(last);
        }
        let named = self.last_named.filter(|named| named.is_of_sentence_before)?;
        let day = Anchor::of(&named.day?).filter(|day| self.now.is_some_and(|now| day.day <= now.day))?;
        let now = self.now.filter(|now| now.grain == Grain::Day)?;
        let is_near = now.day.duration_since(day.day).as_hours().abs() <= 24 * NEAR_DAYS;
        (is_near && last.day.year() != day.day.year()).then_some(day)
    }

    /// Whether what was named last lies so far back, or the text has so little of a date of its own, that "the next
    /// year" goes on from there.
    pub(super) fn is_story_of_old(&self) -> bool {
        self.last().is_some_and(|last| {
            self.now.is_none_or(|now| now.grain >= Grain::Year || last.latest.year() <= now.day.year() - 2)
        })
    }

    /// "the 26th" of the month that a story of old has come to, or of the next where that day is over.
    pub(super) fn day_of_story(&self, day: i8, weekday: Option<Weekday>) -> Option<Date> {
        let last = self.last().filter(|last| last.grain <= Grain::Month && self.is_story_of_old())?;
        let first_of_month = last.day.first_of_month();
        let month = if last.grain == Grain::Day && day < last.day.day() {
            first_of_month.checked_add(1.month()).ok()?
        } else {
            first_of_month
        };
        let day = civil::Date::new(month.year(), month.month(), day).ok()?;
        weekday.is_none_or(|weekday| weekday == day.weekday()).then(|| Date::day(day).with_weekday(weekday))
    }

    /// The year that opened the sentence, where it goes on in the past.
    pub(super) fn frame(&self, at: usize, next: usize) -> Option<i16> {
        let frame = self.last_named?.frame?;
        (tense(self.prose, at, next) == Tense::Past).then_some(frame)
    }

    /// Whether the words around a date go on with a story, in a text that has other things to tell: they are in the past,
    /// and are no main clause behind an aside ("Aronson, who was wounded in 1951, died Aug. 20").
    fn is_told_in_story(&self, at: usize, next: usize) -> bool {
        let prose = self.prose;
        let is_date = |at: usize| {
            prose.digits(at).is_some() || matches!(prose.word(at), Some(Word::Month(_) | Word::OnWeekday(_)))
        };
        let is_verb = |at: usize| {
            prose.is(at, Word::Gone)
                || prose.is(at, Word::Dated)
                || prose.is_word(at) && prose.spelling(at).ends_with("ed")
        };
        let ends_aside = |comma: usize| {
            prose.is_mark(comma, ',') && is_date(comma - 1) && is_verb(comma + 1) && comma + 5 > at
        };
        tense(prose, at, next) == Tense::Past && !(at.saturating_sub(5).max(1)..at).any(ends_aside)
    }

    /// The year that a date without one takes from the date last named; `in_year` gives its days in a year.
    ///
    /// A story of long ago names its year once. A text of today leaves out the current year, so that against a date
    /// of publication only what lies at least two years before counts, and in a text that tells of its own days only
    /// a day or month named in the same paragraph. A story goes on: what would lie before the date last named lies
    /// behind it, if that is nearer.
    pub(super) fn year_of_story(
        &self,
        at: usize,
        next: usize,
        in_year: impl Fn(i16) -> Option<(civil::Date, civil::Date)>,
    ) -> Option<i16> {
        let last = self.last()?;
        if let Some(frame) = self.frame(at, next) {
            return Some(frame);
        }
        let named = self.last_named.filter(|named| named.tells_year)?;
        if self.now.is_some_and(|now| now.grain < Grain::Year) {
            let goes_on =
                self.is_history || named.is_near && !named.is_background && last.grain <= Grain::Month;
            if !goes_on || !self.is_story_of_old() || !self.is_history && !self.is_told_in_story(at, next) {
                return None;
            }
        }
        let (Some(begin), _) = named.date.bounds()? else { return None };
        let year = last.day.year();
        if last.grain > Grain::Month && (last.grain > Grain::Year || begin.year() == year) {
            return (last.grain <= Grain::Year).then_some(year);
        }
        // Of a stretch over the turn of a year, either; else what lies before goes over to the next year.
        let years = if begin.year() < year { [year - 1, year] } else { [year, year + 1] };
        let distance = |year: i16| {
            let (first, end) = in_year(year)?;
            let behind = end.duration_until(begin).as_hours();
            Some(behind.max(last.day.duration_until(first).as_hours()).max(0))
        };
        if begin.year() == year && in_year(year)?.1 >= begin {
            return Some(year);
        }
        years.into_iter().filter_map(|year| Some((distance(year)?, year))).min().map(|(_, year)| year)
    }
}
