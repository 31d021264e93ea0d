### Freezing an account, and getting it back: what every client says about that.

## Freezing
frozen-now = Your account is frozen. Nothing can be linked or changed, and your contacts hold back what is written in your name. Look at your devices and sign out what is not yours; then thaw it.
frozen-since = frozen since { $time }: nothing can be linked or changed, and contacts hold back what you write
thawed-now = Your account is as before. What your devices wrote meanwhile is shown to your contacts now.
not-frozen = the account was not frozen
contact-frozen = account frozen since { $time }
contact-held =
    { $count ->
        [one] 1 message held back until the account is thawed
       *[other] { $count } messages held back until the account is thawed
    }

## Getting an account back, in a new folder
started = The account is being recovered. Its devices are told, and any of them can say no until { $time }. This folder does the rest by itself whenever Kith runs on it; nothing can be written from it before that.
asked = The relay is being asked.
waiting = A recovery waits until { $time }. Any device of the account can say no until then.
waiting-here = This folder gets the account on { $time }, unless one of its devices says no.
vetoed = A device of the account has said no: this recovery cannot be completed.
vetoed-here = A device of the account has said no. If it was not you, talk to nobody who offers help; use a device of yours to sign out what is not yours.
done-here = The account is here. Your contacts see that it was recovered; those who have your new keys can write to you again.
done-elsewhere = The account was recovered to another device at { $time }, and this one is out. If that was not you, say so now: `kith account recovery veto`.
expired = The recovery is over, and nothing has come of it.
unknown-phrase = No account on this relay has that recovery phrase. Look for a wrong word, and whether it is the right relay.
none = No recovery is pending.

## On the account's devices
notice = SOMEBODY IS RECOVERING YOUR ACCOUNT with its recovery phrase. If it is not you, say no now with `kith account recovery veto`: after { $time } they have the account and this device is out.
veto-done = Said no. Nobody gets the account by this recovery. Whoever started it knows your recovery phrase: freeze the account, and sign out what is not yours.
veto-undone = Said no. The account is yours again.
ask-veto = Say no to everything that is pending?
nothing-to-veto = there is nothing to say no to: no recovery is pending
recovering = this account is being recovered and is not here yet; `kith account recovery status` says until when
start-goes-on = everything is kept: run `kith account recovery status` to go on
freeze-goes-on = it is kept and done as soon as the relay can be reached
ask-relay = the relay could not be asked, so this is what was known before
freeze-elsewhere = there is an account in this folder: freeze it without --recovery-file
phrase-words = a recovery phrase has { $words } words, and this has { $found }
phrase-unknown = word { $position } is in no recovery phrase; look for a spelling mistake
phrase-checksum = these words do not belong together; look for a wrong or swapped word

## On screens
banner = Somebody is recovering your account. If it is not you, say no before { $time }: after that they have it, and this device is out.
banner-frozen = Your account is frozen since { $time }: nothing can be linked or changed, and contacts hold back what you write.
banner-undo = Your account was recovered to another device at { $time }, and this one is out. If that was not you, take it back now.
not-me = This is not me
take-back = Take it back
freeze = Freeze my account
thaw = End the freeze
ask-freeze = Freeze your account? Nothing can be linked or changed, and your contacts hold back what is written in your name, until you end it here. Reading goes on.
ask-thaw = End the freeze? What your devices wrote meanwhile is then shown to your contacts. Sign out what is not yours first.
ask-no = Say no? Nobody gets your account by this recovery.
from-before = says that you wrote to each other before the account was recovered
in-danger = If something is wrong
freeze-lead = When a device is gone, a code was read out or money is asked for in your name: freeze first, look afterwards. Your contacts hold back what is written in your name, and nothing can be linked.
look-now = Somebody is recovering your account. Look now.
