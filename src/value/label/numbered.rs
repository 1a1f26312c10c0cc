//! Numbers that number the noun before them, and those of lists: "Article 5", "chapters 1, 2 and 7", "in comment 3".

use super::lexicon::{CUT_SHORT, VERB_LABELS};
use super::name::{PLACE_PREPOSITIONS, is_part_of_name};
use super::noun::{counts_things, is_closed_class, is_plural};
use crate::value::scan::Scan;
use crate::value::token::role;

/// A label noun before it: "Article 5", "No. 10", "page three", "Image 1 of 8".
pub(crate) fn is_numbered(scan: Scan, start: usize, digits: bool) -> bool {
    let mut before = start.wrapping_sub(1);
    if digits && scan.is(before, '.') && scan.glued(before) || scan.is(before, '#') {
        before = before.wrapping_sub(1);
        // "No. 10", but not the end of a sentence: "on the page. 10 people".
        return scan.has(before, role::LABEL) && scan.raw(before).len() <= 4
            || scan.is_capitalised(before) && scan.says_any(before, CUT_SHORT);
    }
    if scan.is(before, ':') {
        return names_what_follows(scan, before.wrapping_sub(1));
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
    // "at last count 61", "I count 12", "to order 30"
    let counted = scan.says(before, "count") && scan.says(before.wrapping_sub(1), "last")
        || scan.says_any(before.wrapping_sub(1), &["i", "we", "they", "you", "to", "can", "will", "would"]);
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

/// "Recall number: 25-231", "Telephone: 555": whether the word before a colon says that a name follows. "Number: 45" and
/// "Total number: 45" tell how many.
fn names_what_follows(scan: Scan, word: usize) -> bool {
    const NAMED: &[&str] = &[
        "batch",
        "code",
        "fax",
        "id",
        "isbn",
        "issn",
        "phone",
        "postcode",
        "ref",
        "reference",
        "serial",
        "sku",
        "tel",
        "telephone",
        "zip",
    ];
    const COUNTED: &[&str] =
        &["actual", "average", "estimated", "final", "mean", "overall", "record", "the", "total"];
    let of = word.wrapping_sub(1);
    scan.says_any(word, NAMED)
        || scan.says_any(word, &["number", "no", "nr"]) && scan.is_word(of) && !scan.says_any(of, COUNTED)
}

/// Whether a decimal behind the word at `at` is the number of a part or a thing: "Lemma 3.4", "Lot 1210.2".
pub(crate) fn numbers_no_version(scan: Scan, at: usize) -> bool {
    const RELEASED: &[&str] = &["model", "protocol", "series", "version", "versions", "windows"];
    scan.has(at, role::LABEL) && !scan.says_any(at, RELEASED)
}

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
    // "shot a 65 and"
    let played = scan.says_any(start.wrapping_sub(2), &["carded", "fired", "for", "posted", "shot"]);
    scan.says_any(start.wrapping_sub(1), &["a", "an"]) && !played && ends && !scan.is(end, '%')
}

/// "1. First", "2) Second" at the start of the text or of a line.
pub(super) fn is_list_marker(scan: Scan, start: usize, end: usize) -> bool {
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

/// "[12]", "five (5)".
pub(super) fn is_bracketed(scan: Scan, start: usize, end: usize) -> bool {
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
