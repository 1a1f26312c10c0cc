//! Tables: a row together with its header is one sentence.
//!
//! A row is written when it is whole: "Region: North; Dead: 7; Hurt: 9", the header's words in front
//! of each cell. What serves only to lay out a page (long cells, cells with headings or tables in
//! them) is written as ordinary blocks.

use crate::text::{self, BlockKind, ProseBuilder, Row};
use crate::value::Date;
use std::collections::BTreeMap;
use std::ops::Range;

/// A stretch of prose that is kept until its row is whole.
#[derive(Clone, Debug)]
pub(super) enum Fragment {
    /// Stands in the source as it is.
    Verbatim(Range<usize>),
    /// Stands for these bytes of the source.
    For(String, Range<usize>),
    /// A block of this kind ends.
    End(BlockKind),
}

/// A cell of the row that is being read.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// A header's cell: `th`.
    pub(super) header: bool,
    /// How many columns and rows it takes.
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) fragments: Vec<Fragment>,
}

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The header's words above each column.
    labels: Vec<Vec<Label>>,
    /// The last row was one of the header, so that another adds to it.
    in_header: bool,
    row: Vec<Cell>,
    /// The cell that is open.
    cell: Option<Cell>,
    /// Cells that reach down into the rows below: by column, how many rows are left.
    reaching: BTreeMap<usize, (usize, Cell)>,
    /// No table of figures: cells are written as they come.
    layout: bool,
}

/// Words of the header as they are repeated.
#[derive(Clone, Debug)]
struct Label {
    text: String,
    source: Range<usize>,
}

/// Tables have fewer columns.
const WIDEST: usize = 256;

/// Cells reach down over fewer rows, and fewer of them do so at once.
const DEEPEST: usize = 64;
const REACHING: usize = 32;

/// Words of a header that are longer are not repeated, in bytes.
const LONGEST_LABEL: usize = 120;

/// Cells of figures are shorter, in bytes.
const LONGEST_CELL: usize = 400;

impl Cell {
    pub(super) fn new(header: bool, columns: usize, rows: usize) -> Self {
        Self {
            header,
            columns: columns.clamp(1, WIDEST),
            rows: rows.clamp(1, DEEPEST),
            fragments: Vec::new(),
        }
    }

    fn is_blank(&self, text: &str) -> bool {
        self.fragments.iter().all(|fragment| match fragment {
            Fragment::Verbatim(range) => text[range.clone()].trim().is_empty(),
            Fragment::For(words, _) => words.trim().is_empty(),
            Fragment::End(_) => true,
        })
    }

    /// Whether this is a part of a page rather than an entry: long, or several blocks.
    fn is_page(&self, text: &str) -> bool {
        let mut len = 0;
        let mut blocks = 0;
        let mut open = false;
        for fragment in &self.fragments {
            match fragment {
                Fragment::Verbatim(range) => {
                    len += range.len();
                    open |= !text[range.clone()].trim().is_empty();
                }
                Fragment::For(words, _) => len += words.len(),
                Fragment::End(kind) => {
                    blocks += usize::from(open);
                    open = false;
                    if *kind == BlockKind::Heading {
                        return true;
                    }
                }
            }
        }
        len > LONGEST_CELL || blocks + usize::from(open) > 2
    }

    /// The words as one line, to be repeated before each cell below.
    fn label(&self, text: &str) -> Option<Label> {
        let mut words = String::new();
        let mut source: Option<Range<usize>> = None;
        for fragment in &self.fragments {
            let range = match fragment {
                Fragment::Verbatim(range) => {
                    words.push_str(&text[range.clone()]);
                    range
                }
                Fragment::For(part, range) => {
                    words.push_str(part);
                    range
                }
                Fragment::End(_) => {
                    words.push(' ');
                    continue;
                }
            };
            source = Some(source.map_or(range.clone(), |source| source.start..range.end.max(source.end)));
            if words.len() > LONGEST_LABEL {
                return None;
            }
        }
        let words: Vec<&str> = words.split_whitespace().collect();
        let text = words.join(" ");
        (!text.is_empty()).then_some(Label { text, source: source? })
    }
}

impl Table {
    /// Where prose is to be kept; `None`: no cell is open, or cells are written as they come.
    pub(super) fn open_cell(&mut self) -> Option<&mut Vec<Fragment>> {
        self.cell.as_mut().map(|cell| &mut cell.fragments)
    }

    /// Whether something of the row stands already.
    pub(super) fn has_words(&self) -> bool {
        self.row.iter().chain(&self.cell).any(|cell| !cell.fragments.is_empty())
    }

    pub(super) fn start_cell(&mut self, cell: Cell) {
        self.end_cell();
        if !self.layout {
            self.cell = Some(cell);
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.row.extend(self.cell.take());
    }

    /// Writes the row that has been read.
    pub(super) fn end_row(&mut self, text: &str, dated: Option<&Date>, builder: &mut ProseBuilder) {
        self.end_cell();
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        if row.iter().any(|cell| cell.is_page(text)) {
            write_blocks(&row, text, dated, builder);
            return;
        }
        let placed = self.place(row);
        let is_header = placed.iter().all(|(_, cell, _)| cell.header);
        let filled = placed.iter().filter(|(_, cell, _)| !cell.is_blank(text)).count();
        if is_header && filled > 1 {
            self.add_header(&placed, text);
        } else if !is_header {
            self.in_header = false;
        }
        self.write_row(&placed, is_header, text, builder);
        builder.end_block(BlockKind::TableRow, dated);
    }

    /// This is no table of figures: what was kept of its row is written, and the rest as it comes.
    pub(super) fn lay_out(&mut self, text: &str, dated: Option<&Date>, builder: &mut ProseBuilder) {
        self.end_cell();
        self.layout = true;
        write_blocks(&std::mem::take(&mut self.row), text, dated, builder);
    }

    /// The cells of a row with their columns, those that reach down from above among them (`true`).
    fn place(&mut self, row: Vec<Cell>) -> Vec<(usize, Cell, bool)> {
        let mut placed = Vec::with_capacity(row.len());
        let mut reaching = BTreeMap::new();
        let mut column = 0;
        let mut above = std::mem::take(&mut self.reaching).into_iter().peekable();
        let mut cells = row.into_iter();
        loop {
            while let Some((_, (left, cell))) = above.next_if(|(at, _)| *at <= column) {
                let at = column;
                column += cell.columns;
                if left > 1 {
                    reaching.insert(at, (left - 1, cell.clone()));
                }
                placed.push((at, cell, true));
            }
            let Some(cell) = cells.next() else { break };
            if cell.rows > 1 && reaching.len() < REACHING {
                reaching.insert(column, (cell.rows - 1, cell.clone()));
            }
            placed.push((column, cell, false));
            column += placed.last().map_or(1, |(_, cell, _)| cell.columns);
        }
        for (at, (left, cell)) in above {
            if left > 1 {
                reaching.insert(at, (left - 1, cell.clone()));
            }
            placed.push((at, cell, true));
        }
        self.reaching = reaching;
        placed
    }

    fn add_header(&mut self, placed: &[(usize, Cell, bool)], text: &str) {
        if !self.in_header {
            self.labels.clear();
        }
        self.in_header = true;
        for (column, cell, from_above) in placed {
            let Some(label) = cell.label(text).filter(|_| !from_above) else { continue };
            for column in *column..(column + cell.columns).min(WIDEST) {
                if self.labels.len() <= column {
                    self.labels.resize(column + 1, Vec::new());
                }
                self.labels[column].push(label.clone());
            }
        }
    }

    fn write_row(
        &self,
        placed: &[(usize, Cell, bool)],
        is_header: bool,
        text: &str,
        builder: &mut ProseBuilder,
    ) {
        let mut before: Option<&Cell> = None;
        let mut cells = Vec::with_capacity(placed.len());
        for (column, cell, from_above) in placed.iter().filter(|(_, cell, _)| !cell.is_blank(text)) {
            let source = start_of(cell);
            let labels = self.labels.get(*column).filter(|_| !is_header).map_or(&[][..], Vec::as_slice);
            if let Some(before) = before {
                // A row's own header stands before its figures as a column's does.
                let names = before.header && !cell.header && labels.is_empty();
                builder.push_echo(if names { ": " } else { "; " }, source..source);
            }
            let repeated = labels.iter().map(|label| label.text.len() + 2).sum();
            if builder.may_repeat(repeated) {
                for (index, label) in labels.iter().enumerate() {
                    if index > 0 {
                        builder.push_echo(" ", source..source);
                    }
                    builder.push_echo(&label.text, label.source.clone());
                }
                if !labels.is_empty() {
                    builder.push_echo(": ", source..source);
                }
            }
            match cell.label(text).filter(|_| *from_above) {
                Some(label) if builder.may_repeat(label.text.len()) => {
                    builder.push_echo(&label.text, label.source)
                }
                Some(_) => {}
                None if *from_above => {}
                None => {
                    let start = builder.text().len();
                    write_line(cell, text, builder);
                    cells.push(text::Cell { column: *column, words: start..builder.text().len() });
                }
            }
            before = Some(cell);
        }
        builder.push_row(Row { is_header, cells });
    }
}

fn start_of(cell: &Cell) -> usize {
    cell.fragments
        .iter()
        .find_map(|fragment| match fragment {
            Fragment::Verbatim(range) | Fragment::For(_, range) => Some(range.start),
            Fragment::End(_) => None,
        })
        .unwrap_or(0)
}

/// A cell on one line, without the white space around it.
fn write_line(cell: &Cell, text: &str, builder: &mut ProseBuilder) {
    let blank = |fragment: &Fragment| match fragment {
        Fragment::Verbatim(range) => text[range.clone()].trim().is_empty(),
        Fragment::For(words, _) => words.trim().is_empty(),
        Fragment::End(_) => true,
    };
    let first = cell.fragments.iter().position(|fragment| !blank(fragment)).unwrap_or(0);
    let behind = cell.fragments.iter().rposition(|fragment| !blank(fragment)).map_or(0, |last| last + 1);
    let mut end = 0;
    for (index, fragment) in cell.fragments.iter().enumerate().take(behind).skip(first) {
        match fragment {
            Fragment::Verbatim(range) => {
                let mut words = &text[range.clone()];
                let mut start = range.start;
                if index == first {
                    start += words.len() - words.trim_start().len();
                    words = words.trim_start();
                }
                builder.push(if index + 1 == behind { words.trim_end() } else { words }, start);
                // A fragment may be empty and stand further up.
                end = end.max(range.end);
            }
            Fragment::For(words, range) => {
                // What stands for nothing in the source stands where the line has come to.
                let range =
                    if range.is_empty() { end.max(range.start)..end.max(range.start) } else { range.clone() };
                builder.push_as(words, range.clone());
                end = end.max(range.end);
            }
            Fragment::End(_) => builder.push_as(" ", end..end),
        }
    }
}

fn write_blocks(row: &[Cell], text: &str, dated: Option<&Date>, builder: &mut ProseBuilder) {
    for cell in row {
        for fragment in &cell.fragments {
            match fragment {
                Fragment::Verbatim(range) => builder.push(&text[range.clone()], range.start),
                Fragment::For(words, range) => builder.push_as(words, range.clone()),
                Fragment::End(kind) => builder.end_block(*kind, dated),
            }
        }
        builder.end_block(BlockKind::Paragraph, dated);
    }
}
