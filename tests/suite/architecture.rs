//! `ARCHITECTURE.md` and `CONTRIBUTING.md` name only paths that exist, and imports run downward only.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, highest first; each may use those below it.
const LAYERS: &[&str] = &[
    "cli",
    "render",
    "policy",
    "explain",
    "rule_test",
    "intrinsic",
    "compare",
    "extract",
    "rule_file",
    "rule",
    "config",
    "files",
    "markup",
    "text",
    "value",
    "toml_file",
    "spelling",
    "diagnostic",
    "fingerprint",
    "source",
    "lib",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable") {
        let path = entry.expect("src is readable").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn imports_run_downward_only() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    assert!(files.len() > LAYERS.len(), "the walk found the source");
    let layer = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    for file in files {
        let inside = file.strip_prefix(root().join("src")).expect("the walk stays in src");
        let first = inside.components().next().expect("a file name").as_os_str().to_string_lossy();
        let own = first.trim_end_matches(".rs");
        if matches!(own, "main" | "lib") {
            continue;
        }
        let own_layer = layer(own).unwrap_or_else(|| panic!("src/{own} has no place among the layers"));
        let text = fs::read_to_string(&file).expect("source is UTF-8");
        for (index, line) in text.lines().enumerate() {
            for rest in line.split("crate::").skip(1) {
                let used: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let Some(used_layer) = layer(&used) else { continue };
                assert!(
                    used_layer >= own_layer,
                    "{}:{}: `{own}` may not use `{used}`, which lies above it",
                    inside.display(),
                    index + 1
                );
            }
        }
    }
}

#[test]
fn the_map_names_only_what_exists() {
    const TOPS: [&str; 9] = ["src", "rules", "seeds", "tests", "docs", "benches", "fuzz", "schema", ".ci"];
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(page)).expect("the page is there");
        let mut named = 0;
        for path in text.split('`').skip(1).step_by(2) {
            // A pattern names the folder that it looks into.
            let folder = path.split_once('*').map_or(path, |(folder, _)| folder).trim_end_matches('/');
            if TOPS.iter().any(|top| folder == *top || folder.starts_with(&format!("{top}/"))) {
                named += 1;
                assert!(root().join(folder).exists(), "{page} names `{path}`, which does not exist");
            }
        }
        assert!(named > 10, "{page} names files and folders");
    }
}
