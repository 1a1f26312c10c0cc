//! From a place in a decoded TOML string back to the characters it was written with.

use std::ops::Range;

/// The bytes of `literal`, quotes included, that `decoded` (a range of the string it stands for)
/// was written with. An empty range leads to an empty range.
pub(super) fn raw_range(literal: &str, decoded: Range<usize>) -> Range<usize> {
    let mut start = None;
    let mut behind = body(literal).start;
    let mut at = 0;
    for piece in pieces(literal) {
        at += piece.len;
        if start.is_none() && decoded.start < at {
            start = Some(piece.raw.start);
        }
        behind = piece.raw.end;
        if decoded.end <= at && piece.len > 0 {
            break;
        }
    }
    let start = start.unwrap_or(behind);
    start..if decoded.is_empty() { start } else { behind }
}

/// The characters of the string that `literal` stands for, and the bytes each was written with.
pub(super) fn characters(literal: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut at = 0;
    pieces(literal).filter(|piece| piece.len > 0).map(move |piece| {
        let decoded = at..at + piece.len;
        at = decoded.end;
        (decoded, piece.raw)
    })
}

/// The bytes between the quotes, the line break that may follow opening quotes left out.
pub(super) fn body(literal: &str) -> Range<usize> {
    let quotes = quotes(literal);
    let mut start = quotes;
    if quotes == 3 {
        for newline in ["\r\n", "\n"] {
            if literal[start..].starts_with(newline) {
                start += newline.len();
                break;
            }
        }
    }
    start..literal.len().saturating_sub(quotes).max(start)
}

/// One character of the string, or what was written and stands for none.
struct Piece {
    raw: Range<usize>,
    /// Bytes in the decoded string.
    len: usize,
}

fn pieces(literal: &str) -> impl Iterator<Item = Piece> {
    let body = body(literal);
    let escapes = literal.starts_with('"');
    let mut at = body.start;
    std::iter::from_fn(move || {
        let rest = &literal[at..body.end];
        let first = rest.chars().next()?;
        let (raw_len, len) =
            if escapes && first == '\\' { escape(rest) } else { (first.len_utf8(), first.len_utf8()) };
        let raw = at..at + raw_len;
        at = raw.end;
        Some(Piece { raw, len })
    })
}

/// Bytes written and bytes meant of the escape that `rest` begins with.
fn escape(rest: &str) -> (usize, usize) {
    let digits = match rest[1..].chars().next() {
        Some('b' | 't' | 'n' | 'f' | 'r' | 'e' | '"' | '\\') => return (2, 1),
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some(c) if c.is_whitespace() => return (rest.len() - rest[1..].trim_start().len(), 0),
        _ => return (1, 1),
    };
    let code =
        rest.get(2..2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
    code.map_or((1, 1), |c| (2 + digits, c.len_utf8()))
}

fn quotes(literal: &str) -> usize {
    let triple = literal.len() >= 6 && (literal.starts_with("\"\"\"") || literal.starts_with("'''"));
    match literal.as_bytes() {
        _ if triple => 3,
        [b'"' | b'\'', _, ..] => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::raw_range;

    /// `literal` decodes to text in which `part` stands; `written` is how it was written.
    fn check(literal: &str, part: &str, written: &str) {
        let table: toml::Table = toml::from_str(&format!("a = {literal}")).expect("valid TOML");
        let decoded = table["a"].as_str().expect("a string");
        let at = decoded.find(part).expect("the part stands in the string");
        assert_eq!(&literal[raw_range(literal, at..at + part.len())], written, "{literal}");
    }

    #[test]
    fn the_four_kinds_of_strings() {
        check(r#""plain words""#, "words", "words");
        check(r"'a\d+ b'", r"\d+", r"\d+");
        check(r#""a\\d+ b""#, r"\d+", r"\\d+");
        check("\"\"\"\nfirst\nsecond\"\"\"", "second", "second");
        check("'''\nfirst\r\nsecond'''", "second", "second");
    }

    #[test]
    fn escapes() {
        check(r#""\u00e9t\u00e9 x""#, "té", r"t\u00e9");
        check(r#""\t\"x\" y""#, "x\"", "x\\\"");
        check(r#""\x41\U0001F600z""#, "😀z", r"\U0001F600z");
        check(r#""—é""#, "é", "é");
        check("\"\"\"a \\\n   b c\"\"\"", "b", "b");
    }

    #[test]
    fn ends_and_emptiness() {
        assert_eq!(raw_range("'abc'", 0..3), 1..4);
        assert_eq!(raw_range("'abc'", 3..3), 4..4);
        assert_eq!(raw_range("''", 0..0), 1..1);
        assert_eq!(raw_range("'abc'", 7..9), 4..4);
    }
}
