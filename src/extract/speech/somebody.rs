//! Who may speak: persons by title, bodies by kind, people without a name; and what begins or ends a name.
//!
//! Word classes of English only: it knows nobody by name.

use super::Words;

/// Whether a word may begin the name of a speaker behind "by": a name, a plural, a known body, an article.
pub(in crate::extract) fn begins_speaker(words: &Words<'_>, index: usize) -> bool {
    let lower = words.lower(index);
    words.text(index).starts_with(char::is_uppercase)
        || matches!(lower, "the" | "its" | "his" | "her" | "their" | "a" | "an" | "police")
        || lower.ends_with('s')
        || (index..index + 4).any(|at| is_body(words.lower(at)))
}

/// Singular nouns of those who speak as bodies.
pub(super) fn is_body(noun: &str) -> bool {
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
pub(in crate::extract) fn names_body(phrase: &str) -> bool {
    let words = Words::of(phrase);
    (0..words.len()).any(|index| is_body(words.lower(index)))
}

/// Whether a phrase names a person, by title or by name.
pub(in crate::extract) fn names_person(phrase: &str) -> bool {
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

/// Whether a phrase names a person, a body, or people without a name.
pub(in crate::extract) fn names_somebody(phrase: &str) -> bool {
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

/// Pronouns of those who speak.
pub(in crate::extract) fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she" | "it" | "they")
}

/// Words that stand behind "said" without naming who did.
pub(in crate::extract) fn begins_no_name(word: &str) -> bool {
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
pub(in crate::extract) fn ends_name(word: &str) -> bool {
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

/// Whether a subject that begins with this word is nobody who can be cited.
pub(in crate::extract) fn is_nobody(first: &str, alone: bool) -> bool {
    const NOBODY: &[&str] = &[
        "he", "her", "his", "i", "it", "its", "nobody", "she", "their", "there", "these", "they", "this",
        "we", "what", "who", "you",
    ];
    let pronoun = first.split('\'').next().unwrap_or_default();
    NOBODY.contains(&pronoun) || pronoun == "the" && alone
}

/// Whether a subject that ends in this word can be cited: somebody, not a report or a thing that is counted.
pub(in crate::extract) fn is_somebody(last: &str) -> bool {
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
