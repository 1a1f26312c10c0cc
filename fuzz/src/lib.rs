//! What must hold of the document that any bytes make, of any rule file, and of any pattern on any text: no panic, and
//! no offset beside a character.

use gainsay::diagnostic::Diagnostic;
use gainsay::extract::Extractor;
use gainsay::markup::{self, Given};
use gainsay::source::{SourceFile, SourceId};
use gainsay::text::Role;
use gainsay::value::{self, Context, Date, parse_notation};
use gainsay::{config, files, rule_file, rule_test};
use std::sync::Arc;

/// Reads bytes as the file of that name.
///
/// # Panics
/// Where a promise is broken.
pub fn check(path: &str, bytes: &[u8]) {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let Some(decoded) = files::decode(bytes.to_vec(), extension) else { return };
    let file = Arc::new(decoded.into_file(SourceId(0), path));
    let disk = file.disk_range(0..file.text.len());
    assert!(disk.start <= disk.end && disk.end <= bytes.len(), "the text stands within the file");
    let (document, problems) = markup::document(Arc::clone(&file), Role::Draft, &Given::default());
    for problem in problems {
        assert!(file.text.get(problem.primary_span().range()).is_some(), "a label has whole characters");
    }
    let prose = &document.prose;
    for stretch in prose.offsets.stretches() {
        assert!(prose.text.get(stretch.prose.clone()).is_some(), "pieces of prose have whole characters");
        assert!(
            file.text.get(stretch.source.clone()).is_some(),
            "pieces of the source have whole characters"
        );
    }
    let mut behind = 0;
    for block in &prose.blocks {
        assert!(behind <= block.range.start && block.range.start < block.range.end, "blocks in order");
        behind = block.range.end;
        let mut end = 0;
        for sentence in prose.sentences(block) {
            assert!(end <= sentence.start && sentence.start < sentence.end, "sentences in order");
            end = sentence.end;
            let start = block.range.start;
            let span = document.span(start + sentence.start..start + sentence.end);
            assert!(file.text.get(span.range()).is_some(), "a sentence has whole characters");
        }
        assert_eq!(end, block.range.len(), "nothing of a block is lost");
    }
}

/// Reads a text as a rule file, whose tests are run, and as a configuration.
///
/// # Panics
/// Where a promise is broken.
pub fn check_rules(text: &str) {
    let file = Arc::new(SourceFile::new(SourceId(0), "a.toml", text));
    let (rules, told) = rule_file::load(&[Arc::clone(&file)]);
    check_labels(&told, &file);
    check_labels(&config::load(&file).1, &file);
    check_labels(&rule_test::run(&rules).diagnostics, &file);
}

/// Looks for a pattern in a text, in facts of two types.
///
/// # Panics
/// Where a promise is broken.
pub fn check_pattern(pattern: &str, text: &str) {
    let pattern = toml_string(pattern);
    let facts = ["count", "date"].map(|value_type| {
        format!(
            "[fact.{value_type}]\ntitle = \"a\"\nvalue = \"{value_type}\"\nkey = true\nfind = [{pattern}]\n"
        )
    });
    let rule_file = Arc::new(SourceFile::new(SourceId(0), "a.toml", facts.concat()));
    let (rules, told) = rule_file::load(&[Arc::clone(&rule_file)]);
    check_labels(&told, &rule_file);
    let file = Arc::new(SourceFile::new(SourceId(1), "a.md", text));
    let (document, _) = markup::document(Arc::clone(&file), Role::Draft, &Given::default());
    let extractor = Extractor::new(&rules);
    let claims = extractor.extract(&document);
    for claim in &claims {
        for span in [claim.span, claim.evidence] {
            assert!(file.text.get(span.range()).is_some(), "a claim has whole characters");
        }
    }
    assert_eq!(claims, extractor.extract(&document), "the same again");
    extractor.trace(&document, &(0..file.text.len().min(500)), |_| true);
}

/// Reads the values of a text, without a date of its own and against one.
///
/// # Panics
/// Where a promise is broken.
pub fn check_values(text: &str) {
    let day = Date::parse_edtf("2024-12-18").expect("a day");
    for published in [None, Some(day)] {
        let mut behind = 0;
        for reading in value::read(text, &Context { published, ..Context::default() }) {
            let (range, core) = (reading.range, reading.core);
            assert!(behind <= range.start && range.start < range.end, "readings in order");
            behind = range.end;
            assert!(range.start <= core.start && core.end <= range.end, "the value stands within its hedge");
            assert!(text.get(range).is_some() && text.get(core).is_some(), "a reading has whole characters");
            let notation = reading.value.to_string();
            let again = parse_notation(&notation, reading.value.value_type());
            assert_eq!(
                again.map(|value| value.to_string()).ok().as_deref(),
                Some(&*notation),
                "there and back"
            );
        }
    }
}

fn check_labels(told: &[Diagnostic], file: &SourceFile) {
    for label in told.iter().flat_map(|told| &told.labels) {
        assert!(file.text.get(label.span.range()).is_some(), "a label has whole characters");
    }
}

/// A string as TOML writes it.
fn toml_string(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
