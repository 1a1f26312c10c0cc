//! What a comment says to gainsay.
//!
//! ```text
//! gainsay: allow pact-signed, discrepancy until 2025-01-31 — quotes the treaty of another year
//! ```
//!
//! Knows the form alone: which facts and codes there are, and which day it is, others know.

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{SourceFile, Span};
use crate::spelling::nearest;
use crate::text::Comment;
use crate::toml_file::listed;
use jiff::civil;
use std::ops::Range;

/// A directive that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Directive {
    /// Its words, without the marks of the comment.
    pub(super) span: Span,
    pub(super) scope: Scope,
    /// Facts and codes.
    pub(super) names: Vec<Name>,
    /// The last day on which it holds, and where that is written.
    pub(super) until: Option<(civil::Date, Span)>,
}

/// A fact or code as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Span,
}

/// How far a directive reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The sentence it stands in, or else the next.
    Sentence,
    /// The line it stands on, or else the next that has words.
    Line,
    /// The paragraph, item or row it stands in, or else what begins next: a list or table as a whole.
    Block,
    File,
}

/// What a directive asks for, by how far it reaches.
const VERBS: [(&str, Scope); 4] = [
    ("allow", Scope::Sentence),
    ("allow-line", Scope::Line),
    ("allow-block", Scope::Block),
    ("allow-file", Scope::File),
];

impl Scope {
    fn of_verb(verb: &str) -> Option<Self> {
        VERBS.iter().find(|(known, _)| *known == verb).map(|(_, scope)| *scope)
    }
}

/// Reads a comment that speaks to gainsay.
///
/// # Errors
/// The first mistake in it, on its very characters.
pub(super) fn read(file: &SourceFile, comment: &Comment) -> Result<Directive, Box<Diagnostic>> {
    let words = trimmed(&file.text, comment.words.clone());
    let at = |range: Range<usize>| Span::new(file.id, range);
    if !comment.is_closed {
        let what = "the comment is never closed";
        return Err(malformed(what, at(comment.range.clone()), "opened here", "end it with `-->`"));
    }
    let head = behind_name(&file.text, words.clone()).ok_or_else(|| {
        let name = words.start..words.start + "gainsay".len();
        malformed("it has no colon", at(name), "no colon behind this", EXAMPLE)
    })?;
    let dash = dash(&file.text[head.clone()]);
    let (head, reason) = match dash {
        Some(dash) => (head.start..head.start + dash.start, head.start + dash.end..head.end),
        None => (head.clone(), head.end..head.end),
    };
    let mut tokens = tokens(&file.text, head);
    let verb = tokens.next().ok_or_else(|| {
        malformed("it asks for nothing", at(words.clone()), "nothing is asked for", EXAMPLE)
    })?;
    let scope = Scope::of_verb(&file.text[verb.clone()])
        .ok_or_else(|| unknown_verb(&file.text[verb.clone()], at(verb.clone())))?;
    let rest: Vec<Range<usize>> = tokens.collect();
    let until = rest.iter().position(|token| &file.text[token.clone()] == "until");
    let (names, day) = rest.split_at(until.unwrap_or(rest.len()));
    if names.is_empty() {
        let what = "it names no fact or code";
        return Err(malformed(
            what,
            at(verb),
            "allow what?",
            "name facts or codes behind it, divided by commas",
        ));
    }
    let until = if day.is_empty() { None } else { Some(self::until(file, day)?) };
    if !file.text[reason].contains(char::is_alphanumeric) {
        return Err(malformed(
            "it gives no reason",
            at(words),
            "no reason is given",
            "say why, behind a dash: `… — quotes the first report`",
        ));
    }
    let names =
        names.iter().map(|name| Name { text: file.text[name.clone()].to_owned(), span: at(name.clone()) });
    Ok(Directive { span: at(words), scope, names: names.collect(), until })
}

const EXAMPLE: &str = "write `gainsay: allow FACT-OR-CODE — REASON`";

fn malformed(what: &str, span: Span, label: &str, help: &str) -> Box<Diagnostic> {
    let message = format!("directive cannot be read: {what}");
    Box::new(Diagnostic::error("malformed-allow", message, Label::primary(span, label)).with_help(help))
}

fn unknown_verb(verb: &str, span: Span) -> Box<Diagnostic> {
    let verbs = VERBS.map(|(verb, _)| verb);
    let help = match nearest(verb, verbs) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("give one of {}", listed(&verbs)),
    };
    malformed(&format!("there is no `{verb}`"), span, "no directive of this name", &help)
}

/// The day behind `until`.
fn until(file: &SourceFile, tokens: &[Range<usize>]) -> Result<(civil::Date, Span), Box<Diagnostic>> {
    let help = "write the last day on which it holds: `until 2025-01-31`";
    let told =
        |range: Range<usize>, label| malformed("`until` needs a day", Span::new(file.id, range), label, help);
    match tokens {
        [_, day] => match written_day(&file.text[day.clone()]) {
            Some(date) => Ok((date, Span::new(file.id, day.clone()))),
            None => Err(told(day.clone(), "no day of the calendar")),
        },
        [until] => Err(told(until.clone(), "no day behind this")),
        [_, _, more @ ..] => {
            let (first, last) = (&more[0], &more[more.len() - 1]);
            Err(told(first.start..last.end, "more than a day"))
        }
        [] => unreachable!("`until` is among the tokens"),
    }
}

/// A day as `YYYY-MM-DD`, and in no other form.
fn written_day(day: &str) -> Option<civil::Date> {
    let is_form = day.len() == 10
        && day
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    day.parse().ok().filter(|_| is_form)
}

/// What stands behind `gainsay:`.
fn behind_name(text: &str, words: Range<usize>) -> Option<Range<usize>> {
    let name_end = words.start + "gainsay".len();
    let colon = text[name_end..words.end].find(|c: char| !c.is_whitespace())? + name_end;
    text[colon..].starts_with(':').then_some(colon + 1..words.end)
}

/// The dash between what is allowed and the reason: `—`, `–`, `--`, or a hyphen between spaces.
fn dash(text: &str) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_space = |at: Option<&u8>| at.is_none_or(u8::is_ascii_whitespace);
    text.char_indices().find_map(|(at, c)| match c {
        '—' | '–' => Some(at..at + c.len_utf8()),
        '-' => {
            let len = bytes[at..].iter().take_while(|byte| **byte == b'-').count();
            let alone =
                is_space(at.checked_sub(1).map(|before| &bytes[before])) && is_space(bytes.get(at + len));
            (len > 1 || alone).then_some(at..at + len)
        }
        _ => None,
    })
}

/// Words divided by spaces and commas. A `>` by itself marks a quotation that the comment stands in.
fn tokens(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    std::iter::from_fn(move || {
        loop {
            let divides = |c: char| c.is_whitespace() || c == ',';
            let start = at + text[at..range.end].find(|c| !divides(c))?;
            at = start + text[start..range.end].find(divides).unwrap_or(range.end - start);
            if &text[start..at] != ">" {
                return Some(start..at);
            }
        }
    })
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    /// `expected`: the directive as `scope: names (until)`, or the mistake as `words: message`.
    fn check(words: &str, expected: &str) {
        let text = format!("<!--{words}-->");
        let file = SourceFile::new(SourceId(0), "a.md", text.as_str());
        let comment =
            Comment { range: 0..text.len(), words: 4..text.len() - 3, is_closed: true, inside: false };
        let found = match read(&file, &comment) {
            Ok(directive) => {
                let names: Vec<&str> = directive.names.iter().map(|name| &text[name.span.range()]).collect();
                let until = directive.until.map(|(day, _)| format!(" until {day}")).unwrap_or_default();
                format!("{:?}: {}{until}", directive.scope, names.join(" "))
            }
            Err(told) => {
                let what = told.message.trim_start_matches("directive cannot be read: ");
                format!("{}: {what}", &text[told.primary_span().range()])
            }
        };
        assert_eq!(found, expected, "{words:?}");
    }

    #[test]
    fn forms() {
        check(" gainsay: allow pact-signed — it quotes ", "Sentence: pact-signed");
        check("gainsay:allow-line a,b , c–why", "Line: a b c");
        check(
            "\nGainsay : allow-block a b\nuntil 2025-01-31 -- why — and how\n",
            "Block: a b until 2025-01-31",
        );
        check(" gainsay: allow-file until-now - a reason", "File: until-now");
        check(" gainsay: allow a\n> — why", "Sentence: a");
    }

    #[test]
    fn mistakes_are_on_the_very_characters() {
        check(" gainsay allow a — why", "gainsay: it has no colon");
        check(" gainsay: ", "gainsay:: it asks for nothing");
        check(" gainsay: alow-line a — why", "alow-line: there is no `alow-line`");
        check(" gainsay: allow — why", "allow: it names no fact or code");
        check(" gainsay: allow until 2025-01-31 — why", "allow: it names no fact or code");
        check(" gainsay: allow a ", "gainsay: allow a: it gives no reason");
        check(" gainsay: allow a — … ", "gainsay: allow a — …: it gives no reason");
        check(" gainsay: allow a until — why", "until: `until` needs a day");
        check(" gainsay: allow a until 2025-02-30 — why", "2025-02-30: `until` needs a day");
        check(" gainsay: allow a until 20250131 — why", "20250131: `until` needs a day");
        check(" gainsay: allow a until 2025-01-31, b — why", "b: `until` needs a day");
    }
}
