//! `gainsay explain`: a code's page.

use super::{Outcome, output};
use crate::explain::pages;
use crate::spelling::nearest;
use anyhow::{Result, bail};
use clap::Args;
use std::io::Write;

/// Explain a code: what it means, why it matters, what to do
///
/// Without a code, lists all of them.
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  gainsay explain contradiction")]
pub(super) struct Explain {
    /// The code, as it stands in brackets: contradiction
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut out = output::results();
        match self.code {
            None => {
                for page in pages() {
                    writeln!(out, "{:24}{}", page.code, page.summary())?;
                }
            }
            Some(code) => {
                let Some(page) = pages().into_iter().find(|page| page.code == code) else {
                    let hint = nearest(&code, pages().into_iter().map(|page| page.code));
                    let hint = hint.map(|near| format!("; there is `{near}`")).unwrap_or_default();
                    bail!("no code is named `{code}`{hint}");
                };
                writeln!(out, "{}\n\n{}", page.code, page.text)?;
            }
        }
        out.flush()?;
        Ok(Outcome::Clean)
    }
}
