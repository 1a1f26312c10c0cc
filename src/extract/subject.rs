//! Of whom or what a match is told: the key of a fact with many subjects, and where the words show that a
//! match is not of the fact's own subject.

use super::clause::verb_clause;
use super::speech;
use crate::rule::Fact;
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// The subjects named so far in a paragraph, each with its place.
#[derive(Debug, Default)]
pub(super) struct Named(Vec<(usize, String)>);

impl Named {
    /// The subject of a claim that stands at `at`: what `{key}` took, or the last subject named before where a
    /// pronoun or nothing stands for it. A capital that only begins a sentence ("The average firm …") names
    /// nobody.
    pub(super) fn subject(&mut self, taken: Option<&str>, at: usize) -> Option<String> {
        match taken.map_or(Subject::Last, subject) {
            Subject::Name(name) => {
                self.0.push((at, name.to_owned()));
                Some(name.to_owned())
            }
            Subject::Last => {
                let before = self.0.iter().filter(|(named, _)| *named <= at);
                before.max_by_key(|(named, _)| *named).map(|(_, name)| name.clone())
            }
            Subject::Nobody => None,
        }
    }
}

enum Subject<'t> {
    Name(&'t str),
    /// The one named last.
    Last,
    Nobody,
}

/// What capitalised words name.
fn subject(words: &str) -> Subject<'_> {
    const PRONOUNS: &[&str] = &["He", "I", "It", "She", "They", "We", "Who", "You"];
    // Words that are capitals for standing first: no name ends with them, and a name behind them is without them.
    const OPENERS: &[&str] = &[
        "A", "After", "All", "An", "And", "Another", "As", "At", "Both", "But", "By", "Each", "Every", "For",
        "From", "Her", "His", "In", "Its", "My", "No", "On", "One", "Our", "Some", "That", "The", "Their",
        "These", "This", "Those", "What", "When", "While", "Your",
    ];
    match words.split_once(char::is_whitespace) {
        None if PRONOUNS.contains(&words) => Subject::Last,
        None if OPENERS.contains(&words) => Subject::Nobody,
        Some((opener, name)) if OPENERS.contains(&opener) => Subject::Name(name.trim_start()),
        _ => Subject::Name(words),
    }
}

/// The name that a match is told of, if it is the predicate of a relative clause that hangs on a name
/// and that name is none of those in the fact's title: "the Dona Branca, which sank in 1998".
pub(super) fn other(fact: &Fact, sentence: &str, matched: &Range<usize>) -> Option<Range<usize>> {
    let own: Vec<&str> = names(&fact.title).map(|name| &fact.title[name]).collect();
    if own.is_empty() {
        return None;
    }
    let mut before = sentence[..matched.start].trim_end();
    for auxiliary in ["had", "has", "was", "were", "have", "also"] {
        before = without_last(before, auxiliary).unwrap_or(before);
    }
    let before =
        ["which", "who"].iter().find_map(|pronoun| without_last(before, pronoun))?.strip_suffix(',')?;
    // The capitalised words at the end are the name; one that only begins the sentence is none.
    let name = names(before).last().filter(|name| name.end == before.len() && name.start > 0)?;
    let known = own.iter().any(|own| shares_word(own, &before[name.clone()]));
    (!known).then_some(name)
}

/// The words by which a match is told of a thing that is newly brought in beside the fact's own: "a similar fire
/// killed 20", "a smaller dam broke in 1987", "a second phase, with perhaps 40 turbines". What the rule itself
/// says in its title or pattern is its own.
pub(super) fn another(
    fact: &Fact,
    pattern: &str,
    sentence: &str,
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Option<Range<usize>> {
    const OTHERNESS: &[&str] = &[
        "bigger",
        "comparable",
        "different",
        "earlier",
        "fifth",
        "fourth",
        "larger",
        "lesser",
        "older",
        "previous",
        "proposed",
        "rival",
        "second",
        "separate",
        "similar",
        "sister",
        "smaller",
        "subsequent",
        "third",
        "unrelated",
    ];
    // "an earlier estimate" is one of the same thing.
    const TELLING: &[&str] = &[
        "bid",
        "count",
        "estimate",
        "figure",
        "forecast",
        "offer",
        "report",
        "statement",
        "toll",
        "version",
    ];
    let start = head(sentence, matched.start.min(value.start));
    let stretch = &sentence[start..matched.end];
    let words: Vec<Range<usize>> = words(stretch).collect();
    let named = |word: &str, text: &str| text.to_lowercase().contains(word);
    words.windows(3).find_map(|three| {
        let [article, adjective, noun] = [0, 1, 2].map(|index| stretch[three[index].clone()].to_lowercase());
        let other = matches!(article.as_str(), "a" | "an")
            && OTHERNESS.contains(&adjective.as_str())
            && !TELLING.contains(&noun.as_str())
            && !named(&adjective, &fact.title)
            && !named(&adjective, pattern);
        other.then(|| start + three[0].start..start + three[1].end)
    })
}

/// Where the phrase begins that what stands at `at` is told of: behind the mark before it, or the one before that
/// where only a preposition or a relative pronoun follows ("a second phase, with perhaps 40 turbines").
fn head(sentence: &str, at: usize) -> usize {
    const HANGING: &[&str] =
        &["at", "for", "in", "including", "of", "where", "which", "who", "whose", "with", "worth"];
    let mark = |end: usize| {
        let found = sentence[..end].char_indices().rev().find(|(at, c)| {
            matches!(c, ',' | ';' | ':' | '—' | '(')
                && !sentence[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
        });
        found.map(|(at, c)| (at, at + c.len_utf8()))
    };
    let Some((at, behind)) = mark(at) else { return 0 };
    let first = sentence[behind..].split_whitespace().next().unwrap_or_default();
    if HANGING.contains(&first) { mark(at).map_or(0, |(_, behind)| behind) } else { behind }
}

/// The words that make the clause of a value tell of another event: "a separate strike killed two", "neighbouring
/// Tolo has 85 cases", "the previous election was held on". They stand at its head, where the subject stands.
pub(super) fn other_event(
    fact: &Fact,
    sentence: &str,
    readings: &[Reading],
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Option<Range<usize>> {
    const OTHER: &[&str] = &[
        "comparable",
        "different",
        "neighboring",
        "neighbouring",
        "rival",
        "separate",
        "similar",
        "unrelated",
    ];
    const EARLIER: &[&str] = &["preceding", "previous"];
    let inner = matched.start.min(value.start)..matched.end.max(value.end);
    let clause = verb_clause(sentence, readings, fact.value_type, &inner);
    let head = clause.start..value.start.max(clause.start);
    let words = words(&sentence[head.clone()]).map(|word| head.start + word.start..head.start + word.end);
    let mut words = words.skip_while(|word| {
        let lower = sentence[word.clone()].to_lowercase();
        matches!(lower.as_str(), "and" | "but" | "while" | "when" | "that" | "after" | "in" | "on" | "for")
    });
    let first = words.next()?;
    let lower = |word: &Range<usize>| sentence[word.clone()].to_lowercase();
    let determiner = lower(&first);
    let is_article = matches!(determiner.as_str(), "a" | "an" | "the" | "another" | "two" | "several");
    let second = if is_article { words.next()? } else { first.clone() };
    let is_value =
        readings.iter().any(|reading| reading.range.start <= second.start && second.end <= reading.range.end);
    let adjective = lower(&second);
    let (noun, names_other) = if determiner == "another" {
        (adjective, !is_value)
    } else {
        let earlier = determiner == "the" && EARLIER.contains(&adjective.as_str());
        (lower(&words.next()?), earlier || OTHER.contains(&adjective.as_str()))
    };
    (names_other && !tells_of_event(&noun)).then_some(first.start..second.end)
}

/// Nouns for those who tell and for what is told: "another report" may be of the same event.
fn tells_of_event(noun: &str) -> bool {
    const TELLERS: &[&str] =
        &["amount", "official", "record", "share", "source", "study", "survey", "total", "witness"];
    speech::is_figure_noun(noun) || speech::is_noun_of_saying(noun) || TELLERS.contains(&noun)
}

/// The words that make a count the base of another or a number of times, or a length at the end of a match say only where something is: "38 km north of the city".
pub(super) fn place(
    fact: &Fact,
    sentence: &str,
    matched: &Range<usize>,
    value: &Range<usize>,
) -> Option<Range<usize>> {
    // "three people out of 40": the forty are those among whom.
    if fact.value_type == ValueType::Count
        && let Some(before) = sentence[..value.start].trim_end().strip_suffix("out of")
    {
        return Some(before.len()..value.start);
    }
    if matched.end > value.end {
        return None;
    }
    let behind = sentence[value.end..].trim_start();
    let start = sentence.len() - behind.len();
    let word = behind.split(|c: char| !c.is_alphabetic()).next()?;
    // "some have moved three times"
    if fact.value_type == ValueType::Count && word == "times" {
        return Some(start..start + word.len());
    }
    if fact.value_type != ValueType::Quantity {
        return None;
    }
    const DIRECTIONS: &[&str] = &[
        "away",
        "downstream",
        "east",
        "eastward",
        "from",
        "inland",
        "north",
        "northeast",
        "northwest",
        "off",
        "offshore",
        "outside",
        "south",
        "southeast",
        "southwest",
        "upstream",
        "west",
    ];
    DIRECTIONS.contains(&word).then(|| start..start + word.len())
}

fn without_last<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(word)?;
    rest.ends_with(char::is_whitespace).then(|| rest.trim_end())
}

/// The words of a text, in bytes of it.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-')).filter_map(move |word| {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        (!word.is_empty()).then_some(start..at)
    })
}

/// Runs of capitalised words.
fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let range = at..at + bare.len();
        if bare.starts_with(char::is_uppercase) {
            match runs.last_mut() {
                Some(last) if text[last.end..range.start].trim().is_empty() => last.end = range.end,
                _ => runs.push(range),
            }
        }
        at += word.len();
    }
    runs.into_iter()
}

fn shares_word(one: &str, other: &str) -> bool {
    one.split_whitespace().any(|word| other.split_whitespace().any(|other| word.eq_ignore_ascii_case(other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_stand_for_the_name_before() {
        let mut named = Named::default();
        assert_eq!(named.subject(Some("She"), 0), None);
        assert_eq!(named.subject(Some("In Oslo"), 10).as_deref(), Some("Oslo"));
        assert_eq!(named.subject(Some("Bergen"), 30).as_deref(), Some("Bergen"));
        assert_eq!(named.subject(Some("It"), 20).as_deref(), Some("Oslo"));
        assert_eq!(named.subject(Some("The"), 40), None);
        assert_eq!(named.subject(None, 50).as_deref(), Some("Bergen"));
    }

    #[test]
    fn phrases_begin_behind_a_mark() {
        let head_of = |sentence: &'static str, at: &str| {
            let at = sentence.find(at).expect("the words stand in the sentence");
            &sentence[head(sentence, at)..at]
        };
        assert_eq!(head_of("It rose, and 40 died", "40"), " and ");
        assert_eq!(head_of("A second phase, with 40 turbines", "40"), "A second phase, with ");
        assert_eq!(
            head_of("Now a farm of 1,400 acres with 70 barns", "70"),
            "Now a farm of 1,400 acres with "
        );
    }

    #[test]
    fn names_are_runs_of_capitalised_words() {
        let found: Vec<&str> = names("the Santa Orlanda and the Dona Branca")
            .map(|name| &"the Santa Orlanda and the Dona Branca"[name])
            .collect();
        assert_eq!(found, ["Santa Orlanda", "Dona Branca"]);
        assert!(shares_word("Santa Orlanda", "Orlanda"));
    }
}
