//! One object: the paths of all texts, and the rows with a cell for each text that states the fact.

use super::{Matrix, MatrixRow};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct WireMatrix<'a> {
    texts: &'a [&'a str],
    rows: Vec<WireRow<'a>>,
}

#[derive(Serialize)]
struct WireRow<'a> {
    pack: &'a str,
    fact: &'a str,
    key: Option<&'a str>,
    title: &'a str,
    verdicts: &'a [&'static str],
    cells: Vec<WireCell<'a>>,
}

#[derive(Serialize)]
struct WireCell<'a> {
    path: &'a str,
    values: &'a [String],
    apart: bool,
}

pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rows = matrix.rows.iter().map(|row| wire(matrix, row)).collect();
    serde_json::to_writer(&mut *out, &WireMatrix { texts: &matrix.texts, rows })?;
    writeln!(out)
}

fn wire<'a>(matrix: &'a Matrix<'_>, row: &'a MatrixRow<'_>) -> WireRow<'a> {
    let cells = row.cells.iter().map(|cell| WireCell {
        path: matrix.texts[cell.text],
        values: &cell.values,
        apart: cell.apart,
    });
    WireRow {
        pack: row.pack,
        fact: row.fact,
        key: row.key.as_deref(),
        title: row.title,
        verdicts: &row.verdicts,
        cells: cells.collect(),
    }
}
