//! A date as its words stand, before it is known which year or month they leave out, and the day that it is read
//! against.

use super::part::Part;
use super::{Date, End, Form, Grain, Point, Stretch};
use jiff::civil::{self, Weekday};

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

    pub(super) fn is_month(self) -> bool {
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

/// The stretch of the parts that were said.
pub(super) fn whole(what: What) -> Option<Stretch> {
    Some(match what {
        What::Parts { year, month, day: Some(day) } => Stretch::Day { year, month, day: Some(day) },
        What::Parts { year, month: Some(month), day: None } => Stretch::Month { year, month: Some(month) },
        What::Parts { year, month: None, day: None } => Stretch::Year(year),
        What::Season { year, season } => Stretch::Season { year, season },
        What::Settled(_) => return None,
    })
}
