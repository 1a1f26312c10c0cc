//! Output is the same, byte for byte, at any number of threads and in any order of arguments.

use std::fs;
use std::path::Path;
use std::process::Command;

const RULES: &str = r#"
[fact.bridge-opened]
title = "the bridge was opened"
value = "date"
find  = ["bridge ... opened ... {value}"]
"#;

/// Standard output and the exit status.
fn run(folder: &Path, arguments: &[String]) -> (String, Option<i32>) {
    let done = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the binary runs");
    (String::from_utf8(done.stdout).expect("output is UTF-8"), done.status.code())
}

#[test]
fn output_is_the_same() {
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    fs::write(folder.path().join("rules.toml"), RULES).expect("a rule file");
    let mut texts = Vec::new();
    for number in 0..40 {
        let path = format!("text-{number}.txt");
        let year = 1900 + number * 7 % 5;
        let words = "It has been said before. ".repeat(number * 13 % 11);
        fs::write(folder.path().join(&path), format!("{words}The bridge was opened in May {year}."))
            .expect("a text");
        texts.push(path);
    }
    let mut backwards = texts.clone();
    backwards.reverse();
    for format in ["human", "short", "json", "ndjson"] {
        let outputs: Vec<_> =
            [(&texts, "1"), (&texts, "2"), (&texts, "8"), (&backwards, "1"), (&backwards, "8")]
                .into_iter()
                .map(|(texts, jobs)| {
                    let mut arguments: Vec<String> =
                        ["check", "--rules", "rules.toml", "--format", format, "-j", jobs]
                            .map(String::from)
                            .to_vec();
                    arguments.extend(texts.iter().flat_map(|path| ["--sources".to_owned(), path.clone()]));
                    run(folder.path(), &arguments)
                })
                .collect();
        assert_eq!(outputs[0].1, Some(1), "{format}: the texts disagree");
        assert!(outputs[0].0.contains("text-1.txt"), "{format}");
        for other in &outputs[1..] {
            assert_eq!(outputs[0], *other, "{format}");
        }
    }
}
