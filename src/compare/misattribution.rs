//! One authority that is given figures of the same thing and time which cannot both be true.

use super::case::Case;
use super::cluster::Standing;
use super::judge::Reason;
use super::subject::Subject;
use super::{Finding, Inputs, Side, Verdict};
use crate::extract::Claim;
use crate::value::Date;
use std::collections::BTreeMap;

/// What different texts lay to one listed authority, clustered like all else, but by itself.
pub(super) fn findings(inputs: &Inputs<'_>, subject: &Subject) -> Vec<Finding> {
    let mut said: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for &at in &subject.claims {
        if let Some((authority, day)) = said_by(&inputs.claims[at]) {
            said.entry((authority, day.to_string())).or_default().push(at);
        }
    }
    said.retain(|_, claims| claims.iter().any(|&at| inputs.text_of(at) != inputs.text_of(claims[0])));
    let mut findings = Vec::new();
    for claims in said.into_values() {
        let of_authority = Subject { fact: subject.fact, key: subject.key.clone(), claims };
        let mut case = Case::of_texts(inputs, &of_authority);
        let standing = Standing::of(&mut case);
        findings.extend(
            standing.findings(inputs, &mut case).into_iter().filter_map(|found| laid_to_one(inputs, found)),
        );
    }
    findings
}

/// The findings without the pairs of texts that others tell of already, and tell more gravely.
pub(super) fn not_told_by(inputs: &Inputs<'_>, told: &[Finding], findings: Vec<Finding>) -> Vec<Finding> {
    let texts = |a: usize, b: usize| {
        let (a, b) = (inputs.text_of(a), inputs.text_of(b));
        (a.min(b), a.max(b))
    };
    let pairs: Vec<(usize, usize)> = told
        .iter()
        .flat_map(|finding| finding.claims().skip(1).map(|other| texts(finding.primary, other)))
        .collect();
    findings
        .into_iter()
        .filter_map(|mut finding| {
            let primary = finding.primary;
            finding.against.retain(|opposed| match opposed.side {
                Side::Claim(other) => !pairs.contains(&texts(primary, other)),
                Side::Known => true,
            });
            (!finding.against.is_empty()).then_some(finding)
        })
        .collect()
}

/// The listed authority of a claim and the time of its figure, where that is certain.
fn said_by(claim: &Claim) -> Option<(&str, Date)> {
    let authority = claim.by.as_ref()?.authority.as_deref()?;
    let as_of = claim.as_of.filter(|date| !date.is_approximate() && date.bounds().is_some())?;
    Some((authority, as_of))
}

/// Only figures that no world holds both of are laid to one authority by mistake.
fn laid_to_one(inputs: &Inputs<'_>, mut finding: Finding) -> Option<Finding> {
    finding.against.retain(|opposed| matches!(opposed.reason, None | Some(Reason::OrderUncertain)));
    if finding.against.is_empty() {
        return None;
    }
    for opposed in &mut finding.against {
        opposed.reason = None;
    }
    finding.verdict = Verdict::Misattribution;
    finding.severity = inputs.rules.fact(finding.fact).severity.unwrap_or(finding.verdict.severity());
    Some(finding)
}
