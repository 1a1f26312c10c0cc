//! Any pattern on any text: the first line is the pattern, the rest is read.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| {
    let (pattern, text) = input.split_once('\n').unwrap_or((input, ""));
    gainsay_fuzz::check_pattern(pattern, text);
});
