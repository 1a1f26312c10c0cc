//! `tests/claims/*/`: sentences and the claims that are found in them.
//!
//! Each folder holds a rule file and `cases.txt`: a line `> PUBLISHED | TEXT`, and below it a line a
//! claim, as `gainsay claims` prints it. `UPDATE=1 cargo test` writes what is found now.

use gainsay::extract::Extractor;
use gainsay::markup::{self, Given};
use gainsay::render::{StatementFormat, write_claims};
use gainsay::rule_file;
use gainsay::source::{SourceFile, Sources};
use gainsay::text::Role;
use gainsay::value::Date;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[test]
fn claims_are_as_written() {
    let mut folders: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims"))
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty(), "there are cases");
    for folder in folders {
        check(&folder);
    }
}

fn check(folder: &Path) {
    let path = folder.join("cases.txt");
    let expected = fs::read_to_string(&path).expect("cases are UTF-8");
    let rules = fs::read_to_string(folder.join("rules.toml")).expect("a rule file");
    let found = run(&rules, &expected);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, found).expect("the cases can be written");
    } else {
        assert_eq!(found, expected, "{}", path.display());
    }
}

/// The cases with what is found now.
fn run(rules: &str, cases: &str) -> String {
    let mut sources = Sources::default();
    let rule_file = sources.add(|id| SourceFile::new(id, "rules.toml", rules));
    let (rules, told) = rule_file::load(&[rule_file]);
    assert!(told.is_empty(), "the rules are right: {told:#?}");
    let extractor = Extractor::new(&rules);
    let mut out = String::new();
    for case in cases.lines().filter_map(|line| line.strip_prefix("> ")) {
        let (published, text) = case.split_once(" | ").expect("a date and a text");
        let published = Date::parse_edtf(published).expect("a date in EDTF");
        let file = sources.add(|id| SourceFile::new(id, "", text));
        let given = Given { published: Some(published), ..Given::default() };
        let (document, _) = markup::document(file, Role::Draft, &given);
        let mut lines = Vec::new();
        let claims = extractor.extract(&document);
        write_claims(StatementFormat::Human, &claims, &rules, &sources, &mut lines)
            .expect("memory takes all");
        let lines = String::from_utf8(lines).expect("lines are UTF-8");
        let lines: String =
            lines.lines().map(|line| format!("{}\n", line.trim_start_matches(":1:"))).collect();
        writeln!(out, "> {case}\n{lines}").expect("memory takes all");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
