//! `tests/clusters/*`: honest accounts of one invented event, three a folder, that must raise no alarm
//! (`clean`), and a copy with one contradiction that must be found (`planted`, told in `planted.toml`).
//!
//! Of the first forty, the rules were drafted before the texts, but eighteen rule files were edited after the first
//! results were seen, and extraction was mended on these very texts. The rules of the sixteen after them were
//! written before the texts and never edited; when they were first read, 13 of 16 were found, with 9 false alarms,
//! and extraction has been mended on some of them since. The twelve after those, whose rules were written before
//! the texts too, were made when pronouns were still not read, and most of their planted words stand where prose
//! names no subject ("It weighs 4.3 kilograms"): first none was found, with 3 false alarms, and 3 once pronouns
//! were read; the `about` of two was widened thereafter. The last sixteen are of thirty whose rules are loose, as
//! somebody in a hurry writes them, and whose planted words seldom stand where a rule looks: first 9 of the thirty
//! were found, with 18 false alarms, then 10 and 9; of what is left, most is the rule's own doing. So the figures
//! below guard against loss: they are a ratchet, and no measure of what unseen texts would give.

use gainsay::compare::compare;
use gainsay::diagnostic::{Diagnostic, Severity};
use gainsay::explain::explain;
use gainsay::extract::Extractor;
use gainsay::markup::{self, Given};
use gainsay::rule::Rules;
use gainsay::rule_file;
use gainsay::source::{SourceFile, Sources};
use gainsay::text::{Document, Role};
use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Over all clean copies; the aim is one in forty.
const MOST_FALSE_ALARMS: usize = 10;
/// Of the planted copies; the aim is nine in ten.
const LEAST_FOUND: usize = 67;
const CLUSTERS: usize = 84;

/// The verdicts that set two texts against each other.
const DISAGREEMENTS: [&str; 6] =
    ["contradiction", "regression", "misattribution", "discrepancy", "disputed", "conflation"];

/// What was changed in one of the texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Planted {
    file: String,
    fact: String,
    was: String,
    now: String,
    /// For the reader.
    #[serde(rename = "why")]
    _why: String,
}

/// The texts of one folder, and what is told of them.
struct Judged {
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
}

#[test]
fn honest_accounts_raise_no_alarm_and_the_planted_one_is_found() {
    let mut table = String::new();
    let (mut alarms, mut found) = (0, 0);
    let clusters = clusters();
    assert_eq!(clusters.len(), CLUSTERS, "the clusters were read");
    for cluster in &clusters {
        let name = cluster.file_name().expect("a folder's name").to_string_lossy();
        let planted = planted(cluster);
        let clean = Judged::of(cluster, "clean");
        let is_found = Judged::of(cluster, "planted").tells_of(&planted);
        alarms += clean.diagnostics.len();
        found += usize::from(is_found);
        let seen = if is_found { "found" } else { "MISSED" };
        let _ = writeln!(table, "{name:24} {seen:8} {} false alarms", clean.diagnostics.len());
        clean.list(&mut table);
    }
    let _ = writeln!(table, "{found} of {CLUSTERS} found, {alarms} false alarms");
    #[allow(clippy::print_stdout, reason = "the table is what the run is for; shown with --nocapture")]
    {
        println!("{table}");
    }
    assert!(alarms <= MOST_FALSE_ALARMS && found >= LEAST_FOUND, "\n{table}");
}

#[test]
fn a_planted_copy_differs_in_the_planted_words_alone() {
    for cluster in clusters() {
        let planted = planted(&cluster);
        let clean = texts(&cluster.join("clean"));
        let copies = texts(&cluster.join("planted"));
        assert_eq!(clean.len(), 3, "{}: three accounts", cluster.display());
        assert_eq!(copies.len(), clean.len(), "{}", cluster.display());
        for (clean, copy) in clean.iter().zip(&copies) {
            assert_eq!(clean.file_name(), copy.file_name(), "{}", cluster.display());
            let text = fs::read_to_string(clean).expect("texts are UTF-8");
            let told = if copy.ends_with(&planted.file) {
                assert_eq!(text.matches(&planted.was).count(), 1, "{}: `was` stands once", cluster.display());
                text.replacen(&planted.was, &planted.now, 1)
            } else {
                text
            };
            assert_eq!(fs::read_to_string(copy).expect("texts are UTF-8"), told, "{}", copy.display());
        }
    }
}

impl Judged {
    /// Goes the straight line with the cluster's rules over one of its folders.
    fn of(cluster: &Path, folder: &str) -> Self {
        let mut sources = Sources::default();
        let rules = rules(cluster, &mut sources);
        let documents: Vec<Document> = texts(&cluster.join(folder))
            .iter()
            .map(|path| {
                let name = path.file_name().expect("a file's name").to_string_lossy().into_owned();
                let text = fs::read_to_string(path).expect("texts are UTF-8");
                let file = sources.add(|id| SourceFile::new(id, name, text));
                let (document, mistakes) = markup::document(file, Role::Source, &Given::default());
                assert_eq!(mistakes, [], "{}: metadata can be read", path.display());

                document
            })
            .collect();
        let extractor = Extractor::new(&rules);
        let claims: Vec<_> = documents.iter().flat_map(|document| extractor.extract(document)).collect();
        let diagnostics = compare(&documents, &rules, &claims)
            .iter()
            .map(|finding| explain(finding, &documents, &rules, &claims, &sources))
            .filter(|told| told.severity >= Severity::Warning && DISAGREEMENTS.contains(&told.code))
            .collect();
        Self { sources, diagnostics }
    }

    /// Whether a disagreement on the fact was found that rests on the planted words.
    fn tells_of(&self, planted: &Planted) -> bool {
        self.diagnostics.iter().filter(|told| told.fact.as_deref() == Some(&planted.fact)).any(|told| {
            told.labels.iter().any(|label| {
                let file = self.sources.get(label.span.source);
                file.path == planted.file
                    && touch(&place(&file.text, &planted.now), &(label.span.start..label.span.end))
            })
        })
    }

    fn list(&self, table: &mut String) {
        for told in &self.diagnostics {
            let _ = writeln!(table, "    {}: {}", told.code, told.message);
            for label in &told.labels {
                let file = self.sources.get(label.span.source);
                let words = &file.text[label.span.start..label.span.end];
                let _ = writeln!(table, "        {}: {words:?} {}", file.path, label.message);
            }
        }
    }
}

fn place(text: &str, words: &str) -> Range<usize> {
    let start = text.find(words).expect("the planted words stand in the planted text");
    start..start + words.len()
}

fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn rules(cluster: &Path, sources: &mut Sources) -> Rules {
    let text = fs::read_to_string(cluster.join("rules.toml")).expect("rule files are UTF-8");
    let file = sources.add(|id| SourceFile::new(id, "rules.toml", text));
    let (rules, mistakes) = rule_file::load(&[file]);
    // Rules are as they were written; what is only of no use in them may stay.
    let errors: Vec<_> = mistakes.iter().filter(|told| told.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}: rules without a mistake: {errors:#?}", cluster.display());
    rules
}

fn planted(cluster: &Path) -> Planted {
    let text = fs::read_to_string(cluster.join("planted.toml")).expect("UTF-8");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", cluster.display()))
}

fn clusters() -> Vec<PathBuf> {
    listed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clusters"))
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    listed(folder)
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder is readable").path())
        .collect();
    paths.sort();
    paths
}
