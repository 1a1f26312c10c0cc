//! `gainsay check`: where texts disagree.

use super::checks::CodeFlags;
use super::flags::{ConfigFlag, FormatFlags, RuleFlags, TextFlags, fail_on};
use super::project::{Project, Scope};
use super::{Outcome, output};
use crate::compare::{Verdict, compare, unsupported};
use crate::config::FailOn;
use crate::diagnostic::{Diagnostic, Severity};
use crate::explain::explain;
use crate::extract;
use crate::intrinsic;
use crate::render::{self, Format, Report, Summary};
use crate::rule::Rules;
use crate::source::{SourceId, Sources};
use crate::text::Document;
use anyhow::Result;
use clap::Args;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::io::Write;

/// Find where texts disagree
///
/// Without PATHS, checks all that gainsay.toml names. With PATHS, checks those as drafts against the
/// sources, and reports only what touches one of them. A source that is named stays a source.
#[derive(Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    texts: TextFlags,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    config: ConfigFlag,
    #[command(flatten)]
    codes: CodeFlags,
    #[command(flatten)]
    output: FormatFlags,

    /// Least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on())]
    fail_on: Option<FailOn>,
}

impl Check {
    pub(super) fn run(self) -> Result<Outcome> {
        let page = output::page(self.output.color);
        let mut project = Project::open(&self.config)?;
        let has_rules = project.has_rules(&self.rules);
        let rules = if has_rules { project.rules(&self.rules)? } else { Rules::default() };
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        if !has_rules {
            output::tell(NO_RULES);
        }
        let documents = project.texts(&self.texts, Scope::WithSources)?;
        let sources = &project.sources;

        let mut claims = extract::claims(&rules, &documents);
        claims.retain(|claim| project.policy().admits(claim, &rules));
        let mut findings = compare(&documents, &rules, &claims);
        findings.retain(|finding| self.codes.admit(finding.verdict.code()));
        if self.codes.asks_for(Verdict::Unsupported, project.switches()) {
            findings.extend(unsupported(&documents, &rules, &claims, &findings));
        }
        let named = self.texts.name_texts().then(|| asked_about(&documents));
        let is_asked = |source: SourceId| named.as_ref().is_none_or(|named| named.contains(&source));
        // What is named may also be a text that agrees with the one that the finding shows.
        let touches = |claim: usize| is_asked(claims[claim].span.source);
        findings.retain(|finding| finding.claims().chain(finding.alike.iter().copied()).any(touches));
        let explained = findings.iter().map(|finding| explain(finding, &documents, &rules, &claims, sources));
        let selection = self.codes.selection(project.switches());
        let intrinsic: Vec<Diagnostic> = documents
            .par_iter()
            .filter(|document| is_asked(document.file.id))
            .flat_map_iter(|document| intrinsic::check(document, &selection))
            .collect();
        let found = explained.chain(intrinsic).filter(|told| self.codes.admit(told.code));
        let read = project.told.iter().filter(|told| is_asked(told.primary_span().source)).cloned();
        let mut diagnostics: Vec<Diagnostic> = read.chain(found).collect();

        project.policy().apply(&mut diagnostics);
        put_in_order(&mut diagnostics, sources);

        let summary = Summary::new(documents.len(), rules.facts().count(), claims.len(), &diagnostics);
        let report = Report { diagnostics: &diagnostics, sources, summary };
        let mut out = output::results();
        render::write(self.output.format, &report, &page, &mut out)?;
        out.flush()?;
        if self.output.format == Format::Human {
            output::tell(&summary.to_string());
        }
        let fail_on = self.fail_on.or(project.fail_on()).unwrap_or(FailOn::At(Severity::Error));
        Ok(project.outcome(diagnostics.iter().any(|told| fail_on.fails(told.severity))))
    }
}

const NO_RULES: &str = "gainsay: no rule files found, so texts are checked by themselves only; \
                        name rules with --rules, or in a gainsay.toml";

/// The texts that were named, and the drafts.
fn asked_about(documents: &[Document]) -> BTreeSet<SourceId> {
    let asked = documents.iter().filter(|document| document.role.is_asked_about());
    asked.map(|document| document.file.id).collect()
}

/// By path, then place, the gravest first.
fn put_in_order(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by_cached_key(|told| {
        let span = told.primary_span();
        (sources.get(span.source).path.clone(), span.start, Reverse(told.severity), told.code)
    });
}
