//! Noun phrases, as far as they can be told without a dictionary: an article and what follows it up to a word that is
//! no part of it, or a name.

use crate::extract::speech::{self, Words};
use std::ops::Range;

/// Longer phrases are no phrases.
const LONGEST: usize = 5;

/// The noun phrase that begins with a word, as a range of words: its article, adjectives and noun, without what hangs
/// on it behind. None where it cannot be told where it ends.
pub(super) fn noun_phrase(words: &Words<'_>, first: usize) -> Option<Range<usize>> {
    if is_determiner(words.lower(first)) {
        described(words, first)
    } else if is_capitalised(words, first) && !begins_no_name(words.lower(first)) {
        Some(first..name_end(words, first))
    } else {
        None
    }
}

fn described(words: &Words<'_>, first: usize) -> Option<Range<usize>> {
    described_to_end(words, first).filter(|phrase| phrase.end < words.len())
}

/// As [`noun_phrase`], of what an article begins, with a verb behind it or not.
pub(super) fn described_to_end(words: &Words<'_>, first: usize) -> Option<Range<usize>> {
    let mut end = first + 1;
    while end < words.len() && words.adjoin(end - 1) && !ends_phrase(words, first + 1, end) {
        end += 1;
    }
    (end > first + 1 && end - first <= LONGEST).then_some(first..end)
}

fn name_end(words: &Words<'_>, first: usize) -> usize {
    (first + 1..words.len())
        .find(|&at| !words.adjoin(at - 1) || !is_capitalised(words, at))
        .unwrap_or(words.len())
}

/// Whether a word no longer belongs to the phrase whose first word behind the article is `from`.
fn ends_phrase(words: &Words<'_>, from: usize, at: usize) -> bool {
    let word = words.lower(at);
    if is_preposition(word)
        || is_finite(word)
        || is_determiner(word)
        || joins(word)
        || speech::is_pronoun(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    // What has no noun yet goes on: "the restored mill", "the works".
    if at == from {
        return false;
    }
    word.ends_with("ed")
        || word.ends_with("ly")
        || word.ends_with("ing")
        || word.ends_with('s') && !word.ends_with("ss") && !is_finite(words.lower(at + 1))
}

/// Whether the noun of a phrase stands for more than one.
pub(super) fn is_plural(words: &Words<'_>, phrase: &Range<usize>) -> bool {
    let noun = words.lower(phrase.end - 1);
    matches!(noun, "children" | "men" | "people" | "police" | "women")
        || noun.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending))
}

pub(super) fn is_capitalised(words: &Words<'_>, index: usize) -> bool {
    words.text(index).starts_with(char::is_uppercase)
}

/// Words that are capitals only for standing first.
fn begins_no_name(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "all",
        "another",
        "both",
        "each",
        "either",
        "every",
        "everybody",
        "everyone",
        "few",
        "here",
        "how",
        "i",
        "many",
        "more",
        "most",
        "much",
        "neither",
        "no",
        "nobody",
        "none",
        "not",
        "nothing",
        "one",
        "only",
        "other",
        "others",
        "several",
        "some",
        "somebody",
        "someone",
        "such",
        "there",
        "they",
        "three",
        "two",
        "we",
        "what",
        "where",
        "which",
        "who",
        "why",
        "you",
    ];
    OTHERS.contains(&word) || is_preposition(word) || joins(word) || speech::is_pronoun(word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "this" | "that" | "its" | "his" | "her" | "their" | "our")
}

fn joins(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "but"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "where"
            | "when"
            | "while"
            | "as"
            | "than"
            | "if"
            | "because"
            | "although"
            | "though"
            | "until"
            | "till"
            | "once"
            | "so"
    )
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "above"
            | "across"
            | "after"
            | "against"
            | "along"
            | "amid"
            | "among"
            | "around"
            | "at"
            | "before"
            | "behind"
            | "below"
            | "beneath"
            | "beside"
            | "between"
            | "beyond"
            | "by"
            | "despite"
            | "down"
            | "during"
            | "except"
            | "following"
            | "for"
            | "from"
            | "in"
            | "inside"
            | "into"
            | "like"
            | "near"
            | "of"
            | "off"
            | "on"
            | "onto"
            | "opposite"
            | "out"
            | "outside"
            | "over"
            | "past"
            | "per"
            | "since"
            | "through"
            | "throughout"
            | "to"
            | "toward"
            | "towards"
            | "under"
            | "up"
            | "upon"
            | "via"
            | "with"
            | "within"
            | "without"
    )
}

/// Auxiliaries, and verbs whose forms no ending tells. In order, for they are searched by halves.
const FINITE: &[&str] = &[
    "also", "are", "became", "began", "bore", "bought", "broke", "brought", "built", "burst", "came", "can",
    "cost", "costs", "could", "cut", "did", "do", "does", "drew", "drove", "fell", "felt", "flew", "found",
    "gave", "gets", "goes", "got", "grew", "had", "has", "have", "held", "hit", "is", "kept", "knew", "laid",
    "lay", "led", "left", "lies", "lost", "made", "may", "meant", "met", "might", "must", "never", "now",
    "once", "paid", "put", "ran", "rang", "rose", "said", "sank", "sat", "saw", "says", "sent", "set",
    "shall", "shot", "should", "sold", "spent", "spoke", "stands", "stood", "struck", "then", "told", "took",
    "was", "went", "were", "will", "won", "wore", "would", "wrote",
];

/// Whether a word is a verb with its subject before it, or an adverb that stands there.
pub(super) fn is_finite(word: &str) -> bool {
    FINITE.binary_search(&word).is_ok()
}

/// Participles that no ending tells, in order.
const PARTICIPLES: &[&str] = &[
    "begun", "born", "bought", "brought", "built", "cut", "drawn", "driven", "dug", "flown", "found",
    "given", "grown", "held", "hewn", "hit", "known", "laid", "led", "lit", "lost", "made", "paid", "put",
    "raised", "seen", "sent", "set", "shot", "sold", "struck", "sunk", "sworn", "taken", "told", "torn",
    "won", "woven", "written",
];

pub(super) fn is_participle(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") || PARTICIPLES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: Option<&str>) {
        let words = Words::of(sentence);
        let found = noun_phrase(&words, 0)
            .map(|phrase| &sentence[words.range(phrase.start).start..words.range(phrase.end - 1).end]);
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn phrases_end_where_something_else_begins() {
        check("The tunnel was opened", Some("The tunnel"));
        check("The tunnel, a mile long, was opened", Some("The tunnel"));
        check("The old harbour works were sold", Some("The old harbour works"));
        check("The dairy employs 38 people", Some("The dairy"));
        check("The restored mill of Asel ground", Some("The restored mill"));
        check("Kirke Tamm of Estonia won", Some("Kirke Tamm"));
        check("Every mill has a wheel", None);
        check("In 1920 the mill burned", None);
        check("The very long list that", Some("The very long list"));
    }

    #[test]
    fn lists_are_searched_by_halves() {
        assert!(FINITE.is_sorted());
        assert!(PARTICIPLES.is_sorted());
    }
}
