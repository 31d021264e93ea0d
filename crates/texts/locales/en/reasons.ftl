### What went wrong, by names that come as data.

relay-refused = the relay refused: { $why }
relay-misbehaved = the relay misbehaved: { $what }
peer-misbehaved = a peer misbehaved: { $what }

## What a relay does that no honest and healthy one does: behind relay-misbehaved

fault-wrong-key = it shows another key than the one it had
fault-forged = it sent what does not verify
fault-disorder = it delivered records out of order
fault-withheld = it withheld a message that a member has seen
fault-equivocated = it showed different histories to different members
fault-lost-data = it lost messages that it had acknowledged

## What a relay answers: behind relay-refused

refusal-malformed = the relay could not read the request
refusal-too-large = the request is over a size limit of the relay
refusal-wrong-role = not on this kind of connection
refusal-not-authenticated = the relay does not accept this device's proof
refusal-session-taken = this device's session number was used before
refusal-rate-limited = too many requests; again in { NUMBER($milliseconds) } ms
refusal-full = the account's quota on the relay is used up
refusal-chain-rule = the account chain does not allow it: { $rule }
refusal-not-admitted = the relay admits only with an invitation, and this one does not open it
refusal-unavailable = not available
refusal-no-right = no right to this channel
refusal-stale-epoch = the conversation has gone on meanwhile
refusal-channel-taken = the channel id is taken
refusal-too-many = too many channels on one connection
refusal-internal = the relay has a fault of its own; nothing was done

## What is missing in a conversation, or why it is over

loss-unreadable = a message could not be read: it was written by another version, or damaged
loss-passed-over = something in this conversation could not be read and was passed over
loss-expired = messages expired on the relay before this device came back
loss-readmission = messages are missing here; the other side was asked to let this device in again
loss-being-readmitted = the other side is letting this device in again; messages may be missing here until it has
loss-unreachable = the other side can no longer be reached
loss-ended = the other side has ended the conversation
loss-broken = the other side's app, or the relay, broke this conversation; exchange cards to begin anew
loss-taken-out = this device was taken out of the conversation
loss-no-device = the other side has no device that could be added
loss-no-channel = the relay would not open a channel for this conversation
loss-bad-invitation = the invitation into the conversation does not open; ask to be accepted again

## Why a card did not work: behind contact-failed

card-not-valid = this card is not valid any more; ask for a new one
card-other-key = the relay gave another key than the card names; ask for a new card on another way

## Troubles that are not a refusal

trouble-peer-misbehaved = somebody's app sent what no app of Kith sends; it was passed over
trouble-relay-misbehaved = a relay did what no honest and healthy relay does; it was passed over
trouble-other-relay = this page may talk only to the relay that it came from; write to people on other relays with Kith’s other programs

## What the operating system says of a file: behind cannot-read and cannot-write

io-not-found = there is no such file or folder
io-denied = this user may not do that; check who owns it and what is allowed
io-exists = it exists already
io-not-a-folder = a part of the path is no folder
io-is-a-folder = it is a folder
io-read-only = this disk can only be read
io-full = there is no space left; free some and try again
io-busy = it is in use by another program; close that one and try again
io-faulty = the disk has a fault; check it, and make a copy of what you have

## What a chain of devices does not allow: behind relay-refused
rule-last-device = this is the account's last confirmed device, and somebody has to be left to say no
rule-not-on-probation = that device is confirmed already
rule-too-many-devices = the account has as many devices as it may have; sign one out first
rule-removed = this device was signed out
rule-not-linked = that device is not linked any more
rule-not-confirmed = this device is on probation; confirm it from an older one first
rule-younger = that device is older than this one, and an older device decides
rule-unknown-device = this device is none of the account's
rule-too-early = it is too early for that; a device from another network can be confirmed after a day
rule-frozen = the account is frozen
rule-device-may-not = only the recovery phrase may do that
rule-ended = the account is closed or has moved
