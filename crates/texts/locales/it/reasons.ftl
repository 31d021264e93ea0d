### Che cosa è andato storto, per nomi che arrivano come dati.

relay-refused = il relay ha rifiutato: { $why }
relay-misbehaved = il relay si comporta male: { $what }
peer-misbehaved = l’altra parte si comporta male: { $what }

fault-wrong-key = mostra una chiave diversa da quella che aveva
fault-forged = ha inviato qualcosa che non si può verificare
fault-disorder = ha consegnato registrazioni fuori ordine
fault-withheld = ha trattenuto un messaggio che un membro ha visto
fault-equivocated = ha mostrato cronologie diverse a membri diversi
fault-lost-data = ha perso messaggi che aveva confermato

refusal-malformed = il relay non ha potuto leggere la richiesta
refusal-too-large = la richiesta supera un limite di dimensione del relay
refusal-wrong-role = non su questo tipo di connessione
refusal-not-authenticated = il relay non accetta la prova di questo dispositivo
refusal-session-taken = il numero di sessione di questo dispositivo è già stato usato
refusal-rate-limited = troppe richieste; di nuovo tra { NUMBER($milliseconds) } ms
refusal-full = la quota dell’account sul relay è esaurita
refusal-chain-rule = la catena dell’account non lo permette: { $rule }
refusal-not-admitted = il relay ammette solo con un invito, e questo non lo apre
refusal-unavailable = non disponibile
refusal-no-right = nessun diritto su questo canale
refusal-stale-epoch = nel frattempo la conversazione è andata avanti
refusal-channel-taken = l’identificativo del canale è occupato
refusal-too-many = troppi canali su una connessione
refusal-internal = il relay ha un guasto suo; non è stato fatto nulla

## Che cosa manca in una conversazione, o perché è finita

loss-unreadable = non è stato possibile leggere un messaggio: viene da un’altra versione o è danneggiato
loss-passed-over = qualcosa in questa conversazione non si è potuto leggere ed è stato saltato
loss-expired = alcuni messaggi sono scaduti sul relay prima che questo dispositivo tornasse
loss-readmission = qui mancano messaggi; è stato chiesto all’altra parte di riammettere questo dispositivo
loss-being-readmitted = l’altra parte sta riammettendo questo dispositivo; fino ad allora qui possono mancare messaggi
loss-unreachable = l’altra parte non è più raggiungibile
loss-ended = l’altra parte ha chiuso la conversazione
loss-broken = l’app dell’altra parte, o il relay, ha rotto questa conversazione; scambiate i biglietti per ricominciare
loss-taken-out = questo dispositivo è stato tolto dalla conversazione
loss-no-device = l’altra parte non ha alcun dispositivo da aggiungere
loss-no-channel = il relay non ha voluto aprire un canale per questa conversazione
loss-bad-invitation = l’invito nella conversazione non si apre; chiedi di essere accettato di nuovo

## Perché un biglietto non ha funzionato: dopo contact-failed

card-not-valid = questo biglietto non vale più; chiedine uno nuovo
card-other-key = il relay ha dato una chiave diversa da quella che il biglietto nomina; chiedi un nuovo biglietto per un’altra via

## Problemi che non sono un rifiuto

trouble-peer-misbehaved = l’app di qualcuno ha inviato ciò che nessuna app di Kith invia; è stato saltato
trouble-relay-misbehaved = un relay ha fatto ciò che nessun relay onesto e sano fa; è stato saltato
trouble-other-relay = questa pagina può parlare solo con il relay da cui viene; scrivi a persone di altri relay con gli altri programmi di Kith

## Che cosa il sistema operativo dice di un file: dopo cannot-read e cannot-write

io-not-found = questo file o questa cartella non esiste
io-denied = questo utente non può farlo; controlla di chi è e che cosa è permesso
io-exists = esiste già
io-not-a-folder = una parte del percorso non è una cartella
io-is-a-folder = è una cartella
io-read-only = questo disco è di sola lettura
io-full = non c’è più spazio; liberane un po’ e riprova
io-busy = lo sta usando un altro programma; chiudilo e riprova
io-faulty = il disco ha un guasto; controllalo e fai una copia di quello che hai

## What a chain of devices does not allow: behind relay-refused
rule-last-device = è l’ultimo dispositivo confermato dell’account, e qualcuno deve restare per dire di no
rule-not-on-probation = quel dispositivo è già confermato
rule-too-many-devices = l’account ha tanti dispositivi quanti ne può avere; disconnettine prima uno
rule-removed = questo dispositivo è stato disconnesso
rule-not-linked = quel dispositivo non è più collegato
rule-not-confirmed = questo dispositivo è in prova; confermalo prima da uno più vecchio
rule-younger = quel dispositivo è più vecchio di questo, e decide il più vecchio
rule-unknown-device = questo dispositivo non è dell’account
rule-too-early = è troppo presto; un dispositivo di un’altra rete si può confermare dopo un giorno
rule-frozen = l’account è bloccato
rule-device-may-not = può farlo solo la frase di recupero
rule-ended = l’account è chiuso o si è trasferito
