//! `gainsay check`: where texts disagree.

use super::baseline::{BaselineFlags, Ledger, Run};
use super::checks::{CodeFlags, codes_of_texts};
use super::flags::{ConfigFlag, FormatFlags, RuleFlags, TextFlags, fail_on};
use super::project::{Project, Scope};
use super::{Outcome, absent, output};
use crate::compare::{Finding, Verdict};
use crate::config::FailOn;
use crate::diagnostic::{Diagnostic, Severity};
use crate::explain::explain;
use crate::extract::{self, Claim};
use crate::intrinsic::{self, Selection};
use crate::policy::{Policy, Ran, name};
use crate::render::{self, Format, Report, Summary};
use crate::rule::{Modality, Rules};
use crate::source::{SourceId, Sources};
use crate::text::Document;
use anyhow::Result;
use clap::Args;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
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
    baseline: BaselineFlags,
    #[command(flatten)]
    output: FormatFlags,

    /// Count findings by code and fact instead of showing them
    #[arg(long)]
    statistics: bool,

    /// Show only what is found: no summary, no hints on standard error
    #[arg(short, long)]
    quiet: bool,

    /// Least severity that makes the exit status 1 [default: error]
    #[arg(long, value_name = "LEVEL", value_parser = fail_on())]
    fail_on: Option<FailOn>,
}

impl Check {
    pub(super) fn run(self) -> Result<Outcome> {
        let page = self.output.color.page();
        let mut project = Project::open(&self.config)?;
        let has_rules = project.has_rules(&self.rules);
        let rules = if has_rules { project.rules(&self.rules)? } else { Rules::default() };
        let mut ledger = self.baseline.open(&mut project, &self.texts, &self.rules)?;
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        if !has_rules && !self.quiet {
            output::tell(NO_RULES);
        }
        let documents = project.texts(&self.texts, Scope::WithSources)?;
        let found = self.found(&project, &rules, &documents, &mut ledger);
        let Found { claims, diagnostics, set_aside } = found;
        let summary = Summary::new(documents.len(), rules.facts().count(), claims, &diagnostics);
        let summary = Summary { unread: project.unread, known: ledger.known(), ..summary };
        let report = Report { diagnostics: &diagnostics, sources: &project.sources, summary };
        let mut out = output::results();
        if self.statistics {
            render::write_statistics(self.output.format, &report, &mut out)?;
        } else {
            render::write(self.output.format, &report, &page, &mut out)?;
        }
        out.flush()?;
        if self.output.format == Format::Human && !self.quiet {
            output::tell(&format!("{summary}{}", ledger.told()));
            if has_rules && summary.facts == 0 {
                output::tell(
                    "gainsay: the rule files hold no facts, so texts are checked by themselves only",
                );
            } else if has_rules && claims == 0 && !documents.is_empty() {
                output::tell(
                    "gainsay: no fact is found in any text; `gainsay why FILE:LINE` tells why not in a line",
                );
            }
            set_aside.iter().for_each(|hint| output::tell(hint));
        }
        ledger.close(&self.run_over(&project, &documents))?;
        let fail_on = self.fail_on.or(project.fail_on()).unwrap_or(FailOn::At(Severity::Error));
        Ok(project.outcome(diagnostics.iter().any(|told| fail_on.fails(told.severity))))
    }

    /// All that is to be told, in order.
    fn found(&self, project: &Project, rules: &Rules, documents: &[Document], ledger: &mut Ledger) -> Found {
        let named = self.texts.name_texts().then(|| asked_about(documents));
        let is_asked = |source: SourceId| named.as_ref().is_none_or(|named| named.contains(&source));
        let selection = self.codes.selection(project.switches());
        let codes: Vec<&str> = codes_of_texts().collect();
        let mut policy = Policy::new(&project.config, documents, rules);
        let directives = policy.read_directives(&codes, today());

        let mut claims = extract::claims(rules, documents);
        claims.retain(|claim| policy.admits(claim));
        // What is named may also be a text that agrees with the one that the finding shows.
        let touches = |claim: usize| is_asked(claims[claim].span.source);
        let is_told = |finding: &Finding| finding.claims().chain(finding.alike.iter().copied()).any(touches);
        let explained = |finding: &Finding| explain(finding, documents, rules, &claims, &project.sources);
        let path_of = paths(documents);
        let mut is_known = |told: &Diagnostic| {
            let path = path_of.get(&told.primary_span().source);
            path.is_some_and(|path| ledger.knows(told, path))
        };
        let is_wanted = |verdict: Verdict| match verdict.is_on_by_default() {
            true => self.codes.admit(verdict.code()),
            false => self.codes.asks_for(verdict, project.switches()),
        };
        let is_silent = |finding: &Finding| is_told(finding) && is_known(&explained(finding));
        let mut findings = policy.findings(&claims, is_wanted, is_silent);
        findings.retain(is_told);

        let asked = documents.par_iter().filter(|document| is_asked(document.file.id));
        let mut others: Vec<Diagnostic> =
            asked.flat_map_iter(|document| intrinsic::check(document, &selection)).collect();
        others.extend(project.told.iter().cloned().chain(directives));
        policy.retain(&mut others);
        let mut unused = policy.unused_directives(self.ran(project, &selection));
        policy.retain(&mut unused);
        others.extend(unused);
        others.extend(policy.unused_entries(self.ran(project, &selection)));
        name(&mut others, documents);
        others.retain(|told| is_asked(told.primary_span().source) && !is_known(told));

        let mut diagnostics: Vec<Diagnostic> = findings.iter().map(explained).chain(others).collect();
        diagnostics.extend(project.absent.iter().cloned());
        // Which texts there are is told whatever is looked for in them.
        diagnostics.retain(|told| self.codes.admit(told.code) || told.code == absent::MISSING);
        policy.weigh(&mut diagnostics);
        put_in_order(&mut diagnostics, &project.sources);
        Found { claims: claims.len(), diagnostics, set_aside: set_aside(rules, &claims) }
    }

    /// What this run looks at, for the baseline.
    fn run_over<'d>(&self, project: &'d Project, documents: &'d [Document]) -> Run<'d> {
        let named = self.texts.name_texts();
        let asked = documents.iter().filter(|document| !named || document.role.is_asked_about());
        Run {
            is_whole: project.unread == 0,
            is_narrowed: project.is_narrowed(&self.texts, &self.rules) || self.codes.name_codes(),
            asked: asked.map(|document| document.known_as.as_str()).collect(),
            root: &project.root,
        }
    }

    /// What this run looks at.
    fn ran<'s>(&self, project: &Project, selection: &'s Selection) -> Ran<'s> {
        let narrowed = project.is_narrowed(&self.texts, &self.rules);
        let plain = !narrowed && !self.texts.name_texts();
        let whole = project.unread == 0;
        Ran {
            compared: whole && !narrowed,
            everything: whole && plain,
            all_checks: !self.codes.select_codes(),
            selection,
            unsupported: self.codes.asks_for(Verdict::Unsupported, project.switches()),
        }
    }
}

/// What a run has come to.
struct Found {
    claims: usize,
    diagnostics: Vec<Diagnostic>,
    /// Hints at facts of which nothing is compared.
    set_aside: Vec<String>,
}

/// Facts that several texts state, and none in a way that the fact compares.
fn set_aside(rules: &Rules, claims: &[Claim]) -> Vec<String> {
    let mut hints = Vec::new();
    for (id, fact) in rules.facts() {
        let of_fact = || claims.iter().filter(|claim| claim.fact == id);
        let texts: BTreeSet<SourceId> = of_fact().map(|claim| claim.span.source).collect();
        if texts.len() < 2 || of_fact().any(|claim| fact.modality.contains(&claim.modality)) {
            continue;
        }
        let modalities: BTreeSet<Modality> = of_fact().map(|claim| claim.modality).collect();
        let names: Vec<&str> = modalities.iter().map(|modality| modality.name()).collect();
        let listed =
            fact.modality.iter().chain(&modalities).map(|modality| format!("\"{}\"", modality.name()));
        hints.push(format!(
            "gainsay: nothing is compared of `{}`, which is only {} in {} texts; \
             `modality = [{}]` would compare it",
            fact.id,
            names.join(" or "),
            texts.len(),
            listed.collect::<Vec<_>>().join(", ")
        ));
    }
    hints
}

const NO_RULES: &str = "gainsay: no rule files found, so texts are checked by themselves only; \
                        name rules with --rules, or in a gainsay.toml";

/// The texts that were named, and the drafts.
fn asked_about(documents: &[Document]) -> BTreeSet<SourceId> {
    let asked = documents.iter().filter(|document| document.role.is_asked_about());
    asked.map(|document| document.file.id).collect()
}

/// The path by which each text is known.
fn paths(documents: &[Document]) -> BTreeMap<SourceId, &str> {
    documents.iter().map(|document| (document.file.id, document.known_as.as_str())).collect()
}

/// Directives that expire do so at the end of the day in UTC.
pub(super) fn today() -> civil::Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

/// By path, then place, the gravest first.
fn put_in_order(diagnostics: &mut [Diagnostic], sources: &Sources) {
    diagnostics.sort_by_cached_key(|told| {
        let span = told.primary_span();
        (sources.get(span.source).path.clone(), span.start, Reverse(told.severity), told.code)
    });
}
