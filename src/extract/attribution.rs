//! Who is cited for a figure, in the words of the sentence.
//!
//! The shapes of journalism's stylebooks: "X said that …", "according to X", "…, X said", "…, said X",
//! "put by X at …", "X's figure". The one nearest to the figure whose words it can govern is taken. Who a pronoun
//! stands for is not asked here: a sentence alone does not tell.

use super::speech::{self, Verb, Words};
use std::ops::Range;

/// Who is cited, in bytes of the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// By a name or a description.
    Named(Range<usize>),
    /// As "he", "she", "it" or "they".
    Pronoun(Range<usize>),
}

impl Voice {
    pub(super) fn range(&self) -> &Range<usize> {
        let (Self::Named(range) | Self::Pronoun(range)) = self;
        range
    }
}

/// Everybody whom a sentence cites, and what each can be cited for; found once for all its values.
pub(super) struct Citations<'s> {
    sentence: &'s str,
    offers: Vec<Offer>,
}

/// What shows that somebody is cited.
enum Offer {
    /// "according to X": where the name begins. How far it goes depends on where the value stands.
    According { start: usize, reach: usize },
    /// "…, said X", "by X", "X's figure": for what stands on either side.
    Beside { who: Voice, reach: usize },
    /// "X said": for what stands behind the verb, and before X too where nothing follows the verb.
    Said { who: Voice, verb_end: usize, ends_clause: bool, reach: usize },
}

impl<'s> Citations<'s> {
    pub(super) fn of(sentence: &'s str) -> Self {
        let words = Words::of(sentence);
        let offers = (0..words.len()).filter_map(|index| offer(&words, index)).collect();
        Self { sentence, offers }
    }

    /// Who is cited for what stands at `value`.
    pub(super) fn of_value(&self, value: &Range<usize>) -> Option<Voice> {
        let offered = self.offers.iter().filter_map(|offer| self.for_value(offer, value));
        offered.min_by_key(|(distance, _)| *distance).map(|(_, voice)| voice)
    }

    /// Whom an offer shows to be cited for the value, and how far from it.
    fn for_value(&self, offer: &Offer, value: &Range<usize>) -> Option<(usize, Voice)> {
        let beside = |who: Voice| {
            let range = who.range();
            let clear = !range.is_empty() && (range.end <= value.start || value.end <= range.start);
            let distance = if range.end <= value.start {
                value.start - range.end
            } else {
                range.start.saturating_sub(value.end)
            };
            clear.then_some((distance, who))
        };
        let (Offer::According { reach, .. } | Offer::Beside { reach, .. } | Offer::Said { reach, .. }) =
            offer;
        if value.start >= *reach {
            return None;
        }
        match offer {
            // What stands before "according to" may belong to another who is named nearer.
            Offer::According { start, .. } => {
                beside(Voice::Named(phrase_after(self.sentence, *start, value)))
            }
            Offer::Beside { who, .. } => beside(who.clone()),
            Offer::Said { who, verb_end, .. } if *verb_end <= value.start => {
                Some((value.start - verb_end, who.clone()))
            }
            Offer::Said { who, ends_clause, .. } => {
                let stands_behind = *ends_clause && value.end <= who.range().start;
                stands_behind.then(|| (who.range().start - value.end, who.clone()))
            }
        }
    }
}

/// Everybody who is cited in a sentence, in order.
pub(super) fn voices(sentence: &str) -> Vec<Voice> {
    let words = Words::of(sentence);
    let nowhere = sentence.len()..sentence.len();
    (0..words.len())
        .filter_map(|index| {
            let named = according_to(&words, index)
                .map(|start| phrase_after(sentence, start, &nowhere))
                .or_else(|| agent(&words, index));
            named
                .map(Voice::Named)
                .or_else(|| inverted(&words, index))
                .or_else(|| speech::verb(&words, index).and_then(|_| subject_before(&words, index)))
        })
        .collect()
}

/// What the word at `index` shows of somebody who is cited.
fn offer(words: &Words<'_>, index: usize) -> Option<Offer> {
    let everything = words.sentence.len();
    if let Some(start) = according_to(words, index) {
        let who = phrase_after(words.sentence, start, &(everything..everything));
        return Some(Offer::According { start, reach: reach(words, words.range(index).start..who.end) });
    }
    if let Some(who) = inverted(words, index) {
        let reach = reach(words, words.range(index).start..who.range().end);
        return Some(Offer::Beside { who, reach });
    }
    if let Some(who) = agent(words, index).or_else(|| owner_of_figure(words, index)) {
        return Some(Offer::Beside { who: Voice::Named(who), reach: everything });
    }
    let Verb { last } = speech::verb(words, index)?;
    let who = subject_before(words, index)?;
    let ends_clause = last == index && speech::ends_clause(words, index);
    let verb_end = words.range(last).end;
    let reach = reach(words, who.range().start..verb_end);
    Some(Offer::Said { who, verb_end, ends_clause, reach })
}

/// Where that ends for which somebody is cited: behind a clause for that clause alone, as in "40 homes burned, police
/// said, and 12 people are missing". Between the parts of one clause it is for both, and so it is where the verb is
/// taken up: "police said, adding that", "and that".
fn reach(words: &Words<'_>, tag: Range<usize>) -> usize {
    /// "police said in a statement on Monday"
    const MOST_WORDS: usize = 6;
    const MOST_BYTES: usize = 120;
    let sentence = words.sentence;
    let everything = sentence.len();
    if !sentence[..tag.start].trim_end().ends_with([',', '”', '"', '—', '–']) {
        return everything;
    }
    let behind = &sentence[tag.end..];
    let behind = &behind[..behind.floor_char_boundary(MOST_BYTES)];
    let Some(mark) = behind.find([',', ';']) else { return everything };
    let is_long = behind[..mark].split_whitespace().nth(MOST_WORDS).is_some();
    if is_long || behind[..mark].contains(|c: char| c.is_ascii_digit()) {
        return everything;
    }
    let end = tag.end + mark;
    if behind[mark..].starts_with(';') {
        return end;
    }
    let next = words.first_behind(end);
    let joins = matches!(words.lower(next), "and" | "but" | "while" | "as" | "with");
    let goes_on = words.is(next + 1, "that") || speech::verb(words, next + 1).is_some();
    if joins && !goes_on { end } else { everything }
}

/// Where the name begins behind "according to".
fn according_to(words: &Words<'_>, index: usize) -> Option<usize> {
    if !(words.is(index, "according") && words.is(index + 1, "to")) {
        return None;
    }
    // "according to information from X", "according to the latest figures released by X"
    let from = (index + 2..index + 9).find(|&at| {
        (words.is(at, "from") || words.is(at, "by")) && speech::has_report_noun(words, index + 2..at)
    });
    words.get(from.map_or(index + 2, |at| at + 1)).map(|word| word.start)
}

/// "…, said X", "…, says X,": the verb behind a quotation or a comma, and its subject behind it.
fn inverted(words: &Words<'_>, index: usize) -> Option<Voice> {
    if !speech::inverts(words.lower(index)) {
        return None;
    }
    let sentence = words.sentence;
    let before = sentence[..words.range(index).start].trim_end();
    if !before.ends_with([',', '”', '"', '’', '\'', '?', '!', '—', '–']) {
        return None;
    }
    let next = words.get(index + 1)?;
    if !sentence[words.range(index).end..next.start].trim().is_empty() {
        return None;
    }
    let lower = words.lower(index + 1);
    if speech::is_pronoun(lower) {
        return Some(Voice::Pronoun(next));
    }
    // "Elin Marsh, born in Bodø, wrote her first poem" has its subject in front.
    let writes = matches!(words.lower(index), "wrote" | "writes");
    if speech::begins_no_name(lower)
        || (writes && matches!(lower, "a" | "an" | "her" | "his" | "its" | "their"))
    {
        return None;
    }
    let whole = phrase_after(sentence, next.start, &(sentence.len()..sentence.len()));
    let end = (index + 2..words.len())
        .take_while(|&at| words.range(at).start < whole.end)
        .find(|&at| speech::ends_name(words.lower(at)))
        .map_or(whole.end, |at| words.range(at - 1).end);
    // "The firm, which has 60 workers, reported a loss" has its subject in front.
    let may_be_object = before.ends_with(',')
        && (speech::takes_object(words.lower(index))
            || index.checked_sub(1).is_some_and(|last| relative_between(words, last).is_some()));
    let is_somebody = !may_be_object || speech::names_somebody(&sentence[whole.start..end]);
    is_somebody.then_some(Voice::Named(whole.start..end))
}

/// "was put by X at 12", "12 deaths were confirmed by X", "claims by X that": the doer of a passive verb of saying.
fn agent(words: &Words<'_>, index: usize) -> Option<Range<usize>> {
    if !words.is(index, "by") || index == 0 {
        return None;
    }
    let noun = speech::is_noun_of_saying(words.lower(index - 1));
    let told = (index.saturating_sub(3)..index).rev().find(|&at| speech::is_told_of(words.lower(at)));
    let passive = |verb: usize| {
        (verb.saturating_sub(3)..verb).any(|at| speech::is_form_of_be(words.lower(at)))
            || words.sentence[..words.range(verb).start].trim_end().ends_with(',')
    };
    if !noun && !told.is_some_and(passive) || !speech::begins_speaker(words, index + 1) {
        return None;
    }
    let start = words.get(index + 1)?.start;
    let whole = phrase_after(words.sentence, start, &(words.sentence.len()..words.sentence.len()));
    let end = (index + 2..words.len())
        .take_while(|&at| words.range(at).start < whole.end)
        .find(|&at| {
            speech::ends_name(words.lower(at)) || words.lower(at).starts_with(|c: char| c.is_ascii_digit())
        })
        .map_or(whole.end, |at| words.range(at - 1).end);
    (start < end).then_some(start..end)
}

/// "the ministry’s figure", "by the union’s count": whose figure it is.
fn owner_of_figure(words: &Words<'_>, index: usize) -> Option<Range<usize>> {
    let owner = words.lower(index);
    let name = owner.strip_suffix("'s").or_else(|| owner.ends_with("s'").then_some(owner))?;
    let figure = (index + 1..index + 4).find(|at| speech::is_figure_noun(words.lower(*at)))?;
    // A toll is of a place or an event: "the nation's road toll", "the storm's toll".
    let is_of_owner = words.lower(figure) == "toll" && words.lower(index + 1) != "own";
    if is_of_owner || speech::is_time_noun(name) {
        return None;
    }
    let mut start = index;
    while start > 0
        && words.adjoin(start - 1)
        && words.text(start - 1).starts_with(char::is_uppercase)
        && start - 1 > 0
    {
        start -= 1;
    }
    if start > 0 && words.adjoin(start - 1) && !words.text(index).starts_with(char::is_uppercase) {
        let before = words.lower(start - 1);
        if matches!(before, "the" | "its" | "their") {
            start -= 1;
        }
    }
    let range = words.range(start).start..words.range(index).end;
    let trimmed = words.sentence[range.clone()].trim_end_matches(['\'', '’']);
    let trimmed = trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed);
    Some(range.start..range.start + trimmed.len())
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

/// The subject of the verb at `verb`: the noun phrase before it, an apposition between commas
/// included. Nouns that are themselves reports ("the figures show"), are none.
fn subject_before(words: &Words<'_>, verb: usize) -> Option<Voice> {
    let sentence = words.sentence;
    let mut first = verb;
    // Adverbs and auxiliaries between subject and verb.
    while first > 0 && speech::stands_before_verb(words.lower(first - 1)) && words.adjoin(first - 1) {
        first -= 1;
    }
    let mut last = first.checked_sub(1)?;
    if let Some(pronoun) = relative_between(words, last) {
        (first, last) = (pronoun, pronoun.checked_sub(1)?);
    }
    let joins = |at: usize| matches!(words.lower(at), "and" | "but");
    // "police said, and added that": the subject is that of the verb before.
    if joins(last) {
        return None;
    }
    if words.lower(last) == "who" {
        return subject_before(words, last).filter(|who| matches!(who, Voice::Named(_)));
    }
    let end = words.range(last).end;
    let start = subject_start(words, first)?;
    let start = start + usize::from(joins(start) && start < last);
    if speech::is_pronoun(words.lower(start)) && start == last {
        return Some(Voice::Pronoun(words.range(start)));
    }
    if speech::is_nobody(words.lower(start), start == last) || !speech::is_somebody(words.lower(last)) {
        return None;
    }
    let start = behind_adverbial(words, start, last);
    let mut range = words.range(start).start..end;
    // "3,940 cases recorded, …": what is counted says nothing.
    if words.is_participle_of_thing(verb, start..first) {
        return None;
    }
    // A closing parenthesis belongs to the acronym in it.
    if sentence[range.clone()].contains('(') && sentence[range.end..].starts_with(')') {
        range.end += 1;
    }
    Some(Voice::Named(range))
}

/// Where a relative clause between commas begins that ends with the word `last`: "the ministry, which had
/// denied it, admits".
fn relative_between(words: &Words<'_>, last: usize) -> Option<usize> {
    let ends = words.sentence[words.range(last).end..].starts_with([',', '”', '"']);
    let set_off = |at: usize| at > 0 && words.sentence[words.range(at - 1).end..].starts_with(',');
    (last.saturating_sub(20)..last)
        .rev()
        .filter(|_| ends)
        .find(|&at| speech::is_relative(words.lower(at)) && set_off(at))
}

/// The first word of the noun phrase that ends before the word `first`.
fn subject_start(words: &Words<'_>, first: usize) -> Option<usize> {
    let sentence = words.sentence;
    let end = words.range(first - 1).end;
    // A relative clause hangs on what stands before its comma.
    let mut after_comma =
        !speech::is_relative(words.lower(first)) && sentence[end..words.range(first).start].contains(',');
    let mut start = first;
    while start > 0 {
        let word = start - 1;
        let between = &sentence[words.range(word).end..words.get(start).map_or(end, |next| next.start)];
        if start < first
            && between.contains([';', ':', '—', '–', '“', '”', '"', '.'])
            && !between.starts_with(". ")
        {
            break;
        }
        if start < first && between.contains(',') {
            // One pair of commas may set off an apposition.
            if !after_comma {
                break;
            }
            after_comma = false;
        }
        let lower = words.lower(word);
        if speech::begins_clause(lower) || (start < first && speech::inverts(lower)) {
            break;
        }
        start = word;
    }
    // One comma alone sets off a participle: "The deal, announced in May" says nothing.
    (start < first && !after_comma).then_some(start)
}

/// Leaves out what only says when or where at the head of a sentence: "On 17 July 2026 Norvik announced".
fn behind_adverbial(words: &Words<'_>, start: usize, last: usize) -> usize {
    if !speech::begins_adverbial(words.lower(start)) {
        return start;
    }
    let determiner = (start + 2..=last).rev().find(|&at| matches!(words.lower(at), "the" | "a" | "an"));
    let name = (start + 1..=last)
        .rev()
        .take_while(|&at| {
            words.text(at).starts_with(char::is_uppercase) && !speech::is_time_noun(words.lower(at))
        })
        .last();
    determiner.or(name).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, value: &str, expected: Option<&str>) {
        let start = sentence.find(value).expect("the value stands in the sentence");
        let found = match Citations::of(sentence).of_value(&(start..start + value.len())) {
            Some(Voice::Named(who)) => Some(&sentence[who]),
            Some(Voice::Pronoun(_)) | None => None,
        };
        assert_eq!(found, expected, "{sentence}");
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
    fn who_is_cited_behind_a_clause() {
        let both = ["At least 40 homes burned", "12 people are missing"];
        let says = |between: &str, expected: Option<&str>| {
            let sentence = format!("{}{between}{}.", both[0], both[1]);
            check(&sentence, "40", Some("police"));
            check(&sentence, "12", expected);
        };
        says(", police said, and ", None);
        says(", police said on Monday, but ", None);
        says(", said police, while ", None);
        says(", according to police, and ", None);
        says(", police said; ", None);
        says(", police said, and the mayor said that ", Some("the mayor"));
        says(", police said, and that ", Some("police"));
        says(", police said, and added that ", Some("police"));
        says(", police said, adding that ", Some("police"));
        let sentence = "At least 40 homes burned, police said, and 12 people are missing, the mayor said.";
        check(sentence, "40", Some("police"));
        check(sentence, "12", Some("the mayor"));
        check("Some 40 homes burned and, police said, 12 people are missing.", "12", Some("police"));
        check("Police said that 40 homes burned, and 12 people are missing.", "12", Some("Police"));
        check(
            "In Osnes, police said on Monday that 40 homes burned, and 12 burned later.",
            "12",
            Some("police"),
        );
        check("According to police, 40 homes burned, and 12 people are missing.", "12", Some("police"));
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
    fn verbs_before_their_subject() {
        check("“It burned 40 homes,” said Ida Holm, who was there.", "40", Some("Ida Holm"));
        check("“We had luck,” said Holm, who put the number of homes at 40.", "40", Some("Holm"));
        check("The fire, says the mayor, took 40 homes.", "40", Some("the mayor"));
        check("“It burned 40 homes,” said the mayor in a statement.", "40", Some("the mayor"));
        check("The fire burned 40 homes, reported the county police.", "40", Some("the county police"));
        check("The fire, which burned 40 homes, said residents, is out.", "40", Some("residents"));
    }

    #[test]
    fn verbs_before_their_object() {
        for said in ["reported a loss of €4 million", "confirmed the deal", "said sales rose"] {
            check(&format!("The firm, which runs 40 mills, {said}."), "40", None);
        }
        check("It runs 40 mills, announced record profits and closed.", "40", None);
    }

    #[test]
    fn passives_and_owners() {
        check("The number of homes was put by the county at 40.", "40", Some("the county"));
        check("The county’s own count is 40.", "40", Some("The county"));
        check("Last year’s figure was 40.", "40", None);
        check("The nation’s road toll has risen to 40.", "40", None);
        check("The ministry’s own toll is 40.", "40", Some("The ministry"));
    }

    #[test]
    fn reports_are_no_speakers() {
        check("Initial reports spoke of 40 homes.", "40", None);
        check("With 40 cases recorded, Ida Holm said, all is well.", "40", Some("Ida Holm"));
        check("On 3 May 2026 Norvik announced a fleet of 40 boats.", "40", Some("Norvik"));
        check(
            "Holm first put the number at 12; the health department now counts 40.",
            "40",
            Some("the health department"),
        );
        check(
            "He has believed since May that Ida Holm, who says 40 burned, is right.",
            "40",
            Some("Ida Holm"),
        );
    }

    #[test]
    fn nobody() {
        check("He said 40 homes burned.", "40", None);
        check("The sale, announced in May, brought 40 jobs.", "40", None);
        check("Reports indicate that 40 homes burned.", "40", None);
        check("The storm burned 40 homes.", "40", None);
        check("Elin Marsh, one of 9 sisters, wrote her first poem at school.", "9", None);
    }
}
