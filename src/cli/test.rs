//! `gainsay test`: the rule files' own tests.

use super::flags::{ConfigFlag, FormatFlags, RuleFlags};
use super::project::Project;
use super::{Outcome, output};
use crate::diagnostic::Diagnostic;
use crate::render::{self, Report, Summary};
use crate::rule_test;
use anyhow::Result;
use clap::Args;
use std::io::Write;

/// Run the tests that stand in the rule files
#[derive(Args, Debug)]
pub(super) struct Test {
    #[command(flatten)]
    config: ConfigFlag,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    output: FormatFlags,
}

impl Test {
    pub(super) fn run(self) -> Result<Outcome> {
        let page = output::page(self.output.color);
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        let outcome = rule_test::run(&rules);
        let diagnostics: Vec<Diagnostic> = project.told.iter().chain(&outcome.diagnostics).cloned().collect();
        let summary = Summary::new(0, rules.facts().count(), 0, &diagnostics);
        let report = Report { diagnostics: &diagnostics, sources: &project.sources, summary };
        let mut out = output::results();
        render::write(self.output.format, &report, &page, &mut out)?;
        out.flush()?;
        output::tell(&format!("{} of {} tests passed", outcome.tests - outcome.failed, outcome.tests));
        Ok(project.outcome(outcome.failed > 0))
    }
}
