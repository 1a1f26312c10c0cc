//! Where the words of a hedge are none: prepositions of place and time, verbs, nouns.

use super::Place;
use crate::value::scan::Scan;
use crate::value::token::role;

/// The "top" of "the top 300", which is no verb as in "could top 300"; the "about" of "how about 20?"; the initial of
/// "18 U.S.C. 1343".
pub(super) fn is_other_word(scan: Scan, at: usize) -> bool {
    const AUXILIARIES: &[&str] = &["could", "may", "might", "should", "to", "will", "would"];
    let noun = scan.says(at, "top") && !scan.says_any(at.wrapping_sub(1), AUXILIARIES);
    let asked = scan.says(at, "about") && scan.says_any(at.wrapping_sub(1), &["how", "what"]);
    // "about as much as 900,000 homes use": the two are alike.
    let likened = scan.says_any(at, &["as"])
        && scan.says_any(
            at.wrapping_sub(1),
            &["about", "almost", "half", "just", "nearly", "roughly", "times", "twice"],
        );
    noun || asked || likened || scan.raw(at) == "C" && scan.is(at + 1, '.')
}

/// "edged up to 5%": where something came to, no ceiling.
pub(super) fn is_arrival(scan: Scan, at: usize) -> bool {
    const MOVED: &[&str] = &[
        "climbed", "crept", "edged", "inched", "moved", "moves", "nudged", "pushed", "stepped", "ticked",
        "went",
    ];
    const RETURNED: &[&str] = &[
        "bounced",
        "came",
        "climbed",
        "come",
        "crept",
        "edged",
        "gone",
        "moved",
        "now",
        "recovered",
        "rose",
        "was",
        "went",
        "were",
    ];
    let before = at.wrapping_sub(1);
    // "went back up to 3%", but "buy back up to $500m of shares"
    let is_return = scan.says(before, "back") && scan.says_any(before.wrapping_sub(1), RETURNED);
    scan.says_all(at, &["up", "to"]) && (scan.says_any(before, MOVED) || is_return)
}

/// Whether "over", "under" and their kin govern the figure as a preposition does.
pub(super) fn is_preposition(scan: Scan, at: usize, floor: usize, place: Place) -> bool {
    let over = scan.says(at, "over");
    // "climbed past 100"; "ten past 3"
    if scan.says(at, "past") {
        return place != Place::Level && !scan.has(at.wrapping_sub(1), role::CHANGE);
    }
    // "3,350 km over 21 stages", "ruled over 40 million people".
    if over && (at == floor && floor > 0 || scan.has(at.wrapping_sub(1), role::RULER)) {
        return true;
    }
    match place {
        Place::Nowhere | Place::Level => false,
        // "children under five".
        Place::Things
            if !scan.says(at, "near")
                && scan.says_any(
                    at.wrapping_sub(1),
                    &["children", "kids", "boys", "girls", "people", "adults", "those", "anyone"],
                ) =>
        {
            false
        }
        // "to fall below 3"
        Place::Things
            if scan.says_any(at, &["above", "below"]) && scan.has(at.wrapping_sub(1), role::CHANGE) =>
        {
            false
        }
        Place::Things => !is_adverb_before(scan, at),
        Place::Time => (over || scan.says(at, "beyond")) && !is_adverb_before(scan, at),
    }
}

/// "for over three years", "lasted over two hours", "worth over 5": the words before a preposition
/// that make a hedge of it.
fn is_adverb_before(scan: Scan, at: usize) -> bool {
    const OPENERS: &[&str] = &[
        "wait",
        "waited",
        "waiting",
        "lived",
        "stayed",
        "for",
        "of",
        "after",
        "in",
        "within",
        "to",
        "by",
        "at",
        "with",
        "from",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "has",
        "had",
        "have",
        "lasted",
        "lasting",
        "lasts",
        "last",
        "took",
        "takes",
        "take",
        "taking",
        "spent",
        "spanning",
        "spans",
        "spanned",
        "worth",
        "aged",
        "and",
        "or",
        "but",
        "that",
        "than",
        "every",
        "since",
        "around",
        "about",
        "just",
        "well",
        "already",
        "a",
        "an",
        "served",
        "serving",
        "serve",
        "score",
        "scored",
        "rate",
        "temperature",
        "temperatures",
    ];
    let previous = at.wrapping_sub(1);
    scan.says_any(previous, OPENERS) || scan.raw(previous).is_empty() || scan.is(previous, '(')
}
