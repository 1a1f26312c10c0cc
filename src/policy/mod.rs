//! What is told of what is found: directives in texts, `[[ignore]]` and `[[override]]`, the baseline.
//!
//! Changes nothing of what texts say of one another. A claim that a directive or an `[[ignore]]` speaks
//! of still counts for what others are held against; it is only not shown. Reads no file and no clock.

pub mod baseline;
mod directive;
mod reported;
mod scope;
mod unused;

pub use unused::Ran;

use crate::compare::Verdict;
use crate::config::{Config, Ignore, PathGlob};
use crate::diagnostic::{Diagnostic, Label};
use crate::extract::Claim;
use crate::fingerprint::fingerprint;
use crate::rule::Rules;
use crate::source::{SourceId, Span};
use crate::spelling::nearest;
use crate::text::Document;
use directive::Directive;
use jiff::civil;
use scope::Places;
use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::path::Path;

/// Gives a fingerprint to what is told of a text and has none: its code, the text's path and the words it
/// is on.
pub fn name(diagnostics: &mut [Diagnostic], documents: &[Document]) {
    let documents: HashMap<SourceId, &Document> =
        documents.iter().map(|document| (document.file.id, document)).collect();
    for told in diagnostics.iter_mut().filter(|told| told.fingerprint.is_none()) {
        let place = told.primary_span();
        if let Some(document) = documents.get(&place.source) {
            let words = &document.file.text[place.range()];
            told.fingerprint = Some(fingerprint(&[told.code, &document.known_as, words]));
        }
    }
}

/// What configuration and texts say of findings.
pub struct Policy<'a> {
    config: &'a Config,
    documents: &'a [Document],
    rules: &'a Rules,
    by_source: HashMap<SourceId, usize>,
    /// The directives of each document that can be read.
    allowances: Vec<Vec<Allowance>>,
    /// For each `[[ignore]]`, whether it met something.
    ignores_met: Vec<Cell<bool>>,
}

/// A directive in its document.
struct Allowance {
    directive: Directive,
    covered: Range<usize>,
    /// Its last day is past.
    expired: bool,
    /// For each of its names, whether it met something.
    met: Vec<Cell<bool>>,
}

impl<'a> Policy<'a> {
    /// What the configuration says alone.
    pub fn new(config: &'a Config, documents: &'a [Document], rules: &'a Rules) -> Self {
        let by_source =
            documents.iter().enumerate().map(|(index, document)| (document.file.id, index)).collect();
        let ignores_met = vec![Cell::new(false); config.ignores.len()];
        let allowances = documents.iter().map(|_| Vec::new()).collect();
        Self { config, documents, rules, by_source, allowances, ignores_met }
    }

    /// Heeds the directives of all documents, and tells what is wrong in them. `codes` are those that may be
    /// allowed; without any rules, a name that is no code is taken for a fact.
    pub fn read_directives(&mut self, codes: &[&str], today: civil::Date) -> Vec<Diagnostic> {
        let facts: BTreeSet<&str> = self.rules.facts().map(|(_, fact)| fact.id.as_str()).collect();
        let is_known = |name: &str| codes.contains(&name) || facts.contains(name) || facts.is_empty();
        let mut told = Vec::new();
        for (document, allowances) in self.documents.iter().zip(&mut self.allowances) {
            if document.prose.comments.is_empty() {
                continue;
            }
            let places = Places::of(document);
            for comment in &document.prose.comments {
                match directive::read(&document.file, comment) {
                    Ok(directive) => {
                        let covered = places.covered(comment, directive.scope);
                        let expired = directive.until.filter(|(day, _)| *day < today);
                        told.extend(expired.map(|(_, span)| expiry(span)));
                        let unknown = directive.names.iter().filter(|name| !is_known(&name.text));
                        told.extend(unknown.map(|name| unknown_name(&name.text, name.span, &facts, codes)));
                        let met = vec![Cell::new(false); directive.names.len()];
                        allowances.push(Allowance { directive, covered, expired: expired.is_some(), met });
                    }
                    Err(mistake) => told.push(*mistake),
                }
            }
        }
        told
    }

    /// Whether a fact is looked for in the text that a claim stands in.
    pub fn admits(&self, claim: &Claim) -> bool {
        let fact = &self.rules.fact(claim.fact).id;
        let last = self.config.overrides.iter().rev().find(|rule| {
            rule.is_on(Some(fact)) && rule.paths.iter().any(|path| self.is_in(path, claim.span.source))
        });
        last.is_none_or(|rule| rule.enabled)
    }

    /// Leaves out what is silenced where it stands: at its primary label, or at all its others. Of findings
    /// between claims, [`Self::findings`] has seen to that.
    pub fn retain(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain(|told| {
            let silent = |label: &Label| self.silences(label.span, told.code, None);
            // Each label is asked, so that whatever speaks of it is known to be of use.
            let silent: Vec<bool> = told.labels.iter().map(silent).collect();
            let (primary, others) = silent.split_first().expect("a diagnostic has a primary label");
            !primary && (others.is_empty() || others.contains(&false))
        });
    }

    /// Gives findings the severity that is asked for.
    pub fn weigh(&self, diagnostics: &mut [Diagnostic]) {
        for told in diagnostics {
            let source = told.primary_span().source;
            let last = self.config.overrides.iter().rev().find(|rule| {
                rule.severity.is_some()
                    && rule.is_on(told.fact.as_deref())
                    && rule.paths.iter().any(|path| self.is_in(path, source))
            });
            told.severity = last.and_then(|rule| rule.severity).unwrap_or(told.severity);
        }
    }

    /// Whether a claim is not shown in findings of a verdict.
    pub fn silences_claim(&self, claim: &Claim, verdict: Verdict) -> bool {
        self.silences(claim.span, verdict.code(), Some(&self.rules.fact(claim.fact).id))
    }

    /// Whether what stands at a place is not shown under a code. Notes which directives and entries say so.
    fn silences(&self, place: Span, code: &str, fact: Option<&str>) -> bool {
        let mut silent = false;
        let home = self.by_source.get(&place.source);
        for allowance in home.into_iter().flat_map(|&document| &self.allowances[document]) {
            if !allowance.covers(place) {
                continue;
            }
            for (name, met) in allowance.directive.names.iter().zip(&allowance.met) {
                if name.text == code || Some(name.text.as_str()) == fact {
                    met.set(true);
                    silent |= !allowance.expired;
                }
            }
        }
        for (ignore, met) in self.config.ignores.iter().zip(&self.ignores_met) {
            if self.is_meant(ignore, place.source, code, fact) {
                met.set(true);
                silent = true;
            }
        }
        silent
    }

    fn is_meant(&self, ignore: &Ignore, source: SourceId, code: &str, fact: Option<&str>) -> bool {
        ignore.fact.as_ref().is_none_or(|meant| Some(meant.value.as_str()) == fact)
            && ignore.code.as_ref().is_none_or(|meant| meant.value == code)
            && ignore.path.as_ref().is_none_or(|path| self.is_in(path, source))
    }

    fn is_in(&self, path: &PathGlob, source: SourceId) -> bool {
        self.by_source.get(&source).is_some_and(|&at| path.matches(Path::new(&self.documents[at].known_as)))
    }
}

impl Allowance {
    fn covers(&self, place: Span) -> bool {
        let starts = place.start < self.covered.end && place.end > self.covered.start;
        starts || (place.start == place.end && self.covered.contains(&place.start))
    }
}

fn expiry(day: Span) -> Diagnostic {
    let label = Label::primary(day, "this was the last day");
    Diagnostic::warning("expired-allow", "a directive has expired and allows nothing any more", label)
        .with_help("put right what it allowed, or set a later day")
}

fn unknown_name(name: &str, place: Span, facts: &BTreeSet<&str>, codes: &[&str]) -> Diagnostic {
    let names = facts.iter().copied().chain(codes.iter().copied());
    let help = match nearest(name, names) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`gainsay facts` lists the facts, `gainsay explain` the codes".to_owned(),
    };
    let message = format!("a directive allows `{name}`, which is neither a fact nor a code");
    Diagnostic::warning("unknown-allow", message, Label::primary(place, "no such fact or code"))
        .with_help(help)
}
