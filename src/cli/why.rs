//! `gainsay why`: what each fact saw in a line, and why it did or did not match.

use super::checks::codes_of_texts;
use super::flags::{ConfigFlag, FactFlag, FormatFlags, RuleFlags, TextFlags};
use super::project::{Project, Scope};
use super::{Outcome, check, output};
use crate::compare::standpoints;
use crate::diagnostic::Diagnostic;
use crate::explain::{Company, explain_why};
use crate::extract::{self, Claim, Extractor, SentenceTrace};
use crate::policy::Policy;
use crate::render::{self, Report, Summary};
use crate::rule::{FactId, Rules};
use crate::text::Document;
use crate::value::Date;
use anyhow::{Result, bail};
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Tell what each fact saw in a line of a text, and why it did or did not match
///
/// Shows which values were read there and how, which pattern took which value, and for a pattern that
/// took none, how far it fits; then what each claim is held against in the other texts, and why nothing
/// is told of the rest. In a rule file, LINE is one with the text of a test.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  gainsay why drafts/merger.md:12\n  gainsay why drafts/merger.md:12 --fact deal-price"
)]
pub(super) struct Why {
    /// The line, as diagnostics name it
    #[arg(value_name = "FILE:LINE", value_parser = place)]
    place: LinePlace,

    #[command(flatten)]
    facts: FactFlag,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    config: ConfigFlag,

    /// Source text or folder of source texts, instead of the configured ones (may be repeated)
    #[arg(long, value_name = "PATH")]
    sources: Vec<PathBuf>,

    /// Date of publication of the text if it tells none, in EDTF: 2024-12-18, 2024-12~
    #[arg(long, value_name = "DATE", value_parser = Date::parse_edtf)]
    published: Option<Date>,

    #[command(flatten)]
    output: FormatFlags,
}

/// A line of a file.
#[derive(Clone, Debug)]
struct LinePlace {
    path: PathBuf,
    line: usize,
}

/// Reads `FILE:LINE`; a column behind it, as diagnostics print it, is allowed.
fn place(place: &str) -> Result<LinePlace, String> {
    let expected = || "expected FILE:LINE, such as drafts/merger.md:12".to_owned();
    let (front, last) = place.rsplit_once(':').ok_or_else(expected)?;
    let last: usize = last.parse().map_err(|_| expected())?;
    let (path, line) = match front.rsplit_once(':').map(|(path, line)| (path, line.parse())) {
        Some((path, Ok(line))) => (path, line),
        _ => (front, last),
    };
    if line == 0 {
        Err("lines are counted from 1".to_owned())
    } else {
        Ok(LinePlace { path: path.into(), line })
    }
}

impl Why {
    pub(super) fn run(self) -> Result<Outcome> {
        let page = self.output.color.page();
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        self.facts.check(&rules)?;
        let asked = |id| self.facts.admits(rules.fact(id));
        if let Some(traces) = self.traces_of_tests(&rules, asked) {
            return self.tell(&traces, &rules, &project, None, true);
        }
        let texts = TextFlags {
            paths: vec![self.place.path.clone()],
            sources: self.sources.clone(),
            published: self.published,
            ..TextFlags::default()
        };
        let documents = project.texts(&texts, Scope::WithAll)?;
        let Some(document) =
            documents.iter().find(|document| Path::new(&document.file.path) == self.place.path)
        else {
            // What could not be read was told.
            if project.unread == 0 {
                bail!("{} is a folder: name a file in it", self.place.path.display());
            }
            return Ok(project.outcome(false));
        };
        let count = document.file.text.lines().count();
        if count == 0 {
            bail!("{} is empty", self.place.path.display());
        }
        if self.place.line > count {
            let lines = if count == 1 { "line" } else { "lines" };
            bail!("{} has only {count} {lines}", self.place.path.display());
        }
        let line = document.file.line_range(self.place.line);
        let mut traces = Extractor::new(&rules).trace(document, &line, asked);

        let mut policy = Policy::new(&project.config, &documents, &rules);
        let codes: Vec<&str> = codes_of_texts().collect();
        policy.read_directives(&codes, check::today());
        let mut claims = extract::claims(&rules, &documents);
        claims.retain(|claim| policy.admits(claim));
        let asked = settle(&mut traces, &claims);
        let stand = standpoints(&documents, &rules, &claims, &asked);
        let place = |claim: usize| (claims[claim].fact, claims[claim].span);
        let standing = asked.into_iter().zip(stand);
        let company = Company {
            claims: &claims,
            texts: documents.len(),
            standpoints: standing.map(|(claim, stand)| (place(claim), (claim, stand))).collect(),
            is_looked_for: &|claim| policy.admits(claim),
            is_hidden: &|claim, verdict| policy.silences_claim(claim, verdict),
        };
        self.tell(&traces, &rules, &project, Some(&company), self.facts.names_facts())
    }

    /// Where the file is one of the rule files: what the facts of its tests saw in the texts of the line.
    fn traces_of_tests(&self, rules: &Rules, asked: impl Fn(FactId) -> bool) -> Option<Vec<SentenceTrace>> {
        let place = fs::canonicalize(&self.place.path).ok()?;
        let is_here =
            |document: &Document| fs::canonicalize(&document.file.path).is_ok_and(|path| path == place);
        let texts: Vec<(FactId, &Document)> = rules
            .facts()
            .flat_map(|(id, fact)| {
                fact.tests.iter().flat_map(move |test| &test.texts).map(move |text| (id, text))
            })
            .map(|(id, text)| (id, &text.document))
            .filter(|(_, document)| is_here(document))
            .collect();
        let (_, document) = texts.first()?;
        let line = document.file.line_range(self.place.line.min(document.file.line_count()));
        let extractor = Extractor::ignoring_about(rules);
        let trace = |(of_test, document): &(FactId, &Document)| {
            extractor.trace(document, &line, |id| id == *of_test && asked(id))
        };
        Some(texts.iter().flat_map(trace).collect())
    }

    fn tell(
        &self,
        traces: &[SentenceTrace],
        rules: &Rules,
        project: &Project,
        company: Option<&Company<'_>>,
        all: bool,
    ) -> Result<Outcome> {
        let page = self.output.color.page();
        let told = |trace| explain_why(trace, rules, &project.sources, company, all);
        let diagnostics: Vec<Diagnostic> = traces.iter().flat_map(told).collect();
        if diagnostics.is_empty() {
            output::tell(&format!("gainsay: no sentence stands in line {}", self.place.line));
        }
        let claims = 0;
        let summary = Summary::new(1, rules.facts().count(), claims, &diagnostics);
        let report = Report { diagnostics: &diagnostics, sources: &project.sources, summary };
        let mut out = output::results();
        render::write(self.output.format, &report, &page, &mut out)?;
        out.flush()?;
        Ok(project.outcome(false))
    }
}

/// Puts the claims of the run in the place of those that patterns take, which know nothing of the sentences around
/// them. Gives their indices.
fn settle(traces: &mut [SentenceTrace], claims: &[Claim]) -> Vec<usize> {
    let mut settled = Vec::new();
    for claim in traces.iter_mut().flat_map(SentenceTrace::claims_mut) {
        let is_it = |other: &Claim| other.fact == claim.fact && other.span == claim.span;
        if let Some(index) = claims.iter().position(is_it) {
            claim.clone_from(&claims[index]);
            settled.push(index);
        }
    }
    settled
}
