### Wat over een hele gecontroleerde chat en over een afbeelding wordt gezegd.

## De pagina
title = Wat in deze chat is gevonden
traps-found = { $count ->
    [one] Eén bericht lijkt op een valstrik
   *[other] { $count } berichten lijken op valstrikken
}
adverts-found = { $count ->
    [one] Geen valstrikken, wel één reclame
   *[other] Geen valstrikken, wel { $count } reclames
}
nothing-found = { $count ->
    [one] Niets verdachts in het ene bericht van deze chat
   *[other] Niets verdachts in de { $count } berichten van deze chat
}
read-through = { $count ->
    [one] Eén bericht is gelezen.
   *[other] { $count } berichten zijn gelezen.
}
more = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
}
what-to-do = Wat je nu moet doen
do-stop = Antwoord niet, betaal niet, open geen link en geef niemand een code.
do-call = Vraag het de persoon op een andere manier: bel een nummer dat je al had, niet een uit deze chat.
do-paid = Heb je al betaald of een code gegeven: bel meteen je bank en verwijder apparaten die je niet kent onder WhatsApp › Instellingen › Gekoppelde apparaten.
do-tell = Laat deze pagina zien aan iemand die je vertrouwt. Het overkomt ook voorzichtige mensen.
do-nothing = Er is niets te doen. Geen controle ziet alles: vraag het na voordat je betaalt of een code geeft.
traps = Lijkt op een valstrik
changes = Veranderde telefoons en nummers
adverts = Reclame
why = Waarom
private-page = Deze pagina staat alleen op je apparaat en haar links werken met opzet niet. Ze bevat wat anderen je schreven: verwijder haar als je klaar bent.

## Afbeeldingen
no-code = In deze afbeelding is geen QR-code, of geen die te lezen is
code-says = De code zegt: { $content }

## Wat er misging
no-chat-in-archive = er is geen chat in { $path }: exporteer hem met Chat › Meer › Chat exporteren en geef dat bestand
archive-too-large = het wordt bij het uitpakken veel groter dan een chat kan zijn
not-an-export = { $path } is geen WhatsApp-chat: geen regel begint met een datum en een tijd; exporteer hem met Chat › Meer › Chat exporteren, zonder media
nobody-of-this-name = niemand in deze chat heet { $name }; erin zijn: { $names }
no-picture = { $path } is geen afbeelding die te lezen is (PNG, JPEG of WebP): { $why }
picture-too-large = { $path } is een te grote afbeelding; knip het deel met de code uit
