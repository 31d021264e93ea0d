### Was jemand erfährt und gefragt wird, der neu ist.

hello = Willkommen bei Kith. In { $folder } gibt es noch kein Konto: vier Fragen, und du hast eines. Strg-C beendet dies, ohne dass etwas angelegt wird.
goes-on = Ein Konto für { $name } auf { $relay } wurde hier begonnen; jetzt geht es weiter.
ask-relay = Die Adresse deines Relays (Eingabe für { $relay }):
ask-ca-file = Eine Datei mit dem eigenen Zertifikat des Relays, falls dir sein Betreiber eine gegeben hat (Eingabe für keine):
ask-name = Dein Name, wie ihn die sehen, die du annimmst oder fragst:
ask-lock = Diesen Ordner mit einer Passphrase schützen? Ohne sie kann ihn lesen, wer eine Kopie des ganzen Ordners hat. [J/n]
no-words = n nein
ask-invitation = Dieses Relay nimmt nur mit Einladung auf. Der Code, von seinem Betreiber oder jemandem, der dort ist:
ready = Alles ist bereit. Mach mit `kith card new` eine Karte und gib ihren Link jemandem, oder frag mit `kith contact add LINK`.
