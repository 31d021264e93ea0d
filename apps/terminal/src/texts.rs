//! Every text that a person reads, in one place; how they are laid out is for `view`.

pub(crate) mod help;

use std::path::Path;

use kith_core::engine::io::{CardState, ContactState, MessageState};
use kith_wire::inbox::Salutation;

use crate::duration::Span;

pub(crate) const BAD_SPAN: &str = "a time is a number and s, m, h or d, such as 10s, 5m or 7d";

pub(crate) const RELAY_URL: &str = "a relay's address looks like ws://HOST:PORT/v1 or wss://HOST/v1";
pub(crate) const PLAIN_REFUSED: &str = "ws:// is not encrypted and works on this computer only (ws://127.0.0.1:PORT/v1); \
    a relay elsewhere needs an address that begins with wss://";
pub(crate) const NO_TLS: &str = "this version of kith cannot open wss:// connections yet; \
    use a relay on this computer, such as ws://127.0.0.1:7171/v1";
pub(crate) const RELAY_BUSY: &str = "the relay takes no further connections at the moment";
pub(crate) const CONNECTION_ENDED: &str = "the relay ended the connection";
pub(crate) const CONNECTION_SILENT: &str = "the relay does not answer";
pub(crate) const SENT_TEXT: &str = "it sent a text message";

pub(crate) fn cannot_connect(why: &str) -> String {
    format!("cannot connect to the relay: {why}")
}

pub(crate) fn not_a_relay(why: &str) -> String {
    format!("what answers at this address is no relay of Kith: {why}")
}

// What went wrong.

pub(crate) const NO_HOME_FOLDER: &str = "there is no default folder on this system; name one with --home DIR";
pub(crate) const NO_PASSPHRASE: &str = "a passphrase is needed and there is no terminal to ask for it; \
    use --passphrase-file FILE, or KITH_PASSPHRASE_FILE";
pub(crate) const NO_PASSPHRASE_CHOICE: &str = "a passphrase is needed and there is no terminal to ask for it; \
    use --passphrase-file FILE, or --no-passphrase";
pub(crate) const NO_RECOVERY_CHOICE: &str = "the recovery phrase must be kept and there is no terminal to show it on; \
    use --recovery-file FILE";
pub(crate) const EMPTY_PASSPHRASE: &str = "the passphrase is empty; its first line counts";
pub(crate) const PASSPHRASES_DIFFER: &str = "the two passphrases are not the same; try again";
pub(crate) const NOT_CONFIRMED: &str =
    "the recovery phrase was not confirmed, so nothing was made; run the command again";
pub(crate) const STDIN_TWICE: &str = "only one thing can be read from standard input; give the other in a file";
pub(crate) const STANDARD_INPUT: &str = "standard input";
pub(crate) const THE_TERMINAL: &str = "the terminal";
pub(crate) const NOT_BEGUN_WITH_PASSPHRASE: &str = "this folder was begun without a passphrase; \
    add --no-passphrase to go on, or choose another --home";
pub(crate) const INPUT_NOT_TEXT: &str = "what came on standard input is not text in UTF-8";
pub(crate) const INTERRUPTED: &str = "interrupted";
pub(crate) const NO_RANDOMNESS: &str = "the operating system gives no randomness";
pub(crate) const HANDED_ON: &str =
    "what was asked is remembered and done when the relay can be reached: run `kith sync`";
pub(crate) const SYNC_GOES_ON: &str = "run `kith sync` again to go on";
pub(crate) const ACCOUNT_GOES_ON: &str = "everything is kept: run the same command again to go on";
pub(crate) const BLOCKED_HERE: &str =
    "the contact is blocked here and the relay is told when it can be reached: run `kith sync`";
pub(crate) const REVOKED_HERE: &str =
    "the card is taken back here and the relay is told when it can be reached: run `kith sync`";
pub(crate) const SEND_GOES_ON: &str =
    "the message is kept and sent when the relay can be reached: do not send it again";
pub(crate) const WAITS_FOR_ACCEPTANCE: &str =
    "the message is kept and sent when the contact accepts: do not send it again";

pub(crate) fn too_late(timeout: Span, trouble: Option<&str>, consequence: &str) -> String {
    match trouble {
        Some(trouble) => format!("{trouble}; {consequence}"),
        None => format!("not done within {timeout}; {consequence}"),
    }
}

/// By the stable name of the relay's refusal.
pub(crate) fn account_refused(code: &str) -> String {
    match code {
        "not_admitted" => "the relay admits only with an invitation, and this one does not open it; \
            ask its operator for a code and run the command again with --invite CODE"
            .to_owned(),
        code => format!("the relay refused the account ({code})"),
    }
}

pub(crate) fn account_elsewhere(name: &str, relay: &str) -> String {
    format!("this folder already waits for the account {name:?} on {relay}; go on with that, or choose another --home")
}

pub(crate) fn contact_failed(name: &str, why: Option<&str>) -> String {
    let why = why.unwrap_or("the card did not work");
    format!("{name:?} could not be asked: {why}")
}

pub(crate) fn contact_ended(name: &str) -> String {
    format!("the conversation with {name:?} has ended; exchange cards to start anew")
}

pub(crate) fn message_refused(name: &str) -> String {
    format!("the message to {name:?} was refused and is not sent")
}

pub(crate) fn card_is(state: CardState) -> String {
    format!("the card does not work: it is {}", card_state(state))
}

pub(crate) fn cannot_read(what: &str, why: &str) -> String {
    format!("cannot read {what}: {why}")
}

pub(crate) fn cannot_write(path: &Path, why: &str) -> String {
    format!("cannot write {}: {why}", path.display())
}

pub(crate) fn no_signals(why: &str) -> String {
    format!("the operating system does not let this program wait for signals: {why}")
}

pub(crate) fn cannot_start(why: &str) -> String {
    format!("the operating system does not let this program start: {why}")
}

pub(crate) fn too_much_input(limit: usize) -> String {
    format!("there is more on standard input than the {limit} bytes that are allowed")
}

pub(crate) fn recovery_file_exists(path: &Path) -> String {
    format!("{} exists and is never overwritten; choose another file for the recovery phrase", path.display())
}

// What is asked on a terminal.

pub(crate) const ASK_PASSPHRASE: &str = "Passphrase: ";
pub(crate) const ASK_NEW_PASSPHRASE: &str = "New passphrase, which protects this folder: ";
pub(crate) const ASK_AGAIN: &str = "The same again: ";
pub(crate) const ASK_SAME_NUMBER: &str = "Does the other side see the same number? [y/N] ";
pub(crate) const YES: [&str; 2] = ["y", "yes"];
pub(crate) const WRONG_WORD: &str = "That is another word. ";

pub(crate) fn recovery_phrase(words: &str) -> String {
    format!(
        "This is your recovery phrase. It is shown once. Write it down and keep it where only you find it:\n\n{words}\n"
    )
}

pub(crate) fn ask_word(number: usize) -> String {
    format!("To go on, type word number {number} of the phrase: ")
}

// Results.

pub(crate) const NO_CARDS: &str = "no cards; make one with `kith card new`";
pub(crate) const NO_CONTACTS: &str = "no contacts; ask somebody with `kith contact add LINK`";
pub(crate) const NO_REQUESTS: &str = "no requests";
pub(crate) const NO_CHATS: &str = "no conversations";
pub(crate) const NO_MESSAGES: &str = "no messages";
pub(crate) const SYNCED: &str = "everything is exchanged";
pub(crate) const NO_NAME: &str = "no name";
pub(crate) const LOOKALIKE: &str = "looks like another name";
pub(crate) const YOU: &str = "you";
pub(crate) const UNREAD: &str = "new";
pub(crate) const VERIFIED: &str = "verified";
pub(crate) const ONCE: &str = "once";
pub(crate) const ON: &str = "on";
pub(crate) const OFF: &str = "off";
pub(crate) const KEY_FILE_NOTE: &str =
    "The key is in this folder too: whoever has a copy of the whole folder can read it.";

pub(crate) mod label {
    pub(crate) const NAME: &str = "name";
    pub(crate) const ACCOUNT: &str = "account";
    pub(crate) const DEVICE: &str = "device";
    pub(crate) const RELAY: &str = "relay";
    pub(crate) const STATE: &str = "state";
    pub(crate) const DELIVERED: &str = "tells when delivered";
    pub(crate) const READ: &str = "tells when read";
}

pub(crate) const READY: &str = "ready";
pub(crate) const NOT_READY: &str = "not on its relay yet";
pub(crate) const COPIED: &str = "an older copy of a home: for reading only";

pub(crate) fn account_made(name: &str, relay: &str) -> String {
    format!("{name} is ready on {relay}")
}

pub(crate) fn phrase_written(path: &Path) -> String {
    format!("The recovery phrase is in {}: keep it where only you find it.", path.display())
}

pub(crate) fn card_made(id: &str, link: &str) -> String {
    format!("{link}\n\nCard {id}: give this link to whom you want to hear from.")
}

pub(crate) fn card_revoked(id: &str) -> String {
    format!("card {id} lets nobody in any more")
}

pub(crate) fn asked(name: &str, words: Option<&str>) -> String {
    match words {
        Some(words) => format!("asked {name}; {}", compare(words)),
        None => format!("asked {name}"),
    }
}

pub(crate) fn compare(words: &str) -> String {
    format!("the words to compare by voice: {words}")
}

pub(crate) fn accepted(name: &str) -> String {
    format!("{name} is accepted: write with `kith chat send {} TEXT`", typed(name))
}

/// A name as a shell takes it for one word.
fn typed(name: &str) -> String {
    if name.chars().all(char::is_alphanumeric) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

pub(crate) fn declined(id: &str) -> String {
    format!("request {id} is declined")
}

pub(crate) fn blocked(name: &str) -> String {
    format!("{name} is blocked")
}

pub(crate) fn unblocked(name: &str) -> String {
    format!("{name} is unblocked; exchange cards to start anew")
}

pub(crate) fn safety_number(name: &str, number: &str) -> String {
    format!("The safety number of you and {name}:\n\n{number}\n\nIt is the same on both sides if nobody is in between.")
}

pub(crate) fn is_verified(name: &str) -> String {
    format!("{name} is marked as verified")
}

pub(crate) fn how_to_verify(name: &str) -> String {
    format!("If it is: kith contact verify {} --yes", typed(name))
}

pub(crate) fn message_state(state: MessageState) -> &'static str {
    match state {
        MessageState::Waiting => "waits for acceptance",
        MessageState::Queued => "in the outbox",
        MessageState::Sent => "sent",
        MessageState::Delivered => "delivered",
        MessageState::Read => "read",
        MessageState::Unread => UNREAD,
        MessageState::Failed => "not sent",
    }
}

pub(crate) fn contact_state(state: ContactState) -> &'static str {
    match state {
        ContactState::Adding => "being asked",
        ContactState::Failed => "could not be asked",
        ContactState::Requested => "asked, no answer yet",
        ContactState::Accepting => "being accepted",
        ContactState::Active => "contact",
        ContactState::Ended => "ended",
        ContactState::Blocked => "blocked",
        ContactState::Unblocked => "unblocked",
    }
}

pub(crate) fn card_state(state: CardState) -> &'static str {
    match state {
        CardState::Waiting => "not on the relay yet",
        CardState::Active => "active",
        CardState::Used => "used",
        CardState::Expired => "expired",
        CardState::Revoked => "revoked",
    }
}

pub(crate) fn until(time: &str) -> String {
    format!("until {time}")
}

/// What a stranger says, in words that are ours.
pub(crate) fn greeting(salutation: Salutation) -> &'static str {
    match salutation {
        Salutation::None => "",
        Salutation::Hello => "\"Hello\"",
        Salutation::WeMet => "\"We met\"",
        Salutation::Family => "\"We are family\"",
        Salutation::Work => "\"It is about work\"",
    }
}

pub(crate) fn says(name: &str) -> String {
    format!("says \"{name}\"")
}

pub(crate) fn by_card(card: &str) -> String {
    format!("by card {card}")
}

pub(crate) fn unread(count: u64) -> String {
    match count {
        0 => String::new(),
        count => format!("{count} {UNREAD}"),
    }
}

// What `listen` prints.

pub(crate) mod event {
    use super::{ContactState, MessageState, contact_state, message_state};

    pub(crate) const ONLINE: &str = "connected";
    pub(crate) const OFFLINE: &str = "not connected; trying again";
    pub(crate) const ACCOUNT_READY: &str = "the account is on its relay";
    pub(crate) const COPIED: &str = "this home is an older copy of one that was used since: nothing is sent from it any more. \
        Go on with the original; what is here can still be read";

    pub(crate) fn card_ready(card: &str) -> String {
        format!("card {card} works")
    }

    pub(crate) fn request(request: &str) -> String {
        format!("somebody asks to be accepted: `kith request list` shows request {request}")
    }

    pub(crate) fn contact(name: &str, state: ContactState) -> String {
        format!("{name}: {}", contact_state(state))
    }

    pub(crate) fn marked(chat: &str, count: usize, state: MessageState) -> String {
        let messages = if count == 1 { "a message" } else { "messages" };
        format!("{chat}: {messages} {}", message_state(state))
    }

    pub(crate) fn alarm(chat: Option<&str>, text: &str) -> String {
        match chat {
            Some(chat) => format!("warning, {chat}: {text}"),
            None => format!("warning: {text}"),
        }
    }

    pub(crate) fn missed(chat: &str, text: &str) -> String {
        format!("{chat}: {text}")
    }
}
