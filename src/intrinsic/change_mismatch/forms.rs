//! The ways in which two figures of one thing at two times stand in a sentence.

use super::super::passage::{Sentence, ends_in, is_any, words};
use super::super::rounding::Leeway;
use super::said::{Multiple, is_change, is_percent, may_lead_to_share, multiple_at_end};
use crate::value::{Measure, Stated, Unit, Value};

/// Two figures of one thing at two times.
pub(super) struct Change {
    /// The first and the last value it is said in.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) from: Leeway,
    pub(super) to: Leeway,
    /// The figures without what their writing leaves open, the earlier first.
    pub(super) stated: (f64, f64),
    /// Behind the figures the ways to say them begin: "from", "to"; empty where nothing need stand.
    pub(super) opens_with: &'static str,
    pub(super) of_shares: bool,
}

impl Change {
    /// From one value to another of its kind.
    fn of(sentence: &Sentence<'_>, from: usize, to: usize) -> Option<Self> {
        let (earlier, later) = (sentence.measure(from)?, sentence.measure(to)?);
        let alike = earlier.value_type == later.value_type && earlier.unit == later.unit;
        alike.then_some(Self {
            first: from.min(to),
            last: from.max(to),
            from: Leeway::of_count(earlier)?,
            to: Leeway::of_count(later)?,
            stated: (earlier.stated()?, later.stated()?),
            opens_with: "",
            of_shares: is_share(earlier),
        })
    }
}

fn is_share(measure: &Measure) -> bool {
    matches!(measure.unit, Unit::Percent | Unit::PercentagePoint)
}

/// "from 40 to 50", "to 50 from 40", "from 40 in May to 50 in June"
pub(super) fn from_to(sentence: &Sentence<'_>, index: usize) -> Option<Change> {
    let opens_with = ["from", "to"].into_iter().find(|word| ends_in(sentence.before(index), word))?;
    if opens_with == "from"
        && let Some(change) = range(sentence, index)
    {
        return Some(change);
    }
    sentence.measure(index)?;
    let second = next_figure(sentence, index)?;
    let closes_with = if opens_with == "from" { "to" } else { "from" };
    let between = sentence.between(index, second);
    let closes = ends_in(between, closes_with)
        && words(between).count() <= 6
        && !between.contains([',', ';', ':', '.']);
    let (from, to) = if opens_with == "from" { (index, second) } else { (second, index) };
    Change::of(sentence, from, to).filter(|_| closes).map(|change| Change { opens_with, ..change })
}

/// "40 to 50", read as one range
fn range(sentence: &Sentence<'_>, index: usize) -> Option<Change> {
    let both = sentence.measure(index)?;
    let Stated::Both(low, high) = both.stated else { return None };
    let end = |at| Leeway::of_count(&Measure::bare(both.value_type, both.unit.clone(), at, both.step));
    sentence.core(index).contains(" to ").then_some(Change {
        first: index,
        last: index,
        from: end(low)?,
        to: end(high)?,
        stated: (low, high),
        opens_with: "from",
        of_shares: is_share(both),
    })
}

/// "50 cars, up 20% from 40", "50 cars (a 20% rise on 40)", "50 cars, 20% more than last year's 40": the
/// figures, and the share that they are said to be apart by.
pub(super) fn up_from(sentence: &Sentence<'_>, later: usize) -> Option<(Change, usize)> {
    sentence.measure(later)?;
    let share = next_figure(sentence, later).filter(|share| is_percent(sentence, *share))?;
    let earlier = next_figure(sentence, share)?;
    let lead = lead_between(sentence, later, share)?;
    // "than 2019's 40": the date belongs to the figure.
    let link = sentence.behind(share);
    let owned =
        earlier == share + 1 || sentence.between(share, earlier).trim_end().ends_with(['s', '’', '\'']);
    let is_link = words(link).all(|word| is_change(word) || is_any(word, LINKS))
        && words(link).any(|word| is_any(word, &["from", "on", "over", "than", "with", "below", "above"]))
        && !link.contains([',', ';', '(', ')', ':', '.']);
    let leads = words(lead).all(may_lead_to_share);
    (owned && is_link && leads).then_some(())?;
    Some((Change::of(sentence, earlier, later)?, share))
}

/// Words between a share and the figure it is a share of.
const LINKS: &[&str] = &[
    "from",
    "on",
    "over",
    "than",
    "above",
    "below",
    "compared",
    "with",
    "the",
    "its",
    "their",
    "a",
    "previous",
    "earlier",
    "year-earlier",
    "year-ago",
    "more",
    "less",
    "fewer",
    "higher",
    "lower",
];

/// "50 cars, compared with 40 last year", "50 cars, up from 40"
pub(super) fn compared_with(sentence: &Sentence<'_>, later: usize) -> Option<Change> {
    const COMPARED: &[&str] =
        &["compared with", "compared to", "as against", "against", "versus", "up from", "down from"];
    sentence.measure(later)?;
    let earlier = next_figure(sentence, later)?;
    let lead = lead_between(sentence, later, earlier)?;
    is_any(lead, COMPARED).then(|| Change::of(sentence, earlier, later))?
}

/// "50 cars, nearly twice the 25 of last year"
pub(super) fn double_the(sentence: &Sentence<'_>, later: usize) -> Option<(Change, Multiple)> {
    sentence.measure(later)?;
    let earlier = next_figure(sentence, later)?;
    let multiple = multiple_at_end(sentence, lead_between(sentence, later, earlier)?.strip_suffix(" the")?)?;
    Some((Change::of(sentence, earlier, later)?, multiple))
}

/// The next value that is no date: the time of a figure stands behind it.
fn next_figure(sentence: &Sentence<'_>, index: usize) -> Option<usize> {
    let is_date = |index: &usize| matches!(sentence.readings[*index].value, Value::Date(_));
    let next = (index + 1..sentence.readings.len()).find(|next| !is_date(next))?;
    sentence.measure(next).map(|_| next)
}

/// The words that lead from a figure, behind what it counts and when, to the next: all behind the one
/// comma, dash or parenthesis between them.
fn lead_between<'s>(sentence: &'s Sentence<'_>, figure: usize, next: usize) -> Option<&'s str> {
    let between = sentence.between(figure, next);
    let (thing, lead) = between.split_once([',', '(', '–', '—'])?;
    let is_thing = words(thing).count() <= 6 && !thing.contains([';', ':', '.', ')']);
    is_thing.then(|| lead.trim())
}
