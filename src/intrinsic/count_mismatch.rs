//! A number of things announced and another number listed: "three reasons:" over four items.

use super::passage::{Sentence, is_any, words};
use super::{Check, Find};
use crate::diagnostic::{Diagnostic, Label};
use crate::text::{BlockKind, Document, List, ValueReader};
use crate::value::{self, Context, Measure, Value, ValueType};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    code: "count-mismatch",
    on_by_default: true,
    page: include_str!("count_mismatch.md"),
    find: Find::Document(find),
};

fn find(document: &Document, found: &mut Vec<Diagnostic>) {
    // Where a list ends, its last item is no announcement of the next list.
    let ends: BTreeSet<usize> = document.prose.lists.iter().map(|list| list.blocks.end).collect();
    let mut values = ValueReader::new(document);
    for list in &document.prose.lists {
        let Some(above) = list.blocks.start.checked_sub(1) else { continue };
        let block = &document.prose.blocks[above];
        let announces = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let text = &document.prose.text[block.range.clone()];
        if !announces
            || list.items < 2
            || !text.trim_end().ends_with(':')
            || ends.contains(&list.blocks.start)
        {
            continue;
        }
        let Some(range) = document.prose.sentences(block).pop() else { continue };
        let sentence = Sentence::read(document, block, range, &mut values);
        let Some((index, announced)) = announced(&sentence) else { continue };
        let fewer = list.items < announced;
        if announced == list.items || holds_groups(document, list, fewer) {
            continue;
        }
        let said = sentence.core(index);
        let span = sentence.span(sentence.readings[index].core.clone());
        let items = &document.prose.blocks[list.blocks.clone()];
        let last = items.last().map_or(span, |last| document.span(last.range.clone()));
        found.push(
            Diagnostic::warning(
                CHECK.code,
                format!("{said} announced, {} listed", list.items),
                Label::primary(span, "announced"),
            )
            .with_label(Label::secondary(last, format!("the last of {} items", list.items))),
        );
    }
}

/// Whether an item stands for several things: "2 through 5", "two limits in blocks"; where items are
/// missing, also "registers R1-R5", "bread and butter".
fn holds_groups(document: &Document, list: &List, fewer: bool) -> bool {
    const HEAD: usize = 60;
    document.prose.blocks[list.blocks.clone()].iter().any(|item| {
        let text = &document.prose.text[item.range.clone()];
        let head = &text[..text.floor_char_boundary(HEAD)];
        let range = head.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1] == b'-');
        if fewer && (range || [" and ", " or ", " through ", "/", "–"].iter().any(|joint| head.contains(joint))) {
            return true;
        }
        let first = value::read(head, &Context::default()).into_iter().next();
        first.is_some_and(|reading| {
            let early = words(&head[..reading.range.start]).count() < 3;
            early && matches!(&reading.value, Value::Measure(measure) if measure.high().is_none_or(|high| high > 1.0))
        })
    })
}

/// The number of things that a sentence says will follow: its only bare count, directly before the
/// words that the colon ends.
fn announced(sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    const NOT_ALL: &[&str] = &[
        "of",
        "as",
        "these",
        "those",
        "both",
        "any",
        "least",
        "most",
        "one",
        "least",
        "than",
        "each",
        "per",
        "other",
        "every",
        "either",
        "or",
        "first",
        "last",
        "next",
        "some",
        "more",
        "both",
        "with",
        "for",
        "in",
        "on",
        "from",
        "at",
        "by",
        "to",
        "using",
        "if",
        "when",
        "into",
        "between",
        "after",
        "where",
        "like",
        "such",
        "e.g",
        "including",
        "among",
        "only",
        "steps",
        "times",
        "examples",
        "lines",
        "commands",
        "minutes",
    ];
    let last = sentence.readings.len().checked_sub(1)?;
    let measure = sentence.measure(last)?;
    let counts = |measure: &Measure| measure.value_type == ValueType::Count && measure.is_bare();
    let number = measure
        .stated()
        .filter(|number| counts(measure) && number.fract() == 0.0 && (2.0..=30.0).contains(number))?;
    let alone = (0..last)
        .all(|index| sentence.measure(index).is_none_or(|measure| measure.value_type != ValueType::Count));
    let thing: Vec<&str> = words(sentence.tail(last)).collect();
    let plural =
        thing.iter().take(3).any(|word| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"));
    let plain = !thing.iter().any(|word| is_any(word, NOT_ALL)) && thing.len() <= 5;
    let choice = words(sentence.before(last)).next_back().is_some_and(|word| is_any(word, NOT_ALL));
    (alone && plural && plain && !choice).then_some((last, number as usize))
}
