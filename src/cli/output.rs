//! Standard output and standard error, and what they are connected to.

use crate::render::Page;
use anstream::AutoStream;
use clap::ColorChoice;
use std::io::{self, BufWriter, StdoutLock, Write};

/// A terminal wider than this is not filled: lines would be tiring to read.
const WIDEST_PAGE: usize = 120;
const NARROWEST_PAGE: usize = 40;

/// Where results go.
pub(super) fn results() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// The page that standard output is.
pub(super) fn page(color: ColorChoice) -> Page {
    let color = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        // Heeds NO_COLOR, CLICOLOR_FORCE and TERM.
        ColorChoice::Auto => AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let width = terminal_size::terminal_size_of(io::stdout())
        .map_or(Page::default().width, |(columns, _)| usize::from(columns.0));
    Page { width: width.clamp(NARROWEST_PAGE, WIDEST_PAGE), color }
}

/// Tells on standard error why something could not be done.
pub(super) fn complain(error: &anyhow::Error) {
    tell(&format!("gainsay: {error:#}"));
}

/// Tells something on standard error. Where that is closed, nobody listens.
pub(super) fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Whether the reader of the results has gone away, as `head` does: no mistake.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
