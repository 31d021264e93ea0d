//! What is understood on the command line, and what is not.

use clap::{CommandFactory, FromArgMatches};

use super::*;

fn parse(line: &str) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&tree().try_get_matches_from(line.split_whitespace())?)
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
        "kith --home D account pin set --pin-file F --recovery-file R",
        "kith --home D account pin check --pin-file F",
        "kith --home D backup status",
        "kith --home D backup now",
        "kith --home D backup restore --pin-file F --recovery-file F",
        "kith --home D backup drill --pin-file F --recovery-file F",
        "kith --home D card list",
        "kith --home D card revoke I",
        "kith --home D invitation new --timeout 10s",
        "kith --home D invitation list",
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
        "kith check hello",
        "kith check - --json",
        "kith check --link https://a.example",
        "kith check --explain asks_for_code",
        "kith check --batch F",
        "kith --home D screen",
        "kith --home D screen --linear",
        "kith check --chat F --me Ada --report R --json",
        "kith check --image F",
        "kith --home D settings ca-file F",
        "kith --home D settings ca-file --none",
        "kith",
        "kith --home D rpc --allow read,send",
        "kith completions zsh",
        "kith man D",
        "kith --home D account create --relay wss://h/v1 --name A --ca-file F",
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
        "kith chat",
        "kith rpc",
        "kith rpc --allow everything",
        "kith completions tcsh",
        "kith account create --name A",
        "kith account create --relay R --name A --no-passphrase --passphrase-file F",
        "kith card new --expires soon",
        "kith contact add L --greeting anything-else",
        "kith chat read N --limit 0",
        "kith chat send N",
        "kith chat send N hello --timeout 10",
        "kith settings marks --read maybe",
        "kith --lang klingon chat list",
    ] {
        assert!(parse(line).is_err(), "{line}");
    }
}
