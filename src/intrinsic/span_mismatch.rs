//! A stretch of time that two dates do not give: "the three-year war (1939–1945)", "a five-day fair from
//! 3 to 12 June".

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
        let Value::Date(date) = &sentence.readings[index].value else { continue };
        let Some(span) = Span::of(date) else { continue };
        let Some(said) = length_said(sentence, index - 1, &span) else { continue };
        let lasted = Leeway { low: span.shortest as f64, high: span.longest as f64 };
        if !belongs(sentence, index) || said.meets(lasted) {
            continue;
        }
        let (length, dates) = (&sentence.readings[index - 1].core, &sentence.readings[index].core);
        let label = Label::primary(sentence.span(length.clone()), "not this long");
        let message =
            format!("{} does not fit {}", &sentence.text[length.clone()], &sentence.text[dates.clone()]);
        let note = format!("the dates leave room for {} to {} {}", span.shortest, span.longest, span.name);
        found.push(
            Diagnostic::warning(CHECK.code, message, label)
                .with_label(Label::secondary(sentence.span(dates.clone()), "these dates"))
                .with_note(note),
        );
    }
}

/// How long a range of dates can have lasted, in the unit it is written in; its end counted or not.
struct Span {
    unit: &'static str,
    name: &'static str,
    shortest: i64,
    longest: i64,
}

impl Span {
    fn of(date: &Date) -> Option<Self> {
        let (first, last) = match date.bounds().or_else(|| date.possible())? {
            (Some(first), Some(last)) if !date.is_inverted() => (first, last),
            _ => return None,
        };
        let years = i64::from(last.year()) - i64::from(first.year());
        let (unit, name, length) = match date.grain() {
            Grain::Year => ("a", "years", years),
            Grain::Month => ("mo", "months", 12 * years + i64::from(last.month()) - i64::from(first.month())),
            Grain::Day => ("d", "days", i64::from((last - first).get_days())),
            _ => return None,
        };
        (length > 0).then_some(Self { unit, name, shortest: length - 1, longest: length + 1 })
    }
}

/// A bare whole number of the unit that the dates are written in: "three-year", "12 years". A capital
/// makes it a name: the Thirty Years' War.
fn length_said(sentence: &Sentence<'_>, index: usize, span: &Span) -> Option<Leeway> {
    let measure = sentence.measure(index)?;
    let length = measure
        .stated()
        .filter(|_| measure.value_type == ValueType::Duration && measure.unit == Unit::Of(span.unit))?;
    let core = sentence.core(index);
    let name = core.split(['-', ' ']).any(|word| word.starts_with(char::is_uppercase))
        && !sentence.head(index).trim().is_empty();
    let old = core.ends_with("old")
        || sentence.tail(index).starts_with("-old")
        || words(sentence.tail(index)).next().is_some_and(|word| word == "old");
    if measure.is_bare() && length.fract() == 0.0 && length < 1000.0 && !name && !old {
        Leeway::of(measure)
    } else {
        None
    }
}

/// Whether the dates say when the stretch was: "war (1939–1945)", "for 12 years from 1939 to 1945".
fn belongs(sentence: &Sentence<'_>, index: usize) -> bool {
    let between = sentence.between(index - 1, index);
    let few =
        words(between).count() <= 3 && !between.trim_start_matches(',').contains([',', ';', '.', ':', ')']);
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
        Value::Date(date) => Span::of(date).is_some_and(|span| span.unit == "a" && span.longest > SHORT_LIFE),
        _ => false,
    }
}
