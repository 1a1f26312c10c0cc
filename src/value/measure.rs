//! Figures with a unit: counts, money, shares, quantities and durations as sets of numbers.
//!
//! This file holds the types and what a hedge makes of a figure; words are read in `figure`, the
//! notation is in `notation`, and two measures are compared in `relation`.

use super::hedge::Hedge;
use super::numeral::tidy;
use super::relation::scale_of;
use super::{ValueType, unit};
use std::borrow::Cow;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    pub at: f64,
    /// Whether `at` itself is inside.
    pub closed: bool,
}

/// The numbers between two bounds; `None` is no bound on that side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

impl Interval {
    pub fn point(at: f64) -> Self {
        Self::closed(at, at)
    }

    pub fn closed(low: f64, high: f64) -> Self {
        Self { low: Some(Bound { at: low, closed: true }), high: Some(Bound { at: high, closed: true }) }
    }

    pub fn above(at: f64, closed: bool) -> Self {
        Self { low: Some(Bound { at, closed }), high: None }
    }

    pub fn below(at: f64, closed: bool) -> Self {
        Self { low: None, high: Some(Bound { at, closed }) }
    }
}

/// The figure that was said, apart from what its hedge makes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stated {
    /// "dozens", "several": no figure was said.
    Nothing,
    One(f64),
    /// Both ends of a range.
    Both(f64, f64),
}

/// What a figure counts: nothing named, a currency, or a unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A bare count.
    One,
    /// Hundredths of a whole.
    Percent,
    /// The difference of two percentages.
    PercentagePoint,
    /// An ISO 4217 code; `XXX` for a currency of unknown country ("francs").
    Currency(&'static str),
    /// UCUM-like ASCII: `km`, `mi2`, `degC`; for durations `a`, `mo`, `wk`, `d`, `h`, `min`, `s`.
    Of(&'static str),
    /// One unit over another: `km/h`, `bbl/d`.
    Rate(&'static str, &'static str),
    /// A duration that was said in several units, measured in the first and written down to the
    /// last: an hour and 30 minutes.
    Compound(&'static str, &'static str),
}

/// A count, an amount of money, a share, a quantity or a duration.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub value_type: ValueType,
    /// The bounds in the words, before any precision or tolerance is granted.
    pub set: Interval,
    pub stated: Stated,
    /// "about", "some", "roughly": `~` in the notation.
    pub approximate: bool,
    /// Half of this is what a bare figure leaves open: the worth of one step of its last digit.
    /// Zero: exact.
    pub step: f64,
    pub unit: Unit,
}

/// The step of a count in dozens, which is rounded however small it is.
pub(crate) const DOZEN: f64 = 12.0;

impl Measure {
    /// The names of what a quantity can be of: "length", "speed".
    pub fn dimensions() -> [&'static str; 18] {
        unit::DIMENSIONS.map(|(name, ..)| name)
    }

    /// A quantity of a dimension, one of [`Measure::dimensions`], in canonical notation: `17 degC`.
    pub fn example_of(dimension: &str) -> Option<&'static str> {
        let named = unit::DIMENSIONS.iter().find(|(name, ..)| *name == dimension);
        named.map(|(.., example)| *example)
    }

    /// Whether its unit measures what this names, one of [`Measure::dimensions`].
    pub fn is_of(&self, dimension: &str) -> bool {
        let named = unit::DIMENSIONS.iter().find(|(name, ..)| *name == dimension);
        let own = scale_of(&self.unit).map(|scale| scale.dimension);
        named.is_some_and(|(_, named, _)| own == Some(*named))
    }

    /// A figure that was said without a hedge.
    pub fn bare(value_type: ValueType, unit: Unit, figure: f64, step: f64) -> Self {
        Self {
            value_type,
            set: Interval::point(figure),
            stated: Stated::One(figure),
            approximate: false,
            step,
            unit,
        }
    }

    /// The lower bound in the words.
    pub fn low(&self) -> Option<f64> {
        self.set.low.map(|bound| bound.at)
    }

    /// The upper bound in the words.
    pub fn high(&self) -> Option<f64> {
        self.set.high.map(|bound| bound.at)
    }

    /// The one figure that was said; of a range and of vague words, none.
    pub fn stated(&self) -> Option<f64> {
        match self.stated {
            Stated::One(figure) => Some(figure),
            Stated::Nothing | Stated::Both(..) => None,
        }
    }

    /// The code of the unit; none for a bare count.
    pub fn unit_code(&self) -> Option<Cow<'static, str>> {
        Some(match self.unit {
            Unit::One => return None,
            Unit::Percent => "%".into(),
            Unit::PercentagePoint => "pp".into(),
            Unit::Currency(code) | Unit::Of(code) | Unit::Compound(code, _) => code.into(),
            Unit::Rate(of, per) => format!("{of}/{per}").into(),
        })
    }

    /// Whether this is one figure without a hedge.
    pub fn is_bare(&self) -> bool {
        !self.approximate && matches!(self.stated, Stated::One(figure) if self.set == Interval::point(figure))
    }

    /// How far from the figure the truth may lie, precision as written: half a unit of the last digit
    /// that is not zero, 5 % at most; a small whole count is exact; a share holds half of the last
    /// digit that was written.
    pub(crate) fn slack(&self, figure: f64) -> f64 {
        match self.value_type {
            ValueType::Count if figure.abs() < 100.0 && figure.fract() == 0.0 && self.step != DOZEN => 0.0,
            ValueType::Share => self.step / 2.0,
            _ => (self.step / 2.0).min(figure.abs() / 20.0),
        }
    }

    /// What a hedge makes of a bare figure, of a range or of a vague word.
    pub(crate) fn hedge(&mut self, hedge: Hedge) {
        let (low, high) = match self.stated {
            Stated::One(figure) => (Some(figure), Some(figure)),
            Stated::Both(low, high) => (Some(low), Some(high)),
            Stated::Nothing => (self.low(), self.high()),
        };
        let open = |at: f64| Some(Bound { at, closed: false });
        let closed = |at: f64| Some(Bound { at, closed: true });
        let vague = self.stated == Stated::Nothing;
        // A tenth more and less, whatever the sign; never less than a bare figure holds.
        let spread = |figure: f64| (figure.abs() / 10.0).max(self.slack(figure));
        let about = |figure: f64, sign: f64| closed(tidy(figure + sign * spread(figure)));
        let set = |low, high| Interval { low, high };
        self.set = match hedge {
            Hedge::Over => set(low.and_then(open), None),
            Hedge::AtLeast => set(low.and_then(closed), None),
            Hedge::UpTo => set(None, high.and_then(closed)),
            Hedge::Under => set(None, high.and_then(open)),
            Hedge::WellOver => set(low.map(|figure| tidy(figure + figure.abs() / 10.0)).and_then(open), None),
            Hedge::WellUnder => {
                set(None, high.map(|figure| tidy(figure - figure.abs() / 10.0)).and_then(open))
            }
            Hedge::About | Hedge::Nearly | Hedge::JustOver | Hedge::Exactly if vague => self.set,
            // A tenth of nothing is nothing: "nearly zero" leaves no room.
            Hedge::Nearly | Hedge::JustOver if low == Some(0.0) && high == Some(0.0) => self.set,
            Hedge::About => set(low.and_then(|low| about(low, -1.0)), high.and_then(|high| about(high, 1.0))),
            Hedge::Nearly => set(
                low.map(|figure| tidy(figure - figure.abs() / 10.0)).and_then(closed),
                high.and_then(open),
            ),
            Hedge::JustOver => set(
                low.and_then(open),
                high.map(|figure| tidy(figure + figure.abs() / 10.0)).and_then(closed),
            ),
            Hedge::Exactly => self.set,
        };
        self.approximate = hedge == Hedge::About && !vague;
        if hedge == Hedge::Exactly {
            self.step = 0.0;
        }
        // "up to dozens", "fewer than hundreds": no bound is left; what the vague word says stays.
        if self.set.low.is_none() && self.set.high.is_none() {
            self.set = set(low.and_then(closed), None);
        }
    }
}
