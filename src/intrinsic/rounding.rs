//! What a figure leaves open as it was written.
//!
//! Wider than the precision that claims of two texts are compared by: here both figures were set down
//! by one hand, one often as a rounding of the other, and a false alarm costs more than a miss.

use crate::value::{Measure, Stated};

/// The figures that a writer may have had in mind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Leeway {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Leeway {
    /// Half a unit of the last digit that is not zero, but for trailing zeros a tenth of the figure at
    /// most; a hedge leaves a tenth open. From the lower end of a range to the upper one. `None` for
    /// "dozens" and the like.
    pub(super) fn of(measure: &Measure) -> Option<Self> {
        let (low, high) = Self::ends(measure)?;
        Some(Self { low: low.low, high: high.high })
    }

    /// What either end of a range leaves open; of a single figure, twice the same.
    pub(super) fn ends(measure: &Measure) -> Option<(Self, Self)> {
        let (low, high) = match measure.stated {
            Stated::One(figure) => (figure, figure),
            Stated::Both(low, high) => (low, high),
            Stated::Nothing => return None,
        };
        let end = |figure: f64| {
            let tenth = figure.abs() / 10.0;
            let last_digit = measure.step.min(1.0) / 2.0;
            let written = (measure.step / 2.0).min(tenth).max(last_digit);
            let open = if measure.is_bare() || low < high { written } else { written.max(tenth) };
            Self { low: figure - open, high: figure + open }
        };
        Some((end(low), end(high)))
    }

    /// The figure itself, for counts that are small or written to the last digit.
    pub(super) fn of_count(measure: &Measure) -> Option<Self> {
        let exact = measure.step <= 1.0 || measure.stated().is_some_and(|figure| figure.abs() < 100.0);
        match measure.stated() {
            Some(figure) if measure.is_bare() && exact && figure.fract() == 0.0 => {
                Some(Self { low: figure, high: figure })
            }
            _ => Self::of(measure),
        }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        // Binary arithmetic must not tell apart what was meant to touch.
        let noise = 1e-9 * self.high.abs().max(other.high.abs());
        self.low <= other.high + noise && other.low <= self.high + noise
    }
}
