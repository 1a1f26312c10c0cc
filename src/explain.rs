//! Findings into diagnostics. All wording about disagreement lives here.

use crate::compare::Finding;
use crate::diagnostic::Diagnostic;
use crate::extract::Claim;
use crate::rule::Rules;
use crate::source::Sources;
use crate::text::Document;

/// The diagnostic that tells a finding.
pub fn explain(
    finding: &Finding,
    documents: &[Document],
    rules: &Rules,
    claims: &[Claim],
    sources: &Sources,
) -> Diagnostic {
    let _ = (finding, documents, rules, claims, sources);
    unimplemented!("wording")
}
