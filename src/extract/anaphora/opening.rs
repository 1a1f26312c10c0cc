//! Participles that open a sentence: "Founded in 1921, the mill …" says that the mill was founded in 1921, and so does
//! "Founded in 1921." under the heading "The mill".

use super::label::heading;
use super::phrase::{is_finite, is_participle, noun_phrase};
use super::subject::{self, Subject};
use super::{Context, Filling, Inferred};
use crate::extract::speech::{self, Words};
use crate::text::BlockKind;

/// Whether a sentence may begin with a participle.
pub(super) fn may_open(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    is_participle(&first.to_lowercase()) || is_adverb(&first.to_lowercase()) && is_participle(second)
}

/// Adverbs before a participle: "First held in 1974, the race …".
fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "first" | "formally" | "last" | "newly" | "officially" | "once" | "originally" | "recently"
    )
}

/// The subject of a sentence, written in before the participle that opens it.
pub(super) fn filling(context: &Context<'_>, words: &Words<'_>) -> Option<Filling> {
    let first = words.get(0)?;
    let participle = usize::from(is_adverb(words.lower(0)));
    if !is_participle(words.lower(participle)) || words.sentence[..first.start].contains(['"', '“']) {
        return None;
    }
    let start = context.place(context.index).start;
    let told = (participle + 1..words.len()).find_map(|at| {
        let ends = words.sentence[words.range(at - 1).end..].starts_with(',');
        ends.then(|| subject_at(context, words, at, start)).flatten().map(|subject| (at - 1, subject))
    });
    let is_first = context.index == 0 || context.block().kind == BlockKind::ListItem;
    let fragment = || Some((fragment_end(words, participle)?, heading(context).filter(|_| is_first)?));
    let (last, subject) = told.or_else(fragment)?;
    let be = if subject.plural { "were" } else { "was" };
    let opening = words.lower(0);
    Some(Filling {
        inferred: Inferred::Opening,
        stands: start + first.start..start + first.end,
        antecedent: subject.range,
        words: format!("{} {be} {opening}", subject.words),
        was: first,
        needs_more: false,
        reach: words.range(last).end,
    })
}

/// The last word of a sentence, or of what stands before its semicolon, where no verb follows the participle: "Opened on
/// 1 June 2019; construction began in 2008."
fn fragment_end(words: &Words<'_>, participle: usize) -> Option<usize> {
    let ends =
        |at: &usize| words.sentence[words.range(*at).end..].trim_start().starts_with([';', ':', '—', '–']);
    let last = (0..words.len()).find(ends).unwrap_or(words.len() - 1);
    let has_verb =
        (participle + 1..=last).any(|at| is_finite(words.lower(at)) || speech::is_pronoun(words.lower(at)));
    (!has_verb).then_some(last)
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
