//! What shows that a match is told of something else than its fact: of another thing of the same kind, of a
//! difference, of where something is. Words of grammar alone; which things a fact is about is the rule's to say.

use super::clause::{Clauses, fronted};
use super::speech;
use crate::rule::Fact;
use crate::value::{Reading, ValueType};
use std::ops::Range;

/// A match, with what stands around it.
pub(super) struct Told<'m> {
    pub(super) fact: &'m Fact,
    /// The pattern as written. What it names itself is its own.
    pub(super) pattern: &'m str,
    pub(super) sentence: &'m str,
    pub(super) readings: &'m [Reading],
    pub(super) clauses: &'m Clauses,
    /// The prose before the sentence.
    pub(super) before: &'m str,
    /// Bytes of the sentence.
    pub(super) matched: Range<usize>,
    /// Bytes of the sentence, hedge included.
    pub(super) value: Range<usize>,
}

impl Told<'_> {
    /// The words that show that the match is not of the fact; bytes of the sentence.
    pub(super) fn of_something_else(&self) -> Option<Range<usize>> {
        self.base()
            .or_else(|| self.difference())
            .or_else(|| self.whereabouts())
            .or_else(|| self.habit())
            .or_else(|| self.of_another_name())
            .or_else(|| self.newly_brought_in())
            .or_else(|| self.of_other_event())
            .or_else(|| self.brought_in_again())
            .or_else(|| self.before_or_after())
            .or_else(|| self.in_so_long())
            .or_else(|| self.pointed_away())
            .or_else(|| self.of_lesser_kind())
            .or_else(|| self.of_division())
            .or_else(|| self.of_addition())
    }

    /// "three people out of 40": the forty are those among whom.
    fn base(&self) -> Option<Range<usize>> {
        let before = self.sentence[..self.value.start].trim_end().strip_suffix("out of")?;
        (self.fact.value_type == ValueType::Count).then_some(before.len()..self.value.start)
    }

    /// "some have moved three times", "24 km shorter", "fewer than a hundred less": a number of times, or how far
    /// one figure is from another.
    fn difference(&self) -> Option<Range<usize>> {
        const COMPARED: &[&str] = &[
            "ahead", "behind", "bigger", "cheaper", "closer", "deeper", "faster", "fewer", "further",
            "heavier", "higher", "larger", "less", "lighter", "longer", "lower", "narrower", "nearer",
            "older", "quicker", "shorter", "slower", "smaller", "taller", "times", "wider", "younger",
        ];
        if matches!(self.fact.value_type, ValueType::Date | ValueType::Text | ValueType::Version) {
            return None;
        }
        let word = self.word_behind()?;
        let spelling = &self.sentence[word.clone()];
        // "{value} further people" are added, not compared.
        let ends = !self.sentence[word.end..].trim_start().starts_with(char::is_alphabetic)
            || self.sentence[word.end..].trim_start().starts_with("than ")
            || self.sentence[word.end..].trim_start().starts_with("of ");
        let counted = matches!(spelling, "further" | "less" | "longer" | "older" | "younger");
        (COMPARED.contains(&spelling) && (ends || !counted) && !self.names(spelling)).then_some(word)
    }

    /// A length at the end of a match that says only where something is: "38 km north of the city".
    fn whereabouts(&self) -> Option<Range<usize>> {
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
        let word = self.word_behind().filter(|_| self.matched.end <= self.value.end)?;
        let is_place =
            self.fact.value_type == ValueType::Quantity && DIRECTIONS.contains(&&self.sentence[word.clone()]);
        is_place.then_some(word)
    }

    /// What is so in general and not this time: "in an ordinary year it registers 60 cases".
    fn habit(&self) -> Option<Range<usize>> {
        const HABITS: &[&str] = &["normally", "ordinarily", "typically", "usually"];
        const ORDINARY: &[&str] = &["average", "normal", "ordinary", "typical"];
        let inner = self.matched.start.min(self.value.start)..self.matched.end.max(self.value.end);
        let clause = self.clauses.of_verb(self.fact.value_type, &inner);
        let start = fronted(self.sentence, self.readings, self.fact.value_type, &clause)
            .map_or(clause.start, |fronted| fronted.start);
        let stretch = &self.sentence[start..clause.end];
        let words: Vec<Range<usize>> = words(stretch).collect();
        let spelled = |index: usize| words.get(index).map(|word| stretch[word.clone()].to_lowercase());
        (0..words.len()).find_map(|index| {
            let word = spelled(index)?;
            let article = index.checked_sub(1).and_then(spelled);
            let in_general = HABITS.contains(&word.as_str())
                || ORDINARY.contains(&word.as_str())
                    && article.is_some_and(|article| matches!(article.as_str(), "a" | "an"))
                    && spelled(index + 1).is_some_and(|noun| {
                        matches!(
                            noun.as_str(),
                            "day" | "month" | "season" | "summer" | "week" | "winter" | "year"
                        )
                    });
            (in_general && !self.names(&word)).then(|| start + words[index].start..start + words[index].end)
        })
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
        let start = head(self.sentence, self.matched.start.min(self.value.start));
        if begins_with_pronoun(&self.sentence[start..])
            && let Some(found) = self.antecedent_is_new(start, OTHERNESS)
        {
            return Some(found);
        }
        let stretch = &self.sentence[start..self.matched.end];
        let words: Vec<Range<usize>> = words(stretch).collect();
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

    /// A day that is only told from the event: "six days after the collision, on 20 March", "left port before the
    /// collision, and docked on 14 March". "After the collision on 14 March" has the day of the event.
    fn before_or_after(&self) -> Option<Range<usize>> {
        const TOLD_FROM: &[&str] = &["after", "before", "following", "since", "until"];
        if self.fact.value_type != ValueType::Date {
            return None;
        }
        let stretch = &self.sentence[self.matched.start.min(self.value.start)..self.matched.end];
        let from = self.matched.start.min(self.value.start);
        // The preposition may stand before the match.
        let lead = self.sentence[..from].split_whitespace().rev().take(2).collect::<Vec<_>>();
        let before: Vec<&str> = lead.into_iter().rev().chain(stretch.split_whitespace()).collect();
        let pattern = self.pattern.to_lowercase();
        let told = before.windows(3).find(|three| {
            TOLD_FROM.contains(&three[0].to_lowercase().as_str())
                && matches!(three[1], "the" | "a" | "an" | "its" | "that" | "this")
                && pattern.contains(three[2].trim_end_matches([',', ';', ':', '.']).to_lowercase().as_str())
        })?;
        // Where nothing divides the day from the event, it is the day of the event.
        let noun = self.sentence.find(&told.join(" ")).map(|at| at..at + told.join(" ").len())?;
        let between = if noun.end <= self.value.start {
            &self.sentence[noun.end - 1..self.value.start]
        } else {
            &self.sentence[self.value.end..noun.start.max(self.value.end)]
        };
        between.contains([',', ';', ':', '—']).then_some(noun)
    }

    /// How long back something is the best, the first, the only one: "the best book on it in twenty years".
    fn in_so_long(&self) -> Option<Range<usize>> {
        if self.fact.value_type != ValueType::Duration {
            return None;
        }
        let before = self.sentence[..self.value.start].trim_end();
        let lead = ["in", "over"].iter().find_map(|word| without_last(before, word));
        let lead = lead.or_else(|| without_last(before, "for").filter(|lead| lead.ends_with(" time")))?;
        let phrase = lead.rfind([',', ';', ':']).map_or(0, |at| at + 1);
        let superlative = words(&lead[phrase..]).find(|word| {
            let word = lead[phrase..][word.clone()].to_lowercase();
            matches!(word.as_str(), "best" | "worst" | "first" | "only" | "last" | "most" | "least")
                || word.len() > 5
                    && word.ends_with("est")
                    && !matches!(
                        word.as_str(),
                        "forest" | "interest" | "request" | "protest" | "arrest" | "harvest"
                    )
        })?;
        let superlative = phrase + superlative.start..phrase + superlative.end;
        (!self.names(&lead[superlative.clone()])).then_some(superlative)
    }

    /// One of the divisions of what the fact is about: "she won the fourth stage, 20 seconds ahead".
    fn of_division(&self) -> Option<Range<usize>> {
        const ORDINALS: &[&str] = &[
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "opening",
            "final",
            "last",
            "penultimate",
        ];
        const DIVISIONS: &[&str] = &[
            "chapter",
            "game",
            "heat",
            "inning",
            "instalment",
            "installment",
            "lap",
            "leg",
            "phase",
            "round",
            "section",
            "session",
            "set",
            "stage",
            "tranche",
        ];
        if matches!(self.fact.value_type, ValueType::Date | ValueType::Text | ValueType::Version) {
            return None;
        }
        let start = self.sentence[..self.value.start].rfind([';', ':', '(']).map_or(0, |at| at + 1);
        let stretch = &self.sentence[start..self.value.start];
        let words: Vec<Range<usize>> = words(stretch).collect();
        let (ordinal, division) = words.windows(2).rev().find_map(|two| {
            let [ordinal, division] = [0, 1].map(|index| stretch[two[index].clone()].to_lowercase());
            let is_division = ORDINALS.contains(&ordinal.as_str()) && DIVISIONS.contains(&division.as_str());
            (is_division && !self.names(&division)).then(|| (two[0].clone(), two[1].clone()))
        })?;
        // "after the third round the talks ended": what follows another verb is no longer of the round.
        let near = stretch[division.end..].split_whitespace().count() <= 4;
        near.then(|| start + ordinal.start..start + division.end)
    }

    /// What was added to the thing, and has a place or day of its own: "with a vocal recorded in Lagos".
    fn of_addition(&self) -> Option<Range<usize>> {
        const ADDING: &[&str] = &["featuring", "including", "plus", "with"];
        let mut before = self.sentence[..self.matched.start.min(self.value.start)].split_whitespace().rev();
        let (noun, article, adding) = (before.next()?, before.next()?, before.next()?);
        let first = self.sentence[self.matched.start.min(self.value.start)..].split_whitespace().next()?;
        let added = matches!(self.fact.value_type, ValueType::Date | ValueType::Text)
            && first.ends_with("ed")
            && matches!(article, "a" | "an")
            && ADDING.contains(&adding.to_lowercase().as_str())
            && noun.chars().all(char::is_alphabetic)
            && !self.names(&noun.to_lowercase());
        added.then(|| {
            let end = self.sentence[..self.matched.start.min(self.value.start)].trim_end().len();
            end - noun.len()..end
        })
    }

    /// What is pointed at as another one: "that one was staged for $40,000".
    fn pointed_away(&self) -> Option<Range<usize>> {
        let inner = self.matched.start.min(self.value.start)..self.matched.end.max(self.value.end);
        let clause = self.clauses.of_verb(self.fact.value_type, &inner);
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

    /// A lesser thing, named after the one that the title names: the semi-final for the final, the half marathon for
    /// the marathon.
    fn of_lesser_kind(&self) -> Option<Range<usize>> {
        const LESSER: &[&str] = &["half", "mini", "pre", "quarter", "semi", "sub", "under"];
        let (title, before) =
            (self.fact.title.to_lowercase(), self.sentence[..self.value.start].to_lowercase());
        if before.len() != self.value.start {
            return None;
        }
        let own = words(&title).filter(|word| word.len() > 3);
        own.map(|noun| &title[noun]).find_map(|noun| {
            let told: Vec<Range<usize>> = before
                .match_indices(noun)
                .map(|(at, _)| {
                    let lead = before[..at].trim_end_matches(['-', ' ']);
                    let prefix = LESSER.iter().find(|prefix| lead.ends_with(*prefix) && !self.names(prefix));
                    lead.len() - prefix.map_or(0, |prefix| prefix.len())..at + noun.len()
                })
                .collect();
            let is_lesser = |words: &Range<usize>| {
                words.len() > noun.len() + 1 && !before[..words.start].ends_with(char::is_alphanumeric)
            };
            told.iter().all(is_lesser).then(|| told.first().cloned()).flatten()
        })
    }

    /// The words that make the clause of a value tell of another event: "a separate strike killed two", "neighbouring
    /// Tolo has 85 cases", "the previous election was held on". They stand at its head, where the subject stands.
    fn of_other_event(&self) -> Option<Range<usize>> {
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
        let Self { sentence, readings, matched, value, .. } = self;
        let inner = matched.start.min(value.start)..matched.end.max(value.end);
        let clause = self.clauses.of_verb(self.fact.value_type, &inner);
        let head = clause.start..value.start.max(clause.start);
        let words = words(&sentence[head.clone()]).map(|word| head.start + word.start..head.start + word.end);
        let mut words = words.skip_while(|word| {
            let lower = sentence[word.clone()].to_lowercase();
            matches!(
                lower.as_str(),
                "and" | "but" | "while" | "when" | "that" | "after" | "in" | "on" | "for"
            )
        });
        let first = words.next()?;
        let lower = |word: &Range<usize>| sentence[word.clone()].to_lowercase();
        let determiner = lower(&first);
        let is_article = matches!(determiner.as_str(), "a" | "an" | "the" | "another" | "two" | "several");
        let second = if is_article { words.next()? } else { first.clone() };
        let is_value = readings
            .iter()
            .any(|reading| reading.range.start <= second.start && second.end <= reading.range.end);
        let adjective = lower(&second);
        let (noun, names_other) = if determiner == "another" {
            (adjective, !is_value)
        } else {
            let earlier = determiner == "the" && EARLIER.contains(&adjective.as_str());
            (lower(&words.next()?), earlier || OTHER.contains(&adjective.as_str()))
        };
        (names_other && !tells_of_event(&noun)).then_some(first.start..second.end)
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

    /// The word directly behind the value.
    fn word_behind(&self) -> Option<Range<usize>> {
        let behind = self.sentence[self.value.end..].trim_start();
        let start = self.sentence.len() - behind.len();
        let len = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        (len > 0).then_some(start..start + len)
    }

    /// Whether the rule itself has a word, in its title or pattern.
    fn names(&self, word: &str) -> bool {
        [self.fact.title.as_str(), self.pattern].iter().any(|text| text.to_lowercase().contains(word))
    }
}

/// Nouns for those who tell and for what is told: "another report" may be of the same event.
fn tells_of_event(noun: &str) -> bool {
    const TELLERS: &[&str] =
        &["amount", "official", "record", "share", "source", "study", "survey", "total", "witness"];
    speech::is_figure_noun(noun) || speech::is_noun_of_saying(noun) || TELLERS.contains(&noun)
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

fn begins_with_pronoun(clause: &str) -> bool {
    let first = clause.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "he" | "it" | "its" | "she" | "their" | "they")
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
