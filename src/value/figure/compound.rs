//! Amounts told in two units or more: an hour and a half, 6 ft 2 in, three dollars and fifty cents.

use super::amount::{Amount, Kind};
use crate::value::measure::Unit;
use crate::value::numeral::{self, Extent, Form, NumberWord, tidy};
use crate::value::scan::Scan;
use crate::value::{currency, notation, unit};

/// "and fifty cents", "50 cents", "50" behind dollars.
pub(super) fn with_cents(scan: Scan, amount: &mut Amount) {
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

/// "six inches above"? No: «5' 11"», «10"» as feet and inches.
pub(super) fn inches(scan: Scan, at: usize, amount: &mut Amount) -> Option<bool> {
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
    let is_open = || scan.text[..scan.tokens[at].start].bytes().rev().take(200).any(|byte| byte == b'"');
    let plain = matches!(amount.numeral.form, Form::Plain | Form::Digits) && scan.is(at, '"') && !is_open();
    let opening = !glued && scan.glued(at + 1);
    let measured =
        plain && !opening && (glued || scan.is_lowercase(at + 1)) && !matches!(scan.mark(at + 1), Some('"'));
    measured.then(|| {
        amount.kind = Kind::Quantity(Unit::Of("in"));
        amount.tokens.end = at + 1;
        true
    })
}

/// "and a half", "and a quarter" behind a unit: "an hour and a half".
pub(super) fn with_part_of_unit(scan: Scan, amount: &mut Amount, times: f64) {
    let at = amount.tokens.end;
    if !scan.says(at, "and") {
        return;
    }
    let article = at + 1 + usize::from(scan.says(at + 1, "a"));
    let (part, step) = match scan.number(article) {
        Some(NumberWord::Half { many: false }) => (0.5, 0.5),
        Some(NumberWord::Quarter { many: false }) => (0.25, 0.25),
        _ => return,
    };
    let Extent::Exactly(value) = amount.numeral.extent else { return };
    let of = scan.says(article + 1, "of") && article == at + 1;
    if of || scan.says_any(article + 1, &["a", "an", "the"]) || scan.is_joint(article + 1) {
        return;
    }
    amount.numeral.extent = Extent::Exactly(value + part * times);
    amount.numeral.step = step * times;
    amount.tokens.end = article + 1;
}

/// "and 30 minutes", ", 2 months" behind a longer time.
pub(super) fn with_smaller_times(scan: Scan, amount: &mut Amount, code: &'static str) {
    let mut last = code;
    for _ in 0..5 {
        let mut at = amount.tokens.end;
        at += usize::from(scan.is(at, ','));
        at += usize::from(scan.says(at, "and"));
        let Some(part) = numeral::read(scan, at, false) else { return };
        let joint = part.tokens.end + usize::from(scan.is_joint(part.tokens.end));
        let found = minutes_in_signs(scan, joint, last).or_else(|| unit::read(scan, joint));
        let Some(found) = found.filter(|found| found.per.is_none()) else { return };
        let (Extent::Exactly(value), Extent::Exactly(more)) = (amount.numeral.extent, part.extent) else {
            return;
        };
        let smaller = notation::calendar_ratio(last, found.named.code).filter(|ratio| *ratio > 1.0);
        // "a four-day, 32-hour week" is two lengths.
        let fits = smaller.is_some_and(|ratio| more < ratio || !scan.is_joint(part.tokens.end));
        if !fits || found.named.times != 1.0 || amount.numeral.tokens.end > amount.tokens.end {
            return;
        }
        // "for 44 years, six days a week".
        if unit::rate(scan, found.next).is_some() {
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

const MINUTE: &str = "min";

/// The "m" of "2h 26m", which stands for metres elsewhere; the nothing of "1h30".
fn minutes_in_signs(scan: Scan, at: usize, last: &str) -> Option<unit::Found> {
    let digits = scan.digits(at.wrapping_sub(1)).filter(|digits| last == "h" && digits.len() <= 2)?;
    let named = unit::Named { code: MINUTE, times: 1.0 };
    let minutes = |next| Some(unit::Found { named, per: None, next, symbol: true });
    if scan.raw(at) == "m" && scan.glued(at) {
        return minutes(at + 1);
    }
    let bare = digits.len() == 2 && digits < "60" && scan.glued(at.wrapping_sub(1)) && !scan.glued(at);
    let ends =
        bare || scan.glued(at) && matches!(scan.mark(at), Some(',' | '.' | ';' | ')')) && !scan.glued(at + 1);
    if ends { minutes(at) } else { None }
}

/// Whether "m" between digits is minutes: "3m 20s", "26m10s".
pub(super) fn is_minutes(scan: Scan, at: usize) -> bool {
    let seconds = scan.digits(at + 1).is_some_and(|digits| digits.len() <= 2)
        && scan.glued(at + 2)
        && matches!(scan.raw(at + 2), "s" | "sec" | "secs");
    scan.raw(at) == "m" && scan.glued(at) && seconds
}

/// Whether a shorter time has grown onto the sign of a longer one: "2h26m", "1h30".
pub(super) fn is_run_of_times(scan: Scan, at: usize) -> bool {
    let next = at + 1;
    let hours = scan.raw(at) == "h" && minutes_in_signs(scan, next + 1, "h").is_some();
    scan.digits(next).is_some() && scan.glued(next) && (hours || is_minutes(scan, at))
}

/// "6 ft 2 in", "5 feet 11", "7 pounds 8 ounces".
pub(super) fn with_smaller_unit(scan: Scan, amount: &mut Amount, code: &str) {
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
            && (!scan.is_lowercase(part.tokens.end) || scan.is_joint(at.wrapping_sub(1)))
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
pub(super) fn with_ending(scan: Scan, amount: &mut Amount) {
    let at = amount.tokens.end;
    if scan.is_joint(at) && scan.says_any(at + 1, &["old", "olds", "long"]) {
        amount.tokens.end = at + 2;
    }
}

/// "-tall", "-long", "-high" behind a length.
pub(super) fn with_rise(scan: Scan, amount: &mut Amount) {
    let at = amount.tokens.end;
    if scan.is_joint(at) && scan.says_any(at + 1, &["tall", "long", "high", "wide", "deep", "thick"]) {
        amount.tokens.end = at + 2;
    }
}
