//! Numbers in names, and numbers that stand for a name: a house, a bus, a road, a squadron, a model.

use super::lexicon::TROOPS;
use super::{counts_things, is_closed_class, is_plural};
use crate::value::scan::Scan;
use crate::value::token::role;
use std::ops::Range;

pub(super) const PLACE_PREPOSITIONS: &[&str] =
    &["in", "at", "near", "from", "across", "outside", "inside", "of", "to", "on"];

/// "123 Random Street".
pub(super) fn is_street_number(scan: Scan, end: usize) -> bool {
    // "9 and 11 Park Lane"
    let end = if scan.says(end, "and") && scan.digits(end + 1).is_some() { end + 2 } else { end };
    scan.is_capitalised(end)
        && (end + 1..end + 4).take_while(|at| scan.is_capitalised(*at)).any(|at| scan.has(at, role::STREET))
}

/// "101 Squadron", "42 Commando".
pub(super) fn is_unit_of_troops(scan: Scan, end: usize) -> bool {
    scan.is_capitalised(end) && scan.says_any(end, TROOPS)
}

/// "the 405 was closed", "18 U.S.C. 1343", "347 U.S. 483", "the scorer wore 23".
pub(super) fn is_reference(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let road = scan.says(before, "the") && scan.says_any(end, &["is", "was", "has"]);
    let shirt = scan.says_any(before, &["wore", "wears", "wearing"]) && !counts_things(scan, end);
    let called = |at: usize| {
        let verb = scan.raw(at);
        ["call", "dial", "phone", "rang", "ring"].iter().any(|stem| verb.starts_with(stem))
    };
    let emergency = scan.raw(start).len() == 3
        && (called(before) || scan.says(before, "to") && called(before.wrapping_sub(1)))
        && !counts_things(scan, end);
    const LINES: &[&str] = &[
        "bus",
        "buses",
        "tram",
        "trams",
        "train",
        "trains",
        "ferry",
        "freeway",
        "highway",
        "motorway",
        "bypass",
        "interstate",
    ];
    let line = scan.says_any(before, &["the", "a"]) && scan.says_any(end, LINES) && !counts_things(scan, end);
    const RUN: &[&str] = &["60", "100", "110", "200", "400", "800", "1500", "3000", "5000", "10000"];
    let race = RUN.contains(&scan.raw(start))
        && scan.says(before, "the")
        && scan.says_any(before.wrapping_sub(1), &["in", "won", "over", "ran", "run"])
        && !scan.is(end, ',')
        && !counts_things(scan, end);
    // "at the 40, they kicked"
    let line_of_field = scan.says(before, "the")
        && scan.says_any(before.wrapping_sub(1), &["at", "on", "past", "inside", "near"])
        && matches!(scan.mark(end), Some(',' | '.' | ';' | ')'));
    let road = road
        || scan.says(before, "the")
            && scan.says_all(end, &["and", "the"])
            && scan.digits(end + 2).is_some()
            && !counts_things(scan, end + 3);
    road || line
        || line_of_field
        || shirt
        || race
        || is_behind_initials(scan, start, end)
        || emergency
        || is_law(scan, end)
        || is_size(scan, before)
        || is_rank(scan, start, end)
}

/// "H.R. 3200", "384 U.S. 436", "K. 525": a number behind an initial with a full stop that counts nothing.
fn is_behind_initials(scan: Scan, start: usize, end: usize) -> bool {
    let initial = |stop: usize| {
        scan.is(stop, '.') && scan.is_capitalised(stop.wrapping_sub(1)) && scan.raw(stop - 1).len() == 1
    };
    initial(start.wrapping_sub(1)) && !counts_things(scan, end)
}

/// "a size 12 dress", "shoe size 6".
fn is_size(scan: Scan, before: usize) -> bool {
    const WORN: &[&str] = &["a", "and", "boot", "dress", "hat", "in", "shoe", "shoes", "uk", "us", "wears"];
    let told = before.wrapping_sub(1);
    scan.says(before, "size") && (scan.says_any(told, WORN) || scan.is(told, ','))
}

/// "the top 10", "the last 16" of a cup; "the last 12 games" are counted.
fn is_rank(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let cup = matches!(scan.raw(start), "4" | "8" | "16" | "32" | "64" | "128");
    let ranked = scan.says(before, "top") || scan.says(before, "last") && cup;
    ranked && scan.says(before.wrapping_sub(1), "the") && !counts_things(scan, end)
}

/// "its 737 MAX rival": a number, and a name behind it of which there is but one.
pub(super) fn stands_before_name(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    // Models have three digits as a rule; "14 Leopard 2 tanks" are counted, and so is what a headline tells.
    let in_prose = scan.is_lowercase(before)
        && scan.says_any(before, &["a", "an", "the", "this", "its", "his", "her", "their", "our"]);
    let named = scan.is_capitalised(end) && !scan.has(end, role::FUNCTION | role::DATE | role::NUMBER);
    if scan.raw(start).len() != 3 || !in_prose || !named {
        return false;
    }
    const LONGEST: usize = 9;
    let goes_on = |at: &usize| {
        let stop = scan.is(*at, '.') && scan.raw(at - 1).len() <= 3;
        let word = scan.is_word(*at) && !is_closed_class(scan, *at);
        word || scan.digits(*at).is_some() || scan.is_joint(*at) || stop
    };
    let plural = (end..end + LONGEST).take_while(goes_on).any(|at| is_plural(scan, at));
    !plural
}

/// "U.S.C. 1343", "CFR 1910": the code or the report behind a number of a title or a volume.
pub(super) fn is_law(scan: Scan, end: usize) -> bool {
    let initial = |at: usize| scan.raw(at).len() == 1 && scan.is_capitalised(at) && scan.is(at + 1, '.');
    let dotted = (0..4).take_while(|part| initial(end + 2 * part)).count();
    let code = scan.says_any(end, &["USC", "CFR"]) && scan.is_capitalised(end);
    // "1 WLR 120"
    let reports = scan.raw(end).len() >= 2
        && scan.raw(end).bytes().all(|byte| byte.is_ascii_uppercase())
        && scan.digits(end + 1).is_some()
        && !scan.glued(end + 1);
    reports
        || dotted >= 2 && (scan.digits(end + 2 * dotted).is_some() || scan.is(end + 2 * dotted, '§'))
        || code
}

/// "Boeing 737", "Windows 11": a bare number behind a name.
pub(super) fn is_part_of_name(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    // "Core i7 860".
    if scan.digits(before).is_some() && scan.glued(before) && scan.is_word(before.wrapping_sub(1)) {
        return true;
    }
    if !is_name(scan, before) || scan.has(before, role::FUNCTION) || scan.raw(start).len() > 5 {
        return false;
    }
    // "in nearby Kherson 9 more"
    if scan.has(end, role::COUNTED) && scan.is_lowercase(end) {
        return false;
    }
    let plural = counts_things(scan, end);
    // "City's 18-match run"; but "Boeing's 737".
    if scan.raw(before).ends_with(['s', 'S'])
        && scan.raw(before).contains(['\'', '’'])
        && (plural || scan.is_joint(end))
    {
        return false;
    }
    // "Century 21"
    let era = scan.has(before, role::DATE) && !scan.says(before, "century");
    if scan.has(before, role::HEADLINE) || era {
        return false;
    }
    // "In Ukraine 300 people died": a place, named by its preposition.
    let place = scan.says_any(before.wrapping_sub(1), PLACE_PREPOSITIONS);
    !(plural && place)
}

/// "seen on 60 Minutes", "the 24 Hours of Le Mans": a length with a capital where the words around have none.
pub(crate) fn is_title_of_length(scan: Scan, length: Range<usize>) -> bool {
    const LASTING: &[&str] =
        &["for", "in", "within", "after", "over", "every", "lasts", "lasted", "takes", "took", "only", "up"];
    let (before, unit) = (length.start.wrapping_sub(1), length.end - 1);
    let opened = matches!(scan.mark(before), Some('"' | '“' | '‘' | '\''));
    let before = before.wrapping_sub(usize::from(opened));
    let of_place = scan.says_any(length.end, &["of", "in"]) && scan.is_capitalised(length.end + 1);
    length.len() == 2
        && scan.digits(length.start).is_some()
        && scan.is_capitalised(unit)
        && scan.raw(unit).len() > 2
        && scan.raw(unit).ends_with('s')
        && !scan.raw(unit).bytes().all(|byte| byte.is_ascii_uppercase())
        && scan.is_lowercase(before)
        && !scan.says_any(before, LASTING)
        && (!scan.has(before, role::HEDGE) || of_place && scan.says(before, "the"))
}

/// A word with a capital anywhere: "Boeing", "iPhone".
fn is_name(scan: Scan, at: usize) -> bool {
    scan.is_word(at) && scan.raw(at).contains(char::is_uppercase)
}

/// Whether a name stands right before: "Python 3.12", "USB 3.0".
pub(crate) fn follows_name(scan: Scan, at: usize) -> bool {
    const SCALES: &[&str] =
        &["magnitude", "richter", "ph", "gdp", "eps", "average", "total", "ratio", "score", "index", "cpi"];
    let before = at.wrapping_sub(1);
    is_name(scan, before)
        && !scan.glued(at)
        && scan.raw(before).len() > 2
        && !scan.has(
            before,
            role::FUNCTION
                | role::HEADLINE
                | role::DATE
                | role::NUMBER
                | role::UNIT
                | role::CHANGE
                | role::SPENT,
        )
        && !scan.says_any(before, SCALES)
}

/// Nouns that a figure right behind them says the size of, and names nothing.
const SIZES: &[&str] = &[
    "magnitude",
    "age",
    "aged",
    "attendance",
    "average",
    "board",
    "capacity",
    "crowd",
    "favor",
    "favour",
    "hospital",
    "maximum",
    "minimum",
    "population",
    "probability",
    "score",
    "temperature",
    "toll",
    "total",
    "turn",
    "turnout",
    "whom",
    "them",
    "those",
    "these",
    "charge",
    "court",
    "custody",
    "jail",
    "prison",
    "addition",
    "excess",
    "size",
    "value",
    "weight",
    "mean",
    "median",
    "rank",
    "sum",
    "count",
    "distance",
    "length",
    "height",
    "depth",
    "width",
    "dose",
    "price",
];

/// "in comment 3", "of magnitude 5", "under s 43", "the sample 72415 is": what a preposition or an article leads is a
/// noun, and a bare number behind a noun names one of its kind.
pub(super) fn is_behind_noun(scan: Scan, start: usize, end: usize) -> bool {
    const PREPOSITIONS: &[&str] =
        &["in", "under", "of", "by", "from", "near", "on", "at", "per", "see", "behind", "through"];
    let noun = start.wrapping_sub(1);
    let word = scan.raw(noun);
    // "s 43" of a law
    if matches!(word, "s" | "ss") && !scan.glued(noun) && !scan.glued(start) {
        return true;
    }
    let is_noun = scan.is_lowercase(noun)
        && !scan.glued(start)
        && !scan.has(
            noun,
            role::FUNCTION | role::NUMBER | role::HEDGE | role::CHANGE | role::DATE | role::OPENER,
        )
        && !["ly", "ing", "ed", "s"].iter().any(|ending| word.ends_with(ending) && word.len() > 1)
        && !scan.says_any(noun, SIZES);
    if !is_noun || counts_things(scan, end) || scan.is_joint(end) {
        return false;
    }
    let led = noun.wrapping_sub(1);
    let told = scan.says_any(end, &["is", "was", "has"]);
    let owned = ["'s", "’s"].iter().any(|ending| scan.raw(led).ends_with(ending))
        || scan.says(led, "s") && scan.glued(led);
    let article = owned || scan.says_any(led, &["the", "a", "this"]);
    let ends = !scan.is_word(end) || is_closed_class(scan, end);
    ends && !scan.says_any(end, &["were", "are", "have", "had"])
        && (scan.says_any(led, PREPOSITIONS) || scan.is(led, '('))
        || told && article
}

/// "a 486 and", "a 529 is": a number that no more than one has.
pub(super) fn is_one_of_kind(scan: Scan, start: usize, end: usize) -> bool {
    let ends =
        !scan.is_word(end) && !scan.is_joint(end) || scan.is_lowercase(end) && is_closed_class(scan, end);
    scan.says_any(start.wrapping_sub(1), &["a", "an"]) && ends && !scan.is(end, '%')
}
