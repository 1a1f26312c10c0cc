//! Who is cited for a figure, in the words of the sentence.
//!
//! Three shapes, all of journalism's stylebooks: "X said that …", "according to X", and "…, X said".
//! The one nearest to the figure whose words it can govern is taken.

use std::ops::Range;

/// Who is cited for what stands at `value`; a range of the sentence.
pub(super) fn cited(sentence: &str, value: &Range<usize>) -> Option<Range<usize>> {
    let words = words(sentence);
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut offer = |distance: usize, who: Range<usize>| {
        if best.as_ref().is_none_or(|(nearest, _)| distance < *nearest) {
            best = Some((distance, who));
        }
    };
    for index in 0..words.len() {
        if let Some(start) = according_to(sentence, &words, index) {
            let who = phrase_after(sentence, start, value);
            if !who.is_empty() && (who.end <= value.start || value.end <= who.start) {
                // What stands before "according to" may belong to another who is named nearer.
                let distance =
                    if who.end <= value.start { value.start - who.end } else { who.start - value.end };
                offer(distance, who);
            }
        } else if let Some(verb) = speech_verb(sentence, &words, index) {
            let Some(who) = subject_before(sentence, &words, index) else { continue };
            let verb_end = words[verb].end;
            if verb_end <= value.start {
                offer(value.start - verb_end, who);
            } else if verb == index && value.end <= who.start && ends_clause(sentence, verb_end) {
                offer(who.start - value.end, who);
            }
        }
    }
    best.map(|(_, who)| who)
}

/// The words with hyphens and apostrophes inside them.
fn words(sentence: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut chars = sentence.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) =
            chars.next_if(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.'))
        {
            end = at + c.len_utf8();
        }
        while sentence[start..end].ends_with('.') && !sentence[start..end - 1].contains('.') {
            end -= 1;
        }
        words.push(start..end);
    }
    words
}

fn is(sentence: &str, word: &Range<usize>, expected: &str) -> bool {
    sentence[word.clone()].eq_ignore_ascii_case(expected)
}

/// Where the name begins behind "according to", "citing", "quoted by", "in the words of".
fn according_to(sentence: &str, words: &[Range<usize>], index: usize) -> Option<usize> {
    let at = |offset: usize, expected: &str| {
        words.get(index + offset).is_some_and(|word| is(sentence, word, expected))
    };
    let behind = |offset: usize| words.get(index + offset).map(|word| word.start);
    if at(0, "according") && at(1, "to") {
        // "according to information from X", "according to the latest figures released by X"
        let from = (2..9).find(|&offset| {
            (at(offset, "from") || at(offset, "by"))
                && at_source_noun(sentence, words, index + 2, index + offset)
        });
        return behind(from.map_or(2, |offset| offset + 1));
    }
    None
}

/// Whether a noun such as "figures" stands among these words, none of them behind a comma.
fn at_source_noun(sentence: &str, words: &[Range<usize>], from: usize, to: usize) -> bool {
    const NOUNS: [&str; 17] = [
        "information",
        "data",
        "figures",
        "figure",
        "estimates",
        "estimate",
        "numbers",
        "statement",
        "report",
        "reports",
        "count",
        "tally",
        "statistics",
        "documents",
        "filings",
        "assessment",
        "toll",
    ];
    let Some(words) = words.get(from..to) else { return false };
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    !sentence[first.start..last.end].contains([',', ';', ':'])
        && words.iter().any(|word| NOUNS.iter().any(|noun| is(sentence, word, noun)))
}

/// The noun phrase that begins at `start`: to the next comma (an acronym or alias set off by
/// commas included), verb of the main clause or mark.
fn phrase_after(sentence: &str, start: usize, value: &Range<usize>) -> Range<usize> {
    let rest = &sentence[start..];
    let mut end = rest.len();
    let mut commas = rest.match_indices(',').map(|(at, _)| at);
    if let Some(comma) = commas.next() {
        end = comma;
        let behind = rest[comma + 1..].trim_start();
        let alias = ["known ", "citing ", "a ", "an ", "the ", "which ", "who "]
            .iter()
            .any(|begin| behind.starts_with(begin));
        if alias
            && let Some(second) = commas.next()
            && start + second < value.start
        {
            end = second;
        }
    }
    if let Some(mark) = rest[..end].find([';', ':', '—', '–', '“', '”', '"']) {
        end = mark;
    }
    let phrase = rest[..end].trim_end_matches(['.', ' ', '!', '?']);
    start..start + phrase.len()
}

/// If a verb of saying begins at `index`: the index of its last word.
fn speech_verb(sentence: &str, words: &[Range<usize>], index: usize) -> Option<usize> {
    const VERBS: &[&str] = &[
        "acknowledged",
        "acknowledges",
        "added",
        "adds",
        "admitted",
        "alleged",
        "alleges",
        "announced",
        "announces",
        "argued",
        "asserted",
        "assessed",
        "assesses",
        "believe",
        "believed",
        "believes",
        "briefed",
        "calculated",
        "claim",
        "claimed",
        "claims",
        "concluded",
        "confirmed",
        "confirms",
        "counted",
        "counts",
        "declared",
        "disclosed",
        "emphasised",
        "emphasized",
        "estimate",
        "estimated",
        "estimates",
        "explained",
        "highlighted",
        "indicate",
        "indicated",
        "indicates",
        "informed",
        "insisted",
        "maintained",
        "maintains",
        "mentioned",
        "noted",
        "notes",
        "posted",
        "puts",
        "recorded",
        "records",
        "reiterated",
        "report",
        "reported",
        "reports",
        "revealed",
        "reveals",
        "said",
        "say",
        "says",
        "state",
        "stated",
        "states",
        "stressed",
        "suggest",
        "suggested",
        "suggests",
        "testified",
        "told",
        "tweeted",
        "warned",
        "warns",
        "writes",
        "wrote",
    ];
    const GIVING: &[&str] =
        &["gave", "gives", "issued", "offered", "offers", "provided", "provides", "published", "released"];
    debug_assert!(VERBS.is_sorted() && GIVING.is_sorted(), "the lists are searched by halves");
    const FIGURES: &[&str] = &[
        "account",
        "count",
        "data",
        "estimate",
        "estimates",
        "figure",
        "figures",
        "number",
        "numbers",
        "tally",
        "toll",
    ];
    let lower = sentence[words[index].clone()].to_lowercase();
    if lower == "pointed" && words.get(index + 1).is_some_and(|next| is(sentence, next, "out")) {
        return Some(index + 1);
    }
    if lower == "put" {
        return words
            .get(index + 1)
            .filter(|next| is(sentence, next, "the") || is(sentence, next, "its"))
            .map(|_| index);
    }
    if GIVING.binary_search(&lower.as_str()).is_ok() {
        let found = (index + 1..(index + 5).min(words.len()))
            .find(|&next| FIGURES.iter().any(|noun| is(sentence, &words[next], noun)))?;
        return Some(found);
    }
    VERBS.binary_search(&lower.as_str()).ok()?;
    (!is_noun_here(sentence, words, index)).then_some(index)
}

/// Whether a word that is both noun and verb is the noun: "another estimate", "the latest reports".
/// Behind a name or a plural it is the verb: "officials estimate", "Norway reports".
fn is_noun_here(sentence: &str, words: &[Range<usize>], index: usize) -> bool {
    const BOTH: &[&str] = &[
        "claim",
        "claims",
        "count",
        "counts",
        "estimate",
        "estimates",
        "notes",
        "puts",
        "records",
        "report",
        "reports",
        "state",
        "states",
    ];
    if !BOTH.iter().any(|both| is(sentence, &words[index], both)) {
        return false;
    }
    let Some(before) = index.checked_sub(1).map(|before| &sentence[words[before].clone()]) else {
        return true;
    };
    let names_someone = before.starts_with(char::is_uppercase) || before.ends_with('s') || before == "police";
    !names_someone
        || ["its", "his", "this", "news", "previous"].iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// The subject of the verb at `verb`: the noun phrase before it, an apposition between commas
/// included. Pronouns, and nouns that are themselves reports ("the figures show"), are none.
fn subject_before(sentence: &str, words: &[Range<usize>], verb: usize) -> Option<Range<usize>> {
    let mut first = verb;
    // Adverbs and auxiliaries between subject and verb.
    while first > 0
        && is_between(&sentence[words[first - 1].clone()])
        && adjoining(sentence, &words[first - 1], &words[first])
    {
        first -= 1;
    }
    let end = words.get(first.checked_sub(1)?)?.end;
    let mut after_comma = sentence[end..words[first].start].contains(',');
    let mut start_word = first;
    while start_word > 0 {
        let word = start_word - 1;
        let between = &sentence[words[word].end..words.get(start_word).map_or(end, |next| next.start)];
        if start_word < first
            && between.contains([';', ':', '—', '–', '“', '”', '"', '.'])
            && !between.starts_with(". ")
        {
            break;
        }
        if start_word < first && between.contains(',') {
            // One pair of commas may set off an apposition.
            if !after_comma {
                break;
            }
            after_comma = false;
        }
        let lower = sentence[words[word].clone()].to_lowercase();
        if is_boundary(&lower) {
            break;
        }
        start_word = word;
    }
    // One comma alone sets off a participle: "The deal, announced in May" says nothing.
    if start_word == first || after_comma {
        return None;
    }
    let lower = sentence[words[start_word].clone()].to_lowercase();
    let last = sentence[words[first - 1].clone()].to_lowercase();
    const NOBODY: &[&str] = &[
        "he", "her", "his", "i", "it", "its", "she", "the", "their", "there", "these", "they", "this", "we",
        "what", "who", "you",
    ];
    let pronoun = lower.split(['\'', '’']).next().unwrap_or_default();
    let first_is_pronoun = NOBODY.contains(&pronoun) && (pronoun != "the" || start_word + 1 == first);
    if first_is_pronoun || !has_agent(&last) {
        return None;
    }
    let mut range = words[start_word].start..end;
    // A closing parenthesis belongs to the acronym in it.
    if sentence[range.clone()].contains('(') && sentence[range.end..].starts_with(')') {
        range.end += 1;
    }
    Some(range)
}

/// Whether a subject that ends in this word can be cited: somebody, not a report or a thing that is counted.
fn has_agent(last: &str) -> bool {
    const THINGS: &[&str] = &[
        "are",
        "be",
        "been",
        "casualties",
        "deaths",
        "estimate",
        "estimates",
        "evidence",
        "figure",
        "figures",
        "is",
        "losses",
        "number",
        "numbers",
        "people",
        "report",
        "reports",
        "soldiers",
        "toll",
        "troops",
        "was",
        "were",
    ];
    !THINGS.contains(&last)
}

fn adjoining(sentence: &str, left: &Range<usize>, right: &Range<usize>) -> bool {
    !sentence[left.end..right.start].contains([',', ';', ':', '—', '–'])
}

/// Words that may stand between a subject and its verb.
fn is_between(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "also"
            | "further"
            | "later"
            | "earlier"
            | "previously"
            | "has"
            | "have"
            | "had"
            | "officially"
            | "recently"
            | "now"
            | "first"
            | "then"
            | "since"
            | "repeatedly"
            | "initially"
            | "reportedly"
            | "again"
    )
}

/// Words before which a subject begins.
fn is_boundary(lower: &str) -> bool {
    matches!(
        lower,
        "that"
            | "which"
            | "while"
            | "as"
            | "because"
            | "although"
            | "though"
            | "but"
            | "when"
            | "where"
            | "whereas"
            | "if"
            | "since"
            | "after"
            | "before"
            | "so"
            | "yet"
            | "were"
            | "was"
            | "are"
            | "is"
    )
}

/// Whether the verb of saying at `verb_end` closes its clause ("…, officials said.").
fn ends_clause(sentence: &str, verb_end: usize) -> bool {
    let rest = sentence[verb_end..].trim_start();
    let next = rest.chars().next();
    next.is_none_or(|c| matches!(c, '.' | ',' | ';' | '”' | '"'))
        || ["on ", "in ", "at ", "late ", "earlier ", "this ", "last ", "yesterday", "today", "reporters"]
            .iter()
            .any(|begin| rest.starts_with(begin))
        || rest
            .split_whitespace()
            .next()
            .is_some_and(|word| word.trim_end_matches(['.', ',']).ends_with("day"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, value: &str, expected: Option<&str>) {
        let start = sentence.find(value).expect("the value stands in the sentence");
        let found = cited(sentence, &(start..start + value.len()));
        assert_eq!(found.map(|range| &sentence[range]), expected, "{sentence}");
    }

    #[test]
    fn verbs_of_saying() {
        check("The ministry said that 40 homes burned.", "40", Some("The ministry"));
        check("Mayor, Ida Holm, informed reporters that 40 homes burned.", "40", Some("Mayor, Ida Holm"));
        check(
            "Ida Holm, the head of the relief fund, also highlighted on May 3 that 40 died.",
            "40",
            Some("Ida Holm, the head of the relief fund"),
        );
        check(
            "Ida Holm pointed out that while her figure indicates 40 dead, a navy officer provided another estimate, suggesting 90 dead.",
            "40",
            Some("Ida Holm"),
        );
        check(
            "Ida Holm pointed out that while her figure indicates 40 dead, a navy officer provided another estimate, suggesting 90 dead.",
            "90",
            Some("a navy officer"),
        );
        check("About 40 homes burned, the ministry said on Tuesday.", "40", Some("the ministry"));
        check("Oslo and Bergen announced that the league had sent 40 boats.", "40", Some("Oslo and Bergen"));
    }

    #[test]
    fn according_to_somebody() {
        check(
            "According to the navy’s search unit, known by its acronym NSU, 40 sailors died.",
            "40",
            Some("the navy’s search unit, known by its acronym NSU"),
        );
        check(
            "According to information from city and county officials, 40 homes burned.",
            "40",
            Some("city and county officials"),
        );
        check("At least 40 died, according to the county.", "40", Some("the county"));
    }

    #[test]
    fn nobody() {
        check("He said 40 homes burned.", "40", None);
        check("The sale, announced in May, brought 40 jobs.", "40", None);
        check("Reports indicate that 40 homes burned.", "40", None);
        check("The storm burned 40 homes.", "40", None);
    }
}
