### What somebody who is new here is told and asked.

hello = Welcome to Kith. There is no account in { $folder } yet: four questions, and you have one. Ctrl-C ends this without making anything.
goes-on = An account for { $name } on { $relay } was begun here, and goes on now.
ask-relay = The address of your relay (Enter for { $relay }):
ask-ca-file = A file with the relay's own certificate, if its operator gave you one (Enter for none):
ask-name = Your name, as those see it whom you accept or ask:
ask-lock = Protect this folder with a passphrase? Without one, whoever has a copy of the whole folder can read it. [Y/n]
no-words = n no
ask-invitation = This relay admits only with an invitation. The code, from its operator or from somebody who is there:
ready = Everything is ready. Make a card with `kith card new` and give its link to somebody, or ask with `kith contact add LINK`.
