//! Verbs of saying: where one stands, and what may stand before and behind it.

use super::somebody::is_body;
use super::{Words, is_figure_noun, stands_before_verb};

/// A verb of saying that begins at some word.
pub(in crate::extract) struct Verb {
    /// The index of its last word: of "out" in "pointed out".
    pub(in crate::extract) last: usize,
}

/// If a verb of saying begins at `index`: where it ends.
pub(in crate::extract) fn verb(words: &Words<'_>, index: usize) -> Option<Verb> {
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

/// Whether a verb of saying may stand before its subject: "…, said the mayor".
pub(in crate::extract) fn inverts(verb: &str) -> bool {
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
pub(in crate::extract) fn takes_object(verb: &str) -> bool {
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

/// Participles of saying that take their doer behind "by".
pub(in crate::extract) fn is_told_of(verb: &str) -> bool {
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

/// Whether the verb of saying at `index` closes its clause: "…, officials said.", "…, he told reporters on Friday."
pub(in crate::extract) fn ends_clause(words: &Words<'_>, index: usize) -> bool {
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
