//! Parts that do not add up: "23 people: 12 men, 8 women and 4 children", "12 men and 8 women, 23 in
//! all", the total of a table.

use super::passage::{Sentence, ends_in, is_any, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::text::{Document, Row, Table};
use crate::value::{self, Measure, Number, Unit, Value, ValueType};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "sum-mismatch",
    on_by_default: true,
    page: include_str!("sum_mismatch.md"),
    find: Find::Both(find_in_sentence, find_in_tables),
};

fn find_in_sentence(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    if sentence.in_table() {
        return;
    }
    for total in 0..sentence.readings.len() {
        if let Some(parts) = parts_of(sentence, total) {
            found.extend(compare_parts(sentence, total, parts));
        } else if let Some(people) = people_of(sentence, total) {
            let told = compare_parts(sentence, total, people.parts);
            found.extend(told.filter(|_| people.are_all || people.sum > people.total));
        } else if let Some(parts) = parts_before(sentence, total) {
            found.extend(compare_parts(sentence, total, parts));
        }
    }
}

/// Words between a total and its parts, or beside a part, that make the parts no whole.
const NO_SUM: &[&str] = &[
    "each",
    "per",
    "every",
    "times",
    "including",
    "include",
    "includes",
    "among",
    "eg",
    "e.g",
    "example",
    "least",
    "of",
    "x",
    "by",
    "mainly",
    "mostly",
    "notably",
    "especially",
    "follows",
    "than",
    "or",
    "from",
    "either",
    "after",
    "before",
    "versus",
    "vs",
];

/// Words that lead from a whole to all of its parts.
const MADE_OF: &[&str] = &[
    "made up of",
    "consisting of",
    "consists of",
    "consisted of",
    "composed of",
    "comprising",
    "comprises",
    "comprised",
];

/// The thing that a total counts, where its parts follow: behind a colon, a dash, an opening
/// parenthesis or "made up of".
fn thing_before_parts<'s>(sentence: &'s Sentence<'_>, total: usize) -> Option<&'s str> {
    let behind = sentence.behind(total).trim_end();
    if let Some(thing) = behind.strip_suffix([':', '(', '–', '—']) {
        return Some(thing);
    }
    let lead = MADE_OF.iter().find(|lead| ends_in(behind, lead))?;
    let thing = behind[..behind.len() - lead.len()].trim_end();
    Some(thing.strip_suffix(',').unwrap_or(thing))
}

/// "12 men, 8 women and 4 children, a total of 23", "12 men and 8 women, 23 in all"
fn parts_before(sentence: &Sentence<'_>, total: usize) -> Option<Range<usize>> {
    const INTRODUCED: &[&str] =
        &["for a total of", "making a total of", "a total of", "totalling", "totaling"];
    const IN_ALL: &[&str] = &["in all", "in total", "altogether", "all told"];
    let whole = sentence.measure(total).filter(|whole| is_summable(whole))?;
    let lead = sentence.before(total).trim_end();
    let behind = sentence.behind(total).split(['.', ',', ';', ')', '–', '—']).next().unwrap_or_default();
    let said_behind = IN_ALL.iter().any(|all| ends_in(behind, all)) && words(behind).count() <= 4;
    let lead = match INTRODUCED.iter().find(|words| ends_in(lead, words)) {
        Some(words) => lead[..lead.len() - words.len()].trim_end(),
        None if said_behind => lead,
        None => return None,
    };
    let last_thing = lead.strip_suffix([',', '–', '—', '(', ':'])?;
    let mut first = total.checked_sub(1)?;
    let is_part = |index: usize| {
        let part = sentence.measure(index);
        part.is_some_and(|part| {
            is_summable(part) && part.unit == whole.unit && part.value_type == whole.value_type
        })
    };
    let is_thing = |thing: &str| {
        words(thing).count() <= 4
            && !words(thing).any(|word| is_any(word, NO_SUM) || is_any(word, &["and", "a", "an"]))
    };
    let mut joint = "and";
    if !is_part(first) || !is_thing(last_thing) || last_thing.contains([',', ';', '.', '(', ')']) {
        return None;
    }
    while let Some(before) = first.checked_sub(1).filter(|before| is_part(*before)) {
        let between = sentence.between(before, first).trim();
        let Some(thing) = between.strip_suffix(joint) else { break };
        let thing = thing.trim_end();
        let thing = thing.strip_suffix(',').filter(|_| joint == "and").unwrap_or(thing);
        if !is_thing(thing) || thing.contains([',', ';', '.', '(', ')', ':']) {
            return None;
        }
        (first, joint) = (before, ",");
    }
    (first + 1 < total).then_some(first..total)
}

/// The values that stand behind a total as its parts, with the last joined by "and".
fn parts_of(sentence: &Sentence<'_>, total: usize) -> Option<Range<usize>> {
    let whole = sentence.measure(total).filter(|whole| is_summable(whole))?;
    let thing = thing_before_parts(sentence, total)?;
    if whole.unit == Unit::One && words(thing).next().is_none()
        || words(thing).count() > 4
        || words(thing).any(|word| is_any(word, NO_SUM))
        || thing.contains([',', ';', '.', '(', ')', ':'])
    {
        return None;
    }
    let mut last = total;
    let mut joined = false;
    while let Some(part) = sentence.measure(last + 1) {
        let alike = is_summable(part) && part.unit == whole.unit && part.value_type == whole.value_type;
        if !alike {
            return None;
        }
        last += 1;
        let behind = sentence.behind(last);
        let at_end = last + 1 == sentence.readings.len();
        let thing = if joined || at_end {
            behind.split(['.', ')', ';', ',', '—', '–']).next().unwrap_or(behind)
        } else {
            behind
        };
        if words(thing).any(|word| is_any(word, NO_SUM)) {
            return None;
        }
        if joined {
            let ends = behind.len() == thing.len()
                || behind[thing.len()..].starts_with(['.', ')', ';'])
                || behind[thing.len()..].starts_with([',', '—', '–']);
            return (ends && last > total + 1 && words(thing).count() <= 4).then_some(total + 1..last + 1);
        }
        let text = behind.trim();
        joined =
            words(text).next_back().is_some_and(|word| is_any(word, &["and", "plus"])) || text.ends_with('&');
        let divided = text.ends_with([',', ';']) || joined;
        if !divided || words(text).count() > 5 {
            return None;
        }
    }
    None
}

/// People of a total who are told apart as men, women and children: "of the 19 dead, 12 were men …".
struct People {
    parts: Range<usize>,
    total: f64,
    sum: f64,
    /// There is no other kind, and nobody is said to be left.
    are_all: bool,
}

/// No one is of two of these.
const KINDS: [&[&str]; 4] = [&["man", "men"], &["woman", "women"], &["boy", "boys"], &["girl", "girls"]];
const CHILDREN: &[&str] = &["child", "children"];

/// What stands in the next sentence where it tells of those who are left.
const LEFT: &[&str] = &[
    "another",
    "identified",
    "identify",
    "last",
    "one",
    "other",
    "others",
    "remaining",
    "rest",
    "unidentified",
    "unknown",
    "yet",
];

fn people_of(sentence: &Sentence<'_>, total: usize) -> Option<People> {
    let whole = sentence.measure(total).filter(|whole| is_summable(whole) && whole.unit == Unit::One)?;
    let lead = sentence.before(total).trim_start_matches([',', ';', ' ']).trim_end();
    let thing: Vec<&str> = words(sentence.behind(total)).collect();
    let is_lead = lead.eq_ignore_ascii_case("of")
        || ["of the", "of its", "of their", "of those"].iter().any(|of| lead.eq_ignore_ascii_case(of));
    if !is_lead || thing.len() > 4 || thing.iter().any(|word| is_any(word, NO_SUM)) {
        return None;
    }
    let mut seen = [false; KINDS.len()];
    let (mut children, mut sum) = (false, 0.0);
    let mut last = total;
    while let Some(part) =
        sentence.measure(last + 1).filter(|part| is_summable(part) && part.unit == Unit::One)
    {
        last += 1;
        sum += part.stated()?;
        let behind = sentence.behind(last);
        let mut said = words(behind).skip_while(|word| is_any(word, &["was", "were", "are", "is"]));
        let kind = said.next()?;
        match KINDS.iter().position(|names| is_any(kind, names)) {
            Some(at) if !seen[at] => seen[at] = true,
            None if is_any(kind, CHILDREN) && !children => children = true,
            _ => return None,
        }
        if said.any(|word| !is_any(word, &["and", "plus", "were", "was"])) {
            return None;
        }
    }
    let [men, women, boys, girls] = seen;
    let kinds = seen.iter().filter(|seen| **seen).count() + usize::from(children);
    if kinds < 2 || last + 1 < sentence.readings.len() || children && (boys || girls) {
        return None;
    }
    let are_all = men && women && (children || boys && girls);
    let somebody_is_left = words(sentence.what_follows()).any(|word| is_any(word, LEFT));
    Some(People {
        parts: total + 1..last + 1,
        total: whole.stated()?,
        sum,
        are_all: are_all && !somebody_is_left,
    })
}

fn is_summable(measure: &Measure) -> bool {
    matches!(measure.value_type, ValueType::Count | ValueType::Money) && measure.is_bare()
}

fn compare_parts(sentence: &Sentence<'_>, total: usize, parts: Range<usize>) -> Option<Diagnostic> {
    let whole = Leeway::of_count(sentence.measure(total)?)?;
    let stated = sentence.measure(total)?.stated()?;
    let mut sum = Leeway { low: 0.0, high: 0.0 };
    let mut exactly = 0.0;
    for part in parts.clone() {
        let measure = sentence.measure(part)?;
        let leeway = Leeway::of_count(measure)?;
        sum = Leeway { low: sum.low + leeway.low, high: sum.high + leeway.high };
        exactly += measure.stated()?;
    }
    // "two teams: 8 women and 4 men": what is far from the sum, or counts the parts, is no total of theirs.
    let counts_the_parts = stated == parts.len() as f64;
    if sum.meets(whole) || counts_the_parts || !(0.6..=1.6).contains(&(exactly / stated)) {
        return None;
    }
    let range = sentence.readings[parts.start].core.start..sentence.readings[parts.end - 1].core.end;
    let figures: Vec<&str> = parts.map(|part| sentence.core(part)).collect();
    let core = &sentence.readings[total].core;
    let label = Label::primary(sentence.span(core.clone()), "the total");
    let told = Diagnostic::warning(
        CHECK.code,
        format!("{} is not the sum of its parts", &sentence.text[core.clone()]),
        label,
    )
    .with_label(Label::secondary(sentence.span(range), "the parts"))
    .with_note(format!("{} make {}", figures.join(" + "), shown(exactly)));
    Some(told)
}

fn find_in_tables(document: &Document, found: &mut Vec<Diagnostic>) {
    for table in &document.prose.tables {
        columns_under_total(document, table, found);
    }
}

/// A row that says "Total" last in its table, against the rows above it.
fn columns_under_total(document: &Document, table: &Table, found: &mut Vec<Diagnostic>) {
    let body: Vec<&Row> = table.rows.iter().filter(|row| !row.is_header).collect();
    let Some((total, rows)) = body.split_last() else { return };
    if !is_total(document, total) || rows.len() < 2 || rows.iter().any(|row| is_total(document, row)) {
        return;
    }
    for cell in total.cells.iter().skip(1) {
        let Some(whole) = entry(document, &cell.words) else { continue };
        let parts: Option<Vec<Number>> = rows
            .iter()
            .filter_map(|row| row.cells.iter().find(|part| part.column == cell.column))
            .filter(|part| !is_blank(&document.prose.text[part.words.clone()]))
            .map(|part| entry(document, &part.words))
            .collect();
        let Some(parts) = parts.filter(|parts| parts.len() >= 2) else { continue };
        let sum: f64 = parts.iter().map(|part| part.value).sum();
        let open: f64 = parts
            .iter()
            .chain([&whole])
            .map(|number| if number.last_step < 1.0 { number.last_step / 2.0 } else { open_of(number) })
            .sum();
        let near = whole.value > 0.0 && (0.8..=1.25).contains(&(sum / whole.value));
        if (sum - whole.value).abs() <= open + 1e-9 * sum.abs() || !near {
            continue;
        }
        let words = &document.prose.text[cell.words.clone()];
        let label = Label::primary(document.span(cell.words.clone()), "the total");
        found.push(
            Diagnostic::warning(CHECK.code, format!("the total {words} is not the sum of its column"), label)
                .with_note(format!("the {} entries above make {}", parts.len(), shown(sum))),
        );
    }
}

/// What a whole number leaves open: nothing, unless it ends in three zeros.
fn open_of(number: &Number) -> f64 {
    if number.step >= 1000.0 { number.step / 2.0 } else { 0.0 }
}

fn is_total(document: &Document, row: &Row) -> bool {
    let Some(first) = row.cells.first() else { return false };
    let text = document.prose.text[first.words.clone()].trim().trim_end_matches(':');
    words(text).count() <= 3 && words(text).any(|word| is_any(word, &["total", "totals", "sum", "overall"]))
}

/// The number that a cell holds and nothing else, but for a currency's sign.
fn entry(document: &Document, words: &Range<usize>) -> Option<Number> {
    let text = &document.prose.text[words.clone()];
    if let Some(number) = value::number_at(text, 0).filter(|number| number.range.len() == text.trim().len()) {
        return Some(number);
    }
    let readings = value::read(text, &value::Context::default());
    let [reading] = &readings[..] else { return None };
    let Value::Measure(measure) = &reading.value else { return None };
    let whole = reading.core.len() == text.trim().len()
        && measure.is_bare()
        && measure.value_type == ValueType::Money;
    let number = |value| Number {
        value,
        step: measure.step,
        last_step: measure.step,
        range: reading.core.clone(),
        in_words: false,
    };
    measure.stated().filter(|_| whole).map(number)
}

fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "–" | "—" | "n/a" | "N/A")
}

/// A sum as it is written: without the noise of binary arithmetic.
fn shown(sum: f64) -> String {
    let rounded = (sum * 1e6).round() / 1e6;
    format!("{rounded}")
}
