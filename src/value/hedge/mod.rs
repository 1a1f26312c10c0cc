//! The words that make a set of a figure: "at least", "nearly", "or more", "-odd".

mod other;
mod table;

pub(crate) use table::{PASSED, RULERS};

use super::scan::Scan;
use super::token::role;
use other::{is_arrival, is_other_word, is_preposition};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use table::{AFTER, BEFORE, BETWEEN, LIMITED, PREPOSITIONS};

/// What a hedge makes of the figure N beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hedge {
    /// More than N.
    Over,
    /// N or more.
    AtLeast,
    /// N or less.
    UpTo,
    /// Less than N.
    Under,
    /// N, give or take a tenth.
    About,
    /// From nine tenths of N to just below N.
    Nearly,
    /// From just above N to eleven tenths of N.
    JustOver,
    /// More than eleven tenths of N.
    WellOver,
    /// Less than nine tenths of N.
    WellUnder,
    /// N and nothing else, whatever its precision as written.
    Exactly,
}

/// How a phrase may be taken for a hedge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    Always,
    /// A preposition of place and time too: "over two villages", "over three years" are none.
    Preposition,
    /// No hedge itself; may stand between a hedge and its figure: "at least *another* 20".
    Between,
}

/// The words that phrases before a figure end with, for the lexicon.
pub(crate) fn ends_before() -> impl Iterator<Item = &'static str> {
    words_of(TABLES.before.keys())
}

/// The words that phrases behind a figure begin with, for the lexicon.
pub(crate) fn begins_behind() -> impl Iterator<Item = &'static str> {
    words_of(TABLES.after.keys())
}

fn words_of<'k>(keys: impl Iterator<Item = &'k &'static str>) -> impl Iterator<Item = &'static str> {
    keys.copied().filter(|key| key.starts_with(char::is_alphabetic))
}

/// What stands before a figure as a preposition and not as a hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Nowhere,
    /// A small count: "over two villages", "near three towns".
    Things,
    /// A duration: "over three years".
    Time,
    /// Money, a share, a temperature: no place to go past, nor one to stand near.
    Level,
}

/// The hedge that ends right before the token `at`, and where it begins, not before `floor`.
pub(crate) fn before(scan: Scan, at: usize, floor: usize, place: Place) -> Option<(Hedge, usize)> {
    let (mut hedge, mut start) = (None, at);
    for _ in 0..4 {
        let phrase = phrase_before(scan, start, floor).or_else(|| before_article(scan, start, floor));
        let Some((found, usage, begin)) = phrase else { break };
        if usage == Use::Preposition && is_preposition(scan, begin, floor, place)
            || scan.is_joint(begin.wrapping_sub(1))
            || is_arrival(scan, begin)
            || is_other_word(scan, begin)
            || scan.is(start.wrapping_sub(1), '-') && !scan.is_joint(start.wrapping_sub(1))
        {
            break;
        }
        hedge = match (usage, found, hedge) {
            (Use::Between, ..) => hedge,
            // "at least about 100": the bound is the outer one; "about" outside adds nothing.
            (_, Hedge::About | Hedge::Exactly, Some(inner)) => Some(inner),
            _ => Some(found),
        };
        if usage != Use::Between
            || phrase_before(scan, begin, floor).is_some_and(|(_, usage, _)| usage != Use::Between)
        {
            start = begin;
        } else {
            break;
        }
        if usage != Use::Between && !matches!(found, Hedge::About | Hedge::Exactly) {
            break;
        }
    }
    hedge.map(|hedge| (hedge, start))
}

/// "at least *a* 50% reduction", "more than *a* 5-mile walk": a bound may have an article behind it. "Over a 10-year
/// span", "about a 5-year-old" are none.
fn before_article(scan: Scan, at: usize, floor: usize) -> Option<(Hedge, Use, usize)> {
    let article = at.checked_sub(1).filter(|article| scan.says_any(*article, &["a", "an"]))?;
    phrase_before(scan, article, floor).filter(|(hedge, usage, _)| {
        *usage == Use::Always && matches!(hedge, Hedge::Over | Hedge::AtLeast | Hedge::UpTo | Hedge::Nearly)
    })
}

/// What two hedges of one figure make together: "about 500 or more" is a bound.
pub(crate) fn joined(before: Option<Hedge>, behind: Option<Hedge>) -> Option<Hedge> {
    match (before, behind) {
        (Some(Hedge::About | Hedge::Exactly), Some(behind)) => Some(behind),
        (before, behind) => before.or(behind),
    }
}

/// The hedge behind what is counted: "40 boats or more", "12 million users and counting". It is no part of the
/// figure's own words.
pub(crate) fn behind_noun(scan: Scan, at: usize) -> Option<Hedge> {
    let opens = |next: &usize| {
        scan.says_any(*next, &["or", "at", "if", "max", "maximum", "minimum", "tops"])
            || scan.says(*next, "and") && scan.says_any(next + 1, &["counting", "rising"])
    };
    let next = (at + 1..at + 3).find(opens)?;
    let words = (at..next).all(|at| scan.is_lowercase(at));
    let bound = |hedge: &Hedge| matches!(hedge, Hedge::AtLeast | Hedge::UpTo | Hedge::About);
    after(scan, next).map(|(hedge, _)| hedge).filter(bound).filter(|_| words)
}

/// The hedge of a limit that is named before the figure: "a maximum sentence *of* 20 years", "a minimum deposit *of*
/// £500". It is no part of the figure's own words. What is measured has its maximum in the figure itself: "a maximum
/// depth of 40 metres".
pub(crate) fn of_limit(scan: Scan, at: usize, floor: usize) -> Option<Hedge> {
    const WORDS: usize = 2;
    let of = at.checked_sub(1).filter(|of| scan.says(*of, "of"))?;
    let noun = of.checked_sub(1).filter(|noun| scan.says_any(*noun, LIMITED))?;
    let limit = (noun.saturating_sub(WORDS).max(floor)..noun)
        .rev()
        .find(|limit| scan.says_any(*limit, &["maximum", "minimum"]))?;
    let plain = (limit..noun).all(|at| scan.is_lowercase(at));
    plain.then(|| if scan.says(limit, "maximum") { Hedge::UpTo } else { Hedge::AtLeast })
}

/// The hedge that begins at the token `at`, and the token behind it.
pub(crate) fn after(scan: Scan, at: usize) -> Option<(Hedge, usize)> {
    let first = match scan.mark(at) {
        Some('+' | '-') => scan.raw(at),
        _ => scan.known(at, role::HEDGE_BEHIND)?,
    };
    let (hedge, words) = TABLES.after.get(first)?.iter().find(|(_, words)| scan.says_all(at, words))?;
    let next = at + words.len();
    let holds = match words[0] {
        "-" => {
            let grown = scan.glued(next) && (scan.is_word(next) || scan.is_dash(next));
            scan.glued(at) && scan.glued(at + 1) && !grown
        }
        "+" => (scan.glued(at) || !scan.glued(at + 1)) && !(scan.glued(next) && scan.digits(next).is_some()),
        "ish" => scan.glued(at),
        // "five plus two", "20 plus years": the first adds, the second is a floor.
        // What is added to a price is named in the singular, or is some cost: "plus interest", "plus expenses".
        "plus" => {
            let raw = scan.raw(next);
            let many = raw.ends_with('s') && !raw.ends_with("ss")
                || scan.says_any(
                    next,
                    &["people", "men", "women", "children", "staff", "of", "in", "for", "a", "per"],
                );
            many && !scan
                .says_any(next, &["costs", "expenses", "extras", "fees", "taxes", "tips", "bonus", "bonuses"])
                && scan.is_lowercase(next)
                && scan.number(next).is_none()
                && !scan.says_any(next, &["a", "an", "the", "some", "about", "another"])
        }
        "odd" => scan.is_lowercase(next),
        // "give or take 200" tells the margin.
        "give" => scan.digits(next).is_none() && scan.number(next).is_none() && !scan.is(next, '$'),
        // Of a chip, operations a second.
        "tops" if scan.raw(at) == "TOPS" => false,
        "approximately" | "exactly" | "at" | "if" | "minimum" | "tops" | "max" | "maximum" => {
            !scan.is_word(next) && scan.digits(next).is_none()
        }
        _ if matches!(words[..], ["and", "counting" | "rising"]) => !scan.is_word(next),
        _ => words.last() == Some(&"than") || !scan.says(next, "than"),
    };
    // "500 or more than 450", "above 1000 and below 1500" are two figures.
    let at_figure = |at: usize| scan.digits(at).is_some() || scan.number(at).is_some() || scan.is(at, '$');
    // "down 20% and below the $130 of 2022"
    let figure = at_figure(next) || scan.says(next, "the") && at_figure(next + 1);
    let figure_follows = match (words[0], words.last()) {
        ("and", _) => figure || scan.says_any(next, &["a", "an", "or", "than", "some", "to"]),
        (_, last) => last == Some(&"than") && figure,
    };
    (holds && !figure_follows).then_some((*hedge, next))
}

type Phrase = (Hedge, Use, Vec<&'static str>);

/// Phrases by their last word (before) and by their first (after), the longest first.
struct Tables {
    before: FxHashMap<&'static str, Vec<Phrase>>,
    after: FxHashMap<&'static str, Vec<(Hedge, Vec<&'static str>)>>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { before: FxHashMap::default(), after: FxHashMap::default() };
    let phrases = BEFORE.iter().map(|(phrase, hedge)| (*phrase, *hedge, Use::Always));
    let phrases = phrases.chain(PASSED.iter().map(|phrase| (*phrase, Hedge::Over, Use::Always)));
    let prepositions = PREPOSITIONS.iter().map(|(phrase, hedge)| (*phrase, *hedge, Use::Preposition));
    let between = BETWEEN.iter().map(|phrase| (*phrase, Hedge::Exactly, Use::Between));
    for (phrase, hedge, usage) in phrases.chain(prepositions).chain(between) {
        let words: Vec<&str> = phrase.split(' ').collect();
        let last = words[words.len() - 1];
        let entries = tables.before.entry(last).or_default();
        entries.push((hedge, usage, words));
        entries.sort_by_key(|(_, _, words)| std::cmp::Reverse(words.len()));
    }
    for (phrase, hedge) in AFTER {
        let words: Vec<&str> = phrase.split(' ').collect();
        let entries = tables.after.entry(words[0]).or_default();
        entries.push((*hedge, words));
        entries.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
    }
    tables
});

fn phrase_before(scan: Scan, at: usize, floor: usize) -> Option<(Hedge, Use, usize)> {
    let last = at.checked_sub(1).filter(|last| *last >= floor)?;
    let last = if scan.mark(last).is_some() { scan.raw(last) } else { scan.known(last, role::HEDGE)? };
    TABLES.before.get(last)?.iter().find_map(|(hedge, usage, words)| {
        let begin = at.checked_sub(words.len()).filter(|begin| *begin >= floor)?;
        scan.says_all(begin, words).then_some((*hedge, *usage, begin))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::token::tokenize;

    /// The lexicon turns away what no hedge begins or ends with; it must know every hedge.
    #[test]
    fn every_hedge_is_found() {
        let phrases = BEFORE.iter().chain(PREPOSITIONS).map(|(phrase, hedge)| (*phrase, *hedge));
        for (phrase, hedge) in phrases {
            for text in [format!("{phrase} 500"), format!("{} 500", phrase.to_uppercase())] {
                let tokens = tokenize(&text);
                let scan = Scan { text: &text, tokens: &tokens };
                let found = phrase_before(scan, tokens.len() - 1, 0);
                assert_eq!(found.map(|(hedge, _, start)| (hedge, start)), Some((hedge, 0)), "{text}");
            }
        }
        for (phrase, hedge) in AFTER.iter().filter(|(phrase, _)| phrase.starts_with(char::is_alphabetic)) {
            let tokens = tokenize(phrase);
            assert!(tokens[0].has(role::HEDGE_BEHIND), "{phrase} is {hedge:?}");
        }
    }
}
