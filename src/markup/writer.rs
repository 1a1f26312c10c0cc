//! What Markdown and HTML are written to: blocks of prose, with what is open around them.

use super::comment;
use super::section::Sections;
use super::table::{Cell, Fragment, Table};
use crate::text::{BlockKind, ProseBuilder};
use std::ops::Range;

/// Writes blocks, and keeps the cells of a table until their row is whole.
#[derive(Debug)]
pub(super) struct Writer<'t, 'b> {
    text: &'t str,
    builder: &'b mut ProseBuilder,
    sections: Sections,
    tables: Vec<Table>,
    quotes: usize,
    /// The lists that are open; `None` for one inside a table's cell, of which nothing is kept.
    lists: Vec<Option<usize>>,
    /// The level of the heading that is open.
    heading: Option<u8>,
}

impl<'t, 'b> Writer<'t, 'b> {
    pub(super) fn new(text: &'t str, builder: &'b mut ProseBuilder) -> Self {
        Self {
            text,
            builder,
            sections: Sections::default(),
            tables: Vec::new(),
            quotes: 0,
            lists: Vec::new(),
            heading: None,
        }
    }

    /// The whole file.
    pub(super) fn source(&self) -> &'t str {
        self.text
    }

    /// Prose as it stands in the file.
    pub(super) fn push(&mut self, range: Range<usize>) {
        if let Some(cell) = self.open_cell() {
            cell.push(Fragment::Verbatim(range));
        } else if !self.builder.open_block().is_empty() || !self.text[range.clone()].trim().is_empty() {
            self.builder.push(&self.text[range.clone()], range.start);
        }
    }

    /// Prose that stands for other bytes of the file.
    pub(super) fn push_as(&mut self, words: &str, range: Range<usize>) {
        match self.open_cell() {
            Some(cell) => cell.push(Fragment::For(words.to_owned(), range)),
            None => self.builder.push_as(words, range),
        }
    }

    /// A comment, its marks included.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        let in_row = self.tables.last().is_some_and(Table::has_words);
        let inside = in_row || !self.builder.open_block().trim().is_empty();
        if let Some(comment) = comment::addressed(self.text, range, inside) {
            self.builder.push_comment(comment);
        }
    }

    /// The words of the open block so far; nothing inside a table's cell.
    pub(super) fn open_block(&self) -> &str {
        self.builder.open_block()
    }

    /// How many blocks have ended.
    pub(super) fn block_count(&self) -> usize {
        self.builder.blocks().len()
    }

    /// Ends the open block, if any.
    pub(super) fn end_block(&mut self) {
        let kind = self.kind();
        self.end_block_of(kind);
    }

    pub(super) fn start_heading(&mut self, level: u8) {
        self.end_block();
        if self.tables.last_mut().is_some_and(|table| table.open_cell().is_some()) {
            self.lay_out();
        }
        self.sections.end(level);
        self.heading = Some(level);
    }

    pub(super) fn end_heading(&mut self) {
        if let Some(level) = self.heading {
            self.sections.begin(level, self.builder.open_block());
            self.end_block();
            self.heading = None;
        }
    }

    pub(super) fn start_quote(&mut self) {
        self.end_block();
        self.quotes += 1;
    }

    pub(super) fn end_quote(&mut self) {
        self.end_block();
        self.quotes = self.quotes.saturating_sub(1);
    }

    pub(super) fn start_list(&mut self) {
        self.end_block();
        let kept = self.open_cell().is_none();
        self.lists.push(kept.then(|| self.builder.start_list()));
    }

    pub(super) fn start_item(&mut self) {
        self.end_block();
        if let Some(Some(list)) = self.lists.last() {
            self.builder.start_item(*list);
        }
    }

    pub(super) fn end_list(&mut self) {
        self.end_block();
        if let Some(Some(list)) = self.lists.pop() {
            self.builder.end_list(list);
        }
    }

    pub(super) fn start_table(&mut self) {
        self.end_block();
        if !self.tables.is_empty() {
            // A table within a cell: the outer one lays out the page.
            self.lay_out();
        }
        self.tables.push(Table::default());
        self.builder.start_table();
    }

    pub(super) fn end_table(&mut self) {
        self.end_row();
        self.tables.pop();
    }

    pub(super) fn end_row(&mut self) {
        self.end_stray();
        if let Some(table) = self.tables.last_mut() {
            table.end_row(self.text, self.sections.date(), self.builder);
        }
    }

    pub(super) fn start_cell(&mut self, cell: Cell) {
        self.end_stray();
        if let Some(table) = self.tables.last_mut() {
            table.start_cell(cell);
        }
    }

    pub(super) fn end_cell(&mut self) {
        if self.open_cell().is_none() {
            self.end_block();
        }
        if let Some(table) = self.tables.last_mut() {
            table.end_cell();
        }
    }

    /// Whether a table is open.
    pub(super) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Writes what is still kept.
    pub(super) fn finish(&mut self) {
        self.end_heading();
        while self.in_table() {
            self.end_table();
        }
        while !self.lists.is_empty() {
            self.end_list();
        }
        self.end_block();
    }

    fn kind(&self) -> BlockKind {
        if self.quotes > 0 {
            BlockKind::Quote
        } else if self.heading.is_some() {
            BlockKind::Heading
        } else if !self.lists.is_empty() {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn end_block_of(&mut self, kind: BlockKind) {
        match self.tables.last_mut().and_then(Table::open_cell) {
            Some(cell) => cell.push(Fragment::End(kind)),
            None => self.builder.end_block(kind, self.sections.date()),
        }
    }

    fn open_cell(&mut self) -> Option<&mut Vec<Fragment>> {
        self.tables.last_mut().and_then(Table::open_cell)
    }

    /// Ends what was written between the cells of a table, or without any table.
    fn end_stray(&mut self) {
        self.builder.end_block(self.kind(), self.sections.date());
    }

    fn lay_out(&mut self) {
        self.end_stray();
        if let Some(table) = self.tables.last_mut() {
            table.lay_out(self.text, self.sections.date(), self.builder);
        }
    }
}
