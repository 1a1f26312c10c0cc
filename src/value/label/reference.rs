//! Numbers of what is cited or dialled: laws, reports, books of the Bible, telephones, postcodes.

use super::noun::counts_things;
use crate::value::scan::Scan;

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

/// "H.R. 3200", "384 U.S. 436", "K. 525": a number behind an initial with a full stop that counts nothing.
pub(super) fn is_behind_initials(scan: Scan, start: usize, end: usize) -> bool {
    let initial = |stop: usize| {
        scan.is(stop, '.') && scan.is_capitalised(stop.wrapping_sub(1)) && scan.raw(stop - 1).len() == 1
    };
    initial(start.wrapping_sub(1)) && !counts_things(scan, end)
}

/// "2 Samuel 11:2": a book of the Bible, of two or more of its name.
pub(super) fn is_book_of_bible(scan: Scan, start: usize, end: usize) -> bool {
    matches!(scan.raw(start), "1" | "2" | "3")
        && scan.is_capitalised(end)
        && scan.digits(end + 1).is_some()
        && !scan.glued(end + 1)
}

/// "020 7946 0000", "(555) 123-4567", "+44 20", "555 0134": bare groups of digits side by side.
pub(super) fn is_telephone(scan: Scan, start: usize, end: usize) -> bool {
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

/// "TQ 300 804", "GB 123 4567 89": digits behind digits, neither a year; "75001 Paris".
pub(super) fn is_group_of_code(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let behind_group = !scan.glued(before)
        && scan
            .digits(before)
            .is_some_and(|digits| digits.len() != 4 || scan.digits(before.wrapping_sub(1)).is_some());
    let postcode = scan.raw(start).len() == 5 && scan.is(before, ',') && scan.is_capitalised(end);
    behind_group && !scan.glued(start) && !counts_things(scan, end) || postcode
}
