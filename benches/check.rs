//! What facts cost that a text does not speak of: 500 of them at most 1.2 times what one costs, over 50 MB of
//! prose. Measured is all that `gainsay check` does with texts that are in memory, rule files read anew; and the search
//! for claims alone.

use divan::Bencher;
use divan::counter::BytesCount;
use gainsay::compare::compare;
use gainsay::extract;
use gainsay::intrinsic::{self, Selection};
use gainsay::markup::{self, Given};
use gainsay::rule::Rules;
use gainsay::rule_file;
use gainsay::source::{SourceFile, Sources};
use gainsay::text::{Document, Role};
use rayon::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

const TEXTS: usize = 1000;
const BYTES_OF_TEXT: usize = 50_000;

/// What the prose is made of. No fact is about any of it.
const WORDS: &[&str] = &[
    "the", "of", "and", "a", "to", "in", "was", "that", "for", "on", "by", "with", "as", "at", "which",
    "from", "said", "its", "council", "river", "bridge", "harbour", "minister", "company", "report",
    "school", "people", "water", "winter", "house", "market", "price", "voters", "court", "train", "station",
    "doctor", "children", "garden", "island", "farmers", "street", "opened", "closed", "built", "sold",
    "rose", "fell", "found", "lost", "signed", "agreed", "promised", "denied", "moved", "new", "old",
    "large", "quiet", "northern", "early", "public", "former", "second", "open", "several", "most", "other",
];

/// Every third sentence holds one of these.
const FIGURES: &[&str] = &[
    "12 March 2019",
    "some 4,200",
    "$3.5 million",
    "52 per cent",
    "two thirds",
    "almost three years",
    "30 km",
    "last June",
    "between 10 and 12",
    "at least 1,500",
    "Tuesday",
    "18 tonnes",
];

/// Syllables of words that no prose holds.
const SYLLABLES: &[&str] =
    &["brax", "dwim", "gworf", "kyuzh", "vlod", "zirp", "quonx", "jevv", "hulq", "pfim"];

fn main() {
    divan::main();
}

#[divan::bench(args = [1, 500], sample_count = 7)]
fn check(bencher: Bencher<'_, '_>, facts: usize) {
    let texts = texts();
    let toml = rule_file(facts);
    bencher.counter(bytes(&texts)).bench_local(|| {
        let rules = rules(&toml);
        let documents = documents(&texts);
        let claims = extract::claims(&rules, &documents);
        let findings = compare(&documents, &rules, &claims);
        assert!(findings.is_empty(), "no text speaks of a fact");
        let selection = Selection::default();
        documents.par_iter().flat_map_iter(|document| intrinsic::check(document, &selection)).count()
    });
}

#[divan::bench(args = [1, 500], sample_count = 7)]
fn claims(bencher: Bencher<'_, '_>, facts: usize) {
    let texts = texts();
    let documents = documents(&texts);
    let toml = rule_file(facts);
    bencher.counter(bytes(&texts)).bench_local(|| extract::claims(&rules(&toml), &documents));
}

fn bytes(texts: &[Arc<SourceFile>]) -> BytesCount {
    BytesCount::new(texts.iter().map(|file| file.text.len()).sum::<usize>())
}

fn documents(texts: &[Arc<SourceFile>]) -> Vec<Document> {
    let read = |file: &Arc<SourceFile>| markup::document(Arc::clone(file), Role::Source, &Given::default()).0;
    texts.par_iter().map(read).collect()
}

fn rules(toml: &str) -> Rules {
    let file = Sources::default().add(|id| SourceFile::new(id, "bench.toml", toml));
    let (rules, mistakes) = rule_file::load(&[file]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    rules
}

/// Facts of all types, each with two patterns and words of its own.
fn rule_file(facts: usize) -> String {
    let mut toml = String::from("[pack]\nname = \"bench\"\n");
    for fact in 0..facts {
        let value_type = ["date", "count", "money", "share", "quantity", "duration"][fact % 6];
        let (subject, verb) = (word(2 * fact), word(2 * fact + 1));
        let _ = write!(
            toml,
            "[fact.f{fact}]\ntitle = \"f\"\nvalue = \"{value_type}\"\nfind = [\"{subject} ... {verb} ... {{value}}\", \
             {{ near = [\"{subject}\", \"{verb}(ed|ing)\"] }}]\n"
        );
    }
    toml
}

fn word(number: usize) -> String {
    let syllable = |place: usize| SYLLABLES[number / SYLLABLES.len().pow(place as u32) % SYLLABLES.len()];
    (0..4).map(syllable).collect()
}

fn texts() -> Vec<Arc<SourceFile>> {
    let mut sources = Sources::default();
    let mut random = Random(11);
    (0..TEXTS)
        .map(|number| {
            let text = prose(&mut random);
            sources.add(|id| SourceFile::new(id, format!("texts/{number}.txt"), text))
        })
        .collect()
}

/// Paragraphs of three to six sentences of eight to twenty words.
fn prose(random: &mut Random) -> String {
    let mut text = String::with_capacity(BYTES_OF_TEXT + 1000);
    while text.len() < BYTES_OF_TEXT {
        for _ in 0..3 + random.below(4) {
            let words = 8 + random.below(13);
            let figure = (random.below(3) == 0).then(|| random.below(words));
            for place in 0..words {
                let word = match figure {
                    Some(at) if at == place => FIGURES[random.below(FIGURES.len())],
                    _ => WORDS[random.below(WORDS.len())],
                };
                if place == 0 {
                    text.extend(word.chars().next().map(|first| first.to_ascii_uppercase()));
                    text += &word[1..];
                } else {
                    text.push(' ');
                    text += word;
                }
            }
            text += ". ";
        }
        text += "\n\n";
    }
    text
}

/// Xorshift: the same prose in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("below a usize")
    }
}
