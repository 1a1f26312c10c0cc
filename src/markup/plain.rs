//! Plain text: which lines make up a paragraph.
//!
//! Two habits are met. In hard-wrapped text (e-mail, wire copy) a line break is a space and a blank
//! line ends the paragraph. Elsewhere each line is a whole paragraph or a headline. Which of the two
//! a text follows is decided by the length of its lines; a break is kept where a sentence might be
//! cut, and taken as an end where a headline would run into the sentence below it.

use super::columns;
use super::comment;
use crate::text::{BlockKind, Comment, ProseBuilder, sentences};
use std::ops::Range;

/// Reads the text behind `from`.
pub(super) fn read(text: &str, from: usize, builder: &mut ProseBuilder) {
    let comments = comment::in_plain_text(text, from);
    let layout = Layout::of(text, from, &comments);
    let mut chunk: Vec<Line<'_>> = Vec::new();
    for range in spoken_lines(text, from, &comments) {
        let line = Line::new(text, range);
        let continues = chunk.last().is_none_or(|last| last.quoted == line.quoted);
        if line.is_blank() || !continues {
            read_chunk(text, &chunk, layout, builder);
            chunk.clear();
        }
        if !line.is_blank() {
            chunk.push(line);
        }
    }
    read_chunk(text, &chunk, layout, builder);
    for comment in comments {
        builder.push_comment(comment);
    }
}

/// A line without its end, marks of quotation stripped.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    /// From the first character that is no mark of quotation and no space.
    text: &'t str,
    start: usize,
    /// How many `>` stood before it.
    quoted: usize,
    /// White space before the text.
    indent: usize,
}

/// How the lines of a text are laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// Most of the text stands on lines longer than anyone wraps at.
    line_per_paragraph: bool,
    /// The width at which lines were wrapped, in characters.
    width: usize,
}

/// No one wraps at more characters.
const WIDEST: usize = 160;

/// A headline is no longer.
const HEADLINE: usize = 140;

impl Layout {
    fn of(text: &str, from: usize, comments: &[Comment]) -> Self {
        let mut lengths = [0_usize; WIDEST + 1];
        let (mut long, mut all) = (0, 0);
        for range in spoken_lines(text, from, comments) {
            let line = &text[range];
            all += line.len();
            match width(line) {
                Some(width) => lengths[width] += 1,
                None => long += line.len(),
            }
        }
        // Short lines end paragraphs, and a few are wider than the rest.
        let counted: usize = lengths[40..].iter().sum();
        let mut widest = counted / 12;
        let mut width = WIDEST;
        while width > 60 && lengths[width] <= widest {
            widest -= lengths[width];
            width -= 1;
        }
        Self { line_per_paragraph: long * 2 > all, width: width.max(60) }
    }
}

/// The length of a line in characters; `None` for one that is longer than lines are wrapped at.
fn width(line: &str) -> Option<usize> {
    if line.len() > 4 * WIDEST {
        return None;
    }
    let characters = if line.is_ascii() { line.len() } else { line.chars().count() };
    (characters <= WIDEST).then_some(characters)
}

impl<'t> Line<'t> {
    fn new(text: &'t str, range: Range<usize>) -> Self {
        let line = &text[range.clone()];
        let mut rest = line;
        let mut quoted = 0;
        while let Some(behind) = rest.trim_start().strip_prefix('>') {
            // ">1,000 killed" is a figure.
            if behind.starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            quoted += 1;
            rest = behind;
        }
        let inner = rest.trim();
        let indent = rest.len() - rest.trim_start().len();
        Self { text: inner, start: range.start + (line.len() - rest.len()) + indent, quoted, indent }
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Nothing, or only a rule drawn with punctuation.
    fn is_blank(&self) -> bool {
        let Some(first) = self.text.bytes().next() else { return true };
        matches!(first, b'-' | b'=' | b'*' | b'_' | b'~' | b'#' | b'+')
            && self.text.len() > 1
            && self.text.bytes().all(|byte| byte == first || byte == b' ')
    }

    fn is_long(&self) -> bool {
        // One long word is an address that could not be wrapped.
        width(self.text).is_none() && self.text.contains(' ')
    }

    /// Whether the first word of `next` would not have fitted on this line.
    fn is_full(&self, next: &Line<'_>, layout: Layout) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or_default();
        let own = width(self.text).unwrap_or(WIDEST) + self.indent;
        own + 1 + word.chars().take(WIDEST).count() >= layout.width
    }

    fn ends_sentence(&self) -> bool {
        self.text
            .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']'])
            .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
    }

    fn starts_lower(&self) -> bool {
        self.text.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '%'))
    }

    /// In capitals throughout, and enough of them to be no name.
    fn is_capitals(&self) -> bool {
        let mut letters = 0;
        for c in self.text.chars() {
            if c.is_lowercase() {
                return false;
            }
            letters += usize::from(c.is_uppercase());
        }
        letters > 6 || (letters > 3 && self.text.contains(' '))
    }

    /// Every word of weight has a capital, as in "Deadly Clashes in the North".
    fn is_title(&self) -> bool {
        self.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && self.text.split_whitespace().all(|word| {
                let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
                word.chars().count() < 5 || !word.starts_with(char::is_lowercase)
            })
            && self.text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '”' | '"' | ')'))
    }

    /// "Subject: Re: figures"
    fn is_header(&self) -> bool {
        self.text.split_once(": ").is_some_and(|(name, _)| {
            name.len() < 24
                && name.starts_with(|c: char| c.is_ascii_uppercase())
                && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
        })
    }

    /// How many bytes of the line mark a list item: "- ", "• ", "3. ", "(b) ".
    fn marker(&self) -> Option<usize> {
        let bullet = self.text.strip_prefix(['-', '*', '•', '‣', '◦', '▪', '●', '·', '+', '–']);
        if let Some(rest) = bullet {
            // An en dash brings a speaker's name more often than an item.
            let dash = self.text.starts_with('–');
            return (rest.starts_with([' ', '\t']) && !dash)
                .then(|| self.text.len() - rest.trim_start().len());
        }
        let (label, rest) = self.text.split_once([' ', '\t'])?;
        let inner = label.strip_suffix(['.', ')'])?;
        let inner = inner.strip_prefix('(').unwrap_or(inner);
        let number = inner.len() < 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
        let letter =
            inner.len() == 1 && label.ends_with(')') && inner.bytes().all(|byte| byte.is_ascii_lowercase());
        (!inner.is_empty() && (number || letter)).then(|| self.text.len() - rest.trim_start().len())
    }
}

/// Cuts a run of lines that no blank line parts into blocks.
fn read_chunk(text: &str, chunk: &[Line<'_>], layout: Layout, builder: &mut ProseBuilder) {
    let Some(first) = chunk.first() else { return };
    let lines: Vec<Range<usize>> = chunk.iter().map(|line| line.start..line.end()).collect();
    if let Some(rows) = columns::cells(text, &lines).filter(|_| first.quoted == 0) {
        return columns::write(text, rows, builder);
    }
    let head = is_head(chunk);
    let mut start = 0;
    let mut marker = first.marker();
    for (index, next) in chunk.iter().enumerate().skip(1) {
        let last = &chunk[index - 1];
        let item = next.marker().filter(|_| {
            marker.is_some()
                || last.ends_sentence()
                || !last.is_full(next, layout)
                || next.indent > last.indent
        });
        let ends = head && !is_unfinished(last.text);
        if item.is_some() || ends || !joins(&chunk[start..index], next, chunk.get(index + 1), layout) {
            end_block(text, &chunk[start..index], marker, builder);
            start = index;
            marker = item;
        }
    }
    end_block(text, &chunk[start..], marker, builder);
}

/// Whether some lines are the head of minutes, a letter, a release: who, what, where and when, a line each and no
/// sentence among them.
fn is_head(chunk: &[Line<'_>]) -> bool {
    chunk.len() >= 3
        && chunk
            .iter()
            .all(|line| !line.ends_sentence() && !line.starts_lower() && line.text.len() <= HEADLINE)
}

/// Whether the line break between the last line of a block and the next line is a space.
fn joins(block: &[Line<'_>], next: &Line<'_>, behind: Option<&Line<'_>>, layout: Layout) -> bool {
    let last = &block[block.len() - 1];
    if last.is_long() || next.is_long() {
        return false;
    }
    if layout.line_per_paragraph {
        // Even there a passage may be wrapped, and is known where it cuts a sentence.
        return next.starts_lower() && !last.ends_sentence() && last.text.len() > 40;
    }
    if last.ends_sentence() {
        return last.is_full(next, layout) && next.indent <= last.indent;
    }
    if next.starts_lower() {
        return true;
    }
    if last.is_header() && next.is_header() {
        return false;
    }
    if last.is_capitals() {
        return next.is_capitals();
    }
    if last.is_full(next, layout) {
        return true;
    }
    let above = block.len() == 1 && width(last.text).is_some_and(|width| width <= HEADLINE);
    let headline = above && !is_unfinished(last.text);
    let next_is_body = next.text.len() * 2 > last.text.len() * 3
        || behind.is_some_and(|behind| !next.ends_sentence() && next.is_full(behind, layout));
    !(headline && (last.is_title() || next_is_body))
}

/// Whether a line ends in a word or mark after which more must come.
fn is_unfinished(line: &str) -> bool {
    const OPEN: [&str; 22] = [
        "a", "about", "an", "and", "as", "at", "by", "for", "from", "in", "into", "near", "nearly", "of",
        "on", "or", "over", "than", "that", "the", "to", "with",
    ];
    line.ends_with([',', ';', '-', '–', '—', '/', '&', '(', '$', '€', '£'])
        || line.split_whitespace().next_back().is_some_and(|word| OPEN.contains(&word))
}

fn end_block(text: &str, block: &[Line<'_>], marker: Option<usize>, builder: &mut ProseBuilder) {
    let mut start = block[0].start + marker.unwrap_or(0);
    for lines in block.windows(2) {
        let [line, next] = lines else { continue };
        // Lines with nothing but a line feed between them are copied at once.
        let joined = is_hyphenated(line.text, next.text);
        if joined || next.start != line.end() + 1 {
            builder.push(&text[start..line.end()], start);
            if !joined {
                builder.push_as(" ", line.end()..next.start);
            }
            start = next.start;
        }
    }
    let end = block[block.len() - 1].end();
    builder.push(&text[start..end], start);
    let kind = match kind(block, marker) {
        // Whatever is short and unpunctuated may be a headline, but not two sentences.
        BlockKind::Heading if sentences(builder.open_block()).len() > 1 => BlockKind::Paragraph,
        kind => kind,
    };
    builder.end_block(kind, None);
}

/// "long-" above "term": one word.
fn is_hyphenated(line: &str, next: &str) -> bool {
    line.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphanumeric))
        && next.starts_with(char::is_alphanumeric)
}

fn kind(block: &[Line<'_>], marker: Option<usize>) -> BlockKind {
    let first = &block[0];
    if first.quoted > 0 {
        return BlockKind::Quote;
    }
    if marker.is_some() {
        return BlockKind::ListItem;
    }
    let short = block.len() < 3 && block.iter().map(|line| line.text.len()).sum::<usize>() <= HEADLINE;
    if short && (block.iter().all(Line::is_capitals) || block.iter().all(|line| !line.ends_sentence())) {
        return BlockKind::Heading;
    }
    BlockKind::Paragraph
}

/// The lines behind `from` without the comments that speak to gainsay; a line of nothing else is not there.
fn spoken_lines(text: &str, from: usize, comments: &[Comment]) -> impl Iterator<Item = Range<usize>> {
    let mut rest = comments;
    let is_mark = |c: char| c.is_whitespace() || c == '>';
    lines(text, from).filter_map(move |line| {
        rest = &rest[rest.partition_point(|comment| comment.range.end <= line.start)..];
        let on_line = rest.iter().take_while(|comment| comment.range.start < line.end);
        let (mut start, mut end, mut cut) = (line.start, line.end, false);
        for Comment { range, .. } in on_line {
            cut = true;
            if text[start..range.start.max(start)].trim_matches(is_mark).is_empty() {
                start = range.end.min(line.end);
            } else {
                end = range.start.min(end);
            }
        }
        let line = start.min(end)..end;
        (!cut || !text[line.clone()].trim_matches(is_mark).is_empty()).then_some(line)
    })
}

/// The lines behind `from`, without their ends. A file without line feeds may end its lines with
/// carriage returns alone.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let end = if memchr::memchr(b'\n', &bytes[from..]).is_some() { b'\n' } else { b'\r' };
    let mut start = from;
    memchr::memchr_iter(end, &bytes[from..]).map(move |at| from + at).chain(std::iter::once(bytes.len())).map(
        move |end| {
            let line = start..end;
            start = end + 1;
            line
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` are the blocks, each with the first letter of its kind in front.
    fn check(text: &str, expected: &[&str]) {
        let mut builder = ProseBuilder::default();
        read(text, 0, &mut builder);
        let prose = builder.finish();
        let found: Vec<String> = prose
            .blocks
            .iter()
            .map(|block| {
                format!("{} {}", &format!("{:?}", block.kind)[..1], &prose.text[block.range.clone()])
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const WRAPPED: &str = "\
The harbour was closed on Monday after a ferry with 340 people on board
struck the northern pier, the port authority said. Nobody was hurt, but
President Moor called for an inquiry into the accident.
";

    #[test]
    fn hard_wrapped() {
        let joined = WRAPPED.trim_end().replace('\n', " ");
        check(WRAPPED, &[&format!("P {joined}")]);
        check(&WRAPPED.replace('\n', "\r\n"), &[&format!("P {joined}")]);
        check(&WRAPPED.replace('\n', "\r"), &[&format!("P {joined}")]);
        check(&format!("{WRAPPED}\n  \n{WRAPPED}"), &[&format!("P {joined}"), &format!("P {joined}")]);
    }

    #[test]
    fn headlines_above_wrapped_text() {
        let joined = format!("P {}", WRAPPED.trim_end().replace('\n', " "));
        check(&format!("Ferry Strikes Pier\n{WRAPPED}"), &["H Ferry Strikes Pier", &joined]);
        check(
            &format!("Ferry strikes a pier in the north\n{WRAPPED}"),
            &["H Ferry strikes a pier in the north", &joined],
        );
        check(
            &format!("FERRY STRIKES PIER,\nNOBODY HURT\n{WRAPPED}"),
            &["H FERRY STRIKES PIER, NOBODY HURT", &joined],
        );
        check(
            &format!("Ferry Strikes Pier\n==================\n{WRAPPED}"),
            &["H Ferry Strikes Pier", &joined],
        );
    }

    #[test]
    fn a_line_a_paragraph() {
        let long = WRAPPED.trim_end().replace('\n', " ");
        let text = format!(
            "Ferry strikes pier\n{long}\nWhat Was Said\n{long}\n– Port Authority\nOther News\n{long}\n"
        );
        check(
            &text,
            &[
                "H Ferry strikes pier",
                &format!("P {long}"),
                "H What Was Said",
                &format!("P {long}"),
                "H – Port Authority",
                "H Other News",
                &format!("P {long}"),
            ],
        );
        check("Ten people died.\nForty were hurt.\n", &["P Ten people died.", "P Forty were hurt."]);
    }

    #[test]
    fn quoted_replies() {
        check(
            "I do not agree.\n\n> There were 20,\n> not 30.\n>\n>> Who says 30?\n>1 is too few.\n",
            &["P I do not agree.", "Q There were 20, not 30.", "Q Who says 30?", "P >1 is too few."],
        );
    }

    #[test]
    fn lists() {
        check(
            "The toll:\n- 20 dead in the north,\n  most of them sailors\n- 30 hurt\n\n1. One\n2) Two\n(a) Three\n",
            &[
                "P The toll:",
                "L 20 dead in the north, most of them sailors",
                "L 30 hurt",
                "L One",
                "L Two",
                "L Three",
            ],
        );
        check("• One\n• Two", &["L One", "L Two"]);
        check(
            "It was built in the yards of the north and sold on 12 October\n30. 12 is less.",
            &["P It was built in the yards of the north and sold on 12 October 30. 12 is less."],
        );
    }

    #[test]
    fn mail_headers_and_hyphens() {
        check(
            "From: A\nDate: Tue, 3 Dec 2024\nSubject: figures\n",
            &["H From: A", "H Date: Tue, 3 Dec 2024", "H Subject: figures"],
        );
        check("a well-\nknown long-\nterm plan.", &["P a well-known long-term plan."]);
    }

    #[test]
    fn nothing() {
        check("", &[]);
        check("\n \n\t\n", &[]);
        check("-----\n*****", &[]);
    }
}
