//! What every text states of every fact: a row a fact, a column a text. One file a format.

mod csv;
mod human;
mod json;

use super::Page;
use std::io::{self, Write};

/// How a matrix is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatrixFormat {
    /// A table for people, as wide as the page.
    Human,
    /// A line a row, for spreadsheets.
    Csv,
    /// One object.
    Json,
}

impl MatrixFormat {
    pub const ALL: [Self; 3] = [Self::Human, Self::Csv, Self::Json];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Facts against texts.
#[derive(Clone, Debug)]
pub struct Matrix<'a> {
    /// The path of each column.
    pub texts: Vec<&'a str>,
    pub rows: Vec<MatrixRow<'a>>,
}

/// A fact, and what texts state of it.
#[derive(Clone, Debug)]
pub struct MatrixRow<'a> {
    pub pack: &'a str,
    pub fact: &'a str,
    pub key: Option<String>,
    pub title: &'a str,
    /// The codes of the disagreements on it.
    pub verdicts: Vec<&'static str>,
    /// In the order of columns; a text that does not state the fact has none.
    pub cells: Vec<MatrixCell>,
}

/// What one text states of one fact.
#[derive(Clone, Debug)]
pub struct MatrixCell {
    /// Index of the column.
    pub text: usize,
    /// In canonical notation, each once.
    pub values: Vec<String>,
    /// Whether the text stands apart from others.
    pub apart: bool,
}

impl MatrixRow<'_> {
    fn cell(&self, text: usize) -> Option<&MatrixCell> {
        let at = self.cells.binary_search_by_key(&text, |cell| cell.text).ok()?;
        Some(&self.cells[at])
    }
}

/// Writes a matrix.
///
/// # Errors
/// Only those of the writer.
pub fn write_matrix(
    format: MatrixFormat,
    matrix: &Matrix<'_>,
    page: &Page,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        MatrixFormat::Human => human::write(matrix, page, out),
        MatrixFormat::Csv => csv::write(matrix, out),
        MatrixFormat::Json => json::write(matrix, out),
    }
}

#[cfg(test)]
mod tests;
