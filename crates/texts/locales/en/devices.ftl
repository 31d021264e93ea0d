### Several devices of one account: what every client says about them.

## The list
devices = Devices
this-device = this device
first-device = the first device
confirmed = confirmed
probation = on probation until { $time }
kind-terminal = terminal
kind-web = browser
kind-other = another program
no-name = no name
linked-on = linked { $time }
last-used = used { $time }

## The one-time code
code-what = This code lets one other device into your account, once, within five minutes.
code-warning = Put it only into a device that you hold in your own hands. Nobody ever needs to be told it: no friend, no bank, nobody from Kith. Whoever asks you for it wants to read your messages.
code-next = When that device asks, this one shows you what it is, and lets it in only if you say so.
code-ends = The code ends in { $time }.
code-words = The same in words, to read aloud or type:
waiting = Waiting for the other device to ask.

## Who asks
asks = A device asks to be let into your account:
label-name = name
label-kind = what it is
label-network = where it is
network-near = on the same network as this device
network-far = on ANOTHER network, at { $address }
network-unknown = perhaps on ANOTHER network: the relay does not say where
asks-next = If you let it in, it is on probation at first: it reads and writes only in the chats that you chose for it, and sees nothing of what was written before. Your devices tell you of it, and you can sign it out at any time.
ask-admit = Is this your own device, in your own hands, and did you put the code into it yourself just now?
far-warning = That device is not where this one is. This is how a well-known trick goes: somebody far away shows you a page, or calls you, until you have put a code where they want it, and then reads along. If you are not certain, say no: a new code is made in a moment. From another network the probation is longer.
ask-far = Is it really your own device, in your own hands, though it is on another network?

## What came of it
admitting = It is being let in.
admitted = { $name } is linked, and on probation until { $time }.
admitted-next = Look whether it now shows your name. If it does, confirm it here, and it has all your conversations. If it does not, sign it out at once.
refused = It was not let in, and the code is good for nothing any more.
code-over = The code is over: nobody can use it any more.

## On the new device
join-asked = Your other device has been asked. Look at it: it shows this one, and waits for your yes.
joined = This device now belongs to the account of { $name }, and is on probation until { $time }.
joined-next = It has the chats that you chose for it, from now on. Confirm it on your other device, and it has all of them.
join-refused = The other device did not let this one in.
join-expired = Nobody let this device in within the time.

## Confirming
ask-confirm = Confirm { $name }? It gets all your contacts and conversations, and can then link and sign out devices like this one.
confirmed-now = { $name } is confirmed, and has all your conversations from now on.
confirmed-soon = { $name } is confirmed. It gets your conversations by itself as soon as both devices are connected.

## Signing out
ask-remove = Sign out { $name }? It can read nothing that is written from then on. What it has already stays on it.
ask-remove-this = Sign out this very device? It can send and receive nothing more. What it has already stays on it.
removing = { $name } is out. Every conversation is getting new keys …
rekeyed = { NUMBER($done) } of { NUMBER($total) } conversations have new keys
removed-now = { $name } is signed out, and every conversation has new keys.
removed-this = This device is signed out, and for now that can be undone. What is here can still be read; nothing more arrives or is sent. If another device of yours signed it out, everything here is deleted when that cannot be undone any more.
erased-this = This device was signed out for good, and what it held has been deleted.

## What happened
event-added = A new device, { $name }, was linked to your account. If this was not you, sign it out now.
event-reminder = A device, { $name }, was linked to your account lately. If this was not you, sign it out now.
event-confirmed = { $name } is confirmed: it is in all your conversations.
event-removed = { $name } was signed out.
event-this-added = This device is linked, and on probation.
event-this-confirmed = This device is confirmed: it is in all your conversations.
linking-ready = The code can be used now.
linking-asked = A device asks to be let into your account.
linking-answered = The device that asked has its answer.

## The notice that stays while a device is new
banner = A new device, { $name }, was linked on { $time }.
not-mine = Not mine
sign-out = Sign out
confirm = Confirm
link-a-device = Link a device
note-to-self = Note to self
let-in = Let it in
keep-out = Do not let it in
take-back = Take the code back
who-asks = Who asks
another-network = On another network
only-this = This is your only device. Link another to have your chats there too.
unlock-again = Your passphrase once more: what follows decides who can read your messages.
wrong-passphrase = This is not the passphrase.
probation-here = This device is on probation until { $time }: it has only the chats that were chosen for it. Confirm it on your other device.

## What was said before a device came

history-progress = the relay has { NUMBER($percent) } % of it
history-sent =
    { $count ->
        [one] One text is
       *[other] { $count } texts are
    } on the way to { $device }; it takes them in when it is connected
history-arrived =
    { $count ->
        [one] one text
       *[other] { $count } texts
    } from before this device came arrived
