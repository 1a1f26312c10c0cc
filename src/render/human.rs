//! For people: a message, and beneath it the very words of each text with marks under them.

use super::excerpt::{self, Excerpt};
use super::{Page, Report, page, visible};
use crate::diagnostic::{Diagnostic, Severity};
use anstyle::{AnsiColor, Reset, Style};
use codespan_reporting::diagnostic as codespan;
use codespan_reporting::files::{Error, Files, Location};
use codespan_reporting::term::{self, WriteStyle};
use std::io::{self, Write};
use std::ops::Range;

pub(super) fn write(report: &Report<'_>, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let config = term::Config::default();
    for diagnostic in report.diagnostics {
        let excerpt = excerpt::cut(&diagnostic.labels, report.sources, page.width);
        let shown = lay_out(diagnostic, &excerpt, page.width);
        let mut styled = Styled { out, color: page.color };
        match term::emit_to_write_style(&mut styled, &config, &excerpt, &shown) {
            Ok(()) => {}
            Err(Error::Io(error)) => return Err(error),
            Err(error) => unreachable!("an excerpt holds every row that its marks need: {error}"),
        }
    }
    Ok(())
}

/// The diagnostic in the terms of the library that draws it.
fn lay_out(diagnostic: &Diagnostic, excerpt: &Excerpt, width: usize) -> codespan::Diagnostic<usize> {
    let labels = excerpt.marks.iter().map(|mark| {
        let style =
            if mark.primary { codespan::LabelStyle::Primary } else { codespan::LabelStyle::Secondary };
        codespan::Label::new(style, mark.snippet, mark.range.clone()).with_message(&mark.message)
    });
    let frame = excerpt.last_line().to_string().len() + 3;
    let wrap = |note: String| textwrap::fill(&visible::text(&note), width.saturating_sub(frame).max(20));
    let notes = diagnostic.notes.iter().cloned();
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    codespan::Diagnostic::new(severity(diagnostic.severity))
        .with_code(diagnostic.code)
        .with_message(visible::text(&diagnostic.message))
        .with_labels(labels.collect())
        .with_notes(notes.chain(help).map(wrap).collect())
}

fn severity(severity: Severity) -> codespan::Severity {
    match severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Note => codespan::Severity::Note,
    }
}

impl Excerpt {
    /// The highest line number it shows.
    fn last_line(&self) -> usize {
        let numbers = self.snippets.iter().flat_map(|snippet| &snippet.rows).map(|row| row.number);
        numbers.max().unwrap_or(1)
    }
}

impl<'a> Files<'a> for Excerpt {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.snippets.get(id).ok_or(Error::FileMissing)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.snippets.get(id).ok_or(Error::FileMissing)?.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        let rows = &self.snippets.get(id).ok_or(Error::FileMissing)?.rows;
        let after = rows.partition_point(|row| row.range.start <= byte);
        let row = rows.get(after.saturating_sub(1));
        row.map(|row| row.index).ok_or(Error::IndexTooLarge { given: byte, max: 0 })
    }

    fn line_number(&'a self, id: usize, line: usize) -> Result<usize, Error> {
        Ok(self.row(id, line)?.number)
    }

    /// The place of the snippet's first label in the file, wherever it stands in the excerpt.
    fn location(&'a self, id: usize, _: usize) -> Result<Location, Error> {
        let place = self.snippets.get(id).ok_or(Error::FileMissing)?.location;
        Ok(Location { line_number: place.line, column_number: place.column })
    }

    fn line_range(&'a self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        Ok(self.row(id, line)?.range.clone())
    }
}

impl Excerpt {
    fn row(&self, snippet: usize, line: usize) -> Result<&excerpt::Row, Error> {
        let rows = &self.snippets.get(snippet).ok_or(Error::FileMissing)?.rows;
        let at = rows.binary_search_by_key(&line, |row| row.index);
        at.map(|at| &rows[at]).map_err(|max| Error::LineTooLarge { given: line, max })
    }
}

/// A writer that puts styles into escape sequences, or leaves them out.
struct Styled<'w> {
    out: &'w mut dyn Write,
    color: bool,
}

impl Styled<'_> {
    fn set(&mut self, style: Style) -> io::Result<()> {
        if self.color { write!(self.out, "{Reset}{style}") } else { Ok(()) }
    }
}

impl Write for Styled<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl WriteStyle for Styled<'_> {
    fn set_header(&mut self, severity: codespan::Severity) -> io::Result<()> {
        self.set(accent(severity).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(page::MESSAGE)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(page::FRAME)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(page::FRAME)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(page::FRAME)
    }

    fn set_label(&mut self, severity: codespan::Severity, style: codespan::LabelStyle) -> io::Result<()> {
        self.set(match style {
            codespan::LabelStyle::Primary => accent(severity).bold(),
            codespan::LabelStyle::Secondary => page::SECONDARY,
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.color { write!(self.out, "{Reset}") } else { Ok(()) }
    }
}

fn accent(severity: codespan::Severity) -> Style {
    match severity {
        codespan::Severity::Bug | codespan::Severity::Error => AnsiColor::Red,
        codespan::Severity::Warning => AnsiColor::Yellow,
        codespan::Severity::Note | codespan::Severity::Help => AnsiColor::Green,
    }
    .on_default()
}
