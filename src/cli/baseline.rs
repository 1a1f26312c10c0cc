//! The baseline on disk: which file it is, when it is read and when it is written.

use super::flags::{RuleFlags, TextFlags};
use super::output;
use super::project::Project;
use crate::diagnostic::Diagnostic;
use crate::files::{self, FileError, Problem};
use crate::policy::baseline::Baseline;
use anyhow::{Context, Result, bail};
use clap::Args;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Findings that are known and not told again.
#[derive(Args, Clone, Debug)]
pub(super) struct BaselineFlags {
    /// File of the findings that are known and not told again, instead of the configured one
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,

    /// Make all that is found now known, and take out of the baseline what is not
    #[arg(long, conflicts_with_all = ["prune_baseline", "select", "ignore"])]
    write_baseline: bool,

    /// Take out of the baseline what is no longer found
    #[arg(long, conflicts_with_all = ["select", "ignore"])]
    prune_baseline: bool,
}

/// The baseline of a run.
#[derive(Debug)]
pub(super) struct Ledger {
    file: Option<PathBuf>,
    baseline: Baseline,
    task: Task,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Know,
    Write,
    Prune,
}

impl BaselineFlags {
    /// Reads the baseline, unless it is to be written anew. Mistakes in it are told with those of the project.
    pub(super) fn open(&self, project: &mut Project, texts: &TextFlags, rules: &RuleFlags) -> Result<Ledger> {
        let task = match (self.write_baseline, self.prune_baseline) {
            (true, _) => Task::Write,
            (_, true) => Task::Prune,
            _ => Task::Know,
        };
        let file = self.baseline.clone().or(project.config.baseline.clone());
        if task != Task::Know {
            if file.is_none() {
                bail!("no baseline: name its file with --baseline, or as `baseline` in a gainsay.toml");
            }
            if project.is_narrowed(texts, rules) {
                bail!(
                    "a baseline is of all texts that gainsay.toml names: leave out PATHS, --sources, --rules and --stdin-path"
                );
            }
        }
        let mut baseline = Baseline::default();
        if let Some(path) = file.as_deref() {
            match files::read(path) {
                Ok(decoded) => {
                    let read = project.sources.add(|id| decoded.into_file(id, path.to_string_lossy()));
                    let (known, mistakes) = Baseline::read(&read);
                    baseline = known;
                    // Where all is written anew, what was wrong before does not matter.
                    if task != Task::Write || texts.name_texts() {
                        project.told.extend(mistakes);
                    }
                }
                Err(FileError { problem: Problem::Missing, .. }) if task == Task::Write => {}
                Err(error @ FileError { problem: Problem::Missing, .. }) => {
                    bail!("{error}; `gainsay check --write-baseline` writes a baseline")
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Ledger { file, baseline, task })
    }
}

impl Ledger {
    /// Whether a finding, in the text of this path, is not told: it is known, or becomes so now.
    pub(super) fn knows(&mut self, told: &Diagnostic, path: &str) -> bool {
        match self.task {
            Task::Write => self.baseline.learns(told, path),
            Task::Know | Task::Prune => self.baseline.knows(told),
        }
    }

    /// How many findings were not told because they are known.
    pub(super) fn known(&self) -> usize {
        self.baseline.met()
    }

    /// The same in words, to stand behind a summary; what is written anew is told when it is written.
    pub(super) fn told(&self) -> String {
        match (&self.file, self.known()) {
            (None, _) | (_, 0) => String::new(),
            _ if self.task == Task::Write => String::new(),
            (Some(file), 1) => format!("; 1 known finding in {}", file.display()),
            (Some(file), known) => format!("; {known} known findings in {}", file.display()),
        }
    }

    /// Writes the file where that was asked for, and says so.
    pub(super) fn close(mut self, run: &Run<'_>) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let shown = file.display();
        if !run.is_whole {
            if self.task != Task::Know {
                output::tell(&format!("gainsay: {shown} is left as it is, for not all texts could be read"));
            }
            return Ok(());
        }
        let could_be_met = |path: &str| run.asked.contains(path) || !run.root.join(path).exists();
        let gone = self.baseline.gone(could_be_met);
        match self.task {
            Task::Write => {
                self.baseline.prune(could_be_met);
                write(file, &self.baseline)?;
                output::tell(&format!("gainsay: wrote {} to {shown}", findings(self.baseline.len())));
            }
            Task::Prune if gone > 0 => {
                self.baseline.prune(could_be_met);
                write(file, &self.baseline)?;
                output::tell(&format!("gainsay: took {} out of {shown}", findings(gone)));
            }
            Task::Prune => output::tell(&format!("gainsay: all that {shown} holds is still found")),
            Task::Know if gone > 0 && !run.is_narrowed => {
                let (is, them) = if gone == 1 { ("is", "it") } else { ("are", "them") };
                let gone = findings(gone);
                output::tell(&format!(
                    "gainsay: {gone} of {shown} {is} no longer found; --prune-baseline takes {them} out"
                ));
            }
            Task::Know => {}
        }
        Ok(())
    }
}

/// What a run has looked at, as far as a baseline is concerned.
pub(super) struct Run<'a> {
    /// All texts could be read.
    pub(super) is_whole: bool,
    /// Texts that a finding may be held against, or codes, were left out.
    pub(super) is_narrowed: bool,
    /// The texts that were asked about, by the paths they are known by.
    pub(super) asked: BTreeSet<&'a str>,
    /// The folder that these paths are seen from.
    pub(super) root: &'a Path,
}

fn write(file: &Path, baseline: &Baseline) -> Result<()> {
    fs::write(file, baseline.text()).with_context(|| format!("cannot write {}", file.display()))
}

fn findings(count: usize) -> String {
    format!("{count} finding{}", if count == 1 { "" } else { "s" })
}
