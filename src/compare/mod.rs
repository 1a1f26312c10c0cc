//! Claims grouped by fact and key, and what follows where they disagree.
//!
//! Knows nothing of wording: a [`Finding`] names claims and relations, `explain` finds the words.
//! What is found depends on the claims alone, never on the order in which they are given.

mod broken;
mod case;
mod cluster;
mod conflation;
mod echo;
mod encounter;
mod far_apart;
mod judge;
mod matrix;
mod misattribution;
#[cfg(test)]
mod properties;
mod statement;
mod stretch;
mod subject;
mod undated;
mod unsupported;
mod voice;
mod within;
mod words;

pub use broken::Broken;
pub use echo::Heard;
pub use encounter::{Aside, Encounter, Outcome, Standpoint, standpoints};
pub use judge::{Reason, Silence};
pub use matrix::{Cell, Row, matrix};
pub use unsupported::unsupported;

use crate::diagnostic::Severity;
use crate::extract::{Claim, Mention, mentions};
use crate::rule::{FactId, Rules};
use crate::source::{SourceId, Span};
use crate::text::Document;
use crate::value::Relation;
use case::Case;
use cluster::Standing;
use conflation::Settled;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a finding is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    Contradiction,
    Discrepancy,
    /// Each figure is laid to a different listed authority.
    Disputed,
    /// A figure that only grows is certainly later and lower.
    Regression,
    /// One authority is given figures of the same time that cannot both be true.
    Misattribution,
    Conflation,
    ContradictsKnown,
    /// What a rule says must hold between facts does not.
    BrokenRelation,
    /// No source gives a draft's figure. Told only where it is asked for.
    Unsupported,
    Undated,
}

impl Verdict {
    pub const ALL: [Self; 10] = [
        Self::Contradiction,
        Self::Discrepancy,
        Self::Disputed,
        Self::Regression,
        Self::Misattribution,
        Self::Conflation,
        Self::ContradictsKnown,
        Self::BrokenRelation,
        Self::Unsupported,
        Self::Undated,
    ];

    /// The stable name that configuration, directives and `gainsay explain` use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Discrepancy => "discrepancy",
            Self::Disputed => "disputed",
            Self::Regression => "regression",
            Self::Misattribution => "misattribution",
            Self::Conflation => "conflation",
            Self::ContradictsKnown => "contradicts-known",
            Self::BrokenRelation => "broken-relation",
            Self::Unsupported => "unsupported",
            Self::Undated => "undated",
        }
    }

    /// Whether it is told without being asked for.
    pub fn is_on_by_default(self) -> bool {
        self != Self::Unsupported
    }

    /// How grave it is unless a rule says otherwise.
    pub fn severity(self) -> Severity {
        match self {
            Self::Contradiction
            | Self::Regression
            | Self::Misattribution
            | Self::ContradictsKnown
            | Self::BrokenRelation => Severity::Error,
            Self::Discrepancy | Self::Disputed | Self::Conflation | Self::Unsupported => Severity::Warning,
            Self::Undated => Severity::Note,
        }
    }

    /// Tells verdicts of the same severity apart: of several on the same claims the gravest is told.
    fn gravity(self) -> u8 {
        match self {
            Self::Undated | Self::Unsupported => 0,
            Self::Conflation => 1,
            Self::Discrepancy => 2,
            Self::Disputed => 3,
            Self::Regression => 4,
            Self::Contradiction => 5,
            Self::Misattribution => 6,
            Self::ContradictsKnown => 7,
            Self::BrokenRelation => 8,
        }
    }
}

/// Two or more claims that show a disagreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub verdict: Verdict,
    pub severity: Severity,
    pub fact: FactId,
    /// The key as it was compared, where the fact has one.
    pub key: Option<String>,
    /// Index of the claim that stands apart.
    pub primary: usize,
    /// What it cannot be squared with: at most four texts, drafts first.
    pub against: Vec<Opposed>,
    /// How many further texts it disagrees with.
    pub more: usize,
    /// Claims of further texts, one a text, that side with the primary one.
    pub alike: Vec<usize>,
    /// The clusters of texts that stand against each other, best first and the primary one's own last.
    pub camps: Vec<Camp>,
    /// Claims of sources that come nearest to an unsupported one, one a value.
    pub nearest: Vec<usize>,
    /// The relation that does not hold, and what its two sides come to.
    pub broken: Option<Broken>,
}

/// Texts that say the same, as far as a finding is about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Camp {
    /// A claim of each text, the weightiest text first.
    pub claims: Vec<usize>,
    /// Claims among them, two or more, whose texts copy one another and are one voice.
    pub copies: Vec<Vec<usize>>,
    /// Whether one of the texts is being checked.
    pub has_draft: bool,
}

/// One side that a finding's primary claim is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Opposed {
    pub side: Side,
    /// How the primary claim's value relates to this one's.
    pub relation: Relation,
    /// Why the disagreement is milder than it might be.
    pub reason: Option<Reason>,
}

/// Who says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The index of a claim.
    Claim(usize),
    /// What the rule gives as known.
    Known,
}

impl Finding {
    fn new(verdict: Verdict, fact: FactId, key: Option<String>, primary: usize) -> Self {
        Self {
            verdict,
            severity: verdict.severity(),
            fact,
            key,
            primary,
            against: Vec::new(),
            more: 0,
            alike: Vec::new(),
            camps: Vec::new(),
            nearest: Vec::new(),
            broken: None,
        }
    }

    /// The claims that are shown, the primary one first.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        let against = self.against.iter().filter_map(|opposed| match opposed.side {
            Side::Claim(claim) => Some(claim),
            Side::Known => None,
        });
        std::iter::once(self.primary).chain(against)
    }

    /// Puts another index in the place of each claim's: of a list, say, that those compared were taken from.
    pub fn renumber(&mut self, index: impl Fn(usize) -> usize) {
        let opposed = self.against.iter_mut().filter_map(|opposed| match &mut opposed.side {
            Side::Claim(claim) => Some(claim),
            Side::Known => None,
        });
        let in_camps = self
            .camps
            .iter_mut()
            .flat_map(|camp| camp.claims.iter_mut().chain(camp.copies.iter_mut().flatten()));
        let listed = self.alike.iter_mut().chain(&mut self.nearest).chain(in_camps);
        for claim in std::iter::once(&mut self.primary).chain(opposed).chain(listed) {
            *claim = index(*claim);
        }
    }
}

/// Judges all claims of a run. `claims` may come in any order; indices in findings are into it.
/// Findings come by path, offset, severity and code.
pub fn compare(documents: &[Document], rules: &Rules, claims: &[Claim]) -> Vec<Finding> {
    let inputs = Inputs::new(documents, rules, claims);
    let subjects = subject::subjects(rules, claims, &inputs.order());
    let judged: Vec<(Vec<Finding>, Settled<'_>)> = subjects
        .par_iter()
        .map(|subject| {
            let mut case = Case::new(&inputs, subject);
            let standing = Standing::of(&mut case);
            let mut findings = misattribution::findings(&inputs, subject);
            let between = standing.findings(&inputs, &mut case);
            findings.extend(misattribution::not_told_by(&inputs, &findings, between));
            findings.extend(within::findings(&inputs, &mut case));
            findings.extend(undated::finding(&inputs, &case));
            (findings, Settled { case, standing })
        })
        .collect();
    let (findings, settled): (Vec<Vec<Finding>>, Vec<Settled<'_>>) = judged.into_iter().unzip();
    let mut findings: Vec<Finding> = findings.into_iter().flatten().collect();
    findings.extend(conflation::findings(&inputs, &settled));
    findings.extend(broken::findings(&inputs, &subjects));
    findings.sort_by_cached_key(|finding| {
        let against: Vec<_> = finding.claims().skip(1).map(|claim| inputs.place(claim)).collect();
        (
            inputs.place(finding.primary),
            Reverse(finding.severity),
            finding.verdict.code(),
            finding.fact,
            against,
        )
    });
    findings
}

/// What all of this folder reads.
struct Inputs<'a> {
    documents: &'a [Document],
    rules: &'a Rules,
    claims: &'a [Claim],
    /// The document of each claim.
    texts: Vec<usize>,
    /// The place of each document's path among all paths.
    place_of_text: Vec<usize>,
    /// The document that each one is derived from, in the end.
    origins: Vec<usize>,
    /// Where claims stand, in order.
    claimed: Vec<Span>,
    /// What each document asserts beside its claims, once it has been asked for.
    unclaimed: Vec<OnceLock<Vec<Mention>>>,
}

impl<'a> Inputs<'a> {
    fn new(documents: &'a [Document], rules: &'a Rules, claims: &'a [Claim]) -> Self {
        let by_source: HashMap<SourceId, usize> =
            documents.iter().enumerate().map(|(index, document)| (document.file.id, index)).collect();
        let texts = claims
            .iter()
            .map(|claim| *by_source.get(&claim.span.source).expect("every claim is of a document of the run"))
            .collect();
        let mut by_path: Vec<usize> = (0..documents.len()).collect();
        by_path.sort_by_key(|&text| (&documents[text].file.path, documents[text].file.id));
        let mut place_of_text = vec![0; documents.len()];
        for (place, &text) in by_path.iter().enumerate() {
            place_of_text[text] = place;
        }
        let mut claimed: Vec<Span> = claims.iter().map(|claim| claim.span).collect();
        claimed.sort_unstable();
        let unclaimed = documents.iter().map(|_| OnceLock::new()).collect();
        Self {
            documents,
            rules,
            claims,
            texts,
            place_of_text,
            origins: voice::origins(documents),
            claimed,
            unclaimed,
        }
    }

    /// The values that a text asserts and no pattern of any fact takes.
    fn unclaimed(&self, text: usize) -> &[Mention] {
        self.unclaimed[text].get_or_init(|| {
            let mut found = mentions(&self.documents[text]);
            found.retain(|mention| self.claimed.binary_search(&mention.span).is_err());
            found
        })
    }

    fn text_of(&self, claim: usize) -> usize {
        self.texts[claim]
    }

    /// Where a claim stands: its path's place among all, and its bytes there.
    fn place(&self, claim: usize) -> (usize, usize, usize) {
        let span = self.claims[claim].span;
        (self.place_of_text[self.texts[claim]], span.start, span.end)
    }

    /// All claims by place; of those of one place, in the order of facts and values.
    fn order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.claims.len()).collect();
        order.sort_by_cached_key(|&at| (self.place(at), self.claims[at].fact, self.claims[at].key.clone()));
        order
    }
}
