//! A stretch of years that two dates do not give: "the three-year war (1939–1945)".

use super::passage::{Sentence, ends_in, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{Date, Grain, Unit, Value, ValueType};

pub(super) const CHECK: Check = Check {
    code: "span-mismatch",
    on_by_default: true,
    page: include_str!("span_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 1..sentence.readings.len() {
        let Some(said) = years_said(sentence, index - 1) else { continue };
        let Value::Date(date) = &sentence.readings[index].value else { continue };
        let Some((shortest, longest)) = years_of(date) else { continue };
        if !belongs(sentence, index) || said.meets(Leeway { low: shortest as f64, high: longest as f64 }) {
            continue;
        }
        let (span, dates) = (&sentence.readings[index - 1].core, &sentence.readings[index].core);
        let label = Label::primary(sentence.span(span.clone()), "not this long");
        let message =
            format!("{} does not fit {}", &sentence.text[span.clone()], &sentence.text[dates.clone()]);
        found.push(
            Diagnostic::warning(CHECK.code, message, label)
                .with_label(Label::secondary(sentence.span(dates.clone()), "these years"))
                .with_note(format!("the dates leave room for {shortest} to {longest} years")),
        );
    }
}

/// A bare number of years: "three-year", "12 years". A capital makes it a name: the Thirty Years' War.
fn years_said(sentence: &Sentence<'_>, index: usize) -> Option<Leeway> {
    let measure = sentence.measure(index)?;
    let years = measure
        .stated()
        .filter(|_| measure.value_type == ValueType::Duration && measure.unit == Unit::Of("a"))?;
    let core = sentence.core(index);
    let name = core.split(['-', ' ']).any(|word| word.starts_with(char::is_uppercase))
        && !sentence.head(index).trim().is_empty();
    let old = core.ends_with("old")
        || sentence.tail(index).starts_with("-old")
        || words(sentence.tail(index)).next().is_some_and(|word| word == "old");
    if measure.is_bare() && years.fract() == 0.0 && years < 1000.0 && !name && !old {
        Leeway::of(measure)
    } else {
        None
    }
}

/// The years that a range of years can have lasted, its end counted or not.
fn years_of(date: &Date) -> Option<(i64, i64)> {
    let (Some(first), Some(last)) = date.bounds()? else { return None };
    let years = i64::from(last.year()) - i64::from(first.year());
    (date.grain() == Grain::Year && !date.is_inverted() && years > 0).then_some((years - 1, years + 1))
}

/// Whether the dates say when the stretch was: "war (1939–1945)", "for 12 years from 1939 to 1945".
fn belongs(sentence: &Sentence<'_>, index: usize) -> bool {
    let between = sentence.between(index - 1, index);
    let few = words(between).count() <= 3 && !between.contains([',', ';', '.', ':', ')']);
    let enclosed = between.trim_end().ends_with('(') && sentence.tail(index).starts_with(')');
    let from =
        sentence.core(index).starts_with("from ") || ends_in(between, "from") || ends_in(between, "between");
    // "director for 48 years (1895–1972)": the dates of the person, not of the office.
    let of_a_life = words(between).next().is_none() && !from && spans_a_life(sentence, index);
    few && !of_a_life && (enclosed || from && words(between).count() <= 1)
}

fn spans_a_life(sentence: &Sentence<'_>, index: usize) -> bool {
    const SHORT_LIFE: i64 = 25;
    match &sentence.readings[index].value {
        Value::Date(date) => years_of(date).is_some_and(|(_, longest)| longest > SHORT_LIFE),
        _ => false,
    }
}
