#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kith_fuzz::run("qr_picture", bytes));
