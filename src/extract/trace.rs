//! Why a sentence gave a claim of a fact, or gave none.
//!
//! Goes the way of extraction once more over the sentences of some lines and keeps what extraction
//! throws away. Slow, and meant for people.

use super::anaphora::{Context, Resolved};
use super::implicit;
use super::inferred;
use super::marked::Slot;
use super::ownership::{self, Place, Refusal, Refused};
use super::{Claim, Extractor, Located, Marked, Owned, Sentence};
use crate::rule::{Expr, Fact, FactId, Shape};
use crate::source::Span;
use crate::text::{BlockKind, Document, ValueReader};
use crate::value::{Value, ValueType};
use std::ops::Range;

/// What was seen in one sentence.
#[derive(Clone, Debug)]
pub struct SentenceTrace {
    pub sentence: Span,
    /// Whether it is a row of a table.
    pub is_row: bool,
    /// Every value that was read, with its hedge.
    pub values: Vec<(Span, Value)>,
    pub facts: Vec<FactTrace>,
}

impl SentenceTrace {
    /// What the patterns take, fact by fact.
    pub fn claims_mut(&mut self) -> impl Iterator<Item = &mut Claim> {
        let claims = self.facts.iter_mut().filter_map(|fact| match &mut fact.outcome {
            Outcome::Claims(claims) => Some(claims),
            _ => None,
        });
        claims.flatten().map(|(_, claim)| claim)
    }
}

/// What became of one fact in one sentence.
#[derive(Clone, Debug)]
pub struct FactTrace {
    pub fact: FactId,
    pub outcome: Outcome,
    /// Every pair of a pattern and a value that came to nothing, in the order of the patterns.
    pub attempts: Vec<Attempt>,
}

/// How far a fact came.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Its `paths` leave the document out.
    OtherPath,
    /// The document mentions none of these words, from its `about` or its pack's.
    NotAbout(Vec<String>),
    /// No word that its patterns need stands in the sentence; these were looked for.
    NoWord(Vec<String>),
    /// No value of its type stands in the sentence.
    NoValue,
    /// Values and words stand there, but no pattern took a value.
    NoMatch,
    /// A pattern took a value; its index in the fact's `find`.
    Claims(Vec<(usize, Claim)>),
}

/// A pattern that did not get a value.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// Index in the fact's `find`.
    pub pattern: usize,
    pub value: Span,
    pub why: Why,
}

/// The beginning of a pattern, found in a sentence.
#[derive(Clone, Debug)]
pub struct Fit {
    /// Bytes of the pattern's source.
    pub source: Range<usize>,
    /// The words that fit.
    pub span: Span,
    pub rest: Rest,
}

/// Where the rest of a pattern stands, of which the beginning fits.
#[derive(Clone, Debug)]
pub enum Rest {
    /// Nowhere behind what fits.
    Missing,
    /// Behind other words.
    Apart(Apart),
    /// There, and yet it does not make a match.
    Near,
}

/// What stands between the beginning of a pattern and its rest.
#[derive(Clone, Debug)]
pub struct Apart {
    pub between: Span,
    /// How many words the pattern lets stand there, if any.
    pub gap: Option<u32>,
    /// A value of the fact's own type that stands there: no gap crosses it.
    pub value: Option<Span>,
}

/// What stood between a pattern and a value.
#[derive(Clone, Debug)]
pub enum Why {
    /// How far the pattern fits. `None`: not even its beginning does.
    Fits(Option<Fit>),
    /// Of a `near` pattern, these of its words stand nowhere in its reach; none: all of them stand there, but none in
    /// the sentence of the value.
    Missing(Vec<String>),
    /// The value is the number of a longer one, which `near` does not take apart.
    Lent,
    /// A word that the pattern needs is missing; these were looked for.
    NoWord(Vec<String>),
    /// `unless`, `not-followed-by` or `not-preceded-by` found this.
    Forbidden(Span),
    /// Nothing of `with` stands in the clause.
    Lacking,
    /// An `except` of the fact overlaps the match.
    Excepted(Span),
    /// Another value of the same type stands in between.
    Crossed(Span),
    /// "and" stands in between and begins something else.
    Conjunct(Span),
    /// The words are told of another subject, named here.
    OtherSubject(Span),
    /// Another pattern took the value by a shorter match.
    ValueTaken { pattern: usize },
    /// The word it hangs on serves another value.
    AnchorTaken { by: Span },
}

impl Extractor<'_> {
    /// What every wanted fact saw in the sentences that overlap `lines`, a range of bytes of the file.
    pub fn trace(
        &self,
        document: &Document,
        lines: &Range<usize>,
        wanted: impl Fn(FactId) -> bool,
    ) -> Vec<SentenceTrace> {
        let mut traces = Vec::new();
        let mut values = ValueReader::new(document);
        for (number, block) in document.prose.blocks.iter().enumerate() {
            let sentences = values.sentences(block);
            for (index, sentence) in sentences.iter().enumerate() {
                let prose = block.range.start + sentence.start..block.range.start + sentence.end;
                let span = document.span(prose);
                if span.start < lines.end && lines.start < span.end {
                    let context =
                        Context { prose: &document.prose, block: number, sentences: &sentences, index };
                    traces.push(self.trace_sentence(document, &context, &mut values, &wanted));
                }
            }
        }
        traces
    }

    fn trace_sentence(
        &self,
        document: &Document,
        context: &Context<'_>,
        values: &mut ValueReader<'_>,
        wanted: &impl Fn(FactId) -> bool,
    ) -> SentenceTrace {
        let (block, text, paragraph) = (context.block(), context.sentence(), context.paragraph());
        let range = context.sentences[context.index].clone();
        let start = block.range.start + range.start;
        let readings = values.read(block, range);
        let fillings = inferred::fillings(context, &readings);
        let tracer = Tracer {
            extractor: self,
            document,
            located: Located { sentence: &Sentence::new(text, &readings), start, block },
            paragraph,
            resolved: fillings.iter().filter_map(|filling| filling.resolve(text, &readings)).collect(),
        };
        let facts = self.rules.facts().filter(|(id, _)| wanted(*id));
        SentenceTrace {
            sentence: tracer.span(0..text.len()),
            is_row: block.kind == BlockKind::TableRow,
            values: readings
                .iter()
                .map(|reading| (tracer.span(reading.range.clone()), reading.value.clone()))
                .collect(),
            facts: facts.map(|(id, fact)| tracer.trace_fact(id, fact)).collect(),
        }
    }
}

struct Tracer<'t> {
    extractor: &'t Extractor<'t>,
    document: &'t Document,
    located: Located<'t>,
    paragraph: &'t str,
    /// The sentence as it is meant.
    resolved: Vec<Resolved<'t>>,
}

impl Tracer<'_> {
    fn span(&self, sentence: Range<usize>) -> Span {
        self.document.span(self.located.start + sentence.start..self.located.start + sentence.end)
    }

    fn trace_fact(&self, id: FactId, fact: &Fact) -> FactTrace {
        let early = |outcome| FactTrace { fact: id, outcome, attempts: Vec::new() };
        let asks_about = self.extractor.asks_about;
        if asks_about && !super::on_path(fact, self.document) {
            return early(Outcome::OtherPath);
        }
        if let Some(about) = super::not_mentioned(fact, self.document).filter(|_| asks_about) {
            return early(Outcome::NotAbout(about.words.clone()));
        }
        let (patterns, missing): (Vec<usize>, Vec<usize>) =
            (0..fact.patterns.len()).partition(|&pattern| self.has_words(&fact.patterns[pattern].shape));
        if patterns.is_empty() {
            let mut words: Vec<String> = fact
                .patterns
                .iter()
                .flat_map(|pattern| super::candidates::required(&pattern.shape))
                .map(str::to_owned)
                .collect();
            words.sort();
            words.dedup();
            return early(Outcome::NoWord(words));
        }
        let Sentence { text, readings, clauses, .. } = self.located.sentence;
        let (text, readings) = (*text, *readings);
        let mut marked = Marked::new(text, readings, implicit::asked_for([fact], text, readings));
        let people = super::people::people(text, readings);
        let before = super::before(&self.document.prose.text, self.located.start);
        let is_row = self.located.block.kind == BlockKind::TableRow;
        let topic = super::topic::Topic::new(&self.document.prose);
        let place = Place {
            sentence: text,
            readings,
            clauses,
            paragraph: self.paragraph,
            before,
            is_row,
            people: &people,
            known: &self.extractor.vocabularies[id.pack as usize],
            topic: &topic,
        };
        if fact.value_type == ValueType::Text {
            let mut owned = ownership::texts(fact, &patterns, &place, &marked);
            inferred::extend(&mut owned, fact, &patterns, &place, &self.resolved);
            return early(self.outcome(id, fact, owned));
        }
        let slots = ownership::slots_for(fact, &marked);
        if slots.is_empty() {
            return early(Outcome::NoValue);
        }
        let (mut owned, mut refused) = ownership::owned_and_refused(fact, &patterns, &place, &mut marked);
        inferred::extend(&mut owned, fact, &patterns, &place, &self.resolved);
        let is_meant = |pattern: usize, slot: usize| {
            let meant = owned.iter().filter(|owned| owned.inference.is_some());
            meant.clone().any(|owned| owned.pattern == pattern && owned.range == marked.slots[slot].range)
        };
        refused.retain(|refused| !is_meant(refused.pattern, refused.slot));
        let mut attempts: Vec<Attempt> =
            refused.iter().map(|refused| self.attempt(fact, refused, &mut marked)).collect();
        for pattern in missing {
            let words =
                super::candidates::required(&fact.patterns[pattern].shape).map(str::to_owned).collect();
            let value = self.span(marked.slots[slots[0]].range.clone());
            attempts.push(Attempt { pattern, value, why: Why::NoWord(words) });
        }
        attempts.sort_by_key(|attempt| (attempt.pattern, attempt.value));
        FactTrace { fact: id, outcome: self.outcome(id, fact, owned), attempts }
    }

    fn outcome(&self, id: FactId, fact: &Fact, owned: Vec<Owned>) -> Outcome {
        if owned.is_empty() {
            return Outcome::NoMatch;
        }
        let claims = owned.into_iter().map(|owned| {
            let key = owned.key.clone().map(|key| self.located.sentence.text[key].to_owned());
            (
                owned.pattern,
                super::claim(self.extractor.rules, self.document, id, fact, key, &self.located, owned),
            )
        });
        Outcome::Claims(claims.collect())
    }

    /// Whether one of the words that a pattern needs stands in the sentence.
    fn has_words(&self, shape: &Shape) -> bool {
        let mut text = self.located.sentence.text.to_lowercase();
        text.extend(self.resolved.iter().map(|resolved| resolved.text.to_lowercase()));
        let whole = matches!(shape, Shape::Near { within: crate::rule::Within::Paragraph, .. });
        super::candidates::required(shape)
            .any(|word| text.contains(word) || whole && self.paragraph.to_lowercase().contains(word))
    }

    fn attempt(&self, fact: &Fact, refused: &Refused, marked: &mut Marked) -> Attempt {
        let pattern = &fact.patterns[refused.pattern];
        let matched = || self.span(refused.matched.clone());
        let why = match &refused.why {
            Refusal::NoMatch => match &pattern.shape {
                Shape::Sequence(expr) => Why::Fits(self.fit(fact, expr, refused.slot, marked)),
                Shape::Near { .. } => Why::Lent,
            },
            Refusal::Missing(missing) => Why::Missing(match &pattern.shape {
                Shape::Sequence(_) => Vec::new(),
                Shape::Near { anchors, .. } => {
                    missing.iter().map(|&anchor| anchors[anchor].source.clone()).collect()
                }
            }),
            Refusal::Forbidden(words) => Why::Forbidden(self.span(words.clone())),
            Refusal::Lacking => Why::Lacking,
            Refusal::Excepted => Why::Excepted(matched()),
            Refusal::Crossed(other) => Why::Crossed(self.span(other.clone())),
            Refusal::Conjunct(word) => Why::Conjunct(self.span(word.clone())),
            Refusal::OtherSubject(name) => Why::OtherSubject(self.span(name.clone())),
            Refusal::ValueTaken { pattern } => Why::ValueTaken { pattern: *pattern },
            Refusal::AnchorTaken { by } => Why::AnchorTaken { by: self.span(by.clone()) },
        };
        Attempt { pattern: refused.pattern, value: self.span(marked.slots[refused.slot].range.clone()), why }
    }

    /// How far a pattern fits with this value, and what keeps its rest away.
    fn fit(&self, fact: &Fact, expr: &Expr, slot: usize, marked: &mut Marked) -> Option<Fit> {
        let (source, place, rest) = marked.with_tried(slot, |text, _| {
            let (source, place) = expr.fits_until(text)?;
            let rest = expr.rest_behind(source.end, text, place.end);
            Some((source, place, rest))
        })?;
        let rest = rest.map_or(Rest::Missing, |rest| {
            let between = place.end..rest.start;
            let inside = |slot: &Slot| between.start <= slot.marked.start && slot.marked.end <= between.end;
            let value =
                marked.values_of(fact.value_type).find(|(other, others)| *other != slot && inside(others));
            let value = value.map(|(_, other)| self.span(other.range.clone()));
            let between = marked.sentence_range(&between);
            let is_bare = self.located.sentence.text[between.clone()].trim().is_empty();
            let gap = expr.gap_before(source.end);
            if is_bare { Rest::Near } else { Rest::Apart(Apart { between: self.span(between), gap, value }) }
        });
        Some(Fit { source, span: self.span(marked.sentence_range(&place)), rest })
    }
}
