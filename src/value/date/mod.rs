//! Dates as sets of days, by EDTF (ISO 8601-2).
//!
//! This file holds the type and what it means in days; its notation is in `edtf`, two dates are
//! compared in `relation`. Words are read from `read` on: `lexicon` has the words, `words` what they can be, `prose`
//! the tokens around a date, `tense` what has been and what is to come, `calendar` knows feasts, `story` the date last
//! named; `said` is a date as its words stand, and `settle` finds what they leave out. The other files hold a way to
//! name a date each; all of them are methods of `read::Reader`.

mod absolute;
mod calendar;
mod comparison;
mod edtf;
mod evidence;
mod feast;
mod hedge;
mod length;
mod lexicon;
mod numeric;
mod ordinal;
mod part;
mod prose;
mod range;
mod read;
mod relation;
mod relative;
mod said;
mod season;
mod settle;
mod story;
mod tense;
mod weekday;
mod words;
mod year;

pub(crate) use lexicon::lexicon;
pub(crate) use read::{DateReading, Reader};
pub(crate) use relation::relate;
pub use story::LastDate;
pub use words::MONTHS;
pub(crate) use words::Word;

use jiff::ToSpan;
use jiff::civil::{self, Weekday};

/// A date as words give it: whole or partial, approximate, or a stretch between two such.
///
/// Two dates are equal if they mean the same; a weekday named beside the date is no part of that.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    form: Form,
    weekday: Option<Weekday>,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Day,
    Month,
    /// A season, a quarter or a half of a year.
    Season,
    Year,
    Decade,
    Century,
}

/// The first and last day of a stretch; `None` is no bound on that side.
pub type Days = (Option<civil::Date>, Option<civil::Date>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    One(Point),
    /// From the first day of the one through the last day of the other.
    Between(End, End),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    At(Point),
    Open,
}

/// One date of EDTF, possibly approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) stretch: Stretch,
    /// `~`
    pub(super) approximate: bool,
}

/// A named stretch of the calendar; `None` is a part that was not said (`X` in the notation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    Day {
        year: Option<i16>,
        month: Option<i8>,
        day: Option<i8>,
    },
    Month {
        year: Option<i16>,
        month: Option<i8>,
    },
    Season {
        year: Option<i16>,
        season: Season,
    },
    Year(Option<i16>),
    /// The tens of years: 199 is the 1990s.
    Decade(i16),
    /// The hundreds of years: 19 is 1900 to 1999.
    Century(i16),
}

/// A part of the year by its EDTF code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
    /// Summer south of the equator, named after the year that it begins in: "the summer of 2023–24".
    SouthernSummer,
    /// 1 to 4.
    Quarter(i8),
    /// 1 or 2.
    Half(i8),
}

impl Date {
    /// One whole day.
    pub fn day(day: civil::Date) -> Self {
        Stretch::day(day).into()
    }

    /// The first and last day in the words, `~` not granted. `None` on a side is no bound;
    /// `None` altogether is a date without a year (`XXXX-06`) or one that does not exist (31 June).
    pub fn bounds(&self) -> Option<Days> {
        self.days(|point| point.stretch.days())
    }

    /// The first and last day that `~` leaves possible: 7 days, 1 month or 1 year either way, by grain.
    pub fn possible(&self) -> Option<Days> {
        self.days(Point::possible)
    }

    /// Whether the two are the same days, "about" granted; what has no days is the same as nothing.
    pub(crate) fn has_days_of(&self, other: &Self) -> bool {
        self.bounds().is_some() && self.bounds() == other.bounds() && self.possible() == other.possible()
    }

    /// How fine the words are; of a stretch between two dates, the coarser.
    pub fn grain(&self) -> Grain {
        match self.form {
            Form::One(point) => point.stretch.grain(),
            Form::Between(first, last) => match (first, last) {
                (End::At(first), End::At(last)) => first.stretch.grain().max(last.stretch.grain()),
                (End::At(only), End::Open) | (End::Open, End::At(only)) => only.stretch.grain(),
                (End::Open, End::Open) => Grain::Century,
            },
        }
    }

    /// Whether the words say "about".
    pub fn is_approximate(&self) -> bool {
        self.points().any(|point| point.approximate)
    }

    /// Whether there is such a date: 31 June and 29 February 2023 are readable, but no days.
    pub fn exists(&self) -> bool {
        self.points().all(|point| point.stretch.exists())
    }

    /// The year (where it was said), month and day of a day that no calendar holds: 31 June.
    pub fn impossible_day(&self) -> Option<(Option<i16>, i8, i8)> {
        let point = self.points().find(|point| !point.stretch.exists())?;
        match point.stretch {
            Stretch::Day { year, month: Some(month), day: Some(day) } => Some((year, month, day)),
            _ => None,
        }
    }

    /// Whether the words name a stretch that ends before it begins: "1998–1989".
    pub fn is_inverted(&self) -> bool {
        let Form::Between(End::At(first), End::At(last)) = self.form else { return false };
        match (first.stretch.days(), last.stretch.days()) {
            (Some((first, _)), Some((_, last))) => first > last,
            _ => false,
        }
    }

    /// The weekday that the words name beside the date: "Thursday, 27 June 2024".
    pub fn weekday(&self) -> Option<Weekday> {
        self.weekday
    }

    /// The day, where the words name exactly one.
    pub fn exact_day(&self) -> Option<civil::Date> {
        match self.form {
            Form::One(Point { stretch: stretch @ Stretch::Day { day: Some(_), .. }, approximate: false }) => {
                stretch.days().filter(|(first, last)| first == last).map(|(first, _)| first)
            }
            _ => None,
        }
    }

    pub(super) fn with_weekday(self, weekday: Option<Weekday>) -> Self {
        Self { weekday, ..self }
    }

    pub(super) fn form(&self) -> Form {
        self.form
    }

    /// Whether its years and decades are within what the notation can write.
    pub(super) fn is_writable(&self) -> bool {
        self.points().all(|point| match point.stretch {
            Stretch::Day { year, .. }
            | Stretch::Month { year, .. }
            | Stretch::Season { year, .. }
            | Stretch::Year(year) => year.is_none_or(|year| (-9999..=9999).contains(&year)),
            Stretch::Decade(tens) => (0..=999).contains(&tens),
            Stretch::Century(hundreds) => (0..=99).contains(&hundreds),
        })
    }

    fn points(&self) -> impl Iterator<Item = Point> {
        let ends = match self.form {
            Form::One(point) => [End::At(point), End::Open],
            Form::Between(first, last) => [first, last],
        };
        ends.into_iter().filter_map(End::point)
    }

    /// The stretch from the first to the last day that `of` gives for the ends.
    fn days(&self, of: impl Fn(Point) -> Option<(civil::Date, civil::Date)>) -> Option<Days> {
        if !self.exists() {
            return None;
        }
        match self.form {
            Form::One(point) => of(point).map(|(first, last)| (Some(first), Some(last))),
            Form::Between(End::At(one), End::At(other)) => {
                // An inverted stretch means the days between its ends all the same.
                let (one, other) = (of(one)?, of(other)?);
                let (first, last) = if self.is_inverted() { (other, one) } else { (one, other) };
                Some((Some(first.0), Some(last.1)))
            }
            Form::Between(End::At(first), End::Open) => of(first).map(|(first, _)| (Some(first), None)),
            Form::Between(End::Open, End::At(last)) => of(last).map(|(_, last)| (None, Some(last))),
            Form::Between(End::Open, End::Open) => Some((None, None)),
        }
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Eq for Date {}

impl From<Form> for Date {
    fn from(form: Form) -> Self {
        Self { form, weekday: None }
    }
}

impl From<Point> for Date {
    fn from(point: Point) -> Self {
        Form::One(point).into()
    }
}

impl From<Stretch> for Date {
    fn from(stretch: Stretch) -> Self {
        Point { stretch, approximate: false }.into()
    }
}

impl End {
    fn point(self) -> Option<Point> {
        match self {
            Self::At(point) => Some(point),
            Self::Open => None,
        }
    }
}

impl Point {
    /// The days of the stretch, widened by one of its grain where it is approximate.
    pub(super) fn possible(self) -> Option<(civil::Date, civil::Date)> {
        let (first, last) = self.stretch.days()?;
        if !self.approximate {
            return Some((first, last));
        }
        Some(self.stretch.grain().widen(first, last))
    }
}

impl Grain {
    /// A stretch of this grain with what "about" leaves open on both sides.
    pub(super) fn widen(self, first: civil::Date, last: civil::Date) -> (civil::Date, civil::Date) {
        match self {
            Self::Day => (first.saturating_sub(7.days()), last.saturating_add(7.days())),
            Self::Month | Self::Season => {
                // The last day of a month is not always the same number: step from the day after it.
                let after = last.saturating_add(1.day());
                (first.saturating_sub(1.month()), after.saturating_add(1.month()).saturating_sub(1.day()))
            }
            Self::Year | Self::Decade | Self::Century => {
                (first.saturating_sub(1.year()), last.saturating_add(1.year()))
            }
        }
    }
}

impl Stretch {
    pub(super) fn day(day: civil::Date) -> Self {
        Self::Day { year: Some(day.year()), month: Some(day.month()), day: Some(day.day()) }
    }

    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Day { .. } => Grain::Day,
            Self::Month { .. } => Grain::Month,
            Self::Season { .. } => Grain::Season,
            Self::Year(_) => Grain::Year,
            Self::Decade(_) => Grain::Decade,
            Self::Century(_) => Grain::Century,
        }
    }

    pub(super) fn exists(self) -> bool {
        let Self::Day { year, month: Some(month), day: Some(day) } = self else { return true };
        // 29 February is a day of some year.
        civil::Date::new(year.unwrap_or(2000), month, day).is_ok()
    }

    /// The first and last day; `None` without a year, or where no day answers to the words.
    pub(super) fn days(self) -> Option<(civil::Date, civil::Date)> {
        match self {
            Self::Day { year: Some(year), month: Some(month), day: Some(day) } => {
                let day = civil::Date::new(year, month, day).ok()?;
                Some((day, day))
            }
            Self::Day { year: Some(year), month: Some(month), day: None }
            | Self::Month { year: Some(year), month: Some(month) } => months(year, month, 1),
            Self::Day { year: Some(year), month: None, .. }
            | Self::Month { year: Some(year), month: None }
            | Self::Year(Some(year)) => years(year, 1),
            Self::Season { year: Some(year), season } => season.days(year),
            Self::Decade(tens) => years(tens.checked_mul(10)?, 10),
            Self::Century(hundreds) => years(hundreds.checked_mul(100)?, 100),
            Self::Day { year: None, .. }
            | Self::Month { year: None, .. }
            | Self::Season { year: None, .. }
            | Self::Year(None) => None,
        }
    }
}

impl Season {
    /// The season of a year by its EDTF code: 21–24 the seasons, 30 a southern summer, 33–36 quarters, 40 and 41
    /// halves.
    pub(super) fn from_code(code: i8) -> Option<Self> {
        Some(match code {
            21 => Self::Spring,
            22 => Self::Summer,
            23 => Self::Autumn,
            24 => Self::Winter,
            30 => Self::SouthernSummer,
            33..=36 => Self::Quarter(code - 32),
            40..=41 => Self::Half(code - 39),
            _ => return None,
        })
    }

    pub(super) fn code(self) -> i8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
            Self::SouthernSummer => 30,
            Self::Quarter(quarter) => 32 + quarter,
            Self::Half(half) => 39 + half,
        }
    }

    /// The seasons of the north, by the weather or by the sun, whichever is wider: "summer" is
    /// said of 5 June as of 20 September. Winter begins in the year that it is named after. A summer over the turn
    /// of a year is one of the south.
    pub(super) fn days(self, year: i16) -> Option<(civil::Date, civil::Date)> {
        let day = |year, month, day| civil::Date::new(year, month, day).ok();
        match self {
            Self::Spring => Some((day(year, 3, 1)?, day(year, 6, 20)?)),
            Self::Summer => Some((day(year, 6, 1)?, day(year, 9, 22)?)),
            Self::Autumn => Some((day(year, 9, 1)?, day(year, 12, 20)?)),
            Self::Winter | Self::SouthernSummer => {
                Some((day(year, 12, 1)?, day(year.checked_add(1)?, 3, 20)?))
            }
            Self::Quarter(quarter) => months(year, 3 * quarter - 2, 3),
            Self::Half(half) => months(year, 6 * half - 5, 6),
        }
    }
}

/// The days of `count` months from `month` on.
fn months(year: i16, month: i8, count: i32) -> Option<(civil::Date, civil::Date)> {
    let first = civil::Date::new(year, month, 1).ok()?;
    Some((first, first.checked_add((count - 1).months()).ok()?.last_of_month()))
}

/// The days of `count` years from `year` on.
fn years(year: i16, count: i16) -> Option<(civil::Date, civil::Date)> {
    let last = year.checked_add(count - 1)?;
    Some((civil::Date::new(year, 1, 1).ok()?, civil::Date::new(last, 12, 31).ok()?))
}
