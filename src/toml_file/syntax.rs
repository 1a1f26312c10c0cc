//! TOML that does not parse: every syntax error told once, and what is sound kept.
//!
//! The parser recovers by guessing, and one bracket left open makes it misread the rest of the file.
//! So a file with errors is cut into statements, each is parsed alone, and those that fail are blanked
//! out, byte for byte, before the whole is parsed again. Offsets stay what they were.

use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::DeTable;

/// A mistake in the syntax.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: Option<String>,
}

/// A file's text made to parse.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// The text with what is broken blanked out; `None`: nothing was.
    pub(super) text: Option<String>,
    pub(super) errors: Vec<SyntaxError>,
    /// The names that stood at the head of what was blanked out: keys, and the parts of table names.
    pub(super) lost: BTreeSet<String>,
    /// The names of the tables that lack a statement now.
    pub(super) gaps: Vec<Vec<String>>,
}

/// Finds the syntax errors of a file and blanks them out.
pub(super) fn mend(text: &str) -> Mended {
    if DeTable::parse_recoverable(text).1.is_empty() {
        return Mended::default();
    }
    let mut mended = Mended::default();
    let mut blanked = text.as_bytes().to_vec();
    let statements = statements(text);
    let mut next = 0;
    let mut header_lost = false;
    let mut last_sound = true;
    let mut table = Vec::new();
    while next < statements.len() {
        let (is_sound, end) = sound_from(text, &statements, next);
        let statement = &statements[next];
        if statement.kind == StatementKind::Header {
            header_lost = !is_sound;
            table = names_at(&text[statement.range.clone()]);
        }
        // What is left of a statement that broke off is told with it.
        let is_rest = statement.kind == StatementKind::Stray && !last_sound;
        last_sound = is_sound;
        if !is_sound && !is_rest {
            mended.errors.extend(errors_of(text, statement.range.clone()));
        }
        if !is_sound || header_lost {
            mended.lost.extend(names_at(&text[statement.range.clone()]));
            mended.gaps.extend((!header_lost).then(|| table.clone()));
            blank(&mut blanked[statement.range.start..statements[end - 1].range.end]);
        }
        next = end;
    }
    let blanked = String::from_utf8(blanked).expect("whole statements give way to spaces");
    // What is left are errors between statements: a key or table given twice.
    let left = DeTable::parse_recoverable(&blanked).1;
    mended.errors.extend(left.iter().map(|error| told(text, error, 0)));
    mended.errors.sort_by_key(|error| (error.range.start, error.range.end));
    mended.errors.dedup();
    mended.text = Some(blanked);
    mended
}

/// A table header, or a key with its value as far as the next line that begins like either.
struct Statement {
    range: Range<usize>,
    kind: StatementKind,
}

/// What a statement begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StatementKind {
    Header,
    Key,
    /// Words that could continue no value.
    Stray,
}

fn statements(text: &str) -> Vec<Statement> {
    let mut starts = vec![(0, StatementKind::Key)];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(kind) = opens_statement(line) {
            starts.push((at, kind));
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .filter(|((start, _), end)| start < end)
        .map(|((start, kind), end)| Statement { range: start..end, kind })
        .collect()
}

/// What a line begins, if it looks like the beginning of a statement.
fn opens_statement(line: &str) -> Option<StatementKind> {
    let line = line.trim();
    if line.starts_with('[') {
        let name = line.trim_start_matches('[').trim_start();
        let named = name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        return named.then_some(StatementKind::Header);
    }
    let after_key = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_.\"'".contains(c));
    if after_key.len() < line.len() && after_key.trim_start().starts_with('=') {
        return Some(StatementKind::Key);
    }
    line.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(StatementKind::Stray)
}

/// Whether a statement parses, alone or together with those behind it (lines of a multi-line value
/// may look like statements), and the index behind the last one taken.
fn sound_from(text: &str, statements: &[Statement], first: usize) -> (bool, usize) {
    const MOST_TAKEN: usize = 24;
    let start = statements[first].range.start;
    for (end, last) in statements.iter().enumerate().skip(first).take(MOST_TAKEN) {
        let errors = DeTable::parse_recoverable(&text[start..last.range.end]).1;
        if errors.is_empty() {
            return (true, end + 1);
        }
        let goes_on = |message: &str| message.starts_with("unclosed") || message.contains("multi-line");
        if statements[first].kind == StatementKind::Header
            || !errors.iter().any(|error| goes_on(error.message()))
        {
            break;
        }
    }
    (false, first + 1)
}

/// The errors of one statement parsed alone. Of those that are about its structure only the first
/// is told: the others follow from it.
fn errors_of(text: &str, range: Range<usize>) -> Vec<SyntaxError> {
    let statement = &text[range.clone()];
    let trimmed = &statement[..statement.trim_end().len()];
    let errors = DeTable::parse_recoverable(trimmed).1;
    let (escapes, mut structure): (Vec<_>, Vec<_>) =
        errors.iter().partition(|error| error.message().starts_with(BAD_ESCAPE));
    structure.sort_by_key(|error| (error.span().map(|span| span.start), error.message().to_owned()));
    let unclosed = structure.iter().position(|error| error.message().starts_with("unclosed"));
    let first = structure.get(unclosed.unwrap_or(0)).copied();
    let errors = escapes.into_iter().chain(first).map(|error| told(text, error, range.start));
    // A backslash that ends a line is part of a string that breaks off there.
    errors.filter(|error| first.is_none() || &text[error.range.clone()] != "\\").collect()
}

const BAD_ESCAPE: &str = "missing escaped value";

/// The parser's error, its range widened to at least one character, in our words where they are plainer.
fn told(text: &str, error: &toml::de::Error, base: usize) -> SyntaxError {
    let span = error.span().unwrap_or(0..0);
    let mut range = visible(text, base + span.start..base + span.end);
    let message = error.message();
    if message.starts_with(BAD_ESCAPE) {
        range.start -= usize::from(text[..range.start].ends_with('\\'));
        let escape = &text[range.clone()];
        return SyntaxError {
            message: format!("`{escape}` is no escape in a string with double quotes"),
            help: Some("put the string in 'single quotes', where a backslash is just a backslash".into()),
            range,
        };
    }
    if message == "duplicate key" {
        let name = &text[range.clone()];
        return SyntaxError {
            message: format!("`{name}` is given twice"),
            help: Some("merge the two, or rename one".into()),
            range,
        };
    }
    let (plain, help) = match message {
        _ if message.starts_with("unclosed array") => {
            let open = text[base..range.end].find('[').map_or(range.start, |at| base + at);
            range = open..open + 1;
            ("this list is never closed", "close it with `]`")
        }
        _ if message.starts_with("unclosed table") => {
            ("this table name is never closed", "close it with `]`")
        }
        _ if message.contains(" string, expected `") => {
            let quote = message.chars().rev().nth(1).unwrap_or('"');
            let line = line_start(text, range.start);
            range.start = text[line..range.end].rfind(quote).map_or(range.start, |at| line + at);
            ("this string is never closed", "close it with the quote that opens it, on the same line")
        }
        _ if message.starts_with("string values must be quoted")
            || message.starts_with("invalid boolean") =>
        {
            ("text stands in quotes", "put quotes around it")
        }
        _ if message.starts_with("key with no value") => {
            let line = line_start(text, range.start);
            range.start = range.end - text[line..range.end].trim_start().len();
            ("a key has no value", "write `key = value`")
        }
        _ if message.starts_with("missing comma") => ("a comma is missing", "put a comma in between"),
        _ => (message, "put it right as https://toml.io/en/v1.1.0 says"),
    };
    SyntaxError { range, message: plain.to_owned(), help: Some(help.to_owned()) }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The range if it shows anything, else the character at it, else the one before.
fn visible(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let range = floor(range.start)..floor(range.end).max(floor(range.start));
    if !range.is_empty() {
        return range;
    }
    match text[range.start..].chars().next() {
        Some(c) if !c.is_whitespace() => range.start..range.start + c.len_utf8(),
        _ => {
            let before = text[..range.start].trim_end();
            let last = before.chars().next_back().map_or(0, char::len_utf8);
            before.len() - last..before.len()
        }
    }
}

/// The names at the head of a statement: of `[fact.miners-killed` both, of `find = …` the key.
fn names_at(statement: &str) -> Vec<String> {
    let head = statement.trim_start().trim_start_matches('[').trim_start();
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.\"'".contains(c);
    let head = &head[..head.find(|c| !is_name(c)).unwrap_or(head.len())];
    head.split('.')
        .map(|name| name.trim_matches(['"', '\'']).to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Spaces for everything but the line ends.
fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors of `text` as `words: message`, and what is left of it.
    fn check(text: &str, errors: &[&str], left: &str) {
        let mended = mend(text);
        let told: Vec<String> = mended
            .errors
            .iter()
            .map(|error| format!("{}: {}", &text[error.range.clone()], error.message))
            .collect();
        assert_eq!(told, errors);
        let remains = mended.text.as_deref().unwrap_or(text);
        assert_eq!(remains.len(), text.len());
        assert_eq!(remains.split_whitespace().collect::<Vec<_>>().join(" "), left);
    }

    #[test]
    fn a_sound_file_is_left_alone() {
        check("a = 1\n[b]\nc = '''\n[x\nd = '''\n", &[], "a = 1 [b] c = ''' [x d = '''");
    }

    #[test]
    fn an_open_list_does_not_swallow_the_next_table() {
        check(
            "[fact.a]\nfind = [\n  'x',\n[fact.b]\nkind = 'level'\n",
            &["[: this list is never closed"],
            "[fact.a] [fact.b] kind = 'level'",
        );
    }

    #[test]
    fn every_broken_statement_is_told() {
        check(
            "[fact.a]\ntitle = \"x\nfind = \"\\d+\\s\"\nkind = level\nkind = 'level'\n",
            &[
                "\"x: this string is never closed",
                "\\d: `\\d` is no escape in a string with double quotes",
                "\\s: `\\s` is no escape in a string with double quotes",
                "level: text stands in quotes",
            ],
            "[fact.a] kind = 'level'",
        );
    }

    #[test]
    fn a_broken_header_takes_its_table_along() {
        check("[fact.a\nkind = 'level'\n[fact.b]\n", &["a: this table name is never closed"], "[fact.b]");
    }

    #[test]
    fn a_value_over_several_lines_is_one_statement() {
        check(
            "a = [\n  'x',\n]\nb = '''\nc = d\n'''\ne = ?\n",
            &["?: text stands in quotes"],
            "a = [ 'x', ] b = ''' c = d '''",
        );
    }

    #[test]
    fn the_rest_of_a_broken_string_is_told_with_it() {
        check("a = \"one \\\n  two\"\nb = 'x'\n", &["\"one \\: this string is never closed"], "b = 'x'");
        check("a = \"one\n two.\nb = 'x'\n", &["\"one: this string is never closed"], "b = 'x'");
        check("a = 'x'\nwords\n", &["words: a key has no value"], "a = 'x'");
    }

    #[test]
    fn a_key_given_twice() {
        check("[a]\nb = 1\nb = 2\n", &["b: `b` is given twice"], "[a] b = 1 b = 2");
    }
}
