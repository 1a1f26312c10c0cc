//! The page of every code: what it means, why, a right and a wrong example, how to live with it.
//!
//! `docs/codes.md` is the one place where they are written.

use crate::intrinsic::CHECKS;

/// All that is written on codes.
const CODES: &str = include_str!("../../docs/codes.md");

/// A code's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub code: &'static str,
    /// Markdown.
    pub text: &'static str,
}

impl Page {
    /// The first sentence.
    pub fn summary(&self) -> String {
        let first = self.text.split("\n\n").next().unwrap_or_default();
        let first = first.split_whitespace().collect::<Vec<_>>().join(" ");
        // A colon inside code ends nothing.
        let end = first.match_indices([':', '.']).map(|(at, _)| at).find(|&at| {
            let in_code = first[..at].matches('`').count() % 2 == 1;
            !in_code && first[at + 1..].chars().next().is_none_or(char::is_whitespace)
        });
        let sentence = end.map_or(first.as_str(), |end| &first[..end]);
        sentence.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches(['.', ':']).to_owned()
    }
}

/// Every page, in the order in which they are written.
pub fn pages() -> Vec<Page> {
    let sections = CODES.split("\n### ").skip(1);
    let written = sections.filter_map(|section| {
        let (code, text) = section.split_once('\n')?;
        let text = text.split("\n## ").next().unwrap_or(text);
        Some(Page { code: code.trim_matches('`'), text: text.trim() })
    });
    // The pages of checks that need no rules lie beside the checks.
    let checks = CHECKS.iter().map(|check| {
        let (_, text) = check.page.split_once('\n').expect("a page begins with the code");
        Page { code: check.code, text: text.trim() }
    });
    written.chain(checks).collect()
}
