//! Diagnostics, claims and readings into bytes. One file a format.
//!
//! Knows nothing of what a disagreement is: it is given words and places, and decides how they look.
//! Every format writes to the writer it is given and never to the terminal itself.

mod excerpt;
mod facts;
mod human;
mod json;
mod matrix;
mod ndjson;
mod page;
mod prose;
mod short;
mod statement;
mod statistics;
mod visible;

pub use facts::{FactRow, write_facts};
pub use matrix::{Matrix, MatrixCell, MatrixFormat, MatrixRow, write_matrix};
pub use page::Page;
pub use prose::{entry, prose};
pub use statement::{Statement, StatementFormat, write_claims, write_values};
pub use statistics::write_statistics;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use std::fmt;
use std::io::{self, Write};

/// How results are written. A new format is a file of its own, and a line in each list here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people: the words of each text, with marks beneath them.
    Human,
    /// A line a place, as compilers and `grep -n` write it.
    Short,
    /// One object with all diagnostics and a summary.
    Json,
    /// One object a line, a diagnostic each.
    Ndjson,
}

impl Format {
    pub const ALL: [Self; 4] = [Self::Human, Self::Short, Self::Json, Self::Ndjson];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Short => "short",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// All that one run has to tell.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    pub diagnostics: &'a [Diagnostic],
    /// Every file that a label may point into.
    pub sources: &'a Sources,
    pub summary: Summary,
}

/// How much was looked at, and how much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub documents: usize,
    pub facts: usize,
    pub claims: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Files and folders that could not be read; what stands in them is not known.
    pub unread: usize,
    /// Findings that were known before, and are not told.
    pub known: usize,
}

impl Summary {
    /// The summary of a run that led to these diagnostics.
    pub fn new(documents: usize, facts: usize, claims: usize, diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|told| told.severity == severity).count();
        Self {
            documents,
            facts,
            claims,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            unread: 0,
            known: 0,
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| counted(count, name))
            .collect();
        let told = match (told.is_empty(), self.unread, self.known) {
            (false, ..) => told.join(", "),
            (true, 0, 0) => "nothing to report".to_owned(),
            (true, _, 0) => "nothing found".to_owned(),
            (true, ..) => "nothing new".to_owned(),
        };
        let documents = counted(self.documents, "document");
        let facts = counted(self.facts, "fact");
        let claims = counted(self.claims, "claim");
        write!(f, "{told} in {documents} ({facts}, {claims})")?;
        match self.unread {
            0 => Ok(()),
            unread => write!(f, "; {} could not be read", counted(unread, "file")),
        }
    }
}

/// Writes a report.
///
/// # Errors
/// Only those of the writer.
pub fn write(format: Format, report: &Report<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(report, page, out),
        Format::Short => short::write(report, out),
        Format::Json => json::write(report, out),
        Format::Ndjson => ndjson::write(report, out),
    }
}

fn counted(count: usize, name: &str) -> String {
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
