//! Texts with their values marked in place, `{words|value}`: taken out of them and put in.

use gainsay::markup::{self, Given};
use gainsay::source::{SourceFile, SourceId};
use gainsay::text::{Document, Role, ValueReader};
use gainsay::value::{Date, Reading, Value};
use std::fmt::Write as _;
use std::sync::Arc;

/// The text without `{`, `|value}`.
pub(crate) fn without(marked: &str) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, from)) = rest.split_once('{') {
        let (inside, behind) = from.split_once('}').expect("a mark ends");
        let (words, _) = inside.split_once('|').expect("a mark has a value");
        text.push_str(before);
        text.push_str(words);
        rest = behind;
    }
    text + rest
}

/// The text with every value marked that is read in it and kept.
pub(crate) fn with(text: &str, published: &str, keep: impl Fn(&Value) -> bool) -> String {
    let document = document(text, published);
    let mut reader = ValueReader::new(&document);
    let mut marked = String::new();
    let mut copied = 0;
    for block in &document.prose.blocks {
        for sentence in document.prose.sentences(block) {
            let start = block.range.start + sentence.start;
            for Reading { value, range, .. } in reader.read(block, sentence) {
                if !keep(&value) {
                    continue;
                }
                let span = document.span(start + range.start..start + range.end).range();
                let _ = write!(marked, "{}{{{}|{value}}}", &text[copied..span.start], &text[span.clone()]);
                copied = span.end;
            }
        }
    }
    marked + &text[copied..]
}

/// A text as a file of plain text.
pub(crate) fn document(text: &str, published: &str) -> Document {
    let published = Some(published).filter(|date| !date.is_empty());
    let given = Given {
        published_default: published.map(|date| Date::parse_edtf(date).expect("a date of publication")),
        ..Given::default()
    };
    let file = Arc::new(SourceFile::new(SourceId(0), "text.txt", text));
    markup::document(file, Role::Draft, &given).0
}
