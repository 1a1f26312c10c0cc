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

/// Files that are no files, and texts in every encoding, side by side.
#[cfg(unix)]
#[test]
fn what_cannot_be_read_has_its_line_and_the_rest_is_checked() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::TempDir::new().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let one_line = "Nobody knows what became of the old road, or why. ".repeat(20_000);
    let texts: [(&str, Vec<u8>); 10] = [
        ("bom.txt", "\u{feff}The bridge was opened on 3 May 1932.".into()),
        ("crlf.txt", "Old news.\r\n\r\nThe bridge was\r\nopened on 4 May 1932.\r\n".into()),
        ("emoji.txt", "👩‍👩‍👧 The bridge was opened 🎊 on 4 May 1932 👍🏽.".into()),
        ("empty.txt", Vec::new()),
        ("invalid.txt", b"The bridge was \xff\xfe opened on 4 May 1932.".into()),
        ("latin.txt", b"The caf\xe9 \x96 the bridge was opened on 4 May 1932.".into()),
        ("long.txt", format!("{one_line}The bridge was opened on 4 May 1932.").into()),
        ("right-to-left.txt", "\u{202e}שלום\u{202c} The bridge was opened on 4 May 1932.".into()),
        ("utf-16.txt", utf_16("\u{feff}The bridge was opened on 4 May 1932.")),
        ("zeros.txt", vec![0; 100]),
    ];
    for (name, bytes) in texts {
        fs::write(at(name), bytes).expect("a file");
    }
    symlink("none.txt", at("dangling.txt")).expect("a link");
    symlink("loop.txt", at("loop.txt")).expect("a link");
    symlink(".", at("self")).expect("a link");
    assert!(Command::new("mkfifo").arg(at("pipe.txt")).status().expect("mkfifo runs").success());
    let rule = "[fact.opened]\ntitle = \"the bridge was opened\"\nvalue = \"date\"\nfind = [\"bridge ... opened ... {value}\"]";
    fs::write(at("rules.toml"), rule).expect("a file");

    let run = |command: &str| {
        let mut gainsay = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        gainsay.args([command, "--rules", "rules.toml", "--sources", "."]).current_dir(folder.path());
        let output = gainsay.output().expect("gainsay runs");
        let text = |bytes| String::from_utf8(bytes).expect("what is said is UTF-8");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (status, found, said) = run("claims");
    assert_eq!(status, Some(2));
    let told = [
        "gainsay: dangling.txt: is a symbolic link to a file that does not exist",
        "gainsay: loop.txt: is a symbolic link that leads back to itself",
        "gainsay: self: is a symbolic link that leads back to itself",
        "gainsay: pipe.txt: is a pipe, not a file; to read standard input, give `-`",
        "gainsay: zeros.txt: is not text",
    ];
    assert_eq!(said.lines().collect::<Vec<_>>(), told);
    let expected = [
        "bom.txt:1:26: opened 1932-05-03 \"3 May 1932\"",
        "crlf.txt:4:11: opened 1932-05-04 \"4 May 1932\"",
        "emoji.txt:1:34: opened 1932-05-04 \"4 May 1932\"",
        "invalid.txt:1:29: opened 1932-05-04 \"4 May 1932\"",
        "latin.txt:1:37: opened 1932-05-04 \"4 May 1932\"",
        "long.txt:1:1000026: opened 1932-05-04 \"4 May 1932\"",
        "right-to-left.txt:1:33: opened 1932-05-04 \"4 May 1932\"",
        "utf-16.txt:1:26: opened 1932-05-04 \"4 May 1932\"",
    ];
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
    let (status, found, _) = run("check");
    assert_eq!(status, Some(2), "what was not read weighs more than what was found");
    assert!(
        found.contains("error[contradiction]: sources disagree on when the bridge was opened"),
        "{found}"
    );
}
