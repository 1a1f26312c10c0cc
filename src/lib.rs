//! gainsay finds where texts disagree about facts.
//!
//! One straight line: files → documents → claims → findings → diagnostics → bytes. Here it is in a few
//! calls, as [`cli`] goes it with files from disk:
//!
//! ```
//! use gainsay::compare::compare;
//! use gainsay::explain::explain;
//! use gainsay::extract::Extractor;
//! use gainsay::markup::{self, Given};
//! use gainsay::render::{self, Format, Page, Report, Summary};
//! use gainsay::rule_file;
//! use gainsay::source::{SourceFile, Sources};
//! use gainsay::text::Role;
//!
//! let mut sources = Sources::default();
//! let rules = r#"
//!     [fact.bridge-opened]
//!     title = "the bridge was opened"
//!     value = "date"
//!     find  = ["bridge ... opened ... {value}"]
//! "#;
//! let rules = sources.add(|id| SourceFile::new(id, "bridge.toml", rules));
//! let gazette = sources.add(|id| SourceFile::new(id, "gazette.txt", "The bridge was opened in May 1932."));
//! let herald = sources.add(|id| SourceFile::new(id, "herald.txt", "The bridge, opened in 1931, is safe."));
//!
//! let (rules, mistakes) = rule_file::load(&[rules]);
//! assert_eq!(mistakes, []);
//! let documents = [gazette, herald].map(|file| markup::document(file, Role::Source, &Given::default()).0);
//! let extractor = Extractor::new(&rules);
//! let claims: Vec<_> = documents.iter().flat_map(|document| extractor.extract(document)).collect();
//! let findings = compare(&documents, &rules, &claims);
//! let diagnostics: Vec<_> =
//!     findings.iter().map(|finding| explain(finding, &documents, &rules, &claims, &sources)).collect();
//!
//! let summary = Summary::new(documents.len(), rules.facts().count(), claims.len(), &diagnostics);
//! let report = Report { diagnostics: &diagnostics, sources: &sources, summary };
//! let mut page = Vec::new();
//! render::write(Format::Short, &report, &Page::default(), &mut page)?;
//! assert!(String::from_utf8_lossy(&page).contains("error[contradiction]: sources disagree on when the bridge was opened"));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! But for [`cli`], the library never prints, exits, reads a clock or an environment variable; only
//! [`files`] reads the disk.

pub mod cli;
pub mod compare;
pub mod config;
pub mod diagnostic;
pub mod explain;
pub mod extract;
pub mod files;
mod fingerprint;
pub mod intrinsic;
pub mod markup;
pub mod policy;
pub mod render;
pub mod rule;
pub mod rule_file;
pub mod rule_test;
pub mod source;
pub mod spelling;
pub mod text;
mod toml_file;
pub mod value;
