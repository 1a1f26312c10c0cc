//! The canonical notation of values, read back.

use super::{Value, ValueType};

/// Why a notation could not be read, in words that complete "this is …".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotationError(pub String);

/// Reads what [`Value`]'s `Display` writes: `>=100`, `~EUR 6.8e6`, `2024-06`, `P3Y`.
///
/// # Errors
/// Says what was expected where the notation is not one of `value_type`.
pub fn parse_notation(_notation: &str, _value_type: ValueType) -> Result<Value, NotationError> {
    Err(NotationError("unreadable".into()))
}
