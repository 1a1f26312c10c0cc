//! Formats of documents: plain text, Markdown, HTML; front matter. Each turns a file's text into
//! [`Prose`](crate::text::Prose) and metadata.

mod dateline;
mod day_order;
mod entity;
mod front_matter;
mod html;
mod markdown;
mod metadata;
mod plain;
mod published;
mod section;
mod table;
mod writer;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::text::{Document, ProseBuilder, Role};
use crate::value::{Date, DayOrder};
use metadata::Metadata;
use std::sync::Arc;

/// What is known of a text from outside.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// From the configuration.
    pub publisher: Option<String>,
    /// From the configuration; it yields to the text's own front matter alone.
    pub published: Option<Date>,
    /// From the configuration.
    pub day_order: Option<DayOrder>,
    /// The command line's `--published`, for texts of which nothing else is known.
    pub published_default: Option<Date>,
}

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Plain,
    Markdown,
    Html,
}

impl Format {
    /// Told by the extension of a path; what has none that is known is plain text.
    pub fn of(path: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => Self::Plain,
        }
    }
}

/// Reads a file as a document. The diagnostics are about its metadata; the document is whole in
/// any case.
pub fn document(file: Arc<SourceFile>, role: Role, given: &Given) -> (Document, Vec<Diagnostic>) {
    let front = front_matter::read(&file);
    let mut builder = ProseBuilder::with_capacity(file.text.len() - front.body);
    let page = match Format::of(&file.path) {
        Format::Plain => {
            plain::read(&file.text, front.body, &mut builder);
            Metadata::default()
        }
        Format::Markdown => {
            markdown::read(&file.text, front.body, &mut builder);
            Metadata::default()
        }
        Format::Html => html::read(&file.text, front.body, file.path.ends_with(".xhtml"), &mut builder),
    };
    let mut prose = builder.finish();
    let dateline = dateline::read(&mut prose);
    let published = front
        .published
        .or(given.published)
        .or_else(|| page.published())
        .or(dateline)
        .or(given.published_default);
    let document = Document {
        role,
        published,
        publisher: front.publisher.or_else(|| given.publisher.clone()).or(page.publisher),
        day_order: given.day_order.or_else(|| day_order::learn(&prose.text)),
        prose,
        file,
    };
    (document, front.problems)
}
