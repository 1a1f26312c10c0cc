//! Units of measure: read behind a number, in names and signs, with what they are of each other.

mod definition;
mod spelling;

pub(crate) use definition::{DIMENSIONS, Dimension, TEMPERATURE, TIME, define, measures_sides};

use super::scan::Scan;
use super::token::{role, tokenize};
pub(crate) use spelling::beginnings;
use spelling::{POWERS, SLASHLESS, TABLES, WORDED};

/// A unit as words name it: so many of a defined one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Named {
    pub(crate) code: &'static str,
    pub(crate) times: f64,
}

/// A unit found in the words: so many of `code`, over `per` if it is a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) named: Named,
    pub(crate) per: Option<&'static str>,
    /// The token behind it.
    pub(crate) next: usize,
    /// Written as a sign ("km"), not as a word.
    pub(crate) symbol: bool,
}

/// The first words of all names, for the lexicon.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    TABLES.names.keys().copied()
}

/// The unit that some words or signs are, and nothing else: "°C", "square miles", "km/h". As if a figure stood
/// right before them.
pub(crate) fn spelled(words: &str) -> Option<(&'static str, Option<&'static str>)> {
    let text = format!("1{words}");
    let tokens = tokenize(&text);
    let found = read(Scan { text: &text, tokens: &tokens }, 1)?;
    (tokens[0].end == 1 && found.named.times == 1.0 && found.next == tokens.len())
        .then_some((found.named.code, found.per))
}

/// The unit that begins at a token, right behind a number.
pub(crate) fn read(scan: Scan, at: usize) -> Option<Found> {
    if !scan.has(at, role::MEASURE) && scan.mark(at).is_none_or(|sign| sign.is_ascii()) {
        return None;
    }
    if let Some(found) = one_word_rate(scan, at).or_else(|| worded_rate(scan, at)) {
        return Some(found);
    }
    let mut found = raised(scan, at)?;
    if found.named.code != "deg"
        && define(found.named.code)?.dimension != TIME
        && let Some((per, next)) = rate(scan, found.next)
    {
        found.per = Some(per);
        found.next = next;
    }
    Some(found)
}

/// What "a day", "per hour", "/yr", "per cubic metre", "per 100 km" divides by.
pub(crate) fn rate(scan: Scan, at: usize) -> Option<(&'static str, usize)> {
    let article = scan.says_any(at, &["a", "an", "each", "every"]);
    let slash = scan.is(at, '/') && scan.glued(at);
    if !(article || slash || scan.says(at, "per")) {
        return None;
    }
    if let Some(found) = hundred(scan, at + 1).filter(|_| !article) {
        return Some(found);
    }
    let below = raised(scan, at + 1)?;
    let timed = define(below.named.code)?.dimension == TIME && !(scan.says(at + 1, "night"));
    // "a minute later", "a year ago" tell when.
    let when = article && scan.says_any(below.next, &["later", "ago", "earlier", "before", "after"]);
    let fits = below.named.times == 1.0
        && !when
        && if article { timed && !below.symbol } else { slash || timed || !scan.says(at + 1, "in") };
    fits.then_some((below.named.code, below.next))
}

/// "100 km", "100g" under a rate.
fn hundred(scan: Scan, at: usize) -> Option<(&'static str, usize)> {
    scan.digits(at).filter(|digits| *digits == "100")?;
    let below = one(scan, at + 1)?;
    let code = define(&format!("100{}", below.named.code))?.code;
    (below.named.times == 1.0).then_some((code, below.next))
}

/// A unit in squares or cubes, if they are said, without a rate.
fn raised(scan: Scan, at: usize) -> Option<Found> {
    let power = match scan.raw(at).len() {
        6 if scan.says(at, "square") => 2,
        5 if scan.says(at, "cubic") => 3,
        2 if scan.says(at, "sq") => 2,
        2 if scan.says(at, "cu") => 3,
        _ => 1,
    };
    let mut base = at;
    if power > 1 {
        base += 1 + usize::from(scan.is(at + 1, '.') && scan.glued(at + 1));
        base += usize::from(scan.is_joint(base));
    }
    let mut found = one(scan, base)?;
    if power > 1 {
        found.named.code = raised_code(found.named.code, power)?;
    } else if let Some((power, next)) = exponent(scan, found.next)
        && let Some(code) = raised_code(found.named.code, power)
    {
        found.named.code = code;
        found.next = next;
    }
    Some(found)
}

/// A unit without powers and rates.
fn one(scan: Scan, at: usize) -> Option<Found> {
    name(scan, at).or_else(|| symbol(scan, at))
}

fn name(scan: Scan, at: usize) -> Option<Found> {
    let lower = &*scan.tokens.get(at)?.lexeme?.text;
    let singular = lower.strip_suffix('s').unwrap_or("");
    [lower, singular].into_iter().filter_map(|first| Some((first, TABLES.names.get(first)?))).find_map(
        |(first, entries)| {
            entries.iter().find_map(|(words, named)| {
                let follows = words.iter().enumerate().skip(1).all(|(index, word)| {
                    let raw = scan.raw(at + index);
                    raw.eq_ignore_ascii_case(word)
                        || index + 1 == words.len()
                            && word.len() > 1
                            && raw.to_ascii_lowercase().strip_suffix('s') == Some(word)
                });
                // "three second-hand cars", "five second homes": an ordinal, not a plural.
                let ordinal = first == "second" && singular != "second" && !stands_for_seconds(scan, at);
                // "two Teslas" are cars.
                let make = named.code == "T" && scan.is_capitalised(at);
                (follows && !ordinal && !make).then_some(Found {
                    named: *named,
                    per: None,
                    next: at + words.len(),
                    symbol: false,
                })
            })
        },
    )
}

/// "one second", "a five-second delay", "60 second advert"; not "two second homes".
fn stands_for_seconds(scan: Scan, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scan.is_joint(before)
        || scan.says_any(before, &["one", "per", "a", "half"])
        || scan.digits(before).is_some()
}

fn symbol(scan: Scan, at: usize) -> Option<Found> {
    if let Some(sign) = scan.mark(at) {
        return degree_sign(scan, at, sign);
    }
    let raw = scan.raw(at);
    let code = TABLES.symbols.get(raw)?;
    let glued = scan.glued(at);
    let standing_free = match *code {
        // One letter is a unit only right behind its figure, where it cannot be another word.
        "A" => return None,
        "a" => raw == "yrs" || glued && !scan.is_word(at + 1) || raw.len() > 1,
        "h" | "g" | "L" | "t" | "V" | "J" | "W" | "s" | "K" | "degC" | "degF" => {
            let initial = scan.is(at + 1, '.') && scan.is_capitalised(at) && scan.is_capitalised(at + 2);
            glued || !initial && !scan.is(at + 1, '\'')
        }
        "m" => !(scan.is(at + 1, '\'') || scan.is(at + 1, '’')),
        "ct" | "acre" | "pt" | "ac" | "st" => glued,
        _ => true,
    };
    if !standing_free || raw == "a" {
        return None;
    }
    // A day has its sign only under a rate: elsewhere "2d" is the second.
    if raw == "d" && !scan.is(at.wrapping_sub(1), '/') {
        return None;
    }
    let mut next = at + 1;
    next += usize::from(
        scan.is(next, '.')
            && scan.glued(next)
            && (scan.is_lowercase(next + 1) || scan.digits(next + 1).is_some()),
    );
    Some(Found { named: Named { code, times: 1.0 }, per: None, next, symbol: true })
}

/// "°C", "° F", "°", "℃".
fn degree_sign(scan: Scan, at: usize, sign: char) -> Option<Found> {
    let (code, next) = match sign {
        '℃' => ("degC", at + 1),
        '℉' => ("degF", at + 1),
        '°' | 'º' | '˚' => match scan.raw(at + 1) {
            "C" => ("degC", at + 2),
            "F" => ("degF", at + 2),
            "K" => ("K", at + 2),
            _ if scan.says_any(at + 1, &["celsius", "centigrade"]) => ("degC", at + 2),
            _ if scan.says(at + 1, "fahrenheit") => ("degF", at + 2),
            _ => ("deg", at + 1),
        },
        _ => return None,
    };
    Some(Found { named: Named { code, times: 1.0 }, per: None, next, symbol: true })
}

fn one_word_rate(scan: Scan, at: usize) -> Option<Found> {
    let raw = scan.raw(at);
    if !(3..=5).contains(&raw.len()) {
        return None;
    }
    let (_, code, per) = SLASHLESS.iter().find(|(written, ..)| *written == raw)?;
    Some(Found { named: Named { code, times: 1.0 }, per: Some(per), next: at + 1, symbol: true })
}

/// "frames per second", "b/d".
fn worded_rate(scan: Scan, at: usize) -> Option<Found> {
    let first = scan.raw(at);
    let (words, code, per) = WORDED.iter().find(|(words, ..)| words[0].eq_ignore_ascii_case(first))?;
    let next = at + words.len();
    scan.says_all(at, words).then_some(Found {
        named: Named { code, times: 1.0 },
        per: Some(per),
        next,
        symbol: scan.is(at + 1, '/'),
    })
}

/// "²", "2", "^2", " squared" behind a length.
fn exponent(scan: Scan, at: usize) -> Option<(u8, usize)> {
    if scan.says(at, "squared") {
        return Some((2, at + 1));
    }
    if scan.says(at, "cubed") {
        return Some((3, at + 1));
    }
    if !scan.glued(at) {
        return None;
    }
    let caret = usize::from(scan.is(at, '^'));
    match (scan.mark(at), scan.digits(at + caret)) {
        (Some('²'), _) => Some((2, at + 1)),
        (Some('³'), _) => Some((3, at + 1)),
        (_, Some("2")) => Some((2, at + caret + 1)),
        (_, Some("3")) => Some((3, at + caret + 1)),
        _ => None,
    }
}

fn raised_code(code: &str, power: u8) -> Option<&'static str> {
    let (_, square, cube) = POWERS.iter().find(|(base, ..)| *base == code)?;
    Some(if power == 2 { square } else { cube })
}

#[cfg(test)]
mod tests {
    use super::spelling::{names, signs};
    use super::*;

    /// The lexicon turns away what no unit begins with; it must know every unit, in every form.
    #[test]
    fn every_unit_is_read() {
        let check = |text: String| {
            let tokens = tokenize(&text);
            assert!(read(Scan { text: &text, tokens: &tokens }, 1).is_some(), "{text}");
        };
        for name in names().filter(|name| *name != "tesla") {
            check(format!("5 {name}"));
            check(format!("5 {}", name.to_uppercase()));
            if !name.contains([' ', '-']) {
                check(format!("5 {name}'s"));
                check(format!("5 {name}{}", if name == "second" { "" } else { "s" }));
            }
        }
        for sign in signs().filter(|sign| !matches!(*sign, "A" | "d")) {
            check(format!("5{sign}"));
        }
    }
}
