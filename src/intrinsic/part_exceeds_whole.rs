//! A part that is larger than its whole: "12 of the 10 members", "of the 10 members, 12 had left".

use super::passage::{Sentence, ends_in, is_any, words};
use super::percent_mismatch::is_part_of;
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::ValueType;

pub(super) const CHECK: Check = Check {
    code: "part-exceeds-whole",
    on_by_default: true,
    page: include_str!("part_exceeds_whole.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        if is_part_of(sentence, index).is_some() {
            let is_ratio = sentence.between(index, index + 1).trim() == "/";
            if !is_ratio && !is_saying(sentence, index) {
                found.extend(compare(sentence, index, index + 1));
            }
        } else if is_whole_of_next(sentence, index) {
            found.extend(compare(sentence, index + 1, index));
        }
    }
}

/// "Of the 10 members, 12 had left": what is done by the second figure shows that it counts the
/// members as well, not what they have.
fn is_whole_of_next(sentence: &Sentence<'_>, whole: usize) -> bool {
    const DONE: &[&str] = &[
        "was", "were", "is", "are", "had", "have", "has", "did", "will", "would", "could", "may", "died",
        "survived", "voted", "remain", "remained", "said", "live", "lived", "came", "went", "left", "failed",
        "passed",
    ];
    const OF_ALL: &[&str] =
        &["of the", "of its", "of their", "of his", "of her", "of our", "of all", "of these"];
    let opens = OF_ALL.iter().any(|of| ends_in(sentence.before(whole), of));
    if !opens || whole + 1 >= sentence.readings.len() {
        return false;
    }
    let Some(thing) = sentence.between(whole, whole + 1).trim_end().strip_suffix(',') else { return false };
    let verb = words(sentence.behind(whole + 1)).next();
    (1..=4).contains(&words(thing).count())
        && !thing.contains([',', ';', '.', '(', ')'])
        && verb.is_some_and(|verb| is_any(verb, DONE))
}

fn compare(sentence: &Sentence<'_>, part: usize, whole: usize) -> Option<Diagnostic> {
    let (few, all) = (sentence.measure(part)?, sentence.measure(whole)?);
    let counts = [few, all].iter().all(|count| count.value_type == ValueType::Count && count.is_bare());
    let (few, all) = (Leeway::of_count(few)?, Leeway::of_count(all)?);
    if !counts || few.low <= all.high || all.high < 2.0 {
        return None;
    }
    let (words, of) = (sentence.core(part), sentence.core(whole));
    let core = |index: usize| sentence.readings[index].core.clone();
    let label = Label::primary(sentence.span(core(part)), "more than the whole");
    let message = format!("{words} is more than the {of} that it is part of");
    let told = Diagnostic::warning(CHECK.code, message, label)
        .with_label(Label::secondary(sentence.span(core(whole)), "the whole"));
    Some(told)
}

/// "11 out of 10" is praise; "of 2 kinds", "of 3 metres" say what the others are like.
fn is_saying(sentence: &Sentence<'_>, index: usize) -> bool {
    const LIKE: &[&str] = &[
        "kind",
        "kinds",
        "type",
        "types",
        "sort",
        "sorts",
        "categories",
        "classes",
        "sizes",
        "varieties",
        "forms",
        "each",
        "or",
        "to",
    ];
    let behind = sentence.behind(index + 1);
    let out_of_ten =
        sentence.core(index + 1).trim() == "10" && sentence.between(index, index + 1).contains("out");
    let next = words(behind).next();
    // "155 million of the six countries' 200 million": the whole is still to come.
    if words(behind).take(3).any(|word| word.ends_with(['s', '\'', '’']) && word.contains(['\'', '’']))
        || behind.trim_start().split(' ').take(3).any(|word| word.ends_with(['\'', '’']))
    {
        return true;
    }
    out_of_ten
        || next.is_none_or(|word| is_any(word, LIKE)) && !sentence.between(index, index + 1).contains("the")
}
