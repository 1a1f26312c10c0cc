//! Names that have the form of a date: "20th Century Fox", "Friday the 13th", "Monday.com", "Sunday World", "T-90s".

use super::title::{in_running_prose, is_quoted_title};
use crate::value::date::MONTHS;
use crate::value::scan::Scan;
use crate::value::token::role;
use std::ops::Range;

/// Whether a date that could be read is but a part of a name, a number or an address.
pub(crate) fn is_dated_name(scan: Scan, tokens: &Range<usize>) -> bool {
    let address = scan.is(tokens.end, '.') && scan.glued(tokens.end + 1) && scan.is_lowercase(tokens.end + 1);
    address
        || is_unlucky_friday(scan, tokens.start)
        || scan.digits(tokens.start).is_some() && is_grown_on_words(scan, tokens.start)
        || is_part_of_number(scan, tokens)
        || is_opening_hours(scan, tokens)
        || is_numbered_bill(scan, tokens.start)
        || is_quoted_title(scan, tokens)
        || has_capitals_of_name(scan, tokens) && in_running_prose(scan, tokens)
}

/// "Friday the 13th", from either of its ends; "on Friday the 13th" is a day.
fn is_unlucky_friday(scan: Scan, start: usize) -> bool {
    (start.saturating_sub(2)..=start).any(|at| {
        scan.says_all(at, &["friday", "the", "13"])
            && !scan.says_any(at.wrapping_sub(1), &["on", "this", "last", "next"])
    })
}

/// "T-90s", "the over-60s".
fn is_grown_on_words(scan: Scan, start: usize) -> bool {
    let joint = scan.is_joint(start.wrapping_sub(1));
    let word = start.wrapping_sub(1 + usize::from(joint));
    let model = joint && scan.is_word(word) && scan.raw(word).bytes().all(|byte| byte.is_ascii_uppercase());
    model || scan.says_any(word, &["over", "under"])
}

/// "AD 2024-05-51"
fn is_part_of_number(scan: Scan, tokens: &Range<usize>) -> bool {
    let part = |at: usize| scan.is_joint(at) && scan.digits(at + 1).is_some();
    scan.digits(tokens.end - 1).is_some() && part(tokens.end) && part(tokens.end + 2)
}

/// "Mon-Fri 9-5"
fn is_opening_hours(scan: Scan, tokens: &Range<usize>) -> bool {
    let before = tokens.start.wrapping_sub(1);
    let joins_days = |mark: usize| scan.is_joint(mark) && scan.has(mark.wrapping_sub(1), role::DATE);
    scan.is_joint(tokens.end.wrapping_sub(2))
        && (joins_days(before) || scan.has(before, role::DATE) && joins_days(before.wrapping_sub(1)))
}

/// "H.B. 1557"; "in the U.S. 1996" is a year.
fn is_numbered_bill(scan: Scan, start: usize) -> bool {
    let Some(first) = start.checked_sub(4) else { return false };
    let initial = |at: usize| scan.is(at + 1, '.') && scan.raw(at).len() == 1;
    scan.digits(start).is_some()
        && matches!(scan.raw(first), "H" | "S" | "A")
        && initial(first)
        && initial(first + 2)
}

/// "20th Century Fox", "28 Days Later", "Today on NBC", "Sunday World reported": capitals where prose has none.
fn has_capitals_of_name(scan: Scan, tokens: &Range<usize>) -> bool {
    let (start, last, end) = (tokens.start, tokens.end - 1, tokens.end);
    let before = start.wrapping_sub(1);
    let one = tokens.len() == 1;
    let century = scan.says(last, "century") && scan.is_capitalised(last) && scan.is_capitalised(end);
    let later = scan.says(last, "later") && scan.is_capitalised(last);
    let today = one
        && matches!(scan.raw(start), "Today" | "Tonight" | "Tomorrow" | "Yesterday")
        && scan.is_word(before);
    // A day of the week on which something happens has a comma or a verb behind it.
    let paper = one
        && (start == 0 || scan.is(before, '.'))
        && scan.raw(start).ends_with("day")
        && scan.is_capitalised(end)
        && !scan.has(end, role::FUNCTION | role::DATE);
    // "Black September": a month by itself behind a name; "in Ukraine June was wet".
    let group = one
        && scan.digits(end).is_none()
        && MONTHS.contains(&scan.raw(start))
        && scan.is_capitalised(before)
        && scan.is_word(before.wrapping_sub(1))
        && !scan.has(before, role::FUNCTION)
        && !scan.says_any(before.wrapping_sub(1), &["at", "in", "near", "of", "from"]);
    century || later || today || paper || group
}
