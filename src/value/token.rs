//! Prose cut into words, digits and marks, once for all readers of values.
//!
//! A word that any reader knows carries its [`Lexeme`]: its lower case and what it may be. Readers
//! ask the lexeme and never lower or compare text themselves, so that the many words nobody knows
//! cost one look-up each.

use super::{currency, date, figure, hedge, label, numeral, read, unit};
use numeral::NumberWord;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// What a [`Token`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with apostrophes inside ("o'clock", "week’s"). Hyphens are tokens of their own.
    Word,
    /// ASCII digits only; grouping and decimal marks are tokens of their own.
    Digits,
    /// Any other character that is no white space.
    Mark(char),
}

/// A word, a run of digits or a mark, by byte offsets into the prose that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// No white space stands between this token and the one before.
    pub(crate) glued: bool,
    /// What is known of the word; of "week’s", what is known of "week".
    pub(crate) lexeme: Option<&'static Lexeme>,
}

impl Token {
    /// Whether the word may play any of these roles.
    pub(crate) fn has(&self, roles: u32) -> bool {
        self.lexeme.is_some_and(|lexeme| lexeme.roles & roles != 0)
    }

    pub(crate) fn number(&self) -> Option<NumberWord> {
        self.lexeme.and_then(|lexeme| lexeme.number)
    }

    pub(crate) fn date(&self) -> Option<date::Word> {
        self.lexeme.and_then(|lexeme| lexeme.date)
    }

    /// "week's", "weeks'" excepted: the word is longer than its lexeme.
    pub(crate) fn is_possessive(&self) -> bool {
        self.lexeme.is_some_and(|lexeme| self.end - self.start > lexeme.text.len())
    }

    /// In bytes.
    pub(crate) fn len(&self) -> usize {
        self.end - self.start
    }

    pub(crate) fn is_digits(&self) -> bool {
        self.kind == TokenKind::Digits
    }

    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

/// What a word may be, as bits of [`Lexeme::roles`].
pub(crate) mod role {
    /// A word that a date can begin with.
    pub(crate) const DATE: u32 = 1;
    /// A word that numbers are written with.
    pub(crate) const NUMBER: u32 = 1 << 1;
    /// The first word of a unit of measure.
    pub(crate) const UNIT: u32 = 1 << 2;
    /// A noun that a number behind it numbers: "page 3".
    pub(crate) const LABEL: u32 = 1 << 3;
    /// A word, other than a number's, that a figure may begin with: "several", "USD".
    pub(crate) const OPENER: u32 = 1 << 4;
    /// "Street", "Road" behind a house number.
    pub(crate) const STREET: u32 = 1 << 5;
    /// A word for people or things counted that has no plural in -s.
    pub(crate) const COUNTED: u32 = 1 << 6;
    /// A word in -s that is no plural.
    pub(crate) const NOT_PLURAL: u32 = 1 << 7;
    /// A verb that headlines write in capitals before a figure.
    pub(crate) const HEADLINE: u32 = 1 << 8;
    /// A function word, which is no name even where it is capitalised.
    pub(crate) const FUNCTION: u32 = 1 << 9;
    /// A verb or noun of change: "rose", "cut".
    pub(crate) const CHANGE: u32 = 1 << 10;
    /// What is done with money.
    pub(crate) const SPENT: u32 = 1 << 11;
    /// What is done with weights.
    pub(crate) const WEIGHED: u32 = 1 << 12;
    /// A word that "over" belongs to: "ruled over".
    pub(crate) const RULER: u32 = 1 << 13;
    /// A word of heat and cold.
    pub(crate) const WEATHER: u32 = 1 << 14;
    /// A word that `unit::read` can begin with, in any form.
    pub(crate) const MEASURE: u32 = 1 << 15;
    /// A word that money can begin with behind its figure, codes of three letters aside.
    pub(crate) const MONEY: u32 = 1 << 16;
    /// An opener that says nothing of how many by itself: "a", "USD".
    pub(crate) const LEAD: u32 = 1 << 19;
    /// A word of the sea.
    pub(crate) const SEA: u32 = 1 << 20;
    /// What is counted in millions.
    pub(crate) const CROWD: u32 = 1 << 21;
    /// A word of what is measured in metres.
    pub(crate) const EXTENT: u32 = 1 << 22;
    /// The last word of a hedge before a figure.
    pub(crate) const HEDGE: u32 = 1 << 17;
    /// The first word of a hedge behind a figure.
    pub(crate) const HEDGE_BEHIND: u32 = 1 << 18;
}

/// A word that some reader knows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// In lower case, apostrophes straight.
    pub(crate) text: Cow<'static, str>,
    pub(crate) roles: u32,
    pub(crate) number: Option<NumberWord>,
    pub(crate) date: Option<date::Word>,
}

/// Cuts prose into tokens.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    tokenize_into(text, &mut tokens);
    tokens
}

/// Cuts prose into tokens, in the place of those that are there.
pub(crate) fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    let lexicon = &*LEXICON;
    let bytes = text.as_bytes();
    tokens.clear();
    let mut glued = false;
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut lexeme = None;
        let kind = match CLASSES[usize::from(bytes[at])] {
            Class::Space => {
                at += 1;
                glued = false;
                continue;
            }
            Class::Digit => {
                at += run(&bytes[at..], Class::Digit);
                TokenKind::Digits
            }
            Class::Letter => {
                at += letters(&bytes[at..]);
                // Most words end here, all of them letters of ASCII.
                if bytes.get(at).is_some_and(|byte| *byte == b'\'' || !byte.is_ascii()) {
                    at = word_end(text, at);
                    lexeme = lexicon.find(&text[start..at]);
                } else {
                    lexeme = lexicon.find_letters(bytes, start..at);
                }
                TokenKind::Word
            }
            Class::Mark => {
                at += 1;
                TokenKind::Mark(char::from(bytes[start]))
            }
            Class::Wide => {
                let Some(first) = text[at..].chars().next() else { break };
                if first.is_whitespace() {
                    at += first.len_utf8();
                    glued = false;
                    continue;
                }
                if first.is_alphabetic() {
                    at = word_end(text, at);
                    lexeme = lexicon.find(&text[start..at]);
                    TokenKind::Word
                } else {
                    at += first.len_utf8();
                    TokenKind::Mark(first)
                }
            }
        };
        tokens.push(Token { kind, start, end: at, glued, lexeme });
        glued = true;
    }
}

/// How many bytes of one class the text begins with.
fn run(bytes: &[u8], class: Class) -> usize {
    bytes.iter().take_while(|byte| CLASSES[usize::from(**byte)] == class).count()
}

/// How many letters of ASCII the text begins with.
fn letters(bytes: &[u8]) -> usize {
    let Some(first) = bytes.first_chunk() else { return run(bytes, Class::Letter) };
    match leading_letters(u128::from_le_bytes(*first)) {
        PACKED => run(bytes, Class::Letter),
        letters => letters,
    }
}

/// How many of sixteen bytes, the lowest first, are letters of ASCII before the first that is none. All are told at
/// once, by the highest bit of each: the sums of seven bits never run over into the next byte.
fn leading_letters(bytes: u128) -> usize {
    const fn each(byte: u8) -> u128 {
        u128::from_ne_bytes([byte; PACKED])
    }
    let lower = (bytes | each(0x20)) & each(0x7f);
    let from_a = lower + each(0x80 - b'a');
    let behind_z = lower + each(0x80 - b'z' - 1);
    let others = !(from_a & !behind_z & !bytes) & each(0x80);
    others.trailing_zeros() as usize / 8
}

/// How a byte begins a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Digit,
    Letter,
    Mark,
    /// A character beyond ASCII: look at it whole.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'\t'..=b'\r' | b' ' => Class::Space,
            0x80.. => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// Where the word that `at` is in ends: before the first character that is neither a letter nor
/// an apostrophe between letters.
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        while end < bytes.len() && CLASSES[usize::from(bytes[end])] == Class::Letter {
            end += 1;
        }
        let Some(byte) = bytes.get(end) else { return end };
        if *byte != b'\'' && *byte < 0x80 {
            return end;
        }
        let mut ahead = text[end..].chars();
        match ahead.next() {
            Some(c) if is_word_char(c) => end += c.len_utf8(),
            Some(c @ ('\'' | '’')) if ahead.next().is_some_and(char::is_alphabetic) => end += c.len_utf8(),
            _ => return end,
        }
    }
}

/// Letters and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

/// The words of all readers.
#[derive(Default)]
struct Lexicon {
    lexemes: Vec<Lexeme>,
    /// Places in `lexemes`, by the word in lower case.
    by_word: FxHashMap<Cow<'static, str>, usize>,
    /// The same for short words of ASCII, by their [`packed`] letters: what nearly all words of a text are looked up
    /// in, without comparing strings.
    by_letters: FxHashMap<u128, usize>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (text, number) in numeral::WORDS {
        lexicon.add(*text, role::NUMBER).number = Some(*number);
    }
    for (text, word) in date::lexicon() {
        lexicon.add(text, if word.can_begin() { role::DATE } else { 0 }).date = Some(word);
    }
    for text in unit::words() {
        lexicon.add(text, role::UNIT);
    }
    let listed = [
        (label::LABELS, role::LABEL),
        (label::STREETS, role::STREET),
        (label::COUNTED, role::COUNTED),
        (label::NOT_PLURAL, role::NOT_PLURAL),
        (label::HEADLINE_VERBS, role::HEADLINE),
        (label::FUNCTION_WORDS, role::FUNCTION),
        (figure::CHANGES, role::CHANGE),
        (currency::SPENT, role::SPENT),
        (currency::WEIGHED, role::WEIGHED),
        (hedge::RULERS, role::RULER),
        (figure::WEATHER, role::WEATHER),
        (figure::SEA, role::SEA),
        (numeral::CROWDS, role::CROWD),
        (numeral::EXTENTS, role::EXTENT),
    ];
    for (words, role) in listed {
        for text in words.split_ascii_whitespace() {
            lexicon.add(text, role);
        }
    }
    for text in read::OPENERS {
        lexicon.add(*text, role::OPENER);
    }
    for text in read::LEADS {
        lexicon.add(*text, role::OPENER | role::LEAD);
    }
    for text in unit::beginnings() {
        lexicon.add(text, role::MEASURE);
    }
    for text in currency::beginnings() {
        lexicon.add(text, role::MONEY);
    }
    for text in hedge::ends_before() {
        lexicon.add(text, role::HEDGE);
    }
    for text in hedge::begins_behind() {
        lexicon.add(text, role::HEDGE_BEHIND);
    }
    lexicon
});

impl Lexicon {
    fn add(&mut self, text: impl Into<Cow<'static, str>>, roles: u32) -> &mut Lexeme {
        let text = text.into();
        debug_assert!(text.to_lowercase() == text, "{text:?} can be looked up");
        let at = *self.by_word.entry(text.clone()).or_insert(self.lexemes.len());
        if at == self.lexemes.len() {
            if text.is_ascii() && text.len() <= PACKED {
                self.by_letters.insert(packed(text.as_bytes(), 0..text.len()), at);
            }
            self.lexemes.push(Lexeme { text, roles: 0, number: None, date: None });
        }
        let lexeme = &mut self.lexemes[at];
        lexeme.roles |= roles;
        lexeme
    }

    /// The lexeme of a word in any case, which is letters of ASCII and no more.
    fn find_letters(&self, bytes: &[u8], word: Range<usize>) -> Option<&Lexeme> {
        let at = if word.len() <= PACKED {
            self.by_letters.get(&packed(bytes, word))
        } else {
            let word = std::str::from_utf8(&bytes[word]).ok()?;
            self.by_word.get(word.to_ascii_lowercase().as_str())
        };
        at.map(|at| &self.lexemes[*at])
    }

    /// The lexeme of a word in any case, with or without a possessive ending.
    fn find(&self, word: &str) -> Option<&Lexeme> {
        let stem = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| word.strip_suffix(ending));
        self.find_whole(stem.unwrap_or(word)).or_else(|| {
            let straight = stem.is_none() && word.contains('’');
            straight.then(|| self.find_whole(&word.replace('’', "'"))).flatten()
        })
    }

    fn find_whole(&self, word: &str) -> Option<&Lexeme> {
        if word.is_ascii() {
            return self.find_letters(word.as_bytes(), 0..word.len());
        }
        self.by_word.get(word.to_lowercase().as_str()).map(|at| &self.lexemes[*at])
    }
}

/// Bytes of the longest words that are packed.
const PACKED: usize = 16;

/// The bytes of a short word as one number, whatever the case of its letters: of a letter of ASCII, the case is one
/// bit, and an apostrophe has that bit anyway.
fn packed(bytes: &[u8], word: Range<usize>) -> u128 {
    const LOWER: u128 = u128::from_ne_bytes([0x20; PACKED]);
    let letters = match bytes.get(word.start..word.start + PACKED) {
        Some(whole) => u128::from_le_bytes(whole.try_into().expect("sixteen bytes were taken")),
        None => bytes[word.clone()].iter().rev().fold(0, |letters, byte| letters << 8 | u128::from(*byte)),
    };
    let beyond = 8 * u32::try_from(PACKED - word.len()).expect("a word is packed into sixteen bytes");
    (letters | LOWER) & u128::MAX.checked_shr(beyond).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = tokenize(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_digits_and_marks() {
        check("It’s $1,200-odd", &["It’s", "$", "1", ",", "200", "-", "odd"]);
        check("the 'Café' at 12km", &["the", "'", "Café", "'", "at", "12", "km"]);
        check("half\u{a0}a\u{202f}mile²", &["half", "a", "mile", "²"]);
    }

    #[test]
    fn letters_are_counted_sixteen_at_once() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut bytes = [b'z', b'A'].repeat(10);
                bytes[place] = byte;
                assert_eq!(letters(&bytes), run(&bytes, Class::Letter), "{byte:#x} at {place}");
            }
        }
    }

    #[test]
    fn what_is_known_of_words() {
        let known = |word: &str| tokenize(word)[0].lexeme.map_or("", |lexeme| &lexeme.text);
        assert_eq!(known("Twelve"), "twelve");
        assert_eq!(known("MILLION’S"), "million");
        assert_eq!(known("zyzzyva"), "");
        assert_eq!(known("’"), "");
    }
}
