//! Flags that several commands share.

use super::output;
use crate::config::FailOn;
use crate::render::{Format, MatrixFormat, Page, StatementFormat};
use crate::rule::{Fact, Rules};
use crate::spelling::nearest;
use crate::value::{Date, NotationError};
use anyhow::{Result, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice};
use std::path::PathBuf;

/// Which rules, and which configuration.
#[derive(Args, Clone, Debug)]
pub(super) struct RuleFlags {
    /// Rule file or folder of rule files, instead of the configured ones (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(super) rules: Vec<PathBuf>,
}

/// Where it is said which rules and texts belong together.
#[derive(Args, Clone, Debug)]
pub(super) struct ConfigFlag {
    /// Configuration file, instead of the nearest gainsay.toml at or above the working directory
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

/// Which texts, and what is known of them.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct TextFlags {
    /// Files and folders to read; `-` is standard input
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,

    /// Source text or folder of source texts, instead of the configured ones (may be repeated)
    #[arg(long, value_name = "PATH")]
    pub(super) sources: Vec<PathBuf>,

    /// Date of publication of texts that tell none, in EDTF: 2024-12-18, 2024-12~
    #[arg(long, value_name = "DATE", value_parser = published)]
    pub(super) published: Option<Date>,

    /// Read standard input as the text of this file
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_path: Option<PathBuf>,

    /// How many texts are read at the same time [default: one a core]
    #[arg(short = 'j', long = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(super) jobs: Option<u16>,
}

impl TextFlags {
    /// Whether it is said which texts are asked about.
    pub(super) fn name_texts(&self) -> bool {
        !self.paths.is_empty() || self.stdin_path.is_some()
    }
}

/// Which facts.
#[derive(Args, Clone, Debug)]
pub(super) struct FactFlag {
    /// Only this fact (may be repeated)
    #[arg(long = "fact", value_name = "ID")]
    facts: Vec<String>,
}

impl FactFlag {
    /// Whether some facts are named.
    pub(super) fn names_facts(&self) -> bool {
        !self.facts.is_empty()
    }

    /// Whether a fact is named, or none is.
    pub(super) fn admits(&self, fact: &Fact) -> bool {
        self.facts.is_empty() || self.facts.contains(&fact.id)
    }

    /// # Errors
    /// A name that no fact has.
    pub(super) fn check(&self, rules: &Rules) -> Result<()> {
        let known = || rules.facts().map(|(_, fact)| fact.id.as_str());
        let Some(id) = self.facts.iter().find(|id| !known().any(|known| known == id.as_str())) else {
            return Ok(());
        };
        let hint = nearest(id, known()).map(|near| format!("; there is `{near}`")).unwrap_or_default();
        bail!("no fact is named `{id}`{hint}")
    }
}

/// How diagnostics are written.
#[derive(Args, Clone, Debug)]
pub(super) struct FormatFlags {
    /// How diagnostics are written
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human", value_parser = format())]
    pub(super) format: Format,

    #[command(flatten)]
    pub(super) color: ColorFlag,
}

/// Whether what is told is coloured.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct ColorFlag {
    /// When to use colour
    #[arg(long = "color", alias = "colour", value_name = "WHEN", default_value = "auto")]
    when: ColorChoice,
}

impl ColorFlag {
    /// The page that results are written on.
    pub(super) fn page(self) -> Page {
        output::page(self.when)
    }
}

/// How claims and values are written.
#[derive(Args, Clone, Debug)]
pub(super) struct StatementFlags {
    /// How each line is written
    #[arg(long, alias = "output-format", value_name = "FORMAT", default_value = "human", value_parser = statement_format())]
    pub(super) format: StatementFormat,

    #[command(flatten)]
    pub(super) color: ColorFlag,
}

pub(super) fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    PossibleValuesParser::new(FailOn::ALL.map(FailOn::name))
        .map(|name| FailOn::from_name(&name).expect("only names of severities are possible"))
}

fn format() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|name| Format::from_name(&name).expect("only names of formats are possible"))
}

fn statement_format() -> impl TypedValueParser<Value = StatementFormat> {
    PossibleValuesParser::new(StatementFormat::ALL.map(StatementFormat::name))
        .map(|name| StatementFormat::from_name(&name).expect("only names of formats are possible"))
}

pub(super) fn matrix_format() -> impl TypedValueParser<Value = MatrixFormat> {
    PossibleValuesParser::new(MatrixFormat::ALL.map(MatrixFormat::name))
        .map(|name| MatrixFormat::from_name(&name).expect("only names of formats are possible"))
}

fn published(notation: &str) -> Result<Date, NotationError> {
    Date::parse_edtf(notation)
}
