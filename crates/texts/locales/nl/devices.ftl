### Several devices of one account: what every client says about them.

## The list
devices = Apparaten
this-device = dit apparaat
first-device = het eerste apparaat
confirmed = bevestigd
probation = op proef tot { $time }
kind-terminal = terminal
kind-web = browser
kind-other = een ander programma
no-name = zonder naam
linked-on = gekoppeld { $time }
last-used = gebruikt { $time }

## The one-time code
code-what = Deze code laat één ander apparaat in je account, één keer, binnen vijf minuten.
code-warning = Voer hem alleen in op een apparaat dat je zelf in handen hebt. Niemand hoeft hem ooit van je te horen: geen vriend, geen bank, niemand van Kith. Wie je erom vraagt, wil je berichten lezen.
code-next = Als dat apparaat erom vraagt, laat dit apparaat zien wat het is, en laat het alleen binnen als jij het zegt.
code-ends = De code eindigt over { $time }.
code-words = Hetzelfde in woorden, om te lezen of te typen:
waiting = Er wordt op het andere apparaat gewacht.

## Who asks
asks = Een apparaat vraagt om in je account te mogen:
label-name = naam
label-kind = wat het is
label-network = waar het is
network-near = op hetzelfde netwerk als dit apparaat
network-far = op een ANDER netwerk, op { $address }
network-unknown = misschien op een ANDER netwerk: de relay zegt niet waar
asks-next = Als je het binnenlaat, is het eerst op proef: het leest en schrijft alleen in de chats die je ervoor koos, en ziet niets van wat eerder geschreven is. Je apparaten melden het je, en je kunt het altijd afmelden.
ask-admit = Is dit je eigen apparaat, in je eigen handen, en heb je de code er zojuist zelf in gezet?
far-warning = Dat apparaat is niet waar dit is. Zo gaat een bekende truc: iemand ver weg laat je een pagina zien, of belt je, tot je een code hebt gezet waar hij die wil hebben, en leest dan mee. Twijfel je, zeg dan nee: een nieuwe code is zo gemaakt. Vanaf een ander netwerk duurt de proef langer.
ask-far = Is het echt je eigen apparaat, in je eigen handen, al zit het op een ander netwerk?

## What came of it
admitting = Het wordt binnengelaten.
admitted = { $name } is gekoppeld, en op proef tot { $time }.
admitted-next = Kijk of het nu je naam toont. Zo ja, bevestig het hier, dan heeft het al je gesprekken. Zo nee, meld het meteen af.
refused = Het is niet binnengelaten, en de code werkt niet meer.
code-over = De code is voorbij: niemand kan hem nog gebruiken.

## On the new device
join-asked = Je andere apparaat is gevraagd. Kijk ernaar: het toont dit apparaat en wacht op je ja.
joined = Dit apparaat hoort nu bij het account van { $name }, en is op proef tot { $time }.
joined-next = Het heeft de chats die je ervoor koos, vanaf nu. Bevestig het op je andere apparaat, dan heeft het ze allemaal.
join-refused = Het andere apparaat heeft dit niet binnengelaten.
join-expired = Niemand heeft dit apparaat op tijd binnengelaten.

## Confirming
ask-confirm = { $name } bevestigen? Het krijgt al je contacten en gesprekken, en kan dan apparaten koppelen en afmelden zoals dit apparaat.
confirmed-now = { $name } is bevestigd, en heeft vanaf nu al je gesprekken.
confirmed-soon = { $name } is bevestigd. Het krijgt je gesprekken vanzelf zodra beide apparaten verbonden zijn.

## Signing out
ask-remove = { $name } afmelden? Het kan niets lezen van wat daarna geschreven wordt. Wat het al heeft, blijft erop.
ask-remove-this = Dit apparaat zelf afmelden? Het kan niets meer verzenden of ontvangen. Wat het al heeft, blijft erop.
removing = { $name } is eruit. Elk gesprek krijgt nieuwe sleutels …
rekeyed = { NUMBER($done) } van { NUMBER($total) } gesprekken hebben nieuwe sleutels
removed-now = { $name } is afgemeld, en elk gesprek heeft nieuwe sleutels.
removed-this = Dit apparaat is afgemeld; voorlopig kan dat ongedaan worden gemaakt. Wat hier is, blijft leesbaar; er komt niets meer aan en er wordt niets meer verzonden. Heeft een ander apparaat van je het afgemeld, dan wordt hier alles gewist zodra dat niet meer ongedaan kan worden gemaakt.
erased-this = Dit apparaat is voorgoed afgemeld, en wat erop stond is gewist.

## What happened
event-added = Een nieuw apparaat, { $name }, is aan je account gekoppeld. Was jij dat niet, meld het dan nu af.
event-reminder = Onlangs is een apparaat, { $name }, aan je account gekoppeld. Was jij dat niet, meld het dan nu af.
event-confirmed = { $name } is bevestigd: het is in al je gesprekken.
event-removed = { $name } is afgemeld.
event-this-added = Dit apparaat is gekoppeld, en op proef.
event-this-confirmed = Dit apparaat is bevestigd: het is in al je gesprekken.
linking-ready = De code kan nu gebruikt worden.
linking-asked = Een apparaat vraagt om in je account te mogen.
linking-answered = Het apparaat dat erom vroeg, heeft antwoord.

## The notice that stays while a device is new
banner = Een nieuw apparaat, { $name }, is op { $time } gekoppeld.
not-mine = Niet van mij
sign-out = Afmelden
confirm = Bevestigen
link-a-device = Apparaat koppelen
note-to-self = Notities voor mezelf
let-in = Binnenlaten
keep-out = Niet binnenlaten
take-back = Code intrekken
who-asks = Wie erom vraagt
another-network = Op een ander netwerk
only-this = Dit is je enige apparaat. Koppel er nog een om je chats ook daar te hebben.
unlock-again = Nog een keer je wachtwoordzin: wat volgt, bepaalt wie je berichten kan lezen.
wrong-passphrase = Dit is niet de wachtwoordzin.
probation-here = Dit apparaat is op proef tot { $time }: het heeft alleen de chats die ervoor gekozen zijn. Bevestig het op je andere apparaat.

## What was said before a device came

history-progress = de relay heeft { NUMBER($percent) } % ervan
history-sent =
    { $count ->
        [one] Eén tekst is
       *[other] { $count } teksten zijn
    } onderweg naar { $device }; het neemt ze op zodra het verbonden is
history-arrived =
    { $count ->
        [one] één tekst
       *[other] { $count } teksten
    } van vóór dit apparaat aangekomen
