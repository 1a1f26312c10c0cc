//! Dates without a year that would have to be compared.

use super::case::Case;
use super::{Finding, Inputs, Opposed, Side, Verdict};
use crate::value::{Relation, Value};

/// One note a subject: a date of a text without a date of its own fits any year, so that it cannot
/// be told whether it agrees with the dates of other texts. It matters where some text names a year.
pub(super) fn finding(inputs: &Inputs<'_>, case: &Case<'_>) -> Option<Finding> {
    let mut floating: Vec<usize> = Vec::new();
    let mut anchored: Option<usize> = None;
    let mut accounts: Vec<usize> = (0..case.accounts.len()).collect();
    accounts.sort_by_key(|&account| (!case.is_draft(account), account));
    for account in accounts {
        let claims = &case.accounts[account].claims;
        let year = claims.iter().find(|(_, claim)| has_year(inputs, *claim) == Some(true));
        let yearless = claims.iter().find(|(_, claim)| has_year(inputs, *claim) == Some(false));
        match (year, yearless) {
            (Some((_, claim)), _) => anchored = anchored.or(Some(*claim)),
            (None, Some((_, claim))) => floating.push(*claim),
            (None, None) => {}
        }
    }
    let anchored = anchored?;
    floating.retain(|&claim| matches!(inputs.relation(claim, anchored), Relation::Overlapping { .. }));
    let (&primary, further) = floating.split_first()?;
    let relation = inputs.relation(primary, anchored);
    Some(Finding {
        against: vec![Opposed { side: Side::Claim(anchored), relation, reason: None }],
        alike: further.to_vec(),
        ..Finding::new(Verdict::Undated, case.fact_id, case.key.clone(), primary)
    })
}

/// Whether a date names a year; `None` for values that are no dates.
fn has_year(inputs: &Inputs<'_>, claim: usize) -> Option<bool> {
    match &inputs.claims[claim].value {
        Value::Date(date) if date.exists() => Some(date.bounds().is_some()),
        _ => None,
    }
}
