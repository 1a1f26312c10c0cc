//! The values of any text, read against a day.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| gainsay_fuzz::check_values(text));
