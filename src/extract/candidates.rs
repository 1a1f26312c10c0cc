//! Which sentences can hold a claim at all: one automaton over the literals of every pattern.

use crate::rule::pattern::in_every_case;
use crate::rule::{FactId, Rules, Shape};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;

/// One entry of a fact's `find`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PatternId {
    pub(super) fact: FactId,
    pub(super) pattern: u32,
}

/// The literals of all patterns. A text without any costs one pass, whatever the number of facts.
#[derive(Debug)]
pub(super) struct Candidates {
    automaton: Option<AhoCorasick>,
    /// By literal: the patterns that cannot match without it (or one of its fellows).
    patterns: Vec<Vec<PatternId>>,
}

/// A literal met in the prose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) at: usize,
    literal: usize,
}

impl Candidates {
    pub(super) fn new(rules: &Rules) -> Self {
        let mut by_literal: BTreeMap<String, Vec<PatternId>> = BTreeMap::new();
        for (id, fact) in rules.facts() {
            for (pattern, index) in fact.patterns.iter().zip(0..) {
                for literal in required(&pattern.shape).flat_map(in_every_case) {
                    by_literal.entry(literal).or_default().push(PatternId { fact: id, pattern: index });
                }
            }
        }
        let automaton = (!by_literal.is_empty()).then(|| {
            AhoCorasick::builder()
                .kind(Some(AhoCorasickKind::DFA))
                .match_kind(MatchKind::Standard)
                .ascii_case_insensitive(true)
                .build(by_literal.keys())
                .expect("the literals of rule files fit an automaton")
        });
        Self { automaton, patterns: by_literal.into_values().collect() }
    }

    /// Every literal in the prose, in order of place.
    pub(super) fn hits(&self, prose: &str) -> Vec<Hit> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        let mut hits: Vec<Hit> = automaton
            .find_overlapping_iter(prose)
            .map(|found| Hit { at: found.start(), literal: found.pattern().as_usize() })
            .collect();
        hits.sort_by_key(|hit| (hit.at, hit.literal));
        hits
    }

    /// The patterns that some hits speak for, in the order of the rule files, each once.
    pub(super) fn patterns(&self, hits: &[Hit]) -> Vec<PatternId> {
        let mut patterns: Vec<PatternId> =
            hits.iter().flat_map(|hit| self.patterns[hit.literal].iter().copied()).collect();
        patterns.sort_unstable();
        patterns.dedup();
        patterns
    }
}

/// The literals of which one must stand near a pattern's value: for a `near` pattern, its rarest anchor's.
pub(super) fn required(shape: &Shape) -> impl Iterator<Item = &str> {
    let literals = match shape {
        Shape::Sequence(expr) => &expr.literals,
        Shape::Near { anchors, .. } => {
            let rarest = anchors.iter().max_by_key(|anchor| anchor.literals.iter().map(String::len).min());
            &rarest.expect("a near pattern has anchors").literals
        }
    };
    literals.iter().map(String::as_str)
}
