//! Prose cut into words, digits and marks, once for all readers of values.

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
}

/// Cuts prose into tokens.
pub(crate) fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut glued = false;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            glued = false;
            continue;
        }
        let kind = if first.is_ascii_digit() {
            while chars.next_if(|(_, c)| c.is_ascii_digit()).is_some() {}
            TokenKind::Digits
        } else if first.is_alphabetic() {
            loop {
                while chars.next_if(|(_, c)| is_word_char(*c)).is_some() {}
                let mut ahead = chars.clone();
                let apostrophe = ahead.next().is_some_and(|(_, c)| matches!(c, '\'' | '’'));
                if !(apostrophe && ahead.next().is_some_and(|(_, c)| c.is_alphabetic())) {
                    break;
                }
                chars.next();
            }
            TokenKind::Word
        } else {
            TokenKind::Mark(first)
        };
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        tokens.push(Token { kind, start, end, glued });
        glued = true;
    }
    tokens
}

/// Letters and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_digits_and_marks() {
        let text = "It’s $1,200-odd";
        let words: Vec<&str> = tokenize(text).iter().map(|token| &text[token.start..token.end]).collect();
        assert_eq!(words, ["It’s", "$", "1", ",", "200", "-", "odd"]);
    }
}
