//! A change that is not that of its figures: "from 40 to 50, up 20%", "50, up 20% from 40",
//! "doubled from 3 to 5".

mod forms;
mod said;

use super::passage::{Sentence, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use forms::Change;
use said::{Multiple, direction};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "change-mismatch",
    on_by_default: true,
    page: include_str!("change_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        if let Some(change) = forms::from_to(sentence, index) {
            let share = said::share_beside(sentence, &change);
            found.extend(share.and_then(|share| compare_share(sentence, &change, share)));
            let multiple = said::multiple_before(sentence, &change);
            found.extend(multiple.and_then(|said| compare_multiple(sentence, &change, &said)));
        } else if let Some((change, share)) = forms::up_from(sentence, index) {
            let said = &sentence.text
                [sentence.readings[index].range.end..sentence.readings[change.last].range.start];
            found.extend(compare_loose(sentence, &change, share, said));
        } else if let Some(change) = forms::compared_with(sentence, index) {
            found.extend(said::share_behind(sentence, &change).and_then(|share| {
                let behind = words(sentence.tail(share)).next().unwrap_or_default();
                let said = format!("{} {behind}", sentence.between(change.last, share));
                compare_loose(sentence, &change, share, &said)
            }));
        } else if let Some((change, said)) = forms::double_the(sentence, index) {
            let told = compare_multiple(sentence, &change, &said);
            found.extend(told.filter(|_| is_near(&change, said.low, said.high)));
        }
    }
}

/// Compares figures that no "from … to" ties together. Where they go another way than is said, or lie
/// far from it, they may well be of two things.
fn compare_loose(sentence: &Sentence<'_>, change: &Change, share: usize, said: &str) -> Option<Diagnostic> {
    let way = direction(said)?;
    let factor = 1.0 + way * sentence.measure(share)?.stated()?.abs() / 100.0;
    let goes_so = (change.stated.1 - change.stated.0) * way > 0.0;
    (goes_so && is_near(change, factor, factor)).then(|| compare_share(sentence, change, share))?
}

/// Whether the figures are apart by about a factor.
fn is_near(change: &Change, low: f64, high: f64) -> bool {
    const NEAR: f64 = 1.6;
    let factor = change.stated.1 / change.stated.0;
    low / NEAR <= factor && factor <= high * NEAR
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

fn compare_multiple(sentence: &Sentence<'_>, change: &Change, said: &Multiple) -> Option<Diagnostic> {
    if change.from.low <= 0.0 || change.to.low < 0.0 {
        return None;
    }
    let (least, most) = (change.to.low / change.from.high, change.to.high / change.from.low);
    if least <= said.high && most >= said.low {
        return None;
    }
    let times = change.stated.1 / change.stated.0;
    Some(tell(sentence, change, &said.range, format!("{times:.2} times")))
}

fn tell(sentence: &Sentence<'_>, change: &Change, said: &Range<usize>, exactly: String) -> Diagnostic {
    let core = |index: usize| sentence.readings[index].core.clone();
    let words = &sentence.text[said.clone()];
    let label = Label::primary(sentence.span(said.clone()), "not this change");
    let note = format!("from {} to {} is {exactly}", change.stated.0, change.stated.1);
    let (first, last) = (core(change.first), core(change.last));
    if (first.start..last.end).contains(&said.start) {
        let message = format!(
            "{words} is not the change between {} and {}",
            &sentence.text[first.clone()],
            &sentence.text[last.clone()]
        );
        return Diagnostic::warning(CHECK.code, message, label)
            .with_label(Label::secondary(sentence.span(first), "between this"))
            .with_label(Label::secondary(sentence.span(last), "and this"))
            .with_note(note);
    }
    let range = first.start..last.end;
    let figures = &sentence.text[range.clone()];
    Diagnostic::warning(CHECK.code, format!("{words} is not the change between {figures}"), label)
        .with_label(Label::secondary(sentence.span(range), "between these"))
        .with_note(note)
}
