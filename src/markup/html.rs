//! HTML, whole pages and what stands of it in Markdown.
//!
//! Text is always cut from the file itself, between the tags that the tokenizer reports; entities
//! are decoded there, so that every offset is one into the file.

use super::metadata::Metadata;
use super::table::Cell;
use super::writer::Writer;
use super::{entity, metadata};
use crate::text::{OPAQUE, ProseBuilder};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};
use std::ops::Range;

/// Reads the page behind `from`.
pub(super) fn read(text: &str, from: usize, xml: bool, builder: &mut ProseBuilder) -> Metadata {
    let xml = xml || text[from..].trim_start_matches('\u{feff}').starts_with("<?xml");
    let mut writer = Writer::new(text, builder);
    let mut html = Html::new(xml);
    html.read(from..text.len(), &mut writer);
    writer.finish();
    html.metadata
}

/// What is open where HTML is read, between one fragment and the next.
#[derive(Debug, Default)]
pub(super) struct Html {
    /// `<x/>` is empty, as in XHTML and MDX; in HTML the slash means nothing.
    xml: bool,
    skip: Option<Skip>,
    superscript: bool,
    preformatted: usize,
    /// A `<br>` was the last thing written.
    broken: bool,
    tag: OpenTag,
    pub(super) metadata: Metadata,
}

/// An element whose text is no prose.
#[derive(Debug)]
struct Skip {
    name: Vec<u8>,
    /// How many elements of that name are open inside one another.
    depth: usize,
    /// Where it began, if one opaque character takes its place.
    opaque_from: Option<usize>,
    /// The script holds linked data.
    linked_data: bool,
}

/// The start tag that is being read, with the attributes that matter.
#[derive(Debug, Default)]
struct OpenTag {
    name: Vec<u8>,
    start: usize,
    /// Name, value, and where the value stands.
    attributes: Vec<(&'static str, String, Range<usize>)>,
    /// The attribute whose value comes next.
    pending: Option<&'static str>,
}

/// Attributes that matter here.
const ATTRIBUTES: [&str; 11] = [
    "hidden", "style", "content", "name", "property", "itemprop", "datetime", "colspan", "rowspan", "type",
    "pubdate",
];

/// What a start tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Inline,
    Block,
    Heading(u8),
    Quote,
    List,
    /// An item of a list with marks or numbers.
    Item,
    Preformatted,
    Table,
    Row,
    Cell {
        header: bool,
    },
    LineBreak,
    Superscript,
    /// Its text is no prose.
    Skipped,
    /// Its text is no prose, and something stands in its place.
    Opaque,
    Title,
    Meta,
    Time,
}

impl Role {
    fn of(name: &[u8]) -> Self {
        match name {
            b"h1" => Self::Heading(1),
            b"h2" => Self::Heading(2),
            b"h3" => Self::Heading(3),
            b"h4" => Self::Heading(4),
            b"h5" => Self::Heading(5),
            b"h6" => Self::Heading(6),
            b"blockquote" => Self::Quote,
            b"ul" | b"ol" | b"menu" | b"dl" => Self::List,
            b"pre" => Self::Preformatted,
            b"table" => Self::Table,
            b"tr" | b"thead" | b"tbody" | b"tfoot" => Self::Row,
            b"td" => Self::Cell { header: false },
            b"th" => Self::Cell { header: true },
            b"br" => Self::LineBreak,
            b"sup" => Self::Superscript,
            b"script" | b"style" | b"template" | b"noscript" | b"svg" | b"math" | b"iframe" | b"object"
            | b"canvas" | b"audio" | b"video" | b"select" | b"textarea" | b"button" | b"datalist"
            | b"nav" | b"del" | b"s" | b"strike" | b"noframes" | b"noembed" | b"xmp" => Self::Skipped,
            b"code" | b"kbd" | b"samp" | b"tt" => Self::Opaque,
            b"title" => Self::Title,
            b"meta" => Self::Meta,
            b"time" => Self::Time,
            b"li" => Self::Item,
            b"p" | b"div" | b"section" | b"article" | b"main" | b"header" | b"footer" | b"aside" | b"dt"
            | b"dd" | b"figure" | b"figcaption" | b"address" | b"caption" | b"center" | b"details"
            | b"summary" | b"dialog" | b"fieldset" | b"legend" | b"form" | b"hr" | b"body" | b"html"
            | b"head" | b"hgroup" | b"search" | b"option" | b"optgroup" | b"label" | b"colgroup"
            | b"frameset" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether a paragraph whose end tag was left out ends where this begins or ends.
    fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Inline
                | Self::LineBreak
                | Self::Superscript
                | Self::Opaque
                | Self::Skipped
                | Self::Time
                | Self::Meta
        )
    }
}

/// Elements without content.
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Elements whose content the tokenizer does not cut into tags.
fn is_raw(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"title"
            | b"textarea"
            | b"xmp"
            | b"iframe"
            | b"noembed"
            | b"noframes"
            | b"noscript"
    )
}

impl Html {
    pub(super) fn new(xml: bool) -> Self {
        Self { xml, ..Self::default() }
    }

    /// Whether what stands here is no prose.
    pub(super) fn is_skipping(&self) -> bool {
        self.skip.is_some()
    }

    /// Reads a stretch of the file.
    pub(super) fn read(&mut self, range: Range<usize>, writer: &mut Writer<'_, '_>) {
        let source = writer.source();
        let base = range.start;
        let mut text_from = base;
        let this = &mut *self;
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
            let span = base + span.start..base + span.end;
            if matches!(event, CallbackEvent::OpenStartTag { .. } | CallbackEvent::EndTag { .. })
                || matches!(event, CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. })
            {
                debug_assert_eq!(
                    source.as_bytes().get(span.start),
                    Some(&b'<'),
                    "a tag begins where it is said to"
                );
                this.text(text_from..span.start.max(text_from), writer);
                text_from = text_from.max(span.end);
            }
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    // Nothing of the tag is text, even if the file ends within it.
                    text_from = range.end;
                    this.tag.open(name, span.start);
                }
                CallbackEvent::AttributeName { name } => this.tag.attribute(name),
                CallbackEvent::AttributeValue { value } => this.tag.value(value, span.start, source),
                CallbackEvent::CloseStartTag { self_closing } => {
                    text_from = span.end;
                    let empty = this.xml && self_closing;
                    this.start_tag(empty, self_closing, span.end, writer);
                    return (empty && is_raw(&this.tag.name)).then_some(());
                }
                CallbackEvent::EndTag { name } => this.end_tag(name, span, writer),
                CallbackEvent::Comment { .. } => writer.comment(span),
                _ => {}
            }
            None
        });
        emitter.naively_switch_states(true);
        let mut tokenizer = Tokenizer::new_with_emitter(&source[range.clone()], emitter);
        while let Some(Ok(())) = tokenizer.next() {
            // `<script/>` is empty in XML; the tokenizer took what follows for a script.
            tokenizer.set_state(State::Data);
        }
        drop(tokenizer);
        let rest = without_open_tag(&source[text_from.min(range.end)..range.end]);
        self.text(text_from..text_from + rest.len(), writer);
    }

    /// Text of Markdown between fragments of HTML, decoded already.
    pub(super) fn words(&mut self, range: Range<usize>, writer: &mut Writer<'_, '_>) {
        if self.admits(&range, writer) {
            writer.push(range);
        }
    }

    /// Text between two tags.
    fn text(&mut self, range: Range<usize>, writer: &mut Writer<'_, '_>) {
        if let Some(skip) = &self.skip {
            if skip.linked_data {
                self.metadata.linked_data(&writer.source()[range]);
            }
        } else if self.admits(&range, writer) {
            match self.preformatted {
                0 => decoded(range, writer),
                _ => preformatted(range, writer),
            }
        }
    }

    /// Whether text goes into the prose here.
    fn admits(&mut self, range: &Range<usize>, writer: &mut Writer<'_, '_>) -> bool {
        let words = &writer.source()[range.clone()];
        if !words.trim().is_empty() {
            self.broken = false;
        }
        !words.is_empty() && self.skip.is_none() && (!self.superscript || stays_raised(words, range, writer))
    }

    fn start_tag(&mut self, empty: bool, self_closing: bool, end: usize, writer: &mut Writer<'_, '_>) {
        let tag = std::mem::take(&mut self.tag);
        let component = self.xml && is_component(writer.source(), tag.start);
        let role = if component { Role::Inline } else { Role::of(&tag.name) };
        if let Some(skip) = &mut self.skip {
            if !skip.is_ended_by_start(&tag.name, role) {
                skip.depth += usize::from(skip.name == tag.name && !empty && !is_void(&tag.name));
                self.tag = tag;
                return;
            }
            self.skip = None;
        }
        let skipped = role == Role::Skipped || role == Role::Opaque || tag.is_hidden();
        // The slash of `<div hidden/>` was meant, whatever it means.
        if skipped && !is_void(&tag.name) && !empty && (is_raw(&tag.name) || !self_closing) {
            if role.is_block() {
                writer.end_block();
            }
            self.skip = Some(Skip {
                opaque_from: (role == Role::Opaque && !tag.is_hidden()).then_some(tag.start),
                linked_data: tag.name == b"script"
                    && tag.get("type").is_some_and(|kind| kind.contains("ld+json")),
                name: tag.name.clone(),
                depth: 1,
            });
        } else if component && empty && self.skip.is_none() {
            // What it will show is not known here.
            writer.push_as(OPAQUE, tag.start..end);
        } else if !(skipped && is_void(&tag.name)) {
            self.open(role, &tag, empty, end, writer);
        }
        self.tag = tag;
    }

    fn open(&mut self, role: Role, tag: &OpenTag, empty: bool, end: usize, writer: &mut Writer<'_, '_>) {
        if role.is_block() {
            self.superscript = false;
            self.broken = false;
            if !writer.open_block().trim().is_empty() {
                // A heading whose end tag was forgotten.
                writer.end_heading();
            }
        }
        match role {
            Role::Inline | Role::Skipped | Role::Opaque => {}
            Role::Block => writer.end_block(),
            Role::Heading(_) | Role::Quote | Role::List | Role::Preformatted | Role::Title if empty => {}
            Role::Heading(level) => {
                writer.end_heading();
                writer.start_heading(level);
            }
            Role::Quote => writer.start_quote(),
            Role::List => writer.start_list(),
            Role::Item => writer.start_item(),
            Role::Preformatted => {
                writer.end_block();
                self.preformatted += 1;
            }
            Role::Table => writer.start_table(),
            Role::Row => writer.end_row(),
            Role::Cell { header } => {
                let span = |name| tag.get(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
                writer.start_cell(Cell::new(header, span("colspan"), span("rowspan")));
            }
            Role::LineBreak if self.broken => writer.end_block(),
            Role::LineBreak => {
                writer.push_as(" ", tag.start..end);
                self.broken = true;
            }
            Role::Superscript => self.superscript = !empty,
            // A page's title is a heading, but heads no section.
            Role::Title => writer.start_heading(u8::MAX),
            Role::Meta => self.meta(tag, writer),
            Role::Time => {
                if let Some(date) = tag.get("datetime") {
                    let rank = if tag.get("pubdate").is_some() || tag.get("itemprop") == Some("datePublished")
                    {
                        metadata::Rank::Marked
                    } else {
                        metadata::Rank::Near
                    };
                    let near = writer.block_count() < NEAR_THE_TOP && !writer.open_block().contains(". ");
                    if rank == metadata::Rank::Marked || near {
                        self.metadata.offer_date(date, rank);
                    }
                }
            }
        }
    }

    fn meta(&mut self, tag: &OpenTag, writer: &mut Writer<'_, '_>) {
        let Some((_, content, range)) = tag.attributes.iter().find(|(name, ..)| *name == "content") else {
            return;
        };
        let key = tag.get("property").or(tag.get("name")).or(tag.get("itemprop")).unwrap_or_default();
        self.metadata.meta(key, content);
        if key.eq_ignore_ascii_case("description")
            && writer.open_block().trim().is_empty()
            && !writer.in_table()
        {
            decoded(range.clone(), writer);
            writer.end_block();
        }
    }

    fn end_tag(&mut self, name: &[u8], span: Range<usize>, writer: &mut Writer<'_, '_>) {
        let role = Role::of(name);
        if let Some(skip) = &mut self.skip {
            if skip.name == name {
                skip.depth -= 1;
                if skip.depth == 0 {
                    if let Some(from) = skip.opaque_from {
                        writer.push_as(OPAQUE, from..span.end);
                        self.broken = false;
                    }
                    self.skip = None;
                }
                return;
            }
            if !skip.is_ended_by_end(name, role) {
                return;
            }
            self.skip = None;
        }
        if role.is_block() {
            self.superscript = false;
            self.broken = false;
        }
        match role {
            Role::Heading(_) | Role::Title => writer.end_heading(),
            Role::Quote => writer.end_quote(),
            Role::List => writer.end_list(),
            Role::Preformatted => {
                writer.end_block();
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            Role::Table => writer.end_table(),
            Role::Row => writer.end_row(),
            Role::Cell { .. } => writer.end_cell(),
            Role::Block | Role::Item => writer.end_block(),
            Role::Superscript => self.superscript = false,
            _ => {}
        }
    }
}

/// The last text of a file that ends within a tag's name, which the tokenizer does not report.
fn without_open_tag(text: &str) -> &str {
    match text.rfind('<') {
        Some(at) if text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => &text[..at],
        _ => text,
    }
}

/// `<Figure/>` of MDX, which is no `<figure>`.
fn is_component(source: &str, start: usize) -> bool {
    source.as_bytes().get(start + 1).is_some_and(u8::is_ascii_uppercase)
        && source.as_bytes().get(start + 2).is_some_and(u8::is_ascii_lowercase)
}

/// A date stands near the top of a page if no more blocks come before it.
const NEAR_THE_TOP: usize = 8;

/// Whether text in superscript is prose: "18th", "m²" and powers stay, marks of footnotes do not.
fn stays_raised(words: &str, range: &Range<usize>, writer: &mut Writer<'_, '_>) -> bool {
    let mark = words.trim().trim_matches(['[', ']', '(', ')']);
    if mark.chars().any(|c| c.is_alphabetic()) && mark.chars().count() > 1 {
        return true;
    }
    let before = writer.open_block();
    let is_unit = ["m", "ft", "mi", "in", "yd"].iter().any(|unit| before.ends_with(unit));
    if is_unit && matches!(mark, "2" | "3") {
        return true;
    }
    let base = before.strip_suffix("10");
    if base.is_some_and(|base| !base.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '.'))) {
        writer.push_as("^", range.start..range.start);
        return true;
    }
    false
}

/// In preformatted text a blank line ends a block.
fn preformatted(range: Range<usize>, writer: &mut Writer<'_, '_>) {
    let words = &writer.source()[range.clone()];
    let mut start = range.start;
    let mut at = range.start;
    for line in words.split_inclusive('\n') {
        if line.trim().is_empty() && at > start {
            decoded(start..at, writer);
            writer.end_block();
            start = at;
        }
        at += line.len();
    }
    decoded(start..range.end, writer);
}

/// Writes text of the file, its character references decoded.
fn decoded(range: Range<usize>, writer: &mut Writer<'_, '_>) {
    let source = writer.source();
    let mut start = range.start;
    for at in memchr::memchr_iter(b'&', &source.as_bytes()[range.clone()]).map(|at| range.start + at) {
        if at < start {
            continue;
        }
        if let Some((characters, len)) = entity::decode(&source[at..range.end]) {
            if start < at {
                writer.push(start..at);
            }
            writer.push_as(&characters, at..at + len);
            start = at + len;
        }
    }
    if start < range.end {
        writer.push(start..range.end);
    }
}

impl Skip {
    /// Whether a start tag ends this element, whose end tag may be left out.
    fn is_ended_by_start(&self, name: &[u8], role: Role) -> bool {
        match self.name.as_slice() {
            b"p" => role.is_block(),
            b"li" | b"dt" | b"dd" | b"option" => self.depth == 1 && self.name == name,
            b"td" | b"th" => matches!(role, Role::Cell { .. } | Role::Row),
            b"tr" => role == Role::Row,
            // Its end tag was forgotten.
            b"nav" | b"button" | b"select" | b"del" | b"s" | b"strike" | b"code" => {
                matches!(name, b"main" | b"article" | b"h1")
            }
            _ => false,
        }
    }

    /// Whether the end tag of another element ends this one.
    fn is_ended_by_end(&self, name: &[u8], role: Role) -> bool {
        if matches!(name, b"body" | b"html") {
            return true;
        }
        match self.name.as_slice() {
            b"p" => role.is_block(),
            b"li" | b"dt" | b"dd" => role == Role::List && self.depth == 1,
            b"td" | b"th" => matches!(role, Role::Row | Role::Table),
            b"tr" => role == Role::Table || (role == Role::Row && name != b"tr"),
            _ => false,
        }
    }
}

impl OpenTag {
    fn open(&mut self, name: &[u8], start: usize) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.start = start;
        self.attributes.clear();
        self.pending = None;
    }

    fn attribute(&mut self, name: &[u8]) {
        self.pending = ATTRIBUTES.into_iter().find(|known| known.as_bytes() == name);
        if let Some(known) = self.pending
            && self.get(known).is_none()
        {
            self.attributes.push((known, String::new(), 0..0));
        } else {
            self.pending = None;
        }
    }

    fn value(&mut self, value: &[u8], start: usize, source: &str) {
        if self.pending.take().is_some()
            && let Some((_, written, range)) = self.attributes.last_mut()
        {
            *written = String::from_utf8_lossy(value).into_owned();
            *range = value_range(start, source);
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, ..)| *known == name).map(|(_, value, _)| value.as_str())
    }

    fn is_hidden(&self) -> bool {
        self.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || self.get("style").is_some_and(|style| {
                let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
                style.to_ascii_lowercase().contains("display:none")
            })
    }
}

/// An attribute's value as it stands in the file, up to its closing quote.
fn value_range(start: usize, source: &str) -> Range<usize> {
    let bytes = source.as_bytes();
    let len = match start.checked_sub(1).and_then(|before| bytes.get(before)) {
        Some(&quote @ (b'"' | b'\'')) => memchr::memchr(quote, &bytes[start..]),
        _ => bytes[start..].iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>'),
    };
    start..len.map_or(bytes.len(), |len| start + len)
}
