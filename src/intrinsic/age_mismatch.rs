//! An age that two dates do not give: "(1950–2010), aged 62".

use super::passage::{Sentence, is_any, words};
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{self, Value};
use jiff::civil;
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "age-mismatch",
    on_by_default: true,
    page: include_str!("age_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        let Some(life) = life_in_parentheses(sentence, index).or_else(|| born_and_died(sentence, index))
        else {
            continue;
        };
        let Some((said, range)) = age_behind(sentence, life.last) else { continue };
        if (life.youngest..=life.oldest).contains(&said) {
            continue;
        }
        let dates = sentence.readings[life.first].core.start..sentence.readings[life.last].core.end;
        let label = Label::primary(sentence.span(range.clone()), "not this age");
        let ages = match (life.youngest, life.oldest) {
            (one, other) if one == other => format!("{one}"),
            (one, other) => format!("{one} or {other}"),
        };
        let message =
            format!("aged {} does not fit {}", &sentence.text[range], &sentence.text[dates.clone()]);
        found.push(
            Diagnostic::warning(CHECK.code, message, label)
                .with_label(Label::secondary(sentence.span(dates), "this life"))
                .with_note(format!("between the two dates lie {ages} years")),
        );
    }
}

/// A life as it was told, and the ages that it can have reached.
struct Life {
    first: usize,
    last: usize,
    youngest: i16,
    oldest: i16,
}

/// "Mary Example (1950–2010)"
fn life_in_parentheses(sentence: &Sentence<'_>, index: usize) -> Option<Life> {
    let Value::Date(date) = &sentence.readings[index].value else { return None };
    let (Some(born), Some(died)) = date.possible()? else { return None };
    let enclosed = sentence.before(index).trim_end().ends_with('(') && sentence.tail(index).starts_with(')');
    let core = sentence.core(index);
    if !enclosed || !core.contains(['-', '–', '—']) && !core.contains(" to ") {
        return None;
    }
    // The range tells its outer days only; a year each is what its ends leave open.
    let years = died.year() - born.year();
    let whole_years = (born.month(), born.day(), died.month(), died.day()) == (1, 1, 12, 31);
    let youngest = if whole_years { years - 1 } else { full_years(born, died) };
    let oldest = if whole_years { years } else { full_years(born, died) };
    (whole_years && years > 0).then_some(Life { first: index, last: index, youngest, oldest })
}

/// "born 5 May 1950 … died on 3 March 2010"
fn born_and_died(sentence: &Sentence<'_>, index: usize) -> Option<Life> {
    let (Value::Date(birth), Value::Date(death)) =
        (&sentence.readings[index].value, &sentence.readings.get(index + 1)?.value)
    else {
        return None;
    };
    let says = |text: &str, verbs: &[&str]| words(text).rev().take(3).any(|word| is_any(word, verbs));
    let between = sentence.between(index, index + 1);
    let one_person = words(between).count() <= 4 && !between.contains([';', '.']);
    if !says(sentence.before(index), &["born", "b"]) || !says(between, &["died", "d"]) || !one_person {
        return None;
    }
    let ((Some(first_birth), Some(last_birth)), (Some(first_death), Some(last_death))) =
        (birth.possible()?, death.possible()?)
    else {
        return None;
    };
    let youngest = full_years(last_birth, first_death);
    (youngest >= 0).then(|| Life {
        first: index,
        last: index + 1,
        youngest,
        oldest: full_years(first_birth, last_death),
    })
}

fn full_years(from: civil::Date, to: civil::Date) -> i16 {
    to.year() - from.year() - i16::from((to.month(), to.day()) < (from.month(), from.day()))
}

/// "aged 62", "at the age of 62", "at age 62" right behind the dates.
fn age_behind(sentence: &Sentence<'_>, last: usize) -> Option<(i16, Range<usize>)> {
    let tail = sentence.tail(last);
    let offset = sentence.text.len() - tail.len();
    let mut at = None;
    for (count, word) in words(tail).take(8).enumerate() {
        let end = word.as_ptr() as usize - tail.as_ptr() as usize + word.len();
        if tail[..end].contains(['.', ';', '(']) {
            break;
        }
        if is_any(word, &["aged"]) || is_any(word, &["age"]) && count > 0 {
            at = Some(end);
            break;
        }
        if !is_any(word, &["died", "dead", "has", "was", "at", "the", "who", "and", "yesterday"]) {
            break;
        }
    }
    let behind = &tail[at?..];
    let behind = behind.trim_start().strip_prefix("of ").unwrap_or(behind).trim_start();
    let start = sentence.text.len() - behind.len();
    debug_assert!(start >= offset, "the age stands behind the dates");
    let number = value::number_at(sentence.text, start)?;
    let whole = number.value.fract() == 0.0 && (0.0..130.0).contains(&number.value);
    whole.then_some((number.value as i16, number.range))
}
