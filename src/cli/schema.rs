//! `gainsay schema`: the JSON Schema of rule files and of the configuration.

use super::{Outcome, output};
use crate::{config, rule_file};
use anyhow::Result;
use clap::{Args, ValueEnum};
use std::io::Write;

/// Print the JSON Schema of rule files, or of gainsay.toml
///
/// Editors that know JSON Schema (with Taplo or Tombi, for TOML) complete keys and mark mistakes with it.
#[derive(Args, Debug)]
pub(super) struct Schema {
    /// Of which file
    #[arg(value_name = "OF", default_value = "rules")]
    of: Of,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// Rule files
    Rules,
    /// gainsay.toml
    Config,
}

impl Schema {
    pub(super) fn run(self) -> Result<Outcome> {
        let schema = match self.of {
            Of::Rules => rule_file::SCHEMA,
            Of::Config => config::SCHEMA,
        };
        let mut out = output::results();
        out.write_all(schema.as_bytes())?;
        out.flush()?;
        Ok(Outcome::Clean)
    }
}
