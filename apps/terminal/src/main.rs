//! Kith's terminal client, for people and for scripts.

fn main() -> std::process::ExitCode {
    kith_terminal::run()
}
