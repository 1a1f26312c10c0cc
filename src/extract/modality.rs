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
    let words_of = |range: Range<usize>| Words::new(sentence, range, value);
    let whole = words_of(clause.clone());
    let before =
        words_of(phrase_start(sentence, value.start).max(clause.start)..value.start.max(clause.start));
    let leading = words_of(0..clause.start);
    let to_another = sentence[value.end..]
        .strip_prefix(" to ")
        .is_some_and(|_| readings.iter().any(|reading| reading.range.start == value.end + " to ".len()));
    if is_superseded(&before, &whole, &leading, to_another) {
        Modality::Superseded
    } else if is_negated(&words_of(clause.start..inner.end))
        || is_called_false(&whole)
        || is_denial(&leading)
        || whole.pair(&["would"], &["have"])
    {
        Modality::Denied
    } else if is_planned(&whole) {
        Modality::Planned
    } else if is_possible(&whole) || is_conditional(&whole) {
        Modality::Possible
    } else {
        Modality::Asserted
    }
}

/// Where the phrase begins that the value ends: behind the last comma or the like.
fn phrase_start(sentence: &str, value: usize) -> usize {
    let marks = sentence[..value].char_indices().rev();
    let mut marks = marks.filter(|(at, c)| {
        let in_figure = sentence.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        matches!(c, ',' | ';' | ':' | '(' | '—') && !in_figure
    });
    marks.next().map_or(0, |(at, c)| at + c.len_utf8())
}

/// The words of a stretch in lower case, those of the value left out.
struct Words(Vec<String>);

impl Words {
    /// "May" with a capital is taken for the month, and left out.
    fn new(sentence: &str, range: Range<usize>, value: &Range<usize>) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        let text = &sentence[range.clone()];
        for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
            let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’'));
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(begin)) => {
                    start = None;
                    let in_value = range.start + begin < value.end && value.start < range.start + at;
                    if !in_value && &text[begin..at] != "May" {
                        words.push(text[begin..at].to_lowercase().replace('’', "'"));
                    }
                }
                _ => {}
            }
        }
        Self(words)
    }

    fn any(&self, of: &[&str]) -> bool {
        self.0.iter().any(|word| of.contains(&word.as_str()))
    }

    /// A word of the first list directly before one of the second.
    fn pair(&self, first: &[&str], second: &[&str]) -> bool {
        self.0.windows(2).any(|pair| first.contains(&pair[0].as_str()) && second.contains(&pair[1].as_str()))
    }

    fn last(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The last few words.
    fn tail(&self, count: usize) -> Self {
        Self(self.0[self.0.len().saturating_sub(count)..].to_vec())
    }
}

/// An older figure, or that of an older offer, given up or set beside the new one: "rose to 22 from 14", "previously put at
/// 14", "compared with 14 a year ago", "an earlier version said 14".
///
/// `to_another`: "to" and another figure stand behind the value: "widened from 6 to 8 km".
fn is_superseded(before: &Words, whole: &Words, leading: &Words, to_another: bool) -> bool {
    const RANGES: &[&str] = &["range", "ranged", "ranges", "ranging", "varied", "varies", "vary", "varying"];
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
        "increasing",
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
        "doubled",
        "tripled",
        "higher",
        "lower",
        "gain",
        "growth",
        "improved",
        "slid",
        "slipped",
        "surged",
        "shrank",
        "expanded",
    ];
    const OLDER: &[&str] = &["previous", "earlier", "initial", "prior", "original", "first"];
    const FIGURES: &[&str] = &[
        "estimate",
        "estimates",
        "figure",
        "toll",
        "count",
        "tally",
        "total",
        "number",
        "version",
        "forecast",
        "date",
        "offer",
        "bid",
        "approach",
        "proposal",
        "record",
        "reading",
    ];
    before.last() == "from" && (whole.any(CHANGED) || to_another && !whole.any(RANGES))
        || before.any(&[
            "previously",
            "originally",
            "initially",
            "mistakenly",
            "incorrectly",
            "erroneously",
            "misstated",
        ])
        || before.pair(&["at"], &["first"])
        || before.pair(&["instead"], &["of"])
        || before.pair(&["rather"], &["than"])
        || before.pair(OLDER, FIGURES)
        || leading.pair(OLDER, &["version"])
        || leading.tail(4).pair(OLDER, FIGURES)
        || before.tail(3).pair(&["compared"], &["with", "to"])
        || matches!(before.last(), "versus" | "against")
            && !whole.any(&["fight", "war", "fought", "case", "charges"])
}

/// A negation before the end of the match. "not only", "not far from" and the like deny nothing.
fn is_negated(words: &Words) -> bool {
    const NEGATIONS: &[&str] = &[
        "not", "never", "denied", "denies", "deny", "denying", "neither", "nor", "cannot", "none", "nobody",
    ];
    const HARMLESS: &[&str] = &[
        "only",
        "just",
        "least",
        "fewer",
        "less",
        "immediately",
        "clear",
        "merely",
        "far",
        "long",
        "including",
        "counting",
        "yet",
        "surprisingly",
        "known",
    ];
    let negates = |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't");
    words.0.iter().enumerate().any(|(index, word)| {
        negates(word) && words.0.get(index + 1).is_none_or(|next| !HARMLESS.contains(&next.as_str()))
    }) || words.pair(&["no"], &["longer"])
}

/// "reports that 300 died are false"
fn is_called_false(words: &Words) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "as"];
    const FALSE: &[&str] =
        &["false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "fabricated", "fake"];
    words.pair(BE, FALSE) || words.pair(&["false"], &["claims", "claim", "reports", "rumours", "rumors"])
}

/// A denial that governs what follows: "denied that", "no evidence that", "it is not true that".
fn is_denial(leading: &Words) -> bool {
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
    const TOLD: &[&str] = &[
        "allegation",
        "allegations",
        "claim",
        "claims",
        "report",
        "reports",
        "rumour",
        "rumours",
        "rumor",
        "rumors",
        "suggestion",
        "suggestions",
    ];
    let denies_what_is_told = leading.tail(9).0.windows(3).any(|three| {
        DENIES.contains(&three[0].as_str()) && three[1..].iter().any(|word| TOLD.contains(&word.as_str()))
    });
    denies_what_is_told
        || leading.tail(4).any(DENIES)
        || leading.tail(7).pair(&["no"], &["evidence", "truth", "indication", "sign"])
        || leading.tail(7).pair(&["not"], &["true", "correct"])
}

/// Something that is still to come.
fn is_planned(words: &Words) -> bool {
    const PLANS: &[&str] = &[
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
        "proposes",
        "aims",
        "hopes",
        "forecast",
        "forecasts",
        "projected",
        "expects",
        "pledged",
        "pledges",
        "vowed",
    ];
    // "Exercise to begin on 3 June": the future of headlines.
    const COMING: &[&str] =
        &["begin", "close", "end", "host", "launch", "meet", "open", "resume", "return", "start", "vote"];
    // Words after which an infinitive is still to come.
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
    let would = words
        .0
        .iter()
        .enumerate()
        .any(|(index, word)| word == "would" && words.0.get(index + 1).is_none_or(|next| next != "have"));
    let is_to = words.0.windows(3).any(|three| {
        matches!(three[0].as_str(), "is" | "are")
            && matches!(three[1].as_str(), "now" | "then" | "also" | "still")
            && three[2] == "to"
    });
    would
        || is_to
        || words.any(PLANS)
        || words.pair(LEADS_TO, &["to"])
        || words.pair(&["to"], COMING)
        || words.pair(&["under"], &["consideration", "discussion", "negotiation", "study"])
        || words.0.iter().any(|word| word.ends_with("'ll"))
}

/// Something that may or may not be so.
fn is_possible(words: &Words) -> bool {
    words.any(&[
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
        "rumours",
        "rumors",
        "rumoured",
        "rumored",
        "unconfirmed",
    ])
}

/// A condition: what follows "if" is nobody's statement.
fn is_conditional(words: &Words) -> bool {
    words.0.first().is_some_and(|word| matches!(word.as_str(), "if" | "unless" | "whether"))
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
    fn asserted() {
        check("Crews found 22 dead.", "22 dead", "22", Modality::Asserted);
        check(
            "Not only did 300 people leave, the rest struck.",
            "300 people leave",
            "300",
            Modality::Asserted,
        );
        check("22 died, although the figure has not been verified.", "22 died", "22", Modality::Asserted);
        check("It may rain, and 22 died.", "22 died", "22", Modality::Asserted);
        check("The 22 dead have not been named.", "22 dead", "22", Modality::Asserted);
        check("The toll was 22, not 14.", "toll was 22", "22", Modality::Asserted);
    }

    #[test]
    fn possible_and_planned() {
        check("As many as 22 people could have died.", "22 people could have died", "22", Modality::Possible);
        check("If 22 people died, so be it.", "22 people died", "22", Modality::Possible);
        check("The plant will employ 300 people.", "employ 300 people", "300", Modality::Planned);
        check("The plant is now to employ 300 people.", "employ 300 people", "300", Modality::Planned);
        check("She said the plant would employ 300 people.", "employ 300 people", "300", Modality::Planned);
    }

    #[test]
    fn denied() {
        check(
            "The firm denied that 300 people were laid off.",
            "300 people were laid off",
            "300",
            Modality::Denied,
        );
        check("It was not 300 people who left.", "300 people", "300", Modality::Denied);
        check("Reports that 300 people died are false.", "300 people died", "300", Modality::Denied);
        check("There is no evidence that 300 people died.", "300 people died", "300", Modality::Denied);
        check("The ferry would have cost 300 crowns.", "cost 300", "300", Modality::Denied);
    }

    #[test]
    fn superseded() {
        check("The toll rose to 22 from 14.", "toll rose to 22 from 14", "14", Modality::Superseded);
        check(
            "The toll, initially put at 14, was 22.",
            "toll, initially put at 14",
            "14",
            Modality::Superseded,
        );
        check(
            "It made 22 boats, compared with 14 a year ago.",
            "made 22 boats, compared with 14",
            "14",
            Modality::Superseded,
        );
        check("An earlier version said that 14 died.", "14 died", "14", Modality::Superseded);
        check(
            "An earlier bid, of 14 crowns a share, failed.",
            "14 crowns a share",
            "14",
            Modality::Superseded,
        );
    }
}
