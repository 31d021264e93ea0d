//! What `--help` says.

pub(crate) const ABOUT: &str = "A secure messenger for people and for scripts";

pub(crate) const EXAMPLES: &str = "\
Examples:
  kith account create --relay ws://127.0.0.1:7171/v1 --name Ada
  kith card new                       a link to give away: whoever has it can ask to be accepted
  kith contact add LINK --as Ben      ask the owner of a card
  kith request list                   who asks to be accepted
  kith chat send Ben \"Hello\"
  kith chat read Ben
  kith listen                         one line for everything that happens

Every command takes --json, and --help shows its examples. Exit code: 0 done, 1 refused or
unreachable (with the reason), 2 misuse.";

pub(crate) const EVERYWHERE: &str = "With every command";
pub(crate) const HOME: &str =
    "Folder that holds the account and its messages, encrypted [default: the platform's data folder]";
pub(crate) const JSON: &str = "Print JSON, for programs";
pub(crate) const PASSPHRASE_FILE: &str =
    "File whose first line is the passphrase; - is standard input [env: KITH_PASSPHRASE_FILE]";
pub(crate) const TIMEOUT: &str = "How long to wait for the relay, such as 10s or 5m";

pub(crate) const ACCOUNT: &str = "Your account";
pub(crate) const ACCOUNT_CREATE: &str = "Found an account on a relay";
pub(crate) const ACCOUNT_CREATE_EXAMPLES: &str = "\
Asks for a passphrase, which protects this folder, and shows the recovery phrase once: write it down.
If the relay cannot be reached, run the same command again.

Examples:
  kith account create --relay ws://127.0.0.1:7171/v1 --name Ada
  kith --home ada account create --relay ws://127.0.0.1:7171/v1 --name Ada \\
      --passphrase-file ada.pass --recovery-file ada.recovery
  kith --home bot account create --relay ws://127.0.0.1:7171/v1 --name Bot \\
      --no-passphrase --recovery-file bot.recovery        asks nothing: for programs";
pub(crate) const RELAY: &str = "The relay's address, such as ws://127.0.0.1:7171/v1";
pub(crate) const NAME: &str = "Your name, as those see it whom you accept or ask";
pub(crate) const INVITE: &str = "The invitation code of a relay that asks for one; - is standard input";
pub(crate) const NO_PASSPHRASE: &str =
    "Keep the key in a file beside the data instead: protects only copies made without that file";
pub(crate) const RECOVERY_FILE: &str = "Write the recovery phrase to this new file instead of showing it";
pub(crate) const ACCOUNT_SHOW: &str = "Show your account";
pub(crate) const ACCOUNT_SHOW_EXAMPLES: &str = "\
Examples:
  kith account show
  kith --json account show";

pub(crate) const CARD: &str = "Contact cards: links that let others ask you";
pub(crate) const CARD_NEW: &str = "Make a card";
pub(crate) const CARD_NEW_EXAMPLES: &str = "\
Examples:
  kith card new --label \"chess club\"
  kith card new --once --expires 7d
  kith --json card new --once | jq -r .link";
pub(crate) const ONCE: &str = "Let in one request only";
pub(crate) const EXPIRES: &str = "Let nobody in after this time, such as 12h or 7d";
pub(crate) const LABEL: &str = "A note to yourself, shown beside each request that came by this card";
pub(crate) const CARD_LIST: &str = "List your cards";
pub(crate) const CARD_LIST_EXAMPLES: &str = "\
Examples:
  kith card list
  kith --json card list";
pub(crate) const CARD_REVOKE: &str = "Take a card back: nobody gets in by it any more";
pub(crate) const CARD_REVOKE_EXAMPLES: &str = "\
Examples:
  kith card revoke 3f9a12c0";
pub(crate) const CARD_ID: &str = "The card's id, as `kith card list` shows it";

pub(crate) const CONTACT: &str = "People you know";
pub(crate) const CONTACT_ADD: &str = "Ask the owner of a card to accept you";
pub(crate) const CONTACT_ADD_EXAMPLES: &str = "\
The other side sees your request with three words; read them to each other to be sure who it is.

Examples:
  kith contact add kith:card/CgAx... --as Ada
  kith contact add - --as Ada --greeting we-met < card.txt";
pub(crate) const LINK: &str = "The card's link; - is standard input";
pub(crate) const AS: &str = "What to call this contact here [default: the name it gives itself]";
pub(crate) const GREETING: &str = "The only words that go with a request";
pub(crate) const CONTACT_LIST: &str = "List your contacts";
pub(crate) const CONTACT_LIST_EXAMPLES: &str = "\
Examples:
  kith contact list
  kith --json contact list";
pub(crate) const CONTACT_VERIFY: &str = "Compare safety numbers with a contact";
pub(crate) const CONTACT_VERIFY_EXAMPLES: &str = "\
Shows the number that both of you see if nobody is in between. Compare it in person or by voice.

Examples:
  kith contact verify Ada
  kith contact verify Ada --yes        the numbers are the same";
pub(crate) const YES: &str = "Mark the contact as verified: you compared, and the numbers are the same";
pub(crate) const CONTACT_BLOCK: &str = "End the conversation and take back every right to reach you";
pub(crate) const CONTACT_BLOCK_EXAMPLES: &str = "\
What was written stays readable with `kith chat read`.

Examples:
  kith contact block Mallory";
pub(crate) const CONTACT_UNBLOCK: &str = "Allow a new beginning with a blocked contact";
pub(crate) const CONTACT_UNBLOCK_EXAMPLES: &str = "\
Nothing of the old conversation comes back to life: exchange a card to begin anew.

Examples:
  kith contact unblock Mallory";
pub(crate) const CONTACT_NAME: &str = "The contact's name, as `kith contact list` shows it";

pub(crate) const REQUEST: &str = "People who ask to be accepted";
pub(crate) const REQUEST_LIST: &str = "List open requests";
pub(crate) const REQUEST_LIST_EXAMPLES: &str = "\
A name after \"says\" is what the stranger calls himself and proves nothing. Compare the three words by voice.

Examples:
  kith request list
  kith --json request list";
pub(crate) const REQUEST_ACCEPT: &str = "Accept a request and open the conversation";
pub(crate) const REQUEST_ACCEPT_EXAMPLES: &str = "\
Examples:
  kith request accept 3f9a12c0 --as Ben";
pub(crate) const REQUEST_DECLINE: &str = "Decline a request; the other side is told nothing";
pub(crate) const REQUEST_DECLINE_EXAMPLES: &str = "\
Examples:
  kith request decline 3f9a12c0";
pub(crate) const REQUEST_ID: &str = "The request's id, as `kith request list` shows it";

pub(crate) const CHAT: &str = "Conversations";
pub(crate) const CHAT_LIST: &str = "List conversations with what is unread";
pub(crate) const CHAT_LIST_EXAMPLES: &str = "\
Examples:
  kith chat list
  kith --json chat list";
pub(crate) const CHAT_READ: &str = "Show a conversation and mark it as read";
pub(crate) const CHAT_READ_EXAMPLES: &str = "\
Shows what is in this folder, without a relay too; `kith sync` fetches what is new.

Examples:
  kith chat read Ada
  kith chat read Ada --limit 20
  kith --json chat read Ada";
pub(crate) const LIMIT: &str = "Only the newest N messages";
pub(crate) const CHAT_SEND: &str = "Write a message";
pub(crate) const CHAT_SEND_EXAMPLES: &str = "\
Without --wait the message is kept and sent once if the relay can be reached now; otherwise the next
command that reaches it sends it. It is never sent twice.

Examples:
  kith chat send Ada \"See you at eight\"
  kith chat send Ada --wait --timeout 5s \"It is durable on the relay when this ends with 0\"
  kith chat send Ada -- \"-- a text that begins with a dash\"
  uptime | kith chat send Ada -";
pub(crate) const TEXT: &str = "The text; - is standard input";
pub(crate) const WAIT: &str = "End when the relay has it durably (0), refuses it or --timeout is over (1)";

pub(crate) const SYNC: &str = "Exchange everything that waits, then end";
pub(crate) const SYNC_EXAMPLES: &str = "\
Examples:
  kith sync
  kith sync --timeout 1m && kith chat list";

pub(crate) const LISTEN: &str = "Stay connected and print one line for everything that happens";
pub(crate) const LISTEN_EXAMPLES: &str = "\
Reconnects by itself. Other commands work beside it. Ends with Ctrl-C or SIGTERM.

Examples:
  kith listen
  kith --json listen | jq -r 'select(.event == \"message\") | .message.text'";

pub(crate) const SETTINGS: &str = "What others are told";
pub(crate) const SETTINGS_MARKS: &str = "Show or switch the marks that contacts get";
pub(crate) const SETTINGS_MARKS_EXAMPLES: &str = "\
Examples:
  kith settings marks                  shows what is set
  kith settings marks --read off       nobody is told when you read
  kith settings marks --delivered on --read on";
pub(crate) const DELIVERED: &str = "Whether contacts are told that a message arrived";
pub(crate) const READ: &str = "Whether contacts are told that you read a message";
