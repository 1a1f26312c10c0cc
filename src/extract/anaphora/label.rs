//! Lines that give a label and a figure under the name of a thing: "Cost: $412 million", in the fact sheet of a telescope,
//! is what the telescope cost.

use super::phrase::is_finite;
use super::subject::Subject;
use super::{Context, Filling, Inferred};
use crate::extract::speech::Words;
use crate::text::{Block, BlockKind};

/// A heading further back names nothing any more.
const REACH: usize = 24;

/// Whether a sentence is a label and what it is for.
pub(super) fn is_label(sentence: &str) -> bool {
    const LONGEST: usize = 3;
    let Some((label, told)) = sentence.split_once(": ") else { return false };
    let is_plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    label.starts_with(char::is_uppercase)
        && label.chars().all(is_plain)
        && label.split_whitespace().count() <= LONGEST
        && !has_verb(told)
}

/// What the label is told of, written in before it.
pub(super) fn filling(context: &Context<'_>) -> Option<Filling> {
    let sentence = context.sentence();
    let label = sentence.split_once(':')?.0;
    let subject = heading(context)?;
    let start = context.place(context.index).start;
    Some(Filling {
        inferred: Inferred::Opening,
        stands: start..start + label.len(),
        antecedent: subject.range,
        was: 0..0,
        words: format!("{} ", subject.words),
        needs_more: false,
        reach: sentence.len(),
    })
}

/// The heading that a block stands under, if it names a thing.
pub(super) fn heading(context: &Context<'_>) -> Option<Subject> {
    let text = |block: &Block| &context.prose.text[block.range.clone()];
    let above = context.prose.blocks[..context.block].iter().rev().take(REACH);
    let heading =
        above.into_iter().find(|block| block.kind == BlockKind::Heading && !is_label(text(block)))?;
    Subject::of_heading(text(heading), heading.range.start)
}

fn has_verb(told: &str) -> bool {
    let words = Words::of(told);
    (0..words.len()).any(|at| is_finite(words.lower(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_few_words_before_what_is_no_sentence() {
        assert!(is_label("Cost: US$412 million"));
        assert!(is_label("First light: 10 April 2025"));
        assert!(!is_label("Note: the tunnel was opened in 1911"));
        assert!(!is_label("In 2025: 12 dead"));
        assert!(!is_label("At 10:30 it began"));
    }
}
