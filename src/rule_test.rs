//! The rule files' own tests: each names a text and the values that its fact must find there.
//!
//! A test stands in no folder and names no subject, so a fact's `paths` and `about` do not count. What is
//! found is shown in the rule file, where the test's text stands.

use crate::compare::{Finding, compare};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::extract::{Claim, Extractor};
use crate::rule::{Expected, ExpectedClaim, Fact, FactId, NO_VERDICT, Rules, Test};
use crate::source::{SourceFile, SourceId, Span};
use crate::text::Document;
use crate::value::same;
use std::sync::Arc;

/// What came of the tests.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub tests: usize,
    pub failed: usize,
    /// In the order of the rule files.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs every test of every fact.
pub fn run(rules: &Rules) -> Outcome {
    run_some(rules, |_| true)
}

/// Runs the tests that are wanted.
pub fn run_some(rules: &Rules, is_wanted: impl Fn(&Test) -> bool) -> Outcome {
    let extractor = Extractor::ignoring_about(rules);
    let mut outcome = Outcome::default();
    for (id, fact) in rules.facts() {
        for test in fact.tests.iter().filter(|test| is_wanted(test)) {
            let mut told = match &test.expected {
                Expected::Finds(expected, _) => {
                    let found = found(id, test, &extractor);
                    judge(fact, expected, &found)
                }
                Expected::Verdict(expected, at) => {
                    let judged = Judged::new(id, test, &extractor, rules);
                    judged
                        .differs(expected)
                        .then(|| wrong_verdict(fact, (expected, *at), &judged))
                        .into_iter()
                        .collect()
                }
            };
            for diagnostic in &mut told {
                diagnostic.notes.extend(where_to_ask(test, diagnostic.primary_span()));
                diagnostic.pack = Some(rules.pack(id).name.clone());
                diagnostic.fact = Some(fact.id.clone());
            }
            outcome.tests += 1;
            outcome.failed += usize::from(!told.is_empty());
            outcome.diagnostics.extend(told);
        }
    }
    outcome
}

/// The command that shows what the patterns saw: where something is found, or else where the text begins.
fn where_to_ask(test: &Test, found: Span) -> Option<String> {
    let document = &test.texts.first()?.document;
    let text = document.span(0..document.prose.text.len());
    let is_inside = text.start <= found.start && found.end <= text.end;
    let at = document.file.location(if is_inside { found.start } else { text.start });
    Some(format!("`gainsay why {}:{}` tells what each pattern saw", document.file.path, at.line))
}

/// The claims of a fact in the texts of a test.
fn found(id: FactId, test: &Test, extractor: &Extractor<'_>) -> Vec<Claim> {
    let claims = test.texts.iter().flat_map(|text| extractor.extract(&text.document));
    claims.filter(|claim| claim.fact == id).collect()
}

/// The texts of a test held against each other.
struct Judged {
    claims: Vec<Claim>,
    findings: Vec<Finding>,
}

impl Judged {
    /// Within a rule file all texts would be one source, so each gets a file of its own, which only
    /// serves to tell them apart. Places are led back to the rule file.
    fn new(id: FactId, test: &Test, extractor: &Extractor<'_>, rules: &Rules) -> Self {
        let documents: Vec<Document> = test
            .texts
            .iter()
            .zip(0..)
            .map(|(text, index)| {
                let name = text.name.as_deref().unwrap_or_default();
                let file = SourceFile::new(SourceId(u32::MAX - index), name, "");
                Document { file: Arc::new(file), ..text.document.clone() }
            })
            .collect();
        let claims = documents.iter().flat_map(|document| extractor.extract(document));
        let mut claims: Vec<Claim> = claims.filter(|claim| claim.fact.pack == id.pack).collect();
        let mut findings = compare(&documents, rules, &claims);
        findings.retain(|finding| finding.fact == id);
        for claim in &mut claims {
            claim.span.source = test.span.source;
        }
        claims.retain(|claim| claim.fact == id);
        Self { claims, findings }
    }

    /// Whether something else is said of the texts. A note is no disagreement.
    fn differs(&self, expected: &str) -> bool {
        if expected == NO_VERDICT {
            return self.findings.iter().any(|finding| finding.severity > Severity::Note);
        }
        self.findings.iter().all(|finding| finding.verdict.code() != expected)
    }
}

/// What is missing, wrong or unasked for.
fn judge(fact: &Fact, expected: &[ExpectedClaim], found: &[Claim]) -> Vec<Diagnostic> {
    let mut open: Vec<&Claim> = found.iter().collect();
    // A figure of a part, stated beside the whole, is not noise; nor is one that is not compared.
    open.sort_by_key(|claim| claim.part.is_some());
    let missing: Vec<&ExpectedClaim> =
        expected.iter().filter(|expected| !take(fact, expected, &mut open)).collect();
    let mut noisy = open.into_iter().filter(|claim| claim.part.is_none() && is_compared(fact, claim));
    let mut told = Vec::new();
    for expected in missing {
        told.push(match noisy.next() {
            Some(claim) => wrong(fact, expected, claim),
            None => absent(fact, expected, found),
        });
    }
    told.extend(noisy.map(|claim| unasked(fact, claim, expected)));
    told
}

/// Takes the first of the open claims that is as expected.
fn take(fact: &Fact, expected: &ExpectedClaim, open: &mut Vec<&Claim>) -> bool {
    let at = open
        .iter()
        .position(|claim| same(&claim.value, &expected.value) && difference(fact, expected, claim).is_none());
    if let Some(at) = at {
        open.remove(at);
    }
    at.is_some()
}

/// Whether the fact compares such claims.
fn is_compared(fact: &Fact, claim: &Claim) -> bool {
    fact.modality.contains(&claim.modality)
}

/// What, other than the value, is not as expected: what was expected and what was found.
fn difference(fact: &Fact, expected: &ExpectedClaim, claim: &Claim) -> Option<(String, String)> {
    let cited = claim.by.as_ref().and_then(|by| by.authority.clone().or_else(|| Some(by.text.clone())));
    let scope = claim.part.as_ref().and_then(|part| part.scope.clone());
    let as_of = claim.as_of.as_ref().map(ToString::to_string);
    let aspects = [
        ("the words", expected.words.clone(), Some(claim.text.clone())),
        ("the key", expected.key.clone(), claim.key.clone()),
        ("the authority", expected.by.clone(), cited),
        ("the part", expected.part.clone(), scope),
        ("the as-of date", expected.as_of.as_ref().map(ToString::to_string), as_of),
    ];
    for (what, expected, found) in aspects {
        if expected.is_some() && expected != found {
            let shown =
                |word: Option<String>| word.map_or_else(|| "none".to_owned(), |word| format!("`{word}`"));
            return Some((format!("{what} {}", shown(expected)), shown(found)));
        }
    }
    match expected.modality {
        Some(modality) if modality != claim.modality => {
            Some((format!("it `{}`", modality.name()), format!("`{}`", claim.modality.name())))
        }
        None if !is_compared(fact, claim) => {
            Some(("it stated".to_owned(), format!("`{}`", claim.modality.name())))
        }
        _ => None,
    }
}

fn wrong(fact: &Fact, expected: &ExpectedClaim, claim: &Claim) -> Diagnostic {
    let (value, read) = (expected.value.to_string(), claim.value.to_string());
    let message = match difference(fact, expected, claim) {
        Some((wanted, found)) if same(&expected.value, &claim.value) => {
            format!("a test of `{}` expects {wanted}, and finds {found}", fact.id)
        }
        _ => format!("a test of `{}` expects `{value}`, and finds `{read}`", fact.id),
    };
    Diagnostic::error("test-wrong-value", message, Label::primary(expected.span, "expected"))
        .with_label(Label::secondary(claim.span, format!("read as {read}")))
        .with_help("put right the pattern, or what the test expects")
}

fn wrong_verdict(fact: &Fact, (expected, at): (&str, Span), judged: &Judged) -> Diagnostic {
    let found = judged.findings.iter().max_by_key(|finding| finding.severity);
    let found = found.map_or(NO_VERDICT, |finding| finding.verdict.code());
    let message = format!("a test of `{}` expects `{expected}`, and the verdict is `{found}`", fact.id);
    let mut told = Diagnostic::error("test-wrong-verdict", message, Label::primary(at, "expected"));
    for claim in &judged.claims {
        told = told.with_label(Label::secondary(claim.span, shown(fact, claim)));
    }
    if judged.claims.is_empty() {
        told = told.with_note("nothing is found in the texts");
    }
    told.with_help("put right the pattern, or what the test expects")
}

/// What a claim was read as, and why it does not count if it does not.
fn shown(fact: &Fact, claim: &Claim) -> String {
    match &claim.part {
        _ if !is_compared(fact, claim) => format!("{}: {}, not compared", claim.value, claim.modality.name()),
        Some(_) => format!("read as {}, of a part", claim.value),
        None => format!("read as {}", claim.value),
    }
}

fn absent(fact: &Fact, expected: &ExpectedClaim, found: &[Claim]) -> Diagnostic {
    let message = format!("a test of `{}` does not find `{}`", fact.id, expected.value);
    let mut told = Diagnostic::error("test-missing", message, Label::primary(expected.span, "expected"));
    for claim in found {
        told = told.with_label(Label::secondary(claim.span, shown(fact, claim)));
    }
    if found.is_empty() {
        told = told.with_note("nothing is found in the text");
    }
    let value = expected.value.to_string();
    let uncompared =
        found.iter().find(|claim| !is_compared(fact, claim) && same(&claim.value, &expected.value));
    told.with_help(match uncompared {
        Some(claim) => format!(
            "expect it as `{{ value = \"{value}\", modality = \"{0}\" }}`, or compare what is `{0}`",
            claim.modality.name()
        ),
        None => "add a pattern that matches the text, or remove the value".to_owned(),
    })
}

fn unasked(fact: &Fact, claim: &Claim, expected: &[ExpectedClaim]) -> Diagnostic {
    let wanted = if expected.is_empty() { "nothing" } else { "no such value" };
    let message = format!("a test of `{}` finds `{}`, and expects {wanted}", fact.id, claim.value);
    let mut told = Diagnostic::error(
        "test-noisy",
        message,
        Label::primary(claim.span, format!("read as {}", claim.value)),
    );
    let mut idle: Vec<String> = fact
        .patterns
        .iter()
        .flat_map(|pattern| pattern.idle_conditions(&claim.text))
        .map(|(key, words)| format!("`{key}` does not see “{words}”, which is part of the value itself"))
        .collect();
    idle.dedup();
    told.notes.extend(idle);
    told.with_help("narrow the pattern with `unless` or `except`, or expect the value")
}
