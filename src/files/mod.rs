//! Finds and reads what is to be checked. Knows nothing of facts.
//!
//! Whatever cannot be read is a [`FileError`] that names its path; nothing here waits for a pipe or
//! a device, and nothing is printed.

mod decode;
mod find;

pub use decode::{Decoded, decode};
pub use find::{Found, FoundFile, Ignored, Matching, find, find_matching};

use crate::source::{SourceFile, SourceId};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Larger files are not read, in bytes.
pub const LARGEST: u64 = 1 << 30;

/// Why a file could not be read. Its message begins with the path.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct FileError {
    pub path: PathBuf,
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("no such file")]
    Missing,
    #[error("permission denied")]
    Forbidden,
    #[error("is a symbolic link to a file that does not exist")]
    DanglingLink,
    #[error("is a symbolic link that leads back to itself")]
    LinkLoop,
    #[error("is a folder, not a file")]
    Folder,
    #[error("is a pipe, not a file; to read standard input, give `-`")]
    Pipe,
    #[error("is a device or socket, not a file")]
    Device,
    #[error("is larger than 1 GiB")]
    TooLarge,
    #[error("is not text")]
    Binary,
    #[error("{0}")]
    Other(io::Error),
}

/// Reads and decodes a file.
///
/// # Errors
/// Where it is no readable text file.
pub fn read(path: &Path) -> Result<Decoded, FileError> {
    let bytes = bytes_of(path).map_err(|problem| FileError { path: path.to_owned(), problem })?;
    let hint = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    decode(bytes, hint.as_deref())
        .ok_or_else(|| FileError { path: path.to_owned(), problem: Problem::Binary })
}

impl Decoded {
    /// The file as all later stages see it.
    pub fn into_file(self, id: SourceId, path: impl Into<String>) -> SourceFile {
        SourceFile::decoded(id, path, self.text, self.disk)
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Problem> {
    let metadata = fs::metadata(path).map_err(|error| Problem::of(error, path))?;
    let kind = metadata.file_type();
    if kind.is_dir() {
        return Err(Problem::Folder);
    }
    if !kind.is_file() {
        return Err(if is_pipe(kind) { Problem::Pipe } else { Problem::Device });
    }
    if metadata.len() > LARGEST {
        return Err(Problem::TooLarge);
    }
    let file = File::open(path).map_err(|error| Problem::of(error, path))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // A file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| Problem::of(error, path))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Problem::TooLarge);
    }
    Ok(bytes)
}

#[cfg(unix)]
fn is_pipe(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_fifo(&kind)
}

#[cfg(not(unix))]
fn is_pipe(_kind: fs::FileType) -> bool {
    false
}

impl Problem {
    fn of(error: io::Error, path: &Path) -> Self {
        let is_link = || fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        match error.kind() {
            io::ErrorKind::NotFound if is_link() => Self::DanglingLink,
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ if is_loop(&error) => Self::LinkLoop,
            _ => Self::Other(error),
        }
    }
}

/// ELOOP, for which the standard library has no stable name.
fn is_loop(error: &io::Error) -> bool {
    let number = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    fn check(path: &Path, expected: &str) {
        let error = read(path).expect_err("it cannot be read");
        assert_eq!(error.to_string(), format!("{}: {expected}", path.display()));
    }

    #[test]
    fn each_fault_has_its_line() {
        let folder = tempfile::TempDir::new().expect("a folder for the test");
        let at = |name: &str| folder.path().join(name);
        check(&at("none.txt"), "no such file");
        check(folder.path(), "is a folder, not a file");
        check(Path::new("/dev/zero"), "is a device or socket, not a file");
        symlink("loop.txt", at("loop.txt")).expect("a link");
        check(&at("loop.txt"), "is a symbolic link that leads back to itself");
        symlink("none.txt", at("dangling.txt")).expect("a link");
        check(&at("dangling.txt"), "is a symbolic link to a file that does not exist");
        assert!(Command::new("mkfifo").arg(at("pipe.txt")).status().expect("mkfifo runs").success());
        check(&at("pipe.txt"), "is a pipe, not a file; to read standard input, give `-`");
        fs::write(at("zeros.txt"), [0; 64]).expect("a file");
        check(&at("zeros.txt"), "is not text");
        let large = File::create(at("large.txt")).expect("a file");
        large.set_len(LARGEST + 1).expect("a sparse file");
        check(&at("large.txt"), "is larger than 1 GiB");
    }

    #[test]
    fn forbidden() {
        let folder = tempfile::TempDir::new().expect("a folder for the test");
        let path = folder.path().join("a.txt");
        fs::write(&path, "a").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).expect("permissions");
        // Whoever may read everything may read this too.
        match read(&path) {
            Ok(decoded) => assert_eq!(decoded.text, "a"),
            Err(error) => assert_eq!(error.to_string(), format!("{}: permission denied", path.display())),
        }
    }

    #[test]
    fn an_empty_file_is_a_text() {
        let folder = tempfile::TempDir::new().expect("a folder for the test");
        let path = folder.path().join("a.txt");
        fs::write(&path, "").expect("a file");
        assert_eq!(read(&path).expect("it is read").text, "");
    }
}
