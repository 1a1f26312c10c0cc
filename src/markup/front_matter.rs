//! Front matter: the lines of YAML or TOML before a text that say what is known of it.
//!
//! Only simple keys are looked at; whatever else stands there is left alone.

use super::published;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::{SourceFile, Span};
use crate::value::Date;
use saphyr_parser::{Event, Parser};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What the front matter of a text says.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// Where the text itself begins.
    pub(super) body: usize,
    pub(super) published: Option<Date>,
    pub(super) publisher: Option<String>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Keys that name the day of publication, the surest first.
const PUBLISHED: [&str; 10] = [
    "published",
    "publish-date",
    "published-at",
    "published-on",
    "publication-date",
    "date-published",
    "pub-date",
    "publishdate",
    "pubdate",
    "date",
];

/// Keys that name the publisher, the surest first.
const PUBLISHER: [&str; 4] = ["publisher", "publication", "outlet", "site-name"];

/// Front matter ends within so many bytes, or it is none.
const LONGEST: usize = 64 * 1024;

#[derive(Debug)]
struct Entry {
    /// In the lower case, `-` for `_`.
    key: String,
    value: String,
    /// Bytes of the file.
    range: Range<usize>,
}

/// Reads the front matter at the beginning of a file, if it has one.
pub(super) fn read(file: &SourceFile) -> FrontMatter {
    let Some(block) = Block::find(&file.text) else {
        return FrontMatter { problems: never_closed(file).into_iter().collect(), ..FrontMatter::default() };
    };
    let text = &file.text[block.content.clone()];
    let (mut entries, mistake) = match block.format {
        Format::Yaml => yaml(text),
        Format::Toml => toml(text),
    };
    entries.retain(|entry| !matches!(entry.value.as_str(), "" | "~" | "null"));
    let start = block.content.start;
    let mut read = FrontMatter { body: block.end, ..FrontMatter::default() };
    if let Some((range, message)) = mistake {
        // A mistake at the very end is shown at the closing fence.
        let fence = if range.start == text.len() { 3 } else { 0 };
        let span = Span::new(file.id, start + range.start..start + range.end + fence);
        let problem =
            Diagnostic::warning("front-matter", "front matter cannot be read", Label::primary(span, message));
        read.problems.push(problem.with_help("the lines before this one count, the rest does not"));
    }
    let first = |keys: &[&str]| keys.iter().find_map(|key| entries.iter().find(|entry| entry.key == *key));
    read.publisher = first(&PUBLISHER).map(|entry| entry.value.clone());
    if let Some(entry) = first(&PUBLISHED) {
        read.published = published::parse(&entry.value);
        if read.published.is_none() {
            let span = Span::new(file.id, start + entry.range.start..start + entry.range.end);
            let label = Label::primary(span, "not a date");
            let message = format!("the `{}` of the front matter is no date that can be read", entry.key);
            let problem = Diagnostic::warning("front-matter", message, label);
            read.problems.push(problem.with_help("write it as `2024-06-19`, `2024-06` or `2024-06-19~`"));
        }
    }
    read
}

/// Tells of a fence with entries right below it and no other fence. A rule above a paragraph is none,
/// even if that begins with "Note: ".
fn never_closed(file: &SourceFile) -> Option<Diagnostic> {
    let mut lines = Lines::behind_mark(&file.text);
    let opening = lines.next()?;
    let (format, closing) = Format::of_fence(&file.text[opening.clone()])?;
    let fence = file.text[opening.clone()].trim_end();
    let is_entry = |line: Range<usize>| is_entry(file.text[line].trim_end(), format);
    if lines.by_ref().take(LEAST_ENTRIES).filter(|line| is_entry(line.clone())).count() < LEAST_ENTRIES {
        return None;
    }
    let is_closing = |line: Range<usize>| closing.contains(&file.text[line].trim_end());
    let label = Label::primary(Span::new(file.id, opening.start..opening.start + fence.len()), "opened here");
    let message = "front matter is never closed, and is read as text";
    let told = Diagnostic::warning("front-matter", message, label);
    Some(match lines.find(|line| is_closing(line.clone())) {
        Some(_) => told.with_note(format!("it may have {} KiB at most", LONGEST / 1024)),
        None => told.with_help(format!("put a line `{fence}` behind it")),
    })
}

/// So many entries below a fence are front matter, and no paragraph.
const LEAST_ENTRIES: usize = 2;

#[derive(Clone, Copy, Debug)]
enum Format {
    Yaml,
    Toml,
}

impl Format {
    /// The format that an opening fence begins, and the fences that close it.
    fn of_fence(line: &str) -> Option<(Self, &'static [&'static str])> {
        match line.trim_end() {
            "---" => Some((Self::Yaml, &["---", "..."])),
            "+++" => Some((Self::Toml, &["+++"])),
            _ => None,
        }
    }
}

#[derive(Debug)]
struct Block {
    format: Format,
    /// Between the fences.
    content: Range<usize>,
    /// Behind the closing fence.
    end: usize,
}

impl Block {
    fn find(text: &str) -> Option<Self> {
        let mut lines = Lines::behind_mark(text);
        let opening = lines.next()?;
        let (format, closing) = Format::of_fence(&text[opening])?;
        let start = lines.at;
        let mut has_key = false;
        while let Some(line) = lines.next() {
            if line.start > start + LONGEST {
                return None;
            }
            let line_text = text[line.clone()].trim_end();
            if closing.contains(&line_text) {
                // A rule above a paragraph and a rule below it are no front matter.
                let empty = text[start..line.start].trim().is_empty();
                return (has_key || empty).then_some(Self {
                    format,
                    content: start..line.start,
                    end: lines.at,
                });
            }
            has_key |= is_entry(line_text, format);
        }
        None
    }
}

/// Whether a line gives a key a value: `date: 2024-06-19`, `date = 2024-06-19`.
fn is_entry(line: &str, format: Format) -> bool {
    let sign = match format {
        Format::Yaml => ':',
        Format::Toml => '=',
    };
    line.split_once(sign).is_some_and(|(key, value)| {
        let key = key.trim().trim_matches(['"', '\'']);
        !key.is_empty()
            && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
            && (value.is_empty() || value.starts_with(' ') || sign == '=')
    })
}

/// Lines without their ends.
#[derive(Debug)]
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a file, a byte order mark left out.
    fn behind_mark(text: &'t str) -> Self {
        Self { text, at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 } }
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let end =
            memchr::memchr(b'\n', &self.text.as_bytes()[start..]).map_or(self.text.len(), |at| start + at);
        self.at = (end + 1).min(self.text.len());
        Some(start..end)
    }
}

/// Entries of the outermost mapping, and the first mistake. `publisher: { name: X }` is the entry
/// `publisher` too.
fn yaml(text: &str) -> (Vec<Entry>, Option<(Range<usize>, String)>) {
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let offset = |index: usize| offsets.get(index).copied().unwrap_or(text.len());
    let mut entries = Vec::new();
    // For each open mapping or sequence, the key whose value comes next.
    let mut open: Vec<Level> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let line_end = text[offset(error.marker().index())..].find('\n');
                let start = offset(error.marker().index());
                return (
                    entries,
                    Some((start..line_end.map_or(text.len(), |at| start + at), error.info().to_owned())),
                );
            }
        };
        match event {
            Event::Scalar(value, ..) => {
                let depth = open.len();
                let Some(level) = open.last_mut() else { continue };
                if !level.mapping {
                    continue;
                }
                match level.key.take() {
                    None => level.key = Some(value.into_owned()),
                    Some(key) => {
                        let range = offset(span.start.index())..offset(span.end.index());
                        let outer = open[0].key.as_deref().filter(|_| depth == 2 && key == "name");
                        let key = if depth == 1 { Some(key.as_str()) } else { outer };
                        if let Some(key) = key {
                            entries.push(Entry { key: normal(key), value: value.into_owned(), range });
                        }
                    }
                }
            }
            Event::MappingStart(..) => open.push(Level { mapping: true, key: None }),
            Event::SequenceStart(..) => open.push(Level { mapping: false, key: None }),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                if let Some(level) = open.last_mut() {
                    level.end_value();
                }
            }
            Event::Alias(_) => {
                if let Some(level) = open.last_mut() {
                    level.end_value();
                }
            }
            _ => {}
        }
    }
    (entries, None)
}

#[derive(Debug)]
struct Level {
    mapping: bool,
    key: Option<String>,
}

impl Level {
    /// A value that is no scalar has ended; where it was a key, the next scalar is its value.
    fn end_value(&mut self) {
        if self.key.take().is_none() {
            self.key = Some(String::new());
        }
    }
}

fn toml(text: &str) -> (Vec<Entry>, Option<(Range<usize>, String)>) {
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| error.span().map(|span| (span.start, span.end)));
    let mut entries: Vec<Entry> = table
        .get_ref()
        .iter()
        .filter_map(|(key, value)| {
            let written = match value.get_ref() {
                DeValue::String(text) => text.to_string(),
                DeValue::Datetime(date) => date.to_string(),
                DeValue::Integer(number) => number.to_string(),
                DeValue::Table(inner) => match inner.get("name")?.get_ref() {
                    DeValue::String(text) => text.to_string(),
                    _ => return None,
                },
                _ => return None,
            };
            Some(Entry { key: normal(key.get_ref()), value: written, range: value.span() })
        })
        .collect();
    entries.sort_by_key(|entry| entry.range.start);
    let mistake = errors.first().map(|error| {
        let span = error.span().unwrap_or(0..text.len());
        (span, error.message().to_owned())
    });
    (entries, mistake)
}

/// `publishDate`, `publish_date` and `Publish-Date` are one key.
fn normal(key: &str) -> String {
    let mut normal = String::with_capacity(key.len());
    let mut lower = false;
    for c in key.chars() {
        if c.is_uppercase() && lower {
            normal.push('-');
        }
        lower = c.is_lowercase();
        normal.extend(if c == '_' || c == ' ' { '-' } else { c }.to_lowercase());
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    /// `expected`: body, published, publisher, the labels of problems with the words they are on.
    fn check(text: &str, body: &str, published: Option<&str>, publisher: Option<&str>, problems: &[&str]) {
        let file = SourceFile::new(SourceId(0), "a.md", text);
        let read = super::read(&file);
        assert_eq!(&text[read.body..], body, "the body of {text:?}");
        assert_eq!(
            read.published.map(|date| date.to_string()).as_deref(),
            published,
            "published in {text:?}"
        );
        assert_eq!(read.publisher.as_deref(), publisher, "the publisher in {text:?}");
        let found: Vec<&str> =
            read.problems.iter().map(|problem| &text[problem.primary_span().range()]).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn yaml_keys() {
        check("---\ntitle: T\ndate: 2024-06-19\n---\nBody", "Body", Some("2024-06-19"), None, &[]);
        check(
            "\u{feff}---\r\npublished: \"2024-12-23~\" # about\r\npublisher: World News\r\n---\r\nBody",
            "Body",
            Some("2024-12-23~"),
            Some("World News"),
            &[],
        );
        check(
            "---\ntags: [a, b]\npublisher:\n  name: Daily\n  url: x\n...\nB",
            "B",
            None,
            Some("Daily"),
            &[],
        );
        check(
            "---\npublishDate: 2024-06-19T10:00:00+09:00\ndate: 2020-01-01\n---\n",
            "",
            Some("2024-06-19"),
            None,
            &[],
        );
    }

    #[test]
    fn toml_keys() {
        check("+++\ndate = 2024-06-19T10:00:00Z\n+++\nB", "B", Some("2024-06-19"), None, &[]);
        check(
            "+++\npublished = \"2024-06\"\n[publisher]\nname = 'N'\n+++\nB",
            "B",
            Some("2024-06"),
            Some("N"),
            &[],
        );
    }

    #[test]
    fn mistakes_are_pointed_at() {
        check("---\ndate: soon\n---\nB", "B", None, None, &["soon"]);
        check("---\npublisher: P\ntitle: {{ page }\n---\nB", "B", None, Some("P"), &["---"]);
        check("+++\npublisher = 'P'\ndate = \n+++\nB", "B", None, Some("P"), &[""]);
    }

    #[test]
    fn a_fence_that_is_never_closed_is_told() {
        for text in ["---\ntitle: T\ndate: 2024-06-19\n\nIt began.", "\u{feff}---\r\ntitle: T\r\ndate:\r\nB"]
        {
            check(text, text, None, None, &["---"]);
        }
        check("+++\na = 1\nb = 2\n---\n", "+++\na = 1\nb = 2\n---\n", None, None, &["+++"]);
        let long = format!("---\na: b\nc: d\n{}---\n", "e: f\n".repeat(LONGEST / 5));
        check(&long, &long, None, None, &["---"]);
    }

    #[test]
    fn what_is_no_front_matter() {
        for text in [
            "---\nA rule above.\n---\nB",
            "---\nNote: a rule above.\n\nDate: unknown.\n",
            "text\n---\na: b\n---\n",
            "----\na: b\n----\n",
        ] {
            check(text, text, None, None, &[]);
        }
        check("---\n---\nB", "B", None, None, &[]);
    }
}
