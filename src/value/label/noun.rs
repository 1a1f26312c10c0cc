//! The noun behind a number: where one stands in the plural, the number counts.

use crate::value::scan::Scan;
use crate::value::token::role;

/// Whether what follows is a noun in the plural, adjectives before it aside: "300 North American
/// soldiers".
pub(crate) fn counts_things(scan: Scan, next: usize) -> bool {
    (next..next + 4)
        .take_while(|at| scan.is_word(*at) && !is_closed_class(scan, *at))
        .any(|at| is_plural(scan, at))
}

pub(super) fn is_closed_class(scan: Scan, at: usize) -> bool {
    scan.says_any(
        at,
        &[
            "in", "on", "of", "at", "by", "for", "with", "from", "to", "and", "or", "was", "were", "is",
            "are", "has", "had", "have", "who", "that", "which", "as", "after", "when", "while", "the",
        ],
    )
}

pub(super) fn is_plural(scan: Scan, at: usize) -> bool {
    let raw = scan.raw(at);
    scan.has(at, role::COUNTED)
        || (raw.len() > 3 || raw.len() == 3 && raw.bytes().take(2).all(|byte| byte.is_ascii_uppercase()))
            && raw.ends_with('s')
            && !raw.ends_with("ss")
            && !raw.contains(['\'', '’'])
            && !scan.has(at, role::NOT_PLURAL)
}
