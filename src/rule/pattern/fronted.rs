//! Patterns turned round for phrases that open a sentence: what "fire ... destroyed ... on {value}" says of "a fire
//! destroyed the mill on 3 May", "On 3 May a fire destroyed the mill" says too.

use crate::value::ValueType;

/// A pattern that ends with its value, taken apart.
pub(super) struct Ending<'s> {
    /// What stands before the last gap, if there is one, and the value.
    pub(super) head: &'s str,
    /// The prepositions that the pattern asks for before the value, as alternatives; where it asks for none, those
    /// behind which a value of its type may open a sentence. Where one of them is empty, none is needed.
    pub(super) prepositions: Vec<&'s str>,
}

const PREPOSITIONS: &[&str] =
    &["after", "at", "by", "during", "for", "in", "on", "over", "to", "with", "within"];

/// Takes a pattern apart, if it ends with `{value}` and a value of the type can open a sentence. A count cannot, whose
/// noun stands behind it.
pub(super) fn ending(source: &str, value_type: ValueType) -> Option<Ending<'_>> {
    let usual: &[&str] = match value_type {
        ValueType::Date => &["", "in", "on", "at", "during"],
        ValueType::Duration => &["after", "for", "in", "within"],
        ValueType::Money | ValueType::Quantity | ValueType::Share => &["at"],
        ValueType::Count | ValueType::Version | ValueType::Text => return None,
    };
    let before = source.strip_suffix("{value}")?;
    let (rest, asked) = without_prepositions(before);
    let head = without_gap(rest.trim_end());
    let stands = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '}')) && is_whole(head);
    let prepositions = match asked {
        Some(asked) if asked.is_empty() => return None,
        Some(asked) => asked,
        None => usual.to_vec(),
    };
    let is_word = before.ends_with(char::is_whitespace)
        || before.strip_suffix(")?").is_some_and(|group| group.ends_with(char::is_whitespace));
    (stands && is_word).then_some(Ending { head, prepositions })
}

/// A pattern without the prepositions it ends with, "in", "(in|on)" or "(on )?", and these. What may be missing may be
/// so in front too.
fn without_prepositions(before: &str) -> (&str, Option<Vec<&str>>) {
    let trimmed = before.trim_end();
    if let Some(rest) = PREPOSITIONS.iter().find_map(|word| {
        trimmed
            .strip_suffix(word)
            .filter(|rest| rest.ends_with(|c: char| c.is_whitespace() || c == '.' || c == '}'))
    }) {
        return (rest, Some(vec![&trimmed[rest.len()..]]));
    }
    let (group, optional) = match trimmed.strip_suffix('?') {
        Some(group) => (group, true),
        None => (trimmed, false),
    };
    let Some(inner) = group.strip_suffix(')') else { return (before, None) };
    let Some(open) = inner.rfind('(') else { return (before, None) };
    let mut words: Vec<&str> = inner[open + 1..].split('|').map(str::trim).collect();
    if !words.iter().all(|word| PREPOSITIONS.contains(word)) {
        return (before, None);
    }
    words.extend(optional.then_some(""));
    (&inner[..open], Some(words))
}

/// A pattern without the gap it ends with.
fn without_gap(before: &str) -> &str {
    let stem = before.strip_suffix('}').and_then(|inner| {
        let (stem, width) = inner.rsplit_once('{')?;
        (stem.ends_with("...") && width.bytes().all(|byte| byte.is_ascii_digit())).then_some(stem)
    });
    let stem = stem.unwrap_or(before);
    stem.strip_suffix("...").map_or(before, str::trim_end)
}

/// Whether the beginning of a pattern stands for itself: its brackets are closed, and it is no alternative of the whole.
fn is_whole(head: &str) -> bool {
    let mut depth = 0_usize;
    let mut escaped = false;
    for c in head.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => return false,
            ')' | ']' => depth -= 1,
            '|' if depth == 0 => return false,
            _ => {}
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: Option<(&str, &[&str])>) {
        let found = ending(source, ValueType::Date);
        let found = found.as_ref().map(|ending| (ending.head, ending.prepositions.as_slice()));
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn patterns_that_end_with_their_value_are_taken_apart() {
        check("fire ...{8} destroyed ... on {value}", Some(("fire ...{8} destroyed", &["on"])));
        check("fire ...{8} (in|on) {value}", Some(("fire", &["in", "on"])));
        check("{mill} burned (on )?{value}", Some(("{mill} burned", &["on", ""])));
        check("(fire|blaze) ...{8} {value}", Some(("(fire|blaze)", &["", "in", "on", "at", "during"])));
        check("fire in {value} or so", None);
        check("fire|blaze of {value}", None);
        check("(fire in|blaze of) {value}", Some(("(fire in|blaze of)", &["", "in", "on", "at", "during"])));
        check("... {value}", None);
        check("fire-{value}", None);
    }
}
