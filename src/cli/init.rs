//! `gainsay init`: a configuration and a rule file to begin with.

use super::{Outcome, output};
use crate::{config, rule_file};
use anyhow::{Context, Result};
use clap::Args;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Write a commented gainsay.toml and a starter rule file with tests
///
/// Never overwrites a file.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  gainsay init && gainsay test && gainsay check")]
pub(super) struct Init {
    /// The folder [default: the working directory]
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
}

/// What is written, and where. The schemas serve editors; see `#:schema` in the other two.
const FILES: [(&str, &str); 7] = [
    ("gainsay.toml", include_str!("starter/gainsay.toml")),
    ("rules/example.toml", include_str!("starter/example.toml")),
    ("sources/wire.md", include_str!("starter/wire.md")),
    ("sources/paper.md", include_str!("starter/paper.md")),
    ("drafts/story.md", include_str!("starter/story.md")),
    (".gainsay/config.schema.json", config::SCHEMA),
    (".gainsay/rules.schema.json", rule_file::SCHEMA),
];

impl Init {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut kept = false;
        for (name, text) in FILES {
            let path =
                if self.folder == Path::new(".") { PathBuf::from(name) } else { self.folder.join(name) };
            let written =
                write_new(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
            kept |= !written;
            let did = if written { "wrote" } else { "kept" };
            output::tell(&format!("{did} {}", path.display()));
        }
        if kept {
            output::tell("files that were there already are left as they are");
        }
        output::tell("next: `gainsay test` runs the rules' own tests, `gainsay check` checks the texts");
        Ok(Outcome::Clean)
    }
}

/// Writes a file unless it is there; says whether it did.
fn write_new(path: &Path, text: &str) -> std::io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}
