//! `gainsay values`: every value that can be read, no rules needed.

use super::Outcome;
use super::flags::{ConfigFlag, StatementFlags, TextFlags};
use super::output;
use super::project::{Project, Scope};
use crate::render::{Format, Statement, write_values};
use crate::source::Span;
use crate::text::{Document, ValueReader};
use crate::value::{Reading, Value};
use anyhow::Result;
use clap::Args;
use rayon::prelude::*;
use std::io::Write;
use std::ops::Range;

/// List every date, number and quantity that can be read
///
/// No rules are needed.
#[derive(Args, Debug)]
pub(super) struct Values {
    #[command(flatten)]
    texts: TextFlags,
    #[command(flatten)]
    config: ConfigFlag,
    #[command(flatten)]
    output: StatementFlags,
}

impl Values {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut project = Project::open(&self.config)?;
        if project.is_faulty() {
            return project.refuse(Format::Human, &self.output.color.page());
        }
        let documents = project.texts(&self.texts, Scope::Named)?;
        project.tell_absent()?;
        let found: Vec<Vec<Found<'_>>> = documents.par_iter().map(values).collect();
        let statements = found.iter().flatten().map(|found| Statement {
            value: &found.value,
            span: found.span,
            text: found.text,
        });
        let mut out = output::results();
        write_values(self.output.format, statements, &project.sources, &mut out)?;
        out.flush()?;
        Ok(project.outcome(false))
    }
}

struct Found<'d> {
    value: Value,
    span: Span,
    text: &'d str,
}

/// The values of a document, in order of place; a stretch of days that is told by its length is one, and the
/// length within it another.
fn values(document: &Document) -> Vec<Found<'_>> {
    let prose = &document.prose.text;
    let mut found = Vec::new();
    let mut reader = ValueReader::new(document);
    for block in &document.prose.blocks {
        for sentence in reader.sentences(block) {
            let start = block.range.start + sentence.start;
            let text = &prose[start..block.range.start + sentence.end];
            let found_at = |range: Range<usize>, value: Value| Found {
                span: document.span(start + range.start..start + range.end),
                text: &text[range],
                value,
            };
            for Reading { value, range, length, .. } in reader.read(block, sentence) {
                found.push(found_at(range, value));
                found.extend(length.map(|(range, length)| found_at(range, *length)));
            }
        }
    }
    // The header of a table is read with each of its rows.
    found.sort_by_key(|found| found.span);
    found.dedup_by(|one, other| one.span == other.span && one.value == other.value);
    found
}
