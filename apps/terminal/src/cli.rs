//! The command line: what can be asked, and nothing of how it is done.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kith_wire::inbox::Salutation;

use crate::duration::Span;
use crate::texts::help;

#[derive(Debug, Parser)]
#[command(name = "kith", version, about = help::ABOUT, after_help = help::EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Args)]
#[command(next_help_heading = help::EVERYWHERE)]
pub(crate) struct Global {
    #[arg(long, global = true, value_name = "DIR", env = "KITH_HOME", hide_env_values = true, help = help::HOME)]
    pub(crate) home: Option<PathBuf>,
    #[arg(long, global = true, help = help::JSON)]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "FILE", help = help::PASSPHRASE_FILE)]
    pub(crate) passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand, about = help::ACCOUNT)]
    Account(Account),
    #[command(subcommand, about = help::CARD)]
    Card(Card),
    #[command(subcommand, about = help::CONTACT)]
    Contact(Contact),
    #[command(subcommand, about = help::REQUEST)]
    Request(Request),
    #[command(subcommand, about = help::CHAT)]
    Chat(Chat),
    #[command(about = help::SYNC, after_help = help::SYNC_EXAMPLES)]
    Sync(Patience),
    #[command(about = help::LISTEN, after_help = help::LISTEN_EXAMPLES)]
    Listen,
    #[command(subcommand, about = help::SETTINGS)]
    Settings(Settings),
}

/// How long a command waits for a relay.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Patience {
    #[arg(long, value_name = "TIME", default_value = "10s", help = help::TIMEOUT)]
    pub(crate) timeout: Span,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    #[command(about = help::ACCOUNT_CREATE, after_help = help::ACCOUNT_CREATE_EXAMPLES)]
    Create(CreateAccount),
    #[command(about = help::ACCOUNT_SHOW, after_help = help::ACCOUNT_SHOW_EXAMPLES)]
    Show,
}

#[derive(Debug, Args)]
pub(crate) struct CreateAccount {
    #[arg(long, value_name = "URL", help = help::RELAY)]
    pub(crate) relay: String,
    #[arg(long, help = help::NAME)]
    pub(crate) name: String,
    #[arg(long, value_name = "CODE", help = help::INVITE)]
    pub(crate) invite: Option<String>,
    #[arg(long, conflicts_with = "passphrase_file", help = help::NO_PASSPHRASE)]
    pub(crate) no_passphrase: bool,
    #[arg(long, value_name = "FILE", help = help::RECOVERY_FILE)]
    pub(crate) recovery_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Card {
    #[command(about = help::CARD_NEW, after_help = help::CARD_NEW_EXAMPLES)]
    New(NewCard),
    #[command(about = help::CARD_LIST, after_help = help::CARD_LIST_EXAMPLES)]
    List,
    #[command(about = help::CARD_REVOKE, after_help = help::CARD_REVOKE_EXAMPLES)]
    Revoke(RevokeCard),
}

#[derive(Debug, Args)]
pub(crate) struct NewCard {
    #[arg(long, help = help::ONCE)]
    pub(crate) once: bool,
    #[arg(long, value_name = "TIME", help = help::EXPIRES)]
    pub(crate) expires: Option<Span>,
    #[arg(long, value_name = "TEXT", help = help::LABEL)]
    pub(crate) label: Option<String>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct RevokeCard {
    #[arg(value_name = "ID", help = help::CARD_ID)]
    pub(crate) card: String,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Contact {
    #[command(about = help::CONTACT_ADD, after_help = help::CONTACT_ADD_EXAMPLES)]
    Add(AddContact),
    #[command(about = help::CONTACT_LIST, after_help = help::CONTACT_LIST_EXAMPLES)]
    List,
    #[command(about = help::CONTACT_VERIFY, after_help = help::CONTACT_VERIFY_EXAMPLES)]
    Verify(Verify),
    #[command(about = help::CONTACT_BLOCK, after_help = help::CONTACT_BLOCK_EXAMPLES)]
    Block(Named),
    #[command(about = help::CONTACT_UNBLOCK, after_help = help::CONTACT_UNBLOCK_EXAMPLES)]
    Unblock(Named),
}

#[derive(Debug, Args)]
pub(crate) struct AddContact {
    #[arg(value_name = "LINK", help = help::LINK)]
    pub(crate) link: String,
    #[arg(long = "as", value_name = "NAME", help = help::AS)]
    pub(crate) name: Option<String>,
    #[arg(long, value_enum, default_value = "none", help = help::GREETING)]
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
    #[arg(value_name = "NAME", help = help::CONTACT_NAME)]
    pub(crate) name: String,
    #[arg(long, help = help::YES)]
    pub(crate) yes: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Named {
    #[arg(value_name = "NAME", help = help::CONTACT_NAME)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Request {
    #[command(about = help::REQUEST_LIST, after_help = help::REQUEST_LIST_EXAMPLES)]
    List,
    #[command(about = help::REQUEST_ACCEPT, after_help = help::REQUEST_ACCEPT_EXAMPLES)]
    Accept(AcceptRequest),
    #[command(about = help::REQUEST_DECLINE, after_help = help::REQUEST_DECLINE_EXAMPLES)]
    Decline(DeclineRequest),
}

#[derive(Debug, Args)]
pub(crate) struct AcceptRequest {
    #[arg(value_name = "ID", help = help::REQUEST_ID)]
    pub(crate) request: String,
    #[arg(long = "as", value_name = "NAME", help = help::AS)]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Args)]
pub(crate) struct DeclineRequest {
    #[arg(value_name = "ID", help = help::REQUEST_ID)]
    pub(crate) request: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Chat {
    #[command(about = help::CHAT_LIST, after_help = help::CHAT_LIST_EXAMPLES)]
    List,
    #[command(about = help::CHAT_READ, after_help = help::CHAT_READ_EXAMPLES)]
    Read(ReadChat),
    #[command(about = help::CHAT_SEND, after_help = help::CHAT_SEND_EXAMPLES)]
    Send(SendText),
}

#[derive(Debug, Args)]
pub(crate) struct ReadChat {
    #[arg(value_name = "NAME", help = help::CONTACT_NAME)]
    pub(crate) name: String,
    #[arg(long, value_name = "N", help = help::LIMIT)]
    pub(crate) limit: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(crate) struct SendText {
    #[arg(value_name = "NAME", help = help::CONTACT_NAME)]
    pub(crate) name: String,
    #[arg(value_name = "TEXT", help = help::TEXT)]
    pub(crate) text: String,
    #[arg(long, help = help::WAIT)]
    pub(crate) wait: bool,
    #[command(flatten)]
    pub(crate) patience: Patience,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Settings {
    #[command(about = help::SETTINGS_MARKS, after_help = help::SETTINGS_MARKS_EXAMPLES)]
    Marks(Marks),
}

#[derive(Debug, Args)]
pub(crate) struct Marks {
    #[arg(long, value_enum, help = help::DELIVERED)]
    pub(crate) delivered: Option<Switch>,
    #[arg(long, value_enum, help = help::READ)]
    pub(crate) read: Option<Switch>,
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_of_the_contract_is_understood() {
        for line in [
            "kith --home D account create --relay ws://h:1/v1 --name A",
            "kith --home D account create --relay ws://h:1/v1 --name A --invite C --passphrase-file F --recovery-file R",
            "kith --home D account create --relay ws://h:1/v1 --name A --invite - --no-passphrase --recovery-file R",
            "kith --home D account show",
            "kith --home D card new --once --expires 7d --label L",
            "kith --home D card list",
            "kith --home D card revoke I",
            "kith --home D contact add kith:card/A --as N",
            "kith --home D contact add - --greeting we-met",
            "kith --home D contact list",
            "kith --home D contact verify N",
            "kith --home D contact block N",
            "kith --home D contact unblock N",
            "kith --home D request list",
            "kith --home D request accept I --as N",
            "kith --home D request decline I",
            "kith --home D chat list",
            "kith --home D chat read N --limit 3",
            "kith --home D chat send N hello --wait --timeout 10s",
            "kith --home D chat send N - --wait",
            "kith --home D sync --timeout 10s",
            "kith --home D listen",
            "kith --home D settings marks --read off",
        ] {
            assert!(parse(line).is_ok(), "{line}: {:?}", parse(line).unwrap_err());
        }
    }

    #[test]
    fn global_flags_may_stand_behind_the_command() {
        let cli = parse("kith chat list --home D --json --passphrase-file F").unwrap();
        assert!(cli.global.json && cli.global.home.is_some() && cli.global.passphrase_file.is_some());
    }

    #[test]
    fn misuse_is_refused() {
        for line in [
            "kith",
            "kith chat",
            "kith account create --name A",
            "kith account create --relay R --name A --no-passphrase --passphrase-file F",
            "kith card new --expires soon",
            "kith contact add L --greeting anything-else",
            "kith chat read N --limit 0",
            "kith chat send N",
            "kith chat send N hello --timeout 10",
            "kith settings marks --read maybe",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn every_command_shows_examples() {
        fn check(command: &clap::Command) {
            if command.has_subcommands() {
                return command.get_subcommands().for_each(check);
            }
            let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(examples.contains(&format!("\n  kith {}", "")), "{}", command.get_name());
        }
        check(&Cli::command());
    }
}
