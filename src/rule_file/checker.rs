//! What the checks of one pack share: its terms, its names, and the diagnostics so far.

use super::raw::RawKey;
use crate::diagnostic::{Diagnostic, Label};
use crate::rule::About;
use crate::rule::pattern::{Expr, PatternError, Scope, plain_alternatives, terms_used};
use crate::source::Span;
use crate::spelling::nearest;
use crate::toml_file::{List, Scalar, Text};
use crate::value::{Context, Date, Measure, Value, ValueType, parse_notation, read};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};

/// No pattern that a person writes is larger, its terms written out.
const LARGEST_PATTERN_BYTES: usize = 256 * 1024;

/// The checks of one pack. What cannot be made sense of is told here and comes back as `None`.
pub(super) struct Checker<'p> {
    /// Sound terms.
    pub(super) terms: BTreeMap<String, Vec<String>>,
    /// Bytes of each term written out.
    pub(super) term_bytes: BTreeMap<String, usize>,
    /// Names of terms that are defined but not sound, which has been told.
    pub(super) broken: BTreeSet<String>,
    pub(super) used: BTreeSet<String>,
    /// Names in statements that do not parse: their absence proves nothing.
    lost: &'p BTreeSet<String>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Something that has been told before makes the fact at hand unfit.
    pub(super) unfit: bool,
}

/// What `{value}` and `{key}` mean in the patterns of a fact.
#[derive(Clone, Copy)]
pub(super) struct Holes<'a> {
    pub(super) value: Option<ValueType>,
    pub(super) choices: &'a [String],
    pub(super) key: bool,
}

impl Holes<'_> {
    /// No `{value}`, no `{key}`.
    pub(super) const NONE: Self = Self { value: None, choices: &[], key: false };
}

/// What a value must be: its type, and of a quantity what it measures.
#[derive(Clone, Copy)]
pub(super) struct Measured<'f> {
    pub(super) value_type: ValueType,
    pub(super) dimension: Option<&'f str>,
}

impl Measured<'_> {
    /// "a length", "a quantity", "a date".
    pub(super) fn described(&self) -> String {
        self.dimension.map_or_else(|| described(self.value_type).to_owned(), super::article)
    }

    /// Such a value in canonical notation.
    fn example(&self) -> &'static str {
        self.dimension.and_then(Measure::example_of).unwrap_or_else(|| example(self.value_type))
    }
}

/// What a pattern must hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// A value and a literal: the pattern finds claims.
    Value,
    /// A literal.
    Literal,
    Nothing,
}

impl<'p> Checker<'p> {
    pub(super) fn new(lost: &'p BTreeSet<String>, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            terms: BTreeMap::new(),
            term_bytes: BTreeMap::new(),
            broken: BTreeSet::new(),
            used: BTreeSet::new(),
            lost,
            diagnostics,
            unfit: false,
        }
    }

    /// Whether a name may stand in a statement that does not parse.
    pub(super) fn is_lost(&self, name: &str) -> bool {
        self.lost.contains(name)
    }

    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A pattern that holds what it must.
    pub(super) fn expr(&mut self, text: &Text, holes: Holes<'_>, needs: Needs) -> Option<Expr> {
        if !self.use_terms(text) {
            return None;
        }
        let scope = Scope {
            terms: &self.terms,
            value: holes.value,
            choices: holes.choices,
            key: holes.key,
            needs_value: needs == Needs::Value,
            needs_literal: needs != Needs::Nothing,
        };
        match Expr::parse(&text.value, text.span, &scope) {
            Ok(expr) => Some(expr),
            Err(errors) => {
                for error in errors {
                    self.tell_pattern(text, &error);
                }
                None
            }
        }
    }

    pub(super) fn exprs(&mut self, list: Option<&List<Text>>, holes: Holes<'_>, needs: Needs) -> Vec<Expr> {
        list.into_iter()
            .flat_map(|list| &list.items)
            .filter_map(|text| self.expr(text, holes, needs))
            .collect()
    }

    /// One expression for a list of words.
    pub(super) fn alternatives(&mut self, texts: &[Text]) -> Option<Regex> {
        let sound = texts.iter().filter(|text| self.use_terms(text)).count();
        if sound == 0 || sound < texts.len() {
            return None;
        }
        let alternatives: Vec<String> = texts.iter().map(|text| text.value.clone()).collect();
        match plain_alternatives(&alternatives, &self.terms) {
            Ok(regex) => Some(regex),
            Err(errors) => {
                for (index, error) in errors {
                    self.tell_pattern(&texts[index], &error);
                }
                None
            }
        }
    }

    /// What a document must mention.
    pub(super) fn about(&mut self, texts: &[Text]) -> Option<About> {
        let words = texts.iter().map(|text| text.value.clone()).collect();
        self.alternatives(texts).map(|regex| About { words, regex })
    }

    /// Takes note of the terms that a pattern uses; whether it is of bearable size when they are written out.
    fn use_terms(&mut self, text: &Text) -> bool {
        let used = terms_used(&text.value);
        let bytes =
            used.iter().filter_map(|name| self.term_bytes.get(name)).sum::<usize>() + text.value.len();
        self.used.extend(used);
        if bytes > LARGEST_PATTERN_BYTES {
            let label = Label::primary(text.span, "too large with its terms written out");
            let diagnostic = Diagnostic::error("pattern-too-big", "this pattern is too large", label);
            self.tell(diagnostic.with_help("cut it into several patterns"));
        }
        bytes <= LARGEST_PATTERN_BYTES
    }

    /// A mistake inside a pattern, unless it follows from one that has been told.
    pub(super) fn tell_pattern(&mut self, text: &Text, error: &PatternError) {
        let words = &text.value[error.range.clone()];
        let name = words.trim_matches(['{', '}']);
        let is_known = self.broken.contains(name) || self.is_lost(name);
        if error.code == "unknown-term" && is_known {
            self.unfit = true;
            return;
        }
        let message = match error.code {
            "pattern-syntax" => format!("invalid pattern: {}", error.message),
            "unknown-term" if error.message.starts_with("no term") => format!("unknown term `{name}`"),
            _ => error.message.clone(),
        };
        let label = Label::primary(text.part(error.range.clone()), error.message.clone());
        let diagnostic = Diagnostic::error(error.code, message, label);
        self.tell(match &error.help {
            Some(help) => diagnostic.with_help(help.clone()),
            None => diagnostic.with_help(default_help(error.code)),
        });
    }

    /// The index of a word among those that may stand there.
    pub(super) fn option(&mut self, word: &Text, what: &str, options: &[&str]) -> Option<usize> {
        word.one_of(what, options, &mut self.diagnostics)
    }

    /// A name that must be one of those defined elsewhere.
    pub(super) fn known_name<'n>(
        &mut self,
        word: (&str, Span),
        what: &str,
        code: &'static str,
        names: impl IntoIterator<Item = &'n str> + Clone,
    ) -> bool {
        let (name, span) = word;
        if names.clone().into_iter().any(|known| known == name) {
            return true;
        }
        if self.is_lost(name) {
            self.unfit = true;
            return false;
        }
        let help = match nearest(name, names) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("define the {what} `{name}` in this pack, or remove the name"),
        };
        let label = Label::primary(span, format!("no {what} has this name"));
        self.tell(Diagnostic::error(code, format!("unknown {what} `{name}`"), label).with_help(help));
        false
    }

    /// A value in canonical notation; the unit of a quantity may be spelled as texts spell it: "17 °C".
    pub(super) fn value(&mut self, scalar: &Scalar, measured: Measured<'_>) -> Option<Value> {
        let Measured { value_type, dimension } = measured;
        if value_type == ValueType::Text {
            return Some(Value::Text(scalar.value.clone()));
        }
        let example = measured.example();
        let notation = scalar.value.trim();
        let read = parse_notation(notation, value_type);
        match read.or_else(|error| in_words(notation, value_type).ok_or(error)) {
            Ok(value) => {
                let misfit = dimension.filter(|dimension| !is_of(&value, dimension));
                if let Some(dimension) = misfit {
                    let message = format!("`{}` is no {dimension}, which the fact is of", scalar.value);
                    let label = Label::primary(scalar.span, format!("no {dimension}"));
                    let help = format!("write it like `{example}`, or change `dimension`");
                    self.tell(Diagnostic::error("bad-value", message, label).with_help(help));
                }
                misfit.is_none().then_some(value)
            }
            Err(error) => {
                let code = if value_type == ValueType::Date { "bad-date" } else { "bad-value" };
                let message = format!("`{}` cannot be read as {}", scalar.value, measured.described());
                let label =
                    Label::primary(scalar.span, format!("no {} in canonical notation", value_type.name()));
                let help = format!("write it like `{example}`");
                self.tell(
                    Diagnostic::error(code, message, label)
                        .with_note(format!("this is {error}"))
                        .with_help(help),
                );
                None
            }
        }
    }

    pub(super) fn date(&mut self, scalar: &Scalar) -> Option<Date> {
        match self.value(scalar, Measured { value_type: ValueType::Date, dimension: None })? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }
}

/// What the subjects of a fact with a key are called.
pub(super) fn key_name(key: &RawKey) -> Option<String> {
    match key {
        RawKey::Flag(_) => None,
        RawKey::Name(name) => Some(name.value.clone()),
        RawKey::Table(table) => table.name.as_ref().map(|name| name.value.clone()),
    }
}

/// Whether a quantity is of a dimension; what is no quantity is of any.
fn is_of(value: &Value, dimension: &str) -> bool {
    !matches!(value, Value::Measure(measure) if !measure.is_of(dimension))
}

fn example(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Date => "2024-06-19",
        ValueType::Count => ">=100",
        ValueType::Money => "USD 7e9",
        ValueType::Share => "52%",
        ValueType::Quantity => "11.5 mi2",
        ValueType::Duration => "P3Y",
        ValueType::Version => "3.2",
        ValueType::Text => "kyiv",
    }
}

/// A quantity whose unit is spelled as texts spell it, if the words are nothing else.
fn in_words(words: &str, value_type: ValueType) -> Option<Value> {
    let readings = read(words, &Context::default());
    let [reading] = readings.as_slice() else { return None };
    let is_bare = matches!(&reading.value, Value::Measure(measure) if measure.is_bare());
    (is_bare
        && value_type == ValueType::Quantity
        && reading.value.value_type() == value_type
        && reading.range == (0..words.len()))
        .then(|| reading.value.clone())
}

fn described(value_type: ValueType) -> &'static str {
    match value_type {
        ValueType::Date => "a date",
        ValueType::Count => "a count",
        ValueType::Money => "an amount of money",
        ValueType::Share => "a share",
        ValueType::Quantity => "a quantity",
        ValueType::Duration => "a duration",
        ValueType::Version => "a version",
        ValueType::Text => "a text",
    }
}

fn default_help(code: &str) -> &'static str {
    match code {
        "pattern-syntax" => "put a backslash before a sign that is meant literally: `\\(`, `\\?`, `\\.`",
        "unknown-term" => "remove it, or write what it stands for",
        _ => "see `docs/rules.md`",
    }
}
