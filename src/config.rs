//! `gainsay.toml`: which rules, sources and drafts, and what is known of them.
