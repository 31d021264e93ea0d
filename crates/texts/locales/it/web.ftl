### Ciò che mostra il client web.

## Everywhere

app-name = Kith
back = Indietro
cancel = Annulla
close = Chiudi
copy = Copia
copied = Copiato
next = Avanti
skip-to-content = Vai alla conversazione
starting = Kith si sta aprendo
update-ready = È pronta una nuova versione di Kith.
update-now = Caricala
save = Salva
saved = Salvato

## How things stand

online = Connesso
offline = Non connesso. Ciò che scrivi verrà inviato più tardi.
connecting = Connessione al relay in corso
broken-title = Kith non riesce ad aprire ciò che questo browser conserva
broken-hint = Non è stato cancellato nulla. Chiudi le altre schede con Kith e ricarica questa pagina.
copied-title = Questa è una vecchia copia
copied-hint = L’account è stato usato altrove nel frattempo. Da qui non si invia nulla, perché nessuna chiave venga usata due volte. Ciò che è qui si può ancora leggere.
refused = Il relay non accetta questo account: { $why }
incompatible = Il relay { $relay } e questa versione di Kith non si capiscono. Ricarica la pagina; se non basta, il relay va aggiornato.
alarm-title = Il relay ha fatto qualcosa che non doveva
missed-title = Manca qualcosa nella conversazione con { $name }

## First run

welcome-title = Ti diamo il benvenuto in Kith
welcome-lead = Scrivi alle persone che conosci. Niente numero di telefono, niente indirizzo e-mail, e nessun estraneo ti raggiunge se non hai dato via un biglietto.
step = Passo { NUMBER($number) } di { NUMBER($total) }
name-label = Il tuo nome
name-hint = Lo vedono le persone a cui invii una richiesta; si mostrano solo lettere. Può essere breve.
relay-is = Relay: { $url }
relay-hint = Il computer che fa arrivare i tuoi messaggi. Non può leggerli.
invite-label = Codice di invito, se il relay lo chiede
lock-title = Come deve aprirsi Kith?
lock-passphrase = Con una passphrase
lock-passphrase-hint = Senza di essa nessuno può leggere i tuoi messaggi, nemmeno con questo computer o una copia del suo disco. Nessuno può reimpostarla.
lock-passkey = Con il blocco di questo dispositivo
lock-passkey-hint = Impronta, volto o PIN (una passkey). Chi può sbloccare questo dispositivo può aprire Kith. Se la passkey viene cancellata, niente lo apre.
lock-open = Senza passphrase
lock-open-hint = Chi può usare questo browser può leggere i tuoi messaggi e scrivere al posto tuo.
passphrase-label = Passphrase
passphrase-again-label = Di nuovo la stessa
passphrases-differ = Le due non sono uguali.
passphrase-empty = Scegli una passphrase, oppure l’altra opzione.
passkey-none = Questo browser o dispositivo non ha creato una chiave. Scegli una passphrase o riprova.
phrase-title = Scrivi su carta la tua frase di recupero
phrase-lead = È la via per tornare al tuo account se perdi tutti i tuoi dispositivi. Viene mostrata una volta sola e non resta salvata da nessuna parte. Conservala su carta, dove solo tu la trovi.
phrase-warning = Nessuno di Kith te la chiederà mai. Chi te la chiede vuole il tuo account.
phrase-words = La tua frase di recupero
phrase-written = L’ho scritta
confirm-title = È sul foglio?
confirm-lead = Inserisci queste parole dal tuo foglio.
confirm-word = Parola { NUMBER($number) }
confirm-wrong = La parola { NUMBER($number) } è un’altra. Guarda il tuo foglio.
confirm-back = Mostra di nuovo la frase
begin = Inizia

## Unlocking

unlock-title = Kith è bloccato
unlock = Sblocca
unlock-passkey = Sblocca con il blocco di questo dispositivo
unlocking = Sblocco in corso
wrong-passphrase = Questa non è la passphrase.
wrong-passkey = Questo non l’ha aperto. Riprova.

## The list

chats = Conversazioni
new-chat = Nuova conversazione
settings = Impostazioni
search = Cerca
search-none = Non si è trovato niente.
search-messages = Messaggi
search-found = { $count ->
    [one] 1 messaggio trovato
    [many] { NUMBER($count) } di messaggi trovati
   *[other] { NUMBER($count) } messaggi trovati
}
chats-empty-title = Qui non c’è ancora nessuno
chats-empty-hint = Dai un biglietto a qualcuno, oppure aggiungi il biglietto che ti hanno dato.
requests = Richieste
request-count = { $count ->
    [one] 1 richiesta
    [many] { NUMBER($count) } di richieste
   *[other] { NUMBER($count) } richieste
}
unread-count = { $count ->
    [one] 1 messaggio non letto
    [many] { NUMBER($count) } di messaggi non letti
   *[other] { NUMBER($count) } messaggi non letti
}
you-said = Tu: { $text }
draft-is = Bozza: { $text }
state-adding = Invio della richiesta in corso
state-failed = Il biglietto non ha funzionato
state-requested = In attesa che ti accetti
state-accepting = Apertura della conversazione in corso
state-active = Cifrata da un capo all’altro
state-ended = L’altra persona ha chiuso questa conversazione
state-blocked = Bloccato
state-unblocked = Scambiatevi i biglietti per ricominciare

## A conversation

choose-chat = Scegli una conversazione
messages-of = Messaggi con { $name }
write = Scrivi un messaggio
send = Invia
empty-chat = Comincia con un ciao
waiting-note = { $name } non ti ha ancora accettato. Ciò che scrivi aspetta su questo dispositivo.
words-note = Confrontate a voce queste parole: { $words }
ended-note = { $name } ha chiuso questa conversazione. Puoi leggerla, ma non più scrivere.
blocked-note = Hai bloccato { $name }. Puoi leggere ciò che è stato detto.
unblocked-note = Per scrivervi di nuovo, scambiatevi nuovi biglietti.
newest = Vai al messaggio più recente
unread-line = Nuovi
mark-waiting = Attende di essere accettato
mark-queued = Attende di essere inviato
mark-sent = Inviato
mark-delivered = Consegnato
mark-read = Letto
mark-failed = Non inviato
today = Oggi
yesterday = Ieri
emoji = Emoji
link-title = Aprire questo link?
link-lead = Porta a questo sito:
link-plain = La connessione a questo sito non è cifrata.
link-open = Apri
link-copy = Copia il link
too-long = È troppo lungo per essere inviato.

## Requests

requests-empty-title = Nessuna richiesta
requests-empty-hint = Quando qualcuno usa un biglietto che hai dato, decidi tu qui.
request-lead = Qualcuno con il tuo biglietto «{ $card }» chiede di scriverti.
request-says = dice di essere «{ $name }»
request-no-name = non dà un nome che si possa mostrare
request-lookalike = Questo nome somiglia a uno che conosci. Potrebbe essere un’altra persona.
request-words = Telefona alla persona che pensi che sia e confrontate queste tre parole:
request-name-label = Nome da dare alla persona
accept = Accetta
decline = Rifiuta
declined-note = Se rifiuti, all’altra persona non si dice nulla.
greeting-hello = Ti saluta: ciao
greeting-we-met = Dice che vi conoscete
greeting-family = Dice che siete parenti
greeting-work = Dice che è per lavoro

## New conversation

own-card-title = Dai il tuo biglietto
own-card-lead = Chi ha questo biglietto può chiedere di scriverti. Decidi tu se accettare.
card-label-label = Nota per te, per esempio dove l’hai dato
card-once = Per una sola persona
card-week = Vale per 7 giorni
card-make = Crea un biglietto
card-link = Link del biglietto
card-qr = Il biglietto come immagine da inquadrare
add-title = Aggiungi un biglietto che ti hanno dato
add-lead = Incolla il link che inizia con kith:card/
add-link-label = Link del biglietto
scan = Scansiona con la fotocamera
scan-stop = Ferma la fotocamera
scan-picture = Leggilo da un’immagine
scan-hint = Tieni il biglietto davanti alla fotocamera.
scan-found = Il biglietto è stato letto.
scan-no-camera = Non c’è una fotocamera che questa pagina possa usare. Leggi il biglietto da un’immagine o incolla il suo link.
scan-nothing = In questa immagine non c’è un codice leggibile.
scan-other = Questo codice non è un biglietto di contatto. Dice: { $text }
scan-links = Fermo: questo codice fa entrare nel tuo account { $service } chi lo mostra. Non scansionarlo da nessuna parte. Chi ti ha mandato qui vuole quell’account.
scan-signs-in = Fermo: questo codice fa accedere qualcuno come te, con { $service }. Scansionalo solo se hai iniciato tu, adesso, su una pagina che hai aperto.
add-name-label = Nome da dare alla persona
add-name-hint = Questo nome lo vedi solo tu.
add-send = Invia la richiesta
add-words = Richiesta inviata. Confrontate a voce queste parole: { $words }
cards-title = Biglietti che hai dato
cards-none = Ancora nessuno.
card-revoke = Ritira
card-state-waiting = Non ancora sul relay
card-state-active = Valido
card-state-used = Usato
card-state-expired = Scaduto
card-state-revoked = Ritirato
invite-title = Invitare qualcuno su questo relay
invite-lead = Alcuni relay accolgono solo chi ha un invito. Ognuno vale per un account; dai il codice insieme all’indirizzo del relay.
invite-make = Crea un invito
invite-code = Codice di invito
invite-waiting = Non ancora sul relay
invite-active = Valido per un account
invite-refused = Il relay non permette a questo account di invitare nessuno. Chiedi al suo gestore.
invite-used-up = I tuoi inviti sono esauriti. Il prossimo si può creare dal { $date }.
invite-too-many = Ci sono già troppi inviti.

## A contact

contact-title = Contatto
safety-number = Numero di sicurezza
safety-hint = Confrontatelo di persona o in una chiamata in cui riconosci la voce. Se vedete entrambi le stesse cifre, nessuno si è messo in mezzo.
safety-none = Appare quando l’altra persona ha accettato.
verified = Verificato
verify = Le cifre sono le stesse
verified-hint = Hai confrontato le cifre con questa persona.
block = Blocca
block-hint = Chiude la conversazione per entrambi. Ciò che è stato detto resta leggibile qui.
unblock = Sblocca
unblock-hint = Permette un nuovo inizio, con nuovi biglietti.

## Settings

profile = Profilo
account-id = Account
reading = Conferme
give-delivered = Segnala agli altri quando il loro messaggio mi è arrivato
give-read = Segnala agli altri quando ho letto il loro messaggio
look = Aspetto
theme-system = Come il sistema
theme-light = Chiaro
theme-dark = Scuro
language = Lingua
lock-now = Blocca ora
lock-none = Questo browser apre Kith senza passphrase.
lock-after = Blocca quando nessuno usa Kith da
lock-minutes = { $count ->
    [one] 1 minuto
   *[other] { NUMBER($count) } minuti
}
lock-hours = { $count ->
    [one] 1 ora
   *[other] { NUMBER($count) } ore
}
lock-never = Non bloccare mai da solo
notify-title = Notifiche
notify = Avvisami di nuovi messaggi e richieste quando Kith è in secondo piano
notify-hint = Dicono che c’è qualcosa di nuovo, non chi ha scritto né che cosa.
notify-denied = Questo browser non lo permette per questa pagina. Puoi cambiarlo nelle sue impostazioni.
notify-offer = Vuoi che Kith ti avvisi dei nuovi messaggi quando è in secondo piano?
notify-yes = Avvisami
notify-no = No
new-message = Nuovo messaggio
new-request = Qualcuno chiede di scriverti
storage-title = Spazio
storage-used = Kith tiene { $size } in questo browser.
storage-lasting = Il browser lo conserva finché non lo cancelli.
storage-passing = Il browser può cancellarlo quando il disco è pieno, e con esso il tuo account.
storage-keep = Chiedi al browser di conservarlo

## What could not be done

no-answer = Kith non ha risposto. Ricarica la pagina e guarda se è stato fatto.
no-channel = Questo browser non lascia che la pagina parli con il suo processo. Prova un altro browser.
not-now = Ora non si può fare.
bad-name = Un nome ha da 1 a 64 caratteri e nessun a capo.
name-taken = Qui qualcuno si chiama già così. Scegli un altro nome.
not-a-card = Questo non è il link intero di un biglietto. Copialo di nuovo.
own-card = Questo è il tuo biglietto. Dallo a qualcun altro.
already-contact = Questa persona è già un contatto.
no-storage = Questo browser non conserva dati per questa pagina. Succede nelle finestre private e con il disco pieno.

## Linking this browser to an account that exists

join-offer = Usi già Kith su un altro dispositivo?
join-begin = Collega al mio account
join-code-title = Inserisci il codice monouso
join-code-lead = Sull’altro tuo dispositivo apri Impostazioni, Dispositivi, «Collega un dispositivo»; in un terminale esegui kith device link. Mostra un codice valido cinque minuti.
join-code-label = Codice monouso
join-code-hint = Incollalo o scrivilo; valgono anche le sue parole.
join-name-label = Nome di questo browser
join-name-hint = Lo mostrano gli altri tuoi dispositivi. Nessun altro lo vede.
join-send = Collega questo browser
join-waiting = Ora l’altro tuo dispositivo
join-reaching = Sto raggiungendo l’altro tuo dispositivo. Lì lascia aperto il codice.
join-stop = Annulla
join-elsewhere = Questo codice è del relay { $relay }. Apri la sua pagina in questo browser e inserisci lì il codice.
join-damaged = Una parte di questo codice manca o è sbagliata. Copialo di nuovo.
join-newer = Questo codice è di un Kith più nuovo. Ricarica questa pagina.
join-not-a-code = Questo non è un codice per collegare un dispositivo.

## Several devices

link-chats = Chat in cui può stare prima che tu lo confermi
link-chats-hint = Non sceglierne nessuna se lo confermi subito: allora le riceve tutte.
link-show = Mostra il codice
link-qr = Il codice monouso come immagine da scansionare
link-code = Codice monouso
link-how = Sul nuovo dispositivo apri { $page } e scegli «Collega al mio account»; in un terminale esegui kith device join - e incolla il codice.
link-again = Mostra un nuovo codice
confirming = Conferma in corso …
signing-out = { $name } viene disconnesso …
it-was-me = Sono stato io
new-device = Un nuovo dispositivo è stato collegato al tuo account
forget = Elimina ciò che c’è qui
forget-ask = Tutte le conversazioni vengono eliminate da questo browser. Gli altri tuoi dispositivi conservano le loro. Non si può annullare.
note-hint = Ciò che scrivi qui è su tutti i tuoi dispositivi e presso nessun altro.
contact-changed = ha un altro dispositivo dal { $time }
contact-changed-hint = Se ti sorprende, chiedi a voce prima di scrivere ciò che nessun altro deve leggere.
history-send = Invia i messaggi precedenti
history-lead = { $name } riceve ciò che è stato scritto prima, cifrato, tramite il tuo relay.
history-month = Degli ultimi 30 giorni
history-year = Dell’ultimo anno
history-all = Tutto
history-none = Non c’è nulla di precedente da inviare.
history-arriving = Stanno arrivando i messaggi precedenti …
under-way = In corso

## Codes that are scanned where a device is linked

scan-code-hint = Tieni il codice dell’altro dispositivo davanti alla fotocamera.
scan-code-found = Il codice è stato letto.
scan-other-code = Questo non è un codice per collegare un dispositivo. Dice: { $text }
scan-card-here = Questo è un biglietto, non un codice per collegare un dispositivo. I biglietti si aggiungono in «Nuova conversazione».
scan-kith-links = Fermo: questo codice collega un dispositivo a un account Kith. Non aggiunge contatti e non apre gruppi. Chi ti ha mandato qui a usarlo vuole ingannarti.

## PIN e copia di sicurezza, e bloccare in fretta

backup-title = PIN e copia di sicurezza
backup-none = Non hai una copia di sicurezza: se perdi questo dispositivo, contatti e messaggi sono persi. Con un PIN ne comincia una.
pin-ask = Ricordi ancora il tuo PIN? Senza, nessuno può aprire la tua copia di sicurezza, e nessuno può dirtelo.
pin-later = Più tardi
pin-set = Imposta un PIN
pin-change = Imposta un altro PIN
pin-check = Prova il PIN
pin-label = PIN
pin-again = Di nuovo lo stesso PIN
pins-differ = I due PIN non sono uguali.
pin-hint = { $least } caratteri o più; non il PIN del telefono o della carta bancaria.
phrase-label = Frase di recupero
phrase-once = Questo browser deve vederla una volta. Non viene conservata.
backup-now = Fai una copia ora
backup-drill = Prova se si apre
backup-restore = Porta qui la copia
backup-open = Servono il tuo PIN e la frase di recupero dal tuo foglio.
lock-key = Bloccare in fretta, da ogni schermata e in tutte le schede: Ctrl + Maiusc + L
