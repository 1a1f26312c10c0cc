//! What became of a claim beside those of other texts, in notes: what it is held against, what it agrees with,
//! and why nothing is told of the rest.

use super::words;
use crate::compare::{Aside, Encounter, Heard, Outcome, Side, Silence, Standpoint, Verdict};
use crate::extract::Claim;
use crate::rule::{Fact, FactId, Rules};
use crate::source::{Sources, Span};
use crate::value::Value;
use std::collections::BTreeMap;

/// More claims of one kind than this tire the reader; the rest are counted.
const MOST_AGAINST: usize = 4;
const MOST_SILENT: usize = 6;
const MOST_AGREEING: usize = 3;

/// The claims of a run, and what became of those that are asked about.
pub struct Company<'a> {
    pub claims: &'a [Claim],
    /// How many texts were read.
    pub texts: usize,
    pub standpoints: BTreeMap<(FactId, Span), (usize, Standpoint)>,
    /// Whether the configuration lets a fact be looked for where a claim stands.
    pub is_looked_for: &'a dyn Fn(&Claim) -> bool,
    /// Whether a directive or an `[[ignore]]` keeps a claim from being shown in findings of a verdict.
    pub is_hidden: &'a dyn Fn(&Claim, Verdict) -> bool,
}

impl Company<'_> {
    /// What is to be said of a claim that a pattern takes.
    pub(super) fn notes(&self, claim: &Claim, rules: &Rules, sources: &Sources) -> Vec<String> {
        let fact = rules.fact(claim.fact);
        match self.standpoints.get(&(claim.fact, claim.span)) {
            Some((_, Standpoint::SetAside(aside))) => {
                vec![format!("it is compared with nothing: {}", set_aside(*aside, claim, fact))]
            }
            Some((index, Standpoint::Compared(encounters))) => {
                Teller { company: self, fact, own: &self.claims[*index], sources }.told(encounters)
            }
            None if !(self.is_looked_for)(claim) => {
                vec!["it is dropped: an `[[override]]` looks for the fact in this text no more".to_owned()]
            }
            None => vec![format!("it is dropped: {}", self.dropped(claim))],
        }
    }

    /// Why what a pattern takes is no claim.
    fn dropped(&self, claim: &Claim) -> String {
        let holds = |other: &&Claim| {
            other.fact == claim.fact
                && other.span.source == claim.span.source
                && other.span.start < claim.span.end
                && claim.span.start < other.span.end
        };
        let tells = |other: &&Claim| {
            claim.inference.is_some()
                && (other.fact, &other.key) == (claim.fact, &claim.key)
                && other.span.source == claim.span.source
        };
        match self.claims.iter().find(holds) {
            Some(other) => format!("it counts as one of “{}”", other.text),
            None if let Some(told) = self.claims.iter().find(tells) => {
                format!("the text itself says “{}” of the fact", told.text)
            }
            None => "another figure is taken of it, as in “six of its nine”".to_owned(),
        }
    }
}

fn set_aside(aside: Aside, claim: &Claim, fact: &Fact) -> String {
    match aside {
        Aside::Modality => format!("`modality` of the fact does not list `{}`", claim.modality.name()),
        Aside::NoKey => {
            let name = fact.key.as_ref().and_then(|key| key.name.as_deref()).unwrap_or("subject");
            format!("the fact has a `key`, and no {name} is named")
        }
        Aside::Coarser => "its text gives the date more exactly as well".to_owned(),
        Aside::PartWithoutFloor => "a part of at most so many says nothing of the whole".to_owned(),
        Aside::ListOfMany => {
            "its text states so many different values that it must list many things of a kind".to_owned()
        }
    }
}

/// The other claims from where one stands.
struct Teller<'t> {
    company: &'t Company<'t>,
    fact: &'t Fact,
    own: &'t Claim,
    sources: &'t Sources,
}

impl Teller<'_> {
    fn told(&self, encounters: &[Encounter]) -> Vec<String> {
        let (mut against, mut silent, mut agreeing) = (Vec::new(), Vec::new(), Vec::new());
        for met in encounters {
            match met.outcome {
                Outcome::Agree => agreeing.push(self.shown(met.other)),
                Outcome::Disagree(verdict) => against.push(self.against(met.other, verdict)),
                outcome => silent.push(format!(
                    "beside {}: nothing is told, for {}",
                    self.shown(met.other),
                    self.reason(met.other, outcome)
                )),
            }
        }
        let mut notes = Vec::new();
        for (mut lines, most, more) in [
            (against, MOST_AGAINST, "disagree with it"),
            (silent, MOST_SILENT, "stand beside it of which nothing is told"),
        ] {
            let rest = lines.len().saturating_sub(most);
            lines.truncate(most);
            notes.extend(lines);
            if rest > 0 {
                notes.push(format!("{rest} further {more}"));
            }
        }
        if !agreeing.is_empty() {
            let rest = agreeing.len().saturating_sub(MOST_AGREEING);
            agreeing.truncate(MOST_AGREEING);
            let rest = if rest > 0 { format!(", and {rest} more") } else { String::new() };
            notes.push(format!("agrees with {}{rest}", agreeing.join(", ")));
        }
        if encounters.is_empty() {
            notes.push(self.alone());
        }
        notes
    }

    /// Nothing stands beside the claim.
    fn alone(&self) -> String {
        let others = self.company.claims.iter().filter(|claim| claim.fact == self.own.fact);
        let others = others.filter(|claim| claim.span != self.own.span).count();
        match (&self.own.key, others) {
            _ if self.company.texts < 2 => {
                "no other text is read that it could be held against (`--sources`, gainsay.toml)".to_owned()
            }
            (Some(key), 1..) => format!("nothing else is said of “{key}”, under this name"),
            _ => "no other text states anything of this fact that could be compared".to_owned(),
        }
    }

    fn against(&self, other: Side, verdict: Verdict) -> String {
        let hides = |claim: &Claim| (self.company.is_hidden)(claim, verdict);
        let hidden = hides(self.own)
            || match other {
                Side::Claim(claim) => hides(&self.company.claims[claim]),
                Side::Known => false,
            };
        let hidden =
            if hidden { ", which a directive or an `[[ignore]]` keeps from being shown" } else { "" };
        format!("against {}: {}{hidden}", self.shown(other), verdict.code())
    }

    fn reason(&self, other: Side, outcome: Outcome) -> String {
        match outcome {
            Outcome::Silent(silence) => self.silence(other, silence),
            Outcome::Echoed { own, heard } => self.echo(other, own, heard),
            Outcome::MilderReading { own, other, verdict: None } => format!(
                "the two texts agree elsewhere, in “{}” ({}) and {}",
                self.company.claims[own].text,
                self.place(self.company.claims[own].span),
                self.shown(other)
            ),
            Outcome::MilderReading { own, other, verdict: Some(verdict) } => format!(
                "the two texts are milder elsewhere, in “{}” ({}) and {}, which is told as {}",
                self.company.claims[own].text,
                self.place(self.company.claims[own].span),
                self.shown(other),
                verdict.code()
            ),
            Outcome::SameText => "both stand in one text, whose sentences must say the same but for the \
                                  figure to be held against each other"
                .to_owned(),
            Outcome::Agree | Outcome::Disagree(_) => String::new(),
        }
    }

    /// One of the two texts gives the other's figure as well.
    fn echo(&self, other: Side, own: bool, heard: Heard) -> String {
        let Side::Claim(other) = other else { return String::new() };
        let other = &self.company.claims[other];
        let (giver, given) = if own { (self.own, other) } else { (other, self.own) };
        let giver = &self.sources.get(giver.span.source).path;
        match heard {
            Heard::Figure(span) => {
                format!("{giver} gives that figure too: “{}” in line {}", self.words(span), self.line(span))
            }
            Heard::Words => format!("{giver} has “{}” too, in words that no pattern takes", given.text),
            Heard::UnsaidYear => "it is the same day, and one of the two names no year".to_owned(),
        }
    }

    fn silence(&self, other: Side, silence: Silence) -> String {
        let times = || {
            let time = |claim: &Claim| claim.as_of.as_ref().map_or("no time".to_owned(), words::date);
            let theirs = match other {
                Side::Claim(other) => time(&self.company.claims[other]),
                Side::Known => "what is settled".to_owned(),
            };
            format!("{} and {theirs}", time(self.own))
        };
        match silence {
            Silence::Unlike => match self.own.value {
                Value::Measure(_) => {
                    "the two are in different currencies, or in units of different kinds".to_owned()
                }
                _ => "the two cannot be compared".to_owned(),
            },
            Silence::FarApart => match self.own.value {
                Value::Measure(_) => "figures more than ten times apart are taken to be of different things",
                _ => "days that many years apart are taken to be of different things",
            }
            .to_owned(),
            Silence::OlderEvent => {
                format!("they are of {}, and the older may be of another event", times())
            }
            Silence::Window { days_apart } => {
                let window = self.fact.window_days;
                format!("they are of {}, {days_apart} days apart, and `window` is {window} days", times())
            }
            Silence::OneStretchUnnamed => {
                "only one of the two names the stretch of time that it is of".to_owned()
            }
            Silence::StretchesApart => format!("they are of {}, which do not overlap", times()),
            Silence::PortionOfStretch => {
                let name = self.fact.value_type.name();
                format!("they are of {}, of which one is a portion, and a {name} does not add up", times())
            }
            Silence::Growth => format!("they are of {}, and the figure may have grown", times()),
            Silence::ShareOfPart => "one is the share of a part, which may be larger or smaller".to_owned(),
            Silence::TwoParts => "both are of parts, which need not be the same".to_owned(),
            Silence::PartWithinWhole => {
                "one is of a part, or of a portion of the time, and may be smaller than the whole".to_owned()
            }
        }
    }

    /// Where a claim stands, and its words.
    fn shown(&self, side: Side) -> String {
        match side {
            Side::Claim(claim) => {
                let claim = &self.company.claims[claim];
                format!("{} “{}”", self.place(claim.span), claim.text)
            }
            Side::Known => self.fact.known.as_ref().map_or_else(String::new, |known| {
                format!("what is known, {} “{}”", self.place(known.span), known.value)
            }),
        }
    }

    fn place(&self, span: Span) -> String {
        format!("{}:{}", self.sources.get(span.source).path, self.line(span))
    }

    fn line(&self, span: Span) -> usize {
        self.sources.get(span.source).location(span.start).line
    }

    fn words(&self, span: Span) -> String {
        let text = self.sources.get(span.source).text.get(span.range()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
