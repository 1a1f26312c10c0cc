//! How firmly a claim is made: asserted, possible, planned, denied or superseded.

mod denied;
mod planned;
mod possible;
mod superseded;
mod words;

use super::sentence::Sentence;
use crate::rule::Modality;
use crate::value::ValueType;
use denied::{is_called_false, is_counterfactual, is_denial, is_denied_behind, is_negated};
use planned::{is_asked_for, is_planned};
use possible::{is_conditional, is_possible};
use std::ops::Range;
use superseded::{is_set_beside, is_superseded};
pub(super) use words::Lowercase;
use words::Words;

/// The modality of a claim. `matched` is the pattern's match, `value` the value with its hedge.
pub(super) fn modality(
    sentence: &Sentence<'_>,
    value_type: ValueType,
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Modality {
    let inner = matched.start.min(value.start)..matched.end.max(value.end);
    let clause = sentence.clauses.of_verb(value_type, &inner);
    let clause = with_first_conjunct(sentence, value_type, &clause, value);
    let words_of = |range: Range<usize>| sentence.words().between(range, value);
    let text = sentence.text;
    let whole = words_of(clause.clone());
    let behind = words_of(clause.end..text.len());
    let before = words_of(phrase_start(text, value.start).max(clause.start)..value.start.max(clause.start));
    let leading = words_of(0..clause.start);
    let begins_value = |at: usize| sentence.readings.iter().any(|reading| reading.range.start == at);
    let to_another = text[value.end..].starts_with(" to ") && begins_value(value.end + " to ".len());
    if is_superseded(&before, &whole, &leading, to_another)
        || is_set_beside(&before, &whole, &leading, value_type)
    {
        Modality::Superseded
    } else if is_negated(&words_of(clause.start..inner.end))
        || is_called_false(&whole)
        || is_denial(&leading)
        || is_denied_behind(&words_of(0..value.start), &words_of(value.end..text.len()))
        || is_counterfactual(&whole, &behind)
    {
        Modality::Denied
    } else if is_planned(&whole)
        || is_planned(&predicate(sentence, &clause, value))
        || is_asked_for(&words_of(clause.start..matched.start.max(clause.start)))
    {
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

/// A clause that only goes on with what the one before it says, "and 14 hurt" behind "could leave three dead",
/// together with that one: it has no verb of its own that could say otherwise.
fn with_first_conjunct(
    sentence: &Sentence<'_>,
    value_type: ValueType,
    clause: &Range<usize>,
    value: &Range<usize>,
) -> Range<usize> {
    const VERBS: &[&str] = &[
        "are", "be", "been", "can", "could", "did", "died", "does", "do", "fell", "had", "has", "have", "is",
        "may", "might", "must", "remain", "remained", "rose", "said", "should", "was", "were", "will",
        "would",
    ];
    const MOST_WORDS: usize = 4;
    let begins = &sentence.text[clause.start..value.start.max(clause.start)];
    let mut words = begins.split_whitespace();
    let joined = words.next() == Some("and") && words.count() <= MOST_WORDS;
    let own = sentence.words().between(clause.clone(), value);
    let has_verb = own.any(VERBS) || own.0.iter().any(|word| word.len() > 4 && word.ends_with("ed"));
    if !joined || has_verb || clause.start == 0 {
        return clause.clone();
    }
    let before = clause.start - 1..clause.start;
    sentence.clauses.of_verb(value_type, &before).start..clause.end
}

/// What is said of a thing whose figure stands in an addition to it: "will report in May" in "a study of children,
/// with 212 patients, will report in May". Nothing where the clause of the value is no such addition.
fn predicate<'w>(sentence: &'w Sentence<'_>, clause: &Range<usize>, value: &Range<usize>) -> Words<'w> {
    const ADDING: &[&str] = &["at", "for", "including", "of", "with", "worth"];
    const MODALS: &[&str] = &["are", "could", "is", "may", "might", "should", "will", "would"];
    let text = sentence.text;
    let first = text[clause.clone()].split_whitespace().next().unwrap_or_default();
    let behind = text.get(clause.end..).and_then(|rest| rest.strip_prefix(','));
    let Some(behind) = behind.filter(|_| ADDING.contains(&first)) else { return Words(Vec::new()) };
    let start = text.len() - behind.len();
    let end = behind.find([',', ';', ':']).map_or(text.len(), |end| start + end);
    let words = sentence.words().between(start..end, value);
    let is_predicate = words.0.first().is_some_and(|word| MODALS.contains(word));
    if is_predicate { words } else { Words(Vec::new()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, matched: &str, value: &str, expected: Modality) {
        let range = |part: &str| {
            let start = sentence.find(part).expect("the part stands in the sentence");
            start..start + part.len()
        };
        let read = Sentence::new(sentence, &[]);
        let found = modality(&read, ValueType::Count, &range(matched), &range(value));
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
        check("Police expect 300 people along the route.", "300 people", "300", Modality::Planned);
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
        check(
            "The number could have been 300 if it rained.",
            "number could have been 300",
            "300",
            Modality::Denied,
        );
        check("Talk of 300 job cuts is simply wrong.", "300 job cuts", "300", Modality::Denied);
        check("The firm has ruled out paying 300 crowns.", "paying 300", "300", Modality::Denied);
        check(
            "He does not believe the rumour, spread on the web, that 300 died.",
            "300 died",
            "300",
            Modality::Denied,
        );
        check("There are no plans to cut 300 jobs.", "cut 300 jobs", "300", Modality::Denied);
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
        check("Earlier reports of 14 deaths were wrong.", "14 deaths", "14", Modality::Superseded);
        check("Holm first put the toll at 14.", "toll at 14", "14", Modality::Superseded);
        check(
            "The cost had been estimated at 14 crowns.",
            "cost had been estimated at 14",
            "14",
            Modality::Superseded,
        );
        check("This compares with 14 deaths a week before.", "14 deaths", "14", Modality::Superseded);
        check("It had fewer than the 14 deaths of the average.", "14 deaths", "14", Modality::Superseded);
        check("By comparison, 14 died there.", "14 died", "14", Modality::Superseded);
        check(
            "For comparison, the Ada, lost in May, had no lamps, and 14 died there.",
            "14 died",
            "14",
            Modality::Superseded,
        );
        check(
            "An earlier bid, of 14 crowns a share, failed.",
            "14 crowns a share",
            "14",
            Modality::Superseded,
        );
    }
}
