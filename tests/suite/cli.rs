//! What a person types and sees: the sessions in `tests/cli/`, among them `readme.md`, which is the README and is
//! run in the folder of its tour.
//!
//! `TRYCMD=overwrite cargo test --test suite` writes down what is seen now.

use std::fs;
use std::path::Path;

#[test]
fn sessions() {
    trycmd::TestCases::new()
        .register_bin("gainsay", Path::new(env!("CARGO_BIN_EXE_gainsay")))
        .case("tests/cli/*.trycmd")
        .case("tests/cli/*.toml")
        .case("tests/cli/readme.md");
}

#[test]
fn the_readme_shows_the_files_of_its_tour() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("README.md is there");
    let files =
        walkdir::WalkDir::new(root.join("docs/tour")).into_iter().map(|entry| entry.expect("readable"));
    let mut shown = 0;
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let text = fs::read_to_string(file.path()).expect("the tour is UTF-8");
        let blocks = ["toml", "markdown"].map(|language| format!("```{language}\n{text}```\n"));
        let is_shown = blocks.iter().any(|block| readme.contains(block));
        assert!(is_shown, "README.md shows another {}", file.path().display());
        shown += 1;
    }
    assert!(shown > 3, "the tour has files");
}
