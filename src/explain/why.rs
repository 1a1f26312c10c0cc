//! Why a sentence gave a claim of a fact, or none, as a diagnostic a fact.

use super::beside::Company;
use super::inference::{inference, quoted};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::extract::{Apart, Attempt, Claim, FactTrace, Fit, Outcome, Rest, SentenceTrace, Why};
use crate::rule::{Fact, Rules, Shape, Within};
use crate::source::{Sources, Span};

/// The code of all that is told here.
const CODE: &str = "why";
/// More attempts than this tire the reader; the rest are counted.
const MOST_ATTEMPTS: usize = 8;
/// More words than this are counted rather than shown.
const MOST_WORDS: usize = 10;

/// What was read in a sentence, and what every fact saw there. Facts that have no business there are told in a few
/// notes, unless `all` are asked for. `company`, where other texts are read, tells what the claims are held against.
pub fn explain_why(
    trace: &SentenceTrace,
    rules: &Rules,
    sources: &Sources,
    company: Option<&Company<'_>>,
    all: bool,
) -> Vec<Diagnostic> {
    let mut told = vec![values(trace, sources)];
    let mut out_of_place = OutOfPlace::default();
    for fact in &trace.facts {
        if all || !out_of_place.take(rules.fact(fact.fact), &fact.outcome) {
            told.push(Teller { trace, fact: rules.fact(fact.fact), rules, sources, company }.tell(fact));
        }
    }
    told[0].notes.extend(out_of_place.notes());
    for diagnostic in &mut told {
        let id = trace.facts.first().map(|fact| rules.pack(fact.fact).name.clone());
        diagnostic.pack = id;
    }
    told
}

/// Ids of facts that a sentence gives nothing to look at, by why.
#[derive(Default)]
struct OutOfPlace {
    other_path: Vec<String>,
    not_about: Vec<String>,
    no_value: Vec<String>,
    no_word: Vec<String>,
}

impl OutOfPlace {
    /// Takes note of the fact if that is so.
    fn take(&mut self, fact: &Fact, outcome: &Outcome) -> bool {
        let id = format!("`{}`", fact.id);
        match outcome {
            Outcome::OtherPath => self.other_path.push(id),
            Outcome::NotAbout(_) => self.not_about.push(id),
            Outcome::NoValue => self.no_value.push(format!("{id} ({})", kind_of_value(fact))),
            Outcome::NoWord(_) => self.no_word.push(id),
            Outcome::NoMatch | Outcome::Claims(_) => return false,
        }
        true
    }

    fn notes(&self) -> impl Iterator<Item = String> {
        let reasons = [
            ("not looked for in this file, which their `paths` leave out", &self.other_path),
            ("not looked for in this text, which mentions nothing of their `about`", &self.not_about),
            ("their words stand here, and no value of their type", &self.no_value),
            ("none of their words stand here", &self.no_word),
        ];
        let told = reasons.into_iter().filter(|(_, ids)| !ids.is_empty());
        let any = told.clone().next().is_some();
        let more = any.then(|| "`--fact ID` tells more of one of them".to_owned());
        told.map(|(reason, ids)| format!("{reason}: {}", ids.join(", "))).chain(more)
    }
}

/// What a fact takes: "money", "quantity of power".
fn kind_of_value(fact: &Fact) -> String {
    let name = fact.value_type.name();
    fact.dimension.as_ref().map_or_else(|| name.to_owned(), |dimension| format!("{name} of {dimension}"))
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
    // In HTML a tag may follow without a space.
    let first = text.split(|c: char| c.is_whitespace() || c == '<').next().map_or(0, str::len);
    Span { end: sentence.start + first, ..sentence }
}

struct Teller<'t> {
    trace: &'t SentenceTrace,
    fact: &'t Fact,
    rules: &'t Rules,
    sources: &'t Sources,
    company: Option<&'t Company<'t>>,
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
            Outcome::NotAbout(words) => self
                .nothing(
                    format!("`{id}` is not looked for in this text"),
                    "the text is not what it is `about`",
                )
                .with_note(format!("the text must mention one of: {}", listed(words))),
            Outcome::NoValue => self.no_value(),
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

    /// What is read in the sentence is of other types.
    fn no_value(&self) -> Diagnostic {
        let kind = kind_of_value(self.fact);
        let message = format!("`{}` finds its words in this sentence, and no {kind}", self.fact.id);
        let mut told = self.nothing(message, "no value of its type");
        let others = self.trace.values.iter().take(MOST_ATTEMPTS);
        told.notes.extend(others.map(|(span, value)| {
            format!("“{}” is read as {} {value}", self.words(*span), value.value_type().name())
        }));
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
            told.notes.extend(claim.inference.as_ref().map(|taken| inference(taken, self.sources)));
            told.notes.push(format!("pattern {}: {}", pattern + 1, self.source(*pattern)));
            let idle = self.fact.patterns[*pattern].idle_conditions(&claim.text);
            told.notes.extend(idle.into_iter().map(|(key, words)| {
                format!("`{key}` does not see “{words}”, which is part of the value itself")
            }));
            match self.not_compared(claim) {
                Some(why) => told.notes.push(why),
                None => told.notes.extend(
                    self.company.iter().flat_map(|company| company.notes(claim, self.rules, self.sources)),
                ),
            }
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

    /// Why a claim is there and yet is held against nothing.
    fn not_compared(&self, claim: &Claim) -> Option<String> {
        let fact = self.fact;
        let authority = claim.by.as_ref().and_then(|by| by.authority.as_ref());
        if !fact.by.is_empty() && authority.is_none_or(|authority| !fact.by.contains(authority)) {
            return Some(format!("it is dropped: the fact takes only what is laid to {}", listed(&fact.by)));
        }
        let modality = claim.modality;
        (!fact.modality.contains(&modality)).then(|| {
            format!(
                "it is compared with nothing, being {0}: `modality` of the fact does not list \"{0}\"",
                modality.name()
            )
        })
    }

    /// The attempt that came furthest is shown.
    fn no_match(&self, attempts: &[Attempt]) -> Diagnostic {
        let message = format!("`{}` finds words and values here, but no pattern takes a value", self.fact.id);
        let nearest = attempts.iter().max_by_key(|attempt| match &attempt.why {
            Why::NoWord(_) | Why::Fits(None) | Why::Missing(_) | Why::Lent => 0,
            Why::Fits(Some(fit)) => fit.source.len(),
            _ => usize::MAX,
        });
        let Some(nearest) = nearest else { return self.nothing(message, "nothing taken") };
        let primary = Label::primary(nearest.value, format!("not taken by pattern {}", nearest.pattern + 1));
        let told = Diagnostic::new(CODE, Severity::Note, message, primary);
        let beside = match &nearest.why {
            Why::Fits(Some(Fit { rest: Rest::Apart(Apart { value: Some(value), .. }), .. })) => {
                Some((*value, "another value stands in between"))
            }
            Why::Fits(Some(fit)) if fit.span != nearest.value => {
                Some((fit.span, "the pattern fits this far"))
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
            Why::Fits(Some(fit)) => self.fit(attempt.pattern, fit),
            Why::Fits(None) => {
                format!("`{}` does not even begin in this sentence", self.source(attempt.pattern))
            }
            Why::Missing(words) => self.missing(attempt.pattern, words),
            Why::Lent => "`near` takes no number out of a longer value".to_owned(),
            Why::NoWord(words) => return format!("pattern {number} needs one of: {}", listed(words)),
            Why::Forbidden(span) => format!("refused because of “{}”", self.words(*span)),
            Why::Lacking => {
                let idle = self.fact.patterns[attempt.pattern].idle_conditions(&value);
                let own =
                    idle.iter().find(|(key, _)| *key == "with").map_or_else(String::new, |(_, words)| {
                        format!("; “{words}” is part of the value itself")
                    });
                format!("nothing of its `with` stands in the clause{own}")
            }
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

    /// What `near` looks for and does not find, and where.
    fn missing(&self, pattern: usize, words: &[String]) -> String {
        let within = match &self.fact.patterns[pattern].shape {
            Shape::Near { within, .. } => *within,
            Shape::Sequence(_) => Within::Sentence,
        };
        match words {
            [] => "its words stand in other sentences of the paragraph; one must stand in that of the value"
                .to_owned(),
            words => {
                let words = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" and ");
                format!("`near` wants {words}, which stands nowhere in the {}", within.name())
            }
        }
    }

    /// How far a pattern fits, and what keeps its rest away.
    fn fit(&self, pattern: usize, fit: &Fit) -> String {
        let source = self.source(pattern);
        let (fits, rest) = source.split_at(fit.source.end.min(source.len()));
        let why = match &fit.rest {
            Rest::Near => String::new(),
            Rest::Missing if self.trace.is_row && !rest.contains("...") => {
                ", which stands in no cell behind it: `...` would pass from cell to cell".to_owned()
            }
            Rest::Missing => ", which stands nowhere behind it".to_owned(),
            Rest::Apart(Apart { value: Some(value), .. }) => {
                format!(", which stands behind “{}”: no gap crosses another value", self.words(*value))
            }
            Rest::Apart(apart) => {
                let between = self.words(apart.between);
                let words =
                    between.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
                match apart.gap {
                    _ if between.is_empty() => ", for a cell ends in between: `...` would let it".to_owned(),
                    Some(gap) if words > gap as usize => {
                        format!(", which stands {words} words further on, and the gap takes {gap}")
                    }
                    None if words <= MOST_WORDS => {
                        format!(", for “{between}” stands in between: `...` would let it")
                    }
                    None => format!(", which stands {words} words further on"),
                    Some(_) => String::new(),
                }
            }
        };
        format!("fits `{}`, then not `{}`{why}", fits.trim(), rest.trim())
    }

    fn words(&self, span: Span) -> String {
        quoted(span, self.sources)
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
