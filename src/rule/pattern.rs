//! The pattern language of rule files: regular expressions with gaps, terms and typed holes.
//!
//! A pattern is checked when its rule file is read, and compiled when a text first needs it: most
//! facts of a large rule folder meet no text at all. It runs on a *marked* sentence, in which
//! private-use characters (see [`marks`]) stand around every value.

use crate::source::Span;
use crate::value::ValueType;
use regex::Regex;
use regex_syntax::ast::{self, Ast};
use regex_syntax::hir::{Hir, HirKind};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The characters that a marked sentence holds beside its words.
pub mod marks {
    use crate::value::ValueType;

    /// Before the hedge in front of a value.
    pub const HEDGE: char = '\u{e000}';
    /// Behind a value.
    pub const CLOSE: char = '\u{e001}';
    /// Around the bare number inside a duration, share or quantity.
    pub const NUMBER: char = '\u{e002}';
    pub const NUMBER_CLOSE: char = '\u{e003}';
    /// Around a hedge behind a value ("or more").
    pub const AFTER: char = '\u{e004}';
    pub const AFTER_CLOSE: char = '\u{e005}';
    /// Around what costs a gap nothing: parentheses, names and ages in apposition, "including …".
    pub const ASIDE: char = '\u{e006}';
    pub const ASIDE_CLOSE: char = '\u{e007}';
    /// In place of [`open`] or [`NUMBER`]: the value that is being tried.
    pub const TRIED: char = '\u{e008}';
    pub const TRIED_NUMBER: char = '\u{e009}';

    /// Before a value of this type.
    pub const fn open(value_type: ValueType) -> char {
        match value_type {
            ValueType::Date => '\u{e010}',
            ValueType::Count => '\u{e011}',
            ValueType::Money => '\u{e012}',
            ValueType::Share => '\u{e013}',
            ValueType::Quantity => '\u{e014}',
            ValueType::Duration => '\u{e015}',
            ValueType::Version => '\u{e016}',
            ValueType::Text => '\u{e017}',
        }
    }

    /// Whether a character is a mark, and so no part of the text.
    pub fn is_mark(c: char) -> bool {
        ('\u{e000}'..='\u{e0ff}').contains(&c)
    }
}

/// All marks, as the inside of a character class.
const MARKS: &str = r"\u{e000}-\u{e0ff}";
/// Characters that end a word, marks apart, as the inside of a class. A short list keeps compiled gaps small,
/// which Unicode's own classes would not.
const BREAKS: &str = r"\s!-/:-@\[-\^`{-~\u{a0}-\u{bf}\u{2000}-\u{206f}\u{3000}-\u{303f}";
/// Quotes, brackets and emphasis, which a space lets pass.
const SOFT: &str = r#""'“”‘’‚„«»()\[\]*_"#;
/// The most words a gap may cross: a longer one would swallow whole sentences.
const WIDEST_GAP: u32 = 30;
const DEFAULT_GAP: u32 = 10;
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
    /// In the syntax of the regex crate, over marked sentences.
    marked: String,
    compiled: Arc<OnceLock<Regex>>,
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
        match check_syntax(source, &pieces) {
            Ok(()) => {}
            Err(error) => errors.push(error),
        }
        if !errors.is_empty() {
            errors.sort_by_key(|error| error.range.start);
            return Err(errors);
        }
        let whole = || 0..source.len();
        let mut writer = Writer { scope, out: String::new(), groups: 0, depth: 0 };
        writer.write(&pieces, Target::Skeleton);
        let skeleton = regex_syntax::ParserBuilder::new()
            .build()
            .parse(&writer.out)
            .map_err(|error| vec![PatternError::new("pattern-syntax", whole(), brief(&error.to_string()))])?;
        let (least, most) = count_values(&skeleton);
        if scope.needs_value && least == 0 {
            let message = if most == 0 {
                "this pattern has no `{value}`"
            } else {
                "a way through this lacks `{value}`"
            };
            return Err(vec![
                PatternError::new("missing-value", whole(), message)
                    .help("put `{value}` where the date or figure stands"),
            ]);
        }
        if most > 1 {
            return Err(vec![
                PatternError::new("repeated-value", whole(), "`{value}` stands here more than once")
                    .help("keep one `{value}`; use `{count}`, `{date}` … for the others"),
            ]);
        }
        let literals = required_literals(&skeleton).unwrap_or_default();
        if scope.needs_literal && literals.is_empty() {
            return Err(vec![
                PatternError::new("no-literal", whole(), "no word is sure to stand here")
                    .help("name at least one word that every match must hold"),
            ]);
        }
        let mut writer = Writer { scope, out: String::new(), groups: 0, depth: 0 };
        writer.write_edged(&pieces, Target::Marked);
        let marked = format!("(?i){}", writer.out);
        let too_big = || {
            vec![
                PatternError::new("pattern-too-big", whole(), "this pattern is too large")
                    .help("shorten its gaps or repetitions"),
            ]
        };
        let tree = regex_syntax::parse(&marked)
            .map_err(|error| vec![PatternError::new("pattern-syntax", whole(), brief(&error.to_string()))])?;
        // Compilation is put off, but a pattern that can never compile is told now.
        if weight(&tree) > SAFE_WEIGHT && Regex::new(&marked).is_err() {
            return Err(too_big());
        }
        Ok(Self { source: source.to_owned(), span, literals, marked, compiled: Arc::default() })
    }

    /// The compiled pattern.
    pub fn regex(&self) -> &Regex {
        self.compiled.get_or_init(|| Regex::new(&self.marked).expect("a checked pattern compiles"))
    }
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
        let mut writer = Writer { scope: &scope, out: String::new(), groups: 0, depth: 0 };
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

/// A stretch of a pattern's source.
#[derive(Clone, Debug)]
struct Piece<'s> {
    range: Range<usize>,
    kind: PieceKind<'s>,
}

#[derive(Clone, Debug)]
enum PieceKind<'s> {
    Space,
    /// `...` or `...{n}`, the spaces around it included.
    Gap {
        words: u32,
    },
    /// `{name}` or `{name:shape}`.
    Hole {
        name: &'s str,
        shape: Option<&'s str>,
    },
    Dot,
    /// A character class, brackets included.
    Class(&'s str),
    /// An opening parenthesis that captures in the regex crate; here it only groups.
    Open,
    /// Anything else: letters, escapes, operators.
    Raw(&'s str),
}

fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some((kind, end)) = next_piece(source, at) {
        pieces.push(Piece { range: at..end, kind });
        at = end;
    }
    pieces
}

fn next_piece(source: &str, at: usize) -> Option<(PieceKind<'_>, usize)> {
    let rest = &source[at..];
    let first = rest.chars().next()?;
    let spaces = rest.len() - rest.trim_start().len();
    if let Some(gap) = rest[spaces..].strip_prefix("...") {
        let (words, length) = gap_width(gap);
        let behind = &gap[length..];
        let trailing = behind.len() - behind.trim_start().len();
        return Some((PieceKind::Gap { words }, at + spaces + 3 + length + trailing));
    }
    let piece = match first {
        c if c.is_whitespace() => (PieceKind::Space, at + spaces),
        '.' => (PieceKind::Dot, at + 1),
        '[' => {
            let end = at + class_length(rest);
            (PieceKind::Class(&source[at..end]), end)
        }
        '{' if rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_') => match hole(rest) {
            Some((name, shape, length)) => (PieceKind::Hole { name, shape }, at + length),
            None => (PieceKind::Raw(rest), source.len()),
        },
        '\\' => {
            let end = at + escape_length(rest);
            (PieceKind::Raw(&source[at..end]), end)
        }
        '(' if !rest.starts_with("(?") => (PieceKind::Open, at + 1),
        c => (PieceKind::Raw(&rest[..c.len_utf8()]), at + c.len_utf8()),
    };
    Some(piece)
}

/// The width in words and the length in bytes of what follows `...`: `{n}` or nothing.
fn gap_width(rest: &str) -> (u32, usize) {
    let width = rest.strip_prefix('{').and_then(|inner| {
        let (digits, _) = inner.split_once('}')?;
        Some((digits.parse().ok()?, digits.len() + 2))
    });
    width.unwrap_or((DEFAULT_GAP, 0))
}

/// The length of a class that begins `rest`, nested classes and escapes included.
fn class_length(rest: &str) -> usize {
    let mut depth = 0;
    let mut chars = rest.char_indices().peekable();
    let mut class_start = false;
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
                class_start = false;
            }
            '[' => {
                depth += 1;
                class_start = true;
                chars.next_if(|(_, c)| *c == '^');
            }
            // A bracket that stands first in a class is a member of it.
            ']' if class_start => class_start = false,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => class_start = false,
        }
    }
    rest.len()
}

fn escape_length(rest: &str) -> usize {
    let Some(escaped) = rest[1..].chars().next() else { return rest.len() };
    let base = 1 + escaped.len_utf8();
    let braced = matches!(escaped, 'p' | 'P' | 'u' | 'x' | 'U' | 'b') && rest[base..].starts_with('{');
    match rest[base..].find('}') {
        Some(end) if braced => base + end + 1,
        _ => base,
    }
}

/// The name, the shape and the length of the hole that begins `rest`.
fn hole(rest: &str) -> Option<(&str, Option<&str>, usize)> {
    let mut depth = 0;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    let inner = &rest[1..at];
                    return Some(match inner.split_once(':') {
                        Some((name, shape)) => (name, Some(shape), at + 1),
                        None => (inner, None, at + 1),
                    });
                }
            }
            _ => {}
        }
    }
    None
}

/// Mistakes that show in single pieces.
fn check_pieces(pieces: &[Piece<'_>], source: &str, scope: &Scope<'_>) -> Vec<PatternError> {
    let mut errors = Vec::new();
    for piece in pieces {
        let range = piece.range.clone();
        match &piece.kind {
            PieceKind::Gap { words } if *words > WIDEST_GAP => errors.push(
                PatternError::new("wide-gap", range, "this gap can swallow a sentence")
                    .help(format!("use `...{{{WIDEST_GAP}}}` at most, or name a word in between")),
            ),
            PieceKind::Hole { name, shape } => errors.extend(check_hole(name, *shape, range, scope)),
            PieceKind::Raw(raw) if raw.starts_with('{') && raw.len() > 1 => {
                errors.push(PatternError::new(
                    "pattern-syntax",
                    range.start..source.len(),
                    "this brace is not closed",
                ));
            }
            _ => {}
        }
    }
    errors
}

fn check_hole(
    name: &str,
    shape: Option<&str>,
    range: Range<usize>,
    scope: &Scope<'_>,
) -> Option<PatternError> {
    if let Some(shape) = shape {
        let allowed =
            (name == "key" && scope.key) || (name == "value" && scope.value == Some(ValueType::Text));
        if !allowed {
            return Some(PatternError::new("unknown-term", range, format!("`{name}` takes no shape here")));
        }
        return regex_syntax::parse(shape).err().map(|error| {
            PatternError::new(
                "pattern-syntax",
                range.start + name.len() + 2..range.end - 1,
                brief(&error.to_string()),
            )
        });
    }
    match name {
        "value" => match scope.value {
            None => Some(PatternError::new("unknown-term", range, "`{value}` has no meaning here")),
            Some(ValueType::Text) if scope.choices.is_empty() => Some(
                PatternError::new("missing-choices", range, "a text value needs a shape")
                    .help("write `{value:REGEX}`, or list `choices` in the fact"),
            ),
            Some(_) => None,
        },
        "key" if scope.key => None,
        "key" => Some(
            PatternError::new("unknown-term", range, "this fact has no `key`")
                .help("add `key = true` to the fact"),
        ),
        _ if ValueType::from_name(name).is_some() || scope.terms.contains_key(name) => None,
        _ => {
            let nearest = nearest_name(name, scope.terms.keys().map(String::as_str));
            let error = PatternError::new("unknown-term", range, format!("no term is named `{name}`"));
            Some(match nearest {
                Some(nearest) => error.help(format!("there is a term `{nearest}`")),
                None => error.help(format!("add `{name} = [\"…\"]` to `[terms]`")),
            })
        }
    }
}

/// The name that a mistyped one most likely stands for.
fn nearest_name<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names
        .chain(ValueType::ALL.iter().map(|value_type| value_type.name()))
        .map(|known| (strsim::jaro_winkler(name, known), known))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

/// Parses the pattern with a stand-in for every addition of ours, and leads a mistake back to its place.
fn check_syntax(source: &str, pieces: &[Piece<'_>]) -> Result<(), PatternError> {
    let mut standing_in = String::new();
    let mut origins: Vec<(usize, Range<usize>)> = Vec::new();
    for piece in pieces {
        origins.push((standing_in.len(), piece.range.clone()));
        match piece.kind {
            PieceKind::Gap { .. } | PieceKind::Hole { .. } => standing_in.push('\u{e0f0}'),
            _ => standing_in.push_str(&source[piece.range.clone()]),
        }
    }
    let origin = |offset: usize, end: bool| match origins
        .partition_point(|(at, _)| *at <= offset.saturating_sub(usize::from(end)))
    {
        0 => offset,
        n => {
            let (at, range) = &origins[n - 1];
            (range.start + (offset - at)).min(range.end)
        }
    };
    let place = |span: &ast::Span| {
        let range = origin(span.start.offset, false)..origin(span.end.offset, true);
        if range.is_empty() {
            range.start..(range.start + 1).min(source.len()).max(range.start)
        } else {
            range
        }
    };
    match ast::parse::Parser::new().parse(&standing_in) {
        Err(error) => Err(PatternError::new("pattern-syntax", place(error.span()), error.kind().to_string())),
        Ok(tree) => match empty_alternative(&tree) {
            Some(span) => Err(PatternError::new(
                "empty-alternation",
                place(&span),
                "one of these alternatives is empty",
            )
            .help("write `(…)?` for words that may be missing")),
            None => Ok(()),
        },
    }
}

/// The first alternation of which one branch is empty.
fn empty_alternative(tree: &Ast) -> Option<ast::Span> {
    match tree {
        Ast::Alternation(alternation) => {
            if alternation.asts.iter().any(|branch| matches!(branch, Ast::Empty(_))) {
                return Some(alternation.span);
            }
            alternation.asts.iter().find_map(empty_alternative)
        }
        Ast::Group(group) => empty_alternative(&group.ast),
        Ast::Repetition(repetition) => empty_alternative(&repetition.ast),
        Ast::Concat(concat) => concat.asts.iter().find_map(empty_alternative),
        _ => None,
    }
}

/// What a pattern is written out for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// To run on marked sentences.
    Marked,
    /// To run on plain text.
    Plain,
    /// To be looked at: one private-use character for every addition of ours.
    Skeleton,
}

/// In a skeleton: `{value}`, and anything else that is no literal.
const SKELETON_VALUE: char = '\u{e0f1}';
const SKELETON_OTHER: char = '\u{e0f2}';

struct Writer<'w> {
    scope: &'w Scope<'w>,
    out: String,
    groups: usize,
    depth: usize,
}

impl Writer<'_> {
    /// Writes a whole pattern: an edge that is a letter or digit must be an edge of a word.
    fn write_edged(&mut self, pieces: &[Piece<'_>], target: Target) {
        if pieces.first().is_some_and(begins_word) {
            self.out.push_str(r"\b{start-half}");
        }
        self.out.push_str("(?:");
        self.write(pieces, target);
        self.out.push(')');
        if pieces.last().is_some_and(ends_word) {
            self.out.push_str(r"\b{end-half}");
        }
    }

    fn write(&mut self, pieces: &[Piece<'_>], target: Target) {
        for (index, piece) in pieces.iter().enumerate() {
            match &piece.kind {
                PieceKind::Space => match target {
                    Target::Marked => {
                        let _ = write!(self.out, r"[{SOFT}{MARKS}]*\s[\s{SOFT}{MARKS}]*");
                    }
                    Target::Plain => self.out.push_str(r"\s+"),
                    Target::Skeleton => self.out.push(SKELETON_OTHER),
                },
                PieceKind::Gap { words } => self.write_gap(*words, target),
                PieceKind::Hole { name, shape } => {
                    let literal_follows =
                        pieces.get(index + 1).is_some_and(|next| !matches!(next.kind, PieceKind::Gap { .. }));
                    self.write_hole(name, *shape, literal_follows, target);
                }
                PieceKind::Dot => {
                    let _ = write!(self.out, r"[^\n{MARKS}]");
                }
                PieceKind::Class(class) => match class.strip_prefix("[^") {
                    Some(negated) => {
                        let _ = write!(self.out, "[^{MARKS}{negated}");
                    }
                    None => self.out.push_str(class),
                },
                PieceKind::Open => self.out.push_str("(?:"),
                PieceKind::Raw(raw) => self.write_raw(raw, target),
            }
        }
    }

    fn write_raw(&mut self, raw: &str, target: Target) {
        match raw {
            r"\S" => {
                let _ = write!(self.out, r"[^\s{MARKS}]");
            }
            r"\D" => {
                let _ = write!(self.out, r"[^\d{MARKS}]");
            }
            r"\W" => {
                let _ = write!(self.out, r"[^\w{MARKS}]");
            }
            "'" | "’" => self.out.push_str("['’]"),
            "-" if target == Target::Marked => {
                let _ = write!(self.out, r"[{MARKS}]*[-‐‑–][{MARKS}]*");
            }
            "-" => self.out.push_str("[-‐‑–]"),
            _ => self.out.push_str(raw),
        }
    }

    /// A lazy run of at most so many words, none of them a value of the fact's own type unless in an aside.
    fn write_gap(&mut self, words: u32, target: Target) {
        if target != Target::Marked {
            self.out.push(SKELETON_OTHER);
            return;
        }
        let own = match self.scope.value {
            Some(value_type) => format!(r"\u{{{:x}}}", u32::from(marks::open(value_type))),
            None => String::new(),
        };
        let (tried, tried_number) = (marks::TRIED, marks::TRIED_NUMBER);
        let (aside, aside_close) = (marks::ASIDE, marks::ASIDE_CLOSE);
        let between = format!(
            r"(?:[{BREAKS}{MARKS}&&[^{own}{tried}{tried_number}]]|{aside}[^{aside_close}{tried}{tried_number}]*{aside_close})+?"
        );
        let word = format!(r"[^{BREAKS}{MARKS}]+(?:[-'’.,‐‑][^{BREAKS}{MARKS}]+)*");
        let group = self.groups;
        self.groups += 1;
        let _ = write!(self.out, "(?P<gap{group}>(?:{between}{word}){{0,{words}}}?{between})");
    }

    fn write_hole(&mut self, name: &str, shape: Option<&str>, literal_follows: bool, target: Target) {
        if target == Target::Skeleton {
            match name {
                "value" => self.out.push(SKELETON_VALUE),
                "key" => self.out.push(SKELETON_OTHER),
                _ if ValueType::from_name(name).is_some() && !self.scope.terms.contains_key(name) => {
                    self.out.push(SKELETON_OTHER)
                }
                _ => self.write_term(name, target),
            }
            return;
        }
        match (name, shape) {
            ("value", Some(shape)) => self.write_group("value", shape),
            ("value", None) if self.scope.value == Some(ValueType::Text) => {
                let alternatives: Vec<String> =
                    self.scope.choices.iter().map(|choice| self.alternative(choice, target)).collect();
                self.write_group("value", &alternatives.join("|"));
            }
            ("value", None) => {
                let mut opens = String::from(marks::TRIED);
                if literal_follows {
                    opens.push(marks::TRIED_NUMBER);
                }
                self.write_value(&opens);
            }
            ("key", shape) => {
                // A run of capitalised words: particles may stand inside, never at its end.
                let run = shape.unwrap_or(r"(?-i:\p{Lu}[\w'’.&-]*(?:(?:\s(?:of|the|de|del|la|van|von|der|&)){0,2}\s\p{Lu}[\w'’.&-]*)*)");
                self.write_group("key", run);
            }
            _ => match ValueType::from_name(name) {
                Some(value_type) if !self.scope.terms.contains_key(name) => {
                    self.write_value(&marks::open(value_type).to_string())
                }
                _ => self.write_term(name, target),
            },
        }
    }

    /// A value with its hedges; the mark before it is one of `opens`.
    fn write_value(&mut self, opens: &str) {
        use marks::{AFTER, AFTER_CLOSE, CLOSE, HEDGE, NUMBER, NUMBER_CLOSE};
        let _ = write!(
            self.out,
            "(?:{HEDGE}[^{MARKS}]*)?[{opens}][^{MARKS}]*(?:[{NUMBER}{NUMBER_CLOSE}][^{MARKS}]*)*[{CLOSE}{NUMBER_CLOSE}](?:{AFTER}[^{MARKS}]*{AFTER_CLOSE})?",
        );
    }

    /// Groups of one name are numbered, since the regex crate wants names unique.
    fn write_group(&mut self, name: &str, inside: &str) {
        let group = self.groups;
        self.groups += 1;
        let _ = write!(self.out, "(?P<{name}{group}>{inside})");
    }

    fn write_term(&mut self, name: &str, target: Target) {
        let Some(alternatives) = self.scope.terms.get(name) else { return };
        // A term that holds itself is a mistake that the rule file's reader tells.
        if self.depth > 16 {
            return;
        }
        self.out.push_str("(?:");
        for (index, alternative) in alternatives.iter().enumerate() {
            if index > 0 {
                self.out.push('|');
            }
            self.depth += 1;
            self.write(&pieces(alternative), target);
            self.depth -= 1;
        }
        self.out.push(')');
    }

    fn alternative(&self, source: &str, target: Target) -> String {
        let mut writer = Writer { scope: self.scope, out: String::new(), groups: 0, depth: self.depth };
        writer.write_edged(&pieces(source), target);
        writer.out
    }
}

fn begins_word(piece: &Piece<'_>) -> bool {
    match &piece.kind {
        PieceKind::Raw(raw) => {
            raw.starts_with(|c: char| c.is_alphanumeric()) || matches!(*raw, r"\w" | r"\d" | r"\p" | "(?")
        }
        PieceKind::Hole { name, shape } => {
            shape.is_some() || !matches!(*name, "value") && ValueType::from_name(name).is_none()
        }
        PieceKind::Class(_) | PieceKind::Open => true,
        _ => false,
    }
}

fn ends_word(piece: &Piece<'_>) -> bool {
    match &piece.kind {
        PieceKind::Raw(raw) => {
            raw.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?' | '*' | '+'))
                && !matches!(*raw, r"\s" | r"\W" | r"\S")
        }
        PieceKind::Hole { name, shape } => {
            shape.is_some() || !matches!(*name, "value") && ValueType::from_name(name).is_none()
        }
        PieceKind::Class(_) => true,
        _ => false,
    }
}

/// A rough count of the states a pattern compiles to.
fn weight(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(class) => match class {
            regex_syntax::hir::Class::Unicode(class) => 2 * class.ranges().len(),
            regex_syntax::hir::Class::Bytes(class) => class.ranges().len(),
        },
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1) as usize;
            weight(&repetition.sub).saturating_mul(times)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(weight).fold(0, usize::saturating_add)
        }
    }
}

/// How often `{value}` stands on a way through a pattern: at the least and at the most.
fn count_values(hir: &Hir) -> (u32, u32) {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            let count = u32::try_from(text.matches(SKELETON_VALUE).count()).unwrap_or(u32::MAX);
            (count, count)
        }
        HirKind::Class(_) | HirKind::Empty | HirKind::Look(_) => (0, 0),
        HirKind::Capture(capture) => count_values(&capture.sub),
        HirKind::Repetition(repetition) => {
            let (least, most) = count_values(&repetition.sub);
            (least.saturating_mul(repetition.min), most.saturating_mul(repetition.max.unwrap_or(u32::MAX)))
        }
        HirKind::Concat(parts) => parts
            .iter()
            .map(count_values)
            .fold((0, 0), |sum, part| (sum.0.saturating_add(part.0), sum.1.saturating_add(part.1))),
        HirKind::Alternation(parts) => {
            let counts: Vec<(u32, u32)> = parts.iter().map(count_values).collect();
            (counts.iter().map(|c| c.0).min().unwrap_or(0), counts.iter().map(|c| c.1).max().unwrap_or(0))
        }
    }
}

/// Words of which one must stand in every match: the set that promises the fewest false candidates.
fn required_literals(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0).to_lowercase();
            // The automaton folds ASCII alone, so other letters end a literal.
            text.split(|c: char| !c.is_ascii_alphanumeric())
                .filter(|word| {
                    word.len() > 1 || word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty()
                })
                .max_by_key(|word| word.len())
                .map(|word| vec![word.to_owned()])
        }
        HirKind::Capture(capture) => required_literals(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => required_literals(&repetition.sub),
        HirKind::Concat(parts) => {
            parts.iter().filter_map(required_literals).max_by_key(|literals| rarity(literals))
        }
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(required_literals(part)?);
            }
            all.sort();
            all.dedup();
            Some(all)
        }
        _ => None,
    }
}

/// A rough measure of how seldom one of some words is met: the shortest decides, then how few they are.
fn rarity(literals: &[String]) -> (usize, std::cmp::Reverse<usize>) {
    let shortest = literals.iter().map(String::len).min().unwrap_or(0);
    (shortest.min(6), std::cmp::Reverse(literals.len()))
}

#[cfg(test)]
mod tests;
