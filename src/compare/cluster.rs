//! Texts that agree with one another, and the few findings that tell how the others stand to them.

use super::case::{Case, Teller};
use super::judge::Disagreement;
use super::{Finding, Inputs, Opposed, Side, Verdict};
use crate::value::Relation;
use std::cmp::Reverse;

/// Findings show at most so many of the texts that disagree with the primary one.
const MOST_OPPOSED: usize = 4;

/// How the accounts of a case stand to one another.
pub(super) struct Standing {
    /// Profiles, best cluster first.
    pub(super) clusters: Vec<Vec<usize>>,
    disagreements: Disagreements,
}

/// For every two profiles whether, and how gravely, they disagree.
struct Disagreements {
    profiles: usize,
    /// 0: they agree.
    gravity: Vec<u8>,
}

impl Disagreements {
    fn gravity(&self, a: usize, b: usize) -> u8 {
        self.gravity[a * self.profiles + b]
    }
}

impl Standing {
    pub(super) fn of(case: &mut Case<'_>) -> Self {
        let disagreements = disagreements(case);
        let mut clusters = clusters(case, &disagreements);
        rank(case, &mut clusters);
        Self { clusters, disagreements }
    }

    pub(super) fn disagree(&self, a: usize, b: usize) -> bool {
        self.disagreements.gravity(a, b) > 0
    }

    /// One finding for every cluster but the first.
    pub(super) fn findings(&self, inputs: &Inputs<'_>, case: &mut Case<'_>) -> Vec<Finding> {
        let outlying = 1..self.clusters.len();
        outlying.filter_map(|cluster| self.finding(inputs, case, cluster)).collect()
    }

    fn finding(&self, inputs: &Inputs<'_>, case: &mut Case<'_>, cluster: usize) -> Option<Finding> {
        let higher: Vec<(usize, usize)> = self.clusters[..cluster]
            .iter()
            .enumerate()
            .flat_map(|(rank, profiles)| profiles.iter().map(move |&profile| (rank, profile)))
            .collect();
        let (profile, primary) = self.primary(case, cluster, &higher)?;
        let mut opposed: Vec<(usize, usize, usize)> = higher
            .iter()
            .filter(|(_, other)| self.disagree(profile, *other))
            .flat_map(|&(rank, other)| {
                case.profiles[other].accounts.iter().map(move |&account| (rank, other, account))
            })
            .collect();
        opposed.sort_by_key(|&(rank, other, account)| {
            let known = case.accounts[account].teller == Teller::Known;
            let gravity = self.disagreements.gravity(profile, other);
            (!known, !case.is_asked_about(account), Reverse(gravity), rank, account)
        });
        let (_, nearest, _) = opposed.first().copied()?;
        let own = case.profiles[profile].statements.clone();
        let their = case.profiles[nearest].statements.clone();
        let (_, stated, _) = case.mildest(&own, &their)?;
        let claim = case.accounts[primary].claim(stated);

        let mut against = Vec::new();
        let mut gravest: Option<Disagreement> = None;
        let mut hidden = 0;
        for &(_, other, account) in &opposed {
            let their = case.profiles[other].statements.clone();
            let shown = if against.len() < MOST_OPPOSED {
                case.mildest(&[stated], &their).zip(case.mildest(&own, &their))
            } else {
                None
            };
            let Some(((_, _, their_statement), (disagreement, ..))) = shown else {
                hidden += 1;
                continue;
            };
            if gravest.is_none_or(|gravest| gravest.milder(&disagreement).is_lt()) {
                gravest = Some(disagreement);
            }
            against.push(oppose(inputs, case, claim, account, their_statement, disagreement));
        }
        let gravest = gravest?;
        let only_known = hidden == 0 && against.iter().all(|opposed| opposed.side == Side::Known);
        let settles = gravest.verdict != Verdict::Discrepancy;
        let verdict = if only_known && settles { Verdict::ContradictsKnown } else { gravest.verdict };
        Some(Finding {
            verdict,
            severity: gravest.severity,
            fact: case.fact_id,
            key: case.key.clone(),
            primary: claim,
            against,
            more: hidden,
            alike: self.alike(case, cluster, primary),
            broken: None,
        })
    }

    /// The account that the finding of a cluster is told of: one that disagrees with a higher
    /// cluster, a draft rather than a source, the gravest disagreement first.
    fn primary(&self, case: &Case<'_>, cluster: usize, higher: &[(usize, usize)]) -> Option<(usize, usize)> {
        self.clusters[cluster]
            .iter()
            .filter_map(|&profile| {
                let gravities = higher.iter().map(|&(_, other)| self.disagreements.gravity(profile, other));
                let gravity = gravities.max().filter(|&gravity| gravity > 0)?;
                Some((profile, gravity))
            })
            .flat_map(|(profile, gravity)| {
                case.profiles[profile].accounts.iter().map(move |&account| (profile, gravity, account))
            })
            .min_by_key(|&(_, gravity, account)| (!case.is_draft(account), Reverse(gravity), account))
            .map(|(profile, _, account)| (profile, account))
    }

    /// The claims of the other texts of a cluster, the first of each; those that are asked about first.
    fn alike(&self, case: &Case<'_>, cluster: usize, primary: usize) -> Vec<usize> {
        let mut accounts: Vec<usize> = self.clusters[cluster]
            .iter()
            .flat_map(|&profile| case.profiles[profile].accounts.iter().copied())
            .filter(|&account| account != primary)
            .collect();
        accounts.sort_unstable_by_key(|&account| (!case.is_asked_about(account), account));
        accounts.iter().filter_map(|&account| Some(case.accounts[account].claims.first()?.1)).collect()
    }
}

fn oppose(
    inputs: &Inputs<'_>,
    case: &Case<'_>,
    primary: usize,
    account: usize,
    statement: u32,
    disagreement: Disagreement,
) -> Opposed {
    let (side, relation) = match case.accounts[account].teller {
        Teller::Text(_) => {
            let claim = case.accounts[account].claim(statement);
            (Side::Claim(claim), inputs.relation(primary, claim))
        }
        Teller::Known => (Side::Known, inputs.relation_to_known(primary)),
    };
    Opposed { side, relation, reason: disagreement.reason }
}

fn disagreements(case: &mut Case<'_>) -> Disagreements {
    let profiles = case.profiles.len();
    let mut gravity = vec![0; profiles * profiles];
    let statements: Vec<Vec<u32>> = case.profiles.iter().map(|profile| profile.statements.clone()).collect();
    for a in 0..profiles {
        for b in a + 1..profiles {
            if let Some((disagreement, ..)) = case.mildest(&statements[a], &statements[b]) {
                let grave = 1 + 16 * disagreement.severity as u8 + disagreement.verdict.gravity();
                gravity[a * profiles + b] = grave;
                gravity[b * profiles + a] = grave;
            }
        }
    }
    Disagreements { profiles, gravity }
}

/// Profiles, taken by how many texts agree with them, then weight, earlier date and path, join the
/// first cluster all of whose members they agree with. Accounts of one profile always end up in the
/// same cluster, so that profiles may stand for them.
fn clusters(case: &Case<'_>, disagreements: &Disagreements) -> Vec<Vec<usize>> {
    let count = case.profiles.len();
    let agreeing = |profile: usize| -> usize {
        (0..count)
            .filter(|&other| disagreements.gravity(profile, other) == 0)
            .map(|other| case.profiles[other].accounts.len())
            .sum()
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_cached_key(|&profile| {
        let first = &case.accounts[case.profiles[profile].accounts[0]];
        (Reverse(agreeing(profile)), Reverse(first.weight), first.date, first.place)
    });
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for profile in order {
        let joins = clusters
            .iter_mut()
            .find(|members| members.iter().all(|&member| disagreements.gravity(profile, member) == 0));
        match joins {
            Some(members) => members.push(profile),
            None => clusters.push(vec![profile]),
        }
    }
    clusters
}

/// Best first: by weight, number of texts, earliest date, path; what drafts alone say comes behind as
/// many sources, for it is the drafts that are being checked.
fn rank(case: &Case<'_>, clusters: &mut [Vec<usize>]) {
    clusters.sort_by_cached_key(|profiles| {
        let accounts = || {
            profiles
                .iter()
                .flat_map(|&profile| case.profiles[profile].accounts.iter())
                .map(|&account| &case.accounts[account])
        };
        let weight = accounts().map(|account| account.weight).max();
        let earliest = accounts().map(|account| (account.date, account.place)).min();
        let only_drafts = accounts().all(|account| account.draft);
        (Reverse(weight), Reverse(accounts().count()), only_drafts, earliest)
    });
}

/// How a claim relates to another, as it is told.
impl Inputs<'_> {
    pub(super) fn relation(&self, a: usize, b: usize) -> Relation {
        let (a, b) = (&self.claims[a], &self.claims[b]);
        let fact = self.rules.fact(a.fact);
        super::statement::relation(fact, (&a.value, a.part.is_some()), (&b.value, b.part.is_some()))
    }

    fn relation_to_known(&self, a: usize) -> Relation {
        let a = &self.claims[a];
        let fact = self.rules.fact(a.fact);
        let known = fact.known.as_ref().expect("a rule that gives something as known");
        super::statement::relation(fact, (&a.value, a.part.is_some()), (&known.value, false))
    }
}
