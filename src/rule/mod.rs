//! Checked facts: what rule files say, once every mistake has been ruled out.
//!
//! Built by `rule_file` alone. A pattern here is known to be well-formed.

use crate::diagnostic::Severity;
use crate::source::Span;
use crate::text::Document;
use crate::value::{Date, Tolerance, Value, ValueType};
use regex::Regex;

pub mod pattern;
pub mod relation;

pub use pattern::Expr;
pub use relation::Formula;

/// How the figures of a fact may differ over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// One true value: when a pact was signed.
    #[default]
    Constant,
    /// Only grows: a death toll.
    Cumulative,
    /// Goes up and down: troops in place. Compared only where the as-of dates can lie within the window.
    Level,
    /// Belongs to a stated stretch of time; compared only where the stretches overlap.
    Period,
}

/// All rule files of a run.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub packs: Vec<Pack>,
}

/// Names one fact of [`Rules`]: the index of its pack, and its own within the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    pub pack: u32,
    pub fact: u32,
}

/// The span of days within which figures of a `level` are compared, unless a rule says otherwise.
pub const DEFAULT_WINDOW_DAYS: u32 = 30;

impl Kind {
    pub const ALL: [Self; 4] = [Self::Constant, Self::Cumulative, Self::Level, Self::Period];

    pub fn name(self) -> &'static str {
        match self {
            Self::Constant => "constant",
            Self::Cumulative => "cumulative",
            Self::Level => "level",
            Self::Period => "period",
        }
    }
}

impl Rules {
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.packs[id.pack as usize].facts[id.fact as usize]
    }

    pub fn pack(&self, id: FactId) -> &Pack {
        &self.packs[id.pack as usize]
    }

    /// Every fact, in the order of the rule files.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.packs.iter().zip(0..).flat_map(|(pack, p)| {
            pack.facts.iter().zip(0..).map(move |(fact, f)| (FactId { pack: p, fact: f }, fact))
        })
    }
}

/// A rule file's `[pack]` with its facts. Files that name the same pack share one.
#[derive(Clone, Debug)]
pub struct Pack {
    pub name: String,
    pub description: Option<String>,
    /// Whose money "$" and "pesos" are, by ISO 4217, in texts of which nothing else is known.
    pub currency: Option<&'static str>,
    pub authorities: Vec<Authority>,
    pub facts: Vec<Fact>,
    pub relations: Vec<Relation>,
}

/// Someone who is cited, under all its names.
#[derive(Clone, Debug)]
pub struct Authority {
    pub id: String,
    /// Matches any of its names, whole words, case ignored.
    pub names: Regex,
}

/// A checked fact.
#[derive(Clone, Debug)]
pub struct Fact {
    pub id: String,
    /// Reads after "sources disagree on when" (dates) or "… on" (figures).
    pub title: String,
    pub kind: Kind,
    pub value_type: ValueType,
    /// In the order of the rule file.
    pub patterns: Vec<Pattern>,
    /// A claim whose match overlaps one of these is dropped.
    pub except: Vec<Expr>,
    /// The document must mention each of these (the pack's list of alternatives, and the fact's own);
    /// empty: any document.
    pub about: Vec<About>,
    /// Names of parts and what shows that a figure is of that part only.
    pub parts: Vec<(String, Expr)>,
    pub tolerance: Option<Tolerance>,
    pub known: Option<Known>,
    /// Ids of facts of the same pack.
    pub confused_with: Vec<String>,
    /// Overrides the verdict's own severity.
    pub severity: Option<Severity>,
    /// For levels: how far apart two as-of dates may lie for their figures to be compared.
    pub window_days: u32,
    /// `true`: "a teenager was killed" counts as one or more.
    pub implicit_one: bool,
    /// Globs over document paths; empty: every path.
    pub paths: Vec<globset::GlobMatcher>,
    pub key: Option<Key>,
    /// For `text` facts: canonical name and its spellings.
    pub choices: Vec<(String, Regex)>,
    /// Ids of authorities: only claims laid to one of them; empty: to anyone.
    pub by: Vec<String>,
    /// Only claims of these modalities are compared.
    pub modality: Vec<Modality>,
    /// `same = "name"`: equal if the words of one all stand in the other.
    pub same_name: bool,
    /// For quantities: only units of this dimension ("length").
    pub dimension: Option<String>,
    pub note: Option<String>,
    pub url: Option<String>,
    pub tests: Vec<Test>,
    /// The fact's id in its table header.
    pub defined_at: Span,
}

/// Words one of which a document must mention.
#[derive(Clone, Debug)]
pub struct About {
    /// As written in the rule file.
    pub words: Vec<String>,
    /// Matches any of them.
    pub regex: Regex,
}

/// `key`: what makes one fact serve many subjects.
#[derive(Clone, Debug)]
pub struct Key {
    /// What the subjects are ("person"), for messages.
    pub name: Option<String>,
    /// A surname and the full name are one key.
    pub same_name: bool,
}

/// Settled truth, weighing more than any source.
#[derive(Clone, Debug)]
pub struct Known {
    pub value: Value,
    pub by: Option<String>,
    pub span: Span,
}

/// How firmly a claim is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    Asserted,
    Possible,
    Planned,
    Denied,
    Superseded,
}

impl Modality {
    pub const ALL: [Self; 5] =
        [Self::Asserted, Self::Possible, Self::Planned, Self::Denied, Self::Superseded];

    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Possible => "possible",
            Self::Planned => "planned",
            Self::Denied => "denied",
            Self::Superseded => "superseded",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modality| modality.name() == name)
    }
}

/// One entry of `find`.
#[derive(Clone, Debug)]
pub struct Pattern {
    pub shape: Shape,
    pub unless: Vec<Expr>,
    pub with: Vec<Expr>,
    pub not_followed_by: Vec<Expr>,
    pub not_preceded_by: Vec<Expr>,
    pub span: Span,
}

impl Pattern {
    /// The conditions that name words of the value itself, where they never count: the key that they stand under,
    /// and the words.
    pub fn idle_conditions<'v>(&self, value: &'v str) -> Vec<(&'static str, &'v str)> {
        let conditions = [
            ("unless", &self.unless),
            ("with", &self.with),
            ("not-followed-by", &self.not_followed_by),
            ("not-preceded-by", &self.not_preceded_by),
        ];
        let found = conditions.into_iter().flat_map(|(key, exprs)| {
            let words = exprs.iter().filter_map(move |expr| expr.regex().find(value));
            words.map(move |found| (key, found.as_str().trim()))
        });
        found.filter(|(_, words)| !words.is_empty()).collect()
    }
}

#[derive(Clone, Debug)]
pub enum Shape {
    /// A sequence with one `{value}`.
    Sequence(Expr),
    /// All of these in the same sentence (or paragraph) as the value.
    Near { anchors: Vec<Expr>, within: Within },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Within {
    #[default]
    Sentence,
    Paragraph,
}

impl Within {
    pub const ALL: [Self; 2] = [Self::Sentence, Self::Paragraph];

    pub fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
        }
    }
}

/// An inline test: texts, and what must be found in them or said of them.
#[derive(Clone, Debug)]
pub struct Test {
    /// One, or the several that a verdict is expected on.
    pub texts: Vec<TestText>,
    pub expected: Expected,
    /// The test's header.
    pub span: Span,
}

/// A text of a test, ready to be read: its offsets lead into the rule file.
#[derive(Clone, Debug)]
pub struct TestText {
    /// Its key in `texts`; `text` has none.
    pub name: Option<String>,
    pub document: Document,
}

/// What a test expects.
#[derive(Clone, Debug)]
pub enum Expected {
    /// Exactly these claims; none: nothing may be found. The span is that of the list.
    Finds(Vec<ExpectedClaim>, Span),
    /// The code of a verdict on the texts, or [`NO_VERDICT`].
    Verdict(String, Span),
}

/// The word for a test whose texts agree.
pub const NO_VERDICT: &str = "none";

/// What a test may expect of its texts.
pub const VERDICTS: [&str; 11] = [
    NO_VERDICT,
    "contradiction",
    "discrepancy",
    "disputed",
    "regression",
    "conflation",
    "misattribution",
    "broken-relation",
    "contradicts-known",
    "unsupported",
    "undated",
];

/// An entry of `finds`. What it leaves open is not looked at.
#[derive(Clone, Debug)]
pub struct ExpectedClaim {
    pub value: Value,
    /// The words that the value was read from, hedge included.
    pub words: Option<String>,
    pub key: Option<String>,
    /// Left open, a claim counts that the fact would compare.
    pub modality: Option<Modality>,
    /// The id of the authority that is cited.
    pub by: Option<String>,
    /// The name of the rule's `part` that applies.
    pub part: Option<String>,
    pub as_of: Option<Date>,
    pub span: Span,
}

/// `[relation.ID] holds = "…"`, judged by `compare`.
#[derive(Clone, Debug)]
pub struct Relation {
    pub id: String,
    pub holds: String,
    pub formula: Formula,
    pub span: Span,
}
