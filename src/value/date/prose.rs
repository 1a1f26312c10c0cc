//! The tokens around a date, looked at from any of them.

use super::Word;
use crate::value::token::{Token, TokenKind};

/// A stretch of prose and its tokens.
#[derive(Clone, Copy)]
pub(super) struct Prose<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Prose<'a> {
    pub(super) fn word(self, at: usize) -> Option<Word> {
        self.tokens.get(at)?.date()
    }

    pub(super) fn is(self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    /// What stands before the token at `at`.
    pub(super) fn word_before(self, at: usize) -> Option<Word> {
        self.word(at.checked_sub(1)?)
    }

    pub(super) fn mark(self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub(super) fn is_mark(self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    pub(super) fn mark_before(self, at: usize) -> Option<char> {
        self.mark(at.checked_sub(1)?)
    }

    /// A hyphen or dash.
    pub(super) fn is_dash(self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| matches!(mark, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−'))
    }

    pub(super) fn is_apostrophe(self, at: usize) -> bool {
        self.mark(at).is_some_and(|mark| matches!(mark, '\'' | '’' | '‘'))
    }

    /// No white space before the token.
    pub(super) fn is_glued(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn digits(self, at: usize) -> Option<&'a str> {
        let token = self.tokens.get(at)?;
        token.is_digits().then(|| token.text(self.text))
    }

    /// The number in digits at `at`, at most four of them, and how many there are.
    pub(super) fn number(self, at: usize) -> Option<(i16, usize)> {
        let digits = self.digits(at).filter(|digits| digits.len() <= 4)?;
        let number = digits.bytes().fold(0, |number, digit| 10 * number + i16::from(digit - b'0'));
        Some((number, digits.len()))
    }

    /// "weeks", but not "week's".
    pub(super) fn is_plural(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.lexeme.is_some_and(|lexeme| lexeme.text.ends_with('s')))
    }

    pub(super) fn is_word(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    pub(super) fn spelling(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    pub(super) fn is_capitalised(self, at: usize) -> bool {
        self.is_word(at) && self.spelling(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the number at `at` numbers the word before it: "pages 1999-2003", "port 2024".
    pub(super) fn is_label(self, at: usize) -> bool {
        const LABELS: [&str; 16] = [
            "page", "pages", "pp", "line", "lines", "port", "ports", "row", "rows", "item", "items", "no",
            "nos", "numbers", "route", "lots",
        ];
        at > 0 && LABELS.iter().any(|label| self.spelling(at - 1).eq_ignore_ascii_case(label))
    }

    /// A capitalised word that is no word of dates: most likely a name.
    pub(super) fn is_name(self, at: usize) -> bool {
        self.is_capitalised(at) && matches!(self.word(at), None | Some(Word::Yearly | Word::Counted))
    }

    pub(super) fn is_possessive(self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_possessive)
    }

    /// The token behind a hyphen between two parts of a compound ("mid-June"), else `at` itself.
    pub(super) fn behind_hyphen(self, at: usize) -> usize {
        if self.is_dash(at) && self.is_glued(at) && self.is_glued(at + 1) { at + 1 } else { at }
    }

    /// The token behind `word`, else `at` itself.
    pub(super) fn behind(self, at: usize, word: Word) -> usize {
        if self.is(at, word) { at + 1 } else { at }
    }

    /// Whether the number that ends before `at` goes on in what follows: "2,000", "2.5", "20%", "5-year", "10:30".
    pub(super) fn number_goes_on(self, at: usize) -> bool {
        if !self.is_glued(at) {
            return self.is_mark(at, '%');
        }
        match self.mark(at) {
            Some('%' | '°' | '$' | '€' | '£' | '+') => true,
            Some(',' | '.' | ':' | '/' | '·') => self.is_glued(at + 1) && self.digits(at + 1).is_some(),
            Some(_) if self.is_dash(at) => {
                self.is_glued(at + 1)
                    && self.is_word(at + 1)
                    && !matches!(self.word(at + 1), Some(Word::Month(_) | Word::MonthShort(_)))
            }
            Some(_) => false,
            None => self.is_word(at),
        }
    }

    /// Whether the number at `at` is the tail of something: "$5", "1,945", "No. 12", "B2", "-5".
    pub(super) fn number_is_tail(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if matches!(self.mark(before), Some('$' | '€' | '£' | '¥' | '#' | '№' | '§' | '+')) {
            return true;
        }
        if self.is_mark(before, '.')
            && before > 0
            && matches!(self.spelling(before - 1), "No" | "Nos" | "no" | "Art" | "p" | "pp")
        {
            return true;
        }
        if !self.is_glued(at) {
            return false;
        }
        match self.mark(before) {
            // "c.1850", "b.1950"
            Some('.') => !matches!(self.word(before.wrapping_sub(1)), Some(Word::Circa | Word::Dated)),
            Some(',' | '/' | '_' | '=' | '@' | '&') => true,
            Some(':') => self.digits(before.wrapping_sub(1)).is_some(),
            Some(_) if self.is_dash(before) => {
                self.is_glued(before) && self.digits(before.wrapping_sub(1)).is_some()
            }
            Some(_) => false,
            None => true,
        }
    }

    /// A plain word in small letters that is no plural: it cannot be what a number before it counts.
    pub(super) fn is_lowercase_singular(self, at: usize) -> bool {
        self.is_word(at)
            && !self.is_capitalised(at)
            && !self.is_counted(at)
            && !self.spelling(at).ends_with('s')
    }

    /// Letters or digits are glued to the number before `at`: "Q3a", "H1N1".
    pub(super) fn number_goes_on_letters(self, at: usize) -> bool {
        self.is_glued(at) && self.mark(at).is_none()
    }

    /// Whether what is counted stands at `at`: then the number before it is no day and no year.
    pub(super) fn is_counted(self, at: usize) -> bool {
        matches!(
            self.word(at),
            Some(Word::Counted | Word::Length(_) | Word::Hundred | Word::Thousand | Word::Dozen)
        )
    }

    /// Whether the phrase ends before `at`, or goes on with a word that cannot be counted or named by a
    /// date: punctuation, a preposition, a conjunction, a name.
    pub(super) fn is_free(self, at: usize) -> bool {
        match self.tokens.get(at).map(|token| token.kind) {
            None => true,
            Some(TokenKind::Digits) => false,
            Some(TokenKind::Mark(_)) => !self.number_goes_on(at),
            Some(TokenKind::Word) => {
                self.is_capitalised(at)
                    || is_contracted(self.spelling(at))
                    || self.spelling(at) == "may"
                    || matches!(
                        self.word(at),
                        Some(
                            Word::Function
                                | Word::No
                                | Word::The
                                | Word::A
                                | Word::Before
                                | Word::After
                                | Word::Until
                                | Word::By
                                | Word::Since
                                | Word::From
                                | Word::In
                                | Word::On
                                | Word::Of
                                | Word::At
                                | Word::During
                                | Word::To
                                | Word::Through
                                | Word::And
                                | Word::Or
                                | Word::Over
                                | Word::For
                                | Word::Ahead
                                | Word::Gone
                                | Word::That
                                | Word::This
                                | Word::About
                                | Word::Earlier
                                | Word::Later
                                | Word::BeforeChrist
                                | Word::AnnoDomini
                        )
                    )
            }
        }
    }
}

/// "it'd", "they've", "who's": a pronoun and its verb.
fn is_contracted(word: &str) -> bool {
    word.split_once(['\'', '’']).is_some_and(|(pronoun, _)| {
        matches!(pronoun, "he" | "i" | "it" | "she" | "that" | "there" | "they" | "we" | "who" | "you")
    })
}
