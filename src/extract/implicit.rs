//! Values that only some facts see: an article that stands for one, a bare number that is a version.

use crate::rule::Fact;
use crate::value::{Reading, Value, ValueType, parse_notation};
use std::ops::Range;

/// A value that is read for facts which ask for it, and for no other.
#[derive(Clone, Debug)]
pub(super) struct Implicit {
    /// Bytes of the sentence.
    pub(super) range: Range<usize>,
    pub(super) value: Value,
}

/// The values of a sentence that some of these facts ask for beyond what is read for all.
pub(super) fn asked_for<'f>(
    facts: impl IntoIterator<Item = &'f Fact>,
    sentence: &str,
    readings: &[Reading],
) -> Vec<Implicit> {
    let (mut one, mut version) = (false, false);
    for fact in facts {
        one |= fact.implicit_one;
        version |= fact.value_type == ValueType::Version;
    }
    let mut implicit = if one { ones(sentence, readings) } else { Vec::new() };
    if version {
        implicit.extend(versions(sentence, readings));
    }
    implicit
}

/// "a teenager was killed": every "a" and "an" that stands outside a value, as one or more.
fn ones(sentence: &str, readings: &[Reading]) -> Vec<Implicit> {
    let one_or_more = parse_notation(">=1", ValueType::Count).expect("the notation of one or more");
    let as_one = |range| Implicit { range, value: one_or_more.clone() };
    articles(sentence, readings).into_iter().map(as_one).collect()
}

/// "needs Node 20", "MSRV is 1.70": every bare number in digits, as a version. Which of them is one is for
/// the pattern to say; what is read as something else (5%, 1.5 seconds) is none.
fn versions(sentence: &str, readings: &[Reading]) -> Vec<Implicit> {
    let free = |range: &Range<usize>| {
        readings.iter().all(|reading| {
            let apart = range.end <= reading.range.start || reading.range.end <= range.start;
            apart || reading.core == *range && reading.value.value_type() == ValueType::Count
        })
    };
    numbers(sentence)
        .filter(free)
        .filter(|range| !counts_things(sentence, range))
        .filter_map(|range| {
            let value = parse_notation(&sentence[range.clone()], ValueType::Version).ok()?;
            Some(Implicit { range, value })
        })
        .collect()
}

/// Whether a whole number goes on to say what it counts, in the plural: "2 cores".
fn counts_things(sentence: &str, number: &Range<usize>) -> bool {
    let behind = sentence[number.end..].strip_prefix(' ').unwrap_or_default();
    let word = behind.split(|c: char| !c.is_lowercase()).next().unwrap_or_default();
    !sentence[number.clone()].contains('.')
        && word.ends_with('s')
        && !matches!(word, "is" | "as" | "was" | "has")
}

/// Runs of digits and points that stand as words of their own.
fn numbers(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    let is_inner = |c: char| c.is_ascii_digit() || c == '.';
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + sentence[from..].find(|c: char| c.is_ascii_digit())?;
            let run = sentence[start..].find(|c| !is_inner(c)).map_or(sentence.len(), |at| start + at);
            from = run;
            let end = start + sentence[start..run].trim_end_matches('.').len();
            let joined = |c: char| c.is_alphanumeric() || matches!(c, '_' | ',' | '/' | ':' | '-');
            let alone = !sentence[..start].ends_with(|c: char| joined(c) || c == '.')
                && !sentence[run..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
            if alone {
                return Some(start..end);
            }
        }
    })
}

/// Every "a" and "an" that stands outside a value.
pub(super) fn articles(sentence: &str, readings: &[Reading]) -> Vec<Range<usize>> {
    let mut articles = Vec::new();
    let mut at = 0;
    for word in sentence.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let range = at..at + bare.len();
        at += word.len();
        let is_article = bare.eq_ignore_ascii_case("a") || bare.eq_ignore_ascii_case("an");
        if is_article
            && readings
                .iter()
                .all(|reading| range.end <= reading.range.start || reading.range.end <= range.start)
        {
            articles.push(range);
        }
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Context, read};

    fn check(sentence: &str, expected: &[&str]) {
        let readings = read(sentence, &Context::default());
        let found: Vec<&str> =
            versions(sentence, &readings).into_iter().map(|version| &sentence[version.range]).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn bare_numbers_may_be_versions() {
        check("You need Node 20, and MSRV is 1.70.", &["20", "1.70"]);
        check("It takes 1.5 seconds and 5% of 2 MB; see a2, 3x, b-7 and 2 cores.", &[]);
        check("Go 1.22+ on 3/4/2021", &["1.22"]);
    }
}
