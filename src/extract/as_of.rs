//! The time that a figure is of, where its clause states one.

use crate::value::{self, Context, Date, Reading, Value};
use std::ops::Range;

/// The date stated in the clause, or at the head of the sentence ("As of Monday, …"), nearest to
/// the value; else when it was said ("…, police said on Thursday"). In a relative clause ("…, which killed 85") what it
/// hangs on is read too, and "the 2004 flood" names the time of what it is about. "since December" names a beginning, and
/// "before", "until" and "from" no time at all. "At that time" is the time named last in what stands `before` the sentence.
pub(super) fn as_of(
    before: &str,
    sentence: &str,
    readings: &[Reading],
    clause: &Range<usize>,
    value: &Range<usize>,
) -> Option<Date> {
    if let Some(year) = year_of_column(sentence, value) {
        return Some(year);
    }
    let clause = with_antecedent(sentence, &with_first_conjunct(sentence, readings, clause, value));
    readings
        .iter()
        .filter(|reading| reading.range.end <= value.start || value.end <= reading.range.start)
        .filter_map(|reading| match &reading.value {
            Value::Date(date) => Some((reading, date)),
            _ => None,
        })
        .filter(|(reading, _)| !is_over(sentence, &reading.range, value))
        .filter(|(reading, _)| {
            let date = &reading.range;
            let in_clause = clause.start <= date.start && date.end <= clause.end;
            // "the 2013 quake left 196 dead and 11,500 injured": what goes before "and" holds behind it.
            let before_and =
                date.end <= value.start && !sentence[date.end..value.start].contains([',', ';', ':']);
            let near = (in_clause || before_and) && !is_of_another_verb(sentence, readings, date, value);
            let leads = date.end <= value.start
                && (leads(sentence, date) || dates_subject(sentence, date, &sentence[date.end..value.start]));
            let heads_column = sentence.get(date.end..value.start) == Some(": ");
            heads_column
                || names_time(sentence, date)
                    && (leads || near)
                    && (!dates_beginning(&sentence[..date.start]) || hangs_on(sentence, date, value))
                || date.end <= value.start
                    && (has_clause_of_its_own(sentence, date) || is_of_subject(sentence, date, value))
        })
        .min_by_key(|(reading, _)| {
            if reading.range.end <= value.start {
                value.start - reading.range.end
            } else {
                reading.range.start - value.end
            }
        })
        .map(|(_, date)| *date)
        .or_else(|| said_on(sentence, readings, value))
        .or_else(|| that_time(sentence, &clause, value).and_then(|()| last_named(before)))
}

/// Whether the clause says that its time is one named before: "At that time there were 84", "40 of the then 84",
/// "700 walked out then". "Then 12 left" goes on with what was told, and its time is no other.
fn that_time(sentence: &str, clause: &Range<usize>, value: &Range<usize>) -> Option<()> {
    const TIMES: &[&str] =
        &["day", "days", "month", "season", "summer", "time", "times", "winter", "year", "years"];
    let words: Vec<String> = sentence[clause.clone()]
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let points = words.windows(2).enumerate().any(|(index, pair)| {
        let lead = index.checked_sub(1).map(|index| words[index].as_str());
        let at_the_time = pair[0] == "the" && pair[1] == "time" && lead == Some("at");
        at_the_time || matches!(pair[0].as_str(), "that" | "those") && TIMES.contains(&pair[1].as_str())
    });
    let ends = words.last().is_some_and(|word| word == "then");
    let begins = words.first().is_some_and(|word| word == "then");
    let qualifies = sentence[..value.start].trim_end().ends_with(" then");
    (points || ends || begins || qualifies).then_some(())
}

/// The date that is named last before a sentence, near enough to be remembered.
fn last_named(before: &str) -> Option<Date> {
    const NEAR: usize = 300;
    let paragraph = before.rfind("\n\n").map_or(before, |at| &before[at..]);
    let from = paragraph.ceil_char_boundary(paragraph.len().saturating_sub(NEAR));
    let dates = value::read(&paragraph[from..], &Context::default());
    dates.into_iter().rev().find_map(|reading| match reading.value {
        Value::Date(date) if date.to_string().starts_with(|c: char| c.is_ascii_digit()) => Some(date),
        _ => None,
    })
}

/// Whether a perfect stands between a date and the value: "the fire that broke out on 11 May has killed 19". Such a
/// verb takes no time that is over, so the date belongs to the subject.
fn is_over(sentence: &str, date: &Range<usize>, value: &Range<usize>) -> bool {
    let goes_on = ["this ", "today", "earlier", "now"];
    let words = sentence[date.clone()].to_lowercase();
    let between = sentence.get(date.end..value.start).unwrap_or_default();
    between.split_whitespace().next().is_some_and(|word| matches!(word, "has" | "have"))
        && !goes_on.iter().any(|start| words.starts_with(start))
}

/// The day in the words behind the value that say who told it: ", police said on Thursday".
fn said_on(sentence: &str, readings: &[Reading], value: &Range<usize>) -> Option<Date> {
    const SAID: &[&str] = &["announced", "confirmed", "reported", "said", "say", "says", "told"];
    readings.iter().filter(|reading| value.end <= reading.range.start).find_map(|reading| {
        let Value::Date(date) = &reading.value else { return None };
        let between = &sentence[value.end..reading.range.start];
        let (_, attribution) = between.rsplit_once(',')?;
        let mut words = attribution.split_whitespace().rev();
        let last = words.next()?;
        let verb = if last == "on" { words.next()? } else { last };
        (date.exact_day().is_some() && SAID.contains(&verb) && between.matches(',').count() == 1)
            .then_some(*date)
    })
}

/// The year that heads the column of a table's cell: "Total; 2023: 1,915,000".
pub(super) fn year_of_column(sentence: &str, value: &Range<usize>) -> Option<Date> {
    let label = sentence[..value.start].strip_suffix(": ")?;
    let label = label.rfind("; ").map_or(label, |at| &label[at + 2..]);
    let is_year = label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| Date::parse_edtf(label).ok()).flatten()
}

/// A day named in a text whose own date is only approximate is no more certain than that: its year
/// was taken from there, and so was the order of what the text reports.
pub(super) fn as_certain_as(published: Option<&Date>, stated: Date) -> Date {
    if published.is_some_and(Date::is_approximate) && stated.exact_day().is_some() {
        Date::parse_edtf(&format!("{stated}~")).unwrap_or(stated)
    } else {
        stated
    }
}

/// A clause that only goes on with what the one before it says, together with that one: "a tremor in 1998 left 17
/// dead and 300 homeless".
fn with_first_conjunct(
    sentence: &str,
    readings: &[Reading],
    clause: &Range<usize>,
    value: &Range<usize>,
) -> Range<usize> {
    let before = sentence[..clause.start].trim_end();
    let joined = sentence[clause.start..].trim_start().starts_with("and ");
    let dated = readings.iter().any(|reading| {
        matches!(reading.value, Value::Date(_))
            && clause.start <= reading.range.start
            && reading.range.end <= clause.end
    });
    let words = sentence[clause.start..value.start.max(clause.start)].split_whitespace().count();
    if !joined || dated || words > 3 || before.ends_with([',', ';', ':']) {
        return clause.clone();
    }
    before.rfind([',', ';', ':', '—', '–']).map_or(0, |at| before.ceil_char_boundary(at + 1))..clause.end
}

/// Whether a verb of its own stands between a date and the value: "founded in 1906 and employs 3,214", "died since
/// the gate was shut on 2 July". A list of figures under one date goes on: "killed 12 in 2011 and hurt 40".
fn is_of_another_verb(
    sentence: &str,
    readings: &[Reading],
    date: &Range<usize>,
    value: &Range<usize>,
) -> bool {
    let has = |range: Range<usize>, of: &[&str]| {
        sentence.get(range).unwrap_or_default().split_whitespace().any(|word| of.contains(&word))
    };
    if value.end <= date.start {
        return has(value.end..date.start, &["since", "until", "before"]);
    }
    let value_type =
        readings.iter().find(|reading| reading.range == *value).map(|found| found.value.value_type());
    let figure_before = readings
        .iter()
        .any(|reading| reading.range.end <= date.start && Some(reading.value.value_type()) == value_type);
    !figure_before
        && has(date.end..value.start, &["and", "but"])
        && !continues_phrase(&sentence[date.end..value.start])
}

/// "and a bill of": what "and" joins before a value is a noun, and has no verb.
fn continues_phrase(before: &str) -> bool {
    let Some((_, joined)) = before.rsplit_once(" and ") else { return false };
    let mut words = joined.split_whitespace();
    matches!(words.next(), Some("a" | "an" | "the"))
        && words.count() <= 3
        && joined.trim_end().ends_with(" of")
}

/// Whether a date is an aside of the subject: "The port's last strike, in 2018, lasted eleven days and ended with …".
/// "The bank, founded in 1888, had …" tells of two times. `behind` is what stands between date and value.
fn dates_subject(sentence: &str, date: &Range<usize>, behind: &str) -> bool {
    const LONGEST: usize = 8;
    const VERBS: &[&str] = &["had", "has", "is", "was", "were"];
    const PAST: &[&str] = &["had", "was", "were"];
    let head = sentence[..date.start].rfind([';', ':']).map_or(0, |at| at + 1);
    let Some((subject, aside)) = sentence[head..date.start].rsplit_once(", ") else { return false };
    let Some((rest, predicate)) = behind.split_once(", ") else { return false };
    let first = predicate.split_whitespace().next().unwrap_or_default();
    let is_subject = !subject.contains(',')
        && subject.split_whitespace().count() <= LONGEST
        && !subject.split_whitespace().any(|word| VERBS.contains(&word) || word.ends_with("ed"));
    is_subject
        && matches!(aside.trim(), "in" | "on")
        && rest.split_whitespace().count() <= 4
        && (PAST.contains(&first) || first.len() > 4 && first.ends_with("ed"))
        && !predicate.contains([';', ':'])
}

/// Whether a date before the value belongs to the event that is the subject: "the Dask earthquake of 2011, at
/// magnitude 7.6, killed 4,318".
fn is_of_subject(sentence: &str, date: &Range<usize>, value: &Range<usize>) -> bool {
    let head = sentence[..date.start].rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let words: Vec<String> = sentence[head..date.start].split_whitespace().map(str::to_lowercase).collect();
    let names_event = ends_event(sentence, date) || words.len() == 1 && is_year_before_noun(sentence, date);
    let subject = words.len() <= 6
        && words.first().is_some_and(|word| matches!(word.as_str(), "the" | "a" | "an" | "that"));
    names_event && subject && !sentence[date.end..value.start].contains([';', ':'])
}

/// "the quake of 2011": a year behind the noun of an event.
fn ends_event(sentence: &str, date: &Range<usize>) -> bool {
    let words = &sentence[date.clone()];
    let mut before = sentence[..date.start].split_whitespace().rev();
    let noun = before.nth(1).is_some_and(|word| {
        word.starts_with(char::is_lowercase) && word.ends_with(char::is_alphabetic) && word != "as"
    });
    noun && sentence[..date.start].trim_end().ends_with(" of")
        && words.len() == 4
        && words.bytes().all(|byte| byte.is_ascii_digit())
}

/// "Saturday’s earthquake": the day of the event, and not that of a figure about it.
fn is_day_of_event(sentence: &str, date: &Range<usize>) -> bool {
    const DAYS: &[&str] =
        &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"];
    let last = sentence[date.clone()].split_whitespace().last().unwrap_or_default().to_lowercase();
    DAYS.contains(&last.as_str()) && sentence[date.end..].starts_with(['\'', '’'])
}

/// Whether the date stands as an adverbial of time: behind a preposition, or one that needs none.
fn names_time(sentence: &str, date: &Range<usize>) -> bool {
    if is_day_of_event(sentence, date) {
        return false;
    }
    if ends_event(sentence, date) {
        return true;
    }
    let mut before = sentence[..date.start].split_whitespace().rev();
    let last = before.next().map(|word| word.trim_start_matches(['(', '“', '"']).to_lowercase());
    match last.as_deref() {
        Some(
            "on" | "in" | "by" | "at" | "during" | "late" | "early" | "mid" | "over" | "throughout" | "for",
        ) => true,
        Some(article @ ("the" | "a" | "that")) => {
            let behind = before.next().map(|word| word.trim_start_matches(['(', '“', '"']).to_lowercase());
            let named = matches!(
                behind.as_deref(),
                Some("at" | "by" | "in" | "on" | "during" | "over" | "throughout" | "for" | "within")
            );
            let of_year = behind.as_deref() == Some("of") && sentence[date.clone()].starts_with("year ");
            article == "the" && (named || of_year) || is_year_before_noun(sentence, date)
        }
        // "as of 3 May", "purchases of the season 2019/20"
        Some("of") => {
            before.next().is_some_and(|word| word.eq_ignore_ascii_case("as")) || leads(sentence, date)
        }
        Some("season" | "year") => {
            let mut before =
                before.skip_while(|word| matches!(*word, "the" | "financial" | "fiscal" | "marketing"));
            matches!(before.next(), Some("of" | "for" | "in"))
        }
        Some("since" | "from" | "until" | "till" | "before" | "after" | "between" | "to" | "through") => {
            false
        }
        _ => {
            let first = sentence[date.clone()].split_whitespace().next().unwrap_or_default().to_lowercase();
            matches!(
                first.as_str(),
                "last"
                    | "this"
                    | "yesterday"
                    | "today"
                    | "earlier"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
                    | "saturday"
                    | "sunday"
            ) || sentence[date.clone()].ends_with("ago")
        }
    }
}

/// Whether the value is told in a relative clause of what the date dates: "since the fall of the bank in 2008,
/// which had deposits of £22 billion".
fn hangs_on(sentence: &str, date: &Range<usize>, value: &Range<usize>) -> bool {
    let between = sentence.get(date.end..value.start).unwrap_or_default();
    between.starts_with(", which ") || between.starts_with(", who ") || between.starts_with(", when ")
}

/// "since the fire late on 12 March": the date is that of a beginning or an end, as is one directly behind "since".
fn dates_beginning(before: &str) -> bool {
    let phrase = before.rfind([',', ';', ':', '(']).map_or(before, |at| &before[at + 1..]);
    let words = phrase.split_whitespace().rev().take(7);
    words.skip(1).any(|word| matches!(word.to_lowercase().as_str(), "since" | "until" | "till" | "following"))
}

/// Whether a bare year stands before a noun: "the 2004 flood".
fn is_year_before_noun(sentence: &str, date: &Range<usize>) -> bool {
    let words = &sentence[date.clone()];
    let next = sentence[date.end..].strip_prefix(' ').unwrap_or_default();
    words.len() == 4
        && words.bytes().all(|byte| byte.is_ascii_digit())
        && next.starts_with(char::is_alphabetic)
}

/// A clause that begins with a relative pronoun, together with the clause before it.
fn with_antecedent(sentence: &str, clause: &Range<usize>) -> Range<usize> {
    let first = sentence[clause.clone()].split_whitespace().next().unwrap_or_default();
    let before = sentence[..clause.start].trim_end_matches([',', ' ']);
    if matches!(first, "which" | "who" | "when" | "where") && before.len() < clause.start {
        before.rfind([',', ';', ':']).map_or(0, |at| at + 1)..clause.end
    } else {
        clause.clone()
    }
}

/// Whether the sentence opens with the date as an adverbial of its own: "As of Monday, …", "In 1994 the …".
fn leads(sentence: &str, date: &Range<usize>) -> bool {
    let before = &sentence[..date.start];
    let before = before.rfind([':', ';']).map_or(before, |at| &before[at + 1..]);
    let words = before.split_whitespace().count();
    let first = before.split_whitespace().next().unwrap_or_default().to_lowercase();
    // "In the outbreak of 2014, …"
    let of_event = (3..=5).contains(&words) && first == "in" && before.trim_end().ends_with(" of");
    (words <= 2 || of_event || is_run_of_phrases(before))
        && sentence[date.end..].trim_start().starts_with(',')
        || words == 1 && first == "in"
        || words == 1 && matches!(first.as_str(), "a" | "an" | "the") && is_year_before_noun(sentence, date)
}

/// "In the worst outbreak, in a town in 2012, …": nothing but prepositions and what hangs on them.
fn is_run_of_phrases(before: &str) -> bool {
    const LONGEST: usize = 9;
    const LEADS: &[&str] = &["at", "during", "in", "on"];
    const CLAUSES: &[&str] = &["that", "when", "where", "which", "who", "whose"];
    let ends_in_one = ["in", "of", "on"].iter().any(|word| before.trim_end().ends_with(&format!(" {word}")));
    let mut phrases = before.split(',');
    ends_in_one
        && before.split_whitespace().count() <= LONGEST
        && !before.split_whitespace().any(|word| CLAUSES.contains(&word))
        && phrases.all(|phrase| {
            let first = phrase.split_whitespace().next().unwrap_or_default().to_lowercase();
            LEADS.contains(&first.as_str())
        })
}

/// "It was not 1954, when the river rose and 23 people drowned": whatever preposition stands before it.
fn has_clause_of_its_own(sentence: &str, date: &Range<usize>) -> bool {
    sentence[date.end..].trim_start_matches([',', ' ']).starts_with("when ")
}
