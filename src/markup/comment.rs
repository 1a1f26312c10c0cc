//! Comments that speak to gainsay: `<!-- gainsay: … -->`, and `{/* gainsay: … */}` in MDX.
//!
//! Only finds them; what they say is read by `policy`. No comment is ever prose.

use crate::text::Comment;
use std::ops::Range;

/// How a comment begins, and how it may end.
const MARKS: [(&str, &[&str]); 2] = [("<!--", &["-->", "--!>"]), ("{/*", &["*/}"])];

/// A directive is no longer, in bytes.
const LONGEST: usize = 4096;

/// The comment that stands in `range`, its marks included, if it speaks to gainsay.
///
/// `inside` says whether words of its block stand before it.
pub(super) fn addressed(text: &str, range: Range<usize>, inside: bool) -> Option<Comment> {
    let whole = &text[range.clone()];
    let (opening, closings) = MARKS.iter().find(|(opening, _)| whole.starts_with(opening))?;
    let words = &whole[opening.len()..];
    if !speaks_to_gainsay(words) {
        return None;
    }
    let start = range.start + opening.len();
    let closing = closings.iter().find(|closing| words.ends_with(*closing));
    let end = match closing {
        Some(closing) => range.end - closing.len(),
        // All behind it was taken for the comment; its first line is enough to show.
        None => start + words.find(['\n', '\r']).unwrap_or(words.len()),
    };
    Some(Comment {
        range: range.start..if closing.is_some() { range.end } else { end },
        words: start..end,
        is_closed: closing.is_some(),
        inside,
    })
}

/// The comments of a plain text. There they begin or end a line: what stands in the midst of one, or in
/// quotation marks, is quoted.
pub(super) fn in_plain_text(text: &str, from: usize) -> Vec<Comment> {
    let is_break = |c: char| c == '\n' || c == '\r';
    let mut found: Vec<Comment> = Vec::new();
    // Where the line begins, or what stands on it behind the last comment.
    let mut rest_of_line = from;
    let mut seen = from;
    for start in memchr::memmem::find_iter(&text.as_bytes()[from..], "<!--").map(|at| from + at) {
        if start < seen || !speaks_to_gainsay(&text[start + 4..]) {
            continue;
        }
        rest_of_line = text[seen..start].rfind(is_break).map_or(rest_of_line, |at| seen + at + 1);
        let (range, is_closed) = extent(text, start);
        let begins =
            text[rest_of_line..start].chars().all(|c| c.is_whitespace() || matches!(c, '>' | '\u{feff}'));
        let next = text[range.end..].chars().find(|&c| is_break(c) || !c.is_whitespace());
        seen = range.end;
        if begins || !is_closed || next.is_none_or(is_break) {
            rest_of_line = range.end;
            found.extend(addressed(text, range, !begins));
        }
    }
    found
}

/// Up to the closing mark, or to the end of the line where a blank line or the end of the text comes first.
fn extent(text: &str, start: usize) -> (Range<usize>, bool) {
    let limit = text.floor_char_boundary(start + LONGEST);
    let rest = &text[start..limit];
    let line_end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let Some(len) = rest.find("-->") else { return (start..line_end, false) };
    let mut lines = rest[..len].split('\n').skip(1).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() && lines.peek().is_some() {
            return (start..line_end, false);
        }
    }
    (start..start + len + 3, true)
}

/// `gainsay:`, or what can only have been meant for it.
fn speaks_to_gainsay(words: &str) -> bool {
    const NAME: &str = "gainsay";
    let words = words.trim_start();
    let Some(name) = words.get(..NAME.len()) else { return false };
    let rest = &words[NAME.len()..];
    let forgotten_colon = || {
        let rest = rest.trim_start_matches([' ', '-', '\t']);
        rest.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("allow"))
            && !words[NAME.len()..].starts_with('a')
    };
    name.eq_ignore_ascii_case(NAME) && (rest.trim_start().starts_with(':') || forgotten_colon())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: the words of each comment, behind `…` if it is inside a block, before `!` if never closed.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = in_plain_text(text, 0)
            .into_iter()
            .map(|comment| {
                let words = text[comment.words].trim();
                let (before, behind) =
                    (if comment.inside { "…" } else { "" }, if comment.is_closed { "" } else { "!" });
                format!("{before}{words}{behind}")
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn they_begin_or_end_a_line() {
        check("<!-- gainsay: a -->\nText.", &["gainsay: a"]);
        check("Text. <!-- gainsay: a -->\r\nMore.", &["…gainsay: a"]);
        check("> <!-- gainsay: a --> Text.", &["gainsay: a"]);
        check(
            "<!-- gainsay: a --> <!-- gainsay: b --> Text <!-- gainsay: c -->",
            &["gainsay: a", "gainsay: b", "…gainsay: c"],
        );
        check("<!-- gainsay: a\n  b -->\nText.", &["gainsay: a\n  b"]);
    }

    #[test]
    fn what_is_quoted_is_none() {
        check("Write “<!-- gainsay: a -->” above it.", &[]);
        check("Write `<!-- gainsay: a -->`", &[]);
        check("gainsay: to deny\nTo gainsay: <!-- a gainsay: b -->", &[]);
        check("<!-- gainsaying allows -->\n<!-- gainsay -->\n<!-- gainsayallow -->", &[]);
    }

    #[test]
    fn what_was_meant_for_one_is_one() {
        check("<!-- Gainsay : allow a -->", &["Gainsay : allow a"]);
        check("<!-- gainsay allow a -->", &["gainsay allow a"]);
        check("<!-- gainsay-allow a -->", &["gainsay-allow a"]);
        check("<!-- gainsay: a\n\nText. -->", &["gainsay: a!"]);
        check("Text <!-- gainsay: a", &["…gainsay: a!"]);
    }
}
