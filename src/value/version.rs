//! Version numbers: "version 3.2", "v2.0.1", "3.12.4".

use super::scan::Scan;
use super::{currency, label, unit};
use std::ops::Range;

/// A version and where it stands: its number, and with the word that calls it a version.
pub(crate) struct Found {
    pub(crate) parts: Vec<u64>,
    pub(crate) tokens: Range<usize>,
    pub(crate) core: Range<usize>,
}

/// The version that begins at a token.
///
/// A number of two parts is one only behind "version" or "v": 3.2 alone is a decimal. Three parts
/// are one anywhere, but not as a date (19.6.2024), four are an address (192.168.1.2) unless named.
pub(crate) fn read(scan: Scan, at: usize) -> Option<Found> {
    let word = scan.says_any(at, &["version", "versions", "release", "releases"]) && !scan.glued(at + 1);
    let letter = scan.says(at, "v") && !scan.glued(at) && (scan.raw(at) == "v" || scan.is(at + 2, '.'));
    let named = word || letter;
    let mut first = at + usize::from(named);
    if letter && scan.is(first, '.') {
        first += 1;
    }
    if word && scan.says(first, "v") && scan.glued(first + 1) {
        first += 1;
    }
    if letter && !scan.glued(first) {
        return None;
    }
    // Of most numbers this is all that is looked at.
    let parted = scan.is(at + 1, '.') && scan.glued(at + 1);
    if !(named || parted) {
        return None;
    }
    let free = named
        || !scan.glued(at)
        || matches!(scan.mark(at.wrapping_sub(1)), Some('(' | '[' | '"' | '“' | '`' | '\'' | '='));
    let (parts, end) = dotted(scan, first)?;
    let called = !named
        && !label::numbers_no_version(scan, at.wrapping_sub(1))
        && label::follows_name(scan, at)
        && parts.len() == 2
        && !counts(scan, end);
    let fits = if called {
        true
    } else if named {
        parts.len() <= 5 && (parts.len() > 1 || letter)
    } else {
        parts.len() == 3 && !is_date(&parts)
    };
    let money = matches!(scan.mark(end), Some('%' | '€' | '£' | '$')) || scan.glued(end) && scan.is_word(end);
    (free && fits && !money).then_some(Found { parts, tokens: at..end, core: first..end })
}

/// Whether a decimal goes on to say what it counts: "3.5 million", "2.4 GHz", "1.5 times".
fn counts(scan: Scan, end: usize) -> bool {
    let joint = end + usize::from(scan.is_joint(end));
    scan.number(joint).is_some()
        || unit::read(scan, joint).is_some()
        || scan.is_joint(end)
        || label::counts_things(scan, end)
        || scan.says_any(end, &["percent", "per", "pct", "N", "S", "E", "W"])
        || currency::after(scan, end, 1e3, false).is_some()
        || scan.mark(end).is_some_and(|mark| !matches!(mark, '.' | ',' | ';' | ':' | ')' | '!' | '?'))
}

fn dotted(scan: Scan, at: usize) -> Option<(Vec<u64>, usize)> {
    let mut parts = vec![part(scan, at)?];
    let mut end = at + 1;
    while parts.len() < 6 && scan.is(end, '.') && scan.glued(end) && scan.glued(end + 1) {
        let Some(part) = part(scan, end + 1) else { break };
        parts.push(part);
        end += 2;
    }
    Some((parts, end))
}

fn part(scan: Scan, at: usize) -> Option<u64> {
    scan.digits(at).filter(|digits| digits.len() <= 8)?.parse().ok()
}

/// 19.6.2024, 2024.06.19.
fn is_date(parts: &[u64]) -> bool {
    let year = |part: u64| (1000..2200).contains(&part);
    let grouped = parts[1..].iter().all(|part| (100..1000).contains(part)) && parts[0] < 1000;
    grouped
        || matches!(parts, [day, month, last] if (1..=31).contains(day) && (1..=31).contains(month) && (year(*last) || *month <= 12 && *last < 100 && *last > 12 && *day > 12))
        || year(parts[0])
}
