//! Directives and entries of the configuration that have no effect.
//!
//! Only what a run could have met is told: a run over some of the texts, or with some of the checks, says
//! nothing of what is meant for the others.

use super::{Allowance, Policy};
use crate::compare::Verdict;
use crate::config::{Ignore, Override, PathGlob, Publisher, Word};
use crate::diagnostic::{Diagnostic, Label};
use crate::extract::on_path;
use crate::intrinsic::Selection;
use crate::rule::Fact;
use crate::source::Span;
use crate::spelling::nearest;
use std::cell::Cell;
use std::path::Path;

/// What a run has looked at.
#[derive(Clone, Copy, Debug)]
pub struct Ran<'a> {
    /// All texts that a draft may be held against were.
    pub compared: bool,
    /// All that the configuration names was read, and nothing of it was left out on the command line.
    pub everything: bool,
    /// No check that needs no rules was left out on the command line.
    pub all_checks: bool,
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
        let is_unmet = |ignore: &Ignore, met: &Cell<bool>| !met.get() && Self::could_ignore(ignore, ran);
        let ignores = self.config.ignores.iter().zip(&self.ignores_met);
        let ignores = ignores.filter(|(ignore, met)| is_unmet(ignore, met));
        let mut told: Vec<Diagnostic> = ignores.map(|(ignore, _)| self.unused_ignore(ignore)).collect();
        told.extend(self.config.overrides.iter().flat_map(|entry| self.unused_override(entry)));
        told.extend(self.unused_sources());
        told.extend(self.unused_publishers());
        told.extend(self.facts_without_texts());
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

    /// Whether what an `[[ignore]]` speaks of would have been found if it were there.
    fn could_ignore(ignore: &Ignore, ran: Ran<'_>) -> bool {
        let of_code = |code: &Word| ran.selection.is_on(&code.value) != Some(false);
        ran.all_checks || ignore.code.as_ref().is_some_and(of_code)
    }

    fn is_fact(&self, name: &str) -> bool {
        self.rules.facts().any(|(_, fact)| fact.id == name)
    }

    fn unused_ignore(&self, ignore: &Ignore) -> Diagnostic {
        const CODE: &str = "unused-ignore";
        let unknown = ignore.fact.as_ref().filter(|fact| !self.is_fact(&fact.value));
        let nowhere = ignore.path.as_ref().filter(|path| !self.is_of_a_text(path));
        match (unknown, nowhere) {
            (Some(fact), _) => {
                let label = Label::primary(fact.span, "no fact of this name");
                let message = format!("an `[[ignore]]` is of no use: there is no fact `{}`", fact.value);
                self.with_nearest_fact(Diagnostic::warning(CODE, message, label), &fact.value)
            }
            (None, Some(path)) => self.unmet(CODE, "an `[[ignore]]`", path),
            (None, None) => {
                let label = Label::primary(ignore.span, "nothing to ignore");
                let message = "an `[[ignore]]` is of no use: nothing is found that it speaks of";
                Diagnostic::warning(CODE, message, label)
                    .with_help("remove it, or put right its `fact`, `code` or `path`")
            }
        }
    }

    fn unused_override(&self, entry: &Override) -> Vec<Diagnostic> {
        const CODE: &str = "unused-override";
        if let Some(fact) = entry.facts.iter().find(|fact| !self.is_fact(&fact.value)) {
            let label = Label::primary(fact.span, "no fact of this name");
            let message = format!("an `[[override]]` names a fact that does not exist: `{}`", fact.value);
            return vec![self.with_nearest_fact(Diagnostic::warning(CODE, message, label), &fact.value)];
        }
        let unmet = entry.paths.iter().filter(|path| !self.is_of_a_text(path));
        let entry = if entry.paths.len() > 1 { "a path of an `[[override]]`" } else { "an `[[override]]`" };
        unmet.map(|path| self.unmet(CODE, entry, path)).collect()
    }

    fn unused_sources(&self) -> impl Iterator<Item = Diagnostic> {
        let unmet = self.config.texts.iter().map(|known| &known.path).filter(|path| !self.is_of_a_text(path));
        unmet.map(|path| self.unmet("unused-source", "a `[[source]]`", path))
    }

    fn unused_publishers(&self) -> impl Iterator<Item = Diagnostic> {
        let publishers = || self.documents.iter().filter_map(|document| document.publisher.as_deref());
        let is_met = move |it: &Publisher| publishers().any(|publisher| it.is_called(publisher));
        let unmet = self.config.publishers.iter().filter(move |it| !is_met(it));
        unmet.filter_map(|it| it.names.first()).map(move |name| {
            let label = Label::primary(name.span, "no text is of this publisher");
            let message = format!("a `[[publisher]]` is of no use: no text is of “{}”", name.value);
            let help = match nearest(&name.value, publishers()) {
                Some(meant) => format!("did you mean “{meant}”?"),
                None if publishers().next().is_none() => {
                    "no text names its publisher: give it in front matter, or in a `[[source]]`".to_owned()
                }
                None => "put right its `name`: as the texts, or their `[[source]]`, give it".to_owned(),
            };
            Diagnostic::warning("unused-publisher", message, label).with_help(help)
        })
    }

    /// Facts that are looked for in none of the texts, for their `paths`.
    fn facts_without_texts(&self) -> impl Iterator<Item = Diagnostic> {
        let is_read = |fact: &Fact| self.documents.iter().any(|document| on_path(fact, document));
        self.rules.facts().map(|(_, fact)| fact).filter(move |fact| !is_read(fact)).map(|fact| {
            let label = Label::primary(fact.defined_at, "no text has one of its `paths`");
            let message = format!("`{}` is looked for in no text: none has one of its `paths`", fact.id);
            Diagnostic::warning("unused-paths", message, label)
                .with_help("put right its `paths`, which are seen from the folder of gainsay.toml")
        })
    }

    fn is_of_a_text(&self, path: &PathGlob) -> bool {
        self.documents.iter().any(|document| path.matches(Path::new(&document.known_as)))
    }

    /// A path that no text has.
    fn unmet(&self, code: &'static str, entry: &str, path: &PathGlob) -> Diagnostic {
        let label = Label::primary(path.span, "no text has such a path");
        let message = format!("{entry} is of no use: there is no text `{}`", path.text);
        let texts = self.documents.iter().map(|document| document.known_as.as_str());
        let help = match nearest(&path.text, texts) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "remove it, or put right its path, which is relative to this file".to_owned(),
        };
        Diagnostic::warning(code, message, label).with_help(help)
    }

    fn with_nearest_fact(&self, told: Diagnostic, name: &str) -> Diagnostic {
        match nearest(name, self.rules.facts().map(|(_, fact)| fact.id.as_str())) {
            Some(meant) => told.with_help(format!("did you mean `{meant}`?")),
            None => told.with_help("`gainsay facts` lists the facts"),
        }
    }
}
