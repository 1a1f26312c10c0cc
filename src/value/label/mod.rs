//! Numbers that count nothing: names of things (COVID-19, Boeing 737, Article 5), ages in
//! apposition, scores, telephone numbers, addresses, list markers, times of day.

mod dated;
mod idiom;
mod lexicon;
mod name;
mod title;

pub(crate) use dated::is_dated_name;
pub(crate) use lexicon::{COUNTED, FUNCTION_WORDS, HEADLINE_VERBS, LABELS, NOT_PLURAL, STREETS};
pub(crate) use name::{follows_name, is_title_of_length};
pub(crate) use title::is_titled_measure;

use super::numeral::{Extent, Form, Numeral};
use super::scan::Scan;
use super::token::role;
use idiom::is_word_idiom;
use lexicon::{CUT_SHORT, DOCUMENT_PARTS, VERB_LABELS};
use name::{PLACE_PREPOSITIONS, is_one_of_kind};
use name::{
    is_behind_noun, is_law, is_part_of_name, is_reference, is_street_number, is_unit_of_troops,
    stands_before_name,
};
use title::in_running_prose;
use title::{is_quoted_title, is_titled_people};

/// Whether a number without a unit, without a hedge, counts nothing.
pub(crate) fn is_label(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if is_quoted_title(scan, &numeral.tokens)
        || is_tied(scan, start, end)
        || is_time_of_day(scan, end)
        || is_calibre(scan, start, end)
    {
        return true;
    }
    if is_metre(scan, start, end) {
        return true;
    }
    // "F1 scores of .91"
    if scan.says(start, "scores") && scan.says(start + 1, "of") && !scan.is_word(start + 2) {
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
    if is_score_for_wickets(scan, start, end) || is_coordinate(scan, end) {
        return true;
    }
    let raw = scan.raw(start);
    let nought = raw.len() > 1 && raw.starts_with('0');
    if numeral.form == Form::Digits {
        if !hedged && is_moment(scan, numeral) {
            return true;
        }
        if is_start_of_race(scan, start, end) || is_makers_initial(scan, start, end) {
            return true;
        }
        let before = start.wrapping_sub(1);
        let part = scan.says_any(before, DOCUMENT_PARTS);
        // "Python ≥ 3.9"
        if matches!(scan.mark(before), Some('≥' | '>' | '<' | '≤')) && follows_name(scan, before) {
            return true;
        }
        let numbered = scan.has(before, role::LABEL) && !counts_things(scan, end);
        return nought || !hedged && (is_age(scan, numeral) || part || numbered);
    }
    if nought || is_bracketed(scan, start, end) || is_telephone(scan, start, end) {
        return true;
    }
    if hedged {
        return is_law(scan, end);
    }
    let body = scan.says(start.wrapping_sub(1), "of")
        && matches!(scan.raw(start.wrapping_sub(2)), "Group" | "Committee" | "Council" | "Club" | "Gang");
    body || is_numbered(scan, start, true)
        || is_moment(scan, numeral)
        || is_span_of_hours(scan, start, end)
        || is_age(scan, numeral)
        || is_list_marker(scan, start, end)
        || is_street_number(scan, end)
        || is_unit_of_troops(scan, end)
        || is_reference(scan, start, end)
        || is_year(scan, numeral)
        || is_part_of_name(scan, start, end)
        || stands_before_name(scan, start, end)
        || is_behind_noun(scan, start, end)
        || is_one_of_kind(scan, start, end)
        || is_group_of_code(scan, start, end)
        || is_book_of_bible(scan, start, end)
        || is_titled_people(scan, start, end)
}

/// Whether what follows is a noun in the plural, adjectives before it aside: "300 North American
/// soldiers".
pub(crate) fn counts_things(scan: Scan, next: usize) -> bool {
    (next..next + 4)
        .take_while(|at| scan.is_word(*at) && !is_closed_class(scan, *at))
        .any(|at| is_plural(scan, at))
}

fn is_closed_class(scan: Scan, at: usize) -> bool {
    scan.says_any(
        at,
        &[
            "in", "on", "of", "at", "by", "for", "with", "from", "to", "and", "or", "was", "were", "is",
            "are", "has", "had", "have", "who", "that", "which", "as", "after", "when", "while", "the",
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

/// Whether a decimal behind the word at `at` is the number of a part or a thing: "Lemma 3.4", "Lot 1210.2".
pub(crate) fn numbers_no_version(scan: Scan, at: usize) -> bool {
    const RELEASED: &[&str] = &["model", "protocol", "series", "version", "versions", "windows"];
    scan.has(at, role::LABEL) && !scan.says_any(at, RELEASED)
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
                        || scan.is_capitalised(end + 1)
                            && (scan.raw(end + 1).len() == 1
                                || scan.has(end + 1, role::NUMBER)
                                || scan.digits(end + 2).is_some() && scan.glued(end + 2))
                        || scan.is_dash(end)
                            && scan.says_any(
                                end + 1,
                                &[
                                    "something",
                                    "somethings",
                                    "pounder",
                                    "pointer",
                                    "footer",
                                    "all",
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
            Some('\'' | '’') => {
                scan.glued(end + 1) && (scan.is_word(end + 1) || scan.digits(end + 1).is_some())
            }
            // "401(k)", "66(1)"
            Some('(') => scan.glued(end + 1) && scan.is(end + 2, ')') && scan.raw(end + 1).len() <= 2,
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
            // "a '72 Pinto"
            Some('\'' | '’' | '‘') if !scan.glued(before) => {
                scan.digits(start).is_some_and(|digits| digits.len() == 2)
            }
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
            Some('–' | '/' | '.' | ':' | '\'' | '’' | '=' | ',') => {
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

/// "51.5 N, 0.12 W"
fn is_coordinate(scan: Scan, end: usize) -> bool {
    matches!(scan.raw(end), "N" | "S" | "E" | "W")
        && !scan.is_word(end + 1)
        && !(scan.is(end + 1, '.') && scan.glued(end + 1) && scan.is_capitalised(end + 2))
}

/// "TQ 300 804", "GB 123 4567 89": digits behind digits, neither a year; "75001 Paris".
fn is_group_of_code(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let behind_group = !scan.glued(before)
        && scan
            .digits(before)
            .is_some_and(|digits| digits.len() != 4 || scan.digits(before.wrapping_sub(1)).is_some());
    let postcode = scan.raw(start).len() == 5 && scan.is(before, ',') && scan.is_capitalised(end);
    behind_group && !scan.glued(start) && !counts_things(scan, end) || postcode
}

/// "2 Samuel 11:2": a book of the Bible, of two or more of its name.
fn is_book_of_bible(scan: Scan, start: usize, end: usize) -> bool {
    matches!(scan.raw(start), "1" | "2" | "3")
        && scan.is_capitalised(end)
        && scan.digits(end + 1).is_some()
        && !scan.glued(end + 1)
}

/// "187 for 4 at tea": runs for wickets, told from either.
fn is_score_for_wickets(scan: Scan, start: usize, end: usize) -> bool {
    let wickets = |at: usize| {
        scan.digits(at).is_some_and(|digits| digits.len() == 1)
            && (scan.says_any(at + 1, &["at", "declared", "when", "in", "after"])
                || matches!(scan.mark(at + 1), Some(',' | '.' | ';')) && !scan.glued(at + 2))
    };
    let runs = |at: usize| scan.digits(at).is_some_and(|digits| matches!(digits.len(), 2 | 3));
    scan.says(end, "for") && runs(start) && wickets(end + 1)
        || scan.says(start.wrapping_sub(1), "for") && runs(start.wrapping_sub(2)) && wickets(start)
}

/// "the 3.15 at Aintree": a race or a train by its time.
fn is_start_of_race(scan: Scan, start: usize, end: usize) -> bool {
    let minutes = scan.digits(end.wrapping_sub(1)).filter(|minutes| minutes.len() == 2 && *minutes < "60");
    end == start + 3
        && minutes.is_some()
        && scan.says(start.wrapping_sub(1), "the")
        && (scan.is_capitalised(end) && in_running_prose(scan, &(start..end))
            || scan.says_any(end, &["at", "from", "to"]) && scan.is_capitalised(end + 1)
            || scan.says_any(end, &["had", "has", "is", "was"]))
}

/// "3M said": a company, where a sentence or clause begins and nothing is counted; "3M users" are.
fn is_makers_initial(scan: Scan, start: usize, end: usize) -> bool {
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

/// "a .38 revolver", ".45-calibre": the width of a barrel, in inches that nobody names.
fn is_calibre(scan: Scan, start: usize, end: usize) -> bool {
    const ARMS: &[&str] = &[
        "ACP",
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
    // ".30-06"
    let ranged = scan.is(start, '.') && scan.is_joint(start + 2) && scan.raw(start + 3).starts_with('0');
    ranged
        || (scan.is(start, '.') || scan.is(start.wrapping_sub(1), '.') && scan.glued(start))
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
        return scan.has(before, role::LABEL) && scan.raw(before).len() <= 4
            || scan.is_capitalised(before) && scan.says_any(before, CUT_SHORT);
    }
    if scan.says(before, "of")
        && scan.digits(before.wrapping_sub(1)).is_some()
        && scan.has(before.wrapping_sub(2), role::LABEL)
    {
        return true;
    }
    if scan.says_any(before, &["and", "to", "or", ","]) || scan.is_dash(before) {
        return digits && is_on_numbered_list(scan, start);
    }
    // "of the ward's 96 beds"
    if scan.tokens.get(before).is_some_and(|token| token.is_possessive()) {
        return false;
    }
    // "the fleet numbers 21"
    let whose = before.wrapping_sub(1);
    let numbering = scan.says(before, "numbers")
        && scan.is_lowercase(whose)
        && !scan.has(whose, role::FUNCTION)
        && !scan
            .says_any(whose, &["page", "phone", "telephone", "serial", "winning", "lottery", "lot", "the"]);
    if numbering {
        return false;
    }
    // "litters number three to six"
    let verb = scan.says(before, "number")
        && (is_plural(scan, before.wrapping_sub(1))
            || scan.says_any(before.wrapping_sub(1), &["they", "who", "now"]));
    if verb {
        return false;
    }
    // "in Year 9", but "Year" alone begins no name.
    if scan.says_any(before, &["day", "week", "year"]) && scan.is_capitalised(before) {
        return !counts_things(scan, start + 1);
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
    // "the asteroid 433 Eros passes"
    let called = scan.is_capitalised(start + 1);
    name && !(scan.raw(before).starts_with(char::is_lowercase)
        && !called
        && counts_things(scan, start + 1)
        && !scan.raw(start).is_empty()
        && scan.raw(start).len() > 2)
}

/// "pages 3 to 5", "chapters 1, 2, 5 and 7"; "under Section 8, 450 people" numbers one.
fn is_on_numbered_list(scan: Scan, start: usize) -> bool {
    const LONGEST: usize = 24;
    let joins = |at: usize| scan.says_any(at, &["and", "to", "or", ","]) || scan.is_dash(at);
    let mut first = start;
    let mut commas = 0;
    while start - first < LONGEST && first >= 2 && joins(first - 1) {
        commas += usize::from(scan.is(first - 1, ','));
        let and = scan.says_any(first - 1, &["and", "or"]) && scan.is(first - 2, ',');
        let number = first.wrapping_sub(2 + usize::from(and));
        if scan.digits(number).is_none() {
            break;
        }
        first = number;
    }
    let label = first.wrapping_sub(1);
    let one = commas > 0 && !scan.raw(label).ends_with('s');
    if first < start && commas == 0 && !scan.says_any(label.wrapping_sub(1), PLACE_PREPOSITIONS) {
        // "HTTP 429 and 503"
        let named = is_part_of_name(scan, first, first + 1);
        if named && !counts_things(scan, start + 1) {
            return true;
        }
    }
    first < start && !one && (scan.has(label, role::LABEL) || scan.says_any(label, VERB_LABELS))
}

/// "between 11 and 3": hours, for they go round.
fn is_span_of_hours(scan: Scan, start: usize, end: usize) -> bool {
    let hour =
        |at: usize| scan.digits(at).and_then(|digits| digits.parse::<u8>().ok()).filter(|hour| *hour <= 12);
    let goes_round = |from: usize, to: usize| {
        hour(from).zip(hour(to)).is_some_and(|(from, to)| from > to)
            && scan.says(from.wrapping_sub(1), "between")
            && scan.says(from + 1, "and")
            && !counts_things(scan, to + 1)
    };
    end == start + 1 && (goes_round(start, start + 2) || start >= 2 && goes_round(start - 2, start))
}

/// "in 3/4", "a 6/8 jig": the metre of a piece.
fn is_metre(scan: Scan, start: usize, end: usize) -> bool {
    let beats = end == start + 3 && scan.is(start + 1, '/') && matches!(scan.raw(start + 2), "4" | "8");
    let whole = scan.is_word(end) && !scan.says_any(end, &["time", "and", "or", "with"]);
    let reduced = scan.raw(start).bytes().all(|digit| digit % 2 == 1);
    beats && (!reduced || scan.says(start.wrapping_sub(1), "in") && !whole)
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
    // "gates open at 1.30"
    let minutes = numeral.form == Form::Digits
        && scan.raw(end - 1).len() == 2
        && scan.raw(end - 1) < "60"
        && numeral.tokens.len() == 3
        && scan.is(end - 2, '.');
    let early = matches!(numeral.extent, Extent::Exactly(value)
        if (1.0..120.0).contains(&value) && (value.fract() == 0.0 || minutes && value < 24.0));
    let opens = scan.raw(before) == "At"
        || scan.says_any(
            before.wrapping_sub(1),
            &[
                "arrived", "closes", "open", "opens", "began", "begin", "begins", "held", "met", "starts",
                "tomorrow", "tonight",
            ],
        );
    let goes_on =
        scan.says_any(end, &["he", "she", "they", "i", "we", "on", "is", "was", "that", "every", "sharp"]);
    let figured = scan.says_any(before.wrapping_sub(1), FIGURED);
    early && scan.says(before, "at") && (opens || goes_on) && !figured && !counts_things(scan, end)
}

/// "Jerry Coleman, 31, of Ohio", "Coleman (31)".
fn is_age(scan: Scan, numeral: &Numeral) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let Extent::Exactly(value) = numeral.extent else { return false };
    if !(0.0..=119.0).contains(&value) || value.fract() != 0.0 {
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
    // "subsection (1)(a)"
    let part = scan.is(end + 1, '(') && scan.glued(end + 1) || scan.has(before.wrapping_sub(1), role::LABEL);
    scan.is(before, '[') && scan.is(end, ']')
        || scan.is(before, '(') && scan.is(end, ')') && part
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
    // "1. e4 e5 2. Nf3 Nc6"
    let move_of_chess = scan.digits(end + 2).is_some() && scan.glued(end + 2) && scan.raw(end + 1).len() <= 3;
    (opens || begins || move_of_chess)
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
