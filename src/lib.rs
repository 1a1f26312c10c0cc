//! gainsay finds where texts disagree about facts.
//!
//! One straight line: files → documents → claims → findings → diagnostics → bytes. The library
//! never prints, exits, reads a clock or an environment variable.

pub mod cli;
pub mod compare;
pub mod config;
pub mod diagnostic;
pub mod explain;
pub mod extract;
pub mod files;
pub mod markup;
pub mod render;
pub mod rule;
pub mod rule_file;
pub mod rule_test;
pub mod source;
pub mod spelling;
pub mod text;
mod toml_file;
pub mod value;
