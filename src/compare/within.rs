//! Disagreement inside one text.
//!
//! Far stricter than between texts. A text that gives two figures mostly speaks of two things, and
//! its readers can tell; so only sentences that say the same but for the figure, in the same voice
//! and of the same time, are held against each other.

use super::case::{Account, Case};
use super::judge::{Bearing, Disagreement, Reason};
use super::words::longer_words;
use super::{Finding, Inputs, Opposed, Side, Verdict};
use crate::diagnostic::Severity;
use crate::rule::{Kind, Modality};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A text with more different values than this lists them; it does not contradict itself.
const MOST_VALUES: usize = 6;

/// So many claims that make one statement are held against others.
const MOST_ALIKE: usize = 16;

/// Two sentences say the same if they share at least so many longer words, and so many hundredths of
/// those of the shorter one.
const LEAST_SHARED_WORDS: usize = 3;
const LEAST_SHARED_HUNDREDTHS: usize = 60;

/// At most one finding a text: the claim that stands alone against those it cannot be squared with.
pub(super) fn findings(inputs: &Inputs<'_>, case: &mut Case<'_>) -> Vec<Finding> {
    let several: Vec<Account> =
        case.accounts.iter().filter(|account| may_contradict_itself(account)).cloned().collect();
    several.iter().filter_map(|account| finding(inputs, case, account)).collect()
}

fn may_contradict_itself(account: &Account) -> bool {
    (2..=MOST_VALUES).contains(&account.statements.len())
}

/// Whether, and how, two claims of one text are told to be at odds.
pub(super) fn told(
    inputs: &Inputs<'_>,
    case: &mut Case<'_>,
    account: &Account,
    a: (u32, usize),
    b: (u32, usize),
) -> Option<Disagreement> {
    may_contradict_itself(account).then(|| clash(inputs, case, a, b)).flatten()
}

fn finding(inputs: &Inputs<'_>, case: &mut Case<'_>, account: &Account) -> Option<Finding> {
    let claims = first_of_each(&account.claims);
    let count = claims.len();
    let mut against: Vec<Vec<(usize, Disagreement)>> = vec![Vec::new(); count];
    for one in 0..count {
        for other in one + 1..count {
            let (a, b) = (claims[one], claims[other]);
            if let Some(found) = clash(inputs, case, a, b) {
                against[one].push((b.1, found));
                against[other].push((a.1, found));
            }
        }
    }
    // The claim with the fewest of other texts behind it stands apart; of equals the later one.
    let primary = (0..count).filter(|&at| !against[at].is_empty()).min_by_key(|&at| {
        let statement = claims[at].0;
        (support(case, account, statement), Reverse(at))
    })?;
    let claim = claims[primary].1;
    let gravest = against[primary].iter().map(|(_, found)| *found).max_by(Disagreement::milder)?;
    let mut opposed: Vec<usize> = Vec::new();
    for &(other, _) in &against[primary] {
        if !opposed.iter().any(|&shown| inputs.claims[shown].value == inputs.claims[other].value) {
            opposed.push(other);
        }
    }
    let severity = match case.fact.kind {
        Kind::Constant => gravest.severity,
        _ => Severity::Note,
    };
    let against = opposed.into_iter().map(|other| Opposed {
        side: Side::Claim(other),
        relation: inputs.relation(claim, other),
        reason: gravest.reason,
    });
    Some(Finding {
        severity,
        against: against.collect(),
        ..Finding::new(gravest.verdict, case.fact_id, case.key.clone(), claim)
    })
}

/// The first claims that make each statement: a text may say one thing a thousand times.
fn first_of_each(claims: &[(u32, usize)]) -> Vec<(u32, usize)> {
    let mut made: BTreeMap<u32, usize> = BTreeMap::new();
    let mut first = claims.to_vec();
    first.retain(|(statement, _)| {
        let times = made.entry(*statement).or_default();
        *times += 1;
        *times <= MOST_ALIKE
    });
    first
}

/// Whether two claims of one text, told in the same voice and of the same time, cannot both be true.
fn clash(inputs: &Inputs<'_>, case: &mut Case<'_>, a: (u32, usize), b: (u32, usize)) -> Option<Disagreement> {
    let (first, second) = (&inputs.claims[a.1], &inputs.claims[b.1]);
    // Planned figures are here only where the fact is one of plans.
    let plain =
        [first, second].iter().all(|claim| claim.modality != Modality::Possible && claim.part.is_none());
    if !plain
        || first.modality != second.modality
        || first.as_of != second.as_of
        || first.by != second.by
        || !say_the_same(inputs, a.1, b.1)
    {
        return None;
    }
    let (first, second) = (&case.statements[a.0 as usize], &case.statements[b.0 as usize]);
    match case.judge.bearing(first, second) {
        Bearing::Disagree(found)
            if matches!(found.reason, None | Some(Reason::OrderUncertain))
                && found.verdict != Verdict::Disputed =>
        {
            Some(found)
        }
        _ => None,
    }
}

/// Whether the sentences of two claims are different ones that share most of their longer words.
fn say_the_same(inputs: &Inputs<'_>, a: usize, b: usize) -> bool {
    let (first, second) = (inputs.claims[a].evidence, inputs.claims[b].evidence);
    if first == second {
        return false;
    }
    let text = &inputs.documents[inputs.text_of(a)].file.text;
    let (Some(first), Some(second)) = (text.get(first.range()), text.get(second.range())) else {
        return false;
    };
    let (first, second) = (longer_words(first), longer_words(second));
    let shared = first.intersection(&second).count();
    let shorter = first.len().min(second.len());
    shared >= LEAST_SHARED_WORDS && shared * 100 >= shorter * LEAST_SHARED_HUNDREDTHS
}

/// How many other voices state what agrees with a statement, and how often this text does.
fn support(case: &mut Case<'_>, own: &Account, statement: u32) -> (usize, usize) {
    let mut agreeing: Vec<usize> = Vec::new();
    for profile in 0..case.profiles.len() {
        let statements = case.profiles[profile].statements.clone();
        let agrees = statements != own.statements
            && statements.iter().any(|&other| {
                let (a, b) = (&case.statements[statement as usize], &case.statements[other as usize]);
                case.judge.bearing(a, b) == Bearing::Agree
            });
        if agrees {
            agreeing.push(profile);
        }
    }
    let repeated = own.claims.iter().filter(|(made, _)| *made == statement).count();
    (case.voices(agreeing), repeated)
}
