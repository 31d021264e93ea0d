### Was der Web-Client zeigt.

## Everywhere

app-name = Kith
back = Zurück
cancel = Abbrechen
close = Schließen
copy = Kopieren
copied = Kopiert
next = Weiter
skip-to-content = Zur Unterhaltung springen
starting = Kith wird geöffnet
update-ready = Eine neue Version von Kith ist bereit.
update-now = Laden
save = Speichern
saved = Gespeichert

## How things stand

online = Verbunden
offline = Nicht verbunden. Was du schreibst, wird später gesendet.
connecting = Verbindung zum Relay wird aufgebaut
broken-title = Kith kann nicht öffnen, was dieser Browser aufbewahrt
broken-hint = Nichts wurde gelöscht. Schließ die anderen Tabs mit Kith und lade diese Seite neu.
copied-title = Das ist eine ältere Kopie
copied-hint = Das Konto wurde seitdem anderswo benutzt. Von hier wird nichts gesendet, damit kein Schlüssel zweimal benutzt wird. Was hier steht, bleibt lesbar.
refused = Das Relay nimmt dieses Konto nicht an: { $why }
incompatible = Das Relay { $relay } und diese Version von Kith verstehen einander nicht. Lade die Seite neu; hilft das nicht, muss das Relay aktualisiert werden.
alarm-title = Das Relay verhält sich falsch
missed-title = In der Unterhaltung mit { $name } fehlt etwas

## First run

welcome-title = Willkommen bei Kith
welcome-lead = Schreib mit Menschen, die du kennst. Ohne Telefonnummer, ohne E-Mail-Adresse, und kein Fremder erreicht dich, solange du keine Karte weitergibst.
step = Schritt { NUMBER($number) } von { NUMBER($total) }
name-label = Dein Name
name-hint = Wer eine Anfrage von dir bekommt, sieht ihn; gezeigt werden nur Buchstaben. Er darf kurz sein.
relay-is = Relay: { $url }
relay-hint = Der Computer, der deine Nachrichten weitergibt. Lesen kann er sie nicht.
invite-label = Einladungscode, falls das Relay einen verlangt
lock-title = Wie soll Kith sich öffnen?
lock-passphrase = Mit einer Passphrase
lock-passphrase-hint = Ohne sie liest niemand deine Nachrichten, auch nicht mit diesem Computer oder einer Kopie seiner Festplatte. Niemand kann sie zurücksetzen.
lock-passkey = Mit der Sperre dieses Geräts
lock-passkey-hint = Fingerabdruck, Gesicht oder PIN (ein Passkey). Wer dieses Gerät entsperren kann, kann Kith öffnen. Wird der Passkey gelöscht, öffnet nichts es mehr.
lock-open = Ohne Passphrase
lock-open-hint = Wer diesen Browser benutzen kann, kann deine Nachrichten lesen und in deinem Namen schreiben.
passphrase-label = Passphrase
passphrase-again-label = Noch einmal dieselbe
passphrases-differ = Die beiden sind nicht gleich.
passphrase-empty = Wähl eine Passphrase oder die andere Möglichkeit.
passkey-none = Dieser Browser oder dieses Gerät hat keinen Schlüssel gemacht. Wähle eine Passphrase, oder versuche es noch einmal.
phrase-title = Schreib deinen Wiederherstellungssatz auf
phrase-lead = Mit ihm kommst du wieder an dein Konto, wenn alle deine Geräte verloren sind. Er wird nur einmal gezeigt und nirgends gespeichert. Verwahre ihn auf Papier, wo nur du ihn findest.
phrase-warning = Niemand von Kith wird dich je danach fragen. Wer danach fragt, will an dein Konto.
phrase-words = Dein Wiederherstellungssatz
phrase-written = Ich habe ihn aufgeschrieben
confirm-title = Steht er auf dem Papier?
confirm-lead = Gib diese Wörter von deinem Papier ein.
confirm-word = Wort { NUMBER($number) }
confirm-wrong = Wort { NUMBER($number) } lautet anders. Sieh auf deinem Papier nach.
confirm-back = Den Satz noch einmal zeigen
begin = Los geht’s

## Unlocking

unlock-title = Kith ist gesperrt
unlock = Entsperren
unlock-passkey = Mit der Sperre dieses Geräts öffnen
unlocking = Wird entsperrt
wrong-passphrase = Das ist nicht die Passphrase.
wrong-passkey = Das hat es nicht geöffnet. Versuche es noch einmal.

## The list

chats = Unterhaltungen
new-chat = Neue Unterhaltung
settings = Einstellungen
search = Suchen
search-none = Nichts gefunden.
search-messages = Nachrichten
search-found = { $count ->
    [one] 1 Nachricht gefunden
   *[other] { NUMBER($count) } Nachrichten gefunden
}
chats-empty-title = Noch niemand da
chats-empty-hint = Gib jemandem eine Karte oder füge die Karte hinzu, die dir jemand gegeben hat.
requests = Anfragen
request-count = { $count ->
    [one] 1 Anfrage
   *[other] { NUMBER($count) } Anfragen
}
unread-count = { $count ->
    [one] 1 ungelesene Nachricht
   *[other] { NUMBER($count) } ungelesene Nachrichten
}
you-said = Du: { $text }
draft-is = Entwurf: { $text }
state-adding = Anfrage wird gesendet
state-failed = Die Karte hat nicht funktioniert
state-requested = Wartet auf Annahme
state-accepting = Unterhaltung wird eröffnet
state-active = Ende-zu-Ende-verschlüsselt
state-ended = Die andere Seite hat diese Unterhaltung beendet
state-blocked = Blockiert
state-unblocked = Tauscht Karten aus, um neu zu beginnen

## A conversation

choose-chat = Wähl eine Unterhaltung aus
messages-of = Nachrichten mit { $name }
write = Schreib eine Nachricht
send = Senden
empty-chat = Sag Hallo
waiting-note = { $name } hat dich noch nicht angenommen. Was du schreibst, wartet auf diesem Gerät.
words-note = Vergleicht diese Wörter mit der Stimme: { $words }
ended-note = { $name } hat diese Unterhaltung beendet. Du kannst sie lesen, aber nichts mehr schreiben.
blocked-note = Du hast { $name } blockiert. Was gesagt wurde, kannst du weiter lesen.
unblocked-note = Um euch wieder zu schreiben, tauscht neue Karten aus.
newest = Zur neuesten Nachricht
unread-line = Neu
mark-waiting = Wartet auf Annahme
mark-queued = Wartet aufs Senden
mark-sent = Gesendet
mark-delivered = Zugestellt
mark-read = Gelesen
mark-failed = Nicht gesendet
today = Heute
yesterday = Gestern
emoji = Emojis
link-title = Diesen Link öffnen?
link-lead = Er führt zu dieser Seite:
link-plain = Die Verbindung dorthin ist nicht verschlüsselt.
link-open = Öffnen
link-copy = Link kopieren
too-long = Das ist zu lang zum Senden.

## Requests

requests-empty-title = Keine Anfragen
requests-empty-hint = Wenn jemand eine Karte benutzt, die du weitergegeben hast, entscheidest du hier.
request-lead = Jemand mit deiner Karte „{ $card }“ möchte dir schreiben.
request-says = nennt sich „{ $name }“
request-no-name = gibt keinen Namen an, der sich zeigen lässt
request-lookalike = Dieser Name sieht aus wie einer, den du kennst. Es kann jemand anderes sein.
request-words = Ruf die Person an, die du hier vermutest, und vergleicht diese drei Wörter:
request-name-label = So soll die Person hier heißen
accept = Annehmen
decline = Ablehnen
declined-note = Wenn du ablehnst, erfährt die andere Seite nichts davon.
greeting-hello = Grüßt dich: Hallo
greeting-we-met = Sagt, dass ihr euch kennt
greeting-family = Sagt, dass ihr verwandt seid
greeting-work = Sagt, dass es um die Arbeit geht

## New conversation

own-card-title = Gib deine Karte weiter
own-card-lead = Wer diese Karte hat, kann darum bitten, dir zu schreiben. Du entscheidest, ob du annimmst.
card-label-label = Notiz für dich, etwa wo du sie weitergegeben hast
card-once = Nur für eine Person
card-week = Gilt 7 Tage
card-make = Karte machen
card-link = Link der Karte
card-qr = Die Karte als Bild zum Scannen
add-title = Füge eine Karte hinzu, die du bekommen hast
add-lead = Füg den Link ein, der mit kith:card/ beginnt
add-link-label = Link der Karte
scan = Mit der Kamera scannen
scan-stop = Kamera anhalten
scan-picture = Aus einem Bild lesen
scan-hint = Halte die Karte vor die Kamera.
scan-found = Die Karte wurde gelesen.
scan-no-camera = Es gibt keine Kamera, die diese Seite benutzen darf. Lies die Karte aus einem Bild, oder füge ihren Link ein.
scan-nothing = In diesem Bild ist kein Code, der sich lesen lässt.
scan-other = Dieser Code ist keine Kontaktkarte. Darin steht: { $text }
scan-links = Halt: Dieser Code lässt den, der ihn zeigt, in dein Konto bei { $service }. Scanne ihn nirgends. Wer dich hierher geschickt hat, will dieses Konto.
scan-signs-in = Halt: Dieser Code meldet jemanden als dich an, mit { $service }. Scanne ihn nur, wenn du das selbst begonnen hast, gerade eben, auf einer Seite, die du geöffnet hast.
add-name-label = So soll die Person hier heißen
add-name-hint = Diesen Namen siehst nur du.
add-send = Anfrage senden
add-words = Gesendet. Vergleicht diese Wörter mit der Stimme: { $words }
cards-title = Karten, die du weitergegeben hast
cards-none = Noch keine.
card-revoke = Zurücknehmen
card-state-waiting = Noch nicht auf dem Relay
card-state-active = Gültig
card-state-used = Verbraucht
card-state-expired = Abgelaufen
card-state-revoked = Zurückgenommen
invite-title = Jemanden auf dieses Relay einladen
invite-lead = Manche Relays nehmen nur auf, wer eine Einladung hat. Jede gilt für ein Konto; gib den Code zusammen mit der Adresse des Relays weiter.
invite-make = Einladung machen
invite-code = Einladungscode
invite-waiting = Noch nicht auf dem Relay
invite-active = Gültig für ein Konto
invite-refused = Das Relay lässt dieses Konto niemanden einladen. Frag seinen Betreiber.
invite-used-up = Deine Einladungen sind aufgebraucht. Die nächste gibt es ab { $date }.
invite-too-many = Es gibt schon zu viele Einladungen.

## A contact

contact-title = Kontakt
safety-number = Sicherheitsnummer
safety-hint = Vergleicht sie persönlich oder bei einem Anruf, bei dem du die Stimme kennst. Wenn ihr beide dieselben Ziffern seht, ist niemand dazwischen.
safety-none = Sie erscheint, sobald die andere Seite angenommen hat.
verified = Verifiziert
verify = Die Ziffern sind gleich
verified-hint = Du hast die Ziffern mit dieser Person verglichen.
block = Blockieren
block-hint = Beendet die Unterhaltung für beide. Was gesagt wurde, bleibt hier lesbar.
unblock = Nicht mehr blockieren
unblock-hint = Erlaubt einen neuen Anfang mit neuen Karten.

## Settings

profile = Profil
account-id = Konto
reading = Bestätigungen
give-delivered = Anderen melden, wenn ihre Nachricht bei mir angekommen ist
give-read = Anderen melden, wenn ich ihre Nachricht gelesen habe
look = Aussehen
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
language = Sprache
lock-now = Jetzt sperren
lock-none = Dieser Browser öffnet Kith ohne Passphrase.
lock-after = Sperren, wenn niemand Kith benutzt hat seit
lock-minutes = { $count ->
    [one] 1 Minute
   *[other] { NUMBER($count) } Minuten
}
lock-hours = { $count ->
    [one] 1 Stunde
   *[other] { NUMBER($count) } Stunden
}
lock-never = Nie von selbst sperren
notify-title = Mitteilungen
notify = Neue Nachrichten und Anfragen melden, während Kith im Hintergrund ist
notify-hint = Sie sagen, dass es etwas Neues gibt, nicht wer geschrieben hat oder was.
notify-denied = Dieser Browser erlaubt es für diese Seite nicht. Du kannst das in seinen Einstellungen ändern.
notify-offer = Soll Kith neue Nachrichten melden, während es im Hintergrund ist?
notify-yes = Melden
notify-no = Nein
new-message = Neue Nachricht
new-request = Jemand möchte dir schreiben
storage-title = Speicher
storage-used = Kith bewahrt { $size } in diesem Browser auf.
storage-lasting = Der Browser behält es, bis du es löschst.
storage-passing = Der Browser darf es löschen, wenn die Platte voll ist, und dein Konto mit ihm.
storage-keep = Den Browser bitten, es zu behalten

## What could not be done

no-answer = Kith hat nicht geantwortet. Lade die Seite neu und sieh nach, ob es geschehen ist.
no-channel = Dieser Browser lässt die Seite nicht mit ihrem Hintergrundprogramm sprechen. Versuch es mit einem anderen.
not-now = Das geht jetzt nicht.
bad-name = Ein Name hat 1 bis 64 Zeichen und keine Zeilenumbrüche.
name-taken = So heißt hier schon jemand. Wähl einen anderen Namen.
not-a-card = Das ist nicht der ganze Link einer Karte. Kopier ihn noch einmal.
own-card = Das ist deine eigene Karte. Gib sie jemand anderem.
already-contact = Diese Person ist schon ein Kontakt.
no-storage = Dieser Browser behält keine Daten für diese Seite. Das tun private Fenster und volle Datenträger.

## Linking this browser to an account that exists

join-offer = Du hast Kith schon auf einem anderen Gerät?
join-begin = Mit meinem Konto verbinden
join-code-title = Gib den Einmalcode ein
join-code-lead = Öffne auf deinem anderen Gerät Einstellungen, Geräte, „Gerät verbinden“; im Terminal: kith device link. Es zeigt einen Code, der fünf Minuten lang gilt.
join-code-label = Einmalcode
join-code-hint = Füge ihn ein oder tippe ihn ab; seine Wörter sind genauso gut.
join-name-label = Name dieses Browsers
join-name-hint = Deine anderen Geräte zeigen ihn. Sonst sieht ihn niemand.
join-send = Diesen Browser verbinden
join-waiting = Jetzt dein anderes Gerät
join-reaching = Dein anderes Gerät wird gesucht. Lass den Code dort offen.
join-stop = Abbrechen
join-elsewhere = Dieser Code gehört zum Relay { $relay }. Öffne dessen Seite in diesem Browser und gib den Code dort ein.
join-damaged = Ein Teil dieses Codes fehlt oder ist falsch. Kopiere ihn noch einmal.
join-newer = Dieser Code ist von einem neueren Kith. Lade diese Seite neu.
join-not-a-code = Das ist kein Code zum Verbinden eines Geräts.

## Several devices

link-chats = Unterhaltungen, in denen es sein darf, bevor du es bestätigst
link-chats-hint = Wähle keine, wenn du es gleich bestätigst: dann bekommt es alle.
link-show = Code zeigen
link-qr = Der Einmalcode als Bild zum Scannen
link-code = Einmalcode
link-how = Öffne auf dem neuen Gerät { $page } und wähle „Mit meinem Konto verbinden“; im Terminal: kith device join - und dann den Code einfügen.
link-again = Neuen Code zeigen
confirming = Es wird bestätigt …
signing-out = { $name } wird abgemeldet …
it-was-me = Das war ich
new-device = Ein neues Gerät wurde mit deinem Konto verbunden
forget = Löschen, was hier ist
forget-ask = Alle Unterhaltungen werden aus diesem Browser gelöscht. Deine anderen Geräte behalten ihre. Das lässt sich nicht rückgängig machen.
note-hint = Was du hier schreibst, ist auf allen deinen Geräten und bei niemandem sonst.
contact-changed = hat ein weiteres Gerät seit { $time }
contact-changed-hint = Wenn dich das wundert, frag mit der Stimme nach, bevor du schreibst, was niemand sonst lesen darf.
history-send = Ältere Nachrichten senden
history-lead = { $name } bekommt, was vorher geschrieben wurde, verschlüsselt über dein Relay.
history-month = Der letzten 30 Tage
history-year = Des letzten Jahres
history-all = Alles
history-none = Es gibt nichts Älteres zu senden.
history-arriving = Ältere Nachrichten kommen an …
under-way = Unterwegs

## Codes that are scanned where a device is linked

scan-code-hint = Halte den Code deines anderen Geräts vor die Kamera.
scan-code-found = Der Code wurde gelesen.
scan-other-code = Das ist kein Code zum Verbinden eines Geräts. Er sagt: { $text }
scan-card-here = Das ist eine Kontaktkarte, kein Code zum Verbinden eines Geräts. Karten fügst du unter „Neue Unterhaltung“ hinzu.
scan-kith-links = Halt: Das ist ein Code, der ein Gerät mit einem Kith-Konto verbindet. Er fügt keinen Kontakt hinzu und öffnet keine Gruppe. Wer dich dazu bringt, ihn hier zu benutzen, will dich hereinlegen.

## PIN und Sicherung, und Sperren in Eile

backup-title = PIN und Sicherung
backup-none = Du hast keine Sicherung: Wenn du dieses Gerät verlierst, sind Kontakte und Nachrichten weg. Mit einer PIN beginnt eine.
pin-ask = Weißt du deine PIN noch? Ohne sie kann niemand deine Sicherung öffnen, und niemand kann sie dir sagen.
pin-later = Später
pin-set = PIN setzen
pin-change = Andere PIN setzen
pin-check = PIN prüfen
pin-label = PIN
pin-again = Noch einmal dieselbe PIN
pins-differ = Die beiden PINs sind nicht gleich.
pin-hint = { $least } Zeichen oder mehr; nicht die PIN deines Telefons oder deiner Bankkarte.
phrase-label = Wiederherstellungssatz
phrase-once = Dieser Browser muss ihn einmal sehen. Er wird nicht behalten.
backup-now = Jetzt sichern
backup-drill = Probieren, ob sie sich öffnet
backup-restore = Sicherung hierher holen
backup-open = Dazu braucht es deine PIN und den Wiederherstellungssatz von deinem Papier.
lock-key = In Eile sperren, von jeder Ansicht aus und in allen Tabs: Strg + Umschalt + L
