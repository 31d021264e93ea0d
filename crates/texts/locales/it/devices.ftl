### Several devices of one account: what every client says about them.

## The list
devices = Dispositivi
this-device = questo dispositivo
first-device = il primo dispositivo
confirmed = confermato
probation = in prova fino al { $time }
kind-terminal = terminale
kind-web = browser
kind-other = un altro programma
no-name = senza nome
linked-on = collegato il { $time }
last-used = usato il { $time }

## The one-time code
code-what = Questo codice fa entrare nel tuo account un solo altro dispositivo, una volta, entro cinque minuti.
code-warning = Inseriscilo solo in un dispositivo che tieni nelle tue mani. Nessuno ha mai bisogno che tu glielo dica: né un amico, né una banca, né qualcuno di Kith. Chi te lo chiede vuole leggere i tuoi messaggi.
code-next = Quando quel dispositivo lo chiede, questo ti mostra che cos’è, e lo fa entrare solo se lo dici tu.
code-ends = Il codice finisce tra { $time }.
code-words = Lo stesso in parole, da leggere o scrivere:
waiting = In attesa che l’altro dispositivo lo chieda.

## Who asks
asks = Un dispositivo chiede di entrare nel tuo account:
label-name = nome
label-kind = che cos’è
label-network = dov’è
network-near = sulla stessa rete di questo dispositivo
network-far = su un’ALTRA rete, a { $address }
network-unknown = forse su un’ALTRA rete: il relay non dice dove
asks-next = Se lo fai entrare, all’inizio è in prova: legge e scrive solo nelle chat che hai scelto per lui, e non vede nulla di ciò che è stato scritto prima. I tuoi dispositivi te lo dicono, e puoi disconnetterlo in qualsiasi momento.
ask-admit = È un dispositivo tuo, nelle tue mani, e ci hai messo tu il codice proprio ora?
far-warning = Quel dispositivo non è dove è questo. Così funziona un trucco noto: qualcuno lontano ti mostra una pagina, o ti chiama, finché hai messo un codice dove vuole lui, e poi legge tutto. Se hai dubbi, di’ di no: un codice nuovo si fa in un momento. Da un’altra rete la prova dura di più.
ask-far = È davvero un dispositivo tuo, nelle tue mani, anche se è su un’altra rete?

## What came of it
admitting = Lo si sta facendo entrare.
admitted = { $name } è collegato, e in prova fino al { $time }.
admitted-next = Guarda se ora mostra il tuo nome. Se sì, confermalo qui, e avrà tutte le tue conversazioni. Se no, disconnettilo subito.
refused = Non è stato fatto entrare, e il codice non serve più a nulla.
code-over = Il codice è finito: nessuno può più usarlo.

## On the new device
join-asked = Il tuo altro dispositivo ha ricevuto la richiesta. Guardalo: mostra questo e aspetta il tuo sì.
joined = Questo dispositivo appartiene ora all’account di { $name }, ed è in prova fino al { $time }.
joined-next = Ha le chat che hai scelto per lui, da ora in poi. Confermalo sull’altro dispositivo, e le avrà tutte.
join-refused = L’altro dispositivo non ha fatto entrare questo.
join-expired = Nessuno ha fatto entrare questo dispositivo in tempo.

## Confirming
ask-confirm = Confermare { $name }? Riceve tutti i tuoi contatti e le tue conversazioni, e può collegare e disconnettere dispositivi come questo.
confirmed-now = { $name } è confermato, e ha tutte le tue conversazioni da ora in poi.
confirmed-soon = { $name } è confermato. Riceve le tue conversazioni da solo appena entrambi i dispositivi sono connessi.

## Signing out
ask-remove = Disconnettere { $name }? Non può leggere nulla di ciò che si scrive da allora. Ciò che ha già resta su di lui.
ask-remove-this = Disconnettere proprio questo dispositivo? Non può più inviare né ricevere nulla. Ciò che ha già resta su di lui.
removing = { $name } è fuori. Ogni conversazione riceve chiavi nuove…
rekeyed = { NUMBER($done) } conversazioni su { NUMBER($total) } hanno chiavi nuove
removed-now = { $name } è disconnesso, e ogni conversazione ha chiavi nuove.
removed-this = Questo dispositivo è disconnesso; per ora si può annullare. Ciò che è qui si può ancora leggere; non arriva e non si invia più nulla. Se lo ha disconnesso un altro tuo dispositivo, qui si cancella tutto quando non si potrà più annullare.
erased-this = Questo dispositivo è stato disconnesso per sempre, e ciò che conteneva è stato cancellato.

## What happened
event-added = Un nuovo dispositivo, { $name }, è stato collegato al tuo account. Se non sei stato tu, disconnettilo ora.
event-reminder = Da poco un dispositivo, { $name }, è stato collegato al tuo account. Se non sei stato tu, disconnettilo ora.
event-confirmed = { $name } è confermato: è in tutte le tue conversazioni.
event-removed = { $name } è stato disconnesso.
event-this-added = Questo dispositivo è collegato, e in prova.
event-this-confirmed = Questo dispositivo è confermato: è in tutte le tue conversazioni.
linking-ready = Il codice ora si può usare.
linking-asked = Un dispositivo chiede di entrare nel tuo account.
linking-answered = Il dispositivo che lo ha chiesto ha la sua risposta.

## The notice that stays while a device is new
banner = Un nuovo dispositivo, { $name }, è stato collegato il { $time }.
not-mine = Non è mio
sign-out = Disconnetti
confirm = Conferma
link-a-device = Collega un dispositivo
note-to-self = Note per me
let-in = Fallo entrare
keep-out = Non farlo entrare
take-back = Ritira il codice
who-asks = Chi lo chiede
another-network = Su un’altra rete
only-this = Questo è il tuo unico dispositivo. Collegane un altro per avere anche lì le tue chat.
unlock-again = La tua passphrase ancora una volta: ciò che segue decide chi può leggere i tuoi messaggi.
wrong-passphrase = Questa non è la passphrase.
probation-here = Questo dispositivo è in prova fino al { $time }: ha solo le chat scelte per lui. Confermalo sull’altro dispositivo.

## What was said before a device came

history-progress = il relay ne ha il { NUMBER($percent) } %
history-sent =
    { $count ->
        [one] Un testo è
       *[other] { $count } testi sono
    } in viaggio verso { $device }; li riceve quando si collega
history-arrived =
    { $count ->
        [one] è arrivato un testo
       *[other] sono arrivati { $count } testi
    } di prima di questo dispositivo
