//! What of a text is no prose although it stands in the prose's place: characters without a form of
//! their own, and web addresses.

use encoding_rs::Encoding;
use std::borrow::Cow;
use std::ops::Range;

/// Stands in the prose for something a reader does not read as words: code, an address, a picture.
pub const OPAQUE: &str = "\u{fffc}";

/// What becomes of a stretch of text on its way into the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing is left of it: soft hyphens, zero-width and directional marks.
    Dropped,
    /// It has no meaning outside of some font: a replacement character takes its place. Private-use
    /// characters are marks of our own in later stages.
    Unknown,
    /// [`OPAQUE`] takes its place.
    Opaque,
}

/// `text` as it goes into the prose.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut done = 0;
    for (odd, fate) in oddities(text) {
        shown.push_str(&text[done..odd.start]);
        shown.push_str(fate.replacement());
        done = odd.end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[done..]);
    Cow::Owned(shown)
}

impl Fate {
    /// What stands in the prose instead.
    pub(super) fn replacement(self) -> &'static str {
        match self {
            Self::Dropped => "",
            Self::Unknown => "\u{fffd}",
            Self::Opaque => OPAQUE,
        }
    }
}

/// The stretches of `text` that do not go into the prose as they are, in order.
pub(super) fn oddities(text: &str) -> Oddities<'_> {
    Oddities { text, at: 0, character: Ahead::Unknown, address: Ahead::Unknown }
}

#[derive(Debug)]
pub(super) struct Oddities<'t> {
    text: &'t str,
    at: usize,
    character: Ahead<(Range<usize>, Fate)>,
    address: Ahead<Range<usize>>,
}

/// The next of its sort, looked for only once.
#[derive(Debug)]
enum Ahead<T> {
    Unknown,
    Found(T),
    None,
}

impl Iterator for Oddities<'_> {
    type Item = (Range<usize>, Fate);

    fn next(&mut self) -> Option<Self::Item> {
        if matches!(&self.address, Ahead::Found(range) if range.start < self.at) {
            self.address = Ahead::Unknown;
        }
        if let Ahead::Unknown = self.address {
            self.address = next_address(self.text, self.at).map_or(Ahead::None, Ahead::Found);
        }
        if matches!(&self.character, Ahead::Found((range, _)) if range.start < self.at) {
            self.character = Ahead::Unknown;
        }
        if let Ahead::Unknown = self.character {
            self.character = next_character(self.text.as_bytes(), self.at).map_or(Ahead::None, Ahead::Found);
        }
        let found = match (&self.character, &self.address) {
            (Ahead::Found((character, _)), Ahead::Found(address)) if address.start < character.start => {
                (address.clone(), Fate::Opaque)
            }
            (Ahead::Found(character), _) => character.clone(),
            (_, Ahead::Found(address)) => (address.clone(), Fate::Opaque),
            _ => return None,
        };
        self.at = found.0.end;
        Some(found)
    }
}

/// The next character that is dropped or unknown, at `from` or behind it.
fn next_character(bytes: &[u8], mut from: usize) -> Option<(Range<usize>, Fate)> {
    loop {
        from += Encoding::ascii_valid_up_to(&bytes[from..]);
        // A run of other characters; most letters of any script leave by the first test.
        while let Some(&byte) = bytes.get(from) {
            if byte.is_ascii() {
                break;
            }
            if let Some(found) = odd_character(&bytes[from..]) {
                let (len, fate) = found;
                return Some((from..from + len, fate));
            }
            from += 1;
        }
        if from >= bytes.len() {
            return None;
        }
    }
}

fn odd_character(bytes: &[u8]) -> Option<(usize, Fate)> {
    match bytes {
        // The soft hyphen.
        [0xc2, 0xad, ..] => Some((2, Fate::Dropped)),
        // U+200B; U+200E, U+200F; U+202A to U+202E. The joiners U+200C and U+200D shape letters and stay.
        [0xe2, 0x80, 0x8b | 0x8e | 0x8f | 0xaa..=0xae, ..] => Some((3, Fate::Dropped)),
        // U+2060 to U+2064; U+2066 to U+2069.
        [0xe2, 0x81, 0xa0..=0xa4 | 0xa6..=0xa9, ..] => Some((3, Fate::Dropped)),
        // U+FEFF, a byte order mark wherever it stands.
        [0xef, 0xbb, 0xbf, ..] => Some((3, Fate::Dropped)),
        // U+E000 to U+F8FF.
        [0xee, _, _, ..] | [0xef, 0x80..=0xa3, _, ..] => Some((3, Fate::Unknown)),
        // U+F0000 and above.
        [0xf3, 0xb0..=0xbf, _, _, ..] | [0xf4, _, _, _, ..] => Some((4, Fate::Unknown)),
        _ => None,
    }
}

/// The next address with a scheme, at `from` or behind it, without the punctuation that ends its sentence.
fn next_address(text: &str, mut from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    loop {
        let colon = from + memchr::memchr(b':', &bytes[from..])?;
        if !bytes[colon..].starts_with(b"://") {
            from = colon + 1;
            continue;
        }
        let scheme =
            bytes[from..colon].iter().rev().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if scheme > 1 {
            let address = without_closing_marks(until_space(&text[colon + 3..]));
            if !address.is_empty() {
                return Some(colon - scheme..colon + 3 + address.len());
            }
        }
        from = colon + 3;
    }
}

fn until_space(text: &str) -> &str {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'));
    &text[..end.unwrap_or(text.len())]
}

/// An address without the marks behind it that belong to its sentence.
fn without_closing_marks(mut address: &str) -> &str {
    // A few rounds are more than any sentence needs, and keep a megabyte of brackets cheap.
    for _ in 0..4 {
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_']);
        match address.strip_suffix([')', ']', '}']) {
            Some(inner) if !inner.contains(['(', '[', '{']) => address = inner,
            _ => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Fate)]) {
        let found: Vec<_> = oddities(text).map(|(range, fate)| (&text[range], fate)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn characters_without_a_form() {
        check("co\u{ad}operate 1\u{200b}000", &[("\u{ad}", Fate::Dropped), ("\u{200b}", Fate::Dropped)]);
        check("\u{feff}A\u{e000}", &[("\u{feff}", Fate::Dropped), ("\u{e000}", Fate::Unknown)]);
        check("“naïve” – 日本語 👩\u{200d}🚀 …", &[]);
    }

    #[test]
    fn addresses() {
        check("See https://example.org/2024/06/19.", &[("https://example.org/2024/06/19", Fate::Opaque)]);
        check("(at ftp://a.b/c_(d))", &[("ftp://a.b/c_(d))", Fate::Opaque)]);
        check("(at ftp://a.b/c)", &[("ftp://a.b/c", Fate::Opaque)]);
        check("a ://b and c:// d", &[]);
    }

    #[test]
    fn both_in_order() {
        check(
            "\u{ad}http://x\u{ad}y/ \u{ad}",
            &[("\u{ad}", Fate::Dropped), ("http://x\u{ad}y/", Fate::Opaque), ("\u{ad}", Fate::Dropped)],
        );
    }
}
