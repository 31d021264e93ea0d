//! `kith guardian`, as it is typed.

use clap::{Args, Subcommand};

use super::{Named, Patience};
use crate::texts::help;

#[derive(Debug, Subcommand)]
pub(crate) enum Guardian {
    #[command(about = help().guardian_add())]
    Add(Named),
    #[command(about = help().guardian_list())]
    List,
    #[command(about = help().guardian_remove())]
    Remove(Named),
    #[command(about = help().guardian_threshold())]
    Threshold(Threshold),
    #[command(about = help().guardian_keep())]
    Keep(Patience),
    #[command(about = help().guardian_request())]
    Request(Patience),
    #[command(about = help().guardian_approve())]
    Approve(Approve),
}

#[derive(Debug, Args)]
pub(crate) struct Threshold {
    #[arg(value_name = "N", help = help().guardian_threshold_number())]
    pub(crate) number: Option<u32>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct Approve {
    #[arg(value_name = "CODE", help = help().guardian_code())]
    pub(crate) code: String,
    #[arg(long, help = help().guardian_yes())]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}
