//! Checks that need no rules: what a text says against itself.
//!
//! Each check compares figures that one text sets side by side, and knows nothing of facts. A check is
//! a file of its own with its page beside it, and a line in [`CHECKS`]. None reads numbers or dates
//! itself: they come from `value`.

mod age_mismatch;
mod change_mismatch;
mod count_mismatch;
mod impossible_date;
mod inverted_range;
mod order_mismatch;
mod part_exceeds_whole;
mod passage;
mod percent_mismatch;
mod rounding;
mod span_mismatch;
mod sum_mismatch;
mod unit_mismatch;
mod weekday_mismatch;
mod words_figures_mismatch;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::fingerprint;
use crate::text::{Document, ValueReader};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use passage::Sentence;
use std::sync::LazyLock;

/// A check, as it is listed, switched and explained.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The code of its findings.
    pub code: &'static str,
    /// Whether it runs without being asked for: at least nine of ten findings in real prose are true.
    pub on_by_default: bool,
    /// What it finds, why that matters, a wrong and a right example, and where its arithmetic comes
    /// from; in Markdown.
    pub page: &'static str,
    find: Find,
}

/// What a check looks at.
#[derive(Clone, Copy, Debug)]
enum Find {
    /// Each sentence by itself.
    Sentence(fn(&Sentence<'_>, &mut Vec<Diagnostic>)),
    /// The whole document: its tables and lists.
    Document(fn(&Document, &mut Vec<Diagnostic>)),
    Both(fn(&Sentence<'_>, &mut Vec<Diagnostic>), fn(&Document, &mut Vec<Diagnostic>)),
}

/// Every check, by code.
pub const CHECKS: &[Check] = &[
    age_mismatch::CHECK,
    change_mismatch::CHECK,
    count_mismatch::CHECK,
    impossible_date::CHECK,
    inverted_range::CHECK,
    order_mismatch::CHECK,
    part_exceeds_whole::CHECK,
    percent_mismatch::CHECK,
    span_mismatch::CHECK,
    sum_mismatch::CHECK,
    unit_mismatch::CHECK,
    weekday_mismatch::CHECK,
    words_figures_mismatch::CHECK,
];

/// Which checks run.
#[derive(Clone, Debug)]
pub struct Selection {
    on: Vec<bool>,
}

impl Default for Selection {
    fn default() -> Self {
        Self { on: CHECKS.iter().map(|check| check.on_by_default).collect() }
    }
}

impl Selection {
    pub fn all() -> Self {
        Self { on: vec![true; CHECKS.len()] }
    }

    pub fn none() -> Self {
        Self { on: vec![false; CHECKS.len()] }
    }

    /// Switches a check. What is no code of a check changes nothing.
    pub fn switch(&mut self, code: &str, on: bool) {
        for (check, switch) in CHECKS.iter().zip(&mut self.on) {
            if check.code == code {
                *switch = on;
            }
        }
    }

    /// Whether a check runs; `None` for what is no code of a check.
    pub fn is_on(&self, code: &str) -> Option<bool> {
        CHECKS.iter().zip(&self.on).find(|(check, _)| check.code == code).map(|(_, on)| *on)
    }

    fn checks(&self) -> impl Iterator<Item = &'static Check> {
        CHECKS.iter().zip(&self.on).filter(|(_, on)| **on).map(|(check, _)| check)
    }
}

/// What a document says against itself, in order of place.
pub fn check(document: &Document, selection: &Selection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut of_sentences = Vec::new();
    for check in selection.checks() {
        match check.find {
            Find::Document(find) => find(document, &mut found),
            Find::Sentence(find) => of_sentences.push(find),
            Find::Both(in_sentence, in_document) => {
                in_document(document, &mut found);
                of_sentences.push(in_sentence);
            }
        }
    }
    if !of_sentences.is_empty() {
        let mut values = ValueReader::new(document);
        for block in &document.prose.blocks {
            let text = &document.prose.text[block.range.clone()];
            if !may_hold_figures(text) {
                continue;
            }
            for range in values.sentences(block) {
                if !may_hold_figures(&text[range.clone()]) {
                    continue;
                }
                let sentence = Sentence::read(document, block, range, &mut values);
                for find in &of_sentences {
                    find(&sentence, &mut found);
                }
            }
        }
    }
    for told in &mut found {
        let words = &document.file.text[told.primary_span().range()];
        told.fingerprint = Some(fingerprint(&[told.code, &document.known_as, words]));
    }
    found.sort_by_key(|told| (told.primary_span(), told.code));
    found
}

/// Whether any check can find something in a stretch of prose: all compare figures, so that there must
/// be a digit or two words that may be numbers. Most prose is turned away here, unread.
fn may_hold_figures(text: &str) -> bool {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let at_word = |at: usize| !text.as_bytes()[..at].last().is_some_and(u8::is_ascii_alphabetic);
    NUMBER_WORDS.find_iter(text).filter(|found| at_word(found.start())).nth(1).is_some()
}

/// How words begin that may be numbers; which of them are is for `value` to say.
static NUMBER_WORDS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let beginnings = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twel", "thirt",
        "fift", "twent", "fort", "hundred", "thousand", "million", "billion", "dozen",
    ];
    let automaton = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(beginnings);
    automaton.expect("a few short words make a small automaton")
});
