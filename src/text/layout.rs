//! Lists and tables as they are laid out, for those who compare their parts; comments that speak to gainsay.

use std::ops::Range;

/// A list that no table holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The blocks that stand in it, nested lists among them, as indices of the prose's blocks.
    pub blocks: Range<usize>,
    /// How many items it has at its own level.
    pub items: usize,
}

/// A table of figures; one that only lays out a page has no rows here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whether it names the columns.
    pub is_header: bool,
    /// The cells that have words, from left to right.
    pub cells: Vec<Cell>,
}

/// A cell of a table's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The first column that it takes, from 0.
    pub column: usize,
    /// Its own words, as bytes of the prose.
    pub words: Range<usize>,
}

/// A comment that speaks to gainsay. It is no prose; what it says is for `policy` to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Bytes of the file, the marks of the comment included.
    pub range: Range<usize>,
    /// What stands between the marks.
    pub words: Range<usize>,
    /// One that is never closed is its first line here, whatever else it swallows.
    pub is_closed: bool,
    /// Words of its block stand before it.
    pub inside: bool,
}
