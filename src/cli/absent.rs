//! What gainsay.toml names and the disk does not hold: paths that are not there, globs that nothing matches,
//! folders without a text; and texts in formats that cannot be read.
//!
//! A check that reads nothing finds nothing, and looks as if all were well.

use crate::config::{NamedPath, Word};
use crate::diagnostic::{Diagnostic, Label};
use crate::files::{Ignored, find_matching};
use crate::spelling::nearest;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The code of a path that is not there.
pub(super) const MISSING: &str = "missing-path";

/// A rule file, a source, or a folder of them that is not there.
pub(super) fn missing(named: &NamedPath, root: &Path) -> Diagnostic {
    let label = Label::primary(named.span, "no such file or folder");
    let told = Diagnostic::error(MISSING, format!("`{}` is not there", named.text), label);
    if is_glob(named) {
        let folder =
            named.text.split('/').take_while(|part| !part.contains(SIGNS)).collect::<Vec<_>>().join("/");
        let folder = if folder.is_empty() { "." } else { &folder };
        return told.with_help(format!("name the folder, for all rule files in it: `{folder}`"));
    }
    told.with_help(instead_of(&named.text, root).unwrap_or_else(|| RELATIVE.to_owned()))
}

/// Whether a path is more than a path, and no file is called so.
pub(super) fn is_glob(named: &NamedPath) -> bool {
    named.text.contains(SIGNS) && !named.path.exists()
}

/// A folder of sources in which there is no text.
pub(super) fn empty(named: &NamedPath) -> Diagnostic {
    let label = Label::primary(named.span, "no text in it");
    Diagnostic::warning("no-texts", format!("no source is read from `{}`", named.text), label)
        .with_help("put texts there (.txt, .md, .html), or take it out of `sources`")
}

/// The globs to be told as matching nothing: of those in one folder the first, and none if another there matches
/// something, for whoever lists `*.md` and `*.txt` need not have both.
pub(super) fn unmatched<'g>(globs: &'g [Word], met: &[bool]) -> impl Iterator<Item = &'g Word> {
    let mut folders: BTreeSet<&str> =
        globs.iter().zip(met).filter(|(_, met)| **met).map(|(glob, _)| folder(glob)).collect();
    globs.iter().filter(move |glob| folders.insert(folder(glob)))
}

/// What stands before the last `/` of a glob.
fn folder(glob: &Word) -> &str {
    glob.value.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A glob of drafts or sources that no text matches.
pub(super) fn no_match(of: &str, glob: &Word, root: &Path) -> Diagnostic {
    let label = Label::primary(glob.span, "matches no text");
    let told = Diagnostic::warning("no-texts", format!("no {of} is read by `{}`", glob.value), label);
    let texts = |glob: &str, ignored| {
        find_matching(root, &[glob], ignored).map_or(0, |matching| matching.found.files.len())
    };
    if texts(&glob.value, Ignored::Read) > 0 {
        return told.with_help("what matches it is left out by .gitignore: take it out there");
    }
    if let Some(help) = instead_of(&glob.value, root) {
        return told.with_help(help);
    }
    let deeper = deeper(&glob.value);
    told.with_help(match texts(&deeper, Ignored::Heeded) {
        0 => beside(&glob.value, root),
        1 => format!("`{deeper}` matches 1 text"),
        below => format!("`{deeper}` matches {below} texts"),
    })
}

/// Where texts were left out for their format: how many of which, and what to do.
pub(super) fn foreign(paths: &BTreeSet<PathBuf>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for extension in paths.iter().filter_map(|path| path.extension()) {
        *counts.entry(extension.to_string_lossy().to_ascii_lowercase()).or_default() += 1;
    }
    let of_each: Vec<String> =
        counts.iter().map(|(extension, count)| format!("{count} .{extension}")).collect();
    let first = paths.first()?.display();
    Some(match paths.len() {
        1 => format!("{first} is not read: save it as .txt, .md or .html"),
        all => format!(
            "{all} files are not read ({}; {first} the first): save them as .txt, .md or .html",
            of_each.join(", ")
        ),
    })
}

const RELATIVE: &str = "paths are relative to this file";

/// What makes a glob more than a path.
const SIGNS: [char; 4] = ['*', '?', '[', '{'];

/// The path that may be meant: with the nearest name there is, in place of the first that there is not.
fn instead_of(path: &str, root: &Path) -> Option<String> {
    let parts: Vec<&str> = path.trim().split('/').collect();
    let mut folder = root.to_owned();
    for (at, part) in parts.iter().enumerate() {
        if part.contains(SIGNS) {
            return None;
        }
        let inside = folder.join(part);
        if inside.exists() {
            folder = inside;
            continue;
        }
        let entries = fs::read_dir(&folder).ok()?;
        let names: BTreeSet<String> =
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        let meant = nearest(part, names.iter().map(String::as_str));
        let before = parts[..at].join("/");
        let meant = meant.map(|meant| [&parts[..at], &[meant], &parts[at + 1..]].concat().join("/"));
        return Some(match meant.filter(|meant| meant.contains(SIGNS) || root.join(meant).exists()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if before.is_empty() => format!("there is no `{part}` beside this file"),
            None => format!("there is no `{part}` in `{before}`"),
        });
    }
    None
}

/// What stands in the folder of a glob instead of what it matches.
fn beside(glob: &str, root: &Path) -> String {
    let parts: Vec<&str> = glob.trim().split('/').collect();
    let fixed = parts.iter().take(parts.len() - 1).take_while(|part| !part.contains(SIGNS));
    let folder = fixed.copied().collect::<Vec<_>>().join("/");
    let place = if folder.is_empty() { "beside this file".to_owned() } else { format!("in `{folder}`") };
    let all = if folder.is_empty() { "*".to_owned() } else { format!("{folder}/*") };
    let found = find_matching(root, &[&all], Ignored::Heeded).unwrap_or_default().found;
    match found.files.first().and_then(|file| file.path.file_name()) {
        Some(text) => format!("there is `{}` {place}, which it does not match", text.to_string_lossy()),
        None => format!("there is no text {place}"),
    }
}

/// The glob for any depth: `drafts/**/*.md` for `drafts/*.md`.
fn deeper(glob: &str) -> String {
    match glob.rsplit_once('/') {
        Some((folder, last)) => format!("{folder}/**/{last}"),
        None => format!("**/{glob}"),
    }
}
