//! The rule files' own tests: each names a text and the values that its fact must find there.
//!
//! A test stands in no folder and names no subject, so a fact's `paths` and `about` do not count.

use crate::diagnostic::{Diagnostic, Label};
use crate::extract::{Claim, Extractor};
use crate::rule::{Fact, FactId, Rules, Test};
use crate::source::{SourceFile, SourceId, Span};
use crate::text::{BlockKind, Document, ProseBuilder, Role};
use crate::value::parse_notation;
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
    let extractor = Extractor::ignoring_about(rules);
    let mut outcome = Outcome::default();
    for (id, fact) in rules.facts() {
        for test in &fact.tests {
            let found: Vec<Claim> =
                extractor.extract(&document(test)).into_iter().filter(|claim| claim.fact == id).collect();
            let told = judge(id, fact, test, &found, rules);
            outcome.tests += 1;
            outcome.failed += usize::from(!told.is_empty());
            outcome.diagnostics.extend(told);
        }
    }
    outcome
}

/// The text of a test as a document of one paragraph.
fn document(test: &Test) -> Document {
    // No diagnostic points into it, so it needs no place among the files of the run.
    let file = SourceFile::new(SourceId(u32::MAX), "", test.text.as_str());
    let mut prose = ProseBuilder::default();
    prose.push(&test.text, 0);
    prose.end_block(BlockKind::Paragraph, None);
    Document {
        file: Arc::new(file),
        role: Role::Source,
        published: test.published.clone(),
        publisher: None,
        day_order: None,
        prose: prose.finish(),
    }
}

/// One diagnostic for each value that is expected and missing, and each that is found unasked.
fn judge(id: FactId, fact: &Fact, test: &Test, found: &[Claim], rules: &Rules) -> Vec<Diagnostic> {
    let mut unasked: Vec<&Claim> = found.iter().collect();
    let mut missing: Vec<(&str, Span)> = Vec::new();
    for (notation, span) in &test.finds {
        let expected = canonical(notation, fact);
        match unasked.iter().position(|claim| claim.value.to_string() == expected) {
            Some(at) => drop(unasked.remove(at)),
            None => missing.push((notation, *span)),
        }
    }
    let missing = missing.into_iter().map(|(notation, span)| {
        let message = format!("a test of `{}` does not find `{notation}`", fact.id);
        let told = Diagnostic::error("test-missing", message, Label::primary(span, "expected here"));
        match found {
            [] => told.with_note("nothing is found"),
            found => told.with_note(format!("found instead: {}", listed(found.iter()))),
        }
    });
    let noisy = (!unasked.is_empty()).then(|| {
        let message = format!("a test of `{}` finds what it does not expect", fact.id);
        Diagnostic::error("test-noisy", message, Label::primary(test.span, "in this test"))
            .with_note(format!("found: {}", listed(unasked.iter().copied())))
    });
    let mut told: Vec<Diagnostic> = missing.chain(noisy).collect();
    for diagnostic in &mut told {
        diagnostic.pack = Some(rules.pack(id).name.clone());
        diagnostic.fact = Some(fact.id.clone());
    }
    told
}

/// The notation of a test in the form that values are written in: `>1,000` and `>1000` are one.
fn canonical(notation: &str, fact: &Fact) -> String {
    parse_notation(notation, fact.value_type).map_or_else(|_| notation.to_owned(), |value| value.to_string())
}

fn listed<'c>(claims: impl Iterator<Item = &'c Claim>) -> String {
    let each: Vec<String> = claims.map(|claim| format!("`{}` in \"{}\"", claim.value, claim.text)).collect();
    each.join(", ")
}
