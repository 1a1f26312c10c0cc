//! Numbers that count nothing: names of things (COVID-19, Boeing 737, Article 5), ages in
//! apposition, scores, telephone numbers, addresses, list markers, times of day.
//!
//! All that decides so of a figure is asked here, and of a date in [`is_dated_name`]; how a figure or a date is read is
//! no business of these files.

mod dated;
mod idiom;
mod lexicon;
mod moment;
mod name;
mod noun;
mod numbered;
mod reference;
mod score;
mod tied;
mod title;

pub(crate) use dated::is_dated_name;
pub(crate) use lexicon::{COUNTED, FUNCTION_WORDS, HEADLINE_VERBS, LABELS, NOT_PLURAL, STREETS};
pub(crate) use moment::is_year;
pub(crate) use name::follows_name;
pub(crate) use noun::counts_things;
pub(crate) use numbered::{is_numbered, numbers_no_version};
pub(crate) use tied::{is_bearing, is_grown_on};
pub(crate) use title::is_titled_measure;

use super::numeral::{Extent, Form, Numeral};
use super::scan::Scan;
use super::token::role;
use lexicon::DOCUMENT_PARTS;

/// Whether a number without a unit, without a hedge, counts nothing.
pub(crate) fn is_label(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if title::is_quoted_title(scan, &numeral.tokens)
        || tied::is_tied(scan, start, end)
        || moment::is_time_of_day(scan, end)
        || tied::is_calibre(scan, start, end)
        || score::is_metre(scan, start, end)
        || score::is_vague_score(scan, start)
    {
        return true;
    }
    if matches!(numeral.extent, Extent::Vaguely { .. }) {
        return false;
    }
    match numeral.form {
        Form::Fraction => false,
        Form::Words => is_label_in_words(scan, numeral, hedged),
        _ if score::is_score_for_wickets(scan, start, end) || tied::is_coordinate(scan, end) => true,
        _ if scan.raw(start).len() > 1 && scan.raw(start).starts_with('0') => true,
        Form::Digits => is_label_in_parts(scan, numeral, hedged),
        Form::Plain => is_label_in_digits(scan, numeral, hedged),
    }
}

fn is_label_in_words(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    idiom::is_word_idiom(scan, numeral, hedged)
        || !hedged
            && (moment::is_moment(scan, numeral)
                || is_numbered(scan, numeral.tokens.start, false)
                || moment::is_age(scan, numeral))
}

/// Of digits with a decimal mark, grouping or a magnitude.
fn is_label_in_parts(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    let before = start.wrapping_sub(1);
    // "Python ≥ 3.9"
    let required = matches!(scan.mark(before), Some('≥' | '>' | '<' | '≤')) && follows_name(scan, before);
    let numbered = scan.has(before, role::LABEL) && !counts_things(scan, end);
    required
        || moment::is_start_of_race(scan, start, end)
        || name::is_makers_initial(scan, start, end)
        || !hedged
            && (moment::is_moment(scan, numeral)
                || moment::is_age(scan, numeral)
                || scan.says_any(before, DOCUMENT_PARTS)
                || numbered)
}

/// Of a bare run of digits.
fn is_label_in_digits(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let (start, end) = (numeral.tokens.start, numeral.tokens.end);
    if numbered::is_bracketed(scan, start, end) || reference::is_telephone(scan, start, end) {
        return true;
    }
    if hedged {
        return reference::is_law(scan, end);
    }
    is_numbered(scan, start, true)
        || numbered::is_list_marker(scan, start, end)
        || numbered::is_behind_noun(scan, start, end)
        || numbered::is_one_of_kind(scan, start, end)
        || is_year(scan, numeral)
        || moment::is_moment(scan, numeral)
        || moment::is_span_of_hours(scan, start, end)
        || moment::is_age(scan, numeral)
        || is_name_in_digits(scan, start, end)
        || is_cited_or_scored(scan, start, end)
}

/// Whether a bare run of digits is a name or a part of one.
fn is_name_in_digits(scan: Scan, start: usize, end: usize) -> bool {
    name::is_body(scan, start)
        || name::is_street_number(scan, end)
        || name::is_unit_of_troops(scan, end)
        || name::is_road_or_line(scan, start, end)
        || name::is_size(scan, start.wrapping_sub(1))
        || name::is_part_of_name(scan, start, end)
        || name::stands_before_name(scan, start, end)
        || title::is_titled_people(scan, start, end)
}

fn is_cited_or_scored(scan: Scan, start: usize, end: usize) -> bool {
    reference::is_law(scan, end)
        || reference::is_behind_initials(scan, start, end)
        || reference::is_book_of_bible(scan, start, end)
        || reference::is_group_of_code(scan, start, end)
        || name::is_emergency(scan, start, end)
        || score::is_rank(scan, start, end)
        || score::is_race(scan, start, end)
        || score::is_line_of_field(scan, start, end)
        || score::is_shirt(scan, start, end)
}
