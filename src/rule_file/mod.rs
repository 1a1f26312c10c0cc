//! Rule files: TOML into checked facts. Every mistake is a diagnostic with a label in the rule file.
//!
//! The raw structs stay private to this folder; the rest of the program meets only [`crate::rule`].
