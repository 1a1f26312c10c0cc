//! Units and scales that a table's header gives to the figures below it: "Revenue ($m)", "Staff (thousands)".
//!
//! A bare figure that is all of its cell is read together with them, as if they stood beside it. A cell that says
//! more than a figure is left alone, and so is one below a header whose brackets hold no unit, or a single letter
//! that may be one, or a number's name, or a footnote.

use crate::value::{self, Context, Reading, Unit, Value};
use std::ops::Range;

/// What the header of a cell is divided from its words by, and one cell from the next.
const BEHIND_LABEL: &str = ": ";
const BETWEEN_CELLS: &str = "; ";

/// Brackets of a header hold no more than this, in bytes.
const LONGEST_UNIT: usize = 32;

/// Reads the figures of a row under the units of their columns, or else of the row's own name: "Revenue (€m)" may head
/// the row as well.
pub(super) fn apply(row: &str, readings: &mut Vec<Reading>, context: &Context) {
    if !row.contains([')', ']']) {
        return;
    }
    let cells: Vec<Cell> = cells(row);
    let unit_in = |part: &Range<usize>, figure: &str| {
        let units = brackets(&row[part.clone()]).map(|unit| part.start + unit.start..part.start + unit.end);
        units.into_iter().find_map(|unit| measured(&row[unit.clone()], figure, context).map(|_| unit))
    };
    let of_row = cells.first().and_then(|first| unit_in(&first.words, "1"));
    let mut units: Vec<Range<usize>> = of_row.iter().cloned().collect();
    for (index, cell) in cells.iter().enumerate() {
        let of_column = unit_in(&cell.label, "1");
        units.extend(of_column.clone());
        let Some(unit) = of_column.or_else(|| of_row.clone().filter(|_| index > 0)) else { continue };
        let figure = readings.iter_mut().find(|reading| reading.range == cell.words && is_bare(reading, row));
        let Some(figure) = figure else { continue };
        if let Some(found) = measured(&row[unit], &row[cell.words.clone()], context) {
            figure.value = found.value;
            figure.currency_word = found.currency_word;
        }
    }
    // "thousands" is no number of things there.
    readings.retain(|reading| !units.iter().any(|unit| is_inside(&reading.range, unit)));
}

/// A cell of a row, as bytes of the row.
struct Cell {
    /// The header of its column; in the row of the header itself, all of it.
    label: Range<usize>,
    words: Range<usize>,
}

/// The cells of a row with the headers of their columns.
fn cells(row: &str) -> Vec<Cell> {
    let mut start = 0;
    let ends = row.match_indices(BETWEEN_CELLS).map(|(at, _)| at).chain([row.len()]);
    let cells = ends.map(|end| {
        let cell = start..end;
        start = end + BETWEEN_CELLS.len();
        match row[cell.clone()].rfind(BEHIND_LABEL) {
            Some(at) => {
                let behind = cell.start + at;
                Cell { label: cell.start..behind, words: behind + BEHIND_LABEL.len()..cell.end }
            }
            None => Cell { label: cell.clone(), words: cell },
        }
    });
    cells.collect()
}

/// What stands in the brackets of a header, those aside that go on with a word: "vessel(s)".
fn brackets(label: &str) -> impl Iterator<Item = Range<usize>> {
    let opened = label.match_indices(['(', '[']).filter(|(at, _)| *at == 0 || label[..*at].ends_with(' '));
    opened.filter_map(|(at, open)| {
        let close = if open == "(" { ')' } else { ']' };
        let end = at + 1 + label[at + 1..].find(close)?;
        Some(at + 1..end)
    })
}

/// A figure with neither unit nor words of its own.
fn is_bare(reading: &Reading, row: &str) -> bool {
    let Value::Measure(measure) = &reading.value else { return false };
    measure.unit == Unit::One && !row[reading.range.clone()].contains(char::is_alphabetic)
}

/// What a figure is in a unit, if the unit is one.
fn measured(unit: &str, figure: &str, context: &Context) -> Option<Reading> {
    let unit = normal(unit)?;
    // "$m", "US$ billion", "EUR million": the currency stands before the figure, the rest behind.
    let sign = unit.find(|c: char| !c.is_alphabetic()).and_then(|at| {
        let end = at + unit[at..].chars().next()?.len_utf8();
        (unit[at..end] != *"%").then(|| (unit[..end].trim_end(), unit[end..].trim_start()))
    });
    let word = unit.split_once(' ');
    let spellings = [
        sign.map(|(sign, rest)| format!("{sign}{figure}{rest}")),
        sign.map(|(sign, rest)| format!("{sign}{figure} {rest}")),
        word.map(|(code, rest)| format!("{code} {figure}{rest}")),
        word.map(|(code, rest)| format!("{code} {figure} {rest}")),
        Some(format!("{figure} {unit}")),
        Some(format!("{figure}{unit}")),
    ];
    spellings.into_iter().flatten().find_map(|spelling| {
        let spelling = spelling.trim_end();
        let mut readings = value::read(spelling, context);
        let only = readings.pop().filter(|_| readings.is_empty())?;
        let is_whole = only.range == (0..spelling.len());
        (is_whole && matches!(only.value, Value::Measure(_))).then_some(only)
    })
}

/// A unit as it would stand behind a figure: "millions of euros" as "million euros", "'000" as "thousand".
fn normal(unit: &str) -> Option<String> {
    const AMBIGUOUS: [&str; 3] = ["min", "year", "no"];
    let unit = unit.trim().trim_start_matches("in ").trim_start();
    let is_letter = unit.chars().count() == 1 && unit.starts_with(char::is_alphabetic);
    if unit.is_empty() || unit.len() > LONGEST_UNIT || is_letter || AMBIGUOUS.contains(&unit) {
        return None;
    }
    let mut normal = unit.to_owned();
    for thousands in ["'000s", "’000s", "'000", "’000", "000s", "000"] {
        if let Some(before) = normal.strip_suffix(thousands) {
            normal = format!("{before} thousand").trim_start().to_owned();
            break;
        }
    }
    for scale in ["hundred", "thousand", "million", "billion", "trillion"] {
        normal = normal.replace(&format!("{scale}s of "), &format!("{scale} "));
        normal = normal.replace(&format!("{scale}s"), scale);
    }
    // Digits of its own would be another figure.
    (!normal.contains(|c: char| c.is_ascii_digit())).then_some(normal)
}

fn is_inside(range: &Range<usize>, other: &Range<usize>) -> bool {
    // A sign before the brackets may have been taken along.
    range.start < other.end && other.start < range.end && range.end <= other.end + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(row: &str, expected: &[&str]) {
        let mut readings = value::read(row, &Context::default());
        apply(row, &mut readings, &Context::default());
        let told: Vec<String> = readings.iter().map(|reading| reading.value.to_string()).collect();
        assert_eq!(told, expected, "{row}");
    }

    #[test]
    fn a_figure_takes_on_the_unit_of_its_column() {
        check("Revenue ($m): 412", &["USD 4.12e8"]);
        check("Revenue (US$ billion): 4.1; Staff: 30", &["USD 4.1e9", "30"]);
        check("Revenue (EUR million): 412", &["EUR 4.12e8"]);
        check("Revenue (millions of euros): 412", &["EUR 4.12e8"]);
        check("Revenue (£bn): 1.2", &["GBP 1.2e9"]);
        check("Revenue ($000): 40", &["USD 40000"]);
        check("Staff (thousands): 5.4", &["5400"]);
        check("Staff ('000): 5.4", &["5400"]);
        check("Share (%): 3.1", &["3.1%"]);
        check("Length (km) 2023: 42", &["42 km"]);
        check("Speed [km/h]: 80", &["80 km/h"]);
        check("Age (years): 40", &["P40Y"]);
        check("Figures: Result (€m); H1: -4.2; H2: 2.1", &["EUR -4.2e6", "EUR 2.1e6"]);
        check("Osnes (km); Share (%): 40; Length: 30", &["40%", "30 km"]);
    }

    #[test]
    fn other_brackets_leave_a_figure_alone() {
        check("Dead (soldiers): 12", &["12"]);
        check("Figures: Employees (average); 2023: 12", &["12"]);
        check("Vessel(s): 12", &["12"]);
        check("Patients (N): 12", &["12"]);
        check("Height (m): 12", &["12"]);
        check("Dead (2023): 12", &["2023", "12"]);
        check("Temperature (min): 12", &["12"]);
        check("Revenue ($m): about 412 people", &["~412"]);
        check("Revenue ($m): $3bn", &["USD 3e9"]);
    }

    #[test]
    fn the_unit_itself_is_no_figure() {
        check("Staff (thousands): none", &[]);
        check("Town; Revenue ($m); Staff (thousands)", &[]);
    }
}
