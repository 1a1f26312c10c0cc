//! `gainsay explain`: a code's page.

use super::{Outcome, output};
use crate::explain::pages;
use crate::render::{entry, prose};
use crate::spelling::nearest;
use anyhow::{Result, bail};
use clap::{Args, ColorChoice};
use std::io::Write;

/// The longest code and two spaces.
const COLUMN: usize = 24;

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
        let width = output::page(ColorChoice::Never);
        let mut out = output::results();
        match self.code {
            None => {
                for page in pages() {
                    writeln!(out, "{}", entry(page.code, COLUMN, &page.summary(), &width))?;
                }
            }
            Some(code) => {
                let Some(page) = pages().into_iter().find(|page| page.code == code) else {
                    bail!("no code is named `{code}`{}", hint(&code));
                };
                writeln!(out, "{}\n\n{}", page.code, prose(page.text, &width))?;
            }
        }
        out.flush()?;
        Ok(Outcome::Clean)
    }
}

/// The code that is meant, or those that the word is a part of.
fn hint(word: &str) -> String {
    let codes = || pages().into_iter().map(|page| page.code);
    let holding: Vec<&str> = codes().filter(|code| code.split('-').any(|part| part == word)).collect();
    match (nearest(word, codes()), holding.as_slice()) {
        (Some(meant), _) => format!("; there is `{meant}`"),
        (None, []) => "; `gainsay explain` lists them".to_owned(),
        (None, codes) => format!(
            "; there is {}",
            codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}
