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
    disk: DiskOffsets,
    /// How many characters begin before each multiple of [`STRIDE`], so that a column on a line of
    /// megabytes costs no walk along the line.
    characters: OnceLock<Vec<usize>>,
}

const STRIDE: usize = 1024;

/// The way from a decoded text back to the bytes on disk, as runs of characters that all take the
/// same number of bytes on either side: ASCII text in UTF-16 is one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DiskOffsets {
    /// In rising order; empty where the offsets are the same throughout.
    runs: Vec<Run>,
    text_end: u32,
    disk_end: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    text: u32,
    disk: u32,
    /// Bytes of one character in the text, and on disk.
    text_width: u16,
    disk_width: u16,
}

impl DiskOffsets {
    /// For a text whose first character stands at `disk` of the file, behind a byte order mark.
    pub fn starting_at(disk: usize) -> Self {
        Self { runs: Vec::new(), text_end: 0, disk_end: to_u32(disk) }
    }

    /// The next `count` characters take so many bytes each in the text and on disk.
    ///
    /// # Panics
    /// Where the text or the file reaches 4 GiB; files that large are not read.
    pub fn push(&mut self, count: usize, text_width: u16, disk_width: u16) {
        if count == 0 {
            return;
        }
        let same = self
            .runs
            .last()
            .is_some_and(|last| last.text_width == text_width && last.disk_width == disk_width);
        if !same {
            self.runs.push(Run { text: self.text_end, disk: self.disk_end, text_width, disk_width });
        }
        self.text_end = to_u32(self.text_end as usize + count * usize::from(text_width));
        self.disk_end = to_u32(self.disk_end as usize + count * usize::from(disk_width));
    }

    /// How many runs the text falls into.
    pub fn run_count(&self) -> usize {
        self.runs.len()
    }

    /// Where on disk begins what holds a byte of the text: a character, or several where one code stands for them.
    fn start(&self, offset: usize) -> usize {
        self.on_disk(offset, |inside, width| inside / width)
    }

    /// Where on disk ends what the text holds before an offset.
    fn end(&self, offset: usize) -> usize {
        self.on_disk(offset, usize::div_ceil)
    }

    /// `count` tells how many characters of a run come before so many bytes of it, each of a width.
    fn on_disk(&self, offset: usize, count: impl Fn(usize, usize) -> usize) -> usize {
        let Some(before) = self.runs.partition_point(|run| run.text as usize <= offset).checked_sub(1) else {
            return offset;
        };
        let run = self.runs[before];
        let characters = count(offset - run.text as usize, usize::from(run.text_width));
        run.disk as usize + characters * usize::from(run.disk_width)
    }
}

fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).expect("texts are smaller than 4 GiB")
}

impl SourceFile {
    /// A file whose text is UTF-8 on disk, so that offsets agree.
    pub fn new(id: SourceId, path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::decoded(id, path, text, DiskOffsets::default())
    }

    /// A file whose text was decoded from another encoding.
    pub fn decoded(
        id: SourceId,
        path: impl Into<String>,
        text: impl Into<String>,
        disk: DiskOffsets,
    ) -> Self {
        let text = text.into();
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { id, path: path.into(), text, line_starts, disk, characters: OnceLock::new() }
    }

    /// The place of a byte offset of the text. An offset behind the end is the end's.
    pub fn location(&self, offset: usize) -> Location {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = self.line_starts[line - 1];
        // Most lines are short, and need no count of the whole text.
        let characters = if offset - start < STRIDE {
            beginnings(&self.text.as_bytes()[start..offset])
        } else {
            self.characters_before(offset) - self.characters_before(start)
        };
        let mut column = characters + 1;
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
        self.disk.start(range.start)..self.disk.end(range.end)
    }
}

/// How many characters begin in these bytes.
fn beginnings(bytes: &[u8]) -> usize {
    if bytes.is_ascii() {
        return bytes.len();
    }
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
    fn disk_offsets_follow_the_width_of_characters() {
        let mut disk = DiskOffsets::starting_at(2);
        disk.push(1, 1, 2);
        disk.push(1, 2, 2);
        disk.push(1, 1, 2);
        let file = SourceFile::decoded(SourceId(0), "a", "aéb", disk);
        assert_eq!(file.disk_range(0..4), 2..8);
        assert_eq!(file.disk_range(1..3), 4..6);
    }

    #[test]
    fn equal_widths_make_one_run() {
        let mut disk = DiskOffsets::default();
        disk.push(10, 1, 2);
        disk.push(5, 1, 2);
        assert_eq!(disk.run_count(), 1);
    }
}
