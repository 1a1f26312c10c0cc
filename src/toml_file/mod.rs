//! TOML files taken apart key by key. Every mistake is a diagnostic on the very characters, and none
//! hides another.
//!
//! Serde would stop at the first unknown key and loses the spans inside untagged types, so tables are
//! walked here: what is taken from a table tells which keys it has, and what is left is unknown. What
//! the keys mean is the business of `rule_file` and `config`.

mod literal;
#[cfg(test)]
pub(crate) mod schema;
mod syntax;

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{SourceFile, Span};
use crate::spelling::nearest;
use globset::{GlobBuilder, GlobMatcher};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What was taken from a file, and its mistakes so far.
pub(crate) struct Read<T> {
    pub(crate) content: T,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) damage: Damage,
}

/// What of a file does not parse, and was left out.
#[derive(Debug, Default)]
pub(crate) struct Damage {
    /// The names at the head of what was left out; nothing is known of what they hold, so that their
    /// absence elsewhere proves nothing.
    pub(crate) names: BTreeSet<String>,
    /// The names of tables that lack a statement: `fact`, `pact-signed`.
    pub(crate) gaps: Vec<Vec<String>>,
}

/// Parses a file and hands its top table to `take`.
pub(crate) fn read<T>(source: &Arc<SourceFile>, take: impl FnOnce(Table<'_>) -> T) -> Read<T> {
    let mended = syntax::mend(&source.text);
    let diagnostics = mended
        .errors
        .into_iter()
        .map(|error| {
            let label = Label::primary(Span::new(source.id, error.range), "TOML cannot be read here");
            let diagnostic =
                Diagnostic::error("toml-syntax", format!("invalid TOML: {}", error.message), label);
            error.help.into_iter().fold(diagnostic, Diagnostic::with_help)
        })
        .collect();
    let damage = Damage { names: mended.lost, gaps: mended.gaps };
    let file = File { source, diagnostics: RefCell::new(diagnostics), damage };
    let (root, _) = DeTable::parse_recoverable(mended.text.as_deref().unwrap_or(&source.text));
    let at = Span::new(source.id, 0..source.text.lines().next().map_or(0, str::len));
    let content = take(Table::new(&file, root.get_ref(), at, "the file"));
    Read { content, diagnostics: file.diagnostics.into_inner(), damage: file.damage }
}

/// A file that is being taken apart.
pub(crate) struct File<'a> {
    source: &'a Arc<SourceFile>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    damage: Damage,
}

impl File<'_> {
    pub(crate) fn tell(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source.id, range)
    }
}

/// A table whose keys are being taken.
pub(crate) struct Table<'a> {
    file: &'a File<'a>,
    entries: &'a DeTable<'a>,
    /// Where a missing key is told: the table's name, or its braces.
    at: Span,
    /// "a fact", "the pack": for messages.
    what: &'static str,
    known: Vec<&'static str>,
    /// What is missing is not told.
    excused: bool,
}

impl<'a> Table<'a> {
    fn new(file: &'a File<'a>, entries: &'a DeTable<'a>, at: Span, what: &'static str) -> Self {
        Self { file, entries, at, what, known: Vec::new(), excused: false }
    }

    /// Where the table stands: its name in the header, or its braces.
    pub(crate) fn span(&self) -> Span {
        self.at
    }

    pub(crate) fn tell(&self, diagnostic: Diagnostic) {
        self.file.tell(diagnostic);
    }

    /// Whether there is this key and no other.
    pub(crate) fn holds_only(&self, key: &str) -> bool {
        self.entries.len() == 1 && self.entries.contains_key(key)
    }

    /// Whether what is missing is passed over from here on.
    pub(crate) fn excuse(&mut self, excused: bool) {
        self.excused = excused;
    }

    /// The value of a key, if it is there and of the right type.
    pub(crate) fn take<T: FromToml>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let (name, value) = self.entries.get_key_value(key)?;
        T::from_toml(Node { file: self.file, key, key_span: self.file.span(name.span()), value })
    }

    /// The value of a key that has to be there; `help` says how to write it.
    pub(crate) fn require<T: FromToml>(&mut self, key: &'static str, help: &str) -> Option<T> {
        let lost = || self.file.damage.names.contains(key);
        // A key that is only misspelled is told as that.
        let misspelled = || self.entries.keys().any(|name| nearest(name.get_ref(), [key]).is_some());
        if !self.excused && !self.entries.contains_key(key) && !lost() && !misspelled() {
            let message = format!("{} has no `{key}`", self.what);
            let label = Label::primary(self.at, format!("`{key}` is missing"));
            self.tell(Diagnostic::error("missing-key", message, label).with_help(help));
        }
        self.take(key)
    }

    /// The keys that were taken and are there, with their places.
    pub(crate) fn taken(&self) -> BTreeMap<&'static str, Span> {
        let span = |key: &'static str| Some((key, self.file.span(self.entries.get_key_value(key)?.0.span())));
        self.known.iter().copied().filter_map(span).collect()
    }

    /// Tells every key that was not taken. `elsewhere` are keys known in other tables, with the name of
    /// that table.
    pub(crate) fn finish(self, elsewhere: &[(&str, &str)]) {
        let mut unknown: Vec<_> =
            self.entries.iter().filter(|(key, _)| !self.known.contains(&key.get_ref().as_ref())).collect();
        unknown.sort_by_key(|(key, _)| key.span().start);
        for (key, _) in unknown {
            let name: &str = key.get_ref();
            let label = Label::primary(self.file.span(key.span()), "unknown key");
            let help = self.help_for(name, elsewhere);
            let message = format!("unknown key `{name}` in {}", self.what);
            self.tell(Diagnostic::error("unknown-key", message, label).with_help(help));
        }
    }

    fn help_for(&self, name: &str, elsewhere: &[(&str, &str)]) -> String {
        const FEW: usize = 9;
        let free = self.known.iter().copied().filter(|key| !self.entries.contains_key(*key));
        if let Some((_, owner)) = elsewhere.iter().find(|(key, _)| *key == name) {
            return format!("`{name}` belongs in {owner}");
        }
        if let Some(meant) = nearest(name, free).or_else(|| nearest(name, self.known.iter().copied())) {
            return format!("did you mean `{meant}`?");
        }
        if self.known.len() <= FEW {
            let keys: Vec<String> = self.known.iter().map(|key| format!("`{key}`")).collect();
            return format!("the keys of {} are {}", self.what, keys.join(", "));
        }
        format!("remove it, or see `docs/rules.md` for the keys of {}", self.what)
    }
}

/// A value under a key.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    file: &'a File<'a>,
    key: &'a str,
    key_span: Span,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    pub(crate) fn span(&self) -> Span {
        self.file.span(self.value.span())
    }

    pub(crate) fn is_string(&self) -> bool {
        self.value.get_ref().is_str()
    }

    pub(crate) fn is_flag(&self) -> bool {
        self.value.get_ref().is_bool()
    }

    pub(crate) fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }

    /// How many mistakes of the file have been told so far.
    pub(crate) fn told(&self) -> usize {
        self.file.diagnostics.borrow().len()
    }

    /// The value as a table; `what` names it in messages.
    pub(crate) fn table(self, what: &'static str, expected: &str) -> Option<Table<'a>> {
        let DeValue::Table(entries) = self.value.get_ref() else { return self.wrong_type(expected) };
        Some(Table::new(self.file, entries, self.place(), what))
    }

    /// Where the value is shown: itself, or for a table under a header or made of dotted keys its name.
    /// An element of a `[[list]]` of tables is shown by its own header.
    pub(crate) fn place(&self) -> Span {
        let text = &self.file.source.text[self.value.span()];
        let by_name = self.value.get_ref().is_table() && !text.starts_with('{') && !text.starts_with("[[");
        if by_name { self.key_span } else { self.span() }
    }

    /// The elements of a list, or the value itself as the only one.
    fn elements(self) -> Vec<Node<'a>> {
        match self.value.get_ref() {
            DeValue::Array(array) => array.iter().map(|value| self.element(value)).collect(),
            _ => vec![self],
        }
    }

    fn element(self, value: &'a Spanned<DeValue<'a>>) -> Node<'a> {
        Node { value, ..self }
    }

    /// Tells that the value is of a type that its key does not take.
    pub(crate) fn wrong_type<T>(self, expected: &str) -> Option<T> {
        let (found, quoted) = match self.value.get_ref() {
            DeValue::String(_) => ("a string", false),
            DeValue::Integer(_) => ("a number", true),
            DeValue::Float(_) => ("a number", true),
            DeValue::Boolean(_) => ("true or false", false),
            DeValue::Datetime(_) => ("a date", true),
            DeValue::Array(_) => ("a list", false),
            DeValue::Table(_) => ("a table", false),
        };
        let text = &self.file.source.text[self.value.span()];
        let help = if quoted && expected.starts_with("a string") {
            format!("put it in quotes: \"{text}\"")
        } else {
            format!("give {expected}")
        };
        let message = format!("`{}` takes {expected}, not {found}", self.key);
        let diagnostic = Diagnostic::error("wrong-type", message, Label::primary(self.place(), found));
        self.file.tell(diagnostic.with_help(help));
        None
    }

    fn empty<T>(self, what: &str, help: &str) -> Option<T> {
        let label = Label::primary(self.span(), format!("an empty {what}"));
        self.file.tell(
            Diagnostic::error("empty-value", format!("`{}` is empty", self.key), label).with_help(help),
        );
        None
    }
}

/// What can be read from a value.
pub(crate) trait FromToml: Sized {
    /// Reads the value, or tells what is wrong with it.
    fn from_toml(node: Node<'_>) -> Option<Self>;
}

/// A string that is not empty.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// Between the quotes.
    pub(crate) span: Span,
    source: Arc<SourceFile>,
    literal: Range<usize>,
}

impl Text {
    /// Where some bytes of the decoded string were written.
    pub(crate) fn part(&self, decoded: Range<usize>) -> Span {
        let literal = &self.source.text[self.literal.clone()];
        let mut raw = literal::raw_range(literal, decoded);
        if raw.is_empty() {
            // A place between two characters is shown by the one behind it, or else the quote there.
            raw.end += literal[raw.start..].chars().next().map_or(0, char::len_utf8);
        }
        Span::new(self.source.id, self.literal.start + raw.start..self.literal.start + raw.end)
    }
}

impl Text {
    pub(crate) fn file(&self) -> Arc<SourceFile> {
        Arc::clone(&self.source)
    }

    /// The index of the string among the words that may stand there, which are names of a `what`.
    pub(crate) fn one_of(&self, what: &str, options: &[&str], told: &mut Vec<Diagnostic>) -> Option<usize> {
        let index = options.iter().position(|option| *option == self.value);
        if index.is_none() {
            let help = match nearest(&self.value, options.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("give one of {}", listed(options)),
            };
            let message = format!("unknown {what} `{}`", self.value);
            let label = Label::primary(self.span, format!("no {what} of this name"));
            told.push(Diagnostic::error("unknown-option", message, label).with_help(help));
        }
        index
    }

    /// The one of many words that the string is, too many to list: `example` is one of them.
    pub(crate) fn one_of_many(
        &self,
        what: &str,
        options: &[&'static str],
        example: &str,
        told: &mut Vec<Diagnostic>,
    ) -> Option<&'static str> {
        let found = options.iter().copied().find(|option| *option == self.value);
        if found.is_none() {
            let help = match nearest(&self.value, options.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("write it like `{example}`"),
            };
            let message = format!("unknown {what} `{}`", self.value);
            let label = Label::primary(self.span, format!("no {what} of this name"));
            told.push(Diagnostic::error("unknown-option", message, label).with_help(help));
        }
        found
    }

    /// The string as a glob over paths.
    pub(crate) fn glob(&self, told: &mut Vec<Diagnostic>) -> Option<GlobMatcher> {
        let is_step = |part: &Component<'_>| *part != Component::CurDir;
        let normal: PathBuf = Path::new(self.value.trim()).components().filter(is_step).collect();
        match GlobBuilder::new(&normal.to_string_lossy()).literal_separator(true).build() {
            Ok(glob) => Some(glob.compile_matcher()),
            Err(error) => {
                let message = format!("`{}` is no glob: {}", self.value, error.kind());
                let help = "write paths like `drafts/*.md`, or `drafts/**/*.md` for any depth";
                let label = Label::primary(self.span, "no glob");
                told.push(Diagnostic::error("bad-glob", message, label).with_help(help));
                None
            }
        }
    }

    /// The characters of the string, and where each was written.
    pub(crate) fn characters(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
        let start = self.literal.start;
        literal::characters(&self.source.text[self.literal.clone()])
            .map(move |(decoded, raw)| (decoded, start + raw.start..start + raw.end))
    }
}

impl FromToml for Text {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let DeValue::String(value) = node.value.get_ref() else { return node.wrong_type("a string") };
        if value.trim().is_empty() {
            return node.empty("string", "fill it in");
        }
        let literal = node.value.span();
        let body = literal::body(&node.file.source.text[literal.clone()]);
        Some(Self {
            value: value.clone().into_owned(),
            span: node.file.span(literal.start + body.start..literal.start + body.end),
            source: Arc::clone(node.file.source),
            literal,
        })
    }
}

/// Anything that is written as one word: a string, or a number or date as it stands.
#[derive(Clone, Debug)]
pub(crate) struct Scalar {
    /// The string, or the characters of the number or date (of a date with a time, the date).
    pub(crate) value: String,
    pub(crate) span: Span,
}

impl FromToml for Scalar {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let span = node.span();
        let value = match node.value.get_ref() {
            DeValue::String(_) => {
                let Text { value, span, .. } = Text::from_toml(node)?;
                return Some(Self { value, span });
            }
            DeValue::Integer(_) | DeValue::Float(_) => node.file.source.text[span.range()].replace('_', ""),
            DeValue::Datetime(datetime) => match datetime.date {
                Some(date) => date.to_string(),
                None => return node.wrong_type("a string, a number or a date"),
            },
            _ => return node.wrong_type("a string, a number or a date"),
        };
        Some(Self { value, span })
    }
}

/// `true` or `false`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flag {
    pub(crate) value: bool,
}

impl FromToml for Flag {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        match node.value.get_ref() {
            DeValue::Boolean(value) => Some(Self { value: *value }),
            _ => node.wrong_type("true or false"),
        }
    }
}

/// One or several, written as `x` or `[x, y]`. Elements that cannot be read are told and left out.
#[derive(Clone, Debug)]
pub(crate) struct List<T> {
    pub(crate) items: Vec<T>,
    pub(crate) span: Span,
}

impl<T: FromToml> FromToml for List<T> {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let elements = node.elements();
        if elements.is_empty() {
            return node.empty("list", "give at least one");
        }
        Some(Self { items: elements.into_iter().filter_map(T::from_toml).collect(), span: node.span() })
    }
}

/// As [`List`], and may be empty.
#[derive(Clone, Debug)]
pub(crate) struct MaybeEmpty<T> {
    pub(crate) items: Vec<T>,
}

impl<T: FromToml> FromToml for MaybeEmpty<T> {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        Some(Self { items: node.elements().into_iter().filter_map(T::from_toml).collect() })
    }
}

/// A key that the author chose.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// A table whose keys the author chose, in the order of the file.
#[derive(Clone, Debug)]
pub(crate) struct Named<T>(pub(crate) Vec<(Name, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: FromToml> FromToml for Named<T> {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let DeValue::Table(entries) = node.value.get_ref() else { return node.wrong_type("a table") };
        let mut entries: Vec<_> = entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let named = entries.into_iter().filter_map(|(key, value)| {
            let span = node.file.span(key.span());
            let name = Name { value: key.get_ref().clone().into_owned(), span };
            let inner = Node { file: node.file, key: key.get_ref(), key_span: span, value };
            Some((name, T::from_toml(inner)?))
        });
        Some(Self(named.collect()))
    }
}

/// Words as they are listed in a sentence: `a`, `b` or `c`.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
