//! `gainsay completions`: what a shell needs to complete commands and flags.

use super::{Arguments, Outcome, output};
use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::Write;

/// Print the completion script for a shell
#[derive(Args, Debug)]
#[command(
    after_long_help = "Example:\n  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay"
)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<Outcome> {
        // The script is made in memory: its writer panics where standard output is closed.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "gainsay", &mut script);
        let mut out = output::results();
        out.write_all(&script)?;
        out.flush()?;
        Ok(Outcome::Clean)
    }
}
