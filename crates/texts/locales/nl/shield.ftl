### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Het vraagt om een code die jij hebt gekregen
asks-for-secret = Het vraagt om een wachtwoord, pincode of herstelwoorden
asks-for-card = Het vraagt om kaart- of bankgegevens
asks-for-money = Het vraagt om geld
asks-for-gift-cards = Het vraagt om cadeaukaarten
asks-for-data = Het vraagt om papieren of persoonlijke gegevens
asks-to-forward = Het wil doorgestuurd worden naar anderen
asks-to-move = Het wil verder in een andere app, nummer of account
asks-to-scan = Het vraagt je een code te scannen
asks-to-install = Het vraagt je iets te installeren
asks-to-verify = Het vraagt je een account te bevestigen of te deblokkeren
asks-to-open = Het dringt erop aan een link te openen
asks-to-call = Het vraagt je een nummer te bellen dat het geeft
asks-to-stay = Het vraagt je aan de lijn te blijven en stappen te volgen
asks-to-reply = Het wil een antwoord om een gesprek te beginnen
asks-not-to-call = Het zegt dat bellen niet kan
asks-for-secrecy = Het vraagt je het aan niemand te vertellen

## What it claims, offers and threatens with
claims-kinship = Het zegt van familie te komen
claims-new-number = Het noemt een nieuw nummer, nieuwe telefoon of nieuw account
claims-authority = Het zegt van een bank, instantie of bezorger te komen
claims-support = Het zegt van een klantenservice of beveiliging te komen
claims-mistake = Het noemt een vergissing of zoekt iemand anders
offers-prize = Het belooft een prijs of cadeau
offers-money = Het belooft geld: een teruggave, erfenis of schenking
offers-loan = Het biedt een lening aan
offers-job = Het biedt veel geld voor weinig werk
offers-profit = Het belooft winst uit een belegging
offers-affection = Het zoekt toenadering
offers-goods = Het verkoopt iets
demands-fee = Het wil een bijdrage, boete of porto
threatens = Het dreigt met een verlies
extorts = Het dreigt iets privés te laten zien
urges = Het geeft geen tijd om na te denken
disguised = De letters zijn vermomd
like-known-scams = Deze woorden lijken op die van bekende valstrikken
like-known-adverts = Deze woorden lijken op die van reclame

## The sender
sender-stranger = Je kent de afzender niet
sender-new = De afzender is een nieuw contact
first-message = Het is het eerste bericht van deze afzender
identity-changed = { $days ->
    [0] Sleutels, nummer of apparaat van de afzender zijn op dezelfde dag veranderd
    [one] Sleutels, nummer of apparaat van de afzender zijn een dag eerder veranderd
   *[other] Sleutels, nummer of apparaat van de afzender zijn { NUMBER($days) } dagen eerder veranderd
}
name-imitates = De naam doet zich voor als { $fact }

## A link
link-shortened = { $fact } verbergt waar de link heen gaat
link-bio = { $fact } leidt alleen naar andere links
link-punycode = De naam van de link is geschreven met letters die op andere lijken: { $fact }
link-mixed-scripts = De naam van de link mengt alfabetten: { $fact }
link-lookalike = De naam van de link lijkt op { $fact } en is het niet
link-near-miss = De naam van de link is { $fact } op één letter na
link-combined = De naam van de link zet { $fact } bij andere woorden
link-embedded = { $fact } staat alleen vóór de echte naam van de link
link-brand-in-path = De link noemt { $fact } en leidt naar een ander
link-address = De link leidt naar een adres zonder naam: { $fact }
link-user-info = { $fact } vóór de @ is niet waar de link heen gaat
link-port = De link leidt naar een ongewone poort: { $fact }
link-free-host = Iedereen kan een pagina hebben op { $fact }
link-dynamic = { $fact } is de machine van een onbekende
link-shown-differs = De link leidt naar { $fact }, en dat toont hij niet
link-program = De link leidt naar een programma: { $fact }
link-scheme = Het is geen webadres en doet bij het openen iets anders: { $fact }
link-strange-name = { $fact } heet zoals valstrikken heten

## A code, and what cannot be read
code-links-device = De code laat het apparaat van een ander toe tot je account
code-pays = De code betaalt iemand
code-joins-network = De code verbindt met een draadloos netwerk
code-adds-contact = De code voegt een contact toe
code-opens-link = De code opent een link
unknown-script = Het is in een schrift dat hier niet bekend is
too-short = Het is te kort om er iets over te zeggen

## What to do
advice-none = Niets spreekt ertegen
advice-call-them = Bel de persoon op het oude nummer voordat je iets doet
advice-keep-secret = Geef de code of het geheim aan niemand, wie er ook om vraagt
advice-use-own-way = Open hier niets; ga zoals altijd naar hun app of site
advice-do-not-scan = Scan hem niet en bevestig niets wat verschijnt
advice-do-not-pay = Betaal niet en antwoord niet; vertel het iemand die je vertrouwt en de politie
advice-do-not-answer = Antwoord niet; blokkeer de afzender
advice-unsubscribe = Het is reclame; blokkeer het als je het niet wilt
advice-ask-somebody = Hier kan niemand het zeggen; vraag iemand die de taal of de afzender kent

## The verdict
verdict-fine = Niets verdachts
verdict-advert = Reclame
verdict-scam = Dit lijkt op een valstrik
verdict-cannot-tell = Niet te zeggen
