//! What claims are statements of: one fact, and where the fact has a key, one key.
//!
//! Claims of different subjects never meet.

use crate::extract::Claim;
use crate::rule::{Fact, FactId, Modality, Rules};
use std::collections::HashMap;

/// The claims that may be put side by side, in the order they were given in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) fact: FactId,
    /// The key as compared: in lower case, for names the longest form.
    pub(super) key: Option<String>,
    pub(super) claims: Vec<usize>,
}

/// Groups the claims that take part in comparison, in order of facts, then of keys.
pub(super) fn subjects(rules: &Rules, claims: &[Claim], order: &[usize]) -> Vec<Subject> {
    let admitted = order.iter().copied().filter(|&at| is_admitted(rules.fact(claims[at].fact), &claims[at]));
    grouped(rules, claims, admitted)
}

/// The same for the claims that are compared with nothing for what they are: planned, denied, superseded.
pub(super) fn set_aside(rules: &Rules, claims: &[Claim], order: &[usize]) -> Vec<Subject> {
    let aside = order.iter().copied().filter(|&at| !is_of_modality(rules.fact(claims[at].fact), &claims[at]));
    grouped(rules, claims, aside)
}

fn grouped(rules: &Rules, claims: &[Claim], members: impl Iterator<Item = usize>) -> Vec<Subject> {
    let mut of_fact: Vec<(FactId, usize)> = members.map(|at| (claims[at].fact, at)).collect();
    of_fact.sort_by_key(|(fact, _)| *fact);
    let mut subjects = Vec::new();
    for group in of_fact.chunk_by(|a, b| a.0 == b.0) {
        let fact = group[0].0;
        let members: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        match &rules.fact(fact).key {
            None => subjects.push(Subject { fact, key: None, claims: members }),
            Some(key) => subjects.extend(by_key(fact, key.same_name, claims, &members)),
        }
    }
    subjects
}

/// Only claims of the modalities that the fact admits are compared; one without a key, where the
/// fact has keys, with nothing.
fn is_admitted(fact: &Fact, claim: &Claim) -> bool {
    is_of_modality(fact, claim) && (fact.key.is_none() || claim.key.is_some())
}

pub(super) fn is_of_modality(fact: &Fact, claim: &Claim) -> bool {
    if fact.modality.is_empty() {
        matches!(claim.modality, Modality::Asserted | Modality::Possible)
    } else {
        fact.modality.contains(&claim.modality)
    }
}

fn by_key(fact: FactId, same_name: bool, claims: &[Claim], members: &[usize]) -> Vec<Subject> {
    let mut keyed: Vec<(String, usize)> = members
        .iter()
        .filter_map(|&at| claims[at].key.as_deref().map(|key| (normal_key(key), at)))
        .filter(|(key, _)| !key.is_empty())
        .collect();
    if same_name {
        let full = full_names(&keyed, claims);
        for (key, at) in &mut keyed {
            if let Some(name) = full.get(&(key.clone(), claims[*at].span.source.0)) {
                key.clone_from(name);
            }
        }
    }
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed
        .chunk_by(|a, b| a.0 == b.0)
        .map(|group| Subject {
            fact,
            key: Some(group[0].0.clone()),
            claims: group.iter().map(|(_, at)| *at).collect(),
        })
        .collect()
}

/// For each short name and text, the longest form that it stands for: the one full name of its own
/// text that holds all its words, else the only one of all texts. A short name that fits several
/// full names stays by itself.
fn full_names(keyed: &[(String, usize)], claims: &[Claim]) -> HashMap<(String, u32), String> {
    let mut everywhere: Vec<&str> = keyed.iter().map(|(key, _)| key.as_str()).collect();
    everywhere.sort_unstable();
    everywhere.dedup();
    let longest = longest_forms(&everywhere);

    let mut in_text: Vec<(u32, &str)> =
        keyed.iter().map(|(key, at)| (claims[*at].span.source.0, key.as_str())).collect();
    in_text.sort_unstable();
    in_text.dedup();
    let mut full = HashMap::new();
    for text in in_text.chunk_by(|a, b| a.0 == b.0) {
        let names: Vec<&str> = text.iter().map(|(_, key)| *key).collect();
        let own = longest_forms(&names);
        for (source, key) in text {
            let here = own.get(key).copied().unwrap_or(*key);
            let name = longest.get(here).copied().unwrap_or(here);
            if name != *key {
                full.insert(((*key).to_owned(), *source), name.to_owned());
            }
        }
    }
    full
}

/// For each name that is no full name, the one full name among `names` that holds all its words.
fn longest_forms<'a>(names: &[&'a str]) -> HashMap<&'a str, &'a str> {
    let words: Vec<Vec<&str>> = names.iter().map(|name| sorted_words(name)).collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, own) in words.iter().enumerate() {
        for &word in own {
            holders.entry(word).or_default().push(index);
        }
    }
    let longer = |short: usize| -> Vec<usize> {
        let rarest = words[short].iter().filter_map(|word| holders.get(word)).min_by_key(|list| list.len());
        let candidates = rarest.map_or(&[][..], Vec::as_slice);
        candidates
            .iter()
            .copied()
            .filter(|&long| words[long].len() > words[short].len() && is_subset(&words[short], &words[long]))
            .collect()
    };
    let above: Vec<Vec<usize>> = (0..names.len()).map(longer).collect();
    let mut forms = HashMap::new();
    for (short, longer) in above.iter().enumerate() {
        let mut full = longer.iter().copied().filter(|&long| above[long].is_empty());
        if let (Some(only), None) = (full.next(), full.next()) {
            forms.insert(names[short], names[only]);
        }
    }
    forms
}

/// Whether the words of one name all stand in the other: surname and full name.
pub(super) fn is_same_name(a: &str, b: &str) -> bool {
    let (a, b) = (normal_key(a), normal_key(b));
    let (a, b) = (sorted_words(&a), sorted_words(&b));
    !a.is_empty() && !b.is_empty() && (is_subset(&a, &b) || is_subset(&b, &a))
}

/// In lower case, with single spaces, without marks around words or a possessive ending.
pub(super) fn normal_key(key: &str) -> String {
    let lower = key.to_lowercase();
    let words = lower.split_whitespace().map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sorted_words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Both sorted.
fn is_subset(few: &[&str], many: &[&str]) -> bool {
    few.iter().all(|word| many.binary_search(word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_where_one_holds_all_words_of_the_other() {
        assert!(is_same_name("Okafor", "Ngozi Okafor"));
        assert!(is_same_name("Ngozi  OKAFOR’s", "Okafor, Ngozi"));
        assert!(!is_same_name("Ngozi Okafor", "Chidi Okafor"));
        assert!(!is_same_name("", "Okafor"));
    }

    #[test]
    fn a_short_name_stands_for_the_only_full_one() {
        let forms =
            longest_forms(&["okafor", "ngozi okafor", "dr ngozi okafor", "smith", "ann smith", "bo smith"]);
        assert_eq!(forms.get("okafor"), Some(&"dr ngozi okafor"));
        assert_eq!(forms.get("ngozi okafor"), Some(&"dr ngozi okafor"));
        assert_eq!(forms.get("smith"), None);
    }
}
