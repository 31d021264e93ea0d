//! The command line as people see it: its help, headings included, in their language, and an example for every command.

use clap::{Arg, Command, CommandFactory};

use super::{Cli, examples};
use crate::texts::help;

/// The whole command line.
pub(crate) fn tree() -> Command {
    dressed(Cli::command())
}

/// The same without the command that repeats it all.
pub(crate) fn tree_of_pages() -> Command {
    dressed(Cli::command().disable_help_subcommand(true))
}

fn dressed(mut command: Command) -> Command {
    // What clap adds of its own is there from here on, and can be given our words.
    command.build();
    dress(command, "")
}

fn dress(command: Command, path: &str) -> Command {
    let help = help();
    let inner: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    let mut command = command
        .help_template(format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            help.usage()
        ))
        .subcommand_help_heading(help.commands())
        .mut_args(|arg| own_words(arg.clone().help_heading(heading(&arg)), &arg));
    if let Some(shown) = examples::of(path) {
        command = command.after_help(shown);
    }
    for name in inner {
        let path = if path.is_empty() { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(&name, |inner| {
            // The command that clap adds repeats the whole tree below it.
            if name == "help" { inner.about(help.print_help()) } else { dress(inner, &path) }
        });
    }
    command
}

fn heading(arg: &Arg) -> &'static str {
    let help = help();
    match arg.get_help_heading() {
        Some(_) => help.everywhere(),
        None if arg.is_positional() => help.arguments(),
        None => help.options(),
    }
}

fn own_words(arg: Arg, was: &Arg) -> Arg {
    match was.get_id().as_str() {
        "help" => arg.help(help().print_help()),
        "version" => arg.help(help().print_version()),
        _ => arg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(command: &Command, path: &str, found: &mut Vec<(String, String)>) {
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            let path = format!("{path} {}", inner.get_name());
            if inner.has_subcommands() {
                leaves(inner, &path, found);
            } else {
                let after = inner.get_after_help().map(ToString::to_string).unwrap_or_default();
                found.push((path, after));
            }
        }
    }

    #[test]
    fn every_command_shows_examples_of_itself_that_are_understood() {
        let mut found = Vec::new();
        leaves(&tree(), "kith", &mut found);
        assert!(found.len() > 15);
        for (path, shown) in found {
            let (_, shown) = shown.split_once("Examples:\n").unwrap_or_else(|| panic!("no examples: {path}"));
            assert!(shown.lines().any(|line| line.contains(path.rsplit(' ').next().unwrap())), "{path}: {shown}");
            assert!(shown.lines().all(|line| line.starts_with("  ")), "{path}: {shown}");
        }
    }

    #[test]
    fn help_says_nothing_in_clap_s_own_words() {
        let mut command = tree();
        let account = command.find_subcommand_mut("account").and_then(|it| it.find_subcommand_mut("create")).unwrap();
        let shown = account.render_help().to_string();
        for heading in ["Usage: kith account create", "\nOptions:\n", "\nWith every command:\n", "\nExamples:\n"] {
            assert!(shown.contains(heading), "{heading}: {shown}");
        }
        assert!(shown.contains("  -h, --help ") && shown.contains("Print help\n"), "{shown}");
    }
}
