//! Shares that are told without a percentage: "one in five", "12 per 100,000", "two-thirds of".

use super::Figure;
use super::amount::Kind;
use crate::value::hedge::{self, Hedge, Place};
use crate::value::measure::{Measure, Unit};
use crate::value::numeral::{self, Extent, Numeral, scale10, tidy};
use crate::value::scan::Scan;
use crate::value::token::role;
use crate::value::{ValueType, currency, label, unit};
use std::ops::Range;

/// A fraction of something: "two-thirds of", "half the", "a quarter of its".
pub(super) fn of_whole(scan: Scan, numeral: &Numeral) -> bool {
    let next = numeral.tokens.end;
    let before = numeral.tokens.start.wrapping_sub(1);
    if scan.says_any(
        before,
        &[
            "first", "second", "last", "other", "latter", "former", "top", "bottom", "back", "front", "each",
            "third", "fourth", "every", "final",
        ],
    ) {
        return false;
    }
    let half =
        scan.says(numeral.tokens.start, "half") || scan.says(numeral.tokens.end.wrapping_sub(1), "half");
    // "a two-thirds majority", "a one-third stake"
    scan.says_any(next, &["majority", "stake", "support"])
        || scan.says(next, "of") && !scan.says_any(next + 1, &["a", "an"]) && scan.digits(next + 1).is_none()
        || half
            && scan.says_any(
                next,
                &["the", "its", "their", "his", "her", "our", "my", "your", "all", "these", "those"],
            )
}

/// A fraction by which something changes: "rose by a fifth", "fell almost a third", "up by half". Its hedge begins at `start`.
pub(super) fn of_change(scan: Scan, numeral: &Numeral, start: usize) -> bool {
    const REACH: usize = 12;
    const RISES: &[&str] = &[
        "cut",
        "decline",
        "decrease",
        "drop",
        "fall",
        "increase",
        "jump",
        "reduction",
        "rise",
        "slump",
        "surge",
    ];
    let next = numeral.tokens.end;
    // "by a third of a point", "half a point", "a quarter point"
    let of_unit = scan.says_any(next, &["a", "an", "of", "percentage", "point", "points"]);
    let changes = |at: usize| scan.has(at, role::CHANGE) || scan.says_any(at, &["up", "down"]);
    let before = start.wrapping_sub(1);
    let by = scan.says(before, "by") && (start.saturating_sub(REACH)..before).any(changes);
    // "a rise of a third"
    let noun = before.wrapping_sub(1);
    let told = scan.says(before, "of")
        && scan.says_any(noun, RISES)
        && scan.says_any(noun.wrapping_sub(1), &["a", "an", "the"]);
    !of_unit && (by || told || changes(before))
}

pub(super) fn share_of_whole(
    numeral: Numeral,
    hedge: Option<Hedge>,
    tokens: Range<usize>,
    core: Range<usize>,
) -> Figure {
    let figure = match numeral.extent {
        Extent::Exactly(value) => tidy(value * 100.0),
        Extent::Vaguely { low, .. } => low,
    };
    let mut measure = Measure::bare(ValueType::Share, Unit::Percent, figure, (figure / 10.0).min(5.0));
    let mut count = super::measure(&numeral, &Kind::Bare);
    if let Some(hedge) = hedge {
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    Figure { measure, tokens, core, number: Some((numeral.tokens.clone(), count)) }
}

/// "one in five", "nine out of 10", "12 per 100,000": a share.
pub(super) fn one_in_many(scan: Scan, part: &Numeral, floor: usize) -> Option<Figure> {
    let Extent::Exactly(some) = part.extent else { return None };
    let word = part.tokens.end;
    let (per, next) = match scan.raw(word) {
        raw if raw.eq_ignore_ascii_case("in") => {
            (false, word + 1 + usize::from(scan.says_any(word + 1, &["every", "each"])))
        }
        raw if raw.eq_ignore_ascii_case("out") && scan.says(word + 1, "of") => {
            (false, word + 2 + usize::from(scan.says(word + 2, "every")))
        }
        raw if raw.eq_ignore_ascii_case("per") => (true, word + 1),
        _ => return None,
    };
    let whole = numeral::read(scan, next, false)?;
    let Extent::Exactly(all) = whole.extent else { return None };
    let counted = unit::read(scan, whole.tokens.end).is_some()
        || currency::after(scan, whole.tokens.end, all, true).is_some()
        || scan.is(whole.tokens.end, '%')
        || scan.says_any(whole.tokens.end, &["per", "percent"]);
    let round = all >= 100.0 && all == scale10(1.0, all.log10().round() as i32);
    let holds = if per {
        round
    } else {
        let usual = all <= 12.0 || all % 5.0 == 0.0 || some == 1.0 || scan.says(word, "out");
        let out = scan.says(word, "out");
        some > 0.0
            && some < all
            && some.fract() == 0.0
            && usual
            && is_ratio(scan, some, &whole, out || is_rough(scan, part))
    };
    let year = label::is_year(scan, &whole) || scan.glued(whole.tokens.end) && scan.is_word(whole.tokens.end);
    let dated = scan.has(whole.tokens.end, role::DATE) && !scan.is_lowercase(whole.tokens.end);
    if !holds || counted || year && !per || dated || label_of_part(scan, part) {
        return None;
    }
    let core = part.tokens.start..whole.tokens.end;
    let figure = tidy(some * 100.0 / all);
    let step = if per { part.step * 100.0 / all } else { (figure / 10.0).min(5.0) };
    let mut measure = Measure::bare(ValueType::Share, Unit::Percent, figure, step);
    let mut count = super::measure(part, &Kind::Bare);
    let before = hedge::before(scan, core.start, floor, Place::Nowhere);
    let behind = hedge::after(scan, core.end);
    if let Some(hedge) = hedge::joined(before.map(|(hedge, _)| hedge), behind.map(|(hedge, _)| hedge)) {
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    let tokens = before.map_or(core.start, |(_, start)| start)..behind.map_or(core.end, |(_, next)| next);
    Some(Figure { measure, tokens, core, number: Some((part.tokens.clone(), count)) })
}

/// "about 3 in 4 reefs", "nearly one in six": who counts both does not say about.
fn is_rough(scan: Scan, part: &Numeral) -> bool {
    let before = part.tokens.start.wrapping_sub(1);
    scan.says_any(before, &["about", "around", "roughly", "nearly", "almost", "approximately"])
}

/// Whether "N in M" is a ratio: one in so many of anybody, or some in so many people.
fn is_ratio(scan: Scan, some: f64, whole: &Numeral, out: bool) -> bool {
    const WHO: &[&str] = &[
        "adults",
        "americans",
        "babies",
        "births",
        "boys",
        "britons",
        "businesses",
        "cases",
        "children",
        "companies",
        "consumers",
        "couples",
        "customers",
        "deaths",
        "doctors",
        "drivers",
        "employees",
        "families",
        "farmers",
        "firms",
        "girls",
        "graduates",
        "homes",
        "households",
        "infants",
        "jobs",
        "marriages",
        "men",
        "mothers",
        "nurses",
        "owners",
        "parents",
        "patients",
        "pensioners",
        "people",
        "pregnancies",
        "pupils",
        "residents",
        "respondents",
        "shoppers",
        "smokers",
        "species",
        "students",
        "teachers",
        "teenagers",
        "tenants",
        "travellers",
        "users",
        "voters",
        "women",
        "workers",
    ];
    let next = whole.tokens.end;
    let goes_on = scan.is_lowercase(next) && !scan.says_any(next, &["and", "or", "but", "who", "that"]);
    let things = goes_on && label::counts_things(scan, next) && !scan.says_any(next, WHO);
    let odd = matches!(whole.extent, Extent::Exactly(all) if all > 12.0 && all % 5.0 != 0.0);
    out || some == 1.0 && !(odd && things)
        || !things && matches!(whole.extent, Extent::Exactly(all) if all >= 3.0)
}

fn label_of_part(scan: Scan, part: &Numeral) -> bool {
    scan.has(part.tokens.start.wrapping_sub(1), role::LABEL)
        || label::is_numbered(scan, part.tokens.start, true)
        || scan.says_any(part.tokens.start.wrapping_sub(1), &["the", "no", "this", "that"])
        || scan.glued(part.tokens.start)
            && !matches!(
                scan.mark(part.tokens.start.wrapping_sub(1)),
                Some('(' | '"' | '“' | '—' | '~' | '>' | '<')
            )
}
