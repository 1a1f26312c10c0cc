//! Why a sentence gave a claim of a fact, or none, as a diagnostic a fact.

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::extract::{Attempt, Claim, FactTrace, Outcome, SentenceTrace, Why};
use crate::rule::{Fact, Rules, Shape};
use crate::source::{Sources, Span};

/// The code of all that is told here.
const CODE: &str = "why";
/// More attempts than this tire the reader; the rest are counted.
const MOST_ATTEMPTS: usize = 8;

/// What every fact saw in a sentence, those that took something first. Facts of which no word stands
/// there are told in one note of the last diagnostic, unless `all` are asked for.
pub fn explain_why(trace: &SentenceTrace, rules: &Rules, sources: &Sources, all: bool) -> Vec<Diagnostic> {
    let mut told = vec![values(trace, sources)];
    let mut absent = Vec::new();
    for fact in &trace.facts {
        match &fact.outcome {
            Outcome::NoWord(_) if !all => absent.push(format!("`{}`", rules.fact(fact.fact).id)),
            _ => told.push(Teller { trace, fact: rules.fact(fact.fact), sources }.tell(fact)),
        }
    }
    if !absent.is_empty() {
        let last = told.last_mut().expect("the values are told first");
        last.notes.push(format!("none of the words that these need stand here: {}", absent.join(", ")));
    }
    for diagnostic in &mut told {
        let id = trace.facts.first().map(|fact| rules.pack(fact.fact).name.clone());
        diagnostic.pack = id;
    }
    told
}

/// Every value that was read, and how.
fn values(trace: &SentenceTrace, sources: &Sources) -> Diagnostic {
    let message = match trace.values.len() {
        0 => "no value is read in this sentence".to_owned(),
        1 => "1 value is read in this sentence".to_owned(),
        count => format!("{count} values are read in this sentence"),
    };
    let mut labels =
        trace.values.iter().map(|(span, value)| (*span, format!("{} {value}", value.value_type().name())));
    let (span, words) =
        labels.next().unwrap_or((beginning(trace.sentence, sources), "the sentence begins here".to_owned()));
    let mut told = Diagnostic::new(CODE, Severity::Note, message, Label::primary(span, words));
    told.labels.extend(labels.map(|(span, words)| Label::secondary(span, words)));
    told
}

/// The first word of a sentence.
fn beginning(sentence: Span, sources: &Sources) -> Span {
    let text = &sources.get(sentence.source).text[sentence.range()];
    let first = text.split_whitespace().next().map_or(0, str::len);
    Span { end: sentence.start + first, ..sentence }
}

struct Teller<'t> {
    trace: &'t SentenceTrace,
    fact: &'t Fact,
    sources: &'t Sources,
}

impl Teller<'_> {
    fn tell(&self, seen: &FactTrace) -> Diagnostic {
        let id = &self.fact.id;
        let mut told = match &seen.outcome {
            Outcome::Claims(claims) => self.claims(claims),
            Outcome::NoMatch => self.no_match(&seen.attempts),
            Outcome::OtherPath => {
                self.nothing(format!("`{id}` is not looked for in this file"), "outside of its `paths`")
            }
            Outcome::NotAbout => self.nothing(
                format!("`{id}` is not looked for in this text"),
                "the text mentions nothing of its `about`",
            ),
            Outcome::NoValue => {
                let message = format!("`{id}` finds no {} in this sentence", self.fact.value_type.name());
                self.nothing(message, "no value of its type")
            }
            Outcome::NoWord(words) => self
                .nothing(format!("`{id}` finds none of its words in this sentence"), "none of its words")
                .with_note(format!("it needs one of: {}", listed(words))),
        };
        for attempt in seen.attempts.iter().take(MOST_ATTEMPTS) {
            told.notes.push(self.attempt(attempt));
        }
        if seen.attempts.len() > MOST_ATTEMPTS {
            told.notes.push(format!(
                "and {} further pairs of pattern and value",
                seen.attempts.len() - MOST_ATTEMPTS
            ));
        }
        told.notes.push(format!("fact `{id}`, {}", self.place(self.fact.defined_at)));
        told.fact = Some(id.clone());
        told
    }

    fn nothing(&self, message: String, label: &str) -> Diagnostic {
        let primary = Label::primary(beginning(self.trace.sentence, self.sources), label);
        Diagnostic::new(CODE, Severity::Note, message, primary)
    }

    fn claims(&self, claims: &[(usize, Claim)]) -> Diagnostic {
        let label = |pattern: &usize, claim: &Claim| format!("{}, by pattern {}", claim.value, pattern + 1);
        let (pattern, first) = &claims[0];
        let count = if claims.len() == 1 { "a claim".to_owned() } else { format!("{} claims", claims.len()) };
        let message = format!("`{}` finds {count} in this sentence", self.fact.id);
        let mut told =
            Diagnostic::new(CODE, Severity::Note, message, Label::primary(first.span, label(pattern, first)));
        told.labels.extend(
            claims[1..].iter().map(|(pattern, claim)| Label::secondary(claim.span, label(pattern, claim))),
        );
        for (pattern, claim) in claims {
            told.notes.push(format!("“{}”: {}", claim.text, self.said(claim)));
            told.notes.push(format!("pattern {}: {}", pattern + 1, self.source(*pattern)));
        }
        told
    }

    /// Who says it, how, and of when.
    fn said(&self, claim: &Claim) -> String {
        let mut said = vec![claim.modality.name().to_owned()];
        said.extend(claim.by.as_ref().map(|by| format!("laid to {}", by.text)));
        said.extend(claim.key.as_ref().map(|key| format!("of {key}")));
        said.extend(claim.part.as_ref().map(|part| match &part.scope {
            Some(scope) => format!("of a part (`{scope}`)"),
            None => "of a part".to_owned(),
        }));
        said.extend(claim.as_of.as_ref().map(|date| format!("as of {date}")));
        said.join(", ")
    }

    /// The attempt that came furthest is shown.
    fn no_match(&self, attempts: &[Attempt]) -> Diagnostic {
        let message = format!("`{}` finds words and values here, but no pattern takes a value", self.fact.id);
        let nearest = attempts.iter().max_by_key(|attempt| match &attempt.why {
            Why::NoWord(_) | Why::Fits(None) => 0,
            Why::Fits(Some((fits, _))) => fits.len(),
            _ => usize::MAX,
        });
        let Some(nearest) = nearest else { return self.nothing(message, "nothing taken") };
        let primary = Label::primary(nearest.value, format!("not taken by pattern {}", nearest.pattern + 1));
        let told = Diagnostic::new(CODE, Severity::Note, message, primary);
        let beside = match &nearest.why {
            Why::Fits(Some((_, span))) if *span != nearest.value => {
                Some((*span, "the pattern fits this far"))
            }
            Why::Forbidden(span) => Some((*span, "forbidden by the pattern")),
            Why::Crossed(span) => Some((*span, "another value stands in between")),
            Why::Conjunct(span) => Some((*span, "something else begins here")),
            Why::OtherSubject(span) => Some((*span, "told of something else")),
            Why::AnchorTaken { by } => Some((*by, "its word serves this value")),
            Why::Excepted(span) => Some((*span, "dropped by `except`")),
            _ => None,
        };
        match beside {
            Some((span, words)) => told.with_label(Label::secondary(span, words)),
            None => told,
        }
    }

    fn attempt(&self, attempt: &Attempt) -> String {
        let number = attempt.pattern + 1;
        let value = self.words(attempt.value);
        let why = match &attempt.why {
            Why::Fits(Some((fits, _))) => {
                let source = self.source(attempt.pattern);
                let (fit, rest) = source.split_at(fits.end.min(source.len()));
                return format!(
                    "pattern {number} on “{value}”: fits `{}`, then not `{}`",
                    fit.trim(),
                    rest.trim()
                );
            }
            Why::Fits(None) => "its beginning is not found before the value".to_owned(),
            Why::NoWord(words) => return format!("pattern {number} needs one of: {}", listed(words)),
            Why::Forbidden(span) => format!("refused because of “{}”", self.words(*span)),
            Why::Lacking => "nothing of its `with` stands in the clause".to_owned(),
            Why::Excepted(_) => "dropped by an `except` of the fact".to_owned(),
            Why::Crossed(span) => format!("“{}” stands in between", self.words(*span)),
            Why::OtherSubject(span) => format!("told of something else, as “{}” shows", self.words(*span)),
            Why::Conjunct(span) => format!("“{}” begins something else in between", self.words(*span)),
            Why::ValueTaken { pattern } => {
                format!("pattern {} takes the value by a shorter match", pattern + 1)
            }
            Why::AnchorTaken { by } => format!("its word serves “{}”, which stands nearer", self.words(*by)),
        };
        format!("pattern {number} on “{value}”: {why}")
    }

    fn words(&self, span: Span) -> String {
        self.sources.get(span.source).text[span.range()].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A pattern as written.
    fn source(&self, pattern: usize) -> String {
        match &self.fact.patterns[pattern].shape {
            Shape::Sequence(expr) => expr.source.clone(),
            Shape::Near { anchors, .. } => {
                let anchors: Vec<&str> = anchors.iter().map(|anchor| anchor.source.as_str()).collect();
                format!("near {}", anchors.join(", "))
            }
        }
    }

    fn place(&self, span: Span) -> String {
        let file = self.sources.get(span.source);
        format!("{}:{}", file.path, file.location(span.start).line)
    }
}

fn listed(words: &[String]) -> String {
    const MOST: usize = 12;
    let mut listed = words.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(", ");
    if words.len() > MOST {
        listed.push_str(", …");
    }
    listed
}
