//! Tables that plain text draws with white space: a line a row, two or more spaces or a tab between the cells.
//!
//! Only what is a table beyond doubt is taken for one: every line has as many cells, and most cells behind
//! the first of a row hold figures.

use super::table::{Cell, Fragment, Table};
use crate::text::ProseBuilder;
use std::ops::Range;

/// The cells of the lines, each a range of the text; `None` if they are no table. The first line may lack the cell
/// above the names of the rows.
pub(super) fn cells(text: &str, lines: &[Range<usize>]) -> Option<Vec<Vec<Range<usize>>>> {
    const FEWEST: usize = 3;
    if lines.len() < FEWEST {
        return None;
    }
    // Most lines of most texts are no row of anything, and one tells of all.
    let columns = split(text, lines[1].clone()).len();
    if columns < 2 {
        return None;
    }
    let mut rows: Vec<Vec<Range<usize>>> = lines.iter().map(|line| split(text, line.clone())).collect();
    let first = &mut rows[0];
    if first.len() + 1 == columns && columns > 2 {
        let start = first[0].start;
        first.insert(0, start..start);
    }
    let even = rows.iter().all(|row| row.len() == columns);
    let figures = rows[1..].iter().flat_map(|row| &row[1..]);
    let (with_digits, all) = figures.fold((0, 0), |(with_digits, all), cell| {
        let has_digit = text[cell.clone()].bytes().any(|byte| byte.is_ascii_digit());
        (with_digits + usize::from(has_digit), all + 1)
    });
    (even && with_digits * 2 > all).then_some(rows)
}

/// Writes the rows of a table, each together with its header: the first line, if it holds no figures but years.
pub(super) fn write(text: &str, rows: Vec<Vec<Range<usize>>>, builder: &mut ProseBuilder) {
    let is_label = |cell: &Range<usize>| {
        let words = &text[cell.clone()];
        let is_year = words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit());
        is_year || !words.starts_with(|c: char| c.is_ascii_digit())
    };
    let has_header = rows.first().is_some_and(|row| row[1..].iter().all(is_label));
    let mut table = Table::default();
    builder.start_table();
    for (index, row) in rows.into_iter().enumerate() {
        for range in row {
            let mut cell = Cell::new(has_header && index == 0, 1, 1);
            if !range.is_empty() {
                cell.fragments.push(Fragment::Verbatim(range));
            }
            table.start_cell(cell);
        }
        table.end_row(text, None, builder);
    }
}

/// The cells of a line.
fn split(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = line.start;
    let bytes = text.as_bytes();
    let mut at = line.start;
    while at < line.end {
        let gap = bytes[at..line.end].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if gap > 1 || gap == 1 && bytes[at] == b'\t' {
            if start < at {
                cells.push(start..at);
            }
            start = at + gap;
        }
        at += gap.max(1);
    }
    if start < line.end {
        cells.push(start..line.end);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: Option<usize>) {
        let mut start = 0;
        let lines: Vec<Range<usize>> = text
            .split('\n')
            .map(|line| {
                let range = start..start + line.len();
                start = range.end + 1;
                range
            })
            .collect();
        assert_eq!(cells(text, &lines).map(|rows| rows[0].len()), columns, "{text}");
    }

    #[test]
    fn tables_and_what_is_none() {
        check("Herd     2023   2024\nUral     1,130  1,630\nUstyurt     39     83", Some(3));
        check("2023   2024\nUral     1,130  1,630\nUstyurt     39     83", Some(3));
        check("Ural\t1,130\nUstyurt\t39\nAll\t1,169", Some(2));
        check("Two spaces.  Sentences of\nold typists.  They were\nkept.  So be it", None);
        check("Ural  1,130\nUstyurt  39", None);
    }
}
