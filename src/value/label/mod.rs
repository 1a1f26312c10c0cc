//! Numbers that count nothing: names of things (COVID-19, Boeing 737, Article 5), ages in
//! apposition, scores, telephone numbers, addresses, list markers, times of day.

mod idiom;
mod lexicon;
mod name;

pub(crate) use lexicon::{COUNTED, FUNCTION_WORDS, HEADLINE_VERBS, LABELS, NOT_PLURAL, STREETS};
pub(crate) use name::{follows_name, is_title_of_length};

use super::numeral::{Extent, Form, Numeral};
use super::scan::Scan;
use super::token::role;
use idiom::is_word_idiom;
use lexicon::{DOCUMENT_PARTS, VERB_LABELS};
use name::{is_part_of_name, is_reference, is_street_number, is_unit_of_troops, stands_before_name};

/// Whether a number without a unit, without a hedge, counts nothing.
pub(crate) fn is_label(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if is_tied(scan, start, end) || is_time_of_day(scan, end) || is_calibre(scan, start, end) {
        return true;
    }
    if matches!(numeral.extent, Extent::Vaguely { .. }) || numeral.form == Form::Fraction {
        return false;
    }
    if numeral.form == Form::Words {
        return is_word_idiom(scan, numeral, hedged)
            || !hedged
                && (is_moment(scan, numeral) || is_numbered(scan, start, false) || is_age(scan, numeral));
    }
    let raw = scan.raw(start);
    let nought = raw.len() > 1 && raw.starts_with('0');
    if numeral.form == Form::Digits {
        let before = start.wrapping_sub(1);
        let part = scan.says_any(before, DOCUMENT_PARTS);
        // "Python ≥ 3.9"
        if matches!(scan.mark(before), Some('≥' | '>' | '<' | '≤')) && follows_name(scan, before) {
            return true;
        }
        return nought || !hedged && (is_age(scan, numeral) || part);
    }
    if nought || is_bracketed(scan, start, end) || is_telephone(scan, start, end) {
        return true;
    }
    if hedged {
        return false;
    }
    let body = scan.says(start.wrapping_sub(1), "of")
        && matches!(scan.raw(start.wrapping_sub(2)), "Group" | "Committee" | "Council" | "Club" | "Gang");
    body || is_numbered(scan, start, true)
        || is_moment(scan, numeral)
        || is_age(scan, numeral)
        || is_list_marker(scan, start, end)
        || is_street_number(scan, end)
        || is_unit_of_troops(scan, end)
        || is_reference(scan, start, end)
        || is_year(scan, numeral)
        || is_part_of_name(scan, start, end)
        || stands_before_name(scan, start, end)
}

/// Whether what follows is a noun in the plural, adjectives before it aside: "300 North American
/// soldiers".
pub(crate) fn counts_things(scan: Scan, next: usize) -> bool {
    (next..next + 4)
        .take_while(|at| scan.is_word(*at) && (*at == next || !is_closed_class(scan, *at)))
        .any(|at| is_plural(scan, at))
}

fn is_closed_class(scan: Scan, at: usize) -> bool {
    scan.says_any(
        at,
        &[
            "in", "on", "at", "by", "for", "with", "from", "to", "and", "or", "was", "were", "is", "are",
            "has", "had", "have", "who", "that", "which", "as", "after", "when", "while", "the",
        ],
    )
}

fn is_plural(scan: Scan, at: usize) -> bool {
    let raw = scan.raw(at);
    scan.has(at, role::COUNTED)
        || (raw.len() > 3 || raw.len() == 3 && raw.bytes().take(2).all(|byte| byte.is_ascii_uppercase()))
            && raw.ends_with('s')
            && !raw.ends_with("ss")
            && !raw.contains(['\'', '’'])
            && !scan.has(at, role::NOT_PLURAL)
}

/// Grown together with a word or figure on either side: COVID-19, G7, 3D, 24/7, 3-1, 10:30, #4.
fn is_tied(scan: Scan, start: usize, end: usize) -> bool {
    let tied_behind = scan.glued(end)
        && match scan.mark(end) {
            None => true,
            Some('-' | '‐' | '‑' | '–' | '/' | ':' | '.') => {
                scan.glued(end + 1)
                    && (scan.digits(end + 1).is_some()
                        || !scan.is_dash(end) && scan.is_word(end + 1)
                        || scan.is_capitalised(end + 1) && scan.raw(end + 1).len() == 1
                        || scan.is_dash(end)
                            && scan.says_any(
                                end + 1,
                                &[
                                    "something",
                                    "somethings",
                                    "a",
                                    "off",
                                    "sided",
                                    "way",
                                    "iron",
                                    "under",
                                    "over",
                                    "for",
                                    "to",
                                    "on",
                                    "by",
                                    "in",
                                    "of",
                                ],
                            ))
            }
            Some('_' | '@' | '\\' | '=' | '^' | '&') => true,
            Some('\'' | '’') => scan.glued(end + 1) && scan.is_word(end + 1),
            _ => false,
        };
    is_grown_on(scan, start) || tied_behind || scan.says_any(start.wrapping_sub(1), &["§", "№", "#"])
}

/// Grown on a word or figure before it: G7, COVID-19, 24/7, #4, a telephone's +44.
pub(crate) fn is_grown_on(scan: Scan, start: usize) -> bool {
    let before = start.wrapping_sub(1);
    let names = |at: usize| scan.is_word(at) || scan.digits(at).is_some();
    scan.glued(start)
        && match scan.mark(before) {
            // "USD200" is read from its currency, before this is asked.
            None => true,
            // "sub-10" is a hedge.
            Some('-' | '‐' | '‑' | '−') => {
                scan.glued(before)
                    && names(before.wrapping_sub(1))
                    && !scan.says(before.wrapping_sub(1), "sub")
            }
            // "P=0.003", "n=48", as papers tell statistics.
            Some('=') if matches!(scan.raw(before.wrapping_sub(1)), "P" | "p" | "N" | "n") => false,
            Some('–' | '/' | '.' | ':' | '\'' | '’' | '=') => {
                scan.glued(before) && names(before.wrapping_sub(1))
            }
            Some('#' | '@' | '_' | '\\' | '&' | '№' | '§' | '%' | '?' | '¶') => true,
            Some('+') => scan.is_dash(start + 1),
            _ => false,
        }
}

/// "8°20′S": degrees and minutes of a place.
pub(crate) fn is_bearing(scan: Scan, at: usize) -> bool {
    scan.digits(at).is_some() && scan.is(at + 1, '°') && scan.digits(at + 2).is_some() && scan.glued(at + 2)
}

/// "5 p.m.", "2 o'clock", "9 GMT".
fn is_time_of_day(scan: Scan, end: usize) -> bool {
    scan.says_any(end, &["am", "pm", "o'clock", "o’clock", "GMT", "BST", "hrs"])
        || scan.says_any(end, &["a", "p"]) && scan.is(end + 1, '.') && scan.says(end + 2, "m")
}

/// "a .38 revolver", ".45-calibre": the width of a barrel, in inches that nobody names.
fn is_calibre(scan: Scan, start: usize, end: usize) -> bool {
    const ARMS: &[&str] = &[
        "caliber",
        "calibre",
        "handgun",
        "magnum",
        "pistol",
        "pistols",
        "revolver",
        "revolvers",
        "rifle",
        "rifles",
    ];
    (scan.is(start, '.') || scan.is(start.wrapping_sub(1), '.') && scan.glued(start))
        && scan.says_any(end + usize::from(scan.is_joint(end)), ARMS)
}

/// One person, who is of an age: "a woman of 66".
const PERSONS: &[&str] = &["boy", "girl", "man", "woman", "widow", "widower", "grandmother", "grandfather"];

/// A label noun before it: "Article 5", "No. 10", "page three", "Image 1 of 8".
pub(crate) fn is_numbered(scan: Scan, start: usize, digits: bool) -> bool {
    let mut before = start.wrapping_sub(1);
    if digits && scan.is(before, '.') && scan.glued(before) || scan.is(before, '#') {
        before = before.wrapping_sub(1);
        // "No. 10", but not the end of a sentence: "on the page. 10 people".
        return scan.has(before, role::LABEL) && scan.raw(before).len() <= 4;
    }
    if scan.says(before, "of")
        && scan.digits(before.wrapping_sub(1)).is_some()
        && scan.has(before.wrapping_sub(2), role::LABEL)
    {
        return true;
    }
    if scan.says_any(before, &["and", "to", "or", ","]) || scan.is_dash(before) {
        // "pages 3 to 5", "chapters 1, 2 and 3"; "under Section 8, 450 people" numbers one.
        let one = scan.is(before, ',') && !scan.raw(before.wrapping_sub(2)).ends_with('s');
        return digits
            && !one
            && scan.digits(before.wrapping_sub(1)).is_some()
            && (scan.has(before.wrapping_sub(2), role::LABEL)
                || scan.says_any(before.wrapping_sub(2), VERB_LABELS));
    }
    // "of the ward's 96 beds"
    if scan.tokens.get(before).is_some_and(|token| token.is_possessive()) {
        return false;
    }
    // "litters number three to six"
    let verb = scan.says(before, "number")
        && (is_plural(scan, before.wrapping_sub(1))
            || scan.says_any(before.wrapping_sub(1), &["they", "who", "now"]));
    if verb {
        return false;
    }
    // "at last count 61"
    let counted = scan.says(before, "count") && scan.says(before.wrapping_sub(1), "last");
    // "the port 51"
    let port = scan.says(before, "port") && !scan.says(before.wrapping_sub(1), "the");
    if (port || scan.says_any(before, VERB_LABELS)) && !counted {
        return digits && !counts_things(scan, start + 1);
    }
    let name = if digits {
        scan.has(before, role::LABEL) || scan.raw(before).len() > 4 && scan.raw(before).ends_with("room")
    } else {
        scan.says_any(
            before,
            &[
                "page", "chapter", "article", "step", "phase", "number", "part", "act", "scene", "season",
                "episode", "version", "round", "stage", "section", "force", "formula",
            ],
        )
    };
    // "a world 12 million"? "in game 3", "the week 200 people died": a plural behind it makes a count.
    name && !(scan.raw(before).starts_with(char::is_lowercase)
        && counts_things(scan, start + 1)
        && !scan.raw(start).is_empty()
        && scan.raw(start).len() > 2)
}

/// "At nine she played", "who at 19 walked", "at seven on Saturday": an age or an hour; but "stood at
/// 41 on Saturday" is a figure.
fn is_moment(scan: Scan, numeral: &Numeral) -> bool {
    const FIGURED: &[&str] = &[
        "put",
        "stands",
        "stand",
        "stood",
        "estimated",
        "remained",
        "remains",
        "peaked",
        "valued",
        "capped",
        "pegged",
        "unchanged",
    ];
    let (before, end) = (numeral.tokens.start.wrapping_sub(1), numeral.tokens.end);
    let early = matches!(numeral.extent, Extent::Exactly(value) if (1.0..120.0).contains(&value) && value.fract() == 0.0);
    let opens = scan.raw(before) == "At"
        || scan.says_any(
            before.wrapping_sub(1),
            &["arrived", "began", "begin", "begins", "held", "met", "starts", "tomorrow", "tonight"],
        );
    let goes_on = scan.says_any(end, &["he", "she", "they", "i", "we", "on", "is", "was"]);
    let figured = scan.says_any(before.wrapping_sub(1), FIGURED);
    early && scan.says(before, "at") && (opens || goes_on) && !figured && !counts_things(scan, end)
}

/// "Jerry Coleman, 31, of Ohio", "Coleman (31)".
fn is_age(scan: Scan, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let Extent::Exactly(value) = numeral.extent else { return false };
    if !(1.0..=119.0).contains(&value) || value.fract() != 0.0 {
        return false;
    }
    let before = start.wrapping_sub(1);
    let named = |at: usize| {
        scan.is_capitalised(at)
            || matches!(scan.mark(at), Some('"' | '”' | '’' | '\''))
            || scan.is(at, '.') && scan.raw(at.wrapping_sub(1)).len() <= 2
    };
    let closes = matches!(scan.mark(end), Some(',' | '.' | ';' | ')' | ':' | '—' | '–'))
        || scan.raw(end).is_empty()
        || scan.says_any(end, &["and", "who", "was", "is"]);
    let enclosed = scan.is_word(before.wrapping_sub(1)) && scan.is(end, ',');
    scan.says(before, "of") && scan.says_any(before.wrapping_sub(1), PERSONS) && !is_plural(scan, end)
        || scan.is(before, ',') && (named(before.wrapping_sub(1)) && closes || enclosed) && !scan.glued(start)
        || scan.is(before, '(') && scan.is(end, ')') && named(before.wrapping_sub(1))
}

/// "[12]", "five (5)".
fn is_bracketed(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    scan.is(before, '[') && scan.is(end, ']')
        || scan.is(before, '(')
            && scan.is(end, ')')
            && (before == 0
                || scan.number(before.wrapping_sub(1)).is_some()
                || !scan.is_word(before.wrapping_sub(1)))
}

/// "020 7946 0000", "(555) 123-4567", "+44 20", "555 0134": bare groups of digits side by side.
fn is_telephone(scan: Scan, start: usize, end: usize) -> bool {
    let group = |at: usize| scan.digits(at).map_or(0, str::len);
    let before = start.wrapping_sub(1);
    let own = group(start);
    let first =
        (0..6).find(|back| group(start.wrapping_sub(*back)) == 0).map_or(start, |back| start + 1 - back);
    let opens = scan.is(first.wrapping_sub(1), '+')
        || scan.raw(first).starts_with('0')
        || scan.is(first.wrapping_sub(1), ')') && first != start;
    let local = own == 3 && group(end) == 4 || group(before) == 3 && own == 4;
    let three = own >= 2 && group(end) >= 3 && group(end + 1) >= 3;
    let plus = scan.is(before, '+') && scan.glued(start) && (scan.is_dash(end) || scan.is(end, '('));
    let area = scan.is(before, '(') && scan.is(end, ')') && group(end + 1) >= 3;
    local || three || plus || area || opens && (first != start || group(end) > 0)
}

/// "1. First", "2) Second" at the start of the text or of a line.
fn is_list_marker(scan: Scan, start: usize, end: usize) -> bool {
    let opens = start == 0 || scan.text[scan.tokens[start - 1].end..scan.tokens[start].start].contains('\n');
    // "Stats: 1. Ali 2. Berg"
    let begins =
        scan.is(start.wrapping_sub(1), ':') && scan.raw(start) == "1" && scan.is_capitalised(end + 1);
    (opens || begins)
        && matches!(scan.mark(end), Some('.' | ')'))
        && scan.glued(end)
        && scan.tokens.len() > end + 1
        && !scan.glued(end + 1)
}

/// A year: four digits in their time, with nothing they could count.
pub(crate) fn is_year(scan: Scan, numeral: &Numeral) -> bool {
    let Extent::Exactly(value) = numeral.extent else { return false };
    let four = numeral.form == Form::Plain && scan.raw(numeral.tokens.start).len() == 4;
    if !four || !(1100.0..2200.0).contains(&value) {
        return false;
    }
    const BEFORE: &[&str] = &[
        "in", "since", "by", "from", "until", "till", "during", "before", "after", "circa", "spring",
        "summer", "autumn", "fall", "winter", "early", "late", "mid", "year", "to",
    ];
    scan.says_any(numeral.tokens.start.wrapping_sub(1), BEFORE)
        || scan.has(numeral.tokens.start.wrapping_sub(1), role::DATE)
        || !counts_things(scan, numeral.tokens.end)
}
