//! A share that is not that of its figures: "7 of 15 (52%)", "12 of 40, or a quarter", "30% of the 400
//! jobs, or 150".

use super::passage::{Sentence, reads, words};
use super::rounding::Leeway;
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::value::{Measure, Unit, ValueType};
use std::ops::Range;

pub(super) const CHECK: Check = Check {
    code: "percent-mismatch",
    on_by_default: true,
    page: include_str!("percent_mismatch.md"),
    find: Find::Sentence(find),
};

/// What stands between a part and its whole.
pub(super) const OF: &[&str] = &[
    "of",
    "of the",
    "of its",
    "of their",
    "of his",
    "of her",
    "of our",
    "of all",
    "of these",
    "of those",
    "out of",
    "out of the",
    "out of all",
    "/",
];

fn find(sentence: &Sentence<'_>, found: &mut Vec<Diagnostic>) {
    for index in 0..sentence.readings.len() {
        if let Some(part) = part_of_whole(sentence, index) {
            let share = share_behind(sentence, part.last).or_else(|| share_before(sentence, &part));
            found.extend(share.and_then(|share| compare(sentence, &part, share)));
        } else if let Some(whole) = whole_of_share(sentence, index) {
            let part = part_behind(sentence, whole).or_else(|| part_before(sentence, index));
            found.extend(part.and_then(|part| compare_part(sentence, index, part, whole)));
        }
    }
}

/// "7 of 15 countries": the values it is said in, and the per cent that they make.
struct PartOfWhole {
    first: usize,
    last: usize,
    percent: Leeway,
    exactly: f64,
}

fn part_of_whole(sentence: &Sentence<'_>, index: usize) -> Option<PartOfWhole> {
    let first = sentence.measure(index)?;
    if first.value_type == ValueType::Share {
        // "7 out of 15" is read as one share.
        let core = sentence.core(index);
        let by_count = first.unit == Unit::Percent && core.contains(" of ") && core.contains("out");
        let percent = first.stated().filter(|_| by_count && first.is_bare())?;
        return Some(PartOfWhole {
            first: index,
            last: index,
            percent: Leeway { low: percent, high: percent },
            exactly: percent,
        });
    }
    let second = sentence.measure(index + 1)?;
    let counts =
        [first, second].iter().all(|count| count.value_type == ValueType::Count && is_without_bounds(count));
    if !counts || !reads(sentence.between(index, index + 1), OF) {
        return None;
    }
    let (part, whole) = (Leeway::of_count(first)?, Leeway::of_count(second)?);
    if whole.low <= 0.0 || part.low < 0.0 || part.low > whole.high {
        return None;
    }
    Some(PartOfWhole {
        first: index,
        last: index + 1,
        percent: Leeway { low: 100.0 * part.low / whole.high, high: 100.0 * part.high / whole.low },
        exactly: 100.0 * first.stated()? / second.stated()?,
    })
}

/// "… countries (52%)", "…, or 52%".
fn share_behind(sentence: &Sentence<'_>, last: usize) -> Option<usize> {
    let share = last + 1;
    as_percent(sentence, share)?;
    let between = sentence.between(last, share).trim();
    let behind = sentence.tail(share);
    if let Some(thing) = between.strip_suffix('(') {
        return (words(thing).count() <= 4
            && !thing.contains([',', ';', '.', '(', ')'])
            && behind.starts_with(')'))
        .then_some(share);
    }
    let thing = between.strip_suffix(", or").or_else(|| between.strip_suffix(','))?;
    let ends = behind.is_empty() || behind.starts_with([',', '.', ')', ';', ':']);
    (words(thing).count() <= 3 && !thing.contains([',', ';', '.', '(', ')']) && ends).then_some(share)
}

/// "52% (7 of 15)".
fn share_before(sentence: &Sentence<'_>, part: &PartOfWhole) -> Option<usize> {
    let share = part.first.checked_sub(1)?;
    as_percent(sentence, share)?;
    (sentence.between(share, part.first).trim() == "(" && sentence.tail(part.last).starts_with(')'))
        .then_some(share)
}

/// A share as it was said, in per cent, and what its writing leaves open: rounded, cut off, or as
/// round as a spoken fraction is.
fn as_percent(sentence: &Sentence<'_>, index: usize) -> Option<Leeway> {
    let measure = sentence.measure(index)?;
    let (percent, unit) = match (&measure.unit, measure.stated()?) {
        (Unit::Percent, percent) => (percent, measure.step),
        (Unit::One, fraction) if fraction > 0.0 && fraction < 1.0 && !sentence.core(index).contains('.') => {
            (100.0 * fraction, 10.0 * fraction)
        }
        _ => return None,
    };
    let open = if measure.is_bare() { unit } else { unit.max(percent / 10.0).max(1.0) };
    Some(Leeway { low: percent - open, high: percent + open })
}

fn compare(sentence: &Sentence<'_>, part: &PartOfWhole, share: usize) -> Option<Diagnostic> {
    let said = as_percent(sentence, share)?;
    // "2% binary (64 of 65 ASCII)": the share of the others.
    let others = Leeway { low: 100.0 - part.percent.high, high: 100.0 - part.percent.low };
    if said.meets(part.percent) || share < part.first && said.meets(others) {
        return None;
    }
    let range = figures(sentence, part);
    let (counts, percent) = (&sentence.text[range.clone()], sentence.core(share));
    let label = Label::primary(sentence.span(sentence.readings[share].core.clone()), "not this share");
    let told = Diagnostic::warning(CHECK.code, format!("{counts} is not {percent}"), label)
        .with_label(Label::secondary(sentence.span(range.clone()), "of these"))
        .with_note(format!("{counts} is {:.1}%", part.exactly));
    Some(told)
}

/// The whole right behind a share: "30% of the 400", "half the 400".
fn whole_of_share(sentence: &Sentence<'_>, share: usize) -> Option<usize> {
    as_percent(sentence, share)?;
    let whole = sentence.measure(share + 1).filter(|whole| is_countable(whole))?;
    let between = sentence.between(share, share + 1);
    let is_of = reads(between, OF) && !reads(between, &["/"]);
    let is_half_the = reads(between, &["the"]) && sentence.core(share).eq_ignore_ascii_case("half");
    ((is_of || is_half_the) && whole.stated()? > 0.0).then_some(share + 1)
}

/// "30% of the 400 jobs, or 150 people", "30% of the 400 jobs (150)"
fn part_behind(sentence: &Sentence<'_>, whole: usize) -> Option<usize> {
    let part = whole + 1;
    sentence.measure(part)?;
    let between = sentence.between(whole, part).trim();
    let enclosed = || {
        let (inside, _) = sentence.tail(part).split_once(')')?;
        (words(inside).count() <= 1).then(|| between.strip_suffix('('))?
    };
    let thing = between.strip_suffix(", or").or_else(enclosed)?;
    (words(thing).count() <= 3 && !thing.contains([',', ';', '.', '(', ')'])).then_some(part)
}

/// "150 people, or 30% of the 400", "150 people (30% of the 400)", "150 people, half the 400"
fn part_before(sentence: &Sentence<'_>, share: usize) -> Option<usize> {
    let part = share.checked_sub(1)?;
    sentence.measure(part)?;
    let between = sentence.between(part, share).trim();
    let thing = [", or", ", just", ", only", ",", "(", "–", "—"]
        .iter()
        .find_map(|ending| between.strip_suffix(ending))?;
    (words(thing).count() <= 4 && !thing.contains([',', ';', '.', '(', ')'])).then_some(part)
}

fn compare_part(sentence: &Sentence<'_>, share: usize, part: usize, whole: usize) -> Option<Diagnostic> {
    let (said, counted, all) =
        (as_percent(sentence, share)?, sentence.measure(part)?, sentence.measure(whole)?);
    let alike = counted.unit == all.unit && is_countable(counted);
    let (lot, total) = (Leeway::of_count(counted)?, Leeway::of_count(all)?);
    let percent = Leeway { low: 100.0 * lot.low / total.high, high: 100.0 * lot.high / total.low };
    let exactly = 100.0 * counted.stated()? / all.stated()?;
    // What is far from the share is a figure of something else.
    let near = (0.5..=2.0).contains(&(exactly / (said.low + said.high) * 2.0));
    if !alike || !near || said.meets(percent) {
        return None;
    }
    let core = |index: usize| sentence.readings[index].core.clone();
    let label = Label::primary(sentence.span(core(share)), "not this share");
    let (lot, total) = (sentence.core(part), sentence.core(whole));
    let message = format!("{lot} of {total} is not {}", sentence.core(share));
    let told = Diagnostic::warning(CHECK.code, message, label)
        .with_label(Label::secondary(sentence.span(core(part)), "the part"))
        .with_label(Label::secondary(sentence.span(core(whole)), "the whole"))
        .with_note(format!("{lot} of {total} is {exactly:.1}%"));
    Some(told)
}

fn is_countable(measure: &Measure) -> bool {
    matches!(measure.value_type, ValueType::Count | ValueType::Money) && is_without_bounds(measure)
}

/// One figure that is open on neither side: more than 100 may be twice as many.
fn is_without_bounds(measure: &Measure) -> bool {
    measure.stated().is_some() && measure.low().is_some() && measure.high().is_some()
}

fn figures(sentence: &Sentence<'_>, part: &PartOfWhole) -> Range<usize> {
    sentence.readings[part.first].core.start..sentence.readings[part.last].core.end
}

/// Whether two values are a part and the whole it is taken from.
pub(super) fn is_part_of<'s>(sentence: &'s Sentence<'_>, index: usize) -> Option<(&'s Measure, &'s Measure)> {
    let (part, whole) = (sentence.measure(index)?, sentence.measure(index + 1)?);
    reads(sentence.between(index, index + 1), OF).then_some((part, whole))
}
