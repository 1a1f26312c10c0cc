//! Digits and a power of ten, as they were written, and the float nearest to them.
//!
//! What is written in prose is short. Where digits and power are both exact as floats, one multiplication or division
//! gives the nearest float (W. D. Clinger, "How to read floating point numbers accurately", 1990); all else is left to
//! the standard library, by way of text.

/// So many of a power of ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    digits: u64,
    power: i32,
}

/// The powers of ten that floats hold exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// From here on floats no longer tell neighbouring whole numbers apart.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// Significant digits that any float keeps apart from all others that are as short.
const SHORT: usize = 15;

impl Decimal {
    /// Of digits with a point or without.
    fn of_text(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = whole.bytes().chain(decimals.bytes());
        (whole.len() + decimals.len() <= SHORT).then(|| Self {
            digits: digits.fold(0, |digits, digit| digits * 10 + u64::from(digit - b'0')),
            power: -i32::try_from(decimals.len()).expect("a few decimals"),
        })
    }

    /// Of a whole number that is not negative.
    fn of_whole(value: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and below 2^53")]
        (value.fract() == 0.0 && (0.0..WHOLE).contains(&value))
            .then_some(Self { digits: value as u64, power: 0 })
    }

    fn times(self, power: i32) -> Self {
        Self { power: self.power + power, ..self }
    }

    /// The nearest float, where one step leads to it.
    fn value(self) -> Option<f64> {
        let power = POWERS.get(usize::try_from(self.power.unsigned_abs()).ok()?)?;
        #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
        let digits = self.digits as f64;
        (digits < WHOLE).then(|| if self.power < 0 { digits / power } else { digits * power })
    }

    /// The power of ten of the last digit that is not zero.
    fn last_power(mut self) -> i32 {
        while self.digits > 0 && self.digits.is_multiple_of(10) {
            self.digits /= 10;
            self.power += 1;
        }
        self.power
    }
}

/// The number that digits, with a point or without, give with a power of ten behind them.
pub(super) fn written_times(text: &str, power: i32) -> f64 {
    Decimal::of_text(text)
        .and_then(|decimal| decimal.times(power).value())
        .unwrap_or_else(|| format!("{text}e{power}").parse().unwrap_or(0.0))
}

/// The worth of one step of the last digit of a written number that is not zero, with a power of ten behind it.
pub(super) fn written_step(text: &str, power: i32) -> f64 {
    match Decimal::of_text(text).filter(|decimal| decimal.digits > 0) {
        Some(decimal) => scale10(1.0, decimal.times(power).last_power()),
        None => last_step(written_times(text, power)),
    }
}

/// A value times a power of ten, as exact as its decimal text.
pub(crate) fn scale10(value: f64, power: i32) -> f64 {
    if power == 0 {
        return value;
    }
    Decimal::of_whole(value.abs())
        .and_then(|decimal| decimal.times(power).value())
        .map(|scaled| scaled.copysign(value))
        .unwrap_or_else(|| format!("{value}e{power}").parse().unwrap_or(value))
}

/// Rounds away the noise of binary arithmetic: 33.000000000000004 is 33.
pub(crate) fn tidy(value: f64) -> f64 {
    // Fourteen digits are kept.
    if value.fract() == 0.0 && value.abs() < 1e14 {
        return value;
    }
    format!("{value:.13e}").parse().unwrap_or(value)
}

/// The worth of one step of the last digit of a number that is not zero.
pub(crate) fn last_step(value: f64) -> f64 {
    if let Some(decimal) = Decimal::of_whole(value.abs()) {
        return scale10(1.0, decimal.last_power());
    }
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let exponent: i32 = exponent.parse().unwrap_or(0);
    scale10(1.0, exponent - i32::try_from(decimals).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_short_way_leads_where_text_does(text in "[0-9]{1,12}(\\.[0-9]{1,6})?", power in -30..30_i32) {
            let by_text: f64 = format!("{text}e{power}").parse().expect("a number");
            prop_assert_eq!(written_times(&text, power), by_text);
            if by_text != 0.0 {
                prop_assert_eq!(written_step(&text, power), last_step_by_text(by_text));
            }
        }

        #[test]
        fn whole_numbers_too(value in -10_000_000_000_000_000_i64..10_000_000_000_000_000, noughts in 0..17_u32, power in -30..30_i32) {
            #[expect(clippy::cast_precision_loss, reason = "any number will do")]
            let value = (value / 10_i64.pow(noughts) * 10_i64.pow(noughts)) as f64;
            prop_assert_eq!(scale10(value, power), format!("{value}e{power}").parse::<f64>().expect("a number"));
            prop_assert_eq!(tidy(value), format!("{value:.13e}").parse::<f64>().expect("a number"));
            prop_assert_eq!(last_step(value), last_step_by_text(value));
        }
    }

    /// As the shortest text that leads back to a number shows it.
    fn last_step_by_text(value: f64) -> f64 {
        let text = format!("{value:e}");
        let (mantissa, exponent) = text.split_once('e').expect("an exponent");
        let decimals = mantissa.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        format!("1e{}", exponent.parse::<i64>().expect("a number") - decimals as i64)
            .parse()
            .expect("a number")
    }
}
