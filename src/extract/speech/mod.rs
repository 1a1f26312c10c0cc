//! The words of reporting: nouns for figures and reports, and what may stand around a verb of saying. Its rooms hold the
//! words of a sentence, verbs of saying, and those who may speak.
//!
//! Word classes of English only: it knows nobody by name.

mod somebody;
mod verb;
mod words;

pub(super) use somebody::{
    begins_no_name, begins_speaker, ends_name, is_nobody, is_pronoun, is_somebody, names_body, names_person,
    names_somebody,
};
pub(super) use verb::{Verb, ends_clause, inverts, is_told_of, takes_object, verb};
pub(super) use words::{Words, lower};

use std::ops::Range;

/// Nouns behind which "by" names who says it: "claims by the army that".
pub(super) fn is_noun_of_saying(word: &str) -> bool {
    matches!(
        word,
        "claim"
            | "claims"
            | "report"
            | "reports"
            | "statement"
            | "statements"
            | "estimate"
            | "estimates"
            | "assertion"
            | "allegation"
            | "allegations"
            | "suggestion"
            | "suggestions"
            | "announcement"
            | "count"
            | "tally"
            | "assessment"
    )
}

pub(super) fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "which" | "whose")
}

/// Whether a noun such as "figures" stands among these words, none of them behind a comma.
pub(super) fn has_report_noun(words: &Words<'_>, range: Range<usize>) -> bool {
    const NOUNS: &[&str] = &[
        "assessment",
        "documents",
        "filings",
        "information",
        "report",
        "reports",
        "statement",
        "statistics",
    ];
    let (Some(first), Some(last)) = (words.get(range.start), words.get(range.end.wrapping_sub(1))) else {
        return false;
    };
    first.start <= last.start
        && !words.sentence[first.start..last.end].contains([',', ';', ':'])
        && range.into_iter().any(|at| {
            let lower = words.lower(at);
            NOUNS.contains(&lower) || is_figure_noun(lower)
        })
}

/// Nouns of what is counted or given out.
pub(super) fn is_figure_noun(word: &str) -> bool {
    const FIGURES: &[&str] = &[
        "account",
        "count",
        "data",
        "estimate",
        "estimates",
        "figure",
        "figures",
        "number",
        "numbers",
        "tally",
        "toll",
    ];
    FIGURES.contains(&word)
}

/// Nouns of time, which own figures without giving them: "last year's figure".
pub(super) fn is_time_noun(word: &str) -> bool {
    const TIMES: &[&str] = &[
        "april",
        "august",
        "century",
        "day",
        "decade",
        "december",
        "evening",
        "february",
        "friday",
        "it",
        "january",
        "july",
        "june",
        "march",
        "may",
        "monday",
        "month",
        "morning",
        "night",
        "november",
        "october",
        "quarter",
        "saturday",
        "season",
        "september",
        "sunday",
        "that",
        "thursday",
        "today",
        "tuesday",
        "wednesday",
        "week",
        "weekend",
        "what",
        "year",
        "yesterday",
    ];
    TIMES.contains(&word)
}

pub(super) fn is_form_of_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being")
}

/// Prepositions at the head of a sentence, before its subject.
pub(super) fn begins_adverbial(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "by"
            | "during"
            | "over"
            | "under"
            | "for"
            | "with"
            | "amid"
            | "despite"
            | "late"
            | "early"
            | "from"
            | "within"
            | "without"
            | "throughout"
            | "meanwhile"
            | "however"
            | "last"
            | "earlier"
    )
}

/// Words that may stand between a subject and its verb.
pub(super) fn stands_before_verb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "further"
            | "later"
            | "earlier"
            | "previously"
            | "has"
            | "have"
            | "had"
            | "officially"
            | "recently"
            | "now"
            | "first"
            | "then"
            | "since"
            | "repeatedly"
            | "initially"
            | "reportedly"
            | "again"
            | "privately"
            | "publicly"
            | "still"
            | "already"
            | "only"
            | "formally"
    )
}

/// Words before which a subject begins.
pub(super) fn begins_clause(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "which"
            | "while"
            | "as"
            | "because"
            | "although"
            | "though"
            | "but"
            | "when"
            | "where"
            | "whereas"
            | "if"
            | "since"
            | "after"
            | "before"
            | "so"
            | "yet"
            | "were"
            | "was"
            | "are"
            | "is"
    )
}
