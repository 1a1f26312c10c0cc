//! The one integration binary: each module runs one folder of data or holds one promise.

mod architecture;
mod dates;
mod cli;
mod documents;
mod order;
mod rule_files;
mod verdicts;
