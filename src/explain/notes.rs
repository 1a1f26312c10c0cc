//! What stands under the labels: arithmetic, reasons, what is left out, and the rule.

use super::arithmetic::arithmetic;
use super::distance::distance;
use super::inference::inference;
use super::label::anchor;
use super::tally::tally;
use super::{Scene, words};
use crate::compare::{Reason, Side, Verdict};
use std::cmp::Reverse;

/// Texts named in one note.
const MOST_NAMED: usize = 3;

/// Groups of texts that copy one another, each with a note.
const MOST_GROUPS: usize = 2;

pub(super) fn notes(scene: &Scene<'_>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    notes.extend(distance(scene));
    notes.extend(scene.finding.broken.iter().flat_map(|broken| arithmetic(scene, broken)));
    notes.extend(reason(scene));
    notes.extend(parts(scene));
    notes.extend(anchors(scene));
    notes.extend(inferences(scene));
    notes.extend(further(scene));
    notes.extend(alike(scene));
    notes.extend(copies(scene));
    notes.extend(known_by(scene));
    notes.extend(nearest(scene));
    notes.extend(scene.fact.note.clone());
    notes.push(rule(scene));
    notes
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
    let told = !matches!(
        scene.finding.verdict,
        Verdict::Conflation | Verdict::BrokenRelation | Verdict::Unsupported
    );
    let shown = told && claims.any(of_part);
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

/// What pronouns and gaps of the texts were taken for.
fn inferences(scene: &Scene<'_>) -> Vec<String> {
    let inferred = scene.finding.claims().filter_map(|claim| scene.claim(claim).inference.as_ref());
    let mut notes: Vec<String> = inferred.map(|taken| inference(taken, scene.sources)).collect();
    notes.dedup();
    notes
}

/// What the labels have no room for: how many texts say what, or at least how many more there are.
fn further(scene: &Scene<'_>) -> Option<String> {
    let told = tally(scene);
    match scene.finding.more {
        0 => None,
        _ if told.is_some() => told,
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

/// Texts that count as one voice, the largest group first.
fn copies(scene: &Scene<'_>) -> Vec<String> {
    let mut groups: Vec<&Vec<usize>> = scene.finding.camps.iter().flat_map(|camp| &camp.copies).collect();
    groups.sort_by_key(|claims| Reverse(claims.len()));
    let told = groups.into_iter().take(MOST_GROUPS).filter_map(|claims| {
        let (first, others) = claims.split_first()?;
        let first = &scene.document(*first).file.path;
        let named: Vec<&str> =
            others.iter().take(MOST_NAMED).map(|&claim| scene.document(claim).file.path.as_str()).collect();
        let verb = if others.len() == 1 { "repeats" } else { "repeat" };
        Some(match others.len() - named.len() {
            0 => format!("{} {verb} {first}: one voice", listed(&named)),
            more => format!("{} and {more} more repeat {first}: one voice", named.join(", ")),
        })
    });
    told.collect()
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

/// What sources give instead of an unsupported value.
fn nearest(scene: &Scene<'_>) -> Option<String> {
    if scene.finding.verdict != Verdict::Unsupported {
        return None;
    }
    let told = scene.finding.nearest.iter().map(|&claim| {
        let (claim, file) = (scene.claim(claim), &scene.document(claim).file);
        let value = words::value(&claim.value, &claim.text);
        format!("{value} ({}:{})", file.path, file.location(claim.span.start).line)
    });
    let told: Vec<String> = told.collect();
    Some(match (told.is_empty(), &scene.fact.known) {
        (false, _) => format!("nearest in the sources: {}", told.join(", ")),
        (true, Some(known)) => {
            format!("known: {}", words::value(&known.value, &known.value.to_string()))
        }
        (true, None) => "no source says anything of this".to_owned(),
    })
}

/// Where the fact is defined.
fn rule(scene: &Scene<'_>) -> String {
    let span = scene.fact.defined_at;
    let file = scene.sources.get(span.source);
    format!("fact `{}`, {}:{}", scene.fact.id, file.path, file.location(span.start).line)
}
