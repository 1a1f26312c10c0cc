//! Conditions that can never see what they name: words that are read as part of the value itself.
//!
//! A condition looks at the words beside a value. In "at least 40" the hedge belongs to the value, so that
//! `unless = ["at least"]` keeps nothing away. What is only a word or two of another use ("over", "some") is
//! left alone: it may well stand elsewhere in the clause.

use super::checker::Checker;
use super::raw::{RawFact, RawFind};
use crate::diagnostic::{Diagnostic, Label};
use crate::toml_file::Text;
use crate::value::{Context, ValueType, read};

/// Tells each condition of a fact that names words of the value, once.
pub(super) fn tell_idle(raw: &RawFact, value_type: ValueType, checker: &mut Checker<'_>) {
    for (key, text) in conditions(raw) {
        let phrases = phrases(&text.value, checker);
        let Some(phrase) = phrases.iter().find(|phrase| is_of_value(phrase, key, value_type)) else {
            continue;
        };
        let message = format!("`{key}` does not see “{phrase}”, which is part of the value itself");
        let label = Label::primary(text.span, "read as part of the value");
        let help = "take it out: values are compared with their hedges, as what they say";
        checker.tell(Diagnostic::warning("idle-condition", message, label).with_help(help));
    }
}

/// What the conditions of a fact name, by key.
fn conditions(raw: &RawFact) -> Vec<(&'static str, &Text)> {
    let tables = raw.find.iter().flat_map(|find| &find.items).filter_map(|find| match find {
        RawFind::Pattern(_) => None,
        RawFind::Table(table) => Some(table),
    });
    let of_tables = tables.flat_map(|table| {
        [
            ("unless", &table.unless),
            ("with", &table.with),
            ("not-followed-by", &table.not_followed_by),
            ("not-preceded-by", &table.not_preceded_by),
        ]
    });
    let all = std::iter::once(("unless", &raw.unless)).chain(of_tables);
    all.flat_map(|(key, list)| list.iter().flat_map(|list| &list.items).map(move |text| (key, text)))
        .collect()
}

/// The plain words that an expression stands for: itself, its alternatives, or those of a term. What is more than
/// plain words is left out.
fn phrases(source: &str, checker: &Checker<'_>) -> Vec<String> {
    let inner = source.trim();
    let inner = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner);
    let term = inner.strip_prefix('{').and_then(|name| name.strip_suffix('}'));
    let listed: Vec<&str> = match term.and_then(|name| checker.terms.get(name)) {
        Some(words) => words.iter().flat_map(|word| word.split('|')).collect(),
        None => inner.split('|').collect(),
    };
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    listed
        .into_iter()
        .map(str::trim)
        .filter(|phrase| phrase.chars().all(is_plain))
        .map(str::to_owned)
        .collect()
}

/// Whether words beside a figure of the type are read as its hedge, and are hardly used for anything else. What is
/// read as its unit may well stand further on: "40 tonnes of flour a week".
fn is_of_value(phrase: &str, key: &str, value_type: ValueType) -> bool {
    let figure = match value_type {
        ValueType::Date => "3 June 2024",
        ValueType::Count => "400",
        ValueType::Money => "$400",
        ValueType::Share => "40%",
        ValueType::Quantity => "400 km",
        ValueType::Duration => "400 days",
        ValueType::Version | ValueType::Text => return false,
    };
    let is_adverb = value_type != ValueType::Date && phrase.ends_with("ly");
    if phrase.split_whitespace().count() < 2 && !is_adverb {
        return false;
    }
    let takes_all = |text: &str| {
        let mut readings = read(text, &Context::default()).into_iter();
        readings.any(|reading| {
            reading.value.value_type() == value_type
                && reading.range == (0..text.len())
                && reading.core.len() == figure.len()
        })
    };
    let before = key != "not-followed-by" && takes_all(&format!("{phrase} {figure}"));
    before || key != "not-preceded-by" && takes_all(&format!("{figure} {phrase}"))
}
