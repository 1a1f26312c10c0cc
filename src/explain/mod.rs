//! Findings into diagnostics. All wording about disagreement lives here.
//!
//! The tool reports texts and does not know the world: sources disagree, none of them is wrong.

mod arithmetic;
mod beside;
mod distance;
mod gap;
mod inference;
mod label;
mod notes;
mod pages;
mod tally;
mod why;
mod words;

pub use beside::Company;
pub use pages::{Page, pages};
pub use why::explain_why;

use crate::compare::{Finding, Side, Verdict};
use crate::diagnostic::{Diagnostic, Label};
use crate::extract::Claim;
use crate::fingerprint::fingerprint;
use crate::rule::{Fact, Known, Rules};
use crate::source::Sources;
use crate::text::{Document, Role};
use crate::value::ValueType;

/// The diagnostic that tells a finding.
pub fn explain(
    finding: &Finding,
    documents: &[Document],
    rules: &Rules,
    claims: &[Claim],
    sources: &Sources,
) -> Diagnostic {
    let scene = Scene { finding, fact: rules.fact(finding.fact), documents, rules, claims, sources };
    let primary = scene.claim(finding.primary);
    let label = Label::primary(primary.span, scene.label(finding.primary));
    let mut told = Diagnostic::new(finding.verdict.code(), finding.severity, scene.message(), label);
    for opposed in &finding.against {
        told.labels.push(match opposed.side {
            Side::Claim(claim) => Label::secondary(scene.claim(claim).span, scene.label(claim)),
            Side::Known => scene.known_label(),
        });
    }
    told.notes = notes::notes(&scene);
    if finding.verdict == Verdict::Unsupported {
        told.help.push("add the source that it is from, or take what a source gives".to_owned());
    }
    told.help.extend(scene.fact.url.iter().map(|url| format!("see {url}")));
    let pack = &rules.pack(finding.fact).name;
    told.pack = Some(pack.clone());
    told.fact = Some(scene.fact.id.clone());
    told.fingerprint = Some(fingerprint(&[
        finding.verdict.code(),
        pack,
        &scene.fact.id,
        finding.key.as_deref().unwrap_or_default(),
        &scene.document(finding.primary).known_as,
        &primary.text,
    ]));
    told
}

const DRAFT_AND_SOURCES: &str = "draft and sources";

/// A finding with all that its words are taken from.
struct Scene<'a> {
    finding: &'a Finding,
    fact: &'a Fact,
    documents: &'a [Document],
    rules: &'a Rules,
    claims: &'a [Claim],
    sources: &'a Sources,
}

impl<'a> Scene<'a> {
    fn claim(&self, claim: usize) -> &'a Claim {
        &self.claims[claim]
    }

    fn document(&self, claim: usize) -> &'a Document {
        let source = self.claims[claim].span.source;
        let document = self.documents.iter().find(|document| document.file.id == source);
        document.expect("every claim is of a document of the run")
    }

    fn label(&self, claim: usize) -> String {
        let told = label::label(self.claim(claim), self.document(claim), self.finding.verdict);
        match self.finding.verdict {
            // The terms of a relation are of different facts.
            Verdict::BrokenRelation => format!("{}: {told}", self.rules.fact(self.claim(claim).fact).id),
            _ => told,
        }
    }

    /// What the rule gives as known; asked for only where a finding names it.
    fn known(&self) -> &'a Known {
        self.fact.known.as_ref().expect("a finding against what is known has a known value")
    }

    fn known_label(&self) -> Label {
        let known = self.known();
        let value = words::value(&known.value, &known.value.to_string());
        Label::secondary(known.span, format!("known: {value}"))
    }

    fn message(&self) -> String {
        let subject = self.subject();
        let who = self.who();
        let text = if self.is_draft(self.finding.primary) { "draft" } else { "source" };
        match self.finding.verdict {
            Verdict::Contradiction | Verdict::Discrepancy if self.is_of_one_text() => {
                format!("one text disagrees with itself on {subject}")
            }
            Verdict::Contradiction | Verdict::Discrepancy => format!("{who} disagree on {subject}"),
            Verdict::Disputed => format!("authorities disagree on {subject}"),
            Verdict::Regression if who == DRAFT_AND_SOURCES => {
                format!("a draft gives a lower figure than an earlier source: {}", self.title())
            }
            Verdict::Regression => format!("a later {text} gives a lower figure: {}", self.title()),
            Verdict::Misattribution => match &self.claim(self.finding.primary).by {
                Some(by) => format!("{who} quote {} differently on {subject}", label::cited(by)),
                None => format!("{who} quote one authority differently on {subject}"),
            },
            Verdict::Conflation => self.conflation(),
            Verdict::ContradictsKnown => format!("a {text} disagrees with what is known on {subject}"),
            Verdict::BrokenRelation => format!("figures do not fit together: {}", self.relation()),
            Verdict::Unsupported => format!("no source gives this {}: {subject}", self.kind_of_value()),
            Verdict::Undated => format!("a date without a year cannot be compared: {subject}"),
        }
    }

    /// The title, with the key it is about.
    fn title(&self) -> String {
        let key = self.claim(self.finding.primary).key.as_deref();
        // "when" is put before the title of a date, whether its author did so too or not.
        let is_date = self.fact.value_type == ValueType::Date;
        let title = self.fact.title.strip_prefix("when ").filter(|_| is_date).unwrap_or(&self.fact.title);
        match key {
            Some(key) if title.contains("{key}") => title.replace("{key}", key),
            Some(key) => format!("{title} ({key})"),
            None => title.to_owned(),
        }
    }

    /// "when the pact was signed", "soldiers killed".
    fn subject(&self) -> String {
        let when = if self.fact.value_type == ValueType::Date { "when " } else { "" };
        format!("{when}{}", self.title())
    }

    /// What a value of the fact is called in a sentence.
    fn kind_of_value(&self) -> &'static str {
        match self.fact.value_type {
            ValueType::Date => "date",
            ValueType::Version => "version",
            ValueType::Text => "answer",
            _ => "figure",
        }
    }

    /// Who tells different things; a draft is named before the sources.
    fn who(&self) -> &'static str {
        let mut others = self.finding.claims().skip(1).peekable();
        let is_alone = others.peek().is_none();
        match (self.is_draft(self.finding.primary), others.all(|other| self.is_draft(other))) {
            (true, false) => DRAFT_AND_SOURCES,
            (true, true) if !is_alone => "drafts",
            _ => "sources",
        }
    }

    fn is_of_one_text(&self) -> bool {
        let home = self.claim(self.finding.primary).span.source;
        let mut others = self.finding.claims().skip(1).peekable();
        others.peek().is_some() && others.all(|other| self.claim(other).span.source == home)
    }

    fn is_draft(&self, claim: usize) -> bool {
        self.document(claim).role == Role::Draft
    }

    /// The relation that does not hold, as the rule file writes it.
    fn relation(&self) -> &'a str {
        let broken = self.finding.broken.as_ref().map(|broken| broken.relation);
        broken.map_or("", |relation| &self.rules.pack(self.finding.fact).relations[relation].holds)
    }

    fn conflation(&self) -> String {
        let other = self.finding.claims().nth(1).map(|claim| &self.rules.fact(self.claim(claim).fact).title);
        let other = other.map_or("another figure", String::as_str);
        format!("sources give one figure for {} and for {other}", self.title())
    }
}
