//! `gainsay why`: what each fact saw in a line, and why it did or did not match.

use super::flags::{ConfigFlag, FactFlag, FormatFlags, RuleFlags, TextFlags};
use super::project::{Project, Scope};
use super::{Outcome, output};
use crate::diagnostic::Diagnostic;
use crate::explain::explain_why;
use crate::extract::{Extractor, SentenceTrace};
use crate::render::{self, Report, Summary};
use crate::rule::{FactId, Rules};
use crate::text::Document;
use crate::value::Date;
use anyhow::{Result, bail};
use clap::Args;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Tell what each fact saw in a line of a text, and why it did or did not match
///
/// Shows which values were read there and how, which pattern took which value, and for a pattern that
/// took none, how far it fits. In a rule file, LINE is one with the text of a test.
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
        let page = output::page(self.output.color);
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(self.output.format, &page);
        }
        self.facts.check(&rules)?;
        let asked = |id| self.facts.admits(rules.fact(id));
        if let Some(traces) = self.traces_of_tests(&rules, asked) {
            return self.tell(&traces, &rules, &project, true);
        }
        let texts = TextFlags {
            paths: vec![self.place.path.clone()],
            published: self.published,
            ..TextFlags::default()
        };
        let documents = project.texts(&texts, Scope::Named)?;
        // What could not be read was told.
        let Some(document) = documents.first() else { return Ok(project.outcome(false)) };
        let count = document.file.text.lines().count();
        if self.place.line > count {
            let lines = if count == 1 { "line" } else { "lines" };
            bail!("{} has only {count} {lines}", self.place.path.display());
        }
        let line = document.file.line_range(self.place.line);
        let traces = Extractor::new(&rules).trace(document, &line, asked);
        self.tell(&traces, &rules, &project, self.facts.names_facts())
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

    fn tell(&self, traces: &[SentenceTrace], rules: &Rules, project: &Project, all: bool) -> Result<Outcome> {
        let page = output::page(self.output.color);
        let diagnostics: Vec<Diagnostic> =
            traces.iter().flat_map(|trace| explain_why(trace, rules, &project.sources, all)).collect();
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
