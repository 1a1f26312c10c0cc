//! Values in plain words, as labels and notes give them: "over 1,000", "June 2024".

use crate::value::{Bound, Date, Interval, MONTHS, Measure, Stated, Unit, Value};

/// A value in words. `text` is how it was written, for what has no plainer words.
pub(super) fn value(value: &Value, text: &str) -> String {
    match value {
        Value::Date(date) => self::date(date),
        Value::Measure(measure) => self::measure(measure, text),
        Value::Version(_) => value.to_string(),
        Value::Text(name) => format!("“{name}”"),
    }
}

/// A date in words: "June 2024", "about 10 December 2024", "2023 to 2024".
pub(super) fn date(date: &Date) -> String {
    let notation = date.to_string();
    let told = match notation.split_once('/') {
        None => point(&notation),
        Some(("..", last)) => point(last).map(|last| format!("until {last}")),
        Some((first, "..")) => point(first).map(|first| format!("from {first} on")),
        Some((first, last)) => {
            point(first).zip(point(last)).map(|(first, last)| format!("{first} to {last}"))
        }
    };
    told.unwrap_or(notation)
}

/// A number with its thousands marked; large ones in millions and billions where that is exact.
pub(super) fn number(number: f64) -> String {
    for (unit, name) in [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")] {
        let scaled = (number / unit * 100.0).round() / 100.0;
        if scaled.abs() >= 1.0 && (scaled * unit - number).abs() <= number.abs() * f64::EPSILON {
            return format!("{}{name}", grouped(&scaled.to_string()));
        }
    }
    // Six digits hold any figure that a text states; the rest is the error of floating point.
    let rounded = (number * 1e6).round() / 1e6;
    grouped(&if rounded.is_finite() { rounded } else { number }.to_string())
}

/// One date of EDTF.
fn point(notation: &str) -> Option<String> {
    let (sign, rest) = match notation.strip_prefix('-') {
        Some(rest) => (" BC", rest),
        None => ("", notation),
    };
    let (rest, about) = match rest.strip_suffix('~') {
        Some(rest) => (rest, "about "),
        None => (rest, ""),
    };
    let mut fields = rest.split('-');
    let year = year(fields.next()?, !sign.is_empty())?;
    let words = match (fields.next(), fields.next()) {
        (None, _) => year,
        (Some(season), None) if month(season).is_none() => joined(&[self::season(season)?, &year]),
        (Some(of_year), None) => joined(&[month(of_year)?, &year]),
        (Some(of_year), Some(day)) => {
            let day = day.trim_start_matches('0');
            let day = match (day.starts_with('X'), of_year.starts_with('X')) {
                (true, true) => "some day",
                (true, false) => "a day in",
                (false, _) => day,
            };
            joined(&[day, month(of_year)?, &year])
        }
    };
    Some(format!("{about}{words}{sign}"))
}

fn joined(words: &[&str]) -> String {
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// "2024", "the 1990s", "the 19th century"; empty where no year is named.
fn year(field: &str, before_christ: bool) -> Option<String> {
    if field.starts_with('X') {
        return Some(String::new());
    }
    if let Some(hundreds) = field.strip_suffix("XX") {
        return Some(format!("the {hundreds}00s"));
    }
    if let Some(tens) = field.strip_suffix('X') {
        return Some(format!("the {tens}0s"));
    }
    let year: i32 = field.parse().ok()?;
    // The year before 1 is written 0 in EDTF.
    Some(if before_christ { (year + 1).to_string() } else { year.to_string() })
}

fn month(field: &str) -> Option<&'static str> {
    if field == "XX" {
        return Some("");
    }
    MONTHS.get(field.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

fn season(field: &str) -> Option<&'static str> {
    Some(match field {
        "21" => "spring",
        "22" => "summer",
        "23" => "autumn",
        "24" => "winter",
        "33" => "first quarter of",
        "34" => "second quarter of",
        "35" => "third quarter of",
        "36" => "fourth quarter of",
        "40" => "first half of",
        "41" => "second half of",
        _ => return None,
    })
}

fn measure(measure: &Measure, text: &str) -> String {
    let told = match measure.stated {
        Stated::Nothing => None,
        Stated::Both(low, high) => {
            figure(high, &measure.unit).map(|high| format!("{} to {high}", number(low)))
        }
        Stated::One(stated) => {
            figure(stated, &measure.unit).map(|told| format!("{}{told}", hedge(measure, stated)))
        }
    };
    match (told, bounds(measure)) {
        (Some(told), _) => told,
        // A vague word is told with what it is taken for.
        (None, Some(bounds)) if measure.stated == Stated::Nothing => {
            format!("{} ({bounds})", as_written(measure, text))
        }
        (None, _) => as_written(measure, text),
    }
}

/// The set of a figure: "200 to 999", "20 or more".
fn bounds(measure: &Measure) -> Option<String> {
    let told = |bound: Option<Bound>| bound.map(|bound| bound.at);
    Some(match (told(measure.set.low), told(measure.set.high)) {
        (Some(low), Some(high)) => format!("{} to {}", number(low), figure(high, &measure.unit)?),
        (Some(low), None) => format!("{} or more", figure(low, &measure.unit)?),
        (None, Some(high)) => format!("{} or less", figure(high, &measure.unit)?),
        (None, None) => return None,
    })
}

/// Words as they stand in the text, if they are few.
fn as_written(measure: &Measure, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 5 { words.join(" ") } else { measure.to_string() }
}

/// What was said of a stated figure.
fn hedge(measure: &Measure, figure: f64) -> &'static str {
    if measure.approximate {
        return "about ";
    }
    let at = |bound: Option<Bound>| bound.map(|bound| bound.at);
    let Interval { low, high } = measure.set;
    match (low, high) {
        (Some(low), None) if low.at > figure => "well over ",
        (Some(low), None) if low.closed => "at least ",
        (Some(_), None) => "over ",
        (None, Some(high)) if high.at < figure => "well under ",
        (None, Some(high)) if high.closed => "up to ",
        (None, Some(_)) => "under ",
        _ if at(low) == at(high) => "",
        _ if at(high) == Some(figure) => "nearly ",
        _ if at(low) == Some(figure) => "just over ",
        _ => "about ",
    }
}

/// A figure with its unit, where the unit has plain words.
pub(super) fn figure(figure: f64, unit: &Unit) -> Option<String> {
    let number = number(figure);
    Some(match unit {
        Unit::One => number,
        Unit::Percent => format!("{number}%"),
        Unit::PercentagePoint => format!("{number} percentage points"),
        Unit::Currency(code) => format!("{code} {number}"),
        Unit::Of(code) => {
            let name = match *code {
                "a" => "year",
                "mo" => "month",
                "wk" => "week",
                "d" => "day",
                "h" => "hour",
                "min" => "minute",
                "s" => "second",
                _ => return None,
            };
            format!("{number} {name}{}", if figure == 1.0 { "" } else { "s" })
        }
        Unit::Rate(..) | Unit::Compound(..) => return None,
    })
}

/// Marks the thousands of a plain decimal number.
fn grouped(decimal: &str) -> String {
    let (sign, digits) = match decimal.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", decimal),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, format!(".{fraction}")),
        None => (digits, String::new()),
    };
    let mut marked = String::with_capacity(whole.len() * 4 / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            marked.push(',');
        }
        marked.push(digit);
    }
    format!("{sign}{marked}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::ValueType;

    #[test]
    fn dates_in_words() {
        for (edtf, expected) in [
            ("2024-06-19", "19 June 2024"),
            ("2024-06", "June 2024"),
            ("XXXX-06", "June"),
            ("XXXX-06-03", "3 June"),
            ("2024", "2024"),
            ("2024-12-10~", "about 10 December 2024"),
            ("2023/2024", "2023 to 2024"),
            ("2023-22", "summer 2023"),
            ("2023-34", "second quarter of 2023"),
            ("199X", "the 1990s"),
            ("18XX", "the 1800s"),
            ("-0043", "44 BC"),
            ("../2024-06-18", "until 18 June 2024"),
        ] {
            let read = Date::parse_edtf(edtf).unwrap_or_else(|_| panic!("{edtf} is a date"));
            assert_eq!(date(&read), expected, "{edtf}");
        }
    }

    #[test]
    fn numbers_in_words() {
        for (figure, expected) in [
            (0.0, "0"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (12_345.5, "12,345.5"),
            (1_100_000.0, "1.1 million"),
            (1_234_567.0, "1,234,567"),
            (7e9, "7 billion"),
            (-4200.0, "-4,200"),
            (0.1 + 0.2, "0.3"),
        ] {
            assert_eq!(number(figure), expected);
        }
    }

    fn check(set: Interval, stated: Stated, unit: Unit, expected: &str) {
        let value_type = ValueType::Count;
        let read = Measure { value_type, set, stated, approximate: false, step: 0.0, unit };
        assert_eq!(measure(&read, "scores of"), expected);
    }

    #[test]
    fn measures_in_words() {
        let one = Stated::One(300.0);
        check(Interval::above(300.0, false), one, Unit::One, "over 300");
        check(Interval::above(300.0, true), one, Unit::One, "at least 300");
        check(Interval::above(330.0, false), one, Unit::One, "well over 300");
        check(Interval::below(300.0, true), one, Unit::Percent, "up to 300%");
        check(Interval::below(300.0, false), one, Unit::Of("d"), "under 300 days");
        check(Interval::point(300.0), one, Unit::Currency("EUR"), "EUR 300");
        check(Interval::closed(270.0, 300.0), one, Unit::One, "nearly 300");
        check(Interval::closed(300.0, 330.0), one, Unit::One, "just over 300");
        check(Interval::closed(300.0, 400.0), Stated::Both(300.0, 400.0), Unit::One, "300 to 400");
        check(Interval::above(40.0, true), Stated::Nothing, Unit::One, "scores of (40 or more)");
        check(Interval::closed(3.0, 9.0), Stated::Nothing, Unit::One, "scores of (3 to 9)");
        check(Interval::point(300.0), one, Unit::Of("km2"), "scores of");
    }
}
