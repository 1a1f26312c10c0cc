//! Clauses: the stretch of a sentence that one figure belongs to.

use crate::value::{Reading, ValueType};
use std::ops::Range;

/// Where the clauses of a sentence may end, found once for all that is asked of it.
#[derive(Debug)]
pub(super) struct Clauses {
    /// The bytes of the sentence.
    len: usize,
    /// In order of place, none inside a value.
    boundaries: Vec<Boundary>,
    /// By type of value: where the first one ends and the last one begins.
    values: Vec<(ValueType, Range<usize>)>,
}

#[derive(Debug)]
struct Boundary {
    /// Where a clause ends here, and where the next one begins.
    at: usize,
    next: usize,
    /// Between two values of a type, or anywhere.
    joins_values: bool,
    /// Of what one verb governs.
    ends_verb: bool,
    is_mark: bool,
}

impl Clauses {
    pub(super) fn of(sentence: &str, readings: &[Reading]) -> Self {
        let in_value = |at: usize| {
            let behind = readings.partition_point(|reading| reading.range.end <= at);
            readings.get(behind).is_some_and(|reading| reading.range.start <= at)
        };
        let mut values: Vec<(ValueType, Range<usize>)> = Vec::new();
        for reading in readings {
            let value_type = reading.value.value_type();
            match values.iter_mut().find(|(of, _)| *of == value_type) {
                Some((_, between)) => between.end = reading.range.start,
                None => values.push((value_type, reading.range.end..reading.range.start)),
            }
        }
        let boundaries = boundaries(sentence).filter(|boundary| !in_value(boundary.at)).collect();
        Self { len: sentence.len(), boundaries, values }
    }

    /// The clause around `inner`: it ends at `,` `;` `:` or a dash, or at and/but/while where a value of
    /// the type stands on both sides.
    pub(super) fn around(&self, value_type: ValueType, inner: &Range<usize>) -> Range<usize> {
        let between = self.values.iter().find(|(of, _)| *of == value_type).map(|(_, between)| between);
        let divides = |at: usize| between.is_some_and(|between| between.start <= at && at <= between.end);
        self.cut(inner, |boundary| boundary.is_mark || boundary.joins_values && divides(boundary.at))
    }

    /// The clause around `inner` in the narrower sense that verbs govern: conjunctions and relative
    /// pronouns end it too.
    pub(super) fn of_verb(&self, value_type: ValueType, inner: &Range<usize>) -> Range<usize> {
        let clause = self.around(value_type, inner);
        let narrow = self.cut(inner, |boundary| boundary.is_mark || boundary.ends_verb);
        clause.start.max(narrow.start)..clause.end.min(narrow.end)
    }

    /// Widens `inner` to both sides until a boundary of which `ends` says so.
    fn cut(&self, inner: &Range<usize>, ends: impl Fn(&Boundary) -> bool) -> Range<usize> {
        let (before, behind) = self
            .boundaries
            .split_at(self.boundaries.partition_point(|boundary| boundary.next <= inner.start));
        let behind = &behind[behind.partition_point(|boundary| boundary.at < inner.end)..];
        let start = before.iter().rev().find(|boundary| ends(boundary)).map_or(0, |boundary| boundary.next);
        let end = behind.iter().find(|boundary| ends(boundary)).map_or(self.len, |boundary| boundary.at);
        start..end
    }
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

/// Every mark and every word that may end a clause, in order.
fn boundaries(sentence: &str) -> impl Iterator<Item = Boundary> {
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
                let is_any = |words: &[&str]| is_any(&sentence[at..end], words);
                let (joins_values, ends_verb) = (is_any(CONJUNCTIONS), is_any(OF_VERBS));
                if joins_values || ends_verb {
                    return Some(Boundary { at, next: at, joins_values, ends_verb, is_mark: false });
                }
            } else if is_mark(sentence, at, c) {
                let next = at + c.len_utf8();
                return Some(Boundary { at, next, joins_values: false, ends_verb: false, is_mark: true });
            }
        }
    })
}

/// Words that end a clause between two values.
const CONJUNCTIONS: &[&str] = &["and", "but", "while"];

/// Words that end what one verb governs.
const OF_VERBS: &[&str] = &[
    "that", "which", "who", "whose", "while", "when", "where", "as", "because", "although", "though", "but",
    "since", "whereas", "if", "unless", "whether",
];

fn is_any(word: &str, of: &[&str]) -> bool {
    of.iter().any(|other| word.eq_ignore_ascii_case(other))
}

/// Whether a character ends a clause where it stands.
fn is_mark(sentence: &str, at: usize, c: char) -> bool {
    match c {
        ',' | ':' => !followed_by_digit(sentence, at),
        ';' | '—' | '(' | ')' | '[' | ']' => true,
        // A dash between spaces; one between digits is a range, one between letters a hyphen.
        '–' | '-' => {
            sentence[..at].ends_with(char::is_whitespace)
                && sentence[at + c.len_utf8()..].starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn followed_by_digit(sentence: &str, at: usize) -> bool {
    sentence.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, inner: &str, expected: &str) {
        let start = sentence.find(inner).expect("the inner words stand in the sentence");
        let inner = start..start + inner.len();
        let found = Clauses::of(sentence, &[]).of_verb(ValueType::Count, &inner);
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
