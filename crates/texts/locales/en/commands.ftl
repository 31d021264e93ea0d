### What commands print, ask and tell while they run.

## Lists and single words

no-cards = no cards; make one with `kith card new`
no-invitations = no invitations; make one with `kith invitation new`
no-contacts = no contacts; ask somebody with `kith contact add LINK`
no-requests = no requests
no-chats = no conversations
no-messages = no messages
synced = everything is exchanged
no-name = no name
# Stands in brackets behind a stranger's name.
lookalike = looks like another name
you = you
# The mark behind a message that was not read yet.
unread-mark = new
# How many messages of a conversation were not read yet.
unread = { NUMBER($count) } new
verified = verified
# A card that lets in one request only.
once = once
on = on
off = off
until = until { $time }
says = says "{ $name }"
by-card = by card { $card }
greeting-hello = "Hello"
greeting-we-met = "We met"
greeting-family = "We are family"
greeting-work = "It is about work"

## The account

label-name = name
label-account = account
label-device = device
label-relay = relay
label-state = state
label-delivered = tells when delivered
label-read = tells when read
ready = ready
not-ready = not on its relay yet
copied = an older copy of a home: for reading only
account-made = { $name } is ready on { $relay }
phrase-written = The recovery phrase is in { $file }: keep it where only you find it.
key-file-note = The key is in this folder too: whoever has a copy of the whole folder can read it.

## Cards, contacts and requests

card-made = Card { $id }: give this link to whom you want to hear from.
card-revoked = card { $id } lets nobody in any more
# $relay is the address as it is typed on a command line.
invitation-made =
    Give this code to one person, who makes an account with it:

    kith account create --relay { RAW($relay) } --name NAME --invite { RAW($code) }
asked = asked { $name }
asked-words = asked { $name }; the words to compare by voice: { $words }
compare = the words to compare by voice: { $words }
# $typed is the name as it is typed on a command line.
accepted = { $name } is accepted: write with `kith chat send { RAW($typed) } TEXT`
declined = request { $id } is declined
blocked = { $name } is blocked
unblocked = { $name } is unblocked; exchange cards to start anew
safety-number =
    The safety number of you and { $name }:

    { $number }

    It is the same on both sides if nobody is in between.
is-verified = { $name } is marked as verified
how-to-verify = If it is: kith contact verify { RAW($typed) } --yes

## How far a message came

message-waiting = waits for acceptance
message-queued = in the outbox
message-sent = sent
message-delivered = delivered
message-read = read
message-failed = not sent

## Where a contact stands

contact-adding = being asked
contact-failed = could not be asked
contact-requested = asked, no answer yet
contact-accepting = being accepted
contact-active = contact
contact-ended = ended
contact-blocked = blocked
contact-unblocked = unblocked

## Whether a card or an invitation works

card-waiting = not on the relay yet
card-active = active
card-used = used
card-expired = expired
card-revoked-state = revoked
invitation-waiting = not on the relay yet
invitation-active = good for one account
invitation-refused = refused by the relay

## What `kith listen` prints

event-online = connected
event-offline = not connected; trying again
event-account-ready = the account is on its relay
event-copied = this home is an older copy of one that was used since: nothing is sent from it any more. Go on with the original; what is here can still be read
event-card-ready = card { $card } works
event-invitation = invitation { $invitation }: { $state }
event-request = somebody asks to be accepted: `kith request list` shows request { $request }
event-contact = { $name }: { $state }
# $state is one of the message-… texts above.
event-marked = { $chat }: { $count ->
    [one] a message
   *[other] messages
} { $state }
event-alarm = warning: { $text }
event-alarm-in = warning, { $chat }: { $text }

## Questions

ask-passphrase = Passphrase:
ask-new-passphrase = New passphrase, which protects this folder:
ask-again = The same again:
ask-same-number = Does the other side see the same number? [y/N]
# What counts as yes, small letters, with spaces between; y and yes always do.
yes-words = y yes
wrong-word = That is another word.
recovery-phrase =
    This is your recovery phrase. It is shown once. Write it down and keep it where only you find it:

    { $words }
ask-word = To go on, type word number { NUMBER($number) } of the phrase:

own-certificates = { $count ->
    [0] only the system's certificates are trusted
    [one] one certificate is trusted beside the system's
   *[other] { $count } certificates are trusted beside the system's
}

## Devices
yes-no = [y/N]
no-devices = no devices yet; `kith account create` makes the first one
how-to-join = On the other computer: kith device join CODE
how-to-confirm = To confirm it: kith device confirm { RAW($id) }
how-to-remove = To sign it out: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = has had another device since { $time }
