### Was über einen ganzen geprüften Chat und über ein Bild gesagt wird.

## Die Seite
title = Was in diesem Chat gefunden wurde
traps-found = { $count ->
    [one] Eine Nachricht sieht nach einer Falle aus
   *[other] { $count } Nachrichten sehen nach Fallen aus
}
adverts-found = { $count ->
    [one] Keine Fallen, aber eine Werbung
   *[other] Keine Fallen, aber { $count } Werbungen
}
nothing-found = { $count ->
    [one] Nichts Verdächtiges in der einen Nachricht dieses Chats
   *[other] Nichts Verdächtiges in den { $count } Nachrichten dieses Chats
}
read-through = { $count ->
    [one] Eine Nachricht wurde gelesen.
   *[other] { $count } Nachrichten wurden gelesen.
}
more = { $count ->
    [one] Und eine weitere.
   *[other] Und { $count } weitere.
}
what-to-do = Was jetzt zu tun ist
do-stop = Antworte nicht, zahle nicht, öffne keinen Link und gib niemandem einen Code.
do-call = Frag die Person auf anderem Weg: Ruf eine Nummer an, die du schon vorher hattest, keine aus diesem Chat.
do-paid = Wenn du schon gezahlt oder einen Code weitergegeben hast: Ruf sofort deine Bank an und entferne Geräte, die du nicht kennst, unter WhatsApp › Einstellungen › Verknüpfte Geräte.
do-tell = Zeig diese Seite jemandem, dem du vertraust. Es passiert auch vorsichtigen Menschen.
do-nothing = Es ist nichts zu tun. Keine Prüfung sieht alles: Frag nach, bevor du zahlst oder einen Code weitergibst.
traps = Sieht nach einer Falle aus
changes = Gewechselte Telefone und Nummern
adverts = Werbung
why = Warum
private-page = Diese Seite ist nur auf deinem Gerät, und ihre Links funktionieren mit Absicht nicht. Sie enthält, was andere dir geschrieben haben: Lösche sie, wenn du fertig bist.

## Bilder
no-code = In diesem Bild ist kein QR-Code, oder keiner, der sich lesen lässt
code-says = Der Code sagt: { $content }

## Was schiefging
no-chat-in-archive = in { $path } ist kein Chat: exportiere ihn mit Chat › Mehr › Chat exportieren und gib diese Datei an
archive-too-large = es wird beim Entpacken viel größer, als ein Chat sein kann
not-an-export = { $path } ist kein WhatsApp-Chat: keine Zeile darin beginnt mit Datum und Uhrzeit; exportiere ihn mit Chat › Mehr › Chat exportieren, ohne Medien
nobody-of-this-name = niemand in diesem Chat heißt { $name }; darin sind: { $names }
no-picture = { $path } ist kein Bild, das sich lesen lässt (PNG, JPEG oder WebP): { $why }
picture-too-large = { $path } ist ein zu großes Bild; schneide den Teil mit dem Code aus
