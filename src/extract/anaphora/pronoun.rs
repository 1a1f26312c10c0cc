//! Pronouns in the place of a subject: "It was built by 640 people", "Its length is 47 m", "In 1963 she was launched".

use super::phrase::{is_finite, is_participle, is_preposition};
use super::subject::{self, Subject};
use super::{Context, Filling, Inferred};
use crate::extract::speech::Words;
use std::ops::Range;

/// More pronouns of a sentence are not looked at.
const MOST: usize = 3;

const SUBJECTS: &[&str] = &["he", "it", "she", "they"];
const POSSESSIVES: &[&str] = &["his", "its", "their"];

/// Whether a sentence has a pronoun at all.
pub(super) fn may_stand_in(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_alphabetic()).any(|word| {
        (2..=5).contains(&word.len())
            && SUBJECTS.iter().chain(POSSESSIVES).any(|pronoun| word.eq_ignore_ascii_case(pronoun))
    })
}

/// What the pronouns of a sentence stand for.
pub(super) fn fillings(context: &Context<'_>, words: &Words<'_>) -> Vec<Filling> {
    let start = context.place(context.index).start;
    let own = subject::own(words);
    let found = (0..words.len()).filter_map(|at| {
        let pronoun = words.lower(at);
        let possessive = POSSESSIVES.contains(&pronoun);
        if !possessive && !SUBJECTS.contains(&pronoun) || is_in_quotes(words.sentence, words.range(at).start)
        {
            return None;
        }
        if pronoun == "it" && stands_for_nothing(words, at) {
            return None;
        }
        let subject = if is_at_head(words, at) {
            subject::antecedent(context, pronoun)?
        } else {
            // "The line was closed in 1962; it had 11 stations."
            let own = own.as_ref().filter(|own| !possessive && begins_again(words, own.end, at))?;
            let subject = Subject::of_phrase(context, words, own, start)?;
            Some(subject).filter(|subject| subject::agrees(pronoun, subject))?
        };
        let was = words.range(at);
        let ending = if possessive { "'s" } else { "" };
        Some(Filling {
            inferred: Inferred::Pronoun,
            stands: start + was.start..start + was.end,
            antecedent: subject.range,
            was,
            words: format!("{}{ending}", subject.words),
            needs_more: false,
            reach: words.sentence.len(),
        })
    });
    found.take(MOST).collect()
}

/// Whether a pronoun is the subject of its sentence, with nothing before it but "but" or a phrase of time or place that
/// is set in front.
fn is_at_head(words: &Words<'_>, at: usize) -> bool {
    const LONGEST: usize = 8;
    let mut first = 0;
    while matches!(
        words.lower(first),
        "and" | "but" | "so" | "yet" | "then" | "now" | "still" | "today" | "however" | "since"
    ) && first < at
    {
        first += 1;
    }
    if first == at {
        return true;
    }
    let has_verb = || {
        (first..at).any(|index| {
            let word = words.lower(index);
            is_finite(word) || is_participle(word) || word.ends_with("ing")
        })
    };
    is_preposition(words.lower(first)) && at - first <= LONGEST && !has_verb()
}

/// Whether a clause begins with a pronoun behind a semicolon or a conjunction, with no clause of another subject in
/// between.
fn begins_again(words: &Words<'_>, from: usize, at: usize) -> bool {
    let gap = &words.sentence[words.range(at - 1).end..words.range(at).start];
    let joined = matches!(words.lower(at - 1), "and" | "but" | "so")
        && at >= 2
        && words.sentence[words.range(at - 2).end..].starts_with(',');
    let between = &words.sentence[words.range(from.min(at)).start..words.range(at).start];
    let one_mark = between.matches([';', ':', '—', '–', '(']).count() == usize::from(gap.contains(';'));
    let others = (from..at)
        .any(|index| matches!(words.lower(index), "a" | "an" | "another" | "who" | "which" | "that"));
    (gap.contains(';') || joined) && one_mark && !others
}

/// Whether "it" stands for nothing: "it is expected that", "it was in 1920 that", "it took four years to".
fn stands_for_nothing(words: &Words<'_>, at: usize) -> bool {
    let clause = clause_behind(words, at);
    let mut verb = at + 1;
    while matches!(
        words.lower(verb),
        "has" | "had" | "have" | "will" | "would" | "may" | "might" | "also" | "be"
    ) {
        verb += 1;
    }
    let has = |wanted: &[&str]| clause.clone().any(|index| wanted.contains(&words.lower(index)));
    match words.lower(verb) {
        "take" | "takes" | "took" | "taken" | "seems" | "seemed" | "appears" | "appeared" | "happens"
        | "happened" | "turned" | "rained" | "snowed" => true,
        "is" | "was" | "been" | "isn't" | "wasn't" => {
            let told = verb + 1;
            if is_participle(words.lower(told)) {
                has(&["that", "whether"])
            } else {
                has(&["that", "when", "who", "to", "since", "until", "before", "why", "how", "where", "if"])
                    || words.lower(told).ends_with("ly") && has(&["that"])
            }
        }
        _ => false,
    }
}

/// The words behind one, up to a mark that ends its clause.
fn clause_behind(words: &Words<'_>, at: usize) -> Range<usize> {
    let ends = |index: &usize| {
        words.sentence[words.range(*index).end..]
            .trim_start()
            .starts_with([',', ';', ':', '.', '(', '—', '–'])
    };
    at + 1..(at + 1..words.len()).find(ends).map_or(words.len(), |last| last + 1)
}

/// Whether a place stands within quotation marks, or where it cannot be told.
fn is_in_quotes(sentence: &str, at: usize) -> bool {
    let before = &sentence[..at];
    before.matches(['"', '“', '”']).count() > 0
}
