//! Whether what stands behind a number is the sign of a unit, or another word of the same letters: "12 in" a drawer,
//! in his "20s", the key of F.

use super::amount::{Amount, Kind};
use super::compound;
use crate::value::numeral::{Extent, Form};
use crate::value::scan::Scan;
use crate::value::token::role;
use crate::value::{label, unit};

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
        // "200 g sugar", but "5 g forces"
        "g" if form == Form::Plain && scan.is_lowercase(next) => {
            !scan.says_any(next, &["force", "forces", "network"])
        }
        "t" | "g" | "L" | "W" | "V" | "J" | "A" => {
            glued
                || found.per.is_some()
                || form == Form::Digits
                || !scan.is_lowercase(next)
                || scan.says(next, "of")
        }
        "l" => {
            glued
                || found.per.is_some()
                || scan.says(next, "of")
                || form == Form::Plain && scan.is_lowercase(next)
        }
        "C" | "F" => is_weather(scan, at, amount),
        "in" => is_inch(scan, next, amount),
        "MP" | "MPs" => glued,
        // "5x zoom"; "4x 100 m" multiplies.
        "x" => glued && scan.digits(next).is_none() && !scan.is_joint(next),
        "ms" => glued || !scan.is_capitalised(at),
        "K" => is_kelvin(scan, next, amount) && (!glued || form == Form::Digits),
        // "2.123 pm", of an atom: no time of day has so many decimals, or one.
        "pm" => form == Form::Digits && amount.numeral.power == 0 && !has_two_decimals(scan, amount),
        _ => true,
    }
}

/// "%", "per cent", "percentage points", "basis points", with the power of ten that they add.
pub(super) fn share(scan: Scan, at: usize) -> Option<(Kind, i32, usize)> {
    if matches!(scan.mark(at), Some('%' | '％' | '٪')) {
        let points = scan.says_any(at + 1, &["point", "points", "pts"]);
        let kind = if points { Kind::PercentagePoint } else { Kind::Percent };
        return Some((kind, 0, at + 1 + usize::from(points)));
    }
    if scan.is(at, '‰') {
        return Some((Kind::Percent, -1, at + 1));
    }
    let raw = scan.raw(at);
    if raw.len() < 2 {
        return None;
    }
    let next = match raw.len() {
        7 | 8 if scan.says_any(at, &["percent", "percents"]) => at + 1,
        3 if scan.says(at, "per") && scan.says_any(at + 1, &["cent", "cents"]) => at + 2,
        3 if scan.says(at, "pct") => at + 1,
        2 if scan.says(at, "pc") && scan.glued(at) => at + 1,
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

/// "a quarter-point cut", "a half point rise": of a rate, in points.
pub(super) fn is_rate_step(scan: Scan, amount: &Amount, point: usize) -> bool {
    const STEPS: &[&str] =
        &["cut", "cuts", "hike", "hikes", "increase", "jump", "move", "moves", "reduction", "rise", "rises"];
    amount.numeral.form == Form::Fraction
        && scan.says_any(point, &["point", "points"])
        && (scan.says_any(point + 1, STEPS) || scan.is_joint(point.wrapping_sub(1)))
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
                &["after", "every", "for", "is", "now", "of", "takes", "to", "took", "was", "within"],
            )
}

/// "7.30", as a time of day is written.
fn has_two_decimals(scan: Scan, amount: &Amount) -> bool {
    let last = amount.numeral.tokens.end - 1;
    scan.is(last.wrapping_sub(1), '.') && scan.raw(last).len() == 2
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

/// "a low of 976 mb", "winds of 25 kt", "12 nm off the coast": what a sign stands for in the talk of weather or of the
/// sea.
pub(super) fn of_topic(scan: Scan, at: usize, amount: &Amount) -> Option<&'static str> {
    let Extent::Exactly(value) = amount.numeral.extent else { return None };
    match scan.raw(at) {
        "mb" if (850.0..1_100.0).contains(&value) => is_weather(scan, at, amount).then_some("mbar"),
        "kt" if value < 250.0 => is_weather(scan, at, amount).then_some("kn"),
        "nm" => is_near(scan, at, role::SEA).then_some("nmi"),
        _ => None,
    }
}

/// Whether a word of some talk stands around a token.
fn is_near(scan: Scan, at: usize, role: u32) -> bool {
    let has = |at: usize| scan.has(at, role);
    (at.saturating_sub(8)..at).any(has) || (at + 1..at + 6).any(has)
}

/// "-10C", "30 C outside": degrees where the talk is of heat and cold.
fn is_weather(scan: Scan, at: usize, amount: &Amount) -> bool {
    let below_zero = matches!(amount.numeral.extent, Extent::Exactly(value) if value < 0.0);
    // "190C, 170C fan"
    let again = (2..12).filter_map(|back| at.checked_sub(back)).any(|before| {
        scan.raw(before) == scan.raw(at) && scan.glued(before) && scan.digits(before - 1).is_some()
    });
    // "200C/400F"
    let told_twice = scan.is(amount.tokens.start.wrapping_sub(1), '/')
        && scan.says_any(amount.tokens.start.wrapping_sub(2), &["C", "F"])
        || scan.is(at + 1, '/') && scan.digits(at + 2).is_some() && scan.says_any(at + 3, &["C", "F"]);
    below_zero || again || told_twice || is_near(scan, at, role::WEATHER)
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

/// Words of the sea, where "nm" are nautical miles.
pub(crate) const SEA: &str = "\
    aground anchorage boat boats cape carrier coast coastline cruise ferry fishing frigate harbour harbor island islands \
    lighthouse marina maritime nautical naval navy ocean offshore port reef sail sailed sailing sailors sea seas ship \
    ships shore strait submarine tanker tankers territorial trawler vessel vessels voyage warship warships waters yacht \
    yachts";
