//! A change that is not that of its figures: "from 40 to 50, up 20%", "doubled from 3 to 5".

use super::passage::{Sentence, ends_in, is_any, reads, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{Measure, Stated, Unit};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "change-mismatch",
    on_by_default: true,
    page: include_str!("change_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        if let Some(change) = change_at(sentence, index) {
            found.extend(
                share_of(sentence, &change).and_then(|share| compare_share(sentence, &change, share)),
            );
            found.extend(compare_multiple(sentence, &change));
        }
    }
}

/// "from 40 to 50", "to 50 from 40": two figures of one thing at two times.
struct Change {
    /// The first and the last value it is said in.
    first: usize,
    last: usize,
    from: Leeway,
    to: Leeway,
    /// The figures without what their writing leaves open.
    stated: (f64, f64),
    /// Behind the figures the ways to say them begin: "from", "to".
    opens_with: &'static str,
    of_shares: bool,
}

fn change_at(sentence: &Sentence<'_>, index: usize) -> Option<Change> {
    let first = sentence.measure(index)?;
    let opens_with = ["from", "to"].into_iter().find(|word| ends_in(sentence.before(index), word))?;
    let of_shares = matches!(first.unit, Unit::Percent | Unit::PercentagePoint);
    if let Stated::Both(low, high) = first.stated
        && opens_with == "from"
        && sentence.core(index).contains(" to ")
    {
        let end =
            |at: f64| Leeway::of_count(&Measure::bare(first.value_type, first.unit.clone(), at, first.step));
        let (from, to) = (end(low)?, end(high)?);
        return Some(Change {
            first: index,
            last: index,
            from,
            to,
            stated: (low, high),
            opens_with,
            of_shares,
        });
    }
    let second = sentence.measure(index + 1)?;
    let closes_with = if opens_with == "from" { "to" } else { "from" };
    let alike = first.value_type == second.value_type && first.unit == second.unit;
    if !alike || !reads(sentence.between(index, index + 1), &[closes_with]) {
        return None;
    }
    let (one, other) = (Leeway::of_count(first)?, Leeway::of_count(second)?);
    let stated = (first.stated()?, second.stated()?);
    let (from, to) = if opens_with == "from" { (one, other) } else { (other, one) };
    let stated = if opens_with == "from" { stated } else { (stated.1, stated.0) };
    Some(Change { first: index, last: index + 1, from, to, stated, opens_with, of_shares })
}

/// The per cent that is said of a change: behind it ("…, up 20%", "… (a rise of 20%)") or before it
/// ("rose 20% from …").
fn share_of(sentence: &Sentence<'_>, change: &Change) -> Option<usize> {
    let percent = |index: usize| sentence.measure(index).is_some_and(|share| share.unit == Unit::Percent);
    let behind = change.last + 1;
    if percent(behind) {
        let between = sentence.between(change.last, behind);
        let (thing, phrase) = between.split_at(between.find([',', '(', '–', '—'])?);
        let next = words(sentence.tail(behind)).next().unwrap_or_default();
        let introduced = words(thing).count() <= 3
            && !thing.contains(['.', ';'])
            && words(phrase).any(is_change)
            && words(phrase).all(|word| is_change(word) || is_any(word, SMALL))
            && !phrase.contains(['.', ';'])
            && !is_any(next, &["to", "from", "less", "more", "lower", "higher", "of", "in", "on"]);
        return introduced.then_some(behind);
    }
    let before = change.first.checked_sub(1)?;
    let between = sentence.between(before, change.first);
    let moved = words(sentence.before(before)).rev().take(3).any(is_change);
    (percent(before)
        && moved
        && reads(
            between,
            &[change.opens_with, "increase from", "rise from", "drop from", "decrease from", "decline from"],
        ))
    .then_some(before)
}

/// Words that may lead from two figures to their change: "an increase of".
const SMALL: &[&str] = &["a", "an", "the", "of", "by", "or", "that", "is", "which", "was"];

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

fn is_change(word: &str) -> bool {
    is_any(word, RISE) || is_any(word, FALL)
}

fn compare_share(sentence: &Sentence<'_>, change: &Change, share: usize) -> Option<Diagnostic> {
    let measure = sentence.measure(share)?;
    let said = measure.stated()?.abs();
    if change.from.low <= 0.0 || change.to.low < 0.0 {
        return None;
    }
    let open = if measure.is_bare() { measure.step } else { measure.step.max(said / 10.0).max(1.0) };
    let said = Leeway { low: said - open, high: said + open };
    let grown = |from: f64, to: f64| 100.0 * (to - from) / from;
    let real = absolute(grown(change.from.high, change.to.low), grown(change.from.low, change.to.high));
    // A writer who says per cent of per cents may mean points.
    let points = absolute(change.to.low - change.from.high, change.to.high - change.from.low);
    if said.meets(real) || change.of_shares && said.meets(points) {
        return None;
    }
    let exactly = grown(change.stated.0, change.stated.1);
    Some(tell(sentence, change, &sentence.readings[share].core, format!("{exactly:+.1}%")))
}

/// The size of a change between two bounds, whichever way it goes.
fn absolute(one: f64, other: f64) -> Leeway {
    if one <= 0.0 && other >= 0.0 {
        return Leeway { low: 0.0, high: one.abs().max(other) };
    }
    Leeway { low: one.abs().min(other.abs()), high: one.abs().max(other.abs()) }
}

/// Words that say by how much a figure was multiplied, and what they leave open.
const MULTIPLES: &[(&[&str], f64, f64)] = &[
    (&["doubled", "doubling"], 1.8, 2.25),
    (&["tripled", "trebled", "tripling", "trebling"], 2.6, 3.5),
    (&["quadrupled", "quadrupling"], 3.5, 4.6),
    (&["halved", "halving"], 0.42, 0.56),
];

/// "doubled from 3 to 5"
fn compare_multiple(sentence: &Sentence<'_>, change: &Change) -> Option<Diagnostic> {
    if change.from.low <= 0.0 || change.to.low < 0.0 {
        return None;
    }
    let before = sentence.before(change.first);
    let before = before.trim_end().strip_suffix(change.opens_with)?;
    let word = words(before).next_back()?;
    let (_, low, high) = MULTIPLES.iter().find(|(forms, ..)| is_any(word, forms))?;
    // "nearly doubled", "more than doubled" say that it was not quite that.
    let hedged = words(before).rev().nth(1).is_some_and(|hedge| is_any(hedge, HEDGES));
    let (low, high) = if hedged { (low * 0.75, high * 1.3) } else { (*low, *high) };
    let (least, most) = (change.to.low / change.from.high, change.to.high / change.from.low);
    if least <= high && most >= low {
        return None;
    }
    let start = word.as_ptr() as usize - sentence.text.as_ptr() as usize;
    let times = change.stated.1 / change.stated.0;
    Some(tell(sentence, change, &(start..start + word.len()), format!("{times:.2} times")))
}

const HEDGES: &[&str] =
    &["nearly", "almost", "than", "roughly", "about", "practically", "virtually", "approximately", "over"];

fn tell(sentence: &Sentence<'_>, change: &Change, said: &Range<usize>, exactly: String) -> Diagnostic {
    let range = sentence.readings[change.first].core.start..sentence.readings[change.last].core.end;
    let (words, figures) = (&sentence.text[said.clone()], &sentence.text[range.clone()]);
    let label = Label::primary(sentence.span(said.clone()), "not this change");
    Diagnostic::warning(CHECK.code, format!("{words} is not the change between {figures}"), label)
        .with_label(Label::secondary(sentence.span(range), "between these"))
        .with_note(format!("from {} to {} is {exactly}", change.stated.0, change.stated.1))
}
