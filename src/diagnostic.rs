//! What is told to a person: a code, a message, and labels on the very characters.
//!
//! Pure data. Wording is decided by the layer that found the fault; formats live in `render`.

use crate::source::Span;

/// How grave a diagnostic is. Ordered: a note is less than a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file and a few words on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub primary: bool,
    /// Single-line, under eight words; may be empty.
    pub message: String,
}

impl Label {
    pub fn primary(span: Span, message: impl Into<String>) -> Self {
        Self { span, primary: true, message: message.into() }
    }

    pub fn secondary(span: Span, message: impl Into<String>) -> Self {
        Self { span, primary: false, message: message.into() }
    }
}

/// One finding or mistake. Exactly one label is primary, and it stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name that configuration, directives and `gainsay explain` use.
    pub code: &'static str,
    pub severity: Severity,
    /// Stands alone on one line: lower case, no full stop.
    pub message: String,
    pub labels: Vec<Label>,
    /// Arithmetic and reasons, a line each.
    pub notes: Vec<String>,
    /// One thing to do, a line each.
    pub help: Vec<String>,
    /// The pack and fact concerned, where there is one.
    pub pack: Option<String>,
    pub fact: Option<String>,
    /// Stays the same when other places of the file or the other side change.
    pub fingerprint: Option<String>,
}

impl Diagnostic {
    pub fn new(code: &'static str, severity: Severity, message: impl Into<String>, primary: Label) -> Self {
        assert!(primary.primary, "the first label is the primary one");
        Self {
            code,
            severity,
            message: message.into(),
            labels: vec![primary],
            notes: Vec::new(),
            help: Vec::new(),
            pack: None,
            fact: None,
            fingerprint: None,
        }
    }

    pub fn error(code: &'static str, message: impl Into<String>, primary: Label) -> Self {
        Self::new(code, Severity::Error, message, primary)
    }

    pub fn warning(code: &'static str, message: impl Into<String>, primary: Label) -> Self {
        Self::new(code, Severity::Warning, message, primary)
    }

    pub fn with_label(mut self, label: Label) -> Self {
        assert!(!label.primary, "a diagnostic has one primary label");
        self.labels.push(label);
        self
    }

    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Where it is listed: the primary label's place.
    pub fn primary_span(&self) -> Span {
        self.labels[0].span
    }
}
