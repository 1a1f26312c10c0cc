//! Dated headings: `## 1.2.0 - 2024-03-01` dates its section of a changelog.

use super::published;
use crate::value::{Date, Grain};

/// The headings above the place that is being read.
#[derive(Debug, Default)]
pub(super) struct Sections {
    /// Level and date, of rising levels.
    open: Vec<(u8, Option<Date>)>,
}

impl Sections {
    /// A heading begins: sections of its level and below have ended.
    pub(super) fn end(&mut self, level: u8) {
        while self.open.pop_if(|(open, _)| *open >= level).is_some() {}
    }

    /// A heading has been read, and its section begins.
    pub(super) fn begin(&mut self, level: u8, heading: &str) {
        self.end(level);
        self.open.push((level, date_of(heading)));
    }

    /// The date of the innermost dated section.
    pub(super) fn date(&self) -> Option<&Date> {
        self.open.iter().rev().find_map(|(_, date)| date.as_ref())
    }
}

/// Longer headings are titles of something else, in bytes.
const LONGEST: usize = 100;

/// The date of a release or of an entry in a diary: all else in the heading is a version or a name.
fn date_of(heading: &str) -> Option<Date> {
    let heading = heading.trim();
    if heading.len() > LONGEST || !heading.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (date, range) = published::in_words(heading)?;
    let rest = [&heading[..range.start], &heading[range.end..]];
    let rest = Rest::of(rest.into_iter());
    let whole = date.exact_day().is_some() || (date.grain() == Grain::Month && rest.words == 0);
    (whole && rest.strangers <= if rest.version { 2 } else { 0 }).then_some(date)
}

/// What stands in a heading beside its date.
#[derive(Debug, Default)]
struct Rest {
    words: usize,
    /// Words that no heading of a release needs.
    strangers: usize,
    version: bool,
}

impl Rest {
    fn of<'t>(parts: impl Iterator<Item = &'t str>) -> Self {
        const USUAL: [&str; 17] = [
            "version",
            "release",
            "released",
            "unreleased",
            "on",
            "v",
            "hotfix",
            "patch",
            "update",
            "updated",
            "yanked",
            "alpha",
            "beta",
            "rc",
            "final",
            "stable",
            "date",
        ];
        let mut rest = Self::default();
        for word in parts.flat_map(|part| part.split(|c: char| !(c.is_alphanumeric() || c == '.'))) {
            if !word.contains(char::is_alphanumeric) {
                continue;
            }
            rest.words += 1;
            if word.contains(|c: char| c.is_ascii_digit()) {
                rest.version = true;
            } else if !USUAL.contains(&word.to_lowercase().as_str()) {
                rest.strangers += 1;
            }
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, expected: Option<&str>) {
        assert_eq!(date_of(heading).map(|date| date.to_string()).as_deref(), expected, "{heading}");
    }

    #[test]
    fn headings_of_releases() {
        check("1.2.0 - 2024-03-01", Some("2024-03-01"));
        check("[1.2.0] – 2024-03-01 [YANKED]", Some("2024-03-01"));
        check("Version 3 (2024-03-01)", Some("2024-03-01"));
        check("my-lib 2.0.0-beta.1, 2024-03-01", Some("2024-03-01"));
        check("2024-03-01", Some("2024-03-01"));
    }

    #[test]
    fn other_headings() {
        check("Unreleased", None);
        check("1.2.0", None);
        check("What happened on 2024-03-01", None);
        check("The long way from 1.0 to 2.0, 2024-03-01", None);
        check("2024", None);
    }

    #[test]
    fn sections_nest() {
        let mut sections = Sections::default();
        let day = |sections: &Sections| sections.date().map(ToString::to_string);
        sections.begin(1, "Changelog");
        sections.begin(2, "1.1 - 2024-03-01");
        sections.begin(3, "Added");
        assert_eq!(day(&sections).as_deref(), Some("2024-03-01"));
        sections.begin(2, "Older");
        assert_eq!(day(&sections), None);
    }
}
