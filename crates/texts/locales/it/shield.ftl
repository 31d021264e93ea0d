### What the shield says about messages, links, codes and senders.

## What a message asks for
asks-for-code = Ti chiede un codice che hai ricevuto
asks-for-secret = Ti chiede una password, un PIN o parole di recupero
asks-for-card = Ti chiede i dati della carta o del conto
asks-for-money = Ti chiede dei soldi
asks-for-gift-cards = Ti chiede carte regalo
asks-for-data = Ti chiede documenti o dati personali
asks-to-forward = Vuole essere inoltrato ad altri
asks-to-move = Vuole continuare in un’altra app, numero o account
asks-to-scan = Ti chiede di inquadrare un codice
asks-to-install = Ti chiede di installare qualcosa
asks-to-verify = Ti chiede di confermare o sbloccare un account
asks-to-open = Ti spinge ad aprire un link
asks-to-call = Ti chiede di chiamare un numero che dà
asks-to-stay = Ti chiede di restare in linea e seguire istruzioni
asks-to-reply = Vuole una risposta per cominciare a parlare
asks-not-to-call = Dice che non si può telefonare
asks-for-secrecy = Ti chiede di non dirlo a nessuno

## What it claims, offers and threatens with
claims-kinship = Dice di essere un familiare
claims-new-number = Parla di un nuovo numero, telefono o account
claims-authority = Dice di venire da una banca, un ufficio o un corriere
claims-support = Dice di venire dall’assistenza o dalla sicurezza
claims-mistake = Dice che è un errore, o cerca un’altra persona
offers-prize = Promette un premio o un regalo
offers-money = Promette soldi: un rimborso, un’eredità, una donazione
offers-loan = Offre un prestito
offers-job = Offre molti soldi per poco lavoro
offers-profit = Promette guadagni da un investimento
offers-affection = Cerca vicinanza
offers-goods = Vende qualcosa
demands-fee = Vuole una tassa, una multa o spese di spedizione
threatens = Ti minaccia una perdita
extorts = Minaccia di mostrare qualcosa di privato
urges = Non lascia tempo per pensare
disguised = Le sue lettere sono camuffate
like-known-scams = Queste parole somigliano a quelle di trappole note
like-known-adverts = Queste parole somigliano a quelle della pubblicità

## The sender
sender-stranger = Non conosci chi scrive
sender-new = Chi scrive è un nuovo contatto
first-message = È il primo messaggio di questa persona
identity-changed = { $days ->
    [0] Chiavi, numero o dispositivo di chi scrive sono cambiati lo stesso giorno
    [one] Chiavi, numero o dispositivo di chi scrive sono cambiati un giorno prima
    [many] Chiavi, numero o dispositivo di chi scrive sono cambiati { NUMBER($days) } giorni prima
   *[other] Chiavi, numero o dispositivo di chi scrive sono cambiati { NUMBER($days) } giorni prima
}
name-imitates = Il nome si spaccia per { $fact }

## A link
link-shortened = { $fact } nasconde dove porta il link
link-bio = { $fact } porta solo ad altri link
link-punycode = Il nome del link è scritto con lettere che sembrano altre: { $fact }
link-mixed-scripts = Il nome del link mescola alfabeti: { $fact }
link-lookalike = Il nome del link somiglia a { $fact } e non lo è
link-near-miss = Il nome del link è { $fact } salvo una lettera
link-combined = Il nome del link unisce { $fact } ad altre parole
link-embedded = { $fact } sta solo davanti al vero nome del link
link-brand-in-path = Il link parla di { $fact } e porta a qualcun altro
link-address = Il link porta a un indirizzo senza nome: { $fact }
link-user-info = { $fact }, davanti alla @, non è dove porta il link
link-port = Il link porta a una porta insolita: { $fact }
link-free-host = Chiunque può avere una pagina su { $fact }
link-dynamic = { $fact } è il computer di uno sconosciuto
link-shown-differs = Il link porta a { $fact }, che non è ciò che mostra
link-program = Il link porta a un programma: { $fact }
link-scheme = Non è un indirizzo web e fa altro quando si apre: { $fact }
link-strange-name = { $fact } ha un nome come quelli delle trappole

## A code, and what cannot be read
code-links-device = Il codice fa entrare il dispositivo di un altro nel tuo account
code-pays = Il codice paga qualcuno
code-joins-network = Il codice collega a una rete senza fili
code-adds-contact = Il codice aggiunge un contatto
code-opens-link = Il codice apre un link
unknown-script = È in una scrittura che qui non si conosce
too-short = È troppo corto per dire qualcosa

## What to do
advice-none = Nulla lo fa sospettare
advice-call-them = Chiama la persona al numero di sempre prima di fare qualsiasi cosa
advice-keep-secret = Non dare il codice o il segreto a nessuno, chiunque lo chieda
advice-use-own-way = Non aprire nulla qui; vai sulla loro app o pagina come sempre
advice-do-not-scan = Non inquadrarlo e non confermare nulla di ciò che appare
advice-do-not-pay = Non pagare e non rispondere; parlane con qualcuno di fiducia e con la polizia
advice-do-not-answer = Non rispondere; blocca chi scrive
advice-unsubscribe = È pubblicità; bloccala se non la vuoi
advice-ask-somebody = Qui nessuno può dirlo; chiedi a chi conosce la lingua o chi scrive

## The verdict
verdict-fine = Niente di sospetto
verdict-advert = Pubblicità
verdict-scam = Sembra una trappola
verdict-cannot-tell = Non si può dire
