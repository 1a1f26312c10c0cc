//! Which bytes of a file a directive speaks of.

use super::directive::Scope;
use crate::text::{BlockKind, Comment, Document, Table};
use std::cell::RefCell;
use std::ops::Range;

/// Where the words of a document stand in its file.
pub(super) struct Places<'d> {
    document: &'d Document,
    /// The bytes of each block, with its index; in the order of the file.
    blocks: Vec<(Range<usize>, usize)>,
    /// The bytes of all prose, in the order of the file.
    words: Vec<Range<usize>>,
    /// The block asked for last and the bytes of its sentences: many directives may stand in one.
    sentences: RefCell<Option<(usize, Vec<Range<usize>>)>>,
}

/// Where a directive stands to the blocks of its document.
#[derive(Clone, Copy)]
enum Home {
    /// In the midst of a block, or behind its last word.
    Within(usize),
    /// Before a block.
    Above(usize),
}

impl<'d> Places<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        let prose = &document.prose;
        let mut blocks: Vec<(Range<usize>, usize)> = prose
            .blocks
            .iter()
            .enumerate()
            .map(|(index, block)| (prose.offsets.source_range(block.range.clone()), index))
            .collect();
        blocks.sort_by_key(|(range, index)| (range.start, *index));
        let mut words: Vec<Range<usize>> = prose
            .offsets
            .stretches()
            .filter(|stretch| !stretch.repeated && !prose.text[stretch.prose.clone()].trim().is_empty())
            .map(|stretch| stretch.source)
            .collect();
        words.sort_by_key(|range| (range.start, range.end));
        Self { document, blocks, words, sentences: RefCell::new(None) }
    }

    /// What a directive of this scope covers; nothing where nothing stands behind it.
    pub(super) fn covered(&self, comment: &Comment, scope: Scope) -> Range<usize> {
        let nothing = comment.range.end..comment.range.end;
        match scope {
            Scope::File => 0..self.document.file.text.len(),
            Scope::Line => self.line(comment).unwrap_or(nothing),
            Scope::Sentence => {
                self.home(comment).and_then(|home| self.sentence(home, comment)).unwrap_or(nothing)
            }
            Scope::Block => self.home(comment).map_or(nothing, |home| self.block(home)),
        }
    }

    fn home(&self, comment: &Comment) -> Option<Home> {
        let at = self.blocks.partition_point(|(range, _)| range.end <= comment.range.start);
        match self.blocks.get(at) {
            Some((range, _)) if range.start <= comment.range.start => Some(Home::Within(at)),
            _ if comment.inside && at > 0 => Some(Home::Within(at - 1)),
            Some(_) => Some(Home::Above(at)),
            None => None,
        }
    }

    fn sentence(&self, home: Home, comment: &Comment) -> Option<Range<usize>> {
        let (Home::Within(at) | Home::Above(at)) = home;
        let mut asked_last = self.sentences.borrow_mut();
        if asked_last.as_ref().is_none_or(|(block, _)| *block != at) {
            let prose = &self.document.prose;
            let block = &prose.blocks[self.blocks[at].1];
            let start = block.range.start;
            let source = |sentence: Range<usize>| {
                prose.offsets.source_range(start + sentence.start..start + sentence.end)
            };
            *asked_last = Some((at, prose.sentences(block).into_iter().map(source).collect()));
        }
        let (_, sentences) = asked_last.as_ref()?;
        let next = sentences.partition_point(|sentence| sentence.end <= comment.range.start);
        sentences.get(next).or(sentences.last()).cloned()
    }

    /// A list or table that begins behind a directive is meant as a whole.
    fn block(&self, home: Home) -> Range<usize> {
        let at = match home {
            Home::Within(at) => return self.blocks[at].0.clone(),
            Home::Above(at) => at,
        };
        let prose = &self.document.prose;
        let (own, index) = &self.blocks[at];
        let source = |range: &Range<usize>| prose.offsets.source_range(range.clone());
        let list = prose.lists.iter().find(|list| list.blocks.start == *index && !list.blocks.is_empty());
        if let Some(list) = list {
            let last = &prose.blocks[list.blocks.end - 1].range;
            return own.start..source(last).end.max(own.end);
        }
        if prose.blocks[*index].kind == BlockKind::TableRow {
            let row = &prose.blocks[*index].range;
            let table = prose.tables.partition_point(|table| end_of(table) <= row.start);
            let cells =
                prose.tables[table..].iter().take(1).flat_map(|table| &table.rows).flat_map(|row| &row.cells);
            let end = cells.map(|cell| source(&cell.words).end).max();
            return own.start..end.unwrap_or(own.end).max(own.end);
        }
        own.clone()
    }

    fn line(&self, comment: &Comment) -> Option<Range<usize>> {
        let file = &self.document.file;
        let line_of = |offset: usize| file.location(offset).line;
        let own = file.line_range(line_of(comment.range.start)).start
            ..file.line_range(line_of(comment.range.end)).end;
        if self.first_word(own.start).is_some_and(|word| word < own.end) {
            return Some(own);
        }
        self.first_word(own.end).map(|word| file.line_range(line_of(word)))
    }

    /// The first byte of prose from an offset on that is no space.
    fn first_word(&self, from: usize) -> Option<usize> {
        let text = &self.document.file.text;
        let at = self.words.partition_point(|range| range.end <= from);
        self.words[at..].iter().find_map(|range| {
            let start = range.start.max(from);
            let words = &text[start..range.end];
            let space = words.len() - words.trim_start().len();
            (space < words.len()).then_some(start + space)
        })
    }
}

/// Where the last words of a table end, in the prose.
fn end_of(table: &Table) -> usize {
    table.rows.iter().rev().flat_map(|row| row.cells.last()).map(|cell| cell.words.end).next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{self, Given};
    use crate::source::{SourceFile, SourceId};
    use crate::text::Role;
    use std::sync::Arc;

    /// What the first directive of a text covers with each scope.
    fn check(path: &str, text: &str, sentence: &str, line: &str, block: &str) {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let file = Arc::new(SourceFile::new(SourceId(0), path, text.as_str()));
            let (document, _) = markup::document(file, Role::Draft, &Given::default());
            let places = Places::of(&document);
            let comment = &document.prose.comments[0];
            for (scope, expected) in [(Scope::Sentence, sentence), (Scope::Line, line), (Scope::Block, block)]
            {
                let covered = text[places.covered(comment, scope)].replace('\r', "");
                assert_eq!(covered.trim_end_matches('\n'), expected, "{scope:?} in {text:?}");
            }
            assert_eq!(places.covered(comment, Scope::File), 0..text.len());
        }
    }

    const OWN_LINE: &str = "<!-- gainsay: a -->";

    #[test]
    fn on_a_line_of_its_own() {
        for path in ["a.md", "a.txt"] {
            let text = format!("Zero.\n\n{OWN_LINE}\n\nOne here. Two there\ngoes on. Three.\n\nFour.\n");
            check(path, &text, "One here.", "One here. Two there", "One here. Two there\ngoes on. Three.");
        }
        let text = format!("<p>Zero.</p>\n{OWN_LINE}\n<p>One. Two\nmore.</p><p>Three.</p>");
        check("a.html", &text, "One.", "<p>One. Two", "One. Two\nmore.");
    }

    #[test]
    fn inside_a_sentence_and_behind_one() {
        for path in ["a.md", "a.html"] {
            let text = format!("<p>One. Two {OWN_LINE} goes\non. Three.</p>\n\n<p>Four.</p>");
            let own = format!("Two {OWN_LINE} goes\non.");
            let line = format!("<p>One. Two {OWN_LINE} goes");
            check(path, &text, &own, &line, &format!("One. {own} Three."));
            let text = format!("<p>One. Two. {OWN_LINE}</p>\n\n<p>Three.</p>");
            check(path, &text, "Two.", &format!("<p>One. Two. {OWN_LINE}</p>"), "One. Two.");
        }
        let text = format!("One. Two. {OWN_LINE}\n\nThree.");
        check("a.txt", &text, "Two.", &format!("One. Two. {OWN_LINE}"), "One. Two.");
    }

    #[test]
    fn lists_and_tables() {
        let text = format!("{OWN_LINE}\n- One. Two\n- three\n  - four\n\nFive.");
        check("a.md", &text, "One.", "- One. Two", "One. Two\n- three\n  - four");
        let text = format!("- zero\n- One. Two {OWN_LINE}\n- three\n");
        check("a.md", &text, "Two", &format!("- One. Two {OWN_LINE}"), "One. Two");
        let text = format!("{OWN_LINE}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nFive.");
        check("a.md", &text, "a | b", "| a | b |", "a | b |\n| - | - |\n| 1 | 2");
        let text = format!("| a | b |\n| - | - |\n| 1 | 2 {OWN_LINE} |\n| 3 | 4 |\n");
        check("a.md", &text, "1 | 2", &format!("| 1 | 2 {OWN_LINE} |"), "1 | 2");
        let text = format!("| a | b |\n| - | - |\n| 1 | 2 |\n| {OWN_LINE} 3 | 4 |\n");
        check("a.md", &text, "3 | 4", &format!("| {OWN_LINE} 3 | 4 |"), "3 | 4");
    }

    #[test]
    fn nothing_stands_behind() {
        check("a.md", &format!("One.\n\n{OWN_LINE}\n"), "", "", "");
        check("a.txt", OWN_LINE, "", "", "");
    }
}
