//! A page of Markdown for the terminal: its paragraphs as wide as the page, all else as it is.

use super::Page;
use textwrap::{Options, fill};

/// The text with the lines of its paragraphs filled anew.
pub fn prose(markdown: &str, page: &Page) -> String {
    let is_laid_out =
        |paragraph: &str| paragraph.starts_with(['#', '|', '-', ' ']) || paragraph.contains("```");
    let paragraphs = markdown.split("\n\n").map(|paragraph| {
        if is_laid_out(paragraph) { paragraph.to_owned() } else { filled(paragraph, page, "", "") }
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// A line with what it is about before it, in a column of its own.
pub fn entry(name: &str, column: usize, text: &str, page: &Page) -> String {
    filled(text, page, &format!("{name:column$}"), &" ".repeat(column))
}

fn filled(text: &str, page: &Page, first: &str, others: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    fill(&words, Options::new(page.width).initial_indent(first).subsequent_indent(others))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_filled_and_what_is_laid_out_is_not() {
        let page = Page { width: 20, color: false };
        let text = "One two three\nfour five\nsix.\n\n# A heading that stays\n\n| a | row that stays |";
        let expected = "One two three four\nfive six.\n\n# A heading that stays\n\n| a | row that stays |";
        assert_eq!(prose(text, &page), expected);
        assert_eq!(entry("code", 6, "one two three four", &page), "code  one two three\n      four");
    }
}
