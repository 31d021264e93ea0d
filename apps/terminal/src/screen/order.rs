//! What a line means in the linear mode: an order begins with a slash, everything else is a message.

use super::words;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Nothing,
    /// A message to whose conversation is open.
    Say(String),
    /// Keeps a text without sending it, or forgets the one that is kept.
    Later(Option<String>),
    /// Sends the text that is kept.
    Send,
    Help,
    Quit,
    Chats,
    /// By name, or by the number it was listed with.
    Open(String),
    Requests,
    /// Which one, and the name to give.
    Accept(String, Option<String>),
    Decline(String),
    Add(String, Option<String>),
    Cards,
    NewCard(Option<String>),
    Revoke(String),
    Contact,
    Verify,
    Block,
    Unblock(String),
    Devices,
    Link,
    /// Which device.
    Confirm(String),
    SignOut(String),
    Search(String),
    Marks {
        delivered: Option<bool>,
        read: Option<bool>,
    },
    Name(String),
}

/// Reads a line; what is wrong with it is for people.
pub(crate) fn parse(line: &str) -> Result<Order, String> {
    let line = line.trim();
    let Some(order) = line.strip_prefix('/') else {
        return Ok(if line.is_empty() { Order::Nothing } else { Order::Say(line.to_owned()) });
    };
    // Two slashes begin a message with one.
    if order.starts_with('/') {
        return Ok(Order::Say(order.to_owned()));
    }
    let (word, rest) = split(order);
    let needed = || if rest.is_empty() { Err(words::linear_incomplete(word)) } else { Ok(rest.to_owned()) };
    let optional = || Some(rest.to_owned()).filter(|rest| !rest.is_empty());
    Ok(match word {
        "later" => Order::Later(optional()),
        "send" => Order::Send,
        "help" | "h" | "?" => Order::Help,
        "quit" | "q" => Order::Quit,
        "chats" | "c" => Order::Chats,
        "open" | "o" => Order::Open(needed()?),
        "devices" => Order::Devices,
        "link" => Order::Link,
        "confirm" => Order::Confirm(needed()?),
        "signout" => Order::SignOut(needed()?),
        "requests" | "r" => Order::Requests,
        "accept" => with_name(&needed()?, Order::Accept),
        "decline" => Order::Decline(needed()?),
        "add" => with_name(&needed()?, Order::Add),
        "cards" => Order::Cards,
        "card" => Order::NewCard(optional()),
        "revoke" => Order::Revoke(needed()?),
        "contact" => Order::Contact,
        "verify" => Order::Verify,
        "block" => Order::Block,
        "unblock" => Order::Unblock(needed()?),
        "search" | "s" => Order::Search(needed()?),
        "marks" => marks(rest).ok_or_else(|| words::linear_incomplete(word))?,
        "name" => Order::Name(needed()?),
        _ => return Err(words::linear_unknown(word)),
    })
}

fn split(text: &str) -> (&str, &str) {
    text.split_once(char::is_whitespace).map_or((text, ""), |(word, rest)| (word, rest.trim()))
}

fn with_name(rest: &str, order: impl Fn(String, Option<String>) -> Order) -> Order {
    let (which, name) = split(rest);
    order(which.to_owned(), Some(name.to_owned()).filter(|name| !name.is_empty()))
}

fn marks(rest: &str) -> Option<Order> {
    let (which, on) = split(rest);
    let on = match on {
        "on" => true,
        "off" => false,
        _ => return None,
    };
    match which {
        "delivered" => Some(Order::Marks { delivered: Some(on), read: None }),
        "read" => Some(Order::Marks { delivered: None, read: Some(on) }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_begins_with_a_slash_and_everything_else_is_a_message() {
        assert_eq!(parse("  "), Ok(Order::Nothing));
        assert_eq!(parse("hello /you "), Ok(Order::Say("hello /you".into())));
        assert_eq!(parse("//hello"), Ok(Order::Say("/hello".into())));
        assert_eq!(parse("/o Ben Smith"), Ok(Order::Open("Ben Smith".into())));
        assert_eq!(parse("/accept 1"), Ok(Order::Accept("1".into(), None)));
        assert_eq!(
            parse("/add kith:card/x  Ben Smith"),
            Ok(Order::Add("kith:card/x".into(), Some("Ben Smith".into())))
        );
        assert_eq!(parse("/marks read off"), Ok(Order::Marks { delivered: None, read: Some(false) }));
        assert_eq!(parse("/later not yet"), Ok(Order::Later(Some("not yet".into()))));
        assert_eq!(parse("/later"), Ok(Order::Later(None)));
        assert_eq!(parse("/card"), Ok(Order::NewCard(None)));
    }

    #[test]
    fn what_is_no_order_is_not_sent_to_anybody() {
        for line in ["/hello", "/open", "/accept", "/marks", "/marks read", "/marks all on", "/"] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
