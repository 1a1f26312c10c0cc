//! The few lines that a diagnostic shows of each text, cut to the width of the page.
//!
//! News is often a paragraph to a line, and a line may be megabytes long. So each line is shown
//! through windows around its labels, and no walk goes further than the window it fills.

use super::visible;
use crate::diagnostic::Label;
use crate::source::{Location, SourceId, Sources};
use std::collections::BTreeMap;
use std::ops::Range;

/// All that is shown of the texts of one diagnostic.
#[derive(Debug, Default)]
pub(super) struct Excerpt {
    pub(super) snippets: Vec<Snippet>,
    pub(super) marks: Vec<Mark>,
}

/// What is shown of one file.
#[derive(Debug)]
pub(super) struct Snippet {
    pub(super) name: String,
    /// The place of its first label in the file itself.
    pub(super) location: Location,
    /// The rows, each closed by a line feed.
    pub(super) text: String,
    pub(super) rows: Vec<Row>,
}

/// A line of a snippet.
#[derive(Debug)]
pub(super) struct Row {
    /// Bytes of the snippet's text, line feed included.
    pub(super) range: Range<usize>,
    /// Leaves a gap where lines of the file were left out.
    pub(super) index: usize,
    /// The line's number in the file.
    pub(super) number: usize,
}

/// A label, or as much of it as stands on one row.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) snippet: usize,
    /// Bytes of the snippet's text.
    pub(super) range: Range<usize>,
    pub(super) primary: bool,
    pub(super) message: String,
}

/// A label, or as much of it as stands on one line of the file.
#[derive(Debug)]
struct Piece {
    /// Bytes of the line.
    range: Range<usize>,
    primary: bool,
    message: String,
}

impl Piece {
    fn message_columns(&self) -> usize {
        if self.message.is_empty() { 0 } else { 1 + visible::columns(&self.message) }
    }
}

/// Stands for what was left out.
const ELLIPSIS: &str = "…";
/// An ellipsis and the space between it and the text.
const ELLIPSIS_COLUMNS: usize = 2;
/// Context that two labels must leave on either side to share a window.
const CONTEXT_COLUMNS: usize = 8;
/// A label is not cut below this.
const LABEL_COLUMNS: usize = 16;
/// Of a label that goes over more lines only the first and the last are shown.
const WHOLE_LABEL_LINES: usize = 3;

/// Cuts out what the labels need on a page of `width` columns.
pub(super) fn cut(labels: &[Label], sources: &Sources, width: usize) -> Excerpt {
    let mut files: Vec<(SourceId, BTreeMap<usize, Vec<Piece>>)> = Vec::new();
    for label in labels {
        let at = files.iter().position(|(source, _)| *source == label.span.source).unwrap_or_else(|| {
            files.push((label.span.source, BTreeMap::new()));
            files.len() - 1
        });
        split(label, sources, &mut files[at].1);
    }
    let last_line =
        files.iter().filter_map(|(_, lines)| lines.keys().next_back()).max().copied().unwrap_or(1);
    let frame = last_line.to_string().len() + 3;
    let room = width.saturating_sub(frame).max(LABEL_COLUMNS + 2 * ELLIPSIS_COLUMNS);

    let mut excerpt = Excerpt::default();
    for (source, lines) in files {
        let file = sources.get(source);
        let first = labels.iter().find(|label| label.span.source == source).expect("a label named the file");
        let mut snippet = Snippet {
            name: visible::text(&file.path),
            location: file.location(first.span.start),
            text: String::new(),
            rows: Vec::new(),
        };
        let mut before = None;
        for (number, mut pieces) in lines {
            pieces.sort_by_key(|piece| (piece.range.start, piece.range.end));
            let text = file.text[file.line_range(number)].trim_end_matches(['\n', '\r']);
            for window in windows(text, &pieces, room) {
                let index = match (snippet.rows.last(), before) {
                    (None, _) => 0,
                    (Some(row), Some(before)) if number - before <= 1 => row.index + 1,
                    (Some(row), _) => row.index + 3,
                };
                before = Some(number);
                let start = snippet.text.len();
                snippet.text.push_str(&window.text);
                snippet.text.push('\n');
                snippet.rows.push(Row { range: start..snippet.text.len(), index, number });
                for (piece, range) in window.marks {
                    excerpt.marks.push(Mark {
                        snippet: excerpt.snippets.len(),
                        range: start + range.start..start + range.end,
                        primary: pieces[piece].primary,
                        message: visible::text(&pieces[piece].message),
                    });
                }
            }
        }
        excerpt.snippets.push(snippet);
    }
    excerpt
}

/// Parts a label by the lines it stands on. The message goes with the last.
fn split(label: &Label, sources: &Sources, lines: &mut BTreeMap<usize, Vec<Piece>>) {
    let file = sources.get(label.span.source);
    let start = file.text.floor_char_boundary(label.span.start);
    let end = file.text.ceil_char_boundary(label.span.end).max(start);
    let (first, last) = (file.location(start).line, file.location(end).line);
    let mut pieces: Vec<(usize, Range<usize>)> = Vec::new();
    for number in first..=last {
        if last - first >= WHOLE_LABEL_LINES && number != first && number != last {
            continue;
        }
        let line = file.line_range(number);
        let text = file.text[line.clone()].trim_end_matches(['\n', '\r']);
        let from = start.saturating_sub(line.start).min(text.len());
        let to = (end - line.start).min(text.len());
        let inside = &text[from..to];
        let from = from + (inside.len() - inside.trim_start().len());
        let to = from + inside.trim().len();
        if from < to {
            pieces.push((number, from..to));
        }
    }
    if pieces.is_empty() {
        let line = file.line_range(first);
        let text = file.text[line.clone()].trim_end_matches(['\n', '\r']);
        let at = (start - line.start).min(text.len());
        pieces.push((first, at..at));
    }
    let count = pieces.len();
    for (index, (number, range)) in pieces.into_iter().enumerate() {
        let message = if index + 1 == count { label.message.clone() } else { String::new() };
        lines.entry(number).or_default().push(Piece { range, primary: label.primary, message });
    }
}

/// A part of a line as it is shown, and where pieces (by index) stand in it.
#[derive(Debug, Default)]
struct Window {
    text: String,
    marks: Vec<(usize, Range<usize>)>,
}

/// The windows of `room` columns through which the pieces of a line are seen, from left to right.
fn windows(line: &str, pieces: &[Piece], room: usize) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut next = 0;
    let mut seen = 0;
    while next < pieces.len() {
        let first = next;
        let start = pieces[first].range.start;
        let mut end = pieces[first].range.end;
        next += 1;
        while let Some(piece) = pieces.get(next) {
            let longer = end.max(piece.range.end);
            let context = ELLIPSIS_COLUMNS + CONTEXT_COLUMNS;
            // Where the line begins or ends nearby, there is no more context than that.
            let left = columns_up_to(context, &line[seen.min(start)..start]);
            let right = columns_up_to(context, &line[longer..]);
            let core = room.saturating_sub(left + right);
            if piece.range.start >= end && reach(line, &pieces[first..=next], core) > core {
                break;
            }
            (end, next) = (longer, next + 1);
        }
        windows.push(window(line, seen, pieces, first..next, room));
        seen = end;
    }
    windows
}

/// How many columns some pieces take up with the messages behind them or below; about `most` at most.
fn reach(line: &str, pieces: &[Piece], most: usize) -> usize {
    let start = pieces.first().map_or(0, |piece| piece.range.start);
    let reach_of =
        |piece: &Piece| columns_up_to(most + 1, &line[start..piece.range.end]) + piece.message_columns();
    pieces.iter().map(reach_of).max().unwrap_or(0)
}

/// How many columns from `start` some pieces take up as they are shown, cut at `end`, with the messages behind them.
fn overhang(line: &str, pieces: &[Piece], start: usize, end: usize) -> usize {
    let reach_of = |piece: &Piece| {
        let shown = visible::columns(&line[start..piece.range.end.clamp(start, end)]);
        let mark = if piece.range.end > end {
            1
        } else if piece.range.is_empty() {
            width_of_next(&line[piece.range.end..])
        } else {
            0
        };
        shown + mark + piece.message_columns()
    };
    pieces.iter().map(reach_of).max().unwrap_or(0)
}

/// The columns of a text, or `most` where it takes more.
fn columns_up_to(most: usize, text: &str) -> usize {
    if fits(text, most) { visible::columns(text) } else { most }
}

/// The window around the pieces `shown`, whose context on the left begins at `seen` at the earliest.
fn window(line: &str, seen: usize, pieces: &[Piece], shown: Range<usize>, room: usize) -> Window {
    let start = pieces[shown.start].range.start;
    let end = pieces[shown.clone()].iter().map(|piece| piece.range.end).max().unwrap_or(start);
    let reach = reach(line, &pieces[shown.clone()], room);
    let message = reach.saturating_sub(columns_up_to(room + 1, &line[start..end]));

    let whole_core = room.saturating_sub(2 * ELLIPSIS_COLUMNS + message).max(LABEL_COLUMNS);
    // Where labels are cut, any of them may end at the cut, with its message behind.
    let longest = pieces[shown.clone()].iter().map(Piece::message_columns).max().unwrap_or(0);
    let whole_core = if fits(&line[start..end], whole_core) {
        whole_core
    } else {
        room.saturating_sub(2 * ELLIPSIS_COLUMNS + longest.max(message)).max(LABEL_COLUMNS)
    };
    let core_end = start + ahead(&line[start..end], whole_core);
    // A label without width still takes a mark, behind whatever else is shown: as wide as the next character.
    let behind = pieces[shown.clone()].iter().any(|piece| piece.range.is_empty() && piece.range.end == end);
    let mark = if behind { width_of_next(&line[end..]) } else { 0 };
    let core = (visible::columns(&line[start..core_end]) + mark).max(1);
    let spare = room.saturating_sub(core);
    let overhang = overhang(line, &pieces[shown.clone()], start, core_end).saturating_sub(core);

    // The side that needs less than half leaves the rest to the other.
    let right_needs = visible::columns(&line[core_end..core_end + ahead(&line[core_end..], spare)]);
    let right_needs = right_needs + if fits(&line[core_end..], spare) { 0 } else { ELLIPSIS_COLUMNS };
    let left_most = spare.saturating_sub(overhang).min((spare / 2).max(spare.saturating_sub(right_needs)));
    let seen = seen.min(start);
    let left_start = left_edge(line, seen, start, left_most);
    let left = visible::columns(&line[left_start..start]) + if left_start > 0 { ELLIPSIS_COLUMNS } else { 0 };
    let right_end =
        if core_end < end { core_end } else { right_edge(line, core_end, spare.saturating_sub(left)) };

    let mut window = Window::default();
    if left_start > 0 {
        window.text.push_str(ELLIPSIS);
        window.text.push(' ');
    }
    let mut places: Vec<(usize, usize)> = Vec::new();
    for (at, c) in line[left_start..right_end].char_indices() {
        places.push((left_start + at, window.text.len()));
        visible::push(c, &mut window.text);
    }
    let text_end = window.text.len();
    let place = |offset: usize| match places.partition_point(|(at, _)| *at < offset) {
        n if n < places.len() => places[n].1,
        _ => text_end,
    };
    window.marks = shown
        .map(|index| (index, place(pieces[index].range.start)..place(pieces[index].range.end)))
        .map(|(index, range)| (index, with_width(range, &window.text)))
        .collect();
    if core_end < end {
        window.text.push_str(ELLIPSIS);
    } else if !line[right_end..].trim_start().is_empty() {
        window.text.push(' ');
        window.text.push_str(ELLIPSIS);
    }
    window
}

/// The columns of the first character that has any; one at the end of a text.
fn width_of_next(text: &str) -> usize {
    let first =
        text.char_indices().map(|(at, c)| at + c.len_utf8()).find(|&end| visible::columns(&text[..end]) > 0);
    first.map_or(1, |end| visible::columns(&text[..end]))
}

/// A range that shows: an empty one, or one of marks without width, is led on to the next character
/// that has a width, or to the end.
fn with_width(mut range: Range<usize>, text: &str) -> Range<usize> {
    while visible::columns(&text[range.clone()]) == 0 {
        match text[range.end..].chars().next() {
            Some(c) => range.end += c.len_utf8(),
            None => return text.len()..text.len(),
        }
    }
    range
}

/// Where the context on the left begins, so that it and its ellipsis take `most` columns at most.
fn left_edge(line: &str, seen: usize, start: usize, most: usize) -> usize {
    let context = &line[seen..start];
    let all = start - behind(context, most);
    if all == 0 {
        return 0;
    }
    let from = start - behind(context, most.saturating_sub(ELLIPSIS_COLUMNS));
    let cut = &line[from..start];
    let word_starts = from == 0 || line[..from].ends_with(char::is_whitespace);
    let from = match cut.find(char::is_whitespace) {
        Some(space) if !word_starts => from + space,
        _ => from,
    };
    start - line[from..start].trim_start_matches(|c: char| c.is_whitespace() || is_mark(c)).len()
}

/// Where the context on the right ends, so that it and its ellipsis take `most` columns at most.
fn right_edge(line: &str, end: usize, most: usize) -> usize {
    let rest = &line[end..];
    if fits(rest, most) {
        return end + ahead(rest, most);
    }
    let to = ahead(rest, most.saturating_sub(ELLIPSIS_COLUMNS));
    let word_ends = rest[to..].starts_with(char::is_whitespace);
    let to = match rest[..to].rfind(char::is_whitespace) {
        Some(space) if !word_ends => space,
        _ => to,
    };
    end + rest[..to].trim_end().len()
}

/// Whether `columns` columns hold all of a text.
fn fits(text: &str, columns: usize) -> bool {
    ahead(text, columns) == text.len()
}

/// The bytes at the beginning of a text that fit into `columns` columns.
fn ahead(text: &str, columns: usize) -> usize {
    fitting(text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)), columns)
}

/// The bytes at the end of a text that fit into `columns` columns.
fn behind(text: &str, columns: usize) -> usize {
    fitting(text.char_indices().rev().map(|(at, c)| (text.len() - at, c)), columns)
}

/// The last byte count before a walk along characters exceeds its columns. Characters without width
/// are taken too, but not without end.
fn fitting(walk: impl Iterator<Item = (usize, char)>, columns: usize) -> usize {
    let mut shown = String::new();
    let (mut used, mut taken) = (0, 0);
    for (steps, (bytes, c)) in walk.enumerate() {
        shown.clear();
        used += visible::push(c, &mut shown);
        if used > columns || steps > 8 * (columns + 1) {
            break;
        }
        taken = bytes;
    }
    taken
}

/// A character that leans on the one before.
fn is_mark(c: char) -> bool {
    unicode_width::UnicodeWidthChar::width(c) == Some(0)
}
