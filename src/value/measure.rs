//! Figures with a unit: counts, money, shares, quantities and durations as sets of numbers.
//!
//! This file holds the types and their canonical notation; words are read in `read`, two measures
//! are compared in `relation`.

use super::ValueType;
use std::fmt;

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
    /// An ISO 4217 code.
    Currency(&'static str),
    /// UCUM-like ASCII: `km`, `mi2`, `km/h`, `degC`; for durations `a`, `mo`, `wk`, `d`, `h`, `min`, `s`.
    Of(&'static str),
    // Rates and the like are added by the reader.
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

impl fmt::Display for Measure {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        unimplemented!("canonical notation")
    }
}
