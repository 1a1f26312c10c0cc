//! Numbers grown together with what stands beside them, and those that a mark makes part of something else: COVID-19,
//! G7, 24/7, 3-1, .45-calibre, 51.5 N.

use crate::value::scan::Scan;
use crate::value::token::role;

/// Grown together with a word or figure on either side: COVID-19, G7, 3D, 24/7, 3-1, 10:30, #4.
pub(super) fn is_tied(scan: Scan, start: usize, end: usize) -> bool {
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

/// "190C/375F", "30kg/66lb": a figure with its unit behind another with its own.
fn is_said_again(scan: Scan, start: usize) -> bool {
    let (slash, unit) = (start.wrapping_sub(1), start.wrapping_sub(2));
    let ends = |at: usize| scan.is_word(at) && scan.glued(at) && scan.digits(at.wrapping_sub(1)).is_some();
    scan.is(slash, '/') && ends(unit) && ends(start + 1)
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
                scan.glued(before) && names(before.wrapping_sub(1)) && !is_said_again(scan, start)
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

/// "51.5 N, 0.12 W"
pub(super) fn is_coordinate(scan: Scan, end: usize) -> bool {
    matches!(scan.raw(end), "N" | "S" | "E" | "W")
        && !scan.is_word(end + 1)
        && !(scan.is(end + 1, '.') && scan.glued(end + 1) && scan.is_capitalised(end + 2))
}

/// "a .38 revolver", ".45-calibre": the width of a barrel, in inches that nobody names.
pub(super) fn is_calibre(scan: Scan, start: usize, end: usize) -> bool {
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
