//! What a pronoun or a gap of a sentence was taken for, in words.

use crate::extract::{Inference, Inferred};
use crate::source::{Sources, Span};

/// "“It” is taken for “The tunnel”"
pub(super) fn inference(inference: &Inference, sources: &Sources) -> String {
    let (words, antecedent) = (quoted(inference.words, sources), quoted(inference.antecedent, sources));
    match inference.inferred {
        Inferred::Pronoun => format!("“{words}” is taken for “{antecedent}”"),
        Inferred::Opening => format!("“{words}” is taken to be told of “{antecedent}”"),
        Inferred::Noun => format!("“{words}” is taken for a number of “{antecedent}”"),
    }
}

/// The words of a text, white space folded.
pub(super) fn quoted(span: Span, sources: &Sources) -> String {
    sources.get(span.source).text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
}
