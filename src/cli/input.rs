//! What a command works on: the texts that flags and configuration name.

use super::flags::TextFlags;
use super::{Outcome, output};
use crate::source::{SourceFile, Sources};
use crate::text::{BlockKind, Document, ProseBuilder, Role};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::{fs, io};
use walkdir::WalkDir;

/// The texts of a run.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) sources: Sources,
    /// In order of path.
    pub(super) documents: Vec<Document>,
    /// Some text could not be read.
    incomplete: bool,
}

impl Texts {
    /// How a run ends that found nothing to fail on.
    pub(super) fn outcome(&self) -> Outcome {
        if self.incomplete { Outcome::Incomplete } else { Outcome::Clean }
    }
}

/// Reads the texts that the flags name.
pub(super) fn texts(flags: &TextFlags) -> Result<Texts> {
    if let Some(jobs) = flags.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
        pool.build_global().context("cannot start the threads")?;
    }
    let mut sources = Sources::default();
    let mut documents = Vec::new();
    let mut incomplete = false;
    for path in walk(&flags.paths) {
        match path.and_then(|path| Ok((fs::read_to_string(&path)?, path))) {
            Ok((text, path)) => {
                let file = sources.add(|id| SourceFile::new(id, path.to_string_lossy(), text));
                let mut prose = ProseBuilder::default();
                let mut start = 0;
                for paragraph in file.text.split_inclusive("\n\n") {
                    prose.push(paragraph, start);
                    prose.end_block(BlockKind::Paragraph, None);
                    start += paragraph.len();
                }
                documents.push(Document {
                    file,
                    role: Role::Draft,
                    published: flags.published.clone(),
                    publisher: None,
                    day_order: None,
                    prose: prose.finish(),
                });
            }
            Err(error) => {
                output::tell(&format!("gainsay: {error}"));
                incomplete = true;
            }
        }
    }
    Ok(Texts { sources, documents, incomplete })
}

fn walk(paths: &[PathBuf]) -> impl Iterator<Item = io::Result<PathBuf>> {
    paths
        .iter()
        .flat_map(|path| WalkDir::new(path).sort_by_file_name())
        .map(|entry| Ok(entry?))
        .filter(|entry: &io::Result<walkdir::DirEntry>| {
            entry.as_ref().map_or(true, |e| e.file_type().is_file())
        })
        .map(|entry| entry.map(|entry| entry.path().strip_prefix("./").unwrap_or(entry.path()).to_owned()))
}
