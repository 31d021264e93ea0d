### Garanti: contatti che garantiscono per un recupero. Quello che dicono tutti i client.

## Who vouches for this account
none = Non hai garanti. Nomina persone di cui ti fidi: potranno ridarti l'account in pochi minuti se un giorno perdi tutti i dispositivi.
asked-now = { $name } ha ricevuto la richiesta. La sua app risponde da sola e poi comincia l'attesa. Spiega di che si tratta: si approva solo dopo una chiamata o un incontro con te.
waits-now = { $name } sarà garante il { $time }, se nessun tuo dispositivo lo annulla.
removed-now = { $name } non sarà più garante.
kept = Annullato: i tuoi garanti restano come sono.
state-asked = richiesto, ancora nessuna risposta
state-answered = ha risposto
state-waiting = garante alla fine dell'attesa
state-active = garante
state-leaving = garante fino alla fine dell'attesa
unknown = (di prima di un recupero)
in-force = Serve ora per un recupero in pochi minuti: l'approvazione di { $threshold } su { $of }.
not-in-force = Nessun garante conta ancora.
coming = Dal { $time }: { $threshold } su { $of }. Se non l'hai cambiato tu, annulla.
how-to-keep = Per annullare: `kith guardian keep`.
wards = Garantisci per: { $names }. Approva solo se ti hanno chiamato o incontrato.

## Notices
ward-notice = { $name } ti ha scelto come garante: se perde tutti i dispositivi, aiuti a ridare l'account. Se mai ti si chiede di approvare, chiama prima { $name }.
change-notice = I TUOI GARANTI CAMBIERANNO il { $time }. Se non l'hai cambiato tu, annulla subito: `kith guardian keep`.
kept-notice = Un cambio dei tuoi garanti è stato annullato: restano come sono.

## Asking them, where the account is recovered to
code-lead = Chiama i tuoi garanti, o incontrali, e leggi loro questo. Non scriverlo mai in una chat: lì nessuno sa se sei tu.
code-show = A chi è accanto a te, mostra invece questo:
code-then = Ognuno lo inserisce con `kith guardian approve`. Servono { $needed } approvazioni; poi l'account torna in pochi minuti, o entro un'ora se un suo dispositivo è ancora in uso.
so-far = Hanno approvato { $approved } garanti su { $needed }. `kith guardian request` mostra il codice per loro.

## Approving
approve-who = { $name } rivuole l'account, su un dispositivo che si chiama «{ $device }». È cominciato il { $time }.
approve-warning = Di' di sì solo se hai appena sentito o visto { $name } di persona. I ladri chiedono proprio questo e scrivono a nome di chi conosci: richiama un numero che hai da sempre.
approve-vetoed = UN DISPOSITIVO DELL'ACCOUNT HA DETTO DI NO: forse qualcuno sta rubando l'account.
approve-question = Hai sentito o visto { $name }, che ti ha letto questo codice?
approved-now = Approvato. { $name } riavrà l'account quando abbastanza garanti avranno approvato.
asked-to-approve = Un recupero attende la tua parola.
approval-given = La tua approvazione è arrivata.
seeking = Ricerca del recupero a cui porta questo codice.
not-approved = non è stato approvato nulla
approve-unknown = il relay di quell'account non mostra questo recupero, quindi non è stato approvato nulla; fatti rileggere il codice, in una chiamata
approve-stranger = questo codice non è di nessuno per cui garantisci; non è stato approvato nulla
approve-expired = non si trova nessuno che mostri questo codice; guarda se è giusto e se l'altra parte è connessa. Non è stato approvato nulla
approve-no-terminal = non c'è un terminale su cui chiedere; se hai sentito o visto la persona, dillo con --yes
goes-on = è conservato e si farà appena il relay sarà raggiungibile

## What does not go
not-a-code = questo non è un codice per garanti: comincia con KITHGUARD o ha { $words } parole, e si legge in una chiamata
words-count = un codice per garanti ha { $words } parole e poi l'indirizzo del relay; qui ce ne sono { $found }
is-a-guardian-code = questo è un codice per garanti e non collega alcun dispositivo. Chi te l'ha letto vuole recuperare un account: inseriscilo solo come suo garante, dopo una chiamata o un incontro
nobodys-guardian = qui non garantisci per nessuno, quindi non c'è nulla da approvare
nothing-to-approve = nessun recupero attende la tua approvazione; inserisci prima il codice che ti hanno letto
not-recovering = in questa cartella non si sta recuperando alcun account; comincia con `kith account recover`
no-guardians = questo account non aveva garanti quando è cominciato il recupero; torna alla fine dell'attesa
no-such-guardian = { $name } non è un tuo garante; `kith guardian list` mostra chi lo è
threshold-range = deve approvare almeno 1 garante, e al massimo quanti ne hai: { $of }
no-change = nessun cambio dei tuoi garanti è in attesa
too-many = ci possono essere al massimo { $most } garanti

## On screens
title = Garanti
lead = Persone di cui ti fidi che possono ridarti l'account in pochi minuti se perdi tutti i dispositivi. Approvano sui loro dispositivi, dopo una chiamata o un incontro con te.
add = Aggiungi un garante
remove = Togli
keep = Annulla
threshold = Quanti devono approvare
