//! The pattern language of rule files: regular expressions with gaps, terms and typed holes.
//!
//! A pattern is checked when its rule file is read, and compiled when a text first needs it: most
//! facts of a large rule folder meet no text at all. It runs on a *marked* sentence, in which
//! private-use characters (see [`marks`]) stand around every value.

mod check;
mod fronted;
mod literals;
pub mod marks;
mod pieces;
mod write;

use crate::source::Span;
use crate::value::ValueType;
use check::{check_pieces, check_syntax, wordless_alternative};
pub use literals::in_every_case;
use literals::{count_values, required_brackets, required_letters, required_words, weight};
use pieces::{Piece, PieceKind, pieces};
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use write::{Target, Writer};

/// Patterns that weigh less than this compile within the regex crate's own limit.
const SAFE_WEIGHT: usize = 20_000;

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
    /// Whether words stand beside `{value}` that the value itself may have taken in.
    pub takes_inner: bool,
    /// Whether every match begins with `{value}`.
    pub opens_with_value: bool,
    /// The same turned round: the value opens the sentence, in a phrase that the pattern ends with.
    pub fronted: Option<Arc<Self>>,
    /// In the syntax of the regex crate, over marked sentences.
    marked: String,
    /// Where the pattern may be cut off: bytes of `source`, and bytes of `marked` that stand for them.
    cuts: Vec<(usize, usize)>,
    compiled: Arc<OnceLock<Regex>>,
    scout: Arc<OnceLock<Regex>>,
}

/// What a pattern may refer to.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// `[terms]`: name to alternatives.
    pub terms: &'a BTreeMap<String, Vec<String>>,
    /// The type of `{value}`; `None`: the pattern may hold no `{value}`.
    pub value: Option<ValueType>,
    /// For text facts with `choices`: every spelling, which `{value}` stands for.
    pub choices: &'a [String],
    /// `{key}` may be used.
    pub key: bool,
    /// `{value}` must be used, exactly once on every way through the pattern.
    pub needs_value: bool,
    /// Some literal must stand on every way through the pattern.
    pub needs_literal: bool,
}

/// A mistake in a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Bytes of the pattern as decoded from TOML.
    pub range: Range<usize>,
    /// The diagnostic's code.
    pub code: &'static str,
    /// For the label: under eight words.
    pub message: String,
    pub help: Option<String>,
}

impl PatternError {
    fn new(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, code, message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Expr {
    /// Checks a pattern and expands its terms.
    ///
    /// # Errors
    /// Every mistake that can be told apart, in order of place.
    pub fn parse(source: &str, span: Span, scope: &Scope<'_>) -> Result<Self, Vec<PatternError>> {
        let pieces = pieces(source);
        let mut errors = check_pieces(&pieces, source, scope);
        errors.extend(check_syntax(source, &pieces).err());
        if !errors.is_empty() {
            errors.sort_by_key(|error| error.range.start);
            return Err(errors);
        }
        let literals = certain_literals(source, &pieces, scope).map_err(|error| vec![error])?;
        let Written { marked, cuts, takes_inner } =
            written_out(source, &pieces, scope).map_err(|error| vec![error])?;
        let mut whole = Self {
            source: source.to_owned(),
            span,
            literals,
            takes_inner,
            opens_with_value: opens_with_value(&pieces),
            fronted: None,
            marked,
            cuts,
            compiled: Arc::default(),
            scout: Arc::default(),
        };
        whole.fronted = turned_round(&whole, scope).map(Arc::new);
        Ok(whole)
    }

    /// The pattern with its terms in their places, in the syntax of the regex crate.
    pub fn written_out(&self) -> &str {
        &self.marked
    }

    /// How far the pattern fits a marked text that it does not match as a whole: the bytes of
    /// `source` that fit, words of it whole, and where. Compiles as it goes: for explaining, not for matching.
    pub fn fits_until(&self, text: &str) -> Option<(Range<usize>, Range<usize>)> {
        let is_inside_word = |at: usize| {
            let (before, behind) = self.source.split_at(at);
            before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric)
        };
        let mut cuts = self.cuts.iter().rev().filter(|&&(source, _)| !is_inside_word(source));
        cuts.find_map(|&(source, marked)| {
            let cut_off = Regex::new(&format!("{})", &self.marked[..marked])).ok()?;
            cut_off.find(text).map(|found| (0..source, found.range()))
        })
    }

    /// Where what the pattern wants behind its first `source` bytes stands in a marked text, at or behind
    /// `from`. Compiles as it goes, like [`Expr::fits_until`], whose answer it takes.
    pub fn rest_behind(&self, source: usize, text: &str, from: usize) -> Option<Range<usize>> {
        let &(_, marked) = self.cuts.iter().find(|&&(at, _)| at == source)?;
        let rest = Regex::new(&format!("(?i)(?:{}", &self.marked[marked..])).ok()?;
        rest.find_at(text, from).map(|found| found.range())
    }

    /// How many words the gap may cross with which the first `source` bytes of the pattern end, if they do.
    pub fn gap_before(&self, source: usize) -> Option<u32> {
        let before = pieces(&self.source).into_iter().take_while(|piece| piece.range.end <= source);
        match before.filter(|piece| !matches!(piece.kind, PieceKind::Space)).last()?.kind {
            PieceKind::Gap { words } => Some(words),
            _ => None,
        }
    }

    /// The compiled pattern.
    pub fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(&self.marked).expect("a checked pattern compiles"))
    }

    /// What the pattern captures from a place on.
    pub fn captures_from<'t>(&self, text: &'t str, from: usize) -> Option<Captures<'t>> {
        self.regex().captures_at(text, self.scouted(text, from)?)
    }

    /// Every match, as [`Regex::find_iter`] finds them.
    pub fn matches<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
        let mut from = Some(0);
        std::iter::from_fn(move || {
            let found = self.regex().find_at(text, self.scouted(text, from?)?)?.range();
            let after = text[found.end..].chars().next().map(|c| found.end + c.len_utf8());
            from = if found.is_empty() { after } else { Some(found.end) };
            Some(found)
        })
    }

    /// Where a match may begin, from a place on.
    ///
    /// Most places match nothing, and the engine that could say so fast gives up at the first mark where
    /// edges of words are those of Unicode. So a scout with the edges of ASCII goes first, which finds
    /// whatever the pattern finds, and little else.
    fn scouted(&self, text: &str, from: usize) -> Option<usize> {
        let scout = self.scout.get_or_init(|| {
            let loose = self
                .marked
                .replace(r"\b{start-half}", r"(?-u:\b{start-half})")
                .replace(r"\b{end-half}", r"(?-u:\b{end-half})");
            Regex::new(&loose).expect("a checked pattern compiles with other edges")
        });
        scout.find_at(text, from).map(|found| found.start())
    }
}

/// Whether every match begins with the value.
fn opens_with_value(pieces: &[Piece<'_>]) -> bool {
    let opens =
        matches!(pieces.first().map(|piece| &piece.kind), Some(PieceKind::Hole { name: "value", .. }));
    let mut depth = 0;
    let has_other_ways = pieces.iter().any(|piece| {
        match piece.kind {
            PieceKind::Open | PieceKind::Raw("(") => depth += 1,
            PieceKind::Raw(")") => depth -= 1,
            _ => {}
        }
        depth == 0 && matches!(piece.kind, PieceKind::Raw("|"))
    });
    opens && !has_other_ways
}

/// The literals of a pattern, once it is known to hold `{value}` and a word as often as it must.
fn certain_literals(
    source: &str,
    pieces: &[Piece<'_>],
    scope: &Scope<'_>,
) -> Result<Vec<String>, PatternError> {
    let fault =
        |code, message: &str, help: &str| PatternError::new(code, 0..source.len(), message).help(help);
    let mut writer = Writer::new(scope);
    writer.write(pieces, Target::Skeleton);
    let skeleton = regex_syntax::parse(&writer.out)
        .map_err(|error| PatternError::new("pattern-syntax", 0..source.len(), brief(&error.to_string())))?;
    let (least, most) = count_values(&skeleton);
    if scope.needs_value && least == 0 {
        let lacking =
            if most == 0 { "this pattern has no `{value}`" } else { "a way through this lacks `{value}`" };
        return Err(fault("missing-value", lacking, "put `{value}` where the date or figure stands"));
    }
    if most > 1 {
        let help = "keep one `{value}`; use `{count}`, `{date}` … for the others";
        return Err(fault("repeated-value", "`{value}` stands here more than once", help));
    }
    // A name and a bracket are words enough: "Ingrid Dahl (1961–2020)".
    let brackets = || scope.key.then(|| required_brackets(&skeleton)).flatten();
    let literals = required_words(&skeleton)
        .or_else(|| required_letters(&skeleton))
        .or_else(brackets)
        .unwrap_or_default();
    if scope.needs_literal && literals.is_empty() {
        return Err(no_literal(source, pieces, scope));
    }
    Ok(literals)
}

/// Where the word is missing that a pattern must hold: in one of its alternatives, or altogether.
fn no_literal(source: &str, pieces: &[Piece<'_>], scope: &Scope<'_>) -> PatternError {
    let has_word = |pieces: &[Piece<'_>]| {
        let mut writer = Writer::new(scope);
        writer.write(pieces, Target::Skeleton);
        regex_syntax::parse(&writer.out).is_ok_and(|skeleton| required_letters(&skeleton).is_some())
    };
    let told = |range, message: &str, help: &str| PatternError::new("no-literal", range, message).help(help);
    if let Some(range) = wordless_alternative(pieces, &has_word) {
        let help = "name a word in it, of letters or digits, that may not be missing";
        return told(range, "no word is sure in this alternative", help);
    }
    let term = pieces
        .iter()
        .find(|piece| matches!(piece.kind, PieceKind::Hole { name, .. } if scope.terms.contains_key(name)));
    match term {
        Some(term) => {
            let help = "name a word beside it, or one in each of the term's alternatives";
            told(term.range.clone(), "no word is sure in this term", help)
        }
        None => {
            let help = "name at least one word that every match must hold: what may be missing, a class and `{value}` are none";
            told(0..source.len(), "no word is sure to stand here", help)
        }
    }
}

/// A pattern in the syntax of the regex crate.
struct Written {
    marked: String,
    cuts: Vec<(usize, usize)>,
    takes_inner: bool,
}

/// The pattern in the syntax of the regex crate. Compiling it is put off, but what can never compile is told now.
fn written_out(source: &str, pieces: &[Piece<'_>], scope: &Scope<'_>) -> Result<Written, PatternError> {
    let mut writer = Writer::new(scope);
    writer.out.push_str("(?i)");
    writer.write_edged(pieces, Target::Marked);
    let Writer { out: marked, cuts, takes_inner, .. } = writer;
    let tree = regex_syntax::parse(&marked)
        .map_err(|error| PatternError::new("pattern-syntax", 0..source.len(), brief(&error.to_string())))?;
    if weight(&tree) > SAFE_WEIGHT && Regex::new(&marked).is_err() {
        return Err(PatternError::new("pattern-too-big", 0..source.len(), "this pattern is too large")
            .help("shorten its gaps or repetitions"));
    }
    Ok(Written { marked, cuts, takes_inner })
}

/// A pattern that ends with its value, with the value in front; `None` where it does not, or where the regex crate would
/// not have it.
fn turned_round(whole: &Expr, scope: &Scope<'_>) -> Option<Expr> {
    let ending = fronted::ending(&whole.source, scope.value?)?;
    let mut writer = Writer::new(scope);
    writer.out.push_str("(?i)");
    writer.write_fronted(&ending.prepositions, &pieces(ending.head));
    let marked = writer.out;
    let tree = regex_syntax::parse(&marked).ok()?;
    (weight(&tree) <= SAFE_WEIGHT).then(|| Expr {
        marked,
        cuts: Vec::new(),
        takes_inner: false,
        compiled: Arc::default(),
        scout: Arc::default(),
        fronted: None,
        ..whole.clone()
    })
}

/// The names of terms that a pattern uses, for "a term never used".
pub fn terms_used(source: &str) -> Vec<String> {
    pieces(source)
        .into_iter()
        .filter_map(|piece| match piece.kind {
            PieceKind::Hole { name, .. } => Some(name.to_owned()),
            _ => None,
        })
        .collect()
}

/// A regular expression over plain text that matches any of some alternatives as whole words, case
/// ignored, a space standing for any white space: for `about`, `[authority]`, `choices`.
///
/// # Errors
/// As [`Expr::parse`]; beside each mistake the index of the alternative that its range lies in.
pub fn plain_alternatives(
    alternatives: &[String],
    terms: &BTreeMap<String, Vec<String>>,
) -> Result<Regex, Vec<(usize, PatternError)>> {
    let scope =
        Scope { terms, value: None, choices: &[], key: false, needs_value: false, needs_literal: false };
    let mut errors = Vec::new();
    let mut out = String::from("(?i)(?:");
    for (index, alternative) in alternatives.iter().enumerate() {
        let pieces = pieces(alternative);
        errors.extend(check_pieces(&pieces, alternative, &scope).into_iter().map(|error| (index, error)));
        errors.extend(check_syntax(alternative, &pieces).err().map(|error| (index, error)));
        let mut writer = Writer::new(&scope);
        writer.write_edged(&pieces, Target::Plain);
        if index > 0 {
            out.push('|');
        }
        out.push_str(&writer.out);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    out.push(')');
    Regex::new(&out).map_err(|error| {
        vec![(0, PatternError::new("pattern-syntax", 0..alternatives[0].len(), brief(&error.to_string())))]
    })
}

/// The last line of an error of the regex crate, which is what went wrong.
fn brief(error: &str) -> String {
    let last = error.lines().last().unwrap_or(error);
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

#[cfg(test)]
mod tests;
