//! Mistakes in a pattern that show before it is compiled, each at its place.

use super::pieces::{Piece, PieceKind};
use super::{PatternError, Scope, brief};
use crate::spelling::nearest;
use crate::value::ValueType;
use regex_syntax::ast::{self, Ast};
use std::ops::Range;

/// The most words a gap may cross: a longer one would swallow whole sentences.
const WIDEST_GAP: u32 = 30;

/// Mistakes that show in single pieces.
pub(super) fn check_pieces(pieces: &[Piece<'_>], source: &str, scope: &Scope<'_>) -> Vec<PatternError> {
    let mut errors = Vec::new();
    // "\bkilled" in double quotes: TOML has made a backspace of it.
    if let Some((at, control)) = source.char_indices().find(|(_, c)| c.is_control() && !c.is_whitespace()) {
        let range = at..at + control.len_utf8();
        errors.push(
            PatternError::new("pattern-syntax", range, "a control character stands here")
                .help("put the string in 'single quotes', where a backslash is just a backslash"),
        );
    }
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
            let types = ValueType::ALL.iter().map(|value_type| value_type.name()).chain(["value", "key"]);
            let nearest = nearest(name, scope.terms.keys().map(String::as_str).chain(types));
            let error = PatternError::new("unknown-term", range, format!("no term is named `{name}`"));
            Some(match nearest {
                Some(nearest) => error.help(format!("did you mean `{{{nearest}}}`?")),
                None => error.help(format!("add `{name} = [\"…\"]` to `[terms]`")),
            })
        }
    }
}

/// Parses the pattern with a stand-in for every addition of ours, and leads a mistake back to its place.
pub(super) fn check_syntax(source: &str, pieces: &[Piece<'_>]) -> Result<(), PatternError> {
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
        let start = source.floor_char_boundary(origin(span.start.offset, false));
        let range = start..source.ceil_char_boundary(origin(span.end.offset, true)).max(start);
        if range.is_empty() { start..source.ceil_char_boundary((start + 1).min(source.len())) } else { range }
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

/// The first alternative without a word among others that have one, of the outermost alternation that is like this.
pub(super) fn wordless_alternative(
    pieces: &[Piece<'_>],
    has_word: &dyn Fn(&[Piece<'_>]) -> bool,
) -> Option<Range<usize>> {
    alternations(pieces).into_iter().find_map(|branches| {
        let (with, without): (Vec<_>, Vec<_>) = branches
            .into_iter()
            .filter(|branch| !branch.is_empty())
            .partition(|branch| has_word(&pieces[branch.clone()]));
        let guilty = without.first().filter(|_| !with.is_empty())?;
        Some(pieces[guilty.start].range.start..pieces[guilty.end - 1].range.end)
    })
}

/// The alternatives of a pattern and of every group in it, by indices of pieces: the outermost first.
fn alternations(pieces: &[Piece<'_>]) -> Vec<Vec<Range<usize>>> {
    let branch_at = |start: usize| Vec::from_iter(std::iter::once(start..start));
    let mut closed: Vec<Vec<Range<usize>>> = Vec::new();
    let mut open: Vec<Vec<Range<usize>>> = vec![branch_at(0)];
    let end_branch = |open: &mut Vec<Vec<Range<usize>>>, at: usize| {
        if let Some(branch) = open.last_mut().and_then(|branches| branches.last_mut()) {
            branch.end = at;
        }
    };
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            PieceKind::Open | PieceKind::Raw("(") => open.push(branch_at(at + 1)),
            PieceKind::Raw("|") => {
                end_branch(&mut open, at);
                open.last_mut().into_iter().for_each(|branches| branches.push(at + 1..at + 1));
            }
            PieceKind::Raw(")") if open.len() > 1 => {
                end_branch(&mut open, at);
                closed.extend(open.pop());
            }
            _ => {}
        }
    }
    end_branch(&mut open, pieces.len());
    closed.extend(open.pop());
    closed.retain(|branches| branches.len() > 1);
    closed.sort_by_key(|branches| branches[0].start);
    closed
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
