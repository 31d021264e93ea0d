### Borgen: contacten die voor een herstel instaan. Wat alle clients daarover zeggen.

## Who vouches for this account
none = Je hebt geen borgen. Wijs mensen aan die je vertrouwt: zij halen je account binnen enkele minuten terug als je ooit al je apparaten verliest.
asked-now = { $name } is gevraagd. De app daar antwoordt vanzelf, en dan begint de wachttijd. Vertel waar het om gaat: goedkeuren gebeurt alleen na een gesprek of ontmoeting met jou.
waits-now = { $name } wordt borg op { $time }, als geen apparaat van jou dat afblaast.
removed-now = { $name } zal geen borg meer zijn.
kept = Afgeblazen: je borgen blijven zoals ze zijn.
state-asked = gevraagd, nog geen antwoord
state-answered = heeft geantwoord
state-waiting = borg als de wachttijd voorbij is
state-active = borg
state-leaving = borg tot de wachttijd voorbij is
unknown = (van voor een herstel)
in-force = Nu nodig voor herstel binnen enkele minuten: goedkeuring van { $threshold } van { $of }.
not-in-force = Nog geen borg telt mee.
coming = Vanaf { $time }: { $threshold } van { $of }. Heb jij dat niet veranderd, blaas het dan af.
how-to-keep = Zo blaas je het af: `kith guardian keep`.
wards = Je staat borg voor: { $names }. Keur alleen goed als ze je gebeld of ontmoet hebben.

## Notices
ward-notice = { $name } heeft je borg gemaakt: raken daar alle apparaten kwijt, dan help jij het account terug te krijgen. Word je ooit gevraagd om goed te keuren, bel dan eerst { $name }.
change-notice = JE BORGEN VERANDEREN op { $time }. Heb jij dat niet gedaan, blaas het nu af: `kith guardian keep`.
kept-notice = Een wijziging van je borgen is afgeblazen: ze blijven zoals ze zijn.

## Asking them, where the account is recovered to
code-lead = Bel je borgen of ontmoet ze, en lees dit voor. Schrijf het nooit in een chat: daar weet niemand of jij het bent.
code-show = Wie naast je staat, neemt in plaats daarvan dit:
code-then = Ieder voert het in met `kith guardian approve`. { $needed } moeten goedkeuren; dan komt het account binnen minuten terug, of binnen een uur als een van de apparaten nog gebruikt wordt.
so-far = { $approved } van { $needed } borgen hebben goedgekeurd. `kith guardian request` toont de code voor hen.

## Approving
approve-who = { $name } wil het account terug, op een apparaat dat zich ‘{ $device }’ noemt. Dat begon op { $time }.
approve-warning = Zeg alleen ja als je { $name } zojuist zelf gehoord of gezien hebt. Dieven vragen precies dit, in naam van mensen die je kent: bel terug op een nummer dat je altijd al had.
approve-vetoed = EEN APPARAAT VAN HET ACCOUNT HEEFT NEE GEZEGD: misschien steelt iemand het account.
approve-question = Heb je { $name } gehoord of gezien, en kwam de code daarvandaan?
approved-now = Goedgekeurd. { $name } krijgt het account terug als genoeg borgen hebben goedgekeurd.
asked-to-approve = Een herstel wacht op jouw woord.
approval-given = Je goedkeuring is aangekomen.
seeking = Het herstel bij deze code wordt gezocht.
not-approved = er is niets goedgekeurd
approve-unknown = het relay van dat account toont geen zo'n herstel, dus er is niets goedgekeurd; laat je de code nog eens voorlezen, in een gesprek
approve-stranger = deze code is van niemand voor wie je borg staat; er is niets goedgekeurd
approve-expired = er is niemand te vinden die deze code toont; kijk of hij klopt en of de andere kant verbonden is. Er is niets goedgekeurd
approve-no-terminal = er is geen terminal om te vragen; heb je de persoon gehoord of gezien, zeg dat dan met --yes
goes-on = het is bewaard en gebeurt zodra het relay bereikbaar is

## What does not go
not-a-code = dit is geen code voor borgen: zo'n code begint met KITHGUARD of heeft { $words } woorden, en wordt in een gesprek voorgelezen
words-count = een code voor borgen heeft { $words } woorden en dan het adres van het relay; hier zijn het er { $found }
is-a-guardian-code = dit is een code voor borgen en koppelt geen apparaat. Wie hem voorlas wil een account herstellen: voer hem alleen in als borg van die persoon, na een gesprek of ontmoeting
nobodys-guardian = je staat hier voor niemand borg, dus er is niets goed te keuren
nothing-to-approve = geen herstel wacht op jouw goedkeuring; voer eerst de code in die je is voorgelezen
not-recovering = in deze map wordt geen account hersteld; begin met `kith account recover`
no-guardians = dit account had geen borgen toen het herstel begon; het komt terug als de wachttijd voorbij is
no-such-guardian = { $name } is geen borg van jou; `kith guardian list` toont wie dat wel is
threshold-range = minstens 1 borg moet goedkeuren, en hoogstens zoveel als je hebt: { $of }
no-change = er wacht geen wijziging van je borgen
too-many = er kunnen hoogstens { $most } borgen zijn

## On screens
title = Borgen
lead = Mensen die je vertrouwt en die je account binnen minuten terughalen als je alle apparaten verliest. Ze keuren goed op hun eigen apparaten, na een gesprek of ontmoeting met jou.
add = Borg toevoegen
remove = Verwijderen
keep = Afblazen
threshold = Hoeveel moeten goedkeuren
