### Was Befehle ausgeben, fragen und unterwegs mitteilen.

no-cards = keine Karten; `kith card new` macht eine
no-invitations = keine Einladungen; `kith invitation new` macht eine
no-contacts = keine Kontakte; frag jemanden mit `kith contact add LINK`
no-requests = keine Anfragen
no-chats = keine Unterhaltungen
no-messages = keine Nachrichten
synced = alles ist ausgetauscht
no-name = kein Name
lookalike = sieht aus wie ein anderer Name
you = du
unread-mark = neu
unread = { NUMBER($count) } neu
verified = verifiziert
once = einmalig
on = an
off = aus
until = bis { $time }
says = nennt sich „{ $name }“
by-card = über Karte { $card }
greeting-hello = „Hallo“
greeting-we-met = „Wir kennen uns“
greeting-family = „Wir sind verwandt“
greeting-work = „Es geht um die Arbeit“

label-name = Name
label-account = Konto
label-device = Gerät
label-relay = Relay
label-state = Status
label-delivered = meldet Zustellung
label-read = meldet Gelesenes
ready = bereit
not-ready = noch nicht auf seinem Relay
copied = ältere Kopie: nur zum Lesen
account-made = { $name } ist bereit auf { $relay }
phrase-written = Der Wiederherstellungssatz steht in { $file }: verwahre ihn, wo nur du ihn findest.
key-file-note = Auch der Schlüssel liegt in diesem Ordner: Wer eine Kopie des ganzen Ordners hat, kann ihn lesen.

card-made = Karte { $id }: Gib diesen Link denen, von denen du hören möchtest.
card-revoked = Karte { $id } lässt niemanden mehr herein
invitation-made =
    Gib diesen Code einer Person; sie macht damit ein Konto:

    kith account create --relay { RAW($relay) } --name NAME --invite { RAW($code) }
asked = Anfrage an { $name } ist gesendet
asked-words = Anfrage an { $name } ist gesendet; die Wörter zum Vergleichen mit der Stimme: { $words }
compare = die Wörter zum Vergleichen mit der Stimme: { $words }
accepted = { $name } ist angenommen: schreib mit `kith chat send { RAW($typed) } TEXT`
declined = Anfrage { $id } ist abgelehnt
blocked = { $name } ist blockiert
unblocked = { $name } ist nicht mehr blockiert; tauscht Karten aus, um neu zu beginnen
safety-number =
    Die Sicherheitsnummer von dir und { $name }:

    { $number }

    Sie ist auf beiden Seiten gleich, wenn niemand dazwischen ist.
is-verified = { $name } ist als verifiziert vermerkt
how-to-verify = Wenn ja: kith contact verify { RAW($typed) } --yes

message-waiting = wartet auf Annahme
message-queued = im Ausgang
message-sent = gesendet
message-delivered = zugestellt
message-read = gelesen
message-failed = nicht gesendet

contact-adding = wird angefragt
contact-failed = Anfrage gescheitert
contact-requested = angefragt, noch keine Antwort
contact-accepting = wird angenommen
contact-active = Kontakt
contact-ended = beendet
contact-blocked = blockiert
contact-unblocked = nicht mehr blockiert

card-waiting = noch nicht auf dem Relay
card-active = gültig
card-used = verbraucht
card-expired = abgelaufen
card-revoked-state = zurückgenommen
invitation-waiting = noch nicht auf dem Relay
invitation-active = gültig für ein Konto
invitation-refused = vom Relay abgelehnt

event-online = verbunden
event-offline = nicht verbunden; wird wieder versucht
event-account-ready = das Konto steht auf seinem Relay
event-copied = Dieser Ordner ist eine ältere Kopie eines Ordners, der seitdem benutzt wurde: Von hier wird nichts mehr gesendet. Mach mit dem Original weiter; was hier steht, bleibt lesbar
event-card-ready = Karte { $card } gilt
event-invitation = Einladung { $invitation }: { $state }
event-request = jemand bittet um Annahme: `kith request list` zeigt Anfrage { $request }
event-contact = { $name }: { $state }
event-marked = { $chat }: { $count ->
    [one] eine Nachricht
   *[other] mehrere Nachrichten
} { $state }
event-alarm = Warnung: { $text }
event-alarm-in = Warnung, { $chat }: { $text }

ask-passphrase = Passphrase:
ask-new-passphrase = Neue Passphrase, die diesen Ordner schützt:
ask-again = Noch einmal dieselbe:
ask-same-number = Sieht die andere Seite dieselbe Nummer? [j/N]
yes-words = j ja
wrong-word = Das ist ein anderes Wort.
recovery-phrase =
    Das ist dein Wiederherstellungssatz. Er wird nur einmal gezeigt. Schreib ihn auf und verwahre ihn, wo nur du ihn findest:

    { $words }
ask-word = Gib zum Fortfahren Wort Nummer { NUMBER($number) } des Satzes ein:

own-certificates = { $count ->
    [0] nur den Zertifikaten des Systems wird getraut
    [one] einem Zertifikat wird neben denen des Systems getraut
   *[other] { $count } Zertifikaten wird neben denen des Systems getraut
}

## Devices
yes-no = [j/N]
no-devices = noch keine Geräte; `kith account create` macht das erste
how-to-join = Auf dem anderen Rechner: kith device join CODE
how-to-confirm = Bestätigen: kith device confirm { RAW($id) }
how-to-remove = Abmelden: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = hat ein weiteres Gerät seit { $time }
