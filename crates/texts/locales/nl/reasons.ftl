### Wat er misging, met namen die als gegevens komen.

relay-refused = de relay weigerde: { $why }
relay-misbehaved = de relay gedraagt zich verkeerd: { $what }
peer-misbehaved = een tegenpartij gedraagt zich verkeerd: { $what }

fault-wrong-key = hij toont een andere sleutel dan eerst
fault-forged = hij stuurde iets wat niet te controleren is
fault-disorder = hij leverde gegevens in de verkeerde volgorde
fault-withheld = hij hield een bericht achter dat een lid heeft gezien
fault-equivocated = hij toonde verschillende leden een verschillend verloop
fault-lost-data = hij verloor berichten die hij had bevestigd

refusal-malformed = de relay kon het verzoek niet lezen
refusal-too-large = het verzoek is groter dan de relay toestaat
refusal-wrong-role = niet op een verbinding van deze soort
refusal-not-authenticated = de relay aanvaardt het bewijs van dit apparaat niet
refusal-session-taken = het sessienummer van dit apparaat is al gebruikt
refusal-rate-limited = te veel verzoeken; opnieuw over { NUMBER($milliseconds) } ms
refusal-full = het quotum van het account op de relay is op
refusal-chain-rule = de keten van het account staat het niet toe: { $rule }
refusal-not-admitted = de relay laat alleen toe met een uitnodiging, en deze opent hem niet
refusal-unavailable = niet beschikbaar
refusal-no-right = geen recht op dit kanaal
refusal-stale-epoch = het gesprek is intussen verdergegaan
refusal-channel-taken = het kenmerk van het kanaal is bezet
refusal-too-many = te veel kanalen op één verbinding
refusal-internal = de relay heeft zelf een storing; er is niets gedaan

## Wat er in een gesprek ontbreekt, of waarom het voorbij is

loss-unreadable = een bericht kon niet worden gelezen: het komt van een andere versie of is beschadigd
loss-passed-over = iets in dit gesprek kon niet worden gelezen en is overgeslagen
loss-expired = berichten zijn op de relay verlopen voordat dit apparaat terugkwam
loss-readmission = hier ontbreken berichten; de andere kant is gevraagd dit apparaat weer toe te laten
loss-being-readmitted = de andere kant laat dit apparaat weer toe; tot dan kunnen hier berichten ontbreken
loss-unreachable = de andere kant is niet meer te bereiken
loss-ended = de andere kant heeft het gesprek beëindigd
loss-broken = de app van de andere kant, of de relay, heeft dit gesprek kapotgemaakt; wissel kaarten uit om opnieuw te beginnen
loss-taken-out = dit apparaat is uit het gesprek gehaald
loss-no-device = de andere kant heeft geen apparaat dat toegevoegd kan worden
loss-no-channel = de relay wilde voor dit gesprek geen kanaal openen
loss-bad-invitation = de uitnodiging voor het gesprek gaat niet open; vraag om opnieuw geaccepteerd te worden

## Waarom een kaart niet werkte: na contact-failed

card-not-valid = deze kaart is niet meer geldig; vraag om een nieuwe
card-other-key = de relay gaf een andere sleutel dan de kaart noemt; vraag langs een andere weg om een nieuwe kaart

## Moeilijkheden die geen weigering zijn

trouble-peer-misbehaved = iemands app stuurde wat geen app van Kith stuurt; het is overgeslagen
trouble-relay-misbehaved = een relay deed wat geen eerlijke en gezonde relay doet; het is overgeslagen
trouble-other-relay = deze pagina mag alleen praten met de relay waar ze vandaan kwam; schrijf mensen op andere relays met de andere programma’s van Kith

## Wat het besturingssysteem over een bestand zegt: na cannot-read en cannot-write

io-not-found = dat bestand of die map bestaat niet
io-denied = deze gebruiker mag dat niet; controleer van wie het is en wat is toegestaan
io-exists = het bestaat al
io-not-a-folder = een deel van het pad is geen map
io-is-a-folder = het is een map
io-read-only = deze schijf is alleen te lezen
io-full = er is geen ruimte meer; maak wat vrij en probeer het opnieuw
io-busy = een ander programma gebruikt het; sluit dat en probeer het opnieuw
io-faulty = de schijf heeft een fout; controleer hem, en maak een kopie van wat je hebt

## What a chain of devices does not allow: behind relay-refused
rule-last-device = dit is het laatste bevestigde apparaat van het account, en er moet er een blijven om nee te zeggen
rule-not-on-probation = dat apparaat is al bevestigd
rule-too-many-devices = het account heeft zoveel apparaten als het mag hebben; meld er eerst een af
rule-removed = dit apparaat is afgemeld
rule-not-linked = dat apparaat is niet meer gekoppeld
rule-not-confirmed = dit apparaat is op proef; bevestig het eerst vanaf een ouder apparaat
rule-younger = dat apparaat is ouder dan dit, en het oudere beslist
rule-unknown-device = dit apparaat hoort niet bij het account
rule-too-early = daarvoor is het te vroeg; een apparaat van een ander netwerk kan na een dag bevestigd worden
rule-frozen = het account is bevroren
rule-device-may-not = dat mag alleen de herstelzin
rule-ended = het account is gesloten of verhuisd
