//! What the first lines of a text say of its date: "KYIV, 18 December 2024 —", the header of a
//! letter, "Published 18 December 2024", a line of its own ("Oslo, 18 December 2024").

use super::published;
use crate::text::{BlockKind, Prose};
use crate::value::Date;

/// So many blocks may stand above the dateline: titles, bylines, captions.
const ABOVE: usize = 10;

/// No dateline is longer, in bytes.
const LONGEST: usize = 90;

/// Which lines at the head of a text may be nothing but its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// Any, headlines too: in plain text they are not told from others.
    Any,
    /// None that is marked as a heading, as those of a changelog are.
    NoHeadings,
}

/// The date that the first lines give. A dateline becomes a block of its own: its date is no part of
/// the sentence behind it.
pub(super) fn read(prose: &mut Prose, lines: Lines) -> Option<Date> {
    let head = || prose.blocks.iter().take(ABOVE);
    let stated = head().find_map(|block| labelled(&prose.text[block.range.clone()]));
    // Once the text itself has begun, a line with a date speaks of something else.
    let above = head().take_while(|block| {
        let text = &prose.text[block.range.clone()];
        matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph) && text.len() <= LONGEST
    });
    let alone = above
        .filter(|block| lines == Lines::Any || block.kind != BlockKind::Heading)
        .find_map(|block| alone(&prose.text[block.range.clone()]));
    for index in 0..prose.blocks.len().min(ABOVE) {
        let block = &prose.blocks[index];
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading) {
            continue;
        }
        if let Some(dateline) = Dateline::of(&prose.text[block.range.clone()]) {
            let date = dateline.date;
            prose.split_heading(index, dateline.len);
            return date.or(stated).or(alone);
        }
    }
    stated.or(alone)
}

/// A line of a date and of what stands beside one: a place, the name and number of a paper, the hour.
fn alone(text: &str) -> Option<Date> {
    const BESIDE: &[&str] = &[
        "a",
        "am",
        "at",
        "by",
        "clock",
        "edition",
        "from",
        "gmt",
        "in",
        "issued",
        "local",
        "m",
        "midnight",
        "no",
        "noon",
        "o",
        "p",
        "pm",
        "posted",
        "published",
        "time",
        "updated",
        "utc",
    ];
    let (date, range) = published::in_words(text)?;
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let words = [before, behind].into_iter().flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let mut framed = words.filter(|word| word.starts_with(char::is_lowercase));
    let is_frame = framed.all(|word| BESIDE.contains(&word));
    // "2.1.0 (2024-12-18)" heads the notes on a release.
    let version = text.split_whitespace().any(|word| {
        word.contains('.')
            && word.trim_matches(|c: char| !c.is_alphanumeric()).split('.').all(|part| {
                !part.is_empty() && part.trim_start_matches('v').bytes().all(|byte| byte.is_ascii_digit())
            })
    });
    let once = !published::has_date(before) && !published::has_date(behind);
    (is_frame && !version && once && is_day_or_month(&date)).then_some(date)
}

/// Whether a date is exact enough for the day or the month of an issue.
fn is_day_or_month(date: &Date) -> bool {
    let notation = date.to_string();
    date.exact_day().is_some()
        || notation.len() == 7
            && notation
                .split_once('-')
                .is_some_and(|(_, month)| month.parse().is_ok_and(|month: u8| month <= 12))
}

/// "Date: Tue, 3 Dec 2024 10:11:12 +0000", "Published: 3 December 2024".
fn labelled(text: &str) -> Option<Date> {
    const LABELS: &[&str] = &[
        "Date:",
        "Sent:",
        "Published:",
        "Published on ",
        "Published ",
        "Issued:",
        "Issued on ",
        "Released:",
        "Date of issue:",
        "Posted:",
        "Posted on ",
        "Filed:",
        "Updated:",
        "Last updated:",
        "Last updated ",
    ];
    let rest = LABELS.iter().find_map(|label| text.strip_prefix(label)).or_else(|| behind_name(text))?;
    if rest.len() > LONGEST {
        return None;
    }
    let (date, range) = published::in_words(rest)?;
    // "Published 3 December" tells when; "Published reports of 3 December" does not.
    let before = rest[..range.start].trim();
    (before.is_empty() || before.split([' ', ',']).all(|word| word.chars().count() <= 9 && is_weekday(word)))
        .then_some(date)
}

/// What stands behind who did it: " 3 December 2024" of "Posted by Ada Moe on 3 December 2024".
fn behind_name(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 4;
    let did = ["Posted by ", "Published by ", "Written by ", "Filed by ", "Updated by "];
    let (name, rest) = did.iter().find_map(|did| text.strip_prefix(did))?.split_once(" on ")?;
    let words = name.split_whitespace().count();
    (words <= MOST_WORDS && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase)))
        .then_some(rest)
}

fn is_weekday(word: &str) -> bool {
    const STARTS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    word.is_empty()
        || word.get(..3).is_some_and(|start| STARTS.contains(&start.to_ascii_lowercase().as_str()))
}

/// Place, day or agency and a dash at the head of a report.
#[derive(Debug)]
struct Dateline {
    date: Option<Date>,
    /// Its length, the dash included.
    len: usize,
}

impl Dateline {
    fn of(text: &str) -> Option<Self> {
        let (head, len) = before_dash(text).or_else(|| before_stop(text))?;
        let place = head.split([',', '(', '/']).next()?.trim();
        let capitals = is_capitals(place);
        if !capitals && !is_name(place) {
            return None;
        }
        let rest = &head[place.len()..];
        let date = published::in_words(rest).filter(|(date, _)| date.exact_day().is_some());
        let agency = rest.contains('(') && rest.trim_end().ends_with(')');
        // A name and a dash alone may begin any sentence.
        let known = match &date {
            Some((_, range)) => is_frame(&rest[..range.start]) && is_frame(&rest[range.end..]),
            None => capitals && (agency || published::has_date(rest)),
        };
        known.then(|| Self { date: date.map(|(date, _)| date), len })
    }
}

/// What stands before the first dash, and its length with the dash.
fn before_dash(text: &str) -> Option<(&str, usize)> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    [" — ", " – ", " - ", " -- ", "— ", "—"]
        .iter()
        .filter_map(|dash| text[..end].find(dash).map(|at| (&text[..at], at + dash.len())))
        .min_by_key(|(head, _)| head.len())
        // A dash inside brackets stands between the dates of a life.
        .filter(|(head, len)| *len < text.len() && head.matches('(').count() == head.matches(')').count())
}

/// "OSLO, 12 April 2023. Students …": what stands before the first full stop, if it is a place in capitals and
/// a day.
fn before_stop(text: &str) -> Option<(&str, usize)> {
    let end = text.floor_char_boundary(LONGEST);
    let stop = text[..end].find(". ").filter(|stop| stop + 2 < text.len())?;
    let head = &text[..stop];
    let (place, date) = head.split_once(',')?;
    let (day, range) = published::in_words(date)?;
    let bare = date[..range.start].trim().is_empty() && date[range.end..].trim().is_empty();
    (is_capitals(place) && bare && day.exact_day().is_some()).then_some((head, stop + 2))
}

fn is_capitals(place: &str) -> bool {
    place.chars().filter(|c| c.is_alphabetic()).count() > 2
        && !place.contains(char::is_lowercase)
        && place.starts_with(char::is_alphabetic)
}

/// "New York"
fn is_name(place: &str) -> bool {
    let words: Vec<&str> = place.split_whitespace().collect();
    (1..=3).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// Beside the date of a dateline stand names and marks only.
fn is_frame(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).all(|word| !word.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ProseBuilder;

    /// The blocks after reading, `|` between them.
    fn check(text: &str, expected: &str, date: Option<&str>) {
        let mut builder = ProseBuilder::default();
        builder.push(text, 0);
        let mut prose = builder.finish();
        let found = read(&mut prose, Lines::Any);
        let blocks: Vec<&str> = prose.blocks.iter().map(|block| &prose.text[block.range.clone()]).collect();
        assert_eq!(
            (blocks.join("|").as_str(), found.map(|date| date.to_string()).as_deref()),
            (expected, date)
        );
    }

    #[test]
    fn datelines() {
        check("KYIV, 2024-12-18 — Ten died.", "KYIV, 2024-12-18 —|Ten died.", Some("2024-12-18"));
        check("Kyiv, 2024-12-18 – Ten died.", "Kyiv, 2024-12-18 –|Ten died.", Some("2024-12-18"));
        check("PORT MOOR, Northland (WN) - Ten died.", "PORT MOOR, Northland (WN) -|Ten died.", None);
    }

    #[test]
    fn lines_of_their_own() {
        for (text, date) in [
            ("Oslo, 2024-12-18, 17:00", Some("2024-12-18")),
            ("Saturday, 4 November 2023, 20:00 local time", Some("2023-11-04")),
            ("Daily Beacon, Saturday 22 October 2022", Some("2022-10-22")),
            ("THE DOCTOR'S LETTER, No. 214, April 2023", Some("2023-04")),
            ("Issued: 14 February 2023", Some("2023-02-14")),
            ("Daily Beacon | Oslo | Thursday 13 February 2025, updated 21:15", Some("2025-02-13")),
            ("Monday, December 22, 2025, 12:00 noon", Some("2025-12-22")),
            ("Vote held on Sunday 12 November 2023", None),
            ("Period: 11 to 14 February 2023", None),
            ("The Treaty of Oslo, 14 February 1823", None),
            ("SUMMARY 2023", None),
            ("v2.1.0 (2024-12-18)", None),
        ] {
            check(text, text, date);
        }
        check("OSLO, 12 April 2023. Students met.", "OSLO, 12 April 2023.|Students met.", Some("2023-04-12"));
    }

    #[test]
    fn other_beginnings() {
        for text in [
            "NATO — the alliance — met.",
            "Ada Berg (2 May 1925 – 6 June 2018), composer.",
            "Kyiv — the capital — was hit.",
            "KYIV, the capital — was hit.",
            "KYIV (WN) —",
        ] {
            check(text, text, None);
        }
    }

    #[test]
    fn labelled_dates() {
        check("Published: 2024-12-18", "Published: 2024-12-18", Some("2024-12-18"));
        check("Date: Wed, 2024-12-18 10:11", "Date: Wed, 2024-12-18 10:11", Some("2024-12-18"));
        check("Posted by Ada Moe on 2024-12-18", "Posted by Ada Moe on 2024-12-18", Some("2024-12-18"));
        check("Written by hand on 2024-12-18", "Written by hand on 2024-12-18", None);
        check("Published reports of 2024-12-18 differ.", "Published reports of 2024-12-18 differ.", None);
    }
}
