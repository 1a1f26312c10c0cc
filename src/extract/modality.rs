//! How firmly a claim is made: asserted, possible, planned, denied or superseded.

use super::sentence::Sentence;
use super::speech;
use crate::rule::Modality;
use crate::value::ValueType;
use std::borrow::Cow;
use std::ops::Range;

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

/// The words of a sentence in lower case.
pub(super) struct Lowercase<'s>(Vec<(Range<usize>, Cow<'s, str>)>);

impl<'s> Lowercase<'s> {
    /// "May" with a capital is taken for the month, and left out.
    pub(super) fn of(sentence: &'s str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in sentence.char_indices().chain(std::iter::once((sentence.len(), ' '))) {
            let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '’'));
            match (inside, start) {
                (true, None) => start = Some(at),
                (false, Some(begin)) => {
                    start = None;
                    if &sentence[begin..at] != "May" {
                        words.push((begin..at, speech::lower(&sentence[begin..at])));
                    }
                }
                _ => {}
            }
        }
        Self(words)
    }

    /// Those of a stretch, those of the value left out.
    fn between(&self, range: Range<usize>, value: &Range<usize>) -> Words<'_> {
        let from = self.0.partition_point(|(word, _)| word.start < range.start);
        let inside = self.0[from..].iter().take_while(|(word, _)| word.end <= range.end);
        let others = inside.filter(|(word, _)| word.end <= value.start || value.end <= word.start);
        Words(others.map(|(_, word)| &**word).collect())
    }
}

/// Some words of a sentence, in order.
struct Words<'w>(Vec<&'w str>);

impl Words<'_> {
    fn any(&self, of: &[&str]) -> bool {
        self.0.iter().any(|word| of.contains(word))
    }

    /// A word of the first list directly before one of the second.
    fn pair(&self, first: &[&str], second: &[&str]) -> bool {
        self.0.windows(2).any(|pair| first.contains(&pair[0]) && second.contains(&pair[1]))
    }

    /// "first put at 14", "had been estimated at 14", "was to have opened": said or meant once, and no longer.
    fn is_given_up(&self) -> bool {
        const SAID: &[&str] = &[
            "announced",
            "believed",
            "budgeted",
            "estimated",
            "expected",
            "feared",
            "forecast",
            "given",
            "listed",
            "planned",
            "priced",
            "projected",
            "put",
            "reported",
            "said",
            "scheduled",
            "spoke",
            "spoken",
            "thought",
        ];
        const MEANT: &[&str] = &[
            "asked",
            "budgeted",
            "expected",
            "feared",
            "hoped",
            "intended",
            "planned",
            "predicted",
            "proposed",
            "sought",
            "wanted",
        ];
        let word = |index: usize| self.0.get(index).copied().unwrap_or_default();
        let then = |index: usize, of: &[&str]| {
            of.contains(&word(index)) || word(index) == "been" && of.contains(&word(index + 1))
        };
        (0..self.0.len()).any(|index| match word(index) {
            "first" => then(index + 1, SAID) || matches!(word(index + 1), "asked" | "demanded" | "offered"),
            "had" => {
                word(index + 1) == "been" && SAID.contains(&word(index + 2))
                    || MEANT.contains(&word(index + 1))
                    || matches!(word(index + 1), "spoken" | "talked")
                        && word(index + 2) == "of"
                        && !self.any(&["report", "reports", "statement", "study"])
            }
            // "there were to be 80", "was to cost €2 billion"; the "to be" of "is to be" is a plan that stands.
            "was" | "were" => word(index + 1) == "to" && matches!(word(index + 2), "be" | "cost" | "have"),
            _ => false,
        })
    }

    fn last(&self) -> &str {
        self.0.last().copied().unwrap_or_default()
    }

    /// "to begin" where no verb before it takes an infinitive: "needed minutes to start" plans nothing, nor do "from
    /// front to end", "end to end" and "start to finish", which say how far something goes.
    fn is_headline_future(&self, verbs: &[&str]) -> bool {
        const TAKE: &[&str] =
            &["able", "had", "has", "have", "needs", "takes", "time", "took", "enough", "order"];
        const ENDS: &[&str] = &["beginning", "end", "front", "start", "top"];
        self.0.windows(2).enumerate().any(|(index, pair)| {
            let before = &self.0[..index];
            let is_distance = before.last().is_some_and(|last| ENDS.contains(last))
                || before.len() > 1 && before[before.len() - 2] == "from";
            pair[0] == "to"
                && verbs.contains(&pair[1])
                && !is_distance
                && !before.iter().any(|word| word.ends_with("ed") || TAKE.contains(word))
        })
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
    const LATELY: &[&str] = &["now", "recently", "today"];
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
        || whole.is_given_up()
        || before.tail(2).pair(&["had"], &["been"])
        || (before.pair(&["until"], LATELY) || leading.tail(5).pair(&["until"], LATELY))
            && !whole.any(&["has", "have"])
        || before.pair(&["instead"], &["of"])
        || before.pair(&["rather"], &["than"])
        || before.pair(OLDER, FIGURES)
        || before.pair(&["earlier", "early", "initial", "first"], &["reports", "accounts", "estimates"])
        || leading.pair(OLDER, &["version"])
        || leading.tail(4).pair(OLDER, FIGURES)
}

/// A figure of something else, which this one is only measured by: "compared with 14 a year ago", "fewer than the 14
/// of last year", "by comparison, 14 died there".
fn is_set_beside(before: &Words, whole: &Words, leading: &Words, value_type: ValueType) -> bool {
    const COMPARISON: &[&str] = &["comparison", "contrast"];
    // What burned down on a day did so.
    let is_less_or_more = before.tail(3).pair(&["is", "are", "was", "were"], &["down", "up"]);
    before.tail(3).pair(&["compared"], &["with", "to"])
        || before.tail(4).pair(&["compares"], &["with", "to"])
        || before.tail(2).pair(&["down", "up"], &["on"]) && (value_type != ValueType::Date || is_less_or_more)
        || before.tail(2).pair(&["than"], &["the", "its", "their", "his", "her"])
        || before.tail(3).pair(&["short", "shy"], &["of"])
        || leading.tail(3).pair(&["by", "in", "for"], COMPARISON)
        || whole.pair(&["by", "in", "for"], COMPARISON)
        || matches!(before.last(), "versus" | "against")
            && !whole.any(&["fight", "war", "fought", "case", "charges"])
}

/// What was not so, though it might have been: "would have cost 14", "could have been 14 if".
fn is_counterfactual(whole: &Words, behind: &Words) -> bool {
    whole.pair(&["would"], &["have"])
        || whole.pair(&["could", "might"], &["have"]) && behind.0.first().is_some_and(|word| *word == "if")
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
        "quite",
        "known",
    ];
    let negates = |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't");
    words.0.iter().enumerate().any(|(index, word)| {
        negates(word) && words.0.get(index + 1).is_none_or(|next| !HARMLESS.contains(next))
    }) || words.pair(&["no"], &["longer", "plans", "plan", "intention"])
        || words.pair(&["ruled", "rules", "ruling"], &["out"])
        || words.pair(&["contrary"], &["to"])
        || words.pair(&["turned"], &["down"])
        || words.any(&["rebuffed", "spurned"])
}

/// "reports that 300 died are false"
fn is_called_false(words: &Words) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "as"];
    const FALSE: &[&str] =
        &["false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "fabricated", "fake"];
    const SIMPLY: &[&str] = &["completely", "entirely", "just", "plainly", "simply", "totally"];
    let simply = words
        .0
        .windows(3)
        .any(|three| BE.contains(&three[0]) && SIMPLY.contains(&three[1]) && FALSE.contains(&three[2]));
    simply
        || words.pair(BE, FALSE)
        || words.pair(&["false"], &["claims", "claim", "reports", "rumours", "rumors"])
}

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

/// Nouns for what is told and may be denied.
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

/// What is denied once it has been told: "suggestions that a door had been forced were denied", "“ahead by 40”, a
/// claim that the board called false".
fn is_denied_behind(before: &Words, behind: &Words) -> bool {
    const FIGURES: &[&str] = &["account", "estimate", "figure", "number"];
    let told_before = before.pair(TOLD, &["that", "of"])
        && behind.pair(&["been", "be", "was", "were", "is", "are"], DENIES);
    let told_behind = behind.0.windows(2).take(6).any(|pair| {
        matches!(pair[0], "a" | "an" | "which") && (TOLD.contains(&pair[1]) || FIGURES.contains(&pair[1]))
    });
    told_before || told_behind && Words(behind.0.iter().take(14).copied().collect()).any(DENIES)
}

/// A denial that governs what follows: "denied that", "no evidence that", "it is not true that".
fn is_denial(leading: &Words) -> bool {
    let denies_what_is_told = leading
        .tail(9)
        .0
        .windows(3)
        .any(|three| DENIES.contains(&three[0]) && three[1..].iter().any(|word| TOLD.contains(word)));
    denies_what_is_told
        || leading.tail(4).any(DENIES)
        || leading.tail(7).pair(&["no"], &["evidence", "truth", "indication", "sign"])
        || leading.tail(7).pair(&["not"], &["true", "correct"])
        || leading.tail(12).pair(&["not", "don't", "doesn't", "didn't"], &["believe", "accept"])
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
        "predict",
        "predicted",
        "predicting",
        "predicts",
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
    let would =
        words.0.iter().enumerate().any(|(index, word)| {
            *word == "would" && words.0.get(index + 1).is_none_or(|next| *next != "have")
        });
    let is_to = words.0.windows(3).any(|three| {
        matches!(three[0], "is" | "are")
            && matches!(three[1], "now" | "then" | "also" | "still")
            && three[2] == "to"
    });
    would
        || is_to
        || words.any(PLANS)
        || words.pair(LEADS_TO, &["to"])
        || words.is_headline_future(COMING)
        || words.pair(&["call", "called", "calling", "calls"], &["for"])
        || words.pair(&["under"], &["consideration", "discussion", "negotiation", "study"])
        || words.0.iter().any(|word| word.ends_with("'ll"))
}

/// What somebody wants and has not got, or waits for: "the union demands 14%, and a bonus of 1,500", "police expect
/// 40,000 people". Where the rule is about the demand, its pattern names it.
fn is_asked_for(before: &Words<'_>) -> bool {
    const WANTING: &[&str] = &["seek", "seeking", "seeks", "want", "wants"];
    // "Expect rents of 1,200" is advice.
    const WAITING: &[&str] = &["anticipate", "anticipates", "await", "expect", "expecting"];
    let waits = before.0.len() > 1 && before.tail(2).any(WAITING);
    before.any(&["demanding", "demands"]) || before.tail(2).any(WANTING) || waits
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
        "fear",
        "feared",
        "fearing",
        "fears",
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
    words.0.first().is_some_and(|word| matches!(*word, "if" | "unless" | "whether"))
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
            "An earlier bid, of 14 crowns a share, failed.",
            "14 crowns a share",
            "14",
            Modality::Superseded,
        );
    }
}
