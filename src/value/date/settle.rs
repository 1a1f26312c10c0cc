//! Which year or month is meant where the words leave it out: the latest that has begun, the coming one where they
//! look ahead, that of the story where one is told.

use super::part::slice;
use super::read::Reader;
use super::said::{Anchor, Said, What, whole};
use super::tense::{Tense, is_scheduled, tense};
use super::{Date, Grain, Stretch, Word};
use jiff::ToSpan;
use jiff::civil;

/// Days from publication within which a date without a year is not doubted.
const NEAR_DAYS: i64 = 60;

/// Days behind which a date without a year is doubted, even where something is told as past.
const FAR_DAYS: i64 = 300;

impl Reader<'_> {
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
    pub(super) fn nearest(&self, said: Said, at: usize, is_day: bool) -> Option<Stretch> {
        let unsaid = whole(said.what)?;
        let in_year = |year: i16| match said.what {
            What::Parts { month, day, .. } => whole(What::Parts { year: Some(year), month, day }),
            What::Season { season, .. } => whole(What::Season { year: Some(year), season }),
            What::Settled(_) => None,
        };
        let tense = tense(self.prose, at, said.next);
        let since = self.prose.word_before(at) == Some(Word::Since);
        let tense = if tense == Tense::Future && is_day && self.is_behind_plan(at, &in_year) {
            Tense::Past
        } else {
            tense
        };
        // "October figures come on Friday"
        let tense = if tense == Tense::Future && said.is_month() && self.is_reported(said.next) {
            Tense::Untold
        } else {
            tense
        };
        let is_ahead =
            tense == Tense::Future && !since && !(said.is_month() && self.is_of_report(at, said.next));
        if !is_ahead
            && let Some(year) = self.year_of_story(at, said.next, |year| days_in(&in_year, year))
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
        let chosen = if !is_ahead && (is_day || self.is_limit(at) || self.is_term(at)) {
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

    /// "due to open on March 5, was put off": what was only planned for a day, which is near if it has passed.
    fn is_behind_plan(&self, at: usize, in_year: &impl Fn(i16) -> Option<Stretch>) -> bool {
        const PLANNED: &[&str] = &["due", "expected", "planned", "scheduled", "set", "slated"];
        let prose = self.prose;
        let planned = (at.saturating_sub(6)..at).any(|before| PLANNED.contains(&prose.spelling(before)));
        let Some(now) = self.now.filter(|now| planned && now.grain == Grain::Day) else { return false };
        let days =
            |year: i16| days_in(in_year, year).map(|(day, _)| now.day.duration_since(day).as_hours() / 24);
        days(now.day.year()).is_some_and(|since| (1..NEAR_DAYS).contains(&since))
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
        let is_limit = self.is_limit(at);
        // Nobody makes ready "before winter" for the last one.
        let is_season =
            is_limit && in_year(chosen).is_some_and(|stretch| stretch.grain() == Grain::Season) && since > 0;
        let is_sooner = if had_been_planned(self.prose, at) {
            until < since
        } else if tense == Tense::Past && !is_limit && !self.is_term(at) {
            since > FAR_DAYS && until < NEAR_DAYS && is_scheduled(self.prose, at)
        } else {
            2 * until < since || tense != Tense::Past && is_season
        };
        (is_sooner && self.prose.word_before(at) != Some(Word::Since)).then_some(chosen + 1)
    }

    /// Whether the date is the last one of something: "by June", "until the end of March".
    fn is_limit(&self, at: usize) -> bool {
        let prose = self.prose;
        let is_limit = |at: usize| matches!(prose.word(at), Some(Word::Before | Word::By | Word::Until));
        is_limit(at)
            || at >= 1 && is_limit(at - 1)
            || at >= 2 && prose.is(at - 1, Word::The) && is_limit(at - 2)
    }

    /// "the contract for October rose", "crude for May delivery": what is dealt in is of a time to come.
    fn is_term(&self, at: usize) -> bool {
        const DEALT: &[&str] =
            &["contract", "contracts", "crude", "deliveries", "delivery", "future", "futures", "orders"];
        let prose = self.prose;
        let is_dealt = |at: usize| DEALT.iter().any(|dealt| prose.spelling(at).eq_ignore_ascii_case(dealt));
        prose.word_before(at) == Some(Word::For) && (at >= 2 && is_dealt(at - 2) || is_dealt(at + 1))
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

/// "had been set for June 4": a plan that was, for a day that may be to come.
fn had_been_planned(prose: super::prose::Prose<'_>, at: usize) -> bool {
    const REACH: usize = 5;
    (at.saturating_sub(REACH).max(2)..at).any(|verb| {
        matches!(prose.spelling(verb), "due" | "planned" | "scheduled" | "set")
            && prose.spelling(verb - 1) == "been"
            && prose.spelling(verb - 2) == "had"
    })
}

fn days_in(in_year: &impl Fn(i16) -> Option<Stretch>, year: i16) -> Option<(civil::Date, civil::Date)> {
    in_year(year)?.days()
}
