//! Reads the date that begins at a token: hedges, ranges, and what a date is read against.
//!
//! A token that cannot begin a date is turned away at once; nothing looks further than a few
//! words to either side, so that reading stays linear.

use super::prose::Prose;
use super::said::{Anchor, Said};
use super::story::{LastDate, named_last};
use super::words::Unit;
use super::{Date, Word};
use crate::value::token::{Token, TokenKind};
use crate::value::{Context, DayOrder};
use std::cell::Cell;
use std::ops::Range;

/// A date and the words it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateReading {
    pub(crate) date: Date,
    /// All tokens that belong to it, a time of day behind it included: reading goes on behind them.
    pub(crate) tokens: Range<usize>,
    /// The bytes of the date with its hedge: "before June 2024".
    pub(crate) range: Range<usize>,
    /// The bytes without the hedge: "June 2024".
    pub(crate) core: Range<usize>,
    /// The date that is the last named behind it.
    pub(crate) last_named: Option<LastDate>,
}

/// A date that is read to the end.
pub(super) struct Found {
    pub(super) date: Date,
    /// The first token behind the hedge.
    pub(super) core: usize,
    pub(super) next: usize,
}

/// Reads the dates of a stretch of prose.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(super) prose: Prose<'a>,
    pub(super) day_order: Option<DayOrder>,
    pub(super) now: Option<Anchor>,
    pub(super) last_named: Option<LastDate>,
    pub(super) asked: &'a Cell<bool>,
    pub(super) is_history: bool,
    /// How many more dates may be told from one another: "the end of the first week of June".
    pub(super) depth: u8,
}

/// Whether the token at `at` can be the first of a date.
fn can_begin(prose: Prose<'_>, at: usize) -> bool {
    let Some(token) = prose.tokens.get(at) else { return false };
    // "test_october_first" is a name.
    if token.glued && prose.mark_before(at) == Some('_') && token.is_word() {
        return false;
    }
    match token.kind {
        TokenKind::Digits => {
            token.len() <= 8 && !prose.number_is_tail(at) && !number_leads_nowhere(prose, at)
        }
        TokenKind::Mark(_) => {
            prose.is_apostrophe(at) && prose.is_glued(at + 1) && prose.digits(at + 1).is_some()
        }
        TokenKind::Word => match token.date() {
            // "Saint Patrick's Day" may be "St Patrick's Day".
            Some(Word::OrdinalEnding) => !token.glued,
            word => word.is_some_and(Word::can_begin) && !leads_nowhere(prose, at),
        },
    }
}

/// Whether a word that says no day itself stands before a word that no date is made of: "this book", "by hand".
fn leads_nowhere(prose: Prose<'_>, at: usize) -> bool {
    prose.word(at).is_some_and(Word::leads) && prose.is_word(at + 1) && prose.word(at + 1).is_none()
}

/// Whether a number that is neither a year nor a date in itself (20240619) stands before what no date goes on with:
/// "49 people", "12%", "23,500".
fn number_leads_nowhere(prose: Prose<'_>, at: usize) -> bool {
    let early_year = matches!(prose.word_before(at), Some(Word::In | Word::Since | Word::Until | Word::By));
    match prose.tokens[at].len() {
        4 | 8 => return false,
        3 if early_year => return false,
        _ => {}
    }
    let behind = at + 1;
    match prose.mark(behind) {
        Some('%' | ')' | ';' | ':' | '?' | '!') => true,
        Some(',') => {
            let thousands = prose.is_glued(behind)
                && prose.is_glued(behind + 1)
                && prose.number(behind + 1).is_some_and(|(_, length)| length == 3);
            thousands && !prose.is(behind + 2, Word::Length(Unit::Year))
        }
        Some(_) => false,
        // "44 B.C."
        None => prose.spelling(behind).len() > 1 && prose.is_word(behind) && prose.word(behind).is_none(),
    }
}

/// Where the token ends, a possessive ending aside.
fn end_of(prose: Prose<'_>, at: usize) -> usize {
    let token = &prose.tokens[at];
    let spelling = token.text(prose.text);
    let (stem, possessive) = super::words::strip_possessive(spelling);
    if possessive && token.is_possessive() { token.start + stem.len() } else { token.end }
}

impl<'a> Reader<'a> {
    /// For dates told in `context`; `asked` is set if the date last named is looked at.
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], context: &Context, asked: &'a Cell<bool>) -> Self {
        Self {
            prose: Prose { text, tokens },
            day_order: context.day_order,
            now: context.published.as_ref().and_then(Anchor::of),
            last_named: context.last_date.map(LastDate::of_sentence_before),
            asked,
            is_history: context.is_history,
            depth: 3,
        }
    }

    /// The date whose first word is the token at `at`, hedge included.
    pub(crate) fn read_at(&self, at: usize) -> Option<DateReading> {
        let prose = self.prose;
        if !can_begin(prose, at) {
            debug_assert!(
                !(leads_nowhere(prose, at) || prose.digits(at).is_some() && number_leads_nowhere(prose, at))
                    || prose.number_is_tail(at)
                    || self.hedged(at).is_none(),
                "no date begins with {:?}, {:?}",
                prose.spelling(at),
                prose.spelling(at + 1)
            );
            return None;
        }
        let found = self.hedged(at).filter(|found| found.date.is_writable())?;
        let today = self.now.map(|now| now.day);
        let bytes = |from: usize| prose.tokens[from].start..end_of(prose, found.next - 1);
        Some(DateReading {
            date: found.date,
            tokens: at..self.behind_time(found.next),
            range: bytes(at),
            core: bytes(found.core),
            last_named: named_last(prose, at..found.next, found.date, today, self.last_named),
        })
    }

    /// The date that is the last named so far.
    pub(crate) fn last_named(&self) -> Option<LastDate> {
        self.last_named
    }

    /// The same from here on, where another date has been named.
    pub(crate) fn behind(self, last_named: Option<LastDate>) -> Self {
        Self { last_named, ..self }
    }

    /// The single date at `at` that another date is told from; none below a small depth, so that endless nesting
    /// costs nothing.
    pub(super) fn nested(&self, at: usize) -> Option<Said> {
        Reader { depth: self.depth.checked_sub(1)?, ..*self }.said(at)
    }

    /// The token behind a time of day that belongs to the date: "2024-06-19T10:00:00Z".
    fn behind_time(&self, at: usize) -> usize {
        let prose = self.prose;
        if !(prose.spelling(at).eq_ignore_ascii_case("t")
            && prose.is_glued(at)
            && prose.is_glued(at + 1)
            && prose.digits(at + 1).is_some())
        {
            return at;
        }
        let in_time = |index: &usize| {
            prose.is_glued(*index)
                && (prose.digits(*index).is_some()
                    || matches!(prose.mark(*index), Some(':' | '.' | '+' | '-'))
                    || prose.spelling(*index) == "Z")
        };
        // Hours, minutes, seconds, a fraction and an offset.
        (at + 1..at + 14).take_while(in_time).last().map_or(at, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon;
    use super::*;
    use crate::value::token::tokenize;
    use proptest::prelude::*;

    /// Words of dates, numbers and marks in any order.
    fn soup() -> impl Strategy<Value = String> {
        let words: Vec<&str> = lexicon().map(|(word, _)| word).collect();
        let piece = prop_oneof![
            8 => proptest::sample::select(words).prop_map(str::to_owned),
            2 => proptest::sample::select(vec!["June", "May", "Tuesday", "Christmas", "Easter", "BC", "the", "of", "in"]).prop_map(str::to_owned),
            4 => (0..3000_u32).prop_map(|number| number.to_string()),
            2 => (1..32_u32, 1..13_u32, 1000..9999_u32).prop_map(|(day, month, year)| format!("{day}/{month}/{year}")),
            1 => (1..32_u32).prop_map(|day| format!("{day}th")),
            3 => proptest::sample::select(vec!["-", "–", ",", ".", "/", "(", ")", "’", "'s", ":", "é", "\u{2003}"]).prop_map(str::to_owned),
        ];
        let glue = proptest::sample::select(vec!["", " ", " ", " ", " "]);
        proptest::collection::vec((piece, glue), 1..12)
            .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect())
    }

    proptest! {}

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn any_words_are_read_or_left(
            text in soup(),
            published in proptest::option::of(super::super::edtf::tests::dates()),
            last_date in proptest::option::of(super::super::edtf::tests::dates().prop_map(LastDate::from)),
        ) {
            let tokens = tokenize(&text);
            let context = Context { published, last_date, ..Context::default() };
            let asked = Cell::new(false);
            let mut reader = Reader::new(&text, &tokens, &context, &asked);
            for at in 0..tokens.len() {
                let Some(reading) = reader.read_at(at) else { continue };
                reader = reader.behind(reading.last_named);
                prop_assert!(text.get(reading.range.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(reading.range.start <= reading.core.start && reading.core.end <= reading.range.end);
                prop_assert!(reading.tokens.start == at && at < reading.tokens.end && reading.tokens.end <= tokens.len());
                prop_assert_eq!(Date::parse_edtf(&reading.date.to_string()), Ok(reading.date));
            }
        }
    }
}
