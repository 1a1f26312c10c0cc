//! The words that show whether two sentences are of the same thing.

use std::collections::BTreeSet;

/// The words of more than three letters, in lower case.
pub(super) fn longer_words(sentence: &str) -> BTreeSet<String> {
    sentence
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().nth(3).is_some())
        .map(str::to_lowercase)
        .collect()
}
