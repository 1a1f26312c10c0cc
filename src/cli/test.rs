//! `gainsay test`: the rule files' own tests.

use super::flags::{ConfigFlag, FormatFlags, RuleFlags};
use super::project::{Project, identities, identity};
use super::{Outcome, output};
use crate::diagnostic::Diagnostic;
use crate::render::{self, Report, Summary};
use crate::{rule, rule_test};
use anyhow::Result;
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Run the tests that stand in the rule files
///
/// With PATHS, those in these rule files and folders; without, all.
#[derive(Args, Debug)]
pub(super) struct Test {
    /// Rule files and folders whose tests are run [default: all]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    config: ConfigFlag,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    output: FormatFlags,
}

impl Test {
    pub(super) fn run(self) -> Result<Outcome> {
        let page = self.output.color.page();
        let mut project = Project::open(&self.config)?;
        let rules = project.rules_among(&self.rules, &self.paths)?;
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        let named = identities(&self.paths)?;
        let file_of = |test: &rule::Test| &project.sources.get(test.span.source).path;
        let is_named = |test: &rule::Test| named.contains(&identity(Path::new(file_of(test))));
        let outcome = rule_test::run_some(&rules, |test| self.paths.is_empty() || is_named(test));
        let diagnostics: Vec<Diagnostic> = project.told.iter().chain(&outcome.diagnostics).cloned().collect();
        let summary = Summary::new(0, rules.facts().count(), 0, &diagnostics);
        let report = Report { diagnostics: &diagnostics, sources: &project.sources, summary };
        let mut out = output::results();
        render::write(self.output.format, &report, &page, &mut out)?;
        out.flush()?;
        output::tell(&match outcome.tests {
            0 => "there are no tests".to_owned(),
            tests => format!("{} of {tests} tests passed", tests - outcome.failed),
        });
        Ok(project.outcome(outcome.failed > 0))
    }
}
