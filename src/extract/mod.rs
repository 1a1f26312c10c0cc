//! One document against all facts: every statement of a fact becomes a [`Claim`].
//!
//! Pure, and blind to other documents, so that documents run in parallel.

mod anaphora;
mod as_of;
mod aside;
mod attribution;
mod candidates;
mod clause;
mod condition;
mod implicit;
mod inferred;
mod lead_in;
mod marked;
mod mention;
mod modality;
mod other;
mod ownership;
mod part;
mod people;
mod sentence;
mod speaker;
mod speech;
mod subject;
mod topic;
mod trace;
mod vocabulary;

use crate::rule::{About, Fact, FactId, Modality, Pack, Rules};
use crate::source::Span;
use crate::text::{Block, BlockKind, Document, ValueReader};
use crate::value::{self, Context, Date, Reading, Value, ValueType};
pub use anaphora::Inferred;
use candidates::{Candidates, Hit, PatternId};
use clause::Clauses;
use marked::Marked;
pub use mention::{Mention, mentions};
use ownership::{Owned, Place};
use people::People;
use rayon::prelude::*;
use sentence::Sentence;
use std::collections::BTreeMap;
use std::ops::Range;
use subject::Named;
use topic::Topic;
pub use trace::{Apart, Attempt, FactTrace, Fit, Outcome, Rest, SentenceTrace, Why};
use vocabulary::Vocabulary;

/// Who is cited for a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// In the words of the text: "the county’s Board of Health (BOH)".
    pub text: String,
    /// The id of the pack's `[authority]` that the words name, if any.
    pub authority: Option<String>,
}

/// Shows that a figure is of a part of what the fact counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of the rule's `part`, where that is what applied.
    pub scope: Option<String>,
}

/// A statement of a fact in one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub fact: FactId,
    pub key: Option<String>,
    pub value: Value,
    /// The value with its hedge.
    pub span: Span,
    /// The words of `span`, as a reader sees them.
    pub text: String,
    /// The sentence.
    pub evidence: Span,
    pub by: Option<Citation>,
    pub modality: Modality,
    pub part: Option<Part>,
    /// The time the figure is of: stated in the clause, else the document's own date.
    pub as_of: Option<Date>,
    /// What had to be understood for the sentence to say so.
    pub inference: Option<Inference>,
}

/// A word that was taken for another, or to be told of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inference {
    pub inferred: Inferred,
    /// "It"
    pub words: Span,
    /// What it is taken for: "The tunnel" of the sentence before.
    pub antecedent: Span,
}

/// Facts made ready to be looked for: one automaton over the literals of all their patterns.
#[derive(Debug)]
pub struct Extractor<'r> {
    rules: &'r Rules,
    candidates: Candidates,
    /// Of each pack.
    vocabularies: Vec<Vocabulary>,
    /// Whether a document must be where a fact's `paths` say and mention one of its `about`. Inline
    /// tests do without.
    asks_about: bool,
}

/// Longer sentences, in bytes, are no prose (a table dumped on one line, a data file); they are read in
/// stretches, so that no work grows with the square of their length.
const LONGEST_SENTENCE: usize = 2048;

/// Nor are those with more figures: each pattern is tried on each of them.
const MOST_FIGURES: usize = 48;

impl<'r> Extractor<'r> {
    pub fn new(rules: &'r Rules) -> Self {
        let vocabularies = rules.packs.iter().map(Vocabulary::of).collect();
        Self { rules, candidates: Candidates::new(rules), vocabularies, asks_about: true }
    }

    /// An extractor for inline tests, whose texts stand in no folder and need not mention what facts
    /// are `about`.
    pub fn ignoring_about(rules: &'r Rules) -> Self {
        Self { asks_about: false, ..Self::new(rules) }
    }

    /// Every claim of a document, in order of place, then of facts.
    pub fn extract(&self, document: &Document) -> Vec<Claim> {
        let hits = self.candidates.hits(&document.prose.text);
        let mut reader = DocumentReader {
            extractor: self,
            document,
            values: ValueReader::new(document),
            wanted: BTreeMap::new(),
            claims: Vec::new(),
            hits: &hits,
            topic: Topic::new(&document.prose),
        };
        let mut rest = hits.as_slice();
        for (index, block) in document.prose.blocks.iter().enumerate() {
            let (_, from) = rest.split_at(rest.partition_point(|hit| hit.at < block.range.start));
            let (inside, behind) = from.split_at(from.partition_point(|hit| hit.at < block.range.end));
            rest = behind;
            if !inside.is_empty() {
                reader.read_block(index, inside);
            }
        }
        let mut claims = inferred::without_told(reader.claims);
        claims.sort_by_key(|claim| (claim.span, claim.fact));
        claims
    }
}

/// Every claim of some documents, in their order; documents are read in parallel.
pub fn claims(rules: &Rules, documents: &[Document]) -> Vec<Claim> {
    let extractor = Extractor::new(rules);
    documents.par_iter().flat_map_iter(|document| extractor.extract(document)).collect()
}

/// What is kept while one document is read.
struct DocumentReader<'e, 'r> {
    extractor: &'e Extractor<'r>,
    document: &'e Document,
    values: ValueReader<'e>,
    /// Whether a fact applies to this document at all, once it has been asked.
    wanted: BTreeMap<FactId, bool>,
    claims: Vec<Claim>,
    /// Every literal of a pattern in the document, in order of place.
    hits: &'e [Hit],
    topic: Topic<'e>,
}

impl DocumentReader<'_, '_> {
    fn read_block(&mut self, index: usize, hits: &[Hit]) {
        let block = &self.document.prose.blocks[index];
        let text = &self.document.prose.text[block.range.clone()];
        // The subjects named in the paragraph, by pack.
        let mut named: BTreeMap<u32, Named> = BTreeMap::new();
        let of_paragraph = self.paragraph_patterns(hits);
        let sentences: Vec<Range<usize>> =
            self.values.sentences(block).into_iter().flat_map(|sentence| stretches(text, sentence)).collect();
        let context =
            anaphora::Context { prose: &self.document.prose, block: index, sentences: &sentences, index: 0 };
        let mut rest = hits;
        for (index, sentence) in sentences.iter().enumerate() {
            let end = block.range.start + sentence.end;
            let (inside, behind) = rest.split_at(rest.partition_point(|hit| hit.at < end));
            rest = behind;
            let context = anaphora::Context { index, ..context };
            let fillings = if inferred::is_read(block) { context.fillings() } else { Vec::new() };
            let mut patterns = self.extractor.candidates.patterns(inside);
            patterns.extend(&of_paragraph);
            for filling in &fillings {
                patterns.extend(self.patterns_within(&filling.antecedent));
            }
            patterns.sort_unstable();
            patterns.dedup();
            patterns.retain(|pattern| self.is_wanted(pattern.fact));
            if !patterns.is_empty() {
                self.read_sentence(&context, &patterns, fillings, &mut named);
            }
        }
    }

    /// Patterns of which a word stands in a stretch of the prose.
    fn patterns_within(&self, stretch: &Range<usize>) -> Vec<PatternId> {
        let place = |at: usize| self.hits.partition_point(|hit| hit.at < at);
        self.extractor.candidates.patterns(&self.hits[place(stretch.start)..place(stretch.end)])
    }

    /// Patterns whose words may stand in another sentence of the paragraph than the value.
    fn paragraph_patterns(&self, hits: &[Hit]) -> Vec<PatternId> {
        let mut patterns = self.extractor.candidates.patterns(hits);
        patterns.retain(|id| {
            let shape = &self.extractor.rules.fact(id.fact).patterns[id.pattern as usize].shape;
            matches!(shape, crate::rule::Shape::Near { within: crate::rule::Within::Paragraph, .. })
        });
        patterns
    }

    /// Whether a fact applies to this document: its path, and all that it must be about.
    fn is_wanted(&mut self, id: FactId) -> bool {
        let (extractor, document) = (self.extractor, self.document);
        *self.wanted.entry(id).or_insert_with(|| {
            let fact = extractor.rules.fact(id);
            on_path(fact, document) && (!extractor.asks_about || not_mentioned(fact, document).is_none())
        })
    }

    fn read_sentence(
        &mut self,
        context: &anaphora::Context<'_>,
        patterns: &[PatternId],
        mut fillings: Vec<anaphora::Filling>,
        named: &mut BTreeMap<u32, Named>,
    ) {
        let (block, text, paragraph) = (context.block(), context.sentence(), context.paragraph());
        let sentence = context.sentences[context.index].clone();
        let start = block.range.start + sentence.start;
        let readings = self.values.read(block, sentence);
        if inferred::is_read(block) {
            fillings.extend(context.counted(&readings));
        }
        let resolved: Vec<_> =
            fillings.iter().filter_map(|filling| filling.resolve(text, &readings)).collect();
        let facts = patterns.iter().map(|pattern| self.extractor.rules.fact(pattern.fact));
        let mut marked = Marked::new(text, &readings, implicit::asked_for(facts, text, &readings));
        let people = people::people(text, &readings);
        let before = before(&self.document.prose.text, start);
        let is_row = block.kind == BlockKind::TableRow;
        let sentence = Sentence::new(text, &readings);
        let place = Place {
            sentence: text,
            readings: &readings,
            clauses: &sentence.clauses,
            paragraph,
            before,
            is_row,
            people: &people,
            known: &self.extractor.vocabularies[patterns[0].fact.pack as usize],
            topic: &self.topic,
        };
        let located = Located { sentence: &sentence, start, block };
        for same_fact in patterns.chunk_by(|a, b| a.fact == b.fact) {
            let id = same_fact[0].fact;
            let fact = self.extractor.rules.fact(id);
            let indices: Vec<usize> = same_fact.iter().map(|pattern| pattern.pattern as usize).collect();
            let place = Place { known: &self.extractor.vocabularies[id.pack as usize], ..place };
            let mut owned = owned(fact, &indices, &place, &mut marked);
            inferred::extend(&mut owned, fact, &indices, &place, &resolved);
            for owned in owned {
                let key = fact.key.as_ref().and_then(|_| {
                    let at = start + owned.key.as_ref().map_or(owned.matched.start, |key| key.start);
                    let taken = owned.key.clone().map(|key| &text[key]);
                    let subject = named.entry(id.pack).or_default().subject(taken, at);
                    let is_relative =
                        owned.key.as_ref().is_some_and(|key| subject::is_relative(&text[..key.start]));
                    subject.filter(|_| !is_relative)
                });
                let rules = self.extractor.rules;
                let claim = claim(rules, self.document, id, fact, key, &located, owned);
                if is_laid_to(fact, claim.by.as_ref()) {
                    self.claims.push(claim);
                }
            }
        }
    }
}

/// The prose before a place, as much of it as is looked at.
fn before(prose: &str, start: usize) -> &str {
    const FAR: usize = 4096;
    &prose[prose.ceil_char_boundary(start.saturating_sub(FAR))..start]
}

/// What the patterns of a fact take in a sentence, persons added up.
fn owned(fact: &Fact, patterns: &[usize], place: &Place<'_>, marked: &mut Marked) -> Vec<Owned> {
    if fact.value_type == ValueType::Text {
        return ownership::texts(fact, patterns, place, marked);
    }
    let mut owned = ownership::owned(fact, patterns, place, marked);
    owned.retain(|owned| !is_divided(fact, place, owned));
    if fact.value_type != ValueType::Count || owned.is_empty() {
        return owned;
    }
    place.people.iter().fold(owned, |owned, list| added_up(fact, list, owned, place))
}

/// Whether a value is the whole that another is taken of: the nine of "six of its nine carriages
/// derailed", which derails no nine. What names no more than the whole itself ("half of the 300
/// volunteers") may have it.
fn is_divided(fact: &Fact, place: &Place<'_>, owned: &Owned) -> bool {
    let behind = place.sentence.get(owned.range.end..owned.matched.end).unwrap_or_default();
    if behind.split_whitespace().count() < 2 && !does_to_some(fact, place.sentence, &owned.range) {
        return false;
    }
    let before = place.sentence[..owned.range.start].trim_end();
    ["the", "its", "their", "these", "those", "his", "her", "our"]
        .iter()
        .filter_map(|word| before.strip_suffix(word)?.strip_suffix(" of "))
        .any(|taken| place.readings.iter().any(|reading| reading.range.end == taken.len()))
}

/// Whether a word of the fact's title stands a few words before a value: of "libraries to close", "will close four of its
/// eleven libraries" tells of the four.
fn does_to_some(fact: &Fact, sentence: &str, value: &Range<usize>) -> bool {
    const NEAR: usize = 6;
    const STEM: usize = 4;
    let title = fact.title.to_lowercase();
    let stem = |word: &str| word.chars().take(STEM).collect::<String>();
    let is_told = |word: &str| {
        let own = stem(&word.to_lowercase());
        word.len() >= STEM && title.split_whitespace().any(|other| other.len() >= STEM && stem(other) == own)
    };
    sentence[..value.start].split_whitespace().rev().take(NEAR).any(is_told)
}

/// The claims of a sentence with those on a list of persons taken together, if the pattern that took
/// one item would take every other in its stead.
fn added_up(fact: &Fact, list: &People, mut owned: Vec<Owned>, place: &Place<'_>) -> Vec<Owned> {
    let on_list = |owned: &Owned| list.range.start <= owned.range.start && owned.range.end <= list.range.end;
    let Some(taken) = owned.iter().position(on_list) else { return owned };
    let pattern = owned[taken].pattern;
    let takes = |item: usize| {
        let sentence = list.with_only(place.sentence, item);
        let readings = value::read(&sentence, &Context::default());
        let mut marked = Marked::new(&sentence, &readings, Vec::new());
        let clauses = Clauses::of(&sentence, &readings);
        let place =
            Place { sentence: &sentence, readings: &readings, clauses: &clauses, people: &[], ..*place };
        let owned = ownership::owned(fact, &[pattern], &place, &mut marked);
        owned.iter().any(|owned| owned.range.start == list.range.start)
    };
    if (0..list.items.len()).all(takes) {
        let first = owned[taken].clone();
        owned.retain(|owned| !on_list(owned));
        let matched = first.matched.start.min(list.range.start)..first.matched.end.max(list.range.end);
        owned.push(Owned { value: list.sum.clone(), range: list.range.clone(), matched, ..first });
        owned.sort_by_key(|owned| owned.range.start);
    }
    owned
}

/// Whether a fact's `paths` let this document in, by the path that it is known by from wherever the command runs, or
/// by the one that it was given.
pub fn on_path(fact: &Fact, document: &Document) -> bool {
    let is_of = |path: &str| fact.paths.iter().any(|glob| glob.is_match(path));
    fact.paths.is_empty() || is_of(&document.known_as) || is_of(&document.file.path)
}

/// What a fact is `about` and the document does not mention: it must hold one of the pack's words, and one of the
/// fact's own, in its prose or in the front matter above it, since a text that the subject itself issues seldom
/// names it elsewhere.
fn not_mentioned<'r>(fact: &'r Fact, document: &Document) -> Option<&'r About> {
    let prose = &document.prose;
    let above = prose.offsets.source_range(0..1).start;
    let front = document.file.text.get(..above).unwrap_or_default();
    let publisher = document.publisher.as_deref().unwrap_or_default();
    let mentions =
        |about: &About| [&prose.text, front, publisher].iter().any(|text| about.regex.is_match(text));
    fact.about.iter().find(|about| !mentions(about))
}

/// Whether a claim is laid to one of those that the fact takes claims of.
fn is_laid_to(fact: &Fact, by: Option<&Citation>) -> bool {
    fact.by.is_empty()
        || by.and_then(|by| by.authority.as_ref()).is_some_and(|authority| fact.by.contains(authority))
}

/// The claim that a value makes, with all that its sentence says of it.
fn claim(
    rules: &Rules,
    document: &Document,
    id: FactId,
    fact: &Fact,
    key: Option<String>,
    located: &Located<'_>,
    owned: Owned,
) -> Claim {
    let Located { sentence, start, block } = *located;
    let (text, readings) = (sentence.text, sentence.readings);
    let range = owned.range;
    let inner = owned.matched.start.min(range.start)..owned.matched.end.max(range.end);
    let clause = sentence.clauses.around(fact.value_type, &inner);
    let stated = if fact.value_type == ValueType::Date {
        None
    } else {
        as_of::as_of(before(&document.prose.text, start), text, readings, &clause, &range)
    };
    let in_file = |range: Range<usize>| document.span(start + range.start..start + range.end);
    Claim {
        inference: owned.inference.as_ref().map(|inference| Inference {
            inferred: inference.inferred,
            words: document.span(inference.stands.clone()),
            antecedent: document.span(inference.antecedent.clone()),
        }),
        fact: id,
        key,
        span: in_file(range.clone()),
        text: text[range.clone()].to_owned(),
        evidence: in_file(0..text.len()),
        by: speaker::of(document, block, &(start..start + text.len()), sentence.citations(), &range)
            .map(|who| citation(rules, id, who)),
        modality: modality::modality(sentence, fact.value_type, &owned.matched, &range),
        part: part::part(fact, text, readings, &clause, &range),
        as_of: match (stated, document.date_of(block)) {
            (Some(stated), published) => Some(as_of::as_certain_as(published, stated)),
            (None, published) => published.cloned(),
        },
        value: in_currency_of(rules.pack(id), document, readings, (&owned.value, &range))
            .unwrap_or(owned.value),
    }
}

/// Money of which nobody says whose it is, as the pack takes it in texts of which the configuration says nothing.
fn in_currency_of(
    pack: &Pack,
    document: &Document,
    readings: &[Reading],
    (value, range): (&Value, &Range<usize>),
) -> Option<Value> {
    let code = pack.currency.filter(|_| document.currency.is_none())?;
    let read = readings.iter().find(|reading| reading.range == *range && reading.value == *value)?;
    let mut read = read.clone();
    read.take_for(code);
    Some(read.value)
}

fn citation(rules: &Rules, fact: FactId, words: String) -> Citation {
    let authorities = &rules.pack(fact).authorities;
    let named = authorities.iter().find(|authority| authority.names.is_match(&words));
    let authority = named.map(|authority| authority.id.clone());
    Citation { text: words, authority }
}

/// A sentence and where it stands.
#[derive(Clone, Copy)]
struct Located<'s> {
    sentence: &'s Sentence<'s>,
    /// Bytes of the prose.
    start: usize,
    block: &'s Block,
}

/// A sentence, or the stretches that one is read in that is no prose, cut at white space where there is any.
fn stretches(text: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let mut start = sentence.start;
    while let Some(limit) = end_of_prose(&text[start..sentence.end]).map(|limit| start + limit) {
        let cut = text[start..limit]
            .rfind(char::is_whitespace)
            .filter(|cut| *cut > 0)
            .map_or(limit, |cut| start + cut);
        stretches.push(start..cut);
        start = cut;
    }
    stretches.push(start..sentence.end);
    stretches
}

/// Where a sentence has become longer, or has come to hold more figures, than any in prose.
fn end_of_prose(sentence: &str) -> Option<usize> {
    let mut figures = 0;
    let mut in_figure = false;
    for (at, byte) in sentence.bytes().enumerate() {
        let is_digit = byte.is_ascii_digit();
        figures += usize::from(is_digit && !in_figure);
        in_figure = is_digit;
        if at == LONGEST_SENTENCE || figures > MOST_FIGURES {
            return Some(sentence.floor_char_boundary(at));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: usize) {
        let stretches = stretches(text, 0..text.len());
        assert_eq!(stretches.len(), expected);
        let read: String = stretches.into_iter().map(|stretch| &text[stretch]).collect();
        assert_eq!(read, text, "nothing is left out");
    }

    #[test]
    fn what_is_no_prose_is_read_in_stretches() {
        check("", 1);
        check("On 5 May 2020, 12 people died.", 1);
        check(&"é ".repeat(LONGEST_SENTENCE), 4);
        check(&"é".repeat(LONGEST_SENTENCE), 2);
        check(&"1,000 and 2; ".repeat(MOST_FIGURES / 3), 1);
        check(&"1,".repeat(MOST_FIGURES * 10), 10);
    }
}
