//! A document: its prose, its sentences, what is known of it.
//!
//! The prose is the text a reader sees: markup, link targets, code, comments and front matter are
//! left out, a line break inside a paragraph is a space, a soft hyphen is nothing. An
//! [`OffsetMap`] leads from each of its bytes back to the file.

mod column;
mod layout;
mod offsets;
mod sentences;
mod values;
mod visible;

pub use layout::{Cell, Comment, List, Row, Table};
pub use offsets::{OffsetMap, ProseBuilder, Stretch};
pub use sentences::sentences;
pub use values::ValueReader;
pub use visible::OPAQUE;

use crate::source::{SourceFile, Span};
use crate::value::{Context, Date, DayOrder};
use std::ops::Range;
use std::sync::Arc;

/// Whether a text is being checked or stands behind the one that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Draft,
    /// A source that is asked about by name. It weighs what every source weighs.
    NamedSource,
    Source,
}

impl Role {
    /// Whether findings are wanted that touch the text.
    pub fn is_asked_about(self) -> bool {
        self != Self::Source
    }
}

/// One text, as all later stages see it.
#[derive(Clone, Debug)]
pub struct Document {
    pub file: Arc<SourceFile>,
    /// The path by which the configuration and fingerprints know it, wherever the command is run: seen
    /// from the configuration's folder, `/` between its parts.
    pub known_as: String,
    pub role: Role,
    pub published: Option<Date>,
    pub publisher: Option<String>,
    /// How much it weighs against other texts: 1 is the most.
    pub tier: Option<u32>,
    /// The path of the text that it rewrites, which need not be among those that were read.
    pub derived_from: Option<String>,
    /// The order of day and month, where the configuration or the text itself tells it.
    pub day_order: Option<DayOrder>,
    /// Whose money "$" and "pesos" are in it, by ISO 4217.
    pub currency: Option<&'static str>,
    pub prose: Prose,
}

/// What a block of prose is in its document. Every block ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Heading,
    Paragraph,
    ListItem,
    /// A table row, its header's cells before its own: one sentence.
    TableRow,
    /// Words of another voice: a quoted reply, a block quotation.
    Quote,
}

/// A heading, paragraph, list item, table row or quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    /// Bytes of the prose.
    pub range: Range<usize>,
    /// The date that a dated heading above gives to this block (a changelog's section); overrides
    /// [`Document::published`].
    pub dated: Option<Date>,
}

/// The words of a document that make statements.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    pub text: String,
    pub blocks: Vec<Block>,
    /// By their first blocks; a nested list stands behind the one that it is in.
    pub lists: Vec<List>,
    pub tables: Vec<Table>,
    /// In the order of the file.
    pub comments: Vec<Comment>,
    pub offsets: OffsetMap,
}

impl Prose {
    /// The sentences of a block, as ranges of the block. A heading and a table row are one each.
    pub fn sentences(&self, block: &Block) -> Vec<Range<usize>> {
        match block.kind {
            BlockKind::Heading | BlockKind::TableRow => std::iter::once(0..block.range.len()).collect(),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
                sentences(&self.text[block.range.clone()])
            }
        }
    }

    /// Makes the first `len` bytes of a block a heading of their own.
    pub fn split_heading(&mut self, index: usize, len: usize) {
        let Range { start, end } = self.blocks[index].range.clone();
        let head = start..start + self.text[start..start + len].trim_end().len();
        let rest = end - self.text[start + len..end].trim_start().len()..end;
        let dated = self.blocks[index].dated;
        self.blocks[index].range = rest;
        self.blocks.insert(index, Block { kind: BlockKind::Heading, range: head, dated });
        for list in &mut self.lists {
            list.blocks.start += usize::from(list.blocks.start > index);
            list.blocks.end += usize::from(list.blocks.end > index);
        }
    }
}

impl Document {
    /// The place in the file of a range of the prose.
    pub fn span(&self, prose: Range<usize>) -> Span {
        Span::new(self.file.id, self.prose.offsets.source_range(prose))
    }

    /// The date that a block's statements are read against.
    pub fn date_of<'a>(&'a self, block: &'a Block) -> Option<&'a Date> {
        block.dated.as_ref().or(self.published.as_ref())
    }

    /// What the values of a block are read against, the date last named aside: a [`ValueReader`] knows that.
    pub fn context(&self, block: &Block) -> Context {
        Context {
            published: self.date_of(block).cloned(),
            day_order: self.day_order,
            currency: self.currency,
            ..Context::default()
        }
    }
}
