//! The words of a sentence, as those look at them who ask who says what. Knows no word by itself.

use std::borrow::Cow;
use std::ops::Range;

/// The words of a sentence, hyphens and apostrophes inside them.
pub(in crate::extract) struct Words<'s> {
    pub(in crate::extract) sentence: &'s str,
    words: Vec<Word<'s>>,
}

struct Word<'s> {
    range: Range<usize>,
    /// In lower case, with straight apostrophes.
    lower: Cow<'s, str>,
}

impl<'s> Words<'s> {
    pub(in crate::extract) fn of(sentence: &'s str) -> Self {
        let mut words = Vec::new();
        let mut chars = sentence.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if !c.is_alphanumeric() {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some((at, c)) =
                chars.next_if(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.'))
            {
                end = at + c.len_utf8();
            }
            while sentence[start..end].ends_with('.') && !sentence[start..end - 1].contains('.') {
                end -= 1;
            }
            words.push(Word { range: start..end, lower: lower(&sentence[start..end]) });
        }
        Self { sentence, words }
    }

    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    /// The first word that begins at a place or behind it.
    pub(in crate::extract) fn first_behind(&self, place: usize) -> usize {
        self.words.partition_point(|word| word.range.start < place)
    }

    pub(in crate::extract) fn get(&self, index: usize) -> Option<Range<usize>> {
        self.words.get(index).map(|word| word.range.clone())
    }

    pub(in crate::extract) fn range(&self, index: usize) -> Range<usize> {
        self.words[index].range.clone()
    }

    pub(in crate::extract) fn text(&self, index: usize) -> &'s str {
        self.get(index).map_or("", |range| &self.sentence[range])
    }

    /// In lower case, with straight apostrophes; empty where there is no such word.
    pub(in crate::extract) fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| &word.lower)
    }

    pub(in crate::extract) fn is(&self, index: usize, expected: &str) -> bool {
        self.text(index).eq_ignore_ascii_case(expected)
    }

    /// Whether no mark stands between a word and the next.
    pub(in crate::extract) fn adjoin(&self, index: usize) -> bool {
        let Some(next) = self.get(index + 1) else { return false };
        !self.sentence[self.range(index).end..next.start]
            .contains([',', ';', ':', '—', '–', '.', '“', '”', '"'])
    }

    /// Whether a verb in -ed is told of a thing with a figure before it: "3,940 cases recorded".
    pub(in crate::extract) fn is_participle_of_thing(&self, verb: usize, subject: Range<usize>) -> bool {
        let counted = subject.clone().any(|at| self.text(at).starts_with(|c: char| c.is_ascii_digit()));
        counted && self.lower(verb).ends_with("ed") && subject.end == verb
    }
}

/// A word in lower case, with straight apostrophes. Most words are written so.
pub(in crate::extract) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.to_lowercase().replace('’', "'"))
}
