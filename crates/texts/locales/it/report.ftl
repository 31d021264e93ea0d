### Ciò che si dice di una chat intera controllata, e di un’immagine.

## La pagina
title = Che cosa è stato trovato in questa chat
traps-found = { $count ->
    [one] Un messaggio sembra una trappola
    [many] { $count } di messaggi sembrano trappole
   *[other] { $count } messaggi sembrano trappole
}
adverts-found = { $count ->
    [one] Nessuna trappola, e una pubblicità
    [many] Nessuna trappola, e { $count } di pubblicità
   *[other] Nessuna trappola, e { $count } pubblicità
}
nothing-found = { $count ->
    [one] Niente di sospetto nell’unico messaggio di questa chat
    [many] Niente di sospetto nei { $count } di messaggi di questa chat
   *[other] Niente di sospetto nei { $count } messaggi di questa chat
}
read-through = { $count ->
    [one] È stato letto un messaggio.
    [many] Sono stati letti { $count } di messaggi.
   *[other] Sono stati letti { $count } messaggi.
}
more = { $count ->
    [one] E un altro.
   *[other] E altri { $count }.
}
what-to-do = Che cosa fare ora
do-stop = Non rispondere, non pagare, non aprire nessun link e non dare codici a nessuno.
do-call = Chiedi alla persona per un’altra via: chiama un numero che avevi già, non uno di questa chat.
do-paid = Se hai già pagato o dato un codice: chiama subito la tua banca e rimuovi i dispositivi che non conosci in WhatsApp › Impostazioni › Dispositivi collegati.
do-tell = Mostra questa pagina a qualcuno di cui ti fidi. Succede anche a persone prudenti.
do-nothing = Non c’è niente da fare. Nessun controllo vede tutto: chiedi prima di pagare o di dare un codice.
traps = Sembra una trappola
changes = Telefoni e numeri cambiati
adverts = Pubblicità
why = Perché
private-page = Questa pagina è solo sul tuo dispositivo e i suoi link apposta non funzionano. Contiene ciò che altri ti hanno scritto: cancellala quando hai finito.

## Immagini
no-code = In questa immagine non c’è nessun codice QR, o nessuno che si possa leggere
code-says = Il codice dice: { $content }

## Che cosa è andato storto
no-chat-in-archive = in { $path } non c’è nessuna chat: esportala con Chat › Altro › Esporta chat e indica quel file
archive-too-large = una volta estratto diventa molto più grande di quanto possa essere una chat
not-an-export = { $path } non è una chat di WhatsApp: nessuna riga comincia con data e ora; esportala con Chat › Altro › Esporta chat, senza media
nobody-of-this-name = nessuno in questa chat si chiama { $name }; ci sono: { $names }
no-picture = { $path } non è un’immagine che si possa leggere (PNG, JPEG o WebP): { $why }
picture-too-large = { $path } è un’immagine troppo grande; ritaglia la parte con il codice
