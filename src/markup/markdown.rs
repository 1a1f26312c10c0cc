//! Markdown: CommonMark with tables, footnotes, strikethrough and what GitHub adds; MDX passes.

use super::html::Html;
use super::table::Cell;
use super::writer::Writer;
use crate::text::{OPAQUE, ProseBuilder};
use memchr::memmem;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads the text behind `from`.
pub(super) fn read(text: &str, from: usize, builder: &mut ProseBuilder) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let writer = Writer::new(text, builder);
    let mut reader = Reader {
        writer,
        html: Html::new(true),
        skipped: 0,
        nested: 0,
        block_read: false,
        comment_end: from,
        module_code: false,
        in_head: false,
        comments: module_comments(text, from),
    };
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        reader.event(event, from + range.start..from + range.end);
    }
    reader.writer.finish();
}

#[derive(Debug)]
struct Reader<'t, 'b> {
    writer: Writer<'t, 'b>,
    /// HTML that was opened in one fragment and is closed in another.
    html: Html,
    /// Open elements whose text is no prose.
    skipped: usize,
    /// Open quotations and lists, whose marks stand before the lines of what they hold.
    nested: usize,
    /// The lines of this HTML block have been read at once.
    block_read: bool,
    /// Where the comment ends that this HTML block begins with.
    comment_end: usize,
    /// This paragraph is code of MDX.
    module_code: bool,
    /// The header of a table is open.
    in_head: bool,
    /// Comments of MDX, in order.
    comments: Vec<Range<usize>>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(_) if !self.block_read => {
                let behind_comment = range.start.max(self.comment_end)..range.end;
                if !behind_comment.is_empty() {
                    self.html.read(behind_comment, &mut self.writer);
                }
            }
            Event::InlineHtml(_) if self.skipped == 0 => self.html.read(range, &mut self.writer),
            Event::Rule => self.writer.end_block(),
            _ if self.skipped > 0 || self.html.is_skipping() => {}
            Event::Text(words) => self.words(&words, range),
            Event::Code(_) => self.writer.push_as(OPAQUE, range),
            Event::SoftBreak | Event::HardBreak => self.writer.push_as(" ", range),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.writer.source()[range.clone()] != *words {
            return self.writer.push_as(words, range);
        }
        let mut start = range.start;
        let first = self.comments.partition_point(|comment| comment.end <= range.start);
        for comment in self.comments[first..].iter().take_while(|comment| comment.start < range.end) {
            self.html.words(start..comment.start.max(start), &mut self.writer);
            if comment.start >= range.start {
                self.writer.comment(comment.clone());
            }
            start = comment.end.min(range.end);
        }
        self.html.words(start..range.end, &mut self.writer);
    }

    /// A comment at the head of a block whose lines are read one by one, for marks stand before them.
    fn comment_across_lines(&mut self, block: Range<usize>) {
        let html = &self.writer.source()[block.clone()];
        if html.starts_with("<!--") {
            let len = html.find("-->").map_or(html.len(), |at| at + "-->".len());
            self.comment_end = block.start + len;
            self.writer.comment(block.start..self.comment_end);
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Superscript | Tag::Subscript => {}
            Tag::Strikethrough => self.skipped += 1,
            Tag::Image { .. } => {
                if self.skipped == 0 && !self.html.is_skipping() {
                    self.writer.push_as(OPAQUE, range);
                }
                self.skipped += 1;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.writer.end_block();
                self.skipped += 1;
            }
            Tag::HtmlBlock => {
                self.writer.end_block();
                self.block_read = self.nested == 0;
                if self.block_read {
                    self.html.read(range, &mut self.writer);
                } else {
                    self.comment_across_lines(range);
                }
            }
            Tag::Paragraph => {
                self.writer.end_block();
                self.module_code = is_module_code(&self.writer.source()[range]);
                self.skipped += usize::from(self.module_code);
            }
            Tag::Heading { level, .. } => self.writer.start_heading(level_of(level)),
            // A note or a warning is the author's own voice.
            Tag::BlockQuote(Some(_)) => self.nested += 1,
            Tag::BlockQuote(None) => {
                self.nested += 1;
                self.writer.start_quote();
            }
            Tag::List(_) => {
                self.nested += 1;
                self.writer.start_list();
            }
            Tag::Item => self.writer.start_item(),
            Tag::Table(_) => self.writer.start_table(),
            Tag::TableHead => self.in_head = true,
            Tag::TableRow => {}
            Tag::TableCell => self.writer.start_cell(Cell::new(self.in_head, 1, 1)),
            _ => self.writer.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Strikethrough | TagEnd::Image | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.skipped -= 1
            }
            TagEnd::Paragraph => {
                self.writer.end_block();
                self.skipped -= usize::from(std::mem::take(&mut self.module_code));
            }
            TagEnd::Heading(_) => self.writer.end_heading(),
            TagEnd::BlockQuote(Some(_)) => {
                self.writer.end_block();
                self.nested -= 1;
            }
            TagEnd::BlockQuote(None) => {
                self.writer.end_quote();
                self.nested -= 1;
            }
            TagEnd::List(_) => {
                self.writer.end_list();
                self.nested -= 1;
            }
            TagEnd::Table => self.writer.end_table(),
            TagEnd::TableHead | TagEnd::TableRow => {
                self.writer.end_row();
                self.in_head = false;
            }
            TagEnd::TableCell => self.writer.end_cell(),
            _ => self.writer.end_block(),
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

/// Longer comments of MDX are taken for prose, in bytes.
const LONGEST_COMMENT: usize = 4096;

/// `{/* … */}` of MDX, each within a paragraph.
fn module_comments(text: &str, from: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut behind = from;
    let mut close = from;
    for start in memmem::find_iter(&bytes[from..], b"{/*").map(|at| from + at) {
        if close < start + 3 {
            let Some(len) = memmem::find(&bytes[start..], b"*/}") else { break };
            close = start + len;
        }
        let within = start >= behind && close < start + LONGEST_COMMENT;
        if within && memmem::find(&bytes[start..close], b"\n\n").is_none() {
            behind = close + 3;
            comments.push(start..behind);
        }
    }
    comments
}

/// `import` and `export` of MDX.
fn is_module_code(paragraph: &str) -> bool {
    let first = paragraph.lines().next().unwrap_or_default();
    (first.starts_with("import ")
        && first.contains(['\'', '"'])
        && first.trim_end().ends_with(['\'', '"', ';']))
        || ["export const ", "export default ", "export function ", "export {"]
            .iter()
            .any(|start| first.starts_with(start))
}
