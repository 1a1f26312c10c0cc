//! One JSON object: all diagnostics and a summary. For programs; `ndjson` has the same diagnostics.

use super::{Report, Summary};
use crate::diagnostic::{Diagnostic, Label};
use crate::source::Sources;
use serde::Serialize;
use std::io::{self, Write};

/// A diagnostic on the wire.
#[derive(Debug, Serialize)]
pub(super) struct WireDiagnostic<'a> {
    code: &'a str,
    severity: &'a str,
    pack: Option<&'a str>,
    fact: Option<&'a str>,
    message: &'a str,
    labels: Vec<WireLabel<'a>>,
    notes: &'a [String],
    help: &'a [String],
    fingerprint: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WireLabel<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    primary: bool,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct WireReport<'a> {
    diagnostics: Vec<WireDiagnostic<'a>>,
    summary: WireSummary,
}

#[derive(Debug, Serialize)]
pub(super) struct WireSummary {
    documents: usize,
    facts: usize,
    claims: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let wire = WireReport {
        diagnostics: report
            .diagnostics
            .iter()
            .map(|told| WireDiagnostic::new(told, report.sources))
            .collect(),
        summary: WireSummary::from(report.summary),
    };
    serde_json::to_writer_pretty(&mut *out, &wire)?;
    writeln!(out)
}

impl<'a> WireDiagnostic<'a> {
    pub(super) fn new(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Self {
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity.name(),
            pack: diagnostic.pack.as_deref(),
            fact: diagnostic.fact.as_deref(),
            message: &diagnostic.message,
            labels: diagnostic.labels.iter().map(|label| WireLabel::new(label, sources)).collect(),
            notes: &diagnostic.notes,
            help: &diagnostic.help,
            fingerprint: diagnostic.fingerprint.as_deref(),
        }
    }
}

impl<'a> WireLabel<'a> {
    fn new(label: &'a Label, sources: &'a Sources) -> Self {
        let file = sources.get(label.span.source);
        let disk = file.disk_range(label.span.range());
        let start = file.location(label.span.start);
        let end = file.location(label.span.end);
        Self {
            path: &file.path,
            start: disk.start,
            end: disk.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            primary: label.primary,
            message: &label.message,
        }
    }
}

impl From<Summary> for WireSummary {
    fn from(summary: Summary) -> Self {
        let Summary { documents, facts, claims, errors, warnings, notes, unread: _, known: _ } = summary;
        Self { documents, facts, claims, errors, warnings, notes }
    }
}
