//! `gainsay.toml` as it is written, key by key, and what is wrong with a value.
//!
//! Nothing here leaves the module but as a checked [`Config`].

use super::{Config, FailOn, Ignore, KnownText, NamedPath, Override, PathGlob, Publisher, Switch, Word};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::Span;
use crate::toml_file::{Flag, FromToml, List, MaybeEmpty, Named, Node, Scalar, Table, Text};
use crate::value::{Date, DayOrder, currency_codes};
use std::path::PathBuf;

const DAY_ORDERS: [(&str, DayOrder); 2] =
    [("day-first", DayOrder::DayFirst), ("month-first", DayOrder::MonthFirst)];

/// What gainsay reads, and what is known of it. Paths are relative to this file.
#[derive(Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawConfig {
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
    pub(super) fn take(mut table: Table<'_>) -> Self {
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

    pub(super) fn check(self, root: PathBuf) -> (Config, Vec<Diagnostic>) {
        let mut told = Vec::new();
        let named =
            |text: Text| NamedPath { path: root.join(text.value.trim()), text: text.value, span: text.span };
        let paths =
            |list: Option<MaybeEmpty<Text>>| list.map(|list| list.items.into_iter().map(named).collect());
        let (rules, sources) = (paths(self.rules), paths(self.sources));
        let drafts = self.drafts.map(|list| {
            let globs = list.items.into_iter().filter(|text| glob(text, &mut told).is_some());
            globs.map(Word::from).collect()
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
        let mut table =
            node.table("`[[source]]`", "a table under [[source]] (paths are listed in `sources`)")?;
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
        let names = self.name?.items.into_iter().map(Word::from).collect();
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
