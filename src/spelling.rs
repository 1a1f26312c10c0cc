//! "Did you mean": the nearest of the words that would have been right.

/// The candidate that `word` is most likely a misspelling of; `None` where none is near.
///
/// Near is one slip (a letter lost, added, changed or swapped with its neighbour) in every three
/// letters, capitals and the choice between `-`, `_` and a space aside.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = plain(word);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &plain(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= slips(word.chars().count(), candidate.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn slips(word: usize, candidate: usize) -> usize {
    (word.max(candidate) / 3).clamp(1, 4).min(candidate.saturating_sub(1))
}

fn plain(word: &str) -> String {
    word.chars()
        .take(MAX_CHARS)
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '_' | ' ') { '-' } else { c })
        .collect()
}

/// No name is longer; keeps the cost of a comparison down where a whole paragraph stands for a name.
const MAX_CHARS: usize = 80;

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, ["title", "known", "known-by", "kind", "find"]), expected, "{word}");
    }

    #[test]
    fn the_nearest_within_a_few_slips() {
        check("titel", Some("title"));
        check("known_by", Some("known-by"));
        check("Kind", Some("kind"));
        check("knwon", Some("known"));
        check("fidn", Some("find"));
        check("x", None);
        check("", None);
        check("severity", None);
    }
}
