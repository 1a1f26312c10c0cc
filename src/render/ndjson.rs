//! One JSON object a line, a diagnostic each, as in `json`.

use super::Report;
use super::json::WireDiagnostic;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.diagnostics {
        serde_json::to_writer(&mut *out, &WireDiagnostic::new(diagnostic, report.sources))?;
        writeln!(out)?;
    }
    Ok(())
}
