//! What a person sees: hand-made diagnostics, drawn and kept as snapshots.

use super::{Format, Page, Report, Summary, write};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{SourceFile, Sources, Span};
use proptest::prelude::*;
use std::fmt::Write as _;

/// A diagnostic over texts that hold their labels: `⟦words⟧message⟧` labels the words, and the first
/// label of all is the primary one.
fn scene(texts: &[(&str, &str)]) -> (Sources, Diagnostic) {
    let mut sources = Sources::default();
    let mut labels = Vec::new();
    for (path, marked) in texts {
        let mut text = String::new();
        let mut found = Vec::new();
        let mut parts = marked.split('⟦');
        text.push_str(parts.next().expect("split yields at least one part"));
        for part in parts {
            let mut pieces = part.splitn(3, '⟧');
            let mut piece = || pieces.next().expect("a label has words, a message and what follows");
            let (words, message, after) = (piece(), piece(), piece());
            found.push((text.len()..text.len() + words.len(), message));
            text.push_str(words);
            text.push_str(after);
        }
        let file = sources.add(|id| SourceFile::new(id, *path, text));
        labels.extend(found.into_iter().map(|(range, message)| (Span::new(file.id, range), message)));
    }
    let mut labels = labels.into_iter();
    let (span, message) = labels.next().expect("a scene has a label");
    let primary = Label::primary(span, message);
    let diagnostic =
        Diagnostic::error("contradiction", "sources disagree on when the bridge was opened", primary);
    (
        sources,
        labels.fold(diagnostic, |told, (span, message)| told.with_label(Label::secondary(span, message))),
    )
}

fn draw(format: Format, page: Page, sources: &Sources, diagnostic: Diagnostic) -> String {
    let diagnostics = [diagnostic];
    let summary = Summary::new(3, 2, 7, &diagnostics);
    let report = Report { diagnostics: &diagnostics, sources, summary };
    let mut out = Vec::new();
    write(format, &report, &page, &mut out).expect("a vector takes every byte");
    String::from_utf8(out).expect("every format is UTF-8")
}

fn human(texts: &[(&str, &str)]) -> String {
    let (sources, diagnostic) = scene(texts);
    draw(Format::Human, Page::default(), &sources, diagnostic)
}

const SPEECH: &str = "The minister, who had come by train and was late, spoke for an hour and a half about \
    roads, harbours and the price of steel, and nobody in the hall could recall a longer speech; ";

fn three_files() -> (Sources, Diagnostic) {
    let (sources, diagnostic) = scene(&[
        ("a/gazette.txt", "Weather.\n\nThe bridge was opened in ⟦May 1931⟧May 1931⟧, the Gazette writes.\n"),
        ("b.md", "# Bridges\n\nOpened ⟦on 3 June 1932⟧3 June 1932⟧ by the mayor.\n"),
        ("c.md", "The opening, in ⟦June⟧June 1932, read against 4 July 1932⟧, was a feast.\n"),
    ]);
    let mut diagnostic = diagnostic
        .with_note("the two are at least a year and two days apart, whichever of the readings of the second text is taken")
        .with_note("fact `bridge-opened`, rules/bridges.toml:1")
        .with_help("check the year against the town's own records");
    diagnostic.pack = Some("bridges".into());
    diagnostic.fact = Some("bridge-opened".into());
    diagnostic.fingerprint = Some("f00d".into());
    (sources, diagnostic)
}

#[test]
fn labels_in_three_files() {
    let (sources, diagnostic) = three_files();
    insta::assert_snapshot!(draw(Format::Human, Page::default(), &sources, diagnostic));
}

#[test]
fn in_colour() {
    let (sources, mut diagnostic) = three_files();
    diagnostic.severity = Severity::Warning;
    let page = Page { color: true, ..Page::default() };
    insta::assert_snapshot!(draw(Format::Human, page, &sources, diagnostic).replace('\u{1b}', "␛"));
}

#[test]
fn short() {
    let (sources, diagnostic) = three_files();
    insta::assert_snapshot!(draw(Format::Short, Page::default(), &sources, diagnostic));
}

#[test]
fn json() {
    let (sources, diagnostic) = three_files();
    insta::assert_snapshot!(draw(Format::Json, Page::default(), &sources, diagnostic));
}

#[test]
fn ndjson() {
    let (sources, diagnostic) = three_files();
    insta::assert_snapshot!(draw(Format::Ndjson, Page::default(), &sources, diagnostic));
}

#[test]
fn a_line_of_nine_hundred_columns() {
    let line = format!(
        "{SPEECH}{SPEECH}the bridge, opened in ⟦May 1931⟧May 1931⟧, was mentioned once. {SPEECH}{SPEECH}{SPEECH}"
    );
    insta::assert_snapshot!(human(&[("speech.txt", &line)]));
}

#[test]
fn far_apart_on_one_line() {
    let line = format!("In ⟦1931⟧1931⟧ it began. {SPEECH}{SPEECH}It was ⟦1932⟧1932⟧. {SPEECH}Or ⟦1933⟧1933⟧");
    insta::assert_snapshot!(human(&[("speech.txt", &line)]));
}

#[test]
fn side_by_side_on_one_line() {
    insta::assert_snapshot!(human(&[(
        "speech.txt",
        "Between ⟦1931⟧the first year⟧ and ⟦1932⟧the second⟧ the bridge stood ⟦empty⟧⟧.\n"
    )]));
}

#[test]
fn one_inside_the_other() {
    insta::assert_snapshot!({
        let (sources, diagnostic) = scene(&[("a.txt", "It was opened in ⟦May 1931⟧May 1931⟧ or so.\n")]);
        let span = diagnostic.primary_span();
        let inner = Span { start: span.start + 4, ..span };
        draw(
            Format::Human,
            Page::default(),
            &sources,
            diagnostic.with_label(Label::secondary(inner, "the year")),
        )
    });
}

#[test]
fn across_lines() {
    insta::assert_snapshot!(human(&[
        ("wrapped.md", "The bridge was opened by the mayor in ⟦May\n  1931⟧May 1931⟧ with a feast.\n"),
        ("whole.md", "One\n⟦two\nthree\nfour\nfive⟧the whole⟧ six\n"),
    ]));
}

#[test]
fn lines_far_apart_in_one_file() {
    insta::assert_snapshot!(human(&[(
        "a.txt",
        "Opened ⟦1931⟧1931⟧.\nSecond.\nOpened ⟦1932⟧1932⟧.\nOpened ⟦1933⟧1933⟧.\n"
    )]));
}

#[test]
fn control_characters() {
    insta::assert_snapshot!(human(&[(
        "bad\u{1b}[2J.txt",
        "\u{feff}\u{1b}[31mOpened\u{7}\tin \u{202e}⟦May\u{8} 1931⟧May\u{1b} 1931⟧\u{202c}\r and\u{85} so on.\r\n"
    )]));
}

#[test]
fn wide_characters() {
    let line = format!(
        "{}橋は⟦1931年5月⟧1931年5月⟧に開通した。{}",
        "長い文章が続く".repeat(12),
        "さらに続く".repeat(12)
    );
    insta::assert_snapshot!(human(&[
        ("橋.txt", &line),
        ("b.txt", "cafe\u{301} ⟦e\u{301}te\u{301}⟧été⟧ 👩‍🌾\n")
    ]));
}

#[test]
fn carriage_returns() {
    insta::assert_snapshot!(human(&[("dos.txt", "One.\r\nOpened in ⟦1931⟧1931⟧\r\nThree.\r\n")]));
}

#[test]
fn nothing_to_show() {
    insta::assert_snapshot!(human(&[("empty.txt", "⟦⟧no date at all⟧"), ("end.txt", "It ends.\n⟦⟧here⟧")]));
}

#[test]
fn at_the_end_of_a_file() {
    let line = format!("{SPEECH}It was opened in ⟦1931⟧1931, as the last word of it all has it⟧");
    insta::assert_snapshot!(human(&[("a.txt", &line)]));
}

#[test]
fn a_label_wider_than_the_page() {
    let line = format!("He said: ⟦{SPEECH}{SPEECH}⟧the speech⟧ Then he left.");
    insta::assert_snapshot!(human(&[("a.txt", &line)]));
}

#[test]
fn a_long_line_costs_only_its_windows() {
    let words = "word ".repeat(2_000_000);
    let marks = "\u{301}".repeat(1_000_000);
    let drawn = human(&[("long.txt", &format!("{words}⟦1931⟧1931⟧ {words}{marks} ⟦1932⟧1932⟧{marks}"))]);
    assert!(drawn.len() < 4000, "{} bytes were drawn", drawn.len());
    assert!(drawn.contains("long.txt:1:10000001"), "the column is true");
}

#[test]
fn summaries() {
    let counts = |errors, warnings, notes| Summary {
        documents: 5,
        facts: 1,
        claims: 29,
        errors,
        warnings,
        notes,
        unread: 0,
        known: 0,
    };
    let mut told = String::new();
    for summary in [counts(2, 1, 0), counts(0, 0, 3), counts(0, 0, 0)] {
        writeln!(told, "{summary}").expect("a string takes every line");
    }
    insta::assert_snapshot!(told, @r"
    2 errors, 1 warning in 5 documents (1 fact, 29 claims)
    3 notes in 5 documents (1 fact, 29 claims)
    nothing to report in 5 documents (1 fact, 29 claims)
    ");
}

#[test]
fn a_label_behind_the_last_character_has_its_column() {
    let text =
        "長a a a a a a a a a a a a .0,.0\u{202e}\u{202e}\u{202e}\u{202e}\u{202e}aaaaaaaaaa éaaaaaaa .0.0é";
    let mut sources = Sources::default();
    let file = sources.add(|id| SourceFile::new(id, "a.txt", text));
    for width in 60..100 {
        let primary = Label::primary(Span::new(file.id, 39..39), "first");
        let behind = Span::new(file.id, text.len()..text.len());
        let diagnostic =
            Diagnostic::error("a", "b", primary).with_label(Label::secondary(behind, "another one"));
        let drawn = draw(Format::Human, Page { width, color: false }, &sources, diagnostic);
        let widest = drawn.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0);
        assert!(widest <= width, "{widest} columns of {width}:\n{drawn}");
    }
}

#[test]
fn a_label_without_width_is_as_wide_as_the_next_character() {
    let text = "aa aaaaaaaa 0aaaaaaa aaaaaaa ..00.長";
    let mut sources = Sources::default();
    let file = sources.add(|id| SourceFile::new(id, "a.txt", text));
    for width in 40..60 {
        let primary = Label::primary(Span::new(file.id, 0..0), "first");
        let wide = text.len() - '長'.len_utf8();
        let diagnostic = Diagnostic::error("a", "b", primary)
            .with_label(Label::secondary(Span::new(file.id, wide..wide), "another one"));
        let drawn = draw(Format::Human, Page { width, color: false }, &sources, diagnostic);
        let widest = drawn.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap_or(0);
        assert!(widest <= width, "{widest} columns of {width}:\n{drawn}");
    }
}

proptest! {
    /// Whatever the texts hold and wherever the labels stand, the page holds it all.
    #[test]
    fn everything_fits_the_page(
        text in "([a-z]{1,12} |é|長|\t|\u{1b}|\u{202e}|\n|\r\n|[0-9,.]{1,9}|\u{301}){0,120}",
        places in prop::collection::vec((0..400_usize, 0..60_usize), 1..4),
        width in 40..120_usize,
    ) {
        let mut sources = Sources::default();
        let file = sources.add(|id| SourceFile::new(id, "a.txt", text.as_str()));
        let mut labels = places.iter().map(|&(start, len)| {
            let start = text.floor_char_boundary(start.min(text.len()));
            Span::new(file.id, start..text.floor_char_boundary((start + len).min(text.len())))
        });
        let primary = Label::primary(labels.next().expect("one at least"), "first");
        let diagnostic = labels.fold(Diagnostic::error("a", "b", primary), |told, span| {
            told.with_label(Label::secondary(span, "another one"))
        });
        let drawn = draw(Format::Human, Page { width, color: false }, &sources, diagnostic);
        for line in drawn.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            prop_assert!(columns <= width, "{columns} columns of {width}:\n{drawn}");
            prop_assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{drawn:?}");
        }
        prop_assert!(drawn.contains('^'), "{drawn}");
    }
}
