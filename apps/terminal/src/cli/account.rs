//! `kith account`, as it is typed.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Patience, Pin};
use crate::texts::help;

#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    #[command(about = help().account_create())]
    Create(CreateAccount),
    #[command(about = help().account_show())]
    Show,
    #[command(about = help().account_freeze())]
    Freeze(FreezeAccount),
    #[command(about = help().account_thaw())]
    Thaw(Patience),
    #[command(about = help().account_recover())]
    Recover(RecoverAccount),
    #[command(subcommand, about = help().recovery())]
    Recovery(Recovery),
    #[command(subcommand, about = help().pin())]
    Pin(Pin),
}

/// How a home is made that is not there yet.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct NewHome {
    #[arg(long, conflicts_with = "passphrase_file", help = help().no_passphrase())]
    pub(crate) no_passphrase: bool,
    #[arg(long, value_name = "FILE", help = help().ca_file())]
    pub(crate) ca_file: Option<PathBuf>,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct CreateAccount {
    #[arg(long, value_name = "URL", help = help().relay())]
    pub(crate) relay: String,
    #[arg(long, help = help().name())]
    pub(crate) name: String,
    #[arg(long, value_name = "CODE", help = help().invite())]
    pub(crate) invite: Option<String>,
    #[arg(long, value_name = "FILE", help = help().recovery_file())]
    pub(crate) recovery_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) new: NewHome,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct FreezeAccount {
    #[arg(long, value_name = "FILE", requires = "relay", help = help().phrase_file())]
    pub(crate) recovery_file: Option<PathBuf>,
    #[arg(long, value_name = "URL", requires = "recovery_file", help = help().phrase_relay())]
    pub(crate) relay: Option<String>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Clone, Debug, Args)]
pub(crate) struct RecoverAccount {
    #[arg(long, value_name = "URL", help = help().phrase_relay())]
    pub(crate) relay: String,
    #[arg(long, value_name = "FILE", help = help().phrase_file())]
    pub(crate) recovery_file: PathBuf,
    #[arg(long, help = help().device_join_name())]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) new: NewHome,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Recovery {
    #[command(about = help().recovery_status())]
    Status(Patience),
    #[command(about = help().recovery_veto())]
    Veto(VetoRecovery),
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct VetoRecovery {
    #[arg(long, help = help().recovery_yes())]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}
