//! Clauses: the stretch of a sentence that one figure belongs to.

use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The clause around `inner`: it ends at `,` `;` `:` or a dash, or at and/but/while where a value of
/// the type stands on both sides.
pub(super) fn clause(
    sentence: &str,
    readings: &[Reading],
    value_type: ValueType,
    inner: &Range<usize>,
) -> Range<usize> {
    let own: Vec<&Range<usize>> = readings
        .iter()
        .filter(|reading| reading.value.value_type() == value_type)
        .map(|reading| &reading.range)
        .collect();
    let (first, last) = (own.first(), own.last());
    let divides =
        |at: usize| first.is_some_and(|range| range.end <= at) && last.is_some_and(|range| range.start >= at);
    cut(sentence, readings, inner, |word, at| matches!(word, "and" | "but" | "while") && divides(at))
}

/// The phrase that is set in front of a clause and holds for it: "In the fourth quarter, sales fell to …", and
/// "In the fourth quarter sales fell to … and the margin to …" for both. It begins with a preposition and ends at a
/// comma, or before the first value of the type.
pub(super) fn fronted(
    sentence: &str,
    readings: &[Reading],
    value_type: ValueType,
    clause: &Range<usize>,
) -> Option<Range<usize>> {
    const PREPOSITIONS: &[&str] = &[
        "according",
        "across",
        "along",
        "amid",
        "among",
        "at",
        "besides",
        "by",
        "compared",
        "despite",
        "during",
        "elsewhere",
        "except",
        "excluding",
        "for",
        "from",
        "in",
        "including",
        "of",
        "on",
        "outside",
        "over",
        "per",
        "throughout",
        "under",
        "unlike",
        "within",
        "without",
    ];
    const LONGEST: usize = 8;
    let before = sentence[..clause.start].trim_end();
    let end = before.strip_suffix(',').map_or(clause.start, str::len);
    let mark = sentence[..end].char_indices().rev().find(|(_, c)| matches!(c, ',' | ';' | ':' | '—' | '('));
    let start = mark.map_or(0, |(at, c)| at + c.len_utf8());
    let first_value = readings
        .iter()
        .filter(|reading| reading.value.value_type() == value_type && reading.range.start >= start)
        .map(|reading| reading.range.start)
        .min();
    let end = first_value.map_or(end, |value| value.min(end));
    let mut words = sentence.get(start..end)?.split_whitespace();
    let first = words.next()?.to_lowercase();
    let is_fronted =
        PREPOSITIONS.contains(&first.as_str()) && (words.count() < LONGEST || !before.ends_with(','));
    is_fronted.then_some(start..end)
}

/// The clause around `inner` in the narrower sense that verbs govern: conjunctions and relative
/// pronouns end it too.
pub(super) fn verb_clause(
    sentence: &str,
    readings: &[Reading],
    value_type: ValueType,
    inner: &Range<usize>,
) -> Range<usize> {
    let clause = clause(sentence, readings, value_type, inner);
    let narrow = cut(sentence, readings, inner, |word, _| {
        matches!(
            word,
            "that"
                | "which"
                | "who"
                | "whose"
                | "while"
                | "when"
                | "where"
                | "as"
                | "because"
                | "although"
                | "though"
                | "but"
                | "since"
                | "whereas"
                | "if"
                | "unless"
                | "whether"
        )
    });
    clause.start.max(narrow.start)..clause.end.min(narrow.end)
}

/// Widens `inner` to both sides until a mark, or a word of which `ends` says so.
fn cut(
    sentence: &str,
    readings: &[Reading],
    inner: &Range<usize>,
    ends: impl Fn(&str, usize) -> bool,
) -> Range<usize> {
    let mut range = 0..sentence.len();
    for (at, boundary) in boundaries(sentence) {
        let (end, start) = match boundary {
            Boundary::Mark(mark) => (at, at + mark.len_utf8()),
            Boundary::Word(word) if word.len() > LONGEST_CONJUNCTION => continue,
            Boundary::Word(word) if ends(word.to_lowercase().as_str(), at) => (at, at),
            Boundary::Word(_) => continue,
        };
        let behind = readings.partition_point(|reading| reading.range.end <= at);
        if readings.get(behind).is_some_and(|reading| reading.range.start <= at) {
            continue;
        }
        if start <= inner.start {
            range.start = start;
        } else if end >= inner.end {
            range.end = end;
            break;
        }
    }
    range
}

/// In bytes: "although".
const LONGEST_CONJUNCTION: usize = 8;

enum Boundary<'s> {
    Mark(char),
    Word(&'s str),
}

/// Every mark that ends a clause and every word, in order.
fn boundaries(sentence: &str) -> impl Iterator<Item = (usize, Boundary<'_>)> {
    let mut chars = sentence.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, c) = chars.next()?;
            if c.is_alphabetic() {
                let mut end = at + c.len_utf8();
                while let Some((next, c)) =
                    chars.next_if(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))
                {
                    end = next + c.len_utf8();
                }
                return Some((at, Boundary::Word(&sentence[at..end])));
            }
            let breaks = match c {
                ',' => !followed_by_digit(sentence, at),
                ':' => !followed_by_digit(sentence, at),
                ';' | '—' | '(' | ')' | '[' | ']' => true,
                // A dash between spaces; one between digits is a range, one between letters a hyphen.
                '–' | '-' => {
                    sentence[..at].ends_with(char::is_whitespace)
                        && sentence[at + c.len_utf8()..].starts_with(char::is_whitespace)
                }
                _ => false,
            };
            if breaks {
                return Some((at, Boundary::Mark(c)));
            }
        }
    })
}

fn followed_by_digit(sentence: &str, at: usize) -> bool {
    sentence.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, inner: &str, expected: &str) {
        let start = sentence.find(inner).expect("the inner words stand in the sentence");
        let found = verb_clause(sentence, &[], ValueType::Count, &(start..start + inner.len()));
        assert_eq!(sentence[found].trim(), expected);
    }

    #[test]
    fn phrases_set_in_front() {
        let fronted_in = |sentence: &'static str, at: &str| {
            let start = sentence.find(at).expect("the clause stands in the sentence");
            fronted(sentence, &[], ValueType::Count, &(start..sentence.len())).map(|range| &sentence[range])
        };
        assert_eq!(fronted_in("In the fourth quarter, sales fell", " sales"), Some("In the fourth quarter"));
        assert_eq!(fronted_in("It said: in Oslo, 22 died", " 22"), Some(" in Oslo"));
        assert_eq!(fronted_in("Sales rose, 22 died", " 22"), None);
    }

    #[test]
    fn verb_clauses() {
        check("Ada said that 3,000 were hurt, officials say", "3,000", "that 3,000 were hurt");
        check("the figure, which rose by 5 – to 9 – last week", "5", "which rose by 5");
        check("12 died as crews dug on", "12", "12 died");
    }
}
