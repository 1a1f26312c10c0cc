//! Tables as wide as the page, one below the other where there are more texts than fit beside one
//! another. What has nothing to show is left out, and counted at the end.

use super::{Matrix, MatrixCell, MatrixRow};
use crate::render::{Page, visible};
use comfy_table::{ContentArrangement, LineStyle, Table, presets};
use std::collections::BTreeMap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Marks a text that stands apart from others.
const APART: &str = "≠ ";

/// Columns of the page for a text, with the space around them. A date takes ten.
const TEXT_WIDTH: usize = 14;
/// Columns of the page for the name of a fact, at the most.
const FACT_WIDTH: usize = 24;

/// Tables below one another, at the most; more than that nobody compares by eye.
const MOST_TABLES: usize = 4;

/// Different values of one text that are shown.
const MOST_VALUES: usize = 3;

pub(super) fn write(matrix: &Matrix<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let several_packs = matrix.rows.windows(2).any(|pair| pair[0].pack != pair[1].pack);
    let rows: Vec<(String, &MatrixRow<'_>)> =
        matrix.rows.iter().map(|row| (name(row, several_packs), row)).collect();
    let widest = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0).min(FACT_WIDTH);
    let beside = (page.width.saturating_sub(widest + 2) / TEXT_WIDTH).max(1);
    let (shown, hidden) = columns(matrix, beside * MOST_TABLES);
    let names = short_names(&matrix.texts);
    for (index, texts) in shown.chunks(beside).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", table(&rows, texts, &names, page).trim_fmt())?;
    }
    let mut told: Vec<String> = Vec::new();
    if matrix.rows.iter().any(|row| row.cells.iter().any(|cell| cell.apart)) {
        told.push(format!("{APART}stands apart: `gainsay check` shows from what"));
    }
    let silent = matrix.rows.iter().filter(|row| row.cells.is_empty()).count();
    told.extend(counted(silent, "fact", "is stated by no text", "are stated by no text"));
    told.extend(counted(
        hidden,
        "text",
        "has no room here: see --format csv",
        "have no room here: see --format csv",
    ));
    let empty = matrix.texts.len() - shown.len() - hidden;
    told.extend(counted(empty, "text", "states none of the facts", "state none of the facts"));
    for (index, line) in told.iter().enumerate() {
        let blank = if index == 0 && !shown.is_empty() { "\n" } else { "" };
        writeln!(out, "{blank}{}", textwrap::fill(line, page.width))?;
    }
    Ok(())
}

/// Texts that state anything, in their order, and how many of them have no room. Those that stand
/// apart have precedence, then those that state most.
fn columns(matrix: &Matrix<'_>, room: usize) -> (Vec<usize>, usize) {
    let mut weight: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for cell in matrix.rows.iter().flat_map(|row| &row.cells) {
        let (apart, stated) = weight.entry(cell.text).or_default();
        *apart += usize::from(cell.apart);
        *stated += 1;
    }
    let mut shown: Vec<usize> = weight.keys().copied().collect();
    let stating = shown.len();
    shown.sort_by_key(|text| std::cmp::Reverse(weight[text]));
    shown.truncate(room);
    shown.sort_unstable();
    (shown, stating - stating.min(room))
}

fn table(rows: &[(String, &MatrixRow<'_>)], texts: &[usize], names: &[String], page: &Page) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(page.width).unwrap_or(u16::MAX));
    table.set_header(std::iter::once("fact").chain(texts.iter().map(|&text| names[text].as_str())));
    for (name, row) in rows {
        let cells: Vec<Option<&MatrixCell>> = texts.iter().map(|&text| row.cell(text)).collect();
        if cells.iter().any(Option::is_some) {
            let values = cells.into_iter().map(|cell| cell.map(shown_values).unwrap_or_default());
            table.add_row(std::iter::once(name.clone()).chain(values));
        }
    }
    table
}

fn name(row: &MatrixRow<'_>, with_pack: bool) -> String {
    let pack = if with_pack { format!("{}: ", row.pack) } else { String::new() };
    let key = row.key.as_ref().map(|key| format!(" ({key})")).unwrap_or_default();
    visible::text(&format!("{pack}{}{key}", row.fact))
}

fn shown_values(cell: &MatrixCell) -> String {
    let mut lines: Vec<String> =
        cell.values.iter().take(MOST_VALUES).map(|value| visible::text(value)).collect();
    if cell.values.len() > MOST_VALUES {
        lines.push(format!("{} more", cell.values.len() - MOST_VALUES));
    }
    let mark = if cell.apart { APART } else { "" };
    let margin = format!("\n{}", " ".repeat(mark.width()));
    format!("{mark}{}", lines.join(&margin))
}

/// Paths without the folder that all of them are in, and without their endings where that leaves
/// them different.
fn short_names(paths: &[&str]) -> Vec<String> {
    let folder = |path: &str| path.rfind('/').map_or(0, |slash| slash + 1);
    let mut shared = paths.first().map_or("", |first| &first[..folder(first)]);
    while !paths.iter().all(|path| path.starts_with(shared)) {
        shared = &shared[..folder(shared.trim_end_matches('/'))];
    }
    let inside: Vec<&str> = paths.iter().map(|path| &path[shared.len()..]).collect();
    let stem = |path: &str| match path.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && !ending.contains('/') => stem.to_owned(),
        _ => path.to_owned(),
    };
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    for path in &inside {
        *stems.entry(stem(path)).or_default() += 1;
    }
    let named = |path: &&str| {
        let stem = stem(path);
        visible::text(if stems[&stem] == 1 { &stem } else { path })
    };
    inside.iter().map(named).collect()
}

fn counted(count: usize, noun: &str, one: &str, several: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {noun} {one}")),
        _ => Some(format!("{count} {noun}s {several}")),
    }
}
