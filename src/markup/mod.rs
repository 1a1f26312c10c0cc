//! Formats of documents: plain text, Markdown, HTML; front matter. Each turns a file's text into
//! [`Prose`](crate::text::Prose) and metadata.
