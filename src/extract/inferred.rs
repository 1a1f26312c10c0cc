//! Claims that a sentence makes only as it is meant: with what its pronouns stand for, and what it leaves out, written
//! in. What a text tells outright needs none of this.

use super::Claim;
use super::anaphora::{Context, Filling, Inferred, Resolved};
use super::clause::Clauses;
use super::implicit;
use super::marked::Marked;
use super::ownership::{Owned, Place, overlap};
use super::people::people;
use crate::rule::{Fact, Modality};
use crate::text::{Block, BlockKind};
use crate::value::Reading;
use std::collections::BTreeSet;

/// Whether a block is prose whose sentences go on with one another.
pub(super) fn is_read(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::ListItem)
}

/// What the words of a sentence stand for and leave out, all that may be asked of it.
pub(super) fn fillings(context: &Context<'_>, readings: &[Reading]) -> Vec<Filling> {
    if !is_read(context.block()) {
        return Vec::new();
    }
    let mut fillings = context.fillings();
    fillings.extend(context.counted(readings));
    fillings
}

/// Adds what the patterns of a fact take in a sentence as it is meant, and do not take in it as it stands.
pub(super) fn extend(
    owned: &mut Vec<Owned>,
    fact: &Fact,
    patterns: &[usize],
    place: &Place<'_>,
    resolved: &[Resolved<'_>],
) {
    for resolved in resolved.iter().filter(|resolved| is_asked_for(fact, resolved)) {
        for meant in as_meant(fact, patterns, place, resolved) {
            if !owned.iter().any(|other| overlap(&other.range, &meant.range)) {
                owned.push(meant);
            }
        }
    }
    owned.sort_by_key(|owned| owned.range.start);
}

/// Of whom a pronoun tells is for the key itself to say, where a fact has one.
fn is_asked_for(fact: &Fact, resolved: &Resolved<'_>) -> bool {
    fact.key.is_none() || resolved.filling.inferred == Inferred::Noun
}

fn as_meant(fact: &Fact, patterns: &[usize], place: &Place<'_>, resolved: &Resolved<'_>) -> Vec<Owned> {
    let (text, readings) = (resolved.text.as_str(), resolved.readings.as_slice());
    let mut marked = Marked::new(text, readings, implicit::asked_for([fact], text, readings));
    let clauses = Clauses::of(text, readings);
    // A figure that says no more of its noun is not added to the one that does.
    let people =
        if resolved.filling.inferred == Inferred::Noun { Vec::new() } else { people(text, readings) };
    let place = Place { sentence: text, readings, clauses: &clauses, people: &people, ..*place };
    let mut owned = super::owned(fact, patterns, &place, &mut marked);
    owned.retain(|owned| resolved.needs(&owned.matched, &owned.range));
    owned
        .into_iter()
        .map(|owned| Owned {
            range: resolved.back(&owned.range),
            matched: resolved.back(&owned.matched),
            key: owned.key.map(|key| resolved.back(&key)),
            inference: Some(resolved.filling.clone()),
            ..owned
        })
        .collect()
}

/// Without what was inferred of facts of which the text tells outright.
pub(super) fn without_told(mut claims: Vec<Claim>) -> Vec<Claim> {
    let subject = |claim: &Claim| (claim.fact, claim.key.clone());
    if claims.iter().all(|claim| claim.inference.is_none()) {
        return claims;
    }
    let told: BTreeSet<_> = claims
        .iter()
        .filter(|claim| claim.inference.is_none() && claim.part.is_none())
        .filter(|claim| matches!(claim.modality, Modality::Asserted | Modality::Possible))
        .map(subject)
        .collect();
    claims.retain(|claim| claim.inference.is_none() || !told.contains(&subject(claim)));
    claims
}
