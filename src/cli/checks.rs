//! Which findings are looked for and told, by their codes.

use crate::compare::Verdict;
use crate::config::{Config, Switch};
use crate::diagnostic::{Diagnostic, Label};
use crate::intrinsic::{CHECKS, Selection};
use crate::spelling::nearest;
use clap::Args;
use clap::builder::PossibleValuesParser;

/// Which findings are told.
#[derive(Args, Clone, Debug)]
pub(super) struct CodeFlags {
    /// Tell only findings with these codes, checks that are off by default among them
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = code(), hide_possible_values = true)]
    select: Vec<String>,

    /// Do not tell findings with these codes
    #[arg(long, value_name = "CODES", value_delimiter = ',', value_parser = code(), hide_possible_values = true)]
    ignore: Vec<String>,
}

impl CodeFlags {
    /// The checks that run: those that are selected, or else those that the configuration leaves on. What is
    /// ignored runs too, so that whatever speaks of its findings is known to be of use.
    pub(super) fn selection(&self, switches: &[Switch]) -> Selection {
        let mut selection = if self.select.is_empty() { Selection::default() } else { Selection::none() };
        if self.select.is_empty() {
            for switch in switches {
                selection.switch(&switch.code, switch.on);
            }
        }
        for code in &self.select {
            selection.switch(code, true);
        }
        selection
    }

    /// Whether some codes are named, so that others are not told.
    pub(super) fn name_codes(&self) -> bool {
        self.select_codes() || !self.ignore.is_empty()
    }

    /// Whether others than the codes that are named are not even looked for.
    pub(super) fn select_codes(&self) -> bool {
        !self.select.is_empty()
    }

    /// Whether a verdict is looked for that is told only where it is asked for.
    pub(super) fn asks_for(&self, verdict: Verdict, switches: &[Switch]) -> bool {
        let code = verdict.code();
        let switched =
            switches.iter().rev().find(|switch| switch.code == code).is_some_and(|switch| switch.on);
        if self.select_codes() { self.select.iter().any(|named| named == code) } else { switched }
    }

    /// Whether findings with this code are told.
    pub(super) fn admit(&self, code: &str) -> bool {
        let named = |codes: &[String]| codes.iter().any(|named| named == code);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// What `[checks]` switches: the checks that need no rules, and verdicts that are off by default.
fn switched() -> impl Iterator<Item = &'static str> {
    let asked_for = Verdict::ALL.into_iter().filter(|verdict| !verdict.is_on_by_default());
    CHECKS.iter().map(|check| check.code).chain(asked_for.map(Verdict::code))
}

/// A mistake for each switch that no check answers to, and for each `[[ignore]]` of a code that there is not.
pub(super) fn unknown(config: &Config) -> impl Iterator<Item = Diagnostic> {
    let known = |code: &str| switched().any(|check| check == code);
    let ignored = config.ignores.iter().filter_map(|ignore| ignore.code.as_ref());
    let unknown_codes = ignored.filter(|code| !codes().any(|known| known == code.value)).map(|code| {
        let help = match nearest(&code.value, codes()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`gainsay explain` lists the codes".to_owned(),
        };
        let label = Label::primary(code.span, "no code of this name");
        Diagnostic::error("unknown-code", format!("unknown code `{}`", code.value), label).with_help(help)
    });
    let switches = config.checks.iter().filter(move |switch| !known(&switch.code));
    unknown_codes.chain(switches.map(|switch| {
        let help = match nearest(&switch.code, switched()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "the checks are listed in `docs/checks.md`".to_owned(),
        };
        let label = Label::primary(switch.span, "no check of this name");
        Diagnostic::error("unknown-check", format!("unknown check `{}`", switch.code), label).with_help(help)
    }))
}

/// The codes of what texts say, which a directive may allow.
pub(super) fn codes_of_texts() -> impl Iterator<Item = &'static str> {
    Verdict::ALL
        .map(Verdict::code)
        .into_iter()
        .chain(CHECKS.iter().map(|check| check.code))
        .chain(["front-matter"])
}

/// The codes of all that `check` may tell and that does not stop it.
fn codes() -> impl Iterator<Item = &'static str> {
    codes_of_texts().chain([
        "expired-allow",
        "idle-condition",
        "malformed-allow",
        "no-texts",
        "unknown-allow",
        "unused-allow",
        "unused-ignore",
        "unused-override",
        "unused-paths",
        "unused-publisher",
        "unused-source",
        "unused-term",
    ])
}

fn code() -> PossibleValuesParser {
    PossibleValuesParser::new(codes())
}
