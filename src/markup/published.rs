//! When a text was published, from what it says of itself: the one place here that reads dates.

use crate::value::{Context, Date, Value};
use std::ops::Range;

/// A date as metadata give it: EDTF, a day with a time behind it, or words with a year.
pub(super) fn parse(written: &str) -> Option<Date> {
    let written = written.trim();
    if let Ok(date) = Date::parse_edtf(written) {
        return Some(date);
    }
    if let Some(day) = written.get(..10)
        && written[10..].starts_with(['T', 't', ' '])
        && let Ok(date) = Date::parse_edtf(day)
    {
        return Some(date);
    }
    // A sentence is no date; "Tuesday, 19 June 2024 10:00:00 +0000" is the longest that is.
    (written.len() <= 64).then(|| in_words(written).map(|(date, _)| date)).flatten()
}

/// The first date in some words that stands on a year's calendar, and where it stands.
pub(super) fn in_words(words: &str) -> Option<(Date, Range<usize>)> {
    let numeric = edtf_in(words);
    numeric.or_else(|| {
        crate::value::read(words, &Context::default()).into_iter().find_map(|reading| match reading.value {
            Value::Date(date) if matches!(date.bounds(), Some((Some(_), Some(_)))) => {
                Some((date, reading.range))
            }
            _ => None,
        })
    })
}

/// Whether a date of any sort stands among some words, one without a year too.
pub(super) fn has_date(words: &str) -> bool {
    crate::value::read(words, &Context::default())
        .iter()
        .any(|reading| matches!(reading.value, Value::Date(_)))
}

/// `2024-03-01` among some words.
fn edtf_in(words: &str) -> Option<(Date, Range<usize>)> {
    let mut behind = 0;
    for part in words.split_inclusive(|c: char| c.is_whitespace() || "()[],:".contains(c)) {
        let start = behind;
        behind += part.len();
        let word = part.trim_end_matches(|c: char| c.is_whitespace() || "()[],:".contains(c));
        if let Ok(date) = Date::parse_edtf(word)
            && date.exact_day().is_some()
        {
            return Some((date, start..start + word.len()));
        }
    }
    None
}
