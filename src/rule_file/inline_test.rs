//! The tests that stand beside a fact: texts, and what must come of them.
//!
//! A text becomes a document whose offsets lead into the rule file, so that what is found in it can be
//! shown where its author wrote it.

use super::checker::Checker;
use super::fact::{Shared, authority, expected_value};
use super::raw::{RawClaim, RawFinds, RawTest, RawTestText};
use crate::diagnostic::{Diagnostic, Label};
use crate::rule::{Expected, ExpectedClaim, Fact, Modality, Test, TestText, VERDICTS};
use crate::text::{BlockKind, Document, Prose, ProseBuilder, Role};
use crate::toml_file::{Scalar, Text, listed};
use crate::value::Date;

pub(super) fn check_tests(
    raw: &[RawTest],
    fact: &Fact,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Test> {
    raw.iter().filter_map(|test| check_test(test, fact, shared, checker)).collect()
}

fn check_test(raw: &RawTest, fact: &Fact, shared: &Shared<'_>, checker: &mut Checker<'_>) -> Option<Test> {
    let published = raw.published.as_ref().and_then(|date| checker.date(date));
    let texts = texts(raw, published.as_ref(), checker);
    let expected = expected(raw, texts.len(), fact, shared, checker);
    Some(Test { texts: Some(texts).filter(|texts| !texts.is_empty())?, expected: expected?, span: raw.at })
}

fn texts(raw: &RawTest, published: Option<&Date>, checker: &mut Checker<'_>) -> Vec<TestText> {
    let told = |checker: &mut Checker<'_>, code, message: &str, span, label: &str, help: &str| {
        checker.tell(Diagnostic::error(code, message, Label::primary(span, label)).with_help(help));
        Vec::new()
    };
    match (&raw.text, &raw.texts) {
        (Some(text), None) => vec![TestText { name: None, document: document(text, published.cloned()) }],
        (None, Some(texts)) => {
            let mut read = Vec::new();
            for (name, text) in &texts.0 {
                let (text, published) = match text {
                    RawTestText::Text(text) => (Some(text), published.cloned()),
                    RawTestText::Table(table) => {
                        let own = table.published.as_ref().and_then(|date| checker.date(date));
                        (table.text.as_ref(), own.or_else(|| published.cloned()))
                    }
                };
                let document = text.map(|text| document(text, published));
                read.extend(document.map(|document| TestText { name: Some(name.value.clone()), document }));
            }
            read
        }
        (Some(text), Some(_)) => told(
            checker,
            "conflicting-keys",
            "a test has both `text` and `texts`",
            text.span,
            "beside `texts`",
            "keep one of the two, or make two tests of them",
        ),
        (None, None) if checker.is_lost("text") || checker.is_lost("texts") => Vec::new(),
        (None, None) => told(
            checker,
            "missing-key",
            "a test has no `text`",
            raw.at,
            "`text` is missing",
            "give a sentence to read: text = \"…\"",
        ),
    }
}

/// A text as a document of its own: a blank line ends a paragraph, any other line end is a space.
fn document(text: &Text, published: Option<Date>) -> Document {
    Document {
        file: text.file(),
        known_as: text.file().path.clone(),
        role: Role::Source,
        published,
        publisher: None,
        tier: None,
        derived_from: None,
        day_order: None,
        currency: None,
        prose: prose(text),
    }
}

fn prose(text: &Text) -> Prose {
    let mut builder = ProseBuilder::default();
    let mut lines = 0;
    for (decoded, written) in text.characters() {
        let word = &text.value[decoded];
        if word == "\n" {
            lines += 1;
            continue;
        }
        if word == "\r" || word.trim().is_empty() && lines > 0 {
            continue;
        }
        match lines {
            0 => {}
            1 => builder.push_as(" ", written.start..written.start),
            _ => builder.end_block(BlockKind::Paragraph, None),
        }
        lines = 0;
        builder.push_as(word, written);
    }
    builder.finish()
}

fn expected(
    raw: &RawTest,
    texts: usize,
    fact: &Fact,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Option<Expected> {
    match (&raw.finds, &raw.verdict) {
        (Some(finds), None) => {
            if texts > 1 {
                let label = Label::primary(finds.span, "of which text?");
                let message = "`finds` speaks of one text, and this test has several";
                let help = "expect a `verdict` on the texts, or make a test of each";
                checker.tell(Diagnostic::error("conflicting-keys", message, label).with_help(help));
                return None;
            }
            Some(Expected::Finds(claims(finds, fact, shared, checker), finds.span))
        }
        (None, Some(verdict)) => {
            let index = checker.option(verdict, "verdict", &VERDICTS)?;
            Some(Expected::Verdict(VERDICTS[index].to_owned(), verdict.span))
        }
        (Some(finds), Some(verdict)) => {
            let label = Label::primary(verdict.span, "beside `finds`");
            let message = "a test has both `finds` and `verdict`";
            checker.tell(
                Diagnostic::error("conflicting-keys", message, label)
                    .with_label(Label::secondary(finds.span, "the `finds`"))
                    .with_help("keep one of the two, or make two tests of them"),
            );
            None
        }
        (None, None) if checker.is_lost("finds") || checker.is_lost("verdict") => None,
        (None, None) => {
            let label = Label::primary(raw.at, "`finds` is missing");
            let message = "a test expects nothing";
            let help = "say what is found: finds = [\"100\"], or finds = [] for nothing";
            checker.tell(Diagnostic::error("missing-key", message, label).with_help(help));
            None
        }
    }
}

fn claims(
    finds: &RawFinds,
    fact: &Fact,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Vec<ExpectedClaim> {
    let mut claims = Vec::new();
    for raw in &finds.claims.items {
        let claim = match raw {
            RawClaim::Value(scalar) => simple_claim(scalar, fact, checker),
            RawClaim::Table(table) => {
                let claim = table.value.as_ref().and_then(|value| simple_claim(value, fact, checker));
                let words = table.words.as_ref().map(|words| words.value.clone());
                let key = table.key.as_ref().map(|key| key.value.clone());
                let names = Modality::ALL.map(Modality::name);
                let modality =
                    table.modality.as_ref().and_then(|word| checker.option(word, "modality", &names));
                let by = table.by.as_ref().and_then(|by| authority(by, shared, checker));
                let part = table.part.as_ref().and_then(|part| check_part(part, fact, checker));
                let as_of = table.as_of.as_ref().and_then(|date| checker.date(date));
                claim.map(|claim| ExpectedClaim {
                    words,
                    key,
                    modality: modality.map(|index| Modality::ALL[index]),
                    by,
                    part,
                    as_of,
                    span: table.span,
                    ..claim
                })
            }
        };
        claims.extend(claim);
    }
    claims
}

fn simple_claim(scalar: &Scalar, fact: &Fact, checker: &mut Checker<'_>) -> Option<ExpectedClaim> {
    let value = expected_value(scalar, fact, checker)?;
    Some(ExpectedClaim {
        value,
        words: None,
        key: None,
        modality: None,
        by: None,
        part: None,
        as_of: None,
        span: scalar.span,
    })
}

fn check_part(part: &Text, fact: &Fact, checker: &mut Checker<'_>) -> Option<String> {
    let names: Vec<&str> = fact.parts.iter().map(|(name, _)| name.as_str()).collect();
    if names.contains(&part.value.as_str()) {
        return Some(part.value.clone());
    }
    let label = Label::primary(part.span, "no part of the fact");
    let help = if names.is_empty() {
        "define it in the fact: part = { weekend = \"over the weekend\" }".to_owned()
    } else {
        format!("give one of {}", listed(&names))
    };
    let message = format!("unknown part `{}`", part.value);
    checker.tell(Diagnostic::error("unknown-option", message, label).with_help(help));
    None
}
