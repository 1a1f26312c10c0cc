//! How far the primary claim of a finding is from what it is held against.

use super::gap::{days, more};
use super::{Scene, words};
use crate::compare::{Opposed, Side, Verdict};
use crate::value::{Gap, Measure, Order, Relation, Value};

/// "the two are at least 11 months apart"; "over 3,000 against over 1,100: 2.7 times as many".
pub(super) fn distance(scene: &Scene<'_>) -> Option<String> {
    if matches!(scene.finding.verdict, Verdict::Conflation | Verdict::BrokenRelation | Verdict::Undated) {
        return None;
    }
    let against = &scene.finding.against;
    let nearest = against.iter().filter_map(|opposed| match &opposed.relation {
        Relation::Disjoint { gap: Gap::Days(days), .. } => Some(*days),
        _ => None,
    });
    if let Some(gap) = nearest.min() {
        let which = if against.len() == 1 { "the two are" } else { "the nearest two are" };
        return Some(format!("{which} {} apart", days(gap, all_exact(scene))));
    }
    against.iter().find_map(|opposed| figures(scene, opposed))
}

fn figures(scene: &Scene<'_>, opposed: &Opposed) -> Option<String> {
    let own = scene.claim(scene.finding.primary);
    let (other, other_text) = match opposed.side {
        Side::Claim(claim) => (&scene.claim(claim).value, scene.claim(claim).text.clone()),
        Side::Known => {
            let value = &scene.known().value;
            (value, value.to_string())
        }
    };
    let (Value::Measure(own_measure), Value::Measure(other_measure)) = (&own.value, other) else {
        return None;
    };
    let (own_words, other_words) = (words::value(&own.value, &own.text), words::value(other, &other_text));
    let apart = apart(own_measure, other_measure, &opposed.relation)?;
    let (larger, smaller) =
        if apart.first_is_larger { (own_words, other_words) } else { (other_words, own_words) };
    let least = if apart.at_least { "at least " } else { "" };
    let told = more(apart.difference, apart.ratio, &own_measure.unit)?;
    Some(format!("{larger} against {smaller}: {least}{told}"))
}

/// How two measures differ.
struct Apart {
    first_is_larger: bool,
    difference: Option<f64>,
    ratio: Option<f64>,
    /// The sets may differ by more.
    at_least: bool,
}

fn apart(a: &Measure, b: &Measure, relation: &Relation) -> Option<Apart> {
    // Of two figures that were said in one unit, these are told; else the nearest ends.
    if let (Some(one), Some(other), true) = (a.stated(), b.stated(), a.unit == b.unit) {
        let ratio = (one > 0.0 && other > 0.0).then(|| (one / other).max(other / one));
        let difference = Some((one - other).abs());
        return Some(Apart { first_is_larger: one >= other, difference, ratio, at_least: false });
    }
    match relation {
        Relation::Disjoint { gap: Gap::Figures { difference, ratio }, order, .. } => Some(Apart {
            first_is_larger: *order == Order::FirstAbove,
            difference: Some(*difference),
            ratio: *ratio,
            at_least: true,
        }),
        _ => None,
    }
}

/// Whether every date shown is one certain day.
fn all_exact(scene: &Scene<'_>) -> bool {
    let exact = |value: &Value| matches!(value, Value::Date(date) if date.exact_day().is_some());
    exact(&scene.claim(scene.finding.primary).value)
        && scene.finding.against.iter().all(|opposed| match opposed.side {
            Side::Claim(claim) => exact(&scene.claim(claim).value),
            Side::Known => exact(&scene.known().value),
        })
}
