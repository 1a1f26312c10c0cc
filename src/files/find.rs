//! Which files are documents.

use super::{FileError, Problem};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Extensions of files that are documents wherever they are found; others are read only when named.
const EXTENSIONS: [&str; 6] = ["txt", "md", "markdown", "html", "htm", "xhtml"];

/// Extensions of formats that people write in and that have to be turned into another first.
const FOREIGN: [&str; 9] = ["doc", "docx", "epub", "mht", "mhtml", "odt", "pages", "pdf", "rtf"];

/// What makes a glob more than a path.
const SIGNS: [char; 5] = ['*', '?', '[', '{', '\\'];

/// Whether `.gitignore` is heeded. A source is never left out in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    Heeded,
    Read,
}

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// As given, or below a folder as given.
    pub path: PathBuf,
    /// Absolute, links followed: the same for the same file however it was reached.
    pub identity: PathBuf,
}

/// What was found: each file once, in the order of paths, and what could not be looked into.
#[derive(Debug, Default)]
pub struct Found {
    pub files: Vec<FoundFile>,
    pub errors: Vec<FileError>,
    /// What people write texts in and cannot be read here: left out.
    pub foreign: Vec<PathBuf>,
}

/// What was found for some globs.
#[derive(Debug, Default)]
pub struct Matching {
    pub found: Found,
    /// For each glob, whether a file matches it.
    pub met: Vec<bool>,
}

/// The files among `paths`, and the documents below the folders among them.
pub fn find(paths: &[PathBuf], ignored: Ignored) -> Found {
    let mut search = Search::default();
    for path in paths {
        if path.is_dir() {
            search.walk(path, ignored, &mut |path| Kind::of(path));
        } else {
            // What is no readable file is told when it is read.
            search.add(path);
        }
    }
    search.finish()
}

/// The documents below `root` whose path, seen from there, matches one of the globs; a glob that is the path
/// of a folder matches all below it. A file without the extension of a document is found by a glob that names
/// its extension.
///
/// # Errors
/// A glob that cannot be read.
pub fn find_matching(root: &Path, globs: &[&str], ignored: Ignored) -> Result<Matching, globset::Error> {
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let globs: Vec<String> = globs.iter().map(|glob| whole_folder(root, glob)).collect();
    let set = glob_set(&globs)?;
    let with_extension: Vec<bool> = globs.iter().map(|glob| names_extension(glob)).collect();
    let mut met = vec![false; globs.len()];
    let mut search = Search::default();
    for base in bases(root, &globs) {
        search.walk(&base, ignored, &mut |path| {
            let kind = Kind::of(path);
            let matched = set.matches(path.strip_prefix(root).unwrap_or(path));
            let is_met = |&glob: &usize| kind == Kind::Document || with_extension[glob];
            let by: Vec<usize> = matched.iter().copied().filter(is_met).collect();
            by.iter().for_each(|&glob| met[glob] = true);
            match (by.is_empty(), matched.is_empty()) {
                (false, _) => Kind::Document,
                (true, false) => kind,
                (true, true) => Kind::Other,
            }
        });
    }
    Ok(Matching { found: search.finish(), met })
}

/// What a file below a folder is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Document,
    /// A text in a format that cannot be read.
    Foreign,
    Other,
}

impl Kind {
    fn of(path: &Path) -> Self {
        let Some(extension) = path.extension() else { return Self::Other };
        let extension = extension.to_string_lossy().to_ascii_lowercase();
        let is_lock = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['~', '.']));
        if EXTENSIONS.contains(&extension.as_str()) {
            Self::Document
        } else if FOREIGN.contains(&extension.as_str()) && !is_lock {
            Self::Foreign
        } else {
            Self::Other
        }
    }
}

/// The glob, and all below it where it is the path of a folder.
fn whole_folder(root: &Path, glob: &str) -> String {
    let glob = glob.trim().strip_prefix("./").unwrap_or(glob.trim());
    let path = glob.trim_end_matches('/');
    let is_folder = !path.contains(SIGNS) && root.join(path).is_dir();
    if is_folder { format!("{path}/**") } else { glob.to_owned() }
}

fn glob_set(globs: &[String]) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        set.add(GlobBuilder::new(glob).literal_separator(true).build()?);
    }
    set.build()
}

/// `drafts/*.rst` names an extension, `drafts/**` and `drafts/*` do not.
fn names_extension(glob: &str) -> bool {
    let last = glob.rsplit('/').next().unwrap_or(glob);
    last.rsplit_once('.').is_some_and(|(_, extension)| !extension.is_empty() && !extension.contains('*'))
}

/// The folders that have to be walked for some globs, none inside another.
fn bases(root: &Path, globs: &[String]) -> Vec<PathBuf> {
    let mut bases: Vec<PathBuf> = globs
        .iter()
        .map(|glob| {
            let literal = glob.split('/').take_while(|part| !part.contains(SIGNS));
            let mut base: PathBuf = literal.filter(|part| *part != ".").collect();
            if glob.starts_with('/') {
                base = Path::new("/").join(base);
            }
            if base.as_os_str().is_empty() { root.to_owned() } else { root.join(base) }
        })
        .filter(|base| base.exists())
        .collect();
    bases.sort();
    bases.dedup();
    let all = bases.clone();
    bases.retain(|base| !all.iter().any(|other| other != base && base.starts_with(other)));
    bases
}

#[derive(Debug, Default)]
struct Search {
    paths: Vec<PathBuf>,
    errors: Vec<FileError>,
    foreign: Vec<PathBuf>,
}

impl Search {
    fn add(&mut self, path: &Path) {
        self.paths.push(tidy(path));
    }

    fn walk(&mut self, folder: &Path, ignored: Ignored, kind_of: &mut dyn FnMut(&Path) -> Kind) {
        let heeded = ignored == Ignored::Heeded;
        let walk = WalkBuilder::new(folder)
            .standard_filters(false)
            .parents(heeded)
            .git_ignore(heeded)
            .git_exclude(heeded)
            .require_git(false)
            .follow_links(true)
            .filter_entry(|entry| !is_repository_data(entry.path()))
            .build();
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
                Ok(entry) => match kind_of(entry.path()) {
                    Kind::Document => self.add(entry.path()),
                    Kind::Foreign => self.foreign.push(tidy(entry.path())),
                    Kind::Other => {}
                },
                Err(error) => self.errors.push(file_error(&error, folder)),
            }
        }
    }

    fn finish(mut self) -> Found {
        self.paths.sort();
        self.paths.dedup();
        let mut identities = Identities::default();
        let mut seen = std::collections::BTreeSet::new();
        self.foreign.sort();
        let mut found = Found { files: Vec::new(), errors: self.errors, foreign: self.foreign };
        for path in self.paths {
            let identity = identities.of(&path);
            if seen.insert(identity.clone()) {
                found.files.push(FoundFile { path, identity });
            }
        }
        found.errors.sort_by(|one, other| one.path.cmp(&other.path));
        found.errors.dedup_by(|one, other| one.path == other.path);
        found
    }
}

/// Absolute paths with links followed, each folder asked for once.
#[derive(Debug, Default)]
struct Identities {
    folders: BTreeMap<PathBuf, PathBuf>,
}

impl Identities {
    fn of(&mut self, path: &Path) -> PathBuf {
        let is_link = path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
        if let (false, Some(folder), Some(name)) = (is_link, path.parent(), path.file_name()) {
            let folder = self.folders.entry(folder.to_owned()).or_insert_with(|| {
                let asked = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
                asked.canonicalize().unwrap_or_else(|_| asked.to_owned())
            });
            return folder.join(name);
        }
        path.canonicalize().unwrap_or_else(|_| path.to_owned())
    }
}

/// What version control keeps beside the files is not theirs.
fn is_repository_data(path: &Path) -> bool {
    path.file_name().is_some_and(|name| matches!(name.to_str(), Some(".git" | ".hg" | ".svn" | ".jj")))
}

/// Without `./` in front.
fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
    if tidy.as_os_str().is_empty() { path.to_owned() } else { tidy }
}

/// What the walk met, as a problem of one path.
fn file_error(error: &ignore::Error, folder: &Path) -> FileError {
    let path = path_of(error).unwrap_or(folder).to_owned();
    // The walk lends its errors, and some have lost their cause: the path is asked again.
    let problem = match fs::metadata(&path) {
        _ if is_link_loop(error) => Problem::LinkLoop,
        Err(error) => Problem::of(error, &path),
        // A folder that may be seen and not looked into.
        Ok(_) => match error.io_error().and_then(io::Error::raw_os_error) {
            Some(number) => Problem::of(io::Error::from_raw_os_error(number), &path),
            None => Problem::Other(io::Error::other(error.to_string())),
        },
    };
    FileError { path: tidy(&path), problem }
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

fn is_link_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => is_link_loop(err),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tempfile::TempDir;

    fn folder(files: &[(&str, &str)]) -> TempDir {
        let folder = TempDir::new().expect("a folder for the test");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        folder
    }

    fn check(folder: &TempDir, found: &Found, expected: &[&str]) {
        let paths: Vec<_> = found
            .files
            .iter()
            .map(|file| file.path.strip_prefix(folder.path()).expect("inside").to_string_lossy().into_owned())
            .collect();
        assert_eq!(paths, expected);
    }

    const FILES: &[(&str, &str)] = &[
        (".gitignore", "build/\n*.tmp.md\n"),
        (".git/description.txt", ""),
        (".github/notes.md", ""),
        ("b.MD", ""),
        ("a.txt", ""),
        ("build/out.html", ""),
        ("c/d.tmp.md", ""),
        ("c/e.rst", ""),
        ("c/f.xhtml", ""),
    ];

    #[test]
    fn sources_are_all_read() {
        let root = folder(FILES);
        let found = find(&[root.path().to_owned()], Ignored::Read);
        check(
            &root,
            &found,
            &[".github/notes.md", "a.txt", "b.MD", "build/out.html", "c/d.tmp.md", "c/f.xhtml"],
        );
        let found = find(&[root.path().to_owned()], Ignored::Heeded);
        check(&root, &found, &[".github/notes.md", "a.txt", "b.MD", "c/f.xhtml"]);
    }

    #[test]
    fn each_once_and_in_order() {
        let root = folder(FILES);
        let at = |path: &str| root.path().join(path);
        let found = find(&[at("c/e.rst"), at("c"), at("./c/f.xhtml"), at("c/../c/f.xhtml")], Ignored::Read);
        let names: Vec<_> = found.files.iter().map(|file| file.path.file_name().expect("a name")).collect();
        assert_eq!(names, ["f.xhtml", "d.tmp.md", "e.rst"].map(std::ffi::OsStr::new).as_slice());
    }

    #[test]
    fn globs() {
        let root = folder(FILES);
        let all = |globs: &[&str], expected: &[&str], met: &[bool]| {
            let matching = find_matching(root.path(), globs, Ignored::Heeded).expect("good globs");
            check(&root, &matching.found, expected);
            assert_eq!(matching.met, met, "{globs:?}");
        };
        all(&["**/*.md", "c/*"], &[".github/notes.md", "c/f.xhtml"], &[true, true]);
        all(&["./c/*.rst"], &["c/e.rst"], &[true]);
        all(&["*.txt", "nowhere/*.md"], &["a.txt"], &[true, false]);
        all(&["c"], &["c/f.xhtml"], &[true]);
        // As on the command line, a folder that is named is read though its own name is ignored.
        all(&["c/", "build", "a.txt"], &["a.txt", "build/out.html", "c/f.xhtml"], &[true, true, true]);
        all(&["*", "c/*.odt"], &["a.txt", "b.MD"], &[true, false]);
        assert!(find_matching(root.path(), &["["], Ignored::Heeded).is_err());
    }

    #[test]
    fn texts_in_other_formats_are_left_out() {
        let root =
            folder(&[("a.docx", ""), ("a.txt", ""), ("b/c.PDF", ""), ("b/~$c.docx", ""), ("d.png", "")]);
        let foreign = |found: Found| -> Vec<String> {
            let inside = |path: &PathBuf| path.strip_prefix(root.path()).expect("inside").to_owned();
            found.foreign.iter().map(|path| inside(path).to_string_lossy().into_owned()).collect()
        };
        assert_eq!(foreign(find(&[root.path().to_owned()], Ignored::Read)), ["a.docx", "b/c.PDF"]);
        let matching =
            |glob: &str| find_matching(root.path(), &[glob], Ignored::Heeded).expect("a good glob");
        assert_eq!(foreign(matching("**/*.txt").found), [""; 0]);
        assert_eq!(foreign(matching("*").found), ["a.docx"]);
        // Whoever names the extension has it read, and is told what it is.
        assert_eq!(matching("*.docx").found.files.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_may_not_be_read() {
        use std::os::unix::fs::PermissionsExt;
        let root = folder(&[("a.txt", ""), ("locked/b.txt", "")]);
        let locked = root.path().join("locked");
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o0)).expect("permissions");
        let found = find(&[root.path().to_owned()], Ignored::Read);
        let may_all = fs::read_dir(&locked).is_ok();
        fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).expect("permissions");
        // Whoever may read everything may look in here too.
        if !may_all {
            check(&root, &found, &["a.txt"]);
            let problems: Vec<String> = found.errors.iter().map(|error| error.problem.to_string()).collect();
            assert_eq!(problems, ["permission denied"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links() {
        let root = folder(&[("a/x.txt", "")]);
        std::os::unix::fs::symlink(root.path().join("a"), root.path().join("a/loop")).expect("a link");
        std::os::unix::fs::symlink(root.path().join("a/x.txt"), root.path().join("b.txt")).expect("a link");
        std::os::unix::fs::symlink("c.txt", root.path().join("c.txt")).expect("a link");
        let found = find(&[root.path().to_owned()], Ignored::Read);
        check(&root, &found, &["a/x.txt"]);
        let problems: Vec<String> = found.errors.iter().map(|error| error.problem.to_string()).collect();
        assert_eq!(problems, ["is a symbolic link that leads back to itself"; 2]);
    }
}
