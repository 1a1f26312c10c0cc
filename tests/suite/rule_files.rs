//! Rule files: what is read from them, and what is told of their mistakes.

use gainsay::diagnostic::Diagnostic;
use gainsay::render::{self, Format, Page, Report, Summary};
use gainsay::rule::Rules;
use gainsay::source::{SourceFile, SourceId, Sources};
use gainsay::{config, rule_file};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn load_folder(folder: &str) -> (Sources, Rules, Vec<Diagnostic>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = fs::read_dir(root.join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    let mut sources = Sources::default();
    let files: Vec<_> = paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("rule files are UTF-8");
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            sources.add(|id| SourceFile::new(id, name, text))
        })
        .collect();
    let (rules, diagnostics) = rule_file::load(&files);
    (sources, rules, diagnostics)
}

/// What a person sees.
fn rendered(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    let report = Report { diagnostics, sources, summary: Summary::default() };
    render::write(Format::Human, &report, &Page::default(), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("the format is UTF-8")
}

#[test]
fn shipped_rules_are_sound() {
    let (sources, rules, diagnostics) = load_folder("rules");
    assert_eq!(diagnostics, [], "{}", rendered(&sources, &diagnostics));
    assert!(rules.facts().count() > 5, "the folder holds facts");
}

#[test]
fn every_mistake_in_a_folder_is_told() {
    let (sources, rules, diagnostics) = load_folder("tests/rule_mistakes");
    let places: BTreeSet<_> = diagnostics.iter().map(|told| (told.code, told.primary_span())).collect();
    assert_eq!(places.len(), diagnostics.len(), "nothing is told twice");
    assert!(places.len() >= 30, "thirty mistakes are thirty diagnostics");
    insta::assert_snapshot!(rendered(&sources, &diagnostics));
    let sound: Vec<&str> = rules.facts().map(|(_, fact)| fact.id.as_str()).collect();
    assert_eq!(sound, ["stalls", "moved-back"], "a bad fact hides no good one");
}

/// Rule files with a few characters put in, taken out or replaced.
fn damaged_rules() -> impl Strategy<Value = String> {
    let texts = [
        include_str!("../rule_mistakes/harvest.toml"),
        include_str!("../rule_tests/failing.toml"),
        include_str!("../../docs/rules.md"),
    ];
    let put_in = prop::sample::select(vec![
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "[[",
        "{",
        "}",
        "(",
        ")",
        "|",
        "\\",
        "\\u00e9",
        "\n",
        "\r\n",
        "=",
        ",",
        "...",
        "{value}",
        "é",
        "\u{feff}",
        "\0",
        "0x",
        "2024-01-01",
    ]);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, put_in), 0..6);
    (prop::sample::select(texts.to_vec()), edits).prop_map(|(text, edits)| {
        let mut text = text.to_owned();
        for (at, taken, put_in) in edits {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((start + taken).min(text.len()));
            text.replace_range(start..end.max(start), put_in);
        }
        text
    })
}

#[test]
fn a_brace_before_a_character_of_several_bytes() {
    let text = "[fact.planted]\ntitle = 'a'\nvalue = 'date'\nfind = ['orchard {\u{feff} {value}']\n";
    let file = Arc::new(SourceFile::new(SourceId(0), "brace.toml", text));
    let (_, told) = rule_file::load(&[file]);
    assert_eq!(told.iter().map(|told| told.code).collect::<Vec<_>>(), ["pattern-syntax"]);
}

#[test]
fn deep_nesting_is_told() {
    for (open, close) in [("[", "]"), ("{a=", "}"), ("[{a=", "}]"), ("(", ")"), ("{", "}"), ("(?:[", "])")] {
        for depth in [10, 100, 2_000] {
            let (open, close) = (open.repeat(depth), close.repeat(depth));
            for text in [
                format!("a = {open}1{close}\n"),
                format!("a = {open}\n"),
                format!("[fact.a]\ntitle = 'a'\nvalue = 'date'\nfind = 'b {{value}} {open}c{close}'\n"),
                format!("[{}]\n", vec!["a"; depth].join(".")),
                format!("{} = 1\n", vec!["a"; depth].join(".")),
            ] {
                let file = Arc::new(SourceFile::new(SourceId(0), "deep.toml", text));
                rule_file::load(&[Arc::clone(&file)]);
                config::load(&file);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_told_and_never_panic(text in damaged_rules()) {
        let file = Arc::new(SourceFile::new(SourceId(0), "damaged.toml", text));
        let (rules, mut told) = rule_file::load(&[Arc::clone(&file)]);
        told.extend(config::load(&file).1);
        prop_assert_eq!(rules.packs.len(), 1);
        for label in told.iter().flat_map(|told| &told.labels) {
            prop_assert!(file.text.get(label.span.range()).is_some(), "{:?}", label);
            prop_assert!(label.span.start < label.span.end || file.text.trim().is_empty(), "{:?}", label);
        }
    }
}
