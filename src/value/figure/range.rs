//! Two numbers that are one value: "10 to 12 km", "between 5 and 7", "two or three"; and those that
//! only look like it: scores, years, "rose from 14 to 22".

use super::amount::{Amount, Kind, amount, is_age, multiply, rescale};
use super::{Figure, share};
use crate::value::hedge::{self, Hedge, Place};
use crate::value::measure::{Bound, Interval, Measure, Stated, Unit};
use crate::value::numeral::{self, Extent, Form, Numeral, scale10};
use crate::value::scan::Scan;
use crate::value::token::role;
use crate::value::{ValueType, label, unit};
use std::ops::Range;

/// Words of change: figures behind their "from" and "to" are two, not a range.
pub(crate) const CHANGES: &str = "\
    accelerated adjusted advanced amended boost boosted bumped change changed changing climb climbed \
    climbing converted corrected cut cuts cutting decline declined declining decrease decreased \
    decreases doubled down downgraded drop dropped dropping drops dwindled eased edged expand expanded \
    extend extended fall fallen falling falls fell gained going gone grew grow growing grown grows \
    halved hiked improved increase increased increases increasing jump jumped lengthened lower lowered \
    lowering moved narrowed plunged quadrupled raise raised raises raising reduce reduced reduces \
    reducing reversed revised rise risen rises rising rose sank shift shifted shortened shot shrank \
    shrinking shrunk slashed slid slipped slowed soared surged swelled switched swung trimmed tripled \
    tumbled turned up upgraded weakened went widened strengthened surging soaring blew ballooned contracted dipped \
    leaped leapt plummeted rebounded rocketed slumped spiked thinned";

/// "10 to 12 km", "between 5 and 7", "$1.2bn-1.4bn", "10 or 12", "8- to 16-metre".
pub(super) fn range(scan: Scan, first: &Amount, floor: usize) -> Option<Figure> {
    // "between the ages of 18 and 25"
    let ages = usize::from(scan.says_all(first.tokens.start.wrapping_sub(3), &["the", "ages", "of"])) * 3;
    let opener = first.tokens.start.wrapping_sub(1 + ages);
    let between = scan.says(opener, "between") && opener >= floor;
    // "tumbled a quarter to $3.1bn": by how much, and to what.
    if first.kind == Kind::Bare
        && first.numeral.form == Form::Fraction
        && share::of_change(scan, &first.numeral, first.tokens.start)
    {
        return None;
    }
    let (mut first, mut second) = two_ends(scan, first, between)?;
    // "a half to two-thirds of that"
    let parts =
        [&first, &second].iter().all(|end| end.kind == Kind::Bare && end.numeral.form == Form::Fraction);
    if parts && share::of_whole(scan, &second.numeral) {
        for end in [&mut first, &mut second] {
            rescale(&mut end.numeral, 2);
            end.kind = Kind::Percent;
        }
    }
    let (low, high, stated) = ends(scan, &first, &second)?;
    let tokens = first.tokens.start..second.tokens.end;
    if is_age(scan, first.tokens.start) && second.kind == Kind::Bare {
        (first.kind, second.kind) = (Kind::Duration(Unit::Of("a")), Kind::Duration(Unit::Of("a")));
    }
    let bare = second.kind == Kind::Bare;
    if bare
        && (label::is_label(scan, &Numeral { tokens: tokens.clone(), ..first.numeral.clone() }, true)
            || tied_behind(scan, &second)
            || numbered_span(scan, &first, between)
            || !between && is_result(scan, first.tokens.clone(), second.tokens.end)
            // "Boeing 737-800"
            || !between && scan.is_dash(first.tokens.end) && label::follows_name(scan, first.tokens.start))
    {
        return None;
    }
    let (value_type, unit) = second.kind.of();
    let steps =
        |numeral: &Numeral| if value_type == ValueType::Share { numeral.written } else { numeral.step };
    let set = Interval {
        low: Some(Bound { at: low, closed: true }),
        high: high.map(|at| Bound { at, closed: true }),
    };
    let mut measure = Measure {
        value_type,
        set,
        stated,
        approximate: false,
        step: steps(&first.numeral).max(steps(&second.numeral)),
        unit,
    };
    let mut count = Measure { value_type: ValueType::Count, unit: Unit::One, ..measure.clone() };
    let mut start = tokens.start;
    let behind = second.hedge.or_else(|| hedge::after(scan, tokens.end));
    let end = behind.map_or(tokens.end, |(_, next)| next.max(tokens.end));
    if between {
        start = opener;
    }
    let before = hedge::before(scan, start, floor, Place::Nowhere);
    if let Some(hedge) = hedge::joined(before.map(|(hedge, _)| hedge), behind.map(|(hedge, _)| hedge)) {
        let hedge = if matches!(hedge, Hedge::Nearly | Hedge::JustOver) { Hedge::About } else { hedge };
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    let number = (!bare).then_some((first.numeral.tokens.start..second.numeral.tokens.end, count));
    let start = before.map_or(start, |(_, start)| start);
    Some(Figure { measure, tokens: start..end, core: tokens, number })
}

/// The two amounts of a range, each with the unit and magnitude that stood once.
fn two_ends(scan: Scan, first: &Amount, between: bool) -> Option<(Amount, Amount)> {
    let at = first.tokens.end;
    if first.hedge.is_some() && !scan.is_joint(at) {
        return None;
    }
    // "8- to 16-metre", "three- or four-year".
    let hanging = usize::from(
        scan.is(at, '-')
            && scan.glued(at)
            && !scan.glued(at + 1)
            && scan.says_any(at + 1, &["to", "or", "and"]),
    );
    let word = at + hanging;
    let dash = scan.is_dash(at) && hanging == 0 && !scan.is(at, '—');
    let or = scan.says(word, "or");
    let joins = dash
        || or
        || scan.says_any(word, &["to", "through"])
        || scan.is(at, '~')
        || between && scan.says(word, "and")
        || scan.says(at, "-") && scan.says(at + 1, "to");
    if !joins || dash && scan.glued(at) != scan.glued(at + 1) && !scan.is(at, '–') {
        return None;
    }
    let mut second = amount(scan, word + 1)?;
    let mut first = first.clone();
    let to = scan.says(word, "to");
    let changes = (to || dash) && !between && follows_change(scan, first.tokens.start);
    if changes || second.hedge.is_some_and(|_| or) {
        return None;
    }
    let alike = first.kind == second.kind;
    unify(&mut first, &mut second)?;
    with_magnitude_of(&mut first, &second);
    if to && alike && !between && is_step_and_level(scan, &first, &second) {
        return None;
    }
    let one_fraction = (first.numeral.form == Form::Fraction) != (second.numeral.form == Form::Fraction);
    // "dropped by almost a third to 231 million": by how much, and to what.
    let start = first.tokens.start;
    let by_and_to =
        to && one_fraction && (start.saturating_sub(3)..start).any(|before| scan.says(before, "by"));
    let no_choice = or && !near_choice(&first, &second) || by_and_to;
    if no_choice
        || dash && is_span_of_years(scan, &first, &second)
        || one_fraction && second.kind == Kind::Bare
    {
        return None;
    }
    Some((first, second))
}

/// "from 4.1 to 3.6 tonnes", "5, 10 and 20 km": the first figure with the unit that is named once, behind
/// the last, where the figures are no range.
pub(super) fn with_unit_of_next(scan: Scan, first: &mut Amount) {
    let (from, to) = (first.tokens.start.wrapping_sub(1), first.tokens.end);
    // "at pH 7.4 and 37 degrees"
    let scaled = scan.says_any(from, &["ph", "magnitude", "ratio", "score"]);
    if first.hedge.is_some()
        || first.kind != Kind::Bare
        || scaled
        || label::is_numbered(scan, first.tokens.start, true)
    {
        return;
    }
    let second = if scan.says(from, "from") && scan.says(to, "to") {
        amount(scan, to + 1).filter(|second| {
            !matches!(second.kind, Kind::Money(_))
                || second.times != 1.0
                || scan.is_word(second.tokens.end - 1)
        })
    } else {
        last_of_list(scan, first).or_else(|| last_side(scan, first))
    };
    if let Some(mut second) = second.filter(|_| !label::is_label(scan, &first.numeral, false)) {
        let _ = unify(first, &mut second);
        with_magnitude_of(first, &second);
    }
}

/// The figure that ends a list of bare ones, "5 and *10 km*", "12, 15 or *20 per cent*", if it has a unit.
fn last_of_list(scan: Scan, first: &Amount) -> Option<Amount> {
    const LONGEST: usize = 6;
    let written = |amount: &Amount| amount.numeral.form == Form::Words;
    let mut at = first.tokens.end;
    for _ in 0..LONGEST {
        let comma = usize::from(scan.is(at, ',') && !scan.glued(at + 1));
        let last = scan.says_any(at + comma, &["and", "or"]);
        // "rose 142, or 0.4 per cent": the same once more.
        if last && comma == 1 && at == first.tokens.end {
            return None;
        }
        let next = at + comma + usize::from(last);
        if next == at || scan.digits(next).is_none() && scan.number(next).is_none() {
            return None;
        }
        let amount = amount(scan, next).filter(|amount| {
            amount.hedge.is_none() && amount.tokens.start == next && written(amount) == written(first)
        })?;
        if last {
            let event = matches!(amount.kind, Kind::Duration(_))
                && scan.says_any(amount.tokens.end, &["later", "ago", "earlier", "before", "after", "old"]);
            // "2 and 3 pounds": of money the unit is named by a word, or before each figure.
            let named = !matches!(amount.kind, Kind::Money(_)) || scan.is_word(amount.tokens.end - 1);
            return (amount.kind != Kind::Bare && !event && named).then_some(amount);
        }
        if amount.kind != Kind::Bare {
            return None;
        }
        at = amount.tokens.end;
    }
    None
}

/// The figure that ends the sides of a shape, "3.5 by *2 centimetres*", "30 x 20 x *10 cm*"; not "2 x 50 watts",
/// "4 x 100 m", which multiply.
fn last_side(scan: Scan, first: &Amount) -> Option<Amount> {
    const MOST: f64 = 10.0;
    let side = |of: &Amount| scan.says_any(of.tokens.end, &["by", "x"]) || scan.is(of.tokens.end, '×');
    if !side(first) || scan.glued(first.tokens.end) {
        return None;
    }
    let mut last = amount(scan, first.tokens.end + 1)?;
    if last.kind == Kind::Bare && side(&last) {
        last = amount(scan, last.tokens.end + 1)?;
    }
    let Kind::Quantity(Unit::Of(code)) = last.kind else { return None };
    let (Extent::Exactly(one), Extent::Exactly(other)) = (first.numeral.extent, last.numeral.extent) else {
        return None;
    };
    let multiplied = !scan.says(first.tokens.end, "by") && one.fract() == 0.0 && one * MOST <= other;
    (unit::measures_sides(code) && !multiplied).then_some(last)
}

/// The magnitude stands once: "10 to 12 million", "$1.2-1.4bn".
fn with_magnitude_of(first: &mut Amount, second: &Amount) {
    if let (Extent::Exactly(low), Extent::Exactly(high)) = (first.numeral.extent, second.numeral.extent)
        && first.numeral.power == 0
        && second.numeral.power > 0
        && low < scale10(high, -second.numeral.power)
        && low.abs() < 1000.0
    {
        rescale(&mut first.numeral, second.numeral.power);
    }
}

/// Gives both ends the same kind, or tells that they are of two.
fn unify(first: &mut Amount, second: &mut Amount) -> Option<()> {
    match (&first.kind, &second.kind) {
        (one, other) if one == other => {}
        (
            Kind::Bare,
            Kind::Duration(Unit::Of(_))
            | Kind::Quantity(_)
            | Kind::Percent
            | Kind::PercentagePoint
            | Kind::Money(_),
        ) => {
            first.kind = second.kind.clone();
            multiply(&mut first.numeral, second.times);
            rescale(&mut first.numeral, second.power);
        }
        (Kind::Money(_), Kind::Bare) => second.kind = first.kind.clone(),
        _ => return None,
    }
    Some(())
}

/// The two ends in order; temperatures and other figures below zero may be named from the top.
fn ends(scan: Scan, first: &Amount, second: &Amount) -> Option<(f64, Option<f64>, Stated)> {
    match (first.numeral.extent, second.numeral.extent) {
        (Extent::Exactly(low), Extent::Exactly(high)) if low < high => {
            Some((low, Some(high), Stated::Both(low, high)))
        }
        (Extent::Exactly(high), Extent::Exactly(low)) if low < 0.0 && low < high => {
            Some((low, Some(high), Stated::Both(low, high)))
        }
        (Extent::Exactly(_), Extent::Exactly(_)) => None,
        // "several hundred to a few thousand".
        (Extent::Vaguely { low, .. } | Extent::Exactly(low), Extent::Vaguely { high, low: higher })
            if low < higher && !scan.says(first.tokens.end, "or") =>
        {
            Some((low, high, Stated::Nothing))
        }
        (Extent::Vaguely { low, .. }, Extent::Exactly(high)) if low < high => {
            Some((low, Some(high), Stated::Nothing))
        }
        _ => None,
    }
}

/// "10 or 12", "two or three", "50 or 60": figures near one another.
fn near_choice(first: &Amount, second: &Amount) -> bool {
    match (first.numeral.extent, second.numeral.extent) {
        (Extent::Exactly(low), Extent::Exactly(high)) => low > 0.0 && low < high && high <= 3.0 * low,
        _ => false,
    }
}

/// "rose from 14 to 22": two figures, not a range between them.
fn follows_change(scan: Scan, start: usize) -> bool {
    let from = start.wrapping_sub(1);
    scan.says(from, "from")
        && (2..=12)
            .map_while(|back| start.checked_sub(back))
            .take_while(|at| {
                let decimal = scan.glued(*at) && scan.glued(at + 1) && scan.digits(at + 1).is_some();
                decimal || !matches!(scan.mark(*at), Some('.' | ';' | '!' | '?'))
            })
            .any(|at| scan.has(at, role::CHANGE))
}

/// "lost $1.14 to $83.02", "rose 12 to 340": how far something went and where it came to.
fn is_step_and_level(scan: Scan, first: &Amount, second: &Amount) -> bool {
    let (Extent::Exactly(step), Extent::Exactly(level)) = (first.numeral.extent, second.numeral.extent)
    else {
        return false;
    };
    let before = first.tokens.start.wrapping_sub(1);
    let by = scan.says(before, "by");
    let before = before.wrapping_sub(usize::from(by));
    let moved = by || scan.has(before, role::CHANGE) || scan.says_any(before, &["lost", "added", "shed"]);
    moved && step * FAR_APART < level
}

/// What changes by a step goes to a level that is so many times as high; ranges are narrower.
const FAR_APART: f64 = 4.0;

/// "2019-20", "1995-01": years, not a range of counts.
fn is_span_of_years(scan: Scan, first: &Amount, second: &Amount) -> bool {
    let year = |amount: &Amount| {
        amount.kind == Kind::Bare
            && amount.numeral.form == Form::Plain
            && matches!(amount.numeral.extent, Extent::Exactly(value) if (1100.0..2200.0).contains(&value))
            && scan.raw(amount.numeral.tokens.start).len() == 4
    };
    let short = scan.raw(second.numeral.tokens.start).len() == 2;
    year(first) && (short || year(second)) && !label::counts_things(scan, second.tokens.end)
}

/// "pages 3-5", "the 2-3 defeat": a span that numbers, or a score.
fn numbered_span(scan: Scan, first: &Amount, between: bool) -> bool {
    if between {
        return false;
    }
    if label::is_numbered(scan, first.tokens.start, true) {
        return true;
    }
    let low = matches!(first.numeral.extent, Extent::Exactly(value) if value < 10.0);
    let at = first.tokens.end;
    if !(scan.is_dash(at) && low && first.numeral.form == Form::Plain) {
        return false;
    }
    // Of small figures with a dash, only "2-3 people" is no score.
    let Some(second) = numeral::read(scan, at + 1, false) else { return true };
    !label::counts_things(scan, second.tokens.end)
}

/// "a 15-17 defeat", "lost 24-26", "failed 48 to 52": what both sides have got in a game or a vote.
fn is_result(scan: Scan, first: Range<usize>, end: usize) -> bool {
    const RESULTS: &[&str] = &[
        "decision",
        "defeat",
        "deficit",
        "draw",
        "lead",
        "loss",
        "record",
        "rout",
        "score",
        "scoreline",
        "split",
        "tie",
        "triumph",
        "victory",
        "vote",
        "win",
    ];
    const PLAYED: &[&str] = &[
        "ahead", "beaten", "defeated", "down", "drew", "failed", "lost", "rejected", "trailed", "trailing",
        "voted", "won",
    ];
    let noun = scan.says_any(end, RESULTS) || scan.is_lowercase(end) && scan.says_any(end + 1, RESULTS);
    let told = scan.says_any(first.start.wrapping_sub(1), PLAYED) && !label::counts_things(scan, end);
    (scan.is_dash(first.end) || scan.says(first.end, "to")) && (noun || told)
}

/// A third figure or a word has grown onto a range: a telephone number, a date.
fn tied_behind(scan: Scan, second: &Amount) -> bool {
    let end = second.tokens.end;
    let digits = matches!(second.numeral.form, Form::Plain);
    digits
        && (scan.glued(end)
            && (scan.is_word(end)
                || scan.is_dash(end) && scan.glued(end + 1) && scan.digits(end + 1).is_some()
                || scan.is(end, '/')
                || scan.is(end, ':')))
        || scan.says_any(end, &["am", "pm", "o'clock"])
        || scan.says_any(end, &["a", "p"]) && scan.is(end + 1, '.') && scan.says(end + 2, "m")
        || digits
            && scan.raw(second.numeral.tokens.start).len() == 4
            && scan.raw(second.numeral.tokens.start.wrapping_sub(2)).len() == 3
            && scan.is_joint(second.numeral.tokens.start.wrapping_sub(1))
}

/// "3-1", "52-48", "2–2": figures joined by a dash that are no range; "5 to 4", "ten to one".
pub(super) fn is_score(scan: Scan, first: &Amount) -> bool {
    let at = first.tokens.end;
    if first.kind == Kind::Bare && is_proportion(scan, first) {
        return true;
    }
    let joined = scan.is_dash(at) && scan.glued(at) && scan.glued(at + 1);
    first.kind == Kind::Bare && first.numeral.form == Form::Plain && joined && scan.digits(at + 1).is_some()
}

/// One side of "5 to 4", "a margin of two to one": a vote, odds, a proportion, told from the greater side.
fn is_proportion(scan: Scan, side: &Amount) -> bool {
    let (start, end) = (side.numeral.tokens.start, side.numeral.tokens.end);
    let Extent::Exactly(own) = side.numeral.extent else { return false };
    let value = |at: usize| match numeral::read(scan, at, false)?.extent {
        Extent::Exactly(value) => Some(value),
        Extent::Vaguely { .. } => None,
    };
    let to = start.wrapping_sub(1);
    // "52 to 48" are votes.
    let small = |greater: f64, lesser: f64| lesser < greater && lesser < 10.0;
    if scan.says(end, "to") && !scan.says(to, "from") {
        let other = numeral::read(scan, end + 1, false);
        let alone = other.is_some_and(|other| !label::counts_things(scan, other.tokens.end));
        return alone && value(end + 1).is_some_and(|lesser| small(own, lesser));
    }
    let Some(first) = start.checked_sub(2) else { return false };
    scan.says(to, "to")
        && !scan.says(first.wrapping_sub(1), "from")
        && !label::counts_things(scan, end)
        && value(first).is_some_and(|greater| small(greater, own))
}
