//! What a label says of a claim, and in what order the little room is used.

use super::words;
use crate::compare::Verdict;
use crate::extract::{Citation, Claim};
use crate::rule::Modality;
use crate::text::Document;
use crate::value::{Date, Value};

/// Labels have fewer words than this.
const ROOM: usize = 8;

/// "June 2024, read against 19 December 2024"; "over 1,000, part: week".
pub(super) fn label(claim: &Claim, document: &Document, verdict: Verdict) -> String {
    let possibly = if claim.modality == Modality::Possible { "possibly " } else { "" };
    let mut label = format!("{possibly}{}", words::value(&claim.value, &claim.text));
    for piece in pieces(claim, document, verdict) {
        let longer = format!("{label}, {piece}");
        if longer.split_whitespace().count() < ROOM {
            label = longer;
        }
    }
    label
}

/// The date that the words of a claim are read against, where they do not name a year themselves.
pub(super) fn anchor<'a>(claim: &Claim, document: &'a Document) -> Option<&'a Date> {
    let Value::Date(date) = &claim.value else { return None };
    let notation = date.to_string();
    let year = notation.get(..4)?;
    let told = claim.text.contains(year) || year.contains('X') || notation.starts_with('-');
    if told { None } else { date_at(claim, document) }
}

/// The date of the block that a claim stands in: a changelog's section, or the text as a whole.
fn date_at<'a>(claim: &Claim, document: &'a Document) -> Option<&'a Date> {
    let sections = document.prose.blocks.iter().filter(|block| block.dated.is_some());
    for block in sections {
        let span = document.span(block.range.clone());
        if span.start <= claim.span.start && claim.span.end <= span.end {
            return block.dated.as_ref();
        }
    }
    document.published.as_ref()
}

/// What may be said besides the value, the most telling first.
fn pieces(claim: &Claim, document: &Document, verdict: Verdict) -> Vec<String> {
    let part = claim.part.as_ref().map(|part| match &part.scope {
        Some(scope) => format!("part: {scope}"),
        None => "a part".to_owned(),
    });
    let anchored =
        anchor(claim, document).map(|date| format!("read against {}", words::date(&exactly(date))));
    let by = claim.by.as_ref().map(|by| format!("by {}", cited(by)));
    let as_of = claim.as_of.as_ref().map(|date| format!("as of {}", words::date(&exactly(date))));
    let told = match verdict {
        Verdict::BrokenRelation => [anchored, None, None, None],
        Verdict::Regression => [as_of, part, None, None],
        Verdict::Disputed | Verdict::Misattribution => [by, part, anchored, None],
        _ => [part, anchored, by, None],
    };
    told.into_iter().flatten().collect()
}

/// Who is cited, as it reads inside a sentence.
pub(super) fn cited(by: &Citation) -> String {
    for article in ["The ", "A ", "An "] {
        if let Some(rest) = by.text.strip_prefix(article) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    by.text.clone()
}

/// The date without its "about", for which a label has no room.
fn exactly(date: &Date) -> Date {
    Date::parse_edtf(&date.to_string().replace('~', "")).unwrap_or(*date)
}
