### The full screen, and its line-by-line mode.

## The two rows that are always there, and keys; short

no-screen = there is no terminal to show anything on; for programs there are the commands: `kith --help`
cannot-draw = cannot use the terminal: { $why }
connected = connected
connecting = connecting
disconnected = not connected
elsewhere = connected by another kith
down = Not connected: { $why }. It is tried again; what you write is kept and sent then.
too-small = This window is too small for kith: it needs { NUMBER($columns) } × { NUMBER($rows) }. Make it larger, or run `kith screen --linear`.
section-chats = Chats
section-requests = Requests
section-cards = Cards
section-blocked = Blocked
section-settings = Settings
key-send = send
key-line = new line
key-list = list
key-open = open
key-search = search
key-add = ask somebody
key-section = next page
key-palette = commands
key-help = keys
key-new-card = new card
key-show = show
key-change = change
key-close = close
key-cancel = cancel
key-confirm = done
key-next-field = next
key-verify = compared, the same

## Conversations

no-chats = Nobody here yet. Press n and paste the link of somebody's card, or make a card of your own (Alt+3) and give its link to whom you want to hear from.
nothing-open = Choose a conversation with ↑ ↓ and Enter.
nothing-found = Nothing found.
no-messages = No messages yet.
search-hint = names and messages
draft = Draft:
today = Today
yesterday = Yesterday
monday = Mon
tuesday = Tue
wednesday = Wed
thursday = Thu
friday = Fri
saturday = Sat
sunday = Sun
new-from-here = new
mark-waiting = waits
mark-read = read
mark-failed = not sent
text-too-long = The text is too long for one message; send it in parts.
bytes-left = { NUMBER($count) } bytes left
more-below = more
write-to = Write to { $name }
write-before = Write; it is sent when { $name } accepts
you-to = you to { $name }
open-chat = Open: { $name }
closed-failed = { $name } could not be asked. Get a new card of theirs, and press F5.
closed-ended = The conversation with { $name } has ended. To start anew, exchange cards (F5).
closed-blocked = { $name } is blocked.
closed-unblocked = { $name } is unblocked. To write to each other, exchange cards anew (F5).

## Requests

no-requests = No requests. Who asks with one of your cards appears here, with nothing of a stranger's making but a name.
nameless = says no name that can be shown
compare = compare by voice: { $words }
accept = accept
accept-title = Accept a request
decline = decline
decline-title = Decline this request?
decline-text = The other side is told nothing. With a card that is still valid it can ask again.
declined = The request is declined.

## Cards

no-cards = No cards. Press n to make one: whoever has its link can ask to be accepted by you.
new-card = New card
field-label = For your own eyes: what it is for
field-label-hint = chess club
field-for = Lets in
for-one = one request only
for-many = everybody who has it
field-until = Works
span-always = until it is revoked
span-hour = for one hour
span-days = for { $count ->
    [one] one day
   *[other] { NUMBER($count) } days
}
copy-link = copy the link
copied-link = The link is copied, if your terminal allows it.
revoke = revoke
revoke-title = Revoke this card?
revoke-text = It lets nobody in any more. Contacts who came by it stay.
revoked = The card lets nobody in any more.
card-is = This card lets nobody in: { $state }.
card-without-label = Card { $id }
no-room-for-picture = For the picture to scan, this window would have to be { NUMBER($columns) } × { NUMBER($rows) }. The link does the same:

## Contacts

add-contact = Ask somebody to accept you
field-link = The link of their card
field-name = Your name for them
field-name-hint = only you see it; may be left empty
field-accept-hint = only you see it
field-greeting = Greeting
greeting-none = none
safety-number = Safety number
no-number-yet = There is a safety number to compare once the other side has accepted.
is-verified = Compared: nobody is in between.
not-verified = Compare it in person or by voice. It is the same on both sides if nobody is in between.
verify-title = Does { $name } see the same number?
verify-text = Say yes only if you compared all sixty digits, in person or by voice.
verify-yes = yes, the same
verified-now = { $name } is marked as verified.
block = block
block-title = Block { $name }?
block-text = The conversation ends, and every right they have is taken back. They see that it ended. What was said stays here.
blocked = { $name } is blocked.
unblock = unblock
unblock-title = Unblock { $name }?
unblock-text = They may ask again. To write to each other, exchange cards anew.
unblocked = { $name } is unblocked; exchange cards to start anew.
nobody-blocked = Nobody is blocked.

## Settings

field-profile = Your name
field-profile-hint = as those see it whom you ask or accept
saved = Saved.
set-delivered = Tell others that a message was delivered
set-read = Tell others that a message was read
set-theme = Colours
set-language = Language
language-system = the system's
set-mouse = Listen to the mouse
theme-terminal = the terminal's
theme-dark = dark
theme-light = light
theme-plain = none
theme-plain-asked = none (NO_COLOR)
fact-relay = Relay
fact-account = Account
fact-device = Device

## What stands in front

palette = Commands
palette-hint = type to find
one-moment = One moment …
quit-title = Leave kith?
quit-with-drafts = What you have typed is longer than any message and cannot be kept: it is lost.
quit-yes = leave

## What can be done, as commands

act-help = Show the keys
act-chats = Go to chats
act-requests = Go to requests
act-cards = Go to your cards
act-blocked = Go to who is blocked
act-settings = Go to settings
act-search = Search names and messages
act-next-chat = Next conversation
act-previous-chat = Previous conversation
act-next-unread = Next unread conversation
act-newest = Down to the newest message
act-details = Contact and safety number
act-show-card = Show this card
act-copy-card = Copy this card's link
act-revoke-card = Revoke this card
act-accept = Accept this request
act-decline = Decline this request
act-verify = Mark as verified
act-block = Block this contact
act-unblock = Unblock this contact
act-rename = Change your name
act-delivered = Delivered marks on or off
act-read = Read marks on or off
act-theme = Change the colours
act-language = Change the language
act-mouse = Mouse on or off
act-quit = Leave kith

## The keys

help-everywhere = Everywhere
help-list = In a list
help-writing = While writing
help-commands = everything that can be done, by name
help-choose = choose
help-pages = next, previous page
help-sections = chats, requests, cards, blocked, settings
help-neighbours = previous, next conversation
help-recall = what you sent before, in an empty line
help-scroll = scroll
help-ends = to the oldest, to the newest message
help-words = by words
help-erase = erase word, to the start, to the end
help-to-list = to the list

## Line by line: `kith screen --linear`

linear-welcome = kith, line by line. A line is a message to whose conversation is open; /help lists what else there is.
linear-no-chats = Nobody here yet. /add LINK asks the owner of a card, /card makes one of your own.
linear-no-requests = No requests.
linear-no-cards = No cards; /card TEXT makes one.
linear-yes = Type yes to do it.
linear-open-first = No conversation is open: /open NAME or /open NUMBER; /chats lists them.
linear-kept = Kept; it is sent when the relay can be reached.
linear-draft = You wrote this here and did not send it: { $text }
linear-draft-help = /send sends it, /later TEXT keeps another text in its place, /later forgets it.
linear-later = Kept here; /send sends it.
linear-no-draft = Nothing is kept here; /later TEXT keeps a text without sending it.
nothing-done = Nothing was done.
linear-no-such = Nothing here is called or numbered { $which }.
linear-requests = { $count ->
    [one] One request
   *[other] { NUMBER($count) } requests
}: /requests
linear-incomplete = /{ $order } needs more; /help shows what.
linear-unknown = There is no /{ $order }; /help shows what there is. To send a line that begins with a slash, type two.
linear-help-chats = /chats: list conversations
linear-help-open = /open NAME or NUMBER: open one; what you type then is sent there
linear-help-draft = /later TEXT: keep a text in the open conversation without sending it; /send sends it
linear-help-search = /search LETTERS: find messages
linear-help-requests = /requests: who asks; /accept NUMBER NAME; /decline NUMBER
linear-help-add = /add LINK NAME: ask the owner of a card
linear-help-cards = /cards: your cards with their links; /card TEXT makes one for one request; /revoke NUMBER
linear-help-contact = /contact: safety number; /verify; /block; /unblock NAME
linear-help-settings = /marks delivered on, /marks read off: what others are told; /name NAME: your own name
linear-help-quit = /quit

## Devices
section-devices = Devices
act-devices = Show my devices
act-link-device = Link another device
act-confirm-device = Confirm the chosen device
act-remove-device = Sign out the chosen device
act-not-mine = The new device is not mine: sign it out
field-passphrase = Passphrase
confirming = It is being confirmed.
signing-out = It is being signed out.
linear-help-devices = /devices, /link, /confirm NUMBER, /signout NUMBER: your devices
linear-unlock = This folder has a passphrase, which cannot be asked for here. Use `kith device` instead, which asks for it.
