#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kith_fuzz::run("link_code", bytes));
