//! `tests/intrinsic/CODE.txt`: texts, and what a check finds that they say against themselves.
//!
//! A case is a headline `== …`, the text in Markdown (`== [html] …` and `== [txt] …` for others), and
//! behind `--` a line a finding: the code, the words of its primary label, those of the others. Most
//! cases have none: near misses that must stay silent. All checks are on, so that a case of one shows
//! false findings of another.
//!
//! ```text
//! == a fence
//! The fence is 6 feet (2.02 m) high.
//! --
//! unit-mismatch: 2.02 m | 6 feet
//! ```

use gainsay::intrinsic::{self, CHECKS, Selection};
use gainsay::markup::{self, Given};
use gainsay::render::{self, Format, Page, Report, Summary};
use gainsay::source::{SourceFile, Sources, Span};
use gainsay::text::Role;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

struct Case {
    name: String,
    path: &'static str,
    text: String,
    expected: Vec<String>,
}

#[test]
fn findings_are_as_written() {
    let mut wrong = String::new();
    for check in CHECKS {
        let cases = cases(check.code);
        let silent = cases.iter().filter(|case| case.expected.is_empty()).count();
        assert!(cases.len() >= 15, "{}: {} cases are too few", check.code, cases.len());
        assert!(2 * silent >= cases.len() - 1, "{}: {silent} silent cases are too few", check.code);
        let mut told = 0;
        for case in cases {
            let (_, found) = run(&case);
            if found != case.expected {
                let _ = writeln!(
                    wrong,
                    "{}: {}\n  expected {:#?}\n  found {found:#?}",
                    check.code, case.name, case.expected
                );
            }
            told += case.expected.iter().filter(|line| line.starts_with(check.code)).count();
        }
        assert!(told >= 5, "{}: found {told} times only", check.code);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The first finding of each check, as a person sees it.
#[test]
fn findings_in_words() {
    let mut shown = String::new();
    for check in CHECKS {
        let case =
            cases(check.code).into_iter().find(|case| !case.expected.is_empty()).expect("some case is told");
        shown.push_str(&run(&case).0);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_check_has_a_page() {
    for check in CHECKS {
        let page = check.page;
        assert!(
            page.starts_with(&format!("# {}\n", check.code)),
            "{}: the page begins with the code",
            check.code
        );
        for part in ["## Why it matters", "## Example", "## Arithmetic"] {
            assert!(page.contains(part), "{}: the page has no `{part}`", check.code);
        }
    }
    assert!(CHECKS.is_sorted_by_key(|check| check.code), "checks are listed by code");
}

/// A sentence may be a whole file; the work must grow with its length and no faster.
#[test]
fn sentences_without_end_are_read_to_their_end() {
    let repeated = [
        "31 June 2023, ",
        "between 2,000 and 1,000 ",
        "1 foot 1 inch ",
        "1998–1989 (",
        "2 of 1 ",
        "3 people: 2 men, ",
        "three reasons:\n\n- one\n\n",
        "from 3 to 5, up ",
        "five (",
    ];
    for words in repeated {
        let case = Case {
            name: words.to_owned(),
            path: "case.md",
            text: words.repeat(200_000 / words.len()),
            expected: Vec::new(),
        };
        let mut sources = Sources::default();
        let file = sources.add(|id| SourceFile::new(id, case.path, case.text.as_str()));
        let (document, _) = markup::document(file, Role::Draft, &Given::default());
        for label in intrinsic::check(&document, &Selection::all()).iter().flat_map(|told| &told.labels) {
            assert!(case.text.get(label.span.range()).is_some(), "{words:?}: {:?}", label.span);
        }
    }
}

/// The text as diagnostics show it, and its findings a line each.
fn run(case: &Case) -> (String, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add(|id| SourceFile::new(id, case.path, case.text.as_str()));
    let (document, _) = markup::document(file, Role::Draft, &Given::default());
    let diagnostics = intrinsic::check(&document, &Selection::all());
    let summary = Summary::new(1, 0, 0, &diagnostics);
    let mut shown = Vec::new();
    let report = Report { diagnostics: &diagnostics, sources: &sources, summary };
    render::write(Format::Human, &report, &Page::default(), &mut shown).expect("a vector can be written to");
    let words = |span: Span| sources.get(span.source).text[span.range()].to_owned();
    let found = diagnostics.iter().map(|told| {
        assert!(told.fingerprint.is_some(), "{told:?}");
        let labels: Vec<String> = told.labels.iter().map(|label| words(label.span)).collect();
        format!("{}: {}", told.code, labels.join(" | "))
    });
    let found = found.collect();
    (String::from_utf8(shown).expect("diagnostics are UTF-8"), found)
}

fn cases(code: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intrinsic").join(format!("{code}.txt"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let read = |case: &str| {
        let (name, body) = case.split_once('\n').expect("a case has a headline");
        let (text, expected) = body.split_once("\n--\n").unwrap_or_else(|| panic!("{name}: no findings"));
        let expected = expected.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
        let path = match name.split_once(']') {
            Some(("[html", _)) => "case.html",
            Some(("[txt", _)) => "case.txt",
            _ => "case.md",
        };
        Case { name: name.to_owned(), path, text: format!("{text}\n"), expected }
    };
    format!("\n{text}").split("\n== ").skip(1).map(read).collect()
}
