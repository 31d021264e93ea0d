### Several devices of one account: what every client says about them.

## The list
devices = Geräte
this-device = dieses Gerät
first-device = das erste Gerät
confirmed = bestätigt
probation = auf Probe bis { $time }
kind-terminal = Terminal
kind-web = Browser
kind-other = ein anderes Programm
no-name = ohne Namen
linked-on = verbunden { $time }
last-used = benutzt { $time }

## The one-time code
code-what = Dieser Code lässt ein anderes Gerät in dein Konto, einmal, innerhalb von fünf Minuten.
code-warning = Gib ihn nur in ein Gerät ein, das du selbst in der Hand hast. Niemand braucht ihn je von dir zu hören: kein Freund, keine Bank, niemand von Kith. Wer dich danach fragt, will deine Nachrichten lesen.
code-next = Wenn das Gerät anfragt, zeigt dir dieses hier, was es ist, und lässt es nur herein, wenn du es sagst.
code-ends = Der Code endet in { $time }.
code-words = Dasselbe in Wörtern, zum Vorlesen oder Tippen:
waiting = Es wird auf das andere Gerät gewartet.

## Who asks
asks = Ein Gerät möchte in dein Konto:
label-name = Name
label-kind = was es ist
label-network = wo es ist
network-near = im selben Netz wie dieses Gerät
network-far = in einem ANDEREN Netz, bei { $address }
network-unknown = vielleicht in einem ANDEREN Netz: das Relay sagt nicht, wo
asks-next = Wenn du es hereinlässt, ist es zuerst auf Probe: Es liest und schreibt nur in den Chats, die du dafür gewählt hast, und sieht nichts von früher. Deine Geräte melden es dir, und du kannst es jederzeit abmelden.
ask-admit = Ist das dein eigenes Gerät, hast du es in der Hand, und hast du den Code gerade selbst eingegeben?
far-warning = Das Gerät ist nicht dort, wo dieses ist. So geht ein bekannter Trick: Jemand in der Ferne zeigt dir eine Seite oder ruft dich an, bis du einen Code dort eingegeben hast, wo er ihn haben will, und liest dann mit. Bist du nicht sicher, sag nein: Ein neuer Code ist gleich gemacht. Aus einem anderen Netz dauert die Probe länger.
ask-far = Ist es wirklich dein eigenes Gerät, in deiner Hand, obwohl es in einem anderen Netz ist?

## What came of it
admitting = Es wird hereingelassen.
admitted = { $name } ist verbunden, und auf Probe bis { $time }.
admitted-next = Sieh nach, ob es jetzt deinen Namen zeigt. Wenn ja, bestätige es hier, dann hat es alle deine Unterhaltungen. Wenn nicht, melde es sofort ab.
refused = Es wurde nicht hereingelassen, und der Code ist zu nichts mehr gut.
code-over = Der Code ist vorbei: Niemand kann ihn mehr benutzen.

## On the new device
join-asked = Dein anderes Gerät ist gefragt. Sieh hin: Es zeigt dieses hier und wartet auf dein Ja.
joined = Dieses Gerät gehört jetzt zum Konto von { $name }, und ist auf Probe bis { $time }.
joined-next = Es hat die Chats, die du dafür gewählt hast, von jetzt an. Bestätige es auf deinem anderen Gerät, dann hat es alle.
join-refused = Das andere Gerät hat dieses nicht hereingelassen.
join-expired = Niemand hat dieses Gerät rechtzeitig hereingelassen.

## Confirming
ask-confirm = { $name } bestätigen? Es bekommt alle deine Kontakte und Unterhaltungen und kann dann Geräte verbinden und abmelden wie dieses.
confirmed-now = { $name } ist bestätigt und hat von jetzt an alle deine Unterhaltungen.
confirmed-soon = { $name } ist bestätigt. Es bekommt deine Unterhaltungen von selbst, sobald beide Geräte verbunden sind.

## Signing out
ask-remove = { $name } abmelden? Es kann nichts mehr lesen, was danach geschrieben wird. Was es schon hat, bleibt darauf.
ask-remove-this = Dieses Gerät selbst abmelden? Es kann nichts mehr senden und empfangen. Was es schon hat, bleibt darauf.
removing = { $name } ist draußen. Jede Unterhaltung bekommt neue Schlüssel …
rekeyed = { NUMBER($done) } von { NUMBER($total) } Unterhaltungen haben neue Schlüssel
removed-now = { $name } ist abgemeldet, und jede Unterhaltung hat neue Schlüssel.
removed-this = Dieses Gerät ist abgemeldet; noch lässt sich das rückgängig machen. Was hier ist, kann noch gelesen werden; nichts kommt mehr an oder wird gesendet. Hat ein anderes deiner Geräte es abgemeldet, wird hier alles gelöscht, sobald sich das nicht mehr rückgängig machen lässt.
erased-this = Dieses Gerät wurde endgültig abgemeldet, und was darauf war, ist gelöscht.

## What happened
event-added = Ein neues Gerät, { $name }, wurde mit deinem Konto verbunden. Wenn du das nicht warst, melde es jetzt ab.
event-reminder = Vor kurzem wurde ein Gerät, { $name }, mit deinem Konto verbunden. Wenn du das nicht warst, melde es jetzt ab.
event-confirmed = { $name } ist bestätigt: Es ist in allen deinen Unterhaltungen.
event-removed = { $name } wurde abgemeldet.
event-this-added = Dieses Gerät ist verbunden, und auf Probe.
event-this-confirmed = Dieses Gerät ist bestätigt: Es ist in allen deinen Unterhaltungen.
linking-ready = Der Code kann jetzt benutzt werden.
linking-asked = Ein Gerät möchte in dein Konto.
linking-answered = Das Gerät, das gefragt hat, hat seine Antwort.

## The notice that stays while a device is new
banner = Ein neues Gerät, { $name }, wurde am { $time } verbunden.
not-mine = Nicht meins
sign-out = Abmelden
confirm = Bestätigen
link-a-device = Gerät verbinden
note-to-self = Notizen an mich
let-in = Hereinlassen
keep-out = Nicht hereinlassen
take-back = Code zurücknehmen
who-asks = Wer fragt
another-network = In einem anderen Netz
only-this = Das ist dein einziges Gerät. Verbinde ein weiteres, um deine Chats auch dort zu haben.
unlock-again = Noch einmal deine Passphrase: Was folgt, entscheidet, wer deine Nachrichten lesen kann.
wrong-passphrase = Das ist nicht die Passphrase.
probation-here = Dieses Gerät ist auf Probe bis { $time }: Es hat nur die Chats, die dafür gewählt wurden. Bestätige es auf deinem anderen Gerät.

## What was said before a device came

history-progress = das Relay hat { NUMBER($percent) } % davon
history-sent =
    { $count ->
        [one] Ein Text ist
       *[other] { $count } Texte sind
    } unterwegs zu { $device }; das Gerät nimmt sie auf, sobald es verbunden ist
history-arrived =
    { $count ->
        [one] ein Text
       *[other] { $count } Texte
    } aus der Zeit vor diesem Gerät angekommen
