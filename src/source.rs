//! Where bytes come from: files that were read, and places in them.
//!
//! Every other layer points into a [`SourceFile`] by [`Span`]; nothing is ever searched for a
//! second time. This module does no I/O.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Names one [`SourceFile`] within one run. Ordered as the files were added to [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// A stretch of one file: byte offsets into its decoded text, `end` excluded.
///
/// For UTF-8 files these are the offsets on disk. For other encodings
/// [`SourceFile::disk_range`] leads back to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub source: SourceId,
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        Self { source, start: range.start, end: range.end }
    }

    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A line and a column, both from 1; columns count characters, not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    pub line: usize,
    pub column: usize,
}

/// A file that was read: its path as given, its text as decoded, and where its lines begin.
#[derive(Debug)]
pub struct SourceFile {
    pub id: SourceId,
    pub path: String,
    pub text: String,
    line_starts: Vec<usize>,
    /// Pairs (offset in `text`, offset on disk) at which the two begin to differ by a new
    /// amount; empty where they are the same throughout.
    disk_offsets: Vec<(usize, usize)>,
    /// How many characters begin before each multiple of [`STRIDE`], so that a column on a line of
    /// megabytes costs no walk along the line.
    characters: OnceLock<Vec<usize>>,
}

const STRIDE: usize = 1024;

impl SourceFile {
    /// A file whose text is UTF-8 on disk, so that offsets agree.
    pub fn new(id: SourceId, path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::decoded(id, path, text, Vec::new())
    }

    /// A file whose text was decoded; `disk_offsets` holds, in rising order, the pairs (offset in
    /// the text, offset on disk) of characters, at least at every place where the distance between
    /// the two changes.
    pub fn decoded(
        id: SourceId,
        path: impl Into<String>,
        text: impl Into<String>,
        disk_offsets: Vec<(usize, usize)>,
    ) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { id, path: path.into(), text, line_starts, disk_offsets, characters: OnceLock::new() }
    }

    /// The place of a byte offset of the text. An offset behind the end is the end's.
    pub fn location(&self, offset: usize) -> Location {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        let mut column = self.characters_before(offset) - self.characters_before(start) + 1;
        if start == 0 && self.text.starts_with('\u{feff}') && column > 1 {
            column -= 1;
        }
        Location { line, column }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let bytes = self.text.as_bytes();
        let strides = self.characters.get_or_init(|| {
            let mut before = 0;
            let mut counts = Vec::with_capacity(bytes.len() / STRIDE + 1);
            for chunk in bytes.chunks(STRIDE) {
                counts.push(before);
                before += beginnings(chunk);
            }
            counts
        });
        match strides.get(offset / STRIDE) {
            Some(before) => before + beginnings(&bytes[offset / STRIDE * STRIDE..offset]),
            None => strides
                .last()
                .map_or(0, |before| before + beginnings(&bytes[(strides.len() - 1) * STRIDE..offset])),
        }
    }

    /// The number of lines, the last one counted even if empty.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The bytes of a line (counted from 1), its line end included.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let start = self.line_starts[line - 1];
        let end = self.line_starts.get(line).copied().unwrap_or(self.text.len());
        start..end
    }

    /// A range of the text as a range of bytes on disk.
    pub fn disk_range(&self, range: Range<usize>) -> Range<usize> {
        self.disk_offset(range.start)..self.disk_offset(range.end)
    }

    fn disk_offset(&self, offset: usize) -> usize {
        match self.disk_offsets.partition_point(|&(text, _)| text <= offset) {
            0 => offset,
            n => {
                let (text, disk) = self.disk_offsets[n - 1];
                disk + (offset - text)
            }
        }
    }
}

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// All files of one run, texts and rule files alike.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Adds the file that `make` builds from the id it is given.
    pub fn add(&mut self, make: impl FnOnce(SourceId) -> SourceFile) -> Arc<SourceFile> {
        let id = SourceId(u32::try_from(self.files.len()).expect("fewer than 2^32 files in a run"));
        let file = Arc::new(make(id));
        assert_eq!(file.id, id, "a file keeps the id it was given");
        self.files.push(Arc::clone(&file));
        file
    }

    pub fn get(&self, id: SourceId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new(SourceId(0), "a", "é—x\r\nzwei");
        assert_eq!(file.location(5), Location { line: 1, column: 3 });
        assert_eq!(file.location(8), Location { line: 2, column: 1 });
        assert_eq!(file.location(99), Location { line: 2, column: 5 });
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let file = SourceFile::new(SourceId(0), "a", "\u{feff}ab");
        assert_eq!(file.location(4), Location { line: 1, column: 2 });
    }

    #[test]
    fn disk_offsets_follow_the_last_known_pair() {
        let file = SourceFile::decoded(SourceId(0), "a", "aéb", vec![(0, 0), (3, 2)]);
        assert_eq!(file.disk_range(0..4), 0..3);
    }
}
