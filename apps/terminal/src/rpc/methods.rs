//! The commands as methods: what each takes is what the command line takes, and which scope it belongs to is said here.

use std::ffi::OsString;

use clap::{Arg, ArgAction, FromArgMatches};
use serde_json::Value;

use super::message::Trouble;
use crate::cli::{self, Cli, Command, Scope};

/// A command that programs may ask for.
#[derive(Debug)]
pub(super) struct Method {
    /// As it is typed after `kith`.
    pub(super) command: &'static str,
    pub(super) scope: Scope,
    /// A result as an example.
    pub(super) result: &'static str,
}

const ACCOUNT: &str = r#"{"id":"4c52…","device":"91ab…","name":"Bot","relay":"wss://relay.example/v1","ready":true,"refused":null,"copied":false,"standing":"confirmed","frozen":null,"delivered_marks":true,"read_marks":true}"#;
const DEVICES: &str = r#"[{"id":"91ab…","name":"laptop","kind":"terminal","this":true,"state":"confirmed","ends":null,"added":1795392000000,"added_by":null,"last_used":1795392000000}]"#;
const CARD: &str =
    r#"{"id":"0b79fbba","link":"kith:card/CjoK…","label":null,"once":true,"expires":1796000000,"state":"active"}"#;
const CONTACT: &str = r#"{"name":"Ada","account":"77d0…","state":"active","why":null,"verified":false,"changed":null,"frozen":null,"held":0,"words":null}"#;
const CARDS: &str =
    r#"[{"id":"0b79fbba","link":"kith:card/CjoK…","label":"chess club","once":false,"expires":null,"state":"active"}]"#;
const INVITATION: &str = r#"{"id":"9c01d2e4","code":"mjq4…","relay":"wss://relay.example/v1","state":"active","made":1795392000000,"again":null}"#;
const INVITATIONS: &str = r#"[{"id":"9c01d2e4","code":"mjq4…","relay":"wss://relay.example/v1","state":"active","made":1795392000000,"again":null}]"#;
const CONTACTS: &str = r#"[{"name":"Ada","account":"77d0…","state":"active","why":null,"verified":true,"changed":null,"frozen":null,"held":0,"words":null}]"#;
const REQUESTS: &str = r#"[{"id":"1353cb8d…","card":"chess club","says":"Ben","stamped":false,"greeting":"we-met","words":["garbage","bronze","call"],"received":1795392000000,"again":false}]"#;
const CHATS: &str = r#"[{"name":"Ada","state":"active","unread":1,"last":{"id":"5e01…","from":"Ada","text":"Hello","state":"unread","sent":1795392000000},"draft":null,"changed":null,"frozen":null,"own":false}]"#;
const MESSAGES: &str = r#"[{"id":"5e01…","from":"Ada","text":"Hello","state":"unread","sent":1795392000000}]"#;
const VERIFIED: &str = r#"{"name":"Ada","safety_number":"0123…","verified":false}"#;

/// All there are. A command that is not here is no method.
pub(super) const METHODS: [Method; 21] = [
    Method { command: "account show", scope: Scope::Read, result: ACCOUNT },
    Method { command: "device list", scope: Scope::Read, result: DEVICES },
    Method { command: "card new", scope: Scope::Cards, result: CARD },
    Method { command: "card list", scope: Scope::Cards, result: CARDS },
    Method { command: "card revoke", scope: Scope::Cards, result: CARD },
    Method { command: "invitation new", scope: Scope::Invitations, result: INVITATION },
    Method { command: "invitation list", scope: Scope::Invitations, result: INVITATIONS },
    Method { command: "contact add", scope: Scope::Contacts, result: CONTACT },
    Method { command: "contact list", scope: Scope::Read, result: CONTACTS },
    Method { command: "contact verify", scope: Scope::Contacts, result: VERIFIED },
    Method { command: "contact block", scope: Scope::Contacts, result: CONTACT },
    Method { command: "contact unblock", scope: Scope::Contacts, result: CONTACT },
    Method { command: "request list", scope: Scope::Requests, result: REQUESTS },
    Method { command: "request accept", scope: Scope::Requests, result: CONTACT },
    Method { command: "request decline", scope: Scope::Requests, result: r#"{"id":"1353cb8d","state":"declined"}"# },
    Method { command: "chat list", scope: Scope::Read, result: CHATS },
    Method { command: "chat read", scope: Scope::Read, result: MESSAGES },
    Method { command: "chat send", scope: Scope::Send, result: r#"{"id":"5e01…","state":"sent"}"# },
    Method { command: "sync", scope: Scope::Read, result: r#"{"synced":true}"# },
    Method { command: "settings marks", scope: Scope::Settings, result: r#"{"delivered":true,"read":false}"# },
    // Asking for nothing, it is there for every program.
    Method { command: "rpc methods", scope: Scope::Read, result: r#"["chat.list","chat.send"]"# },
];

/// Commands that are no methods, and why.
pub(super) const NEVER: [(&str, &str); 31] = [
    ("account create", "it shows the recovery phrase, which is for a person"),
    ("account freeze", "it is for a person"),
    ("account thaw", "it is for a person"),
    ("account recover", "it is for a home without an account"),
    ("account recovery status", "it is for a person"),
    ("account recovery veto", "it is for a person"),
    ("guardian add", "who vouches for an account is for its owner to say"),
    ("guardian list", "it is for a person"),
    ("guardian remove", "who vouches for an account is for its owner to say"),
    ("guardian threshold", "who vouches for an account is for its owner to say"),
    ("guardian keep", "it is for a person"),
    ("guardian request", "it is for a home without an account"),
    ("guardian approve", "it is for a person who has heard or seen the other"),
    ("account pin set", "a PIN is for a person"),
    ("account pin check", "a PIN is for a person"),
    ("backup status", "it is for a person"),
    ("backup now", "it is made by itself"),
    ("backup restore", "a PIN and the recovery phrase are for a person"),
    ("backup drill", "a PIN and the recovery phrase are for a person"),
    ("device link", "who may read along is for a person to say, who sees what asks"),
    ("device join", "it is for a home without an account"),
    ("device confirm", "it lets a device into everything"),
    ("device remove", "a program must not be able to lock its owner out"),
    ("history send", "it hands over everything that was ever said"),
    ("listen", "its events come as notifications"),
    ("settings ca-file", "whom a device trusts is for its owner to say"),
    ("screen", "it is for eyes"),
    ("rpc", "it is this"),
    ("completions", "it is for shells"),
    ("man", "it is for eyes"),
    ("check", "it needs no home: a program runs `kith check --batch -` beside this"),
];

impl Method {
    pub(super) fn name(&self) -> String {
        self.command.replace(' ', ".")
    }
}

/// A command that a method stands for.
pub(super) fn find(name: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name() == name)
}

/// The names of those that scopes allow.
pub(super) fn allowed(scopes: &[Scope]) -> Vec<String> {
    METHODS.iter().filter(|method| scopes.contains(&method.scope)).map(Method::name).collect()
}

/// A parameter of a method: an argument or an option of its command.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) is_required: bool,
    pub(super) is_switch: bool,
    pub(super) about: String,
    is_positional: bool,
}

/// What a method takes, in its order.
pub(super) fn parameters(method: &Method) -> Vec<Parameter> {
    let tree = cli::tree();
    let mut command = Some(&tree);
    for word in method.command.split(' ') {
        command = command.and_then(|command| command.find_subcommand(word));
    }
    let own = command.into_iter().flat_map(clap::Command::get_arguments).filter(|arg| is_own(arg));
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) = own.partition(|arg| arg.is_positional());
    positional.into_iter().chain(options).map(parameter).collect()
}

fn is_own(arg: &Arg) -> bool {
    !arg.is_global_set() && !matches!(arg.get_id().as_str(), "help" | "version")
}

fn parameter(arg: &Arg) -> Parameter {
    Parameter {
        name: arg.get_long().unwrap_or_else(|| arg.get_id().as_str()).to_owned(),
        is_required: arg.is_required_set(),
        is_switch: matches!(arg.get_action(), ArgAction::SetTrue),
        about: arg.get_help().map(ToString::to_string).unwrap_or_default(),
        is_positional: arg.is_positional(),
    }
}

/// The command that a method with these parameters is.
pub(super) fn command(method: &Method, params: Value) -> Result<Command, Trouble> {
    let known = parameters(method);
    let given = given(&known, params)?;
    let mut line: Vec<OsString> = ["kith"].into_iter().chain(method.command.split(' ')).map(OsString::from).collect();
    let mut arguments = Vec::new();
    for (parameter, value) in known.iter().zip(given) {
        let Some(value) = value else { continue };
        if parameter.is_positional {
            arguments.push(value.into());
        } else if !parameter.is_switch {
            line.push(format!("--{}={value}", parameter.name).into());
        } else if value == "on" {
            line.push(format!("--{}", parameter.name).into());
        }
    }
    line.push("--".into());
    line.extend(arguments);
    let parsed = cli::tree().try_get_matches_from(line).and_then(|matches| Cli::from_arg_matches(&matches));
    let parsed = parsed.map_err(|error| {
        let text = error.to_string();
        Trouble::usage(text.lines().next().unwrap_or_default().trim_start_matches("error: "))
    })?;
    parsed.command.ok_or_else(|| Trouble::unknown(&method.name()))
}

/// The values of the known parameters, by name or by position; what is null is not given.
fn given(known: &[Parameter], params: Value) -> Result<Vec<Option<String>>, Trouble> {
    let mut values: Vec<Value> = match params {
        Value::Array(values) => values,
        Value::Object(mut named) => {
            let values = known.iter().map(|parameter| named.remove(&parameter.name).unwrap_or_default()).collect();
            match named.keys().next() {
                Some(surplus) => return Err(Trouble::parameter(surplus)),
                None => values,
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    if values.len() > known.len() {
        return Err(Trouble::parameter(&format!("{}", known.len() + 1)));
    }
    values.resize(known.len(), Value::Null);
    known.iter().zip(values).map(|(parameter, value)| text(parameter, value)).collect()
}

fn text(parameter: &Parameter, value: Value) -> Result<Option<String>, Trouble> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(on) => Ok(Some(if on { "on" } else { "off" }.to_owned())),
        Value::Number(number) if !parameter.is_switch => Ok(Some(number.to_string())),
        Value::String(text) if !parameter.is_switch => Ok(Some(text)),
        Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            Err(Trouble::parameter(&parameter.name))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cli::{Chat, Contact, Settings};

    fn asked(name: &str, params: Value) -> Result<Command, Trouble> {
        command(find(name).unwrap(), params)
    }

    #[test]
    fn every_command_is_a_method_or_never_one() {
        fn leaves(command: &clap::Command, path: &str, found: &mut Vec<String>) {
            for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
                let path = format!("{path} {}", inner.get_name()).trim().to_owned();
                if inner.has_subcommands() { leaves(inner, &path, found) } else { found.push(path) }
            }
        }
        let mut found = Vec::new();
        leaves(&cli::tree(), "", &mut found);
        for command in &found {
            let is_method = METHODS.iter().any(|method| method.command == command);
            assert_ne!(is_method, NEVER.iter().any(|(never, _)| never == command), "{command}");
        }
        let unknown = METHODS
            .iter()
            .find(|method| method.command != "rpc methods" && !found.iter().any(|it| it == method.command));
        assert!(unknown.is_none(), "{unknown:?}");
        assert!(METHODS.iter().all(|method| serde_json::from_str::<Value>(method.result).is_ok()));
    }

    #[test]
    fn parameters_are_taken_by_name_and_by_position_and_never_as_options() {
        for params in [json!({"name": "Ada", "text": "--wait", "timeout": "1m"}), json!(["Ada", "--wait", null, "1m"])]
        {
            let Ok(Command::Chat(Chat::Send(send))) = asked("chat.send", params) else { panic!() };
            assert_eq!((send.name.as_str(), send.text.as_str(), send.wait), ("Ada", "--wait", false));
            assert_eq!(send.patience.timeout, "1m".parse().unwrap());
        }
        let Ok(Command::Contact(Contact::Add(add))) = asked("contact.add", json!({"link": "-", "as": "--json"})) else {
            panic!()
        };
        assert_eq!((add.link.as_str(), add.name.as_deref()), ("-", Some("--json")));
        let Ok(Command::Settings(Settings::Marks(marks))) = asked("settings.marks", json!({"read": false})) else {
            panic!()
        };
        assert_eq!((marks.read.map(crate::cli::Switch::is_on), marks.delivered), (Some(false), None));
    }

    #[test]
    fn parameters_that_do_not_fit_are_refused() {
        for params in [
            json!({"name": "Ada"}),
            json!({"name": "Ada", "text": "hi", "home": "/"}),
            json!({"name": "Ada", "text": ["hi"]}),
            json!({"name": "Ada", "text": "hi", "wait": "yes"}),
            json!({"name": "Ada", "text": "hi", "timeout": "soon"}),
            json!(["Ada", "hi", true, "1m", 5]),
        ] {
            assert!(asked("chat.send", params.clone()).is_err(), "{params}");
        }
    }
}
