//! What a sentence is about: the noun phrase at its head, or what the pronoun there stands for.

use super::Context;
use super::phrase::{self, is_capitalised, is_determiner, is_finite, is_preposition, noun_phrase};
use crate::extract::speech::{self, Words};
use std::ops::Range;

/// Sentences that a pronoun may reach back over.
const REACH: usize = 4;

/// What stands at the head of a sentence.
enum Head {
    /// A noun phrase, as a range of words.
    Phrase(Range<usize>),
    /// A pronoun in lower case.
    Pronoun(String),
}

/// A subject that pronouns may stand for.
pub(super) struct Subject {
    /// Bytes of the prose.
    pub(super) range: Range<usize>,
    /// As it is written in: a capital that only begins a sentence is none.
    pub(super) words: String,
    pub(super) plural: bool,
}

impl Subject {
    /// The noun phrase of a sentence that begins at `start` of the prose, if a pronoun may stand for it.
    pub(super) fn of_phrase(
        context: &Context<'_>,
        words: &Words<'_>,
        phrase: &Range<usize>,
        start: usize,
    ) -> Option<Self> {
        let (first, last) = (words.range(phrase.start), words.range(phrase.end - 1));
        let text = &words.sentence[first.start..last.end];
        let determiner = is_determiner(words.lower(phrase.start));
        let nouns = if determiner { phrase.start + 1..phrase.end } else { phrase.clone() };
        let before = crate::extract::before(&context.prose.text, start);
        let unclear = nouns.clone().any(|at| is_of_another(words.lower(at)))
            || matches!(words.lower(phrase.start), "a" | "an")
                && mentions(before, words.text(phrase.end - 1))
            || matches!(words.lower(phrase.end), "and" | "or") && words.adjoin(phrase.end - 1);
        (!unclear).then(|| Self {
            range: start + first.start..start + last.end,
            words: if determiner { lower_first(text) } else { text.to_owned() },
            plural: phrase::is_plural(words, phrase),
        })
    }

    /// What a heading names that begins at `start` of the prose: a thing in few words, and nothing of what it does.
    pub(super) fn of_heading(heading: &str, start: usize) -> Option<Self> {
        const LONGEST: usize = 4;
        let heading = heading.split('(').next().unwrap_or_default();
        let words = Words::of(heading);
        let is_thing = (0..words.len()).all(|at| {
            let word = words.lower(at);
            let is_grammar = is_finite(word) || is_preposition(word) || matches!(word, "and" | "or");
            let is_figure = word.starts_with(|c: char| c.is_ascii_digit());
            !is_grammar && !is_figure && !is_of_another(word) && (at == 0 || words.adjoin(at - 1))
        });
        let ends = heading.trim_end().trim_end_matches(['.', ':']).len();
        (is_thing && (1..=LONGEST).contains(&words.len()) && words.range(words.len() - 1).end == ends).then(
            || Self {
                range: start + words.range(0).start..start + ends,
                words: heading[words.range(0).start..ends].to_owned(),
                plural: phrase::is_plural(&words, &(0..words.len())),
            },
        )
    }
}

/// What a pronoun at the head of the sentence stands for: the subject of the sentence before, or what that one's own
/// pronoun stands for, where nothing else was brought in that it may mean.
pub(super) fn antecedent(context: &Context<'_>, pronoun: &str) -> Option<Subject> {
    for index in (0..context.index).rev().take(REACH) {
        let range = context.place(index);
        let sentence = &context.prose.text[range.clone()];
        if sentence.contains(['"', '“', '”', '?']) {
            return None;
        }
        let words = Words::of(sentence);
        match head(&words)? {
            Head::Pronoun(other) if is_same(&other, pronoun) && !brings_in(&words, 0) => {}
            Head::Phrase(phrase) if !brings_in(&words, phrase.end) => {
                let subject = Subject::of_phrase(context, &words, &phrase, range.start)?;
                if agrees(pronoun, &subject) {
                    return Some(subject);
                }
                let other = (is_person(&subject.words)).then(|| only_thing(&words, phrase.end))??;
                return Subject::of_phrase(context, &words, &other, range.start)
                    .filter(|subject| agrees(pronoun, subject));
            }
            _ => return None,
        }
    }
    None
}

/// The noun phrase at the head of the sentence itself, and the word behind it.
pub(super) fn own(words: &Words<'_>) -> Option<Range<usize>> {
    match head(words)? {
        Head::Phrase(phrase) => Some(phrase),
        Head::Pronoun(_) => None,
    }
}

/// Whether a pronoun may stand for a subject, by number and by what it is.
pub(super) fn agrees(pronoun: &str, subject: &Subject) -> bool {
    match pronoun {
        "it" | "its" => !subject.plural && !is_person(&subject.words),
        "they" | "their" => subject.plural,
        _ => !subject.plural,
    }
}

/// What stands at the head of a sentence, behind what may be set in front of it.
fn head(words: &Words<'_>) -> Option<Head> {
    let mut first = 0;
    while matches!(words.lower(first), "and" | "but" | "so" | "yet" | "then" | "now" | "still") {
        first += 1;
    }
    if is_preposition(words.lower(first)) || phrase::is_participle(words.lower(first)) {
        first = behind_opening(words, first)?;
    }
    let word = words.lower(first);
    if speech::is_pronoun(word) || matches!(word, "its" | "their") {
        return Some(Head::Pronoun(word.to_owned()));
    }
    noun_phrase(words, first).map(Head::Phrase)
}

/// The word behind the phrase that opens a sentence, where a comma ends it or it is a preposition and a year.
fn behind_opening(words: &Words<'_>, first: usize) -> Option<usize> {
    const LONGEST: usize = 10;
    let year = words.lower(first + 1);
    if year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && words.adjoin(first + 1) {
        return Some(first + 2);
    }
    let comma = |at: &usize| words.sentence[words.range(*at).end..].starts_with(',');
    let last = (first..words.len().min(first + LONGEST)).find(comma)?;
    let has_verb = (first + 1..last).any(|at| is_finite(words.lower(at)));
    (!has_verb && last + 1 < words.len()).then_some(last + 1)
}

/// Whether a sentence brings in a thing that a pronoun behind it may mean as well: "The tunnel replaced a bridge. It was
/// built in 1911." What only says what the subject is, or where, does not.
fn brings_in(words: &Words<'_>, from: usize) -> bool {
    (from.max(1)..words.len()).any(|at| {
        let article = matches!(words.lower(at), "a" | "an" | "another") && words.adjoin(at - 1);
        let before = words.lower(at - 1);
        let says_what = speech::is_form_of_be(before)
            || matches!(before, "and" | "as" | "than" | "became" | "remained" | "half");
        article && !says_what && !is_preposition(before) && !is_measure(words.lower(at + 1))
    })
}

/// "three hours a day"
fn is_measure(noun: &str) -> bool {
    matches!(
        noun,
        "day"
            | "half"
            | "head"
            | "hour"
            | "kilo"
            | "metre"
            | "minute"
            | "month"
            | "piece"
            | "second"
            | "share"
            | "tonne"
            | "week"
            | "year"
    )
}

/// Adjectives that set a thing beside another one.
fn is_of_another(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "latter"
            | "new"
            | "newer"
            | "next"
            | "old"
            | "older"
            | "original"
            | "other"
            | "previous"
            | "second"
            | "separate"
            | "similar"
            | "smaller"
            | "third"
    )
}

fn is_person(phrase: &str) -> bool {
    let last = phrase.rsplit(char::is_whitespace).next().unwrap_or_default();
    let lower = last.to_lowercase();
    crate::extract::subject::is_kin(&lower)
        || matches!(lower.as_str(), "boy" | "daughter" | "girl" | "man" | "woman" | "widow" | "son")
        || speech::names_person(&lower)
        || ["Mr", "Mrs", "Ms", "Dr", "Dame", "Sir"].iter().any(|title| phrase.starts_with(title))
}

/// The one thing that is named behind a person: "Mr Teller reported on the agreement. It had been signed in May."
fn only_thing(words: &Words<'_>, from: usize) -> Option<Range<usize>> {
    let mut things = (from..words.len()).filter(|&at| is_determiner(words.lower(at)));
    let first = things.next().filter(|&at| matches!(words.lower(at), "the" | "this"))?;
    things.next().is_none().then(|| phrase::described_to_end(words, first)).flatten()
}

/// Whether two pronouns stand for the same kind of thing.
fn is_same(one: &str, other: &str) -> bool {
    let kind = |pronoun: &str| match pronoun {
        "it" | "its" => 0,
        "he" | "his" => 1,
        "she" | "her" => 2,
        _ => 3,
    };
    kind(one) == kind(other)
}

/// Whether a text has a word before which "the" stands.
fn mentions(text: &str, noun: &str) -> bool {
    noun.len() > 2 && text.to_lowercase().contains(&noun.to_lowercase())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Whether a capitalised word or an article stands there, so that a subject may begin.
pub(super) fn may_begin(words: &Words<'_>, index: usize) -> bool {
    is_determiner(words.lower(index))
        || is_capitalised(words, index)
        || speech::is_pronoun(words.lower(index))
}
