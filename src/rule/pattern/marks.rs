//! The characters that a marked sentence holds beside its words.

use crate::value::ValueType;

/// Before the hedge in front of a value.
pub const HEDGE: char = '\u{e000}';
/// Behind a value.
pub const CLOSE: char = '\u{e001}';
/// Around the bare number inside a duration, share or quantity.
pub const NUMBER: char = '\u{e002}';
pub const NUMBER_CLOSE: char = '\u{e003}';
/// Around a hedge behind a value ("or more").
pub const AFTER: char = '\u{e004}';
pub const AFTER_CLOSE: char = '\u{e005}';
/// Around what costs a gap nothing: parentheses, names and ages in apposition, "including …".
pub const ASIDE: char = '\u{e006}';
pub const ASIDE_CLOSE: char = '\u{e007}';
/// In place of [`ASIDE`]: a relative clause or a description, which is passed only where it holds no value of the
/// fact's own type.
pub const DESCRIPTION: char = '\u{e00f}';
/// Around the two ends of a stretch of days, for patterns that name the dash themselves.
pub const END: char = '\u{e00a}';
pub const END_CLOSE: char = '\u{e00b}';
/// Around a value without the words that it took in and that a pattern may name itself: "June 2020 and August 2023" of
/// "between June 2020 and August 2023", "22-metre" of "22-metre-high".
pub const CORE: char = '\u{e00c}';
pub const CORE_CLOSE: char = '\u{e00d}';
/// In place of [`open`], [`NUMBER`] or [`CORE`]: the value that is being tried.
pub const TRIED: char = '\u{e008}';
pub const TRIED_NUMBER: char = '\u{e009}';
pub const TRIED_CORE: char = '\u{e00e}';

/// Before a value of this type.
pub const fn open(value_type: ValueType) -> char {
    match value_type {
        ValueType::Date => '\u{e010}',
        ValueType::Count => '\u{e011}',
        ValueType::Money => '\u{e012}',
        ValueType::Share => '\u{e013}',
        ValueType::Quantity => '\u{e014}',
        ValueType::Duration => '\u{e015}',
        ValueType::Version => '\u{e016}',
        ValueType::Text => '\u{e017}',
    }
}

/// Whether a character is a mark, and so no part of the text.
pub fn is_mark(c: char) -> bool {
    ('\u{e000}'..='\u{e0ff}').contains(&c)
}
