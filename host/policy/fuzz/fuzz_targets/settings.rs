#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xiaoer_policy_fuzz::targets::settings(bytes));
