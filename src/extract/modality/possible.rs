//! What may or may not be so.

use super::words::Words;

/// Something that may or may not be so.
pub(super) fn is_possible(words: &Words) -> bool {
    words.any(&[
        "may",
        "might",
        "could",
        "possibly",
        "perhaps",
        "potentially",
        "fear",
        "feared",
        "fearing",
        "fears",
        "would",
        "presumably",
        "maybe",
        "rumours",
        "rumors",
        "rumoured",
        "rumored",
        "unconfirmed",
    ])
}

/// A condition: what follows "if" is nobody's statement.
pub(super) fn is_conditional(words: &Words) -> bool {
    words.0.first().is_some_and(|word| matches!(*word, "if" | "unless" | "whether"))
}
