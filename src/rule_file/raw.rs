//! Rule files as they are written: every key in its shape, nothing yet known to make sense.
//!
//! The fields are the keys of the rule language; their comments are what the JSON Schema says of them.

use crate::source::Span;
use crate::toml_file::{Flag, FromToml, List, MaybeEmpty, Name, Named, Node, Scalar, Table, Text};
use std::collections::BTreeMap;
#[cfg(test)]
use {
    crate::diagnostic::Severity,
    crate::rule::{Kind, Modality, VERDICTS, Within},
    crate::value::{Measure, ValueType},
    schemars::JsonSchema,
};

/// The words of `same`.
pub(super) const SAME: [&str; 2] = ["name", "exact"];

/// A rule file: facts that texts can be checked for, and the words they are written with.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawFile {
    /// What the facts of this file have in common.
    #[cfg_attr(test, schemars(default))]
    pub(super) pack: RawPack,
    /// Named lists of alternatives, used as {name} inside patterns and other terms.
    #[cfg_attr(test, schemars(default))]
    pub(super) terms: Named<List<Text>>,
    /// Those who are cited, each under all its names.
    #[cfg_attr(test, schemars(default))]
    pub(super) authority: Named<List<Text>>,
    /// The facts, by id.
    #[cfg_attr(test, schemars(default))]
    pub(super) fact: Named<RawFact>,
    /// What must hold between facts, by id.
    #[cfg_attr(test, schemars(default))]
    pub(super) relation: Named<RawRelation>,
}

/// What the facts of this file have in common.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawPack {
    /// The pack's name; files of one name are one pack. Default: the file's name without `.toml`.
    pub(super) name: Option<Text>,
    /// What the pack is about, for people.
    pub(super) description: Option<Text>,
    /// Whose money "$", "pesos", "kr" are where no country is named: an ISO 4217 code, such as "COP".
    pub(super) currency: Option<Text>,
    /// A document must mention one of these, or no fact of the pack is looked for in it.
    pub(super) about: Option<List<Text>>,
    /// No pattern of the pack matches in a clause that holds one of these.
    pub(super) unless: Option<List<Text>>,
    /// A claim whose match overlaps one of these is dropped.
    pub(super) except: Option<List<Text>>,
    /// Which claims are compared, of facts that do not say it themselves. Default: asserted and possible.
    pub(super) modality: Option<List<Text>>,
}

/// A fact that texts may state.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawFact {
    /// What it is, as it reads after "sources disagree on when" (dates) or "sources disagree on" (figures).
    #[cfg_attr(test, schemars(required))]
    pub(super) title: Option<Text>,
    /// The type of its value.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("enum" = ValueType::ALL.map(ValueType::name))))]
    pub(super) value: Option<Text>,
    /// How its figures may differ over time. Default: constant.
    #[cfg_attr(test, schemars(extend("enum" = Kind::ALL.map(Kind::name))))]
    pub(super) kind: Option<Text>,
    /// A document must mention one of these, or the fact is not looked for in it.
    pub(super) about: Option<List<Text>>,
    /// The patterns that find it; the first that matches a value has it.
    #[cfg_attr(test, schemars(required))]
    pub(super) find: Option<List<RawFind>>,
    /// No pattern of the fact matches in a clause that holds one of these.
    pub(super) unless: Option<List<Text>>,
    /// A claim whose match overlaps one of these is dropped.
    pub(super) except: Option<List<Text>>,
    /// What shows that a figure is only of a part, by the part's name.
    pub(super) part: Option<Named<List<Text>>>,
    /// Facts that are easily mistaken for this one.
    pub(super) confused_with: Option<List<Text>>,
    /// How far two values may lie apart and still agree: 0, "10%", "5", "2 days".
    pub(super) tolerance: Option<Scalar>,
    /// Settled truth, in canonical notation; weighs more than any source.
    pub(super) known: Option<Scalar>,
    /// Where the settled truth is written.
    pub(super) known_by: Option<Text>,
    /// Overrides the severity of every finding on this fact.
    #[cfg_attr(test, schemars(extend("enum" = Severity::ALL.map(Severity::name))))]
    pub(super) severity: Option<Text>,
    /// For levels: how far apart two dates may lie for their figures to be compared. Default: 30 days.
    pub(super) window: Option<Scalar>,
    /// Globs: only documents whose path matches one are read for this fact.
    pub(super) paths: Option<List<Text>>,
    /// One fact serves many subjects, each named by {key} in the patterns.
    pub(super) key: Option<RawKey>,
    /// For text facts: the values there are, each with its spellings.
    pub(super) choices: Option<Named<List<Text>>>,
    /// "a teenager was killed" counts as one or more.
    pub(super) implicit_one: Option<Flag>,
    /// For quantities: what is measured, such as "length".
    #[cfg_attr(test, schemars(extend("enum" = Measure::dimensions())))]
    pub(super) dimension: Option<Text>,
    /// Only claims laid to one of these authorities.
    pub(super) by: Option<List<Text>>,
    /// Which claims are compared. Default: asserted and possible.
    pub(super) modality: Option<List<Text>>,
    /// When two texts, or two keys, are the same: "name" (a surname and the full name are) or "exact".
    #[cfg_attr(test, schemars(extend("enum" = SAME)))]
    pub(super) same: Option<Text>,
    /// What the editor should know; shown with every finding.
    pub(super) note: Option<Text>,
    /// Where to read more; shown with every finding.
    pub(super) url: Option<Text>,
    /// Texts, and what must be found in them.
    #[cfg_attr(test, schemars(default))]
    pub(super) test: Vec<RawTest>,
    /// Where its keys stand.
    #[cfg_attr(test, schemars(skip))]
    pub(super) keys: BTreeMap<&'static str, Span>,
    /// Something of it could not be read, and was told.
    #[cfg_attr(test, schemars(skip))]
    pub(super) faulty: bool,
    /// It has tests and nothing else.
    #[cfg_attr(test, schemars(skip))]
    pub(super) is_only_tests: bool,
}

/// An entry of `find`: a pattern alone, or a table.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(untagged))]
pub(super) enum RawFind {
    Pattern(Text),
    Table(Box<RawFindTable>),
}

/// A pattern with its conditions.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawFindTable {
    /// What the words look like, with {value} where the value stands.
    pub(super) pattern: Option<Text>,
    /// Instead of a pattern: all of these stand in the sentence of the value, in any order.
    pub(super) near: Option<List<Text>>,
    /// For `near`: how far from the value the words may stand. Default: sentence.
    #[cfg_attr(test, schemars(extend("enum" = Within::ALL.map(Within::name))))]
    pub(super) within: Option<Text>,
    /// It does not match where the clause holds one of these.
    pub(super) unless: Option<List<Text>>,
    /// It matches only where the clause holds one of these.
    pub(super) with: Option<List<Text>>,
    /// It does not match where one of these comes next.
    pub(super) not_followed_by: Option<List<Text>>,
    /// It does not match where one of these stands directly before.
    pub(super) not_preceded_by: Option<List<Text>>,
    #[cfg_attr(test, schemars(skip))]
    pub(super) span: Span,
}

/// `true`, what the subjects are called, or a table.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(untagged))]
pub(super) enum RawKey {
    Flag(Flag),
    Name(Text),
    Table(RawKeyTable),
}

/// How subjects are told apart.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawKeyTable {
    /// What the subjects are, such as "person".
    pub(super) name: Option<Text>,
    /// When two keys are the same: "name" (a surname and the full name are) or "exact". Default: name.
    #[cfg_attr(test, schemars(extend("enum" = SAME)))]
    pub(super) same: Option<Text>,
}

/// A text, or several, and what gainsay must make of them.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawTest {
    /// The text to read.
    pub(super) text: Option<Text>,
    /// Several texts, by name, for a verdict on them.
    pub(super) texts: Option<Named<RawTestText>>,
    /// When the texts were published: a date in EDTF.
    pub(super) published: Option<Scalar>,
    /// The values that must be found, in canonical notation, and no others; [] for nothing.
    pub(super) finds: Option<RawFinds>,
    /// What must be said of the texts: the code of a verdict, or "none".
    #[cfg_attr(test, schemars(extend("enum" = VERDICTS)))]
    pub(super) verdict: Option<Text>,
    #[cfg_attr(test, schemars(skip))]
    pub(super) at: Span,
}

/// A text of a test, alone or with its date.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(untagged))]
pub(super) enum RawTestText {
    Text(Text),
    Table(Box<RawTestTextTable>),
}

/// A text of a test with a date of its own.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawTestTextTable {
    /// The text to read.
    #[cfg_attr(test, schemars(required))]
    pub(super) text: Option<Text>,
    /// When it was published: a date in EDTF.
    pub(super) published: Option<Scalar>,
}

/// `finds`, which may be empty.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(transparent))]
pub(super) struct RawFinds {
    pub(super) claims: MaybeEmpty<RawClaim>,
    #[cfg_attr(test, schemars(skip))]
    pub(super) span: Span,
}

/// An entry of `finds`: a value alone, or a table.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(untagged))]
pub(super) enum RawClaim {
    Value(Scalar),
    Table(Box<RawClaimTable>),
}

/// A value and what else must be found with it.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawClaimTable {
    /// The value, in canonical notation.
    #[cfg_attr(test, schemars(required))]
    pub(super) value: Option<Scalar>,
    /// The words that it is read from, hedge included.
    pub(super) words: Option<Text>,
    /// The subject, for facts with a key.
    pub(super) key: Option<Text>,
    /// How firmly it is said.
    #[cfg_attr(test, schemars(extend("enum" = Modality::ALL.map(Modality::name))))]
    pub(super) modality: Option<Text>,
    /// The authority that is cited.
    pub(super) by: Option<Text>,
    /// The part that the figure is of.
    pub(super) part: Option<Text>,
    /// The time that the figure is of: a date in EDTF.
    pub(super) as_of: Option<Scalar>,
    #[cfg_attr(test, schemars(skip))]
    pub(super) span: Span,
}

/// What must hold between facts.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(rename_all = "kebab-case", deny_unknown_fields))]
pub(super) struct RawRelation {
    /// The condition, in fact ids: "killed <= casualties".
    #[cfg_attr(test, schemars(required))]
    pub(super) holds: Option<Text>,
}

impl RawFile {
    pub(super) fn take(mut table: Table<'_>) -> Self {
        let file = Self {
            pack: table.take("pack").unwrap_or_default(),
            terms: table.take("terms").unwrap_or_default(),
            authority: table.take("authority").unwrap_or_default(),
            fact: table.take("fact").unwrap_or_default(),
            relation: table.take("relation").unwrap_or_default(),
        };
        table.finish(&[
            ("facts", "`[fact.ID]`, a table for each fact"),
            ("name", "`[pack]`"),
            ("description", "`[pack]`"),
            ("title", "`[fact.ID]`"),
            ("find", "`[fact.ID]`"),
            ("sources", "`gainsay.toml`"),
            ("drafts", "`gainsay.toml`"),
            ("rules", "`gainsay.toml`"),
        ]);
        file
    }
}

impl FromToml for RawPack {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[pack]`", "a table")?;
        let pack = Self {
            name: table.take("name"),
            description: table.take("description"),
            currency: table.take("currency"),
            about: table.take("about"),
            unless: table.take("unless"),
            except: table.take("except"),
            modality: table.take("modality"),
        };
        table.finish(&[]);
        Some(pack)
    }
}

impl FromToml for RawFact {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let before = node.told();
        let mut table = node.table("the fact", "a table")?;
        let test = table.take::<MaybeEmpty<RawTest>>("test").map_or_else(Vec::new, |tests| tests.items);
        // A mistake in a test leaves the fact as good as it is.
        let in_tests = node.told() - before;
        let is_only_tests = table.holds_only("test");
        // Of a fact that is nothing but tests it is the name that is wrong.
        table.excuse(is_only_tests);
        let mut fact = Self {
            title: table.require("title", "say what the fact is: title = \"the pact was signed\""),
            value: table.require("value", "name the type of its value: value = \"date\""),
            kind: table.take("kind"),
            about: table.take("about"),
            find: table.require("find", "give at least one pattern: find = [\"signed ... on {value}\"]"),
            unless: table.take("unless"),
            except: table.take("except"),
            part: table.take("part"),
            confused_with: table.take("confused-with"),
            tolerance: table.take("tolerance"),
            known: table.take("known"),
            known_by: table.take("known-by"),
            severity: table.take("severity"),
            window: table.take("window"),
            paths: table.take("paths"),
            key: table.take("key"),
            choices: table.take("choices"),
            implicit_one: table.take("implicit-one"),
            dimension: table.take("dimension"),
            by: table.take("by"),
            modality: table.take("modality"),
            same: table.take("same"),
            note: table.take("note"),
            url: table.take("url"),
            test,
            keys: BTreeMap::new(),
            faulty: false,
            is_only_tests,
        };
        fact.keys = table.taken();
        let entry = "an entry of `find`: { pattern = \"…\", … }";
        table.finish(&[
            ("pattern", "an entry of `find`"),
            ("near", "an entry of `find`"),
            ("with", entry),
            ("within", "an entry of `find`: { near = […], within = \"paragraph\" }"),
            ("not-followed-by", entry),
            ("not-preceded-by", entry),
            ("finds", "`[[fact.ID.test]]`"),
            ("text", "`[[fact.ID.test]]`"),
        ]);
        fact.faulty = node.told() > before + in_tests;
        Some(fact)
    }
}

impl FromToml for RawFind {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        if node.is_string() {
            return Text::from_toml(node).map(Self::Pattern);
        }
        let told = node.told();
        let mut table = node.table("an entry of `find`", "a string, a table, or a list of them")?;
        let find = RawFindTable {
            pattern: table.take("pattern"),
            near: table.take("near"),
            within: table.take("within"),
            unless: table.take("unless"),
            with: table.take("with"),
            not_followed_by: table.take("not-followed-by"),
            not_preceded_by: table.take("not-preceded-by"),
            span: table.span(),
        };
        table.finish(&[("except", "the fact"), ("part", "the fact")]);
        // Of an entry without a shape, what was told of its keys says enough.
        let shaped = find.pattern.is_some() || find.near.is_some();
        (shaped || node.told() == told).then(|| Self::Table(Box::new(find)))
    }
}

impl FromToml for RawKey {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        if node.is_string() {
            return Text::from_toml(node).map(Self::Name);
        }
        if node.is_flag() {
            return Flag::from_toml(node).map(Self::Flag);
        }
        let mut table = node.table("`key`", "true, a string or a table")?;
        let key = RawKeyTable { name: table.take("name"), same: table.take("same") };
        table.finish(&[]);
        Some(Self::Table(key))
    }
}

impl FromToml for RawTest {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("the test", "a table under [[fact.ID.test]]")?;
        let test = Self {
            text: table.take("text"),
            texts: table.take("texts"),
            published: table.take("published"),
            finds: table.take("finds"),
            verdict: table.take("verdict"),
            at: node.place(),
        };
        table.finish(&[]);
        Some(test)
    }
}

impl FromToml for RawTestText {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        if node.is_string() {
            return Text::from_toml(node).map(Self::Text);
        }
        let mut table = node.table("a text of the test", "a string or a table")?;
        let text = RawTestTextTable {
            text: table.require("text", "give the words to read: text = \"…\""),
            published: table.take("published"),
        };
        table.finish(&[]);
        Some(Self::Table(Box::new(text)))
    }
}

impl FromToml for RawFinds {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        Some(Self { claims: MaybeEmpty::from_toml(node)?, span: node.span() })
    }
}

impl FromToml for RawClaim {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        if !node.is_table() {
            return Scalar::from_toml(node).map(Self::Value);
        }
        let mut table = node.table("an entry of `finds`", "a string or a table")?;
        let claim = RawClaimTable {
            value: table.require("value", "give the value in canonical notation: value = \">=100\""),
            words: table.take("words"),
            key: table.take("key"),
            modality: table.take("modality"),
            by: table.take("by"),
            part: table.take("part"),
            as_of: table.take("as-of"),
            span: table.span(),
        };
        table.finish(&[]);
        Some(Self::Table(Box::new(claim)))
    }
}

impl FromToml for RawRelation {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("the relation", "a table")?;
        let relation =
            Self { holds: table.require("holds", "say what must hold: holds = \"killed <= casualties\"") };
        table.finish(&[]);
        Some(relation)
    }
}

impl RawKey {
    /// Whether the fact has a key at all.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self, Self::Flag(Flag { value: false }))
    }
}

/// Ids and the tables under them, as the rest of this folder goes through them.
pub(super) type Entry<T> = (Name, T);
