//! Figures as they are read out of sentences: `tests/measures/*.txt`, a file a genre, a line a case.
//!
//! `text | published → [words] value [words] value`; nothing behind the arrow is no figure at all.
//! Dates are left out: they have cases of their own.

use gainsay::value::{Context, Date, Value, parse_notation, read};
use std::fs;
use std::path::Path;

#[test]
fn sentences() {
    let mut wrong = Vec::new();
    each_case(|place, text, published, expected| {
        let found = figures(text, published);
        if found != expected {
            wrong.push(format!("{place}: {text}\n  expected {expected}\n  found    {found}"));
        }
    });
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn notation_is_read_back() {
    each_case(|place, text, published, _| {
        for reading in read(text, &context(published)) {
            let notation = reading.value.to_string();
            let back = parse_notation(&notation, reading.value.value_type())
                .unwrap_or_else(|error| panic!("{place}: {notation}: {error}"));
            assert_eq!(back.to_string(), notation, "{place}");
        }
    });
}

fn each_case(mut check: impl FnMut(&str, &str, &str, &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/measures");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("tests/measures is a folder")
        .map(|entry| entry.expect("an entry of tests/measures").path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let cases = fs::read_to_string(&path).expect("a file of cases");
        for (number, case) in cases.lines().enumerate() {
            if case.is_empty() || case.starts_with('#') {
                continue;
            }
            let (said, expected) = case.rsplit_once('→').expect("a case has an arrow");
            let (text, published) = said.rsplit_once(" | ").expect("a case has a bar");
            check(&format!("{name}:{}", number + 1), text, published.trim(), expected.trim());
        }
    }
}

fn context(published: &str) -> Context {
    let published = Some(published)
        .filter(|date| !date.is_empty())
        .map(|date| Date::parse_edtf(date).expect("a date of publication is EDTF"));
    Context { published, ..Context::default() }
}

fn figures(text: &str, published: &str) -> String {
    let readings = read(text, &context(published));
    let shown: Vec<String> = readings
        .iter()
        .filter(|reading| !matches!(reading.value, Value::Date(_)))
        .map(|reading| format!("[{}] {}", &text[reading.range.clone()], reading.value))
        .collect();
    shown.join(" ")
}
