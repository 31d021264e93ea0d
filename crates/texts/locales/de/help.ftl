### Was `--help` sagt, und mit ihm die Handbuchseiten.

about = Ein sicherer Messenger für Menschen und für Skripte
usage = Aufruf
commands = Befehle
arguments = Angaben
options = Optionen
examples = Beispiele
everywhere = Bei jedem Befehl
print-help = Zeigt diese Hilfe
print-version = Zeigt die Version
exit-codes = Jeder Befehl kennt --json, und --help zeigt Beispiele. Rückgabe: 0 getan, 1 abgelehnt oder nicht erreichbar (mit Grund), 2 falsch aufgerufen. Ohne Befehl beginnt Kith für Menschen: die ersten Schritte oder die Unterhaltungen.

home = Ordner mit dem Konto und seinen Nachrichten, verschlüsselt [Vorgabe: der Datenordner des Systems]
json = Gibt JSON aus, für Programme
passphrase-file = Datei, deren erste Zeile die Passphrase ist; - ist die Standardeingabe [Umgebung: KITH_PASSPHRASE_FILE]
lang = Sprache dessen, was Menschen lesen: en, es, it, de, fr, nl oder pt [Umgebung: KITH_LANG] [Vorgabe: die des Systems]
timeout = Wie lange auf das Relay gewartet wird, etwa 10s oder 5m [Vorgabe: 10s]

account = Dein Konto
account-create = Gründet ein Konto auf einem Relay
account-create-note = Fragt nach einer Passphrase, die diesen Ordner schützt, und zeigt einmal den Wiederherstellungssatz: schreib ihn auf. Ist das Relay nicht erreichbar, gib denselben Befehl noch einmal.
example-bot = fragt nichts: für Programme
relay = Adresse des Relays, etwa wss://relay.example/v1, oder ws://127.0.0.1:7171/v1 auf diesem Computer
name = Dein Name, wie ihn die sehen, die du annimmst oder fragst
invite = Einladungscode eines Relays, das einen verlangt; - ist die Standardeingabe
no-passphrase = Legt den Schlüssel stattdessen in eine Datei neben die Daten: schützt nur Kopien ohne diese Datei
recovery-file = Schreibt den Wiederherstellungssatz in diese neue Datei, statt ihn zu zeigen
ca-file = Datei mit Zertifikaten (PEM), denen neben denen des Systems getraut wird, für ein Relay mit eigenen; bleibt gemerkt
account-show = Zeigt dein Konto

card = Kontaktkarten: Links, mit denen andere dich fragen können
card-new = Macht eine Karte
once = Lässt nur eine einzige Anfrage herein
expires = Lässt nach dieser Zeit niemanden mehr herein, etwa 12h oder 7d
label = Eine Notiz für dich, die neben jeder Anfrage über diese Karte steht
card-list = Listet deine Karten auf
card-revoke = Nimmt eine Karte zurück: niemand kommt mehr mit ihr herein
card-id = Kennung der Karte, wie `kith card list` sie zeigt

## kith invitation

invitation = Einladungen auf dein Relay, wenn es nur Eingeladene aufnimmt
invitation-new = Macht eine Einladung für eine Person
invitation-new-note = Mit dem Code kann eine Person einmal ein Konto auf deinem Relay machen. Wie viele du machen darfst, bestimmt das Relay; wen ein Mitglied eingeladen hat, der beginnt mit keiner.
invitation-list = Listet die Einladungen auf, die du gemacht hast

contact = Menschen, die du kennst
contact-add = Bittet den Besitzer einer Karte, dich anzunehmen
contact-add-note = Die andere Seite sieht deine Anfrage mit drei Wörtern; lest sie einander vor, um sicher zu sein, wer es ist.
link = Link der Karte; - ist die Standardeingabe
local-name = Wie dieser Kontakt hier heißen soll [Vorgabe: der Name, den er sich gibt]
greeting = Die einzigen Worte, die mit einer Anfrage gehen: none, hello, we-met, family oder work [Vorgabe: none]
contact-list = Listet deine Kontakte auf
contact-verify = Vergleicht Sicherheitsnummern mit einem Kontakt
contact-verify-note = Zeigt die Nummer, die ihr beide seht, wenn niemand dazwischen ist. Vergleicht sie persönlich oder mit der Stimme.
example-verified = die Nummern sind gleich
yes = Vermerkt den Kontakt als verifiziert: ihr habt verglichen, und die Nummern sind gleich
contact-block = Beendet die Unterhaltung und nimmt jedes Recht zurück, dich zu erreichen
contact-block-note = Was geschrieben wurde, bleibt mit `kith chat read` lesbar.
contact-unblock = Erlaubt einen neuen Anfang mit einem blockierten Kontakt
contact-unblock-note = Nichts von der alten Unterhaltung lebt wieder auf: tauscht eine Karte aus, um neu zu beginnen.
contact-name = Name des Kontakts, wie `kith contact list` ihn zeigt

request = Menschen, die angenommen werden möchten
request-list = Listet offene Anfragen auf
request-list-note = Der Name, den sich ein Fremder gibt, beweist nichts. Vergleicht die drei Wörter mit der Stimme.
request-accept = Nimmt eine Anfrage an und eröffnet die Unterhaltung
request-decline = Lehnt eine Anfrage ab; die andere Seite erfährt nichts
request-id = Kennung der Anfrage, wie `kith request list` sie zeigt

chat = Unterhaltungen
chat-list = Listet Unterhaltungen auf, mit dem, was ungelesen ist
chat-read = Zeigt eine Unterhaltung und vermerkt sie als gelesen
chat-read-note = Zeigt, was in diesem Ordner ist, auch ohne Relay; `kith sync` holt, was neu ist.
limit = Nur die neuesten N Nachrichten
chat-send = Schreibt eine Nachricht
chat-send-note = Ohne --wait wird die Nachricht aufbewahrt und einmal gesendet, wenn das Relay jetzt erreichbar ist; sonst sendet sie der nächste Befehl, der es erreicht. Sie wird nie zweimal gesendet.
text = Der Text; - ist die Standardeingabe
wait = Endet, wenn das Relay sie dauerhaft hat (0), sie ablehnt oder --timeout um ist (1)
example-hello = Hallo
example-eight = Bis um acht
example-durable = Liegt dauerhaft auf dem Relay, wenn dies mit 0 endet
example-dash = -- ein Text, der mit einem Strich beginnt

sync = Tauscht alles aus, was wartet, und endet
listen = Bleibt verbunden und gibt für alles, was geschieht, eine Zeile aus
listen-note = Verbindet sich von selbst wieder. Andere Befehle gehen daneben. Endet mit Strg-C oder SIGTERM.
settings = Was andere erfahren, und wem dieses Gerät traut
settings-marks = Zeigt oder schaltet, was Kontakte gemeldet bekommen
example-marks = zeigt, was eingestellt ist
example-read-off = niemand erfährt, wann du liest
delivered = Ob Kontakte erfahren, dass eine Nachricht angekommen ist: on oder off
read = Ob Kontakte erfahren, dass du eine Nachricht gelesen hast: on oder off
settings-ca-file = Zeigt oder ändert die Zertifikate, denen neben denen des Systems getraut wird
settings-ca-file-path = Datei mit Zertifikaten in PEM, übernommen, wie sie jetzt ist; - ist die Standardeingabe
settings-ca-file-none = Traut nur den Zertifikaten des Systems
rpc = Bedient JSON-RPC 2.0 auf Standardein- und -ausgabe, für Bots
rpc-note = Eine Anfrage je Zeile hinein, eine Antwort oder ein Ereignis je Zeile heraus; docs/rpc.md beschreibt alles. Erlaubt ist nur, was --allow nennt: Geräte verbinden oder die Wiederherstellung ändern kann ein Bot in keinem Fall.
allow = Was das Programm darf: { $scopes }; mehrere mit Kommas
completions = Gibt die Vervollständigungen für eine Shell aus
completions-shell = Die Shell: bash, zsh oder fish
man = Schreibt die Handbuchseiten
man-folder = Der Ordner, in den sie geschrieben werden
example-card-new = ein Link zum Weitergeben: wer ihn hat, kann um Annahme bitten
example-contact-add = fragt den Besitzer einer Karte
example-request-list = wer angenommen werden möchte
example-listen = eine Zeile für alles, was geschieht
example-label = Schachverein

check = Prüft, ob eine Nachricht oder ein Link eine Falle ist
check-text = Die Nachricht; - ist die Standardeingabe
check-link = Ein Link; - ist die Standardeingabe
check-explain = Sagt, was ein Grund bedeutet und was zu tun ist
check-batch = Datei mit einem JSON-Objekt je Zeile (text und, falls bekannt, lang und context); - ist die Standardeingabe. Gibt ein Urteil je Zeile aus
check-chat = Ein exportierter WhatsApp-Chat, als .txt oder .zip
check-me = Dein eigener Name in diesem Chat: deine Nachrichten werden nicht geprüft
check-report = Außerdem eine Seite über den Chat in diese Datei schreiben
check-image = Ein Bild (PNG, JPEG oder WebP): was die QR-Codes darin tun
check-note = Nichts verlässt dieses Gerät: Es braucht kein Konto, keinen Ordner und kein Netz.

## kith screen

screen = Die Unterhaltungen auf dem ganzen Bildschirm
screen-note = F1 zeigt die Tasten, F2 alles, was man tun kann. NO_COLOR schaltet Farben ab.
linear = Einfache Zeilen statt des ganzen Bildschirms: für Vorleseprogramme

## kith device
device = Deine Geräte
device-list = Zeigt die Geräte deines Kontos
device-link = Lässt ein anderes Gerät in dein Konto: zeigt einen Code für ein Mal
device-link-note = Ruf es auf einem Gerät auf, das schon im Konto ist, und `kith device join` mit dem Code auf dem neuen. Bevor etwas hereinkommt, siehst du, was anfragt und wo es ist, und wirst gefragt. Bis du es bestätigst, ist das neue nur in den mit --chat gewählten Chats.
device-link-timeout = Wie lange auf das neue Gerät gewartet wird [Standard: 5m]
device-link-chat = Ein Kontakt, in dessen Unterhaltung das Gerät auf Probe darf; mehrfach möglich
device-link-yes = Lässt ohne zu fragen herein, was den Code hat, auch aus einem anderen Netz
device-join = Tritt dem Konto bei, dessen Gerät einen Code zeigt
device-join-note = Für einen neuen, leeren Ordner. Fragt nach einer Passphrase, die diesen Ordner schützt, und wartet dann auf dein Ja auf dem anderen Gerät. Wird es verweigert, bleibt nichts zurück.
device-join-code = Der Code, den das andere Gerät zeigt, oder seine Wörter in Anführungszeichen; - ist die Standardeingabe
device-join-name = Wie dieses Gerät in der Liste heißt [Standard: der Name des Rechners]
device-join-timeout = Wie lange auf das Ja des anderen Geräts gewartet wird [Standard: 5m]
device-confirm = Beendet die Probe eines Geräts: es bekommt alle deine Unterhaltungen
device-confirm-note = Tu es, wenn du das neue Gerät in der Hand hast und es deinen Namen zeigt. Was vor der Bestätigung geschrieben wurde, kommt nicht mit; `kith history send` bringt es.
device-remove = Meldet ein Gerät ab und gibt jeder Unterhaltung neue Schlüssel
device-remove-note = Es liest nichts mehr, was danach geschrieben wird. Was es schon hat, bleibt darauf.
device-remove-yes = Meldet es ohne zu fragen ab
device-id = Kennung des Geräts, ihr Anfang (ab 4 Zeichen) oder sein Name, wie `kith device list` sie zeigt
example-device-link = auf dem Gerät, das du hast
example-device-join = auf dem neuen

## kith history

history = Was gesagt wurde, bevor ein Gerät dazukam
history-send = Einem anderen deiner Geräte senden, was vorher gesagt wurde
history-send-note = Sendet nur Texte, für dieses Gerät versiegelt, über dein Relay: Sind sie dort, kann dieses Gerät gehen. Bestätige das andere Gerät zuerst.
history-since = Nur was in dieser Zeit geschrieben wurde, etwa 30d [Vorgabe: alles]
history-timeout = Wie lange gewartet wird, bis das Relay alles hat [Vorgabe: 10m]
account-freeze = Sperre dein Konto: schnell, wenn etwas nicht stimmt
account-freeze-note = Beendet sofort jedes Verknüpfen und jede Änderung, und deine Kontakte halten zurück, was in deinem Namen geschrieben wird. Lesen, nein sagen und Geräte abmelden gehen weiter. Mit --recovery-file geht es von jedem Computer aus, ohne eines deiner Geräte.
account-thaw = Hebe die Sperre auf
account-recover = Hole dein Konto mit dem Wiederherstellungssatz in einen neuen, leeren Ordner zurück
account-recover-note = Für den Fall, dass alle Geräte verloren sind: Mit einem davon nimm `kith device link`. Das Konto wartet einen Tag, wenn eines seiner Geräte den Hinweis gezeigt hat, sonst eine Woche, damit du nein sagen kannst, falls du es nicht bist.
recovery = Eine Wiederherstellung deines Kontos: wie sie steht, und nein sagen
recovery-status = Frage das Relay, ob jemand dein Konto wiederherstellt
recovery-veto = Sag nein zu einer Wiederherstellung, oder hole das Konto von ihr zurück
phrase-file = Die Datei mit dem Wiederherstellungssatz; - ist die Standardeingabe
phrase-relay = Das Relay, auf dem das Konto ist
recovery-yes = Beantworte jede Frage mit ja
guardian = Kontakte, die für dich bürgen, damit du dein Konto binnen Minuten zurückbekommst
guardian-add = Einen Kontakt bitten, für dich zu bürgen
guardian-add-note = Wähle Menschen, die du anrufen kannst. Mehr als die Hälfte muss zustimmen, wenn du nichts anderes sagst. Jede Änderung wartet so lange wie eine Wiederherstellung, und jedes deiner Geräte kann sie zurücknehmen.
guardian-list = Deine Bürgen zeigen, und für wen du bürgst
guardian-remove = Jemanden nicht mehr für dich bürgen lassen
guardian-threshold = Sagen, wie viele zustimmen müssen; ohne Zahl mehr als die Hälfte
guardian-threshold-number = So viele
guardian-keep = Eine Änderung deiner Bürgen zurücknehmen, die noch wartet
guardian-request = Den Code zeigen, mit dem deine Bürgen einer Wiederherstellung zustimmen
guardian-request-note = In dem Ordner, in dem `kith account recover` lief. Lies den Code am Telefon vor oder zeig ihn bei einem Treffen; einer gilt für alle. Schreib ihn nie in einen Chat.
guardian-approve = Der Wiederherstellung eines Kontakts zustimmen, nach einem Anruf oder Treffen
guardian-approve-note = Nur für einen Code, den du von der Person selbst gehört hast: Diebe bitten um genau das. Es wird gezeigt, wessen Konto es ist, und gefragt, bevor zugestimmt wird.
guardian-code = Der Code, der dir vorgelesen wurde; - ist die Standardeingabe
guardian-yes = Du hast die Person gehört oder gesehen: jede Frage mit ja beantworten

## PIN und Sicherung
pin = Die PIN setzen, die deine Sicherung schützt, oder probieren, ob du sie noch weißt
pin-set = Die PIN setzen und eine erste Sicherung machen
pin-check = Probieren, ob du die PIN noch weißt
pin-file = Datei mit der PIN; - ist die Standardeingabe
backup = Eine Sicherung machen, erproben oder alles daraus zurückholen
backup-now = Jetzt eine Sicherung machen
backup-status = Zeigen, wann die letzte Sicherung gemacht wurde und was darin ist
backup-restore = Kontakte, Einstellungen und Nachrichten aus der neuesten Sicherung zurückholen
backup-drill = Probieren, ob sich die neueste Sicherung mit PIN und Satz öffnet; ändert nichts
