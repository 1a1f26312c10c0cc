//! Directives and entries of the configuration that have no effect.
//!
//! Only what a run could have met is told: a run over some of the texts, or with some of the checks, says
//! nothing of what is meant for the others.

use super::{Allowance, Policy};
use crate::compare::Verdict;
use crate::config::{Ignore, Override};
use crate::diagnostic::{Diagnostic, Label};
use crate::intrinsic::Selection;
use crate::source::Span;
use crate::spelling::nearest;
use std::path::Path;

/// What a run has looked at.
#[derive(Clone, Copy, Debug)]
pub struct Ran<'a> {
    /// All texts that a draft may be held against were.
    pub compared: bool,
    /// All that the configuration names was read, and nothing of it was left out on the command line.
    pub everything: bool,
    /// The checks that need no rules.
    pub selection: &'a Selection,
    /// Figures that no source gives were looked for.
    pub unsupported: bool,
}

impl Policy<'_> {
    /// Directives without effect. To be asked behind [`Policy::findings`] and [`Policy::retain`].
    pub fn unused_directives(&self, ran: Ran<'_>) -> Vec<Diagnostic> {
        let told = self.config.report_unused != Some(false);
        let in_force = self.allowances.iter().flatten().filter(|allowance| told && !allowance.expired);
        in_force.filter_map(|allowance| self.unused_allowance(allowance, ran)).collect()
    }

    /// Entries of the configuration without effect. To be asked last.
    pub fn unused_entries(&self, ran: Ran<'_>) -> Vec<Diagnostic> {
        if !ran.everything || self.config.report_unused == Some(false) {
            return Vec::new();
        }
        let ignores = self.config.ignores.iter().zip(&self.ignores_met).filter(|(_, met)| !met.get());
        let mut told: Vec<Diagnostic> = ignores.map(|(ignore, _)| self.unused_ignore(ignore)).collect();
        told.extend(self.config.overrides.iter().filter_map(|entry| self.unused_override(entry)));
        told.extend(self.unused_sources());
        told
    }

    fn unused_allowance(&self, allowance: &Allowance, ran: Ran<'_>) -> Option<Diagnostic> {
        let names = &allowance.directive.names;
        let is_unused = |&at: &usize| !allowance.met[at].get() && self.could_be_met(&names[at].text, ran);
        let unused: Vec<usize> = (0..names.len()).filter(is_unused).collect();
        let (&first, &last) = (unused.first()?, unused.last()?);
        let of: Vec<String> = unused.iter().map(|&at| format!("`{}`", names[at].text)).collect();
        let of = of.join(", ");
        let message = format!("a directive allows {of}, and nothing is found there");
        let (place, help) = if unused.len() == names.len() {
            (allowance.directive.span, "remove it".to_owned())
        } else {
            let place = Span { end: names[last].span.end, ..names[first].span };
            (place, format!("remove {of}"))
        };
        Some(
            Diagnostic::warning("unused-allow", message, Label::primary(place, "without effect"))
                .with_help(help),
        )
    }

    /// Whether something of this name would have been found if it were there.
    fn could_be_met(&self, name: &str, ran: Ran<'_>) -> bool {
        let is_fact = self.is_fact(name);
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.code() == name);
        let is_verdict = verdict.is_some_and(|verdict| verdict.is_on_by_default() || ran.unsupported);
        match ran.selection.is_on(name) {
            Some(on) => on && (!is_fact || ran.compared),
            None => ran.compared && (is_fact || is_verdict),
        }
    }

    fn is_fact(&self, name: &str) -> bool {
        self.rules.facts().any(|(_, fact)| fact.id == name)
    }

    fn unused_ignore(&self, ignore: &Ignore) -> Diagnostic {
        let unknown = ignore.fact.as_ref().filter(|fact| !self.is_fact(&fact.value));
        match unknown {
            Some(fact) => {
                let label = Label::primary(fact.span, "no fact of this name");
                let message = format!("an `[[ignore]]` is of no use: there is no fact `{}`", fact.value);
                self.with_nearest_fact(Diagnostic::warning("unused-ignore", message, label), &fact.value)
            }
            None => {
                let label = Label::primary(ignore.span, "nothing to ignore");
                Diagnostic::warning(
                    "unused-ignore",
                    "an `[[ignore]]` is of no use: nothing is found that it speaks of",
                    label,
                )
                .with_help("remove it, or put right its `fact`, `code` or `path`")
            }
        }
    }

    fn unused_override(&self, entry: &Override) -> Option<Diagnostic> {
        if let Some(fact) = entry.facts.iter().find(|fact| !self.is_fact(&fact.value)) {
            let label = Label::primary(fact.span, "no fact of this name");
            let message = format!("an `[[override]]` names a fact that does not exist: `{}`", fact.value);
            return Some(
                self.with_nearest_fact(Diagnostic::warning("unused-override", message, label), &fact.value),
            );
        }
        let is_met = |document: &crate::text::Document| {
            entry.paths.iter().any(|path| path.matches(Path::new(&document.known_as)))
        };
        if entry.paths.is_empty() || self.documents.iter().any(is_met) {
            return None;
        }
        let label = Label::primary(entry.span, "no text has such a path");
        Some(
            Diagnostic::warning(
                "unused-override",
                "an `[[override]]` is of no use: no text has such a path",
                label,
            )
            .with_help("remove it, or put right its `paths`"),
        )
    }

    fn unused_sources(&self) -> impl Iterator<Item = Diagnostic> {
        let is_met = |path: &crate::config::PathGlob| {
            self.documents.iter().any(|document| path.matches(Path::new(&document.known_as)))
        };
        self.config.texts.iter().filter(move |known| !is_met(&known.path)).map(|known| {
            let label = Label::primary(known.path.span, "no text has such a path");
            let message = format!("a `[[source]]` is of no use: there is no text `{}`", known.path.text);
            Diagnostic::warning("unused-source", message, label)
                .with_help("remove it, or put right its `path`, which is relative to this file")
        })
    }

    fn with_nearest_fact(&self, told: Diagnostic, name: &str) -> Diagnostic {
        match nearest(name, self.rules.facts().map(|(_, fact)| fact.id.as_str())) {
            Some(meant) => told.with_help(format!("did you mean `{meant}`?")),
            None => told.with_help("`gainsay facts` lists the facts"),
        }
    }
}
