//! An end before its beginning: died before born, closed before it opened.

use super::passage::{Sentence, is_any, words};
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{Date, Value};

pub(super) const CHECK: Check = Check {
    code: "order-mismatch",
    on_by_default: true,
    page: include_str!("order_mismatch.md"),
    find: Find::Sentence(find),
};

/// Words for the two ends of a life, an office, an event.
const ENDS: &[(&[&str], &[&str])] = &[
    (&["born", "b"], &["died", "d"]),
    (
        &["began", "begun", "started", "begins", "starts", "opened"],
        &["ended", "finished", "concluded", "ends", "closed"],
    ),
    (
        &["founded", "established", "launched", "formed"],
        &["dissolved", "disbanded", "abolished", "closed", "ceased", "folded"],
    ),
];

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 1..sentence.readings.len() {
        let (Some(begun), Some(ended)) = (date(sentence, index - 1), date(sentence, index)) else { continue };
        let Some(days) = days_backward(begun, ended) else { continue };
        if !is_beginning_and_end(sentence, index) {
            continue;
        }
        let (first, second) = (&sentence.readings[index - 1].core, &sentence.readings[index].core);
        let label = Label::primary(sentence.span(second.clone()), "the end");
        let message = format!(
            "{} is the end of what began {}",
            &sentence.text[second.clone()],
            &sentence.text[first.clone()]
        );
        found.push(
            Diagnostic::warning(CHECK.code, message, label)
                .with_label(Label::secondary(sentence.span(first.clone()), "the beginning"))
                .with_note(format!(
                    "the end is at least {days} {} before the beginning",
                    if days == 1 { "day" } else { "days" }
                )),
        );
    }
}

pub(super) fn date<'s>(sentence: &'s Sentence<'_>, index: usize) -> Option<&'s Date> {
    match &sentence.readings.get(index)?.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// The days by which the end certainly lies before the beginning.
pub(super) fn days_backward(begun: &Date, ended: &Date) -> Option<i32> {
    let (Some(earliest), _) = begun.possible()? else { return None };
    let (_, Some(latest)) = ended.possible()? else { return None };
    (latest < earliest).then(|| (earliest - latest).get_days())
}

/// Whether the word for a beginning stands right before the first date and the word for its end
/// between the two, of one and the same thing.
fn is_beginning_and_end(sentence: &Sentence<'_>, index: usize) -> bool {
    const SMALL: &[&str] = &[
        "on", "in", "at", "and", "he", "she", "it", "was", "were", "until", "who", "they", "the", "then",
        "later", "only",
    ];
    let before: Vec<&str> =
        words(sentence.before(index - 1)).rev().take_while(|word| is_any(word, &["on", "in"])).collect();
    let Some(begins) = words(sentence.before(index - 1)).rev().nth(before.len()) else { return false };
    let between = sentence.between(index - 1, index);
    ENDS.iter().any(|(beginnings, ends)| {
        let ending = words(between).filter(|word| is_any(word, ends)).count();
        let small = words(between).all(|word| is_any(word, ends) || is_any(word, SMALL));
        is_any(begins, beginnings) && ending == 1 && small
    })
}
