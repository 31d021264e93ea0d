### Was schiefging, nach Namen, die als Daten kommen.

relay-refused = das Relay hat abgelehnt: { $why }
relay-misbehaved = das Relay verhält sich falsch: { $what }
peer-misbehaved = eine Gegenseite verhält sich falsch: { $what }

fault-wrong-key = es zeigt einen anderen Schlüssel als bisher
fault-forged = es hat geschickt, was sich nicht prüfen lässt
fault-disorder = es hat Einträge in falscher Reihenfolge geliefert
fault-withheld = es hat eine Nachricht zurückgehalten, die ein Mitglied gesehen hat
fault-equivocated = es hat verschiedenen Mitgliedern verschiedene Verläufe gezeigt
fault-lost-data = es hat Nachrichten verloren, die es bestätigt hatte

refusal-malformed = das Relay konnte die Anfrage nicht lesen
refusal-too-large = die Anfrage ist größer, als das Relay erlaubt
refusal-wrong-role = nicht auf einer Verbindung dieser Art
refusal-not-authenticated = das Relay erkennt den Nachweis dieses Geräts nicht an
refusal-session-taken = die Sitzungsnummer dieses Geräts wurde schon benutzt
refusal-rate-limited = zu viele Anfragen; wieder in { NUMBER($milliseconds) } ms
refusal-full = das Kontingent des Kontos auf dem Relay ist verbraucht
refusal-chain-rule = die Kette des Kontos erlaubt es nicht: { $rule }
refusal-not-admitted = das Relay nimmt nur mit Einladung auf, und diese öffnet es nicht
refusal-unavailable = nicht verfügbar
refusal-no-right = kein Recht an diesem Kanal
refusal-stale-epoch = die Unterhaltung ist inzwischen weitergegangen
refusal-channel-taken = die Kennung des Kanals ist vergeben
refusal-too-many = zu viele Kanäle auf einer Verbindung
refusal-internal = das Relay hat einen eigenen Fehler; nichts wurde getan

## Was in einer Unterhaltung fehlt, oder warum sie zu Ende ist

loss-unreadable = eine Nachricht ließ sich nicht lesen: Sie kommt von einer anderen Version oder ist beschädigt
loss-passed-over = etwas in dieser Unterhaltung ließ sich nicht lesen und wurde übergangen
loss-expired = Nachrichten sind auf dem Relay abgelaufen, bevor dieses Gerät wiederkam
loss-readmission = hier fehlen Nachrichten; die andere Seite wurde gebeten, dieses Gerät wieder einzulassen
loss-being-readmitted = die andere Seite lässt dieses Gerät wieder ein; bis dahin können hier Nachrichten fehlen
loss-unreachable = die andere Seite ist nicht mehr erreichbar
loss-ended = die andere Seite hat die Unterhaltung beendet
loss-broken = die App der anderen Seite oder das Relay hat diese Unterhaltung zerstört; tauscht Karten aus, um neu zu beginnen
loss-taken-out = dieses Gerät wurde aus der Unterhaltung genommen
loss-no-device = die andere Seite hat kein Gerät, das sich hinzufügen ließe
loss-no-channel = das Relay wollte für diese Unterhaltung keinen Kanal öffnen
loss-bad-invitation = die Einladung in die Unterhaltung lässt sich nicht öffnen; bitte darum, noch einmal angenommen zu werden

## Warum eine Karte nicht ging: nach contact-failed

card-not-valid = diese Karte gilt nicht mehr; bitte um eine neue
card-other-key = das Relay gab einen anderen Schlüssel, als die Karte nennt; bitte auf anderem Weg um eine neue Karte

## Schwierigkeiten, die keine Ablehnung sind

trouble-peer-misbehaved = die App von jemandem hat geschickt, was keine App von Kith schickt; es wurde übergangen
trouble-relay-misbehaved = ein Relay hat getan, was kein ehrliches und heiles Relay tut; es wurde übergangen
trouble-other-relay = diese Seite darf nur mit dem Relay sprechen, von dem sie kam; schreibe Menschen auf anderen Relays mit den anderen Programmen von Kith

## Was das Betriebssystem zu einer Datei sagt: nach cannot-read und cannot-write

io-not-found = eine solche Datei oder einen solchen Ordner gibt es nicht
io-denied = dieser Benutzer darf das nicht; prüf, wem es gehört und was erlaubt ist
io-exists = das gibt es schon
io-not-a-folder = ein Teil des Pfads ist kein Ordner
io-is-a-folder = es ist ein Ordner
io-read-only = dieser Datenträger lässt sich nur lesen
io-full = es ist kein Platz mehr; mach welchen frei und versuch es noch einmal
io-busy = ein anderes Programm benutzt es; schließ dieses und versuch es noch einmal
io-faulty = der Datenträger hat einen Fehler; prüf ihn, und mach eine Kopie von dem, was du hast

## What a chain of devices does not allow: behind relay-refused
rule-last-device = das ist das letzte bestätigte Gerät des Kontos, und eines muss bleiben, um nein zu sagen
rule-not-on-probation = das Gerät ist schon bestätigt
rule-too-many-devices = das Konto hat so viele Geräte, wie es haben darf; melde zuerst eines ab
rule-removed = dieses Gerät wurde abgemeldet
rule-not-linked = das Gerät ist nicht mehr verbunden
rule-not-confirmed = dieses Gerät ist auf Probe; bestätige es zuerst von einem älteren aus
rule-younger = das Gerät ist älter als dieses, und das ältere entscheidet
rule-unknown-device = dieses Gerät gehört nicht zum Konto
rule-too-early = dafür ist es zu früh; ein Gerät aus einem anderen Netz kann nach einem Tag bestätigt werden
rule-frozen = das Konto ist eingefroren
rule-device-may-not = das darf nur der Wiederherstellungssatz
rule-ended = das Konto ist geschlossen oder umgezogen
