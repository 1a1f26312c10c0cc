//! `tests/life/*.txt`: a folder, and what is told in it, one command after the other.
//!
//! A scene is one file of sections `-- NAME --`: files (`NAME (crlf)` and `NAME (utf-16)` are written so),
//! and commands (`$ check --format short`), each with what it prints: standard output, then standard error,
//! then the exit status if it is not 0. A file behind a command is written when the command is done; `rm NAME`
//! removes one, `cat NAME` shows one. With `UPDATE_LIFE=1` what is printed is written anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn folders_live_on() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/life");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of scenes")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(files.len() >= 24, "the scenes were read");
    let mut wrong = String::new();
    for file in &files {
        let text = fs::read_to_string(file).expect("scenes are UTF-8");
        let lived = lived(&text);
        if lived != text {
            if std::env::var_os("UPDATE_LIFE").is_some() {
                fs::write(file, &lived).expect("scenes can be written");
            }
            let name = file.file_stem().expect("a scene has a name").to_string_lossy();
            let _ = writeln!(wrong, "{name}: this is what happens\n{lived}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The scene as it comes out.
fn lived(scene: &str) -> String {
    let home = tempfile::TempDir::new().expect("a folder for the scene");
    let mut out = String::new();
    for (heading, body) in sections(scene) {
        let Some(name) = heading else {
            out.push_str(&body);
            continue;
        };
        let _ = writeln!(out, "-- {name} --");
        if let Some(arguments) = name.strip_prefix("$ ") {
            out.push_str(&run(home.path(), arguments));
            if body.ends_with("\n\n") || body == "\n" {
                out.push('\n');
            }
        } else if let Some(shown) = name.strip_prefix("cat ") {
            out.push_str(&fs::read_to_string(home.path().join(shown)).expect("the file is there"));
        } else if let Some(gone) = name.strip_prefix("rm ") {
            fs::remove_file(home.path().join(gone)).expect("the file is there");
            out.push_str(&body);
        } else {
            write(home.path(), &name, &body);
            out.push_str(&body);
        }
    }
    out
}

fn write(home: &Path, name: &str, body: &str) {
    let (path, form) =
        name.split_once(" (").map_or((name, ""), |(path, form)| (path, form.trim_end_matches(')')));
    let bytes = match form {
        "" => body.as_bytes().to_vec(),
        "crlf" => body.replace('\n', "\r\n").into_bytes(),
        "utf-16" => std::iter::once(0xfeff).chain(body.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "bytes" => vec![0; 64],
        _ => panic!("there is no form `{form}`"),
    };
    let path = home.join(path);
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("folders can be made");
    fs::write(path, bytes).expect("files can be written");
}

fn run(home: &Path, arguments: &str) -> String {
    let mut folder = home.to_owned();
    let mut words = arguments.split_whitespace().peekable();
    if words.peek() == Some(&"cd") {
        folder = home.join(words.nth(1).expect("`cd` names a folder"));
    }
    let done = Command::new(env!("CARGO_BIN_EXE_gainsay"))
        .current_dir(folder)
        .args(words)
        .output()
        .expect("the binary runs");
    let mut shown = String::from_utf8(done.stdout).expect("output is UTF-8");
    shown.push_str(&String::from_utf8(done.stderr).expect("output is UTF-8"));
    match done.status.code() {
        Some(0) => {}
        code => {
            let _ = writeln!(shown, "? {}", code.expect("it was not killed"));
        }
    }
    shown
}

/// The sections with their headings; what stands before the first has none.
fn sections(text: &str) -> Vec<(Option<String>, String)> {
    let mut sections = vec![(None, String::new())];
    for line in text.split_inclusive('\n') {
        match line.trim_end().strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            Some(name) => sections.push((Some(name.to_owned()), String::new())),
            None => sections.last_mut().expect("there is a first").1.push_str(line),
        }
    }
    sections
}
