//! Markdown: CommonMark with tables, footnotes and strikethrough.

use crate::text::{BlockKind, OPAQUE, ProseBuilder};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads the text behind `from`.
pub(super) fn read(text: &str, from: usize, builder: &mut ProseBuilder) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut reader = Reader { text, builder, quotes: 0, items: 0, skipped: 0 };
    for (event, range) in Parser::new_ext(&text[from..], options).into_offset_iter() {
        reader.event(event, from + range.start..from + range.end);
    }
}

#[derive(Debug)]
struct Reader<'t, 'b> {
    text: &'t str,
    builder: &'b mut ProseBuilder,
    quotes: usize,
    items: usize,
    /// Open elements whose text is no prose.
    skipped: usize,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.skipped == 0 => self.words(&words, range),
            Event::Code(_) if self.skipped == 0 => self.builder.push_as(OPAQUE, range),
            Event::SoftBreak | Event::HardBreak if self.skipped == 0 => self.builder.push_as(" ", range),
            Event::Rule => self.end_block(self.kind()),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if self.text[range.clone()] == *words {
            self.builder.push(words, range.start);
        } else {
            self.builder.push_as(words, range);
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } => {}
            Tag::Strikethrough => self.skipped += 1,
            Tag::Image { .. } => {
                if self.skipped == 0 {
                    self.builder.push_as(OPAQUE, range);
                }
                self.skipped += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.end_block(self.kind());
                self.skipped += 1;
            }
            Tag::BlockQuote(_) => {
                self.end_block(self.kind());
                self.quotes += 1;
            }
            Tag::Item => {
                self.end_block(self.kind());
                self.items += 1;
            }
            _ => self.end_block(self.kind()),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => {}
            TagEnd::Strikethrough | TagEnd::Image => self.skipped -= 1,
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => self.skipped -= 1,
            TagEnd::Heading(_) => self.end_block(BlockKind::Heading),
            TagEnd::BlockQuote(_) => {
                self.end_block(self.kind());
                self.quotes -= 1;
            }
            TagEnd::Item => {
                self.end_block(self.kind());
                self.items -= 1;
            }
            _ => self.end_block(self.kind()),
        }
    }

    fn kind(&self) -> BlockKind {
        if self.quotes > 0 {
            BlockKind::Quote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn end_block(&mut self, kind: BlockKind) {
        self.builder.end_block(kind, None);
    }
}
