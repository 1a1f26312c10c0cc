//! One subject and what every text says of it.

use super::Inputs;
use super::judge::{Bearing, Disagreement, Judge, Silence};
use super::statement::{Statement, Time, Values, is_coarser, is_silent_part};
use super::stretch::Stretch;
use super::subject::Subject;
use super::{echo, voice};
use crate::extract::Claim;
use crate::rule::{Fact, FactId, Kind, Known, Modality};
use crate::text::{Document, Role};
use std::collections::HashMap;

/// A text with more different statements of one fact and key than this lists many things of a kind;
/// it says nothing of any one of them.
const MOST_STATEMENTS: usize = 100;

/// All that is said of one subject.
pub(super) struct Case<'a> {
    pub(super) fact_id: FactId,
    pub(super) fact: &'a Fact,
    pub(super) key: Option<String>,
    pub(super) statements: Vec<Statement>,
    /// By weight, then earlier date, then path.
    pub(super) accounts: Vec<Account>,
    /// Accounts that state the same, in order of their first.
    pub(super) profiles: Vec<Profile>,
    pub(super) judge: Judge<'a>,
    /// Whether some accounts speak with the voice of another.
    has_copies: bool,
}

/// The claims of one text, or what a rule gives as known.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) teller: Teller,
    /// Whether the text is being checked, rather than one behind it.
    pub(super) draft: bool,
    /// Whether it is a draft or was named: it is shown before others that say the same.
    pub(super) asked_about: bool,
    /// More is weightier: from the text's tier, 0 without one.
    pub(super) weight: u32,
    /// The first account that speaks with the same voice: its own index, unless it is a copy.
    pub(super) voice: usize,
    /// The first day on which the text may have been published; undated texts come last.
    pub(super) date: i32,
    /// The place of its path among all.
    pub(super) place: usize,
    /// What it states, each statement once, in order.
    pub(super) statements: Vec<u32>,
    /// Statements with the claims that make them, in order of place in the text.
    pub(super) claims: Vec<(u32, usize)>,
    /// Statements of others whose figure its text gives too, in words that no pattern takes.
    pub(super) echoes: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Teller {
    /// The index of a document.
    Text(usize),
    Known,
}

/// The different statements of some accounts that all state the same, and know the same of what others state.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub(super) statements: Vec<u32>,
    /// As [`Account::echoes`].
    pub(super) echoes: Vec<u32>,
    pub(super) accounts: Vec<usize>,
}

impl<'a> Case<'a> {
    /// All claims of a subject, and what the rule gives as known.
    pub(super) fn new(inputs: &Inputs<'a>, subject: &Subject) -> Self {
        Self::with_known(inputs, subject, inputs.rules.fact(subject.fact).known.as_ref())
    }

    /// The claims of a subject without what the rule gives as known.
    pub(super) fn of_texts(inputs: &Inputs<'a>, subject: &Subject) -> Self {
        Self::with_known(inputs, subject, None)
    }

    fn with_known(inputs: &Inputs<'a>, subject: &Subject, known: Option<&Known>) -> Self {
        let fact = inputs.rules.fact(subject.fact);
        let mut values = Values::new(fact);
        let mut names = HashMap::new();
        let mut statements: Vec<Statement> = Vec::new();
        let mut name = |statement: Statement| -> u32 {
            *names.entry(statement).or_insert_with_key(|statement| {
                statements.push(statement.clone());
                u32::try_from(statements.len() - 1).expect("fewer than 2^32 claims")
            })
        };
        let mut accounts: Vec<Account> = Vec::new();
        for of_text in subject.claims.chunk_by(|&a, &b| inputs.text_of(a) == inputs.text_of(b)) {
            let text = inputs.text_of(of_text[0]);
            let is_short = of_text.len() <= MOST_STATEMENTS;
            let claims = of_text
                .iter()
                .filter(|&&at| {
                    let claim = &inputs.claims[at];
                    let coarser =
                        || is_short && of_text.iter().any(|&other| is_coarser(claim, &inputs.claims[other]));
                    (claim.part.is_none() || !is_silent_part(&claim.value)) && !coarser()
                })
                .map(|&at| (name(statement(inputs, fact, &mut values, at, text)), at))
                .collect();
            accounts.push(Account::of_text(inputs, text, claims));
        }
        accounts.retain(|account| (1..=MOST_STATEMENTS).contains(&account.statements.len()));
        if let Some(known) = known
            && !accounts.is_empty()
        {
            let value = values.name(&known.value, false);
            let time = if fact.kind == Kind::Constant { Time::Any } else { Time::Settled };
            let modality = Modality::Asserted;
            let statement = name(Statement { value, modality, part: false, authority: None, time });
            accounts.push(Account::known(statement));
        }
        accounts.sort_by_key(|account| (std::cmp::Reverse(account.weight), account.date, account.place));
        voice::assign(inputs, &mut accounts);
        let mut judge = Judge { fact, values };
        echo::assign(inputs, &statements, &mut judge, &mut accounts);
        let profiles = profiles(&accounts);
        let has_copies = accounts.iter().enumerate().any(|(index, account)| account.voice != index);
        Self {
            fact_id: subject.fact,
            fact,
            key: subject.key.clone(),
            statements,
            accounts,
            profiles,
            judge,
            has_copies,
        }
    }

    /// As [`mildest`], of statements of this case.
    pub(super) fn mildest(&mut self, some: &[u32], others: &[u32]) -> Option<(Disagreement, u32, u32)> {
        mildest(&mut self.judge, &self.statements, some, others)
    }

    /// How many voices speak in some profiles: texts, those that copy one another counted once.
    pub(super) fn voices(&self, profiles: impl IntoIterator<Item = usize>) -> usize {
        let of_profiles = profiles.into_iter().map(|profile| &self.profiles[profile].accounts);
        if !self.has_copies {
            return of_profiles.map(Vec::len).sum();
        }
        let mut heard = vec![false; self.accounts.len()];
        let accounts = of_profiles.flatten();
        accounts
            .filter(|&&account| !std::mem::replace(&mut heard[self.accounts[account].voice], true))
            .count()
    }

    pub(super) fn is_draft(&self, account: usize) -> bool {
        self.accounts[account].draft
    }

    pub(super) fn is_asked_about(&self, account: usize) -> bool {
        self.accounts[account].asked_about
    }
}

/// The mildest disagreement over all pairs of statements that bear on each other, with the pair; `None`
/// where one of them agrees or none bears. A part, which agrees with no whole, makes no disagreement of
/// wholes milder: it counts where these are silent for another reason than that the figure has grown.
pub(super) fn mildest(
    judge: &mut Judge<'_>,
    statements: &[Statement],
    some: &[u32],
    others: &[u32],
) -> Option<(Disagreement, u32, u32)> {
    let mut of_wholes: Option<(Disagreement, u32, u32)> = None;
    let mut of_parts: Option<(Disagreement, u32, u32)> = None;
    let mut has_grown = false;
    for &a in some {
        for &b in others {
            let (first, second) = (&statements[a as usize], &statements[b as usize]);
            match judge.bearing(first, second) {
                Bearing::Silent(why) => has_grown |= why == Silence::Growth && !first.part && !second.part,
                Bearing::Agree => return None,
                Bearing::Disagree(found) => {
                    let has_part = first.part || second.part;
                    let mildest = if has_part { &mut of_parts } else { &mut of_wholes };
                    if mildest.is_none_or(|(mild, ..)| found.milder(&mild).is_lt()) {
                        *mildest = Some((found, a, b));
                    }
                }
            }
        }
    }
    of_wholes.or(of_parts.filter(|_| !has_grown))
}

impl Account {
    fn of_text(inputs: &Inputs<'_>, text: usize, claims: Vec<(u32, usize)>) -> Self {
        let Document { role, ref published, tier, .. } = inputs.documents[text];
        let published = published.as_ref().and_then(Stretch::stated);
        Self {
            teller: Teller::Text(text),
            draft: role == Role::Draft,
            asked_about: role.is_asked_about(),
            // Only what is known weighs more than the first tier.
            weight: tier.map_or(0, |tier| u32::MAX - tier.max(1)),
            voice: 0,
            date: published.map_or(i32::MAX, |stretch| stretch.first().unwrap_or(i32::MIN)),
            place: inputs.place_of_text[text],
            statements: distinct(&claims),
            claims,
            echoes: Vec::new(),
        }
    }

    fn known(statement: u32) -> Self {
        Self {
            teller: Teller::Known,
            draft: false,
            asked_about: false,
            weight: u32::MAX,
            voice: 0,
            date: i32::MIN,
            place: 0,
            statements: vec![statement],
            claims: Vec::new(),
            echoes: Vec::new(),
        }
    }

    /// The first claim of this text that makes a statement.
    pub(super) fn claim(&self, statement: u32) -> usize {
        let made = self.claims.iter().find(|(made, _)| *made == statement);
        made.expect("an account makes the statements of its profile").1
    }
}

fn statement(inputs: &Inputs<'_>, fact: &Fact, values: &mut Values<'_>, at: usize, text: usize) -> Statement {
    let claim: &Claim = &inputs.claims[at];
    let part = claim.part.is_some();
    Statement {
        value: values.name(&claim.value, part),
        modality: claim.modality,
        part,
        authority: claim.by.as_ref().and_then(|by| by.authority.clone()),
        time: Time::of(claim, &inputs.documents[text], fact),
    }
}

fn profiles(accounts: &[Account]) -> Vec<Profile> {
    let mut by_statements: HashMap<(Vec<u32>, Vec<u32>), usize> = HashMap::new();
    let mut profiles: Vec<Profile> = Vec::new();
    for (index, account) in accounts.iter().enumerate() {
        let profile = *by_statements
            .entry((account.statements.clone(), account.echoes.clone()))
            .or_insert_with_key(|(statements, echoes)| {
                profiles.push(Profile {
                    statements: statements.clone(),
                    echoes: echoes.clone(),
                    accounts: Vec::new(),
                });
                profiles.len() - 1
            });
        profiles[profile].accounts.push(index);
    }
    profiles
}

fn distinct(claims: &[(u32, usize)]) -> Vec<u32> {
    let mut statements: Vec<u32> = claims.iter().map(|(statement, _)| *statement).collect();
    statements.sort_unstable();
    statements.dedup();
    statements
}
