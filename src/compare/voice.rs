//! Texts that copy one another: however many they are, they are one voice.
//!
//! A text is a copy where it is said to be derived from another, and where the sentence that its claim
//! rests on is mostly another's, word for word. Work grows with the number of words, not with the
//! pairs of texts.

use super::Inputs;
use super::case::{Account, Teller};
use crate::source::Span;
use crate::text::Document;
use rustc_hash::{FxHashMap, FxHasher};
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};

/// Words count as shared where they stand in a run of so many that both sentences have.
const RUN: usize = 3;

/// Fewer shared words than this are how anybody would say it.
const LEAST_SHARED_WORDS: usize = 8;

/// So many hundredths of the shorter sentence are most of it.
const MOST_HUNDREDTHS: usize = 60;

/// A run that so many different sentences hold is a set phrase, and shows no copying in a further one.
const SET_PHRASE: usize = 8;

/// For each document the first one that it is derived from, through however many others; its own
/// index if from none. Rewrites of one text that is not among the documents go together.
pub(super) fn origins(documents: &[Document]) -> Vec<usize> {
    let mut groups = Groups::new(documents.len());
    if documents.iter().any(|document| document.derived_from.is_some()) {
        let paths = documents.iter().enumerate().map(|(index, document)| (&*document.file.path, index));
        let mut by_path: HashMap<&str, usize> = paths.collect();
        for (index, document) in documents.iter().enumerate() {
            if let Some(origin) = &document.derived_from {
                let other = *by_path.entry(origin).or_insert(index);
                groups.unite(index, other);
            }
        }
    }
    (0..documents.len()).map(|index| groups.first(index)).collect()
}

/// Gives every account its voice: the index of the first account that speaks with it.
pub(super) fn assign(inputs: &Inputs<'_>, accounts: &mut [Account]) {
    let mut groups = Groups::new(accounts.len());
    let mut first_of_origin: FxHashMap<usize, usize> = FxHashMap::default();
    let mut sentences = Sentences::default();
    for (index, account) in accounts.iter().enumerate() {
        let Teller::Text(text) = account.teller else { continue };
        let first = *first_of_origin.entry(inputs.origins[text]).or_insert(index);
        groups.unite(index, first);
        let mut spans: Vec<Span> =
            account.claims.iter().map(|&(_, claim)| inputs.claims[claim].evidence).collect();
        spans.sort_unstable();
        spans.dedup();
        let text = &inputs.documents[text].file.text;
        for sentence in spans.into_iter().filter_map(|span| text.get(span.range())) {
            if let Some(other) = sentences.copied_from(&words(sentence), index) {
                groups.unite(index, other);
            }
        }
    }
    for (index, account) in accounts.iter_mut().enumerate() {
        account.voice = groups.first(index);
    }
}

/// Sentences that are no copies of earlier ones.
#[derive(Default)]
struct Sentences {
    /// The account of each, and how many words it has.
    originals: Vec<(usize, usize)>,
    /// Which sentences hold a run of words.
    holding: FxHashMap<u64, Vec<u32>>,
}

impl Sentences {
    /// The account that a sentence is copied from. One that is no copy is kept as an original.
    fn copied_from(&mut self, words: &[u64], account: usize) -> Option<usize> {
        if words.len() < LEAST_SHARED_WORDS {
            return None;
        }
        if let Some(original) = self.original(words) {
            return Some(self.originals[original as usize].0);
        }
        let own = u32::try_from(self.originals.len()).expect("fewer than 2^32 claims");
        self.originals.push((account, words.len()));
        for run in words.windows(RUN) {
            let holders = self.holding.entry(hashed(run)).or_default();
            if holders.len() < SET_PHRASE && holders.last() != Some(&own) {
                holders.push(own);
            }
        }
        None
    }

    /// The sentence that shares most words with these, if it shares enough.
    fn original(&self, words: &[u64]) -> Option<u32> {
        // By sentence: how many words are shared, and where the last run of them ends.
        let mut shared: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (start, run) in words.windows(RUN).enumerate() {
            for &sentence in self.holding.get(&hashed(run)).map_or(&[][..], Vec::as_slice) {
                let (count, end) = shared.entry(sentence).or_default();
                *count += start + RUN - start.max(*end);
                *end = start + RUN;
            }
        }
        let enough = |sentence: u32, count: usize| {
            let shorter = words.len().min(self.originals[sentence as usize].1);
            count >= LEAST_SHARED_WORDS && count * 100 >= shorter * MOST_HUNDREDTHS
        };
        let mut best: Option<(usize, u32)> = None;
        for (sentence, (count, _)) in shared {
            if enough(sentence, count) && best.is_none_or(|(most, _)| count > most) {
                best = Some((count, sentence));
            }
        }
        best.map(|(_, sentence)| sentence)
    }
}

/// The words of a sentence, without regard to case.
fn words(sentence: &str) -> Vec<u64> {
    let words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let mut hasher = FxHasher::default();
            word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
            hasher.finish()
        })
        .collect()
}

fn hashed(run: &[u64]) -> u64 {
    let mut hasher = FxHasher::default();
    run.hash(&mut hasher);
    hasher.finish()
}

/// Indices that belong together, each group named by its first.
struct Groups {
    towards: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { towards: (0..count).collect() }
    }

    fn first(&mut self, of: usize) -> usize {
        let mut at = of;
        while self.towards[at] != at {
            self.towards[at] = self.towards[self.towards[at]];
            at = self.towards[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.first(a), self.first(b));
        self.towards[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, copied: bool) {
        let mut sentences = Sentences::default();
        assert_eq!(sentences.copied_from(&words(one), 0), None);
        assert_eq!(sentences.copied_from(&words(other), 1).is_some(), copied, "{one} / {other}");
    }

    #[test]
    fn most_of_a_sentence_shows_a_copy() {
        let original = "The ferry Astrid went down in heavy seas off Lorne on Tuesday night, drowning 22.";
        check(original, original, true);
        check(original, &original.to_uppercase(), true);
        check(
            original,
            "Police said the ferry Astrid went down in heavy seas off Lorne late on Tuesday.",
            true,
        );
        check(
            original,
            "Twenty-two people drowned off Lorne when the ferry Astrid went down in a storm.",
            false,
        );
        check("The hall has 840 seats.", "The hall has 840 seats.", false);
    }

    #[test]
    fn a_set_phrase_shows_nothing() {
        let mut sentences = Sentences::default();
        for (account, tail) in
            ["in Lorne", "by noon", "on Kell", "at sea", "so far", "at home", "in May", "to us", "here"]
                .iter()
                .enumerate()
        {
            let sentence = format!(
                "{account} {account} {account} {account} {account} the number of the dead rose {tail}"
            );
            assert_eq!(sentences.copied_from(&words(&sentence), account), None);
        }
        assert!(sentences.holding.values().all(|holders| holders.len() <= SET_PHRASE));
    }

    #[test]
    fn groups_are_named_by_their_first() {
        let mut groups = Groups::new(5);
        groups.unite(4, 2);
        groups.unite(2, 1);
        assert_eq!((0..5).map(|index| groups.first(index)).collect::<Vec<_>>(), [0, 1, 1, 3, 1]);
    }
}
