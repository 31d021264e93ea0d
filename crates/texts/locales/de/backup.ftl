### PIN und Sicherung: was alle Clients darüber sagen.

pin-set = Deine PIN ist gesetzt, und eine Sicherung liegt auf dem Relay. Sie öffnet sich nur mit dieser PIN und deinem Wiederherstellungssatz zusammen; mit einem allein kann sie niemand öffnen. Kith fragt dich ab und zu nach der PIN, damit du sie nicht vergisst.
checked = Das ist deine PIN. Du wirst eine Weile nicht mehr danach gefragt.
wrong-pin = Das ist nicht die PIN. Versuche, die dieses Gerät noch hat, bevor es warten muss: { $left }. Deine anderen Geräte betrifft das nicht.
wrong-phrase = Die PIN stimmt, aber das ist nicht der Wiederherstellungssatz, für den die Sicherung gemacht wurde. Suche nach einem anderen Zettel: Es wurde nichts geändert.
wait = Die PIN wurde auf diesem Gerät zu oft probiert. Ab { $time } geht es wieder.
none = Auf dem Relay liegt keine Sicherung dieses Kontos.
failed = Das ging nicht, und es wurde nichts geändert. Was das Relay geschickt hat, passt nicht, oder es hat abgelehnt.
made = Sicherung vom { $time }: Kontakte: { $contacts }, Nachrichten: { $texts }.
drilled = PIN und Satz stimmen, und alles lässt sich öffnen. Zurück käme die Sicherung vom { $time }: Kontakte: { $contacts }, Nachrichten: { $texts }. Es wurde nichts geändert.
restored = Die Sicherung vom { $time } ist hier: Kontakte: { $contacts }, Nachrichten: { $texts }. Deine Kontakte finden dich innerhalb etwa eines Tages von selbst; vergleiche neu mit denen, die du verglichen hattest. Ist das Datum älter, als du erwartest, hält das Relay vielleicht eine neuere zurück.
ask-pin = Weißt du deine PIN noch? Probiere sie mit `kith account pin check`: Ohne sie kann niemand deine Sicherung öffnen, und niemand kann sie dir sagen.
no-pin = Es gibt keine PIN, und so werden keine Sicherungen gemacht. Setze eine mit `kith account pin set --pin-file DATEI`.
never = Es wurde noch keine Sicherung gemacht.
busy = Eine Sicherung wird gerade gemacht oder geöffnet: Warte, bis das fertig ist.
phrase-needed = Dieser Ordner muss deinen Wiederherstellungssatz einmal sehen, bevor er Sicherungen machen kann: Gib ihn mit --recovery-file an. Er wird nicht behalten.
other-phrase = Das ist nicht der Wiederherstellungssatz dieses Kontos.
pin-short = Eine PIN hat mindestens { $least } Zeichen.
pin-long = Eine PIN hat höchstens { $most } Zeichen.
pin-obvious = Diese PIN würde jeder als eine der ersten probieren: Sie wiederholt sich, ist eine Tastenreihe oder ein Datum, ist dein Name oder eine, die viele nehmen. Wähle eine andere.
goes-on = die Sicherung geht von selbst weiter, wann immer Kith läuft
not-done = es wurde nichts geändert; versuche es noch einmal
