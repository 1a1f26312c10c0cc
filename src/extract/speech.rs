//! The words of reporting: verbs of saying, nouns for figures and reports, and what may stand around them.
//!
//! Word classes of English only: it knows nobody by name.

use std::borrow::Cow;
use std::ops::Range;

/// The words of a sentence, hyphens and apostrophes inside them.
pub(super) struct Words<'s> {
    pub(super) sentence: &'s str,
    words: Vec<Word<'s>>,
}

struct Word<'s> {
    range: Range<usize>,
    /// In lower case, with straight apostrophes.
    lower: Cow<'s, str>,
}

/// A verb of saying that begins at some word.
pub(super) struct Verb {
    /// The index of its last word: of "out" in "pointed out".
    pub(super) last: usize,
}

impl<'s> Words<'s> {
    pub(super) fn of(sentence: &'s str) -> Self {
        let mut words = Vec::new();
        let mut chars = sentence.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some((at, c)) =
                chars.next_if(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.'))
            {
                end = at + c.len_utf8();
            }
            while sentence[start..end].ends_with('.') && !sentence[start..end - 1].contains('.') {
                end -= 1;
            }
            words.push(Word { range: start..end, lower: lower(&sentence[start..end]) });
        }
        Self { sentence, words }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The first word that begins at a place or behind it.
    pub(super) fn first_behind(&self, place: usize) -> usize {
        self.words.partition_point(|word| word.range.start < place)
    }

    pub(super) fn get(&self, index: usize) -> Option<Range<usize>> {
        self.words.get(index).map(|word| word.range.clone())
    }

    pub(super) fn range(&self, index: usize) -> Range<usize> {
        self.words[index].range.clone()
    }

    pub(super) fn text(&self, index: usize) -> &'s str {
        self.get(index).map_or("", |range| &self.sentence[range])
    }

    /// In lower case, with straight apostrophes; empty where there is no such word.
    pub(super) fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.lower)
    }

    pub(super) fn is(&self, index: usize, expected: &str) -> bool {
        self.text(index).eq_ignore_ascii_case(expected)
    }

    /// Whether no mark stands between a word and the next.
    pub(super) fn adjoin(&self, index: usize) -> bool {
        let Some(next) = self.get(index + 1) else { return false };
        !self.sentence[self.range(index).end..next.start]
            .contains([',', ';', ':', '—', '–', '.', '“', '”', '"'])
    }

    /// Whether a verb in -ed is told of a thing with a figure before it: "3,940 cases recorded".
    pub(super) fn is_participle_of_thing(&self, verb: usize, subject: Range<usize>) -> bool {
        let counted = subject.clone().any(|at| self.text(at).starts_with(|c: char| c.is_ascii_digit()));
        counted && self.lower(verb).ends_with("ed") && subject.end == verb
    }
}

/// A word in lower case, with straight apostrophes. Most words are written so.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}

/// If a verb of saying begins at `index`: where it ends.
pub(super) fn verb(words: &Words<'_>, index: usize) -> Option<Verb> {
    let lower = words.lower(index);
    if lower == "pointed" && words.is(index + 1, "out") {
        return Some(Verb { last: index + 1 });
    }
    if matches!(lower, "spoke" | "speaks" | "warned" | "warns") && words.is(index + 1, "of") {
        return Some(Verb { last: index + 1 });
    }
    if lower == "ruled" && words.is(index + 1, "out") {
        return Some(Verb { last: index + 1 });
    }
    if lower == "put" {
        let object = words.lower(index + 1);
        let is_figure =
            matches!(object, "the" | "its" | "his" | "her" | "their" | "it" | "losses" | "casualties");
        return is_figure.then_some(Verb { last: index });
    }
    if GIVING.binary_search(&lower).is_ok() {
        let found =
            (index + 1..(index + 5).min(words.len())).find(|&next| is_figure_noun(words.lower(next)))?;
        return Some(Verb { last: found });
    }
    VERBS.binary_search(&lower).ok()?;
    let other = is_noun_here(words, index) || is_adjective_here(words, index) || takes_lives(words, index);
    (!other).then_some(Verb { last: index })
}

/// Whether a word that is both noun and verb is the noun: "another estimate", "the latest reports", "initial reports spoke of".
/// Behind a name or a plural it is the verb: "officials estimate", "Norway reports".
fn is_noun_here(words: &Words<'_>, index: usize) -> bool {
    const BOTH: &[&str] = &[
        "claim",
        "claims",
        "count",
        "counts",
        "estimate",
        "estimates",
        "fear",
        "fears",
        "hopes",
        "notes",
        "puts",
        "records",
        "report",
        "reports",
        "state",
        "states",
    ];
    if !BOTH.contains(&words.lower(index)) {
        return false;
    }
    let next = words.lower(index + 1);
    if matches!(next, "of" | "by" | "from") || VERBS.binary_search(&next).is_ok() || next == "spoke" {
        return true;
    }
    let Some(before) = (0..index).rev().find(|&at| !stands_before_verb(words.lower(at))) else {
        return true;
    };
    let (text, lower) = (words.text(before), words.lower(before));
    let names_someone = text.starts_with(char::is_uppercase) || lower.ends_with('s') || lower == "police"
        // "the health department counts": a singular has a verb in -s behind it.
        || words.lower(index).ends_with('s') && is_body(lower);
    !names_someone || matches!(lower, "a" | "an" | "another" | "no") || MODIFIERS.contains(&lower)
}

/// "a reported fee of 40": a participle between article and noun.
fn is_adjective_here(words: &Words<'_>, index: usize) -> bool {
    let before = words.lower(index.wrapping_sub(1));
    words.lower(index).ends_with("ed")
        && matches!(before, "a" | "an" | "the" | "its" | "his" | "her" | "their")
}

/// "the storm claimed 40 lives": kills, and says nothing.
fn takes_lives(words: &Words<'_>, index: usize) -> bool {
    words.lower(index).starts_with("claim")
        && (index + 1..index + 6).any(|at| matches!(words.lower(at), "lives" | "victims" | "life"))
}

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

/// Whether a word may begin the name of a speaker behind "by": a name, a plural, a known body, an article.
pub(super) fn begins_speaker(words: &Words<'_>, index: usize) -> bool {
    let lower = words.lower(index);
    words.text(index).starts_with(char::is_uppercase)
        || matches!(lower, "the" | "its" | "his" | "her" | "their" | "a" | "an" | "police")
        || lower.ends_with('s')
        || (index..index + 4).any(|at| is_body(words.lower(at)))
}

pub(super) fn is_relative(word: &str) -> bool {
    matches!(word, "who" | "which" | "whose")
}

/// Words that stand before "reports" or "estimates" as adjectives, with a capital at the head of a sentence too.
const MODIFIERS: &[&str] = &[
    "conflicting",
    "earlier",
    "early",
    "first",
    "his",
    "initial",
    "its",
    "last",
    "latest",
    "local",
    "media",
    "new",
    "news",
    "official",
    "other",
    "preliminary",
    "previous",
    "recent",
    "several",
    "some",
    "the",
    "this",
    "unconfirmed",
    "various",
];

/// Singular nouns of those who speak as bodies.
fn is_body(noun: &str) -> bool {
    const BODIES: &[&str] = &[
        "administration",
        "agency",
        "army",
        "association",
        "authority",
        "board",
        "body",
        "bureau",
        "chain",
        "charity",
        "club",
        "commission",
        "committee",
        "company",
        "council",
        "court",
        "department",
        "directorate",
        "firm",
        "force",
        "forces",
        "government",
        "group",
        "hospital",
        "inquiry",
        "institute",
        "media",
        "military",
        "ministry",
        "monitor",
        "navy",
        "office",
        "organisation",
        "organization",
        "party",
        "police",
        "prosecution",
        "regulator",
        "report",
        "service",
        "team",
        "union",
        "university",
        "watchdog",
        "website",
    ];
    BODIES.contains(&noun)
}

/// Whether a phrase names a body rather than a person.
pub(super) fn names_body(phrase: &str) -> bool {
    let words = Words::of(phrase);
    (0..words.len()).any(|index| is_body(words.lower(index)))
}

/// Whether a phrase names a person, by title or by name.
pub(super) fn names_person(phrase: &str) -> bool {
    const TITLES: &[&str] = &[
        "analyst",
        "boss",
        "captain",
        "chairman",
        "chairwoman",
        "chief",
        "coach",
        "colonel",
        "commander",
        "commissioner",
        "coroner",
        "detective",
        "director",
        "doctor",
        "dr",
        "engineer",
        "general",
        "governor",
        "head",
        "inspector",
        "judge",
        "lawyer",
        "lawmaker",
        "leader",
        "manager",
        "mayor",
        "minister",
        "mr",
        "mrs",
        "ms",
        "officer",
        "official",
        "president",
        "professor",
        "prosecutor",
        "secretary",
        "sergeant",
        "sheriff",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "superintendent",
        "witness",
    ];
    let words = Words::of(phrase);
    if words.len() == 0 || names_body(phrase) && !(0..words.len()).any(|at| TITLES.contains(&words.lower(at)))
    {
        return false;
    }
    (0..words.len()).any(|at| TITLES.contains(&words.lower(at)))
        || words.text(words.len() - 1).starts_with(char::is_uppercase) && !words.is(0, "the")
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

/// Whether a verb of saying may stand before its subject: "…, said the mayor".
pub(super) fn inverts(verb: &str) -> bool {
    matches!(
        verb,
        "said"
            | "says"
            | "added"
            | "adds"
            | "reported"
            | "reports"
            | "wrote"
            | "writes"
            | "explained"
            | "recalled"
            | "recalls"
            | "insisted"
            | "insists"
            | "noted"
            | "warned"
            | "warns"
            | "claimed"
            | "claims"
            | "told"
            | "announced"
            | "argued"
            | "admitted"
            | "confirmed"
    )
}

/// Whether a verb of saying that may stand before its subject stands as well before what is told: "reported a loss".
pub(super) fn takes_object(verb: &str) -> bool {
    matches!(
        verb,
        "reported"
            | "reports"
            | "announced"
            | "confirmed"
            | "claimed"
            | "claims"
            | "admitted"
            | "noted"
            | "wrote"
            | "writes"
    )
}

/// Whether a phrase names a person, a body, or people without a name.
pub(super) fn names_somebody(phrase: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "authorities",
        "companies",
        "eyewitnesses",
        "experts",
        "farmers",
        "locals",
        "media",
        "neighbours",
        "neighbors",
        "newspapers",
        "organisers",
        "organizers",
        "people",
        "relatives",
        "rescuers",
        "residents",
        "scientists",
        "sources",
        "survivors",
        "villagers",
        "witnesses",
        "workers",
    ];
    let words = Words::of(phrase);
    names_body(phrase)
        || names_person(phrase)
        || (0..words.len()).any(|at| {
            let lower = words.lower(at);
            let one = lower.strip_suffix('s').unwrap_or(lower);
            words.text(at).starts_with(char::is_uppercase)
                || PEOPLE.contains(&lower)
                || names_body(one)
                || names_person(one)
        })
}

/// Participles of saying that take their doer behind "by".
pub(super) fn is_told_of(verb: &str) -> bool {
    matches!(
        verb,
        "put"
            | "given"
            | "estimated"
            | "reported"
            | "confirmed"
            | "counted"
            | "announced"
            | "released"
            | "published"
            | "issued"
            | "compiled"
            | "cited"
            | "quoted"
            | "provided"
            | "told"
            | "calculated"
            | "claimed"
    )
}

pub(super) fn is_form_of_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being")
}

/// Pronouns of those who speak.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "it" | "they")
}

/// Words that stand behind "said" without naming who did.
pub(super) fn begins_no_name(word: &str) -> bool {
    matches!(
        word,
        "" | "that"
            | "there"
            | "in"
            | "on"
            | "at"
            | "by"
            | "to"
            | "of"
            | "for"
            | "with"
            | "from"
            | "as"
            | "after"
            | "before"
            | "when"
            | "while"
            | "this"
            | "these"
            | "those"
            | "reporters"
            | "yesterday"
            | "today"
            | "i"
            | "we"
            | "you"
            | "so"
            | "no"
            | "not"
            | "and"
            | "but"
            | "only"
            | "again"
            | "later"
            | "earlier"
            | "last"
    )
}

/// Words before which a name behind its verb ends: "said the mayor in a statement".
pub(super) fn ends_name(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "to"
            | "as"
            | "that"
            | "who"
            | "which"
            | "when"
            | "while"
            | "after"
            | "before"
            | "during"
            | "by"
            | "with"
            | "and"
            | "but"
            | "from"
            | "late"
            | "early"
            | "yesterday"
            | "today"
            | "last"
            | "this"
            | "had"
            | "has"
            | "is"
            | "was"
            | "were"
            | "are"
            | "will"
            | "would"
    )
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

/// Whether a subject that begins with this word is nobody who can be cited.
pub(super) fn is_nobody(first: &str, alone: bool) -> bool {
    const NOBODY: &[&str] = &[
        "he", "her", "his", "i", "it", "its", "nobody", "she", "their", "there", "these", "they", "this",
        "we", "what", "who", "you",
    ];
    let pronoun = first.split('\'').next().unwrap_or_default();
    NOBODY.contains(&pronoun) || pronoun == "the" && alone
}

/// Whether a subject that ends in this word can be cited: somebody, not a report or a thing that is counted.
pub(super) fn is_somebody(last: &str) -> bool {
    const THINGS: &[&str] = &[
        "are",
        "be",
        "been",
        "can",
        "cases",
        "casualties",
        "could",
        "deaths",
        "did",
        "estimate",
        "estimates",
        "evidence",
        "figure",
        "figures",
        "infections",
        "injuries",
        "is",
        "losses",
        "may",
        "might",
        "must",
        "not",
        "number",
        "numbers",
        "people",
        "report",
        "reports",
        "should",
        "soldiers",
        "they",
        "to",
        "toll",
        "troops",
        "was",
        "we",
        "were",
        "will",
        "would",
    ];
    !THINGS.contains(&last)
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

/// Whether the verb of saying at `index` closes its clause: "…, officials said.", "…, he told reporters on Friday."
pub(super) fn ends_clause(words: &Words<'_>, index: usize) -> bool {
    let rest = words.sentence[words.range(index).end..].trim_start();
    let next = rest.chars().next();
    let told = words.is(index, "told") || words.is(index, "tells") || words.is(index, "informed");
    next.is_none_or(|c| matches!(c, '.' | ',' | ';' | '”' | '"' | ')' | '—' | '–'))
        || [
            "on ",
            "in ",
            "at ",
            "by ",
            "after ",
            "during ",
            "via ",
            "through ",
            "late ",
            "early ",
            "earlier ",
            "this ",
            "last ",
            "yesterday",
            "today",
            "reporters",
        ]
        .iter()
        .any(|begin| rest.starts_with(begin))
        || words.lower(index + 1).ends_with("day")
        || told && told_whom_ends(words, index + 1)
}

/// Whether what was told ends with whom it was told: "told a news conference, …".
fn told_whom_ends(words: &Words<'_>, from: usize) -> bool {
    let end = (from..(from + 5).min(words.len())).find(|&at| !words.adjoin(at));
    end.is_some_and(|end| {
        let behind = words.sentence[words.range(end).end..].trim_start().chars().next();
        behind.is_none_or(|c| matches!(c, '.' | ',' | ';' | '”' | '"'))
            && !(from..=end).any(|at| words.is(at, "that"))
            || (from..end).any(|at| matches!(words.lower(at), "on" | "in" | "at"))
    })
}

const VERBS: &[&str] = &[
    "accepted",
    "acknowledged",
    "acknowledges",
    "added",
    "adds",
    "admits",
    "admitted",
    "alleged",
    "alleges",
    "announced",
    "announces",
    "argued",
    "argues",
    "asserted",
    "assessed",
    "assesses",
    "believe",
    "believed",
    "believes",
    "briefed",
    "calculated",
    "calculates",
    "cautioned",
    "claim",
    "claimed",
    "claims",
    "conceded",
    "concluded",
    "concludes",
    "confirmed",
    "confirms",
    "counted",
    "counts",
    "declared",
    "denied",
    "denies",
    "disclosed",
    "emphasised",
    "emphasized",
    "estimate",
    "estimated",
    "estimates",
    "expects",
    "explained",
    "fear",
    "fears",
    "forecasts",
    "highlighted",
    "indicate",
    "indicated",
    "indicates",
    "informed",
    "insisted",
    "insists",
    "maintained",
    "maintains",
    "mentioned",
    "noted",
    "notes",
    "posted",
    "predict",
    "predicted",
    "predicts",
    "puts",
    "reckon",
    "reckons",
    "recorded",
    "records",
    "reiterated",
    "rejected",
    "rejects",
    "report",
    "reported",
    "reports",
    "revealed",
    "reveals",
    "said",
    "say",
    "says",
    "state",
    "stated",
    "states",
    "stressed",
    "suggest",
    "suggested",
    "suggests",
    "testified",
    "think",
    "thinks",
    "told",
    "tweeted",
    "warned",
    "warns",
    "writes",
    "wrote",
];

const GIVING: &[&str] =
    &["gave", "gives", "issued", "offered", "offers", "provided", "provides", "published", "released"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_searched_by_halves() {
        assert!(VERBS.is_sorted() && GIVING.is_sorted());
    }
}
