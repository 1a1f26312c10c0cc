//! Texts that give each other's figures in words that no pattern takes.
//!
//! "The final had been over in 58 minutes" is at odds with no text that says "1 hour 20" if its own says so too, of
//! what it calls by another name: what the pattern took is something else. This is the favourable reading that the
//! claims of one text are given, carried to the figures beside them.

use super::Inputs;
use super::case::{Account, Teller};
use super::judge::Judge;
use super::statement::Statement;
use super::stretch::Stretch;
use super::words::longer_words;
use crate::extract::{Claim, Mention};
use crate::rule::{Fact, Kind};
use crate::source::Span;
use crate::value::{Measure, Relation, Stated, Value, ValueType, convert, relate};

/// Where more different things are said of one subject, no echoes are looked for: each is held against each text.
const MOST_STATEMENTS: usize = 256;

/// Days so near to the date of a text stand in it for many reasons.
const DAYS_AROUND: u32 = 3;

/// Figures that agree and are no further apart than this fraction are near.
const NEAR: f64 = 0.1;

/// A figure with no noun of its own goes on with one at most so many bytes before it.
const GOES_ON: usize = 400;

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
    // Days and names are not only heard in figures.
    let is_figure = !matches!(judge.fact.value_type, ValueType::Date | ValueType::Text);
    for account in accounts {
        let Teller::Text(text) = account.teller else { continue };
        let own: Vec<usize> = account.claims.iter().map(|(_, claim)| *claim).collect();
        for (name, maker) in (0..).zip(&makers) {
            let value = statements[name as usize].value;
            let mut against = account.statements.iter().map(|&own| statements[own as usize].value);
            if account.statements.contains(&name) || !against.any(|own| judge.may_disagree(own, value)) {
                continue;
            }
            if is_figure && inputs.unclaimed(text).is_empty() {
                break;
            }
            let echo = Echo { fact: judge.fact, inputs, text, own: &own, of: *maker };
            if echo.heard(judge.values.value(value)).is_some() {
                account.echoes.push(name);
            }
        }
    }
}

/// Where a text gives what a claim of another states, the claim being one that [`assign`] has noted.
pub(super) fn place(
    inputs: &Inputs<'_>,
    judge: &Judge<'_>,
    account: &Account,
    of: usize,
    value: u32,
) -> Option<Heard> {
    let Teller::Text(text) = account.teller else { return None };
    let own: Vec<usize> = account.claims.iter().map(|(_, claim)| *claim).collect();
    Echo { fact: judge.fact, inputs, text, own: &own, of: Some(of) }.heard(judge.values.value(value))
}

/// How a text gives what another states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// In a figure that no pattern takes.
    Figure(Span),
    /// Somewhere in its words.
    Words,
    /// By naming the same day, and no year.
    UnsaidYear,
}

/// Whether two claims name the same day, and one of them no year: that its year is another one, only the date of its
/// text has told.
fn is_day_of_unsaid_year(a: &Claim, b: &Claim) -> bool {
    let day = |claim: &Claim| match &claim.value {
        Value::Date(date) => date.exact_day().map(|day| (day.month(), day.day())),
        _ => None,
    };
    let says_year =
        |claim: &Claim| claim.text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    day(a).is_some() && day(a) == day(b) && !(says_year(a) && says_year(b))
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
    fact: &'e Fact,
    inputs: &'e Inputs<'e>,
    text: usize,
    /// The text's own claims of the subject.
    own: &'e [usize],
    of: Option<usize>,
}

impl Echo<'_> {
    fn heard(&self, value: &Value) -> Option<Heard> {
        let claims = &self.inputs.claims;
        let is_of_unsaid_year =
            |other: usize| self.own.iter().any(|&own| is_day_of_unsaid_year(&claims[own], &claims[other]));
        if self.of.is_some_and(is_of_unsaid_year) {
            return Some(Heard::UnsaidYear);
        }
        if let Value::Text(words) = value {
            return has_words(&self.inputs.documents[self.text].prose.text, words).then_some(Heard::Words);
        }
        let heard = self.inputs.unclaimed(self.text).iter().find(|mention| {
            match closeness(self.fact, value, &mention.value) {
                Some(Closeness::Same) => {
                    self.is_telling(mention) || self.is_beside_own(mention) || self.is_of_same_thing(mention)
                }
                Some(Closeness::Near) => is_count(mention) && self.is_beside_own(mention),
                Some(Closeness::Beyond) => self.goes_on(mention),
                None => false,
            }
        });
        heard.map(|mention| Heard::Figure(mention.span))
    }

    /// Whether a figure is set beside what the text states itself, or takes its place.
    fn is_beside_own(&self, mention: &Mention) -> bool {
        let in_sentence = |&claim: &usize| self.inputs.claims[claim].evidence == mention.sentence;
        let beside = self.own.iter().any(in_sentence);
        if mention.value.value_type() == ValueType::Version {
            return beside;
        }
        if !is_count(mention) {
            return beside || self.own.iter().any(|&claim| self.is_close_by(claim, mention));
        }
        self.goes_on(mention) || beside && (self.is_bare(mention) || self.counts_the_same(mention))
    }

    /// Whether a figure that counts nothing named goes on with what the text has stated: "sixty-six towers in nine
    /// days … By the time they were done it was 81."
    fn goes_on(&self, mention: &Mention) -> bool {
        is_count(mention)
            && self.is_bare(mention)
            && self.own.iter().any(|&claim| self.is_close_by(claim, mention))
    }

    /// Whether a figure stands behind a claim of the text, in the same paragraph and not far off.
    fn is_close_by(&self, claim: usize, mention: &Mention) -> bool {
        let end = self.inputs.claims[claim].span.end;
        let between = self.words_of(self.text).get(end..mention.span.start);
        between.is_some_and(|between| between.len() <= GOES_ON && !between.contains("\n\n"))
    }

    /// Whether no word stands behind a figure that might say what it counts.
    fn is_bare(&self, mention: &Mention) -> bool {
        let behind = self.words_of(self.text).get(mention.span.end..mention.sentence.end).unwrap_or_default();
        !behind.trim_start().starts_with(char::is_alphanumeric)
    }

    /// Whether a figure counts what the claims count, by the word behind it.
    fn counts_the_same(&self, mention: &Mention) -> bool {
        let Some(noun) = next_word(self.words_of(self.text), mention.span) else { return false };
        self.own.iter().chain(&self.of).any(|&claim| {
            let text = self.words_of(self.inputs.text_of(claim));
            next_word(text, self.inputs.claims[claim].span).is_some_and(|other| other == noun)
        })
    }

    /// Whether the words around a figure are those of the claim that is looked for.
    fn is_of_same_thing(&self, mention: &Mention) -> bool {
        let noun = next_word(self.words_of(self.text), mention.span);
        if is_count(mention) && noun.is_some() {
            return self.counts_the_same(mention);
        }
        let Some(of) = self.of else { return false };
        let evidence = self.inputs.claims[of].evidence;
        let there = longer_words(cut(self.words_of(self.inputs.text_of(of)), evidence));
        let here = longer_words(cut(self.words_of(self.text), mention.sentence));
        here.intersection(&there).count() >= shared_words(&mention.value)
    }

    /// Whether a figure is hardly met twice by chance. The days around its own are in every text, as "on Tuesday".
    fn is_telling(&self, mention: &Mention) -> bool {
        match &mention.value {
            Value::Measure(measure) => digits(measure) >= telling_digits(measure.value_type),
            Value::Date(date) => {
                let words = self.words_of(self.text).get(mention.span.range()).unwrap_or_default();
                let own = self.inputs.documents[self.text].published.as_ref().and_then(Stretch::possible);
                let is_around = match (Stretch::stated(date), own) {
                    (Some(day), Some(own)) => day.days_apart(own) <= DAYS_AROUND,
                    _ => false,
                };
                !is_around || words.contains(|c: char| c.is_ascii_digit())
            }
            // A page of releases names them all.
            Value::Version(_) => false,
            Value::Text(_) => true,
        }
    }

    fn words_of(&self, text: usize) -> &str {
        &self.inputs.documents[text].file.text
    }
}

/// Whether a figure has no unit of its own that tells what it is of.
fn is_count(mention: &Mention) -> bool {
    mention.value.value_type() == ValueType::Count
}

/// A unit, too, tells what a figure is of; years and percentages are of everything.
fn telling_digits(value_type: ValueType) -> usize {
    match value_type {
        ValueType::Quantity | ValueType::Money => 2,
        _ => 3,
    }
}

/// Sentences of the same thing share at least so many longer words.
fn shared_words(value: &Value) -> usize {
    match value.value_type() {
        ValueType::Quantity | ValueType::Money => 1,
        _ => 2,
    }
}

/// The digits that are written, but for noughts at the end.
fn digits(measure: &Measure) -> usize {
    let Stated::One(at) = measure.stated else { return 0 };
    let written = format!("{:e}", at.abs());
    written.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
}

/// How close a figure comes to the one that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closeness {
    Same,
    /// Both may be said of one thing: "over 80,000" and 83,600.
    Near,
    /// What only grows has grown past it.
    Beyond,
}

fn closeness(fact: &Fact, sought: &Value, found: &Value) -> Option<Closeness> {
    let stated = |measure: &Measure| match measure.stated {
        Stated::One(at) => Some(at),
        _ => None,
    };
    match (sought, found) {
        (Value::Measure(a), Value::Measure(b)) => {
            let (own, other) = (stated(a)?, convert(stated(b)?, b, a)?);
            // Half a step of the rounder one, if it is not too round to tell.
            let step = a.step.max(convert(b.step, b, a).unwrap_or(0.0));
            let rounding = if step * 10.0 <= own.abs() { step / 2.0 } else { 0.0 };
            let apart = (own - other).abs();
            if apart <= rounding.max(1e-9 * own.abs()) {
                return Some(Closeness::Same);
            }
            let agree = matches!(relate(sought, found, fact.tolerance), Relation::Overlapping { .. });
            if agree && apart <= NEAR * own.abs() {
                return Some(Closeness::Near);
            }
            (fact.kind == Kind::Cumulative && other > own).then_some(Closeness::Beyond)
        }
        (Value::Date(a), Value::Date(b)) if a.exact_day().is_some() && a.exact_day() == b.exact_day() => {
            Some(Closeness::Same)
        }
        (Value::Version(a), Value::Version(b)) if a == b => Some(Closeness::Same),
        _ => None,
    }
}

fn cut(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_default()
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
