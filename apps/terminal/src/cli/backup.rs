//! `kith account pin` and `kith backup`, as they are typed.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Patience;
use crate::duration::Span;
use crate::texts::help;

#[derive(Debug, Subcommand)]
pub(crate) enum Pin {
    #[command(about = help().pin_set())]
    Set(SetPin),
    #[command(about = help().pin_check())]
    Check(CheckPin),
}

#[derive(Debug, Args)]
pub(crate) struct SetPin {
    #[arg(long, value_name = "FILE", help = help().pin_file())]
    pub(crate) pin_file: PathBuf,
    #[arg(long, value_name = "FILE", help = help().phrase_file())]
    pub(crate) recovery_file: Option<PathBuf>,
    #[arg(long, value_name = "TIME", default_value = "10m", hide_default_value = true, help = help().history_timeout())]
    pub(crate) timeout: Span,
}

#[derive(Debug, Args)]
pub(crate) struct CheckPin {
    #[arg(long, value_name = "FILE", help = help().pin_file())]
    pub(crate) pin_file: PathBuf,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Backup {
    #[command(about = help().backup_status())]
    Status,
    #[command(about = help().backup_now())]
    Now(BackUp),
    #[command(about = help().backup_restore())]
    Restore(OpenBackup),
    #[command(about = help().backup_drill())]
    Drill(OpenBackup),
}

#[derive(Debug, Args)]
pub(crate) struct BackUp {
    #[arg(long, value_name = "TIME", default_value = "10m", hide_default_value = true, help = help().history_timeout())]
    pub(crate) timeout: Span,
}

#[derive(Debug, Args)]
pub(crate) struct OpenBackup {
    #[arg(long, value_name = "FILE", help = help().pin_file())]
    pub(crate) pin_file: PathBuf,
    #[arg(long, value_name = "FILE", help = help().phrase_file())]
    pub(crate) recovery_file: PathBuf,
    #[arg(long, value_name = "TIME", default_value = "10m", hide_default_value = true, help = help().history_timeout())]
    pub(crate) timeout: Span,
}
