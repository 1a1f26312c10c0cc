//! Another event: one before or after, one like it, a division of it, what is so in general.

use super::{Told, start_of_end, words};
use crate::extract::clause::fronted;
use crate::extract::speech;
use crate::value::ValueType;
use std::ops::Range;

impl Told<'_> {
    pub(super) fn at_other_event(&self) -> Option<Range<usize>> {
        self.habit()
            .or_else(|| self.of_other_event())
            .or_else(|| self.before_or_after())
            .or_else(|| self.of_division())
            .or_else(|| self.of_lesser_kind())
            .or_else(|| self.of_wider_area())
    }

    /// What is so in general and not this time: "in an ordinary year it registers 60 cases".
    fn habit(&self) -> Option<Range<usize>> {
        const HABITS: &[&str] = &["normally", "ordinarily", "typically", "usually"];
        const ORDINARY: &[&str] = &["average", "normal", "ordinary", "typical", "usual"];
        let clause = self.clause();
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
                    && article.as_ref().is_some_and(|article| matches!(article.as_str(), "a" | "an"))
                    && spelled(index + 1).is_some_and(|noun| {
                        matches!(
                            noun.as_str(),
                            "day" | "month" | "season" | "summer" | "week" | "winter" | "year"
                        )
                    });
            let usual = word == "usual" && article.as_deref() == Some("the");
            // "On average a customer is off for 34 minutes", but "they earn $18,000 on average".
            let on_average = index == 1 && word == "average" && article.as_deref() == Some("on");
            ((in_general || usual || on_average && !self.names("mean")) && !self.names(&word))
                .then(|| start + words[index].start..start + words[index].end)
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
        let Self { sentence, readings, value, .. } = self;
        let clause = self.clause();
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

    /// A day that is only told from the event: "six days after the collision, on 20 March", "left port before the
    /// collision, and docked on 14 March". "After the collision on 14 March" has the day of the event.
    fn before_or_after(&self) -> Option<Range<usize>> {
        const TOLD_FROM: &[&str] = &["after", "before", "following", "since", "until"];
        if self.fact.value_type != ValueType::Date {
            return None;
        }
        if let Some(length) = self.so_long_after() {
            return Some(length);
        }
        let stretch = &self.sentence[self.start()..self.matched.end];
        let from = self.start();
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

    /// "On the Sunday, three weeks after the doors opened": how long before or after the event the day was.
    fn so_long_after(&self) -> Option<Range<usize>> {
        let between = self.value.end..self.matched.end.max(self.value.end);
        let mut lengths = self.readings.iter().filter(|reading| {
            reading.value.value_type() == ValueType::Duration
                && between.start <= reading.range.start
                && reading.range.end <= between.end
        });
        lengths.find_map(|length| {
            let behind = &self.sentence[length.range.end..between.end];
            let word = words(behind).next()?;
            matches!(&behind[word.clone()], "after" | "before")
                .then(|| length.range.start..length.range.end + word.end)
        })
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
        /// Words behind a division with which it may still be told, and spaces enough for all of them.
        const NEAR: usize = 4;
        const SPACES: usize = 20;
        let before = &self.sentence[..self.value.start];
        let end = start_of_end(before, SPACES);
        let start = before[end..].rfind([';', ':', '(']).map_or(end, |at| end + at + 1);
        let stretch = &before[start..];
        let words: Vec<Range<usize>> = words(stretch).collect();
        let (ordinal, division) = words.windows(2).rev().find_map(|two| {
            let [ordinal, division] = [0, 1].map(|index| stretch[two[index].clone()].to_lowercase());
            let is_division = ORDINALS.contains(&ordinal.as_str()) && DIVISIONS.contains(&division.as_str());
            (is_division && !self.names(&division)).then(|| (two[0].clone(), two[1].clone()))
        })?;
        // "after the third round the talks ended": what follows another verb is no longer of the round.
        let near = stretch[division.end..].split_whitespace().count() <= NEAR;
        near.then(|| start + ordinal.start..start + division.end)
    }

    /// What is told of all the country or the world: "Nationwide 139 people have died", "National figures: 139 dead",
    /// "Across Europe about 120 die". Where the rule is about that, it says so.
    fn of_wider_area(&self) -> Option<Range<usize>> {
        const WIDE: &[&str] =
            &["countrywide", "globally", "national", "nationally", "nationwide", "statewide", "worldwide"];
        const FIGURES: &[&str] = &["data", "figures", "numbers", "statistics", "total", "totals"];
        const AREAS: &[&str] = &["continent", "country", "nation", "state", "world"];
        const CONTINENTS: &[&str] = &["africa", "america", "asia", "europe"];
        const FIRST_WORDS: usize = 3;
        let start = self.sentence[..self.value.start].rfind(';').map_or(0, |at| at + 1);
        let stretch = &self.sentence[start..self.value.start];
        let opening: Vec<Range<usize>> = words(stretch).take(FIRST_WORDS).collect();
        let word = |index: usize| {
            opening.get(index).map(|word| stretch[word.clone()].to_lowercase()).unwrap_or_default()
        };
        let (first, second, third) = (word(0), word(1), word(2));
        let is = |listed: &[&str], word: &str| listed.contains(&word);
        let is_wide = is(WIDE, &first) && (first != "national" || is(FIGURES, &second));
        let is_across = matches!(first.as_str(), "across" | "throughout")
            && (second == "the" && is(AREAS, &third) || is(CONTINENTS, &second));
        let told = (is_wide || is_across) && !self.names(&first) && !self.names("national");
        told.then(|| start + opening[0].start..start + opening.last().map_or(opening[0].end, |word| word.end))
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
            let mut told = before.match_indices(noun).map(|(at, _)| {
                let lead = before[..at].trim_end_matches(['-', ' ']);
                let prefix = LESSER.iter().find(|prefix| lead.ends_with(*prefix) && !self.names(prefix));
                lead.len() - prefix.map_or(0, |prefix| prefix.len())..at + noun.len()
            });
            let is_lesser = |words: &Range<usize>| {
                words.len() > noun.len() + 1 && !before[..words.start].ends_with(char::is_alphanumeric)
            };
            let first = told.next().filter(is_lesser)?;
            told.all(|words| is_lesser(&words)).then_some(first)
        })
    }
}

/// Nouns for those who tell and for what is told: "another report" may be of the same event.
fn tells_of_event(noun: &str) -> bool {
    const TELLERS: &[&str] =
        &["amount", "official", "record", "share", "source", "study", "survey", "total", "witness"];
    speech::is_figure_noun(noun) || speech::is_noun_of_saying(noun) || TELLERS.contains(&noun)
}
