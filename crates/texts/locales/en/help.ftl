### What `--help` says, and the manual pages with it. Lines stay shorter than 100 letters.

about = A secure messenger for people and for scripts
# Headings.
usage = Usage
commands = Commands
arguments = Arguments
options = Options
examples = Examples
everywhere = With every command
print-help = Print help
print-version = Print version
exit-codes = Every command takes --json, and --help shows its examples. Exit code: 0 done, 1 refused or unreachable (with the reason), 2 misuse. Without a command, Kith begins for people: the first steps, or the conversations.

## With every command

home = Folder that holds the account and its messages, encrypted [default: the platform's data folder]
json = Print JSON, for programs
passphrase-file = File whose first line is the passphrase; - is standard input [env: KITH_PASSPHRASE_FILE]
lang = Language of what people read: en, es, it, de, fr, nl or pt [env: KITH_LANG] [default: the system's]
timeout = How long to wait for the relay, such as 10s or 5m [default: 10s]

## kith account

account = Your account
account-create = Found an account on a relay
account-create-note = Asks for a passphrase, which protects this folder, and shows the recovery phrase once: write it down. If the relay cannot be reached, run the same command again.
# Stands behind an example with --no-passphrase.
example-bot = asks nothing: for programs
relay = The relay's address, such as wss://relay.example/v1, or ws://127.0.0.1:7171/v1 on this computer
name = Your name, as those see it whom you accept or ask
invite = The invitation code of a relay that asks for one; - is standard input
no-passphrase = Keep the key in a file beside the data instead: protects only copies made without that file
recovery-file = Write the recovery phrase to this new file instead of showing it
ca-file = File with certificates (PEM) that are trusted beside the system's, for a relay with its own; remembered
account-show = Show your account

## kith card

card = Contact cards: links that let others ask you
card-new = Make a card
once = Let in one request only
expires = Let nobody in after this time, such as 12h or 7d
label = A note to yourself, shown beside each request that came by this card
card-list = List your cards
card-revoke = Take a card back: nobody gets in by it any more
card-id = The card's id, as `kith card list` shows it

## kith invitation

invitation = Invitations to your relay, where it admits only who was invited
invitation-new = Make an invitation for one person
invitation-new-note = The code lets one person make an account on your relay, once. How many you may make is up to the relay; whoever a member invited starts with none.
invitation-list = List the invitations you made

## kith contact

contact = People you know
contact-add = Ask the owner of a card to accept you
contact-add-note = The other side sees your request with three words; read them to each other to be sure who it is.
link = The card's link; - is standard input
local-name = What to call this contact here [default: the name it gives itself]
greeting = The only words that go with a request: none, hello, we-met, family or work [default: none]
contact-list = List your contacts
contact-verify = Compare safety numbers with a contact
contact-verify-note = Shows the number that both of you see if nobody is in between. Compare it in person or by voice.
example-verified = the numbers are the same
yes = Mark the contact as verified: you compared, and the numbers are the same
contact-block = End the conversation and take back every right to reach you
contact-block-note = What was written stays readable with `kith chat read`.
contact-unblock = Allow a new beginning with a blocked contact
contact-unblock-note = Nothing of the old conversation comes back to life: exchange a card to begin anew.
contact-name = The contact's name, as `kith contact list` shows it

## kith request

request = People who ask to be accepted
request-list = List open requests
request-list-note = The name a stranger gives himself proves nothing. Compare the three words by voice.
request-accept = Accept a request and open the conversation
request-decline = Decline a request; the other side is told nothing
request-id = The request's id, as `kith request list` shows it

## kith chat

chat = Conversations
chat-list = List conversations with what is unread
chat-read = Show a conversation and mark it as read
chat-read-note = Shows what is in this folder, without a relay too; `kith sync` fetches what is new.
limit = Only the newest N messages
chat-send = Write a message
chat-send-note = Without --wait the message is kept and sent once if the relay can be reached now; otherwise the next command that reaches it sends it. It is never sent twice.
text = The text; - is standard input
wait = End when the relay has it durably (0), refuses it or --timeout is over (1)
# What people write in examples, in quotes there.
example-hello = Hello
example-eight = See you at eight
example-durable = It is durable on the relay when this ends with 0
example-dash = -- a text that begins with a dash

## The rest

sync = Exchange everything that waits, then end
listen = Stay connected and print one line for everything that happens
listen-note = Reconnects by itself. Other commands work beside it. Ends with Ctrl-C or SIGTERM.
settings = What others are told, and whom this device trusts
settings-marks = Show or switch the marks that contacts get
example-marks = shows what is set
example-read-off = nobody is told when you read
delivered = Whether contacts are told that a message arrived: on or off
read = Whether contacts are told that you read a message: on or off
settings-ca-file = Show or change the certificates that are trusted beside the system's
settings-ca-file-path = File with certificates in PEM, taken over as it is now; - is standard input
settings-ca-file-none = Trust the system's certificates only
rpc = Serve JSON-RPC 2.0 on standard input and output, for bots
rpc-note = One request a line in, one answer or event a line out; docs/rpc.md is the reference. Only what --allow names is allowed: a bot cannot link devices or change recovery in any case.
allow = What the program may do: { $scopes }; several with commas
completions = Print the completions for a shell
completions-shell = The shell: bash, zsh or fish
man = Write the manual pages
man-folder = The folder they are written to
example-card-new = a link to give away: whoever has it can ask to be accepted
example-contact-add = ask the owner of a card
example-request-list = who asks to be accepted
example-listen = one line for everything that happens
example-label = chess club

check = Check whether a message or a link is a trap
check-text = The message; - is standard input
check-link = A link; - is standard input
check-explain = Say what a reason means and what to do
check-batch = File with a JSON object a line (text, and if known lang and context); - is standard input. Prints a verdict a line
check-chat = A WhatsApp chat that was exported, as .txt or .zip
check-me = Your own name in that chat: your messages are not checked
check-report = Also write a page about the chat to this file
check-image = A picture (PNG, JPEG or WebP): what the QR codes in it do
check-note = Nothing leaves this device: no account, no home and no network is needed.

## kith screen

screen = Conversations on the full screen
screen-note = F1 shows the keys, F2 everything that can be done. NO_COLOR switches colours off.
linear = Plain lines and prompts instead of a full screen: for screen readers

## kith device
device = Your devices
device-list = List the devices of your account
device-link = Let another device into your account: shows a one-time code
device-link-note = Run it on a device that is in the account already, and `kith device join` with the code on the new one. Before anything is let in you see what asks, and where it is, and are asked. Until you confirm it, the new device is in the chats chosen with --chat only.
device-link-timeout = How long to wait for the new device [default: 5m]
device-link-chat = A contact whose conversation the device is let into while on probation; can be given several times
device-link-yes = Let in whatever comes with the code, from another network too, without asking
device-join = Join the account whose device shows a code
device-join-note = For a new, empty folder. Asks for a passphrase, which protects this folder, then waits until you say yes on the other device. If you are refused, nothing is kept.
device-join-code = The code that the other device shows, or its words in quotes; - is standard input
device-join-name = What this device is called in the list [default: the computer's name]
device-join-timeout = How long to wait for the other device's yes [default: 5m]
device-confirm = End a device's probation: it gets all your conversations
device-confirm-note = Do it when you hold the new device in your hands and it shows your name. What was written before it was confirmed does not come with it; `kith history send` brings it.
device-remove = Sign a device out, and give every conversation new keys
device-remove-note = It reads nothing that is written from then on. What it has already stays on it.
device-remove-yes = Sign it out without asking
device-id = The device's id, its beginning (4 letters or more), or its name, as `kith device list` shows them
example-device-link = on the device that you have
example-device-join = on the new one

## kith history

history = What was said before a device came
history-send = Send another device of yours what was said before it came
history-send-note = Sends texts only, sealed for that device, by way of your relay: once they are there, this device can go. Confirm the other device first.
history-since = Only what was written within this time, such as 30d [default: everything]
history-timeout = How long to wait until the relay has all of it [default: 10m]
account-freeze = Freeze your account: in a hurry, when something is wrong
account-freeze-note = Stops linking and every change at once, and your contacts hold back what is written in your name. Reading, saying no and signing devices out still work. With --recovery-file it works from any computer, without a device of yours.
account-thaw = End the freeze
account-recover = Get your account back in a new, empty folder, with its recovery phrase
account-recover-note = For when every device is lost: with one of them, use `kith device link` instead. The account waits for a day if one of its devices has shown the notice, or for a week, so that you can say no if it is not you.
recovery = A recovery of your account: how it stands, and saying no
recovery-status = Ask the relay whether somebody is recovering your account
recovery-veto = Say no to a recovery, or take the account back from one
phrase-file = The file with the recovery phrase; - is standard input
phrase-relay = The relay where the account is
recovery-yes = Answer every question with yes
guardian = Contacts who vouch for you, so that you get your account back within minutes
guardian-add = Ask a contact to be your guardian
guardian-add-note = Choose people whom you can call. More than half must approve, unless you say otherwise. Each change waits as long as a recovery, and any device of yours can call it off.
guardian-list = Show your guardians, and for whom you vouch
guardian-remove = Have somebody be your guardian no longer
guardian-threshold = Say how many must approve; without a number, more than half
guardian-threshold-number = So many
guardian-keep = Call off a change of your guardians that waits
guardian-request = Show the code that your guardians approve a recovery with
guardian-request-note = In the folder in which `kith account recover` was run. Read the code out in a call, or show it when you meet; one code is for all of them. Never write it in a chat.
guardian-approve = Approve a contact's recovery, after a call or a meeting
guardian-approve-note = Only for a code that you heard from the person: thieves ask for exactly this. It shows whose account it is, and asks before anything is approved.
guardian-code = The code that was read to you; - is standard input
guardian-yes = You have heard or seen the person: answer every question with yes

## PIN and backup
pin = Set the PIN that guards your backup, or see whether you still know it
pin-set = Set the PIN and make a first backup
pin-check = See whether you still know the PIN
pin-file = File with the PIN; - is standard input
backup = Make a backup, try it, or get everything back from it
backup-now = Make a backup now
backup-status = Show when the last backup was made, and what is in it
backup-restore = Bring contacts, settings and messages back from the newest backup
backup-drill = See whether the newest backup opens with PIN and phrase; changes nothing
