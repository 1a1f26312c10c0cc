//! Dates as they are read out of sentences: `tests/dates/*.txt`, a line a case.
//!
//! `text | published → [words] value [words] value`; nothing behind the arrow is no date at all.

use gainsay::value::{Context, Date, Value, read};
use std::fs;
use std::path::Path;

#[test]
fn sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("tests/dates is a folder")
        .map(|entry| entry.expect("an entry of tests/dates").path())
        .collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in paths {
        let cases = fs::read_to_string(&path).expect("a file of cases");
        for (number, case) in cases.lines().enumerate() {
            if case.is_empty() || case.starts_with('#') {
                continue;
            }
            let (text, published, expected) = parts(case);
            let found = dates(text, published);
            if found != expected {
                let name = path.file_name().expect("a file has a name").to_string_lossy();
                wrong.push(format!(
                    "{name}:{}: {text}\n  expected {expected}\n  found    {found}",
                    number + 1
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// The text, the date of publication (or nothing) and the values of a case.
fn parts(case: &str) -> (&str, &str, &str) {
    let (said, expected) = case.rsplit_once('→').expect("a case has an arrow");
    let (text, published) = said.rsplit_once(" | ").expect("a case has a bar before the date of publication");
    (text, published.trim(), expected.trim())
}

fn dates(text: &str, published: &str) -> String {
    let published = Some(published)
        .filter(|date| !date.is_empty())
        .map(|date| Date::parse_edtf(date).unwrap_or_else(|error| panic!("{text}: {error}")));
    let readings = read(text, &Context { published, ..Context::default() });
    let shown: Vec<String> = readings
        .iter()
        .filter(|reading| matches!(reading.value, Value::Date(_)))
        .map(|reading| format!("[{}] {}", &text[reading.range.clone()], reading.value))
        .collect();
    shown.join(" ")
}
