//! Finds and reads what is to be checked. Knows nothing of facts.
