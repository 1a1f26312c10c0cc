//! `gainsay claims`: what was found, not judged.

use super::flags::{ConfigFlag, FactFlag, RuleFlags, StatementFlags, TextFlags};
use super::project::{Project, Scope};
use super::{Outcome, output};
use crate::extract;
use crate::render::{Format, write_claims};
use anyhow::Result;
use clap::Args;
use std::io::Write;

/// List every statement of a fact, not judged
///
/// With PATHS, those of these texts; without, those of all that gainsay.toml names.
#[derive(Args, Debug)]
pub(super) struct Claims {
    #[command(flatten)]
    texts: TextFlags,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    facts: FactFlag,
    #[command(flatten)]
    config: ConfigFlag,
    #[command(flatten)]
    output: StatementFlags,
}

impl Claims {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(Format::Human, &self.output.color.page());
        }
        self.facts.check(&rules)?;
        let documents = project.texts(&self.texts, Scope::Named)?;
        project.tell_absent()?;
        let mut claims = extract::claims(&rules, &documents);
        claims.retain(|claim| self.facts.admits(rules.fact(claim.fact)));
        let mut out = output::results();
        write_claims(self.output.format, &claims, &rules, &project.sources, &mut out)?;
        out.flush()?;
        Ok(project.outcome(false))
    }
}
