//! Diagnostics into bytes. One file a format; knows nothing of facts.
