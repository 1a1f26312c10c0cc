//! Formats of documents: plain text, Markdown, HTML; front matter. Each turns a file's text into
//! [`Prose`](crate::text::Prose) and metadata.

mod columns;
mod comment;
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
use dateline::Lines;
use metadata::Metadata;
use std::sync::Arc;

/// What is known of a text from outside.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// [`Document::known_as`]; `None`: the file's path as it is.
    pub known_as: Option<String>,
    /// From the configuration.
    pub publisher: Option<String>,
    /// From the configuration; it yields to the text's own front matter alone.
    pub published: Option<Date>,
    /// From the configuration.
    pub day_order: Option<DayOrder>,
    /// From the configuration: [`Document::currency`].
    pub currency: Option<&'static str>,
    /// From the configuration: how much the text weighs, 1 the most.
    pub tier: Option<u32>,
    /// From the configuration: the path of the text that this one rewrites.
    pub derived_from: Option<String>,
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
    /// Told by the extension of a path; else a page begins like one, and the rest is plain text.
    pub fn of(path: &str, text: &str) -> Self {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" | "mkd" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "txt" => Self::Plain,
            _ if is_page(text) => Self::Html,
            _ => Self::Plain,
        }
    }
}

fn is_page(text: &str) -> bool {
    let beginning = text.trim_start_matches('\u{feff}').trim_start();
    ["<!doctype html", "<html"].iter().any(|start| {
        beginning.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
    })
}

/// Reads a file as a document. The diagnostics are about its metadata; the document is whole in
/// any case.
pub fn document(file: Arc<SourceFile>, role: Role, given: &Given) -> (Document, Vec<Diagnostic>) {
    let front = front_matter::read(&file);
    let mut builder = ProseBuilder::with_capacity(file.text.len() - front.body);
    let format = Format::of(&file.path, &file.text);
    let page = match format {
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
    let lines = if format == Format::Plain { Lines::Any } else { Lines::NoHeadings };
    let dateline = dateline::read(&mut prose, lines);
    let published = front
        .published
        .or(given.published)
        .or_else(|| page.published())
        .or(dateline)
        .or(given.published_default);
    let document = Document {
        known_as: given.known_as.clone().unwrap_or_else(|| file.path.clone()),
        role,
        published,
        publisher: front.publisher.or_else(|| given.publisher.clone()).or(page.publisher),
        tier: given.tier,
        derived_from: given.derived_from.clone(),
        day_order: given.day_order.or_else(|| day_order::learn(&prose.text)),
        currency: given.currency,
        prose,
        file,
    };
    (document, front.problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    #[test]
    fn formats() {
        for (path, text, expected) in [
            ("a.MD", "", Format::Markdown),
            ("a/b.c/notes", "Text.", Format::Plain),
            ("a.htm", "", Format::Html),
            ("-", "\u{feff} <!DOCTYPE HTML><p>", Format::Html),
            ("a.txt", "<html>", Format::Plain),
        ] {
            assert_eq!(Format::of(path, text), expected, "{path}");
        }
    }

    /// Where each source of the date of publication speaks, the one before it is heard.
    #[test]
    fn the_order_of_dates() {
        let day = |written| Date::parse_edtf(written).expect("a date");
        let given = Given {
            published: Some(day("2024-01-02")),
            published_default: Some(day("2024-01-05")),
            ..Given::default()
        };
        let only_default = Given { published: None, ..given.clone() };
        let meta = "<meta property='article:published_time' content='2024-01-03'>";
        let dateline = "<p>KYIV, 2024-01-04 — It began.";
        for (text, given, expected) in [
            (format!("---\ndate: 2024-01-01\n---\n{meta}{dateline}"), &given, "2024-01-01"),
            (format!("{meta}{dateline}"), &given, "2024-01-02"),
            (format!("{meta}{dateline}"), &only_default, "2024-01-03"),
            (dateline.to_owned(), &only_default, "2024-01-04"),
            ("<p>It began.".to_owned(), &only_default, "2024-01-05"),
        ] {
            let file = Arc::new(SourceFile::new(SourceId(0), "a.html", text.as_str()));
            let (document, _) = document(file, Role::Draft, given);
            assert_eq!(document.published, Some(day(expected)), "{text}");
        }
    }
}
