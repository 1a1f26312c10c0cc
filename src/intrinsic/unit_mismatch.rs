//! One quantity in two units that do not agree: "6 feet (2.02 m)".

use super::passage::{Sentence, is_any, reads, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{Interval, Measure, Relation, Stated, Unit, Value, ValueType, convert, relate};

pub(super) const CHECK: Check = Check {
    code: "unit-mismatch",
    on_by_default: true,
    page: include_str!("unit_mismatch.md"),
    find: Find::Sentence(find),
};

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 1..sentence.readings.len() {
        let Some((first, from)) = whole_before(sentence, index - 1) else { continue };
        let Some(second) = sentence.measure(index) else { continue };
        if !is_quantity(second) || first.unit == second.unit || !says_again(sentence, index) {
            continue;
        }
        let width = sentence.core(index - 1).ends_with("-bit");
        if width || agree(&first, second) != Some(false) {
            continue;
        }
        let range = sentence.readings[from].core.start..sentence.readings[index - 1].core.end;
        let (said, again) = (&sentence.text[range.clone()], sentence.core(index));
        let label = Label::primary(sentence.span(sentence.readings[index].core.clone()), "does not agree");
        let mut told = Diagnostic::warning(CHECK.code, format!("{said} is not {again}"), label)
            .with_label(Label::secondary(sentence.span(range), "the same quantity"));
        if let Some(converted) = converted(&first, second) {
            told = told.with_note(format!("{said} is {converted}"));
        }
        found.push(told);
    }
}

fn is_quantity(measure: &Measure) -> bool {
    matches!(measure.value_type, ValueType::Quantity | ValueType::Duration)
        && measure.stated != Stated::Nothing
}

/// The quantity that ends at a value, and its first value: "5 feet 10 inches" is one quantity.
fn whole_before(sentence: &Sentence<'_>, last: usize) -> Option<(Measure, usize)> {
    let mut whole = sentence.measure(last).filter(|measure| is_quantity(measure))?.clone();
    let mut from = last;
    while let Some(larger) = from.checked_sub(1) {
        if !reads(sentence.between(larger, from), &["", ",", "and", ", and"]) {
            break;
        }
        let Some(part) = sentence.measure(larger).filter(|part| is_quantity(part) && part.unit != whole.unit)
        else {
            break;
        };
        let sum = part.stated().zip(whole.stated().and_then(|figure| convert(figure, &whole, part)));
        let Some((one, other)) = sum else { break };
        // A yard and a mile stand side by side only as parts of one length.
        if other >= one.max(1.0) {
            break;
        }
        let step = convert(whole.step, &whole, part).unwrap_or(part.step);
        whole = Measure {
            stated: Stated::One(one + other),
            set: Interval::point(one + other),
            step,
            ..part.clone()
        };
        from = larger;
    }
    let before = sentence.before(from);
    // "10 in x 20 in (50 cm)": a side of something.
    let side = words(before).next_back().is_some_and(|word| is_any(word, &["x", "by"]))
        || before.trim_end().ends_with(['×', '*', '·', '^', '+', '/', '=']);
    (!side).then_some((whole, from))
}

/// Whether a value is only another way to say the one before it: "(2.02 m)", "/2 m", ", or 2 m,".
fn says_again(sentence: &Sentence<'_>, index: usize) -> bool {
    let behind = sentence.tail(index);
    match sentence.between(index - 1, index).trim() {
        "(" | "[" => behind.starts_with([')', ']', ';', ',']) && !is_list(sentence, index),
        "/" => {
            let glued = !sentence.between(index - 1, index).contains(' ');
            glued && !behind.trim_start().starts_with(['x', '×', '/', '='])
        }
        ", or" | ", i.e." | ", that is" | ", which is" | ", ie" => {
            behind.starts_with([',', '.', ')', ';', ':'])
        }
        _ => false,
    }
}

/// "(10 km, 20 km or 30 km)": several quantities of which one is not meant above the others.
fn is_list(sentence: &Sentence<'_>, index: usize) -> bool {
    !sentence.tail(index).starts_with([')', ']'])
        && sentence
            .measure(index + 1)
            .zip(sentence.measure(index))
            .is_some_and(|(next, this)| next.unit == this.unit)
}

/// Whether two quantities can be the same; `None` if they cannot be compared.
fn agree(first: &Measure, second: &Measure) -> Option<bool> {
    let (one, other) = (Leeway::ends(first)?, Leeway::ends(second)?);
    let pairs = if is_range(first) && is_range(second) {
        vec![(one.0, other.0), (one.1, other.1)]
    } else {
        vec![(Leeway { low: one.0.low, high: one.1.high }, Leeway { low: other.0.low, high: other.1.high })]
    };
    let mut agree = true;
    for (one, other) in pairs {
        agree &= match relate(&with_leeway(first, one), &with_leeway(second, other), None) {
            Relation::Incomparable => return None,
            Relation::Overlapping { .. } => true,
            Relation::Disjoint { .. } => {
                is_difference_of_temperatures((first, one), (second, other))
                    || is_bits_or_bytes((first, one), (second, other))
            }
        };
    }
    Some(agree)
}

fn is_range(measure: &Measure) -> bool {
    matches!(measure.stated, Stated::Both(..))
}

fn with_leeway(measure: &Measure, leeway: Leeway) -> Value {
    Value::Measure(Measure {
        set: Interval::closed(leeway.low, leeway.high),
        stated: Stated::Both(leeway.low, leeway.high),
        step: 0.0,
        ..measure.clone()
    })
}

/// "64 kb" is written for kilobits and for kilobytes.
fn is_bits_or_bytes((first, one): (&Measure, Leeway), (second, other): (&Measure, Leeway)) -> bool {
    let bit = Measure::bare(ValueType::Quantity, Unit::Of("bit"), 1.0, 1.0);
    let per_second = Measure { unit: Unit::Rate("bit", "s"), ..bit.clone() };
    let is_data = [bit, per_second].iter().any(|data| convert(1.0, first, data).is_some());
    is_data
        && [8.0, 0.125].into_iter().any(|times| {
            let one = Leeway { low: one.low * times, high: one.high * times };
            matches!(
                relate(&with_leeway(first, one), &with_leeway(second, other), None),
                Relation::Overlapping { .. }
            )
        })
}

/// "warmed by 2 °C (3.6 °F)": degrees of a difference, which have no zero.
fn is_difference_of_temperatures(
    (first, one): (&Measure, Leeway),
    (second, other): (&Measure, Leeway),
) -> bool {
    let degree = |unit: &Unit| match unit {
        Unit::Of("degC" | "K") => Some(1.0),
        Unit::Of("degF") => Some(5.0 / 9.0),
        _ => None,
    };
    let (Some(a), Some(b)) = (degree(&first.unit), degree(&second.unit)) else { return false };
    let in_kelvin =
        |leeway: Leeway, degree: f64| Leeway { low: leeway.low * degree, high: leeway.high * degree };
    in_kelvin(one, a).meets(in_kelvin(other, b))
}

/// The first quantity in the unit of the second, with a digit more than was written.
fn converted(first: &Measure, second: &Measure) -> Option<String> {
    let figure = convert(first.stated()?, first, second)?;
    let decimals = if second.step >= 1.0 { 0 } else { 2 };
    Some(format!("{figure:.decimals$} {}", second.unit_code()?))
}
