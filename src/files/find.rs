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
}

/// The files among `paths`, and the documents below the folders among them.
pub fn find(paths: &[PathBuf], ignored: Ignored) -> Found {
    let mut search = Search::default();
    for path in paths {
        if path.is_dir() {
            search.walk(path, ignored, &|path| is_document(path));
        } else {
            // What is no readable file is told when it is read.
            search.add(path);
        }
    }
    search.finish()
}

/// The documents below `root` whose path, seen from there, matches one of the globs. `.gitignore`
/// is heeded. A file without the extension of a document is found by a glob that names its extension.
///
/// # Errors
/// A glob that cannot be read.
pub fn find_matching(root: &Path, globs: &[String]) -> Result<Found, globset::Error> {
    let any = glob_set(globs.iter())?;
    let with_extension = glob_set(globs.iter().filter(|glob| names_extension(glob)))?;
    let mut search = Search::default();
    let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    for base in bases(root, globs) {
        search.walk(&base, Ignored::Heeded, &|path| {
            let inside = path.strip_prefix(root).unwrap_or(path);
            with_extension.is_match(inside) || (is_document(path) && any.is_match(inside))
        });
    }
    Ok(search.finish())
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        let extension = extension.to_string_lossy().to_ascii_lowercase();
        EXTENSIONS.contains(&extension.as_str())
    })
}

fn glob_set<'g>(globs: impl Iterator<Item = &'g String>) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let glob = glob.strip_prefix("./").unwrap_or(glob);
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
            let literal = glob.split('/').take_while(|part| !part.contains(['*', '?', '[', '{', '\\']));
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
}

impl Search {
    fn add(&mut self, path: &Path) {
        self.paths.push(tidy(path));
    }

    fn walk(&mut self, folder: &Path, ignored: Ignored, wanted: &dyn Fn(&Path) -> bool) {
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
                Ok(entry) => {
                    if wanted(entry.path()) {
                        self.add(entry.path());
                    }
                }
                Err(error) => self.errors.push(file_error(&error, folder)),
            }
        }
    }

    fn finish(mut self) -> Found {
        self.paths.sort();
        self.paths.dedup();
        let mut identities = Identities::default();
        let mut seen = std::collections::BTreeSet::new();
        let mut found = Found { files: Vec::new(), errors: self.errors };
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
        let all = |globs: &[&str]| {
            let globs: Vec<String> = globs.iter().map(|glob| (*glob).to_owned()).collect();
            find_matching(root.path(), &globs).expect("good globs")
        };
        check(&root, &all(&["**/*.md", "c/*"]), &[".github/notes.md", "c/f.xhtml"]);
        check(&root, &all(&["./c/*.rst"]), &["c/e.rst"]);
        check(&root, &all(&["*.txt", "nowhere/*.md"]), &["a.txt"]);
        assert!(find_matching(root.path(), &["[".to_owned()]).is_err());
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
