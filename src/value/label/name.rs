//! Numbers in names, and numbers that stand for a name: a house, a bus, a road, a squadron, a model.

use super::lexicon::TROOPS;
use super::noun::{counts_things, is_closed_class, is_plural};
use crate::value::scan::Scan;
use crate::value::token::role;

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

/// "the 405 was closed", "the 5 and the 405", "the 94 bus".
pub(super) fn is_road_or_line(scan: Scan, start: usize, end: usize) -> bool {
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
    let before = start.wrapping_sub(1);
    let told = scan.says_any(end, &["is", "was", "has"]);
    let two = scan.says_all(end, &["and", "the"])
        && scan.digits(end + 2).is_some()
        && !counts_things(scan, end + 3);
    let line = scan.says_any(end, LINES) && !counts_things(scan, end);
    scan.says(before, "the") && (told || two) || scan.says_any(before, &["the", "a"]) && line
}

/// "3M said": a company, where a sentence or clause begins and nothing is counted; "3M users" are.
pub(super) fn is_makers_initial(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let opens =
        start == 0 || matches!(scan.mark(before), Some('.' | ',' | '“' | '"')) || scan.says(before, "and");
    opens
        && end == start + 2
        && scan.raw(end - 1) == "M"
        && scan.glued(end - 1)
        && scan.is_lowercase(end)
        && !counts_things(scan, end)
}

/// "a size 12 dress", "shoe size 6".
pub(super) fn is_size(scan: Scan, before: usize) -> bool {
    const WORN: &[&str] = &["a", "and", "boot", "dress", "hat", "in", "shoe", "shoes", "uk", "us", "wears"];
    let told = before.wrapping_sub(1);
    scan.says(before, "size") && (scan.says_any(told, WORN) || scan.is(told, ','))
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

/// "the Group of 77", "the Committee of 100".
pub(super) fn is_body(scan: Scan, start: usize) -> bool {
    scan.says(start.wrapping_sub(1), "of")
        && matches!(scan.raw(start.wrapping_sub(2)), "Group" | "Committee" | "Council" | "Club" | "Gang")
}

/// "she called 911", "a call to 999".
pub(super) fn is_emergency(scan: Scan, start: usize, end: usize) -> bool {
    let called = |at: usize| {
        let verb = scan.raw(at);
        ["call", "dial", "phone", "rang", "ring"].iter().any(|stem| verb.starts_with(stem))
    };
    let before = start.wrapping_sub(1);
    scan.raw(start).len() == 3
        && (called(before) || scan.says(before, "to") && called(before.wrapping_sub(1)))
        && !counts_things(scan, end)
}

/// A word with a capital anywhere: "Boeing", "iPhone".
fn is_name(scan: Scan, at: usize) -> bool {
    scan.is_word(at) && scan.raw(at).contains(char::is_uppercase)
}
