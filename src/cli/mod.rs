//! The command line: arguments, disk, exit codes. The only layer that reads or prints.
//!
//! One file a subcommand. Results go to standard output, everything else to standard error.

mod absent;
mod baseline;
mod check;
mod checks;
mod claims;
mod completions;
mod explain;
mod facts;
mod flags;
mod init;
mod output;
mod project;
mod schema;
mod test;
mod values;
mod why;

use clap::error::{ContextKind, ContextValue};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Finds where texts disagree about facts.
///
/// Rule files say which facts can be checked. gainsay reads drafts and the sources behind them, finds
/// every statement of each fact, and reports where two of them cannot both be true.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// A new subcommand is a file of its own and a line in each list here.
#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Claims(claims::Claims),
    Values(values::Values),
    Test(test::Test),
    Why(why::Why),
    Facts(facts::Facts),
    Explain(explain::Explain),
    Init(init::Init),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

/// The parser lists similar commands with the most similar last.
fn nearest_first(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::Strings(names)) = error.remove(ContextKind::SuggestedSubcommand) {
        let names = names.into_iter().rev().collect();
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(names));
    }
    error
}

/// How a command ended, as its exit status tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Nothing at or above what `--fail-on` names.
    Clean = 0,
    /// Something was found.
    Found = 1,
    /// The command could not do all it was asked to: bad flags, bad rules, unreadable input.
    Incomplete = 2,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| nearest_first(error).exit());
    let done = match arguments.command {
        Command::Check(command) => command.run(),
        Command::Claims(command) => command.run(),
        Command::Values(command) => command.run(),
        Command::Test(command) => command.run(),
        Command::Why(command) => command.run(),
        Command::Facts(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Completions(command) => command.run(),
    };
    let outcome = done.unwrap_or_else(|error| {
        if output::is_broken_pipe(&error) {
            return Outcome::Clean;
        }
        output::complain(&error);
        Outcome::Incomplete
    });
    ExitCode::from(outcome as u8)
}
