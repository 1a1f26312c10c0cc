//! The names that a document turns on: those at its head, and those that it comes back to. One that it drops in passing
//! is of something else: a rival, a neighbour, the record of another year.

use crate::text::Prose;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// The head of a document: its title, and the paragraphs that say what it is of.
const HEAD_BLOCKS: usize = 3;

/// The names of one document, looked for when they are first asked about.
pub(super) struct Topic<'d> {
    prose: &'d Prose,
    /// The block of each capitalised word, or none for those that stand in several or at the head.
    seen: OnceCell<FxHashMap<Box<str>, Option<usize>>>,
}

impl<'d> Topic<'d> {
    pub(super) fn new(prose: &'d Prose) -> Self {
        Self { prose, seen: OnceCell::new() }
    }

    /// Whether none of a name's words stands at the head of the document or in more than one of its blocks.
    pub(super) fn is_in_passing(&self, name: &str) -> bool {
        let seen = self.seen.get_or_init(|| seen(self.prose));
        capitalised(name).all(|word| seen.get(word).is_none_or(Option::is_some))
    }
}

fn seen(prose: &Prose) -> FxHashMap<Box<str>, Option<usize>> {
    let mut seen: FxHashMap<Box<str>, Option<usize>> = FxHashMap::default();
    for (index, block) in prose.blocks.iter().enumerate() {
        for word in capitalised(&prose.text[block.range.clone()]) {
            let here = Some(index).filter(|index| *index >= HEAD_BLOCKS);
            match seen.get_mut(word) {
                Some(of) if *of != here => *of = None,
                Some(_) => {}
                None => {
                    seen.insert(word.into(), here);
                }
            }
        }
    }
    seen
}

/// The words with a capital, without what makes a genitive of them.
fn capitalised(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind};

    #[test]
    fn names_at_the_head_and_names_said_again_are_of_the_topic() {
        let blocks =
            ["Sallow Fen", "Lead.", "More.", "Bill Asher of Sallow. Denver Washes.", "Asher’s cranes."];
        let mut prose = Prose::default();
        for text in blocks {
            let start = prose.text.len();
            prose.text.push_str(text);
            let range = start..prose.text.len();
            prose.blocks.push(Block { kind: BlockKind::Paragraph, range, dated: None });
        }
        let topic = Topic::new(&prose);
        assert!(topic.is_in_passing("Denver Washes"));
        assert!(!topic.is_in_passing("Sallow Fen") && !topic.is_in_passing("Bill Asher"));
    }
}
