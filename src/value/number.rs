//! A number where other words have shown that one must stand, whatever it counts.
//!
//! [`read`](super::read) leaves out what counts nothing: an age behind "aged", the figure in "five (5)",
//! the entry of a table. Who knows by other words that a number stands there reads it here.

use super::numeral::{self, Extent, Form};
use super::scan::Scan;
use super::token::tokenize;
use std::ops::Range;

/// A number by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    pub value: f64,
    /// The worth of one step of its last digit that is not zero.
    pub step: f64,
    /// The worth of one step of its last digit.
    pub last_step: f64,
    pub range: Range<usize>,
    /// "five", "two dozen", and not "5".
    pub in_words: bool,
}

/// The number that begins at a byte of the text, white space before it aside.
pub fn number_at(text: &str, at: usize) -> Option<Number> {
    let rest = text.get(at..)?;
    let window = &rest[..rest.floor_char_boundary(LONGEST)];
    let tokens = tokenize(window);
    let numeral = numeral::read(Scan { text: window, tokens: &tokens }, 0, false)?;
    let Extent::Exactly(value) = numeral.extent else { return None };
    let end = tokens[numeral.tokens.end - 1].end;
    let cut = end == window.len() && window.len() < rest.len();
    let grown =
        tokens.get(numeral.tokens.end).is_some_and(|next| next.glued && (next.is_word() || next.is_digits()));
    (!cut && !grown).then(|| Number {
        value,
        step: numeral.step,
        last_step: numeral.written,
        range: at + tokens[0].start..at + end,
        in_words: numeral.form == Form::Words,
    })
}

/// Numbers are shorter, in bytes.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, at: usize, expected: Option<(f64, &str)>) {
        let number = number_at(text, at);
        assert_eq!(number.map(|number| (number.value, &text[number.range])), expected, "{text}");
    }

    #[test]
    fn numbers_where_they_must_be() {
        check("aged 62.", 4, Some((62.0, "62")));
        check("five (6)", 6, Some((6.0, "6")));
        check("1,204,300 of them", 0, Some((1_204_300.0, "1,204,300")));
        check("sixty-two, of", 0, Some((62.0, "sixty-two")));
        check("-3.5", 0, Some((-3.5, "-3.5")));
    }

    #[test]
    fn what_is_no_number() {
        check("the 62", 0, None);
        check("62nd", 0, None);
        check("several", 0, None);
        check("é", 1, None);
        check("", 0, None);
        check(&"9".repeat(100), 0, None);
    }
}
