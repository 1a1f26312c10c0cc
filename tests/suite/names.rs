//! Prose full of numbers and dates that are none: `tests/names/*.txt`. The first line is the date of publication; of the
//! others each is a text by itself, with every value marked that is read in it, `{words|value}`.

use crate::marks;
use std::fs;
use std::path::Path;

#[test]
fn names_are_no_values() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("tests/names is a folder")
        .map(|entry| entry.expect("an entry of tests/names").path())
        .collect();
    paths.sort();
    let mut wrong = Vec::new();
    for path in paths {
        let texts = fs::read_to_string(&path).expect("a file of texts");
        let (published, texts) = texts.split_once('\n').expect("a line with the date of publication");
        for marked in texts.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let found = marks::with(&marks::without(marked), published, |_| true);
            if found != marked {
                let name = path.file_name().expect("a file has a name").to_string_lossy();
                wrong.push(format!("{name}:\n  expected {marked}\n  found    {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}
