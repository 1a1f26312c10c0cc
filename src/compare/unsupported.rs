//! Figures of drafts that no source gives. Not looked for unless somebody asks.

use super::statement::relation;
use super::subject::{Subject, subjects};
use super::{Finding, Inputs, Verdict};
use crate::extract::Claim;
use crate::rule::{Fact, Rules};
use crate::text::{Document, Role};
use crate::value::{Bound, Gap, Interval, Measure, Relation, Stated, Value, convert};
use std::collections::{BTreeMap, BTreeSet};

/// Findings name at most so many different values of sources.
const MOST_NEAREST: usize = 3;

/// A text with more different values of one fact and key lists many things of a kind.
const MOST_VALUES: usize = 100;

/// An end that was not said counts as this fraction of the figure away from it: a source that says
/// "more than 50" stands behind 53, and not behind 80.
const REACH: f64 = 0.1;

/// One finding for each value of a draft that no source stands behind, in order of place. `told` are
/// findings on the same claims: what they tell is not told again. Without any source there is nothing
/// to be found.
pub fn unsupported(
    documents: &[Document],
    rules: &Rules,
    claims: &[Claim],
    told: &[Finding],
) -> Vec<Finding> {
    let has_both = |draft: bool| documents.iter().any(|document| (document.role == Role::Draft) == draft);
    if !has_both(true) || !has_both(false) {
        return Vec::new();
    }
    let inputs = Inputs::new(documents, rules, claims);
    let told: BTreeSet<usize> = told
        .iter()
        .flat_map(|finding| finding.claims().chain(finding.camps.iter().flat_map(|camp| camp.claims.clone())))
        .collect();
    let subjects = subjects(rules, claims, &inputs.order());
    let mut findings: Vec<Finding> =
        subjects.iter().flat_map(|subject| of_subject(&inputs, subject, &told)).collect();
    findings.sort_by_key(|finding| (inputs.place(finding.primary), finding.fact));
    findings
}

fn of_subject(inputs: &Inputs<'_>, subject: &Subject, told: &BTreeSet<usize>) -> Vec<Finding> {
    let fact = inputs.rules.fact(subject.fact);
    let mut of_drafts: Vec<BTreeMap<String, usize>> = Vec::new();
    let mut of_sources: BTreeMap<String, usize> = BTreeMap::new();
    for of_text in subject.claims.chunk_by(|&a, &b| inputs.text_of(a) == inputs.text_of(b)) {
        let mut values: BTreeMap<String, usize> = BTreeMap::new();
        for &claim in of_text {
            // With its precision, which the canonical notation does not tell.
            values.entry(format!("{:?}", inputs.claims[claim].value)).or_insert(claim);
        }
        if values.len() > MOST_VALUES {
            continue;
        }
        if inputs.documents[inputs.text_of(of_text[0])].role == Role::Draft {
            of_drafts.push(values);
        } else {
            for (form, claim) in values {
                of_sources.entry(form).or_insert(claim);
            }
        }
    }
    let mut sources: Vec<usize> = of_sources.into_values().collect();
    sources.sort_by_key(|&claim| inputs.place(claim));
    let mut findings = Vec::new();
    for claim in of_drafts.into_iter().flat_map(BTreeMap::into_values) {
        let value = &inputs.claims[claim].value;
        let known = fact.known.as_ref().map(|known| &known.value);
        let given = sources.iter().map(|&source| &inputs.claims[source].value).chain(known);
        if told.contains(&claim)
            || is_vague(value)
            || given.into_iter().any(|given| supports(fact, given, value))
        {
            continue;
        }
        findings.push(Finding {
            severity: fact.severity.unwrap_or(Verdict::Unsupported.severity()),
            nearest: nearest(inputs, fact, value, &sources),
            ..Finding::new(Verdict::Unsupported, subject.fact, subject.key.clone(), claim)
        });
    }
    findings
}

/// "Dozens" states no figure that a source could give.
fn is_vague(value: &Value) -> bool {
    matches!(value, Value::Measure(Measure { stated: Stated::Nothing, .. }))
}

/// Whether a source that gives one value stands behind another: what it says makes the other true, or
/// the two state about the same.
fn supports(fact: &Fact, given: &Value, asked: &Value) -> bool {
    let agree =
        |a: &Value, b: &Value| matches!(relation(fact, (a, false), (b, false)), Relation::Overlapping { .. });
    if !agree(given, asked) {
        return false;
    }
    let (Value::Measure(given), Value::Measure(asked)) = (given, asked) else { return true };
    let figure = |at: f64| {
        Value::Measure(Measure { set: Interval::point(at), stated: Stated::One(at), ..given.clone() })
    };
    let implies = match given.stated {
        Stated::Nothing => false,
        Stated::One(at) => agree(&figure(at), &Value::Measure(asked.clone())),
        Stated::Both(low, high) => {
            [low, high].iter().all(|&at| agree(&figure(at), &Value::Measure(asked.clone())))
        }
    };
    implies || agree(&closed(given), &closed(asked))
}

/// A measure whose ends that were not said lie near its figure.
fn closed(measure: &Measure) -> Value {
    let mut set = measure.set;
    if let Stated::One(at) = measure.stated {
        let reach = at.abs() * REACH;
        set.low = set.low.or(Some(Bound { at: at - reach, closed: true }));
        set.high = set.high.or(Some(Bound { at: at + reach, closed: true }));
    }
    Value::Measure(Measure { set, ..measure.clone() })
}

/// The claims of sources that come nearest, one a value.
fn nearest(inputs: &Inputs<'_>, fact: &Fact, asked: &Value, sources: &[usize]) -> Vec<usize> {
    let mut near: Vec<(f64, usize)> =
        sources.iter().map(|&source| (distance(fact, asked, &inputs.claims[source].value), source)).collect();
    // Sources stand in order of place, and the sort keeps it among those equally far.
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut told: BTreeSet<String> = BTreeSet::new();
    near.retain(|&(_, source)| told.insert(inputs.claims[source].value.to_string()));
    near.into_iter().take(MOST_NEAREST).map(|(_, source)| source).collect()
}

/// How far apart two values are, in whatever measure they share.
fn distance(fact: &Fact, a: &Value, b: &Value) -> f64 {
    if let (Value::Measure(a), Value::Measure(b)) = (a, b) {
        let own = a.stated().or(a.high()).or(a.low());
        let other = b.stated().or(b.high()).or(b.low()).and_then(|at| convert(at, b, a));
        if let (Some(own), Some(other)) = (own, other) {
            let positive = own > 0.0 && other > 0.0;
            return if positive { (own / other).ln().abs() } else { (own - other).abs() };
        }
    }
    match relation(fact, (a, false), (b, false)) {
        Relation::Overlapping { .. } => 0.0,
        #[expect(clippy::cast_precision_loss, reason = "only compared with others of its kind")]
        Relation::Disjoint { gap: Gap::Days(days), .. } => days as f64,
        Relation::Disjoint { .. } | Relation::Incomparable => f64::INFINITY,
    }
}
