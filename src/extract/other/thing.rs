//! Another thing of the same kind: under a name of its own, newly brought in, added, pointed at beside the first.

use super::{Told, without_last, words};
use crate::extract::speech;
use crate::extract::subject::is_relative;
use crate::value::ValueType;
use std::ops::Range;

impl Told<'_> {
    pub(super) fn of_other_thing(&self) -> Option<Range<usize>> {
        self.of_another_name()
            .or_else(|| self.of_other_name())
            .or_else(|| self.newly_brought_in())
            .or_else(|| self.brought_in_again())
            .or_else(|| self.hung_on_new())
            .or_else(|| self.next_of_theirs())
            .or_else(|| self.of_addition())
            .or_else(|| self.pointed_away())
            .or_else(|| self.of_relative())
            .or_else(|| self.of_each())
            .or_else(|| self.of_any())
    }

    /// The name that a match is told of, if it is the predicate of a relative clause that hangs on a name
    /// and that name is none of those in the fact's title: "the Dona Branca, which sank in 1998".
    fn of_another_name(&self) -> Option<Range<usize>> {
        let own: Vec<&str> = names(&self.fact.title).map(|name| &self.fact.title[name]).collect();
        if own.is_empty() {
            return None;
        }
        let mut before = self.sentence[..self.matched.start].trim_end();
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

    /// A thing that is newly brought in beside the fact's own: "a similar fire killed 20", "a smaller dam broke in
    /// 1987", "a second phase, with perhaps 40 turbines".
    fn newly_brought_in(&self) -> Option<Range<usize>> {
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
        const DEGREES: &[&str] =
            &["considerably", "even", "far", "much", "rather", "slightly", "somewhat", "still"];
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
        let start = head(self.sentence, self.start());
        if begins_with_pronoun(&self.sentence[start..])
            && let Some(found) = self.antecedent_is_new(start, OTHERNESS)
        {
            return Some(found);
        }
        let stretch = &self.sentence[start..self.matched.end];
        // "a much smaller power cut"
        let is_degree = |word: &Range<usize>| DEGREES.contains(&&stretch[word.clone()]);
        let words: Vec<Range<usize>> = words(stretch).filter(|word| !is_degree(word)).collect();
        words.windows(3).find_map(|three| {
            let [article, adjective, noun] =
                [0, 1, 2].map(|index| stretch[three[index].clone()].to_lowercase());
            let other = matches!(article.as_str(), "a" | "an")
                && OTHERNESS.contains(&adjective.as_str())
                && !TELLING.contains(&noun.as_str())
                && !self.names(&adjective);
            other.then(|| start + three[0].start..start + three[1].end)
        })
    }

    /// Whether what "it" stands for is newly brought in: "A third line was opened in 2019. It has 11,000 riders",
    /// "service on a third line began in 2019; it has 11,000". `start` is where the pronoun stands.
    fn antecedent_is_new(&self, start: usize, otherness: &[&str]) -> Option<Range<usize>> {
        let clause = match self.sentence[..start].trim_end() {
            "" => self.before.trim_end().trim_end_matches('.').rsplit(". ").next().unwrap_or_default(),
            before => before,
        };
        let opening: Vec<&str> = clause.split_whitespace().take(7).collect();
        let is_new = opening.windows(3).any(|three| {
            matches!(three[0], "a" | "an" | "A" | "An")
                && otherness.contains(&three[1])
                && !self.names(three[1])
        });
        is_new.then(|| start..start + 1 + self.sentence[start + 1..].find(' ').unwrap_or(0))
    }

    /// An indefinite article brings in a new thing: where "the tunnel" has been spoken of, "its next project, a 5 km
    /// tunnel" is another one. "It is a 5 km tunnel" brings in nothing.
    fn brought_in_again(&self) -> Option<Range<usize>> {
        const SAYING_WHAT_IT_IS: &[&str] =
            &["are", "as", "be", "became", "been", "is", "remains", "was", "were"];
        if !matches!(self.fact.value_type, ValueType::Quantity | ValueType::Count) || self.fact.key.is_some()
        {
            return None;
        }
        let mut before = self.sentence[..self.value.start].split_whitespace().rev();
        let article = before.next().filter(|word| matches!(*word, "a" | "an"))?;
        if before.next().is_some_and(|word| SAYING_WHAT_IT_IS.contains(&word)) {
            return None;
        }
        let behind = self.sentence.get(self.value.end..self.matched.end).unwrap_or_default();
        let known = |noun: &str| {
            let mentioned = format!("the {noun}");
            self.before.match_indices(&mentioned).any(|(at, _)| {
                let end = self.before[at + mentioned.len()..].starts_with(|c: char| !c.is_alphanumeric());
                end && !self.before[..at].ends_with(char::is_alphanumeric)
            })
        };
        words(behind).take(3).any(|noun| behind[noun.clone()].len() > 3 && known(&behind[noun])).then(|| {
            let end = self.sentence[..self.value.start].trim_end().len();
            end - article.len()..self.value.end
        })
    }

    /// What hangs on a thing that is newly brought in, once the text is under way, by words that the rules do not have: "A
    /// nine-mile branch to Harl, closed in 1920".
    fn hung_on_new(&self) -> Option<Range<usize>> {
        let first = self.sentence[self.start()..].split_whitespace().next()?;
        let before = self.sentence[..self.start()].trim_end().strip_suffix(',')?;
        if !first.ends_with("ed") && !matches!(first, "built" | "begun") || !self.before.contains(". ") {
            return None;
        }
        let start = before.rfind([',', ';', ':', '—']).map_or(0, |at| before.ceil_char_boundary(at + 1));
        let phrase = &before[start..];
        let spelled: Vec<Range<usize>> = words(phrase).collect();
        let (article, rest) = spelled.split_first()?;
        let is_new = phrase[article.clone()].to_lowercase();
        let is_new = matches!(is_new.as_str(), "a" | "an") && !rest.is_empty();
        let is_unknown = rest.iter().all(|word| !self.known.knows(&phrase[word.clone()]));
        (is_new && is_unknown).then(|| start + article.start..before.len())
    }

    /// Another one of somebody's at the head of the phrase: "Holm's next museum opens in 2027", "their other line".
    fn next_of_theirs(&self) -> Option<Range<usize>> {
        const FAR: usize = 4;
        let start = head_before_aside(self.sentence, self.start());
        let stretch = &self.sentence[start..self.start().max(start)];
        let words: Vec<Range<usize>> = words(stretch).take(FAR).collect();
        words.windows(2).find_map(|two| {
            let [whose, which] = [0, 1].map(|index| stretch[two[index].clone()].to_lowercase());
            let is_somebodys = matches!(whose.as_str(), "his" | "her" | "its" | "our" | "their")
                || ["'s", "’s"].iter().any(|end| whose.ends_with(end));
            let is_other = matches!(which.as_str(), "next" | "other" | "previous") && !self.names(&which);
            (is_somebodys && is_other).then(|| start + two[0].start..start + two[1].end)
        })
    }

    /// What was added to the thing, and has a place or day of its own: "with a vocal recorded in Lagos".
    fn of_addition(&self) -> Option<Range<usize>> {
        const ADDING: &[&str] = &["featuring", "including", "plus", "with"];
        let mut before = self.sentence[..self.start()].split_whitespace().rev();
        let (noun, article, adding) = (before.next()?, before.next()?, before.next()?);
        let first = self.sentence[self.start()..].split_whitespace().next()?;
        let added = matches!(self.fact.value_type, ValueType::Date | ValueType::Text)
            && first.ends_with("ed")
            && matches!(article, "a" | "an")
            && ADDING.contains(&adding.to_lowercase().as_str())
            && noun.chars().all(char::is_alphabetic)
            && !self.names(&noun.to_lowercase());
        added.then(|| {
            let end = self.sentence[..self.start()].trim_end().len();
            end - noun.len()..end
        })
    }

    /// What is told of a relation: "their son Jon was born in 1963". A fact whose title names the relation is about it.
    fn of_relative(&self) -> Option<Range<usize>> {
        const AUXILIARIES: &[&str] = &["had", "has", "was", "were"];
        const LONGEST_NAME: usize = 3;
        let mut before = self.sentence[..self.start()].trim_end();
        for auxiliary in AUXILIARIES {
            before = without_last(before, auxiliary).unwrap_or(before);
        }
        let mut before = before.trim_end_matches(',');
        for _ in 0..LONGEST_NAME {
            let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            if !last.starts_with(char::is_uppercase) {
                break;
            }
            before = before[..before.len() - last.len()].trim_end();
        }
        let before = before.trim_end_matches(',');
        let kin = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_other = self.fact.key.is_none() && is_relative(before) && !self.names(kin);
        is_other.then(|| before.len() - kin.len()..before.len())
    }

    /// What is told of one of several: "a single one can supply 13,000 homes", "each of the pumps moves 40 tonnes".
    fn of_each(&self) -> Option<Range<usize>> {
        let clause = self.clause();
        let head = &self.sentence[clause.start..self.start().max(clause.start)];
        let mut words = words(head);
        let (first, second) = (words.next()?, words.next()?);
        let [one, other] = [&first, &second].map(|word| head[word.clone()].to_lowercase());
        let is_each = matches!(one.as_str(), "each" | "every") && !self.names(&one);
        let is_single = one == "a" && other == "single" && !self.names("single");
        // "every day", "each time"
        let is_time = speech::is_time_noun(&other);
        (is_single || is_each && !is_time).then(|| clause.start + first.start..clause.start + second.end)
    }

    /// What is told of any one of a kind that the rules do not speak of: "a modern plant needs 80 workers", "a coach costs
    /// $80". What happens ("a blast killed 12") is told of one alone.
    fn of_any(&self) -> Option<Range<usize>> {
        const OF_KINDS: &[&str] =
            &["can", "costs", "has", "holds", "is", "needs", "seats", "takes", "weighs"];
        let clause = self.clause();
        let head = &self.sentence[clause.start..self.value.start.max(clause.start)];
        let spelled: Vec<String> = words(head).map(|word| head[word].to_lowercase()).collect();
        let verb = (2..spelled.len().min(9)).find(|&at| OF_KINDS.contains(&spelled[at].as_str()))?;
        let goes_on = spelled.get(verb + 1).is_some_and(|next| next.ends_with("ed") || next.ends_with("en"));
        let is_kind = matches!(spelled[0].as_str(), "a" | "an")
            && spelled[1..verb]
                .iter()
                .all(|word| !self.known.knows(word) && !speech::is_noun_of_saying(word));
        (is_kind && !goes_on)
            .then(|| clause.start..clause.start + words(head).nth(1).map_or(0, |noun| noun.end))
    }

    /// What is pointed at as another one: "that one was staged for $40,000".
    fn pointed_away(&self) -> Option<Range<usize>> {
        let clause = self.clause();
        let head = self.sentence[clause.clone()].trim_start();
        let start = clause.end - head.len();
        let lower = head.to_lowercase();
        let lower =
            ["and ", "but ", "while "].iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(&lower);
        ["that one ", "the other one ", "the former ", "those ones "]
            .iter()
            .any(|words| lower.starts_with(words))
            .then(|| start..start + head.find(char::is_whitespace).unwrap_or(head.len()))
            .or_else(|| self.of_its_own())
    }

    /// "trades below its own issue price of 655 rupees": "own" sets another one beside that of the fact.
    fn of_its_own(&self) -> Option<Range<usize>> {
        let end = self.value.start;
        let phrase = self.sentence[..end].rfind([',', ';', ':', '(']).map_or(0, |at| at + 1);
        ["its own ", "his own ", "her own ", "their own "].iter().find_map(|own| {
            let at = phrase + self.sentence[phrase..end].rfind(own)?;
            let near = self.sentence[at + own.len()..end].split_whitespace().count() <= 4;
            let own = at..at + own.len() - 1;
            let inside = own.end > self.matched.start || self.matched.start - own.end <= 1;
            (near && inside && !self.names(" own ")).then_some(own)
        })
    }
}

/// As [`head`], over an aside that stands between two commas: "Holm's next museum, of salt, opens".
fn head_before_aside(sentence: &str, at: usize) -> usize {
    let start = head(sentence, at);
    let aside = sentence[..start].strip_suffix(',').and_then(|before| Some((before.rfind(',')?, before)));
    match aside {
        Some((open, before)) if hangs(&before[open + 1..]) => head(sentence, open),
        _ => start,
    }
}

/// Where the phrase begins that what stands at `at` is told of: behind the mark before it, or the one before that
/// where only a preposition or a relative pronoun follows ("a second phase, with perhaps 40 turbines").
fn head(sentence: &str, at: usize) -> usize {
    let mark = |end: usize| {
        let found = sentence[..end].char_indices().rev().find(|(at, c)| {
            matches!(c, ',' | ';' | ':' | '—' | '(')
                && !sentence[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
        });
        found.map(|(at, c)| (at, at + c.len_utf8()))
    };
    let Some((at, behind)) = mark(at) else { return 0 };
    if hangs(&sentence[behind..]) { mark(at).map_or(0, |(_, behind)| behind) } else { behind }
}

/// Whether a phrase hangs on what stands before it.
fn hangs(phrase: &str) -> bool {
    const HANGING: &[&str] =
        &["at", "for", "in", "including", "of", "where", "which", "who", "whose", "with", "worth"];
    phrase.split_whitespace().next().is_some_and(|first| HANGING.contains(&first))
}

fn begins_with_pronoun(clause: &str) -> bool {
    let first = clause.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "he" | "it" | "its" | "she" | "their" | "they")
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
