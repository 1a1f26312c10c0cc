//! A line a place, so that editors and problem matchers read it without help.

use super::{Report, visible};
use crate::diagnostic::Label;
use std::io::{self, Write};

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.diagnostics {
        let message = visible::text(&diagnostic.message);
        for label in &diagnostic.labels {
            let place = place(label, report);
            if label.primary {
                writeln!(out, "{place}: {}[{}]: {message}", diagnostic.severity.name(), diagnostic.code)?;
            } else if label.message.is_empty() {
                writeln!(out, "{place}: note: see here")?;
            } else {
                writeln!(out, "{place}: note: {}", visible::text(&label.message))?;
            }
        }
    }
    Ok(())
}

fn place(label: &Label, report: &Report<'_>) -> String {
    let file = report.sources.get(label.span.source);
    let at = file.location(label.span.start);
    format!("{}:{}:{}", visible::text(&file.path), at.line, at.column)
}
