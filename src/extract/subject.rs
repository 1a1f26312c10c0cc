//! Of whom or what a match is told, where its words show that it is not of the fact's own subject.

use crate::rule::Fact;
use crate::value::ValueType;
use std::ops::Range;

/// The name that a match is told of, if it is the predicate of a relative clause that hangs on a name
/// and that name is none of those in the fact's title: "the Dona Branca, which sank in 1998".
pub(super) fn other(fact: &Fact, sentence: &str, matched: &Range<usize>) -> Option<Range<usize>> {
    let own: Vec<&str> = names(&fact.title).map(|name| &fact.title[name]).collect();
    if own.is_empty() {
        return None;
    }
    let mut before = sentence[..matched.start].trim_end();
    for auxiliary in ["had", "has", "was", "were", "have", "also"] {
        before = without_last(before, auxiliary).unwrap_or(before);
    }
    let before =
        ["which", "who"].iter().find_map(|pronoun| without_last(before, pronoun))?.strip_suffix(',')?;
    // The capitalised words at the end are the name; one that only begins the sentence is none.
    let name = names(before).last().filter(|name| name.end == before.len() && name.start > 0)?;
    let known = own.iter().any(|own| shares_word(own, &before[name.clone()]));
    (!known).then_some(name)
}

/// The words that make a count the base of another, or a length at the end of a match say only where something is: "38 km north of the city".
pub(super) fn place(
    fact: &Fact,
    sentence: &str,
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Option<Range<usize>> {
    // "three people out of 40": the forty are those among whom.
    if fact.value_type == ValueType::Count
        && let Some(before) = sentence[..value.start].trim_end().strip_suffix("out of")
    {
        return Some(before.len()..value.start);
    }
    if fact.value_type != ValueType::Quantity || matched.end > value.end {
        return None;
    }
    let behind = sentence[value.end..].trim_start();
    let word = behind.split(|c: char| !c.is_alphabetic()).next()?;
    const DIRECTIONS: &[&str] = &[
        "away",
        "downstream",
        "east",
        "eastward",
        "from",
        "inland",
        "north",
        "northeast",
        "northwest",
        "off",
        "offshore",
        "outside",
        "south",
        "southeast",
        "southwest",
        "upstream",
        "west",
    ];
    let start = sentence.len() - behind.len();
    DIRECTIONS.contains(&word).then(|| start..start + word.len())
}

fn without_last<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(word)?;
    rest.ends_with(char::is_whitespace).then(|| rest.trim_end())
}

/// Runs of capitalised words.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let range = at..at + bare.len();
        if bare.starts_with(char::is_uppercase) {
            match runs.last_mut() {
                Some(last) if text[last.end..range.start].trim().is_empty() => last.end = range.end,
                _ => runs.push(range),
            }
        }
        at += word.len();
    }
    runs.into_iter()
}

fn shares_word(one: &str, other: &str) -> bool {
    one.split_whitespace().any(|word| other.split_whitespace().any(|other| word.eq_ignore_ascii_case(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_capitalised_words() {
        let found: Vec<&str> = names("the Santa Orlanda and the Dona Branca")
            .map(|name| &"the Santa Orlanda and the Dona Branca"[name])
            .collect();
        assert_eq!(found, ["Santa Orlanda", "Dona Branca"]);
        assert!(shares_word("Santa Orlanda", "Orlanda"));
    }
}
