//! Figures: a number or a range of two, with its hedge and what it counts, as a [`Measure`].
//!
//! A figure is read forward from its number or its currency; its hedge is then looked for backward.

mod amount;
mod compound;
mod governed;
mod lasting;
mod range;
mod share;
mod sign;
mod stopwatch;

pub(crate) use range::CHANGES;
pub(crate) use sign::{SEA, WEATHER};

use super::hedge::{self, Hedge, Place};
use super::measure::{Bound, Interval, Measure, Stated, Unit};
use super::numeral::{self, Extent, Form, Numeral, tidy};
use super::scan::Scan;
use super::{ValueType, label};
use amount::{Amount, Kind, amount};
use std::ops::Range;

/// A figure as it was read, by tokens.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) measure: Measure,
    /// With the hedge.
    pub(crate) tokens: Range<usize>,
    /// Without it.
    pub(crate) core: Range<usize>,
    /// The bare number inside, where it has a unit.
    pub(crate) number: Option<(Range<usize>, Measure)>,
}

/// The figure whose number or currency begins at the token `at`; its hedge begins not before `floor`.
pub(crate) fn read(scan: Scan, at: usize, floor: usize) -> Option<Figure> {
    if let Some(figure) = stopwatch::read(scan, at, floor) {
        return Some(figure);
    }
    if (scan.digits(at).is_some() || scan.is(at, '.')) && label::is_grown_on(scan, at) {
        return None;
    }
    if label::is_bearing(scan, at) {
        return None;
    }
    let number = numeral::read(scan, at, false);
    if let Some(figure) = number.as_ref().and_then(|part| share::one_in_many(scan, part, floor)) {
        return Some(figure);
    }
    let mut first = amount::of_number(scan, at, number)?;
    if let Some(figure) = range::range(scan, &first, floor) {
        return Some(figure);
    }
    if range::is_score(scan, &first) {
        return None;
    }
    range::with_unit_of_next(scan, &mut first);
    amount::with_currency_before(scan, &mut first, floor);
    single(scan, first, floor)
}

/// Where to go on behind a number that was no figure: past all that has grown together with it.
pub(crate) fn skip(scan: Scan, at: usize) -> usize {
    let mut next = at + 1;
    while scan.glued(next)
        && (scan.is_word(next)
            || scan.digits(next).is_some()
            || scan.glued(next + 1)
                && !matches!(scan.mark(next), Some('(' | ')' | '"' | '“' | '”' | '—' | '…' | ',')))
    {
        next += 1;
    }
    next
}

fn single(scan: Scan, amount: Amount, floor: usize) -> Option<Figure> {
    let Amount { numeral, mut kind, tokens, hedge: behind, .. } = amount;
    let place = match kind {
        Kind::Duration(_) => Place::Time,
        Kind::Money(_) | Kind::Percent | Kind::Quantity(Unit::Of("degC" | "degF")) => Place::Level,
        // "over seven times the limit" is more than seven.
        Kind::Bare if is_small(&numeral) && !scan.says(tokens.end, "times") => Place::Things,
        _ => Place::Nowhere,
    };
    let before = hedge::before(scan, tokens.start, floor, place)
        .filter(|(_, start)| !governed::is_no_hedge(scan, *start, floor, &numeral, &kind, tokens.end));
    let before = before.or_else(|| within(scan, &numeral, &tokens, floor, &kind));
    let after = behind.map(|(hedge, _)| hedge);
    let after = after.or_else(|| hedge::behind_noun(scan, tokens.end).filter(|_| kind == Kind::Bare));
    let after = after.or_else(|| hedge::of_limit(scan, tokens.start, floor));
    let hedge = hedge::joined(before.map(|(hedge, _)| hedge), after);
    let end = behind.map_or(tokens.end, |(_, next)| next.max(tokens.end));
    if kind == Kind::Bare {
        let hedged = before.is_some() || behind.is_some();
        let share = numeral.form == Form::Fraction
            && (share::of_whole(scan, &numeral)
                || share::of_change(scan, &numeral, before.map_or(tokens.start, |(_, start)| start)));
        if share {
            return Some(share::share_of_whole(
                numeral,
                hedge,
                before.map_or(tokens.start, |(_, start)| start)..end,
                tokens,
            ));
        }
        // "shrank by half"
        let by = scan.says(tokens.start.wrapping_sub(1), "by");
        if label::is_label(scan, &numeral, hedged) || is_idle_half(scan, &numeral, hedged || by) {
            return None;
        }
    }
    if kind != Kind::Bare && label::is_titled_measure(scan, &tokens) {
        return None;
    }
    // Eggs at "64 cents a dozen".
    if floor > 0 && tokens.start == floor && scan.says_all(floor, &["a", "dozen"]) {
        return None;
    }
    if let Kind::Duration(_) = kind
        && (lasting::is_year_of_course(scan, &tokens)
            || lasting::is_single(scan, &numeral) && !lasting::lasts(scan, &tokens, before.is_some(), floor)
            || before.is_none() && lasting::is_some_day(scan, &tokens))
    {
        return None;
    }
    let tolerance = match numeral.extent {
        Extent::Exactly(figure) => plus_minus(scan, end, figure, &kind),
        Extent::Vaguely { .. } => None,
    };
    if let Some((_, of_margin, _)) = &tolerance {
        kind = of_margin.clone();
    }
    let mut measure = measure(&numeral, &kind);
    if let Some((margin, ..)) = tolerance
        && let Stated::One(figure) = measure.stated
    {
        measure.set = Interval::closed(tidy(figure - margin), tidy(figure + margin));
        measure.step = 0.0;
    } else if let Some(hedge) = hedge {
        measure.hedge(hedge);
    }
    let end = tolerance.as_ref().map_or(end, |(.., next)| *next);
    let number = (kind != Kind::Bare).then(|| {
        let mut count = self::measure(&numeral, &Kind::Bare);
        if let Some(hedge) = hedge {
            count.hedge(hedge);
        }
        (numeral.tokens.clone(), count)
    });
    let start = before.map_or(tokens.start, |(_, start)| start);
    let core_end = if behind.is_some_and(|(_, next)| next <= tokens.end) || tolerance.is_some() {
        end
    } else {
        tokens.end
    };
    Some(Figure { measure, tokens: start..end, core: tokens.start..core_end, number })
}

/// "within 35,000 km of Earth", "within three points of the lead", "within 26 weeks": no further and no longer.
fn within(
    scan: Scan,
    numeral: &Numeral,
    tokens: &Range<usize>,
    floor: usize,
    kind: &Kind,
) -> Option<(Hedge, usize)> {
    let start = tokens.start.checked_sub(1).filter(|start| *start >= floor && scan.says(*start, "within"))?;
    let noun = usize::from(*kind == Kind::Bare && scan.is_lowercase(tokens.end));
    let holds = match kind {
        Kind::Duration(_) => matches!(numeral.extent, Extent::Exactly(_)),
        Kind::Money(_) => false,
        _ => scan.says(tokens.end + noun, "of"),
    };
    holds.then_some((Hedge::UpTo, start))
}

/// A count below ten: prepositions of place stand before it as often as hedges.
fn is_small(numeral: &Numeral) -> bool {
    matches!(numeral.extent, Extent::Exactly(value) if value < 10.0 && numeral.form != Form::Fraction)
}

/// "half" says how much only behind a hedge: "more than half"; else it is "half-hearted", "the second half".
fn is_idle_half(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    let word = numeral.form == Form::Fraction && scan.is_word(numeral.tokens.start);
    word && (scan.is_joint(numeral.tokens.end) || numeral.tokens.len() == 1 && !hedged)
}

/// "± 0.1 cm", "+/- 3", "plus or minus 2 points", "give or take 2 days" behind an amount: the margin,
/// what both are of, and the token behind.
fn plus_minus(scan: Scan, at: usize, figure: f64, kind: &Kind) -> Option<(f64, Kind, usize)> {
    let old = at + usize::from(scan.says(at, "old") && matches!(kind, Kind::Duration(_)));
    let sign = old + usize::from(scan.is(old, ','));
    let spelled = scan.is(sign, '+') && scan.is(sign + 1, '/') && scan.is_dash(sign + 2)
        || scan.says_all(sign, &["plus", "or", "minus"])
        || scan.says_all(sign, &["give", "or", "take"]);
    let next = match spelled {
        true => sign + 3,
        false if scan.is(sign, '±') => sign + 1,
        false => return None,
    };
    let margin = amount(scan, next)?;
    let Extent::Exactly(mut value) = margin.numeral.extent else { return None };
    let kind = match (kind, margin.kind) {
        // "$11.2 billion, plus or minus 2%": of what it is the margin of.
        (Kind::Money(_) | Kind::Quantity(_), Kind::Percent) => {
            value = value * figure.abs() / 100.0;
            kind.clone()
        }
        (Kind::Bare, of_margin @ (Kind::Bare | Kind::Quantity(_) | Kind::Percent | Kind::Duration(_))) => {
            of_margin
        }
        (Kind::Percent, Kind::Percent | Kind::PercentagePoint | Kind::Bare) => Kind::Percent,
        (kind, of_margin) if *kind == of_margin || of_margin == Kind::Bare => kind.clone(),
        _ => return None,
    };
    Some((value.abs(), kind, margin.tokens.end))
}

fn measure(numeral: &Numeral, kind: &Kind) -> Measure {
    let (value_type, unit) = kind.of();
    let step = if value_type == ValueType::Share { numeral.written } else { numeral.step };
    match numeral.extent {
        Extent::Exactly(value) => Measure::bare(value_type, unit, value, step),
        Extent::Vaguely { low, high } => {
            let bound = |at: f64| Bound { at, closed: true };
            let set = Interval { low: Some(bound(low)), high: high.map(bound) };
            Measure { value_type, set, stated: Stated::Nothing, approximate: false, step: 0.0, unit }
        }
    }
}
