//! Figures that are no figure of the fact: those among whom, a difference, a distance from somewhere, how long back
//! something is the best.

use super::{Told, without_last, words};
use crate::value::ValueType;
use std::ops::Range;

impl Told<'_> {
    pub(super) fn figure_of_something_else(&self) -> Option<Range<usize>> {
        self.base()
            .or_else(|| self.difference())
            .or_else(|| self.whereabouts())
            .or_else(|| self.in_so_long())
            .or_else(|| self.so_much_of_each())
            .or_else(|| self.by_how_much())
    }

    /// "The toll has increased by two": how much more, and not how much. A fact that is about a change says so in its title
    /// or pattern.
    fn by_how_much(&self) -> Option<Range<usize>> {
        const CHANGED: &[&str] = &[
            "climbed",
            "cut",
            "declined",
            "decreased",
            "dropped",
            "fallen",
            "fell",
            "grew",
            "grow",
            "grown",
            "increase",
            "increased",
            "lowered",
            "narrowed",
            "raised",
            "reduced",
            "rise",
            "risen",
            "rose",
            "shrank",
            "shrunk",
            "swelled",
            "widened",
        ];
        const CHANGES: &[&str] = &[
            "change", "cut", "declin", "decreas", "differ", "drop", "fall", "fell", "gain", "grow", "grew",
            "increas", "lead", "los", "margin", "more", "rais", "reduc", "ris", "rose", "shr",
        ];
        if !matches!(self.fact.value_type, ValueType::Count | ValueType::Money | ValueType::Quantity) {
            return None;
        }
        let lead = without_last(self.sentence[..self.value.start].trim_end(), "by")?;
        let verb = words(lead).last().filter(|verb| verb.end == lead.len())?;
        let is_of_change = CHANGES.iter().any(|word| self.names(word)) || self.pattern.contains("by");
        (CHANGED.contains(&&lead[verb.clone()]) && !is_of_change).then_some(verb)
    }

    /// "customers are without power for 34 minutes a year": how much of a year, and no length of one event.
    fn so_much_of_each(&self) -> Option<Range<usize>> {
        const EACH: &[&str] = &["a", "an", "each", "every", "per"];
        const TIMES: &[&str] = &["day", "week", "month", "season", "year"];
        if self.fact.value_type != ValueType::Duration || self.matched.end > self.value.end {
            return None;
        }
        let behind = &self.sentence[self.value.end..];
        let mut next = words(behind);
        let (each, time) = (next.next()?, next.next()?);
        let adjoins = behind[..each.start].trim().is_empty();
        let is_rate =
            adjoins && EACH.contains(&&behind[each.clone()]) && TIMES.contains(&&behind[time.clone()]);
        is_rate.then(|| self.value.end + each.start..self.value.end + time.end)
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
}
