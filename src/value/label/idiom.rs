//! Numbers in words that count nothing: pronouns, titles, "zero tolerance".

use super::noun::{counts_things, is_plural};
use super::title::{in_headline, in_running_prose};
use crate::value::numeral::{Extent, NumberWord, Numeral};
use crate::value::scan::Scan;
use crate::value::token::role;

/// Numbers in words that say something else: "no one", "the one", "zero tolerance", "Big Three".
pub(super) fn is_word_idiom(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let before = start.wrapping_sub(1);
    if scan.says_all(start, &["one", "-", "two"]) && !counts_things(scan, end) {
        return true;
    }
    let possessive = scan.tokens.get(end - 1).is_some_and(|token| token.is_possessive());
    if possessive || is_phrase(scan, start, end) || is_titled(scan, start, end) {
        return true;
    }
    if numeral.extent == Extent::Exactly(1.0) && end == start + 1 && scan.says(start, "one") {
        return !hedged && is_pronoun(scan, start);
    }
    if numeral.extent == Extent::Exactly(0.0) && end == start + 1 {
        return scan.is_joint(end)
            || scan.says_any(
                end,
                &["tolerance", "hour", "sum", "emission", "emissions", "carbon", "day", "gravity", "waste"],
            )
            || scan.says_any(before, &["net", "ground", "patient", "absolute", "day", "sub", "year"])
            || scan.says_any(before, &["near", "below", "above", "from", "to"]) && !scan.is_word(end);
    }
    // "the Twenty-Third Psalm"
    let ordinal = scan.is_joint(end) && matches!(scan.number(end + 1), Some(NumberWord::Ordinal(_)));
    ordinal
        || !hedged && (is_pair_told_of(scan, start, end) || is_round_of_cup(scan, start, end))
        || scan.is_joint(end)
            && scan.says_any(
                end + 1,
                &[
                    "something",
                    "fold",
                    "way",
                    "tier",
                    "sided",
                    "faced",
                    "pronged",
                    "dimensional",
                    "star",
                    "pounder",
                    "pointer",
                    "footer",
                ],
            )
}

/// Sayings in which a number counts nothing, the number's words as `#`.
const PHRASES: &[&[&str]] = &[
    &["cloud", "#"],
    &["#", "winks"],
    &["my", "#", "cents"],
    &["death", "by", "#", "cuts"],
    &["#", "times", "no"],
    &["told", "you", "#", "times"],
    &["#", "feet", "under"],
    &["#", "left", "feet"],
    &["on", "all", "#"],
    &["#", "corners", "of"],
    &["saves", "#"],
    &["takes", "#", "to", "tango"],
    &["#", "times", "out", "of"],
    &["times", "out", "of", "#"],
    &["thanks", "#"],
    &["#", "of", "a", "kind"],
    &["ten", "out", "of", "#"],
    &["#", "out", "of", "ten"],
    &["#", "thumbs", "up"],
    &["#", "and", "two", "together"],
    &["two", "and", "#", "together"],
    &["#", "step", "ahead"],
    &["looking", "out", "for", "number", "#"],
];

/// "on cloud nine", "forty winks".
fn is_phrase(scan: Scan, start: usize, end: usize) -> bool {
    // "a million reasons"
    if scan.says(start, "a") && scan.says(end, "reasons") {
        return true;
    }
    PHRASES.iter().any(|phrase| {
        let Some(number) = phrase.iter().position(|word| *word == "#") else { return false };
        let (before, behind) = (&phrase[..number], &phrase[number + 1..]);
        number <= start && scan.says_all(start - number, before) && scan.says_all(end, behind)
    })
}

/// A number in words with a capital, as names have it: "Big Three", "Bravo Two Zero", "Council of Ten", "Ocean's
/// Eleven", "7-Eleven", "their third album, Seven Steps".
fn is_titled(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let opens = before >= scan.tokens.len()
        || matches!(scan.mark(before), Some('.' | '!' | '?' | ':' | '"' | '“' | '‘' | '—' | '•'));
    if !scan.is_capitalised(start) {
        return false;
    }
    if opens {
        return opens_title(scan, start, end);
    }
    // "the First Four"
    let of_rank = scan.says(before.wrapping_sub(1), "the") && scan.has(before, role::DATE);
    let behind_name = scan.is_capitalised(before)
        && !scan.has(before, role::HEADLINE)
        && (of_rank || !scan.has(before, role::FUNCTION))
        && !in_headline(scan, &(start..end));
    // Not in a headline, where every word has a capital.
    let last_word = (1..4).filter_map(|back| start.checked_sub(back)).find(|at| scan.is_word(*at));
    let plain = last_word.is_some_and(|at| scan.is_lowercase(at));
    let group = scan.says(before, "of") && before >= 1 && scan.is_capitalised(before - 1);
    let grown = scan.is_joint(before) && scan.digits(before.wrapping_sub(1)).is_some();
    // "The Three Gorges", "the Twelve, as they are known"
    let article = scan.says(before, "the") && in_running_prose(scan, &(start..end));
    behind_name || scan.is(before, '&') || plain && scan.is_capitalised(end) || group || grown || article
}

/// "Eleven Madison Park is", "Nineteen Eighty-Four": a name at the head of a sentence, with nothing that it counts.
fn opens_title(scan: Scan, start: usize, end: usize) -> bool {
    const LONGEST: usize = 6;
    let behind = (end..end + LONGEST).find(|at| !scan.is_capitalised(*at)).unwrap_or(end + LONGEST);
    let in_words = scan.has(end, role::NUMBER);
    (behind >= end + 2 || in_words && behind > end)
        && !scan.has(end, role::FUNCTION)
        && !(end..behind + 1).any(|at| is_plural(scan, at))
        && !counts_things(scan, behind)
        && in_running_prose(scan, &(start..behind))
}

/// "in the last eight for the first time"; "the last four of them" are counted.
fn is_round_of_cup(scan: Scan, start: usize, end: usize) -> bool {
    end == start + 1
        && scan.says_any(start, &["four", "eight", "sixteen"])
        && start >= 2
        && scan.says_all(start - 2, &["the", "last"])
        && !scan.says(start.wrapping_sub(3), "of")
        && (!scan.is_word(end) || scan.says_any(end, &["after", "at", "for", "in", "on", "with"]))
}

/// "the two met", "the two, who had": people named before, whom nobody counts anew.
fn is_pair_told_of(scan: Scan, start: usize, end: usize) -> bool {
    end == start + 1
        && scan.says(start, "two")
        && scan.says(start.wrapping_sub(1), "the")
        && !scan.says_any(end, &["of", "dead", "killed", "were"])
        // Where two do something, the verb has no -s: "the two ends".
        && !(scan.is_lowercase(end) && scan.raw(end).len() > 3 && scan.raw(end).ends_with('s'))
        && !counts_things(scan, end)
}

/// Whether "one" stands for a thing named before, or for anybody.
fn is_pronoun(scan: Scan, at: usize) -> bool {
    const DETERMINERS: &[&str] = &[
        "the", "this", "that", "which", "no", "any", "every", "each", "another", "some", "such", "a", "an",
        "last", "first", "next", "new", "old", "good", "bad", "big", "little", "other", "right", "wrong",
        "latest", "second", "third", "same", "loved", "everyone",
    ];
    const NOT_COUNTED: &[&str] = &[
        "is",
        "was",
        "has",
        "had",
        "of",
        "in",
        "on",
        "to",
        "who",
        "that",
        "which",
        "the",
        "a",
        "an",
        "you",
        "i",
        "he",
        "she",
        "they",
        "we",
        "it",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "should",
        "must",
        "may",
        "might",
        "for",
        "at",
        "by",
        "with",
        "from",
        "as",
        "another",
        "day",
        "thing",
        "hand",
        "side",
        "but",
        "or",
        "so",
        "if",
        "when",
        "where",
        "needs",
        "says",
        "said",
        "cannot",
        "knows",
        "wants",
        "than",
        "s",
        "way",
        "reason",
        "fewer",
        "never",
        "always",
        "often",
        "sometimes",
        "soon",
        "up",
        "down",
        "out",
        "off",
        "after",
        "before",
        "about",
        "because",
        "himself",
    ];
    let (before, next) = (at.wrapping_sub(1), at + 1);
    let joint = scan.is_joint(next);
    const NUMBERED: &[&str] =
        &["day", "number", "page", "part", "phase", "square", "stage", "step", "week", "year"];
    if joint
        || scan.says_any(before, NUMBERED)
        || is_told_of(scan, next)
        || scan.is_joint(before)
        || scan.says_any(before, DETERMINERS)
        || scan.tokens.get(at).is_some_and(|token| token.is_possessive())
    {
        return true;
    }
    let counted_before =
        |raw: &str| raw.ends_with("ing") || raw.ends_with("ed") || scan.has(before, role::LABEL);
    if !scan.is_word(next) || scan.says(next, "and") {
        let alone = scan.tokens.len() == 1;
        return !alone && !counted_before(scan.raw(before));
    }
    scan.says_any(next, NOT_COUNTED)
}

/// "one hopes", "one needs": behind "one", a word in -s is a verb, for a noun would have none.
fn is_told_of(scan: Scan, next: usize) -> bool {
    const NOUNS: &[&str] = &[
        "arms", "customs", "goods", "lens", "means", "news", "savings", "series", "species", "sports", "plus",
    ];
    let raw = scan.raw(next);
    let verb = raw.len() > 4
        && raw.ends_with('s')
        && !["ss", "us", "is", "as", "os"].iter().any(|end| raw.ends_with(end));
    scan.is_lowercase(next) && verb && !scan.says_any(next, NOUNS)
}
