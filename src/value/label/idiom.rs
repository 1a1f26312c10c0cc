//! Numbers in words that count nothing: pronouns, titles, "zero tolerance".

use crate::value::numeral::{Extent, NumberWord, Numeral};
use crate::value::scan::Scan;
use crate::value::token::role;

/// Numbers in words that say something else: "no one", "the one", "zero tolerance", "Big Three".
pub(super) fn is_word_idiom(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let before = start.wrapping_sub(1);
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
    let opens = before >= scan.tokens.len()
        || matches!(scan.mark(before), Some('.' | '!' | '?' | ':' | '"' | '“' | '‘' | '—' | '•'));
    let title = scan.is_capitalised(start)
        && !opens
        && scan.is_capitalised(before)
        && !scan.has(before, role::HEADLINE)
        && !scan.has(before, role::FUNCTION);
    // "their third album, Seven Steps"; not in a headline, where every word has a capital.
    let last_word = (1..4).filter_map(|back| start.checked_sub(back)).find(|at| scan.is_word(*at));
    let plain = last_word.is_some_and(|at| scan.is_lowercase(at));
    let title = title || scan.is_capitalised(start) && !opens && plain && scan.is_capitalised(end);
    let group = scan.is_capitalised(start)
        && scan.says(before, "of")
        && scan.is_capitalised(before.wrapping_sub(1))
        && before >= 1;
    // "the Twenty-Third Psalm"
    let ordinal = scan.is_joint(end) && matches!(scan.number(end + 1), Some(NumberWord::Ordinal(_)));
    title
        || ordinal
        || group
        || scan.is_joint(end)
            && scan.says_any(
                end + 1,
                &["something", "fold", "way", "tier", "sided", "faced", "pronged", "dimensional"],
            )
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
