//! How two values relate: whether some world holds both.

use super::{Value, date};

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
    Days(i64),
}

/// How two values relate.
pub fn relate(a: &Value, b: &Value, tolerance: Option<Tolerance>) -> Relation {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => date::relate(a, b, tolerance),
        _ => Relation::Incomparable,
    }
}

/// Whether two values state the same figure, whatever their hedges: "over 1,000" and "about 1,000".
pub fn same_stated(_a: &Value, _b: &Value) -> bool {
    false
}
