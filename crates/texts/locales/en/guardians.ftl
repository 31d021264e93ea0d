### Guardians: contacts who vouch for a recovery. What every client says about that.

## Who vouches for this account
none = You have no guardians. Name people you trust, and they can bring your account back within minutes if you ever lose every device.
asked-now = { $name } was asked. Their app answers by itself, and then the wait begins. Tell them what it is about: they approve only after a call or a meeting with you.
waits-now = { $name } becomes a guardian on { $time }, unless a device of yours calls it off.
removed-now = { $name } will be no guardian any more.
kept = Called off: your guardians stay as they are.
state-asked = asked, no answer yet
state-answered = has answered
state-waiting = guardian when the wait is over
state-active = guardian
state-leaving = guardian until the wait is over
unknown = (from before a recovery)
in-force = Needed now for a recovery within minutes: approval by { $threshold } of { $of }.
not-in-force = No guardian counts yet.
coming = From { $time } on: { $threshold } of { $of }. If you did not change that, call it off.
how-to-keep = Calling it off: `kith guardian keep`.
wards = You vouch for: { $names }. Approve only after they have called or met you.

## Notices
ward-notice = { $name } made you a guardian: if every device is lost there, you help to get the account back. If you are ever asked to approve, call { $name } first.
change-notice = YOUR GUARDIANS WILL BE OTHERS from { $time } on. If you did not change that, call it off now: `kith guardian keep`.
kept-notice = A change of your guardians was called off: they stay as they are.

## Asking them, where the account is recovered to
code-lead = Call your guardians, or meet them, and read this out. Never write it in a chat: there nobody knows whether it is you.
code-show = To somebody beside you, show this instead:
code-then = Each of them enters it with `kith guardian approve`. { $needed } must approve; the account then comes back within minutes, or within an hour if one of its devices is still in use.
so-far = { $approved } of { $needed } guardians have approved. `kith guardian request` shows the code for them.

## Approving
approve-who = { $name } wants the account back, on a device that calls itself “{ $device }”. That began on { $time }.
approve-warning = Say yes only if you have just heard or seen { $name } yourself. Thieves ask for exactly this, and write in the names of people you know: call back on a number you have always had.
approve-vetoed = A DEVICE OF THE ACCOUNT HAS SAID NO to this recovery: somebody may be stealing the account.
approve-question = Have you heard or seen { $name }, who read this code to you?
approved-now = Approved. { $name } gets the account back when enough guardians have approved.
asked-to-approve = A recovery waits for your word.
approval-given = Your approval has arrived.
seeking = Looking for the recovery that this code is about.
not-approved = nothing was approved
approve-unknown = that account's relay shows no such recovery, so nothing was approved; have the code read to you again, in a call
approve-stranger = this code is of nobody whose guardian you are; nothing was approved
approve-expired = nobody was found who shows this code; look whether it is right, and whether the other side is connected. Nothing was approved
approve-no-terminal = there is no terminal to ask on; if you have heard or seen them, say so with --yes
goes-on = it is kept and done as soon as the relay can be reached

## What does not go
not-a-code = this is no code for guardians: such a code begins with KITHGUARD or has { $words } words, and is read out in a call
words-count = a code for guardians has { $words } words and then the relay's address; here there are { $found } words
is-a-guardian-code = this is a code for guardians and links no device. Whoever read it to you wants to recover an account: enter it only as that person's guardian, after a call or a meeting
nobodys-guardian = you are nobody's guardian here, so there is nothing to approve
nothing-to-approve = no recovery waits for your approval; enter the code that was read to you first
not-recovering = no account is being recovered to this folder; begin with `kith account recover`
no-guardians = this account had no guardians when the recovery began, so it comes back when its wait is over
no-such-guardian = { $name } is no guardian of yours; `kith guardian list` shows who is
threshold-range = at least 1 guardian must approve, and at most as many as you have: { $of }
no-change = no change of your guardians is waiting
too-many = there can be { $most } guardians at most

## On screens
title = Guardians
lead = People you trust who can bring your account back within minutes if you lose every device. They approve on their own devices, after a call or a meeting with you.
add = Add a guardian
remove = Remove
keep = Call it off
threshold = How many must approve
