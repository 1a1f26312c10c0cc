//! A part that is larger than its whole: "12 of the 10 members".

use super::passage::{Sentence, is_any, words};
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
        let Some((part, whole)) = is_part_of(sentence, index) else { continue };
        let counts =
            [part, whole].iter().all(|count| count.value_type == ValueType::Count && count.is_bare());
        if !counts || sentence.between(index, index + 1).trim() == "/" || is_saying(sentence, index) {
            continue;
        }
        let (Some(low), Some(high)) = (Leeway::of_count(part), Leeway::of_count(whole)) else { continue };
        if low.low <= high.high || high.high < 2.0 {
            continue;
        }
        let (part, whole) = (sentence.core(index), sentence.core(index + 1));
        let label =
            Label::primary(sentence.span(sentence.readings[index].core.clone()), "more than the whole");
        let told = Diagnostic::warning(
            CHECK.code,
            format!("{part} is more than the {whole} that it is part of"),
            label,
        )
        .with_label(Label::secondary(sentence.span(sentence.readings[index + 1].core.clone()), "the whole"));
        found.push(told);
    }
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
