//! The way from prose back to the file, byte for byte.

use super::{Block, BlockKind, Prose};
use crate::value::Date;
use std::ops::Range;

/// A run of prose bytes that stand one for one in the source, or (where `len` differs from
/// `source_len`) a piece that stands for another: a space for a line break, `&` for `&amp;`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    prose: usize,
    len: usize,
    source: usize,
    source_len: usize,
}

/// Maps bytes of the prose to bytes of the source. Pieces are in prose order; a table's header may
/// be met again before each of its rows, so that source order is not promised.
#[derive(Clone, Debug, Default)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// The source bytes from the first to the last byte of a stretch of prose. Where the pieces at
    /// its two ends are out of order in the source, the first piece's own part.
    pub fn source_range(&self, prose: Range<usize>) -> Range<usize> {
        let Some(start) = self.source_of(prose.start) else {
            let end = self.pieces.last().map_or(0, |piece| piece.source + piece.source_len);
            return end..end;
        };
        if prose.is_empty() {
            return start..start;
        }
        let last = self.piece_at(prose.end - 1);
        let end = match last {
            Some(piece) if piece.len == piece.source_len => {
                piece.source + (prose.end - piece.prose).min(piece.len)
            }
            Some(piece) => piece.source + piece.source_len,
            None => start,
        };
        start..end.max(start)
    }

    fn source_of(&self, prose: usize) -> Option<usize> {
        let piece = self.piece_at(prose)?;
        Some(if piece.len == piece.source_len { piece.source + (prose - piece.prose) } else { piece.source })
    }

    fn piece_at(&self, prose: usize) -> Option<Piece> {
        let next = self.pieces.partition_point(|piece| piece.prose <= prose);
        let piece = *self.pieces.get(next.checked_sub(1)?)?;
        (prose < piece.prose + piece.len).then_some(piece)
    }
}

/// Builds a [`Prose`] piece by piece, keeping the offsets.
#[derive(Debug, Default)]
pub struct ProseBuilder {
    prose: Prose,
    block_start: Option<usize>,
}

impl ProseBuilder {
    /// Text that stands in the source as it is, from `source` on.
    pub fn push(&mut self, text: &str, source: usize) {
        self.push_as(text, source..source + text.len());
    }

    /// Text that stands for other bytes of the source.
    pub fn push_as(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let prose = self.prose.text.len();
        self.block_start.get_or_insert(prose);
        self.prose.text.push_str(text);
        let new = Piece { prose, len: text.len(), source: source.start, source_len: source.len() };
        if let Some(last) = self.prose.offsets.pieces.last_mut()
            && last.len == last.source_len
            && new.len == new.source_len
            && last.source + last.len == new.source
            && last.prose + last.len == new.prose
        {
            last.len += new.len;
            last.source_len += new.source_len;
        } else {
            self.prose.offsets.pieces.push(new);
        }
    }

    /// The prose so far.
    pub fn text(&self) -> &str {
        &self.prose.text
    }

    /// Ends the block that the pieces since the last end make up; blank ones are left out.
    pub fn end_block(&mut self, kind: BlockKind, dated: Option<&Date>) {
        let Some(start) = self.block_start.take() else { return };
        let text = &self.prose.text[start..];
        let range = start + (text.len() - text.trim_start().len())..start + text.trim_end().len();
        if range.start < range.end {
            self.prose.blocks.push(Block { kind, range, dated: dated.cloned() });
        }
        self.prose.text.push('\n');
    }

    pub fn finish(mut self) -> Prose {
        self.end_block(BlockKind::Paragraph, None);
        self.prose
    }
}
