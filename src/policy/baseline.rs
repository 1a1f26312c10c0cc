//! The findings that were known when a team began: a file of fingerprints, with words beside them.
//!
//! A fingerprint is made of words and never of lines, so that it survives edits elsewhere. The rest of an
//! entry is for those who read the file. Nothing is ever added to a baseline but by writing it anew.

use crate::diagnostic::{Diagnostic, Label};
use crate::source::{SourceFile, Span};
use crate::toml_file::{self, FromToml, MaybeEmpty, Node, Scalar, Table, Text};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// The version of the file's form.
const VERSION: &str = "1";

const HEAD: &str = "\
# Findings that are known and not told again. `gainsay check --write-baseline` writes this file anew,
# `gainsay check --prune-baseline` takes out what is no longer found.
version = 1
";

/// Known findings, in the order in which they are written.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    entries: BTreeMap<Entry, Count>,
    by_fingerprint: BTreeMap<String, Entry>,
}

/// A finding, or several that are alike: first what a reader looks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    path: String,
    code: String,
    fact: Option<String>,
    fingerprint: String,
}

#[derive(Clone, Debug, Default)]
struct Count {
    message: String,
    /// How many were known, and how many of them have been met.
    known: usize,
    met: usize,
}

impl Baseline {
    /// Reads a file as [`Self::text`] writes it. Each mistake is told; of a file with any, nothing is known.
    pub fn read(file: &Arc<SourceFile>) -> (Self, Vec<Diagnostic>) {
        let read = toml_file::read(file, RawBaseline::take);
        let mut told = read.diagnostics;
        let mut baseline = Self::default();
        let mut places: BTreeMap<String, Span> = BTreeMap::new();
        for raw in read.content.findings {
            let place = raw.fingerprint.as_ref().map(|fingerprint| fingerprint.span);
            let Some((entry, count)) = raw.check(&mut told) else { continue };
            if let Some((first, again)) = places.get(&entry.fingerprint).zip(place) {
                let message = format!("the fingerprint `{}` stands here twice", entry.fingerprint);
                let label = Label::primary(again, "the second time");
                let first = Label::secondary(*first, "the first time");
                told.push(
                    Diagnostic::error("duplicate-finding", message, label)
                        .with_label(first)
                        .with_help(REWRITE),
                );
                continue;
            }
            places.extend(place.map(|place| (entry.fingerprint.clone(), place)));
            baseline.by_fingerprint.insert(entry.fingerprint.clone(), entry.clone());
            baseline.entries.insert(entry, count);
        }
        told.sort_by_key(|told| (told.primary_span(), told.code));
        if told.is_empty() { (baseline, told) } else { (Self::default(), told) }
    }

    /// Whether a finding is known; of several that are alike, as many as were known before.
    pub fn knows(&mut self, told: &Diagnostic) -> bool {
        let entry = told.fingerprint.as_ref().and_then(|fingerprint| self.by_fingerprint.get(fingerprint));
        let count = entry.and_then(|entry| self.entries.get_mut(entry));
        count.is_some_and(|count| {
            let is_known = count.met < count.known;
            count.met += usize::from(is_known);
            is_known
        })
    }

    /// Whether a finding, in the text of this path, is known, or becomes so now. One without a fingerprint
    /// cannot be known.
    pub fn learns(&mut self, told: &Diagnostic, path: &str) -> bool {
        let Some(fingerprint) = &told.fingerprint else { return false };
        let entry = self.by_fingerprint.entry(fingerprint.clone()).or_insert_with(|| Entry {
            path: path.to_owned(),
            code: told.code.to_owned(),
            fact: told.fact.clone(),
            fingerprint: fingerprint.clone(),
        });
        let count = self
            .entries
            .entry(entry.clone())
            .or_insert_with(|| Count { message: told.message.clone(), ..Count::default() });
        count.met += 1;
        count.known = count.known.max(count.met);
        true
    }

    /// How many of its findings were met.
    pub fn met(&self) -> usize {
        self.entries.values().map(|count| count.met).sum()
    }

    /// How many findings it holds.
    pub fn len(&self) -> usize {
        self.entries.values().map(|count| count.known).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many of its findings have not been met, in the texts whose paths are given.
    pub fn gone(&self, is_asked: impl Fn(&str) -> bool) -> usize {
        let asked = self.entries.iter().filter(|(entry, _)| is_asked(&entry.path));
        asked.map(|(_, count)| count.known - count.met).sum()
    }

    /// Takes out the findings that have not been met, in the texts whose paths are given.
    pub fn prune(&mut self, is_asked: impl Fn(&str) -> bool) {
        self.entries.retain(|entry, count| {
            if is_asked(&entry.path) {
                count.known = count.met;
            }
            count.known > 0
        });
    }

    /// The file: the same findings are the same bytes, whatever order they were found in.
    pub fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for (entry, count) in &self.entries {
            text.push_str("\n[[finding]]\n");
            let mut line = |key: &str, value: &str| {
                let value = toml::Value::String(value.to_owned());
                writeln!(text, "{key:11} = {value}").expect("a string takes every line");
            };
            line("path", &entry.path);
            line("code", &entry.code);
            if let Some(fact) = &entry.fact {
                line("fact", fact);
            }
            line("message", &count.message);
            line("fingerprint", &entry.fingerprint);
            if count.known > 1 {
                writeln!(text, "{:11} = {}", "count", count.known).expect("a string takes every line");
            }
        }
        text
    }
}

const REWRITE: &str = "`gainsay check --write-baseline` writes the file anew";

struct RawBaseline {
    findings: Vec<RawFinding>,
}

struct RawFinding {
    path: Option<Text>,
    code: Option<Text>,
    fact: Option<Text>,
    message: Option<Text>,
    fingerprint: Option<Text>,
    count: Option<Scalar>,
}

impl RawBaseline {
    fn take(mut table: Table<'_>) -> Self {
        let version: Option<Scalar> =
            table.require("version", "the first line of a baseline is `version = 1`");
        if let Some(version) = version.filter(|version| version.value != VERSION) {
            let label = Label::primary(version.span, "another version");
            let message = format!("a baseline of version {} cannot be read here", version.value);
            table.tell(Diagnostic::error("bad-value", message, label).with_help(REWRITE));
        }
        let findings = table.take("finding").map_or_else(Vec::new, |list: MaybeEmpty<_>| list.items);
        table.finish(&[]);
        Self { findings }
    }
}

impl FromToml for RawFinding {
    fn from_toml(node: Node<'_>) -> Option<Self> {
        let mut table = node.table("`[[finding]]`", "a table under [[finding]]")?;
        let finding = Self {
            path: table.require("path", REWRITE),
            code: table.require("code", REWRITE),
            fact: table.take("fact"),
            message: table.require("message", REWRITE),
            fingerprint: table.require("fingerprint", REWRITE),
            count: table.take("count"),
        };
        table.finish(&[]);
        Some(finding)
    }
}

impl RawFinding {
    fn check(self, told: &mut Vec<Diagnostic>) -> Option<(Entry, Count)> {
        let fingerprint = self.fingerprint?;
        let digits =
            fingerprint.value.bytes().filter(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')).count();
        if (digits, fingerprint.value.len()) != (32, 32) {
            let label = Label::primary(fingerprint.span, "no fingerprint");
            let message = format!("`{}` is no fingerprint", fingerprint.value);
            let help = "a fingerprint has 32 digits, 0 to 9 and a to f; `gainsay check --write-baseline` writes the file anew";
            told.push(Diagnostic::error("bad-value", message, label).with_help(help));
            return None;
        }
        let known = match &self.count {
            None => 1,
            Some(count) => count.value.parse().ok().filter(|count| *count > 0).or_else(|| {
                let label = Label::primary(count.span, "no count");
                let message = format!("`{}` is no count of findings", count.value);
                told.push(
                    Diagnostic::error("bad-value", message, label).with_help("give a number from 1 on"),
                );
                None
            })?,
        };
        let entry = Entry {
            path: self.path?.value,
            code: self.code?.value,
            fact: self.fact.map(|fact| fact.value),
            fingerprint: fingerprint.value,
        };
        Some((entry, Count { message: self.message?.value, known, met: 0 }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    fn finding(fingerprint: char, message: &str) -> Diagnostic {
        let label = Label::primary(Span::new(SourceId(0), 0..0), "");
        let fingerprint = Some(fingerprint.to_string().repeat(32));
        Diagnostic { fingerprint, ..Diagnostic::error("contradiction", message, label) }
    }

    fn read(text: &str) -> (Baseline, Vec<Diagnostic>) {
        Baseline::read(&Arc::new(SourceFile::new(SourceId(0), "baseline.toml", text)))
    }

    #[test]
    fn what_is_written_is_read() {
        let told =
            [finding('b', "with \"quotes\", a \\ and\ntwo lines"), finding('a', "one"), finding('a', "one")];
        let mut written = Baseline::default();
        for told in &told {
            assert!(written.learns(told, "drafts/a.md"));
        }
        let mut backwards = Baseline::default();
        for told in told.iter().rev() {
            backwards.learns(told, "drafts/a.md");
        }
        assert_eq!(written.text(), backwards.text());
        let (mut known, mistakes) = read(&written.text());
        assert_eq!(mistakes, []);
        assert_eq!(known.text(), written.text());
        assert_eq!((known.len(), known.gone(|_| true), known.gone(|path| path != "drafts/a.md")), (3, 3, 0));
        assert!(known.knows(&told[1]) && known.knows(&told[2]), "two were known");
        assert!(!known.knows(&told[1]), "and no third");
        assert!(!known.knows(&finding('c', "one")));
        assert_eq!(known.gone(|_| true), 1);
        known.prune(|path| path != "drafts/a.md");
        assert_eq!(known.len(), 3, "the others are left alone");
        known.prune(|_| true);
        assert_eq!((known.len(), known.gone(|_| true)), (2, 0));
        assert!(!known.text().contains("quotes"));
    }

    #[test]
    fn a_broken_file_is_told_on_the_very_characters() {
        let entry = |fingerprint: &str, more: &str| {
            format!(
                "[[finding]]\npath = 'a'\ncode = 'b'\nmessage = 'c'\nfingerprint = '{fingerprint}'\n{more}\n"
            )
        };
        let (a, b) = ("a".repeat(32), "b".repeat(32));
        for (text, expected) in [
            (format!("version = 1\n{}{}", entry(&a, "count = 2"), entry(&b, "fact = 'd'")), vec![]),
            (format!("version = 2\n{}", entry(&a, "")), vec!["2: bad-value"]),
            (entry(&a, ""), vec!["[[finding]]: missing-key"]),
            (
                format!("version = 1\n{}{}", entry(&a, ""), entry(&a, "")),
                vec!["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: duplicate-finding"],
            ),
            (format!("version = 1\n{}", entry("abc", "count = 0")), vec!["abc: bad-value"]),
            (format!("version = 1\n{}", entry(&a, "count = 0")), vec!["0: bad-value"]),
            ("version = 1\n[[finding]]\npath = 'a'\n".to_owned(), vec!["[[finding]]: missing-key"; 3]),
            ("version = 1\n<<<<<<< ours\n".to_owned(), vec!["<<<<<<<: toml-syntax"]),
        ] {
            let (baseline, told) = read(&text);
            let shown: Vec<String> = told
                .iter()
                .map(|told| format!("{}: {}", &text[told.primary_span().range()], told.code))
                .collect();
            assert_eq!(shown, expected, "{text}");
            assert_eq!(baseline.is_empty(), !told.is_empty(), "{text}");
        }
    }
}
