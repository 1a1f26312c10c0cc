//! `gainsay values`: every value that can be read, no rules needed.

use super::Outcome;
use super::flags::{StatementFlags, TextFlags};
use super::{input, output};
use crate::render::{Statement, write_values};
use crate::source::Span;
use crate::text::{Document, sentences};
use crate::value::{self, Reading};
use anyhow::Result;
use clap::Args;
use rayon::prelude::*;
use std::io::Write;

/// Every date, number and quantity that can be read; no rules needed
#[derive(Args, Debug)]
pub(super) struct Values {
    #[command(flatten)]
    text: TextFlags,
    #[command(flatten)]
    output: StatementFlags,
}

impl Values {
    pub(super) fn run(self) -> Result<Outcome> {
        let texts = input::texts(&self.text)?;
        let found: Vec<Vec<Found>> = texts.documents.par_iter().map(values).collect();
        let statements = found.iter().flatten().map(|found| Statement {
            value: &found.reading.value,
            span: found.span,
            text: &found.text,
        });
        let mut out = output::results();
        write_values(self.output.format, statements, &texts.sources, &mut out)?;
        out.flush()?;
        Ok(texts.outcome())
    }
}

struct Found {
    reading: Reading,
    span: Span,
    text: String,
}

/// The values of a document, in order of place.
fn values(document: &Document) -> Vec<Found> {
    let prose = &document.prose.text;
    let mut found = Vec::new();
    for block in &document.prose.blocks {
        let context = document.context(block);
        for sentence in sentences(&prose[block.range.clone()]) {
            let start = block.range.start + sentence.start;
            let text = &prose[start..block.range.start + sentence.end];
            found.extend(value::read(text, &context).into_iter().map(|reading| Found {
                span: document.span(start + reading.range.start..start + reading.range.end),
                text: text[reading.range.clone()].to_owned(),
                reading,
            }));
        }
    }
    found
}
