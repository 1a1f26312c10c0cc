//! `docs/rules.md`: every example works, and every key of the language is named, shown and run.

use gainsay::markup::{self, Given};
use gainsay::render::{self, Format, Page, Report, Summary};
use gainsay::source::{SourceFile, Sources};
use gainsay::text::Role;
use gainsay::value::{Measure, Value, ValueType, parse_notation};
use gainsay::{config, rule_file, rule_test};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A fenced block of TOML: a rule file, or a `gainsay.toml` where the fence says so.
struct Example {
    is_config: bool,
    /// Line of the page on which the block begins.
    line: usize,
    text: String,
}

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    fs::read_to_string(path).expect("docs/rules.md is there")
}

fn examples(page: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open = false;
    for (line, number) in page.lines().zip(1..) {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(language) if language.starts_with("toml") => {
                let is_config = language.ends_with("gainsay.toml");
                examples.push(Example { is_config, line: number + 1, text: String::new() });
                open = true;
            }
            None if open => {
                let example = examples.last_mut().expect("a block is open");
                example.text += line;
                example.text.push('\n');
            }
            _ => {}
        }
    }
    examples
}

#[test]
fn every_example_works() {
    let examples = examples(&page());
    assert!(examples.len() > 8, "the page has examples");
    let mut tests = 0;
    for example in examples {
        let mut sources = Sources::default();
        let name = format!("docs/rules.md, from line {}", example.line);
        let file = sources.add(|id| SourceFile::new(id, name, example.text));
        let diagnostics = if example.is_config {
            config::load(&file).1
        } else {
            let (rules, mut told) = rule_file::load(&[file]);
            let outcome = rule_test::run(&rules);
            tests += outcome.tests;
            told.extend(outcome.diagnostics);
            told
        };
        let mut out = Vec::new();
        let report = Report { diagnostics: &diagnostics, sources: &sources, summary: Summary::default() };
        render::write(Format::Human, &report, &Page::default(), &mut out).expect("a vector takes all");
        assert_eq!(String::from_utf8_lossy(&out), "");
    }
    assert!(tests > 15, "the examples have tests");
}

#[test]
fn every_key_is_named_shown_and_run() {
    let page = page();
    let examples = examples(&page);
    let named: BTreeSet<&str> = page
        .split('`')
        .skip(1)
        .step_by(2)
        .flat_map(|code| code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')))
        .collect();
    for (schema, is_config) in [(rule_file::SCHEMA, false), (config::SCHEMA, true)] {
        let mut shown = BTreeSet::new();
        for example in examples.iter().filter(|example| example.is_config == is_config) {
            let table: toml::Table = toml::from_str(&example.text).expect("the examples are TOML");
            keys_of(&toml::Value::Table(table), &mut shown);
        }
        let schema: serde_json::Value = serde_json::from_str(schema).expect("the schema is JSON");
        let keys = keys_in(&schema);
        assert!(keys.len() > 10, "the schema has keys");
        for key in keys {
            assert!(named.contains(key.as_str()), "docs/rules.md does not name `{key}`");
            assert!(shown.contains(&key), "no example of docs/rules.md uses `{key}`");
        }
    }
}

#[test]
fn every_dimension_is_named_with_its_notation() {
    let page = page().split_whitespace().collect::<Vec<_>>().join(" ");
    for dimension in Measure::dimensions() {
        let example = Measure::example_of(dimension).expect("every dimension has an example");
        assert!(page.contains(&format!("`{dimension}` (`{example}`)")), "`{dimension}` (`{example}`)");
        let value = parse_notation(example, ValueType::Quantity).expect("the example is read");
        assert!(matches!(&value, Value::Measure(measure) if measure.is_of(dimension)), "{example}");
        assert_eq!(value.to_string(), example, "the example is canonical");
    }
}

/// The keys of a file, those that its author chose among them.
fn keys_of(value: &toml::Value, keys: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, value) in table {
                keys.insert(key.clone());
                keys_of(value, keys);
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| keys_of(value, keys)),
        _ => {}
    }
}

/// The keys that a schema allows, in any table.
fn keys_in(schema: &serde_json::Value) -> BTreeSet<String> {
    let tables = schema["definitions"].as_object().into_iter().flat_map(|definitions| definitions.values());
    let properties = tables.chain([schema]).filter_map(|table| table["properties"].as_object());
    properties.flat_map(|properties| properties.keys().cloned()).collect()
}

#[test]
fn every_text_of_the_page_is_dated() {
    let page = page();
    let mut texts: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(_), true) => open = false,
            (Some(language), false) => {
                open = true;
                texts.push((language, String::new()));
            }
            (None, true) => {
                let (_, text) = texts.last_mut().expect("a block is open");
                text.push_str(line);
                text.push('\n');
            }
            (None, false) => {}
        }
    }
    let extension = |language: &str| match language {
        "markdown" => Some("md"),
        "html" => Some("html"),
        "text" => Some("txt"),
        _ => None,
    };
    let mut dated = 0;
    for (language, text) in texts {
        let Some(extension) = extension(language) else { continue };
        let mut sources = Sources::default();
        let file = sources.add(|id| SourceFile::new(id, format!("a.{extension}"), text.clone()));
        let (document, told) = markup::document(file, Role::Source, &Given::default());
        assert_eq!(told, [], "{text}");
        assert_eq!(document.published.map(|date| date.to_string()).as_deref(), Some("2025-03-03"), "{text}");
        let named = text.contains("publisher: Harbour News") || text.contains("og:site_name");
        assert!(!named || document.publisher.as_deref() == Some("Harbour News"), "{text}");
        dated += 1;
    }
    assert!(dated > 4, "the page has texts");
}

/// What a person sees of what is told of a rule file and its tests.
fn told_of(name: &str, text: &str) -> String {
    let mut sources = Sources::default();
    let file = sources.add(|id| SourceFile::new(id, name, text));
    let (rules, mut told) = rule_file::load(&[file]);
    told.extend(rule_test::run(&rules).diagnostics);
    let mut out = Vec::new();
    let report = Report { diagnostics: &told, sources: &sources, summary: Summary::default() };
    render::write(Format::Human, &report, &Page::default(), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("the format is UTF-8")
}

#[test]
fn tests_that_pass() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rule_tests/passing");
    let mut told = String::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("rule files are UTF-8");
        assert!(text.contains(".test]]"), "{} has tests", path.display());
        told += &told_of(&path.to_string_lossy(), &text);
    }
    assert!(told.is_empty(), "{told}");
}

#[test]
fn a_test_that_fails_shows_the_words() {
    insta::assert_snapshot!(told_of("failing.toml", include_str!("../rule_tests/failing.toml")));
}

/// Codes that the source names, where a diagnostic is made.
fn codes_in_source() -> std::collections::BTreeSet<String> {
    let code = regex::Regex::new(
        r#"(?:Diagnostic::(?:error|warning|new)|PatternError::new|fault|Refusal::new)\(\s*"([a-z]+(?:-[a-z]+)*)"|code: "([a-z]+(?:-[a-z]+)*)"|const CODE: &str = "([a-z-]+)"|Self::\w+ => "([a-z]+(?:-[a-z]+)+|contradiction|discrepancy|disputed|regression|misattribution|conflation|unsupported|undated)""#,
    )
    .expect("a pattern");
    let mut found = std::collections::BTreeSet::new();
    for entry in walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let path = entry.expect("src is readable").into_path();
        // What stands behind a file's tests is made up.
        let is_test = path.ends_with("tests.rs");
        if is_test || path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is UTF-8");
        let text = text.split("#[cfg(test)]\nmod tests {").next().expect("a first part");
        for found_here in code.captures_iter(text) {
            found.extend(found_here.iter().skip(1).flatten().map(|code| code.as_str().to_owned()));
        }
    }
    found
}

#[test]
fn every_code_has_its_page() {
    let pages = gainsay::explain::pages();
    for page in &pages {
        assert!(!page.summary().is_empty(), "`{}` says what it is", page.code);
    }
    let written: std::collections::BTreeSet<&str> = pages.iter().map(|page| page.code).collect();
    assert_eq!(written.len(), pages.len(), "no code has two pages");
    let codes = codes_in_source();
    assert!(codes.len() > 30, "the codes are found in the source: {codes:?}");
    let missing: Vec<&String> = codes.iter().filter(|code| !written.contains(code.as_str())).collect();
    assert!(missing.is_empty(), "docs/codes.md says nothing of {missing:?}");
}
