//! How many texts say what: "41 sources say 22 to 24; 3 say 19".

use super::{Scene, words};
use crate::compare::Camp;
use crate::value::{Measure, Stated, Unit, Value};

/// Groups of texts told in one note.
const MOST_CAMPS: usize = 4;

/// Different values of one group that are listed rather than counted.
const MOST_LISTED: usize = 2;

/// What each side of a finding says, with its number of texts; `None` where there are no sides.
pub(super) fn tally(scene: &Scene<'_>) -> Option<String> {
    let (own, others) = scene.finding.camps.split_last()?;
    let shown: Vec<&Camp> = others.iter().take(MOST_CAMPS - 1).chain([own]).collect();
    let hidden: usize = others.iter().skip(MOST_CAMPS - 1).map(|camp| camp.claims.len()).sum();
    if shown.len() < 2 {
        return None;
    }
    let is_draft = scene.finding.camps.iter().any(|camp| camp.has_draft);
    let (one, many) = if is_draft { (" text", " texts") } else { (" source", " sources") };
    let mut told: Vec<String> = Vec::new();
    for camp in shown {
        let count = camp.claims.len();
        let (noun, verb) = if count == 1 { (one, "says") } else { (many, "say") };
        // Said once, the noun is understood of the others.
        let noun = if told.is_empty() { noun } else { "" };
        told.push(format!("{count}{noun} {verb} {}", said(scene, camp)));
    }
    if hidden > 0 {
        told.push(format!("{hidden} otherwise"));
    }
    Some(told.join("; "))
}

/// The values of a group: "22", "22 or 24", "22 to 24", "June 2023, June 2024 and 3 others".
fn said(scene: &Scene<'_>, camp: &Camp) -> String {
    let mut values: Vec<(String, usize)> = Vec::new();
    for &claim in &camp.claims {
        let told = words::value(&scene.claim(claim).value, &scene.claim(claim).text);
        if !values.iter().any(|(known, _)| *known == told) {
            values.push((told, claim));
        }
    }
    if values.len() > MOST_LISTED
        && let Some(range) = range(scene, camp)
    {
        return range;
    }
    let named: Vec<&str> = values.iter().take(MOST_LISTED).map(|(told, _)| told.as_str()).collect();
    match values.len() - named.len() {
        0 => named.join(" or "),
        more => format!("{} or {more} other values", named.join(", ")),
    }
}

/// From the least to the greatest figure, if all are of one unit that has plain words.
fn range(scene: &Scene<'_>, camp: &Camp) -> Option<String> {
    let mut ends: Option<(f64, f64, &Unit)> = None;
    for &claim in &camp.claims {
        let Value::Measure(Measure { stated, unit, .. }) = &scene.claim(claim).value else { return None };
        let (low, high) = match *stated {
            Stated::Nothing => return None,
            Stated::One(figure) => (figure, figure),
            Stated::Both(low, high) => (low, high),
        };
        ends = Some(match ends {
            None => (low, high, unit),
            Some((least, greatest, of)) if of == unit => (least.min(low), greatest.max(high), of),
            Some(_) => return None,
        });
    }
    let (least, greatest, unit) = ends?;
    if least >= greatest {
        return words::figure(least, unit);
    }
    Some(format!("{} to {}", words::number(least), words::figure(greatest, unit)?))
}
