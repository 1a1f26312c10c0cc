//! A number said twice, once in words and once in figures: "five (6)", "$1.2 billion ($1,200,000)".

use super::passage::{Sentence, is_any, words};
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{self, Measure, ValueType};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "words-figures-mismatch",
    on_by_default: true,
    page: include_str!("words_figures_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        let Some(first) = sentence.measure(index).filter(|measure| measure.is_bare()) else { continue };
        let told = match first.value_type {
            ValueType::Count => number_behind(sentence, index, first),
            ValueType::Money | ValueType::Share => figure_behind(sentence, index, first),
            _ => None,
        };
        found.extend(told);
    }
}

/// "five (6)": a whole number in words and right behind it one in digits, alone in parentheses.
fn number_behind(sentence: &Sentence<'_>, index: usize, first: &Measure) -> Option<Diagnostic> {
    let said = first.stated()?;
    let open = parenthesis(sentence, index)?;
    let number = value::number_at(sentence.text, open)?;
    let behind = sentence.text[number.range.end..].strip_prefix(')')?;
    if number.in_words || behind.starts_with(char::is_alphanumeric) {
        return None;
    }
    let is_year = (1000.0..2100.0).contains(&number.value) && number.range.len() == 4;
    let agree = if is_in_words(sentence.core(index)) && said < 1e6 {
        said.fract() != 0.0 || said == number.value || is_year || is_calculated(sentence, index)
    } else {
        !differ_by_power_of_ten(said, number.value)
    };
    (!agree).then(|| tell(sentence, index, number.range))
}

/// "five per cent (6 %)", "$1.2 billion ($1,200,000)".
fn figure_behind(sentence: &Sentence<'_>, index: usize, first: &Measure) -> Option<Diagnostic> {
    let second = sentence.measure(index + 1).filter(|second| second.is_bare())?;
    let range = sentence.readings[index + 1].range.clone();
    let closed = sentence.text[range.end..].starts_with(')');
    if parenthesis(sentence, index)? != range.start || !closed || first.unit != second.unit {
        return None;
    }
    let (said, written) = (first.stated()?, second.stated()?);
    let agree = if is_in_words(sentence.core(index)) && !is_in_words(sentence.core(index + 1)) {
        (said - written).abs() < first.step.max(second.step)
    } else {
        !differ_by_power_of_ten(said, written)
    };
    (!agree).then(|| tell(sentence, index, range))
}

fn tell(sentence: &Sentence<'_>, index: usize, second: Range<usize>) -> Diagnostic {
    let (words, figures) = (sentence.core(index), &sentence.text[second.clone()]);
    let label = Label::primary(sentence.span(second.clone()), "in figures");
    Diagnostic::warning(CHECK.code, format!("{words} in words is {figures} in figures"), label)
        .with_label(Label::secondary(sentence.span(sentence.readings[index].core.clone()), "in words"))
}

/// Where the words inside a parenthesis right behind a value begin.
fn parenthesis(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let behind = sentence.tail(index);
    let inside = behind.trim_start().strip_prefix('(')?;
    Some(sentence.text.len() - inside.len())
}

/// "seven times seven (49)"; "Count Zero (1986)" is a name.
fn is_calculated(sentence: &Sentence<'_>, index: usize) -> bool {
    let Some(last) = words(sentence.before(index)).next_back() else { return false };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    is_any(last, &["times", "plus", "minus", "by", "and"]) || capital(last) && capital(sentence.core(index))
}

fn is_in_words(core: &str) -> bool {
    !core.bytes().any(|byte| byte.is_ascii_digit())
}

/// The same digits with another number of zeros: a magnitude was lost.
fn differ_by_power_of_ten(one: f64, other: f64) -> bool {
    if one <= 0.0 || other <= 0.0 || one == other {
        return false;
    }
    let power = (one / other).log10();
    power.round().abs() >= 1.0 && (power - power.round()).abs() < 1e-9
}
