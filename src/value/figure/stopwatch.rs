//! Durations as a stopwatch shows them: "finished in 2:26:10", "a time of 58:31", "won in 3:59.4".
//!
//! The same digits tell the time of day far more often ("at 2:26:10", "7:30 a.m."), so they are a duration only where
//! the words before them say so. Never guesses what the first of two figures counts: "2:26" may be hours or minutes.

use super::Figure;
use crate::value::ValueType;
use crate::value::hedge::{self, Place};
use crate::value::measure::{Measure, Unit};
use crate::value::numeral::{scale10, tidy};
use crate::value::scan::Scan;

/// What is written with colons, were it a duration.
struct Reading {
    /// The figure in its unit, the largest that is written.
    figure: f64,
    /// The worth of one step of the last digit.
    step: f64,
    unit: Unit,
    /// Hours, minutes and seconds, or a part of a second: nobody tells the time of day so exactly in prose.
    full: bool,
    /// The token behind.
    end: usize,
}

/// The duration that is written with colons from the token `at` on; its hedge begins not before `floor`.
pub(super) fn read(scan: Scan, at: usize, floor: usize) -> Option<Figure> {
    let reading = written(scan, at)?;
    let before = hedge::before(scan, at, floor, Place::Time);
    let start = before.map_or(at, |(_, start)| start);
    let is_told = if reading.full { tells_full(scan, start) } else { tells_short(scan, start) };
    if !is_told || is_time_of_day(scan, reading.end) || scan.says(start, "faster") {
        return None;
    }
    let mut measure = Measure::bare(ValueType::Duration, reading.unit, reading.figure, reading.step);
    if let Some((hedge, _)) = before {
        measure.hedge(hedge);
    }
    Some(Figure { measure, tokens: start..reading.end, core: at..reading.end, number: None })
}

/// "2:26:10", "3:59.4", "58:31", if nothing has grown onto it.
fn written(scan: Scan, at: usize) -> Option<Reading> {
    let first = scan.digits(at).filter(|digits| digits.len() <= 2)?;
    let grown = scan.glued(at) && !matches!(scan.mark(at.wrapping_sub(1)), Some('(' | '“' | '"'));
    let second = sixtieths(scan, at + 1).filter(|_| !grown)?;
    let third = sixtieths(scan, at + 3);
    let end = if third.is_some() { at + 5 } else { at + 3 };
    let decimals = (scan.is(end, '.') && scan.glued(end) && scan.glued(end + 1))
        .then(|| scan.digits(end + 1).filter(|digits| digits.len() <= 3))
        .flatten();
    let behind = if decimals.is_some() { end + 2 } else { end };
    let runs_on = scan.glued(behind)
        && (scan.is_word(behind)
            || scan.glued(behind + 1) && !matches!(scan.mark(behind), Some(',' | ')' | '”' | '"')));
    if runs_on {
        return None;
    }
    let first: f64 = first.parse().ok()?;
    let fraction = match decimals {
        Some(decimals) => format!("0.{decimals}").parse().ok()?,
        None => 0.0,
    };
    let step = scale10(1.0, -i32::try_from(decimals.map_or(0, str::len)).unwrap_or(0));
    let (figure, seconds, unit) = match third {
        Some(third) => {
            (first + (second + (third + fraction) / 60.0) / 60.0, 3600.0, Unit::Compound("h", "s"))
        }
        None => (first + (second + fraction) / 60.0, 60.0, Unit::Compound("min", "s")),
    };
    let full = third.is_some() || decimals.is_some();
    // Of "2:26" alone nobody can tell whether it is hours or minutes.
    let is_clear = full || (10.0..60.0).contains(&first);
    is_clear.then(|| Reading { figure: tidy(figure), step: step / seconds, unit, full, end: behind })
}

/// The two digits behind a colon, below sixty.
fn sixtieths(scan: Scan, colon: usize) -> Option<f64> {
    let digits = scan.digits(colon + 1).filter(|digits| digits.len() == 2)?;
    let glued = scan.is(colon, ':') && scan.glued(colon) && scan.glued(colon + 1);
    digits.parse().ok().filter(|number| glued && *number < 60.0)
}

/// What has a duration: "a time of", "the record of".
const NOUNS: &[&str] =
    &["time", "times", "record", "best", "mark", "split", "performance", "clocking", "lap", "run"];

/// What a time is called that someone raced for.
const RACED: &[&str] = &[
    "winning",
    "finishing",
    "finish",
    "best",
    "record",
    "fastest",
    "race",
    "lap",
    "elapsed",
    "total",
    "overall",
    "combined",
    "aggregate",
    "course",
    "qualifying",
    "running",
    "chip",
    "gun",
    "net",
];

/// Verbs that a duration follows without a preposition.
const SPENT: &[&str] = &[
    "took", "takes", "taking", "lasted", "lasts", "lasting", "clocked", "clocks", "clocking", "ran", "runs",
    "run", "running", "swam",
];

/// Verbs of those who come in "in 58:31".
const FINISHED: &[&str] = &[
    "won",
    "win",
    "wins",
    "winning",
    "finished",
    "finishes",
    "finish",
    "finishing",
    "ran",
    "run",
    "runs",
    "running",
    "completed",
    "completes",
    "complete",
    "completing",
    "covered",
    "covers",
    "swam",
    "rowed",
    "cycled",
    "rode",
    "raced",
    "walked",
    "skied",
    "clocked",
    "home",
    "crossed",
    "came",
];

/// How far before "in" the verb may stand.
const FAR: usize = 10;

/// Whether the words before what only a stopwatch shows make it a duration.
fn tells_full(scan: Scan, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scan.says_any(before, &["in", "a", "his", "her"])
        || scan.says_any(before, SPENT)
        || is_of_time(scan, before)
        || scan.says_any(before, &["at"]) && scan.says_any(before.wrapping_sub(1), &["timed", "clocked"])
        || scan.says(before, "time") && scan.says_any(before.wrapping_sub(1), RACED)
}

/// Whether the words before what a clock may show too make it a duration.
fn tells_short(scan: Scan, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let near = before.saturating_sub(FAR)..before;
    let in_number = |at: usize| scan.glued(at) && scan.glued(at + 1);
    let mut clause = near.rev().take_while(|at| scan.mark(*at).is_none() || in_number(*at));
    let finished = clause.any(|at| scan.says_any(at, FINISHED));
    scan.says(before, "in") && finished
        || scan.says_any(before, &["clocked", "clocking"])
        || is_of_time(scan, before)
            && (finished
                || scan.says_any(before.wrapping_sub(2), RACED)
                || is_set(scan, before.wrapping_sub(2)))
}

/// "time of", "record of".
fn is_of_time(scan: Scan, of: usize) -> bool {
    scan.says(of, "of") && scan.says_any(of.wrapping_sub(1), NOUNS)
}

/// "a time of", "her time of": a performance. "At the time of" and "a start time of" tell when.
fn is_set(scan: Scan, before_noun: usize) -> bool {
    scan.says_any(before_noun, &["a", "his", "her", "their"]) && !scan.says(before_noun.wrapping_sub(1), "at")
}

/// "a.m.", "GMT", "local time" behind.
fn is_time_of_day(scan: Scan, end: usize) -> bool {
    const ZONES: &[&str] = &[
        "am", "pm", "o'clock", "hrs", "local", "GMT", "UTC", "BST", "CET", "CEST", "EST", "EDT", "ET", "PT",
        "PST", "PDT",
    ];
    scan.says_any(end, ZONES)
        || scan.says_any(end, &["a", "p"]) && scan.is(end + 1, '.') && scan.says(end + 2, "m")
}
