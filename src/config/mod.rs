//! `gainsay.toml`: which rules, sources and drafts, and what is known of them.
//!
//! Given its text, says what it means; which files that names on disk is for others to find out. Every
//! path in it is relative to the file itself.

mod raw;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use crate::toml_file::{self, Text};
use crate::value::{Date, DayOrder};
use globset::GlobMatcher;
use raw::RawConfig;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The JSON Schema of `gainsay.toml`, for editors.
pub const SCHEMA: &str = include_str!("../../schema/gainsay.json");

/// The name that is looked for.
pub const FILE_NAME: &str = "gainsay.toml";

/// A checked `gainsay.toml`.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The folder that its paths are relative to: its own.
    pub root: PathBuf,
    /// Rule files and folders of rule files, the root before them; `None`: not said.
    pub rules: Option<Vec<NamedPath>>,
    /// Source texts and folders of them, the root before them.
    pub sources: Option<Vec<NamedPath>>,
    /// Globs of drafts, below the root.
    pub drafts: Option<Vec<Word>>,
    pub fail_on: Option<FailOn>,
    /// What is known of texts that do not say it themselves.
    pub texts: Vec<KnownText>,
    pub publishers: Vec<Publisher>,
    pub ignores: Vec<Ignore>,
    pub overrides: Vec<Override>,
    /// The file of the findings that are known, the root before it.
    pub baseline: Option<PathBuf>,
    /// Whether a directive or an entry without effect is told; `None`: it is.
    pub report_unused: Option<bool>,
    /// `[checks]`: which checks run that need no rules, in the order of the file.
    pub checks: Vec<Switch>,
}

/// A file or folder, and where it is written.
#[derive(Clone, Debug)]
pub struct NamedPath {
    /// As written.
    pub text: String,
    /// The root before it.
    pub path: PathBuf,
    pub span: Span,
}

/// A check, by its code, and whether it runs. Which codes there are is not known here.
#[derive(Clone, Debug)]
pub struct Switch {
    pub code: String,
    pub on: bool,
    pub span: Span,
}

/// The least severity that a run fails on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    At(Severity),
    Never,
}

impl FailOn {
    pub const ALL: [Self; 4] =
        [Self::At(Severity::Error), Self::At(Severity::Warning), Self::At(Severity::Note), Self::Never];

    pub fn name(self) -> &'static str {
        match self {
            Self::At(severity) => severity.name(),
            Self::Never => "never",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fail_on| fail_on.name() == name)
    }

    /// Whether a finding of this severity fails a run.
    pub fn fails(self, severity: Severity) -> bool {
        matches!(self, Self::At(least) if severity >= least)
    }
}

/// `[[source]]`: what is known of a text.
#[derive(Clone, Debug)]
pub struct KnownText {
    pub path: PathGlob,
    pub publisher: Option<String>,
    pub published: Option<Date>,
    pub day_order: Option<DayOrder>,
    /// Whose money "$" and "pesos" are in it, by ISO 4217.
    pub currency: Option<&'static str>,
    /// How much it weighs: 1 is the most.
    pub tier: Option<u32>,
    /// The text that it rewrites.
    pub derived_from: Option<PathGlob>,
    pub span: Span,
}

/// `[[publisher]]`: how much its texts weigh.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// What it is called.
    pub names: Vec<Word>,
    /// 1 is the most.
    pub tier: u32,
}

/// `[[ignore]]`: findings that are not told, and why. What is `None` leaves nothing out.
#[derive(Clone, Debug)]
pub struct Ignore {
    pub fact: Option<Word>,
    pub code: Option<Word>,
    pub path: Option<PathGlob>,
    pub reason: String,
    pub span: Span,
}

/// A word and where it is written.
#[derive(Clone, Debug)]
pub struct Word {
    pub value: String,
    pub span: Span,
}

impl From<Text> for Word {
    fn from(text: Text) -> Self {
        Self { value: text.value, span: text.span }
    }
}

/// `[[override]]`: how findings on some texts are told.
#[derive(Clone, Debug)]
pub struct Override {
    pub paths: Vec<PathGlob>,
    /// Ids of facts; empty: all.
    pub facts: Vec<Word>,
    pub severity: Option<Severity>,
    /// Whether these facts are looked for there at all.
    pub enabled: bool,
    pub span: Span,
}

/// A path or glob relative to the configuration. One that names a folder matches all below it.
#[derive(Clone, Debug)]
pub struct PathGlob {
    /// As written.
    pub text: String,
    pub span: Span,
    glob: GlobMatcher,
}

impl Override {
    /// Whether it speaks of a fact, or of what is found without any.
    pub fn is_on(&self, fact: Option<&str>) -> bool {
        self.facts.is_empty() || self.facts.iter().any(|meant| Some(meant.value.as_str()) == fact)
    }
}

impl PathGlob {
    /// Whether a path as [`Config::inside`] gives it is meant.
    pub fn matches(&self, inside: &Path) -> bool {
        inside.ancestors().any(|path| self.glob.is_match(path))
    }
}

impl Config {
    /// A path as seen from the configuration's folder. Both must be absolute, links followed.
    pub fn inside(root: &Path, path: &Path) -> PathBuf {
        let shared = root.components().zip(path.components()).take_while(|(a, b)| a == b).count();
        let up = root.components().skip(shared).map(|_| Component::ParentDir);
        up.chain(path.components().skip(shared)).collect()
    }

    /// What is known of a text, by its path as [`Config::inside`] gives it: what the last entry says of
    /// it that fits the path and says it at all.
    pub fn known<'c, T>(&'c self, inside: &Path, said: impl Fn(&'c KnownText) -> Option<T>) -> Option<T> {
        let entries = self.texts.iter().rev().filter(|text| text.path.matches(inside));
        entries.into_iter().find_map(said)
    }

    /// How much the texts of a publisher weigh, by any of its names.
    pub fn tier_of(&self, publisher: &str) -> Option<u32> {
        self.publishers.iter().rev().find(|it| it.is_called(publisher)).map(|it| it.tier)
    }
}

impl Publisher {
    /// Whether a text that names its publisher so is one of this one's; case does not matter.
    pub fn is_called(&self, publisher: &str) -> bool {
        let lower = |name: &str| name.trim().to_lowercase();
        self.names.iter().any(|name| lower(&name.value) == lower(publisher))
    }
}

/// The nearest `gainsay.toml` in a folder or one above it. `start` should be absolute.
pub fn find_upward(start: &Path) -> Option<PathBuf> {
    start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

/// Reads a configuration. What is wrong in it is told and left out.
pub fn load(file: &Arc<SourceFile>) -> (Config, Vec<Diagnostic>) {
    let root = Path::new(&file.path).parent().unwrap_or(Path::new("")).to_owned();
    let read = toml_file::read(file, |table| RawConfig::take(table).check(root));
    let (config, told) = read.content;
    let mut diagnostics = read.diagnostics;
    diagnostics.extend(told);
    diagnostics.sort_by_key(|diagnostic| (diagnostic.primary_span(), diagnostic.code));
    (config, diagnostics)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn read(text: &str) -> (Config, Vec<Diagnostic>) {
        load(&Arc::new(SourceFile::new(SourceId(0), "newsroom/gainsay.toml", text)))
    }

    /// The mistakes of `text` as `words: code`.
    fn check(text: &str, expected: &[&str]) {
        let (_, told) = read(text);
        let shown = |told: &Diagnostic| format!("{}: {}", &text[told.primary_span().range()], told.code);
        assert_eq!(told.iter().map(shown).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let (config, told) = read(
            "rules = []\nsources = ['seeds', '../wire/a.txt']\ndrafts = ['drafts/**/*.md']\nfail-on = 'warning'\n\
             [[source]]\npath = './seeds'\npublished = 2024-12-23\nday-order = 'day-first'\ntier = 2\n\
             [[source]]\npath = 'seeds/b.txt'\npublisher = 'The Herald'\n",
        );
        assert!(told.is_empty(), "{told:?}");
        assert!(config.rules.as_ref().is_some_and(Vec::is_empty));
        let sources: Vec<&Path> = config.sources.iter().flatten().map(|named| named.path.as_path()).collect();
        assert_eq!(sources, [Path::new("newsroom/seeds"), Path::new("newsroom/../wire/a.txt")]);
        assert_eq!(config.fail_on, Some(FailOn::At(Severity::Warning)));
        let inside = Config::inside(Path::new("/home/newsroom"), Path::new("/home/newsroom/seeds/a.txt"));
        assert_eq!(config.known(&inside, |text| text.tier), Some(2));
        assert_eq!(config.known(&inside, |text| text.day_order), Some(DayOrder::DayFirst));
        let published = config.known(&inside, |text| text.published);
        assert_eq!(published.as_ref().map(ToString::to_string).as_deref(), Some("2024-12-23"));
        let other = Path::new("seeds/b.txt");
        assert_eq!(config.known(other, |text| text.publisher.as_deref()), Some("The Herald"));
        assert_eq!(
            config.known(other, |text| text.tier),
            Some(2),
            "what the folder's entry says still holds"
        );
        assert!(config.known(Path::new("other/b.txt"), |text| text.tier).is_none());
    }

    #[test]
    fn publishers_are_known_by_any_name() {
        let (config, told) = read(
            "[[publisher]]\nname = ['The Herald', 'herald.example']\ntier = 1\n[[publisher]]\nname = 'Wire'\ntier = 3\n",
        );
        assert!(told.is_empty(), "{told:?}");
        assert_eq!(config.tier_of("the herald"), Some(1));
        assert_eq!(config.tier_of("Herald.example"), Some(1));
        assert_eq!(config.tier_of("Wire"), Some(3));
        assert_eq!(config.tier_of("Herald"), None);
    }

    #[test]
    fn a_text_elsewhere_is_seen_from_the_folder() {
        let inside = Config::inside(Path::new("/home/newsroom"), Path::new("/home/wire/a.txt"));
        assert_eq!(inside, Path::new("../wire/a.txt"));
    }

    #[test]
    fn every_mistake_is_told() {
        check(
            "sorces = ['a']\nfail-on = 'eror'\nrules = 3\n",
            &["sorces: unknown-key", "eror: unknown-option", "3: wrong-type"],
        );
        check("[[source]]\npublished = 'soon'\n", &["[[source]]: missing-key", "soon: bad-date"]);
        check("[[source]]\npath = 'a['\ntier = 0\n", &["a[: bad-glob", "0: bad-value"]);
        check("[[publisher]]\nname = 'a'\n", &["[[publisher]]: missing-key"]);
        check("[[publisher]]\nname = 'a'\ntier = -1\n", &["-1: bad-value"]);
        check("[[ignore]]\nfact = 'a'\n", &["[[ignore]]: missing-key"]);
        check("[[ignore]]\nreason = 'a'\n", &["[[ignore]]: missing-key"]);
        check("[[override]]\nseverity = 'eror'\n", &["[[override]]: missing-key", "eror: unknown-option"]);
        check(
            "drafts = ['{a']\nrules = [\n[fact.a]\n",
            &["{a: bad-glob", "[: toml-syntax", "fact: unknown-key"],
        );
    }

    #[test]
    fn the_schema_is_fresh() {
        toml_file::schema::check::<RawConfig>("gainsay.json", SCHEMA);
    }

    #[test]
    fn severities_that_fail() {
        assert!(FailOn::At(Severity::Warning).fails(Severity::Error));
        assert!(!FailOn::At(Severity::Error).fails(Severity::Warning));
        assert!(!FailOn::Never.fails(Severity::Error));
    }
}
