//! `gainsay facts`: which facts the rules describe, and how often each was met.

use super::flags::{ConfigFlag, RuleFlags, TextFlags};
use super::project::{Project, Scope};
use super::{Outcome, output};
use crate::extract;
use crate::render::{FactRow, Format, Page, write_facts};
use crate::source::SourceId;
use anyhow::Result;
use clap::Args;
use std::collections::BTreeSet;
use std::io::Write;

/// List the facts, and how many claims of each there are in how many texts
#[derive(Args, Debug)]
pub(super) struct Facts {
    #[command(flatten)]
    texts: TextFlags,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    config: ConfigFlag,
}

impl Facts {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(Format::Human, &Page::default());
        }
        let documents = project.texts(&self.texts, Scope::Named)?;
        let claims = extract::claims(&rules, &documents);
        let rows = rules.facts().map(|(id, fact)| {
            let of_fact = claims.iter().filter(|claim| claim.fact == id);
            let texts: BTreeSet<SourceId> = of_fact.clone().map(|claim| claim.span.source).collect();
            FactRow { pack: &rules.pack(id).name, fact, claims: of_fact.count(), texts: texts.len() }
        });
        let mut out = output::results();
        write_facts(rows, &mut out)?;
        out.flush()?;
        Ok(project.outcome(false))
    }
}
