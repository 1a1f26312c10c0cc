//! Figures that leave out what they count, where another of the sentence has said it: "84 aircraft … which flies 47",
//! "two people died and 38 have fallen ill".

use super::phrase::{is_finite, is_participle};
use super::{Filling, Inferred};
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The noun of a counted thing, written in behind each figure of the sentence that has none.
pub(super) fn fillings(sentence: &str, readings: &[Reading], start: usize) -> Vec<Filling> {
    let counts: Vec<&Reading> =
        readings.iter().filter(|reading| reading.value.value_type() == ValueType::Count).collect();
    let mut fillings = Vec::new();
    let mut noun: Option<Range<usize>> = None;
    for (index, count) in counts.iter().enumerate() {
        let range = &count.range;
        if let Some(own) = counted(sentence, range.end) {
            noun = Some(own);
            continue;
        }
        let Some(named) = &noun else { continue };
        let joined =
            joined(&sentence[named.end..range.start]).filter(|_| index > 0 && is_alone(sentence, range));
        if let Some(joined) = joined {
            fillings.push(Filling {
                needs_more: matches!(joined, Joined::Part),
                inferred: Inferred::Noun,
                stands: start + range.start..start + range.end,
                antecedent: start + named.start..start + named.end,
                was: range.end..range.end,
                words: format!(" {}", &sentence[named.clone()]),
                reach: sentence.len(),
            });
        }
        noun = None;
    }
    fillings
}

/// The noun in the plural directly behind a figure.
fn counted(sentence: &str, end: usize) -> Option<Range<usize>> {
    let behind = sentence[end..].strip_prefix(' ')?;
    let word = &behind[..behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len())];
    let is_plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
        || matches!(word, "children" | "men" | "people" | "women" | "aircraft");
    (is_plural
        && word.starts_with(char::is_lowercase)
        && !matches!(word, "others" | "times" | "cents" | "hours"))
    .then_some(end + 1..end + 1 + word.len())
}

/// Whether a verb or the end of the clause stands behind a figure.
fn is_alone(sentence: &str, figure: &Range<usize>) -> bool {
    let behind = &sentence[figure.end..];
    if behind.trim_start().is_empty() || behind.starts_with([',', ';', '.', ')']) {
        return !behind[1.min(behind.len())..].starts_with(|c: char| c.is_alphanumeric());
    }
    let Some(behind) = behind.strip_prefix(' ') else { return false };
    let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_finite(word) || is_participle(word)
}

/// How a figure hangs on one whose noun it leaves out.
enum Joined {
    /// It is of something of its own: "84 aircraft …, and Sudair flies 47".
    Anew,
    /// It takes some of what was counted, and only what is done to these tells what it is a figure of: "of 52 pianists, 12
    /// reached the final".
    Part,
}

/// What stands between a noun and a figure tells how the two are joined, if they are.
fn joined(between: &str) -> Option<Joined> {
    const OTHERS: &[&str] =
        &["among", "including", "of", "other", "others", "them", "these", "those", "with"];
    const JOINING: &[&str] = &["and", "but", "which", "while", "whereas"];
    if between.contains([';', ':', '—', '–']) {
        return None;
    }
    let words = || between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let has = |wanted: &[&str]| words().any(|word| wanted.contains(&word.to_lowercase().as_str()));
    if words().next().is_none() || has(&["whom"]) || between.trim_end().ends_with("of which") {
        return Some(Joined::Part);
    }
    (has(JOINING) && !has(OTHERS)).then_some(Joined::Anew)
}
