//! The notation of dates: EDTF (ISO 8601-2), as far as words need it.
//!
//! `2024-06-19`, `2024-06`, `2024`, `199X`, `18XX`, `-0043`, `2023-22` (a season, quarter or half),
//! unsaid parts as `X` (`XXXX-06`, `XXXX-06-19`), `~` for about, `2023/2024`, `../2024-06-18`.

use super::{Date, End, Form, Point, Season, Stretch};
use crate::value::NotationError;
use std::fmt;

impl Date {
    /// Reads what [`Display`](fmt::Display) writes.
    ///
    /// # Errors
    /// Says what was expected where `notation` is no date.
    pub fn parse_edtf(notation: &str) -> Result<Self, NotationError> {
        let fault = || {
            NotationError(format!(
                "no date: expected one such as 2024-06-19, 2024-06~ or 2023/2024, not `{notation}`"
            ))
        };
        let form = match notation.split_once('/') {
            None => Form::One(point(notation).ok_or_else(fault)?),
            Some((first, last)) => Form::Between(end(first).ok_or_else(fault)?, end(last).ok_or_else(fault)?),
        };
        Ok(form.into())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.form() {
            Form::One(point) => point.fmt(f),
            Form::Between(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Open => f.write_str(".."),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stretch.fmt(f)?;
        f.write_str(if self.approximate { "~" } else { "" })
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day { year, month, day } => write!(f, "{}-{}-{}", Year(year), Two(month), Two(day)),
            Self::Month { year, month } => write!(f, "{}-{}", Year(year), Two(month)),
            Self::Season { year, season } => write!(f, "{}-{}", Year(year), season.code()),
            Self::Year(year) => Year(year).fmt(f),
            Self::Decade(tens) => write!(f, "{tens:03}X"),
            Self::Century(hundreds) => write!(f, "{hundreds:02}XX"),
        }
    }
}

struct Year(Option<i16>);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("XXXX"),
            Some(year) if year < 0 => write!(f, "-{:04}", year.unsigned_abs()),
            Some(year) => write!(f, "{year:04}"),
        }
    }
}

/// A month or a day.
struct Two(Option<i8>);

impl fmt::Display for Two {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("XX"),
            Some(number) => write!(f, "{number:02}"),
        }
    }
}

fn end(notation: &str) -> Option<End> {
    if notation == ".." { Some(End::Open) } else { point(notation).map(End::At) }
}

fn point(notation: &str) -> Option<Point> {
    let (stretch, approximate) = match notation.strip_suffix('~') {
        Some(exact) => (exact, true),
        None => (notation, false),
    };
    Some(Point { stretch: self::stretch(stretch)?, approximate })
}

fn stretch(notation: &str) -> Option<Stretch> {
    let (negative, digits) = match notation.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, notation),
    };
    let mut parts = digits.split('-');
    let (year, second, third) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let Some(second) = second else { return years(year, negative) };
    let year = match unsaid(year) {
        Some(year) if negative => Some(-year.filter(|year| *year > 0)?),
        Some(year) => year,
        None => return None,
    };
    if negative && year.is_none() {
        return None;
    }
    let number: Option<i8> = two(second)?;
    if let (Some(code), None) = (number, third)
        && let Some(season) = Season::from_code(code)
    {
        return Some(Stretch::Season { year, season });
    }
    let month = number;
    if month.is_some_and(|month| !(1..=12).contains(&month)) {
        return None;
    }
    let Some(third) = third else { return Some(Stretch::Month { year, month }) };
    let day = two(third)?;
    if day.is_some_and(|day| !(1..=31).contains(&day)) {
        return None;
    }
    Some(Stretch::Day { year, month, day })
}

/// A year, a decade or a century.
fn years(notation: &str, negative: bool) -> Option<Stretch> {
    if let Some(year) = unsaid(notation) {
        return match (year, negative) {
            (Some(year), true) if year > 0 => Some(Stretch::Year(Some(-year))),
            (year, false) => Some(Stretch::Year(year)),
            _ => None,
        };
    }
    let known = notation.trim_end_matches('X');
    if negative || !known.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match known.len() {
        3 => Some(Stretch::Decade(known.parse().ok()?)),
        2 => Some(Stretch::Century(known.parse().ok()?)),
        _ => None,
    }
}

/// Digits, or only `X`: the outer option is whether it is either, the inner whether it was said.
fn unsaid(notation: &str) -> Option<Option<i16>> {
    if notation.bytes().all(|byte| byte == b'X') {
        Some(None)
    } else if notation.bytes().all(|byte| byte.is_ascii_digit()) {
        notation.parse().ok().map(Some)
    } else {
        None
    }
}

fn two(notation: &str) -> Option<Option<i8>> {
    if notation.len() != 2 {
        return None;
    }
    let number = unsaid(notation)?;
    Some(match number {
        None => None,
        Some(number) => Some(i8::try_from(number).ok()?),
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(notation: &str, days: &str) {
        let date = Date::parse_edtf(notation).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(date.to_string(), notation);
        let shown = match date.bounds() {
            None => "none".to_owned(),
            Some((first, last)) => {
                let show =
                    |day: Option<jiff::civil::Date>| day.map_or("..".to_owned(), |day| day.to_string());
                format!("{} {}", show(first), show(last))
            }
        };
        assert_eq!(shown, days, "days of {notation}");
    }

    #[test]
    fn notations_and_their_days() {
        check("2024-06-19", "2024-06-19 2024-06-19");
        check("2024-02", "2024-02-01 2024-02-29");
        check("2024", "2024-01-01 2024-12-31");
        check("-0043", "-000043-01-01 -000043-12-31");
        check("199X", "1990-01-01 1999-12-31");
        check("18XX", "1800-01-01 1899-12-31");
        check("2023-34", "2023-04-01 2023-06-30");
        check("2023-41", "2023-07-01 2023-12-31");
        check("2023-24", "2023-12-01 2024-03-20");
        check("2023-30", "2023-12-01 2024-03-20");
        check("XXXX-06", "none");
        check("XXXX-06-19", "none");
        check("XXXX-XX-19", "none");
        check("2024-06-XX", "2024-06-01 2024-06-30");
        check("2024-06-31", "none");
        check("2024-12-10~", "2024-12-10 2024-12-10");
        check("2023/2024", "2023-01-01 2024-12-31");
        check("../2024-06-18", ".. 2024-06-18");
        check("2024-06/..", "2024-06-01 ..");
        check("2023-09~/2023-12", "2023-09-01 2023-12-31");
        check("1998/1989", "1989-01-01 1998-12-31");
    }

    #[test]
    fn what_is_no_notation() {
        for wrong in [
            "",
            "24",
            "2024-13",
            "2024-6",
            "2024-06-32",
            "2024-06-19-01",
            "June 2024",
            "2024/",
            "2024~~",
            "X024",
            "-XXXX",
            "-0000",
            "20X4",
            "2024/2025/2026",
            "--043",
        ] {
            assert!(Date::parse_edtf(wrong).is_err(), "`{wrong}` is no date");
        }
    }

    fn stretches() -> impl Strategy<Value = Stretch> {
        let year = || proptest::option::weighted(0.8, -9998..9998_i16);
        let month = || proptest::option::weighted(0.9, 1..=12_i8);
        let day = proptest::option::weighted(0.9, 1..=31_i8);
        let season = proptest::sample::select(vec![21, 22, 23, 24, 30, 33, 34, 35, 36, 40, 41]);
        prop_oneof![
            4 => (year(), month(), day).prop_map(|(year, month, day)| Stretch::Day { year, month, day }),
            2 => (year(), month()).prop_map(|(year, month)| Stretch::Month { year, month }),
            1 => (year(), season).prop_map(|(year, code)| Stretch::Season {
                year,
                season: Season::from_code(code).expect("a season's code"),
            }),
            2 => year().prop_map(Stretch::Year),
            1 => (0..999_i16).prop_map(Stretch::Decade),
            1 => (0..99_i16).prop_map(Stretch::Century),
        ]
    }

    pub(in crate::value::date) fn dates() -> impl Strategy<Value = Date> {
        let point =
            || (stretches(), any::<bool>()).prop_map(|(stretch, approximate)| Point { stretch, approximate });
        let end = || prop_oneof![4 => point().prop_map(End::At), 1 => Just(End::Open)];
        prop_oneof![
            2 => point().prop_map(Form::One),
            1 => (end(), end()).prop_map(|(first, last)| Form::Between(first, last)),
        ]
        .prop_map(Date::from)
    }

    proptest! {
        #[test]
        fn notation_is_read_back(date in dates()) {
            prop_assert_eq!(Date::parse_edtf(&date.to_string()), Ok(date));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9X~/.-]{0,14}|.{0,8}") {
            if let Ok(date) = Date::parse_edtf(&text) {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        #[test]
        fn what_is_possible_contains_the_bounds(date in dates()) {
            match (date.bounds(), date.possible()) {
                (None, None) => {}
                (Some((first, last)), Some((possible_first, possible_last))) => {
                    prop_assert_eq!(first.is_none(), possible_first.is_none());
                    prop_assert_eq!(last.is_none(), possible_last.is_none());
                    prop_assert!(possible_first <= first);
                    prop_assert!(possible_last >= last);
                    if let (Some(first), Some(last)) = (first, last) {
                        prop_assert!(first <= last);
                    }
                }
                _ => prop_assert!(false, "one of bounds and possible is missing"),
            }
        }
    }
}
