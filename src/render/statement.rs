//! What was found in texts, not judged: claims and values, a line each.

use super::visible;
use crate::extract::Claim;
use crate::rule::Rules;
use crate::source::{Sources, Span};
use crate::value::{Interval, Stated, Unit, Value, ValueType};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// How claims and values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementFormat {
    /// `path:line:column: what was read "the words"`.
    Human,
    /// One JSON object a line.
    Ndjson,
}

impl StatementFormat {
    pub const ALL: [Self; 2] = [Self::Human, Self::Ndjson];

    /// The name that `--format` takes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Ndjson => "ndjson",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// A value and where it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    pub value: &'a Value,
    pub span: Span,
    /// The words of the value with its hedge, as a reader sees them.
    pub text: &'a str,
}

/// Writes values that were read without a rule.
///
/// # Errors
/// Only those of the writer.
pub fn write_values<'a>(
    format: StatementFormat,
    values: impl IntoIterator<Item = Statement<'a>>,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    for value in values {
        match format {
            StatementFormat::Human => writeln!(
                out,
                "{}: {} {} {}",
                place(value.span, sources),
                value.value.value_type().name(),
                visible::text(&value.value.to_string()),
                quoted(value.text)
            )?,
            StatementFormat::Ndjson => write_line(&WireValue::new(&value, sources), &mut line, out)?,
        }
    }
    Ok(())
}

/// Writes claims.
///
/// # Errors
/// Only those of the writer.
pub fn write_claims<'a>(
    format: StatementFormat,
    claims: impl IntoIterator<Item = &'a Claim>,
    rules: &Rules,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    for claim in claims {
        match format {
            StatementFormat::Human => {
                writeln!(out, "{}: {}", place(claim.span, sources), in_words(claim, rules))?;
            }
            StatementFormat::Ndjson => write_line(&WireClaim::new(claim, rules, sources), &mut line, out)?,
        }
    }
    Ok(())
}

/// `miners-killed >1000 "over 1,000" (by the union, possible, part: week, as of 2024-12)`
fn in_words(claim: &Claim, rules: &Rules) -> String {
    let mut told = rules.fact(claim.fact).id.clone();
    if let Some(key) = &claim.key {
        told += &format!(" [{}]", visible::text(key));
    }
    told += &format!(" {} {}", visible::text(&claim.value.to_string()), quoted(&claim.text));
    let mut circumstances = Vec::new();
    if let Some(by) = &claim.by {
        circumstances.push(format!("by {}", visible::text(&by.text)));
    }
    if claim.modality != crate::rule::Modality::Asserted {
        circumstances.push(claim.modality.name().to_owned());
    }
    if let Some(part) = &claim.part {
        circumstances.push(match &part.scope {
            Some(scope) => format!("part: {scope}"),
            None => "part".to_owned(),
        });
    }
    if let Some(as_of) = &claim.as_of {
        circumstances.push(format!("as of {as_of}"));
    }
    if !circumstances.is_empty() {
        told += &format!(" ({})", circumstances.join(", "));
    }
    told
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", visible::text(text))
}

fn place(span: Span, sources: &Sources) -> String {
    let file = sources.get(span.source);
    let at = file.location(span.start);
    format!("{}:{}:{}", visible::text(&file.path), at.line, at.column)
}

/// Writes a line whole: JSON comes in many small pieces. `line` is room for it.
fn write_line(wire: &impl Serialize, line: &mut Vec<u8>, out: &mut dyn Write) -> io::Result<()> {
    line.clear();
    serde_json::to_writer(&mut *line, wire)?;
    line.push(b'\n');
    out.write_all(line)
}

/// A claim on the wire: the keys of a fact, then those of the value.
#[derive(Debug, Serialize)]
struct WireClaim<'a> {
    pack: &'a str,
    fact: &'a str,
    key: Option<&'a str>,
    #[serde(flatten)]
    value: WireValue<'a>,
    by: Option<&'a str>,
    modality: &'a str,
    part: bool,
    scope: Option<&'a str>,
    as_of: Option<String>,
}

impl<'a> WireClaim<'a> {
    fn new(claim: &'a Claim, rules: &'a Rules, sources: &'a Sources) -> Self {
        let statement = Statement { value: &claim.value, span: claim.span, text: &claim.text };
        Self {
            pack: &rules.pack(claim.fact).name,
            fact: &rules.fact(claim.fact).id,
            key: claim.key.as_deref(),
            value: WireValue::new(&statement, sources),
            by: claim.by.as_ref().map(|by| by.text.as_str()),
            modality: claim.modality.name(),
            part: claim.part.is_some(),
            scope: claim.part.as_ref().and_then(|part| part.scope.as_deref()),
            as_of: claim.as_of.as_ref().map(ToString::to_string),
        }
    }
}

/// A value on the wire.
#[derive(Debug, Serialize)]
struct WireValue<'a> {
    path: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    value: String,
    #[serde(rename = "type")]
    value_type: &'a str,
    #[serde(flatten)]
    bounds: WireBounds,
}

/// What the words allow at the least and at the most.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum WireBounds {
    Days { earliest: Option<String>, latest: Option<String> },
    Numbers { low: Option<Number>, high: Option<Number>, stated: Option<Number>, unit: Option<String> },
    None {},
}

impl<'a> WireValue<'a> {
    fn new(statement: &Statement<'a>, sources: &'a Sources) -> Self {
        let file = sources.get(statement.span.source);
        let disk = file.disk_range(statement.span.range());
        let at = file.location(statement.span.start);
        Self {
            path: &file.path,
            start: disk.start,
            end: disk.end,
            line: at.line,
            column: at.column,
            text: statement.text,
            value: statement.value.to_string(),
            value_type: statement.value.value_type().name(),
            bounds: WireBounds::new(statement.value),
        }
    }
}

impl WireBounds {
    fn new(value: &Value) -> Self {
        match value {
            Value::Date(date) => {
                let (earliest, latest) = date.bounds().unwrap_or_default();
                Self::Days {
                    earliest: earliest.map(|day| day.to_string()),
                    latest: latest.map(|day| day.to_string()),
                }
            }
            Value::Measure(measure) => {
                let Interval { low, high } = measure.set;
                Self::Numbers {
                    low: low.map(|bound| Number(bound.at)),
                    high: high.map(|bound| Number(bound.at)),
                    stated: match measure.stated {
                        Stated::One(figure) => Some(Number(figure)),
                        Stated::Nothing | Stated::Both(..) => None,
                    },
                    unit: unit(&measure.unit, measure.value_type),
                }
            }
            Value::Version(_) | Value::Text(_) => Self::None {},
        }
    }
}

fn unit(unit: &Unit, value_type: ValueType) -> Option<String> {
    match unit {
        Unit::One => None,
        Unit::Percent if value_type == ValueType::Share => None,
        Unit::Percent => Some("%".to_owned()),
        Unit::PercentagePoint => Some("pp".to_owned()),
        Unit::Currency(code) => Some((*code).to_owned()),
        Unit::Of(unit) | Unit::Compound(unit, _) => Some((*unit).to_owned()),
        Unit::Rate(of, per) => Some(format!("{of}/{per}")),
    }
}

/// A number that JSON shows without a point where it is whole.
#[derive(Debug)]
struct Number(f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Above this a float no longer tells neighbouring whole numbers apart.
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < WHOLE {
            #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}
