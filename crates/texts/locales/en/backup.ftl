### PIN and backup: what all clients say about it.

pin-set = Your PIN is set, and a backup is on the relay. It opens with this PIN and your recovery phrase together; nobody can open it with one of them. Kith asks for the PIN now and then so that you do not forget it.
checked = That is your PIN. It will not be asked for again for a while.
wrong-pin = That is not the PIN. Tries left on this device before it has to wait: { $left }. Your other devices are not affected.
wrong-phrase = The PIN is right, but this is not the recovery phrase that the backup was made for. Look for another sheet of paper: nothing was changed.
wait = The PIN was tried too often on this device. It can be tried again after { $time }.
none = There is no backup of this account on its relay.
failed = It could not be done, and nothing was changed. What the relay sent did not fit, or it refused.
made = Backup of { $time }: contacts: { $contacts }, messages: { $texts }.
drilled = PIN and phrase are right, and everything opens. A restore would bring the backup of { $time }: contacts: { $contacts }, messages: { $texts }. Nothing was changed.
restored = The backup of { $time } is here: contacts: { $contacts }, messages: { $texts }. Your contacts find you by themselves within about a day; compare again with those you had compared. If the date is older than you expect, the relay may hold back a newer one.
ask-pin = Do you still know your PIN? Try it with `kith account pin check`: without it nobody can open your backup, and nobody can tell it to you.
no-pin = There is no PIN, so that no backups are made. Set one with `kith account pin set --pin-file FILE`.
never = No backup was made yet.
busy = A backup is being made or opened: wait until it is done.
phrase-needed = This folder has to see your recovery phrase once before it can make backups: give it with --recovery-file. It is not kept.
other-phrase = This is not the recovery phrase of this account.
pin-short = A PIN has at least { $least } characters.
pin-long = A PIN has at most { $most } characters.
pin-obvious = Anybody would try this PIN among the first: it repeats itself, is a row of keys or a date, is your name, or is one that many people take. Choose another.
goes-on = the backup goes on by itself whenever Kith runs
not-done = nothing was changed; try again
