//! Words that are hedges elsewhere and here say something else: how far one figure is from another, in what a figure
//! was reached, what lies on top, how long something went on.

use super::amount::Kind;
use crate::value::hedge;
use crate::value::label;
use crate::value::numeral::Numeral;
use crate::value::scan::Scan;
use crate::value::token::role;

/// Whether the hedge that begins at `start`, behind the last figure at `floor`, is none of the figure that ends at `end`.
pub(super) fn is_no_hedge(
    scan: Scan,
    start: usize,
    floor: usize,
    numeral: &Numeral,
    kind: &Kind,
    end: usize,
) -> bool {
    let by_kind = match kind {
        Kind::Duration(_) => spans(scan, start, end),
        Kind::Quantity(_) => buries(scan, start, end),
        _ => false,
    };
    let passes = scan.says_any(start, hedge::PASSED) && label::counts_things(scan, end);
    by_kind
        || passes
        || *kind == Kind::Bare && is_told_of(scan, start, numeral.tokens.start, end)
        || is_needed(scan, start, numeral.tokens.start, end)
        || is_named_length(scan, numeral)
        || compares_figure_before(scan, start, floor)
        || is_distance(scan, start, floor)
        || is_spread(scan, start, floor, end)
}

/// "83 per cent more than the 254,695": the figure before is more, not the one behind.
fn compares_figure_before(scan: Scan, start: usize, floor: usize) -> bool {
    start == floor && floor > 0 && !ends_date(scan, floor - 1) && scan.says(start + 1, "than")
}

/// Whether a date ends at the token, by its looks: a year, a month, a weekday.
fn ends_date(scan: Scan, at: usize) -> bool {
    scan.digits(at).is_some_and(|digits| digits.len() == 4) || scan.has(at, role::DATE)
}

/// "12 votes short of the 60 needed", "2% below $100": how far the figure before is from this one.
fn is_distance(scan: Scan, start: usize, floor: usize) -> bool {
    let before = floor.wrapping_sub(1);
    let number = scan.digits(before).is_some() || scan.number(before).is_some();
    let counted = start == floor + 1 && scan.is_lowercase(floor) && number;
    floor > 0
        && (start == floor || counted)
        && !ends_date(scan, before)
        && (scan.says_any(start, &["above", "below"])
            || scan.says_any(start, &["short", "shy", "south", "north"]) && scan.says(start + 1, "of"))
}

/// "4.9 assists over 72 games", "a fight over 12 rounds": what a game is played or a figure before was reached in.
fn is_spread(scan: Scan, start: usize, floor: usize, end: usize) -> bool {
    const PLAYED: &[&str] =
        &["frames", "furlongs", "holes", "innings", "laps", "legs", "rounds", "sets", "stages"];
    const HEDGED: &[&str] = &["after", "by", "for", "has", "have", "in", "just", "of", "to", "well"];
    let game = scan.says_any(end, PLAYED) && !scan.says_any(start.wrapping_sub(1), HEDGED);
    let reached =
        floor > 0 && start == floor + 1 && scan.is_lowercase(floor) && label::counts_things(scan, end);
    scan.says(start, "over") && (game || reached)
}

/// "news about the 300 people", "around the three centres": a preposition, and what it is about.
fn is_told_of(scan: Scan, start: usize, number: usize, end: usize) -> bool {
    number == start + 2
        && scan.says_any(start, &["about", "around"])
        && scan.says_any(start + 1, &["the", "its", "their", "his", "her"])
        && label::counts_things(scan, end)
}

/// "short of the 60 needed", "above the 50 votes required": a figure of its own, which another is held against.
fn is_needed(scan: Scan, start: usize, number: usize, end: usize) -> bool {
    let noun = usize::from(scan.is_lowercase(end) && label::counts_things(scan, end));
    number > start + 1
        && scan.says(number - 1, "the")
        && [end, end + noun].iter().any(|at| scan.says_any(*at, &["needed", "required"]))
}

/// "buried under 30 centimetres of rock": what lies on top.
fn buries(scan: Scan, start: usize, end: usize) -> bool {
    const MATERIAL: &[&str] = &[
        "ash", "cover", "debris", "earth", "ice", "lava", "mud", "rock", "rubble", "sand", "sediment",
        "silt", "sludge", "snow", "soil", "water",
    ];
    scan.says_any(start, &["under", "below"]) && scan.says(end, "of") && scan.says_any(end + 1, MATERIAL)
}

/// "lower than the five-year average": not the years are fewer.
fn is_named_length(scan: Scan, numeral: &Numeral) -> bool {
    scan.is_joint(numeral.tokens.end)
        && scan.says_any(numeral.tokens.start.wrapping_sub(1), &["the", "its", "their", "his", "her"])
}

/// "Over six decades he wrote": how long, not how much longer. "Over two hours of talks" are more.
fn spans(scan: Scan, start: usize, end: usize) -> bool {
    let opens = start.checked_sub(1).is_none_or(|before| matches!(scan.mark(before), Some('.' | '“' | '"')));
    opens
        && scan.says(start, "over")
        && scan.is_word(end)
        && !scan.says_any(end, &["of", "ago", "old", "later", "earlier"])
}
