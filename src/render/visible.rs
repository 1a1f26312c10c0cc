//! Characters as they may be shown: nothing from a text may steer the terminal or hide in it.

use unicode_width::UnicodeWidthChar;

const TAB: &str = "    ";

/// Appends a character as it is shown, and says how many columns it takes.
///
/// Control characters become pictures of themselves, those that turn the direction of writing or
/// break lines become their code point, those that are nothing to see vanish.
pub(super) fn push(c: char, out: &mut String) -> usize {
    match c {
        '\t' => {
            out.push_str(TAB);
            TAB.len()
        }
        '\0'..='\u{1f}' => {
            out.push(char::from_u32(0x2400 + u32::from(c)).expect("every C0 control has a picture"));
            1
        }
        '\u{7f}' => {
            out.push('\u{2421}');
            1
        }
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => 0,
        _ if misleads(c) => {
            let code = format!("<U+{:04X}>", u32::from(c));
            out.push_str(&code);
            code.len()
        }
        _ => {
            out.push(c);
            c.width().unwrap_or(0)
        }
    }
}

/// A text as it is shown.
pub(super) fn text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, &mut shown);
    }
    shown
}

/// The columns that a text takes as it is shown.
pub(super) fn columns(text: &str) -> usize {
    let mut shown = String::new();
    text.chars().map(|c| push(c, &mut shown)).sum()
}

/// Controls beyond ASCII, marks and overrides of direction, line separators, invisible tags.
fn misleads(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, shown: &str) {
        assert_eq!(text(input), shown);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        check("\u{1b}[31mred\u{7}\r\0", "␛[31mred␇␍␀");
        check("\u{9b}2J\u{7f}", "<U+009B>2J␡");
        check("\u{202e}desrever\u{202c}", "<U+202E>desrever<U+202C>");
        check("a\u{2028}b\u{e0041}", "a<U+2028>b<U+E0041>");
    }

    #[test]
    fn what_is_nothing_to_see_vanishes() {
        check("\u{feff}co\u{ad}operate\u{200b}", "cooperate");
    }

    #[test]
    fn other_writing_stays() {
        check("北京 — naïve e\u{301} עברית 👩\u{200d}🌾", "北京 — naïve e\u{301} עברית 👩\u{200d}🌾");
        assert_eq!(columns("北京\tx"), 9);
    }
}
