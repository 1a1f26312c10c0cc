//! The stated figure of one fact that stands for another which it is easily confused with.

use super::case::{Account, Case, Teller};
use super::cluster::Standing;
use super::statement::Time;
use super::{Finding, Inputs, Opposed, Side, Verdict};
use crate::rule::{Fact, FactId, Rules};
use crate::value::{Measure, Stated, Value, same_stated};
use std::collections::HashMap;

/// A figure below this is met by chance too often: the other text must disagree about the fact
/// itself.
const TELLING_FIGURE: f64 = 10.0;

/// Findings show at most so many texts that use the figure otherwise.
const MOST_OPPOSED: usize = 4;

/// A case with its standing, as long as conflation has to be looked for.
pub(super) struct Settled<'a> {
    pub(super) case: Case<'a>,
    pub(super) standing: Standing,
}

/// One finding for each figure of a contested fact that other texts state of a fact it is
/// `confused-with`.
pub(super) fn findings(inputs: &Inputs<'_>, settled: &[Settled<'_>]) -> Vec<Finding> {
    let mut by_fact: HashMap<FactId, Vec<usize>> = HashMap::new();
    for (index, one) in settled.iter().enumerate() {
        by_fact.entry(one.case.fact_id).or_default().push(index);
    }
    let mut findings: Vec<Finding> = Vec::new();
    for one in settled {
        for other_fact in confused_with(inputs.rules, one.case.fact_id) {
            for &index in by_fact.get(&other_fact).map_or(&[][..], Vec::as_slice) {
                let other = &settled[index].case;
                if one.case.key.is_none() || other.key.is_none() || one.case.key == other.key {
                    findings.extend(between(inputs, one, other));
                }
            }
        }
    }
    told_once(findings)
}

/// The facts of the same pack that a fact is `confused-with`.
fn confused_with(rules: &Rules, id: FactId) -> Vec<FactId> {
    let names = &rules.fact(id).confused_with;
    let facts = rules.pack(id).facts.iter().zip(0..);
    facts
        .filter(|(fact, _): &(&Fact, u32)| names.contains(&fact.id))
        .map(|(_, fact)| FactId { pack: id.pack, fact })
        .collect()
}

fn between(inputs: &Inputs<'_>, one: &Settled<'_>, other: &Case<'_>) -> Vec<Finding> {
    let mut elsewhere: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for account in &other.accounts {
        let Teller::Text(text) = account.teller else { continue };
        for &(_, claim) in &account.claims {
            if let Some(figure) = figure(&inputs.claims[claim].value) {
                elsewhere.entry(figure.to_bits()).or_default().push((text, claim));
            }
        }
    }
    if elsewhere.is_empty() {
        return Vec::new();
    }
    let accounts = one.accounts_of_texts();
    let mut findings: Vec<Finding> = Vec::new();
    for (account, profile) in contested(one) {
        for &(statement, claim) in &one.case.accounts[account].claims {
            let value = &inputs.claims[claim].value;
            let Some(figure) = figure(value) else { continue };
            let Some(places) = elsewhere.get(&figure.to_bits()) else { continue };
            if findings.iter().any(|found| same_stated(&inputs.claims[found.primary].value, value)) {
                continue;
            }
            let time = one.case.statements[statement as usize].time;
            let asked = Asked { account, profile, claim, time, figure };
            let rivals = rivals(inputs, one, &accounts, &asked, places);
            findings.extend(finding(inputs, &one.case, claim, rivals));
        }
    }
    findings
}

/// Accounts of clusters that are no larger than one they disagree with, a draft before a source,
/// those furthest from the first cluster before others.
fn contested(one: &Settled<'_>) -> Vec<(usize, usize)> {
    let clusters = &one.standing.clusters;
    let voices: Vec<usize> =
        clusters.iter().map(|cluster| one.case.voices(cluster.iter().copied())).collect();
    let mut contested: Vec<(bool, usize, usize, usize)> = Vec::new();
    for (rank, cluster) in clusters.iter().enumerate() {
        for &profile in cluster {
            let outweighed = clusters.iter().enumerate().any(|(other_rank, other)| {
                (other_rank < rank || voices[other_rank] >= voices[rank])
                    && other.iter().any(|&rival| one.standing.disagree(profile, rival))
            });
            if outweighed {
                let accounts = one.case.profiles[profile].accounts.iter();
                contested.extend(
                    accounts.map(|&account| {
                        (!one.case.is_draft(account), clusters.len() - rank, account, profile)
                    }),
                );
            }
        }
    }
    contested.sort_unstable();
    contested.into_iter().map(|(_, _, account, profile)| (account, profile)).collect()
}

/// A claim that may be of the other fact.
struct Asked {
    account: usize,
    profile: usize,
    claim: usize,
    time: Time,
    figure: f64,
}

/// Claims of the other fact, one a text, by texts that do not give the figure for this fact too.
fn rivals(
    inputs: &Inputs<'_>,
    one: &Settled<'_>,
    accounts: &HashMap<usize, (usize, usize)>,
    asked: &Asked,
    places: &[(usize, usize)],
) -> Vec<usize> {
    let own = one.case.accounts[asked.account].teller;
    if places.iter().any(|&(text, _)| own == Teller::Text(text)) {
        return Vec::new();
    }
    let mut rivals: Vec<usize> = Vec::new();
    let mut last_text = None;
    for &(text, other) in places {
        // The claims of one text stand together.
        if last_text == Some(text)
            || !same_stated(&inputs.claims[asked.claim].value, &inputs.claims[other].value)
        {
            continue;
        }
        let stands = match accounts.get(&text) {
            None => asked.figure >= TELLING_FIGURE,
            Some(&(rival, their)) => {
                one.standing.disagree(asked.profile, their)
                    && !gives(inputs, &one.case.accounts[rival], asked.claim)
            }
        };
        if stands && same_time(inputs, one.case.fact, asked.time, other) {
            rivals.push(other);
            last_text = Some(text);
        }
    }
    rivals
}

impl Settled<'_> {
    /// The account and profile of each document.
    fn accounts_of_texts(&self) -> HashMap<usize, (usize, usize)> {
        let mut found = HashMap::new();
        for (index, profile) in self.case.profiles.iter().enumerate() {
            for &account in &profile.accounts {
                if let Teller::Text(text) = self.case.accounts[account].teller {
                    found.insert(text, (account, index));
                }
            }
        }
        found
    }
}

/// Whether an account states the figure of a claim for the same fact.
fn gives(inputs: &Inputs<'_>, account: &Account, claim: usize) -> bool {
    let value = &inputs.claims[claim].value;
    account.claims.iter().any(|&(_, own)| same_stated(&inputs.claims[own].value, value))
}

/// Figures of times that lie further apart than the fact's window agree by chance.
fn same_time(inputs: &Inputs<'_>, fact: &Fact, time: Time, other: usize) -> bool {
    let theirs = Time::of(&inputs.claims[other], &inputs.documents[inputs.text_of(other)], fact);
    match (time.stretch(), theirs.stretch()) {
        (Some(own), Some(theirs)) => own.days_apart(theirs) <= fact.window_days,
        _ => true,
    }
}

fn finding(inputs: &Inputs<'_>, case: &Case<'_>, claim: usize, mut rivals: Vec<usize>) -> Option<Finding> {
    if rivals.is_empty() {
        return None;
    }
    rivals.sort_by_key(|&rival| inputs.place(rival));
    let more = rivals.len().saturating_sub(MOST_OPPOSED);
    rivals.truncate(MOST_OPPOSED);
    let against = rivals.into_iter().map(|rival| Opposed {
        side: Side::Claim(rival),
        relation: inputs.relation(claim, rival),
        reason: None,
    });
    Some(Finding {
        severity: case.fact.severity.unwrap_or(Verdict::Conflation.severity()),
        against: against.collect(),
        more,
        ..Finding::new(Verdict::Conflation, case.fact_id, case.key.clone(), claim)
    })
}

/// Of two findings that are each other's reverse, the first is told.
fn told_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in findings {
        let reverse = told.iter().any(|earlier| {
            finding.claims().skip(1).any(|claim| claim == earlier.primary)
                && earlier.claims().skip(1).any(|claim| claim == finding.primary)
        });
        if !reverse {
            told.push(finding);
        }
    }
    told
}

/// The one figure that was said.
fn figure(value: &Value) -> Option<f64> {
    match value {
        Value::Measure(Measure { stated: Stated::One(figure), .. }) => Some(*figure),
        _ => None,
    }
}
