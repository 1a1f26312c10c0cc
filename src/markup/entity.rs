//! Character references of HTML: `&amp;`, `&#8217;`.

use html5gum::{Token, Tokenizer};

/// The characters that a reference at the beginning of `text` stands for, and its length. `None`:
/// the ampersand is only that.
pub(super) fn decode(text: &str) -> Option<(String, usize)> {
    let name = text.strip_prefix('&')?;
    let common =
        [("amp;", "&"), ("nbsp;", "\u{a0}"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'")];
    if let Some((name, character)) = common.into_iter().find(|(common, _)| name.starts_with(common)) {
        return Some(((*character).to_owned(), 1 + name.len()));
    }
    let mut end = 1 + if name.starts_with('#') { number_len(name) } else { name_len(name) };
    if end == 1 {
        return None;
    }
    end += usize::from(text[end..].starts_with(';'));
    let reference = &text[..end];
    let decoded = tokenized(reference)?;
    if decoded == reference {
        return None;
    }
    if name.starts_with('#') {
        return Some((decoded, end));
    }
    // An old name without a semicolon may have letters of the text behind it: "&ampco".
    let rest =
        decoded.bytes().rev().zip(reference.bytes().rev()).take_while(|(one, other)| one == other).count();
    let len = decoded.len() - rest;
    decoded.is_char_boundary(len).then(|| (decoded[..len].to_owned(), end - rest))
}

/// No name is longer.
const LONGEST_NAME: usize = 32;

fn name_len(text: &str) -> usize {
    text.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count()
}

/// `#65`, `#x41`; nothing without a digit.
fn number_len(text: &str) -> usize {
    let hexadecimal = text[1..].starts_with(['x', 'X']);
    let sign = if hexadecimal { 2 } else { 1 };
    let digits = text
        .bytes()
        .skip(sign)
        .take_while(|byte| if hexadecimal { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() });
    match digits.count() {
        0 => 0,
        count => sign + count,
    }
}

/// The tokenizer knows all 2,231 names and what the numbers of old stand for.
fn tokenized(reference: &str) -> Option<String> {
    let mut decoded = Vec::new();
    for Ok(token) in Tokenizer::new(reference) {
        if let Token::String(words) = token {
            decoded.extend_from_slice(&words);
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, usize)>) {
        assert_eq!(decode(text).as_ref().map(|(decoded, len)| (decoded.as_str(), *len)), expected, "{text}");
    }

    #[test]
    fn references() {
        check("&amp;c", Some(("&", 5)));
        check("&rsquo;s", Some(("’", 7)));
        check("&eacute", Some(("é", 7)));
        check("&ampco", Some(("&", 4)));
        check("&notit;", Some(("¬", 4)));
        check("&fjlig;", Some(("fj", 7)));
        check("&#8211;x", Some(("–", 7)));
        check("&#x35g", Some(("5", 5)));
        check("&#x80;", Some(("€", 6)));
        check("&#xD800;", Some(("\u{fffd}", 8)));
        check("&#99999999999999999999;", Some(("\u{fffd}", 23)));
    }

    #[test]
    fn mere_ampersands() {
        for text in ["&", "& b", "&;", "&#;", "&#x;", "&unknown;", "&é"] {
            check(text, None);
        }
    }
}
