//! Persons counted one kind after the other: "two men and a child were killed" is three.
//!
//! A pattern takes one figure of such a list. Where it would take every other one in its stead, the
//! claim is of their sum; where it names the kind itself ("{value} soldiers"), it is not.

use crate::value::{Bound, Interval, Measure, Reading, Stated, Value, ValueType};
use std::ops::Range;

/// A list of persons in a sentence.
#[derive(Clone, Debug)]
pub(super) struct People {
    /// The whole list, in bytes of the sentence: "two men and a child".
    pub(super) range: Range<usize>,
    /// Each figure with its noun.
    pub(super) items: Vec<Range<usize>>,
    pub(super) sum: Value,
}

impl People {
    /// The sentence with only one item in the place of the list, "one" in the place of its article.
    pub(super) fn with_only(&self, sentence: &str, item: usize) -> String {
        let item = &sentence[self.items[item].clone()];
        let (first, rest) = item.split_once(' ').unwrap_or((item, ""));
        let count =
            if first.eq_ignore_ascii_case("a") || first.eq_ignore_ascii_case("an") { "one" } else { first };
        format!("{}{count} {rest}{}", &sentence[..self.range.start], &sentence[self.range.end..])
    }
}

/// The most words from a figure to its noun: "two heavily armed young men".
const LONGEST_NOUN: usize = 4;

/// The lists of persons of a sentence, in order.
pub(super) fn people(sentence: &str, readings: &[Reading]) -> Vec<People> {
    let mut lists = Vec::new();
    let mut items: Vec<(Range<usize>, Measure)> = Vec::new();
    let mut at = 0;
    for (range, measure) in counts(sentence, readings) {
        if range.start < at {
            continue;
        }
        // "245 passengers and a crew of 35"
        let is_crew = items.last().is_some_and(|(last, _)| {
            sentence[last.end..range.start].strip_suffix(" a crew of ").is_some_and(joins)
        });
        let noun_end = if is_crew { Some(range.end) } else { person_behind(sentence, range.end, readings) };
        let Some(noun_end) = noun_end else {
            finish(sentence, &mut items, &mut lists);
            continue;
        };
        // A crew is no one person.
        let is_article = matches!(&sentence[range.clone()], "a" | "an" | "A" | "An");
        if is_article && ["crew", "staff"].iter().any(|all| sentence[..noun_end].ends_with(all)) {
            continue;
        }
        let joined = is_crew || items.last().is_some_and(|(last, _)| joins(&sentence[last.end..range.start]));
        if !joined {
            finish(sentence, &mut items, &mut lists);
        }
        items.push((range.start..noun_end, measure));
        at = noun_end;
    }
    finish(sentence, &mut items, &mut lists);
    lists
}

/// Every count of the sentence, and every article in front of a noun as one.
fn counts(sentence: &str, readings: &[Reading]) -> Vec<(Range<usize>, Measure)> {
    let mut counts: Vec<(Range<usize>, Measure)> = readings
        .iter()
        .filter_map(|reading| match &reading.value {
            Value::Measure(measure) if measure.value_type == ValueType::Count => {
                Some((reading.range.clone(), measure.clone()))
            }
            _ => None,
        })
        .collect();
    if let Some(one) = counts.first().map(|(_, measure)| one_like(measure)) {
        counts.extend(
            super::implicit::articles(sentence, readings).into_iter().map(|article| (article, one.clone())),
        );
        counts.sort_by_key(|(range, _)| range.start);
    }
    counts
}

/// Exactly one, of the unit of another count.
fn one_like(measure: &Measure) -> Measure {
    Measure {
        set: Interval::point(1.0),
        stated: Stated::One(1.0),
        approximate: false,
        step: 0.0,
        ..measure.clone()
    }
}

fn finish(sentence: &str, items: &mut Vec<(Range<usize>, Measure)>, lists: &mut Vec<People>) {
    let items = std::mem::take(items);
    let (Some((first, _)), Some((last, _))) = (items.first(), items.last()) else { return };
    // What is included, or told one by one behind a colon, adds nothing to the figure before it.
    let before = sentence[..first.start].trim_end().to_lowercase();
    let told_before = before.ends_with([':', '(', '—', '–'])
        || before.ends_with("including")
        || before.ends_with("among them");
    // "two soldiers and five civilians, or seven people" and "between two men and three women" are no sums either.
    if items.len() < 2 || told_before || before.ends_with("between") {
        return;
    }
    lists.push(People {
        range: first.start..last.end,
        sum: Value::Measure(sum(items.iter().map(|(_, measure)| measure))),
        items: items.into_iter().map(|(range, _)| range).collect(),
    });
}

/// Bounds and figures added up; a side on which some figure has no bound has none.
fn sum<'m>(measures: impl Iterator<Item = &'m Measure>) -> Measure {
    let add = |a: Option<Bound>, b: Option<Bound>| {
        let (a, b) = (a?, b?);
        Some(Bound { at: a.at + b.at, closed: a.closed && b.closed })
    };
    measures
        .cloned()
        .reduce(|all, one| Measure {
            set: Interval { low: add(all.set.low, one.set.low), high: add(all.set.high, one.set.high) },
            stated: match (all.stated, one.stated) {
                (Stated::One(a), Stated::One(b)) => Stated::One(a + b),
                _ => Stated::Nothing,
            },
            approximate: all.approximate || one.approximate,
            step: all.step.max(one.step),
            ..all
        })
        .expect("a list has items")
}

/// The end of the person noun that ends the few words behind a count, if there is one.
pub(super) fn person_behind(sentence: &str, from: usize, readings: &[Reading]) -> Option<usize> {
    let mut at = from;
    for word in sentence[from..].split_inclusive(char::is_whitespace).take(LONGEST_NOUN + 1) {
        let bare = word.trim_end().trim_end_matches([',', '.', ';', ':', ')']);
        let end = at + bare.len();
        if readings.iter().any(|reading| reading.range.start >= from && reading.range.start < end) {
            return None;
        }
        if is_person(&bare.to_lowercase()) {
            return Some(end);
        }
        if bare.len() < word.trim_end().len() || matches!(bare, "and" | "or" | "were" | "was") {
            return None;
        }
        at += word.len();
    }
    None
}

/// Whether only a comma or "and" stands between two items.
fn joins(between: &str) -> bool {
    matches!(between.trim(), "and" | "," | ", and" | "as well as" | "plus" | "&")
}

fn is_person(word: &str) -> bool {
    const PERSONS: &str = "\
        adult adults aide aides attacker attackers babies baby boy boys brother brothers bystander bystanders \
        child children civilian civilians climber climbers crew crewman crewmen customer customers cyclist \
        cyclists daughter daughters deputies deputy diver divers doctor doctors driver drivers employee \
        employees fan fans father fighter fighters firefighter firefighters girl girls guard guards guest guests \
        guide guides gunman gunmen hiker hikers hostage hostages infant infants inmate inmates journalist \
        journalists man member members men migrant migrants militant militants miner miners mother motorist \
        motorists nurse nurses officer officers passenger passengers patient patients pedestrian pedestrians \
        people person persons pilot pilots policeman policemen prisoner prisoners protester protesters pupil \
        pupils refugee refugees rescuer rescuers resident residents rider riders sailor sailors sister sisters \
        soldier soldiers son sons spectator spectators staff student students survivor survivors teacher \
        teachers teenager teenagers toddler toddlers tourist tourists victim victims villager villagers visitor \
        visitors volunteer volunteers woman women worker workers youth youths";
    PERSONS.split_ascii_whitespace().any(|person| person == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Context, read};

    fn check(sentence: &str, expected: &[(&str, &str)]) {
        let readings = read(sentence, &Context::default());
        let found: Vec<(String, String)> = people(sentence, &readings)
            .into_iter()
            .map(|list| (sentence[list.range].to_owned(), list.sum.to_string()))
            .collect();
        let found: Vec<(&str, &str)> =
            found.iter().map(|(words, sum)| (words.as_str(), sum.as_str())).collect();
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn persons_add_up() {
        check("Two men and a child were killed.", &[("Two men and a child", "3")]);
        check(
            "The blast killed 12 young soldiers, three nurses and two drivers.",
            &[("12 young soldiers, three nurses and two drivers", "17")],
        );
        check("It had 245 passengers and 35 crew.", &[("245 passengers and 35 crew", "280")]);
        check("It had 245 passengers and a crew of 35.", &[("245 passengers and a crew of 35", "280")]);
        check("At least two men and three women died.", &[("At least two men and three women", ">=5")]);
    }

    #[test]
    fn these_do_not() {
        check("Five people died, including two men and a child.", &[]);
        check("Five people: two men and three children.", &[]);
        check("Two men died and three women were hurt.", &[]);
        check("Two men and three trucks were lost.", &[]);
    }
}
