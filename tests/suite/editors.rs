//! The problem matcher of `docs/editors.md`, tried on what `--format short` really writes. Vim and Emacs are tried by
//! `.ci/editors`.

use regex::Regex;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The task that the page gives to VS Code.
fn task() -> Value {
    let page = fs::read_to_string(root().join("docs/editors.md")).expect("the page is there");
    let (_, rest) = page.split_once("```json\n").expect("the page shows a task");
    let (json, _) = rest.split_once("```").expect("the block ends");
    let tasks: Value = serde_json::from_str(json).expect("the task is JSON");
    tasks["tasks"][0].clone()
}

/// What a command line that begins with `gainsay` prints in a folder.
fn printed(folder: &Path, command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    assert_eq!(words[0], "gainsay");
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(&words[1..]).current_dir(folder).output();
    String::from_utf8(run.expect("gainsay runs").stdout).expect("results are UTF-8")
}

#[test]
fn the_problem_matcher_reads_every_line() {
    let task = task();
    let pattern = &task["problemMatcher"]["pattern"];
    let regexp = Regex::new(pattern["regexp"].as_str().expect("a pattern")).expect("a regular expression");
    let command = task["command"].as_str().expect("a command");
    for folder in ["tests/editors/newsroom", "tests/cli/bridge.in", "tests/cli/names.in", "docs/tour", "."] {
        let folder = root().join(folder);
        let mut expected = Vec::new();
        for line in printed(&folder, "gainsay check --format ndjson").lines() {
            let told: Value = serde_json::from_str(line).expect("a line is an object");
            for label in told["labels"].as_array().expect("labels") {
                let primary = label["primary"] == true;
                expected.push(Problem {
                    file: label["path"].clone(),
                    line: label["line"].to_string(),
                    column: label["column"].to_string(),
                    severity: if primary { told["severity"].clone() } else { "note".into() },
                    code: if primary { told["code"].clone() } else { Value::Null },
                    message: if primary { told["message"].clone() } else { label["message"].clone() },
                });
            }
        }
        assert!(expected.len() > 2, "there is something to read");
        let short = printed(&folder, command);
        let read: Vec<Problem> = short
            .lines()
            .map(|line| {
                let groups = regexp.captures(line).unwrap_or_else(|| panic!("not matched: {line}"));
                let group = |name: &str| -> Value {
                    let number = pattern[name].as_u64().expect("the number of a group");
                    groups
                        .get(usize::try_from(number).expect("a small number"))
                        .map(|group| group.as_str())
                        .into()
                };
                let text = |name: &str| group(name).as_str().expect("it always takes part").to_owned();
                Problem {
                    file: group("file"),
                    line: text("line"),
                    column: text("column"),
                    severity: group("severity"),
                    code: group("code"),
                    message: group("message"),
                }
            })
            .collect();
        assert_eq!(read, expected);
    }
}

/// A line as the Problems panel has it.
#[derive(Debug, PartialEq)]
struct Problem {
    file: Value,
    line: String,
    column: String,
    severity: Value,
    code: Value,
    message: Value,
}
