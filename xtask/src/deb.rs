//! `cargo xtask deb`: a Debian package of kith-server, from the release build and the files in `packaging/`.

mod trial;

use crate::{build, command, web, workspace::Workspace};
use anyhow::{Context, Result};
use clap::Args;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

const PACKAGE: &str = "kith-server";
/// What goes where: source in the tree, place in the package, mode.
const FILES: [(&str, &str, u32); 7] = [
    ("packaging/kith-server.example.toml", "etc/kith-server/kith-server.toml", 0o644),
    ("packaging/kith-server.service", "lib/systemd/system/kith-server.service", 0o644),
    ("docs/run-your-own.md", "usr/share/doc/kith-server/run-your-own.md", 0o644),
    ("packaging/debian/conffiles", "DEBIAN/conffiles", 0o644),
    ("packaging/debian/postinst", "DEBIAN/postinst", 0o755),
    ("packaging/debian/prerm", "DEBIAN/prerm", 0o755),
    ("packaging/debian/postrm", "DEBIAN/postrm", 0o755),
];
const CONTROL: &str = "packaging/debian/control";

/// What `cargo xtask deb` takes.
#[derive(Args)]
pub(crate) struct Options {
    /// Install the package here, run what its unit runs, and remove it: as root, where no relay is installed.
    #[arg(long = "try")]
    trial: bool,
    /// Leave the web client out, for a trial in minutes less.
    #[arg(long)]
    without_web: bool,
}

pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let file = build(workspace, options.without_web)?;
    println!("{}", file.display());
    if options.trial { trial::run(&file) } else { Ok(()) }
}

fn build(workspace: &Workspace, without_web: bool) -> Result<PathBuf> {
    let web = if without_web { None } else { Some(web::build(workspace, false)?) };
    build::build_server(workspace, true, web.as_deref())?;
    let program = build::program(workspace, true, PACKAGE);
    let package = workspace.member(PACKAGE).context("kith-server is not in the workspace")?;
    let architecture = command::ask(Command::new("dpkg").arg("--print-architecture"))
        .context("`dpkg` is not here; run this on Debian")?;
    let root = workspace.target.join("deb").join(PACKAGE);
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    put(&program, &root.join("usr/bin").join(PACKAGE), 0o755)?;
    for (from, to, mode) in FILES {
        put(&workspace.root.join(from), &root.join(to), mode)?;
    }
    put_text(&root.join("usr/share/doc/kith-server/copyright"), &copyright(workspace)?)?;
    let model = fs::read_to_string(workspace.root.join(CONTROL))?;
    let control = model
        .replace("@VERSION@", &package.version)
        .replace("@ARCHITECTURE@", &architecture)
        .replace("@SIZE@", &(fs::metadata(&program)?.len() / 1024).to_string())
        .replace("@GLIBC@", &newest_glibc(&fs::read(&program)?));
    put_text(&root.join("DEBIAN/control"), &control)?;
    let file = workspace.target.join("deb").join(format!("{PACKAGE}_{}_{architecture}.deb", package.version));
    command::run(Command::new("dpkg-deb").args(["--build", "--root-owner-group"]).arg(&root).arg(&file))?;
    Ok(file)
}

fn put(from: &Path, to: &Path, mode: u32) -> Result<()> {
    let text = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    fs::write(to, text)?;
    Ok(fs::set_permissions(to, fs::Permissions::from_mode(mode))?)
}

fn put_text(to: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    Ok(fs::write(to, text)?)
}

fn copyright(workspace: &Workspace) -> Result<String> {
    let texts = ["LICENSE-APACHE", "LICENSE-MIT"].map(|name: &str| -> PathBuf { workspace.root.join(name) });
    let mut text = "Kith may be used under either of these two licences.\n".to_owned();
    for path in texts {
        text.push('\n');
        text.push_str(&fs::read_to_string(path)?);
    }
    Ok(text)
}

/// The newest version of the C library that a program asks for, by the names of the symbols it takes from it.
fn newest_glibc(program: &[u8]) -> String {
    const MARK: &[u8] = b"GLIBC_2.";
    let minors = program.windows(MARK.len() + 3).filter(|window| window.starts_with(MARK)).map(|window| {
        let digits = window.iter().skip(MARK.len()).take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u32, |minor, digit| minor * 10 + u32::from(digit - b'0'))
    });
    format!("2.{}", minors.max().unwrap_or(17))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_that_is_asked_for_counts() {
        assert_eq!(newest_glibc(b"\0GLIBC_2.9\0..GLIBC_2.34\0x GLIBC_2.2.5\0\0"), "2.34");
        assert_eq!(newest_glibc(b"nothing"), "2.17");
    }
}
