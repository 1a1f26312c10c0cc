//! Whether a text writes the day or the month first, where one of its dates shows it.

use crate::value::DayOrder;

/// 13/4/2024 shows the day first, 4/13/2024 the month; both together show nothing.
pub(super) fn learn(text: &str) -> Option<DayOrder> {
    let bytes = text.as_bytes();
    let mut learned = None;
    for slash in memchr::memchr_iter(b'/', bytes) {
        let Some(order) = shown(bytes, slash) else { continue };
        if learned.is_some_and(|learned| learned != order) {
            return None;
        }
        learned = Some(order);
    }
    learned
}

fn shown(bytes: &[u8], slash: usize) -> Option<DayOrder> {
    let first = digits_before(&bytes[..slash])?;
    let rest = &bytes[slash + 1..];
    let (second, len) = digits(rest)?;
    let (_, year) = digits(rest.get(len + 1..)?)?;
    let separate = rest[len] == b'/' && year == 4 && rest.get(len + 1 + year) != Some(&b'/');
    match (first, second) {
        (13..=31, 1..=12) if separate && len <= 2 => Some(DayOrder::DayFirst),
        (1..=12, 13..=31) if separate && len <= 2 => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// One or two digits at the end that begin a word.
fn digits_before(bytes: &[u8]) -> Option<u32> {
    let len = bytes.iter().rev().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let start = bytes.len() - len;
    let begins = start
        .checked_sub(1)
        .is_none_or(|at| !(bytes[at].is_ascii_alphanumeric() || b"/-.,".contains(&bytes[at])));
    ((1..=2).contains(&len) && begins).then(|| digits(&bytes[start..]).map(|(number, _)| number)).flatten()
}

/// The number at the beginning, of at most five digits, and its length.
fn digits(bytes: &[u8]) -> Option<(u32, usize)> {
    let len = bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let number = bytes[..len].iter().fold(0, |number, byte| number * 10 + u32::from(byte - b'0'));
    (len > 0).then_some((number, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<DayOrder>) {
        assert_eq!(learn(text), expected, "{text}");
    }

    #[test]
    fn shown_by_a_date() {
        check("on 13/4/2024 and 3/4/2024", Some(DayOrder::DayFirst));
        check("04/13/2024", Some(DayOrder::MonthFirst));
    }

    #[test]
    fn not_shown() {
        check("3/4/2024", None);
        check("13/4/2024, 4/13/2024", None);
        check("24/7/365 and 13/4 and 1/13/4/2024 and 2013/4/20", None);
        check("/ // 13/ 13/4/", None);
    }
}
