//! Currencies: signs, ISO 4217 codes and names.

mod table;

pub(crate) use table::{CODES, SPENT, WEIGHED};

use super::numeral::{self, Form};
use super::scan::Scan;
use super::token::role;
use std::borrow::Cow;
use std::ops::Range;
use table::{DOLLARS, FIRST_OF_TWO, INITIALS, NAMES, NATIONAL, PREFIXES, SIGNS};

/// A currency that stands before or behind a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) code: &'static str,
    /// The power of ten that the sign itself adds: -2 for cents, 6 for "MUSD".
    pub(crate) power: i32,
    /// The token behind it.
    pub(crate) next: usize,
    /// The sign or the name, in the singular, where it leaves open which country's it is: "$", "peso".
    pub(crate) word: Option<&'static str>,
}

/// A currency of which the words do not tell the country: "francs", "pesos", "crowns".
pub(crate) const UNKNOWN: &str = "XXX";

/// The first words of all that can tell money behind a figure, codes aside; in lower case, for the lexicon.
pub(crate) fn beginnings() -> impl Iterator<Item = Cow<'static, str>> {
    let signs =
        SIGNS.iter().filter(|(sign, _)| sign.is_alphabetic()).map(|(sign, _)| sign.to_lowercase().collect());
    let adjectives = NATIONAL.iter().map(|(adjective, ..)| *adjective).chain(FIRST_OF_TWO.iter().copied());
    let coins = ["cent", "eurocent", "penny", "pence", "pennie", "pound", "satoshi"];
    let names = NAMES.iter().map(|(name, _)| *name).chain(coins);
    let plurals = names.clone().map(|name| Cow::Owned(format!("{name}s")));
    let words = names.chain(adjectives).chain(["u", "p", "c"]);
    words.map(Cow::Borrowed).chain(plurals).chain(signs)
}

/// The currency that begins at a token and stands before its figure.
pub(crate) fn before(scan: Scan, at: usize) -> Option<Found> {
    let found = |code, next, power, word| Some(Found { code, power, next, word });
    if let Some(mark) = scan.mark(at) {
        if mark == '$' {
            return found("USD", at + 1, 0, Some("$"));
        }
        let (_, code) = SIGNS.iter().find(|(sign, _)| *sign == mark)?;
        return found(code, at + 1, 0, shared_sign(mark));
    }
    let raw = scan.raw(at);
    if scan.says(at, "U") && scan.is(at + 1, '.') && scan.says(at + 2, "S") {
        let dollar = at + 3 + usize::from(scan.is(at + 3, '.'));
        return if scan.is(dollar, '$') { found("USD", dollar + 1, 0, None) } else { None };
    }
    if scan.is(at + 1, '$')
        && let Some((_, code)) = DOLLARS.iter().find(|(prefix, _)| prefix.eq_ignore_ascii_case(raw))
        && (scan.glued(at + 1)
            || !scan.says(at, "a") && raw.len() > 1
            || matches!(raw, "c" | "C" | "A" | "S"))
    {
        // "in 2011 exceeds a $ 4 billion": an article, not an Australian dollar.
        return found(code, at + 2, 0, None);
    }
    if let Some((prefix, code)) = PREFIXES.iter().find(|(prefix, _)| *prefix == raw) {
        let next = at + 1 + usize::from(scan.is(at + 1, '.') && scan.glued(at + 1));
        return found(code, next, 0, Some(*prefix));
    }
    if let Some((_, code)) = INITIALS.iter().find(|(initial, _)| *initial == raw) {
        return if is_price(scan, at + 1) { found(code, at + 1, 0, None) } else { None };
    }
    let (code, power) = code_at(scan, at)?;
    let next = at + 1 + usize::from(scan.is(at + 1, '$') && scan.glued(at + 1));
    found(code, next, power, None)
}

/// The currency that begins at a token and stands behind its figure of this size.
pub(crate) fn after(scan: Scan, at: usize, value: f64, scaled: bool) -> Option<Found> {
    let found = |code, next, power| Some(Found { code, power, next, word: None });
    let cents = Some(Found { code: "USD", power: -2, next: at + 1, word: Some("cent") });
    if let Some(mark) = scan.mark(at) {
        let (code, word) = match mark {
            '$' => ("USD", Some("$")),
            '¢' => return cents,
            _ if mark.is_ascii() => return None,
            _ => (SIGNS.iter().find(|(sign, _)| *sign == mark)?.1, shared_sign(mark)),
        };
        // "$5, €10": a sign glued to the digits behind it belongs to them.
        let digits_follow = scan.digits(at + 1).is_some();
        let of_next =
            digits_follow && (scan.glued(at + 1) || !scan.glued(at) && !stands_behind_all(scan, at, mark));
        return (!of_next).then_some(Found { code, power: 0, next: at + 1, word });
    }
    if let Some((code, power)) = code_at(scan, at) {
        // "3 USD50 notes": the code has grown onto what it is of.
        let of_next = scan.digits(at + 1).is_some() && scan.glued(at + 1) && !scan.glued(at);
        return if of_next { None } else { found(code, at + 1, power) };
    }
    if !scan.has(at, role::MONEY) {
        return None;
    }
    if let Some((code, next)) = national(scan, at) {
        return found(code, next, 0);
    }
    if let Some((code, next)) = national_cents(scan, at) {
        return found(code, next, -2);
    }
    let raw = scan.raw(at);
    if !raw.is_ascii()
        && let Some((_, code)) = SIGNS.iter().find(|(sign, _)| raw.chars().eq([*sign]))
    {
        return found(code, at + 1, 0);
    }
    if raw.len() < 2 || raw.len() > 12 {
        let code = match raw {
            "p" => "GBP",
            "c" => "USD",
            _ => return None,
        };
        // "1080p" is a picture of so many lines.
        let picture = raw == "p" && matches!(value as u32, 480 | 720 | 1080 | 1440 | 2160 | 4320);
        // "8p.m." is a time of day.
        let afternoon = scan.is(at + 1, '.') && scan.says(at + 2, "m") && scan.glued(at + 2);
        return (scan.glued(at) && value >= 1.0 && !picture && !afternoon).then_some(Found {
            code,
            power: -2,
            next: at + 1,
            word: None,
        });
    }
    let lower = raw.to_ascii_lowercase();
    let singular = lower.strip_suffix('s').unwrap_or(&lower);
    match singular {
        "cent" => return cents,
        "eurocent" => return found("EUR", at + 1, -2),
        "satoshi" if !scan.is_capitalised(at) => return found("BTC", at + 1, -8),
        "penny" | "pence" | "pennie" => return found("GBP", at + 1, -2),
        "pound" if scan.says(at + 1, "sterling") => return found("GBP", at + 2, 0),
        "pound" => {
            return is_money(scan, at, scaled).then_some(Found {
                code: "GBP",
                power: 0,
                next: at + 1,
                word: Some("pound"),
            });
        }
        // Also a verb, a man's name, an adjective, a grade.
        "won" | "real" | "rand" | "dong" | "mark" | "crown" | "kip"
            if value < 100.0 && !is_paid(scan, at) || scan.is_capitalised(at) =>
        {
            return None;
        }
        // "past the 50 million mark"; of money there are marks.
        "mark" if lower == "mark" && is_milestone(scan, at) => return None,
        "won" if scan.says_any(at + 1, &["the", "a", "an", "his", "her", "their", "in", "by"]) => {
            return None;
        }
        _ => {}
    }
    let (name, code) = NAMES.iter().find(|(name, _)| *name == singular || *name == lower)?;
    Some(Found { code, power: 0, next: at + 1, word: Some(*name) })
}

/// "the 50 million mark": whether an article stands before the figure that ends here.
fn is_milestone(scan: Scan, end: usize) -> bool {
    let of_figure = |at: &usize| {
        scan.digits(*at).is_some() || scan.number(*at).is_some() || matches!(scan.mark(*at), Some(',' | '.'))
    };
    let first = (end.saturating_sub(8)..end).rev().take_while(of_figure).last();
    first.is_some_and(|first| scan.says(first.wrapping_sub(1), "the"))
}

/// "10 $ 30 $": whether a sign between two figures stands behind both, since it stands behind the last, as cents do in
/// "10 $ 30 cent".
fn stands_behind_all(scan: Scan, at: usize, mark: char) -> bool {
    const MOST: usize = 8;
    let mut sign = at;
    for _ in 0..MOST {
        let Some(figure) = numeral::read(scan, sign + 1, true).filter(|_| !scan.glued(sign + 1)) else {
            return sign > at && scan.digits(sign + 1).is_none();
        };
        sign = figure.tokens.end;
        if !scan.is(sign, mark) {
            return mark == '$' && scan.says_any(sign, &["cent", "cents"]);
        }
    }
    false
}

/// The sign or name by which the money in some tokens is told, where it leaves open which country's it is.
pub(crate) fn word_in(scan: Scan, mut tokens: Range<usize>) -> Option<&'static str> {
    tokens.find_map(|at| before(scan, at).or_else(|| after(scan, at, 1e6, true)))?.word
}

/// Whether a sign or name ("$", "peso") may stand for a currency.
pub(crate) fn means(word: &str, code: &str) -> bool {
    let named = |name: &str| {
        NATIONAL.iter().any(|(_, of, national)| *of == name && *national == code)
            || NAMES.iter().any(|(of, own)| *of == name && *own == code)
            || name == "pound" && code == "GBP"
    };
    let names: &[&str] = match word {
        "$" => &["dollar", "peso"],
        "£" => &["pound"],
        "¥" => &["yen", "yuan"],
        "kr" => &["krona", "krone", "crown"],
        "Rs" => &["rupee"],
        "Fr" => &["franc"],
        "cent" => &["dollar", "euro"],
        "buck" => &["dollar"],
        "krona" | "kronor" | "krone" | "kroner" | "crown" => &["krona", "krone", "crown"],
        name => return named(name),
    };
    names.iter().any(|name| named(name))
}

/// A currency by its ISO 4217 code.
pub(crate) fn by_code(code: &str) -> Option<&'static str> {
    CODES.iter().copied().chain(named_codes()).find(|known| *known == code)
}

/// The ISO 4217 codes of all currencies that are known.
pub fn currency_codes() -> Vec<&'static str> {
    let mut codes: Vec<&'static str> =
        CODES.iter().copied().chain(named_codes()).filter(|code| *code != UNKNOWN).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Whether digits right behind an initial have the shape of a price: "3.5bn", "92.50", "125,000"; not N95, R44.
fn is_price(scan: Scan, at: usize) -> bool {
    let Some(numeral) = numeral::read(scan, at, true).filter(|_| scan.glued(at)) else { return false };
    let end = numeral.tokens.end;
    let grown = scan.glued(end) && (scan.is_word(end) || scan.is_dash(end));
    let grouped = scan.is(at + 1, ',') || scan.is(at + 1, '.') && scan.raw(at + 2).len() == 2;
    !grown && (numeral.power > 0 || numeral.form == Form::Digits && grouped)
}

/// Signs that several countries write.
fn shared_sign(sign: char) -> Option<&'static str> {
    match sign {
        '£' => Some("£"),
        '¥' | '￥' => Some("¥"),
        _ => None,
    }
}

/// Codes that only signs and names lead to.
fn named_codes() -> impl Iterator<Item = &'static str> {
    let named = NAMES.iter().map(|(_, code)| *code);
    named.chain(NATIONAL.iter().map(|(.., code)| *code)).chain(DOLLARS.iter().map(|(_, code)| *code))
}

/// An ISO code in capitals (or in small letters: only those that are no words), "MUSD" for millions.
fn code_at(scan: Scan, at: usize) -> Option<(&'static str, i32)> {
    let raw = scan.raw(at);
    let (code, power) = match raw.len() {
        3 => (raw, 0),
        4 => (raw.strip_prefix('M')?, 6),
        _ => return None,
    };
    if !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return match code {
            "usd" | "Usd" => Some(("USD", power)),
            "eur" => Some(("EUR", power)),
            "gbp" => Some(("GBP", power)),
            "btc" => Some(("BTC", power)),
            "rmb" | "Rmb" => Some(("CNY", power)),
            _ => None,
        };
    }
    if code == "RMB" {
        return Some(("CNY", power));
    }
    let index = CODES.binary_search(&code).ok()?;
    // English words in capitals.
    (!matches!(code, "ALL" | "TRY" | "MAD" | "TOP")).then_some((CODES[index], power))
}

/// "Swiss francs", "U.S. dollars", "New Zealand dollar".
fn national(scan: Scan, at: usize) -> Option<(&'static str, usize)> {
    let mut adjective = at;
    if FIRST_OF_TWO.iter().any(|first| scan.says(at, first)) {
        adjective += 1;
    }
    let (name, country) = if scan.says(at, "U") && scan.is(at + 1, '.') && scan.says(at + 2, "S") {
        (at + 3 + usize::from(scan.is(at + 3, '.')), "us")
    } else {
        (adjective + 1, "")
    };
    let raw = scan.raw(name);
    let is_named = |currency: &str| {
        raw.eq_ignore_ascii_case(currency)
            || raw.len() == currency.len() + 1
                && raw.ends_with('s')
                && raw[..currency.len()].eq_ignore_ascii_case(currency)
    };
    NATIONAL.iter().filter(|_| raw.is_ascii()).find_map(|(of, currency, code)| {
        let fits = if country.is_empty() { scan.says(adjective, of) } else { *of == country };
        (fits && is_named(currency)).then_some((*code, name + 1))
    })
}

/// "Singapore cents", "euro cents": whose dollar or euro they are of.
fn national_cents(scan: Scan, at: usize) -> Option<(&'static str, usize)> {
    let cents = at + 1 + usize::from(FIRST_OF_TWO.iter().any(|first| scan.says(at, first)));
    if !scan.says_any(cents, &["cent", "cents"]) {
        return None;
    }
    let of = cents - 1;
    let code = NATIONAL.iter().find(|(of_whom, name, _)| *name == "dollar" && scan.says(of, of_whom));
    let code = code.map(|(.., code)| *code).or(scan.says(of, "euro").then_some("EUR"))?;
    Some((code, cents + 1))
}

/// Whether "pounds" are money: by their number, or by what is done with them.
fn is_money(scan: Scan, at: usize, scaled: bool) -> bool {
    let spent_on = scan.says(at + 1, "in")
        && scan.says_any(
            at + 2,
            &["rent", "cash", "fines", "debt", "debts", "damages", "tax", "taxes", "savings", "fees", "aid"],
        );
    if scan.says(at + 1, "of") || scan.says_any(at + 1, &["heavier", "lighter", "overweight"]) {
        return false;
    }
    spent_on || is_paid(scan, at) || scaled && !stands_behind(scan, at, role::WEIGHED)
}

/// Whether something is done with money shortly before.
fn is_paid(scan: Scan, at: usize) -> bool {
    stands_behind(scan, at, role::SPENT)
}

fn stands_behind(scan: Scan, at: usize, role: u32) -> bool {
    (1..=8).any(|back| at.checked_sub(back).is_some_and(|at| scan.has(at, role)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::token::tokenize;

    /// The lexicon turns away what no money begins with; it must know every name of money, in every form.
    #[test]
    fn every_currency_is_read() {
        let check = |written: &str| {
            let text = format!("500 {written}");
            let tokens = tokenize(&text);
            assert!(after(Scan { text: &text, tokens: &tokens }, 1, 500.0, true).is_some(), "{text}");
        };
        for name in NAMES.iter().map(|(name, _)| *name).chain(["cent", "eurocent", "pound", "U.S. dollar"]) {
            check(name);
            check(&name.to_lowercase());
            check(&format!("{name}s"));
        }
        // "South won" is read as "south *Korean* won" is, and never by itself.
        for (adjective, name, _) in
            NATIONAL.iter().filter(|(adjective, ..)| !FIRST_OF_TWO.contains(adjective))
        {
            check(&format!("{adjective} {name}").to_uppercase());
            check(&format!("{adjective} {name}s"));
            for first in FIRST_OF_TWO {
                check(&format!("{first} {adjective} {name}"));
            }
        }
        for (sign, _) in SIGNS {
            check(&sign.to_string());
        }
        for code in
            CODES.iter().filter(|code| code_at(Scan { text: code, tokens: &tokenize(code) }, 0).is_some())
        {
            check(code);
        }
    }
}
