//! A pattern written out in the syntax of the regex crate.

use super::pieces::{Piece, PieceKind, pieces};
use super::{Scope, marks};
use crate::value::ValueType;
use std::fmt::Write as _;

/// All marks, as the inside of a character class.
const MARKS: &str = r"\u{e000}-\u{e0ff}";
/// Characters that end a word, marks apart, as the inside of a class. A short list keeps compiled gaps small,
/// which Unicode's own classes would not.
const BREAKS: &str = r"\s!-/:-@\[-\^`{-~\u{a0}-\u{bf}\u{2000}-\u{206f}\u{3000}-\u{303f}";
/// Quotes, brackets and emphasis, which a space lets pass.
const SOFT: &str = r#""'“”‘’‚„«»()\[\]*_"#;

/// What joins a noun to what is said of it.
const COPULAS: &str = r"(?:is|are|was|were|(?:will|would) be|(?:has|have|had) been)";

/// What a pattern is written out for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// To run on marked sentences.
    Marked,
    /// To run on plain text.
    Plain,
    /// To be looked at: one private-use character for every addition of ours.
    Skeleton,
}

/// The marks of the value that is tried, as the inside of a class.
const TRIED_ANY: &str = "\u{e008}\u{e009}\u{e00e}";
/// The mark of one end of a stretch of days, which is a date too.
const END: &str = "\u{e00a}";
/// In a skeleton: `{value}`, and anything else that is no literal.
pub(super) const SKELETON_VALUE: char = '\u{e0f1}';
const SKELETON_OTHER: char = '\u{e0f2}';

/// Whether a pattern has words of its own right before and behind a hole.
#[derive(Clone, Copy)]
struct Beside {
    before: bool,
    behind: bool,
}

pub(super) struct Writer<'w> {
    scope: &'w Scope<'w>,
    pub(super) out: String,
    /// Where the pattern may be cut off between two pieces: bytes of the source, bytes of `out`.
    pub(super) cuts: Vec<(usize, usize)>,
    /// Whether words of the pattern stand beside `{value}` that the value itself may have taken in.
    pub(super) takes_inner: bool,
    groups: usize,
    depth: usize,
    /// The last piece but for spaces was a dash.
    behind_dash: bool,
    /// The last piece but for spaces was a word, or a group of words.
    behind_word: bool,
}

impl<'w> Writer<'w> {
    pub(super) fn new(scope: &'w Scope<'w>) -> Self {
        Self {
            scope,
            out: String::new(),
            cuts: Vec::new(),
            takes_inner: false,
            groups: 0,
            depth: 0,
            behind_dash: false,
            behind_word: false,
        }
    }

    /// Writes a whole pattern: an edge that is a letter or digit must be an edge of a word.
    pub(super) fn write_edged(&mut self, pieces: &[Piece<'_>], target: Target) {
        if pieces.first().is_some_and(begins_word) {
            self.out.push_str(r"\b{start-half}");
        }
        self.out.push_str("(?:");
        self.write_noting_cuts(pieces, target);
        self.out.push(')');
        if pieces.last().is_some_and(ends_word) {
            self.out.push_str(r"\b{end-half}");
        }
    }

    /// Writes a value in a phrase that opens a sentence or what stands behind a colon, a semicolon or a dash, and behind
    /// it, at most so many words further on, the head of the pattern.
    pub(super) fn write_fronted(&mut self, prepositions: &[&str], head: &[Piece<'_>]) {
        const WORDS_BEFORE_HEAD: u32 = 4;
        let soft = format!(r"[\s{SOFT}{MARKS}]");
        let _ = write!(self.out, r"(?:^|[;:—]|\s[–-]\s){soft}*");
        let bare = prepositions.contains(&"");
        let words: Vec<&str> = prepositions.iter().copied().filter(|word| !word.is_empty()).collect();
        if !words.is_empty() {
            // "Early on 3 May", "In the night of 3 May".
            let _ = write!(
                self.out,
                r"(?:(?:(?:early|late)\s)?(?:{})\s{soft}*(?:the\s\w+\sof\s)?)",
                words.join("|")
            );
            self.out.push_str(if bare { "?" } else { "" });
        }
        self.write_hole("value", None, Beside { before: false, behind: false }, Target::Marked);
        self.write_gap(WORDS_BEFORE_HEAD, Target::Marked);
        self.write_edged(head, Target::Marked);
    }

    pub(super) fn write(&mut self, pieces: &[Piece<'_>], target: Target) {
        for (index, piece) in pieces.iter().enumerate() {
            self.write_piece(piece, &pieces[index + 1..], target);
        }
    }

    /// Writes the pieces and notes where between them the pattern stays well-formed if cut off.
    fn write_noting_cuts(&mut self, pieces: &[Piece<'_>], target: Target) {
        let mut open_groups = 0;
        let mut alternates = false;
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1);
            self.write_piece(piece, &pieces[index + 1..], target);
            if matches!(piece.kind, PieceKind::Space) && is_optional_group(&pieces[index + 1..]) {
                self.out.push('?');
            }
            match piece.kind {
                PieceKind::Open | PieceKind::Raw("(") => open_groups += 1,
                PieceKind::Raw(")") => open_groups -= 1,
                // A part of one alternative is no part of the whole.
                PieceKind::Raw("|") if open_groups == 0 => alternates = true,
                _ => {}
            }
            let quantified =
                next.is_some_and(|next| matches!(next.kind, PieceKind::Raw("?" | "*" | "+" | "{")));
            if open_groups == 0 && !quantified {
                self.cuts.push((piece.range.end, self.out.len()));
            }
        }
        if alternates {
            self.cuts.clear();
        }
    }

    fn write_piece(&mut self, piece: &Piece<'_>, rest: &[Piece<'_>], target: Target) {
        self.write_kind(piece, rest, target);
        self.behind_dash = match piece.kind {
            PieceKind::Space => self.behind_dash,
            PieceKind::Raw(raw) => matches!(raw, "-" | "–" | "—"),
            _ => false,
        };
        self.behind_word = match &piece.kind {
            PieceKind::Space => self.behind_word,
            PieceKind::Gap { .. } => false,
            _ => ends_word(piece) || matches!(piece.kind, PieceKind::Raw(")")),
        };
    }

    fn write_kind(&mut self, piece: &Piece<'_>, rest: &[Piece<'_>], target: Target) {
        match &piece.kind {
            PieceKind::Space => match target {
                Target::Marked if self.behind_word && begins_with_preposition(rest) => {
                    // "a contract for four years", "the contract is for four years"
                    let space = space();
                    let _ = write!(self.out, r"(?:{space}(?:{COPULAS}{space})?)");
                }
                Target::Marked => self.out.push_str(&space()),
                Target::Plain => self.out.push_str(r"\s+"),
                Target::Skeleton => self.out.push(SKELETON_OTHER),
            },
            PieceKind::Gap { words } => self.write_gap(*words, target),
            PieceKind::Hole { name, shape } => {
                let beside =
                    Beside { before: self.behind_word, behind: self.behind_dash || literal_follows(rest) };
                self.write_hole(name, *shape, beside, target);
            }
            PieceKind::Dot => {
                let _ = write!(self.out, r"[^\n{MARKS}]");
            }
            PieceKind::Class(class) => match class.strip_prefix("[^") {
                Some(negated) => {
                    let _ = write!(self.out, "[^{MARKS}{negated}");
                }
                // Marks stand around what joins words: "[- ]" in "22-metre-high".
                None if target == Target::Marked && (class.contains('-') || class.contains(' ')) => {
                    let _ = write!(self.out, "(?:[{MARKS}]*{class}[{MARKS}]*)");
                }
                None => self.out.push_str(class),
            },
            PieceKind::Open => self.out.push_str("(?:"),
            PieceKind::Raw(raw) => self.write_raw(raw, target),
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
            // What is set between commas is marked with them.
            "," if target == Target::Marked => {
                let _ = write!(self.out, "(?:[{MARKS}]*,[{MARKS}]*)");
            }
            "-" | "–" if target == Target::Marked => {
                let _ = write!(self.out, r"(?:[{MARKS}]*[-‐‑–][{MARKS}]*)");
            }
            "-" => self.out.push_str("[-‐‑–]"),
            _ => self.out.push_str(raw),
        }
    }

    /// A lazy run of at most so many words, none of them a value of the fact's own type unless in an aside.
    fn write_gap(&mut self, words: u32, target: Target) {
        match target {
            Target::Marked => {}
            Target::Skeleton => return self.out.push(SKELETON_OTHER),
            // What ends a sentence ends the gap too.
            Target::Plain => {
                let _ = write!(self.out, r"\s+(?:\S*[^\s.!?;]\s+){{0,{words}}}?");
                return;
            }
        }
        let own = match self.scope.value {
            Some(value_type) => format!(r"\u{{{:x}}}", u32::from(marks::open(value_type))),
            None => String::new(),
        };
        let (aside, description, close) = (marks::ASIDE, marks::DESCRIPTION, marks::ASIDE_CLOSE);
        let between = format!(
            r"(?:[{BREAKS}{MARKS}&&[^{own}{TRIED_ANY}]]|{aside}[^{close}{TRIED_ANY}]*{close}|{description}[^{close}{own}{TRIED_ANY}]*{close})+?"
        );
        let word = format!(r"[^{BREAKS}{MARKS}]+(?:[-'’.,‐‑][^{BREAKS}{MARKS}]+)*");
        let group = self.groups;
        self.groups += 1;
        // What stands before the gap in the pattern may have taken the white space already.
        let edge = format!(r"(?:{between}|\b{{start-half}})");
        let more = words.saturating_sub(1);
        let crossed = format!("(?:{edge}{word}(?:{between}{word}){{0,{more}}}?)??");
        let crossed = if words == 0 { String::new() } else { crossed };
        let _ = write!(self.out, "(?P<gap{group}>{crossed}{edge})");
    }

    fn write_hole(&mut self, name: &str, shape: Option<&str>, beside: Beside, target: Target) {
        if target == Target::Skeleton {
            match (name, shape) {
                ("value", _) => self.out.push(SKELETON_VALUE),
                // A shape of its own may name the words: `{key:Leith|Oban}`.
                ("key", Some(shape)) => {
                    let _ = write!(self.out, "(?:{shape})");
                }
                ("key", None) => self.out.push(SKELETON_OTHER),
                _ if ValueType::from_name(name).is_some() && !self.scope.terms.contains_key(name) => {
                    self.out.push(SKELETON_OTHER)
                }
                _ => self.write_term(name, target),
            }
            return;
        }
        match (name, shape) {
            ("value", Some(shape)) => self.write_group("value", &cased(shape)),
            ("value", None) if self.scope.value == Some(ValueType::Text) => {
                let alternatives: Vec<String> =
                    self.scope.choices.iter().map(|choice| self.alternative(choice, target)).collect();
                self.write_group("value", &alternatives.join("|"));
            }
            ("value", None) => {
                // An article that counts as one is marked as a number is.
                let lent =
                    if beside.behind { vec![marks::TRIED, marks::TRIED_NUMBER] } else { vec![marks::TRIED] };
                let has_core = beside.before || beside.behind;
                self.takes_inner |= has_core;
                self.write_value(&marks::TRIED.to_string(), &String::from_iter(lent), has_core);
            }
            ("key", shape) => {
                // A run of capitalised words: particles may stand inside, never at its end.
                const CAPITALISED: &str = r"(?-i:\p{Lu}[\w'’.&-]*(?:(?:\s(?:of|the|de|del|la|van|von|der|&)){0,2}\s\p{Lu}[\w'’.&-]*)*)";
                let run = shape.map_or_else(|| CAPITALISED.to_owned(), cased);
                self.write_group("key", &run);
            }
            _ => match ValueType::from_name(name) {
                Some(value_type) if !self.scope.terms.contains_key(name) => self.write_value(
                    &marks::open(value_type).to_string(),
                    if value_type == ValueType::Date { END } else { "" },
                    false,
                ),
                _ => self.write_term(name, target),
            },
        }
    }

    /// A value with its hedges: whole behind one of the marks in `whole`, or only the number or the end
    /// that it lends behind one of those in `lent`, or without the words it took in, which stand in the pattern.
    fn write_value(&mut self, whole: &str, lent: &str, has_core: bool) {
        use marks::{
            AFTER, AFTER_CLOSE, CLOSE, CORE, CORE_CLOSE, END, END_CLOSE, HEDGE, NUMBER, NUMBER_CLOSE,
        };
        let inner = format!("[{NUMBER}{NUMBER_CLOSE}{END}{END_CLOSE}{CORE}{CORE_CLOSE}]");
        // Marks of what the value stands in, or of what stands in it, may come in between.
        let around = format!("[{MARKS}&&[^{TRIED_ANY}]]*");
        let _ = write!(self.out, "{around}(?:{HEDGE}[^{MARKS}]*)?{around}");
        let _ = write!(self.out, "(?:[{whole}][^{MARKS}]*(?:{inner}[^{MARKS}]*)*{CLOSE}");
        if !lent.is_empty() {
            let _ = write!(self.out, "|[{lent}][^{MARKS}]*[{NUMBER_CLOSE}{END_CLOSE}]");
        }
        if has_core {
            let inner = format!("[{NUMBER}{NUMBER_CLOSE}{END}{END_CLOSE}]");
            let _ = write!(self.out, "|{}[^{MARKS}]*(?:{inner}[^{MARKS}]*)*{CORE_CLOSE}", marks::TRIED_CORE);
        }
        let _ = write!(self.out, ")(?:{AFTER}[^{MARKS}]*{AFTER_CLOSE})?{around}");
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
        let mut writer = Writer {
            scope: self.scope,
            out: String::new(),
            cuts: Vec::new(),
            takes_inner: false,
            groups: 0,
            depth: self.depth,
            behind_dash: false,
            behind_word: false,
        };
        writer.write_edged(&pieces(source), target);
        writer.out
    }
}

/// A shape that asks for capitals means them, though case is ignored everywhere else.
fn cased(shape: &str) -> String {
    let asks = ["A-Z", r"\p{Lu}", r"\p{Uppercase", "[:upper:]"].iter().any(|class| shape.contains(class));
    if asks { format!("(?-i:{shape})") } else { shape.to_owned() }
}

/// White space, with the quotes, brackets, emphasis and marks around it. Grouped, for a quantifier may follow.
fn space() -> String {
    format!(r"(?:[{SOFT}{MARKS}]*\s[\s{SOFT}{MARKS}]*)")
}

/// Whether a pattern goes on with a preposition, or with a group of nothing but prepositions.
fn begins_with_preposition(rest: &[Piece<'_>]) -> bool {
    const PREPOSITIONS: &[&str] = &[
        "about", "at", "between", "by", "for", "from", "in", "of", "on", "over", "to", "under", "with",
        "worth",
    ];
    let grouped = matches!(rest.first(), Some(Piece { kind: PieceKind::Open, .. }));
    let mut word = String::new();
    for piece in &rest[usize::from(grouped)..] {
        match piece.kind {
            PieceKind::Raw(raw) if raw.chars().all(char::is_alphabetic) => word.push_str(raw),
            PieceKind::Raw("|") if grouped && PREPOSITIONS.contains(&word.as_str()) => word.clear(),
            PieceKind::Raw(")") if grouped => return PREPOSITIONS.contains(&word.as_str()),
            PieceKind::Space | PieceKind::Gap { .. } if !grouped => {
                return PREPOSITIONS.contains(&word.as_str());
            }
            _ => return false,
        }
    }
    false
}

/// Whether the rest of a pattern is one group that may be missing: the space before it may be missing
/// with it, so that "{value} ({people})?" takes "12." too.
fn is_optional_group(rest: &[Piece<'_>]) -> bool {
    optional_group(rest).is_some_and(|length| length == rest.len())
}

/// The number of pieces of the group that begins here, if it may be missing.
fn optional_group(rest: &[Piece<'_>]) -> Option<usize> {
    let mut open_groups = 0;
    for (index, piece) in rest.iter().enumerate() {
        match piece.kind {
            PieceKind::Open | PieceKind::Raw("(") => open_groups += 1,
            PieceKind::Raw(")") => open_groups -= 1,
            _ => {}
        }
        if open_groups == 0 {
            let quantifier = rest.get(index + 1).map(|next| &next.kind);
            let optional = index > 0 && matches!(quantifier, Some(PieceKind::Raw("?" | "*")));
            return optional.then_some(index + 2);
        }
    }
    None
}

/// Whether a pattern goes on with words of its own, whatever may be missing.
fn literal_follows(rest: &[Piece<'_>]) -> bool {
    match rest {
        [] => false,
        [first, behind @ ..] => match first.kind {
            PieceKind::Space => literal_follows(behind),
            PieceKind::Gap { .. } => false,
            _ => match optional_group(rest) {
                Some(length) => literal_follows(&rest[length..]),
                None => true,
            },
        },
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
