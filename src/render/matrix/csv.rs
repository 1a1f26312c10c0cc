//! A line a row: pack, fact, key, title, the codes of its disagreements, the texts that stand apart, and
//! then a column a text. Several values or names in one field are divided by ` | `.

use super::Matrix;
use std::io::{self, Write};

const HEADER: [&str; 6] = ["pack", "fact", "key", "title", "verdicts", "apart"];

const BETWEEN: &str = " | ";

pub(super) fn write(matrix: &Matrix<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut csv = ::csv::Writer::from_writer(out);
    csv.write_record(HEADER.iter().chain(&matrix.texts))?;
    for row in &matrix.rows {
        let apart: Vec<&str> =
            row.cells.iter().filter(|cell| cell.apart).map(|cell| matrix.texts[cell.text]).collect();
        let verdicts = row.verdicts.join(BETWEEN);
        let apart = apart.join(BETWEEN);
        let key = row.key.as_deref().unwrap_or_default();
        for field in [row.pack, row.fact, key, row.title, &verdicts, &apart] {
            csv.write_field(field)?;
        }
        for text in 0..matrix.texts.len() {
            csv.write_field(row.cell(text).map(|cell| cell.values.join(BETWEEN)).unwrap_or_default())?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}
