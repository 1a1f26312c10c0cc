//! How often each code was told of each fact, instead of the diagnostics themselves.

use super::json::WireSummary;
use super::{Format, Report, visible};
use crate::diagnostic::{Diagnostic, Severity};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Diagnostics of one code and fact.
#[derive(Debug, Serialize)]
struct Row<'a> {
    count: usize,
    code: &'a str,
    /// The gravest.
    #[serde(serialize_with = "name")]
    severity: Severity,
    pack: Option<&'a str>,
    fact: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WireStatistics<'a> {
    statistics: Vec<Row<'a>>,
    summary: WireSummary,
}

/// Writes the counts of a report, the greatest first: an object or a line an object where the format is one
/// of objects, else a table.
///
/// # Errors
/// Only those of the writer.
pub fn write_statistics(format: Format, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(report.diagnostics);
    match format {
        Format::Json => {
            let wire = WireStatistics { statistics: rows, summary: WireSummary::from(report.summary) };
            serde_json::to_writer_pretty(&mut *out, &wire)?;
            writeln!(out)
        }
        Format::Ndjson => rows.iter().try_for_each(|row| {
            serde_json::to_writer(&mut *out, row)?;
            writeln!(out)
        }),
        _ => table(&rows, out),
    }
}

fn rows(diagnostics: &[Diagnostic]) -> Vec<Row<'_>> {
    let mut counts: BTreeMap<_, (usize, Severity)> = BTreeMap::new();
    for told in diagnostics {
        let (count, gravest) = counts
            .entry((told.code, told.fact.as_deref(), told.pack.as_deref()))
            .or_insert((0, told.severity));
        *count += 1;
        *gravest = told.severity.max(*gravest);
    }
    let mut rows: Vec<Row<'_>> = counts
        .into_iter()
        .map(|((code, fact, pack), (count, severity))| Row { count, code, severity, pack, fact })
        .collect();
    // Stable, so that of equal counts the order of codes and facts stays.
    rows.sort_by_key(|row| Reverse(row.count));
    rows
}

fn table(rows: &[Row<'_>], out: &mut dyn Write) -> io::Result<()> {
    let codes: Vec<String> =
        rows.iter().map(|row| format!("{}[{}]", row.severity.name(), row.code)).collect();
    let counts = rows.iter().map(|row| row.count.to_string().len()).max().unwrap_or(0);
    let widest = codes.iter().map(|code| code.width()).max().unwrap_or(0);
    for (row, code) in rows.iter().zip(&codes) {
        match row.fact {
            Some(fact) => writeln!(out, "{:counts$}  {code:widest$}  {}", row.count, visible::text(fact))?,
            None => writeln!(out, "{:counts$}  {code}", row.count)?,
        }
    }
    Ok(())
}

fn name<S: serde::Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.name())
}
