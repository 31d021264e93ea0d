### Ciò che i comandi mostrano, chiedono e segnalano.

no-cards = nessun biglietto; creane uno con `kith card new`
no-invitations = nessun invito; creane uno con `kith invitation new`
no-contacts = nessun contatto; chiedi a qualcuno con `kith contact add LINK`
no-requests = nessuna richiesta
no-chats = nessuna conversazione
no-messages = nessun messaggio
synced = tutto è sincronizzato
no-name = senza nome
lookalike = somiglia a un altro nome
you = tu
unread-mark = nuovo
unread = { $count ->
    [one] { $count } nuovo
   *[other] { $count } nuovi
}
verified = verificato
once = valido una volta
on = sì
off = no
until = fino al { $time }
says = dice di essere «{ $name }»
by-card = con il biglietto { $card }
greeting-hello = «Ciao»
greeting-we-met = «Ci conosciamo»
greeting-family = «Siamo parenti»
greeting-work = «È per lavoro»

label-name = nome
label-account = account
label-device = dispositivo
label-relay = relay
label-state = stato
label-delivered = segnala la consegna
label-read = segnala la lettura
ready = pronto
not-ready = non ancora sul suo relay
copied = vecchia copia di una cartella: solo da leggere
account-made = { $name } è pronto su { $relay }
phrase-written = La frase di recupero è in { $file }: conservala dove solo tu la trovi.
key-file-note = Anche la chiave è in questa cartella: chi ha una copia di tutta la cartella può leggerla.

card-made = Biglietto { $id }: dai questo link a chi vuoi che ti scriva.
card-revoked = il biglietto { $id } non fa più entrare nessuno
invitation-made =
    Dai questo codice a una sola persona, che con esso crea il suo account:

    kith account create --relay { RAW($relay) } --name NOME --invite { RAW($code) }
asked = richiesta inviata a { $name }
asked-words = richiesta inviata a { $name }; le parole da confrontare a voce: { $words }
compare = le parole da confrontare a voce: { $words }
accepted = hai accettato { $name }: scrivi con `kith chat send { RAW($typed) } TESTO`
declined = la richiesta { $id } è rifiutata
blocked = hai bloccato { $name }
unblocked = hai sbloccato { $name }; scambiatevi i biglietti per ricominciare
safety-number =
    Il numero di sicurezza tra te e { $name }:

    { $number }

    È uguale da entrambe le parti se nessuno si è messo in mezzo.
is-verified = { $name } risulta verificato
how-to-verify = Se coincide: kith contact verify { RAW($typed) } --yes

message-waiting = attende di essere accettato
message-queued = in uscita
message-sent = inviato
message-delivered = consegnato
message-read = letto
message-failed = non inviato

contact-adding = invio della richiesta in corso
contact-failed = richiesta non inviata
contact-requested = richiesta inviata, ancora nessuna risposta
contact-accepting = accettazione in corso
contact-active = contatto
contact-ended = terminato
contact-blocked = bloccato
contact-unblocked = sbloccato

card-waiting = non ancora sul relay
card-active = valido
card-used = usato
card-expired = scaduto
card-revoked-state = ritirato
invitation-waiting = non ancora sul relay
invitation-active = valido per un account
invitation-refused = rifiutato dal relay

event-online = connesso
event-offline = non connesso; nuovo tentativo in corso
event-account-ready = l’account è sul suo relay
event-copied = questa cartella è una vecchia copia di un’altra usata nel frattempo: da qui non si invia più nulla. Continua con l’originale; ciò che è qui si può ancora leggere
event-card-ready = il biglietto { $card } funziona
event-invitation = invito { $invitation }: { $state }
event-request = qualcuno chiede di essere accettato: `kith request list` mostra la richiesta { $request }
event-contact = { $name }: { $state }
event-marked = { $chat }: { $count ->
    [one] un messaggio
   *[other] più messaggi
} – { $state }
event-alarm = avviso: { $text }
event-alarm-in = avviso, { $chat }: { $text }

ask-passphrase = Passphrase:
ask-new-passphrase = Nuova passphrase, che protegge questa cartella:
ask-again = Di nuovo la stessa:
ask-same-number = L’altra persona vede lo stesso numero? [s/N]
yes-words = s si sì
wrong-word = Questa è un’altra parola.
recovery-phrase =
    Questa è la tua frase di recupero. Viene mostrata una volta sola. Scrivila e conservala dove solo tu la trovi:

    { $words }
ask-word = Per continuare, scrivi la parola numero { NUMBER($number) } della frase:

own-certificates = { $count ->
    [0] sono affidabili solo i certificati del sistema
    [one] un certificato è affidabile oltre a quelli del sistema
   *[other] { $count } certificati sono affidabili oltre a quelli del sistema
}

## Devices
yes-no = [s/N]
no-devices = ancora nessun dispositivo; `kith account create` crea il primo
how-to-join = Sull’altro computer: kith device join CODICE
how-to-confirm = Per confermarlo: kith device confirm { RAW($id) }
how-to-remove = Per disconnetterlo: kith device remove { RAW($id) }
# A contact: the account got another device, or was recovered.
contact-changed = ha un altro dispositivo dal { $time }
