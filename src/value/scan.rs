//! A view of tokens that readers step through; every question may be asked beyond either end.

use super::numeral::NumberWord;
use super::token::Token;

#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Scan<'a> {
    /// The token's own words; empty beyond the ends.
    pub(crate) fn raw(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// Whether the token is this word, in any case. It is what readers ask most, and nearly always in vain: lengths
    /// tell most words apart, and need no look at the text.
    #[inline]
    pub(crate) fn says(self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.len() == word.len() && self.is_spelled(token, word))
    }

    /// Whether the token is one of these words, in any case.
    pub(crate) fn says_any(self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        words.iter().any(|word| token.len() == word.len() && self.is_spelled(token, word))
    }

    /// Whether a token is a word of its length, in any case.
    fn is_spelled(self, token: &Token, word: &str) -> bool {
        let (said, word) = (&self.text.as_bytes()[token.start..token.end], word.as_bytes());
        // The first letter tells nearly all others apart.
        said[0] | 0x20 == word[0] | 0x20 && said.eq_ignore_ascii_case(word)
    }

    /// Whether these words stand from `at` on; a single mark counts as a word.
    pub(crate) fn says_all(self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(index, word)| self.says(at + index, word))
    }

    pub(crate) fn has(self, at: usize, roles: u32) -> bool {
        self.tokens.get(at).is_some_and(|token| token.has(roles))
    }

    /// The word in lower case, if it may play any of these roles and has no possessive ending.
    pub(crate) fn known(self, at: usize, roles: u32) -> Option<&'static str> {
        let token = self.tokens.get(at).filter(|token| token.has(roles) && !token.is_possessive())?;
        token.lexeme.map(|lexeme| &*lexeme.text)
    }

    pub(crate) fn number(self, at: usize) -> Option<NumberWord> {
        self.tokens.get(at).and_then(Token::number)
    }

    pub(crate) fn digits(self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).filter(|token| token.is_digits()).map(|token| token.text(self.text))
    }

    pub(crate) fn is_word(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    pub(crate) fn mark(self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            super::token::TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(crate) fn is(self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    /// Whether no white space stands between the token and the one before.
    pub(crate) fn glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// A mark that stands between words without white space: "three-year", "two‑thirds".
    pub(crate) fn is_joint(self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑')) && self.glued(at) && self.glued(at + 1)
    }

    /// A hyphen or dash of any length.
    pub(crate) fn is_dash(self, at: usize) -> bool {
        matches!(self.mark(at), Some('-' | '‐' | '‑' | '–' | '—' | '−'))
    }

    /// A word that begins with a capital.
    pub(crate) fn is_capitalised(self, at: usize) -> bool {
        self.is_word(at) && self.raw(at).starts_with(char::is_uppercase)
    }

    /// A word that begins with a small letter.
    pub(crate) fn is_lowercase(self, at: usize) -> bool {
        self.is_word(at) && self.raw(at).starts_with(char::is_lowercase)
    }

    /// The tokens that lie in a range of bytes.
    pub(crate) fn token_range(self, bytes: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.tokens.partition_point(|token| token.start < bytes.start);
        start..self.tokens.partition_point(|token| token.end <= bytes.end)
    }

    /// Bytes of a range of tokens.
    pub(crate) fn bytes(self, tokens: std::ops::Range<usize>) -> std::ops::Range<usize> {
        debug_assert!(
            tokens.start < tokens.end && tokens.end <= self.tokens.len(),
            "a range of tokens is never empty"
        );
        self.tokens[tokens.start].start..self.tokens[tokens.end - 1].end
    }
}
