//! Participles that open a sentence: "Founded in 1921, the mill …" says that the mill was founded in 1921.

use super::phrase::{is_participle, noun_phrase};
use super::subject::{self, Subject};
use super::{Context, Filling, Inferred};
use crate::extract::speech::{self, Words};

/// Whether a sentence may begin with a participle.
pub(super) fn may_open(sentence: &str) -> bool {
    let first = sentence.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    is_participle(&first.to_lowercase())
}

/// The subject of a sentence, written in before the participle that opens it.
pub(super) fn filling(context: &Context<'_>, words: &Words<'_>) -> Option<Filling> {
    let first = words.get(0)?;
    if !is_participle(words.lower(0)) || words.sentence[..first.start].contains(['"', '“']) {
        return None;
    }
    let start = context.place(context.index).start;
    let (last, subject) = (1..words.len()).find_map(|at| {
        let ends = words.sentence[words.range(at - 1).end..].starts_with(',');
        ends.then(|| subject_at(context, words, at, start)).flatten().map(|subject| (at - 1, subject))
    })?;
    let be = if subject.plural { "were" } else { "was" };
    let participle = words.lower(0);
    Some(Filling {
        inferred: Inferred::Opening,
        stands: start + first.start..start + first.end,
        antecedent: subject.range,
        words: format!("{} {be} {participle}", subject.words),
        was: first,
        reach: words.range(last).end,
    })
}

/// The subject whose clause begins with a word: a noun phrase that no comma divides from its verb, or what a pronoun
/// stands for.
fn subject_at(context: &Context<'_>, words: &Words<'_>, at: usize, start: usize) -> Option<Subject> {
    if !subject::may_begin(words, at) {
        return None;
    }
    let pronoun = words.lower(at);
    if speech::is_pronoun(pronoun) {
        return subject::antecedent(context, pronoun);
    }
    let phrase = noun_phrase(words, at)?;
    let goes_on = phrase.end < words.len() && words.adjoin(phrase.end - 1);
    if !goes_on || words.lower(phrase.end) == "of" && words.lower(at) != "the" {
        return None;
    }
    Subject::of_phrase(context, words, &phrase, start)
}
