//! Findings without the claims that are not to be shown.
//!
//! A finding tells of one claim and names texts on its side in a note. Where that claim is silenced, those
//! texts still disagree: they are compared again without it, and what is then found of them takes its place.

use super::Policy;
use crate::compare::{Finding, Opposed, Side, Verdict, compare, unsupported};
use crate::extract::Claim;
use crate::rule::FactId;
use crate::source::SourceId;
use std::collections::{BTreeMap, BTreeSet};

/// What a finding is about, and the text that it is told of.
type Teller = (FactId, Option<String>, SourceId);

/// What is found instead of a finding must be held against one of these texts; `None`: any.
type Opponents = Option<BTreeSet<SourceId>>;

impl Policy<'_> {
    /// What is found in the claims and to be told, of the verdicts that are wanted. `is_known` says whether
    /// a finding was known before; it is asked once for each that would else be told.
    pub fn findings(
        &self,
        claims: &[Claim],
        is_wanted: impl Fn(Verdict) -> bool,
        mut is_known: impl FnMut(&Finding) -> bool,
    ) -> Vec<Finding> {
        let mut round = compare(self.documents, self.rules, claims);
        let mut told = if is_wanted(Verdict::Unsupported) {
            round.retain(|finding| is_wanted(finding.verdict));
            self.unsupported(claims, &round, &mut is_known)
        } else {
            Vec::new()
        };
        let mut left_out: BTreeSet<usize> = BTreeSet::new();
        let mut seen: BTreeSet<(Verdict, FactId, usize)> = BTreeSet::new();
        loop {
            let mut past = Past::default();
            let mut now = Vec::new();
            for mut finding in round {
                let name = (finding.verdict, finding.fact, finding.primary);
                if seen.contains(&name) {
                    continue;
                }
                if self.silences_claim(&claims[finding.primary], finding.verdict) {
                    past.silenced.push(finding);
                } else if !self.has_opponents(&mut finding, claims) {
                    // Found again of another claim on the other side, it is to be told.
                    past.unopposed.push(finding);
                    continue;
                } else if is_known(&finding) {
                    past.known.push(finding);
                } else {
                    told.push(finding);
                }
                now.push(name);
            }
            seen.extend(now);
            let wanted = past.still_to_tell(claims);
            if wanted.is_empty() {
                break;
            }
            left_out.extend(past.claims());
            round = self.compare_again(claims, &left_out, &wanted);
        }
        told.retain(|finding| is_wanted(finding.verdict));
        told.sort_by_cached_key(|finding| {
            (claims[finding.primary].span, finding.verdict.code(), finding.fact)
        });
        told
    }

    /// Figures that no source gives, of claims that nothing else is found of.
    fn unsupported(
        &self,
        claims: &[Claim],
        found: &[Finding],
        mut is_known: impl FnMut(&Finding) -> bool,
    ) -> Vec<Finding> {
        let mut unsupported = unsupported(self.documents, self.rules, claims, found);
        unsupported.retain(|finding| {
            !self.silences_claim(&claims[finding.primary], finding.verdict) && !is_known(finding)
        });
        unsupported
    }

    /// Takes out of a finding the claims on its other side that are not shown. Where none would be left, it
    /// stays as it is and is not to be told.
    fn has_opponents(&self, finding: &mut Finding, claims: &[Claim]) -> bool {
        let verdict = finding.verdict;
        let silent = |claim: &usize| self.silences_claim(&claims[*claim], verdict);
        finding.alike.retain(|claim| !silent(claim));
        // Texts that are only counted may hold a directive too, which is then known to be of use.
        let (own, others) =
            finding.camps.split_last().map_or((None, &[][..]), |(own, others)| (Some(own), others));
        own.into_iter().flat_map(|camp| &camp.claims).for_each(|claim| _ = silent(claim));
        let counted: Vec<bool> = others.iter().flat_map(|camp| &camp.claims).map(silent).collect();
        let is_silent = |opposed: &Opposed| matches!(&opposed.side, Side::Claim(claim) if silent(claim));
        let labelled: Vec<bool> = finding.against.iter().map(is_silent).collect();
        match verdict {
            // All terms of a relation are needed to show it, and one that is allowed allows it.
            Verdict::BrokenRelation => !labelled.contains(&true),
            // The other side of a date without a year is no more than an example.
            Verdict::Undated => true,
            _ if labelled.contains(&false) => {
                let mut labelled = labelled.into_iter();
                finding.against.retain(|_| labelled.next() == Some(false));
                true
            }
            // The texts that have no label may still speak against it.
            _ => finding.more > 0 && counted.contains(&false),
        }
    }

    /// What is found of the texts that are wanted when some claims are left out.
    fn compare_again(
        &self,
        claims: &[Claim],
        left_out: &BTreeSet<usize>,
        wanted: &BTreeMap<Teller, Opponents>,
    ) -> Vec<Finding> {
        // Packs never meet, so that those of the other findings need not be compared again.
        let packs: BTreeSet<u32> = wanted.keys().map(|(fact, ..)| fact.pack).collect();
        let kept: Vec<usize> = (0..claims.len())
            .filter(|index| packs.contains(&claims[*index].fact.pack) && !left_out.contains(index))
            .collect();
        let rest: Vec<Claim> = kept.iter().map(|&index| claims[index].clone()).collect();
        let mut found = compare(self.documents, self.rules, &rest);
        for finding in &mut found {
            finding.renumber(|claim| kept[claim]);
        }
        found.retain_mut(|finding| {
            let teller = (finding.fact, finding.key.clone(), claims[finding.primary].span.source);
            match wanted.get(&teller) {
                None => false,
                Some(None) => true,
                Some(Some(opponents)) => {
                    let is_opponent = |side: Side| match side {
                        Side::Claim(claim) => opponents.contains(&claims[claim].span.source),
                        Side::Known => true,
                    };
                    finding.against.retain(|opposed| is_opponent(opposed.side));
                    !finding.against.is_empty()
                }
            }
        });
        found
    }
}

/// What was found and is not told.
#[derive(Default)]
struct Past {
    /// The claim they tell of is silenced.
    silenced: Vec<Finding>,
    /// The claims on their other side are.
    unopposed: Vec<Finding>,
    /// They were known before.
    known: Vec<Finding>,
}

impl Past {
    /// The claims that are not shown.
    fn claims(&self) -> impl Iterator<Item = usize> {
        let primary = self.silenced.iter().chain(&self.known).map(|finding| finding.primary);
        primary.chain(self.unopposed.iter().flat_map(|finding| finding.claims().skip(1)))
    }

    /// The texts that may still have to be told of: those on the same side, and what else a text states of
    /// which a claim is silenced. That may disagree with texts that the silenced claim agreed with, which
    /// is nobody's fault: it is held against the same texts only.
    fn still_to_tell(&self, claims: &[Claim]) -> BTreeMap<Teller, Opponents> {
        let mut wanted: BTreeMap<Teller, Opponents> = BTreeMap::new();
        let mut claims_of: BTreeMap<(SourceId, FactId), usize> = BTreeMap::new();
        for claim in claims.iter().filter(|_| !self.silenced.is_empty() || !self.unopposed.is_empty()) {
            *claims_of.entry((claim.span.source, claim.fact)).or_default() += 1;
        }
        let text_of = |claim: usize| claims[claim].span.source;
        let states_more =
            |source: SourceId, finding: &Finding| claims_of.get(&(source, finding.fact)) > Some(&1);
        let mut want = |finding: &Finding, source: SourceId, opponents: Opponents| {
            let held_against = wanted
                .entry((finding.fact, finding.key.clone(), source))
                .or_insert_with(|| Some(BTreeSet::new()));
            *held_against = held_against.take().zip(opponents).map(|(some, more)| &some | &more);
        };
        for finding in &self.silenced {
            let own = text_of(finding.primary);
            if states_more(own, finding) {
                want(finding, own, Some(finding.claims().skip(1).map(text_of).collect()));
            }
        }
        for finding in &self.unopposed {
            let own = text_of(finding.primary);
            let others = finding.claims().skip(1).map(text_of).filter(|other| states_more(*other, finding));
            for other in others {
                want(finding, own, Some(BTreeSet::from([other])));
                want(finding, other, Some(BTreeSet::from([own])));
            }
        }
        for finding in self.silenced.iter().chain(&self.known) {
            for &claim in &finding.alike {
                want(finding, text_of(claim), None);
            }
        }
        wanted
    }
}
