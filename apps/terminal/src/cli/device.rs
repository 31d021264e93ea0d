//! `kith device`, as it is typed.

use clap::{Args, Subcommand};

use super::{NewHome, Patience};
use crate::duration::Span;
use crate::texts::help;

#[derive(Debug, Subcommand)]
pub(crate) enum Device {
    #[command(about = help().device_list())]
    List,
    #[command(about = help().device_link())]
    Link(LinkDevice),
    #[command(about = help().device_join())]
    Join(JoinAccount),
    #[command(about = help().device_confirm())]
    Confirm(ConfirmDevice),
    #[command(about = help().device_remove())]
    Remove(RemoveDevice),
}

#[derive(Debug, Args)]
pub(crate) struct LinkDevice {
    #[arg(long = "chat", value_name = "NAME", help = help().device_link_chat())]
    pub(crate) chats: Vec<String>,
    #[arg(long, help = help().device_link_yes())]
    pub(crate) yes: bool,
    #[arg(long, value_name = "TIME", default_value = "5m", hide_default_value = true, help = help().device_link_timeout())]
    pub(crate) timeout: Span,
}

#[derive(Debug, Args)]
pub(crate) struct JoinAccount {
    #[arg(value_name = "CODE", help = help().device_join_code())]
    pub(crate) code: String,
    #[arg(long, help = help().device_join_name())]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) new: NewHome,
    #[arg(long, value_name = "TIME", default_value = "5m", hide_default_value = true, help = help().device_join_timeout())]
    pub(crate) timeout: Span,
}

#[derive(Debug, Args)]
pub(crate) struct ConfirmDevice {
    #[arg(value_name = "ID", help = help().device_id())]
    pub(crate) device: String,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveDevice {
    #[arg(value_name = "ID", help = help().device_id())]
    pub(crate) device: String,
    #[arg(long, help = help().device_remove_yes())]
    pub(crate) yes: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}
