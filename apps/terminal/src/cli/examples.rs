//! An example or more for every command, with what there is to say about it.

use crate::table::hang;
use crate::texts::help;

/// Columns of what help says in whole sentences.
const COLUMNS: usize = 100;

/// A command line and a word about it.
type Example = (String, &'static str);

/// What stands under the help of a command, named by its words after `kith`.
pub(super) fn of(command: &str) -> Option<String> {
    let (note, examples) = match command {
        "" => (None, first()),
        "account create" => (Some(help().account_create_note()), account_create()),
        "account show" => (None, plain(["account show", "--json account show"])),
        "account freeze" => (
            Some(help().account_freeze_note()),
            plain(["account freeze", "account freeze --recovery-file phrase.txt --relay wss://kith.example.org/v1"]),
        ),
        "account thaw" => (None, plain(["account thaw"])),
        "account recover" => (
            Some(help().account_recover_note()),
            plain(["--home new account recover --relay wss://kith.example.org/v1 --recovery-file phrase.txt"]),
        ),
        "account recovery status" => (None, plain(["account recovery status", "--json account recovery status"])),
        "account recovery veto" => (None, plain(["account recovery veto"])),
        "guardian add" => (Some(help().guardian_add_note()), plain(["guardian add Ben", "guardian add Cleo"])),
        "guardian list" => (None, plain(["guardian list", "--json guardian list"])),
        "guardian remove" => (None, plain(["guardian remove Ben"])),
        "guardian threshold" => (None, plain(["guardian threshold 2", "guardian threshold"])),
        "guardian keep" => (None, plain(["guardian keep"])),
        "guardian request" => (Some(help().guardian_request_note()), plain(["--home new guardian request"])),
        "guardian approve" => (Some(help().guardian_approve_note()), plain(["guardian approve -"])),
        "account pin set" => (
            None,
            plain([
                "account pin set --pin-file pin.txt",
                "account pin set --pin-file pin.txt --recovery-file phrase.txt",
            ]),
        ),
        "account pin check" => (None, plain(["account pin check --pin-file pin.txt"])),
        "backup status" => (None, plain(["backup status", "--json backup status"])),
        "backup now" => (None, plain(["backup now"])),
        "backup restore" => (None, plain(["backup restore --pin-file pin.txt --recovery-file phrase.txt"])),
        "backup drill" => (None, plain(["backup drill --pin-file pin.txt --recovery-file phrase.txt"])),
        "device list" => (None, plain(["device list", "--json device list"])),
        "device link" => (Some(help().device_link_note()), device_link()),
        "device join" => (
            Some(help().device_join_note()),
            plain([
                "device join CODE",
                "--home laptop device join - --name Laptop --passphrase-file laptop.pass < code.txt",
            ]),
        ),
        "device confirm" => {
            (Some(help().device_confirm_note()), plain(["device confirm 3f9a12c0", "device confirm Laptop"]))
        }
        "history send" => {
            (Some(help().history_send_note()), plain(["history send Laptop", "history send Laptop --since 30d"]))
        }
        "device remove" => {
            (Some(help().device_remove_note()), plain(["device remove 3f9a12c0", "device remove Laptop --yes"]))
        }
        "card new" => (None, card_new()),
        "card list" => (None, plain(["card list", "--json card list"])),
        "card revoke" => (None, plain(["card revoke 3f9a12c0"])),
        "invitation new" => {
            (Some(help().invitation_new_note()), plain(["invitation new", "--json invitation new | jq -r .code"]))
        }
        "invitation list" => (None, plain(["invitation list", "--json invitation list"])),
        "contact add" => (Some(help().contact_add_note()), contact_add()),
        "contact list" => (None, plain(["contact list", "--json contact list"])),
        "contact verify" => (Some(help().contact_verify_note()), contact_verify()),
        "contact block" => (Some(help().contact_block_note()), plain(["contact block Mallory"])),
        "contact unblock" => (Some(help().contact_unblock_note()), plain(["contact unblock Mallory"])),
        "request list" => (Some(help().request_list_note()), plain(["request list", "--json request list"])),
        "request accept" => (None, plain(["request accept 3f9a12c0 --as Ben"])),
        "request decline" => (None, plain(["request decline 3f9a12c0"])),
        "chat list" => (None, plain(["chat list", "--json chat list"])),
        "chat read" => (
            Some(help().chat_read_note()),
            plain(["chat read Ada", "chat read Ada --limit 20", "--json chat read Ada"]),
        ),
        "chat send" => (Some(help().chat_send_note()), chat_send()),
        "sync" => (None, plain(["sync", "sync --timeout 1m && kith chat list"])),
        "listen" => (Some(help().listen_note()), listen()),
        "rpc" => (Some(help().rpc_note()), plain(["rpc --allow read,send"])),
        "completions" => (
            None,
            plain([
                "completions bash > ~/.local/share/bash-completion/completions/kith",
                "completions zsh > ~/.zfunc/_kith",
                "completions fish > ~/.config/fish/completions/kith.fish",
            ]),
        ),
        "man" => (None, plain(["man ~/.local/share/man/man1"])),
        "check" => (Some(help().check_note()), check()),
        "screen" => (Some(help().screen_note()), plain(["screen", "screen --linear"])),
        "settings marks" => (None, settings_marks()),
        "settings ca-file" => {
            (None, plain(["settings ca-file", "settings ca-file our-authority.pem", "settings ca-file --none"]))
        }
        _ => return None,
    };
    let mut shown = format!("{}:\n{}", help().examples(), table(&examples));
    if let Some(note) = note {
        shown = format!("{}\n\n{shown}", wrapped(note));
    }
    if command.is_empty() {
        shown = format!("{shown}\n\n{}", wrapped(help().exit_codes()));
    }
    Some(shown)
}

fn check() -> Vec<Example> {
    plain([
        "check \"Hi mum, this is my new number\"",
        "check --link https://paypa1.com",
        "check --explain asks_for_code",
        "check --chat \"WhatsApp Chat with Ben.zip\" --report found.html",
        "check --image poster.jpg",
        "--json check -",
    ])
}

fn first() -> Vec<Example> {
    let help = help();
    let hello = format!("chat send Ben \"{}\"", help.example_hello());
    told([
        ("account create --relay ws://127.0.0.1:7171/v1 --name Ada", ""),
        ("card new", help.example_card_new()),
        ("contact add LINK --as Ben", help.example_contact_add()),
        ("request list", help.example_request_list()),
        (&hello, ""),
        ("chat read Ben", ""),
        ("listen", help.example_listen()),
    ])
}

fn account_create() -> Vec<Example> {
    told([
        ("account create --relay ws://127.0.0.1:7171/v1 --name Ada", ""),
        ("--home ada account create --relay wss://relay.example/v1 --name Ada \\", ""),
        ("    --passphrase-file ada.pass --recovery-file ada.recovery", ""),
        ("--home bot account create --relay wss://relay.example/v1 --name Bot \\", ""),
        ("    --no-passphrase --recovery-file bot.recovery", help().example_bot()),
    ])
}

fn device_link() -> Vec<Example> {
    told([
        ("device link", help().example_device_link()),
        ("device join CODE", help().example_device_join()),
        ("device link --chat Ben --chat Ada", ""),
        ("--json device link --yes --timeout 1m", ""),
    ])
}

fn card_new() -> Vec<Example> {
    let label = format!("card new --label \"{}\"", help().example_label());
    plain([&label, "card new --once --expires 7d", "--json card new --once | jq -r .link"])
}

fn contact_add() -> Vec<Example> {
    plain(["contact add kith:card/CgAx... --as Ada", "contact add - --as Ada --greeting we-met < card.txt"])
}

fn contact_verify() -> Vec<Example> {
    told([("contact verify Ada", ""), ("contact verify Ada --yes", help().example_verified())])
}

fn chat_send() -> Vec<Example> {
    let help = help();
    let mut examples = plain([
        format!("chat send Ada \"{}\"", help.example_eight()),
        format!("chat send Ada --wait --timeout 5s \"{}\"", help.example_durable()),
        format!("chat send Ada -- \"{}\"", help.example_dash()),
    ]);
    examples.push(("uptime | kith chat send Ada -".to_owned(), ""));
    examples
}

fn listen() -> Vec<Example> {
    plain(["listen", "--json listen | jq -r 'select(.event == \"message\") | .message.text'"])
}

fn settings_marks() -> Vec<Example> {
    told([
        ("settings marks", help().example_marks()),
        ("settings marks --read off", help().example_read_off()),
        ("settings marks --delivered on --read on", ""),
    ])
}

fn plain<const N: usize>(commands: [impl AsRef<str>; N]) -> Vec<Example> {
    commands.iter().map(|command| (format!("kith {}", command.as_ref()), "")).collect()
}

/// Commands with a word about each; one that begins with spaces goes on from the line before.
fn told<const N: usize>(examples: [(&str, &'static str); N]) -> Vec<Example> {
    let whole = |command: &str| if command.starts_with(' ') { command.to_owned() } else { format!("kith {command}") };
    examples.into_iter().map(|(command, word)| (whole(command), word)).collect()
}

/// Examples one a line, their words in a column.
fn table(examples: &[Example]) -> String {
    let width = examples.iter().filter(|(_, word)| !word.is_empty()).map(|(command, _)| command.chars().count());
    let width = width.max().unwrap_or(0);
    let lines = examples.iter().map(|(command, word)| match *word {
        "" => format!("  {command}"),
        word => format!("  {command:width$}    {word}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn wrapped(text: &str) -> String {
    hang(&[text.to_owned()], 0, COLUMNS)
}
