//! A sentence with a mark before and behind every value, on which patterns run.

use super::aside::{Aside, asides};
use super::implicit::Implicit;
use super::lead_in;
use crate::rule::pattern::marks;
use crate::value::{Context, Reading, Value, ValueType, parse_notation, read};
use std::ops::Range;

/// A value of a sentence that a pattern may take: a whole reading, or the bare number inside one.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) value: Value,
    /// Bytes of the sentence, hedge included.
    pub(super) range: Range<usize>,
    /// Where the mark stands that is changed while the value is tried; bytes of the marked text.
    mark: usize,
    /// The bytes of the marked text from the mark to the closing mark, which is included.
    pub(super) marked: Range<usize>,
    /// A bare number that is lent to patterns which name its unit themselves.
    pub(super) lent: bool,
    /// A value that only facts which ask for it see.
    pub(super) implicit: bool,
    /// The value without words that it took in, for patterns which name these themselves.
    inner: Vec<Inner>,
}

/// A stretch inside a value that stands for the whole where a pattern names the rest of its words.
#[derive(Clone, Debug)]
struct Inner {
    /// Where the mark stands that is changed while the stretch is tried; bytes of the marked text.
    mark: usize,
    /// What it is changed into.
    tried: char,
    /// As in [`Slot::marked`].
    marked: Range<usize>,
}

/// A sentence whose values are marked.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) slots: Vec<Slot>,
    /// Parentheses, appositions and the like.
    asides: Vec<Aside>,
    /// Offsets in the marked text at which marks stand, rising. Each is three bytes long.
    marks: Vec<usize>,
}

/// The bytes that a mark takes in UTF-8.
const MARK_LEN: usize = 3;

impl Marked {
    /// Marks the readings of a sentence, and what else some facts see in it.
    pub(super) fn new(sentence: &str, readings: &[Reading], implicit: Vec<Implicit>) -> Self {
        let mut inserts: Vec<(usize, u8, char)> = Vec::new();
        // The second member orders marks at one place: what ends there first, then what begins.
        const ENDS: u8 = 0;
        const ENDS_CORE: u8 = 1;
        const ENDS_OUTER: u8 = 2;
        const BEGINS_OUTER: u8 = 4;
        const BEGINS_HEDGE: u8 = 5;
        const BEGINS: u8 = 6;
        const BEGINS_CORE: u8 = 7;
        const BEGINS_INNER: u8 = 8;
        for reading in readings {
            let start = lead_in::start(sentence, reading.range.start, reading.value.value_type());
            if start < reading.core.start {
                inserts.push((start, BEGINS_HEDGE, marks::HEDGE));
            }
            inserts.push((reading.core.start, BEGINS, marks::open(reading.value.value_type())));
            if let Some((number, _)) = &reading.number {
                inserts.push((number.start, BEGINS_INNER, marks::NUMBER));
                inserts.push((number.end, ENDS, marks::NUMBER_CLOSE));
            }
            for (end, _) in ends_of_stretch(sentence, reading) {
                inserts.push((end.start, BEGINS_INNER, marks::END));
                inserts.push((end.end, ENDS, marks::END_CLOSE));
            }
            if let Some(core) = core_of(sentence, reading) {
                inserts.push((core.start, BEGINS_CORE, marks::CORE));
                inserts.push((core.end, ENDS_CORE, marks::CORE_CLOSE));
            }
            inserts.push((reading.core.end, ENDS_OUTER, marks::CLOSE));
            if reading.core.end < reading.range.end {
                inserts.push((reading.core.end, BEGINS_OUTER - 1, marks::AFTER));
                inserts.push((reading.range.end, ENDS, marks::AFTER_CLOSE));
            }
        }
        for Implicit { range, .. } in &implicit {
            inserts.push((range.start, BEGINS_INNER, marks::NUMBER));
            inserts.push((range.end, ENDS, marks::NUMBER_CLOSE));
        }
        let asides = asides(sentence, readings);
        for aside in &asides {
            let mark = if aside.describes { marks::DESCRIPTION } else { marks::ASIDE };
            inserts.push((aside.range.start, BEGINS_OUTER, mark));
            inserts.push((aside.range.end, ENDS_OUTER, marks::ASIDE_CLOSE));
        }
        inserts.sort_by_key(|(at, order, _)| (*at, *order));
        let mut text = String::with_capacity(sentence.len() + MARK_LEN * inserts.len());
        let mut marks_at = Vec::with_capacity(inserts.len());
        let mut copied = 0;
        for (at, _, mark) in inserts {
            text.push_str(&sentence[copied..at]);
            copied = at;
            marks_at.push(text.len());
            text.push(mark);
        }
        text.push_str(&sentence[copied..]);
        let mut marked = Self { text, slots: Vec::new(), asides, marks: marks_at };
        marked.slots = readings.iter().flat_map(|reading| marked.slots_of(sentence, reading)).collect();
        let implicit: Vec<Slot> =
            implicit.into_iter().map(|implicit| marked.slot_of_implicit(implicit)).collect();
        marked.slots.extend(implicit);
        marked
    }

    /// The slots of one reading, the whole first.
    fn slots_of(&self, sentence: &str, reading: &Reading) -> Vec<Slot> {
        let open = marks::open(reading.value.value_type());
        let mark = self.find_mark(reading.core.start, open);
        let close = self.find_mark(reading.core.end, marks::CLOSE) + MARK_LEN;
        let mut slots = vec![Slot {
            value: reading.value.clone(),
            range: reading.range.clone(),
            mark,
            marked: mark..close,
            lent: false,
            implicit: false,
            inner: self.inner_of(sentence, reading),
        }];
        let lent = |range: Range<usize>, at: Range<usize>, value: Value, marks: (char, char)| {
            let mark = self.find_mark(at.start, marks.0);
            let close = self.find_mark(at.end, marks.1) + MARK_LEN;
            Slot { value, range, mark, marked: mark..close, lent: true, implicit: false, inner: Vec::new() }
        };
        if let Some((number, value)) = &reading.number {
            let range = reading.range.start..number.end;
            let marks = (marks::NUMBER, marks::NUMBER_CLOSE);
            slots.push(lent(range, number.clone(), (**value).clone(), marks));
        }
        for (end, value) in ends_of_stretch(sentence, reading) {
            slots.push(lent(end.clone(), end, value, (marks::END, marks::END_CLOSE)));
        }
        slots
    }

    fn slot_of_implicit(&self, Implicit { range, value }: Implicit) -> Slot {
        let mark = self.find_mark(range.start, marks::NUMBER);
        let close = self.find_mark(range.end, marks::NUMBER_CLOSE) + MARK_LEN;
        Slot { value, range, mark, marked: mark..close, lent: false, implicit: true, inner: Vec::new() }
    }

    /// What may stand for a whole reading: its number, and the reading without the words it took in.
    fn inner_of(&self, sentence: &str, reading: &Reading) -> Vec<Inner> {
        let inner = |at: Range<usize>, (open, close): (char, char), tried: char| {
            let mark = self.find_mark(at.start, open);
            Inner { mark, tried, marked: mark..self.find_mark(at.end, close) + MARK_LEN }
        };
        let number = reading.number.as_ref().map(|(number, _)| {
            inner(number.clone(), (marks::NUMBER, marks::NUMBER_CLOSE), marks::TRIED_NUMBER)
        });
        let core = core_of(sentence, reading)
            .map(|core| inner(core, (marks::CORE, marks::CORE_CLOSE), marks::TRIED_CORE));
        core.into_iter().chain(number).collect()
    }

    /// Where a mark of this kind stands that was inserted at this place of the sentence.
    fn find_mark(&self, sentence_at: usize, mark: char) -> usize {
        let place = |index: usize| self.marks[index] - MARK_LEN * index;
        let (mut low, mut high) = (0, self.marks.len());
        while low < high {
            let middle = low.midpoint(high);
            if place(middle) < sentence_at { low = middle + 1 } else { high = middle }
        }
        let here = self.marks[low..].iter().copied();
        here.into_iter().find(|&at| self.text[at..].starts_with(mark)).expect("every reading was marked")
    }

    /// The place in the sentence of an offset in the marked text.
    fn sentence_offset(&self, marked: usize) -> usize {
        let before = self.marks.partition_point(|&at| at < marked);
        marked - MARK_LEN * before
    }

    /// Which aside a range of the marked text is in, if any.
    pub(super) fn aside_of(&self, marked: &Range<usize>) -> Option<usize> {
        let range = self.sentence_range(marked);
        let inside = |aside: &Aside| aside.range.start <= range.start && range.end <= aside.range.end;
        self.asides.iter().position(inside)
    }

    /// Whether a range of the marked text is in an aside that says what something is or does, and names nothing new.
    pub(super) fn is_in_description(&self, marked: &Range<usize>) -> bool {
        self.aside_of(marked).is_some_and(|aside| self.asides[aside].describes)
    }

    /// The stretch of the sentence that a range of the marked text stands for.
    pub(super) fn sentence_range(&self, marked: &Range<usize>) -> Range<usize> {
        self.sentence_offset(marked.start)..self.sentence_offset(marked.end)
    }

    /// Where a slot begins in the marked text, its hedge included.
    pub(super) fn hedge_start(&self, slot: &Slot) -> usize {
        let core = self.sentence_offset(slot.marked.start);
        slot.marked.start - core.saturating_sub(slot.range.start)
    }

    /// Runs `look` on the marked text while the slot is the value tried.
    pub(super) fn with_tried<T>(&mut self, slot: usize, look: impl FnOnce(&str, &Slot) -> T) -> T {
        let at = self.slots[slot].mark;
        let tried = if self.slots[slot].lent { marks::TRIED_NUMBER } else { marks::TRIED };
        let before = self.text[at..].chars().next().expect("a mark stands before every slot");
        self.swap(at, tried);
        let answer = look(&self.text, &self.slots[slot]);
        self.swap(at, before);
        answer
    }

    /// As [`Marked::with_tried`], of the stretches that may stand for the value in their turn, until `look` finds
    /// something. It is given what is tried, in bytes of the marked text.
    pub(super) fn with_inner<T>(
        &mut self,
        slot: usize,
        look: impl Fn(&str, &Range<usize>) -> Option<T>,
    ) -> Option<T> {
        for index in 0..self.slots[slot].inner.len() {
            let Inner { mark, tried, marked } = self.slots[slot].inner[index].clone();
            let before = self.text[mark..].chars().next().expect("a mark stands before what is inside");
            self.swap(mark, tried);
            let answer = look(&self.text, &marked);
            self.swap(mark, before);
            if answer.is_some() {
                return answer;
            }
        }
        None
    }

    fn swap(&mut self, at: usize, mark: char) {
        self.text.replace_range(at..at + MARK_LEN, mark.encode_utf8(&mut [0; 4]));
    }

    /// The ranges of the marked text that hold a value of this type, the numbers lent to it aside.
    pub(super) fn values_of(&self, value_type: ValueType) -> impl Iterator<Item = (usize, &Slot)> {
        self.slots
            .iter()
            .enumerate()
            .filter(move |(_, slot)| !slot.lent && !slot.implicit && slot.value.value_type() == value_type)
    }
}

/// A value without the words that it took in before its first figure or name and behind its unit, if there are any:
/// "2022" of "the summer of 2022", "three-year" of "three-year-old".
fn core_of(sentence: &str, reading: &Reading) -> Option<Range<usize>> {
    let whole = reading.core.clone();
    let words = &sentence[whole.clone()];
    let core = match reading.value.value_type() {
        ValueType::Date => {
            let lead = lead_of(words, whole.start == 0)?;
            whole.start + lead..whole.end
        }
        ValueType::Quantity | ValueType::Duration => {
            let (unit, ending) = words.rsplit_once(['-', '‐', '‑'])?;
            let number_end = reading.number.as_ref().map_or(whole.start, |(number, _)| number.end);
            let is_word = ending.chars().all(char::is_alphabetic) && !ending.is_empty();
            whole.start
                ..(is_word && whole.start + unit.len() > number_end).then_some(whole.start + unit.len())?
        }
        _ => return None,
    };
    (core.start < core.end && core != whole).then_some(core)
}

/// The length of the small words that a date begins with: "between ", "the summer of ". The capital of a sentence's
/// first word makes no name of it.
fn lead_of(words: &str, begins_sentence: bool) -> Option<usize> {
    const OPENERS: &[&str] =
        &["Between", "Early", "From", "In", "Last", "Late", "Mid", "Next", "The", "This", "Until"];
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let opens = at == 0 && begins_sentence && OPENERS.contains(&word.trim_end());
        let is_name = word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if is_name && !opens {
            return (at > 0).then_some(at);
        }
        at += word.len();
    }
    None
}

/// The two dates of a stretch written with a dash, where each is a whole date by itself:
/// "(17 February 1925 – 6 October 2018)".
fn ends_of_stretch(sentence: &str, reading: &Reading) -> Vec<(Range<usize>, Value)> {
    if reading.value.value_type() != ValueType::Date {
        return Vec::new();
    }
    let words = &sentence[reading.core.clone()];
    let Some((from, to)) = words.split_once(['–', '—']).or_else(|| words.split_once(" - ")) else {
        return Vec::new();
    };
    let start = reading.core.start;
    let to_start = start + words.len() - to.trim_start().len();
    let ends = [start..start + from.trim_end().len(), to_start..reading.core.end];
    let read: Vec<(Range<usize>, Value)> = ends
        .into_iter()
        .filter_map(|end| {
            let words = &sentence[end.clone()];
            // A bare year is no date by itself, but is one here.
            let value = match parse_notation(words, ValueType::Date) {
                Ok(year) if words.len() == 4 => year,
                _ => match read(words, &Context::default()).as_slice() {
                    [one] if one.core == (0..words.len()) && one.value.value_type() == ValueType::Date => {
                        one.value.clone()
                    }
                    _ => return None,
                },
            };
            Some((end, value))
        })
        .collect();
    if read.len() == 2 { read } else { Vec::new() }
}
