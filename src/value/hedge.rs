//! The words that make a set of a figure: "at least", "nearly", "or more", "-odd".

use super::scan::Scan;
use super::token::role;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

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

const BEFORE: &[(&str, Hedge)] = &[
    ("more than", Hedge::Over),
    ("greater than", Hedge::Over),
    ("larger than", Hedge::Over),
    ("bigger than", Hedge::Over),
    ("higher than", Hedge::Over),
    ("longer than", Hedge::Over),
    ("older than", Hedge::Over),
    ("over the age of", Hedge::Over),
    ("above the age of", Hedge::Over),
    ("taller than", Hedge::Over),
    ("heavier than", Hedge::Over),
    ("faster than", Hedge::Over),
    ("better than", Hedge::Over),
    ("exceed", Hedge::Over),
    ("exceeds", Hedge::Over),
    ("exceeded", Hedge::Over),
    ("exceeding", Hedge::Over),
    ("surpass", Hedge::Over),
    ("surpasses", Hedge::Over),
    ("surpassed", Hedge::Over),
    ("surpassing", Hedge::Over),
    ("top", Hedge::Over),
    ("topped", Hedge::Over),
    ("tops", Hedge::Over),
    ("topping", Hedge::Over),
    ("in excess of", Hedge::Over),
    ("north of", Hedge::Over),
    ("upward of", Hedge::Over),
    ("upwards of", Hedge::Over),
    (">", Hedge::Over),
    ("at least", Hedge::AtLeast),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("no lower than", Hedge::AtLeast),
    ("no smaller than", Hedge::AtLeast),
    ("no shorter than", Hedge::AtLeast),
    ("no younger than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("greater than or equal to", Hedge::AtLeast),
    ("more than or equal to", Hedge::AtLeast),
    ("equal to or more than", Hedge::AtLeast),
    ("equal to or greater than", Hedge::AtLeast),
    ("higher or equal than", Hedge::AtLeast),
    ("bigger or equal than", Hedge::AtLeast),
    ("larger or equal than", Hedge::AtLeast),
    ("greater or equal than", Hedge::AtLeast),
    ("more or equal than", Hedge::AtLeast),
    ("at least or equal to", Hedge::AtLeast),
    ("as few as", Hedge::AtLeast),
    ("as little as", Hedge::AtLeast),
    ("as low as", Hedge::AtLeast),
    ("as small as", Hedge::AtLeast),
    ("as short as", Hedge::AtLeast),
    ("as young as", Hedge::AtLeast),
    ("≥", Hedge::AtLeast),
    ("> =", Hedge::AtLeast),
    ("up to", Hedge::UpTo),
    ("at most", Hedge::UpTo),
    ("at the most", Hedge::UpTo),
    ("as many as", Hedge::UpTo),
    ("as much as", Hedge::UpTo),
    ("as high as", Hedge::UpTo),
    ("as long as", Hedge::UpTo),
    ("as far as", Hedge::UpTo),
    ("as large as", Hedge::UpTo),
    ("as big as", Hedge::UpTo),
    ("as tall as", Hedge::UpTo),
    ("as deep as", Hedge::UpTo),
    ("as heavy as", Hedge::UpTo),
    ("as old as", Hedge::UpTo),
    ("as fast as", Hedge::UpTo),
    ("no more than", Hedge::UpTo),
    ("not more than", Hedge::UpTo),
    ("no greater than", Hedge::UpTo),
    ("no higher than", Hedge::UpTo),
    ("no larger than", Hedge::UpTo),
    ("no longer than", Hedge::UpTo),
    ("no older than", Hedge::UpTo),
    ("not to exceed", Hedge::UpTo),
    ("not exceed", Hedge::UpTo),
    ("not exceeding", Hedge::UpTo),
    ("didn't exceed", Hedge::UpTo),
    ("doesn't exceed", Hedge::UpTo),
    ("a maximum of", Hedge::UpTo),
    ("maximum of", Hedge::UpTo),
    ("capped at", Hedge::UpTo),
    ("limited to", Hedge::UpTo),
    ("restricted to", Hedge::UpTo),
    ("not above", Hedge::UpTo),
    ("not over", Hedge::UpTo),
    ("up to and including", Hedge::UpTo),
    ("a maximum", Hedge::UpTo),
    ("at best", Hedge::UpTo),
    ("a minimum", Hedge::AtLeast),
    ("not below", Hedge::AtLeast),
    ("not under", Hedge::AtLeast),
    ("less than or equal to", Hedge::UpTo),
    ("equal to or less than", Hedge::UpTo),
    ("fewer than or equal to", Hedge::UpTo),
    ("smaller or equal than", Hedge::UpTo),
    ("lower or equal than", Hedge::UpTo),
    ("less or equal than", Hedge::UpTo),
    ("≤", Hedge::UpTo),
    ("< =", Hedge::UpTo),
    ("fewer than", Hedge::Under),
    ("not even", Hedge::Under),
    ("less than", Hedge::Under),
    ("lower than", Hedge::Under),
    ("smaller than", Hedge::Under),
    ("shorter than", Hedge::Under),
    ("younger than", Hedge::Under),
    ("lighter than", Hedge::Under),
    ("short of", Hedge::Under),
    ("under the age of", Hedge::Under),
    ("below the age of", Hedge::Under),
    ("sub -", Hedge::Under),
    ("south of", Hedge::Under),
    ("<", Hedge::Under),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("some", Hedge::About),
    ("roughly", Hedge::About),
    ("approximately", Hedge::About),
    ("approx", Hedge::About),
    ("approx .", Hedge::About),
    ("an approximate", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated", Hedge::About),
    ("estimated at", Hedge::About),
    ("circa", Hedge::About),
    ("ca .", Hedge::About),
    ("c .", Hedge::About),
    ("in the region of", Hedge::About),
    ("somewhere in the region of", Hedge::About),
    ("in the neighbourhood of", Hedge::About),
    ("in the neighborhood of", Hedge::About),
    ("in the order of", Hedge::About),
    ("on the order of", Hedge::About),
    ("of the order of", Hedge::About),
    ("something like", Hedge::About),
    ("more or less", Hedge::About),
    ("give or take", Hedge::About),
    ("somewhere around", Hedge::About),
    ("more like", Hedge::About),
    ("closer to", Hedge::About),
    // Just over to some, at most to others: no more is said than that it is near.
    ("barely", Hedge::About),
    ("barely reached", Hedge::About),
    ("hardly", Hedge::About),
    ("scarcely", Hedge::About),
    ("~", Hedge::About),
    ("≈", Hedge::About),
    ("∼", Hedge::About),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("just under", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("just short of", Hedge::Nearly),
    ("just shy of", Hedge::Nearly),
    ("shy of", Hedge::Nearly),
    ("a little under", Hedge::Nearly),
    ("a bit under", Hedge::Nearly),
    ("a shade under", Hedge::Nearly),
    ("a little less than", Hedge::Nearly),
    ("a bit less than", Hedge::Nearly),
    ("slightly under", Hedge::Nearly),
    ("slightly below", Hedge::Nearly),
    ("slightly less than", Hedge::Nearly),
    ("slightly fewer than", Hedge::Nearly),
    ("just less than", Hedge::Nearly),
    ("barely under", Hedge::Nearly),
    ("barely below", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("not quite", Hedge::Nearly),
    ("nearing", Hedge::Nearly),
    ("nearly reached", Hedge::Nearly),
    ("almost reached", Hedge::Nearly),
    ("just over", Hedge::JustOver),
    ("just above", Hedge::JustOver),
    ("just more than", Hedge::JustOver),
    ("a little over", Hedge::JustOver),
    ("little over", Hedge::JustOver),
    ("a little more than", Hedge::JustOver),
    ("little more than", Hedge::JustOver),
    ("a bit over", Hedge::JustOver),
    ("a bit more than", Hedge::JustOver),
    ("a shade over", Hedge::JustOver),
    ("slightly over", Hedge::JustOver),
    ("slightly above", Hedge::JustOver),
    ("slightly more than", Hedge::JustOver),
    ("barely more than", Hedge::JustOver),
    ("barely over", Hedge::JustOver),
    ("barely above", Hedge::JustOver),
    ("hardly more than", Hedge::JustOver),
    ("scarcely more than", Hedge::JustOver),
    ("well over", Hedge::WellOver),
    ("well above", Hedge::WellOver),
    ("well in excess of", Hedge::WellOver),
    ("well beyond", Hedge::WellOver),
    ("far more than", Hedge::WellOver),
    ("much more than", Hedge::WellOver),
    ("significantly more than", Hedge::WellOver),
    ("considerably more than", Hedge::WellOver),
    ("way over", Hedge::WellOver),
    ("way more than", Hedge::WellOver),
    ("far exceeding", Hedge::WellOver),
    ("far exceeded", Hedge::WellOver),
    ("well under", Hedge::WellUnder),
    ("nowhere near", Hedge::WellUnder),
    ("well below", Hedge::WellUnder),
    ("far fewer than", Hedge::WellUnder),
    ("far less than", Hedge::WellUnder),
    ("much less than", Hedge::WellUnder),
    ("significantly less than", Hedge::WellUnder),
    ("considerably less than", Hedge::WellUnder),
    ("exactly", Hedge::Exactly),
    ("precisely", Hedge::Exactly),
    ("exact", Hedge::Exactly),
];

/// Hedges that are as often prepositions.
const PREPOSITIONS: &[(&str, Hedge)] = &[
    ("over", Hedge::Over),
    ("above", Hedge::Over),
    ("beyond", Hedge::Over),
    ("under", Hedge::Under),
    ("below", Hedge::Under),
    ("near", Hedge::About),
    ("past", Hedge::Over),
];

/// What goes beyond a figure; "passed 12 bills" goes beyond none.
pub(crate) const PASSED: &[&str] = &["passed", "passing", "crossed", "crossing", "breached", "breaching"];

/// Words that may stand between a hedge and its figure.
const BETWEEN: &[&str] = &[
    "another",
    "a further",
    "an additional",
    "a record",
    "a reported",
    "a combined",
    "a total of",
    "the",
    "a whopping",
    "a mere",
    "its",
    "their",
    "his",
    "her",
];

const AFTER: &[(&str, Hedge)] = &[
    ("or more", Hedge::AtLeast),
    ("and more", Hedge::AtLeast),
    ("or greater than", Hedge::AtLeast),
    ("or greater", Hedge::AtLeast),
    ("or higher", Hedge::AtLeast),
    ("or above", Hedge::AtLeast),
    ("and above", Hedge::AtLeast),
    ("and over", Hedge::AtLeast),
    ("and up", Hedge::AtLeast),
    ("and upwards", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("at the least", Hedge::AtLeast),
    ("at the very least", Hedge::AtLeast),
    ("at a minimum", Hedge::AtLeast),
    ("at minimum", Hedge::AtLeast),
    ("if not more", Hedge::AtLeast),
    ("and counting", Hedge::AtLeast),
    ("and rising", Hedge::AtLeast),
    ("minimum", Hedge::AtLeast),
    ("at most", Hedge::UpTo),
    ("at the most", Hedge::UpTo),
    ("at the very most", Hedge::UpTo),
    ("at a maximum", Hedge::UpTo),
    ("at maximum", Hedge::UpTo),
    ("if that", Hedge::UpTo),
    ("tops", Hedge::UpTo),
    ("max", Hedge::UpTo),
    ("maximum", Hedge::UpTo),
    ("or over", Hedge::AtLeast),
    ("or older", Hedge::AtLeast),
    ("and older", Hedge::AtLeast),
    ("or longer", Hedge::AtLeast),
    ("or better", Hedge::AtLeast),
    ("or more than", Hedge::AtLeast),
    ("- plus", Hedge::AtLeast),
    ("plus", Hedge::AtLeast),
    ("+", Hedge::AtLeast),
    ("or less", Hedge::UpTo),
    ("or less than", Hedge::UpTo),
    ("and less", Hedge::UpTo),
    ("or fewer", Hedge::UpTo),
    ("or lower", Hedge::UpTo),
    ("or below", Hedge::UpTo),
    ("and below", Hedge::UpTo),
    ("and under", Hedge::UpTo),
    ("or under", Hedge::UpTo),
    ("or younger", Hedge::UpTo),
    ("or so", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("- odd", Hedge::About),
    ("odd", Hedge::About),
    ("- ish", Hedge::About),
    ("ish", Hedge::About),
    ("- some", Hedge::About),
    ("more or less", Hedge::About),
    ("give or take", Hedge::About),
    ("approximately", Hedge::About),
    ("exactly", Hedge::Exactly),
];

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

/// Words that "over" belongs to: "ruled over 40 million people".
pub(crate) const RULERS: &str = "\
    advantage argue argued argument authority clash clashed concern concerns control controlled debate dispute disputed \
    disputes fight fighting fought govern governed governs lead power preside presided presides quarrel rule ruled rules \
    ruling sovereignty talks tower towered towers triumph victory war win won";

/// What stands before a figure as a preposition and not as a hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Nowhere,
    /// A small count: "over two villages", "near three towns".
    Things,
    /// A duration: "over three years".
    Time,
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

/// The "top" of "the top 300", which is no verb as in "could top 300"; the "about" of "how about 20?"; the initial of
/// "18 U.S.C. 1343".
fn is_other_word(scan: Scan, at: usize) -> bool {
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
fn is_arrival(scan: Scan, at: usize) -> bool {
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
fn is_preposition(scan: Scan, at: usize, floor: usize, place: Place) -> bool {
    let over = scan.says(at, "over");
    // "climbed past 100"; "ten past 3"
    if scan.says(at, "past") {
        return !scan.has(at.wrapping_sub(1), role::CHANGE);
    }
    // "3,350 km over 21 stages", "ruled over 40 million people".
    if over && (at == floor && floor > 0 || scan.has(at.wrapping_sub(1), role::RULER)) {
        return true;
    }
    match place {
        Place::Nowhere => false,
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
