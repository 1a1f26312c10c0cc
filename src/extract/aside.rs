//! Asides: what is set into a sentence and costs a gap of a pattern nothing.

use crate::value::{Reading, ValueType};
use std::ops::Range;

/// A stretch that is set into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    /// Bytes of the sentence, commas included.
    pub(super) range: Range<usize>,
    /// It says what something is or does, and names nothing new: a relative clause, "the Antarctic explorer".
    pub(super) describes: bool,
}

/// What costs a gap nothing: parentheses, "including …" phrases, relative clauses between commas, names, ages and
/// descriptions in apposition, and what a counted thing stands in ("12 people *in 3 cars* were hurt").
pub(super) fn asides(sentence: &str, readings: &[Reading]) -> Vec<Aside> {
    let inside_value =
        |at: usize| readings.iter().any(|reading| reading.core.start < at && at < reading.core.end);
    let plain = |range| Aside { range, describes: false };
    let mut asides: Vec<Aside> = counted_in(sentence, readings).into_iter().map(plain).collect();
    let mut open = None;
    let mut comma: Option<usize> = None;
    let mut depth = 0;
    for (at, c) in sentence.char_indices() {
        match c {
            '(' | '[' if !inside_value(at) => {
                depth += 1;
                if depth == 1 {
                    open = Some(at);
                }
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                if depth == 0
                    && let Some(start) = open.take()
                {
                    asides.push(plain(start..at + 1));
                }
            }
            ',' if depth == 0 && !inside_value(at) => {
                // The comma that ends one aside may begin the next.
                if let Some(start) = comma.replace(at) {
                    let (words, taken) =
                        (start + 1..at, asides.iter().any(|aside| aside.range.end == start + 1));
                    let range = start + usize::from(taken)..at + 1;
                    if is_apposition(&sentence[words.clone()]) {
                        asides.push(plain(range));
                    } else if describes(sentence, readings, &words) {
                        asides.push(Aside { range, describes: true });
                    }
                }
            }
            _ => {}
        }
    }
    asides.sort_by_key(|aside| (aside.range.start, std::cmp::Reverse(aside.range.end)));
    let mut end = 0;
    asides.retain(|Aside { range, .. }| {
        let apart = range.start >= end && readings.iter().all(|reading| !splits(range, &reading.range));
        if apart {
            end = range.end;
        }
        apart
    });
    asides
}

/// Whether one range crosses an edge of the other.
fn splits(aside: &Range<usize>, value: &Range<usize>) -> bool {
    let inside = aside.start <= value.start && value.end <= aside.end;
    let outside = value.end <= aside.start || aside.end <= value.start;
    !(inside || outside)
}

/// Whether the words between two commas only say more of what stands before: an age, a name, a
/// title, a list of what is included.
fn is_apposition(between: &str) -> bool {
    let words: Vec<&str> = between.split_whitespace().collect();
    match words.as_slice() {
        [] => false,
        [age] if age.bytes().all(|byte| byte.is_ascii_digit()) => age.len() <= 3,
        [
            "including" | "among" | "mostly" | "many" | "known" | "aged" | "initially" | "previously"
            | "originally" | "formerly" | "earlier" | "up" | "down" | "compared" | "first" | "once",
            ..,
        ] => words.len() <= 12,
        _ => words.len() <= 6 && words.iter().all(|word| word.starts_with(char::is_uppercase)),
    }
}

/// Whether the words between two commas describe what stands before: a relative clause, or a noun with an article
/// and without a figure ("the Antarctic explorer", "a painter (born 1870)"), which a clause of its own ("the river
/// rose by 3 m") often has.
fn describes(sentence: &str, readings: &[Reading], between: &Range<usize>) -> bool {
    let words: Vec<&str> = sentence[between.clone()].split_whitespace().collect();
    let bracket = sentence[between.clone()].find(['(', '[']).map_or(between.end, |at| between.start + at);
    let has_figure =
        readings.iter().any(|reading| between.start <= reading.range.start && reading.range.end <= bracket);
    let plain = sentence[between.start..bracket].split_whitespace().count();
    match words.as_slice() {
        ["which" | "who" | "whom" | "whose" | "where", ..] => words.len() <= 12,
        ["a" | "an" | "the", ..] => plain <= 6 && !has_figure,
        _ => false,
    }
}

/// What counted things stand in, with its own count: "12 people *in 3 cars*", "90 pupils *from 4 schools*".
fn counted_in(sentence: &str, readings: &[Reading]) -> Vec<Range<usize>> {
    let counts: Vec<&Reading> =
        readings.iter().filter(|reading| reading.value.value_type() == ValueType::Count).collect();
    let pairs = counts.windows(2).filter_map(|two| {
        let between: Vec<&str> =
            sentence.get(two[0].range.end..two[1].range.start)?.split_whitespace().collect();
        let [things, "across" | "at" | "from" | "in" | "on"] = between.as_slice() else { return None };
        let rest = sentence[two[1].range.end..].strip_prefix(' ')?;
        let place = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let start = two[0].range.end + sentence[two[0].range.end..].find(between[1])?;
        (is_plural(things) && is_plural(place) && *things != place)
            .then(|| start..two[1].range.end + 1 + place.len())
    });
    pairs.collect()
}

/// Whether a word may be a noun in the plural.
fn is_plural(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && word.chars().all(char::is_alphabetic)
        && (word.len() > 3 && word.ends_with('s')
            || matches!(word, "children" | "men" | "people" | "police" | "women"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Context, read};

    fn check(sentence: &str, expected: &[&str]) {
        let readings = read(sentence, &Context::default());
        let found: Vec<&str> =
            asides(sentence, &readings).into_iter().map(|aside| &sentence[aside.range]).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn descriptions_and_relative_clauses_are_asides() {
        check("The kiln, which fired 40 pots, closed.", &[", which fired 40 pots,"]);
        check("Ada Moe, a potter (born 1870), died.", &[", a potter (born 1870),"]);
        check("His aunt, Ada Moe, the potter, died.", &[", Ada Moe,", " the potter,"]);
        check("Rain fell, the brook rose by 3 m, the kiln was shut.", &[]);
    }

    #[test]
    fn what_counted_things_stand_in_is_an_aside() {
        check("12 potters in 3 towns were fined.", &["in 3 towns"]);
        check("It rose to 12 from 9 potters.", &[]);
        check("12 potters in 3 more were fined.", &[]);
    }

    #[test]
    fn asides_are_parentheses_ages_names_and_what_is_included() {
        let sentence = "Jo Ray, 31, of the guild (JCS), Lee Kim, told, including 3 boys, all";
        let found: Vec<&str> =
            asides(sentence, &[]).into_iter().map(|aside| &sentence[aside.range]).collect();
        assert_eq!(found, [", 31,", "(JCS)", ", Lee Kim,", ", including 3 boys,"]);
    }
}
