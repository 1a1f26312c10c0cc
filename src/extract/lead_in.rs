//! The small words before a value that leave its figure as it is: "the", "just", "all", "a total of". A pattern need
//! not name them.

use crate::value::ValueType;

const LEAD_INS: &[&str] = &[
    "all of", "a full", "a mere", "a record", "all", "her", "his", "its", "just", "merely", "only", "our",
    "the", "their", "these", "those",
];

/// A sum of things counted is their number; a sum of prices is no price.
const SUMS: &[&str] = &["a grand total of", "a total of"];

/// Where the small words begin that stand directly before a place of a sentence; the place itself where there are
/// none.
pub(super) fn start(sentence: &str, value: usize, value_type: ValueType) -> usize {
    const MOST: usize = 3;
    let mut start = value;
    for _ in 0..MOST {
        let before = &sentence[..start];
        let words = before.trim_end();
        if words.len() == before.len() {
            break;
        }
        let sums = SUMS.iter().filter(|_| value_type == ValueType::Count);
        let found = sums.chain(LEAD_INS).find_map(|phrase| without_last(words, phrase));
        match found {
            Some(at) => start = at,
            None => break,
        }
    }
    start
}

/// Where a phrase begins with which a text ends, in capitals or not.
fn without_last(text: &str, phrase: &str) -> Option<usize> {
    let at = text.len().checked_sub(phrase.len())?;
    let is_phrase = text.get(at..)?.eq_ignore_ascii_case(phrase);
    (is_phrase && !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')))
        .then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, expected: &str) {
        assert_eq!(&before[start(before, before.len(), ValueType::Count)..], expected);
    }

    #[test]
    fn small_words_leave_a_figure_as_it_is() {
        check("it has just ", "just ");
        check("Just ", "Just ");
        check("they sold all of the ", "all of the ");
        check("came to a total of ", "a total of ");
        check("it rose to ", "");
        check("a blithe ", "");
        check("Athe", "");
    }
}
