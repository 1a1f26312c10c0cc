//! The words that the rules of a pack know: those of titles and patterns, of what the pack is about and whom it cites.
//! A name in a text that is none of them is not the name of what the rules are about.

use crate::rule::{Expected, Pack, Shape, pattern::Expr};
use std::collections::BTreeSet;

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In lower case.
    words: BTreeSet<String>,
    /// The last words of names of several words, as written: "Heron" of "Grey Heron".
    ends: BTreeSet<String>,
    has_names: bool,
}

/// Words that share so many letters at their head are forms of one word: "Velden" and "Veldeners".
const STEM: usize = 5;

impl Vocabulary {
    pub(super) fn of(pack: &Pack) -> Self {
        let titles = pack.facts.iter().map(|fact| fact.title.as_str());
        let about = pack.facts.iter().flat_map(|fact| &fact.about).flat_map(|about| &about.words);
        let told: Vec<&str> =
            titles.chain(about.map(String::as_str)).chain(pack.description.as_deref()).collect();
        let mut words = BTreeSet::new();
        let mut take = |text: &str| {
            let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            words.extend(split.map(str::to_lowercase));
        };
        take(&pack.name);
        told.iter().for_each(|text| take(text));
        pack.authorities.iter().for_each(|authority| take(authority.names.as_str()));
        for fact in &pack.facts {
            fact.choices.iter().for_each(|(_, spellings)| take(spellings.as_str()));
            fact.patterns.iter().for_each(|pattern| match &pattern.shape {
                Shape::Sequence(expr) => take(expr.written_out()),
                Shape::Near { anchors, .. } => anchors.iter().map(Expr::written_out).for_each(&mut take),
            });
            // A test without a claim may be of another thing.
            let telling = fact
                .tests
                .iter()
                .filter(|test| matches!(&test.expected, Expected::Finds(claims, _) if !claims.is_empty()));
            telling.flat_map(|test| &test.texts).for_each(|text| take(&text.document.prose.text));
        }
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let ends = told.iter().flat_map(|text| {
            let words: Vec<&str> = text.split(' ').collect();
            let pairs = words.windows(2).filter(|pair| pair.iter().all(|word| is_capital(word)));
            pairs
                .map(|pair| pair[1].trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
                .collect::<Vec<_>>()
        });
        Self {
            words,
            ends: ends.collect(),
            has_names: told.iter().any(|text| text.split(' ').any(is_capital)),
        }
    }

    /// Whether the rules name anything: "how many turbines Norrholm has", not "the dead".
    pub(super) fn has_names(&self) -> bool {
        self.has_names
    }

    /// Whether a name of several words ends with a word.
    pub(super) fn ends_name(&self, word: &str) -> bool {
        self.ends.contains(word)
    }

    /// Whether the rules have a word, in any form of it.
    pub(super) fn knows(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let bare = lower.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’']);
        let stem = bare.char_indices().nth(STEM).map(|(at, _)| &bare[..at]);
        let has_stem = |stem: &str| {
            self.words.range(stem.to_owned()..).next().is_some_and(|next| next.starts_with(stem))
        };
        bare.split('-').any(|part| self.words.contains(part))
            || bare.strip_suffix('s').is_some_and(|one| self.words.contains(one))
            || stem.is_some_and(has_stem)
    }
}
