//! Laws of the algebra of figures, held against random ones.

#![cfg(test)]

use super::hedge::Hedge;
use super::measure::{Bound, Interval, Measure, Stated, Unit};
use super::numeral::last_step;
use super::{Relation, Tolerance, Value, ValueType, parse_notation, read, relate, same_stated};
use proptest::prelude::*;

/// A figure as people write it: few digits, any magnitude.
fn figures() -> impl Strategy<Value = f64> {
    (0u32..2_000, -2i32..7)
        .prop_map(|(digits, power)| format!("{digits}e{power}").parse().expect("a decimal number"))
}

fn units() -> impl Strategy<Value = (ValueType, Unit)> {
    prop_oneof![
        3 => Just((ValueType::Count, Unit::One)),
        1 => Just((ValueType::Money, Unit::Currency("EUR"))),
        1 => Just((ValueType::Share, Unit::Percent)),
        1 => prop::sample::select(vec!["km", "mi", "m", "ft"]).prop_map(|unit| (ValueType::Quantity, Unit::Of(unit))),
        1 => prop::sample::select(vec!["ton", "t", "kg"]).prop_map(|unit| (ValueType::Quantity, Unit::Of(unit))),
        1 => prop::sample::select(vec!["degC", "degF"]).prop_map(|unit| (ValueType::Quantity, Unit::Of(unit))),
        1 => prop::sample::select(vec!["a", "mo", "wk", "d", "h"]).prop_map(|unit| (ValueType::Duration, Unit::Of(unit))),
        1 => prop::sample::select(vec![("a", "s"), ("a", "mo"), ("mo", "d"), ("d", "s"), ("h", "min")])
            .prop_map(|(first, last)| (ValueType::Duration, Unit::Compound(first, last))),
    ]
}

fn hedges() -> impl Strategy<Value = Option<Hedge>> {
    prop::option::of(prop::sample::select(vec![
        Hedge::Over,
        Hedge::AtLeast,
        Hedge::UpTo,
        Hedge::Under,
        Hedge::About,
        Hedge::Nearly,
        Hedge::JustOver,
        Hedge::WellOver,
        Hedge::WellUnder,
    ]))
}

fn bare(figure: f64, (value_type, unit): (ValueType, Unit)) -> Measure {
    Measure::bare(value_type, unit, figure, if figure == 0.0 { 1.0 } else { last_step(figure) })
}

fn measures() -> impl Strategy<Value = Measure> {
    (figures(), figures(), any::<bool>(), units(), hedges()).prop_map(
        |(figure, more, is_range, unit, hedge)| {
            let mut measure = bare(figure, unit);
            if is_range && more > 0.0 {
                measure.set = Interval::closed(figure, figure + more);
                measure.stated = Stated::Both(figure, figure + more);
            }
            if let Some(hedge) = hedge {
                measure.hedge(hedge);
            }
            measure
        },
    )
}

fn is_disjoint(relation: &Relation) -> bool {
    matches!(relation, Relation::Disjoint { .. })
}

/// The relation as the other value would tell it, the gap aside.
fn shape(relation: &Relation, swapped: bool) -> String {
    use super::Order::{FirstAbove, FirstBelow, Unordered};
    match relation {
        Relation::Incomparable => "incomparable".to_owned(),
        Relation::Overlapping { ends_ratio } => {
            format!("overlapping {:?}", ends_ratio.map(|ratio| (ratio * 1e6).round()))
        }
        Relation::Disjoint { order, near, .. } => {
            let order = match (order, swapped) {
                (FirstBelow, true) => FirstAbove,
                (FirstAbove, true) => FirstBelow,
                (Unordered, _) => Unordered,
                (order, false) => *order,
            };
            format!("disjoint {order:?} {near}")
        }
    }
}

fn widened(measure: &Measure, below: f64, above: f64) -> Measure {
    let wider = |bound: Option<Bound>, by: f64| bound.map(|bound| Bound { at: bound.at + by, closed: true });
    let set = Interval { low: wider(measure.set.low, -below), high: wider(measure.set.high, above) };
    Measure { set, ..measure.clone() }
}

/// Times in several units, as texts tell them, the last of any size.
fn compound_times() -> impl Strategy<Value = String> {
    let units = ["years", "months", "days", "hours", "minutes", "seconds"];
    (0..units.len() - 1, 1usize..6, 1u64..2_000_000, 1u64..10_000_000_000).prop_map(
        move |(first, more, large, small)| {
            let last = (first + more).min(units.len() - 1);
            format!("{large} {} and {small} {}", units[first], units[last])
        },
    )
}

proptest! {
    #[test]
    fn times_in_several_units_are_read_back(text in compound_times()) {
        for reading in read(&text, &Default::default()) {
            let notation = reading.value.to_string();
            let back = parse_notation(&notation, reading.value.value_type()).map(|value| value.to_string());
            prop_assert_eq!(back, Ok(notation), "{:?}", text);
        }
    }

    #[test]
    fn relating_is_symmetric(a in measures(), b in measures(), percent in prop::option::of(0.0f64..0.5)) {
        let tolerance = percent.map(Tolerance::Relative);
        let (a, b) = (Value::Measure(a), Value::Measure(b));
        prop_assert_eq!(shape(&relate(&a, &b, tolerance), false), shape(&relate(&b, &a, tolerance), true));
        prop_assert_eq!(same_stated(&a, &b), same_stated(&b, &a));
    }

    #[test]
    fn a_value_agrees_with_itself(a in measures()) {
        let a = Value::Measure(a);
        prop_assert!(!is_disjoint(&relate(&a, &a, None)), "{}", a);
    }

    #[test]
    fn a_wider_set_is_disjoint_from_nothing_new(a in measures().prop_filter("a set, not a bare figure", |measure| !measure.is_bare()), b in measures(), below in 0.0f64..1e3, above in 0.0f64..1e3) {
        let wide = Value::Measure(widened(&a, below, above));
        let (a, b) = (Value::Measure(a), Value::Measure(b));
        prop_assert!(is_disjoint(&relate(&a, &b, None)) || !is_disjoint(&relate(&wide, &b, None)));
    }

    #[test]
    fn about_holds_whatever_the_bare_figure_holds(figure in figures(), unit in units(), other in measures()) {
        let bare = bare(figure, unit);
        let mut about = bare.clone();
        about.hedge(Hedge::About);
        let (bare, about, other) = (Value::Measure(bare), Value::Measure(about), Value::Measure(other));
        prop_assert!(is_disjoint(&relate(&bare, &other, None)) || !is_disjoint(&relate(&about, &other, None)), "{} {} {}", bare, about, other);
    }

    #[test]
    fn more_tolerance_parts_nothing(a in measures(), b in measures(), less in 0.0f64..1.0, more in 0.0f64..1.0) {
        let (a, b) = (Value::Measure(a), Value::Measure(b));
        let tight = relate(&a, &b, Some(Tolerance::Relative(less)));
        let slack = relate(&a, &b, Some(Tolerance::Relative(less + more)));
        prop_assert!(is_disjoint(&tight) || !is_disjoint(&slack));
    }

    #[test]
    fn notation_is_read_back(measure in measures()) {
        let value = Value::Measure(measure);
        let notation = value.to_string();
        let back = parse_notation(&notation, value.value_type());
        prop_assert_eq!(back.map(|value| value.to_string()), Ok(notation));
    }

    #[test]
    fn reading_never_fails_and_stays_on_characters(text in "[-0-9a-z$€%½'’\" .,/–()²\u{a0}]{0,60}|\\PC{0,40}") {
        for reading in read(&text, &Default::default()) {
            let inner = [Some(reading.core.clone()), reading.number.map(|(range, _)| range)];
            prop_assert!(text.get(reading.range.clone()).is_some());
            for range in inner.into_iter().flatten() {
                prop_assert!(text.get(range.clone()).is_some());
                prop_assert!(reading.range.start <= range.start && range.end <= reading.range.end);
            }
        }
    }

    #[test]
    fn figures_among_number_words(words in prop::collection::vec(prop::sample::select(vec![
        "two", "hundred", "and", "a", "half", "million", "thirds", "to", "between", "-", "$", "5", ",", "000", ".", "km",
        "more", "than", "at", "least", "or", "years", "percent", "of", "dozen", "several", "few", "from", "½", "/", "4",
        "minutes", "feet", "inches", "cents", "per", "day", "point", "one", "in", "±", "about", "USD", "twenty", "the",
    ]), 0..14), glue in prop::collection::vec(any::<bool>(), 14)) {
        let mut text = String::new();
        for (word, glued) in words.iter().zip(&glue) {
            text.push_str(word);
            if !glued { text.push(' '); }
        }
        let readings = read(&text, &Default::default());
        prop_assert!(readings.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start), "{:?}", text);
        for reading in &readings {
            let notation = reading.value.to_string();
            let back = parse_notation(&notation, reading.value.value_type()).map(|value| value.to_string());
            prop_assert_eq!(back, Ok(notation), "{:?}", text);
        }
    }
}
