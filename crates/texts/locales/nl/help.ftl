### Wat `--help` zegt, en daarmee de handleiding.

about = Een veilige messenger voor mensen en voor scripts
usage = Gebruik
commands = Opdrachten
arguments = Argumenten
options = Opties
examples = Voorbeelden
everywhere = Bij elke opdracht
print-help = Toont deze hulp
print-version = Toont de versie
exit-codes = Elke opdracht kent --json, en --help toont voorbeelden. Afsluitcode: 0 gedaan, 1 geweigerd of onbereikbaar (met de reden), 2 verkeerd gebruik. Zonder opdracht begint Kith voor mensen: de eerste stappen, of de gesprekken.

home = Map met het account en zijn berichten, versleuteld [standaard: de gegevensmap van het systeem]
json = Toont JSON, voor programma’s
passphrase-file = Bestand met de wachtwoordzin als eerste regel; - is de standaardinvoer [omgeving: KITH_PASSPHRASE_FILE]
lang = Taal van wat mensen lezen: en, es, it, de, fr, nl of pt [omgeving: KITH_LANG] [standaard: die van het systeem]
timeout = Hoelang op de relay wordt gewacht, zoals 10s of 5m [standaard: 10s]

account = Je account
account-create = Sticht een account op een relay
account-create-note = Vraagt om een wachtwoordzin, die deze map beschermt, en toont één keer de herstelzin: schrijf hem op. Is de relay niet bereikbaar, geef dan dezelfde opdracht opnieuw.
example-bot = vraagt niets: voor programma’s
relay = Adres van de relay, zoals wss://relay.example/v1, of ws://127.0.0.1:7171/v1 op deze computer
name = Je naam, zoals degenen hem zien die je accepteert of vraagt
invite = Uitnodigingscode van een relay die er een vraagt; - is de standaardinvoer
no-passphrase = Bewaart de sleutel in een bestand naast de gegevens: beschermt alleen kopieën zonder dat bestand
recovery-file = Schrijft de herstelzin in dit nieuwe bestand in plaats van hem te tonen
ca-file = Bestand met certificaten (PEM) die naast die van het systeem worden vertrouwd, voor een relay met eigen; onthouden
account-show = Toont je account

card = Contactkaarten: links waarmee anderen je kunnen vragen
card-new = Maakt een kaart
once = Laat maar één verzoek binnen
expires = Laat na deze tijd niemand meer binnen, zoals 12h of 7d
label = Een notitie voor jezelf, getoond naast elk verzoek dat via deze kaart kwam
card-list = Toont je kaarten
card-revoke = Trekt een kaart in: niemand komt er nog mee binnen
card-id = Kenmerk van de kaart, zoals `kith card list` het toont

## kith invitation

invitation = Uitnodigingen voor je relay, als die alleen genodigden toelaat
invitation-new = Maakt een uitnodiging voor één persoon
invitation-new-note = Met de code kan één persoon één keer een account op je relay maken. Hoeveel je er mag maken bepaalt de relay; wie door een lid is uitgenodigd begint met geen.
invitation-list = Toont de uitnodigingen die je maakte

contact = Mensen die je kent
contact-add = Vraagt de eigenaar van een kaart je te accepteren
contact-add-note = De ander ziet je verzoek met drie woorden; lees ze elkaar voor om zeker te zijn wie het is.
link = Link van de kaart; - is de standaardinvoer
local-name = Hoe dit contact hier heet [standaard: de naam die het zich geeft]
greeting = De enige woorden die met een verzoek meegaan: none, hello, we-met, family of work [standaard: none]
contact-list = Toont je contacten
contact-verify = Vergelijkt veiligheidsnummers met een contact
contact-verify-note = Toont het nummer dat jullie allebei zien als er niemand tussen zit. Vergelijk het in persoon of met de stem.
example-verified = de nummers zijn gelijk
yes = Noteert het contact als geverifieerd: jullie hebben vergeleken en de nummers zijn gelijk
contact-block = Beëindigt het gesprek en trekt elk recht in om je te bereiken
contact-block-note = Wat is geschreven blijft te lezen met `kith chat read`.
contact-unblock = Staat een nieuw begin toe met een geblokkeerd contact
contact-unblock-note = Niets van het oude gesprek komt terug: wissel een kaart uit om opnieuw te beginnen.
contact-name = Naam van het contact, zoals `kith contact list` hem toont

request = Mensen die vragen om geaccepteerd te worden
request-list = Toont open verzoeken
request-list-note = De naam die een vreemde zich geeft bewijst niets. Vergelijk de drie woorden met de stem.
request-accept = Accepteert een verzoek en opent het gesprek
request-decline = Wijst een verzoek af; de ander krijgt niets te horen
request-id = Kenmerk van het verzoek, zoals `kith request list` het toont

chat = Gesprekken
chat-list = Toont gesprekken met wat ongelezen is
chat-read = Toont een gesprek en noteert het als gelezen
chat-read-note = Toont wat in deze map staat, ook zonder relay; `kith sync` haalt wat nieuw is.
limit = Alleen de nieuwste N berichten
chat-send = Schrijft een bericht
chat-send-note = Zonder --wait wordt het bericht bewaard en één keer verzonden als de relay nu bereikbaar is; anders verzendt de volgende opdracht die hem bereikt het. Het wordt nooit twee keer verzonden.
text = De tekst; - is de standaardinvoer
wait = Eindigt als de relay het blijvend heeft (0), het weigert of --timeout voorbij is (1)
example-hello = Hallo
example-eight = Tot acht uur
example-durable = De relay heeft het blijvend als dit met 0 eindigt
example-dash = -- een tekst die met een streepje begint

sync = Wisselt alles uit wat wacht, en eindigt
listen = Blijft verbonden en toont een regel voor alles wat gebeurt
listen-note = Verbindt vanzelf opnieuw. Andere opdrachten werken ernaast. Eindigt met Ctrl-C of SIGTERM.
settings = Wat anderen te horen krijgen, en wie dit apparaat vertrouwt
settings-marks = Toont of schakelt wat contacten gemeld krijgen
example-marks = toont wat is ingesteld
example-read-off = niemand hoort wanneer je leest
delivered = Of contacten horen dat een bericht is aangekomen: on of off
read = Of contacten horen dat je een bericht hebt gelezen: on of off
settings-ca-file = Toont of wijzigt de certificaten die naast die van het systeem worden vertrouwd
settings-ca-file-path = Bestand met certificaten in PEM, overgenomen zoals het nu is; - is de standaardinvoer
settings-ca-file-none = Vertrouwt alleen de certificaten van het systeem
rpc = Bedient JSON-RPC 2.0 op standaardinvoer en -uitvoer, voor bots
rpc-note = Eén verzoek per regel erin, één antwoord of gebeurtenis per regel eruit; docs/rpc.md is de beschrijving. Alleen wat --allow noemt is toegestaan: een bot kan in geen geval apparaten koppelen of het herstel wijzigen.
allow = Wat het programma mag: { $scopes }; meer dan een met komma’s
completions = Toont de aanvullingen voor een shell
completions-shell = De shell: bash, zsh of fish
man = Schrijft de handleiding
man-folder = De map waarin die wordt geschreven
example-card-new = een link om te geven: wie hem heeft kan vragen om geaccepteerd te worden
example-contact-add = vraagt de eigenaar van een kaart
example-request-list = wie vraagt om geaccepteerd te worden
example-listen = een regel voor alles wat gebeurt
example-label = schaakclub

check = Controleert of een bericht of link een valstrik is
check-text = Het bericht; - is de standaardinvoer
check-link = Een link; - is de standaardinvoer
check-explain = Zegt wat een reden betekent en wat te doen
check-batch = Bestand met een JSON-object per regel (text en, indien bekend, lang en context); - is de standaardinvoer. Toont een oordeel per regel
check-chat = Een geëxporteerde WhatsApp-chat, als .txt of .zip
check-me = Je eigen naam in die chat: je berichten worden niet gecontroleerd
check-report = Ook een pagina over de chat in dit bestand schrijven
check-image = Een afbeelding (PNG, JPEG of WebP): wat de QR-codes erin doen
check-note = Niets verlaat dit apparaat: er is geen account, map of netwerk nodig.

## kith screen

screen = De gesprekken op het volledige scherm
screen-note = F1 toont de toetsen, F2 alles wat je kunt doen. NO_COLOR zet kleuren uit.
linear = Gewone regels in plaats van het volledige scherm: voor schermlezers

## kith device
device = Je apparaten
device-list = Toont de apparaten van je account
device-link = Laat een ander apparaat in je account: toont een code voor één keer
device-link-note = Geef het op een apparaat dat al in het account is, en `kith device join` met de code op het nieuwe. Voordat er iets binnenkomt, zie je wat erom vraagt en waar het is, en word je gevraagd. Tot je het bevestigt, is het nieuwe alleen in de chats die je met --chat koos.
device-link-timeout = Hoe lang op het nieuwe apparaat gewacht wordt [standaard: 5m]
device-link-chat = Een contact in wiens gesprek het apparaat op proef mag; kan vaker
device-link-yes = Laat zonder te vragen binnen wat de code heeft, ook vanaf een ander netwerk
device-join = Sluit aan bij het account waarvan een apparaat een code toont
device-join-note = Voor een nieuwe, lege map. Vraagt om een wachtwoordzin, die deze map beschermt, en wacht dan op je ja op het andere apparaat. Bij een weigering blijft er niets achter.
device-join-code = De code die het andere apparaat toont, of de woorden tussen aanhalingstekens; - is standaardinvoer
device-join-name = Hoe dit apparaat in de lijst heet [standaard: de naam van de computer]
device-join-timeout = Hoe lang op het ja van het andere apparaat gewacht wordt [standaard: 5m]
device-confirm = Beëindigt de proef van een apparaat: het krijgt al je gesprekken
device-confirm-note = Doe het als je het nieuwe apparaat in handen hebt en het je naam toont. Wat voor de bevestiging geschreven is, komt niet mee; `kith history send` brengt het.
device-remove = Meldt een apparaat af en geeft elk gesprek nieuwe sleutels
device-remove-note = Het leest niets van wat daarna geschreven wordt. Wat het al heeft, blijft erop.
device-remove-yes = Meldt af zonder te vragen
device-id = Het id van het apparaat, het begin ervan (4 tekens of meer) of de naam, zoals `kith device list` ze toont
example-device-link = op het apparaat dat je hebt
example-device-join = op het nieuwe

## kith history

history = Wat er gezegd is voordat een apparaat kwam
history-send = Een ander apparaat van jou sturen wat er eerder gezegd is
history-send-note = Stuurt alleen teksten, voor dat apparaat verzegeld, via je relay: zijn ze daar, dan kan dit apparaat gaan. Bevestig eerst het andere apparaat.
history-since = Alleen wat binnen deze tijd geschreven is, zoals 30d [standaard: alles]
history-timeout = Hoe lang gewacht wordt tot de relay alles heeft [standaard: 10m]
account-freeze = Bevries je account: snel, als er iets mis is
account-freeze-note = Stopt meteen elke koppeling en elke verandering, en je contacten houden tegen wat in jouw naam wordt geschreven. Lezen, nee zeggen en apparaten afmelden blijven werken. Met --recovery-file werkt het vanaf elke computer, zonder een apparaat van jou.
account-thaw = Ontdooi je account
account-recover = Krijg je account terug in een nieuwe, lege map, met de herstelzin
account-recover-note = Voor als alle apparaten kwijt zijn: neem met een ervan `kith device link`. Het account wacht een dag als een van de apparaten de melding heeft getoond, anders een week, zodat je nee kunt zeggen als jij het niet bent.
recovery = Een herstel van je account: hoe het ervoor staat, en nee zeggen
recovery-status = Vraag het relay of iemand je account herstelt
recovery-veto = Zeg nee tegen een herstel, of neem het account ervan terug
phrase-file = Het bestand met de herstelzin; - is de standaardinvoer
phrase-relay = Het relay waar het account is
recovery-yes = Beantwoord elke vraag met ja
guardian = Contacten die voor je borg staan, zodat je je account binnen minuten terugkrijgt
guardian-add = Vraag een contact om borg te zijn
guardian-add-note = Kies mensen die je kunt bellen. Meer dan de helft moet goedkeuren, tenzij je anders zegt. Elke wijziging wacht zo lang als een herstel, en elk apparaat van jou kan haar afblazen.
guardian-list = Toon je borgen, en voor wie je borg staat
guardian-remove = Iemand geen borg meer laten zijn
guardian-threshold = Zeg hoeveel moeten goedkeuren; zonder getal meer dan de helft
guardian-threshold-number = Zoveel
guardian-keep = Een wachtende wijziging van je borgen afblazen
guardian-request = Toon de code waarmee je borgen een herstel goedkeuren
guardian-request-note = In de map waarin `kith account recover` draaide. Lees de code voor in een gesprek of toon hem; één code geldt voor allen. Schrijf hem nooit in een chat.
guardian-approve = Het herstel van een contact goedkeuren, na een gesprek of ontmoeting
guardian-approve-note = Alleen voor een code die je van de persoon zelf hoorde: dieven vragen precies dit. Er wordt getoond wiens account het is, en gevraagd voor er iets wordt goedgekeurd.
guardian-code = De code die je is voorgelezen; - is de standaardinvoer
guardian-yes = Je hebt de persoon gehoord of gezien: op alles ja antwoorden

## Pincode en back-up
pin = De pincode instellen die je back-up beschermt, of kijken of je hem nog weet
pin-set = De pincode instellen en een eerste back-up maken
pin-check = Kijken of je de pincode nog weet
pin-file = Bestand met de pincode; - is de standaardinvoer
backup = Een back-up maken, proberen of alles eruit terughalen
backup-now = Nu een back-up maken
backup-status = Tonen wanneer de laatste back-up is gemaakt en wat erin zit
backup-restore = Contacten, instellingen en berichten uit de nieuwste back-up terughalen
backup-drill = Kijken of de nieuwste back-up opengaat met pincode en herstelzin; verandert niets
