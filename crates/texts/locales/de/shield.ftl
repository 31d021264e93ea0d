### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Es verlangt einen Code, der bei dir angekommen ist
asks-for-secret = Es verlangt ein Passwort, eine PIN oder Wiederherstellungswörter
asks-for-card = Es verlangt Karten- oder Kontodaten
asks-for-money = Es verlangt Geld
asks-for-gift-cards = Es verlangt Geschenkkarten
asks-for-data = Es verlangt Ausweise oder persönliche Angaben
asks-to-forward = Es will an andere weitergeleitet werden
asks-to-move = Es will in einer anderen App, Nummer oder einem anderen Konto weitermachen
asks-to-scan = Du sollst einen Code scannen
asks-to-install = Du sollst etwas installieren
asks-to-verify = Du sollst ein Konto bestätigen oder entsperren
asks-to-open = Es drängt dich, einen Link zu öffnen
asks-to-call = Du sollst eine Nummer anrufen, die darin steht
asks-to-stay = Du sollst dranbleiben und Anweisungen folgen
asks-to-reply = Es will eine Antwort, um ins Gespräch zu kommen
asks-not-to-call = Es sagt, dass man nicht anrufen kann
asks-for-secrecy = Du sollst es niemandem sagen

## What it claims, offers and threatens with
claims-kinship = Es gibt vor, aus deiner Familie zu kommen
claims-new-number = Es spricht von einer neuen Nummer, einem neuen Telefon oder Konto
claims-authority = Es gibt vor, von einer Bank, einem Amt oder einem Paketdienst zu kommen
claims-support = Es gibt vor, vom Kundendienst oder der Sicherheit zu kommen
claims-mistake = Es nennt einen Irrtum oder sucht jemand anderen
offers-prize = Es verspricht einen Gewinn oder ein Geschenk
offers-money = Es verspricht Geld: eine Erstattung, ein Erbe, eine Spende
offers-loan = Es bietet einen Kredit an
offers-job = Es bietet viel Geld für wenig Arbeit
offers-profit = Es verspricht Gewinn aus einer Geldanlage
offers-affection = Es sucht Nähe
offers-goods = Es verkauft etwas
demands-fee = Es will eine Gebühr, ein Bußgeld oder Porto
threatens = Es droht mit einem Verlust
extorts = Es droht, etwas Privates zu zeigen
urges = Es lässt keine Zeit zum Nachdenken
disguised = Seine Buchstaben sind verkleidet
like-known-scams = Diese Worte gleichen denen bekannter Fallen
like-known-adverts = Diese Worte gleichen denen von Werbung

## The sender
sender-stranger = Du kennst den Absender nicht
sender-new = Der Absender ist ein neuer Kontakt
first-message = Es ist die erste Nachricht von diesem Absender
identity-changed = { $days ->
    [0] Schlüssel, Nummer oder Gerät des Absenders haben sich am selben Tag geändert
    [one] Schlüssel, Nummer oder Gerät des Absenders haben sich einen Tag vorher geändert
   *[other] Schlüssel, Nummer oder Gerät des Absenders haben sich { NUMBER($days) } Tage vorher geändert
}
name-imitates = Der Name gibt sich für { $fact } aus

## A link
link-shortened = { $fact } verbirgt, wohin der Link führt
link-bio = { $fact } führt nur zu weiteren Links
link-punycode = Der Name des Links ist in Buchstaben geschrieben, die anderen gleichen: { $fact }
link-mixed-scripts = Der Name des Links mischt Alphabete: { $fact }
link-lookalike = Der Name des Links sieht aus wie { $fact } und ist es nicht
link-near-miss = Der Name des Links ist { $fact } bis auf einen Buchstaben
link-combined = Der Name des Links verbindet { $fact } mit anderen Wörtern
link-embedded = { $fact } steht nur vor dem wirklichen Namen des Links
link-brand-in-path = Der Link nennt { $fact } und führt zu jemand anderem
link-address = Der Link führt zu einer Adresse ohne Namen: { $fact }
link-user-info = { $fact } vor dem @ ist nicht, wohin der Link führt
link-port = Der Link führt zu einem ungewöhnlichen Port: { $fact }
link-free-host = Bei { $fact } kann jeder eine Seite haben
link-dynamic = { $fact } ist der Rechner eines Unbekannten
link-shown-differs = Der Link führt zu { $fact }, was er nicht zeigt
link-program = Der Link führt zu einem Programm: { $fact }
link-scheme = Es ist keine Webadresse und tut beim Öffnen etwas anderes: { $fact }
link-strange-name = { $fact } heißt, wie Fallen heißen

## A code, and what cannot be read
code-links-device = Der Code lässt ein fremdes Gerät in dein Konto
code-pays = Der Code bezahlt jemanden
code-joins-network = Der Code verbindet mit einem Funknetz
code-adds-contact = Der Code fügt einen Kontakt hinzu
code-opens-link = Der Code öffnet einen Link
unknown-script = Es ist in einer Schrift, die hier nicht bekannt ist
too-short = Es ist zu kurz, um etwas zu sagen

## What to do
advice-none = Nichts spricht dagegen
advice-call-them = Ruf die Person unter der alten Nummer an, bevor du etwas tust
advice-keep-secret = Gib den Code oder das Geheimnis niemandem, egal wer fragt
advice-use-own-way = Öffne hier nichts; geh wie immer in ihre App oder auf ihre Seite
advice-do-not-scan = Scanne ihn nicht und bestätige nichts, was dann erscheint
advice-do-not-pay = Zahl nicht und antworte nicht; sag es jemandem, dem du vertraust, und der Polizei
advice-do-not-answer = Antworte nicht; blockiere den Absender
advice-unsubscribe = Es ist Werbung; blockiere sie, wenn du sie nicht willst
advice-ask-somebody = Das lässt sich hier nicht sagen; frag jemanden, der die Sprache oder den Absender kennt

## The verdict
verdict-fine = Nichts Verdächtiges
verdict-advert = Werbung
verdict-scam = Das sieht nach einer Falle aus
verdict-cannot-tell = Lässt sich nicht sagen
