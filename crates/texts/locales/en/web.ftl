### What the web client shows.

## Everywhere

app-name = Kith
back = Back
cancel = Cancel
close = Close
copy = Copy
copied = Copied
next = Next
skip-to-content = Skip to the conversation
starting = Kith is starting
update-ready = A new version of Kith is ready.
update-now = Load it
save = Save
saved = Saved

## How things stand

online = Connected
offline = Not connected. What you write is sent later.
connecting = Connecting to the relay
broken-title = Kith cannot open what this browser keeps
broken-hint = Nothing was deleted. Close the other tabs with Kith and load this page again.
copied-title = This is an older copy
copied-hint = The account was used elsewhere since. Nothing is sent from here, so that no key is used twice. What is here can still be read.
refused = The relay does not take this account: { $why }
incompatible = The relay { $relay } and this version of Kith do not understand each other. Load the page again; if that does not help, the relay must be updated.
alarm-title = The relay did something wrong
missed-title = Something is missing in the conversation with { $name }

## First run

welcome-title = Welcome to Kith
welcome-lead = Write to people you know. No phone number, no mail address, and no stranger reaches you unless you gave away a card.
step = Step { NUMBER($number) } of { NUMBER($total) }
name-label = Your name
name-hint = People you ask see it if it has letters only, up to 20.
relay-is = Relay: { $url }
relay-hint = The computer that passes your messages on. It cannot read them.
invite-label = Invitation code, if the relay asks for one
lock-title = How should Kith open?
lock-passphrase = With a passphrase
lock-passphrase-hint = Nobody who has this computer or a copy of its disk reads your messages without it. Nobody can reset it.
lock-passkey = With this device’s own lock
lock-passkey-hint = Fingerprint, face or PIN (a passkey). Who can unlock this device can open Kith. If the passkey is deleted, nothing opens it.
lock-open = Without one
lock-open-hint = Whoever can use this browser can read and write as you.
passphrase-label = Passphrase
passphrase-again-label = The same again
passphrases-differ = The two are not the same.
passphrase-empty = Choose a passphrase, or the other way.
passkey-none = This browser or device made no key. Choose a passphrase, or try again.
phrase-title = Write down your recovery phrase
phrase-lead = It is the way back to your account when all your devices are lost. It is shown once and stored nowhere. Keep it on paper, where only you find it.
phrase-warning = Nobody from Kith will ever ask for it. Whoever asks wants your account.
phrase-words = Your recovery phrase
phrase-written = I have written it down
confirm-title = Is it on the paper?
confirm-lead = Enter these words from your paper.
confirm-word = Word { NUMBER($number) }
confirm-wrong = Word { NUMBER($number) } is another one. Look at your paper.
confirm-back = Show the phrase again
begin = Begin

## Unlocking

unlock-title = Kith is locked
unlock = Unlock
unlock-passkey = Unlock with this device’s lock
unlocking = Unlocking
wrong-passphrase = That is not the passphrase.
wrong-passkey = That did not open it. Try again.

## The list

chats = Conversations
new-chat = New conversation
settings = Settings
search = Search
search-none = Nothing found.
search-messages = Messages
search-found = { $count ->
    [one] 1 message found
   *[other] { NUMBER($count) } messages found
}
chats-empty-title = Nobody here yet
chats-empty-hint = Give a card to somebody, or add the card that somebody gave you.
requests = Requests
request-count = { $count ->
    [one] 1 request
   *[other] { NUMBER($count) } requests
}
unread-count = { $count ->
    [one] 1 unread message
   *[other] { NUMBER($count) } unread messages
}
you-said = You: { $text }
draft-is = Draft: { $text }
state-adding = Asking
state-failed = The card did not work
state-requested = Waiting to be accepted
state-accepting = Opening the conversation
state-active = End-to-end encrypted
state-ended = The other side ended this conversation
state-blocked = Blocked
state-unblocked = Exchange cards to begin anew

## A conversation

choose-chat = Choose a conversation
messages-of = Messages with { $name }
write = Write a message
send = Send
empty-chat = Say hello
waiting-note = { $name } has not accepted yet. What you write waits on this device.
words-note = Compare these words by voice: { $words }
ended-note = { $name } ended this conversation. You can read it and no longer write.
blocked-note = You blocked { $name }. You can read what was said.
unblocked-note = To write again, exchange cards anew.
newest = To the newest message
unread-line = New
mark-waiting = Waits to be accepted
mark-queued = Waits to be sent
mark-sent = Sent
mark-delivered = Delivered
mark-read = Read
mark-failed = Not sent
today = Today
yesterday = Yesterday
emoji = Emoji
link-title = Open this link?
link-lead = It leads to this site:
link-plain = The connection to it is not encrypted.
link-open = Open
link-copy = Copy the link
too-long = This is too long to send.

## Requests

requests-empty-title = No requests
requests-empty-hint = When somebody uses a card you gave away, you decide here.
request-lead = Somebody with your card “{ $card }” asks to write to you.
request-says = says “{ $name }”
request-no-name = gives no name that can be shown
request-lookalike = This name looks like one you know. It may be somebody else.
request-words = Call the person you think this is, and compare these three words:
request-name-label = Call them
accept = Accept
decline = Decline
declined-note = Declining tells the other side nothing.
greeting-hello = Greets you: hello
greeting-we-met = Says that you have met
greeting-family = Says that you are family
greeting-work = Says that it is about work

## New conversation

own-card-title = Give your card
own-card-lead = Whoever has this card can ask to write to you. You decide whether to accept.
card-label-label = Note for yourself, such as where you gave it away
card-once = For one person only
card-week = Works for 7 days
card-make = Make a card
card-link = Link of the card
card-qr = The card as a picture to scan
add-title = Add a card you were given
add-lead = Paste the link that begins with kith:card/
add-link-label = Link of the card
scan = Scan with the camera
scan-stop = Stop the camera
scan-picture = Read it from a picture
scan-hint = Hold the card in front of the camera.
scan-found = The card was read.
scan-no-camera = There is no camera that this page may use. Read the card from a picture, or paste its link.
scan-nothing = There is no code in this picture that can be read.
scan-other = This code is not a contact card. It says: { $text }
scan-links = Stop: this code lets whoever shows it into your { $service } account. Scan it nowhere. Whoever sent you here wants that account.
scan-signs-in = Stop: this code signs somebody in as you, by { $service }. Scan it only if you began that yourself, just now, on a page you opened.
add-name-label = Call them
add-name-hint = Only you see this name.
add-send = Ask to be accepted
add-words = Sent. Compare these words by voice: { $words }
cards-title = Cards you gave away
cards-none = None yet.
card-revoke = Take back
card-state-waiting = Not at the relay yet
card-state-active = Works
card-state-used = Used
card-state-expired = Expired
card-state-revoked = Taken back
invite-title = Invite somebody to this relay
invite-lead = Some relays take in only who has an invitation. Each is good for one account; give the code together with the relay’s address.
invite-make = Make an invitation
invite-code = Invitation code
invite-waiting = Not at the relay yet
invite-active = Good for one account
invite-refused = The relay lets this account invite nobody. Ask its operator.
invite-used-up = Your invitations are used up. The next can be made from { $date } on.
invite-too-many = There are too many invitations already.

## A contact

contact-title = Contact
safety-number = Safety number
safety-hint = Compare it in person or on a call where you know the voice. If both see the same digits, nobody stands between you.
safety-none = It appears when the other side has accepted.
verified = Verified
verify = The digits are the same
verified-hint = You compared the digits with this person.
block = Block
block-hint = Ends the conversation for both. What was said stays readable here.
unblock = Unblock
unblock-hint = Allows a new beginning, with new cards.

## Settings

profile = Profile
account-id = Account
reading = Marks
give-delivered = Tell when a message was delivered
give-read = Tell when I have read a message
look = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
lock-now = Lock now
lock-none = This browser opens Kith without a passphrase.
lock-after = Lock when nobody has used Kith for
lock-minutes = { $count ->
    [one] 1 minute
   *[other] { NUMBER($count) } minutes
}
lock-hours = { $count ->
    [one] 1 hour
   *[other] { NUMBER($count) } hours
}
lock-never = Never lock by itself
notify-title = Notifications
notify = Tell me about new messages and requests while Kith is in the background
notify-hint = They say that there is something new, not who wrote or what.
notify-denied = This browser does not allow it for this page. You can change that in its settings.
notify-offer = Shall Kith tell you about new messages while it is in the background?
notify-yes = Tell me
notify-no = No
new-message = New message
new-request = Somebody asks to write to you
storage-title = Storage
storage-used = Kith keeps { $size } in this browser.
storage-lasting = The browser keeps it until you delete it.
storage-passing = The browser may delete it when the disk is full, and your account with it.
storage-keep = Ask the browser to keep it

## What could not be done

no-answer = Kith did not answer. Load the page again and look whether it was done.
no-channel = This browser does not let the page talk to its worker. Try another browser.
not-now = This cannot be done now.
bad-name = A name has 1 to 64 characters and no line breaks.
name-taken = Somebody here is called that already. Choose another name.
not-a-card = This is not the whole link of a card. Copy it again.
own-card = This is your own card. Give it to somebody else.
already-contact = This person is a contact already.
no-storage = This browser keeps no data for this page. Private windows and full disks do that.

## Linking this browser to an account that exists

join-offer = You use Kith on another device already?
join-begin = Link to my account
join-code-title = Enter the one-time code
join-code-lead = On your other device, open Settings, Devices, “Link a device”; in a terminal, run kith device link. It shows a code, which is good for five minutes.
join-code-label = One-time code
join-code-hint = Paste it, or type it; its words are as good.
join-name-label = Name of this browser
join-name-hint = Your other devices show it. Nobody else sees it.
join-send = Link this browser
join-waiting = Now your other device
join-reaching = Reaching your other device. Keep the code open there.
join-stop = Stop
join-elsewhere = This code is of the relay { $relay }. Open its page in this browser and enter the code there.
join-damaged = A part of this code is missing or wrong. Copy it again.
join-newer = This code is of a newer Kith. Load this page again.
join-not-a-code = This is no code for linking a device.

## Several devices

link-chats = Chats that it may be in before you confirm it
link-chats-hint = Choose none if you confirm it right away: then it gets all of them.
link-show = Show the code
link-qr = The one-time code as a picture to scan
link-code = One-time code
link-how = On the new device, open { $page } and choose “Link to my account”; in a terminal, run kith device join - and paste the code.
link-again = Show a new code
confirming = It is being confirmed …
signing-out = { $name } is being signed out …
it-was-me = It was me
new-device = A new device was linked to your account
forget = Delete what is here
forget-ask = All conversations are deleted from this browser. Your other devices keep theirs. This cannot be undone.
note-hint = What you write here is on all your devices, and with nobody else.
contact-changed = has another device since { $time }
contact-changed-hint = If that surprises you, ask by voice before you write what nobody else may read.
history-send = Send older messages
history-lead = { $name } gets what was written before it came, encrypted, by way of your relay.
history-month = Of the last 30 days
history-year = Of the last year
history-all = Everything
history-none = There is nothing older to send.
history-arriving = Older messages are arriving …
under-way = Under way

## Codes that are scanned where a device is linked

scan-code-hint = Hold the code of your other device in front of the camera.
scan-code-found = The code was read.
scan-other-code = This is no code for linking a device. It says: { $text }
scan-card-here = This is a contact card, not a code for linking a device. Cards are added under “New conversation”.
scan-kith-links = Stop: this is a code that links a device of Kith to an account. It adds no contact and opens no group. Whoever sent you here to use it wants to trick you.

## PIN and backup, and locking in a hurry

backup-title = PIN and backup
backup-none = You have no backup: if you lose this device, contacts and messages are gone. A PIN starts one.
pin-ask = Do you still know your PIN? Without it nobody can open your backup, and nobody can tell it to you.
pin-later = Later
pin-set = Set a PIN
pin-change = Set another PIN
pin-check = Check the PIN
pin-label = PIN
pin-again = The same PIN again
pins-differ = The two PINs are not the same.
pin-hint = { $least } characters or more; not the PIN of your phone or bank card.
phrase-label = Recovery phrase
phrase-once = This browser has to see it once. It is not kept.
backup-now = Back up now
backup-drill = Try whether it opens
backup-restore = Bring the backup here
backup-open = It needs your PIN and the recovery phrase from your paper.
lock-key = Lock in a hurry, from every screen and in all tabs: Ctrl + Shift + L
