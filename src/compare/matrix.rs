//! What every text states of every fact, side by side: a row a fact and key, a cell a text.

use super::subject::{normal_key, set_aside, subjects};
use super::{Finding, Inputs, Verdict};
use crate::extract::Claim;
use crate::rule::{FactId, Rules};
use crate::text::Document;
use std::collections::{BTreeMap, BTreeSet};

/// One fact, of one key where it has keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub fact: FactId,
    /// The key in the longest form that some text writes.
    pub key: Option<String>,
    /// What disagreements there are, the milder ones too.
    pub verdicts: BTreeSet<Verdict>,
    /// In the order of paths; only of texts that state the fact.
    pub cells: Vec<Cell>,
}

/// What one text states of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The index of the document.
    pub text: usize,
    /// Those that are compared, in order of place.
    pub claims: Vec<usize>,
    /// Those that are not, being planned, denied or superseded.
    pub aside: Vec<usize>,
    /// Whether the text stands apart from others.
    pub apart: bool,
}

impl Row {
    /// Adds claims that are not compared, which stand in order of place.
    fn set_aside(&mut self, claims: &[usize], inputs: &Inputs<'_>) {
        for &claim in claims {
            let text = inputs.text_of(claim);
            match self.cells.iter_mut().find(|cell| cell.text == text) {
                Some(cell) => cell.aside.push(claim),
                None => self.cells.push(Cell { text, claims: Vec::new(), aside: vec![claim], apart: false }),
            }
        }
        let first = |cell: &Cell| *cell.claims.first().or(cell.aside.first()).expect("a cell holds a claim");
        self.cells.sort_by_key(|cell| inputs.place(first(cell)));
    }
}

/// All claims, with what was found of those that are compared. Facts that no text states have a row
/// without cells.
pub fn matrix(documents: &[Document], rules: &Rules, claims: &[Claim], findings: &[Finding]) -> Vec<Row> {
    let inputs = Inputs::new(documents, rules, claims);
    let mut apart: BTreeSet<(FactId, Option<&str>, usize)> = BTreeSet::new();
    let mut verdicts: BTreeMap<(FactId, Option<&str>), BTreeSet<Verdict>> = BTreeMap::new();
    // A broken relation is of several facts, and an undated text disagrees with nobody.
    let of_one_fact =
        |finding: &&Finding| !matches!(finding.verdict, Verdict::BrokenRelation | Verdict::Undated);
    for finding in findings.iter().filter(of_one_fact) {
        let key = finding.key.as_deref();
        verdicts.entry((finding.fact, key)).or_default().insert(finding.verdict);
        for &claim in finding.alike.iter().chain([&finding.primary]) {
            apart.insert((finding.fact, key, inputs.text_of(claim)));
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for subject in &subjects(rules, claims, &inputs.order()) {
        let key = subject.key.as_deref();
        let cells = subject.claims.chunk_by(|&a, &b| inputs.text_of(a) == inputs.text_of(b)).map(|of_text| {
            let text = inputs.text_of(of_text[0]);
            let apart = apart.contains(&(subject.fact, key, text));
            Cell { text, claims: of_text.to_vec(), aside: Vec::new(), apart }
        });
        let written = subject.claims.iter().filter_map(|&claim| claims[claim].key.as_deref());
        rows.push(Row {
            fact: subject.fact,
            key: key.map(|key| written.max_by_key(|written| written.len()).unwrap_or(key).to_owned()),
            verdicts: verdicts.get(&(subject.fact, key)).cloned().unwrap_or_default(),
            cells: cells.collect(),
        });
    }
    for subject in set_aside(rules, claims, &inputs.order()) {
        let same = |row: &Row| row.fact == subject.fact && row.key.as_deref().map(normal_key) == subject.key;
        let at = rows.iter().position(same).unwrap_or_else(|| {
            let written = subject.claims.iter().filter_map(|&claim| claims[claim].key.clone());
            let key = written.max_by_key(String::len);
            rows.push(Row { fact: subject.fact, key, verdicts: BTreeSet::new(), cells: Vec::new() });
            rows.len() - 1
        });
        rows[at].set_aside(&subject.claims, &inputs);
    }
    let stated: BTreeSet<FactId> = rows.iter().map(|row| row.fact).collect();
    let silent = rules.facts().filter(|(id, _)| !stated.contains(id));
    rows.extend(silent.map(|(fact, _)| Row {
        fact,
        key: None,
        verdicts: BTreeSet::new(),
        cells: Vec::new(),
    }));
    rows.sort_by(|a, b| (a.fact, &a.key).cmp(&(b.fact, &b.key)));
    rows
}
