//! Damaged files: cut off, with flipped bits, spliced from two, with zeros in them. All are read or told in a line each,
//! none ends the program, and a second run says the same.
//!
//! `GAINSAY_DAMAGED=10000` makes as many of them, `GAINSAY_BIN=PATH` has them read by another build of gainsay.

use gainsay::files;
use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use walkdir::WalkDir;

const FEW: usize = 300;

/// Xorshift: the same files in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("below a usize")
    }
}

/// The texts that are damaged, with their extensions.
fn sound() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/documents", "tests/clusters/01-ferry-capsize"];
    let entries = folders.iter().flat_map(|folder| WalkDir::new(root.join(folder)).sort_by_file_name());
    entries
        .filter_map(|entry| {
            let path = entry.expect("the folder is readable").into_path();
            let extension = path.extension()?.to_str()?;
            let is_text = ["txt", "md", "html", "xhtml"].contains(&extension);
            is_text.then(|| (extension.to_owned(), fs::read(&path).expect("the file is readable")))
        })
        .collect()
}

fn damaged(sound: &[(String, Vec<u8>)], random: &mut Random) -> (String, Vec<u8>) {
    let (extension, mut bytes) = sound[random.below(sound.len())].clone();
    match random.below(4) {
        0 => bytes.truncate(random.below(bytes.len())),
        1 => {
            for _ in 0..=random.below(12) {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
        }
        2 => {
            let (_, other) = &sound[random.below(sound.len())];
            bytes.truncate(random.below(bytes.len()));
            bytes.extend(&other[random.below(other.len())..]);
        }
        _ => {
            let at = random.below(bytes.len());
            let zeros = vec![0; 1 + random.below(200)];
            bytes.splice(at..at, zeros);
        }
    }
    (extension, bytes)
}

fn check(folder: &Path, jobs: &str) -> Output {
    let gainsay = env::var_os("GAINSAY_BIN").map_or(env!("CARGO_BIN_EXE_gainsay").into(), PathBuf::from);
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut command = Command::new(gainsay);
    command.args(["check", "--format", "ndjson", "-j", jobs, "--sources", ".", "--rules"]).arg(rules);
    command.current_dir(folder).output().expect("gainsay runs")
}

#[test]
fn damaged_files_are_read_or_told() {
    let count = env::var("GAINSAY_DAMAGED").map_or(FEW, |count| count.parse().expect("a number of files"));
    let sound = sound();
    assert!(sound.len() > 20, "there are texts to damage");
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let mut random = Random(20_241_219);
    let mut unreadable = BTreeSet::new();
    for number in 0..count {
        let (extension, bytes) = damaged(&sound, &mut random);
        let name = format!("{number:05}.{extension}");
        fs::write(folder.path().join(&name), &bytes).expect("a file");
        if files::decode(bytes, Some(&extension)).is_none() {
            unreadable.insert(format!("gainsay: {name}: is not text"));
        }
    }
    assert!(!unreadable.is_empty() && unreadable.len() < count / 2, "some, and not all, are no text");

    let first = check(folder.path(), "1");
    let said = String::from_utf8(first.stderr.clone()).expect("what is said is UTF-8");
    assert_eq!(first.status.code(), Some(2), "{said}");
    let told: BTreeSet<String> = said.lines().map(str::to_owned).collect();
    assert_eq!(told, unreadable, "a line for each that cannot be read");
    assert!(first.stdout.len() > 1000, "the others are checked");
    let second = check(folder.path(), "2");
    assert!(first == second, "the same again");
}
