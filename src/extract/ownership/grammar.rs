//! What the grammar of a match says against it: a noun that is no person, a verb with another object, a conjunction that
//! begins something else.

use super::reach::{overlap, words};
use super::sequence::Match;
use super::{Bidding, Refusal};
use crate::extract::condition::only_soft;
use crate::extract::marked::Slot;
use crate::extract::people;
use crate::rule::pattern::marks;
use crate::value::ValueType;
use std::ops::Range;

impl Bidding<'_> {
    /// An article that may count as one, where it stands before no person.
    pub(super) fn no_person(&self, found: &Match, slot: usize) -> Option<Refusal> {
        let slot = self.slot(slot);
        let counts_none =
            slot.implicit && self.fact.value_type == ValueType::Count && !self.is_person(found, slot);
        counts_none.then(|| Refusal::OtherSubject(slot.range.clone()))
    }

    /// Whether an article that may count as one stands before a person, or before the pattern's own noun: "a
    /// teenager was killed", but not "a quake killed".
    fn is_person(&self, found: &Match, slot: &Slot) -> bool {
        let text = &self.marked.text;
        let noun = words(text, &(slot.marked.end..found.matched.end.max(slot.marked.end)))
            .next()
            .filter(|word| !found.gaps.iter().any(|gap| overlap(gap, word)))
            .map(|word| text[word].to_lowercase());
        let is_noun = noun
            .is_some_and(|noun| !noun.ends_with("ed") && !matches!(noun.as_str(), "dead" | "died" | "hurt"));
        is_noun || people::person_behind(self.place.sentence, slot.range.end, self.place.readings).is_some()
    }

    /// Those by whom it was done, where the pattern does not ask for them: in "he was shot dead by two policemen" nobody
    /// counts the dead.
    pub(super) fn agent(&self, pattern: &str, slot: usize) -> Option<Refusal> {
        let slot = self.slot(slot);
        let value = &slot.range;
        let sentence = self.place.sentence;
        let before = sentence[..value.start].trim_end();
        let done = before.strip_suffix("by").filter(|done| done.ends_with(' '))?.trim_end();
        let verb = done.rsplit(' ').next().unwrap_or_default();
        let is_done =
            verb.ends_with("ed") || matches!(verb, "dead" | "shot" | "hit" | "hurt" | "run" | "cut");
        let is_agent = is_done
            && !pattern.split(|c: char| !c.is_alphabetic()).any(|word| word == "by")
            && self.fact.value_type == ValueType::Count
            && people::person_behind(sentence, value.end, self.place.readings).is_some();
        is_agent.then(|| Refusal::OtherSubject(before.len() - "by".len()..value.start))
    }

    /// The figure that the verb of a match has for its object: in "12 soldiers killed 40 people" and in "300
    /// houses burned and killed eight" nothing was done to what stands before the verb.
    pub(super) fn object_of(&self, found: &Match, slot: usize) -> Option<Range<usize>> {
        let text = &self.marked.text;
        let value = &self.slot(slot).marked;
        let verb = words(text, &(value.end..found.matched.end.max(value.end)))
            .filter(|word| !found.gaps.iter().any(|gap| overlap(gap, word)))
            .last()?;
        let between: Vec<&str> = words(text, &(value.end..verb.start)).map(|word| &text[word]).collect();
        let passive =
            between.iter().any(|word| matches!(*word, "was" | "were" | "been" | "be" | "are" | "is"));
        if between.is_empty() || passive || !text[verb.clone()].ends_with("ed") {
            return None;
        }
        self.marked
            .values_of(self.fact.value_type)
            .find(|(_, other)| {
                let start = self.marked.hedge_start(other);
                start >= verb.end
                    && text[verb.end..start].chars().all(|c| c.is_whitespace() || marks::is_mark(c))
            })
            .map(|(_, other)| other.range.clone())
    }

    /// The word between value and anchor that begins something else: in "a man was killed and five
    /// were hurt" nothing holds the five to "killed"; in "300 houses burned and a man was killed"
    /// nothing holds the 300. A list of persons is one thing.
    pub(super) fn conjunct(&self, found: &Match, slot: usize) -> Option<Range<usize>> {
        let text = &self.marked.text;
        let own = &self.slot(slot).range;
        let in_list = |word: &Range<usize>| {
            let word = self.marked.sentence_range(word);
            self.place.people.iter().any(|list| list.range.start <= word.start && word.end <= list.range.end)
        };
        for gap in &found.gaps {
            // What stands behind a semicolon is a sentence of its own.
            if let Some(at) = text[gap.clone()].find(';').filter(|_| !self.place.is_row) {
                return Some(self.marked.sentence_range(&(gap.start + at..gap.start + at + 1)));
            }
            let words: Vec<Range<usize>> = words(text, gap).collect();
            let joining = |word: &Range<usize>| {
                matches!(text[word.clone()].to_lowercase().as_str(), "and" | "but" | "while" | "whereas")
            };
            let (place, matched) =
                (self.marked.sentence_range(gap), self.marked.sentence_range(&found.matched));
            let sentence = self.place.sentence;
            let before_value = place.end <= own.start
                && matched.end <= own.end
                && only_soft(&sentence[place.end..own.start]);
            let behind_value = place.start >= own.end && only_soft(&sentence[own.end..place.start]);
            let begins = |index: usize| {
                before_value
                    || behind_value
                        && words.get(index + 1).is_none_or(|next| is_determiner(&text[next.clone()]))
            };
            let found = (0..words.len())
                .find(|&index| joining(&words[index]) && begins(index) && !in_list(&words[index]));
            if let Some(index) = found {
                return Some(self.marked.sentence_range(&words[index]));
            }
        }
        None
    }
}

fn is_determiner(word: &str) -> bool {
    const DETERMINERS: &[&str] =
        &["a", "an", "another", "he", "her", "his", "it", "its", "no", "one", "she", "the", "their", "they"];
    DETERMINERS.contains(&word.to_lowercase().as_str())
}
