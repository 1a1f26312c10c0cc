//! Another thing under its own name: "Kattholm's 68 turbines", "the Osprey, delivered in 2021, 230 m long", "Kattholm
//! was opened in 2011". A name is another's where no word of the rules is in it.
//!
//! Knows nothing of what bears a name. Those who act ("Dahl paid $9 million") and those who tell stay out of it: what is
//! read is only whose a figure is, by grammar.

use super::{Told, words};
use crate::extract::speech;
use crate::value::{Reading, Value, ValueType};
use std::ops::Range;

impl Told<'_> {
    /// The name, if it is what the match is told of. Of rules that take their subjects from the texts every name may be
    /// the one; of rules that name nothing, every name that the text does not drop in passing.
    pub(super) fn of_other_name(&self) -> Option<Range<usize>> {
        if self.fact.key.is_some() {
            return None;
        }
        self.owner()
            .or_else(|| self.before_bracket())
            .or_else(|| self.labelled())
            .or_else(|| self.hung_on())
            .or_else(|| self.placed())
    }

    /// "At Denver Washes, a smaller reserve, there are six pairs": the place that opens a sentence, of which the text does
    /// not speak again.
    fn placed(&self) -> Option<Range<usize>> {
        const MOST_BEFORE: usize = 4;
        if matches!(self.fact.value_type, ValueType::Date | ValueType::Text | ValueType::Version) {
            return None;
        }
        let end = self.sentence.find(", ").filter(|end| *end < self.value.start)?;
        let name = self.names_in(0..end).pop().filter(|name| name.end == end)?;
        let lead: Vec<&str> = self.sentence[..name.start].split_whitespace().collect();
        let is_place = lead.len() <= MOST_BEFORE
            && lead.last().is_some_and(|word| matches!(word.to_lowercase().as_str(), "at" | "in" | "near"));
        let text = &self.sentence[name.clone()];
        (is_place && !self.is_known(&name) && self.topic.is_in_passing(text)).then_some(name)
    }

    /// "Kattholm's 68 turbines", "Bristol's cost £49 million".
    fn owner(&self) -> Option<Range<usize>> {
        const NEAR: usize = 4;
        if self.fact.value_type == ValueType::Date {
            return None;
        }
        let from = self.clause().start.min(self.value.start);
        let stretch = &self.sentence[from..self.value.start];
        let words: Vec<Range<usize>> =
            words(stretch).map(|word| from + word.start..from + word.end).collect();
        let near = words.len().saturating_sub(NEAR + 1)..words.len();
        let owner = words[near].iter().rev().find(|word| {
            let word = &self.sentence[(*word).clone()];
            word.starts_with(char::is_uppercase) && is_genitive(word)
        })?;
        let name = self.names_in(0..owner.end).pop().filter(|name| name.end == owner.end)?;
        self.is_other(&name).then_some(name)
    }

    /// "Osprey (700 cabins)".
    fn before_bracket(&self) -> Option<Range<usize>> {
        let open = self.sentence[..self.value.start].rfind('(')?;
        if self.sentence[open..self.value.start].contains([')', ';']) {
            return None;
        }
        let before = self.sentence[..open].trim_end();
        let name = self.names_in(0..before.len()).pop().filter(|name| name.end == before.len())?;
        self.is_other(&name).then_some(name)
    }

    /// "Kattholm: 68 turbines", the cell of a table under that name.
    fn labelled(&self) -> Option<Range<usize>> {
        let start = self.start();
        let colon = self.sentence[..start].rfind(": ")?;
        // Behind a name that heads the sentence all of it is of that: "Strone: population 640, households 280".
        let heads = !self.sentence[..colon].contains([',', ';', ':', '.']);
        if self.sentence[colon..start].contains(';') || !heads && self.sentence[colon..start].contains(',') {
            return None;
        }
        let from = self.sentence[..colon].rfind(['.', ';', ':']).map_or(0, |at| at + 1);
        let label = self.sentence[from..colon].trim();
        // "Rivals: Ashby City, founded in 1904"
        if is_relation(label) && !self.known.knows(label) {
            let start = colon - self.sentence[from..colon].trim_start().len();
            return Some(start..colon);
        }
        let name = self.names_in(from..colon).pop()?;
        (&self.sentence[name.clone()] == label && self.is_other(&name)).then_some(name)
    }

    /// The name that the match is told of: what its relative clause or attribute hangs on, or the subject.
    fn hung_on(&self) -> Option<Range<usize>> {
        let clause = self.clause();
        let lead = &self.sentence[clause.start..self.start().max(clause.start)];
        let first = first_word(lead);
        if is_pronoun(&first) {
            return self.antecedent(clause.start, &first);
        }
        self.described(&clause).or_else(|| self.stood_for(&clause)).or_else(|| self.subject(&clause))
    }

    /// "the Kattholm wind farm next door, which has 68": the name in the phrase before a relative pronoun.
    fn antecedent(&self, pronoun_at: usize, pronoun: &str) -> Option<Range<usize>> {
        let before = unquoted(self.sentence[..pronoun_at].trim_end().strip_suffix(',')?);
        let start = phrase_start(before);
        let names = self.names_in(start..before.len());
        let name = names.last()?;
        let behind = self.names_in(pronoun_at..self.value.start.max(pronoun_at));
        let is_of_one =
            names.iter().all(|name| self.is_other(name)) && behind.iter().all(|name| self.is_other(name));
        let adjoins = name.end == before.len();
        // Of people, only what directly follows their name.
        let near = adjoins || pronoun != "who" && before[name.end..].split_whitespace().count() <= 4;
        (is_of_one && near).then(|| name.clone())
    }

    /// "the Osprey, delivered in 2021, 230 m long": what an attribute between marks directly follows, or the attribute
    /// before it.
    fn described(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        const MOST: usize = 5;
        let mut phrase = clause.clone();
        for _ in 0..MOST {
            if !self.is_attribute(&phrase) {
                return None;
            }
            let before = self.sentence[..phrase.start].trim_end().trim_end_matches([',', '—', '–']);
            let before = unquoted(before.trim_end());
            let told = first_word(&self.sentence[phrase.clone()]);
            phrase = phrase_start(before)..before.len();
            let Some(name) = self.names_in(phrase.clone()).pop().filter(|name| name.end == before.len())
            else {
                // "Dahl, a carpenter, worked for six years": what only looks like an attribute is the verb.
                if is_participle(&told) {
                    return None;
                }
                continue;
            };
            let lead = self.sentence[phrase.start..name.start].trim_end();
            let preposition = lead.rsplit(' ').next().unwrap_or_default().to_lowercase();
            let is_placed =
                speech::begins_adverbial(&preposition) || matches!(preposition.as_str(), "to" | "near");
            let before = clause_start(&self.sentence[..name.start])..name.start;
            let is_others = self.names_in(before).iter().all(|name| self.is_other(name));
            return (!is_placed && is_others && self.is_other(&name)).then_some(name);
        }
        None
    }

    /// "The Osprey is 230 m long", "the Eiksund tunnel, which is deep, was opened in 2008".
    fn subject(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        const MOST_BEFORE: usize = 3;
        let start = self.subject_start(clause.start);
        let names = self.names_in(start..self.sentence.len());
        let name = names.first().filter(|name| name.start < self.value.start)?;
        let lead = &self.sentence[self.dated_lead(start).min(name.start)..name.start];
        let joins = |word: &&str| matches!(*word, "and" | "but" | "while");
        let lead: Vec<&str> = lead.split_whitespace().skip_while(joins).collect();
        let is_subject = lead.len() <= MOST_BEFORE
            && lead.iter().all(|word| !ends_subject(&word.to_lowercase()))
            && names.iter().all(|name| self.is_other(name));
        let is_told = if start == clause.start {
            self.is_told_of(name.end)
                || self.goes_on(name.end)
                || self.names_kind(name) && self.is_told_of(self.word_end(name.end))
        } else {
            self.is_told_of(clause.start) || self.goes_on(clause.start)
        };
        (is_subject && is_told && self.is_other(name)).then(|| name.clone())
    }

    /// Whether a second predicate stands between a place and the value: "shows 90 films and has a budget of".
    fn goes_on(&self, at: usize) -> bool {
        let end = self.value.start.max(at);
        let between = &self.sentence[at..end];
        !between.contains([',', ';', ':'])
            && between.match_indices(" and ").any(|(and, word)| self.is_told_of(at + and + word.len()))
    }

    /// Whether what ends before a place is a relative clause: "Venice, which opens today, shows".
    fn is_behind_relative(&self, at: usize) -> bool {
        let before = self.sentence[..at].trim_end().trim_end_matches(',');
        is_pronoun(&first_word(&before[phrase_start(before)..]))
    }

    /// Where the phrase begins with the subject of a clause, if asides stand between the two: ", was opened in 2008".
    fn subject_start(&self, clause: usize) -> usize {
        const ASIDES: usize = 2;
        let is_predicate = self.is_told_of(clause) || self.goes_on(clause) && self.is_behind_relative(clause);
        if !self.sentence[..clause].ends_with(',') || !is_predicate {
            return clause;
        }
        let mut start = clause;
        for _ in 0..ASIDES {
            let before = self.sentence[..start].trim_end().trim_end_matches(',');
            let phrase = phrase_start(before)..before.len();
            let first = first_word(&self.sentence[phrase.clone()]);
            start = phrase.start;
            if !is_pronoun(&first) && !self.is_attribute(&phrase) {
                break;
            }
        }
        start
    }

    /// Whether the sentence before says what another thing is or has: "The Solent Queen, a ferry, is next. It".
    fn last_told_of_other(&self) -> bool {
        let paragraph = self.before.rsplit('\n').next().unwrap_or_default().trim_end();
        let last = paragraph.trim_end_matches('.').rsplit(". ").next().unwrap_or_default();
        let last = Told {
            sentence: last,
            readings: &[],
            matched: last.len()..last.len(),
            value: last.len()..last.len(),
            ..*self
        };
        let names = last.names_in(0..last.sentence.len());
        let [name] = names.as_slice() else { return false };
        let lead = last.sentence[..name.start].split_whitespace().count();
        let is_described = last.sentence[name.end..].starts_with(", ");
        lead <= 2 && (is_described || last.is_told_of(name.end)) && last.is_other(name)
    }

    /// Behind a date that opens a clause: "in 2021 Bolt raised".
    fn dated_lead(&self, start: usize) -> usize {
        let opens = |date: &Reading| {
            matches!(date.value, Value::Date(_))
                && date.range.start >= start
                && self.sentence[start..date.range.start].split_whitespace().count() <= 1
        };
        self.readings.iter().find(|reading| opens(reading)).map_or(start, |date| date.range.end)
    }

    /// "Gustly has 300 customers; it raised $120 million": what "it" at the head of a clause stands for. Whom "she" stands
    /// for may be one of those that the rules speak of.
    fn stood_for(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let head = words(&self.sentence[clause.clone()])
            .map(|word| clause.start + word.start..clause.start + word.end)
            .find(|word| !matches!(&self.sentence[word.clone()], "and" | "but" | "that" | "while"))?;
        let pronoun = self.sentence[head.clone()].to_lowercase();
        let before = self.sentence[..clause.start].trim_end();
        if !matches!(pronoun.as_str(), "it" | "its") {
            return None;
        }
        if before.is_empty() {
            return self.last_told_of_other().then_some(head);
        }
        let names = self.names_in(0..before.len());
        let lead = self.sentence[..names.first()?.start].split_whitespace().count();
        let is_head = lead <= 2 && names.iter().all(|name| self.is_other(name));
        (is_head && names.len() == 1).then(|| names[0].clone())
    }

    /// Whether a name stands between "the" and a noun: "the Eiksund tunnel".
    fn names_kind(&self, name: &Range<usize>) -> bool {
        let article = self.sentence[..name.start].trim_end().rsplit(' ').next().unwrap_or_default();
        let noun = self.sentence[name.end..].strip_prefix(' ').unwrap_or_default();
        article.eq_ignore_ascii_case("the") && noun.starts_with(char::is_lowercase)
    }

    /// Where the word behind a place ends.
    fn word_end(&self, at: usize) -> usize {
        words(&self.sentence[at..]).next().map_or(at, |word| at + word.end)
    }

    /// Whether what stands at a place is a predicate of what goes before, and no act: "is", "has 70", "was opened", but
    /// neither "is paying" nor "has paid".
    fn is_told_of(&self, at: usize) -> bool {
        const ADVERBS: &[&str] = &["alone", "also", "itself", "now", "still", "then"];
        const DETERMINERS: &[&str] =
            &["a", "an", "about", "just", "more", "no", "only", "over", "room", "some", "the"];
        let mut words = words(&self.sentence[at..])
            .map(|word| at + word.start..at + word.end)
            .skip_while(|word| ADVERBS.contains(&&self.sentence[word.clone()]));
        let Some(verb) = words.next() else { return false };
        let next = words.next().unwrap_or(verb.end..verb.end);
        let (verb, word) = (&self.sentence[verb], &self.sentence[next.clone()]);
        if speech::is_form_of_be(verb) {
            return !word.ends_with("ing");
        }
        let has_thing = DETERMINERS.contains(&word)
            || self.readings.iter().any(|reading| reading.range.start == next.start);
        matches!(verb, "has" | "have" | "had") && has_thing
    }

    /// Whether a phrase between marks says something of what goes before it, and has no verb of its own.
    fn is_attribute(&self, phrase: &Range<usize>) -> bool {
        const ELSE: &[&str] = &[
            "above", "after", "ago", "can", "could", "earlier", "had", "has", "have", "later", "may", "will",
            "would",
        ];
        let text = self.sentence[phrase.clone()].trim();
        let follows = self.sentence[..phrase.start].trim_end().ends_with([',', '—', '–']);
        let mut words = text.split_whitespace().map(str::to_lowercase);
        let first = words.next().unwrap_or_default();
        let has_verb = words.any(|word| {
            speech::is_form_of_be(&word) || is_participle(&word) || ELSE.contains(&word.as_str())
        });
        let start = phrase.end - self.sentence[phrase.clone()].trim_start().len();
        let is_value = self.readings.iter().any(|reading| reading.range.start == start);
        // "crew of 620"
        let is_measure = self.sentence[phrase.clone()].trim_start().starts_with(&format!("{first} of "))
            && first.chars().all(char::is_alphabetic);
        let begins = matches!(first.as_str(), "with" | "a" | "an") || is_value || is_participle(&first);
        follows && !has_verb && (begins || is_measure)
    }

    /// The names in a stretch of the sentence: runs of capitalised words, but for dates and for a word that has its
    /// capital from standing first.
    fn names_in(&self, stretch: Range<usize>) -> Vec<Range<usize>> {
        let mut names: Vec<Range<usize>> = Vec::new();
        for word in words(&self.sentence[stretch.clone()]) {
            let word = stretch.start + word.start..stretch.start + word.end;
            let text = &self.sentence[word.clone()];
            let is_name =
                text.starts_with(char::is_uppercase) && !is_no_name(text) || self.is_relation(&word);
            if !is_name || self.is_read(&word) {
                continue;
            }
            if let Some(last) = names.last_mut()
                && self.sentence[last.end..word.start] == *" "
            {
                last.end = word.end;
            } else {
                names.push(word);
            }
        }
        // Shorter ones are mostly numbers of versions, and initials.
        names.retain(|name| name.len() > 2 && !self.only_begins(name));
        names
    }

    /// Whether a name may be none: one word at the head of the sentence that stands nowhere else inside of one.
    fn only_begins(&self, name: &Range<usize>) -> bool {
        const ANYBODY: &[&str] = &[
            "Anyone",
            "Children",
            "Everyone",
            "Man",
            "Men",
            "Nobody",
            "One",
            "People",
            "Somebody",
            "Someone",
            "Today",
            "Tomorrow",
            "Tonight",
            "Women",
            "World",
            "Yesterday",
        ];
        let text = &self.sentence[name.clone()];
        let before = self.sentence[..name.start].trim_end();
        let heads = before.is_empty() || before.ends_with([':', '.', '“', '"', '*', '•', ';']);
        if !heads || text.contains(' ') {
            return false;
        }
        let bare = bare(text);
        // "Kattholm's 68 turbines": none but a few words have a genitive for standing first.
        if is_genitive(text) && bare != text && !ANYBODY.contains(&bare) {
            return false;
        }
        let inside = |prose: &str, own: Option<usize>| {
            prose.match_indices(bare).any(|(at, _)| {
                own != Some(at)
                    && prose[..at].ends_with(' ')
                    && prose[..at]
                        .trim_end()
                        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';'))
                    && !prose[at + bare.len()..].starts_with(char::is_alphanumeric)
            })
        };
        !inside(self.before, None) && !inside(self.sentence, Some(name.start))
    }

    /// "its predecessor", "their rivals": what a thing is called by another that it stands beside.
    fn is_relation(&self, word: &Range<usize>) -> bool {
        let whose = self.sentence[..word.start].trim_end().rsplit(' ').next().unwrap_or_default();
        let noun = &self.sentence[word.clone()];
        matches!(whose.to_lowercase().as_str(), "its" | "their")
            && is_relation(noun)
            && !self.known.knows(noun)
    }

    /// Whether a word is one of a value: a month, a unit.
    fn is_read(&self, word: &Range<usize>) -> bool {
        self.readings.iter().any(|reading| reading.range.start < word.end && word.start < reading.range.end)
    }

    fn is_known(&self, name: &Range<usize>) -> bool {
        let text = &self.sentence[name.clone()];
        text.split([' ', '-']).any(|word| self.known.knows(word))
            || !self.known.has_names() && !self.topic.is_in_passing(text)
    }

    fn is_other(&self, name: &Range<usize>) -> bool {
        let behind = &self.sentence[name.end..];
        let modifies = behind.starts_with(' ') && behind[1..].starts_with(char::is_lowercase);
        let last = self.sentence[name.clone()].rsplit(' ').next().unwrap_or_default();
        let is_subject = self.is_told_of(name.end);
        if modifies && !is_subject && is_of_people(last) {
            return false;
        }
        !self.is_known(name) || self.is_namesake(name)
    }

    /// "its sister, the White Heron", where the rules know a Grey Heron: a name that ends as theirs does, behind an
    /// article. "the Norwegian Heron" is theirs.
    fn is_namesake(&self, name: &Range<usize>) -> bool {
        let words: Vec<&str> = self.sentence[name.clone()].split(' ').collect();
        let [first, last] = words.as_slice() else { return false };
        let article = self.sentence[..name.start].trim_end().rsplit(' ').next().unwrap_or_default();
        let is_own = self.known.knows(first) || is_of_people(first);
        article.eq_ignore_ascii_case("the") && !is_own && self.known.ends_name(bare(last))
    }
}

/// Where the phrase begins that ends a text: behind its last mark. The comma of "2,644" is none.
fn phrase_start(text: &str) -> usize {
    let mut marks = text.char_indices().rev().filter(|(at, c)| {
        let in_figure = text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
        matches!(c, ',' | ';' | ':' | '—' | '–' | '(') && !in_figure
    });
    marks.next().map_or(0, |(at, c)| at + c.len_utf8())
}

/// A text without the marks of quotation at its end.
fn unquoted(text: &str) -> &str {
    text.trim_end_matches(['"', '”', '’', '»'])
}

/// Where the sentence within a sentence begins.
fn clause_start(text: &str) -> usize {
    text.rfind([';', ':', '—', '–']).map_or(0, |at| text.ceil_char_boundary(at + 1))
}

/// Nouns for what a thing is by another that it stands beside.
fn is_relation(noun: &str) -> bool {
    const RELATIONS: &[&str] = &[
        "competitor",
        "counterpart",
        "forerunner",
        "namesake",
        "neighbor",
        "neighbour",
        "predecessor",
        "rival",
        "successor",
        "twin",
    ];
    RELATIONS.contains(&noun.to_lowercase().trim_end_matches('s'))
}

fn first_word(text: &str) -> String {
    words(text).next().map(|word| text[word].to_lowercase()).unwrap_or_default()
}

/// Relative pronouns that may hang on a name.
fn is_pronoun(word: &str) -> bool {
    matches!(word, "where" | "which" | "who" | "whose")
}

fn is_participle(word: &str) -> bool {
    const IRREGULAR: &[&str] = &["begun", "born", "built", "known"];
    word.len() > 4 && word.ends_with("ed") || IRREGULAR.contains(&word)
}

fn is_genitive(word: &str) -> bool {
    ["'s", "’s", "s'", "s’"].iter().any(|end| word.ends_with(end))
}

fn bare(word: &str) -> &str {
    word.trim_end_matches("'s").trim_end_matches("’s").trim_end_matches(['\'', '’'])
}

/// Adjectives of peoples and countries: "the Irish satellite".
fn is_of_people(word: &str) -> bool {
    ["an", "ish", "ese", "ch", "ic", "iss", "eek"].iter().any(|end| word.ends_with(end))
}

/// Words that have a capital for standing first, and such as stand before names.
fn is_no_name(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "A",
        "After",
        "All",
        "An",
        "And",
        "Another",
        "As",
        "At",
        "Before",
        "Both",
        "But",
        "By",
        "Dr",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "I",
        "If",
        "In",
        "It",
        "Its",
        "Mr",
        "Mrs",
        "Ms",
        "My",
        "No",
        "Of",
        "On",
        "One",
        "Our",
        "Over",
        "She",
        "Since",
        "Some",
        "Such",
        "That",
        "The",
        "Their",
        "Then",
        "There",
        "They",
        "This",
        "To",
        "Today",
        "We",
        "What",
        "When",
        "While",
        "With",
        "Yesterday",
        "You",
    ];
    WORDS.binary_search(&bare(word)).is_ok()
}

/// Whether a word before a name shows that the name is no subject.
fn ends_subject(word: &str) -> bool {
    const WORDS: &[&str] =
        &["and", "by", "had", "has", "have", "if", "near", "of", "or", "than", "to", "when"];
    speech::is_form_of_be(word) || speech::begins_adverbial(word) || WORDS.contains(&word)
}
