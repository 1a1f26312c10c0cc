//! Values as stretches of one scale, for arithmetic between facts.

use super::measure::{Bound, Interval, Measure, Unit};
use super::relation::{granted, scale_of};
use super::{Value, ValueType, unit};
use jiff::civil;

/// What the numbers of an [`Extent`] count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Seconds since the beginning of 1970.
    Moment,
    /// Seconds.
    Time,
    Number,
    /// Hundredths of a whole.
    Share,
    /// An ISO 4217 code.
    Money(&'static str),
    /// The base unit of a dimension.
    Dimension([i8; 7]),
}

/// All that a value leaves possible, precision as written and `~` granted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    pub set: Interval,
    pub scale: Scale,
}

/// A date from the beginning of its first to the end of its last day, a measure in base units; `None`
/// for what has no place on a scale.
pub fn extent(value: &Value) -> Option<Extent> {
    match value {
        Value::Date(date) => {
            let (first, last) = date.possible()?;
            let closed = |at: i64| Bound { at: at as f64 * DAY, closed: true };
            let low = first.map(|day| closed(day_number(day)));
            let high = last.map(|day| closed(day_number(day) + 1));
            Some(Extent { set: Interval { low, high }, scale: Scale::Moment })
        }
        Value::Measure(measure) => measured(measure),
        Value::Version(_) | Value::Text(_) => None,
    }
}

const DAY: f64 = 86_400.0;

fn day_number(day: civil::Date) -> i64 {
    day.duration_since(civil::date(1970, 1, 1)).as_hours() / 24
}

fn measured(measure: &Measure) -> Option<Extent> {
    let set = granted(measure);
    Some(match &measure.unit {
        Unit::One => Extent { set, scale: Scale::Number },
        Unit::Percent => Extent { set, scale: Scale::Share },
        Unit::PercentagePoint => return None,
        Unit::Currency(code) => Extent { set, scale: Scale::Money(code) },
        Unit::Of(_) | Unit::Rate(..) | Unit::Compound(..) => {
            let common = scale_of(&measure.unit)?;
            let time = common.dimension == unit::TIME && measure.value_type == ValueType::Duration;
            let scale = if time { Scale::Time } else { Scale::Dimension(common.dimension) };
            Extent { set: common.interval(&set), scale }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_notation;

    fn check(notation: &str, value_type: ValueType, low: Option<f64>, high: Option<f64>, scale: Scale) {
        let value = parse_notation(notation, value_type).unwrap_or_else(|_| panic!("{notation} is a value"));
        let extent = extent(&value).unwrap_or_else(|| panic!("{notation} has an extent"));
        let at = |bound: Option<Bound>| bound.map(|bound| bound.at);
        assert_eq!((at(extent.set.low), at(extent.set.high), extent.scale), (low, high, scale), "{notation}");
    }

    #[test]
    fn values_on_their_scales() {
        check("1970-01-02", ValueType::Date, Some(86_400.0), Some(172_800.0), Scale::Moment);
        check("1970-01/..", ValueType::Date, Some(0.0), None, Scale::Moment);
        check(">30", ValueType::Count, Some(30.0), None, Scale::Number);
        check("12000", ValueType::Count, Some(11_500.0), Some(12_500.0), Scale::Number);
        check("52%", ValueType::Share, Some(51.5), Some(52.5), Scale::Share);
        check("<=USD 7e9", ValueType::Money, None, Some(7e9), Scale::Money("USD"));
        check(">=P2D", ValueType::Duration, Some(172_800.0), None, Scale::Time);
        check(">=3 km", ValueType::Quantity, Some(3_000.0), None, Scale::Dimension([1, 0, 0, 0, 0, 0, 0]));
    }
}
