//! What a person types and sees: the sessions in `tests/cli/`, and those the README shows.
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
        .case("README.md");
}

#[test]
fn the_rules_that_the_readme_shows_are_those_that_are_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("README.md is there");
    let rules =
        fs::read_to_string(root.join("tests/cli/bridge.in/rules/bridge.toml")).expect("the rules are there");
    assert!(
        readme.contains(&format!("```toml\n{rules}```\n")),
        "README.md shows other rules than bridge.toml"
    );
}
