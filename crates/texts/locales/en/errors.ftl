### Why something was not done, and what to do about it.

## The command line and the terminal

bad-span = a time is a number and s, m, h or d, such as 10s, 5m or 7d
no-home-folder = there is no default folder on this system; name one with --home DIR
no-passphrase = a passphrase is needed and there is no terminal to ask for it; use --passphrase-file FILE, or KITH_PASSPHRASE_FILE
no-passphrase-choice = a passphrase is needed and there is no terminal to ask for it; use --passphrase-file FILE, or --no-passphrase
no-recovery-choice = the recovery phrase must be kept and there is no terminal to show it on; use --recovery-file FILE
empty-passphrase = the passphrase is empty; its first line counts
passphrases-differ = the two passphrases are not the same; try again
not-confirmed = the recovery phrase was not confirmed, so nothing was made; run the command again
stdin-twice = only one thing can be read from standard input; give the other in a file
standard-input = standard input
the-terminal = the terminal
not-begun-with-passphrase = this folder was begun without a passphrase; add --no-passphrase to go on, or choose another --home
input-not-text = what came on standard input is not text in UTF-8
interrupted = interrupted
no-randomness = the operating system gives no randomness
cannot-read = cannot read { $what }: { $why }
cannot-write = cannot write { $path }: { $why }
no-signals = the operating system does not let this program wait for signals: { $why }
cannot-start = the operating system does not let this program start: { $why }
too-much-input = there is more on standard input than the { NUMBER($limit) } bytes that are allowed
recovery-file-exists = { $path } exists and is never overwritten; choose another file for the recovery phrase

## Relays

relay-url = a relay's address looks like ws://HOST:PORT/v1 or wss://HOST/v1
plain-refused = ws:// is not encrypted and works on this computer only (ws://127.0.0.1:PORT/v1); a relay elsewhere needs an address that begins with wss://
relay-busy = the relay takes no further connections at the moment
connection-ended = the relay ended the connection
connection-silent = the relay does not answer; check this computer's connection to the network, and ask the relay's operator if it lasts
sent-text = it sent a text message
not-encrypted = it does not speak TLS, which an address that begins with wss:// needs
web-page = it answers like a web page, with { $status }; check the address, which ends in /v1
relay-incompatible-old = { $relay } speaks a newer version of the protocol: update kith
relay-incompatible-new = { $relay } speaks an older version of the protocol: its operator must update it
certificate-unknown = nobody whom this computer trusts has signed the relay's certificate; if its operator gave you a certificate file of his own, add it with `kith settings ca-file FILE`
certificate-expired = the relay's certificate has expired, or this computer's clock is wrong; check the clock, and tell the operator
certificate-not-yet = the relay's certificate is not valid yet; check this computer's clock
certificate-other-name = the relay's certificate is for another address than { $host }; check the address for a slip, and do not go on if it is right
certificate-bad = the relay's certificate cannot be trusted: { $why }
no-certificates = this computer has no list of trusted certificates; install the package ca-certificates, or name the relay's own with --ca-file FILE
ca-file-empty = { $path } holds no certificate in PEM (it begins with -----BEGIN CERTIFICATE-----)
cannot-connect = cannot connect to the relay: { $why }
nobody-answers = nobody answers at the relay's address; check that the relay runs, and that address and port are right
no-way = there is no way from this computer to the relay; check its connection to the network
name-unknown = the name { $host } is not found; check it for a slip, and this computer's connection to the network
broken-off = the connection was broken off while it was made; check the address, and whether something on the way, such as a firewall, forbids it
not-allowed = this computer does not allow the connection; check its firewall
not-a-relay = what answers at this address is no relay of Kith: { $why }

## What follows when the time is over: the reason comes first, then a semicolon, then this

too-late = not done within { $timeout }; { $consequence }
trouble = { $why }; { $consequence }
handed-on = what was asked is remembered and done when the relay can be reached: run `kith sync`
sync-goes-on = run `kith sync` again to go on
account-goes-on = everything is kept: run the same command again to go on
blocked-here = the contact is blocked here and the relay is told when it can be reached: run `kith sync`
revoked-here = the card is taken back here and the relay is told when it can be reached: run `kith sync`
invitation-goes-on = the invitation is kept and made when the relay can be reached: `kith invitation list` shows it
send-goes-on = the message is kept and sent when the relay can be reached: do not send it again
waits-for-acceptance = the message is kept and sent when the contact accepts: do not send it again

## Accounts, cards, contacts, messages

account-not-admitted = the relay admits only with an invitation, and this one does not open it; ask a member or its operator for a code and run the command again with --invite CODE
account-refused = the relay refused the account ({ $code })
account-elsewhere = this folder already waits for the account "{ $name }" on { $relay }; go on with that, or choose another --home
no-account = there is no account here yet; make one with `kith account create`
account-exists = there is an account here already
bad-name = a name has 1 to 64 characters and no line breaks
no-such-contact = nobody here is called "{ $name }"; `kith contact list` shows who is
name-taken = "{ $name }" is taken; choose another name with --as
no-such-card = there is no card "{ $card }"; `kith card list` shows them
no-such-request = there is no open request "{ $request }"; `kith request list` shows them
not-a-card = this is not a contact card: its link begins with kith:card/
card-damaged = this card's link is incomplete or was changed on its way; ask for it again
own-card = this is your own card; give it to somebody else
card-does-not-work = the card does not work: it is { $state }
invitation-refused = the relay lets this account invite nobody; ask its operator
invitation-refused-until = your invitations are used up; the next one can be made from { $time } on
already-contact = "{ $name }" is a contact already
is-blocked = "{ $name }" is blocked; unblock with `kith contact unblock` first
not-blocked = "{ $name }" is not blocked
contact-failed = "{ $name }" could not be asked: { $why }
card-did-not-work = the card did not work
contact-ended = the conversation with "{ $name }" has ended; exchange cards to start anew
not-yet-connected = "{ $name }" has not answered yet, so there is nothing to compare
message-refused = the message to "{ $name }" was refused and is not sent
bad-text = a message has between 1 and { NUMBER($max) } bytes of text
too-many-cards = there are too many cards already; take one back with `kith card revoke`
too-many-invitations = there are too many invitations already

## The home: the folder with the account

no-home = there is no Kith home in { $folder }: create one with `kith --home { RAW($typed) } account create`, or bring an account back with `account recover` in its place
home-exists = { $folder } already is a Kith home: choose another folder with --home
home-not-empty = { $folder } is not empty: choose an empty or a new folder with --home
needs-passphrase = { $folder } is protected by a passphrase: give it at the prompt or with --passphrase-file
has-no-passphrase = { $folder } was made without a passphrase: open it without one
wrong-passphrase = that is not the passphrase of { $folder }: try again; nothing was changed
wrong-key-file = { $path } does not hold the key of this home: put back the file that was made with it
home-damaged = { $path } is damaged ({ $what }). Kith stops here, so that nothing is lost unnoticed: keep the folder as it is, check the disk, and put back the file if you can; otherwise start again in a new folder
home-went-back = { $path } was replaced by an older copy while Kith was using it: stop every `kith` on this folder and start again
home-too-new = { $path } was written by a newer Kith (format { NUMBER($version) }): update this one
no-space = no space left to write { $path }: everything saved before is kept; free some space and try again
out-of-memory = there is not enough memory to open { $folder }: close other programs and try again
save-too-large = the last change was not saved: { $why }
row-damaged = this home is damaged: { $what }; restore it from a copy or link this device anew
home-copied = this home is an older copy: its account was used elsewhere since, and writing from here could reuse keys. Nothing was sent. Go on with the original home; what is here can still be read

## What `kith rpc` answers

no-command = there is no command; `kith --help` shows them
rpc-not-json = this is not JSON: { $why }
rpc-not-a-request = this is no request of JSON-RPC 2.0
rpc-too-long = the line is longer than { NUMBER($limit) } bytes
rpc-batch = a batch has 1 to { NUMBER($most) } requests
rpc-unknown-method = there is no method "{ $method }"; `rpc.methods` lists those there are
rpc-not-allowed = this program may not call { $method }; it has to be started with `kith rpc --allow { $scope }`
rpc-parameter = the parameter "{ $name }" does not belong here, or has a value that does not fit
check-nothing = nothing to check: give a message, --link, --explain or --batch
no-such-code = there is no reason called { $code }; a check with --json shows the names

## Devices
link-no-terminal = there is no terminal to ask on before a device is let in; add --yes to let in whatever comes with the code, from another network too
remove-no-terminal = there is no terminal to ask on before a device is signed out; add --yes
nothing-removed = nothing was changed
link-refused = the device was not let in, and the code is good for nothing any more
link-over = the code is over and nobody was let in; show a new one with `kith device link`
link-taken-back = nobody asked, and the code is taken back
link-goes-on = the device is let in as soon as the relay can be reached: run `kith sync`
join-refused = the other device did not let this one in; nothing was changed. Show a new code on it with `kith device link` and say yes there
join-over = nobody let this device in within the time; a code is good for five minutes and for one device. Show a new one with `kith device link`
confirm-goes-on = the device is confirmed as soon as the relay can be reached: run `kith sync`
remove-goes-on = the device is signed out as far as the relay could be reached; the rest is remembered: run `kith sync`
signed-out = this device was signed out of its account: what is here can still be read, but nothing more arrives or is sent. To go on, link it anew in a new home: `kith --home DIR device join CODE`
nobody-asks = no device asks to be let in; show a code with `kith device link` first
elsewhere = that device is on another network: say yes to that as well, if it is yours
no-such-device = there is no device "{ $name }", or more than one; `kith device list` shows them
on-probation = this device is on probation and cannot do that: confirm it from an older one first, with `kith device confirm`
not-a-link-code = this is not a code for linking a device: such a code begins with { RAW($prefix) }
card-is-no-link-code = this is a contact card, which lets you ask its owner: `kith contact add` takes it. A code for linking a device begins with { RAW($prefix) }
link-code-damaged = this code is incomplete or was changed on its way; copy it again from the other device
link-code-newer = this code is of a newer Kith: update kith on this device first
link-words-count = a code for linking a device has { NUMBER($words) } words and then the relay's address; here there are { NUMBER($found) } words. A recovery phrase belongs nowhere here
link-words-unknown = word { NUMBER($position) } is not one of the words that such codes are made of; look for a spelling mistake
link-words-no-address = the relay's address is missing: it stands behind the { NUMBER($words) } words, as the other device shows it
link-words-checksum = the words and the relay's address do not belong together; look for a wrong or swapped word, or for a mistake in the address
phrase-is-no-code = this is a recovery phrase, and not a code that belongs here. Keep it to yourself: enter it nowhere but where you recover your own account
link-code-is-no-card = this is a code for linking a device, not a contact card. If somebody sent it to you, do not use it. If it is yours, give it to nobody: whoever has it can ask to read your messages
foreign-link-code = this is a code that lets a device into an account of { $service }. Enter it nowhere: whoever sent it to you wants to read along there
history-goes-on = the rest goes on with the next command, or `kith sync`
device-not-confirmed = { $name } is not confirmed yet, or is this device: confirm it with `kith device confirm` first
