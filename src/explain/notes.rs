//! What stands under the labels: arithmetic, reasons, what is left out, and the rule.

use super::gap::{days, first_is_larger, times};
use super::label::anchor;
use super::{Scene, words};
use crate::compare::{Opposed, Reason, Side, Verdict};
use crate::value::{Gap, Measure, Relation, Stated, Unit, Value};

/// Texts named in one note.
const MOST_NAMED: usize = 3;

pub(super) fn notes(scene: &Scene<'_>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(distance(scene));
    notes.extend(reason(scene));
    notes.extend(parts(scene));
    notes.extend(anchors(scene));
    notes.extend(further(scene));
    notes.extend(alike(scene));
    notes.extend(known_by(scene));
    notes.extend(scene.fact.note.clone());
    notes.push(rule(scene));
    notes
}

/// How far the primary claim is from what it is held against.
fn distance(scene: &Scene<'_>) -> Option<String> {
    match scene.finding.verdict {
        Verdict::Conflation | Verdict::Undated => return None,
        _ => {}
    }
    let nearest = scene.finding.against.iter().filter_map(|opposed| match &opposed.relation {
        Relation::Disjoint { gap: Gap::Days(days), .. } => Some(*days),
        _ => None,
    });
    if let Some(gap) = nearest.min() {
        let which = if scene.finding.against.len() == 1 { "the two are" } else { "the nearest two are" };
        return Some(format!("{which} {} apart", days(gap, all_exact(scene))));
    }
    scene.finding.against.iter().find_map(|opposed| figures(scene, opposed))
}

/// "over 3,000 against over 1,100: 2.7 times as many".
fn figures(scene: &Scene<'_>, opposed: &Opposed) -> Option<String> {
    let own = &scene.claim(scene.finding.primary).value;
    let other = value_of(scene, opposed);
    let (Value::Measure(own_measure), Value::Measure(other_measure)) = (own, other) else { return None };
    let (ratio, own_is_larger) = match &opposed.relation {
        Relation::Disjoint { gap: Gap::Figures { ratio, .. }, order, .. } => {
            (*ratio, first_is_larger(*order)?)
        }
        Relation::Overlapping { ends_ratio } => (*ends_ratio, figure(own_measure)? >= figure(other_measure)?),
        _ => return None,
    };
    let stated =
        figure(own_measure).zip(figure(other_measure)).filter(|_| same_unit(own_measure, other_measure));
    let ratio = match stated {
        Some((own, other)) if own > 0.0 && other > 0.0 => Some((own / other).max(other / own)),
        _ => ratio,
    };
    let (larger, smaller) = if own_is_larger { (own, other) } else { (other, own) };
    let larger_text = words::value(larger, &text_of(scene, opposed, own_is_larger));
    let smaller_text = words::value(smaller, &text_of(scene, opposed, !own_is_larger));
    let told = match times(ratio.unwrap_or(1.0), &own_measure.unit) {
        Some(times) => times,
        None => format!("{} more", difference(own_measure, other_measure)?),
    };
    Some(format!("{larger_text} against {smaller_text}: {told}"))
}

/// The difference of two stated figures in the same unit.
fn difference(a: &Measure, b: &Measure) -> Option<String> {
    if !same_unit(a, b) {
        return None;
    }
    let difference = (figure(a)? - figure(b)?).abs();
    Some(match a.unit {
        Unit::Percent => format!("{} percentage points", words::number(difference)),
        _ => words::number(difference),
    })
}

fn same_unit(a: &Measure, b: &Measure) -> bool {
    a.unit == b.unit
}

/// The figure that was stated; of a range, the end that is compared.
fn figure(measure: &Measure) -> Option<f64> {
    match measure.stated {
        Stated::Nothing => None,
        Stated::One(figure) | Stated::Both(figure, _) => Some(figure),
    }
}

fn value_of<'a>(scene: &Scene<'a>, opposed: &Opposed) -> &'a Value {
    match opposed.side {
        Side::Claim(claim) => &scene.claim(claim).value,
        Side::Known => {
            let known = scene.fact.known.as_ref();
            &known.expect("a finding against what is known has a known value").value
        }
    }
}

fn text_of(scene: &Scene<'_>, opposed: &Opposed, own: bool) -> String {
    match opposed.side {
        _ if own => scene.claim(scene.finding.primary).text.clone(),
        Side::Claim(claim) => scene.claim(claim).text.clone(),
        Side::Known => value_of(scene, opposed).to_string(),
    }
}

/// Whether every date shown is one certain day.
fn all_exact(scene: &Scene<'_>) -> bool {
    let exact = |value: &Value| matches!(value, Value::Date(date) if date.exact_day().is_some());
    exact(&scene.claim(scene.finding.primary).value)
        && scene.finding.against.iter().all(|opposed| exact(value_of(scene, opposed)))
}

/// Why this is no contradiction, if every side has the same reason.
fn reason(scene: &Scene<'_>) -> Option<String> {
    let mut reasons = scene.finding.against.iter().map(|opposed| opposed.reason);
    let reason = reasons.next()??;
    if reasons.any(|other| other != Some(reason)) {
        return None;
    }
    let told = match reason {
        Reason::EndsApart => "some figure fits both, but their bounds are far apart",
        Reason::OnlyPossible => "one is only said to be possible",
        Reason::OrderUncertain => "it is not certain which is the later figure",
        Reason::Near => "rounding might explain it",
    };
    Some(told.to_owned())
}

fn parts(scene: &Scene<'_>) -> Option<String> {
    let of_part = |claim: usize| scene.claim(claim).part.is_some();
    let mut claims = scene.finding.claims();
    let shown = scene.finding.verdict != Verdict::Conflation && claims.any(of_part);
    shown.then(|| "a part cannot exceed the whole".to_owned())
}

/// The dates that words were read against, where the labels had no room for them.
fn anchors(scene: &Scene<'_>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for claim in scene.finding.claims() {
        let Some(date) = anchor(scene.claim(claim), scene.document(claim)) else { continue };
        if scene.label(claim).contains("read against") {
            continue;
        }
        let note = format!("“{}” is read against {}", scene.claim(claim).text, words::date(date));
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

fn further(scene: &Scene<'_>) -> Option<String> {
    match scene.finding.more {
        0 => None,
        1 => Some("and 1 further text".to_owned()),
        more => Some(format!("and {more} further texts")),
    }
}

/// The other texts that stand on the primary one's side.
fn alike(scene: &Scene<'_>) -> Option<String> {
    let alike = &scene.finding.alike;
    if alike.is_empty() {
        return None;
    }
    let paths: Vec<&str> =
        alike.iter().take(MOST_NAMED).map(|&claim| scene.document(claim).file.path.as_str()).collect();
    let verb = if alike.len() == 1 { "agrees" } else { "agree" };
    Some(match alike.len() - paths.len() {
        0 => format!("{} {verb} with the first label", listed(&paths)),
        more => format!("{} and {more} more {verb} with the first label", paths.join(", ")),
    })
}

/// "a, b and c"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn known_by(scene: &Scene<'_>) -> Option<String> {
    let shown = scene.finding.against.iter().any(|opposed| opposed.side == Side::Known);
    let by = scene.fact.known.as_ref().filter(|_| shown)?.by.as_ref()?;
    Some(format!("known by {by}"))
}

/// Where the fact is defined.
fn rule(scene: &Scene<'_>) -> String {
    let span = scene.fact.defined_at;
    let file = scene.sources.get(span.source);
    format!("fact `{}`, {}:{}", scene.fact.id, file.path, file.location(span.start).line)
}
