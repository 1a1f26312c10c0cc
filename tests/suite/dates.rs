//! Dates as they are read out of sentences: `tests/dates/*.txt`, a line a case.
//!
//! `text | published → [words] value [words] value`; nothing behind the arrow is no date at all.
//!
//! And out of whole texts: `tests/dates/texts/*.txt`. The first line is the date of publication or empty; behind it
//! stands the text with every date and duration marked, `{words|value}`. `UPDATE_TEXTS=1` writes down what is read now.

use crate::marks;
use gainsay::text::ValueReader;
use gainsay::value::{Context, Date, Value, ValueType, read};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn sentences() {
    let mut wrong = Vec::new();
    for path in files("tests/dates") {
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

#[test]
fn texts() {
    let update = std::env::var_os("UPDATE_TEXTS").is_some();
    let mut wrong = String::new();
    for path in files("tests/dates/texts") {
        let marked = fs::read_to_string(&path).expect("a text");
        let (published, text) =
            marked.split_once('\n').expect("a line with the date of publication, and the text");
        let found =
            format!("{published}\n{}", marks::with(&marks::without(text), published, is_date_or_duration));
        if update {
            fs::write(&path, &found).expect("a text is written");
        } else if found != marked {
            let name = path.file_name().expect("a file has a name").to_string_lossy();
            for (expected, found) in
                marked.lines().zip(found.lines()).filter(|(expected, found)| expected != found)
            {
                let _ = writeln!(wrong, "{name}:\n  expected {expected}\n  found    {found}");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What is asked for alone is read as it is where everything is read.
#[test]
fn sentences_asked_for_alone() {
    for path in files("tests/dates/texts") {
        let marked = fs::read_to_string(&path).expect("a text");
        let (published, text) =
            marked.split_once('\n').expect("a line with the date of publication, and the text");
        let document = marks::document(&marks::without(text), published);
        let mut in_order = ValueReader::new(&document);
        for block in &document.prose.blocks {
            for sentence in document.prose.sentences(block) {
                let alone = ValueReader::new(&document).read(block, sentence.clone());
                assert_eq!(in_order.read(block, sentence), alone, "{}", path.display());
            }
        }
    }
}

/// Repeated words ask for dates, look ahead and nest without end; the work must grow with the length and no faster.
#[test]
fn texts_without_end_are_read_to_their_end() {
    let repeated = [
        "May May May ",
        "1/2/",
        "10/1-11/2/",
        "the day after the day after ",
        "the last week of the last week of ",
        "three days later ",
        "the following day. ",
        "That year. ",
        "no later than ",
        "not until ",
        "1990, ",
        "c. 950 to ",
        "the same period of ",
        "Monday, two weeks after ",
        "the first Monday of ",
        "two weeks and ",
        "It fell. Then, later.\n\n",
        "On 7 June it fell.\n\n",
        "year-ago ",
        "7",
    ];
    for words in repeated {
        let text = words.repeat(200_000 / words.len());
        let document = marks::document(&text, "2024-05-05");
        let mut reader = ValueReader::new(&document);
        for block in &document.prose.blocks {
            for sentence in document.prose.sentences(block) {
                let cut = &document.prose.text[block.range.clone()][sentence.clone()];
                for reading in reader.read(block, sentence) {
                    assert!(cut.get(reading.range.clone()).is_some(), "{words:?}: {reading:?}");
                }
            }
        }
    }
}

/// Of a paragraph of many sentences some are asked for alone, and are told from those between them.
#[test]
fn long_paragraphs_are_not_cut_again_and_again() {
    let text = "It fell on 7 June. Nobody was there. Three days later it rose. ".repeat(3_000);
    let document = marks::document(&text, "2024-05-05");
    let mut reader = ValueReader::new(&document);
    let block = &document.prose.blocks[0];
    let asked_for = document.prose.sentences(block).into_iter().skip(2).step_by(3);
    let read: usize = asked_for.map(|sentence| reader.read(block, sentence).len()).sum();
    assert_eq!(read, 3_000);
}

/// The files of a folder, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder of tests");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of a folder").path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths
}

fn is_date_or_duration(value: &Value) -> bool {
    matches!(value.value_type(), ValueType::Date | ValueType::Duration)
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
