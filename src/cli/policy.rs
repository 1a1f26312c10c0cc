//! What the configuration says of single findings: `[[ignore]]` and `[[override]]`.

use crate::config::{Config, PathGlob};
use crate::diagnostic::{Diagnostic, Label};
use crate::extract::Claim;
use crate::rule::Rules;
use crate::source::SourceId;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The configuration's word on claims and findings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Policy<'p> {
    pub(super) config: &'p Config,
    /// The path of each text as seen from the configuration.
    pub(super) inside: &'p BTreeMap<SourceId, PathBuf>,
}

impl Policy<'_> {
    /// Whether a fact is looked for in the text that a claim stands in.
    pub(super) fn admits(&self, claim: &Claim, rules: &Rules) -> bool {
        let fact = &rules.fact(claim.fact).id;
        let last = self.config.overrides.iter().rev().find(|rule| {
            (rule.facts.is_empty() || rule.facts.contains(fact))
                && rule.paths.iter().any(|path| self.is_in(path, claim.span.source))
        });
        last.is_none_or(|rule| rule.enabled)
    }

    /// Leaves out what is ignored, and gives the rest the severity that is asked for.
    pub(super) fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain(|told| !self.is_ignored(told));
        for told in diagnostics {
            let source = told.primary_span().source;
            let last = self.config.overrides.iter().rev().find(|rule| {
                rule.severity.is_some()
                    && (rule.facts.is_empty()
                        || told.fact.as_ref().is_some_and(|fact| rule.facts.contains(fact)))
                    && rule.paths.iter().any(|path| self.is_in(path, source))
            });
            told.severity = last.and_then(|rule| rule.severity).unwrap_or(told.severity);
        }
    }

    /// A finding is of the ignored text if that text stands apart, or if all others agree against it.
    fn is_ignored(&self, told: &Diagnostic) -> bool {
        self.config.ignores.iter().any(|ignore| {
            let stands_in = |path: &PathGlob| {
                let is_in = |label: &Label| self.is_in(path, label.span.source);
                let (primary, others): (Vec<&Label>, Vec<&Label>) =
                    told.labels.iter().partition(|label| label.primary);
                primary.into_iter().any(is_in) || (!others.is_empty() && others.into_iter().all(is_in))
            };
            ignore.fact.as_ref().is_none_or(|fact| told.fact.as_ref() == Some(fact))
                && ignore.code.as_ref().is_none_or(|code| told.code == code)
                && ignore.path.as_ref().is_none_or(stands_in)
        })
    }

    fn is_in(&self, path: &PathGlob, source: SourceId) -> bool {
        self.inside.get(&source).is_some_and(|inside| path.matches(inside))
    }
}
