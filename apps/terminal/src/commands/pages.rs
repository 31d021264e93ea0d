//! `kith completions` and `kith man`: what shells and readers of manuals know about the command line.

use std::fs;
use std::io;
use std::path::Path;

use clap_complete::{Shell as Generator, generate};

use crate::cli::{Shell, tree_of_pages};
use crate::failure::Failure;

pub(super) fn completions(shell: Shell) -> Result<(), Failure> {
    let shell = match shell {
        Shell::Bash => Generator::Bash,
        Shell::Zsh => Generator::Zsh,
        Shell::Fish => Generator::Fish,
    };
    let mut script = Vec::new();
    generate(shell, &mut tree_of_pages(), "kith", &mut script);
    io::Write::write_all(&mut io::stdout().lock(), &script).map_err(Failure::Output)
}

/// One page a command.
pub(super) fn manual(folder: &Path) -> Result<(), Failure> {
    let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(tree_of_pages(), folder));
    written.map_err(|source| Failure::Write { path: folder.to_owned(), source })
}
