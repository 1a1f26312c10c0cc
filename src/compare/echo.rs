//! Texts that give each other's figures in words that no pattern takes.
//!
//! "The final had been over in 58 minutes" is at odds with no text that says "1 hour 20" if its own says so too, of
//! what it calls by another name: what the pattern took is something else. This is the favourable reading that the
//! claims of one text are given, carried to the figures beside them.

use super::Inputs;
use super::case::{Account, Teller};
use super::judge::Judge;
use super::statement::Statement;
use crate::extract::Mention;
use crate::source::Span;
use crate::value::{Measure, Stated, Value, convert};
use std::collections::BTreeSet;

/// Where more different things are said of one subject, no echoes are looked for: each is held against each text.
const MOST_STATEMENTS: usize = 256;

/// A figure of so many digits is hardly met twice by chance; any other must be of the same thing, by the words
/// around it.
const TELLING_DIGITS: usize = 3;

/// Sentences of the same thing share at least so many longer words.
const SHARED_WORDS: usize = 2;

/// Notes for each account what others state and its text gives too.
pub(super) fn assign(
    inputs: &Inputs<'_>,
    statements: &[Statement],
    judge: &mut Judge<'_>,
    accounts: &mut [Account],
) {
    if accounts.len() < 2 || !(2..=MOST_STATEMENTS).contains(&statements.len()) {
        return;
    }
    let makers = makers(accounts, statements.len());
    for account in accounts {
        let Teller::Text(text) = account.teller else { continue };
        let own: Vec<usize> = account.claims.iter().map(|(_, claim)| *claim).collect();
        for (name, maker) in (0..).zip(&makers) {
            let value = statements[name as usize].value;
            let mut against = account.statements.iter().map(|&own| statements[own as usize].value);
            if account.statements.contains(&name) || !against.any(|own| judge.may_disagree(own, value)) {
                continue;
            }
            let echo = Echo { inputs, text, own: &own, of: *maker };
            if echo.is_heard(judge.values.value(value)) {
                account.echoes.push(name);
            }
        }
    }
}

/// A claim that makes each statement; none makes what is known.
fn makers(accounts: &[Account], statements: usize) -> Vec<Option<usize>> {
    let mut makers = vec![None; statements];
    for &(statement, claim) in accounts.iter().flat_map(|account| &account.claims) {
        makers[statement as usize].get_or_insert(claim);
    }
    makers
}

/// What is looked for in one text: a figure that a claim of another text states.
struct Echo<'e> {
    inputs: &'e Inputs<'e>,
    text: usize,
    /// The text's own claims of the subject.
    own: &'e [usize],
    of: Option<usize>,
}

impl Echo<'_> {
    fn is_heard(&self, value: &Value) -> bool {
        if let Value::Text(words) = value {
            return has_words(&self.inputs.documents[self.text].prose.text, words);
        }
        self.inputs.mentions(self.text).iter().any(|mention| {
            !self.inputs.is_claimed(mention)
                && is_same_figure(value, &mention.value)
                && (is_telling(value) || self.is_of_same_thing(mention))
        })
    }

    /// Whether the words around a figure are those of the claim, or set it beside what the text itself states.
    fn is_of_same_thing(&self, mention: &Mention) -> bool {
        let claims = &self.inputs.claims;
        if self.own.iter().any(|&claim| claims[claim].evidence == mention.sentence) {
            return true;
        }
        let Some(of) = self.of else { return false };
        let there = &self.inputs.documents[self.inputs.text_of(of)].file.text;
        let here = &self.inputs.documents[self.text].file.text;
        let (sentence, evidence) =
            (longer_words(here, mention.sentence), longer_words(there, claims[of].evidence));
        next_word(here, mention.span) == next_word(there, claims[of].span)
            || sentence.intersection(&evidence).count() >= SHARED_WORDS
    }
}

fn is_telling(value: &Value) -> bool {
    match value {
        Value::Measure(Measure { stated: Stated::One(at), .. }) => {
            let digits = format!("{:e}", at.abs());
            digits.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
                >= TELLING_DIGITS
        }
        _ => false,
    }
}

fn is_same_figure(a: &Value, b: &Value) -> bool {
    let stated = |measure: &Measure| match measure.stated {
        Stated::One(at) => Some(at),
        _ => None,
    };
    match (a, b) {
        (Value::Measure(a), Value::Measure(b)) => {
            let (Some(own), Some(other)) = (stated(a), stated(b).and_then(|at| convert(at, b, a))) else {
                return false;
            };
            // Half a step of the rounder one, if it is not too round to tell.
            let step = a.step.max(convert(b.step, b, a).unwrap_or(0.0));
            let near = if step * 10.0 <= own.abs() { step / 2.0 } else { 0.0 };
            (own - other).abs() <= near.max(1e-9 * own.abs())
        }
        (Value::Date(a), Value::Date(b)) => a.exact_day().is_some() && a.exact_day() == b.exact_day(),
        (Value::Version(a), Value::Version(b)) => a == b,
        _ => false,
    }
}

/// The words of more than three letters, in lower case.
fn longer_words(text: &str, span: Span) -> BTreeSet<String> {
    let sentence = text.get(span.range()).unwrap_or_default();
    let words = sentence.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().nth(3).is_some());
    words.map(str::to_lowercase).collect()
}

/// The word behind a figure, which mostly says what it counts.
fn next_word(text: &str, span: Span) -> Option<String> {
    let behind = text.get(span.end..)?.strip_prefix(' ')?;
    let word = behind.split(|c: char| !c.is_alphabetic()).next()?;
    (word.len() > 3).then(|| word.to_lowercase())
}

/// Whether a text has some words of a name or a choice, whole and in any case.
fn has_words(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    text.match_indices(&words).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}
