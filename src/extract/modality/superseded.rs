//! Older figures: given up for the new one, or of something that it is only measured by.

use super::words::Words;
use crate::value::ValueType;

/// An older figure, or that of an older offer, given up or set beside the new one: "rose to 22 from 14", "previously put at
/// 14", "compared with 14 a year ago", "an earlier version said 14".
///
/// `to_another`: "to" and another figure stand behind the value: "widened from 6 to 8 km".
pub(super) fn is_superseded(before: &Words, whole: &Words, leading: &Words, to_another: bool) -> bool {
    const RANGES: &[&str] = &["range", "ranged", "ranges", "ranging", "varied", "varies", "vary", "varying"];
    const CHANGED: &[&str] = &[
        "rose",
        "rise",
        "rises",
        "risen",
        "rising",
        "up",
        "grew",
        "grown",
        "climbed",
        "climbing",
        "jumped",
        "increased",
        "increase",
        "increasing",
        "raised",
        "revised",
        "fell",
        "fallen",
        "down",
        "dropped",
        "lowered",
        "cut",
        "reduced",
        "corrected",
        "changed",
        "moved",
        "postponed",
        "delayed",
        "brought",
        "pushed",
        "upgraded",
        "downgraded",
        "doubled",
        "tripled",
        "higher",
        "lower",
        "gain",
        "growth",
        "improved",
        "slid",
        "slipped",
        "surged",
        "shrank",
        "expanded",
    ];
    const LATELY: &[&str] = &["now", "recently", "today"];
    const OLDER: &[&str] = &["previous", "earlier", "initial", "prior", "original", "first"];
    const FIGURES: &[&str] = &[
        "estimate",
        "estimates",
        "figure",
        "toll",
        "count",
        "tally",
        "total",
        "number",
        "version",
        "forecast",
        "date",
        "offer",
        "bid",
        "approach",
        "proposal",
        "record",
        "reading",
    ];
    before.last() == "from" && (whole.any(CHANGED) || to_another && !whole.any(RANGES))
        || before.any(&[
            "previously",
            "originally",
            "initially",
            "mistakenly",
            "incorrectly",
            "erroneously",
            "misstated",
        ])
        || before.pair(&["at"], &["first"])
        || is_given_up(whole)
        || before.tail(2).pair(&["had"], &["been"])
        || (before.pair(&["until"], LATELY) || leading.tail(5).pair(&["until"], LATELY))
            && !whole.any(&["has", "have"])
        || before.pair(&["instead"], &["of"])
        || before.pair(&["rather"], &["than"])
        || before.pair(OLDER, FIGURES)
        || before.pair(&["earlier", "early", "initial", "first"], &["reports", "accounts", "estimates"])
        || leading.pair(OLDER, &["version"])
        || leading.tail(4).pair(OLDER, FIGURES)
}

/// "first put at 14", "had been estimated at 14", "was to have opened": said or meant once, and no longer.
fn is_given_up(words: &Words) -> bool {
    const SAID: &[&str] = &[
        "announced",
        "believed",
        "budgeted",
        "estimated",
        "expected",
        "feared",
        "forecast",
        "given",
        "listed",
        "planned",
        "priced",
        "projected",
        "put",
        "reported",
        "said",
        "scheduled",
        "spoke",
        "spoken",
        "thought",
    ];
    const MEANT: &[&str] = &[
        "asked",
        "budgeted",
        "expected",
        "feared",
        "hoped",
        "intended",
        "planned",
        "predicted",
        "proposed",
        "sought",
        "wanted",
    ];
    let word = |index: usize| words.0.get(index).copied().unwrap_or_default();
    let then = |index: usize, of: &[&str]| {
        of.contains(&word(index)) || word(index) == "been" && of.contains(&word(index + 1))
    };
    (0..words.0.len()).any(|index| match word(index) {
        "first" => then(index + 1, SAID) || matches!(word(index + 1), "asked" | "demanded" | "offered"),
        "had" => {
            word(index + 1) == "been" && SAID.contains(&word(index + 2))
                || MEANT.contains(&word(index + 1))
                || matches!(word(index + 1), "spoken" | "talked")
                    && word(index + 2) == "of"
                    && !words.any(&["report", "reports", "statement", "study"])
        }
        // "there were to be 80", "was to cost €2 billion"; the "to be" of "is to be" is a plan that stands.
        "was" | "were" => word(index + 1) == "to" && matches!(word(index + 2), "be" | "cost" | "have"),
        _ => false,
    })
}

/// A figure of something else, which this one is only measured by: "compared with 14 a year ago", "fewer than the 14
/// of last year", "by comparison, 14 died there".
pub(super) fn is_set_beside(before: &Words, whole: &Words, leading: &Words, value_type: ValueType) -> bool {
    const COMPARISON: &[&str] = &["comparison", "contrast"];
    // What burned down on a day did so.
    let is_less_or_more = before.tail(3).pair(&["is", "are", "was", "were"], &["down", "up"]);
    before.tail(3).pair(&["compared"], &["with", "to"])
        || before.tail(4).pair(&["compares"], &["with", "to"])
        || before.tail(2).pair(&["down", "up"], &["on"]) && (value_type != ValueType::Date || is_less_or_more)
        || before.tail(2).pair(&["than"], &["the", "its", "their", "his", "her"])
        || before.tail(3).pair(&["short", "shy"], &["of"])
        || leading.tail(3).pair(&["by", "in", "for"], COMPARISON)
        // "For comparison, the other one, found in 2017, has 14"
        || leading.opens_with(&["by", "in", "for"], COMPARISON)
        || whole.pair(&["by", "in", "for"], COMPARISON)
        || matches!(before.last(), "versus" | "against")
            && !whole.any(&["fight", "war", "fought", "case", "charges"])
}
