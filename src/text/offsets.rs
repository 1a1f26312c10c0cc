//! The way from prose back to the file, byte for byte.

use super::visible::{self, OPAQUE};
use super::{Block, BlockKind, Comment, List, Prose, Row, Table};
use crate::value::Date;
use std::ops::Range;

/// A run of prose bytes that stand one for one in the source, or a piece that stands for another: a
/// space for a tag, `&` for `&amp;`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    prose: usize,
    len: usize,
    source: usize,
    source_len: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Byte for byte the source, so that it may be cut.
    Verbatim,
    /// Stands for something else.
    Other,
    /// Stands elsewhere and is repeated here: a table's header before a cell.
    Repeated,
}

/// A stretch of prose and what it stands for in the source. Where the two are equally long, they are
/// the same but for line breaks, which are spaces in the prose, and characters of private use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub prose: Range<usize>,
    pub source: Range<usize>,
    /// It stands elsewhere and is repeated here: a table's header before a cell.
    pub repeated: bool,
}

/// Maps bytes of the prose to bytes of the source. Pieces are in prose order; a table's header is
/// met again before each of its rows, so that source order is not promised.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The source bytes from the first to the last byte of a stretch of prose. A table's header that
    /// is repeated at its edges counts only where the stretch holds nothing else.
    pub fn source_range(&self, prose: Range<usize>) -> Range<usize> {
        let first = self.pieces.partition_point(|piece| piece.prose + piece.len <= prose.start);
        let behind = self.pieces.partition_point(|piece| piece.prose < prose.end.max(prose.start + 1));
        let touched = &self.pieces[first.min(behind)..behind];
        let Some(any) = touched.first() else {
            let end = self.pieces.get(first).or(self.pieces.last()).map_or(0, |piece| piece.source);
            return end..end;
        };
        let own = |piece: &&Piece| piece.kind != Kind::Repeated;
        let from = touched.iter().find(own).unwrap_or(any);
        let to = touched.iter().rev().find(own).unwrap_or(any);
        let start = from.source_at(prose.start.max(from.prose), false);
        if prose.is_empty() {
            return start..start;
        }
        let end = to.source_at(prose.end.min(to.prose + to.len), true);
        start..end.max(start)
    }

    /// What the prose is made of, in its order.
    pub fn stretches(&self) -> impl Iterator<Item = Stretch> {
        self.pieces.iter().map(|piece| Stretch {
            prose: piece.prose..piece.prose + piece.len,
            source: piece.source..piece.source + piece.source_len,
            repeated: piece.kind == Kind::Repeated,
        })
    }
}

impl Piece {
    /// The source offset of a prose offset in or at the end of this piece. A piece that stands for
    /// another is not cut: it counts whole on the side that is asked for.
    fn source_at(&self, prose: usize, end: bool) -> usize {
        if self.kind == Kind::Verbatim {
            self.source + (prose - self.prose)
        } else if end {
            self.source + self.source_len
        } else {
            self.source
        }
    }
}

/// Builds a [`Prose`] piece by piece, keeping the offsets.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    prose: Prose,
    block_start: Option<usize>,
    /// How many bytes of the prose are repetitions.
    repeated: usize,
}

impl ProseBuilder {
    /// A builder with room for the prose of a text of `len` bytes.
    pub fn with_capacity(len: usize) -> Self {
        let mut builder = Self::default();
        builder.prose.text.reserve(len);
        builder
    }

    /// Text that stands in the source as it is, from `source` on. A line break becomes a space, a
    /// soft hyphen and other characters without a form nothing, a web address one opaque character.
    pub fn push(&mut self, text: &str, source: usize) {
        let mut done = 0;
        for (odd, fate) in visible::oddities(text) {
            self.push_verbatim(&text[done..odd.start], source + done);
            self.append(fate.replacement(), source + odd.start..source + odd.end, Kind::Other);
            done = odd.end;
        }
        self.push_verbatim(&text[done..], source + done);
    }

    /// Text that stands for other bytes of the source: a decoded entity, a space for a tag.
    pub fn push_as(&mut self, text: &str, source: Range<usize>) {
        for (index, line) in visible::shown(text).split(['\n', '\r']).enumerate() {
            if index > 0 {
                self.append(" ", source.clone(), Kind::Other);
            }
            self.append(line, source.clone(), Kind::Other);
        }
    }

    /// Text of another place, repeated here so that the sentence can be read: a table's header.
    pub fn push_echo(&mut self, text: &str, source: Range<usize>) {
        self.repeated += text.len();
        self.append(text, source, Kind::Repeated);
    }

    /// Whether so many more bytes may be repeated: the prose of a file stays within a multiple of the
    /// file, however its tables are made.
    pub fn may_repeat(&self, len: usize) -> bool {
        let own = self.prose.text.len() - self.repeated;
        self.repeated + len <= 8 * own + 64 * 1024
    }

    /// The prose so far.
    pub fn text(&self) -> &str {
        &self.prose.text
    }

    /// The words of the block that is being built.
    pub fn open_block(&self) -> &str {
        self.block_start.map_or("", |start| &self.prose.text[start..])
    }

    /// The blocks that have ended.
    pub fn blocks(&self) -> &[Block] {
        &self.prose.blocks
    }

    /// Ends the block that the pieces since the last end make up; one without any words is left out.
    pub fn end_block(&mut self, kind: BlockKind, dated: Option<&Date>) {
        let Some(start) = self.block_start.take() else { return };
        let text = &self.prose.text[start..];
        let range = start + (text.len() - text.trim_start().len())..start + text.trim_end().len();
        let wordless = |c: char| c.is_whitespace() || OPAQUE.contains(c);
        if !text.trim_start_matches(wordless).is_empty() {
            self.prose.blocks.push(Block { kind, range, dated: dated.cloned() });
        }
        self.prose.text.push('\n');
    }

    /// A list begins behind the last block; its items and its end are told by what is returned.
    pub fn start_list(&mut self) -> usize {
        let start = self.prose.blocks.len();
        self.prose.lists.push(List { blocks: start..start, items: 0 });
        self.prose.lists.len() - 1
    }

    /// An item of a list begins.
    pub fn start_item(&mut self, list: usize) {
        self.prose.lists[list].items += 1;
    }

    /// A list has ended with the last block.
    pub fn end_list(&mut self, list: usize) {
        self.prose.lists[list].blocks.end = self.prose.blocks.len();
    }

    /// A table begins; its rows are those pushed until the next begins.
    pub fn start_table(&mut self) {
        self.prose.tables.push(Table::default());
    }

    /// A row of the table that began last.
    pub fn push_row(&mut self, row: Row) {
        if let Some(table) = self.prose.tables.last_mut() {
            table.rows.push(row);
        }
    }

    /// A comment that speaks to gainsay stands here.
    pub fn push_comment(&mut self, comment: Comment) {
        self.prose.comments.push(comment);
    }

    pub fn finish(mut self) -> Prose {
        self.end_block(BlockKind::Paragraph, None);
        self.prose.tables.retain(|table| !table.rows.is_empty());
        self.prose
    }

    fn push_verbatim(&mut self, text: &str, source: usize) {
        let mut done = 0;
        for line_break in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
            self.append(&text[done..line_break], source + done..source + line_break, Kind::Verbatim);
            self.append(" ", source + line_break..source + line_break + 1, Kind::Verbatim);
            done = line_break + 1;
        }
        self.append(&text[done..], source + done..source + text.len(), Kind::Verbatim);
    }

    fn append(&mut self, text: &str, source: Range<usize>, kind: Kind) {
        if text.is_empty() {
            return;
        }
        let prose = self.prose.text.len();
        self.block_start.get_or_insert(prose);
        self.prose.text.push_str(text);
        // One byte for one cannot be cut, so that a space for a line feed joins its line.
        let kind =
            if kind == Kind::Other && (text.len(), source.len()) == (1, 1) { Kind::Verbatim } else { kind };
        if let Some(last) = self.prose.offsets.pieces.last_mut()
            && (last.kind, kind) == (Kind::Verbatim, Kind::Verbatim)
            && last.source + last.source_len == source.start
            && last.prose + last.len == prose
        {
            last.len += text.len();
            last.source_len += text.len();
        } else {
            let piece =
                Piece { prose, len: text.len(), source: source.start, source_len: source.len(), kind };
            self.prose.offsets.pieces.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(parts: impl FnOnce(&mut ProseBuilder)) -> Prose {
        let mut builder = ProseBuilder::default();
        parts(&mut builder);
        builder.finish()
    }

    #[test]
    fn what_stands_for_another_is_not_cut() {
        // A&amp;B
        let prose = built(|builder| {
            builder.push("A", 0);
            builder.push_as("&", 1..6);
            builder.push("B", 6);
        });
        assert_eq!(prose.text.trim_end(), "A&B");
        assert_eq!(prose.offsets.source_range(0..1), 0..1);
        assert_eq!(prose.offsets.source_range(1..2), 1..6);
        assert_eq!(prose.offsets.source_range(1..3), 1..7);
        assert_eq!(prose.offsets.source_range(3..3), 6..6);
    }

    #[test]
    fn a_line_break_is_a_space_in_the_same_piece() {
        let prose = built(|builder| builder.push("a\r\nb\nc", 10));
        assert_eq!(prose.text, "a  b c\n");
        let whole = Stretch { prose: 0..6, source: 10..16, repeated: false };
        assert_eq!(prose.offsets.stretches().collect::<Vec<_>>(), [whole]);
    }

    #[test]
    fn characters_without_a_form_are_dropped() {
        let prose = built(|builder| builder.push("co\u{ad}op http://x.y/1 \u{e001}", 0));
        assert_eq!(prose.text, "coop \u{fffc} \u{fffd}\n");
        assert_eq!(prose.offsets.source_range(0..4), 0..6);
        assert_eq!(prose.offsets.source_range(5..8), 7..19);
        assert_eq!(prose.offsets.source_range(9..12), 20..23);
    }

    #[test]
    fn a_repeated_header_is_no_part_of_the_row() {
        // Dead|Hurt  7|9
        let prose = built(|builder| {
            builder.push_echo("Dead: ", 0..4);
            builder.push("7", 11);
            builder.push_echo("; Hurt: ", 5..9);
            builder.push("9", 13);
            builder.end_block(BlockKind::TableRow, None);
        });
        assert_eq!(prose.text, "Dead: 7; Hurt: 9\n");
        assert_eq!(prose.offsets.source_range(0..16), 11..14);
        assert_eq!(prose.offsets.source_range(0..4), 0..4);
        assert_eq!(prose.offsets.source_range(6..7), 11..12);
    }

    #[test]
    fn blocks_without_words_are_left_out() {
        let prose = built(|builder| {
            builder.push(" \n ", 0);
            builder.end_block(BlockKind::Paragraph, None);
            builder.push_as(OPAQUE, 3..9);
            builder.end_block(BlockKind::Paragraph, None);
            builder.push(" x ", 9);
        });
        assert_eq!(prose.blocks.len(), 1);
        assert_eq!(&prose.text[prose.blocks[0].range.clone()], "x");
    }
}
