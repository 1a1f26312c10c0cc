//! How large a change is said to be: in per cent, or as a multiple.

use super::super::passage::{Sentence, is_any, reads, words};
use super::forms::Change;
use crate::value::{Unit, Value};
use std::ops::Range;

/// The per cent that is said of a change: behind it ("…, up 20%", "… (a rise of 20%)") or before it
/// ("rose 20% from …").
pub(super) fn share_beside(sentence: &Sentence<'_>, change: &Change) -> Option<usize> {
    share_behind(sentence, change).or_else(|| share_before(sentence, change))
}

/// "…, up 20%", "… (a rise of 20%)", "… in May, a 20% rise"
pub(super) fn share_behind(sentence: &Sentence<'_>, change: &Change) -> Option<usize> {
    let is_date = |index: &usize| matches!(sentence.readings[*index].value, Value::Date(_));
    let share = (change.last + 1..sentence.readings.len()).find(|index| !is_date(index))?;
    if !is_percent(sentence, share) {
        return None;
    }
    let between = sentence.between(change.last, share);
    let (thing, phrase) = between.split_at(between.find([',', '(', '–', '—'])?);
    let behind = sentence.tail(share);
    let next = words(behind).next().unwrap_or_default();
    let is_said = words(phrase).any(is_change) || is_change(next);
    let leads_on =
        is_any(next, &["to", "from", "less", "more", "lower", "higher", "of", "in", "on", "over", "than"]);
    (words(thing).count() <= 5
        && !thing.contains(['.', ';'])
        && !phrase.contains(['.', ';'])
        && is_said
        && words(phrase).all(may_lead_to_share)
        && !leads_on)
        .then_some(share)
}

/// "rose 20% from …", "a 20% increase from …"
fn share_before(sentence: &Sentence<'_>, change: &Change) -> Option<usize> {
    let share = change.first.checked_sub(1).filter(|share| is_percent(sentence, *share))?;
    let moved = words(sentence.before(share)).rev().take(3).any(is_change);
    let between = sentence.between(share, change.first);
    const NOUNS: &[&str] = &["increase from", "rise from", "drop from", "decrease from", "decline from"];
    (moved && (reads(between, &[change.opens_with]) || reads(between, NOUNS))).then_some(share)
}

pub(super) fn is_percent(sentence: &Sentence<'_>, index: usize) -> bool {
    sentence.measure(index).is_some_and(|share| share.unit == Unit::Percent)
}

/// Whether a word may stand between a figure and the share it changed by: "an increase of".
pub(super) fn may_lead_to_share(word: &str) -> bool {
    const SMALL: &[&str] = &["a", "an", "the", "of", "by", "or", "that", "is", "which", "was"];
    is_change(word) || is_any(word, SMALL)
}

const RISE: &[&str] = &[
    "up",
    "rise",
    "rose",
    "rising",
    "risen",
    "increase",
    "increased",
    "increasing",
    "growth",
    "grew",
    "grown",
    "gain",
    "gained",
    "jump",
    "jumped",
    "climb",
    "climbed",
    "surge",
    "surged",
    "soared",
];
const FALL: &[&str] = &[
    "down",
    "fall",
    "fell",
    "falling",
    "fallen",
    "decrease",
    "decreased",
    "decline",
    "declined",
    "drop",
    "dropped",
    "cut",
    "reduction",
    "reduced",
    "loss",
    "lost",
    "shrank",
    "plunged",
];

pub(super) fn is_change(word: &str) -> bool {
    is_any(word, RISE) || is_any(word, FALL)
}

/// Which way a figure is said to have gone: 1 up, -1 down.
pub(super) fn direction(said: &str) -> Option<f64> {
    const MORE: &[&str] = &["more", "higher", "above"];
    const LESS: &[&str] = &["less", "fewer", "lower", "below"];
    words(said).find_map(|word| {
        let up = is_any(word, RISE) || is_any(word, MORE);
        let down = is_any(word, FALL) || is_any(word, LESS);
        (up || down).then_some(if up { 1.0 } else { -1.0 })
    })
}

/// By how much a figure is said to have been multiplied.
pub(super) struct Multiple {
    /// The word that says it.
    pub(super) range: Range<usize>,
    /// What the word leaves open.
    pub(super) low: f64,
    pub(super) high: f64,
}

const MULTIPLES: &[(&[&str], f64, f64)] = &[
    (&["doubled", "doubling", "double", "twice"], 1.8, 2.25),
    (&["tripled", "trebled", "tripling", "trebling", "triple", "treble", "thrice"], 2.6, 3.5),
    (&["quadrupled", "quadrupling", "quadruple"], 3.5, 4.6),
    (&["halved", "halving"], 0.42, 0.56),
];

/// "doubled from 3 to 5"
pub(super) fn multiple_before(sentence: &Sentence<'_>, change: &Change) -> Option<Multiple> {
    let before = sentence.before(change.first);
    multiple_at_end(sentence, before.trim_end().strip_suffix(change.opens_with)?)
}

/// The multiple that a stretch of the sentence ends in: "doubled", "nearly twice".
pub(super) fn multiple_at_end(sentence: &Sentence<'_>, text: &str) -> Option<Multiple> {
    const HEDGES: &[&str] = &[
        "nearly",
        "almost",
        "than",
        "roughly",
        "about",
        "practically",
        "virtually",
        "approximately",
        "over",
    ];
    let word = words(text).next_back()?;
    let (_, low, high) = MULTIPLES.iter().find(|(forms, ..)| is_any(word, forms))?;
    // "nearly doubled", "more than doubled" say that it was not quite that.
    let is_hedged = words(text).rev().nth(1).is_some_and(|hedge| is_any(hedge, HEDGES));
    let (low, high) = if is_hedged { (low * 0.75, high * 1.3) } else { (*low, *high) };
    let start = word.as_ptr() as usize - sentence.text.as_ptr() as usize;
    Some(Multiple { range: start..start + word.len(), low, high })
}
