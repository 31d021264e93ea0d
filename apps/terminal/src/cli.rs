//! The command line: what can be asked, and nothing of how it is done.

mod account;
mod backup;
mod device;
mod examples;
mod guardian;
#[cfg(test)]
mod tests;
mod tree;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kith_texts::Language;
use kith_wire::inbox::Salutation;

use crate::duration::Span;
use crate::texts::help;

pub(crate) use self::account::{
    Account, CreateAccount, FreezeAccount, NewHome, RecoverAccount, Recovery, VetoRecovery,
};
pub(crate) use self::backup::{BackUp, Backup, OpenBackup, Pin};
pub(crate) use self::device::{ConfirmDevice, Device, JoinAccount, LinkDevice, RemoveDevice};
pub(crate) use self::guardian::{Approve, Guardian, Threshold};
pub(crate) use self::tree::{tree, tree_of_pages};

#[derive(Debug, Parser)]
#[command(name = "kith", version, about = help().about())]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    /// Without one, Kith begins for people.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = help().everywhere())]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR", env = "KITH_HOME", hide_env = true, help = help().home())]
    pub(crate) home: Option<PathBuf>,
    #[arg(long, global = true, help = help().json())]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "FILE", help = help().passphrase_file())]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Looked at before everything else is: see [`crate::texts::choose`].
    #[arg(long, global = true, value_name = "LANG", help = help().lang())]
    pub(crate) lang: Option<Language>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand, about = help().account())]
    Account(Account),
    #[command(subcommand, about = help().device())]
    Device(Device),
    #[command(subcommand, about = help().guardian())]
    Guardian(Guardian),
    #[command(subcommand, about = help().history())]
    History(History),
    #[command(subcommand, about = help().backup())]
    Backup(Backup),
    #[command(subcommand, about = help().card())]
    Card(Card),
    #[command(subcommand, about = help().invitation())]
    Invitation(Invitation),
    #[command(subcommand, about = help().contact())]
    Contact(Contact),
    #[command(subcommand, about = help().request())]
    Request(Request),
    #[command(subcommand, about = help().chat())]
    Chat(Chat),
    #[command(about = help().sync())]
    Sync(Patience),
    #[command(about = help().listen())]
    Listen,
    #[command(subcommand, about = help().settings())]
    Settings(Settings),
    #[command(about = help().rpc())]
    Rpc(Rpc),
    #[command(about = help().completions())]
    Completions(Completions),
    #[command(about = help().man())]
    Man(Man),
    #[command(about = help().check())]
    Check(Check),
    #[command(about = help().screen())]
    Screen(Screen),
}

/// What is to be checked: one thing at a time.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Check {
    #[arg(value_name = "TEXT", conflicts_with_all = ["link", "explain", "batch"], help = help().check_text())]
    pub(crate) text: Option<String>,
    #[arg(long, value_name = "URL", conflicts_with_all = ["explain", "batch"], help = help().check_link())]
    pub(crate) link: Option<String>,
    #[arg(long, value_name = "CODE", conflicts_with = "batch", help = help().check_explain())]
    pub(crate) explain: Option<String>,
    #[arg(long, value_name = "FILE", help = help().check_batch())]
    pub(crate) batch: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["text", "link", "explain", "batch"], help = help().check_chat())]
    pub(crate) chat: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "chat", help = help().check_me())]
    pub(crate) me: Option<String>,
    #[arg(long, value_name = "FILE", requires = "chat", help = help().check_report())]
    pub(crate) report: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["text", "link", "explain", "batch", "chat"], help = help().check_image())]
    pub(crate) image: Option<PathBuf>,
}

/// How long a command waits for a relay.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Patience {
    #[arg(long, value_name = "TIME", default_value = "10s", hide_default_value = true, help = help().timeout())]
    pub(crate) timeout: Span,
}

impl Default for Patience {
    fn default() -> Self {
        Self { timeout: Span::USUAL }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Card {
    #[command(about = help().card_new())]
    New(NewCard),
    #[command(about = help().card_list())]
    List,
    #[command(about = help().card_revoke())]
    Revoke(RevokeCard),
}

#[derive(Debug, Args)]
pub(crate) struct NewCard {
    #[arg(long, help = help().once())]
    pub(crate) once: bool,
    #[arg(long, value_name = "TIME", help = help().expires())]
    pub(crate) expires: Option<Span>,
    #[arg(long, value_name = "TEXT", help = help().label())]
    pub(crate) label: Option<String>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct RevokeCard {
    #[arg(value_name = "ID", help = help().card_id())]
    pub(crate) card: String,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Invitation {
    #[command(about = help().invitation_new())]
    New(Patience),
    #[command(about = help().invitation_list())]
    List,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Contact {
    #[command(about = help().contact_add())]
    Add(AddContact),
    #[command(about = help().contact_list())]
    List,
    #[command(about = help().contact_verify())]
    Verify(Verify),
    #[command(about = help().contact_block())]
    Block(Named),
    #[command(about = help().contact_unblock())]
    Unblock(Named),
}

#[derive(Debug, Args)]
pub(crate) struct AddContact {
    #[arg(value_name = "LINK", help = help().link())]
    pub(crate) link: String,
    #[arg(long = "as", value_name = "NAME", help = help().local_name())]
    pub(crate) name: Option<String>,
    #[arg(long, value_enum, default_value = "none", hide_default_value = true, hide_possible_values = true, help = help().greeting())]
    pub(crate) greeting: Greeting,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

/// The only words a stranger can send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Greeting {
    None,
    Hello,
    WeMet,
    Family,
    Work,
}

impl From<Greeting> for Salutation {
    fn from(greeting: Greeting) -> Self {
        match greeting {
            Greeting::None => Self::None,
            Greeting::Hello => Self::Hello,
            Greeting::WeMet => Self::WeMet,
            Greeting::Family => Self::Family,
            Greeting::Work => Self::Work,
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    #[arg(value_name = "NAME", help = help().contact_name())]
    pub(crate) name: String,
    #[arg(long, help = help().yes())]
    pub(crate) yes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Named {
    #[arg(value_name = "NAME", help = help().contact_name())]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Request {
    #[command(about = help().request_list())]
    List,
    #[command(about = help().request_accept())]
    Accept(AcceptRequest),
    #[command(about = help().request_decline())]
    Decline(DeclineRequest),
}

#[derive(Debug, Args)]
pub(crate) struct AcceptRequest {
    #[arg(value_name = "ID", help = help().request_id())]
    pub(crate) request: String,
    #[arg(long = "as", value_name = "NAME", help = help().local_name())]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct DeclineRequest {
    #[arg(value_name = "ID", help = help().request_id())]
    pub(crate) request: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum History {
    #[command(about = help().history_send())]
    Send(SendHistory),
}

#[derive(Debug, Args)]
pub(crate) struct SendHistory {
    #[arg(value_name = "ID", help = help().device_id())]
    pub(crate) device: String,
    #[arg(long, value_name = "TIME", help = help().history_since())]
    pub(crate) since: Option<Span>,
    #[arg(long, value_name = "TIME", default_value = "10m", hide_default_value = true, help = help().history_timeout())]
    pub(crate) timeout: Span,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Chat {
    #[command(about = help().chat_list())]
    List,
    #[command(about = help().chat_read())]
    Read(ReadChat),
    #[command(about = help().chat_send())]
    Send(SendText),
}

#[derive(Debug, Args)]
pub(crate) struct ReadChat {
    #[arg(value_name = "NAME", help = help().contact_name())]
    pub(crate) name: String,
    #[arg(long, value_name = "N", help = help().limit())]
    pub(crate) limit: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(crate) struct SendText {
    #[arg(value_name = "NAME", help = help().contact_name())]
    pub(crate) name: String,
    #[arg(value_name = "TEXT", help = help().text())]
    pub(crate) text: String,
    #[arg(long, help = help().wait())]
    pub(crate) wait: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Screen {
    #[arg(long, help = help().linear())]
    pub(crate) linear: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Settings {
    #[command(about = help().settings_marks())]
    Marks(Marks),
    #[command(about = help().settings_ca_file())]
    CaFile(CaFile),
}

#[derive(Debug, Args)]
pub(crate) struct CaFile {
    #[arg(value_name = "FILE", help = help().settings_ca_file_path())]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, conflicts_with = "file", help = help().settings_ca_file_none())]
    pub(crate) none: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Marks {
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true, help = help().delivered())]
    pub(crate) delivered: Option<Switch>,
    #[arg(long, value_enum, value_name = "on|off", hide_possible_values = true, help = help().read())]
    pub(crate) read: Option<Switch>,
}

#[derive(Debug, Args)]
pub(crate) struct Rpc {
    #[arg(long, value_enum, value_delimiter = ',', required_unless_present = "reference", hide_possible_values = true,
        help = help().allow(&Scope::names()))]
    pub(crate) allow: Vec<Scope>,
    /// Prints docs/rpc.md.
    #[arg(long, hide = true)]
    pub(crate) reference: bool,
}

/// What a program may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Scope {
    Read,
    Send,
    Cards,
    Invitations,
    Contacts,
    Requests,
    Settings,
}

impl Scope {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Send => "send",
            Self::Cards => "cards",
            Self::Invitations => "invitations",
            Self::Contacts => "contacts",
            Self::Requests => "requests",
            Self::Settings => "settings",
        }
    }

    fn names() -> String {
        Self::value_variants().iter().map(|scope| scope.name()).collect::<Vec<_>>().join(", ")
    }
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true, help = help().completions_shell())]
    pub(crate) shell: Shell,
}

/// The shells that there are completions for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    #[arg(value_name = "DIR", help = help().man_folder())]
    pub(crate) folder: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

impl Switch {
    pub(crate) fn is_on(self) -> bool {
        self == Self::On
    }
}
