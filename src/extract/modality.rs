//! How firmly a claim is made: asserted, possible, planned, denied or superseded.

use super::clause::verb_clause;
use crate::rule::Modality;
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The modality of a claim. `matched` is the pattern's match, `value` the value with its hedge.
pub(super) fn modality(
    sentence: &str,
    readings: &[Reading],
    value_type: ValueType,
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Modality {
    let inner = matched.start.min(value.start)..matched.end.max(value.end);
    let clause = verb_clause(sentence, readings, value_type, &inner);
    let words = lower_words(sentence, &clause, value);
    let leading = lower_words(sentence, &(0..clause.start), value);
    if is_superseded(&lower_words(sentence, &(clause.start..value.start.max(clause.start)), value), &words) {
        Modality::Superseded
    } else if is_denied(&words) || is_denial(&leading) {
        Modality::Denied
    } else if is_planned(&words) {
        Modality::Planned
    } else if is_possible(&words) || is_conditional(&words) {
        Modality::Possible
    } else {
        Modality::Asserted
    }
}

/// The words of a range in lower case, those of the value left out. "May" the month begins with a
/// capital and is left out too; so is a sentence's first word "May" only if it is followed by "the" or "be".
fn lower_words(sentence: &str, range: &Range<usize>, value: &Range<usize>) -> Vec<String> {
    let mut words = Vec::new();
    let mut start = None;
    let text = &sentence[range.clone()];
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’'));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                start = None;
                let place = range.start + begin..range.start + at;
                if place.start < value.end && value.start < place.end || &text[begin..at] == "May" {
                    continue;
                }
                words.push(text[begin..at].to_lowercase().replace('’', "'"));
            }
            _ => {}
        }
    }
    words
}

fn has(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

fn has_run(words: &[String], run: &[&str]) -> bool {
    words.windows(run.len()).any(|window| window.iter().zip(run).all(|(word, expected)| word == expected))
}

/// "rose to 22 from 14", "previously put at 14", "postponed from June": an older figure, given up.
fn is_superseded(before: &[String], words: &[String]) -> bool {
    let from = before.last().is_some_and(|word| word == "from");
    const CHANGED: &[&str] = &[
        "rose",
        "rise",
        "rises",
        "risen",
        "rising",
        "up",
        "grew",
        "grown",
        "climbed",
        "climbing",
        "jumped",
        "increased",
        "increase",
        "raised",
        "revised",
        "fell",
        "fallen",
        "down",
        "dropped",
        "lowered",
        "cut",
        "reduced",
        "corrected",
        "changed",
        "moved",
        "postponed",
        "delayed",
        "brought",
        "pushed",
        "upgraded",
        "downgraded",
        "increasing",
    ];
    from && has(words, CHANGED)
        || has(before, &["previously", "originally", "initially"])
        || has_run(before, &["at", "first"])
        || has_run(before, &["instead", "of"])
        || has_run(before, &["rather", "than"])
        || has_run(before, &["earlier", "put", "at"])
        || has_run(before, &["initial", "estimate"])
        || has_run(before, &["initial", "figure"])
        || has_run(before, &["corrects", "from"])
}

const NEGATIONS: &[&str] =
    &["not", "never", "denied", "denies", "deny", "denying", "neither", "nor", "cannot"];

/// A negation in the clause itself. "not only", "not yet verified" and the like deny nothing.
fn is_denied(words: &[String]) -> bool {
    words.iter().enumerate().any(|(index, word)| {
        let next = words.get(index + 1).map(String::as_str);
        let negates = NEGATIONS.contains(&word.as_str()) || word.ends_with("n't");
        negates
            && !matches!(
                next,
                Some("only" | "just" | "least" | "fewer" | "less" | "immediately" | "clear" | "merely")
            )
    }) || has_run(words, &["false", "claims"])
        || has_run(words, &["no", "longer"])
}

/// A denial that governs what follows: "denied that", "no evidence that", "it is not true that".
fn is_denial(leading: &[String]) -> bool {
    let tail = &leading[leading.len().saturating_sub(7)..];
    const DENIES: &[&str] = &[
        "denied",
        "denies",
        "denying",
        "rejected",
        "rejects",
        "dismissed",
        "dismisses",
        "refuted",
        "debunked",
        "untrue",
        "false",
        "wrong",
    ];
    let last_few = &tail[tail.len().saturating_sub(4)..];
    has(last_few, DENIES)
        || has_run(tail, &["no", "evidence"])
        || has_run(tail, &["not", "true"])
        || has_run(tail, &["no", "truth"])
}

/// Something that is still to come.
fn is_planned(words: &[String]) -> bool {
    has(
        words,
        &[
            "will",
            "shall",
            "planned",
            "plans",
            "plan",
            "planning",
            "scheduled",
            "intends",
            "intend",
            "upcoming",
            "proposed",
            "aims",
            "hopes",
        ],
    ) || words.iter().any(|word| word.ends_with("'ll"))
        || words.windows(2).any(|pair| pair[1] == "to" && LEADS_TO.contains(&pair[0].as_str()))
}

/// Words after which an infinitive is still to come.
const LEADS_TO: &[&str] = &[
    "expected",
    "due",
    "set",
    "poised",
    "slated",
    "about",
    "going",
    "preparing",
    "prepares",
    "ready",
    "is",
    "are",
];

/// Something that may or may not be so.
fn is_possible(words: &[String]) -> bool {
    has(
        words,
        &[
            "may",
            "might",
            "could",
            "possibly",
            "perhaps",
            "potentially",
            "feared",
            "would",
            "presumably",
            "maybe",
        ],
    )
}

/// A condition: what follows "if" is nobody's statement.
fn is_conditional(words: &[String]) -> bool {
    words.first().is_some_and(|word| matches!(word.as_str(), "if" | "unless" | "whether"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, matched: &str, value: &str, expected: Modality) {
        let range = |part: &str| {
            let start = sentence.find(part).expect("the part stands in the sentence");
            start..start + part.len()
        };
        let found = modality(sentence, &[], ValueType::Count, &range(matched), &range(value));
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn modalities() {
        check("Crews found 22 dead.", "22 dead", "22", Modality::Asserted);
        check("As many as 22 people could have died.", "22 people could have died", "22", Modality::Possible);
        check("The plant will employ 300 people.", "employ 300 people", "300", Modality::Planned);
        check(
            "The firm denied that 300 people were laid off.",
            "300 people were laid off",
            "300",
            Modality::Denied,
        );
        check("The toll rose to 22 from 14.", "toll rose to 22 from 14", "14", Modality::Superseded);
        check("It was not 300 people who left.", "300 people", "300", Modality::Denied);
        check(
            "Not only did 300 people leave, the rest struck.",
            "300 people leave",
            "300",
            Modality::Asserted,
        );
        check("22 died, although the figure has not been verified.", "22 died", "22", Modality::Asserted);
        check("It may rain, and 22 died.", "22 died", "22", Modality::Asserted);
    }
}
