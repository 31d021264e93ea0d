//! Writes the seeds of every target to where `cargo fuzz` looks for them.
#![expect(clippy::expect_used, reason = "a tool for whoever fuzzes")]

use std::fs;
use std::path::Path;

fn main() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    for target in kith_fuzz::TARGETS {
        let folder = corpus.join(target.name);
        fs::create_dir_all(&folder).expect("a folder");
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed).expect("a file");
        }
    }
}
