//! The facts as a table: what each is called, what it holds, how often it was met.

use super::visible;
use crate::rule::{Fact, Kind};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// A fact and how often it was met.
#[derive(Clone, Debug)]
pub struct FactRow<'a> {
    pub pack: &'a str,
    pub fact: &'a Fact,
    pub claims: usize,
    /// In how many texts the claims stand.
    pub texts: usize,
}

const HEADER: [&str; 6] = ["fact", "type", "kind", "claims", "texts", "title"];

/// Writes a line a fact, the columns below one another; a heading wherever another pack begins.
///
/// # Errors
/// Only those of the writer.
pub fn write_facts<'a>(rows: impl IntoIterator<Item = FactRow<'a>>, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<(&str, [String; 6])> = rows.into_iter().map(|row| (row.pack, cells(&row))).collect();
    let width = |column: usize| {
        let cells = rows.iter().map(|(_, cells)| cells[column].width());
        cells.chain([HEADER[column].width()]).max().unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut pack = None;
    for (of, cells) in &rows {
        if pack != Some(of) {
            let blank = if pack.is_some() { "\n" } else { "" };
            writeln!(out, "{blank}{}", visible::text(of))?;
            write_row(&HEADER.map(str::to_owned), &widths, out)?;
            pack = Some(of);
        }
        write_row(cells, &widths, out)?;
    }
    Ok(())
}

fn cells(row: &FactRow<'_>) -> [String; 6] {
    let kind = match row.fact.kind {
        Kind::Constant => "constant",
        Kind::Cumulative => "cumulative",
        Kind::Level => "level",
        Kind::Period => "period",
    };
    [
        row.fact.id.clone(),
        row.fact.value_type.name().to_owned(),
        kind.to_owned(),
        row.claims.to_string(),
        row.texts.to_string(),
        visible::text(&row.fact.title),
    ]
}

fn write_row(cells: &[String; 6], widths: &[usize; 6], out: &mut dyn Write) -> io::Result<()> {
    let mut line = String::from(" ");
    for (cell, width) in cells.iter().zip(widths) {
        let padding = " ".repeat(width.saturating_sub(cell.width()));
        // Numbers stand to the right.
        let number = cell.bytes().all(|byte| byte.is_ascii_digit());
        line.push(' ');
        line.push_str(&if number { format!("{padding}{cell}") } else { format!("{cell}{padding}") });
        line.push(' ');
    }
    writeln!(out, "{}", line.trim_end())
}
