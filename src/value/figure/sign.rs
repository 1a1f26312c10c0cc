//! Whether what stands behind a number is the sign of a unit, or another word of the same letters: "12 in" a drawer,
//! in his "20s", the key of F.

use super::amount::Amount;
use super::compound;
use crate::value::numeral::{Extent, Form};
use crate::value::scan::Scan;
use crate::value::token::role;
use crate::value::{label, unit};
use std::ops::Range;

/// Whether a unit's sign is one here, and not another word: "12 in" a drawer, in his "20s", the key of F.
pub(super) fn fits(scan: Scan, amount: &Amount, found: &unit::Found, at: usize) -> bool {
    let next = found.next;
    if found.named.code == "st" {
        return is_stone(scan, amount, found, at);
    }
    if !found.symbol {
        return !(scan.says(at, "foot") && scan.says(next, "soldiers"));
    }
    // "25.1N 77.3W"
    let west = scan.raw(at) == "W" && glued_latitude(scan, amount.tokens.start);
    if west {
        return false;
    }
    // "Runway 27L".
    if scan.glued(at) && scan.raw(at).len() == 1 && label::is_numbered(scan, amount.tokens.start, true) {
        return false;
    }
    let runs_on =
        scan.glued(next) && (scan.is_word(next) || scan.digits(next).is_some() || scan.is(next, '_'));
    let serial = scan.is_joint(next) && scan.digits(next + 1).is_some();
    if runs_on && !compound::is_run_of_times(scan, at) || serial {
        return false;
    }
    let glued = scan.glued(at);
    let form = amount.numeral.form;
    let raw = scan.raw(at);
    if form == Form::Words && raw.len() == 1 && scan.is_word(at) && !glued {
        return false;
    }
    match raw {
        // "in his 20s", "a 747s": only decimals and three digits are seconds.
        "s" if glued => is_seconds(scan, amount),
        "s" => form != Form::Plain || scan.raw(amount.numeral.tokens.start).len() < 4,
        "t" | "g" | "L" | "W" | "V" | "J" | "A" => {
            glued
                || found.per.is_some()
                || form == Form::Digits
                || !scan.is_lowercase(next)
                || scan.says(next, "of")
        }
        "l" => glued || found.per.is_some(),
        "C" | "F" => is_weather(scan, at, amount),
        "in" => is_inch(scan, next, amount),
        "MP" | "MPs" => glued,
        "ms" => glued || !scan.is_capitalised(at),
        "K" => is_kelvin(scan, next, amount) && (!glued || form == Form::Digits),
        "pm" => false,
        _ => true,
    }
}

/// "45s", "0.8s", "a timeout of 30s"; not "in his 20s".
fn is_seconds(scan: Scan, amount: &Amount) -> bool {
    let start = amount.numeral.tokens.start;
    let digits = scan.raw(start);
    let decade = digits.len() == 2 && digits.ends_with('0') || digits.len() == 4;
    amount.numeral.form == Form::Digits
        || !decade
        || digits.len() == 2
            && scan.says_any(
                start.wrapping_sub(1),
                &["after", "every", "for", "of", "takes", "to", "took", "within"],
            )
}

/// "25.1N" or "25.1N," right before.
fn glued_latitude(scan: Scan, start: usize) -> bool {
    let before = start.wrapping_sub(1);
    let letter = before.wrapping_sub(usize::from(scan.is(before, ',')));
    matches!(scan.raw(letter), "N" | "S") && scan.digits(letter.wrapping_sub(1)).is_some()
}

/// "at 3,500 K", "77 K"; not "a 10 K race" nor "500 K users".
fn is_kelvin(scan: Scan, next: usize, amount: &Amount) -> bool {
    const LONGEST_RACE: f64 = 50.0;
    let long = amount.numeral.form == Form::Digits
        || matches!(amount.numeral.extent, Extent::Exactly(value) if value > LONGEST_RACE);
    long && !label::counts_things(scan, next)
}

/// "14 stone", "a 12-stone man", "9st 6lb"; not "two stone lions" and not "21st".
fn is_stone(scan: Scan, amount: &Amount, found: &unit::Found, at: usize) -> bool {
    let Extent::Exactly(value) = amount.numeral.extent else { return false };
    let pounds = scan.digits(found.next).is_some() && unit::read(scan, found.next + 1).is_some();
    let next = found.next;
    let ordinal = value % 10.0 == 1.0 && value % 100.0 != 11.0;
    let free = !scan.is_lowercase(next)
        || scan.has(next, role::FUNCTION | role::NUMBER)
        || scan.says_any(next, &["he", "she"]);
    let told = if found.symbol { !ordinal || pounds } else { scan.is_joint(at.wrapping_sub(1)) || free };
    (1.0..60.0).contains(&value) && (told || pounds)
}

/// "-10C", "30 C outside": degrees where the talk is of heat and cold.
pub(super) fn is_weather(scan: Scan, at: usize, amount: &Amount) -> bool {
    let below_zero = matches!(amount.numeral.extent, Extent::Exactly(value) if value < 0.0);
    let near = |range: Range<usize>| range.into_iter().any(|at| scan.has(at, role::WEATHER));
    // "190C, 170C fan"
    let again = (2..6).filter_map(|back| at.checked_sub(back)).any(|before| {
        scan.raw(before) == scan.raw(at) && scan.glued(before) && scan.digits(before - 1).is_some()
    });
    below_zero || again || near(at.saturating_sub(8)..at) || near(at + 1..at + 6)
}

/// "2.5 in thick", "2 in." and no preposition.
fn is_inch(scan: Scan, next: usize, amount: &Amount) -> bool {
    let digits = matches!(amount.numeral.form, Form::Plain | Form::Digits | Form::Fraction);
    let shaped = scan
        .says_any(next, &["thick", "wide", "long", "tall", "high", "deep", "diameter", "across", "by", "x"]);
    let ends = !scan.is_word(next) && scan.digits(next).is_none() && !scan.is(next, '$');
    let abbreviated = scan.is(next.wrapping_sub(1), '.');
    digits && (shaped || ends || abbreviated || scan.glued(next.wrapping_sub(1)))
}

/// Words of heat and cold.
pub(crate) const WEATHER: &str = "\
    bake baked boil boiling boils chill chilly cloudy cold cool cooled cyclone forecast freeze freezing heat \
    heated high highs hot humid humidity hurricane low lows outside oven overcast preheat preheated pressure roast storm \
    sunny temperature temperatures thermometer thermostat warm warmed warming weather \
    wind winds gust gusts gusting";
