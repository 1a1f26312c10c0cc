//! Every value that a text asserts, whether or not a rule asks for it.
//!
//! Asked for only where texts seem to be at odds: one may give the other's figure in words that no pattern looks for.

use super::modality::modality;
use super::sentence::Sentence;
use crate::rule::Modality;
use crate::source::Span;
use crate::text::{Document, ValueReader};
use crate::value::Value;

/// A value in a text, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    pub value: Value,
    /// The value with its hedge.
    pub span: Span,
    pub sentence: Span,
}

/// The values that a document asserts, in order of place.
pub fn mentions(document: &Document) -> Vec<Mention> {
    let mut values = ValueReader::new(document);
    let mut mentions = Vec::new();
    for block in &document.prose.blocks {
        for sentence in values.sentences(block) {
            let start = block.range.start + sentence.start;
            let text = &document.prose.text[start..block.range.start + sentence.end];
            let readings = values.read(block, sentence);
            if readings.is_empty() {
                continue;
            }
            let sentence = Sentence::new(text, &readings);
            let asserted = readings.iter().filter(|reading| {
                let own = &reading.range;
                modality(&sentence, reading.value.value_type(), own, own) == Modality::Asserted
            });
            mentions.extend(asserted.map(|reading| Mention {
                value: reading.value.clone(),
                span: document.span(start + reading.range.start..start + reading.range.end),
                sentence: document.span(start..start + text.len()),
            }));
        }
    }
    mentions
}
