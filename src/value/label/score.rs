//! Numbers of sport and of music that count nothing: wickets, ranks, races, shirts, the metre of a piece.

use super::noun::counts_things;
use crate::value::scan::Scan;

/// "187 for 4 at tea": runs for wickets, told from either.
pub(super) fn is_score_for_wickets(scan: Scan, start: usize, end: usize) -> bool {
    let wickets = |at: usize| {
        scan.digits(at).is_some_and(|digits| digits.len() == 1)
            && (scan.says_any(at + 1, &["at", "declared", "when", "in", "after"])
                || matches!(scan.mark(at + 1), Some(',' | '.' | ';')) && !scan.glued(at + 2))
    };
    let runs = |at: usize| scan.digits(at).is_some_and(|digits| matches!(digits.len(), 2 | 3));
    scan.says(end, "for") && runs(start) && wickets(end + 1)
        || scan.says(start.wrapping_sub(1), "for") && runs(start.wrapping_sub(2)) && wickets(start)
}

/// "the top 10", "the last 16" of a cup; "the last 12 games" are counted.
pub(super) fn is_rank(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    let cup = matches!(scan.raw(start), "4" | "8" | "16" | "32" | "64" | "128");
    let ranked = scan.says(before, "top") || scan.says(before, "last") && cup;
    ranked && scan.says(before.wrapping_sub(1), "the") && !counts_things(scan, end)
}

/// "third in the 400", "she won the 1500": a race by its metres.
pub(super) fn is_race(scan: Scan, start: usize, end: usize) -> bool {
    const RUN: &[&str] = &["60", "100", "110", "200", "400", "800", "1500", "3000", "5000", "10000"];
    let before = start.wrapping_sub(1);
    RUN.contains(&scan.raw(start))
        && scan.says(before, "the")
        && scan.says_any(before.wrapping_sub(1), &["in", "won", "over", "ran", "run"])
        && !scan.is(end, ',')
        && !scan.is_joint(end)
        && !counts_things(scan, end)
}

/// "at the 40, they kicked"
pub(super) fn is_line_of_field(scan: Scan, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    scan.says(before, "the")
        && scan.says_any(before.wrapping_sub(1), &["at", "on", "past", "inside", "near"])
        && matches!(scan.mark(end), Some(',' | '.' | ';' | ')'))
}

/// "the scorer wore 23"
pub(super) fn is_shirt(scan: Scan, start: usize, end: usize) -> bool {
    scan.says_any(start.wrapping_sub(1), &["wore", "wears", "wearing"]) && !counts_things(scan, end)
}

/// "in 3/4", "a 6/8 jig": the metre of a piece.
pub(super) fn is_metre(scan: Scan, start: usize, end: usize) -> bool {
    let beats = end == start + 3 && scan.is(start + 1, '/') && matches!(scan.raw(start + 2), "4" | "8");
    let whole = scan.is_word(end) && !scan.says_any(end, &["time", "and", "or", "with"]);
    let reduced = scan.raw(start).bytes().all(|digit| digit % 2 == 1);
    beats && (!reduced || scan.says(start.wrapping_sub(1), "in") && !whole)
}

/// "F1 scores of .91": no forties.
pub(super) fn is_vague_score(scan: Scan, start: usize) -> bool {
    scan.says(start, "scores") && scan.says(start + 1, "of") && !scan.is_word(start + 2)
}
