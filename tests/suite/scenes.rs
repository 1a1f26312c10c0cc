//! `tests/scenes/*.txt`: short texts, a rule file, and what a person is told; with each a twin that is
//! one change away and stays silent.
//!
//! A scene is one file of sections `-- NAME --`: `rules.toml`, the texts (`draft*` are drafts), `twin`
//! (`FILE: old words => new words`, a line a change), `expected` (the short format); where wanted also
//! `notes` (each line a note that must be told) and `gainsay.toml` (what is known of the texts). With
//! `UPDATE_SCENES=1` the expected output is written anew.

use gainsay::compare::{Verdict, compare, unsupported};
use gainsay::config::{self, Config};
use gainsay::explain::explain;
use gainsay::extract::Extractor;
use gainsay::markup::{self, Given};
use gainsay::render::{self, Format, Page, Report, Summary};
use gainsay::rule_file;
use gainsay::source::{SourceFile, Sources};
use gainsay::text::Role;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

type Section = (String, String);

#[test]
fn scenes_are_told_and_their_twins_are_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of scenes")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    let update = std::env::var_os("UPDATE_SCENES").is_some();
    let mut wrong = String::new();
    for file in &files {
        let name = file.file_stem().expect("a scene has a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(file).expect("scenes are UTF-8");
        let sections = sections(&text);
        let section =
            |wanted: &str| sections.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str());
        let expected = section("expected").unwrap_or_default();
        let (told, notes) = told(&name, &sections);
        if told.trim() != expected.trim() {
            if update {
                let before = text.split("-- expected --").next().expect("split yields at least one part");
                fs::write(file, format!("{before}-- expected --\n{told}")).expect("scenes can be written");
            }
            let _ = writeln!(wrong, "{name}: expected\n{expected}\n{name}: told\n{told}");
        }
        for note in
            section("notes").unwrap_or_default().lines().filter(|note| !notes.iter().any(|told| told == note))
        {
            let _ = writeln!(wrong, "{name}: not told: {note}\n{notes:#?}");
        }
        if told.trim().is_empty() {
            let _ = writeln!(wrong, "{name}: nothing is told");
        }
        let twin = section("twin").unwrap_or_else(|| panic!("{name} has no twin"));
        let (silent, _) = self::told(&name, &changed(&name, &sections, twin));
        if !silent.trim().is_empty() {
            let _ = writeln!(wrong, "{name}: the twin is not silent\n{silent}");
        }
    }
    assert!(files.len() >= 100, "the scenes were read");
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn sections(text: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines() {
        match line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            Some(name) => sections.push((name.to_owned(), String::new())),
            None => {
                if let Some((_, text)) = sections.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    sections
}

/// The sections with the changes of the twin.
fn changed(name: &str, sections: &[Section], twin: &str) -> Vec<Section> {
    let mut changed = sections.to_vec();
    for line in twin.lines().filter(|line| !line.trim().is_empty()) {
        let (file, change) =
            line.split_once(": ").unwrap_or_else(|| panic!("{name}: a change names its file"));
        let (old, new) =
            change.split_once(" => ").unwrap_or_else(|| panic!("{name}: a change is `old => new`"));
        let (_, text) = changed
            .iter_mut()
            .find(|(section, _)| section == file)
            .unwrap_or_else(|| panic!("{name}: there is no {file}"));
        assert_eq!(text.matches(old).count(), 1, "{name}: `{old}` stands once in {file}");
        *text = text.replacen(old, new, 1);
    }
    changed
}

/// What the configuration of a scene says of a text. `derived-from` names another text of the scene.
fn given(config: &Config, file: &str) -> Given {
    let path = Path::new(file);
    Given {
        publisher: config.known(path, |text| text.publisher.clone()),
        published: config.known(path, |text| text.published),
        tier: config.known(path, |text| text.tier),
        derived_from: config.known(path, |text| text.derived_from.as_ref()).map(|glob| glob.text.clone()),
        ..Given::default()
    }
}

/// What is told of a scene in the short format, and all notes.
fn told(name: &str, sections: &[Section]) -> (String, Vec<String>) {
    let mut sources = Sources::default();
    let mut add = |name: &str, text: &str| sources.add(|id| SourceFile::new(id, name, text));
    let mut rule_files = Vec::new();
    let mut documents = Vec::new();
    let configured = sections.iter().find(|(file, _)| file == "gainsay.toml");
    let (config, mistakes) =
        configured.map_or_else(Default::default, |(file, text)| config::load(&add(file, text)));
    assert!(mistakes.is_empty(), "{name}: {mistakes:?}");
    for (file, text) in sections {
        match file.as_str() {
            "rules.toml" => rule_files.push(add(file, text)),
            "gainsay.toml" | "twin" | "expected" | "notes" => {}
            _ => {
                let role = if file.starts_with("draft") { Role::Draft } else { Role::Source };
                let (mut document, mistakes) = markup::document(add(file, text), role, &given(&config, file));
                assert!(mistakes.is_empty(), "{name}: {mistakes:?}");
                let by_publisher = document.publisher.as_deref().and_then(|name| config.tier_of(name));
                document.tier = document.tier.or(by_publisher);
                documents.push(document);
            }
        }
    }
    let (rules, mistakes) = rule_file::load(&rule_files);
    let mistakes: Vec<_> = mistakes.iter().map(|told| (&told.message, &told.labels[0].message)).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:?}");
    let extractor = Extractor::new(&rules);
    let claims: Vec<_> = documents.iter().flat_map(|document| extractor.extract(document)).collect();
    let mut findings = compare(&documents, &rules, &claims);
    if config.checks.iter().any(|check| check.code == Verdict::Unsupported.code() && check.on) {
        findings.extend(unsupported(&documents, &rules, &claims, &findings));
    }
    let diagnostics: Vec<_> =
        findings.iter().map(|finding| explain(finding, &documents, &rules, &claims, &sources)).collect();
    let summary = Summary::new(documents.len(), rules.facts().count(), claims.len(), &diagnostics);
    let report = Report { diagnostics: &diagnostics, sources: &sources, summary };
    let mut page = Vec::new();
    render::write(Format::Short, &report, &Page::default(), &mut page).expect("a vector takes every byte");
    let notes = diagnostics.into_iter().flat_map(|told| told.notes).collect();
    (String::from_utf8(page).expect("every format is UTF-8"), notes)
}
