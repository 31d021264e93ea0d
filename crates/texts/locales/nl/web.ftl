### Wat de webclient toont.

## Everywhere

app-name = Kith
back = Terug
cancel = Annuleren
close = Sluiten
copy = Kopiëren
copied = Gekopieerd
next = Verder
skip-to-content = Naar het gesprek
starting = Kith wordt geopend
update-ready = Er is een nieuwe versie van Kith.
update-now = Laden
save = Opslaan
saved = Opgeslagen

## How things stand

online = Verbonden
offline = Niet verbonden. Wat je schrijft, wordt later verzonden.
connecting = Verbinding maken met de relay
broken-title = Kith kan niet openen wat deze browser bewaart
broken-hint = Er is niets verwijderd. Sluit de andere tabbladen met Kith en laad deze pagina opnieuw.
copied-title = Dit is een oudere kopie
copied-hint = Het account is sindsdien elders gebruikt. Van hieruit wordt niets verzonden, zodat geen sleutel twee keer wordt gebruikt. Wat hier staat is nog te lezen.
refused = De relay neemt dit account niet aan: { $why }
incompatible = De relay { $relay } en deze versie van Kith begrijpen elkaar niet. Laad de pagina opnieuw; helpt dat niet, dan moet de relay worden bijgewerkt.
alarm-title = De relay gedraagt zich verkeerd
missed-title = Er ontbreekt iets in het gesprek met { $name }

## First run

welcome-title = Welkom bij Kith
welcome-lead = Schrijf met mensen die je kent. Geen telefoonnummer, geen e-mailadres, en geen vreemde bereikt je zolang je geen kaart weggeeft.
step = Stap { NUMBER($number) } van { NUMBER($total) }
name-label = Je naam
name-hint = Wie een verzoek van je krijgt, ziet hem; alleen letters worden getoond. Hij mag kort zijn.
relay-is = Relay: { $url }
relay-hint = De computer die je berichten doorgeeft. Hij kan ze niet lezen.
invite-label = Uitnodigingscode, als de relay erom vraagt
lock-title = Hoe moet Kith opengaan?
lock-passphrase = Met een wachtwoordzin
lock-passphrase-hint = Zonder die zin kan niemand je berichten lezen, ook niet wie deze computer of een kopie van de schijf heeft. Niemand kan hem opnieuw instellen.
lock-passkey = Met de vergrendeling van dit apparaat
lock-passkey-hint = Vingerafdruk, gezicht of pincode (een passkey). Wie dit apparaat kan ontgrendelen, kan Kith openen. Als de passkey wordt verwijderd, opent niets het meer.
lock-open = Zonder wachtwoordzin
lock-open-hint = Wie deze browser kan gebruiken, kan je berichten lezen en uit jouw naam schrijven.
passphrase-label = Wachtwoordzin
passphrase-again-label = Nog een keer dezelfde
passphrases-differ = De twee zijn niet gelijk.
passphrase-empty = Kies een wachtwoordzin, of de andere mogelijkheid.
passkey-none = Deze browser of dit apparaat maakte geen sleutel. Kies een wachtwoordzin of probeer het opnieuw.
phrase-title = Schrijf je herstelzin op
phrase-lead = Hiermee kom je weer bij je account als je al je apparaten kwijt bent. Hij wordt één keer getoond en nergens opgeslagen. Bewaar hem op papier, waar alleen jij hem vindt.
phrase-warning = Niemand van Kith zal er ooit om vragen. Wie erom vraagt, wil je account hebben.
phrase-words = Je herstelzin
phrase-written = Ik heb hem opgeschreven
confirm-title = Staat hij op papier?
confirm-lead = Vul deze woorden in vanaf je papier.
confirm-word = Woord { NUMBER($number) }
confirm-wrong = Woord { NUMBER($number) } is een ander woord. Kijk op je papier.
confirm-back = Toon de zin opnieuw
begin = Beginnen

## Unlocking

unlock-title = Kith is vergrendeld
unlock = Ontgrendelen
unlock-passkey = Ontgrendelen met de vergrendeling van dit apparaat
unlocking = Wordt ontgrendeld
wrong-passphrase = Dat is niet de wachtwoordzin.
wrong-passkey = Dat opende het niet. Probeer het opnieuw.

## The list

chats = Gesprekken
new-chat = Nieuw gesprek
settings = Instellingen
search = Zoeken
search-none = Niets gevonden.
search-messages = Berichten
search-found = { $count ->
    [one] 1 bericht gevonden
   *[other] { NUMBER($count) } berichten gevonden
}
chats-empty-title = Nog niemand hier
chats-empty-hint = Geef iemand een kaart, of voeg de kaart toe die iemand jou gaf.
requests = Verzoeken
request-count = { $count ->
    [one] 1 verzoek
   *[other] { NUMBER($count) } verzoeken
}
unread-count = { $count ->
    [one] 1 ongelezen bericht
   *[other] { NUMBER($count) } ongelezen berichten
}
you-said = Jij: { $text }
draft-is = Concept: { $text }
state-adding = Verzoek wordt verzonden
state-failed = De kaart werkte niet
state-requested = Wacht op acceptatie
state-accepting = Gesprek wordt geopend
state-active = End-to-end versleuteld
state-ended = De ander heeft dit gesprek beëindigd
state-blocked = Geblokkeerd
state-unblocked = Wissel kaarten uit om opnieuw te beginnen

## A conversation

choose-chat = Kies een gesprek
messages-of = Berichten met { $name }
write = Schrijf een bericht
send = Verzenden
empty-chat = Zeg hallo
waiting-note = { $name } heeft je nog niet geaccepteerd. Wat je schrijft, wacht op dit apparaat.
words-note = Vergelijk deze woorden met de stem: { $words }
ended-note = { $name } heeft dit gesprek beëindigd. Je kunt het lezen, maar niet meer schrijven.
blocked-note = Je hebt { $name } geblokkeerd. Wat er is gezegd, kun je nog lezen.
unblocked-note = Wissel opnieuw kaarten uit om weer te schrijven.
newest = Naar het nieuwste bericht
unread-line = Nieuw
mark-waiting = Wacht op acceptatie
mark-queued = Wacht op verzending
mark-sent = Verzonden
mark-delivered = Afgeleverd
mark-read = Gelezen
mark-failed = Niet verzonden
today = Vandaag
yesterday = Gisteren
emoji = Emoji’s
link-title = Deze link openen?
link-lead = Hij gaat naar deze site:
link-plain = De verbinding ermee is niet versleuteld.
link-open = Openen
link-copy = Link kopiëren
too-long = Dit is te lang om te verzenden.

## Requests

requests-empty-title = Geen verzoeken
requests-empty-hint = Als iemand een kaart gebruikt die je hebt weggegeven, beslis jij hier.
request-lead = Iemand met je kaart ‘{ $card }’ vraagt je te mogen schrijven.
request-says = noemt zich ‘{ $name }’
request-no-name = geeft geen naam die getoond kan worden
request-lookalike = Deze naam lijkt op een die je kent. Het kan iemand anders zijn.
request-words = Bel degene van wie je denkt dat dit is, en vergelijk samen deze drie woorden:
request-name-label = Naam die jij geeft
accept = Accepteren
decline = Afwijzen
declined-note = Als je afwijst, krijgt de ander niets te horen.
greeting-hello = Groet je: hallo
greeting-we-met = Zegt dat jullie elkaar kennen
greeting-family = Zegt dat jullie familie zijn
greeting-work = Zegt dat het over werk gaat

## New conversation

own-card-title = Geef je kaart
own-card-lead = Wie deze kaart heeft, kan vragen om je te mogen schrijven. Jij beslist of je dat accepteert.
card-label-label = Notitie voor jezelf, bijvoorbeeld waar je hem hebt weggegeven
card-once = Voor maar één persoon
card-week = Werkt 7 dagen
card-make = Kaart maken
card-link = Link van de kaart
card-qr = De kaart als plaatje om te scannen
add-title = Voeg een kaart toe die je hebt gekregen
add-lead = Plak de link die begint met kith:card/
add-link-label = Link van de kaart
scan = Scannen met de camera
scan-stop = Camera stoppen
scan-picture = Uit een afbeelding lezen
scan-hint = Houd de kaart voor de camera.
scan-found = De kaart is gelezen.
scan-no-camera = Er is geen camera die deze pagina mag gebruiken. Lees de kaart uit een afbeelding of plak de link.
scan-nothing = In deze afbeelding staat geen leesbare code.
scan-other = Deze code is geen contactkaart. Er staat: { $text }
scan-links = Stop: deze code laat wie hem toont in je { $service }-account. Scan hem nergens. Wie je hierheen stuurde, wil dat account.
scan-signs-in = Stop: deze code meldt iemand aan als jou, met { $service }. Scan hem alleen als je dat zelf bent begonnen, net nu, op een pagina die je hebt geopend.
add-name-label = Naam die jij geeft
add-name-hint = Alleen jij ziet deze naam.
add-send = Verzoek verzenden
add-words = Verzonden. Vergelijk deze woorden met de stem: { $words }
cards-title = Kaarten die je hebt weggegeven
cards-none = Nog geen.
card-revoke = Intrekken
card-state-waiting = Nog niet op de relay
card-state-active = Geldig
card-state-used = Gebruikt
card-state-expired = Verlopen
card-state-revoked = Ingetrokken
invite-title = Iemand op deze relay uitnodigen
invite-lead = Sommige relays laten alleen toe wie een uitnodiging heeft. Elke is goed voor één account; geef de code samen met het adres van de relay.
invite-make = Uitnodiging maken
invite-code = Uitnodigingscode
invite-waiting = Nog niet op de relay
invite-active = Goed voor één account
invite-refused = De relay laat dit account niemand uitnodigen. Vraag de beheerder.
invite-used-up = Je uitnodigingen zijn op. De volgende kan vanaf { $date }.
invite-too-many = Er zijn al te veel uitnodigingen.

## A contact

contact-title = Contact
safety-number = Veiligheidsnummer
safety-hint = Vergelijk het in persoon of in een telefoongesprek waarin je de stem herkent. Als jullie allebei dezelfde cijfers zien, zit er niemand tussen.
safety-none = Het verschijnt als de ander heeft geaccepteerd.
verified = Geverifieerd
verify = De cijfers zijn gelijk
verified-hint = Je hebt de cijfers met deze persoon vergeleken.
block = Blokkeren
block-hint = Beëindigt het gesprek voor jullie allebei. Wat er is gezegd, blijft hier leesbaar.
unblock = Niet meer blokkeren
unblock-hint = Staat een nieuw begin toe, met nieuwe kaarten.

## Settings

profile = Profiel
account-id = Account
reading = Bevestigingen
give-delivered = Anderen melden dat hun bericht bij mij is afgeleverd
give-read = Anderen melden dat ik hun bericht heb gelezen
look = Weergave
theme-system = Zoals het systeem
theme-light = Licht
theme-dark = Donker
language = Taal
lock-now = Nu vergrendelen
lock-none = Deze browser opent Kith zonder wachtwoordzin.
lock-after = Vergrendelen als niemand Kith heeft gebruikt gedurende
lock-minutes = { $count ->
    [one] 1 minuut
   *[other] { NUMBER($count) } minuten
}
lock-hours = { $count ->
    [one] 1 uur
   *[other] { NUMBER($count) } uur
}
lock-never = Nooit vanzelf vergrendelen
notify-title = Meldingen
notify = Nieuwe berichten en verzoeken melden terwijl Kith op de achtergrond is
notify-hint = Ze zeggen dat er iets nieuws is, niet wie er schreef of wat.
notify-denied = Deze browser staat het voor deze pagina niet toe. Je kunt dat in de instellingen ervan wijzigen.
notify-offer = Wil je dat Kith nieuwe berichten meldt terwijl het op de achtergrond is?
notify-yes = Melden
notify-no = Nee
new-message = Nieuw bericht
new-request = Iemand vraagt je te mogen schrijven
storage-title = Opslag
storage-used = Kith bewaart { $size } in deze browser.
storage-lasting = De browser bewaart het tot je het verwijdert.
storage-passing = De browser mag het verwijderen als de schijf vol is, en je account erbij.
storage-keep = De browser vragen het te bewaren

## What could not be done

no-answer = Kith gaf geen antwoord. Laad de pagina opnieuw en kijk of het gebeurd is.
no-channel = Deze browser laat de pagina niet met haar achtergrondproces praten. Probeer een andere.
not-now = Dit kan nu niet.
bad-name = Een naam heeft 1 tot 64 tekens en geen regeleinden.
name-taken = Hier heet al iemand zo. Kies een andere naam.
not-a-card = Dit is niet de hele link van een kaart. Kopieer hem opnieuw.
own-card = Dit is je eigen kaart. Geef haar aan iemand anders.
already-contact = Deze persoon is al een contact.
no-storage = Deze browser bewaart geen gegevens voor deze pagina. Dat doen privévensters en volle schijven.

## Linking this browser to an account that exists

join-offer = Gebruik je Kith al op een ander apparaat?
join-begin = Koppel aan mijn account
join-code-title = Voer de eenmalige code in
join-code-lead = Open op je andere apparaat Instellingen, Apparaten, “Apparaat koppelen”; in een terminal: kith device link. Het toont een code die vijf minuten geldig is.
join-code-label = Eenmalige code
join-code-hint = Plak of typ hem; de woorden ervan zijn net zo goed.
join-name-label = Naam van deze browser
join-name-hint = Je andere apparaten tonen hem. Niemand anders ziet hem.
join-send = Deze browser koppelen
join-waiting = Nu je andere apparaat
join-reaching = Je andere apparaat wordt gezocht. Laat de code daar openstaan.
join-stop = Stoppen
join-elsewhere = Deze code hoort bij de relay { $relay }. Open de pagina daarvan in deze browser en voer de code daar in.
join-damaged = Een deel van deze code ontbreekt of klopt niet. Kopieer hem opnieuw.
join-newer = Deze code is van een nieuwere Kith. Laad deze pagina opnieuw.
join-not-a-code = Dit is geen code om een apparaat te koppelen.

## Several devices

link-chats = Chats waarin het mag zijn voordat je het bevestigt
link-chats-hint = Kies er geen als je het meteen bevestigt: dan krijgt het ze allemaal.
link-show = Code tonen
link-qr = De eenmalige code als afbeelding om te scannen
link-code = Eenmalige code
link-how = Open op het nieuwe apparaat { $page } en kies “Koppel aan mijn account”; in een terminal: kith device join - en plak de code.
link-again = Nieuwe code tonen
confirming = Het wordt bevestigd …
signing-out = { $name } wordt afgemeld …
it-was-me = Dat was ik
new-device = Er is een nieuw apparaat aan je account gekoppeld
forget = Verwijder wat hier is
forget-ask = Alle gesprekken worden uit deze browser verwijderd. Je andere apparaten houden de hunne. Dit kan niet ongedaan worden gemaakt.
note-hint = Wat je hier schrijft staat op al je apparaten, en bij niemand anders.
contact-changed = heeft nog een apparaat sinds { $time }
contact-changed-hint = Verrast dat je, vraag het dan met je stem voordat je schrijft wat niemand anders mag lezen.
history-send = Oudere berichten sturen
history-lead = { $name } krijgt wat er eerder is geschreven, versleuteld, via je relay.
history-month = Van de laatste 30 dagen
history-year = Van het laatste jaar
history-all = Alles
history-none = Er is niets ouders om te sturen.
history-arriving = Oudere berichten komen binnen …
under-way = Onderweg

## Codes that are scanned where a device is linked

scan-code-hint = Houd de code van je andere apparaat voor de camera.
scan-code-found = De code is gelezen.
scan-other-code = Dit is geen code om een apparaat te koppelen. Er staat: { $text }
scan-card-here = Dit is een contactkaart, geen code om een apparaat te koppelen. Kaarten voeg je toe onder “Nieuw gesprek”.
scan-kith-links = Stop: deze code koppelt een apparaat aan een Kith-account. Hij voegt geen contact toe en opent geen groep. Wie je hierheen stuurde om hem te gebruiken, wil je misleiden.

## Pincode en back-up, en snel vergrendelen

backup-title = Pincode en back-up
backup-none = Je hebt geen back-up: als je dit apparaat kwijtraakt, zijn contacten en berichten weg. Met een pincode begint er een.
pin-ask = Weet je je pincode nog? Zonder kan niemand je back-up openen, en niemand kan hem je vertellen.
pin-later = Later
pin-set = Pincode instellen
pin-change = Andere pincode instellen
pin-check = Pincode controleren
pin-label = Pincode
pin-again = Nog een keer dezelfde pincode
pins-differ = De twee pincodes zijn niet gelijk.
pin-hint = { $least } tekens of meer; niet de pincode van je telefoon of bankpas.
phrase-label = Herstelzin
phrase-once = Deze browser moet hem één keer zien. Hij wordt niet bewaard.
backup-now = Nu een back-up maken
backup-drill = Proberen of hij opengaat
backup-restore = De back-up hierheen halen
backup-open = Daarvoor zijn je pincode en de herstelzin van je papier nodig.
lock-key = Snel vergrendelen, vanaf elk scherm en in alle tabbladen: Ctrl + Shift + L
