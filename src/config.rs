//! `gainsay.toml`: which rules, sources and drafts, and what is known of them.
//!
//! Given its text, says what it means; which files that names on disk is for others to find out. Every
//! path in it is relative to the file itself.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{SourceFile, Span};
use crate::toml_file::{self, Flag, FromToml, List, MaybeEmpty, Named, Node, Scalar, Table, Text};
use crate::value::{Date, DayOrder, currency_codes};
use globset::GlobMatcher;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The JSON Schema of `gainsay.toml`, for editors.
pub const SCHEMA: &str = include_str!("../schema/gainsay.json");

/// The name that is looked for.
pub const FILE_NAME: &str = "gainsay.toml";

/// A checked `gainsay.toml`.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The folder that its paths are relative to: its own.
    pub root: PathBuf,
    /// Rule files and folders of rule files, the root before them; `None`: not said.
    pub rules: Option<Vec<PathBuf>>,
    /// Source texts and folders of them, the root before them.
    pub sources: Option<Vec<PathBuf>>,
    /// Globs of drafts, below the root.
    pub drafts: Option<Vec<String>>,
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
    pub names: Vec<String>,
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
        let lower = |name: &str| name.trim().to_lowercase();
        let sought = lower(publisher);
        let mut known = self.publishers.iter().rev();
        known.find(|it| it.names.iter().any(|name| lower(name) == sought)).map(|it| it.tier)
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

const DAY_ORDERS: [(&str, DayOrder); 2] =
    [("day-first", DayOrder::DayFirst), ("month-first", DayOrder::MonthFirst)];

/// What gainsay reads, and what is known of it. Paths are relative to this file.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
struct RawConfig {
    /// Rule files and folders of rule files.
    rules: Option<MaybeEmpty<Text>>,
    /// Source texts and folders of them.
    sources: Option<MaybeEmpty<Text>>,
    /// Globs of the texts that are checked.
    drafts: Option<MaybeEmpty<Text>>,
    /// The least severity that makes a run fail: error, warning, note or never. Default: error.
    #[cfg_attr(test, schemars(extend("enum" = FailOn::ALL.map(FailOn::name))))]
    fail_on: Option<Text>,
    /// The file of the findings that are known and not told again, as --write-baseline writes it.
    baseline: Option<Text>,
    /// Whether directives in texts and entries here that have no effect are told. Default: true.
    report_unused: Option<Flag>,
    /// What is known of texts that do not say it themselves.
    #[cfg_attr(test, schemars(default))]
    source: Vec<RawSource>,
    /// How much the texts of publishers weigh.
    #[cfg_attr(test, schemars(default))]
    publisher: Vec<RawPublisher>,
    /// Findings that are not told, and why.
    #[cfg_attr(test, schemars(default))]
    ignore: Vec<RawIgnore>,
    /// How findings on some texts are told.
    #[cfg_attr(test, schemars(default))]
    r#override: Vec<RawOverride>,
    /// Which checks run that need no rules, by code: unit-mismatch = false.
    #[cfg_attr(test, schemars(default))]
    checks: Named<Flag>,
}

/// What is known of a text.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
struct RawSource {
    /// The text, a folder of texts, or a glob.
    #[cfg_attr(test, schemars(required))]
    path: Option<Text>,
    /// Who published it.
    publisher: Option<Text>,
    /// When it was published: a date in EDTF, such as "2024-12-18" or "2024-12~".
    published: Option<Scalar>,
    /// How 3/4/2024 is read in it: day-first or month-first.
    #[cfg_attr(test, schemars(extend("enum" = DAY_ORDERS.map(|(name, _)| name))))]
    day_order: Option<Text>,
    /// Whose money "$", "pesos", "kr" are in it where no country is named: an ISO 4217 code, such as "AUD".
    currency: Option<Text>,
    /// How much it weighs: 1 is the most.
    tier: Option<Scalar>,
    /// The text that it rewrites.
    derived_from: Option<Text>,
    #[cfg_attr(test, schemars(skip))]
    span: Span,
}

/// How much the texts of a publisher weigh.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
struct RawPublisher {
    /// What it is called, as texts name it.
    #[cfg_attr(test, schemars(required))]
    name: Option<List<Text>>,
    /// How much its texts weigh that have no tier of their own: 1 is the most.
    #[cfg_attr(test, schemars(required))]
    tier: Option<Scalar>,
}

/// Findings that are not told, and why.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
struct RawIgnore {
    /// Only findings on this fact.
    fact: Option<Text>,
    /// Only findings with this code.
    code: Option<Text>,
    /// Only findings in this text, folder or glob.
    path: Option<Text>,
    /// Why they are not told.
    #[cfg_attr(test, schemars(required))]
    reason: Option<Text>,
    #[cfg_attr(test, schemars(skip))]
    span: Span,
}

/// How findings on some texts are told.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
struct RawOverride {
    /// The texts, folders or globs.
    #[cfg_attr(test, schemars(required))]
    paths: Option<List<Text>>,
    /// The facts. Default: all.
    facts: Option<List<Text>>,
    /// The severity that findings get: error, warning or note.
    #[cfg_attr(test, schemars(extend("enum" = Severity::ALL.map(Severity::name))))]
    severity: Option<Text>,
    /// Whether the facts are looked for in these texts. Default: true.
    enabled: Option<Flag>,
    #[cfg_attr(test, schemars(skip))]
    span: Span,
}

impl RawConfig {
    fn take(mut table: Table<'_>) -> Self {
        let config = Self {
            rules: table.take("rules"),
            sources: table.take("sources"),
            drafts: table.take("drafts"),
            fail_on: table.take("fail-on"),
            baseline: table.take("baseline"),
            report_unused: table.take("report-unused"),
            source: table.take("source").map_or_else(Vec::new, |list: MaybeEmpty<_>| list.items),
            publisher: table.take("publisher").map_or_else(Vec::new, |list: MaybeEmpty<_>| list.items),
            ignore: table.take("ignore").map_or_else(Vec::new, |list: MaybeEmpty<_>| list.items),
            r#override: table.take("override").map_or_else(Vec::new, |list: MaybeEmpty<_>| list.items),
            checks: table.take("checks").unwrap_or_default(),
        };
        table.finish(&[
            ("fact", "a rule file"),
            ("terms", "a rule file"),
            ("pack", "a rule file"),
            ("authority", "a rule file"),
            ("relation", "a rule file"),
            ("published", "`[[source]]`"),
        ]);
        config
    }

    fn check(self, root: PathBuf) -> (Config, Vec<Diagnostic>) {
        let mut told = Vec::new();
        let paths = |list: Option<MaybeEmpty<Text>>| {
            list.map(|list| list.items.iter().map(|path| root.join(path.value.trim())).collect())
        };
        let (rules, sources) = (paths(self.rules), paths(self.sources));
        let drafts = self.drafts.map(|list| {
            let globs = list.items.iter().filter(|text| glob(text, &mut told).is_some());
            globs.map(|text| text.value.clone()).collect()
        });
        let names = FailOn::ALL.map(FailOn::name);
        let fail_on = self.fail_on.and_then(|word| word.one_of("severity", &names, &mut told));
        let config = Config {
            rules,
            sources,
            drafts,
            fail_on: fail_on.map(|index| FailOn::ALL[index]),
            baseline: self.baseline.map(|path| root.join(path.value.trim())),
            report_unused: self.report_unused.map(|flag| flag.value),
            texts: self.source.into_iter().filter_map(|source| source.check(&mut told)).collect(),
            publishers: self.publisher.into_iter().filter_map(|raw| raw.check(&mut told)).collect(),
            ignores: self.ignore.into_iter().filter_map(|ignore| ignore.check(&mut told)).collect(),
            overrides: self.r#override.into_iter().filter_map(|raw| raw.check(&mut told)).collect(),
            checks: self
                .checks
                .0
                .into_iter()
                .map(|(name, flag)| Switch { code: name.value, on: flag.value, span: name.span })
                .collect(),
            root,
        };
        (config, told)
    }
}

impl FromToml for RawSource {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[[source]]`", "a table under [[source]]")?;
        let source = Self {
            path: table.require("path", "say which text is meant: path = \"seeds/a.txt\""),
            publisher: table.take("publisher"),
            published: table.take("published"),
            day_order: table.take("day-order"),
            currency: table.take("currency"),
            tier: table.take("tier"),
            derived_from: table.take("derived-from"),
            span: table.span(),
        };
        table.finish(&[]);
        Some(source)
    }
}

impl FromToml for RawPublisher {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[[publisher]]`", "a table under [[publisher]]")?;
        let raw = Self {
            name: table.require("name", "say which publisher is meant: name = \"The Herald\""),
            tier: table.require("tier", "say how much its texts weigh: tier = 1"),
        };
        table.finish(&[("published", "`[[source]]`"), ("path", "`[[source]]`")]);
        Some(raw)
    }
}

impl FromToml for RawIgnore {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[[ignore]]`", "a table under [[ignore]]")?;
        let ignore = Self {
            fact: table.take("fact"),
            code: table.take("code"),
            path: table.take("path"),
            reason: table.require("reason", "say why: reason = \"quotes the figure in order to doubt it\""),
            span: table.span(),
        };
        table.finish(&[]);
        Some(ignore)
    }
}

impl FromToml for RawOverride {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[[override]]`", "a table under [[override]]")?;
        let raw = Self {
            paths: table.require("paths", "say which texts are meant: paths = [\"archive/**\"]"),
            facts: table.take("facts"),
            severity: table.take("severity"),
            enabled: table.take("enabled"),
            span: table.span(),
        };
        table.finish(&[]);
        Some(raw)
    }
}

impl RawSource {
    fn check(self, told: &mut Vec<Diagnostic>) -> Option<KnownText> {
        const ORDERS: [(&str, DayOrder); 2] =
            [("day-first", DayOrder::DayFirst), ("month-first", DayOrder::MonthFirst)];
        let order = self.day_order.and_then(|word| word.one_of("order", &ORDERS.map(|(name, _)| name), told));
        let published = self.published.and_then(|scalar| date(&scalar, told));
        let tier = self.tier.and_then(|scalar| tier(&scalar, told));
        let currency =
            self.currency.and_then(|code| code.one_of_many("currency", &currency_codes(), "AUD", told));
        let derived_from = self.derived_from.and_then(|text| glob(&text, told));
        Some(KnownText {
            path: glob(&self.path?, told)?,
            publisher: self.publisher.map(|publisher| publisher.value),
            published,
            day_order: order.map(|index| DAY_ORDERS[index].1),
            currency,
            tier,
            derived_from,
            span: self.span,
        })
    }
}

impl RawPublisher {
    fn check(self, told: &mut Vec<Diagnostic>) -> Option<Publisher> {
        let tier = tier(&self.tier?, told)?;
        let names = self.name?.items.into_iter().map(|name| name.value).collect();
        Some(Publisher { names, tier })
    }
}

impl RawIgnore {
    fn check(self, told: &mut Vec<Diagnostic>) -> Option<Ignore> {
        if self.fact.is_none() && self.code.is_none() && self.path.is_none() && self.reason.is_some() {
            let label = Label::primary(self.span, "no `fact`, `code` or `path`");
            let help = "say what is ignored: fact = \"…\", code = \"…\" or path = \"…\"";
            let message = "an `[[ignore]]` ignores everything";
            told.push(Diagnostic::error("missing-key", message, label).with_help(help));
            return None;
        }
        let path = match &self.path {
            Some(text) => Some(glob(text, told)?),
            None => None,
        };
        Some(Ignore {
            fact: self.fact.map(Word::from),
            code: self.code.map(Word::from),
            path,
            reason: self.reason?.value,
            span: self.span,
        })
    }
}

impl RawOverride {
    fn check(self, told: &mut Vec<Diagnostic>) -> Option<Override> {
        const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];
        let severity = self.severity.and_then(|word| word.one_of("severity", &ALL.map(Severity::name), told));
        let paths = self.paths?.items.iter().filter_map(|text| glob(text, told)).collect();
        let facts = self.facts.map_or_else(Vec::new, |facts| facts.items);
        Some(Override {
            paths,
            facts: facts.into_iter().map(Word::from).collect(),
            severity: severity.map(|index| Severity::ALL[index]),
            enabled: self.enabled.is_none_or(|flag| flag.value),
            span: self.span,
        })
    }
}

fn glob(text: &Text, told: &mut Vec<Diagnostic>) -> Option<PathGlob> {
    text.glob(told).map(|glob| PathGlob { text: text.value.clone(), span: text.span, glob })
}

fn date(scalar: &Scalar, told: &mut Vec<Diagnostic>) -> Option<Date> {
    match Date::parse_edtf(scalar.value.trim()) {
        Ok(date) => Some(date),
        Err(error) => {
            let message = format!("`{}` cannot be read as a date", scalar.value);
            let help = "write it like `2024-06-19`, or `2024-12-18~` if that is only about right";
            let label = Label::primary(scalar.span, "no date in canonical notation");
            told.push(
                Diagnostic::error("bad-date", message, label)
                    .with_note(format!("this is {error}"))
                    .with_help(help),
            );
            None
        }
    }
}

fn tier(scalar: &Scalar, told: &mut Vec<Diagnostic>) -> Option<u32> {
    let tier = scalar.value.parse().ok().filter(|tier| *tier > 0);
    if tier.is_none() {
        let label = Label::primary(scalar.span, "no tier");
        let message = format!("`{}` is no tier", scalar.value);
        let help = "give 1 for the sources that weigh most, 2 for the next, and so on";
        told.push(Diagnostic::error("bad-value", message, label).with_help(help));
    }
    tier
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
        assert_eq!(config.rules, Some(Vec::new()));
        let sources = [PathBuf::from("newsroom/seeds"), PathBuf::from("newsroom/../wire/a.txt")];
        assert_eq!(config.sources.as_deref(), Some(&sources[..]));
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
