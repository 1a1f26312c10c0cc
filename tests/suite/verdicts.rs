//! `tests/verdicts/*.txt`: claims made by hand, and what is found where they disagree.
//!
//! A case is a headline `== …`, the facts, the texts with their claims, and behind `--` the findings:
//!
//! ```text
//! == two years for one event
//! fact signed: date
//! a.txt 2024-12-20
//!   signed 2023-06
//! b.txt 2024-12-21
//!   signed 2024-06 by=ministry possible part as-of=2024-12-01 key="a name"
//! --
//! error[contradiction] signed: b.txt 2024-06 | a.txt 2023-06
//! ```
//!
//! A relation is written `relation ID: killed <= hurt`. `known` among the texts stands for what the rule gives as known. A text's line may go on with
//! `draft`. Behind a fact's type come its further keys as in TOML, divided by `;`. Every case is run
//! in several orders of texts and claims.

use gainsay::compare::{Finding, Reason, Side, compare};
use gainsay::explain::explain;
use gainsay::extract::{Citation, Claim, Part};
use gainsay::rule::{FactId, Modality, Rules};
use gainsay::source::{SourceFile, Sources, Span};
use gainsay::text::{Document, Prose, Role};
use gainsay::value::{Date, Value, ValueType, parse_notation};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

struct Scene {
    sources: Sources,
    rules: Rules,
    documents: Vec<Document>,
    claims: Vec<Claim>,
}

#[test]
fn findings_are_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verdicts");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    let mut cases = 0;
    let mut wrong = String::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("cases are UTF-8");
        for case in text.split("\n== ").skip(1) {
            cases += 1;
            let (name, body) = case.split_once('\n').expect("a case has a headline");
            let (scene, expected) = body.split_once("--\n").unwrap_or_else(|| panic!("{name}: no findings"));
            let expected: Vec<&str> = expected
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
                .collect();
            let scene = read(name, scene);
            for turn in 0..3 {
                let found = told(&scene, turn);
                if found != expected {
                    let _ = writeln!(
                        wrong,
                        "{name} (order {turn})\n  expected {expected:#?}\n  found {found:#?}"
                    );
                    break;
                }
            }
        }
    }
    assert!(cases > 10, "the cases were read");
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The findings, texts and claims put into another order each turn.
fn told(scene: &Scene, turn: usize) -> Vec<String> {
    let mut documents = scene.documents.clone();
    let mut claims = scene.claims.clone();
    match turn {
        1 => {
            documents.reverse();
            claims.reverse();
        }
        2 => {
            documents.rotate_left(1);
            let middle = claims.len() / 2;
            claims.rotate_left(middle);
        }
        _ => {}
    }
    compare(&documents, &scene.rules, &claims)
        .iter()
        .map(|finding| {
            let told = explain(finding, &documents, &scene.rules, &claims, &scene.sources);
            assert!(told.labels.iter().all(|label| label.message.split_whitespace().count() < 8), "{told:?}");
            tell(finding, &documents, &scene.rules, &claims)
        })
        .collect()
}

fn tell(finding: &Finding, documents: &[Document], rules: &Rules, claims: &[Claim]) -> String {
    let place = |claim: usize| {
        let claim = &claims[claim];
        let document = documents.iter().find(|document| document.file.id == claim.span.source);
        format!("{} {}", document.expect("a document").file.path, claim.text)
    };
    let mut told = format!(
        "{}[{}] {}: {}",
        finding.severity.name(),
        finding.verdict.code(),
        rules.fact(finding.fact).id,
        place(finding.primary)
    );
    for opposed in &finding.against {
        let _ = match opposed.side {
            Side::Claim(claim) => write!(told, " | {}", place(claim)),
            Side::Known => write!(told, " | known"),
        };
        let reason = match opposed.reason {
            None => "",
            Some(Reason::EndsApart) => " (ends apart)",
            Some(Reason::OnlyPossible) => " (only possible)",
            Some(Reason::OrderUncertain) => " (order uncertain)",
            Some(Reason::Near) => " (near)",
        };
        told.push_str(reason);
    }
    if finding.more > 0 {
        let _ = write!(told, " +{}", finding.more);
    }
    if !finding.alike.is_empty() {
        let _ = write!(told, " ={}", finding.alike.len());
    }
    told
}

fn read(name: &str, scene: &str) -> Scene {
    let mut toml = String::from("[pack]\nname = \"case\"\n");
    let mut authorities: Vec<&str> =
        scene.split_whitespace().filter_map(|word| word.strip_prefix("by=")).collect();
    authorities.sort_unstable();
    authorities.dedup();
    toml.push_str("[authority]\n");
    for authority in &authorities {
        let _ = writeln!(toml, "{authority} = [\"{authority}\"]");
    }
    let (facts, texts): (Vec<&str>, Vec<&str>) = scene
        .lines()
        .filter(|line| !line.trim().is_empty())
        .partition(|line| line.starts_with("fact ") || line.starts_with("relation "));
    for line in facts {
        match line.strip_prefix("relation ").and_then(|relation| relation.split_once(": ")) {
            Some((id, holds)) => toml.push_str(&format!("[relation.{id}]\nholds = \"{holds}\"\n")),
            None => toml.push_str(&fact_toml(line)),
        }
    }
    let mut sources = Sources::default();
    let rule_file = sources.add(|id| SourceFile::new(id, "rules/case.toml", toml));
    let (rules, mistakes) = gainsay::rule_file::load(&[rule_file]);
    let mistakes: Vec<&str> = mistakes.iter().map(|mistake| mistake.message.as_str()).collect();
    assert!(mistakes.is_empty(), "{name}: {mistakes:?}");

    let mut scene = Scene { sources, rules, documents: Vec::new(), claims: Vec::new() };
    let mut text: Vec<&str> = Vec::new();
    for line in texts {
        if !line.starts_with(' ') && !text.is_empty() {
            read_text(name, &mut scene, &text);
            text.clear();
        }
        text.push(line);
    }
    read_text(name, &mut scene, &text);
    scene
}

/// `fact ID: TYPE; key = value; …`
fn fact_toml(line: &str) -> String {
    let (id, rest) = line["fact ".len()..].split_once(':').expect("a fact has a type");
    let mut keys = rest.split(';').map(str::trim);
    let value = keys.next().expect("a fact has a type");
    let keyed = rest.contains("key =");
    let find = if keyed { "{key} {value} of it" } else { "{value} of it" };
    let find = if value == "text" { find.replace("{value}", "{value:[a-z ]+}") } else { find.to_owned() };
    let mut toml = format!("[fact.{id}]\ntitle = \"{id}\"\nvalue = \"{value}\"\nfind = [\"{find}\"]\n");
    for key in keys {
        toml.push_str(key);
        toml.push('\n');
    }
    toml
}

/// A line `PATH PUBLISHED [draft]`, then a line a claim.
fn read_text(name: &str, scene: &mut Scene, lines: &[&str]) {
    let mut words = lines[0].split_whitespace();
    let path = words.next().expect("a text has a path");
    let published = words
        .next()
        .filter(|date| *date != "-")
        .map(|date| Date::parse_edtf(date).unwrap_or_else(|_| panic!("{name}: {date} is no date")));
    let role = if words.next() == Some("draft") { Role::Draft } else { Role::Source };
    let file = scene.sources.add(|id| SourceFile::new(id, path, lines.join("\n")));
    let mut at = 0;
    for line in lines {
        if line.starts_with(' ') {
            let claim = read_claim(name, scene, &file, at, line, published);
            scene.claims.push(claim);
        }
        at += line.len() + 1;
    }
    scene.documents.push(Document {
        file,
        known_as: path.to_owned(),
        role,
        published,
        publisher: None,
        tier: None,
        derived_from: None,
        day_order: None,
        currency: None,
        prose: Prose::default(),
    });
}

/// `FACT VALUE [by=WHO] [possible|planned|…] [part[=SCOPE]] [as-of=DATE] [key=NAME] [# further words]`;
/// `_` stands for a space.
fn read_claim(
    name: &str,
    scene: &Scene,
    file: &Arc<SourceFile>,
    at: usize,
    line: &str,
    published: Option<Date>,
) -> Claim {
    let mut words = line.split_whitespace();
    let id = words.next().expect("a claim names its fact");
    let (fact_id, fact) =
        scene.rules.facts().find(|(_, fact)| fact.id == id).unwrap_or_else(|| panic!("{name}: no fact {id}"));
    let notation = words.next().unwrap_or_else(|| panic!("{name}: a claim has a value"));
    let spaced = notation.replace('_', " ");
    let value = match fact.value_type {
        ValueType::Date => Date::parse_edtf(&spaced).map(Value::Date),
        other => parse_notation(&spaced, other),
    };
    let value = value.unwrap_or_else(|_| panic!("{name}: {notation} is no {}", fact.value_type.name()));
    let start = at + line.find(notation).expect("it was found there");
    let mut claim = Claim {
        fact: FactId { ..fact_id },
        key: None,
        value,
        span: Span::new(file.id, start..start + notation.len()),
        text: notation.to_owned(),
        evidence: Span::new(file.id, at..at + line.len()),
        by: None,
        modality: Modality::Asserted,
        part: None,
        as_of: published,
        inference: None,
    };
    for word in words.take_while(|word| *word != "#") {
        match word.split_once('=').unwrap_or((word, "")) {
            ("by", who) => {
                claim.by = Some(Citation { text: who.to_owned(), authority: Some(who.to_owned()) });
            }
            ("said-by", who) => claim.by = Some(Citation { text: who.to_owned(), authority: None }),
            ("possible", "") => claim.modality = Modality::Possible,
            ("planned", "") => claim.modality = Modality::Planned,
            ("denied", "") => claim.modality = Modality::Denied,
            ("superseded", "") => claim.modality = Modality::Superseded,
            ("part", scope) => {
                claim.part = Some(Part { scope: (!scope.is_empty()).then(|| scope.to_owned()) });
            }
            ("as-of", date) => claim.as_of = Some(Date::parse_edtf(date).expect("a date")),
            ("key", key) => claim.key = Some(key.replace('_', " ")),
            (other, _) => panic!("{name}: what is {other}?"),
        }
    }
    claim
}
