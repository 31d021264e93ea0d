### Ciò che dice `--help`, e con esso le pagine del manuale.

about = Un messenger sicuro per le persone e per gli script
usage = Uso
commands = Comandi
arguments = Argomenti
options = Opzioni
examples = Esempi
everywhere = Con ogni comando
print-help = Mostra questo aiuto
print-version = Mostra la versione
exit-codes = Ogni comando accetta --json, e --help mostra esempi. Codice di uscita: 0 fatto, 1 rifiutato o irraggiungibile (con il motivo), 2 uso errato. Senza comando, Kith comincia per le persone: i primi passi o le conversazioni.

home = Cartella con l’account e i suoi messaggi, cifrata [predefinita: la cartella dati del sistema]
json = Mostra JSON, per i programmi
passphrase-file = File la cui prima riga è la passphrase; - è lo standard input [ambiente: KITH_PASSPHRASE_FILE]
lang = Lingua di ciò che leggono le persone: en, es, it, de, fr, nl o pt [ambiente: KITH_LANG] [predefinita: quella del sistema]
timeout = Quanto attendere il relay, per esempio 10s o 5m [predefinito: 10s]

account = Il tuo account
account-create = Fonda un account su un relay
account-create-note = Chiede una passphrase, che protegge questa cartella, e mostra una volta la frase di recupero: scrivila. Se il relay non è raggiungibile, ripeti lo stesso comando.
example-bot = non chiede nulla: per i programmi
relay = Indirizzo del relay, per esempio wss://relay.example/v1, o ws://127.0.0.1:7171/v1 su questo computer
name = Il tuo nome, come lo vedono le persone che accetti o a cui chiedi
invite = Codice di invito di un relay che ne vuole uno; - è lo standard input
no-passphrase = Tiene la chiave in un file accanto ai dati: protegge solo le copie fatte senza quel file
recovery-file = Scrive la frase di recupero in questo nuovo file invece di mostrarla
ca-file = File con certificati (PEM) affidabili oltre a quelli del sistema, per un relay con i propri; viene ricordato
account-show = Mostra il tuo account

card = Biglietti di contatto: link con cui altri possono chiederti di parlare
card-new = Crea un biglietto
once = Fa entrare una sola richiesta
expires = Non fa entrare nessuno dopo questo tempo, per esempio 12h o 7d
label = Una nota per te, mostrata accanto a ogni richiesta arrivata con questo biglietto
card-list = Elenca i tuoi biglietti
card-revoke = Ritira un biglietto: nessuno entra più con esso
card-id = Identificativo del biglietto, come lo mostra `kith card list`

## kith invitation

invitation = Inviti al tuo relay, se ammette solo chi è stato invitato
invitation-new = Crea un invito per una persona
invitation-new-note = Con il codice una persona può creare un account sul tuo relay, una volta sola. Quanti puoi crearne lo decide il relay; chi è stato invitato da un membro comincia senza.
invitation-list = Elenca gli inviti che hai creato

contact = Persone che conosci
contact-add = Chiede al proprietario di un biglietto di accettarti
contact-add-note = L’altra persona vede la tua richiesta con tre parole; leggetevele a voce per essere sicuri di chi è.
link = Link del biglietto; - è lo standard input
local-name = Come chiamare qui questo contatto [predefinito: il nome che si dà]
greeting = Le sole parole che accompagnano una richiesta: none, hello, we-met, family o work [predefinito: none]
contact-list = Elenca i tuoi contatti
contact-verify = Confronta i numeri di sicurezza con un contatto
contact-verify-note = Mostra il numero che vedete entrambi se nessuno si è messo in mezzo. Confrontatelo di persona o a voce.
example-verified = i numeri sono uguali
yes = Segna il contatto come verificato: avete confrontato e i numeri sono uguali
contact-block = Termina la conversazione e ritira ogni diritto di raggiungerti
contact-block-note = Ciò che è stato scritto resta leggibile con `kith chat read`.
contact-unblock = Permette un nuovo inizio con un contatto bloccato
contact-unblock-note = Nulla della vecchia conversazione torna in vita: scambiatevi un biglietto per ricominciare.
contact-name = Nome del contatto, come lo mostra `kith contact list`

request = Persone che chiedono di essere accettate
request-list = Elenca le richieste aperte
request-list-note = Il nome che uno sconosciuto si dà non prova nulla. Confrontate le tre parole a voce.
request-accept = Accetta una richiesta e apre la conversazione
request-decline = Rifiuta una richiesta; all’altra persona non si dice nulla
request-id = Identificativo della richiesta, come lo mostra `kith request list`

chat = Conversazioni
chat-list = Elenca le conversazioni con ciò che è da leggere
chat-read = Mostra una conversazione e la segna come letta
chat-read-note = Mostra ciò che è in questa cartella, anche senza relay; `kith sync` prende ciò che è nuovo.
limit = Solo gli N messaggi più recenti
chat-send = Scrive un messaggio
chat-send-note = Senza --wait il messaggio è conservato e inviato una volta se il relay è raggiungibile ora; altrimenti lo invia il prossimo comando che lo raggiunge. Non viene mai inviato due volte.
text = Il testo; - è lo standard input
wait = Finisce quando il relay lo ha in modo duraturo (0), lo rifiuta o scade --timeout (1)
example-hello = Ciao
example-eight = Ci vediamo alle otto
example-durable = È al sicuro sul relay quando questo finisce con 0
example-dash = -- un testo che comincia con un trattino

sync = Scambia tutto ciò che è in attesa, poi finisce
listen = Resta connesso e mostra una riga per ogni cosa che accade
listen-note = Si riconnette da solo. Altri comandi funzionano nel frattempo. Finisce con Ctrl-C o SIGTERM.
settings = Che cosa si dice agli altri, e di chi si fida questo dispositivo
settings-marks = Mostra o cambia le conferme che ricevono i contatti
example-marks = mostra che cosa è impostato
example-read-off = nessuno sa quando leggi
delivered = Se i contatti sanno che un messaggio è arrivato: on o off
read = Se i contatti sanno che hai letto un messaggio: on o off
settings-ca-file = Mostra o cambia i certificati affidabili oltre a quelli del sistema
settings-ca-file-path = File con certificati in PEM, preso com’è adesso; - è lo standard input
settings-ca-file-none = Si fida solo dei certificati del sistema
rpc = Serve JSON-RPC 2.0 su standard input e output, per i bot
rpc-note = Una richiesta per riga in entrata, una risposta o un evento per riga in uscita; docs/rpc.md è il riferimento. È permesso solo ciò che dice --allow: un bot non può in nessun caso collegare dispositivi o cambiare il recupero.
allow = Che cosa può fare il programma: { $scopes }; più cose con le virgole
completions = Mostra i completamenti per una shell
completions-shell = La shell: bash, zsh o fish
man = Scrive le pagine del manuale
man-folder = La cartella in cui vengono scritte
example-card-new = un link da dare: chi lo ha può chiedere di essere accettato
example-contact-add = chiede al proprietario di un biglietto
example-request-list = chi chiede di essere accettato
example-listen = una riga per ogni cosa che accade
example-label = circolo di scacchi

check = Controlla se un messaggio o un link è una trappola
check-text = Il messaggio; - è lo standard input
check-link = Un link; - è lo standard input
check-explain = Dice che cosa significa un motivo e che cosa fare
check-batch = File con un oggetto JSON per riga (text e, se noti, lang e context); - è lo standard input. Mostra un verdetto per riga
check-chat = Una chat di WhatsApp esportata, come .txt o .zip
check-me = Il tuo nome in quella chat: i tuoi messaggi non vengono controllati
check-report = Scrivi anche una pagina sulla chat in questo file
check-image = Un’immagine (PNG, JPEG o WebP): che cosa fanno i codici QR che contiene
check-note = Nulla esce da questo dispositivo: non servono account, cartella o rete.

## kith screen

screen = Le conversazioni a tutto schermo
screen-note = F1 mostra i tasti, F2 tutto ciò che si può fare. NO_COLOR toglie i colori.
linear = Righe semplici invece dello schermo intero: per lettori di schermo

## kith device
device = I tuoi dispositivi
device-list = Elenca i dispositivi del tuo account
device-link = Fa entrare un altro dispositivo nel tuo account: mostra un codice monouso
device-link-note = Eseguilo su un dispositivo che è già nell’account, e `kith device join` con il codice su quello nuovo. Prima che entri qualcosa vedi che cosa chiede e dov’è, e ti viene chiesto. Finché non lo confermi, il nuovo è solo nelle chat scelte con --chat.
device-link-timeout = Quanto aspettare il nuovo dispositivo [predefinito: 5m]
device-link-chat = Un contatto nella cui conversazione il dispositivo entra mentre è in prova; ripetibile
device-link-yes = Fa entrare qualunque cosa arrivi con il codice, anche da un’altra rete, senza chiedere
device-join = Entra nell’account il cui dispositivo mostra un codice
device-join-note = Per una cartella nuova e vuota. Chiede una passphrase, che protegge questa cartella, poi aspetta che tu dica di sì sull’altro dispositivo. Se si rifiuta, non si conserva nulla.
device-join-code = Il codice mostrato dall’altro dispositivo, o le sue parole tra virgolette; - è lo standard input
device-join-name = Come si chiama questo dispositivo nell’elenco [predefinito: il nome del computer]
device-join-timeout = Quanto aspettare il sì dell’altro dispositivo [predefinito: 5m]
device-confirm = Termina la prova di un dispositivo: riceve tutte le tue conversazioni
device-confirm-note = Fallo quando hai il nuovo dispositivo nelle tue mani e mostra il tuo nome. Ciò che è stato scritto prima della conferma non arriva; lo porta `kith history send`.
device-remove = Disconnette un dispositivo e dà chiavi nuove a ogni conversazione
device-remove-note = Non legge nulla di ciò che si scrive da allora. Ciò che ha già resta su di lui.
device-remove-yes = Disconnette senza chiedere
device-id = L’id del dispositivo, il suo inizio (4 lettere o più) o il suo nome, come li mostra `kith device list`
example-device-link = sul dispositivo che hai
example-device-join = su quello nuovo

## kith history

history = Ciò che è stato detto prima che arrivasse un dispositivo
history-send = Invia a un altro tuo dispositivo ciò che è stato detto prima
history-send-note = Invia solo testi, sigillati per quel dispositivo, attraverso il tuo relay: quando sono lì, questo dispositivo può andare. Conferma prima l’altro dispositivo.
history-since = Solo ciò che è stato scritto in questo tempo, come 30d [predefinito: tutto]
history-timeout = Quanto attendere che il relay abbia tutto [predefinito: 10m]
account-freeze = Congela il tuo account: in fretta, quando qualcosa non va
account-freeze-note = Ferma subito ogni collegamento e ogni modifica, e i tuoi contatti trattengono ciò che si scrive a tuo nome. Leggere, dire di no e disconnettere dispositivi funzionano ancora. Con --recovery-file funziona da qualsiasi computer, senza un tuo dispositivo.
account-thaw = Scongela il tuo account
account-recover = Riprendi il tuo account in una cartella nuova e vuota, con la frase di recupero
account-recover-note = Per quando tutti i dispositivi sono persi: con uno di essi usa `kith device link`. L’account attende un giorno se uno dei suoi dispositivi ha mostrato l’avviso, o una settimana, perché tu possa dire di no se non sei tu.
recovery = Un recupero del tuo account: a che punto è, e dire di no
recovery-status = Chiedi al relay se qualcuno sta recuperando il tuo account
recovery-veto = Di’ di no a un recupero, o riprenditi l’account
phrase-file = Il file con la frase di recupero; - è lo standard input
phrase-relay = Il relay dove si trova l’account
recovery-yes = Rispondi sì a ogni domanda
guardian = Contatti che garantiscono per te, per riavere l'account in pochi minuti
guardian-add = Chiedi a un contatto di essere tuo garante
guardian-add-note = Scegli persone che puoi chiamare. Deve approvare più della metà, se non dici altro. Ogni cambio aspetta quanto un recupero, e ogni tuo dispositivo può annullarlo.
guardian-list = Mostra i tuoi garanti, e per chi garantisci
guardian-remove = Fa' che qualcuno non sia più tuo garante
guardian-threshold = Di' quanti devono approvare; senza numero, più della metà
guardian-threshold-number = Tanti
guardian-keep = Annulla un cambio dei tuoi garanti in attesa
guardian-request = Mostra il codice con cui i garanti approvano un recupero
guardian-request-note = Nella cartella in cui hai eseguito `kith account recover`. Leggi il codice in una chiamata o mostralo di persona; uno vale per tutti. Non scriverlo mai in una chat.
guardian-approve = Approva il recupero di un contatto, dopo una chiamata o un incontro
guardian-approve-note = Solo per un codice sentito dalla persona stessa: i ladri chiedono proprio questo. Mostra di chi è l'account e chiede prima di approvare.
guardian-code = Il codice che ti hanno letto; - è lo standard input
guardian-yes = Hai sentito o visto la persona: rispondi sì a tutto

## PIN e copia di sicurezza
pin = Impostare il PIN che protegge la tua copia di sicurezza, o vedere se lo sai ancora
pin-set = Impostare il PIN e fare una prima copia
pin-check = Vedere se sai ancora il PIN
pin-file = File con il PIN; - è lo standard input
backup = Fare una copia di sicurezza, provarla o recuperarne tutto
backup-now = Fare una copia adesso
backup-status = Mostrare quando è stata fatta l’ultima copia e che cosa contiene
backup-restore = Recuperare contatti, impostazioni e messaggi dalla copia più recente
backup-drill = Vedere se la copia più recente si apre con PIN e frase; non cambia nulla
