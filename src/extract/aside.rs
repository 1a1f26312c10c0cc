//! Asides: what is set into a sentence and costs a gap of a pattern nothing.

use crate::value::Reading;
use std::ops::Range;

/// What costs a gap nothing: parentheses, "including …" phrases, names and ages in apposition.
pub(super) fn asides(sentence: &str, readings: &[Reading]) -> Vec<Range<usize>> {
    let inside_value =
        |at: usize| readings.iter().any(|reading| reading.core.start < at && at < reading.core.end);
    let mut asides = Vec::new();
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
                    asides.push(start..at + 1);
                }
            }
            ',' if depth == 0 && !inside_value(at) => match comma {
                Some(start) if is_apposition(&sentence[start + 1..at]) => {
                    asides.push(start..at + 1);
                    comma = None;
                }
                _ => comma = Some(at),
            },
            _ => {}
        }
    }
    asides.sort_by_key(|aside| aside.start);
    let mut end = 0;
    asides.retain(|aside| {
        let apart = aside.start >= end && readings.iter().all(|reading| !splits(aside, &reading.range));
        if apart {
            end = aside.end;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asides_are_parentheses_ages_names_and_what_is_included() {
        let sentence = "Jo Ray, 31, of the guild (JCS), Lee Kim, told, including 3 boys, all";
        let found: Vec<&str> = asides(sentence, &[]).into_iter().map(|range| &sentence[range]).collect();
        assert_eq!(found, [", 31,", "(JCS)", ", Lee Kim,", ", including 3 boys,"]);
    }
}
