//! How two values relate: whether some world holds both.

use super::measure::{Bound, Interval, Measure, Stated, Unit};
use super::number::number_at;
use super::{Context, Reading, Value, ValueType, date, parse_notation, unit};

/// How far apart two disjoint values are at the least.
#[derive(Clone, Debug, PartialEq)]
pub enum Gap {
    /// Dates: whole days between the last day of one and the first of the other.
    Days(i64),
    /// Figures: the distance between the nearest ends in the unit of the first, and the ratio of the
    /// larger to the smaller where both are positive.
    Figures { difference: f64, ratio: Option<f64> },
    /// Names, versions, units that cannot be put on one scale.
    Unlike,
}

/// Which of two disjoint values lies lower (earlier, for dates).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    FirstBelow,
    FirstAbove,
    Unordered,
}

/// The relation of two values, precision as written and tolerance granted.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// The two cannot be put side by side: km and kg, EUR and USD, a date and a count.
    Incomparable,
    /// No world holds both. `near`: two stated figures that would meet within half a unit of the rounder one.
    Disjoint { gap: Gap, order: Order, near: bool },
    /// Some world holds both. `ends_ratio`: where like ends of two hedged figures (floor and floor,
    /// ceiling and ceiling) were stated, the larger over the smaller, 1 or more.
    Overlapping { ends_ratio: Option<f64> },
}

/// What a rule grants beyond the precision as written; replaces it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// The same unit as the value.
    Absolute(f64),
    /// A fraction: 0.1 for "10%".
    Relative(f64),
    /// Of dates.
    Days(i64),
    /// Of money in this currency; other money gets none.
    Amount(f64, &'static str),
    /// Of quantities and durations, in the common unit of a dimension: metres, seconds.
    Size(f64, unit::Dimension),
}

impl Tolerance {
    /// What a figure with its unit grants to values of a type: "30 minutes", "5 km", "EUR 2e6", "EUR 2 million", "2
    /// percentage points".
    pub fn of_words(words: &str, value_type: ValueType) -> Option<Self> {
        let measure = match parse_notation(words, value_type) {
            Ok(Value::Measure(measure)) => measure,
            _ => match super::read(words, &Context::default()).as_slice() {
                [Reading { value: Value::Measure(measure), range, .. }] if *range == (0..words.len()) => {
                    measure.clone()
                }
                _ => return None,
            },
        };
        let figure = measure.stated().filter(|figure| measure.is_bare() && *figure >= 0.0)?;
        match (&measure.unit, value_type) {
            (Unit::Currency(code), ValueType::Money) => Some(Self::Amount(figure, code)),
            (Unit::PercentagePoint, ValueType::Share) => Some(Self::Absolute(figure)),
            (unit, ValueType::Quantity | ValueType::Duration) => {
                let scale = scale_of(unit)?;
                let is_time = scale.dimension == unit::TIME;
                (is_time == (value_type == ValueType::Duration))
                    .then(|| Self::Size(scale.size(figure), scale.dimension))
            }
            _ => None,
        }
    }

    /// Whether it grants anything to quantities of a dimension, one of [`Measure::dimensions`].
    pub fn is_of(&self, dimension: &str) -> bool {
        match self {
            Self::Size(_, own) => {
                unit::DIMENSIONS.iter().any(|(name, of, _)| *name == dimension && of == own)
            }
            _ => true,
        }
    }
}

/// How two values relate.
pub fn relate(a: &Value, b: &Value, tolerance: Option<Tolerance>) -> Relation {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => date::relate(a, b, tolerance),
        (Value::Measure(a), Value::Measure(b)) => relate_measures(a, b, tolerance),
        (Value::Version(a), Value::Version(b)) => relate_versions(a, b),
        (Value::Text(a), Value::Text(b)) => relate_texts(a, b),
        _ => Relation::Incomparable,
    }
}

/// Whether two values state the same figure, whatever their hedges: "over 1,000" and "about 1,000".
pub fn same_stated(a: &Value, b: &Value) -> bool {
    let (Value::Measure(a), Value::Measure(b)) = (a, b) else { return a == b };
    let Some((scale_a, scale_b)) = scales(a, b) else { return false };
    let same = |one: f64, other: f64| {
        equal(scale_a.low(one), scale_b.low(other)) || equal(scale_a.high(one), scale_b.high(other))
    };
    match (a.stated, b.stated) {
        (Stated::One(one), Stated::One(other)) => same(one, other),
        (Stated::Both(low, high), Stated::Both(other_low, other_high)) => {
            same(low, other_low) && same(high, other_high)
        }
        _ => false,
    }
}

const EQUAL: Relation = Relation::Overlapping { ends_ratio: None };

fn relate_versions(a: &[u64], b: &[u64]) -> Relation {
    if a.starts_with(b) || b.starts_with(a) {
        return EQUAL;
    }
    let order = if a < b { Order::FirstBelow } else { Order::FirstAbove };
    Relation::Disjoint { gap: Gap::Unlike, order, near: false }
}

fn relate_texts(a: &str, b: &str) -> Relation {
    if folded(a) == folded(b) {
        return EQUAL;
    }
    Relation::Disjoint { gap: Gap::Unlike, order: Order::Unordered, near: false }
}

/// The words of a text without what is only a manner of writing: capitals, hyphens and dashes, numbers in words,
/// "to" between two numbers ("5-2", "five to two").
fn folded(text: &str) -> Vec<String> {
    let words =
        text.split(|c: char| c.is_whitespace() || "-–—‐‑".contains(c)).filter(|word| !word.is_empty());
    let words: Vec<(String, bool)> = words
        .map(|word| match number_at(word, 0) {
            Some(number) if number.range == (0..word.len()) => (number.value.to_string(), true),
            _ => (word.to_lowercase(), false),
        })
        .collect();
    let is_number = |at: usize| words.get(at).is_some_and(|(_, number)| *number);
    let between = |at: usize| words[at].0 == "to" && at > 0 && is_number(at - 1) && is_number(at + 1);
    (0..words.len()).filter(|&at| !between(at)).map(|at| words[at].0.clone()).collect()
}

fn relate_measures(a: &Measure, b: &Measure, tolerance: Option<Tolerance>) -> Relation {
    let Some((scale_a, scale_b)) = scales(a, b) else { return Relation::Incomparable };
    let (words_a, words_b) = (scale_a.interval(&a.set), scale_b.interval(&b.set));
    let disjoint = match tolerance {
        None => scale_a.interval(&granted(a)).apart(&scale_b.interval(&granted(b))).is_some(),
        Some(tolerance) => {
            words_a.apart(&words_b).is_some_and(|apart| !tolerates(tolerance, apart, &scale_a, &a.unit))
        }
    };
    if !disjoint {
        return Relation::Overlapping { ends_ratio: ends_ratio(a, b, &scale_a, &scale_b) };
    }
    let Some(apart) = words_a.apart(&words_b) else {
        return Relation::Overlapping { ends_ratio: ends_ratio(a, b, &scale_a, &scale_b) };
    };
    let positive = apart.below > 0.0 && scale_a.is_ratio();
    let ratio = positive.then(|| apart.above / apart.below);
    Relation::Disjoint {
        gap: Gap::Figures { difference: scale_a.difference(apart.above - apart.below), ratio },
        order: if apart.first_below { Order::FirstBelow } else { Order::FirstAbove },
        near: tolerance.is_none() && is_near(a, b, &scale_a, &scale_b),
    }
}

/// The set with the precision of a bare figure granted, from half a step below to just under half a
/// step above.
pub(super) fn granted(measure: &Measure) -> Interval {
    match measure.stated {
        Stated::One(figure) if measure.is_bare() => {
            let slack = measure.slack(figure);
            if slack == 0.0 {
                return measure.set;
            }
            let (toward, away) = (figure - slack, figure + slack);
            // Halves are rounded away from zero, so the far end is open.
            let closed = |at: f64| Some(Bound { at, closed: at.abs() <= figure.abs() });
            Interval { low: closed(toward), high: closed(away) }
        }
        _ => measure.set,
    }
}

/// Two disjoint intervals: the upper end of the lower and the lower end of the upper one.
#[derive(Clone, Copy)]
struct Apart {
    below: f64,
    above: f64,
    first_below: bool,
}

impl Interval {
    /// The gap between two intervals that share no number.
    fn apart(&self, other: &Self) -> Option<Apart> {
        let gap = |lower: Option<Bound>, upper: Option<Bound>, first_below| {
            let (below, above) = (lower?, upper?);
            let touching = equal(below.at, above.at);
            let apart = if touching { !(below.closed && above.closed) } else { below.at < above.at };
            apart.then_some(Apart { below: below.at, above: above.at, first_below })
        };
        gap(self.high, other.low, true).or_else(|| gap(other.high, self.low, false))
    }
}

const SECONDS_OF_A_DAY: f64 = 86_400.0;

fn tolerates(tolerance: Tolerance, apart: Apart, scale: &Scale, unit: &Unit) -> bool {
    let distance = (apart.above - apart.below).max(0.0);
    let allowed = match tolerance {
        Tolerance::Absolute(amount) => scale.size(amount),
        Tolerance::Relative(fraction) => fraction * apart.above.abs().max(apart.below.abs()),
        Tolerance::Size(size, dimension) if scale.dimension == dimension => size * scale.base,
        Tolerance::Amount(amount, code) if *unit == Unit::Currency(code) => amount,
        Tolerance::Days(_) | Tolerance::Size(..) | Tolerance::Amount(..) => 0.0,
    };
    allowed > 0.0 && (distance <= allowed || equal(distance, allowed))
}

/// Whether two stated figures are within half a unit of the rounder one.
fn is_near(a: &Measure, b: &Measure, scale_a: &Scale, scale_b: &Scale) -> bool {
    let figures = |measure: &Measure| match measure.stated {
        Stated::Nothing => Vec::new(),
        Stated::One(figure) => vec![figure],
        Stated::Both(low, high) => vec![low, high],
    };
    let half_step = scale_a.size(a.step).max(scale_b.size(b.step)) / 2.0;
    figures(a).into_iter().any(|one| {
        figures(b).into_iter().any(|other| {
            let distance = (scale_a.low(one) - scale_b.low(other)).abs();
            half_step > 0.0 && (distance <= half_step || equal(distance, half_step))
        })
    })
}

/// The ratio of like ends that were stated, floors and ceilings, on a ratio scale.
fn ends_ratio(a: &Measure, b: &Measure, scale_a: &Scale, scale_b: &Scale) -> Option<f64> {
    if !scale_a.is_ratio() {
        return None;
    }
    let (floor_a, ceiling_a) = stated_ends(a);
    let (floor_b, ceiling_b) = stated_ends(b);
    let ratio = |one: Option<f64>, other: Option<f64>| {
        let (one, other) = (scale_a.low(one?), scale_b.low(other?));
        (one > 0.0 && other > 0.0).then(|| (one / other).max(other / one))
    };
    let floors = ratio(floor_a, floor_b);
    let ceilings = ratio(ceiling_a, ceiling_b);
    [floors, ceilings].into_iter().flatten().reduce(f64::max)
}

/// The floor and the ceiling that were said; a bare figure, "about" and "nearly" have neither.
fn stated_ends(measure: &Measure) -> (Option<f64>, Option<f64>) {
    match measure.stated {
        Stated::Nothing => (None, None),
        Stated::Both(low, high) => (measure.set.low.map(|_| low), measure.set.high.map(|_| high)),
        Stated::One(floor) if measure.set.high.is_none() => (Some(floor), None),
        Stated::One(ceiling) if measure.set.low.is_none() => (None, Some(ceiling)),
        Stated::One(_) => (None, None),
    }
}

/// The way from a measure's own unit to the one that two measures are compared in.
pub(super) struct Scale {
    pub(super) dimension: unit::Dimension,
    /// How many of the common unit one is, at the least and at the most.
    factor: (f64, f64),
    /// What the unit's zero is in the common one.
    zero: f64,
    /// How much of the common unit the base unit of the dimension is: a metre, a second.
    base: f64,
}

impl Scale {
    fn same() -> Self {
        Self { dimension: [0; 7], factor: (1.0, 1.0), zero: 0.0, base: 1.0 }
    }

    fn low(&self, figure: f64) -> f64 {
        self.zero + figure * if figure < 0.0 { self.factor.1 } else { self.factor.0 }
    }

    fn high(&self, figure: f64) -> f64 {
        self.zero + figure * if figure < 0.0 { self.factor.0 } else { self.factor.1 }
    }

    fn size(&self, difference: f64) -> f64 {
        difference * self.factor.1
    }

    fn difference(&self, common: f64) -> f64 {
        common / self.factor.1
    }

    pub(super) fn interval(&self, set: &Interval) -> Interval {
        Interval {
            low: set.low.map(|bound| Bound { at: self.low(bound.at), ..bound }),
            high: set.high.map(|bound| Bound { at: self.high(bound.at), ..bound }),
        }
    }

    /// Whether twice as much means something: it does not of degrees Celsius.
    fn is_ratio(&self) -> bool {
        self.dimension != unit::TEMPERATURE
    }
}

/// A figure in the unit of `from` as a figure in the unit of `to`.
pub fn convert(figure: f64, from: &Measure, to: &Measure) -> Option<f64> {
    let (scale_from, scale_to) = scales(from, to)?;
    Some((scale_from.zero + figure * scale_from.factor.0 - scale_to.zero) / scale_to.factor.0)
}

/// The scales on which two measures can be put side by side, if there are such.
fn scales(a: &Measure, b: &Measure) -> Option<(Scale, Scale)> {
    if a.value_type != b.value_type {
        return None;
    }
    if a.unit == b.unit && !matches!(a.unit, Unit::Of(_) | Unit::Compound(..)) {
        return Some((Scale::same(), Scale::same()));
    }
    let months = |unit: &Unit| match unit {
        Unit::Of("a") | Unit::Compound("a", "mo") => Some(12.0),
        Unit::Of("mo") => Some(1.0),
        _ => None,
    };
    if let (Some(one), Some(other)) = (months(&a.unit), months(&b.unit)) {
        // Among themselves months and years are exact.
        let scale = |factor: f64| Scale {
            dimension: unit::TIME,
            factor: (factor, factor),
            zero: 0.0,
            base: 12.0 / (365.25 * SECONDS_OF_A_DAY),
        };
        return Some((scale(one), scale(other)));
    }
    let (scale_a, scale_b) = (scale_of(&a.unit)?, scale_of(&b.unit)?);
    if scale_a.dimension != scale_b.dimension {
        return None;
    }
    if a.unit == b.unit {
        let same = || Scale {
            factor: (1.0, 1.0),
            zero: 0.0,
            base: scale_a.base / scale_a.factor.1,
            ..scale_of_dimension(scale_a.dimension)
        };
        return Some((same(), same()));
    }
    Some((scale_a, scale_b))
}

fn scale_of_dimension(dimension: unit::Dimension) -> Scale {
    Scale { dimension, ..Scale::same() }
}

pub(super) fn scale_of(unit: &Unit) -> Option<Scale> {
    match unit {
        Unit::Of(code) | Unit::Compound(code, _) => {
            let unit = unit::define(code)?;
            Some(Scale { dimension: unit.dimension, factor: unit.factor, zero: unit.zero, base: 1.0 })
        }
        Unit::Rate(of, per) => {
            let (of, per) = (unit::define(of)?, unit::define(per)?);
            let mut dimension = of.dimension;
            for (exponent, below) in dimension.iter_mut().zip(per.dimension) {
                *exponent -= below;
            }
            let factor = (of.factor.0 / per.factor.1, of.factor.1 / per.factor.0);
            Some(Scale { dimension, factor, zero: 0.0, base: 1.0 })
        }
        Unit::One | Unit::Percent | Unit::PercentagePoint | Unit::Currency(_) => None,
    }
}

/// Equal but for the noise of binary arithmetic.
fn equal(a: f64, b: f64) -> bool {
    a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_however_they_are_written() {
        let equal = |a: &str, b: &str| relate_texts(a, b) == EQUAL;
        assert!(equal("5-2", "Five to two"));
        assert!(equal("Jean–Luc  Ray", "jean-luc ray"));
        assert!(!equal("5-2", "5-3"));
        assert!(!equal("to Oslo", "Oslo"));
    }
}
