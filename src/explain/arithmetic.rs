//! The arithmetic of a broken relation, side by side.

use super::Scene;
use super::words::{self, number};
use crate::compare::Broken;
use crate::value::{Date, Extent, Scale, Unit};
use jiff::Span;
use jiff::civil::date;

/// What each side comes to, and what should have held.
pub(super) fn arithmetic(scene: &Scene<'_>, broken: &Broken) -> Vec<String> {
    let relation = &scene.rules.pack(scene.finding.fact).relations[broken.relation];
    let sign = relation.formula.comparison.sign();
    let sides = relation.holds.split_once(sign);
    let mut notes = Vec::new();
    if let Some((left, right)) = sides {
        for (side, extent) in [(left, broken.left), (right, broken.right)] {
            // A single fact stands in its label already.
            let side = side.trim();
            let told = comes_to(extent).filter(|_| side.contains(char::is_whitespace));
            notes.extend(told.map(|told| format!("`{side}` comes to {told}")));
        }
    }
    let file = scene.sources.get(relation.span.source);
    let line = file.location(relation.span.start).line;
    notes.push(format!("relation `{}`: {}, {}:{line}", relation.id, relation.holds, file.path));
    notes
}

/// A stretch of a scale in words; `None` for units that only labels name.
fn comes_to(extent: Extent) -> Option<String> {
    let low = extent.set.low.map(|bound| bound.at);
    let high = extent.set.high.map(|bound| bound.at);
    let told = |at: f64| figure(at, extent.scale);
    if extent.scale == Scale::Moment {
        let first = low.and_then(day);
        let last = high.map(|high| high - 1.0).and_then(day);
        return match (first, last) {
            (Some(first), Some(last)) if first == last => Some(first),
            (Some(first), Some(last)) => Some(format!("{first} to {last}")),
            (Some(first), None) => Some(format!("{first} or later")),
            (None, Some(last)) => Some(format!("{last} or earlier")),
            (None, None) => None,
        };
    }
    match (low, high) {
        (Some(low), Some(high)) if low == high => told(low),
        (Some(low), Some(high)) => Some(format!("{} to {}", told(low)?, told(high)?)),
        (Some(low), None) => Some(format!("at least {}", told(low)?)),
        (None, Some(high)) => Some(format!("at most {}", told(high)?)),
        (None, None) => None,
    }
}

fn figure(at: f64, scale: Scale) -> Option<String> {
    match scale {
        Scale::Number => Some(number(at)),
        Scale::Share => words::figure(at, &Unit::Percent),
        Scale::Money(code) => words::figure(at, &Unit::Currency(code)),
        Scale::Time => words::figure((at / 86_400.0 * 10.0).round() / 10.0, &Unit::Of("d")),
        Scale::Moment | Scale::Dimension(_) => None,
    }
}

fn day(seconds: f64) -> Option<String> {
    let days = (seconds / 86_400.0).floor() as i64;
    let day = date(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()?;
    Some(words::date(&Date::day(day)))
}
