//! A name for a finding that stays the same while other places of the file, or the other side, change.

use siphasher::sip128::{Hasher128, SipHasher13};
use std::hash::Hasher;

/// Thirty-two hexadecimal digits made of the given fields and of their order.
pub(crate) fn fingerprint(fields: &[&str]) -> String {
    let mut hasher = SipHasher13::new();
    for field in fields {
        hasher.write(field.as_bytes());
        // No text holds this byte, so that fields never run into one another.
        hasher.write(&[0xff]);
    }
    let hash = hasher.finish128();
    format!("{:016x}{:016x}", hash.h1, hash.h2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_together() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_ne!(fingerprint(&["a"]), fingerprint(&["a", ""]));
    }

    #[test]
    fn the_same_on_every_machine_and_release() {
        assert_eq!(fingerprint(&["contradiction", "bridge-opened"]), "b8a02441c7a99a6c4d10f8b493be67c5");
    }
}
