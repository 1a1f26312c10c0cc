//! The values of a document, each sentence read in the light of the date that was named last before it.
//!
//! What "the following day" is told from is the date last named before it in the same paragraph, else in one of the
//! [`REACH`] paragraphs before it. A heading begins anew, a dated heading all the more; a table row is read by
//! itself. Sentences that nobody asks for are read only where such words make it necessary, and once at most, so that
//! the work grows with the length of the text and no faster.

use super::{Block, BlockKind, Document, column};
use crate::value::{self, Context, LastDate, Reading, Tokens};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// Paragraphs behind which a date is forgotten.
const REACH: usize = 3;

/// Reads the values of a document's sentences, which are asked for in order; some may be left out.
#[derive(Debug)]
pub struct ValueReader<'d> {
    document: &'d Document,
    /// How far the dates named are known, in bytes of the prose.
    read_to: usize,
    /// The date last named in what has been read, and the block that named it.
    last: Option<(LastDate, usize)>,
    is_history: OnceCell<bool>,
    /// The sentences of the block that was cut last: a block may be a file on one line, and is not cut anew for each.
    cut: Option<(usize, Vec<Range<usize>>)>,
    tokens: Tokens,
}

impl<'d> ValueReader<'d> {
    pub fn new(document: &'d Document) -> Self {
        Self {
            document,
            read_to: 0,
            last: None,
            is_history: OnceCell::new(),
            cut: None,
            tokens: Tokens::default(),
        }
    }

    /// The values of a sentence or a part of one, which is given as bytes of its block.
    pub fn read(&mut self, block: &Block, sentence: Range<usize>) -> Vec<Reading> {
        let index = self.index_of(block);
        let start = block.range.start + sentence.start;
        if start < self.read_to {
            // Out of order: what was named before is not known any more.
            (self.read_to, self.last) = (0, None);
        }
        let last = self.last_before(index);
        let mut told = self.read_at(index, &sentence);
        if told.asked_for_last && !self.has_read_to(start) {
            self.catch_up(index, sentence.start);
            // What is left out seldom names a date.
            if self.last_before(index) != last {
                told = self.read_at(index, &sentence);
            }
        }
        self.keep(index, &sentence, told)
    }

    /// The sentences of a block, as bytes of it.
    pub fn sentences(&mut self, block: &Block) -> Vec<Range<usize>> {
        let index = self.index_of(block);
        let sentences = self.take_cut(index);
        self.cut = Some((index, sentences.clone()));
        sentences
    }

    fn index_of(&self, block: &Block) -> usize {
        self.document.prose.blocks.partition_point(|other| other.range.start < block.range.start)
    }

    /// The sentences of a block, to be put back once they have been looked at.
    fn take_cut(&mut self, index: usize) -> Vec<Range<usize>> {
        let prose = &self.document.prose;
        let cut = self.cut.take().filter(|(of, _)| *of == index);
        cut.map_or_else(|| prose.sentences(&prose.blocks[index]), |(_, sentences)| sentences)
    }

    /// The date last named before the sentence of a block that is read next.
    fn last_before(&self, index: usize) -> Option<LastDate> {
        let (date, named_in) = self.last?;
        if named_in == index {
            return Some(date);
        }
        (named_in >= self.beginning_of(index)).then(|| date.after(index - named_in, REACH))
    }

    fn read_at(&mut self, index: usize, sentence: &Range<usize>) -> value::Told {
        let block = &self.document.prose.blocks[index];
        let text =
            &self.document.prose.text[block.range.start + sentence.start..block.range.start + sentence.end];
        let context = Context { last_date: self.last_before(index), ..self.document.context(block) };
        let mut told = value::read_on(text, &context, &mut self.tokens);
        if block.kind == BlockKind::TableRow {
            column::apply(text, &mut told.readings, &context);
        }
        let is_history = || *self.is_history.get_or_init(|| is_history(&self.document.prose.text));
        if !told.asked_for_last || context.last_date.is_none() || !is_history() {
            return told;
        }
        value::read_on(text, &Context { is_history: true, ..context }, &mut self.tokens)
    }

    fn keep(&mut self, index: usize, sentence: &Range<usize>, told: value::Told) -> Vec<Reading> {
        let block_start = self.document.prose.blocks[index].range.start;
        let named = told.last_date.filter(LastDate::is_of_this_paragraph);
        // What was named before may still be told of: what is left out is read when it is asked for.
        if self.has_read_to(block_start + sentence.start) {
            self.read_to = block_start + sentence.end;
            if let Some(named) = named {
                self.last = Some((named, index));
            }
        }
        told.readings
    }

    /// Whether nothing but white space stands between what has been read and `at`.
    fn has_read_to(&self, at: usize) -> bool {
        self.document.prose.text.get(self.read_to..at).is_none_or(|between| between.trim_start().is_empty())
    }

    /// Reads on up to a place in a block, as far back as its words may be told from.
    fn catch_up(&mut self, index: usize, to: usize) {
        let document = self.document;
        let begin = document.prose.blocks[self.beginning_of(index)].range.start;
        if self.read_to < begin {
            (self.read_to, self.last) = (begin, None);
        }
        for (at, block) in
            document.prose.blocks.iter().enumerate().take(index + 1).skip(self.beginning_of(index))
        {
            if block.range.end <= self.read_to {
                continue;
            }
            let sentences = self.take_cut(at);
            let start = block.range.start;
            let unread = sentences.partition_point(|sentence| start + sentence.start < self.read_to);
            let wanted = |sentence: &&Range<usize>| at != index || sentence.end <= to;
            for sentence in sentences[unread..].iter().take_while(wanted) {
                let told = self.read_at(at, sentence);
                self.read_to = start + sentence.start;
                self.keep(at, sentence, told);
                self.read_to = start + sentence.end;
            }
            self.cut = Some((at, sentences));
        }
        self.read_to = self.read_to.max(document.prose.blocks[index].range.start + to);
    }

    /// The first block that a block's words may be told from.
    fn beginning_of(&self, index: usize) -> usize {
        let blocks = &self.document.prose.blocks;
        if stands_alone(&blocks[index]) {
            return index;
        }
        let before = blocks[..index].iter().enumerate().rev().take(REACH);
        before.take_while(|(_, block)| !stands_alone(block)).last().map_or(index, |(first, _)| first)
    }
}

/// Whether a text tells of old times alone: it names no day by its weekday or its distance from today, but for one
/// slip of the pen.
fn is_history(text: &str) -> bool {
    static OF_TODAY: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let words = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "yesterday",
            "Yesterday",
            "tomorrow",
            "Tomorrow",
            "tonight",
            "last week",
            "last month",
            "last year",
            "this week",
            "this month",
            "this year",
            "next week",
            "next month",
        ];
        AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .expect("the words make an automaton")
    });
    OF_TODAY.find_iter(text).filter(|word| !is_in_calendar_date(text, word.range())).take(2).count() < 2
}

/// "on Sunday, 7 December 1941", "a Sunday", "Black Monday": weekdays that any time may tell of.
fn is_in_calendar_date(text: &str, word: Range<usize>) -> bool {
    let behind = text[word.end..].trim_start_matches([',', ' ']).trim_start_matches("the ");
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let before = text[..word.start].trim_end();
    let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    behind.starts_with(|c: char| c.is_ascii_digit())
        || months.iter().any(|month| behind.starts_with(month))
        || matches!(
            last,
            "a" | "the" | "every" | "each" | "Black" | "Bloody" | "Good" | "Easter" | "Palm" | "Ash"
        )
}

/// Whether a block is told from no other, nor another from it.
fn stands_alone(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading | BlockKind::TableRow)
}
