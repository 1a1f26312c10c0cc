//! Figures: a number or a range of two, with its hedge and what it counts, as a [`Measure`].
//!
//! A figure is read forward from its number or its currency; its hedge is then looked for backward.

use super::hedge::{self, Hedge};
use super::measure::{Bound, Interval, Measure, Stated, Unit};
use super::numeral::{self, Extent, Form, Numeral, scale10, tidy};
use super::scan::Scan;
use super::token::role;
use super::{ValueType, currency, label, notation, unit};
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
    /// The number alone, for the driver to tell years by; none of a range.
    pub(crate) numeral: Option<Numeral>,
}

/// One number with what it counts.
#[derive(Clone, Debug)]
struct Amount {
    numeral: Numeral,
    kind: Kind,
    /// From the currency before it to the unit behind it.
    tokens: Range<usize>,
    /// "-odd", "or more", "+" behind the number or behind the unit.
    hedge: Option<(Hedge, usize)>,
    /// What the unit made of the number: 10 of a decade; -2, a power of ten, of cents.
    times: f64,
    power: i32,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Bare,
    Money(&'static str),
    Percent,
    PercentagePoint,
    Quantity(Unit),
    Duration(Unit),
}

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
    tumbled turned up upgraded went widened";

/// The figure whose number or currency begins at the token `at`; its hedge begins not before `floor`.
pub(crate) fn read(scan: Scan, at: usize, floor: usize, dollar: &'static str) -> Option<Figure> {
    if let Some(figure) = one_in_many(scan, at, floor) {
        return Some(figure);
    }
    let first = amount(scan, at, dollar)?;
    if let Some(figure) = range(scan, &first, floor, dollar) {
        return Some(figure);
    }
    if is_score(scan, &first) {
        return None;
    }
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

// ── one number ─────────────────────────────────────────────────────────────────────────────────

fn single(scan: Scan, amount: Amount, floor: usize) -> Option<Figure> {
    let Amount { numeral, kind, tokens, hedge: behind, .. } = amount;
    let place = matches!(kind, Kind::Duration(_)) || kind == Kind::Bare && is_small(&numeral);
    let before = hedge::before(scan, tokens.start, floor, place);
    let hedge = before.map(|(hedge, _)| hedge).or(behind.map(|(hedge, _)| hedge));
    let end = behind.map_or(tokens.end, |(_, next)| next.max(tokens.end));
    if kind == Kind::Bare {
        let hedged = before.is_some() || behind.is_some();
        let share = numeral.form == Form::Fraction && of_whole(scan, &numeral);
        if share {
            return Some(share_of_whole(
                numeral,
                hedge,
                before.map_or(tokens.start, |(_, start)| start)..end,
                tokens,
            ));
        }
        if label::is_label(scan, &numeral, hedged) || is_idle_half(scan, &numeral, hedged) {
            return None;
        }
    }
    if let Kind::Duration(_) = kind
        && scan.says_any(tokens.start, &["a", "an"])
        && numeral.form == Form::Words
        && numeral.extent == Extent::Exactly(1.0)
        && !lasts(scan, tokens.clone(), before.is_some())
    {
        return None;
    }
    let mut measure = measure(&numeral, &kind);
    let tolerance = plus_minus(scan, end, &kind);
    if let Some((margin, _)) = tolerance
        && let Stated::One(figure) = measure.stated
    {
        measure.set = Interval::closed(tidy(figure - margin), tidy(figure + margin));
        measure.step = 0.0;
    } else if let Some(hedge) = hedge {
        measure.hedge(hedge);
    }
    let end = tolerance.map_or(end, |(_, next)| next);
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
    Some(Figure { measure, tokens: start..end, core: tokens.start..core_end, number, numeral: Some(numeral) })
}

/// A count below ten: prepositions of place stand before it as often as hedges.
fn is_small(numeral: &Numeral) -> bool {
    matches!(numeral.extent, Extent::Exactly(value) if value < 10.0 && numeral.form != Form::Fraction)
}

/// "half" says how much only behind a hedge: "more than half"; else it is "half-hearted", "the second half".
fn is_idle_half(scan: Scan, numeral: &Numeral, hedged: bool) -> bool {
    numeral.form == Form::Fraction
        && numeral.tokens.len() == 1
        && scan.is_word(numeral.tokens.start)
        && (!hedged || scan.is_joint(numeral.tokens.end))
}

/// A fraction of something: "two-thirds of", "half the", "a quarter of its".
fn of_whole(scan: Scan, numeral: &Numeral) -> bool {
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
    scan.says(next, "of") && !scan.says_any(next + 1, &["a", "an"]) && scan.digits(next + 1).is_none()
        || half
            && scan.says_any(
                next,
                &["the", "its", "their", "his", "her", "our", "my", "your", "all", "these", "those"],
            )
}

fn share_of_whole(
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
    let mut count = self::measure(&numeral, &Kind::Bare);
    if let Some(hedge) = hedge {
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    Figure { measure, tokens, core, number: Some((numeral.tokens.clone(), count)), numeral: Some(numeral) }
}

/// Whether "a year" says how long: "for a year", "more than a decade"; "twice a day" does not.
fn lasts(scan: Scan, tokens: Range<usize>, hedged: bool) -> bool {
    const BEFORE: &[&str] = &[
        "for", "within", "after", "lasted", "lasting", "lasts", "last", "took", "takes", "take", "taking",
        "spent", "spend", "half", "spanning", "nearly",
    ];
    let before = tokens.start.wrapping_sub(1);
    let compound = tokens.len() > 2;
    hedged
        || compound
        || scan.says_any(before, BEFORE)
        || scan.says_any(tokens.end, &["long"])
        || scan.says_any(tokens.end.wrapping_sub(1), &["decade", "century", "fortnight"])
            && scan.says(tokens.end, "of")
}

/// "± 0.1", "+/- 3", "plus or minus 2 points" behind an amount.
fn plus_minus(scan: Scan, at: usize, kind: &Kind) -> Option<(f64, usize)> {
    let spelled = scan.is(at, '+') && scan.is(at + 1, '/') && scan.is_dash(at + 2)
        || scan.says_all(at, &["plus", "or", "minus"]);
    let next = match spelled {
        true => at + 3,
        false if scan.is(at, '±') => at + 1,
        false => return None,
    };
    let margin = amount(scan, next, "USD")?;
    let Extent::Exactly(value) = margin.numeral.extent else { return None };
    let fits = margin.kind == *kind
        || margin.kind == Kind::Bare
        || matches!((kind, &margin.kind), (Kind::Percent, Kind::PercentagePoint));
    fits.then_some((value.abs(), margin.tokens.end))
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

impl Kind {
    fn of(&self) -> (ValueType, Unit) {
        match self {
            Self::Bare => (ValueType::Count, Unit::One),
            Self::Money(code) => (ValueType::Money, Unit::Currency(code)),
            Self::Percent => (ValueType::Share, Unit::Percent),
            Self::PercentagePoint => (ValueType::Share, Unit::PercentagePoint),
            Self::Quantity(unit) => (ValueType::Quantity, unit.clone()),
            Self::Duration(unit) => (ValueType::Duration, unit.clone()),
        }
    }
}

// ── number and unit ────────────────────────────────────────────────────────────────────────────

fn amount(scan: Scan, at: usize, dollar: &'static str) -> Option<Amount> {
    let minus = usize::from(matches!(scan.mark(at), Some('-' | '−')) && scan.mark(at + 1).is_some());
    if let Some(money) = currency::before(scan, at + minus) {
        return amount_of_money(scan, at, minus == 1, money, dollar);
    }
    let numeral = numeral::read(scan, at, false).or_else(|| one_of_unit(scan, at))?;
    let mut amount = Amount {
        tokens: numeral.tokens.clone(),
        numeral,
        kind: Kind::Bare,
        hedge: None,
        times: 1.0,
        power: 0,
    };
    amount.hedge = hedge::after(scan, amount.tokens.end);
    let behind = amount.hedge.map_or(amount.tokens.end, |(_, next)| next);
    if !with_unit(scan, &mut amount, behind, dollar) && behind > amount.tokens.end {
        // "20 or more" may as well stand before no unit at all.
        return Some(amount);
    }
    if amount.hedge.is_none() {
        amount.hedge = hedge::after(scan, amount.tokens.end);
    }
    Some(amount)
}

fn amount_of_money(
    scan: Scan,
    at: usize,
    negative: bool,
    money: currency::Found,
    dollar: &'static str,
) -> Option<Amount> {
    let mut numeral = numeral::read(scan, money.next, true)?;
    if money.next < scan.tokens.len()
        && scan.is_word(at)
        && !scan.is(money.next - 1, '$')
        && numeral.form == Form::Fraction
    {
        return None;
    }
    rescale(&mut numeral, money.power);
    if negative && let Extent::Exactly(value) = numeral.extent {
        numeral.extent = Extent::Exactly(-value);
    }
    let mut end = numeral.tokens.end;
    // "$10 dollars", "US$5 USD" say it twice.
    if let Some(again) = currency::after(scan, end, 1.0, true)
        .filter(|again| again.power == 0 && !scan.is(end, '$') && again.code == money.code)
    {
        end = again.next;
    }
    let code = if money.bare_dollar { dollar } else { money.code };
    let hedge = hedge::after(scan, end);
    Some(Amount { tokens: at..end, numeral, kind: Kind::Money(code), hedge, times: 1.0, power: money.power })
}

/// Multiplies by a power of ten.
fn rescale(numeral: &mut Numeral, power: i32) {
    if power == 0 {
        return;
    }
    numeral.extent = match numeral.extent {
        Extent::Exactly(value) => Extent::Exactly(scale10(value, power)),
        Extent::Vaguely { low, high } => {
            Extent::Vaguely { low: scale10(low, power), high: high.map(|high| scale10(high, power)) }
        }
    };
    numeral.step = scale10(numeral.step, power);
    numeral.written = scale10(numeral.written, power);
}

/// Multiplies by what a unit holds of its code: a decade is ten years.
fn multiply(numeral: &mut Numeral, times: f64) {
    if times == 1.0 {
        return;
    }
    numeral.extent = match numeral.extent {
        Extent::Exactly(value) => Extent::Exactly(tidy(value * times)),
        Extent::Vaguely { low, high } => {
            Extent::Vaguely { low: tidy(low * times), high: high.map(|high| tidy(high * times)) }
        }
    };
    numeral.step *= times;
    numeral.written *= times;
}

/// "a", "an" before a unit: "an hour", "a mile".
fn one_of_unit(scan: Scan, at: usize) -> Option<Numeral> {
    if !scan.says_any(at, &["a", "an"]) {
        return None;
    }
    let found = unit::read(scan, at + 1).filter(|found| !found.symbol && found.per.is_none())?;
    let raw = scan.raw(at + 1);
    // "a second", "a pound", "a degree", "a kilo", "a quarter" are rarely measures.
    let timed = unit::define(found.named.code)?.dimension == unit::TIME;
    let far = matches!(found.named.code, "mi" | "km" | "m" | "ft" | "yd" | "in")
        && (scan.says_any(
            found.next,
            &[
                "away", "from", "wide", "long", "deep", "high", "off", "north", "south", "east", "west",
                "tall", "apart", "and",
            ],
        ) || hedge::before(scan, at, 0, false).is_some());
    let plural = raw.ends_with('s') && found.named.code != "century";
    ((timed && found.named.code != "s" || far) && !plural).then(|| Numeral {
        tokens: at..at + 1,
        extent: Extent::Exactly(1.0),
        step: 1.0,
        written: 1.0,
        power: 0,
        form: Form::Words,
    })
}

/// Reads the unit behind an amount's number; false if there is none.
fn with_unit(scan: Scan, amount: &mut Amount, behind: usize, dollar: &'static str) -> bool {
    let joint = behind + usize::from(scan.is_joint(behind));
    if let Some((kind, power, next)) = share(scan, joint) {
        amount.power = power;
        rescale(&mut amount.numeral, power);
        amount.kind = kind;
        amount.tokens.end = next;
        return true;
    }
    let vague = matches!(amount.numeral.extent, Extent::Vaguely { .. });
    let fraction = amount.numeral.form == Form::Fraction;
    let mut next = joint;
    if vague && scan.says(next, "of") {
        next += 1;
    } else if fraction {
        next += usize::from(scan.says(next, "of") && scan.says_any(next + 1, &["a", "an"]));
        let article = scan.says_any(next, &["a", "an"]);
        next += usize::from(article);
        if article && let Some((kind, power, next)) = share(scan, next) {
            rescale(&mut amount.numeral, power);
            amount.kind = kind;
            amount.tokens.end = next;
            return true;
        }
    }
    with_currency(scan, amount, next, dollar) || with_measure(scan, amount, next)
}

/// "%", "per cent", "percentage points", "basis points", with the power of ten that they add.
fn share(scan: Scan, at: usize) -> Option<(Kind, i32, usize)> {
    if matches!(scan.mark(at), Some('%' | '％' | '٪')) {
        let points = scan.says_any(at + 1, &["point", "points", "pts"]);
        let kind = if points { Kind::PercentagePoint } else { Kind::Percent };
        return Some((kind, 0, at + 1 + usize::from(points)));
    }
    let raw = scan.raw(at);
    if raw.len() < 2 {
        return None;
    }
    let next = match raw.len() {
        7 | 8 if scan.says_any(at, &["percent", "percents"]) => at + 1,
        3 if scan.says(at, "per") && scan.says_any(at + 1, &["cent", "cents"]) => at + 2,
        3 if scan.says(at, "pct") => at + 1,
        10 if scan.says(at, "percentage") => at + 1,
        2 if scan.says(at, "pp") && scan.glued(at) => return Some((Kind::PercentagePoint, 0, at + 1)),
        3 if scan.says(at, "bps") => return Some((Kind::PercentagePoint, -2, at + 1)),
        2 if scan.says(at, "bp") => return Some((Kind::PercentagePoint, -2, at + 1)),
        5 if scan.says(at, "basis") => {
            let points = at + 1 + usize::from(scan.is_joint(at + 1));
            return scan.says_any(points, &["point", "points"]).then_some((
                Kind::PercentagePoint,
                -2,
                points + 1,
            ));
        }
        _ => return None,
    };
    let points = next + usize::from(scan.is_joint(next));
    if scan.says_any(points, &["point", "points"]) {
        return Some((Kind::PercentagePoint, 0, points + 1));
    }
    Some((Kind::Percent, 0, next))
}

/// "million euros", "50 cents", "75 USD million", "three dollars and fifty cents".
fn with_currency(scan: Scan, amount: &mut Amount, at: usize, dollar: &'static str) -> bool {
    let Extent::Exactly(value) = amount.numeral.extent else {
        let Some(money) = currency::after(scan, at, 1e6, true) else { return false };
        rescale(&mut amount.numeral, money.power);
        amount.kind = Kind::Money(if money.bare_dollar { dollar } else { money.code });
        amount.tokens.end = money.next;
        return true;
    };
    let Some(money) = currency::after(scan, at, value, amount.numeral.power >= 5 || value >= 1e6) else {
        return false;
    };
    amount.power = money.power;
    rescale(&mut amount.numeral, money.power);
    amount.kind = Kind::Money(if money.bare_dollar { dollar } else { money.code });
    amount.tokens.end = money.next;
    if let Some(super::numeral::NumberWord::Scale { power, .. }) = scan.number(money.next) {
        rescale(&mut amount.numeral, i32::from(power));
        amount.tokens.end = money.next + 1;
    } else if money.power == 0 {
        with_cents(scan, amount);
    }
    true
}

/// "and fifty cents", "50 cents", "50" behind dollars.
fn with_cents(scan: Scan, amount: &mut Amount) {
    let at = amount.tokens.end;
    let next = at + usize::from(scan.says(at, "and"));
    let Some(cents) = numeral::read(scan, next, false) else { return };
    let Extent::Exactly(value) = cents.extent else { return };
    if !(1.0..100.0).contains(&value)
        || value.fract() != 0.0
        || !matches!(cents.form, Form::Plain | Form::Words)
    {
        return;
    }
    let named = currency::after(scan, cents.tokens.end, value, false).filter(|found| found.power == -2);
    let bare = named.is_none()
        && !scan.is_word(cents.tokens.end)
        && !scan.is(cents.tokens.end, '$')
        && !scan.is(cents.tokens.end, '%');
    let alone = bare && !scan.glued(cents.tokens.end + 1) && !scan.is(next.wrapping_sub(1), '$');
    if named.is_none() && !alone {
        return;
    }
    let Extent::Exactly(whole) = amount.numeral.extent else { return };
    if whole.fract() != 0.0 {
        return;
    }
    amount.numeral.extent = Extent::Exactly(tidy(whole + value / 100.0));
    amount.numeral.step = 0.01;
    amount.numeral.written = 0.01;
    amount.tokens.end = named.map_or(cents.tokens.end, |found| found.next);
}

/// A unit of measure or of time behind an amount's number.
fn with_measure(scan: Scan, amount: &mut Amount, at: usize) -> bool {
    let bracket = matches!(scan.mark(at), Some('(' | '[' | '{' | '<'));
    // "two more years", "five full days", "10 consecutive weeks".
    let spaced = usize::from(scan.says_any(
        at,
        &["more", "full", "whole", "long", "consecutive", "straight", "additional", "further", "extra"],
    ));
    if let Some(found) = inches(scan, at, amount) {
        return found;
    }
    let start = at + usize::from(bracket) + spaced;
    let Some(found) = unit::read(scan, start) else { return false };
    let Some(definition) = unit::define(found.named.code) else { return false };
    let timed = definition.dimension == unit::TIME;
    let closed = !bracket || found.symbol && matches!(scan.mark(found.next), Some(')' | ']' | '}' | '>'));
    if !closed || spaced == 1 && !timed || !fits(scan, amount, &found, start) {
        return false;
    }
    amount.times = found.named.times;
    multiply(&mut amount.numeral, found.named.times);
    amount.tokens.end = found.next + usize::from(bracket);
    let code = found.named.code;
    if timed && found.per.is_none() {
        amount.kind = Kind::Duration(Unit::Of(code));
        with_part_of_unit(scan, amount, found.named.times);
        with_smaller_times(scan, amount, code);
        with_ending(scan, amount);
        return true;
    }
    amount.kind = Kind::Quantity(found.per.map_or(Unit::Of(code), |per| Unit::Rate(code, per)));
    if found.per.is_none() {
        with_part_of_unit(scan, amount, 1.0);
        with_smaller_unit(scan, amount, code);
        with_rise(scan, amount);
    }
    true
}

/// "six inches above"? No: «5' 11"», «10"» as feet and inches.
fn inches(scan: Scan, at: usize, amount: &mut Amount) -> Option<bool> {
    let glued = scan.glued(at);
    if glued && matches!(scan.mark(at), Some('\'' | '′' | '’')) {
        let inches = numeral::read(scan, at + 1, false)
            .filter(|inches| scan.glued(at + 1) || scan.is(inches.tokens.end, '"'))?;
        let marked = matches!(scan.mark(inches.tokens.end), Some('"' | '″' | '”'));
        let (Extent::Exactly(feet), Extent::Exactly(rest)) = (amount.numeral.extent, inches.extent) else {
            return None;
        };
        if !marked || rest >= 12.0 || feet.fract() != 0.0 {
            return None;
        }
        amount.numeral.extent = Extent::Exactly(feet + rest / 12.0);
        amount.numeral.step = 1.0 / 12.0;
        amount.tokens.end = inches.tokens.end + 1;
        amount.kind = Kind::Quantity(Unit::Of("ft"));
        return Some(true);
    }
    if scan.is(at, '″') && glued {
        amount.kind = Kind::Quantity(Unit::Of("in"));
        amount.tokens.end = at + 1;
        return Some(true);
    }
    // «10" long», «an 8" wrench»: a quotation mark only where none was opened before.
    let open = scan.text[..scan.tokens.get(at)?.start].bytes().rev().take(200).any(|byte| byte == b'"');
    let plain = matches!(amount.numeral.form, Form::Plain | Form::Digits) && scan.is(at, '"') && !open;
    let measured = plain && (glued || scan.is_lowercase(at + 1)) && !matches!(scan.mark(at + 1), Some('"'));
    measured.then(|| {
        amount.kind = Kind::Quantity(Unit::Of("in"));
        amount.tokens.end = at + 1;
        true
    })
}

/// Whether a unit's name is one here: "12 in" behind feet only, "20s" are ages, "F" a key.
fn fits(scan: Scan, amount: &Amount, found: &unit::Found, at: usize) -> bool {
    let glued = scan.glued(at);
    if found.symbol
        && found.next < scan.tokens.len()
        && scan.glued(found.next)
        && (scan.is_word(found.next) || scan.digits(found.next).is_some() || scan.is(found.next, '_'))
    {
        return false;
    }
    if found.symbol
        && matches!(amount.numeral.form, Form::Words | Form::Fraction)
        && found.named.code.len() < 2
        && !glued
        && scan.is_word(at)
        && amount.numeral.form == Form::Words
    {
        return false;
    }
    let raw = scan.raw(at);
    let small = matches!(amount.numeral.extent, Extent::Exactly(value) if value < 100.0);
    match raw {
        // "a 20s something", "in his 30s".
        "s" => {
            glued && matches!(amount.numeral.form, Form::Digits)
                || glued
                    && !small
                    && scan.raw(amount.numeral.tokens.start).len() < 4
                    && scan.raw(amount.numeral.tokens.start).len() > 2
        }
        "h" => glued || amount.numeral.form != Form::Words,
        "t" | "g" | "L" | "W" | "V" | "J" | "A" => {
            glued || !scan.is_lowercase(found.next) || found.per.is_some()
        }
        "l" => glued,
        "pm" | "min" if raw == "pm" => false,
        "MP" | "MPs" => glued,
        "mi" => true,
        "st" => false,
        "ms" => glued || !scan.is_capitalised(at),
        _ => !(scan.says(at, "foot") && scan.says(found.next, "soldiers")),
    }
}

/// "and a half", "and a quarter" behind a unit: "an hour and a half".
fn with_part_of_unit(scan: Scan, amount: &mut Amount, times: f64) {
    let at = amount.tokens.end;
    if !scan.says(at, "and") {
        return;
    }
    let article = at + 1 + usize::from(scan.says(at + 1, "a"));
    let (part, step) = match scan.number(article) {
        Some(numeral::NumberWord::Half { many: false }) => (0.5, 0.5),
        Some(numeral::NumberWord::Quarter { many: false }) => (0.25, 0.25),
        _ => return,
    };
    let Extent::Exactly(value) = amount.numeral.extent else { return };
    if scan.says_any(article + 1, &["of", "a", "an", "the"]) || scan.is_joint(article + 1) {
        return;
    }
    amount.numeral.extent = Extent::Exactly(value + part * times);
    amount.numeral.step = step * times;
    amount.tokens.end = article + 1;
}

/// "and 30 minutes", ", 2 months" behind a longer time.
fn with_smaller_times(scan: Scan, amount: &mut Amount, code: &'static str) {
    let mut last = code;
    for _ in 0..5 {
        let mut at = amount.tokens.end;
        at += usize::from(scan.is(at, ','));
        at += usize::from(scan.says(at, "and"));
        let Some(part) = numeral::read(scan, at, false) else { return };
        let joint = part.tokens.end + usize::from(scan.is_joint(part.tokens.end));
        let Some(found) = unit::read(scan, joint).filter(|found| found.per.is_none()) else { return };
        let (Extent::Exactly(value), Extent::Exactly(more)) = (amount.numeral.extent, part.extent) else {
            return;
        };
        let smaller = notation::calendar_ratio(last, found.named.code).filter(|ratio| *ratio > 1.0);
        if smaller.is_none() || found.named.times != 1.0 || amount.numeral.tokens.end > amount.tokens.end {
            return;
        }
        // "three months and two weeks ago": the second time is an event's own.
        if scan.says_any(found.next, &["ago", "later", "earlier", "old"])
            && scan.says(at.wrapping_sub(1), "and")
            && !scan.says(found.next, "old")
        {
            return;
        }
        let Some(ratio) = notation::calendar_ratio(code, found.named.code) else { return };
        amount.numeral.extent = Extent::Exactly(value + more / ratio);
        amount.numeral.step = part.step / ratio;
        amount.tokens.end = found.next;
        last = found.named.code;
        amount.kind = Kind::Duration(Unit::Compound(code, last));
    }
}

/// "6 ft 2 in", "5 feet 11", "7 pounds 8 ounces".
fn with_smaller_unit(scan: Scan, amount: &mut Amount, code: &str) {
    let (smaller, many) = match code {
        "ft" => ("in", 12.0),
        "lb" => ("oz", 16.0),
        "st" => ("lb", 14.0),
        "mi" => ("ft", 5280.0),
        _ => return,
    };
    let mut at = amount.tokens.end;
    at += usize::from(scan.is_joint(at) || scan.is(at, ',') || scan.says(at, "and"));
    let Some(part) = numeral::read(scan, at, false) else { return };
    let (Extent::Exactly(value), Extent::Exactly(more)) = (amount.numeral.extent, part.extent) else {
        return;
    };
    if more >= many || value.fract() != 0.0 {
        return;
    }
    let joint = part.tokens.end + usize::from(scan.is_joint(part.tokens.end));
    let inch = code == "ft"
        && (scan.says(joint, "in") || matches!(scan.mark(joint), Some('"' | '″')))
        && !scan.says_any(joint + 1, &["the", "a", "his", "her", "this", "which"]);
    let end = match unit::read(scan, joint) {
        Some(found) if found.named.code == smaller && found.per.is_none() => found.next,
        _ if inch => joint + 1,
        // "five foot eleven", "5-foot-11": nothing else follows.
        None if code == "ft"
            && scan.says_any(amount.tokens.end.wrapping_sub(1), &["foot", "feet", "ft"])
            && !scan.is(at.wrapping_sub(1), ',')
            && !scan.says(at.wrapping_sub(1), "and")
            && !scan.is_lowercase(part.tokens.end)
            && more.fract() == 0.0
            && more > 0.0
            && matches!(part.form, Form::Plain | Form::Words)
            && !scan.glued(part.tokens.end + 1) =>
        {
            part.tokens.end
        }
        _ => return,
    };
    amount.numeral.extent = Extent::Exactly(value + more / many);
    amount.numeral.step = 1.0 / many;
    amount.tokens.end = end;
}

/// "-old", "-long" behind a time: "three-year-old".
fn with_ending(scan: Scan, amount: &mut Amount) {
    let at = amount.tokens.end;
    if scan.is_joint(at) && scan.says_any(at + 1, &["old", "olds", "long"]) {
        amount.tokens.end = at + 2;
    }
}

/// "-tall", "-long", "-high" behind a length.
fn with_rise(scan: Scan, amount: &mut Amount) {
    let at = amount.tokens.end;
    if scan.is_joint(at) && scan.says_any(at + 1, &["tall", "long", "high", "wide", "deep", "thick"]) {
        amount.tokens.end = at + 2;
    }
}

// ── two numbers ────────────────────────────────────────────────────────────────────────────────

/// "10 to 12 km", "between 5 and 7", "$1.2bn-1.4bn", "10 or 12", "8- to 16-metre".
fn range(scan: Scan, first: &Amount, floor: usize, dollar: &'static str) -> Option<Figure> {
    let between = scan.says(first.tokens.start.wrapping_sub(1), "between") && first.tokens.start > floor;
    let (first, second) = two_ends(scan, first, between, dollar)?;
    let (low, high, stated) = ends(scan, &first, &second)?;
    let tokens = first.tokens.start..second.tokens.end;
    let bare = second.kind == Kind::Bare;
    if bare
        && (label::is_label(scan, &first.numeral, true)
            || tied_behind(scan, &second)
            || numbered_span(scan, &first, between))
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
        start -= 1;
    }
    let before = hedge::before(scan, start, floor, false);
    if let Some(hedge) = before.map(|(hedge, _)| hedge).or(behind.map(|(hedge, _)| hedge)) {
        let hedge = if matches!(hedge, Hedge::Nearly | Hedge::JustOver) { Hedge::About } else { hedge };
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    let number = (!bare).then_some((first.numeral.tokens.start..second.numeral.tokens.end, count));
    let start = before.map_or(start, |(_, start)| start);
    Some(Figure { measure, tokens: start..end, core: tokens, number, numeral: None })
}

/// The two amounts of a range, each with the unit and magnitude that stood once.
fn two_ends(scan: Scan, first: &Amount, between: bool, dollar: &'static str) -> Option<(Amount, Amount)> {
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
    let dash = scan.is_dash(at) && hanging == 0;
    let or = scan.says(word, "or");
    let joins = dash
        || or
        || scan.says_any(word, &["to", "through"])
        || scan.is(at, '~')
        || between && scan.says(word, "and")
        || scan.says(at, "-") && scan.says(at + 1, "to");
    if !joins || dash && scan.glued(at) != scan.glued(at + 1) && !matches!(scan.mark(at), Some('–' | '—'))
    {
        return None;
    }
    let mut second = amount(scan, word + 1, dollar)?;
    let mut first = first.clone();
    let changes = (scan.says(word, "to") || dash) && !between && follows_change(scan, first.tokens.start);
    if changes || second.hedge.is_some_and(|_| or) {
        return None;
    }
    unify(&mut first, &mut second)?;
    // The magnitude stands once: "10 to 12 million", "$1.2-1.4bn".
    if let (Extent::Exactly(low), Extent::Exactly(high)) = (first.numeral.extent, second.numeral.extent)
        && first.numeral.power == 0
        && second.numeral.power > 0
        && low < scale10(high, -second.numeral.power)
        && low.abs() < 1000.0
    {
        rescale(&mut first.numeral, second.numeral.power);
    }
    if or && !near_choice(&first, &second) || dash && is_span_of_years(scan, &first, &second) {
        return None;
    }
    Some((first, second))
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
            .take_while(|at| !matches!(scan.mark(*at), Some('.' | ';' | '!' | '?')))
            .any(|at| scan.has(at, role::CHANGE))
}

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
    if scan.has(first.tokens.start.wrapping_sub(1), role::LABEL) {
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

/// "3-1", "52-48", "2–2": falling or level figures joined by a dash.
fn is_score(scan: Scan, first: &Amount) -> bool {
    let at = first.tokens.end;
    let joined = scan.is_dash(at) && scan.glued(at) && scan.glued(at + 1);
    first.kind == Kind::Bare && first.numeral.form == Form::Plain && joined && scan.digits(at + 1).is_some()
}

// ── one in five ────────────────────────────────────────────────────────────────────────────────

/// "one in five", "nine out of 10", "12 per 100,000": a share.
fn one_in_many(scan: Scan, at: usize, floor: usize) -> Option<Figure> {
    let part = numeral::read(scan, at, false)?;
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
        let usual = all <= 12.0 || all % 5.0 == 0.0 || scan.says(word, "out");
        let out = scan.says(word, "out");
        some > 0.0 && some < all && some.fract() == 0.0 && usual && is_ratio(scan, some, &whole, out)
    };
    let year = label::is_year(scan, &whole) || scan.glued(whole.tokens.end) && scan.is_word(whole.tokens.end);
    let dated = scan.has(whole.tokens.end, role::DATE) && !scan.is_lowercase(whole.tokens.end);
    if !holds || counted || year && !per || dated || label_of_part(scan, &part) {
        return None;
    }
    let core = part.tokens.start..whole.tokens.end;
    let figure = tidy(some * 100.0 / all);
    let step = if per { part.step * 100.0 / all } else { (figure / 10.0).min(5.0) };
    let mut measure = Measure::bare(ValueType::Share, Unit::Percent, figure, step);
    let mut count = self::measure(&part, &Kind::Bare);
    let before = hedge::before(scan, core.start, floor, false);
    let behind = hedge::after(scan, core.end);
    if let Some(hedge) = before.map(|(hedge, _)| hedge).or(behind.map(|(hedge, _)| hedge)) {
        measure.hedge(hedge);
        count.hedge(hedge);
    }
    let tokens = before.map_or(core.start, |(_, start)| start)..behind.map_or(core.end, |(_, next)| next);
    Some(Figure { measure, tokens, core, number: Some((part.tokens, count)), numeral: None })
}

/// Whether "N in M" is a ratio: one in so many of anybody, or some in so many people.
fn is_ratio(scan: Scan, some: f64, whole: &Numeral, out: bool) -> bool {
    const WHO: &[&str] = &[
        "people",
        "adults",
        "children",
        "women",
        "men",
        "voters",
        "americans",
        "britons",
        "households",
        "workers",
        "families",
        "patients",
        "students",
        "residents",
        "respondents",
        "girls",
        "boys",
        "pupils",
    ];
    let next = whole.tokens.end;
    let things = scan.is_lowercase(next) && label::counts_things(scan, next) && !scan.says_any(next, WHO);
    out || some == 1.0 || !things && matches!(whole.extent, Extent::Exactly(all) if all >= 3.0)
}

fn label_of_part(scan: Scan, part: &Numeral) -> bool {
    scan.has(part.tokens.start.wrapping_sub(1), role::LABEL)
        || scan.says_any(part.tokens.start.wrapping_sub(1), &["the", "no", "this", "that"])
        || scan.glued(part.tokens.start)
            && !matches!(
                scan.mark(part.tokens.start.wrapping_sub(1)),
                Some('(' | '"' | '“' | '—' | '~' | '>' | '<')
            )
}
