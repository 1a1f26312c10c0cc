//! Texts that agree with one another, and the few findings that tell how the others stand to them.

use super::case::{Case, Teller, mildest};
use super::judge::Disagreement;
use super::{Camp, Finding, Inputs, Opposed, Side, Verdict};
use crate::value::Relation;
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
        let opposed = self.opposed(case, profile, &higher);
        let nearest = opposed.first()?.profile;
        let (_, stated, _) = case.mildest_of_profiles(profile, nearest)?;
        let claim = case.accounts[primary].claim(stated);

        let shown: Vec<(Opponent, Disagreement, Opposed)> = opposed
            .iter()
            .filter_map(|&opponent| {
                let their = case.unechoed(opponent.profile, profile);
                let (_, _, statement) = case.mildest(&[stated], &their)?;
                let (disagreement, ..) = case.mildest_of_profiles(profile, opponent.profile)?;
                let told = oppose(inputs, case, claim, opponent.account, statement, disagreement);
                Some((opponent, disagreement, told))
            })
            .take(MOST_OPPOSED)
            .collect();
        let gravest = shown.iter().map(|(_, disagreement, _)| *disagreement).max_by(Disagreement::milder)?;
        let against: Vec<Opposed> = shown.into_iter().map(|(.., told)| told).collect();
        let more = opposed.len() - against.len();
        let only_known = more == 0 && against.iter().all(|opposed| opposed.side == Side::Known);
        let settles = gravest.verdict != Verdict::Discrepancy;
        let verdict = if only_known && settles { Verdict::ContradictsKnown } else { gravest.verdict };
        let own = self.own_camp(case, cluster, (primary, claim), &higher);
        let mut camps = self.camps(case, profile, &opposed);
        let alike = own.claims.iter().copied().filter(|&other| other != claim).collect();
        camps.push(own);
        Some(Finding {
            severity: gravest.severity,
            against,
            more,
            alike,
            camps,
            ..Finding::new(verdict, case.fact_id, case.key.clone(), claim)
        })
    }

    /// The accounts of higher clusters that a profile disagrees with, in the order in which they are
    /// shown: what is known, drafts, the gravest disagreement, the best cluster.
    fn opposed(&self, case: &Case<'_>, profile: usize, higher: &[(usize, usize)]) -> Vec<Opponent> {
        let mut opposed: Vec<Opponent> = higher
            .iter()
            .filter(|(_, other)| self.disagree(profile, *other))
            .flat_map(|&(rank, other)| {
                let accounts = case.profiles[other].accounts.iter();
                accounts.map(move |&account| Opponent { rank, profile: other, account })
            })
            .collect();
        opposed.sort_by_key(|it| {
            let known = case.accounts[it.account].teller == Teller::Known;
            let gravity = self.disagreements.gravity(profile, it.profile);
            (!known, !case.is_asked_about(it.account), Reverse(gravity), it.rank, it.account)
        });
        opposed
    }

    /// The texts of each higher cluster that a profile disagrees with, best cluster first.
    fn camps(&self, case: &mut Case<'_>, profile: usize, opposed: &[Opponent]) -> Vec<Camp> {
        let mut by_rank: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for it in opposed.iter().filter(|it| case.accounts[it.account].teller != Teller::Known) {
            by_rank.entry(it.rank).or_default().push((it.account, it.profile));
        }
        by_rank.into_values().map(|members| case.camp(members, &[profile])).collect()
    }

    /// The texts of a cluster that disagree with a higher one, as the primary claim does.
    fn own_camp(
        &self,
        case: &mut Case<'_>,
        cluster: usize,
        (primary, claim): (usize, usize),
        higher: &[(usize, usize)],
    ) -> Camp {
        let rivals: Vec<usize> = higher.iter().map(|&(_, profile)| profile).collect();
        let disagrees = |profile: usize| rivals.iter().any(|&rival| self.disagree(profile, rival));
        let members: Vec<(usize, usize)> = self.clusters[cluster]
            .iter()
            .filter(|&&profile| disagrees(profile))
            .flat_map(|&profile| {
                case.profiles[profile].accounts.iter().map(move |&account| (account, profile))
            })
            .collect();
        let mut camp = case.camp(members, &rivals);
        // The primary text is there with the claim that is shown of it.
        let of_primary: Vec<usize> = case.accounts[primary].claims.iter().map(|(_, claim)| *claim).collect();
        for shown in camp.claims.iter_mut().chain(camp.copies.iter_mut().flatten()) {
            if of_primary.contains(shown) {
                *shown = claim;
            }
        }
        camp
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
}

/// An account that a finding is held against.
#[derive(Clone, Copy, Debug)]
struct Opponent {
    /// Of its cluster.
    rank: usize,
    profile: usize,
    account: usize,
}

impl Case<'_> {
    pub(super) fn mildest_of_profiles(&mut self, a: usize, b: usize) -> Option<(Disagreement, u32, u32)> {
        let (some, others) = (self.unechoed(a, b), self.unechoed(b, a));
        mildest(&mut self.judge, &self.statements, &some, &others)
    }

    /// What a profile states that texts of another do not give themselves.
    fn unechoed(&self, profile: usize, other: usize) -> Vec<u32> {
        let echoes = &self.profiles[other].echoes;
        self.profiles[profile].statements.iter().copied().filter(|it| !echoes.contains(it)).collect()
    }

    /// Accounts with their profiles, each with the claim that disagrees with one of the rivals.
    fn camp(&mut self, mut members: Vec<(usize, usize)>, rivals: &[usize]) -> Camp {
        members.sort_unstable_by_key(|&(account, _)| (!self.is_asked_about(account), account));
        let mut statements: BTreeMap<usize, Option<u32>> = BTreeMap::new();
        let mut claims = Vec::new();
        let mut by_voice: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        let mut has_draft = false;
        for (index, profile) in members {
            let statement = *statements.entry(profile).or_insert_with(|| {
                let mut found = rivals.iter().filter_map(|&rival| self.mildest_of_profiles(profile, rival));
                found.next().map(|(_, stated, _)| stated)
            });
            let Some(statement) = statement else { continue };
            let account = &self.accounts[index];
            let claim = account.claim(statement);
            claims.push(claim);
            by_voice.entry(account.voice).or_default().insert(index, claim);
            has_draft |= account.draft;
        }
        let copies = by_voice.into_values().filter(|claims| claims.len() > 1);
        let copies = copies.map(|claims| claims.into_values().collect()).collect();
        Camp { claims, copies, has_draft }
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

/// Most profiles make one statement, and whether two values can be at odds at all is asked once a pair of
/// values, not once a pair of texts.
fn disagreements(case: &mut Case<'_>) -> Disagreements {
    let profiles = case.profiles.len();
    let mut by_value: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut of_several: Vec<usize> = Vec::new();
    for (profile, it) in case.profiles.iter().enumerate() {
        match it.statements[..] {
            [only] if it.echoes.is_empty() => {
                by_value.entry(case.statements[only as usize].value).or_default().push(profile)
            }
            _ => of_several.push(profile),
        }
    }
    let mut found = Disagreements { profiles, gravity: vec![0; profiles * profiles] };
    let by_value: Vec<(u32, Vec<usize>)> = by_value.into_iter().collect();
    for (index, (value, some)) in by_value.iter().enumerate() {
        for (other, others) in &by_value[index + 1..] {
            if case.judge.may_disagree(*value, *other) {
                found.ask(case, some, others);
            }
        }
        found.ask(case, some, &of_several);
    }
    for (index, &one) in of_several.iter().enumerate() {
        found.ask(case, &[one], &of_several[index + 1..]);
    }
    found
}

impl Disagreements {
    /// Judges every pair of some profiles and others.
    fn ask(&mut self, case: &mut Case<'_>, some: &[usize], others: &[usize]) {
        for &a in some {
            for &b in others {
                if let Some((disagreement, ..)) = case.mildest_of_profiles(a, b) {
                    let grave = 1 + 16 * disagreement.severity as u8 + disagreement.verdict.gravity();
                    self.gravity[a * self.profiles + b] = grave;
                    self.gravity[b * self.profiles + a] = grave;
                }
            }
        }
    }
}

/// Profiles, taken by how many voices agree with them, then weight, earlier date and path, join the
/// first cluster all of whose members they agree with. Accounts of one profile always end up in the
/// same cluster, so that profiles may stand for them.
fn clusters(case: &Case<'_>, disagreements: &Disagreements) -> Vec<Vec<usize>> {
    let count = case.profiles.len();
    let agreeing = |profile: usize| -> usize {
        case.voices((0..count).filter(|&other| disagreements.gravity(profile, other) == 0))
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

/// Best first: by weight, number of voices, earliest date, path; what drafts alone say comes behind as
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
        let voices = case.voices(profiles.iter().copied());
        (Reverse(weight), Reverse(voices), only_drafts, earliest)
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
