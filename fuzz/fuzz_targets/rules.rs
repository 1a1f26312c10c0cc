//! Any text as a rule file, and as a `gainsay.toml`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gainsay_fuzz::check_rules(text));
