//! What becomes of one claim beside every other of its subject, the pairs of which nothing is told among them.
//!
//! Goes the way of [`compare`](super::compare) once more and keeps what that throws away. Slow, and meant for people.

use super::case::{Account, Case, Teller};
use super::echo::{self, Heard};
use super::judge::{Bearing, Silence};
use super::statement::{Meeting, is_coarser, is_silent_part};
use super::subject::{Subject, is_of_modality, subjects};
use super::{Inputs, Side, Verdict, within};
use crate::extract::Claim;
use crate::rule::Rules;
use crate::text::Document;

/// What became of one claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Standpoint {
    /// It is put beside every other claim of its subject, in order of place.
    Compared(Vec<Encounter>),
    /// It is put beside none.
    SetAside(Aside),
}

/// Why a claim is compared with nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// The fact's `modality` does not list its own.
    Modality,
    /// The fact has keys, and no subject is named.
    NoKey,
    /// A part of at most so many says nothing of the whole.
    PartWithoutFloor,
    /// Its text gives the date more exactly as well.
    Coarser,
    /// Its text makes so many statements of the subject that it lists many things of a kind.
    ListOfMany,
}

/// A claim, or what is known, beside the one that is asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct Encounter {
    pub other: Side,
    pub outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Agree,
    Disagree(Verdict),
    Silent(Silence),
    /// One of the two texts gives the other's figure as well. `own`: the text of the claim that is asked about.
    Echoed {
        own: bool,
        heard: Heard,
    },
    /// Other claims of the two texts agree, or disagree less, and that reading counts.
    MilderReading {
        own: usize,
        other: Side,
        verdict: Option<Verdict>,
    },
    /// Both stand in one text, and do not say the same but for the figure.
    SameText,
}

/// What became of each of the claims that are asked about, by their indices.
pub fn standpoints(
    documents: &[Document],
    rules: &Rules,
    claims: &[Claim],
    asked: &[usize],
) -> Vec<Standpoint> {
    let inputs = Inputs::new(documents, rules, claims);
    let subjects = subjects(rules, claims, &inputs.order());
    asked.iter().map(|&claim| standpoint(&inputs, &subjects, claim)).collect()
}

fn standpoint(inputs: &Inputs<'_>, subjects: &[Subject], asked: usize) -> Standpoint {
    let claim = &inputs.claims[asked];
    if !is_of_modality(inputs.rules.fact(claim.fact), claim) {
        return Standpoint::SetAside(Aside::Modality);
    }
    let Some(subject) = subjects.iter().find(|subject| subject.claims.contains(&asked)) else {
        return Standpoint::SetAside(Aside::NoKey);
    };
    if claim.part.is_some() && is_silent_part(&claim.value) {
        return Standpoint::SetAside(Aside::PartWithoutFloor);
    }
    let text = inputs.text_of(asked);
    let of_text = subject.claims.iter().filter(|&&other| inputs.text_of(other) == text);
    if of_text.clone().any(|&other| is_coarser(claim, &inputs.claims[other])) {
        return Standpoint::SetAside(Aside::Coarser);
    }
    let mut case = Case::new(inputs, subject);
    let made = |account: &Account| account.claims.iter().find(|(_, claim)| *claim == asked).copied();
    let found = case.accounts.iter().enumerate().find_map(|(index, account)| Some((index, made(account)?.0)));
    let Some((account, statement)) = found else { return Standpoint::SetAside(Aside::ListOfMany) };
    let own = Own { claim: asked, statement, account };
    let mut encounters: Vec<Encounter> = Vec::new();
    for other in 0..case.accounts.len() {
        let met = if other == account {
            beside_own_text(inputs, &mut case, own)
        } else {
            beside_other(inputs, &mut case, own, other)
        };
        encounters.extend(met);
    }
    encounters.sort_by_key(|met| match met.other {
        Side::Known => None,
        Side::Claim(claim) => Some(inputs.place(claim)),
    });
    Standpoint::Compared(encounters)
}

/// The claim that is asked about, in its case.
#[derive(Clone, Copy)]
struct Own {
    claim: usize,
    statement: u32,
    account: usize,
}

/// The claim beside what another text states, or what is known.
fn beside_other(inputs: &Inputs<'_>, case: &mut Case<'_>, own: Own, other: usize) -> Vec<Encounter> {
    let account = case.accounts[other].clone();
    let sides: Vec<(u32, Side)> = match account.teller {
        Teller::Known => account.statements.iter().map(|&known| (known, Side::Known)).collect(),
        Teller::Text(_) => account.claims.iter().map(|&(made, claim)| (made, Side::Claim(claim))).collect(),
    };
    let mut encounter = |(statement, side): (u32, Side)| Encounter {
        other: side,
        outcome: outcome(inputs, case, own, &account, other, (statement, side)),
    };
    sides.into_iter().map(&mut encounter).collect()
}

fn outcome(
    inputs: &Inputs<'_>,
    case: &mut Case<'_>,
    own: Own,
    account: &Account,
    other: usize,
    (statement, side): (u32, Side),
) -> Outcome {
    let mine = case.accounts[own.account].clone();
    let (first, second) =
        (case.statements[own.statement as usize].clone(), &case.statements[statement as usize]);
    let found = match case.judge.bearing(&first, second) {
        Bearing::Silent(why) => return Outcome::Silent(why),
        Bearing::Agree => return Outcome::Agree,
        Bearing::Disagree(found) => found,
    };
    if account.echoes.contains(&own.statement)
        && let Some(heard) = echo::place(inputs, &case.judge, account, own.claim, first.value)
    {
        return Outcome::Echoed { own: false, heard };
    }
    let value = case.statements[statement as usize].value;
    if let Side::Claim(claim) = side
        && mine.echoes.contains(&statement)
        && let Some(heard) = echo::place(inputs, &case.judge, &mine, claim, value)
    {
        return Outcome::Echoed { own: true, heard };
    }
    let (a, b) = (profile_of(case, own.account), profile_of(case, other));
    let mildest = case.mildest_of_profiles(a, b);
    let side_of = |account: &Account, statement: u32| match account.teller {
        Teller::Text(_) => Side::Claim(account.claim(statement)),
        Teller::Known => Side::Known,
    };
    match mildest {
        Some((mild, ..)) if mild.verdict == found.verdict => {
            Outcome::Disagree(verdict_on(side, mild.verdict))
        }
        Some((mild, x, y)) => Outcome::MilderReading {
            own: mine.claim(x),
            other: side_of(account, y),
            verdict: Some(mild.verdict),
        },
        None => {
            let pairs = mine.statements.iter().flat_map(|&x| account.statements.iter().map(move |&y| (x, y)));
            let mut agreeing = pairs.filter(|&(x, y)| {
                let (x, y) = (&case.statements[x as usize], &case.statements[y as usize]);
                case.judge.bearing(x, y) == Bearing::Agree
            });
            match agreeing.next() {
                Some((x, y)) => {
                    Outcome::MilderReading { own: mine.claim(x), other: side_of(account, y), verdict: None }
                }
                None => Outcome::Disagree(verdict_on(side, found.verdict)),
            }
        }
    }
}

/// Where what is known alone disagrees, it settles the matter.
fn verdict_on(side: Side, verdict: Verdict) -> Verdict {
    match (side, verdict) {
        (Side::Known, verdict) if verdict != Verdict::Discrepancy => Verdict::ContradictsKnown,
        _ => verdict,
    }
}

fn profile_of(case: &Case<'_>, account: usize) -> usize {
    let of_account = case.profiles.iter().position(|profile| profile.accounts.contains(&account));
    of_account.expect("every account has a profile")
}

/// The claim beside others of its own text that state something else.
fn beside_own_text(inputs: &Inputs<'_>, case: &mut Case<'_>, own: Own) -> Vec<Encounter> {
    let account = case.accounts[own.account].clone();
    let mut met = Vec::new();
    for &(statement, claim) in account.claims.iter().filter(|(_, claim)| *claim != own.claim) {
        let (a, b) =
            (case.statements[own.statement as usize].value, case.statements[statement as usize].value);
        if !matches!(case.judge.values.meeting(a, b), Meeting::Disjoint { .. }) {
            continue;
        }
        let clash = within::told(inputs, case, &account, (own.statement, own.claim), (statement, claim));
        let outcome = clash.map_or(Outcome::SameText, |found| Outcome::Disagree(found.verdict));
        met.push(Encounter { other: Side::Claim(claim), outcome });
    }
    met
}
