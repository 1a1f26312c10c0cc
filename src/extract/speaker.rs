//! Who is cited for a figure, where its sentence alone does not tell: a pronoun stands for somebody named
//! before, and a quotation goes on over several sentences.
//!
//! Looks back over the few sentences in which an antecedent stands in news prose, never further.

use super::attribution::{self, Citations, Voice};
use super::speech;
use crate::text::{Block, BlockKind, Document, sentences};
use std::ops::Range;

/// How far back an antecedent is looked for, in bytes and in sentences.
const WINDOW: usize = 1600;
const SENTENCES: usize = 4;

/// Who is cited for the value, in the words of the text. `sentence` is in bytes of the prose, `value` in bytes
/// of the sentence.
pub(super) fn of(
    document: &Document,
    block: &Block,
    sentence: &Range<usize>,
    citations: &Citations<'_>,
    value: &Range<usize>,
) -> Option<String> {
    let text = &document.prose.text[sentence.clone()];
    match citations.of_value(value) {
        Some(Voice::Named(who)) => Some(text[who].to_owned()),
        Some(Voice::Pronoun(pronoun)) => antecedent(document, block, sentence, &pronoun),
        None if is_quoted(document, block, sentence.start + value.start) => {
            quoted_speaker(document, block, sentence)
        }
        None => None,
    }
}

/// Whom a pronoun of the sentence stands for.
fn antecedent(
    document: &Document,
    block: &Block,
    sentence: &Range<usize>,
    pronoun: &Range<usize>,
) -> Option<String> {
    let text = &document.prose.text[sentence.clone()];
    let word = text[pronoun.clone()].to_lowercase();
    let fits = |who: &str| match word.as_str() {
        "he" | "she" => speech::names_person(who),
        "it" => !speech::names_person(who) || speech::names_body(who),
        _ => true,
    };
    let of_person = matches!(word.as_str(), "he" | "she");
    let before = &text[..pronoun.start];
    let here = last_named(before, fits).or_else(|| full_name(before).filter(|_| of_person));
    here.or_else(|| {
        before_sentence(document, block, sentence)
            .iter()
            .rev()
            .find_map(|&sentence| last_named(sentence, fits))
    })
}

/// Who speaks in a quotation that goes on over the sentence: named before it, or behind it in its paragraph.
fn quoted_speaker(document: &Document, block: &Block, sentence: &Range<usize>) -> Option<String> {
    let prose = &document.prose.text;
    let earlier = &prose[window_start(prose, block.range.start, sentence.start)..sentence.start];
    let later = &prose[sentence.end..block.range.end];
    let later = &later[..later.floor_char_boundary(WINDOW.min(later.len()))];
    let before = sentences(earlier).into_iter().map(|range| &earlier[range]).collect::<Vec<_>>();
    before.iter().rev().find_map(|&sentence| last_named(sentence, |_| true)).or_else(|| {
        let behind = sentences(later);
        behind.into_iter().take(SENTENCES).find_map(|range| last_named(&later[range], |_| true))
    })
}

/// The last of those cited in a text by name whom a pronoun fits.
fn last_named(text: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
    attribution::voices(text).into_iter().rev().find_map(|voice| match voice {
        Voice::Named(who) if fits(&text[who.clone()]) => Some(text[who].to_owned()),
        _ => None,
    })
}

/// The full name that stands nearest before a pronoun of the same sentence.
fn full_name(before: &str) -> Option<String> {
    let mut run: Vec<&str> = Vec::new();
    let mut last = None;
    for word in before.split_whitespace() {
        let bare = word.trim_end_matches([',', '.', ';', ')']);
        if bare.starts_with(char::is_uppercase) {
            run.push(bare);
            if run.len() >= 2 {
                last.get_or_insert_with(String::new).clone_from(&run.join(" "));
            }
        } else {
            run.clear();
        }
        if bare.len() < word.len() {
            run.clear();
        }
    }
    last
}

/// The few sentences before one, across blocks, the nearest last.
fn before_sentence<'d>(document: &'d Document, block: &Block, sentence: &Range<usize>) -> Vec<&'d str> {
    let prose = document.prose.text.as_str();
    let blocks = &document.prose.blocks;
    let own = blocks.partition_point(|other| other.range.start < block.range.start);
    let from = window_start(prose, 0, sentence.start);
    let mut found = Vec::new();
    for other in blocks[own.saturating_sub(2)..].iter().take_while(|other| other.range.start < sentence.start)
    {
        let range = other.range.start.max(from)..other.range.end.min(sentence.start);
        if range.start < range.end && other.kind != BlockKind::Heading {
            let text = &prose[range];
            found.extend(sentences(text).into_iter().map(|range| &text[range]));
        }
    }
    let skip = found.len().saturating_sub(SENTENCES);
    found.split_off(skip)
}

fn window_start(prose: &str, least: usize, end: usize) -> usize {
    prose.ceil_char_boundary(end.saturating_sub(WINDOW).max(least)).min(end)
}

/// Whether a place of the prose stands within quotation marks of its block.
fn is_quoted(document: &Document, block: &Block, at: usize) -> bool {
    let prose = &document.prose.text;
    let before = &prose[window_start(prose, block.range.start, at)..at];
    let Some((mark_at, mark)) = before.char_indices().rev().find(|(_, c)| matches!(c, '“' | '”' | '"'))
    else {
        return false;
    };
    let opens_plain = || {
        let left = before[..mark_at].chars().next_back();
        let right = before[mark_at + mark.len_utf8()..].chars().next();
        left.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–'))
            && right.is_none_or(|c| !c.is_whitespace())
    };
    mark == '“' || mark == '"' && opens_plain()
}
