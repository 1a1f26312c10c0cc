//! `tests/documents`: each file and what is read of it, as a listing beside it. `UPDATE=1` writes
//! the listings anew.

use gainsay::files;
use gainsay::markup::{self, Given};
use gainsay::source::{SourceFile, SourceId};
use gainsay::text::Role;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "listing"))
        .collect();
    cases.sort();
    cases
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("cases have names in UTF-8")
}

#[test]
fn listings() {
    let mut wrong = Vec::new();
    for case in cases() {
        let decoded = files::read(&case).expect("cases are readable");
        let encoding = decoded.encoding;
        let file = Arc::new(decoded.into_file(SourceId(0), name(&case)));
        let listing = listing(&file, encoding);
        let expected = case.with_file_name(format!("{}.listing", name(&case)));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &listing).expect("the listing is written");
        } else if fs::read_to_string(&expected).ok().as_deref() != Some(&listing) {
            wrong.push(format!("{}:\n{listing}", name(&case)));
        }
    }
    assert!(wrong.is_empty(), "other than listed (UPDATE=1 accepts it):\n{}", wrong.join("\n"));
    assert!(cases().len() > 15, "the cases are there");
}

/// Metadata, then each block with its sentences; below a sentence the source it stands for, where
/// that differs.
fn listing(file: &Arc<SourceFile>, encoding: &str) -> String {
    let (document, problems) = markup::document(Arc::clone(file), Role::Source, &Given::default());
    let mut listing = String::new();
    let mut line = |text: String| writeln!(listing, "{text}").expect("a string takes all");
    line(format!("encoding  {encoding}"));
    let published = document.published.as_ref().map(ToString::to_string);
    line(format!("published {}", published.as_deref().unwrap_or("unknown")));
    if let Some(publisher) = &document.publisher {
        line(format!("publisher {publisher}"));
    }
    if let Some(order) = document.day_order {
        line(format!("order     {order:?}"));
    }
    for problem in problems {
        let label = &problem.labels[0];
        line(format!(
            "problem   {}: {:?} {}",
            problem.message,
            &file.text[label.span.range()],
            label.message
        ));
    }
    for comment in &document.prose.comments {
        let place = file.location(comment.range.start);
        let closed = if comment.is_closed { "" } else { " (never closed)" };
        let inside = if comment.inside { " inside" } else { "" };
        let words = visible(file.text[comment.words.clone()].trim());
        line(format!("comment   {}:{}{inside} {words}{closed}", place.line, place.column));
    }
    for block in &document.prose.blocks {
        let dated = block.dated.as_ref().map(|date| format!(" dated {date}")).unwrap_or_default();
        line(format!("\n{:?}{dated}", block.kind));
        for sentence in document.prose.sentences(block) {
            let sentence = block.range.start + sentence.start..block.range.start + sentence.end;
            let prose = &document.prose.text[sentence.clone()];
            let span = document.span(sentence);
            let place = file.location(span.start);
            line(format!("  {}:{} {}", place.line, place.column, visible(prose)));
            let source = visible(&file.text[span.range()]);
            if source != visible(prose) {
                line(format!("    = {source}"));
            }
        }
    }
    listing
}

/// Line breaks and characters without a form, told apart.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => "⏎".to_owned(),
            '\r' => "␍".to_owned(),
            '\t' => "→".to_owned(),
            '\u{a0}' => "⍽".to_owned(),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}' => {
                format!("<{:x}>", u32::from(c))
            }
            _ => c.to_string(),
        })
        .collect()
}
